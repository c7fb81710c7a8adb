use uuid::Uuid;

use super::*;

#[test]
fn a_suspended_school_does_not_count_and_keeps_its_line() {
    let line = |state| ModelParticipation {
        school: SchoolId(Uuid::from_u128(1)),
        year: SchoolYear::starting(2026).unwrap(),
        state,
    };
    assert!(line(ParticipationState::Registered).counts());
    assert!(!line(ParticipationState::Suspended).counts());
}
