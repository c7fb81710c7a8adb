//! Who proposed a change takes it back.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::ProposeChange;
use domain::access::{Actor, Denied, permit};
use domain::id::ProgrammeChangeId;
use domain::mentoring::ChangeError;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{note, tell};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::programme_change::ProgrammeChange;
use crate::viewer::Viewer;

/// Withdraws a change.
#[derive(Default)]
pub struct WithdrawProgrammeChangeMutation;

#[Object]
impl WithdrawProgrammeChangeMutation {
    /// Takes back a change that is not decided yet. For who proposed it.
    async fn withdraw_programme_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: WithdrawProgrammeChangeInput,
    ) -> Result<WithdrawProgrammeChangePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = WithdrawProgrammeChange {
            actor: viewer.actor().clone(),
            pages: tell::pages(&viewer),
            change: ProgrammeChangeId::read(&input.change_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "withdrawProgrammeChange", &operation).await? {
                Ok(id) => {
                    let change = ProgrammeChange::load(&viewer, id).await?;
                    WithdrawProgrammeChangePayload::Done(WithdrawProgrammeChangeDone { change })
                }
                Err(reason) => {
                    let refused = WithdrawProgrammeChangeRefused { reason };
                    WithdrawProgrammeChangePayload::Refused(refused)
                }
            },
        )
    }
}

#[derive(Serialize)]
struct WithdrawProgrammeChange {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    pages: String,
    change: ProgrammeChangeId,
}

impl Operation for WithdrawProgrammeChange {
    type Done = ProgrammeChangeId;
    type Refusal = WithdrawProgrammeChangeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeChangeId, Failure<Self::Refusal>> {
        let (opened, before) = opened::change(work, self.change).await?;
        let permit = permit::<ProposeChange>(&self.actor, &opened.pair.programme_facts())?;
        if before.proposed_by != permit.by() {
            return Err(Denied::Forbidden.into());
        }
        let today = work.today(opened.located.zone);
        let after = before.state.clone().withdraw(today);
        let after = after.map_err(Failure::refuse)?;
        let changes = work.programme_changes();
        changes.withdraw(&permit, &before, &after).await?;
        note(work, &permit, &opened, &before, &after, None).await?;
        tell::tell(work, &self.pages, &opened, permit.by(), &after, None).await?;
        Ok(self.change)
    }
}

/// A change to be taken back.
#[derive(InputObject)]
pub struct WithdrawProgrammeChangeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme-change:…`.
    pub change_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum WithdrawProgrammeChangePayload {
    /// It is taken back.
    Done(WithdrawProgrammeChangeDone),
    /// It stands.
    Refused(WithdrawProgrammeChangeRefused),
}

/// The change is taken back.
#[derive(SimpleObject)]
pub struct WithdrawProgrammeChangeDone {
    /// The change.
    pub change: ProgrammeChange,
}

/// The change stands.
#[derive(SimpleObject)]
pub struct WithdrawProgrammeChangeRefused {
    /// Why.
    pub reason: WithdrawProgrammeChangeRefusal,
}

/// Why a change was not taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum WithdrawProgrammeChangeRefusal {
    /// It is decided already.
    NotWaiting,
}

impl From<ChangeError> for WithdrawProgrammeChangeRefusal {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::NotWaiting | ChangeError::AlreadyConsented => Self::NotWaiting,
        }
    }
}
