//! A campaign is opened: its schools are asked.

use async_graphql::{Context, ID, InputObject, Object};
use documents::letters::campaigns::announced;
use domain::access::{Actor, Role};
use domain::id::CampaignId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{CampaignPayload, CampaignRefusal, Refusal, locked, step};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::mutations::submission::letters;
use crate::viewer::Viewer;

/// Opens campaigns.
#[derive(Default)]
pub struct OpenCampaignMutation;

#[Object]
impl OpenCampaignMutation {
    /// Opens a planned campaign: each school that it asks finds it among its tasks, with what the program counts already in it.
    /// Heads of schools are written to when their municipality asks; a region's campaign stands in the lists alone. For the
    /// methodologists and the authority of the place.
    async fn open_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which campaign, as it was read.")] input: OpenCampaignInput,
    ) -> Result<CampaignPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = OpenCampaign {
            actor: viewer.actor().clone(),
            campaign: CampaignId::read(&input.campaign_id)?,
            revision: input.revision,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "openCampaign", &operation).await?;
        CampaignPayload::of(&viewer, Some(operation.campaign), came).await
    }
}

#[derive(Serialize)]
struct OpenCampaign {
    #[serde(skip)]
    actor: Actor,
    campaign: CampaignId,
    revision: i32,
    #[serde(skip)]
    public_url: String,
}

impl Operation for OpenCampaign {
    type Done = CampaignId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<CampaignId, Failure<Refusal>> {
        let (before, permit) = locked(work, &self.actor, self.campaign, self.revision).await?;
        let today = today_at(work, before.at).await?;
        let due = before.design.due;
        let after = before.state.open(due, today).map_err(Failure::refuse)?;
        let schools = work.submissions().audience(&before).await?;
        if schools.is_empty() {
            let reason = CampaignRefusal::NobodyToAsk;
            return Err(Failure::Refused(Refusal::Reason(reason)));
        }
        step(work, &permit, &before, after, today).await?;
        let asked = work.submissions().ask(&permit, due, &schools).await?;
        if before.at.municipality.is_some() {
            for one in &asked {
                let to = [Role::Head];
                letters::send(work, &before, one, &self.public_url, &to, announced).await?;
            }
        }
        Ok(before.id)
    }
}

/// Which campaign is opened.
#[derive(InputObject)]
pub struct OpenCampaignInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `campaign:…`.
    pub campaign_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
