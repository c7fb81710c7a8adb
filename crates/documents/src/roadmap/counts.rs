//! How much of a roadmap is done.

use domain::clock::Date;

use super::{Execution, ExecutionState};

/// How many occurrences of duties stand where; each is counted once, cancelled ones nowhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Still to be done in time, begun or not.
    pub planned: u32,
    /// Done, as the body says, and not looked at yet.
    pub done: u32,
    /// Done and looked at.
    pub verified: u32,
    /// Not done, and the day is over.
    pub overdue: u32,
    /// Not for the body.
    pub not_applicable: u32,
}

impl Counts {
    /// Counts what stands where on `on`.
    pub fn of<'e>(executions: impl IntoIterator<Item = &'e Execution>, on: Date) -> Self {
        let mut counts = Self::default();
        for one in executions {
            match one.state {
                ExecutionState::Planned | ExecutionState::InProgress => match one.overdue(on) {
                    Some(_) => counts.overdue += 1,
                    None => counts.planned += 1,
                },
                ExecutionState::Done => counts.done += 1,
                ExecutionState::Verified => counts.verified += 1,
                ExecutionState::NotApplicable => counts.not_applicable += 1,
                ExecutionState::Cancelled => {}
            }
        }
        counts
    }

    /// All that had to be done or has to be: without what is not applicable.
    pub fn due(self) -> u32 {
        self.planned + self.done + self.verified + self.overdue
    }

    /// Both together.
    pub fn with(self, other: Self) -> Self {
        Self {
            planned: self.planned + other.planned,
            done: self.done + other.done,
            verified: self.verified + other.verified,
            overdue: self.overdue + other.overdue,
            not_applicable: self.not_applicable + other.not_applicable,
        }
    }

    /// What is done, looked at or not.
    pub fn fulfilled(self) -> u32 {
        self.done + self.verified
    }

    /// What part of all is done, in whole percent, rounded down: 100 means all.
    pub fn percent(self) -> Option<u32> {
        (self.fulfilled() * 100).checked_div(self.due())
    }
}
