//! A curator takes answers over to the card, or sets them aside.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::KeepBanks;
use domain::access::{Actor, Denied, permit};
use domain::id::SurveyLinkId;
use persistence::surveys::Outcome;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::apply;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::survey::SurveyResponse;
use crate::viewer::Viewer;

/// Settles answers.
#[derive(Default)]
pub struct SettleSurveyMutation;

#[Object]
impl SettleSurveyMutation {
    /// Takes answers that were handed in over to the person's card, or sets them aside. For the curators of the school.
    async fn settle_survey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose answers, and what becomes of them.")] input: SettleSurveyInput,
    ) -> Result<SettleSurveyPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = SettleSurvey {
            actor: viewer.actor().clone(),
            link: SurveyLinkId::read(&input.response_id)?,
            take: input.take,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "settleSurvey", &operation).await? {
                Ok(id) => {
                    let response = SurveyResponse::load(&viewer, id).await?;
                    SettleSurveyPayload::Done(SettleSurveyDone { response })
                }
                Err(reason) => SettleSurveyPayload::Refused(SettleSurveyRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct SettleSurvey {
    #[serde(skip)]
    actor: Actor,
    link: SurveyLinkId,
    take: bool,
}

impl Operation for SettleSurvey {
    type Done = SurveyLinkId;
    type Refusal = SettleSurveyRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SurveyLinkId, Failure<Self::Refusal>> {
        let surveys = work.surveys();
        let found = surveys.link(self.link).await?.ok_or(Denied::Hidden)?;
        let round = surveys.round(found.round).await?.ok_or(Denied::Hidden)?;
        let here = work.schools().lock(round.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let permit = permit::<KeepBanks>(&self.actor, &here.school.facts())?;
        let link = surveys.link(self.link).await?.ok_or(Denied::Hidden)?;
        if link.submitted_at.is_none() {
            return Err(Failure::Refused(SettleSurveyRefusal::NotSubmitted));
        }
        if link.outcome.is_some() {
            return Err(Failure::Refused(SettleSurveyRefusal::AlreadySettled));
        }
        let outcome = if self.take {
            apply::apply(work, &self.actor, &link, &round).await?;
            Outcome::Taken
        } else {
            Outcome::Dismissed
        };
        let now = work.now();
        surveys.settle(permit.by(), link.id, outcome, now).await?;
        let change = Change {
            school: Some(round.school),
            from: Some("SUBMITTED"),
            to: Some(if self.take { "TAKEN" } else { "DISMISSED" }),
            why: None,
        };
        work.note(&permit, link.id, change).await?;
        Ok(link.id)
    }
}

/// Whose answers, and what becomes of them.
#[derive(InputObject)]
pub struct SettleSurveyInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `survey-link:…`.
    pub response_id: ID,
    /// Over to the card, or aside.
    pub take: bool,
}

/// What came of it.
#[derive(Union)]
pub enum SettleSurveyPayload {
    /// It was done.
    Done(SettleSurveyDone),
    /// It was not.
    Refused(SettleSurveyRefused),
}

/// It was done.
#[derive(SimpleObject)]
pub struct SettleSurveyDone {
    /// The answers with what became of them.
    pub response: SurveyResponse,
}

/// It was not done.
#[derive(SimpleObject)]
pub struct SettleSurveyRefused {
    /// Why.
    pub reason: SettleSurveyRefusal,
}

/// Why nothing became of answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SettleSurveyRefusal {
    /// They were not handed in yet.
    NotSubmitted,
    /// It was decided before.
    AlreadySettled,
}
