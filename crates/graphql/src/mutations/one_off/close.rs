//! The school waits for no more words about a single meeting.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::one_off::Close;
use domain::access::{Actor, permit};
use domain::id::OneOffId;
use domain::mentoring::OneOffError;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::open;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::one_off::OneOff;
use crate::viewer::Viewer;

/// Closes single meetings.
#[derive(Default)]
pub struct CloseOneOffMutation;

#[Object]
impl CloseOneOffMutation {
    /// Closes a single meeting that took place without waiting for both to say how it was. For the curators of the school.
    async fn close_one_off(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meeting.")] input: CloseOneOffInput,
    ) -> Result<CloseOneOffPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CloseOneOff {
            actor: viewer.actor().clone(),
            one_off: OneOffId::read(&input.one_off_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "closeOneOff", &operation).await? {
                Ok(id) => {
                    let one_off = OneOff::load(&viewer, id).await?;
                    CloseOneOffPayload::Done(CloseOneOffDone { one_off })
                }
                Err(reason) => CloseOneOffPayload::Refused(CloseOneOffRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct CloseOneOff {
    #[serde(skip)]
    actor: Actor,
    one_off: OneOffId,
}

impl Operation for CloseOneOff {
    type Done = OneOffId;
    type Refusal = CloseOneOffRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OneOffId, Failure<Self::Refusal>> {
        let opened = open(work, self.one_off).await?;
        let permit = permit::<Close>(&self.actor, &opened.facts)?;
        let after = opened.row.meeting.close().map_err(Failure::refuse)?;
        let today = work.today(opened.here.zone);
        work.one_offs()
            .close(&permit, &opened.row, &after, today)
            .await?;
        opened.note(work, &permit, after.state).await?;
        Ok(self.one_off)
    }
}

/// A single meeting to be closed.
#[derive(InputObject)]
pub struct CloseOneOffInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `one-off:…`, held.
    pub one_off_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum CloseOneOffPayload {
    /// It is over.
    Done(CloseOneOffDone),
    /// It is not.
    Refused(CloseOneOffRefused),
}

/// The meeting is over.
#[derive(SimpleObject)]
pub struct CloseOneOffDone {
    /// The meeting.
    pub one_off: OneOff,
}

/// The meeting was not closed.
#[derive(SimpleObject)]
pub struct CloseOneOffRefused {
    /// Why.
    pub reason: CloseOneOffRefusal,
}

/// Why a single meeting was not closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CloseOneOffRefusal {
    /// It has not taken place, or is over.
    NotHeld,
}

impl From<OneOffError> for CloseOneOffRefusal {
    fn from(_: OneOffError) -> Self {
        Self::NotHeld
    }
}
