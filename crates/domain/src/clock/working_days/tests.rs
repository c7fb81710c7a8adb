use proptest::prelude::*;

use super::*;
use crate::testing::day;

fn working_days_of(year: i32) -> usize {
    let first = Date::from_ymd_opt(year, 1, 1).unwrap();
    first
        .iter_days()
        .take_while(|at| at.year() == year)
        .filter(|at| is_working_day(*at).0)
        .count()
}

#[test]
fn the_years_have_the_working_days_of_their_production_calendars() {
    assert_eq!([2024, 2025, 2026].map(working_days_of), [248, 247, 247]);
}

#[test]
fn moved_days_are_off_and_worked_saturdays_are_worked() {
    use WorkingDaysGround::ProductionCalendar;
    assert_eq!(
        is_working_day(day("2024-12-28")),
        (true, ProductionCalendar)
    );
    assert_eq!(
        is_working_day(day("2025-11-01")),
        (true, ProductionCalendar)
    );
    assert_eq!(
        is_working_day(day("2025-11-03")),
        (false, ProductionCalendar)
    );
    assert_eq!(
        is_working_day(day("2026-01-09")),
        (false, ProductionCalendar)
    );
    assert_eq!(
        is_working_day(day("2026-11-04")),
        (false, ProductionCalendar)
    );
}

#[test]
fn three_working_days_go_over_weekends_and_holidays() {
    let after = |from| working_days_after(day(from), 3).0;
    assert_eq!(after("2026-11-16"), day("2026-11-19"), "Monday to Thursday");
    assert_eq!(after("2026-11-19"), day("2026-11-24"), "over a weekend");
    assert_eq!(
        after("2026-11-02"),
        day("2026-11-06"),
        "over the fourth of November"
    );
    assert_eq!(
        after("2025-12-29"),
        day("2026-01-13"),
        "over the holidays of January"
    );
}

#[test]
fn a_year_without_a_table_keeps_to_the_law_and_says_so() {
    use WorkingDaysGround::{LawAlone, ProductionCalendar};
    assert_eq!(is_working_day(day("2027-02-23")), (false, LawAlone));
    assert_eq!(
        is_working_day(day("2027-05-03")),
        (false, LawAlone),
        "the first of May is a Saturday"
    );
    assert_eq!(is_working_day(day("2027-05-04")), (true, LawAlone));
    assert_eq!(
        working_days_after(day("2026-12-29"), 1),
        (day("2026-12-30"), ProductionCalendar)
    );
    assert_eq!(
        working_days_after(day("2026-12-30"), 1),
        (day("2027-01-11"), LawAlone)
    );
}

#[test]
fn no_days_after_is_the_day_itself() {
    let sunday = day("2026-11-15");
    assert_eq!(working_days_after(sunday, 0).0, sunday);
}

proptest! {
    /// So many working days lie between, and the last of them is one.
    #[test]
    fn the_answer_is_a_working_day_and_counts_right(from in 0_u64..1_500, count in 1_u32..30) {
        let start = day("2024-01-01") + Days::new(from);
        let (end, _) = working_days_after(start, count);
        prop_assert!(is_working_day(end).0);
        let between = start
            .iter_days()
            .skip(1)
            .take_while(|at| *at <= end)
            .filter(|at| is_working_day(*at).0)
            .count();
        prop_assert_eq!(between, usize::try_from(count).unwrap());
    }
}
