//! A practice: what a finished programme gives to others (C-024, B-089, E-3.7).
//!
//! ```text
//! DRAFT ──submit──▶ SUBMITTED ──head──▶ SCHOOL_APPROVED ──municipality──▶ PUBLISHED ──▶ WITHDRAWN
//!   ▲──────────────── returned with a remark ─────┘───────────┘                └─ restored ─┘
//! ```

/// Where a practice stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PracticeState {
    /// Being written, or given back with a remark.
    Draft,
    /// The school's head is to say.
    Submitted,
    /// The municipal methodologist is to say.
    SchoolApproved,
    /// Everybody may read it.
    Published,
    /// Taken off the public face; kept.
    Withdrawn,
}

/// Why a step was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PracticeError {
    /// Its programme is not completed (B-089).
    #[error("the programme is not completed")]
    ProgrammeNotCompleted,
    /// Not in the state that the step needs.
    #[error("the practice is not waiting for this")]
    NotWaiting,
    /// A practice of this programme exists already.
    #[error("the programme has a practice already")]
    PracticeExists,
}

/// What may be done to a practice.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PracticeEvent {
    /// The text is changed.
    Edit,
    /// The curator hands it to the head.
    Submit,
    /// The head agrees.
    ApproveAtSchool,
    /// The municipal methodologist publishes.
    Publish,
    /// The one who is to say gives it back with a remark.
    GiveBack,
    /// It is taken off the public face.
    Withdraw,
}

impl PracticeState {
    /// The state after `event`.
    pub fn after(self, event: PracticeEvent) -> Result<Self, PracticeError> {
        match (self, event) {
            (Self::Draft, PracticeEvent::Edit) => Ok(Self::Draft),
            (Self::Draft, PracticeEvent::Submit) => Ok(Self::Submitted),
            (Self::Submitted, PracticeEvent::ApproveAtSchool) => Ok(Self::SchoolApproved),
            (Self::SchoolApproved | Self::Withdrawn, PracticeEvent::Publish) => Ok(Self::Published),
            (Self::Submitted | Self::SchoolApproved, PracticeEvent::GiveBack) => Ok(Self::Draft),
            (Self::Published, PracticeEvent::Withdraw) => Ok(Self::Withdrawn),
            (
                Self::Draft
                | Self::Submitted
                | Self::SchoolApproved
                | Self::Published
                | Self::Withdrawn,
                PracticeEvent::Edit
                | PracticeEvent::Submit
                | PracticeEvent::ApproveAtSchool
                | PracticeEvent::Publish
                | PracticeEvent::GiveBack
                | PracticeEvent::Withdraw,
            ) => Err(PracticeError::NotWaiting),
        }
    }
}

#[cfg(test)]
mod tests;
