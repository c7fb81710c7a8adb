//! A curator closes a round: its links open nothing any more.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::KeepBanks;
use domain::access::{Actor, Denied, permit};
use domain::id::SurveyRoundId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::survey::SurveyRound;
use crate::viewer::Viewer;

/// Closes rounds.
#[derive(Default)]
pub struct CloseSurveyRoundMutation;

#[Object]
impl CloseSurveyRoundMutation {
    /// Closes a round before its last day. What was handed in stays to be looked at. For the curators of the school.
    async fn close_survey_round(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which round.")] input: CloseSurveyRoundInput,
    ) -> Result<CloseSurveyRoundPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CloseSurveyRound {
            actor: viewer.actor().clone(),
            round: SurveyRoundId::read(&input.round_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "closeSurveyRound", &operation).await? {
                Ok(id) => {
                    let round = SurveyRound::load(&viewer, id).await?;
                    CloseSurveyRoundPayload::Done(CloseSurveyRoundDone { round })
                }
                Err(reason) => CloseSurveyRoundPayload::Refused(CloseSurveyRoundRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct CloseSurveyRound {
    #[serde(skip)]
    actor: Actor,
    round: SurveyRoundId,
}

impl Operation for CloseSurveyRound {
    type Done = SurveyRoundId;
    type Refusal = CloseSurveyRoundRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SurveyRoundId, Failure<Self::Refusal>> {
        let surveys = work.surveys();
        let found = surveys.round(self.round).await?.ok_or(Denied::Hidden)?;
        let here = work.schools().lock(found.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let permit = permit::<KeepBanks>(&self.actor, &here.school.facts())?;
        let round = surveys.round(self.round).await?.ok_or(Denied::Hidden)?;
        if round.closed_at.is_some() {
            return Err(Failure::Refused(CloseSurveyRoundRefusal::AlreadyClosed));
        }
        surveys.close(&permit, self.round, work.now()).await?;
        let change = Change {
            school: Some(round.school),
            to: Some("CLOSED"),
            ..Change::default()
        };
        work.note(&permit, self.round, change).await?;
        Ok(self.round)
    }
}

/// A round of a survey.
#[derive(InputObject)]
pub struct CloseSurveyRoundInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `survey-round:…`.
    pub round_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum CloseSurveyRoundPayload {
    /// The round is closed.
    Done(CloseSurveyRoundDone),
    /// Nothing was done.
    Refused(CloseSurveyRoundRefused),
}

/// The round is closed.
#[derive(SimpleObject)]
pub struct CloseSurveyRoundDone {
    /// The round.
    pub round: SurveyRound,
}

/// Nothing was done.
#[derive(SimpleObject)]
pub struct CloseSurveyRoundRefused {
    /// Why.
    pub reason: CloseSurveyRoundRefusal,
}

/// Why a round was not closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CloseSurveyRoundRefusal {
    /// It was before.
    AlreadyClosed,
}
