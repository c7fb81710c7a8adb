//! Whether a personal link may still be answered.

use crate::clock::{Date, Timestamp};

/// What a personal link is good for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkState {
    /// Answers are taken.
    Open,
    /// The answers were handed in; they may be read and no longer changed.
    Submitted,
    /// The round is over, or the link was taken back.
    Closed,
}

/// What a link is good for on `today`. Whoever handed their answers in reads them as long as the round lasts.
pub fn link_state(
    closes_on: Date,
    closed: bool,
    revoked: bool,
    submitted: Option<Timestamp>,
    today: Date,
) -> LinkState {
    if revoked || closed || closes_on < today {
        LinkState::Closed
    } else if submitted.is_some() {
        LinkState::Submitted
    } else {
        LinkState::Open
    }
}

#[cfg(test)]
mod tests;
