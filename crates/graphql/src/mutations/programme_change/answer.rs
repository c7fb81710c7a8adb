//! Mentor and mentee consent to a proposed change or decline it, each for themselves.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::AnswerChange;
use domain::access::{Actor, permit};
use domain::id::ProgrammeChangeId;
use domain::mentoring::ChangeError;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{is_in_force, note, tell};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::programme_change::ProgrammeChange;
use crate::viewer::Viewer;

/// Answers a change.
#[derive(Default)]
pub struct AnswerProgrammeChangeMutation;

#[Object]
impl AnswerProgrammeChangeMutation {
    /// Consents to a proposed change of a programme, or declines it. The last consent sends it to the curator. For
    /// mentor and mentee, each for themselves.
    async fn answer_programme_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change and the answer.")] input: AnswerProgrammeChangeInput,
    ) -> Result<AnswerProgrammeChangePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let remark = form.take_optional("remark", input.remark.as_deref(), Note::required);
        let Some(remark) = remark else {
            return Ok(AnswerProgrammeChangePayload::Invalid(form.into_invalid()));
        };
        let operation = AnswerProgrammeChange {
            actor: viewer.actor().clone(),
            pages: tell::pages(&viewer),
            change: ProgrammeChangeId::read(&input.change_id)?,
            version: input.version,
            accept: input.accept,
            remark,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "answerProgrammeChange", &operation).await? {
                Ok(id) => {
                    let change = ProgrammeChange::load(&viewer, id).await?;
                    AnswerProgrammeChangePayload::Done(AnswerProgrammeChangeDone { change })
                }
                Err(reason) => {
                    AnswerProgrammeChangePayload::Refused(AnswerProgrammeChangeRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct AnswerProgrammeChange {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    pages: String,
    change: ProgrammeChangeId,
    version: i32,
    accept: bool,
    remark: Option<Note>,
}

impl Operation for AnswerProgrammeChange {
    type Done = ProgrammeChangeId;
    type Refusal = AnswerProgrammeChangeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeChangeId, Failure<Self::Refusal>> {
        let (opened, before) = opened::change(work, self.change).await?;
        let permit = permit::<AnswerChange>(&self.actor, &opened.pair.programme_facts())?;
        if !is_in_force(&opened) {
            return Err(Failure::Refused(AnswerProgrammeChangeRefusal::NotInForce));
        }
        if before.version != self.version {
            let reason = AnswerProgrammeChangeRefusal::ChangedMeanwhile;
            return Err(Failure::Refused(reason));
        }
        let state = before.state.clone();
        let changes = work.programme_changes();
        let why = self.remark.as_ref();
        let after = if self.accept {
            let pair = opened.pair.voices();
            let after = state.consent(permit.by(), &pair).map_err(Failure::refuse)?;
            let now = work.now();
            changes.consent(&permit, &before, &after, now).await?;
            after
        } else {
            let today = work.today(opened.located.zone);
            let after = state.decline(permit.by(), today).map_err(Failure::refuse)?;
            changes.decline(&permit, &before, &after, why).await?;
            after
        };
        let why = why.map(Note::as_str);
        note(work, &permit, &opened, &before, &after, why).await?;
        if after.kind() != before.state.kind() {
            let by = permit.by();
            tell::tell(work, &self.pages, &opened, by, &after, why).await?;
        }
        Ok(self.change)
    }
}

/// An answer to a proposed change.
#[derive(InputObject)]
pub struct AnswerProgrammeChangeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme-change:…`.
    pub change_id: ID,
    /// The version that was read; nobody consents to a wording that they have not seen.
    pub version: i32,
    /// Whether the viewer consents.
    pub accept: bool,
    /// What the viewer says to it, at most 10 000 characters; nobody has to give a reason.
    pub remark: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum AnswerProgrammeChangePayload {
    /// The answer was taken.
    Done(AnswerProgrammeChangeDone),
    /// It was not.
    Refused(AnswerProgrammeChangeRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The answer was taken.
#[derive(SimpleObject)]
pub struct AnswerProgrammeChangeDone {
    /// The change.
    pub change: ProgrammeChange,
}

/// The answer was not taken.
#[derive(SimpleObject)]
pub struct AnswerProgrammeChangeRefused {
    /// Why.
    pub reason: AnswerProgrammeChangeRefusal,
}

/// Why an answer was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AnswerProgrammeChangeRefusal {
    /// The programme or its pair is no longer in force.
    NotInForce,
    /// It is decided, or waits for the curator.
    NotWaiting,
    /// The viewer has consented to this wording before.
    AlreadyConsented,
    /// There is a newer wording; read it first.
    ChangedMeanwhile,
}

impl From<ChangeError> for AnswerProgrammeChangeRefusal {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::NotWaiting => Self::NotWaiting,
            ChangeError::AlreadyConsented => Self::AlreadyConsented,
        }
    }
}
