use super::*;
use crate::testing::day;

fn term(from: &str, until: &str) -> Result<AbsenceTerm, AbsenceError> {
    AbsenceTerm::new(day(from), day(until), day("2026-11-15"))
}

#[test]
fn an_absence_lies_ahead_and_ends_after_it_begins() {
    assert!(term("2026-11-15", "2026-11-15").is_ok());
    assert!(
        term("2026-09-01", "2026-11-15").is_ok(),
        "who is away already may say so"
    );
    assert_eq!(
        term("2026-11-20", "2026-11-19"),
        Err(AbsenceError::Backwards)
    );
    assert_eq!(term("2026-11-01", "2026-11-14"), Err(AbsenceError::Over));
    assert!(term("2026-12-01", "2029-12-01").is_ok());
    assert_eq!(term("2026-12-01", "2030-12-06"), Err(AbsenceError::TooLong));
}

#[test]
fn both_ends_are_days_of_it() {
    let away = term("2026-11-16", "2026-11-20").unwrap();
    let within =
        ["2026-11-15", "2026-11-16", "2026-11-20", "2026-11-21"].map(|text| away.has(day(text)));
    assert_eq!(within, [false, true, true, false]);
    let overlaps = |from, until| away.overlaps(term(from, until).unwrap());
    assert!(overlaps("2026-11-20", "2026-11-30"));
    assert!(overlaps("2026-11-01", "2026-11-16"));
    assert!(overlaps("2026-11-17", "2026-11-18"));
    assert!(!overlaps("2026-11-21", "2026-11-30"));
}
