//! A campaign is over.

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

/// Closes campaigns.
#[derive(Default)]
pub struct CloseCampaignMutation;

#[Object]
impl CloseCampaignMutation {
    /// Closes an open campaign. What was handed in can still be accepted, sent back and corrected; who has not begun answers only
    /// when given more time. For the methodologists and the authority of the place.
    async fn close_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which campaign, as it was read.")] input: CloseCampaignInput,
    ) -> Result<CampaignPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CloseCampaign {
            actor: viewer.actor().clone(),
            campaign: CampaignId::read(&input.campaign_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "closeCampaign", &operation).await?;
        CampaignPayload::of(&viewer, Some(operation.campaign), came).await
    }
}

#[derive(Serialize)]
struct CloseCampaign {
    #[serde(skip)]
    actor: Actor,
    campaign: CampaignId,
    revision: i32,
}

impl Operation for CloseCampaign {
    type Done = CampaignId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<CampaignId, Failure<Refusal>> {
        let (before, permit) = locked(work, &self.actor, self.campaign, self.revision).await?;
        let after = before.state.close().map_err(Failure::refuse)?;
        let today = today_at(work, before.at).await?;
        step(work, &permit, &before, after, today).await?;
        Ok(before.id)
    }
}

/// Which campaign is closed.
#[derive(InputObject)]
pub struct CloseCampaignInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `campaign:…`.
    pub campaign_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
