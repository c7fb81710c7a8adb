use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn school(number: u128) -> SchoolId {
    SchoolId(Uuid::from_u128(number))
}

fn finding(kind: ExceptionKind, at: u128, day_of: &str, subject: u128) -> Finding {
    Finding {
        school: school(at),
        kind,
        day: day(day_of),
        subject: Uuid::from_u128(subject),
    }
}

#[test]
fn the_worst_comes_first_and_of_that_what_lasts_longest() {
    use ExceptionKind::*;
    let findings = [
        finding(NoData, 1, "2026-09-01", 1),
        finding(SilentPairs, 2, "2026-10-01", 21),
        finding(SilentPairs, 1, "2026-10-01", 11),
        finding(SilentPairs, 3, "2026-09-15", 31),
        finding(ConsentsEnding, 3, "2026-12-01", 32),
    ];
    // The second school is called before the first one.
    let names = |id: SchoolId| if id == school(2) { "А" } else { "Б" };
    let order: Vec<_> = worst_first(findings, names)
        .iter()
        .map(|one| (one.kind, one.school))
        .collect();
    assert_eq!(
        order,
        [
            (ConsentsEnding, school(3)),
            (SilentPairs, school(3)),
            (SilentPairs, school(2)),
            (SilentPairs, school(1)),
            (NoData, school(1)),
        ]
    );
}

#[test]
fn what_is_of_one_kind_at_one_school_is_one_line_with_the_earliest_day() {
    let findings = [
        finding(ExceptionKind::SilentPairs, 1, "2026-10-05", 12),
        finding(ExceptionKind::SilentPairs, 1, "2026-10-01", 11),
        finding(ExceptionKind::SilentPairs, 1, "2026-10-05", 12),
    ];
    let lines = worst_first(findings, |id| id.0);
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].day, lines[0].count()), (day("2026-10-01"), 2));
}

#[test]
fn kinds_are_listed_in_the_order_of_their_weight() {
    let mut sorted = ExceptionKind::ALL;
    sorted.sort();
    assert_eq!(sorted, ExceptionKind::ALL);
}

#[test]
fn few_people_are_withheld_and_few_pairs_are_not() {
    for kind in ExceptionKind::ALL {
        let expected = if kind.counts_people() {
            Shown::Withheld
        } else {
            Shown::Exact(4)
        };
        assert_eq!(kind.shown(4), expected, "{kind:?}");
        assert_eq!(kind.shown(5), Shown::Exact(5), "{kind:?}");
    }
}

#[test]
fn a_sum_does_not_tell_what_one_school_is_withheld() {
    let people = |counts: &[u32]| shown_sum(ExceptionKind::NewcomersWaiting, counts);
    assert_eq!(people(&[]), Shown::Exact(0));
    assert_eq!(people(&[7, 6]), Shown::Exact(13));
    assert_eq!(people(&[7, 2]), Shown::Withheld);
    assert_eq!(people(&[7, 2, 1]), Shown::Withheld);
    assert_eq!(people(&[7, 4, 4]), Shown::Withheld);
    assert_eq!(people(&[1, 1, 1, 1, 1]), Shown::Withheld);
    assert_eq!(people(&[7, 4, 2]), Shown::Exact(13));
    assert_eq!(people(&[2, 1]), Shown::Withheld);
    assert_eq!(
        shown_sum(ExceptionKind::SilentPairs, &[7, 2]),
        Shown::Exact(9)
    );
}

#[test]
fn the_bounds_are_counted_from_today() {
    let bounds = Bounds::on(day("2026-11-15"));
    assert_eq!(bounds.silent, day("2026-10-16"));
    assert_eq!(bounds.waiting, day("2026-10-16"));
    assert_eq!(bounds.ending, day("2026-12-15"));
    assert_eq!(bounds.programme, day("2026-11-01"));
}

proptest! {
    #[test]
    fn no_finding_is_lost_and_none_counts_twice(
        raw in proptest::collection::vec((0..8_usize, 0..4_u128, 1..28_u32, 0..6_u128), 0..40)
    ) {
        let findings: Vec<Finding> = raw
            .iter()
            .map(|(kind, at, of, subject)| Finding {
                school: school(*at),
                kind: ExceptionKind::ALL[*kind],
                day: Date::from_ymd_opt(2026, 10, *of).unwrap(),
                subject: Uuid::from_u128(*subject),
            })
            .collect();
        let mut distinct: Vec<_> = findings.iter().map(|one| (one.kind, one.school.0, one.subject)).collect();
        distinct.sort();
        distinct.dedup();
        let lines = worst_first(findings.clone(), |id| id.0);
        let counted: u32 = lines.iter().map(Exception::count).sum();
        prop_assert_eq!(usize::try_from(counted).unwrap(), distinct.len());
        for line in &lines {
            let mine = findings.iter().filter(|one| one.kind == line.kind && one.school == line.school);
            prop_assert_eq!(Some(line.day), mine.map(|one| one.day).min());
        }
        let mut backwards = findings;
        backwards.reverse();
        prop_assert_eq!(worst_first(backwards, |id| id.0), lines);
    }
}
