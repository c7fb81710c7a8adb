//! The school answers a request for correction in writing (152-ФЗ art. 20).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::corrections::{CorrectionLetter, answered};
use domain::access::rules::correction::Answer;
use domain::access::{Actor, Denied, permit};
use domain::id::CorrectionId;
use domain::people::AlreadySettled;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{note, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{letters, perform};
use crate::types::correction::CorrectionRequest;
use crate::viewer::Viewer;

/// Answers requests for correction.
#[derive(Default)]
pub struct AnswerCorrectionMutation;

#[Object]
impl AnswerCorrectionMutation {
    /// Says that the data are corrected, or why they are not. The data themselves are corrected where they are kept. For
    /// the curators and the head of the school, never about themselves.
    async fn answer_correction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The request and the answer.")] input: AnswerCorrectionInput,
    ) -> Result<AnswerCorrectionPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(answer) = form.take("answer", Note::required(&input.answer)) else {
            return Ok(AnswerCorrectionPayload::Invalid(form.into_invalid()));
        };
        let operation = AnswerCorrection {
            actor: viewer.actor().clone(),
            correction: CorrectionId::read(&input.correction_id)?,
            corrected: input.corrected,
            answer,
            link: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "answerCorrection", &operation).await? {
                Ok(id) => {
                    let correction = CorrectionRequest::load(&viewer, id).await?;
                    AnswerCorrectionPayload::Done(AnswerCorrectionDone { correction })
                }
                Err(reason) => AnswerCorrectionPayload::Refused(AnswerCorrectionRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AnswerCorrection {
    #[serde(skip)]
    actor: Actor,
    correction: CorrectionId,
    corrected: bool,
    answer: Note,
    #[serde(skip)]
    link: String,
}

impl Operation for AnswerCorrection {
    type Done = CorrectionId;
    type Refusal = AnswerCorrectionRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<CorrectionId, Failure<Self::Refusal>> {
        let opened = open(work, self.correction).await?;
        let (row, here) = (&opened.row, &opened.here);
        let permit = permit::<Answer>(&self.actor, &row.facts(here.school.at))?;
        let after = row.state.answer(self.corrected).map_err(Failure::refuse)?;
        let today = work.today(here.zone);
        work.corrections()
            .answer(&permit, row, after, &self.answer, today)
            .await?;
        note(work, &permit, row, after).await?;
        let asked = work.people().find(row.person).await?;
        let asked = asked.ok_or(Denied::Hidden)?;
        let about = CorrectionLetter {
            place: &here.school.short_name,
            person: &asked.name,
            link: &self.link,
        };
        letters::send(work, [row.person], &answered(&about, self.corrected)).await?;
        Ok(self.correction)
    }
}

/// An answer.
#[derive(InputObject)]
pub struct AnswerCorrectionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `correction:…`, open.
    pub correction_id: ID,
    /// Whether the data are corrected.
    pub corrected: bool,
    /// What was done, or why not; 1–10 000 characters. Read by who asked.
    pub answer: String,
}

/// What came of it.
#[derive(Union)]
pub enum AnswerCorrectionPayload {
    /// It is answered.
    Done(AnswerCorrectionDone),
    /// It is not.
    Refused(AnswerCorrectionRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The request is answered.
#[derive(SimpleObject)]
pub struct AnswerCorrectionDone {
    /// The request.
    pub correction: CorrectionRequest,
}

/// The request stays where it was.
#[derive(SimpleObject)]
pub struct AnswerCorrectionRefused {
    /// Why.
    pub reason: AnswerCorrectionRefusal,
}

/// Why a request was not answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AnswerCorrectionRefusal {
    /// It is answered, or was taken back.
    AlreadySettled,
}

impl From<AlreadySettled> for AnswerCorrectionRefusal {
    fn from(_: AlreadySettled) -> Self {
        Self::AlreadySettled
    }
}
