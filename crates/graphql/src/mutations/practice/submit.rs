//! An author or the curator hands a practice to the head.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::practice::Write;
use domain::access::{Actor, permit};
use domain::id::PracticeId;
use domain::practice::PracticeEvent;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{open, step};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::practice::Practice;
use crate::viewer::Viewer;

/// Hands a practice in.
#[derive(Default)]
pub struct SubmitPracticeMutation;

#[Object]
impl SubmitPracticeMutation {
    /// Hands a practice to the head of its school. For its authors and the curator.
    async fn submit_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The practice.")] input: SubmitPracticeInput,
    ) -> Result<SubmitPracticePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = SubmitPractice {
            actor: viewer.actor().clone(),
            practice: PracticeId::read(&input.practice_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "submitPractice", &operation).await? {
                Ok(id) => {
                    let practice = Practice::changed(&viewer, id).await?;
                    SubmitPracticePayload::Done(SubmitPracticeDone { practice })
                }
                Err(reason) => SubmitPracticePayload::Refused(SubmitPracticeRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct SubmitPractice {
    #[serde(skip)]
    actor: Actor,
    practice: PracticeId,
}

impl Operation for SubmitPractice {
    type Done = PracticeId;
    type Refusal = SubmitPracticeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PracticeId, Failure<Self::Refusal>> {
        let (_, practice) = open(work, self.practice).await?;
        let permit = permit::<Write>(&self.actor, &practice.facts())?;
        let Ok(to) = practice.state.after(PracticeEvent::Submit) else {
            return Err(Failure::Refused(Self::Refusal::NotWaiting));
        };
        step(work, &permit, &practice, to, None).await?;
        Ok(self.practice)
    }
}

/// A practice to be handed in.
#[derive(InputObject)]
pub struct SubmitPracticeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `practice:…`.
    pub practice_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum SubmitPracticePayload {
    /// It waits for the head.
    Done(SubmitPracticeDone),
    /// It stays where it was.
    Refused(SubmitPracticeRefused),
}

/// The practice waits for the head.
#[derive(SimpleObject)]
pub struct SubmitPracticeDone {
    /// The practice.
    pub practice: Practice,
}

/// The practice was not handed in.
#[derive(SimpleObject)]
pub struct SubmitPracticeRefused {
    /// Why.
    pub reason: SubmitPracticeRefusal,
}

/// Why a practice was not handed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SubmitPracticeRefusal {
    /// It is no draft any more.
    NotWaiting,
}
