//! How the two get on: asked after the first meeting, a month later, and then every two months.
//!
//! Each of the pair answers for themselves with a number from 1 to 10 and a few words if they like. A low number calls
//! the curator, and nobody else reads whose it was.

use chrono::Days;

use crate::clock::Date;

/// What is asked.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PulseKind {
    /// Whether the two suit each other: after their first meeting (B-081).
    FitCheck,
    /// How it goes.
    Pulse,
}

/// One asking: the kind and the day since which an answer is awaited.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Occasion {
    /// What is asked.
    pub kind: PulseKind,
    /// Since when.
    pub asked_on: Date,
}

/// Days from the beginning of a pair to its first pulse.
pub const FIRST_PULSE_DAYS: u64 = 30;
/// Days from one pulse to the next.
pub const NEXT_PULSE_DAYS: u64 = 60;
/// For how many days the fit check is asked for.
pub const FIT_CHECK_DAYS: u64 = 30;
/// An answer up to this calls the curator.
pub const LOW_SCORE: u8 = 4;

/// A number from 1 to 10.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(transparent)]
pub struct Score(u8);

impl Score {
    /// Takes a number from 1 to 10.
    pub fn new(value: i32) -> Option<Self> {
        let value = u8::try_from(value).ok()?;
        (1..=10).contains(&value).then_some(Self(value))
    }

    /// The number.
    pub fn value(self) -> u8 {
        self.0
    }

    /// Whether it calls the curator.
    pub fn is_low(self) -> bool {
        self.0 <= LOW_SCORE
    }
}

/// What one of a pair in force since `since`, who has answered `answered`, is asked today; the fit check first.
pub fn due(
    since: Date,
    first_meeting: Option<Date>,
    answered: &[Occasion],
    today: Date,
) -> Option<Occasion> {
    let open = |occasion: &Occasion| !answered.contains(occasion);
    fit_check(first_meeting, today)
        .filter(|occasion| !answered.iter().any(|one| one.kind == occasion.kind))
        .or_else(|| latest_pulse(since, today).filter(open))
}

fn fit_check(first_meeting: Option<Date>, today: Date) -> Option<Occasion> {
    let asked_on = first_meeting?;
    let until = asked_on.checked_add_days(Days::new(FIT_CHECK_DAYS))?;
    (asked_on..=until).contains(&today).then_some(Occasion {
        kind: PulseKind::FitCheck,
        asked_on,
    })
}

/// The latest pulse whose day has come; an earlier one that was not answered is asked no more.
fn latest_pulse(since: Date, today: Date) -> Option<Occasion> {
    let first = since.checked_add_days(Days::new(FIRST_PULSE_DAYS))?;
    let passed = today.signed_duration_since(first).num_days();
    let rounds = u64::try_from(passed).ok()? / NEXT_PULSE_DAYS;
    Some(Occasion {
        kind: PulseKind::Pulse,
        asked_on: first.checked_add_days(Days::new(rounds * NEXT_PULSE_DAYS))?,
    })
}

#[cfg(test)]
mod tests;
