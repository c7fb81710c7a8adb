//! A party says yes or no to the outcome of a case.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::mediations::ended;
use domain::access::rules::mediation::Answer;
use domain::access::{Actor, permit};
use domain::id::MediationId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{MediationRefusal, PAGE, opened_case};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::mediation::MediationCase;
use crate::viewer::Viewer;

/// Answers outcomes.
#[derive(Default)]
pub struct AnswerOutcomeMutation;

#[Object]
impl AnswerOutcomeMutation {
    /// Says yes or no to the outcome as it is worded: the last yes settles the case, a no sends it back to the mediator. For the
    /// parties.
    async fn answer_outcome(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The case and the answer.")] input: AnswerOutcomeInput,
    ) -> Result<AnswerOutcomePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = AnswerOutcome {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            mediation: MediationId::read(&input.mediation_id)?,
            accept: input.accept,
            edition: input.edition,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "answerOutcome", &operation).await?;
        Ok(match outcome {
            Ok(id) => AnswerOutcomePayload::Done(AnswerOutcomeDone {
                mediation: MediationCase::load(&viewer, id).await?,
            }),
            Err(Obstacle::Stale) => AnswerOutcomePayload::Conflict(AnswerOutcomeConflict {
                current: MediationCase::load(&viewer, operation.mediation).await?,
            }),
            Err(Obstacle::Step(reason)) => {
                AnswerOutcomePayload::Refused(AnswerOutcomeRefused { reason })
            }
        })
    }
}

#[derive(Serialize)]
struct AnswerOutcome {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mediation: MediationId,
    accept: bool,
    edition: i32,
}

enum Obstacle {
    /// Another wording was read.
    Stale,
    Step(MediationRefusal),
}

impl Operation for AnswerOutcome {
    type Done = MediationId;
    type Refusal = Obstacle;

    async fn run(&self, work: &UnitOfWork) -> Result<MediationId, Failure<Self::Refusal>> {
        let opened = opened_case(work, self.mediation).await?;
        let permit = permit::<Answer>(&self.actor, &opened.facts)?;
        let case = opened.row.case.clone();
        let after = case.answer(permit.by(), self.accept);
        let after = after.map_err(|error| Failure::Refused(Obstacle::Step(error.into())))?;
        // A yes is to these words and to no others.
        if opened.row.edition != self.edition {
            return Err(Failure::Refused(Obstacle::Stale));
        }
        let today = work.today(opened.here.zone);
        work.mediations()
            .answer(&permit, &opened.row, &after, today)
            .await?;
        opened.note(work, &permit, after.state).await?;
        if !after.state.is_open() {
            opened.tell(work, permit.by(), ended, &self.link).await?;
        }
        Ok(self.mediation)
    }
}

/// A yes or no.
#[derive(InputObject)]
pub struct AnswerOutcomeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mediation:…`.
    pub mediation_id: ID,
    /// Whether the viewer agrees.
    pub accept: bool,
    /// The wording that was read: the edition of the case.
    pub edition: i32,
}

/// What came of it.
#[derive(Union)]
pub enum AnswerOutcomePayload {
    /// It is kept.
    Done(AnswerOutcomeDone),
    /// It is not.
    Refused(AnswerOutcomeRefused),
    /// It was worded anew since it was loaded.
    Conflict(AnswerOutcomeConflict),
}

/// The answer is kept.
#[derive(SimpleObject)]
pub struct AnswerOutcomeDone {
    /// The case.
    pub mediation: MediationCase,
}

/// The answer was not kept.
#[derive(SimpleObject)]
pub struct AnswerOutcomeRefused {
    /// Why.
    pub reason: MediationRefusal,
}

/// The outcome was worded anew since it was loaded; nothing was kept.
#[derive(SimpleObject)]
pub struct AnswerOutcomeConflict {
    /// The case as it is now.
    pub current: MediationCase,
}
