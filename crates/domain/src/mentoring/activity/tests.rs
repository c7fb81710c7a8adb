use proptest::prelude::*;

use super::*;
use crate::testing::{day, table};

const STATES: [(&str, ActivityState); 4] = [
    ("PLANNED", ActivityState::Planned),
    ("SUBMITTED", ActivityState::Submitted),
    ("RETURNED", ActivityState::Returned),
    ("ACCEPTED", ActivityState::Accepted),
];

#[test]
fn the_mentee_hands_in_and_the_mentor_checks() {
    let columns = ["hand in", "accept", "return"];
    let rows = STATES.map(|(name, _)| name);
    let shown = table(&rows, &columns, |row, column| {
        let (_, state) = STATES[row];
        match column {
            0 => state.submit(),
            1 => state.check(true),
            _ => state.check(false),
        }
    });
    insta::assert_snapshot!(shown, @r"
               hand in      accept      return
    PLANNED    → Submitted  NotWaiting  NotWaiting
    SUBMITTED  NotWaiting   → Accepted  → Returned
    RETURNED   → Submitted  NotWaiting  NotWaiting
    ACCEPTED   NotWaiting   NotWaiting  NotWaiting
    ");
}

#[test]
fn what_the_mentee_owes_is_overdue_from_the_day_after() {
    let planned_on = day("2026-11-15");
    let late = |today: &str| {
        STATES
            .map(|(_, state)| state)
            .into_iter()
            .filter(|state| state.is_overdue(planned_on, day(today)))
            .collect::<Vec<_>>()
    };
    assert_eq!(late("2026-11-15"), []);
    assert_eq!(
        late("2026-11-16"),
        [ActivityState::Planned, ActivityState::Returned]
    );
}

#[test]
fn only_an_accepted_activity_does_not_hold_up_completion() {
    let open = STATES
        .map(|(_, state)| state)
        .into_iter()
        .filter(|state| state.is_open());
    assert_eq!(
        open.collect::<Vec<_>>(),
        [
            ActivityState::Planned,
            ActivityState::Submitted,
            ActivityState::Returned
        ]
    );
}

proptest! {
    #[test]
    fn nothing_is_accepted_that_was_not_handed_in(steps in prop::collection::vec(0..3u8, 0..30)) {
        let mut state = ActivityState::Planned;
        let mut handed_in = false;
        for step in steps {
            let next = match step {
                0 => state.submit(),
                1 => state.check(true),
                _ => state.check(false),
            };
            let Ok(next) = next else { continue };
            prop_assert_ne!(state, ActivityState::Accepted, "accepted is final");
            handed_in |= step == 0;
            prop_assert!(handed_in || next == ActivityState::Planned);
            state = next;
        }
    }
}
