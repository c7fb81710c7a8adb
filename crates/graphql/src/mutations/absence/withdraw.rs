//! An absence is taken back: somebody is there after all, or is back earlier.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::absence::Withdraw;
use domain::access::{Actor, Denied, permit};
use domain::id::AbsenceId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::viewer::Viewer;

/// Takes absences back.
#[derive(Default)]
pub struct WithdrawAbsenceMutation;

#[Object]
impl WithdrawAbsenceMutation {
    /// Takes an absence back; nothing is kept of it but that it was. For who was to be away, and for the curators of the
    /// school.
    async fn withdraw_absence(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which absence.")] input: WithdrawAbsenceInput,
    ) -> Result<WithdrawAbsencePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = WithdrawAbsence {
            actor: viewer.actor().clone(),
            absence: AbsenceId::read(&input.absence_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let Ok(id) = perform(&viewer, key, "withdrawAbsence", &operation).await?;
        Ok(WithdrawAbsencePayload::Done(WithdrawAbsenceDone {
            absence_id: id.public(),
        }))
    }
}

#[derive(Serialize)]
struct WithdrawAbsence {
    #[serde(skip)]
    actor: Actor,
    absence: AbsenceId,
}

impl Operation for WithdrawAbsence {
    type Done = AbsenceId;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<AbsenceId, Failure<Self::Refusal>> {
        let row = work.absences().find(self.absence).await?;
        let row = row.ok_or(Denied::Hidden)?;
        let here = opened::lock(work, Some(row.school)).await?;
        // Whether they work there still is of no account.
        let permit = permit::<Withdraw>(&self.actor, &row.facts(here.school.at, false))?;
        work.absences().withdraw(&permit).await?;
        let change = Change {
            school: Some(row.school),
            from: Some("STATED"),
            to: Some("WITHDRAWN"),
            ..Change::default()
        };
        work.note(&permit, self.absence, change).await?;
        Ok(self.absence)
    }
}

/// An absence to be taken back.
#[derive(InputObject)]
pub struct WithdrawAbsenceInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `absence:…`.
    pub absence_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum WithdrawAbsencePayload {
    /// It is taken back.
    Done(WithdrawAbsenceDone),
}

/// The absence is taken back.
#[derive(SimpleObject)]
pub struct WithdrawAbsenceDone {
    /// `absence:…`, which it was.
    pub absence_id: ID,
}
