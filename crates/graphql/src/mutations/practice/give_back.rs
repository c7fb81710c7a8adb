//! Whose word is due on a practice gives it back with a remark.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::practice::{Action, ApproveAtSchool, PracticeFacts, Publish};
use domain::access::{Actor, Deed, Denied, permit};
use domain::id::PracticeId;
use domain::practice::PracticeEvent;
use domain::text::Note;
use persistence::practices::Practice as Row;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{open, step};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::practice::{Practice, returned_by};
use crate::viewer::Viewer;

/// Gives a practice back.
#[derive(Default)]
pub struct ReturnPracticeMutation;

#[Object]
impl ReturnPracticeMutation {
    /// Gives a practice back to its authors with a remark. For whose word is due: the head on one that was handed in,
    /// the methodologists of the municipality on one that the school has approved.
    async fn return_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The practice and the remark.")] input: ReturnPracticeInput,
    ) -> Result<ReturnPracticePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(remark) = form.take("remark", Note::required(&input.remark)) else {
            return Ok(ReturnPracticePayload::Invalid(form.into_invalid()));
        };
        let operation = ReturnPractice {
            actor: viewer.actor().clone(),
            practice: PracticeId::read(&input.practice_id)?,
            remark,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "returnPractice", &operation).await? {
                Ok(id) => {
                    let practice = Practice::changed(&viewer, id).await?;
                    ReturnPracticePayload::Done(ReturnPracticeDone { practice })
                }
                Err(reason) => ReturnPracticePayload::Refused(ReturnPracticeRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct ReturnPractice {
    #[serde(skip)]
    actor: Actor,
    practice: PracticeId,
    remark: Note,
}

impl Operation for ReturnPractice {
    type Done = PracticeId;
    type Refusal = ReturnPracticeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PracticeId, Failure<Self::Refusal>> {
        let (_, practice) = open(work, self.practice).await?;
        match returned_by(practice.state) {
            Some(Action::ApproveAtSchool) => {
                self.give_back::<ApproveAtSchool>(work, &practice).await?;
            }
            Some(Action::Publish) => self.give_back::<Publish>(work, &practice).await?,
            Some(Action::Read | Action::Write | Action::Withdraw) | None => {
                self.may_ever(&practice)?;
                return Err(Failure::Refused(Self::Refusal::NotWaiting));
            }
        }
        Ok(self.practice)
    }
}

impl ReturnPractice {
    async fn give_back<D: Deed<On = PracticeFacts>>(
        &self,
        work: &UnitOfWork,
        practice: &Row,
    ) -> Result<(), Failure<ReturnPracticeRefusal>> {
        let permit = permit::<D>(&self.actor, &practice.facts())?;
        let Ok(to) = practice.state.after(PracticeEvent::GiveBack) else {
            return Err(Failure::Refused(ReturnPracticeRefusal::NotWaiting));
        };
        step(work, &permit, practice, to, Some(&self.remark)).await?;
        Ok(())
    }

    /// Only somebody whose word might be due learns that it is not.
    fn may_ever(&self, practice: &Row) -> Result<(), Denied> {
        let facts = practice.facts();
        permit::<ApproveAtSchool>(&self.actor, &facts)
            .map(drop)
            .or_else(|_| permit::<Publish>(&self.actor, &facts).map(drop))
    }
}

/// A practice to be given back.
#[derive(InputObject)]
pub struct ReturnPracticeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `practice:…`.
    pub practice_id: ID,
    /// What is to be changed; 1–10 000 characters.
    pub remark: String,
}

/// What came of it.
#[derive(Union)]
pub enum ReturnPracticePayload {
    /// It is a draft again.
    Done(ReturnPracticeDone),
    /// It stays where it was.
    Refused(ReturnPracticeRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The practice is a draft again.
#[derive(SimpleObject)]
pub struct ReturnPracticeDone {
    /// The practice.
    pub practice: Practice,
}

/// The practice stays where it was.
#[derive(SimpleObject)]
pub struct ReturnPracticeRefused {
    /// Why.
    pub reason: ReturnPracticeRefusal,
}

/// Why a practice was not given back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ReturnPracticeRefusal {
    /// It waits for nobody's word.
    NotWaiting,
}
