use super::*;
use crate::testing::day;

/// A meeting of a pair in force from 10 September 2026 to 31 May 2027, recorded on 20 May 2027.
fn met(on: &str, minutes: u16) -> Result<(), MeetingError> {
    check_meeting(
        day(on),
        minutes,
        day("2026-09-10"),
        Some(day("2027-05-31")),
        day("2027-05-20"),
    )
}

#[test]
fn a_meeting_lies_within_the_pair() {
    assert_eq!(met("2026-09-10", 45), Ok(()));
    assert_eq!(met("2026-09-09", 45), Err(MeetingError::OutsidePair));
    let after_the_end = check_meeting(
        day("2027-05-19"),
        45,
        day("2026-09-10"),
        Some(day("2027-05-18")),
        day("2027-05-20"),
    );
    assert_eq!(after_the_end, Err(MeetingError::OutsidePair));
    let on_the_last_day = check_meeting(
        day("2027-05-18"),
        45,
        day("2026-09-10"),
        Some(day("2027-05-18")),
        day("2027-05-20"),
    );
    assert_eq!(on_the_last_day, Ok(()));
}

#[test]
fn a_running_pair_meets_until_today() {
    let running = |on: &str| check_meeting(day(on), 45, day("2026-09-10"), None, day("2027-05-20"));
    assert_eq!(running("2027-05-20"), Ok(()));
    assert_eq!(running("2027-05-21"), Err(MeetingError::InTheFuture));
}

#[test]
fn a_meeting_lasts_from_five_minutes_to_ten_hours() {
    assert_eq!(met("2026-10-01", 4), Err(MeetingError::OddLength));
    assert_eq!(met("2026-10-01", 5), Ok(()));
    assert_eq!(met("2026-10-01", 600), Ok(()));
    assert_eq!(met("2026-10-01", 601), Err(MeetingError::OddLength));
    assert_eq!(met("2026-10-01", 0), Err(MeetingError::OddLength));
}

#[test]
fn an_entry_can_be_taken_out_for_a_week() {
    let at = |instant: &str| instant.parse::<Timestamp>().unwrap();
    let written = at("2026-11-08T09:00:00Z");
    assert!(is_removable(written, written));
    assert!(is_removable(written, at("2026-11-15T09:00:00Z")));
    assert!(!is_removable(written, at("2026-11-15T09:00:00.000001Z")));
}
