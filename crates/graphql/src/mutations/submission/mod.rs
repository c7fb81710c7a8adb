//! What schools answer in campaigns: written, signed, accepted, sent back, given more time.
//!
//! Every step holds the campaign, so that it is not closed meanwhile, locks the submission's row and writes only what was
//! read.

mod accept;
mod extend;
mod give_back;
pub(crate) mod letters;
mod save;
mod submit;

use std::collections::BTreeMap;

use async_graphql::{Enum, MergedObject, SimpleObject, Union};
use domain::access::rules::monitoring::submission::SubmissionFacts;
use domain::access::{Actor, Deed, Denied, Permit, permit};
use domain::clock::Date;
use domain::id::SubmissionId;
use domain::monitoring::{Finding, SubmissionError, SubmissionState};
use persistence::campaigns::Campaign;
use persistence::submissions::Submission as Row;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::mutations::roadmap::today_at;
use crate::types::monitoring::{FindingOfAnswer, Submission};
use crate::viewer::Viewer;

/// Mutations of submissions.
#[derive(MergedObject, Default)]
pub struct SubmissionMutation(
    save::SaveSubmissionMutation,
    submit::SubmitSubmissionMutation,
    accept::AcceptSubmissionsMutation,
    give_back::ReturnSubmissionMutation,
    extend::ExtendSubmissionMutation,
);

/// What came of a step of a submission.
#[derive(Union)]
pub enum SubmissionPayload {
    /// It was taken.
    Done(SubmissionDone),
    /// It was not.
    Refused(SubmissionRefused),
    /// Somebody else was faster.
    Conflict(SubmissionConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The step was taken.
#[derive(SimpleObject)]
pub struct SubmissionDone {
    /// The submission as it is now.
    pub submission: Submission,
}

/// The step was not taken; nothing was changed.
#[derive(SimpleObject)]
pub struct SubmissionRefused {
    /// Why.
    pub reason: SubmissionRefusal,
    /// What keeps the answers from being signed, with `NOT_SOUND`; empty otherwise.
    pub findings: Vec<FindingOfAnswer>,
}

/// Somebody else changed the submission since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct SubmissionConflict {
    /// The submission as it is now.
    pub current: Submission,
}

/// Why a step of a submission was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum, serde::Serialize, serde::Deserialize)]
pub enum SubmissionRefusal {
    /// Not in this state.
    WrongState,
    /// The campaign takes no answers of this school now.
    Closed,
    /// The school is not asked any more.
    NotAsked,
    /// Something keeps the answers from being signed.
    NotSound,
    /// The campaign does not ask this.
    UnknownQuestion,
    /// The day has passed, or comes before the one that the school has.
    TooLate,
    /// Somebody else was faster.
    Changed,
}

/// A refusal inside an operation.
enum Refusal {
    Reason(SubmissionRefusal),
    /// These keep the answers from being signed.
    NotSound(Vec<(String, Finding)>),
    /// Somebody was faster.
    Conflict,
}

impl From<SubmissionRefusal> for Refusal {
    fn from(reason: SubmissionRefusal) -> Self {
        Self::Reason(reason)
    }
}

impl From<SubmissionError> for SubmissionRefusal {
    fn from(error: SubmissionError) -> Self {
        match error {
            SubmissionError::WrongState => Self::WrongState,
            SubmissionError::Closed => Self::Closed,
            SubmissionError::NotAsked => Self::NotAsked,
        }
    }
}

impl From<SubmissionError> for Refusal {
    fn from(error: SubmissionError) -> Self {
        Self::Reason(error.into())
    }
}

impl SubmissionPayload {
    /// The answer about the submission `asked`.
    async fn of(
        viewer: &Viewer,
        asked: SubmissionId,
        came: Result<SubmissionId, Refusal>,
    ) -> Result<Self, GqlError> {
        let refused = |reason, findings: Vec<(String, Finding)>| {
            Self::Refused(SubmissionRefused {
                reason,
                findings: findings.into_iter().map(Into::into).collect(),
            })
        };
        Ok(match came {
            Ok(id) => Self::Done(SubmissionDone {
                submission: Submission::load(viewer, id).await?,
            }),
            Err(Refusal::Reason(reason)) => refused(reason, Vec::new()),
            Err(Refusal::NotSound(findings)) => refused(SubmissionRefusal::NotSound, findings),
            Err(Refusal::Conflict) => Self::Conflict(SubmissionConflict {
                current: Submission::load(viewer, asked).await?,
            }),
        })
    }

    fn invalid(form: Form) -> Self {
        Self::Invalid(form.into_invalid())
    }
}

/// A submission that is being changed.
struct Opened<D> {
    campaign: Campaign,
    before: Row,
    permit: Permit<D>,
    today: Date,
}

/// Holds the campaign and locks a submission for who may do `D` and read the revision that is there still; an id that never
/// was is hidden.
async fn open<D: Deed<On = SubmissionFacts>>(
    work: &UnitOfWork,
    actor: &Actor,
    id: SubmissionId,
    revision: i32,
) -> Result<Opened<D>, Failure<Refusal>> {
    let submissions = work.submissions();
    let found = submissions.find(id).await?.ok_or(Denied::Hidden)?;
    // Asked before anything is locked: who may not know of it waits for nobody.
    permit::<D>(actor, &found.facts())?;
    let campaign = work.campaigns().hold(found.campaign).await?;
    let campaign = campaign.ok_or(Denied::Hidden)?;
    let before = submissions.lock(id).await?.ok_or(Denied::Hidden)?;
    let permit = permit::<D>(actor, &before.facts())?;
    if before.revision != revision {
        return Err(Failure::Refused(Refusal::Conflict));
    }
    let today = today_at(work, campaign.at).await?;
    Ok(Opened {
        campaign,
        before,
        permit,
        today,
    })
}

/// A write that somebody else was faster than.
fn guarded(written: Result<(), StoreError>) -> Result<(), Failure<Refusal>> {
    match written {
        Err(StoreError::Conflict) => Err(Failure::Refused(Refusal::Conflict)),
        written => Ok(written?),
    }
}

/// Notes a step of a submission in its trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    before: &Row,
    after: SubmissionState,
    why: Option<&str>,
) -> Result<(), StoreError> {
    let change = Change {
        school: Some(before.at.school),
        from: Some(before.state.code()),
        to: Some(after.code()),
        why,
    };
    work.note(permit, before.id, change).await
}

/// What the school has answered so far.
async fn kept(
    work: &UnitOfWork,
    id: SubmissionId,
) -> Result<persistence::submissions::Answers, StoreError> {
    let mut all: BTreeMap<_, _> = work.submissions().answers(&[id]).await?;
    Ok(all.remove(&id).unwrap_or_default())
}
