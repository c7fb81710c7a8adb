use super::*;

#[test]
fn one_to_four_people_are_withheld_and_nought_is_said() {
    let seen = [0, 1, 4, 5, u32::MAX].map(|count| shown(Indicator::Mentees, count));
    assert_eq!(
        seen,
        [
            Shown::Exact(0),
            Shown::Withheld,
            Shown::Withheld,
            Shown::Exact(5),
            Shown::Exact(u32::MAX),
        ]
    );
}

#[test]
fn what_does_not_count_people_is_always_said() {
    for indicator in Indicator::ALL
        .into_iter()
        .filter(|indicator| !indicator.counts_people())
    {
        assert_eq!(shown(indicator, 1), Shown::Exact(1), "{indicator:?}");
    }
}

#[test]
fn every_counter_of_people_withholds_small_numbers() {
    let withheld = Indicator::ALL
        .into_iter()
        .filter(|found| shown(*found, 3) == Shown::Withheld);
    assert_eq!(
        withheld.collect::<Vec<_>>(),
        [
            Indicator::Mentors,
            Indicator::Mentees,
            Indicator::YoungTeachers,
            Indicator::YoungTeachersMentored,
            Indicator::MentorsGiven,
        ]
    );
}
