//! A single meeting of a mentor and a mentee: flash, speed, situational (Q-11, A-018, B-030, B-031). It needs neither an
//! order nor a programme; what it was about and what came of it are kept, and it is counted apart from pairs.
//!
//! ```text
//! PROPOSED ──both say yes──▶ AGREED ──held, with a result──▶ HELD ──one rates──▶ FEEDBACK ──the other rates──▶ CLOSED
//!  │                          │                               └──────────── the curator closes ───────────────▶ CLOSED
//!  ├── one says no ──▶ DECLINED
//!  └──────────────────────────┴── called off ──▶ CANCELLED
//! ```

use super::{Answer, MentoringFormat, Side};
use crate::id::PersonId;

/// Where a single meeting stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OneOffState {
    /// One of the two has yet to say yes.
    Proposed,
    /// Both have.
    Agreed,
    /// It took place; neither has said how it was.
    Held,
    /// One of the two has said how it was.
    Feedback,
    /// Over.
    Closed,
    /// One of the two said no.
    Declined,
    /// Called off before it took place.
    Cancelled,
}

impl OneOffState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Proposed,
        Self::Agreed,
        Self::Held,
        Self::Feedback,
        Self::Closed,
        Self::Declined,
        Self::Cancelled,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "PROPOSED",
            Self::Agreed => "AGREED",
            Self::Held => "HELD",
            Self::Feedback => "FEEDBACK",
            Self::Closed => "CLOSED",
            Self::Declined => "DECLINED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

/// One of the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OneOffPart {
    /// Who.
    pub person: PersonId,
    /// What they said to the proposal.
    pub answer: Answer,
    /// Whether they have said how it was.
    pub rated: bool,
}

/// A single meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OneOff {
    /// Who gives support.
    pub mentor: OneOffPart,
    /// Who receives it.
    pub mentee: OneOffPart,
    /// Where it stands.
    pub state: OneOffState,
}

/// Why a step of a single meeting is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OneOffError {
    /// Nobody mentors themselves.
    #[error("a mentor cannot be their own mentee")]
    SamePerson,
    /// The format asks for an order.
    #[error("the format is no one-off")]
    NotAOneOff,
    /// It waits for no answer.
    #[error("it waits for no answer")]
    NotOpen,
    /// They have answered.
    #[error("they have answered already")]
    AlreadyAnswered,
    /// Both have to agree before it takes place, and it takes place once.
    #[error("it is not agreed upon")]
    NotAgreed,
    /// It has not taken place, or is over.
    #[error("it has not taken place, or is over")]
    NotHeld,
    /// They have said how it was.
    #[error("they have rated it already")]
    AlreadyRated,
    /// What took place, was declined or called off is not called off.
    #[error("it is too late to call it off")]
    TooLate,
}

impl OneOff {
    /// A proposal by `by`, who has said yes by it when they take part.
    pub fn propose(
        mentor: PersonId,
        mentee: PersonId,
        format: MentoringFormat,
        by: PersonId,
    ) -> Result<Self, OneOffError> {
        if mentor == mentee {
            return Err(OneOffError::SamePerson);
        }
        if !format.is_one_off() {
            return Err(OneOffError::NotAOneOff);
        }
        let part = |person| OneOffPart {
            person,
            answer: if person == by {
                Answer::Accepted
            } else {
                Answer::Pending
            },
            rated: false,
        };
        Ok(Self {
            mentor: part(mentor),
            mentee: part(mentee),
            state: OneOffState::Proposed,
        })
    }

    /// The side of `person`; none for who takes no part.
    pub fn side_of(&self, person: PersonId) -> Option<Side> {
        if self.mentor.person == person {
            Some(Side::Mentor)
        } else if self.mentee.person == person {
            Some(Side::Mentee)
        } else {
            None
        }
    }

    /// The part of a side.
    pub fn part(&self, side: Side) -> &OneOffPart {
        match side {
            Side::Mentor => &self.mentor,
            Side::Mentee => &self.mentee,
        }
    }

    fn part_mut(&mut self, side: Side) -> &mut OneOffPart {
        match side {
            Side::Mentor => &mut self.mentor,
            Side::Mentee => &mut self.mentee,
        }
    }

    /// A side says yes or no; no reason is asked for.
    pub fn answer(mut self, side: Side, accept: bool) -> Result<Self, OneOffError> {
        match self.state {
            OneOffState::Proposed => {}
            OneOffState::Agreed
            | OneOffState::Held
            | OneOffState::Feedback
            | OneOffState::Closed
            | OneOffState::Declined
            | OneOffState::Cancelled => return Err(OneOffError::NotOpen),
        }
        if self.part(side).answer != Answer::Pending {
            return Err(OneOffError::AlreadyAnswered);
        }
        self.part_mut(side).answer = if accept {
            Answer::Accepted
        } else {
            Answer::Declined
        };
        let both = [self.mentor, self.mentee];
        self.state = if !accept {
            OneOffState::Declined
        } else if both.iter().all(|part| part.answer == Answer::Accepted) {
            OneOffState::Agreed
        } else {
            OneOffState::Proposed
        };
        Ok(self)
    }

    /// It took place.
    pub fn hold(self) -> Result<Self, OneOffError> {
        match self.state {
            OneOffState::Agreed => Ok(Self {
                state: OneOffState::Held,
                ..self
            }),
            OneOffState::Proposed
            | OneOffState::Held
            | OneOffState::Feedback
            | OneOffState::Closed
            | OneOffState::Declined
            | OneOffState::Cancelled => Err(OneOffError::NotAgreed),
        }
    }

    /// A side says how it was.
    pub fn rate(mut self, side: Side) -> Result<Self, OneOffError> {
        self.state = match self.state {
            OneOffState::Held | OneOffState::Feedback if self.part(side).rated => {
                return Err(OneOffError::AlreadyRated);
            }
            OneOffState::Held => OneOffState::Feedback,
            OneOffState::Feedback => OneOffState::Closed,
            OneOffState::Proposed
            | OneOffState::Agreed
            | OneOffState::Closed
            | OneOffState::Declined
            | OneOffState::Cancelled => return Err(OneOffError::NotHeld),
        };
        self.part_mut(side).rated = true;
        Ok(self)
    }

    /// The school waits for no more words about it.
    pub fn close(self) -> Result<Self, OneOffError> {
        match self.state {
            OneOffState::Held | OneOffState::Feedback => Ok(Self {
                state: OneOffState::Closed,
                ..self
            }),
            OneOffState::Proposed
            | OneOffState::Agreed
            | OneOffState::Closed
            | OneOffState::Declined
            | OneOffState::Cancelled => Err(OneOffError::NotHeld),
        }
    }

    /// It is called off.
    pub fn cancel(self) -> Result<Self, OneOffError> {
        match self.state {
            OneOffState::Proposed | OneOffState::Agreed => Ok(Self {
                state: OneOffState::Cancelled,
                ..self
            }),
            OneOffState::Held
            | OneOffState::Feedback
            | OneOffState::Closed
            | OneOffState::Declined
            | OneOffState::Cancelled => Err(OneOffError::TooLate),
        }
    }
}

#[cfg(test)]
mod tests;
