//! The curator gives a programme back with a remark.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::Approve;
use domain::access::{Actor, permit};
use domain::id::ProgrammeId;
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::programme::Programme;
use crate::viewer::Viewer;

/// Gives a programme back.
#[derive(Default)]
pub struct ReturnProgrammeMutation;

#[Object]
impl ReturnProgrammeMutation {
    /// Gives a programme to which both have agreed back to them with a remark; both agree anew. For the curator.
    async fn return_programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme and the remark.")] input: ReturnProgrammeInput,
    ) -> Result<ReturnProgrammePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(remark) = form.take("remark", Note::required(&input.remark)) else {
            return Ok(ReturnProgrammePayload::Invalid(form.into_invalid()));
        };
        let operation = ReturnProgramme {
            actor: viewer.actor().clone(),
            programme: ProgrammeId::read(&input.programme_id)?,
            remark,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "returnProgramme", &operation).await? {
                Ok(id) => {
                    let programme = Programme::load(&viewer, id).await?;
                    ReturnProgrammePayload::Done(ReturnProgrammeDone { programme })
                }
                Err(reason) => ReturnProgrammePayload::Refused(ReturnProgrammeRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct ReturnProgramme {
    #[serde(skip)]
    actor: Actor,
    programme: ProgrammeId,
    remark: Note,
}

impl Operation for ReturnProgramme {
    type Done = ProgrammeId;
    type Refusal = ReturnProgrammeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeId, Failure<Self::Refusal>> {
        let opened = opened::programme(work, self.programme).await?;
        let permit = permit::<Approve>(&self.actor, &opened.pair.programme_facts())?;
        let before = opened.programme;
        let Ok(after) = before.plan.clone().give_back() else {
            return Err(Failure::Refused(ReturnProgrammeRefusal::NotWaiting));
        };
        work.programmes()
            .give_back(&permit, &before, &after, &self.remark)
            .await?;
        let change = Change {
            school: Some(opened.located.school.at.school),
            from: Some(before.plan.state.kind().code()),
            to: Some(after.state.kind().code()),
            why: Some(self.remark.as_str()),
        };
        work.note(&permit, self.programme, change).await?;
        Ok(self.programme)
    }
}

/// A programme to be given back.
#[derive(InputObject)]
pub struct ReturnProgrammeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme:…`.
    pub programme_id: ID,
    /// What is to be changed; 1–10 000 characters.
    pub remark: String,
}

/// What came of it.
#[derive(Union)]
pub enum ReturnProgrammePayload {
    /// It is a draft again.
    Done(ReturnProgrammeDone),
    /// It stays where it was.
    Refused(ReturnProgrammeRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The programme is a draft again.
#[derive(SimpleObject)]
pub struct ReturnProgrammeDone {
    /// The programme.
    pub programme: Programme,
}

/// The programme stays where it was.
#[derive(SimpleObject)]
pub struct ReturnProgrammeRefused {
    /// Why.
    pub reason: ReturnProgrammeRefusal,
}

/// Why a programme was not given back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ReturnProgrammeRefusal {
    /// It does not wait for the curator's word.
    NotWaiting,
}
