//! Monitoring campaigns: planned, opened, closed, given up.
//!
//! Every step locks the campaign's row first and writes only what was read.

mod cancel;
mod close;
mod open;
mod plan;

use async_graphql::{Enum, MergedObject, SimpleObject, Union};
use domain::access::rules::monitoring::campaign::Run;
use domain::access::{Actor, Denied, Permit, permit};
use domain::clock::Date;
use domain::id::CampaignId;
use domain::monitoring::{CampaignError, CampaignState};
use persistence::campaigns::Campaign as Row;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::types::monitoring::Campaign;
use crate::viewer::Viewer;

/// Mutations of campaigns.
#[derive(MergedObject, Default)]
pub struct CampaignMutation(
    plan::PlanCampaignMutation,
    open::OpenCampaignMutation,
    close::CloseCampaignMutation,
    cancel::CancelCampaignMutation,
);

/// What came of a step of a campaign.
#[derive(Union)]
pub enum CampaignPayload {
    /// It was taken.
    Done(CampaignDone),
    /// It was not.
    Refused(CampaignRefused),
    /// Somebody else was faster.
    Conflict(CampaignConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The step was taken.
#[derive(SimpleObject)]
pub struct CampaignDone {
    /// The campaign as it is now.
    pub campaign: Campaign,
}

/// The step was not taken; nothing was changed.
#[derive(SimpleObject)]
pub struct CampaignRefused {
    /// Why.
    pub reason: CampaignRefusal,
}

/// Somebody else changed the campaign since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct CampaignConflict {
    /// The campaign as it is now.
    pub current: Campaign,
}

/// Why a step of a campaign was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CampaignRefusal {
    /// Not in this state.
    WrongState,
    /// Its last day has passed.
    TooLate,
    /// No school is to be asked.
    NobodyToAsk,
}

/// A refusal inside an operation.
enum Refusal {
    Reason(CampaignRefusal),
    /// Somebody was faster.
    Conflict,
}

impl From<CampaignError> for Refusal {
    fn from(error: CampaignError) -> Self {
        Self::Reason(match error {
            CampaignError::WrongState => CampaignRefusal::WrongState,
            CampaignError::TooLate => CampaignRefusal::TooLate,
        })
    }
}

impl CampaignPayload {
    /// The answer about the campaign `asked`.
    async fn of(
        viewer: &Viewer,
        asked: Option<CampaignId>,
        came: Result<CampaignId, Refusal>,
    ) -> Result<Self, GqlError> {
        Ok(match came {
            Ok(id) => Self::Done(CampaignDone {
                campaign: Campaign::load(viewer, id).await?,
            }),
            Err(Refusal::Reason(reason)) => Self::Refused(CampaignRefused { reason }),
            Err(Refusal::Conflict) => Self::Conflict(CampaignConflict {
                current: Campaign::load(viewer, asked.ok_or(GqlError::NotFound)?).await?,
            }),
        })
    }

    fn invalid(form: Form) -> Self {
        Self::Invalid(form.into_invalid())
    }
}

/// Locks a campaign for who may run it and read the revision that is there still; an id that never was is hidden.
async fn locked(
    work: &UnitOfWork,
    actor: &Actor,
    id: CampaignId,
    revision: i32,
) -> Result<(Row, Permit<Run>), Failure<Refusal>> {
    let found = work.campaigns().lock(id).await?;
    let campaign = found.ok_or(Denied::Hidden)?;
    let facts = work.campaigns().facts(&campaign, actor).await?;
    let permit = permit::<Run>(actor, &facts)?;
    if campaign.revision != revision {
        return Err(Failure::Refused(Refusal::Conflict));
    }
    Ok((campaign, permit))
}

/// Takes a locked campaign to another state and notes it in its trail.
async fn step(
    work: &UnitOfWork,
    permit: &Permit<Run>,
    before: &Row,
    after: CampaignState,
    today: Date,
) -> Result<(), Failure<Refusal>> {
    match work.campaigns().step(permit, before, after, today).await {
        Err(StoreError::Conflict) => return Err(Failure::Refused(Refusal::Conflict)),
        written => written?,
    }
    let change = Change {
        school: None,
        from: Some(before.state.code()),
        to: Some(after.code()),
        why: None,
    };
    work.note(permit, before.id, change).await?;
    Ok(())
}
