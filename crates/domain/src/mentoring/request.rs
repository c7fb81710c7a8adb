//! What a participant asks of the head: another mentor (B-079), release from mentoring (B-067), an ending (B-083).
//!
//! ```text
//! FILED ──curator's opinion──▶ CONSIDERED ──head──▶ GRANTED ──order or deed──▶ EXECUTED
//!   │ └────────head─────────────────┬──────────────▶ REFUSED
//!   └─ author takes back ─▶ WITHDRAWN ◀─ CONSIDERED
//! ```

use super::{Participant, Side};
use crate::clock::{Date, WorkingDaysGround, working_days_after};
use crate::id::{MentorshipId, PersonId, RequestId};

/// What is asked for.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RequestKind {
    /// A mentee asks for another mentor (B-079).
    ReplaceMentor,
    /// A mentor asks to lay the duties down (B-067).
    Resign,
    /// A mentor or a mentee proposes to end it (B-083).
    End,
}

impl RequestKind {
    /// Whether it is for somebody on `side` to ask (rows 28, 29, 33).
    pub fn is_for(self, side: Side) -> bool {
        match (self, side) {
            (Self::ReplaceMentor, Side::Mentee)
            | (Self::Resign, Side::Mentor)
            | (Self::End, Side::Mentor | Side::Mentee) => true,
            (Self::ReplaceMentor, Side::Mentor) | (Self::Resign, Side::Mentee) => false,
        }
    }

    /// The same for somebody who takes part, on whichever sides they act.
    pub fn may_come_from(self, line: &Participant) -> bool {
        let sides = [Side::Mentor, Side::Mentee];
        sides
            .into_iter()
            .any(|side| line.acts_on(side) && self.is_for(side))
    }
}

/// How far a request has come.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RequestState {
    /// Waits for the curator's opinion; the head may decide without it.
    Filed,
    /// The curator has said what they think.
    Considered,
    /// The head agrees; what was asked for is yet to be done.
    Granted,
    /// The head does not agree.
    Refused,
    /// Its author took it back.
    Withdrawn,
    /// What was asked for is done.
    Executed,
}

impl RequestState {
    /// The states in which somebody still has to do something.
    pub const OPEN: [Self; 3] = [Self::Filed, Self::Considered, Self::Granted];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Filed => "FILED",
            Self::Considered => "CONSIDERED",
            Self::Granted => "GRANTED",
            Self::Refused => "REFUSED",
            Self::Withdrawn => "WITHDRAWN",
            Self::Executed => "EXECUTED",
        }
    }
}

/// A request as the rules see it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// The mentorship that it is about.
    pub mentorship: MentorshipId,
    /// What is asked for.
    pub kind: RequestKind,
    /// Who asks.
    pub author: PersonId,
    /// How far it has come.
    pub state: RequestState,
}

/// A step that comes too early or too late.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the request does not wait for this")]
pub struct RequestError;

impl Request {
    /// A fresh request.
    pub fn file(
        id: RequestId,
        mentorship: MentorshipId,
        kind: RequestKind,
        author: PersonId,
    ) -> Self {
        Self {
            id,
            mentorship,
            kind,
            author,
            state: RequestState::Filed,
        }
    }

    /// The curator says what they think; once.
    pub fn consider(self) -> Result<Self, RequestError> {
        match self.state {
            RequestState::Filed => Ok(self.at(RequestState::Considered)),
            RequestState::Considered
            | RequestState::Granted
            | RequestState::Refused
            | RequestState::Withdrawn
            | RequestState::Executed => Err(RequestError),
        }
    }

    /// The head decides, with the curator's opinion or without it.
    pub fn decide(self, grant: bool) -> Result<Self, RequestError> {
        match self.state {
            RequestState::Filed | RequestState::Considered if grant => {
                Ok(self.at(RequestState::Granted))
            }
            RequestState::Filed | RequestState::Considered => Ok(self.at(RequestState::Refused)),
            RequestState::Granted
            | RequestState::Refused
            | RequestState::Withdrawn
            | RequestState::Executed => Err(RequestError),
        }
    }

    /// The author takes it back, at the latest before the decision.
    pub fn withdraw(self) -> Result<Self, RequestError> {
        match self.state {
            RequestState::Filed | RequestState::Considered => Ok(self.at(RequestState::Withdrawn)),
            RequestState::Granted
            | RequestState::Refused
            | RequestState::Withdrawn
            | RequestState::Executed => Err(RequestError),
        }
    }

    /// What was granted is done.
    pub fn execute(self) -> Result<Self, RequestError> {
        match self.state {
            RequestState::Granted => Ok(self.at(RequestState::Executed)),
            RequestState::Filed
            | RequestState::Considered
            | RequestState::Refused
            | RequestState::Withdrawn
            | RequestState::Executed => Err(RequestError),
        }
    }

    fn at(self, state: RequestState) -> Self {
        Self { state, ..self }
    }
}

/// Working days of notice before a mentor's duties end early (Labour Code art. 351.8).
pub const NOTICE_DAYS: u32 = 3;

/// The day on which a notice given on `day` has run, and on what that rests.
pub fn notice_runs_until(day: Date) -> (Date, WorkingDaysGround) {
    working_days_after(day, NOTICE_DAYS)
}

#[cfg(test)]
mod tests;
