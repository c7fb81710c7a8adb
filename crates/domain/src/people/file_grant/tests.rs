use super::*;
use crate::testing::table;

fn day(of_november: u32) -> Date {
    Date::from_ymd_opt(2026, 11, of_november).unwrap()
}

#[test]
fn every_step_in_every_state() {
    let names = FileGrantState::ALL.map(FileGrantState::code);
    let seen = table(&names, &["grant", "refuse", "close"], |row, column| {
        let state = FileGrantState::ALL[row];
        match column {
            0 => state.decide(true),
            1 => state.decide(false),
            _ => state.close(),
        }
    });
    insta::assert_snapshot!(seen);
}

#[test]
fn it_is_over_by_itself_after_its_last_day() {
    let until = Some(day(20));
    let granted = FileGrantState::Granted;
    assert_eq!(granted.standing(until, day(20)), FileGrantStanding::Granted);
    assert_eq!(granted.standing(until, day(21)), FileGrantStanding::Expired);
    for (state, standing) in [
        (FileGrantState::Asked, FileGrantStanding::Asked),
        (FileGrantState::Refused, FileGrantStanding::Refused),
        (FileGrantState::Closed, FileGrantStanding::Closed),
    ] {
        assert_eq!(state.standing(until, day(21)), standing);
    }
}

#[test]
fn nobody_is_handed_more_than_they_asked_for() {
    let set = |fields: &[FileField]| fields.iter().copied().collect::<BTreeSet<_>>();
    let asked = set(&[FileField::Email, FileField::Phone]);
    assert!(are_some_of(&asked, &asked));
    assert!(are_some_of(&set(&[FileField::Email]), &asked));
    assert!(!are_some_of(&set(&[]), &asked));
    let more = set(&[FileField::Email, FileField::BirthDate]);
    assert!(!are_some_of(&more, &asked));
}

#[test]
fn it_lasts_a_year_at_the_most() {
    assert!(may_last(day(15), day(15)));
    assert!(!may_last(day(14), day(15)));
    let year = day(15) + chrono::Duration::days(MOST_GRANT_DAYS);
    assert!(may_last(year, day(15)));
    assert!(!may_last(year + chrono::Duration::days(1), day(15)));
}
