//! Meetings of a pair, as the journal keeps them (A-M5).

use chrono::Days;

use crate::clock::{Date, Timestamp};

/// How the two met.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MeetingMode {
    /// Face to face.
    InPerson,
    /// By video.
    Video,
    /// By telephone or in a chat.
    Remote,
}

/// Why a meeting was not recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MeetingError {
    /// The pair was not in force on that day.
    #[error("the pair was not in force on that day")]
    OutsidePair,
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InTheFuture,
    /// The length is not 5–600 minutes.
    #[error("a meeting lasts 5–600 minutes")]
    OddLength,
}

/// Checks a meeting on `on` of `minutes` minutes for a pair in force `from`–`until`.
pub fn check_meeting(
    on: Date,
    minutes: u16,
    from: Date,
    until: Option<Date>,
    today: Date,
) -> Result<(), MeetingError> {
    if on > today {
        return Err(MeetingError::InTheFuture);
    }
    if on < from || until.is_some_and(|until| on > until) {
        return Err(MeetingError::OutsidePair);
    }
    if !(5..=600).contains(&minutes) {
        return Err(MeetingError::OddLength);
    }
    Ok(())
}

/// For how many days an entry can be taken out again by who wrote it.
pub const REMOVABLE_DAYS: u64 = 7;

/// Whether an entry written at `recorded_at` can still be taken out at `now`.
pub fn is_removable(recorded_at: Timestamp, now: Timestamp) -> bool {
    recorded_at
        .checked_add_days(Days::new(REMOVABLE_DAYS))
        .is_none_or(|until| now <= until)
}

#[cfg(test)]
mod tests;
