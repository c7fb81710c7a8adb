//! A practice is taken off the public face, and kept.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::practice::Withdraw;
use domain::access::{Actor, permit};
use domain::clock::SchoolYear;
use domain::id::PracticeId;
use domain::practice::PracticeEvent;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{open, step};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::practice::Practice;
use crate::viewer::Viewer;

/// Withdraws a practice.
#[derive(Default)]
pub struct WithdrawPracticeMutation;

#[Object]
impl WithdrawPracticeMutation {
    /// Takes a practice off the public face at once; it can be restored by publishing it again. For the head and the
    /// methodologists of the municipality.
    async fn withdraw_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The practice and the reason.")] input: WithdrawPracticeInput,
    ) -> Result<WithdrawPracticePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(remark) = form.take("remark", Note::required(&input.remark)) else {
            return Ok(WithdrawPracticePayload::Invalid(form.into_invalid()));
        };
        let operation = WithdrawPractice {
            actor: viewer.actor().clone(),
            practice: PracticeId::read(&input.practice_id)?,
            remark,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "withdrawPractice", &operation).await? {
                Ok(id) => {
                    let practice = Practice::changed(&viewer, id).await?;
                    WithdrawPracticePayload::Done(WithdrawPracticeDone { practice })
                }
                Err(reason) => WithdrawPracticePayload::Refused(WithdrawPracticeRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct WithdrawPractice {
    #[serde(skip)]
    actor: Actor,
    practice: PracticeId,
    remark: Note,
}

impl Operation for WithdrawPractice {
    type Done = PracticeId;
    type Refusal = WithdrawPracticeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PracticeId, Failure<Self::Refusal>> {
        let (_, practice) = open(work, self.practice).await?;
        let permit = permit::<Withdraw>(&self.actor, &practice.facts())?;
        let Ok(to) = practice.state.after(PracticeEvent::Withdraw) else {
            return Err(Failure::Refused(Self::Refusal::NotWaiting));
        };
        step(work, &permit, &practice, to, Some(&self.remark)).await?;
        if let Some(first) = practice.first_published_on {
            work.figures()
                .recount_school(practice.at, SchoolYear::of(first), work.now())
                .await?;
        }
        Ok(self.practice)
    }
}

/// A practice to be withdrawn.
#[derive(InputObject)]
pub struct WithdrawPracticeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `practice:…`.
    pub practice_id: ID,
    /// Why; 1–10 000 characters.
    pub remark: String,
}

/// What came of it.
#[derive(Union)]
pub enum WithdrawPracticePayload {
    /// It is no longer public.
    Done(WithdrawPracticeDone),
    /// It stays where it was.
    Refused(WithdrawPracticeRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The practice is no longer public.
#[derive(SimpleObject)]
pub struct WithdrawPracticeDone {
    /// The practice.
    pub practice: Practice,
}

/// The practice was not withdrawn.
#[derive(SimpleObject)]
pub struct WithdrawPracticeRefused {
    /// Why.
    pub reason: WithdrawPracticeRefusal,
}

/// Why a practice was not withdrawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum WithdrawPracticeRefusal {
    /// It is not published.
    NotWaiting,
}
