use proptest::prelude::*;

use super::*;
use crate::testing::day;

const HALF_YEARLY: RefreshRule = RefreshRule {
    months: 6,
    each_november: false,
};

#[test]
fn twice_a_year_satisfies_and_six_months_and_a_day_do_not() {
    let last = day("2026-01-15");
    assert_eq!(HALF_YEARLY.due_after(last), day("2026-07-15"));
    assert!(!HALF_YEARLY.is_late(Some(last), day("2026-07-15")));
    assert!(HALF_YEARLY.is_late(Some(last), day("2026-07-16")));
    let on = |today| HALF_YEARLY.standing(Some(last), None, day(today)).unwrap();
    assert!(!on("2026-07-15").overdue);
    assert!(on("2026-07-16").overdue);
}

#[test]
fn the_strictest_rule_asks_for_november_besides() {
    let rule = RefreshRule::default();
    let cases = [
        // In time for half a year, yet November comes first.
        ("2026-09-10", "2026-11-30"),
        ("2026-05-31", "2026-11-30"),
        ("2026-05-29", "2026-11-29"),
        // A November that is covered asks for the next one, and half a year comes first.
        ("2026-11-01", "2027-05-01"),
        ("2026-12-31", "2027-06-30"),
        ("2026-02-28", "2026-08-28"),
    ];
    for (last, due) in cases {
        assert_eq!(rule.due_after(day(last)), day(due), "after {last}");
    }
    let yearly = RefreshRule {
        months: 12,
        each_november: true,
    };
    assert_eq!(yearly.due_after(day("2026-11-30")), day("2027-11-30"));
    assert_eq!(yearly.due_after(day("2026-10-31")), day("2026-11-30"));
}

#[test]
fn a_bank_without_cards_has_no_duty_and_a_new_one_is_counted_from_its_first_card() {
    let rule = RefreshRule::default();
    assert_eq!(rule.standing(None, None, day("2026-09-01")), None);
    let standing = rule.standing(None, Some(day("2026-09-01")), day("2026-12-01"));
    let due_on = day("2026-11-30");
    assert_eq!(
        standing,
        Some(RefreshStanding {
            due_on,
            overdue: true
        })
    );
}

#[test]
fn a_rule_has_one_to_twelve_months() {
    assert_eq!(RefreshRule::new(0, true), None);
    assert_eq!(RefreshRule::new(13, true), None);
    assert_eq!(RefreshRule::new(6, true), Some(RefreshRule::default()));
}

proptest! {
    #[test]
    fn who_confirms_on_the_due_day_is_never_late(
        start in 0_u32..3_000, months in 1_i32..=12, november: bool, rounds in 1_usize..12,
    ) {
        let rule = RefreshRule::new(months, november).unwrap();
        let mut last = day("2020-01-01") + chrono::Days::new(u64::from(start));
        for _ in 0..rounds {
            let due = rule.due_after(last);
            prop_assert!(due > last);
            prop_assert!(!rule.is_late(Some(last), due));
            prop_assert!(rule.is_late(Some(last), due + chrono::Days::new(1)));
            last = due;
        }
    }

    #[test]
    fn november_never_gives_more_time(start in 0_u32..3_000, months in 1_i32..=12) {
        let last = day("2020-01-01") + chrono::Days::new(u64::from(start));
        let plain = RefreshRule::new(months, false).unwrap().due_after(last);
        let strict = RefreshRule::new(months, true).unwrap().due_after(last);
        prop_assert!(strict <= plain);
    }
}
