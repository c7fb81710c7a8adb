//! The head approves a practice for the school (row 51).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::practice::ApproveAtSchool;
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

/// Approves a practice for its school.
#[derive(Default)]
pub struct ApprovePracticeMutation;

#[Object]
impl ApprovePracticeMutation {
    /// Approves a practice for the school; the municipality is to say next. For the head.
    async fn approve_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The practice.")] input: ApprovePracticeInput,
    ) -> Result<ApprovePracticePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ApprovePractice {
            actor: viewer.actor().clone(),
            practice: PracticeId::read(&input.practice_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "approvePractice", &operation).await? {
                Ok(id) => {
                    let practice = Practice::changed(&viewer, id).await?;
                    ApprovePracticePayload::Done(ApprovePracticeDone { practice })
                }
                Err(reason) => ApprovePracticePayload::Refused(ApprovePracticeRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct ApprovePractice {
    #[serde(skip)]
    actor: Actor,
    practice: PracticeId,
}

impl Operation for ApprovePractice {
    type Done = PracticeId;
    type Refusal = ApprovePracticeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PracticeId, Failure<Self::Refusal>> {
        let (_, practice) = open(work, self.practice).await?;
        let permit = permit::<ApproveAtSchool>(&self.actor, &practice.facts())?;
        let Ok(to) = practice.state.after(PracticeEvent::ApproveAtSchool) else {
            return Err(Failure::Refused(Self::Refusal::NotWaiting));
        };
        step(work, &permit, &practice, to, None).await?;
        Ok(self.practice)
    }
}

/// A practice to be approved.
#[derive(InputObject)]
pub struct ApprovePracticeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `practice:…`.
    pub practice_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum ApprovePracticePayload {
    /// It waits for the municipality.
    Done(ApprovePracticeDone),
    /// It stays where it was.
    Refused(ApprovePracticeRefused),
}

/// The practice waits for the municipality.
#[derive(SimpleObject)]
pub struct ApprovePracticeDone {
    /// The practice.
    pub practice: Practice,
}

/// The practice was not approved.
#[derive(SimpleObject)]
pub struct ApprovePracticeRefused {
    /// Why.
    pub reason: ApprovePracticeRefusal,
}

/// Why a practice was not approved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ApprovePracticeRefusal {
    /// It does not wait for the head's word.
    NotWaiting,
}
