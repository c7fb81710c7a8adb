use uuid::Uuid;

use super::*;
use crate::testing::{day, table};

#[test]
fn every_step_in_every_state() {
    let meeting = MeetingId(Uuid::from_u128(1));
    let states = [
        ("PLANNED", PlannedMeetingState::Planned),
        ("HELD", PlannedMeetingState::Held { meeting }),
        ("MISSED", PlannedMeetingState::Missed),
        ("CANCELLED", PlannedMeetingState::Cancelled),
    ];
    let today = day("2026-11-15");
    let columns = [
        "replan",
        "hold",
        "miss today's",
        "miss tomorrow's",
        "cancel",
    ];
    let shown = table(&states.map(|(name, _)| name), &columns, |row, column| {
        let (_, state) = states[row];
        let after = match column {
            0 => state.replan(),
            1 => state.hold(meeting),
            2 => state.miss(today, today),
            3 => state.miss(day("2026-11-16"), today),
            _ => state.cancel(),
        };
        after.map(PlannedMeetingState::kind)
    });
    insta::assert_snapshot!(shown);
}

#[test]
fn a_meeting_is_planned_for_today_or_later_while_the_pair_is_in_force() {
    let check = |on: &str| check_planned(day(on), day("2026-11-20"), day("2026-11-15"));
    assert_eq!(check("2026-11-14"), Err(PlanError::InThePast));
    assert_eq!(check("2026-11-15"), Err(PlanError::OutsidePair));
    assert_eq!(check("2026-11-20"), Ok(()));
}
