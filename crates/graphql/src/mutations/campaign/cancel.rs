//! A campaign is given up.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::id::CampaignId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{CampaignPayload, Refusal, locked, step};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::viewer::Viewer;

/// Gives campaigns up.
#[derive(Default)]
pub struct CancelCampaignMutation;

#[Object]
impl CancelCampaignMutation {
    /// Gives a planned or open campaign up: it leaves the lists of the schools; what they wrote is kept and counts nowhere. For
    /// the methodologists and the authority of the place.
    async fn cancel_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which campaign, as it was read.")] input: CancelCampaignInput,
    ) -> Result<CampaignPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CancelCampaign {
            actor: viewer.actor().clone(),
            campaign: CampaignId::read(&input.campaign_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "cancelCampaign", &operation).await?;
        CampaignPayload::of(&viewer, Some(operation.campaign), came).await
    }
}

#[derive(Serialize)]
struct CancelCampaign {
    #[serde(skip)]
    actor: Actor,
    campaign: CampaignId,
    revision: i32,
}

impl Operation for CancelCampaign {
    type Done = CampaignId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<CampaignId, Failure<Refusal>> {
        let (before, permit) = locked(work, &self.actor, self.campaign, self.revision).await?;
        let after = before.state.cancel().map_err(Failure::refuse)?;
        let today = today_at(work, before.at).await?;
        step(work, &permit, &before, after, today).await?;
        Ok(before.id)
    }
}

/// Which campaign is given up.
#[derive(InputObject)]
pub struct CancelCampaignInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `campaign:…`.
    pub campaign_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
