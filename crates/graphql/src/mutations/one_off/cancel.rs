//! A single meeting is called off before it takes place.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::one_offs::off;
use domain::access::rules::one_off::Cancel;
use domain::access::{Actor, permit};
use domain::id::OneOffId;
use domain::mentoring::{OneOffError, Side};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{PAGE, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::one_off::OneOff;
use crate::viewer::Viewer;

/// Calls single meetings off.
#[derive(Default)]
pub struct CancelOneOffMutation;

#[Object]
impl CancelOneOffMutation {
    /// Calls a single meeting off; nobody asks why. For the two, and for the curators of the school.
    async fn cancel_one_off(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meeting.")] input: CancelOneOffInput,
    ) -> Result<CancelOneOffPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CancelOneOff {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            one_off: OneOffId::read(&input.one_off_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "cancelOneOff", &operation).await? {
                Ok(id) => {
                    let one_off = OneOff::load(&viewer, id).await?;
                    CancelOneOffPayload::Done(CancelOneOffDone { one_off })
                }
                Err(reason) => CancelOneOffPayload::Refused(CancelOneOffRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct CancelOneOff {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    one_off: OneOffId,
}

impl Operation for CancelOneOff {
    type Done = OneOffId;
    type Refusal = CancelOneOffRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OneOffId, Failure<Self::Refusal>> {
        let opened = open(work, self.one_off).await?;
        let permit = permit::<Cancel>(&self.actor, &opened.facts)?;
        let after = opened.row.meeting.cancel().map_err(Failure::refuse)?;
        work.one_offs().cancel(&permit, &opened.row, &after).await?;
        opened.note(work, &permit, after.state).await?;
        let by = permit.by();
        let told = |side: &Side| opened.row.meeting.part(*side).person != by;
        let told: Vec<Side> = [Side::Mentor, Side::Mentee]
            .into_iter()
            .filter(told)
            .collect();
        opened.tell(work, &told, off, &self.link).await?;
        Ok(self.one_off)
    }
}

/// A single meeting to be called off.
#[derive(InputObject)]
pub struct CancelOneOffInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `one-off:…`, proposed or agreed upon.
    pub one_off_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum CancelOneOffPayload {
    /// It is called off.
    Done(CancelOneOffDone),
    /// It is not.
    Refused(CancelOneOffRefused),
}

/// The meeting is called off.
#[derive(SimpleObject)]
pub struct CancelOneOffDone {
    /// The meeting.
    pub one_off: OneOff,
}

/// The meeting was not called off.
#[derive(SimpleObject)]
pub struct CancelOneOffRefused {
    /// Why.
    pub reason: CancelOneOffRefusal,
}

/// Why a single meeting was not called off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CancelOneOffRefusal {
    /// It took place, was declined, or was called off before.
    TooLate,
}

impl From<OneOffError> for CancelOneOffRefusal {
    fn from(_: OneOffError) -> Self {
        Self::TooLate
    }
}
