//! A line of a programme's plan and its way from planned to accepted (B-068).

use crate::clock::Date;

/// What is done.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ActivityKind {
    /// One visits the other's lesson.
    LessonVisit,
    /// A lesson given together.
    JointLesson,
    /// A consultation.
    Consultation,
    /// An open lesson.
    OpenLesson,
    /// Work on documents.
    DocumentWork,
    /// Preparation for a contest.
    ContestPreparation,
    /// Self-study.
    SelfStudy,
    /// A seminar, a conference, another event.
    Event,
    /// A course.
    Course,
}

/// Where an activity stands. Overdue is computed from the date, never stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ActivityState {
    /// To be done.
    Planned,
    /// The mentee handed in a result.
    Submitted,
    /// The mentor asks for more.
    Returned,
    /// The mentor is content.
    Accepted,
}

/// Why a step was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ActivityError {
    /// The programme is not in force.
    #[error("the programme is not in force")]
    ProgrammeNotActive,
    /// Not in the state that the step needs.
    #[error("the activity is not waiting for this")]
    NotWaiting,
}

impl ActivityState {
    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "PLANNED",
            Self::Submitted => "SUBMITTED",
            Self::Returned => "RETURNED",
            Self::Accepted => "ACCEPTED",
        }
    }

    /// The mentee hands in.
    pub fn submit(self) -> Result<Self, ActivityError> {
        match self {
            Self::Planned | Self::Returned => Ok(Self::Submitted),
            Self::Submitted | Self::Accepted => Err(ActivityError::NotWaiting),
        }
    }

    /// The mentor checks: content or not yet.
    pub fn check(self, content: bool) -> Result<Self, ActivityError> {
        match self {
            Self::Submitted if content => Ok(Self::Accepted),
            Self::Submitted => Ok(Self::Returned),
            Self::Planned | Self::Returned | Self::Accepted => Err(ActivityError::NotWaiting),
        }
    }

    /// Whether the mentee is late with what was planned for `planned_on`. What was handed in waits for the mentor.
    pub fn is_overdue(self, planned_on: Date, today: Date) -> bool {
        match self {
            Self::Planned | Self::Returned => planned_on < today,
            Self::Submitted | Self::Accepted => false,
        }
    }

    /// Whether a change of the programme may alter or drop it: nothing was handed in, or it came back.
    pub fn may_be_changed(self) -> bool {
        match self {
            Self::Planned | Self::Returned => true,
            Self::Submitted | Self::Accepted => false,
        }
    }

    /// Whether the programme cannot be completed because of it.
    pub fn is_open(self) -> bool {
        match self {
            Self::Planned | Self::Submitted | Self::Returned => true,
            Self::Accepted => false,
        }
    }
}

#[cfg(test)]
mod tests;
