//! One of the two says yes or no to a single meeting.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::one_offs::{agreed, off};
use domain::access::rules::one_off::Answer;
use domain::access::{Actor, permit};
use domain::id::OneOffId;
use domain::mentoring::{OneOffError, OneOffState, Side};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{PAGE, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::one_off::OneOff;
use crate::viewer::Viewer;

/// Answers proposals of single meetings.
#[derive(Default)]
pub struct AnswerOneOffMutation;

#[Object]
impl AnswerOneOffMutation {
    /// Says yes or no to a single meeting; nobody asks why. For the two.
    async fn answer_one_off(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The meeting and the answer.")] input: AnswerOneOffInput,
    ) -> Result<AnswerOneOffPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = AnswerOneOff {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            one_off: OneOffId::read(&input.one_off_id)?,
            accept: input.accept,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "answerOneOff", &operation).await? {
                Ok(id) => {
                    let one_off = OneOff::load(&viewer, id).await?;
                    AnswerOneOffPayload::Done(AnswerOneOffDone { one_off })
                }
                Err(reason) => AnswerOneOffPayload::Refused(AnswerOneOffRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AnswerOneOff {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    one_off: OneOffId,
    accept: bool,
}

impl Operation for AnswerOneOff {
    type Done = OneOffId;
    type Refusal = AnswerOneOffRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OneOffId, Failure<Self::Refusal>> {
        let opened = open(work, self.one_off).await?;
        let permit = permit::<Answer>(&self.actor, &opened.facts)?;
        let side = opened.side(&self.actor)?;
        let after = opened.row.meeting.answer(side, self.accept);
        let after = after.map_err(Failure::refuse)?;
        work.one_offs().answer(&permit, &opened.row, &after).await?;
        opened.note(work, &permit, after.state).await?;
        let other = match side {
            Side::Mentor => [Side::Mentee],
            Side::Mentee => [Side::Mentor],
        };
        let both = [Side::Mentor, Side::Mentee];
        match after.state {
            OneOffState::Agreed => opened.tell(work, &both, agreed, &self.link).await?,
            OneOffState::Declined => opened.tell(work, &other, off, &self.link).await?,
            OneOffState::Proposed
            | OneOffState::Held
            | OneOffState::Feedback
            | OneOffState::Closed
            | OneOffState::Cancelled => {}
        }
        Ok(self.one_off)
    }
}

/// An answer to a proposed single meeting.
#[derive(InputObject)]
pub struct AnswerOneOffInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `one-off:…`, proposed.
    pub one_off_id: ID,
    /// Yes or no.
    pub accept: bool,
}

/// What came of it.
#[derive(Union)]
pub enum AnswerOneOffPayload {
    /// It is answered.
    Done(AnswerOneOffDone),
    /// It is not.
    Refused(AnswerOneOffRefused),
}

/// The answer is kept.
#[derive(SimpleObject)]
pub struct AnswerOneOffDone {
    /// The meeting.
    pub one_off: OneOff,
}

/// The answer was not taken.
#[derive(SimpleObject)]
pub struct AnswerOneOffRefused {
    /// Why.
    pub reason: AnswerOneOffRefusal,
}

/// Why an answer was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AnswerOneOffRefusal {
    /// It waits for no answer: agreed upon, declined, called off or over.
    NotOpen,
    /// The viewer has answered.
    AlreadyAnswered,
}

impl From<OneOffError> for AnswerOneOffRefusal {
    fn from(error: OneOffError) -> Self {
        match error {
            OneOffError::AlreadyAnswered => Self::AlreadyAnswered,
            OneOffError::NotOpen
            | OneOffError::SamePerson
            | OneOffError::NotAOneOff
            | OneOffError::NotAgreed
            | OneOffError::NotHeld
            | OneOffError::AlreadyRated
            | OneOffError::TooLate => Self::NotOpen,
        }
    }
}
