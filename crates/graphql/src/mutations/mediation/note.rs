//! Somebody writes a confidential note in a case.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::mediation::Note as WriteNote;
use domain::access::{Actor, permit};
use domain::id::MediationId;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{MediationRefusal, opened_case};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::mediation::MediationCase;
use crate::viewer::Viewer;

/// Writes notes.
#[derive(Default)]
pub struct NoteMediationMutation;

#[Object]
impl NoteMediationMutation {
    /// Writes a note, which its author reads, and the mediator where a party wrote it. For the parties, and for who helps.
    async fn note_mediation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The case and the words.")] input: NoteMediationInput,
    ) -> Result<NoteMediationPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(text) = form.take("text", Note::required(&input.text)) else {
            return Ok(NoteMediationPayload::Invalid(form.into_invalid()));
        };
        let operation = NoteMediation {
            actor: viewer.actor().clone(),
            mediation: MediationId::read(&input.mediation_id)?,
            text,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "noteMediation", &operation).await?;
        Ok(match outcome {
            Ok(id) => NoteMediationPayload::Done(NoteMediationDone {
                mediation: MediationCase::load(&viewer, id).await?,
            }),
            Err(reason) => NoteMediationPayload::Refused(NoteMediationRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct NoteMediation {
    #[serde(skip)]
    actor: Actor,
    mediation: MediationId,
    text: Note,
}

impl Operation for NoteMediation {
    type Done = MediationId;
    type Refusal = MediationRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MediationId, Failure<Self::Refusal>> {
        let opened = opened_case(work, self.mediation).await?;
        let permit = permit::<WriteNote>(&self.actor, &opened.facts)?;
        let after = opened.row.case.state.note().map_err(Failure::refuse)?;
        let mediations = work.mediations();
        mediations
            .note(&permit, work.fresh(), &self.text, work.now())
            .await?;
        opened.note(work, &permit, after).await?;
        Ok(self.mediation)
    }
}

/// A note.
#[derive(InputObject)]
pub struct NoteMediationInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mediation:…`.
    pub mediation_id: ID,
    /// What is to be remembered; 1–10 000 characters.
    pub text: String,
}

/// What came of it.
#[derive(Union)]
pub enum NoteMediationPayload {
    /// It is written.
    Done(NoteMediationDone),
    /// It is not.
    Refused(NoteMediationRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The note is written.
#[derive(SimpleObject)]
pub struct NoteMediationDone {
    /// The case.
    pub mediation: MediationCase,
}

/// The note was not written.
#[derive(SimpleObject)]
pub struct NoteMediationRefused {
    /// Why.
    pub reason: MediationRefusal,
}
