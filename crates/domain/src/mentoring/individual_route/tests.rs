use super::*;
use crate::testing::table;

#[test]
fn every_step_in_every_state() {
    let names = RouteState::ALL.map(RouteState::code);
    let seen = table(
        &names,
        &["write", "activate", "revise", "finish"],
        |row, column| {
            let state = RouteState::ALL[row];
            match column {
                0 => state.write(),
                1 => state.activate(),
                2 => state.revise(),
                _ => state.finish(),
            }
        },
    );
    insta::assert_snapshot!(seen);
}

#[test]
fn a_route_takes_four_or_five_school_years() {
    let lengths = [2028, 2029, 2030, 2031].map(|until| RouteYears::new(2026, until).is_some());
    assert_eq!(lengths, [false, true, true, false]);
    assert_eq!(RouteYears::new(2026, 2020), None);
    assert_eq!(RouteYears::new(1990, 1993), None);
    let years = RouteYears::new(2026, 2029).unwrap();
    assert_eq!(
        [2025, 2026, 2029, 2030].map(|year| years.has(year)),
        [false, true, true, false]
    );
}
