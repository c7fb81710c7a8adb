use super::*;
use crate::testing::day;

fn term(on: Option<&str>, until: Option<&str>) -> AgreementTerm {
    AgreementTerm {
        on: on.map(day),
        until: until.map(day),
    }
}

#[test]
fn an_agreement_ends_after_it_begins_and_begins_before_it_ends() {
    assert!(term(None, None).is_sound());
    assert!(term(Some("2026-09-01"), None).is_sound());
    assert!(term(Some("2026-09-01"), Some("2026-09-01")).is_sound());
    assert!(!term(Some("2026-09-01"), Some("2026-08-31")).is_sound());
    assert!(
        !term(None, Some("2026-08-31")).is_sound(),
        "a term needs a beginning"
    );
}

#[test]
fn it_holds_from_its_day_until_its_last() {
    let holds = |on, until| {
        ["2026-08-31", "2026-09-01", "2027-05-31", "2027-06-01"]
            .map(|at| term(on, until).is_in_force(day(at)))
    };
    assert_eq!(
        holds(Some("2026-09-01"), Some("2027-05-31")),
        [false, true, true, false]
    );
    assert_eq!(holds(Some("2026-09-01"), None), [false, true, true, true]);
    assert_eq!(
        holds(None, None),
        [false; 4],
        "what was never signed does not hold"
    );
}
