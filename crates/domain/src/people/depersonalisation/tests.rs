use super::*;
use crate::testing::day;

fn gone() -> Traces {
    Traces {
        tied: false,
        last_day: Some(day("2021-05-31")),
        withdrawn_on: None,
        held: false,
    }
}

fn due(traces: Traces, today: &str) -> Option<Due> {
    traces.due(RETENTION_YEARS, day(today))
}

#[test]
fn five_years_after_the_last_day_data_are_nobodys() {
    assert_eq!(due(gone(), "2026-05-30"), None);
    let over = Due {
        basis: Basis::RetentionOver,
        on: day("2026-05-31"),
    };
    assert_eq!(due(gone(), "2026-05-31"), Some(over));
    assert_eq!(gone().due(10, day("2026-05-31")), None, "the years are set");
}

#[test]
fn a_withdrawal_does_not_wait_for_the_years() {
    let withdrawn = Traces {
        last_day: Some(day("2026-09-01")),
        withdrawn_on: Some(day("2026-10-01")),
        ..gone()
    };
    assert_eq!(due(withdrawn, "2026-10-30"), None);
    let after = Due {
        basis: Basis::ConsentWithdrawn,
        on: day("2026-10-31"),
    };
    assert_eq!(due(withdrawn, "2026-10-31"), Some(after));
    let never_worked = Traces {
        last_day: None,
        ..withdrawn
    };
    assert_eq!(due(never_worked, "2026-10-31"), Some(after));
}

#[test]
fn a_tie_or_a_hold_stops_both() {
    for stopped in [
        Traces {
            tied: true,
            ..gone()
        },
        Traces {
            held: true,
            ..gone()
        },
    ] {
        let withdrawn = Traces {
            withdrawn_on: Some(day("2020-01-01")),
            ..stopped
        };
        assert_eq!(due(stopped, "2040-01-01"), None);
        assert_eq!(due(withdrawn, "2040-01-01"), None);
    }
    assert_eq!(due(Traces::default(), "2040-01-01"), None);
}
