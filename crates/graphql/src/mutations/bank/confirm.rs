//! A curator confirms that the school's banks are as they should be, changed or not (A-M1, B-045, E-4.1).

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::KeepBanks;
use domain::access::{Actor, Denied, permit};
use domain::id::{SchoolId, SnapshotId};
use domain::text::Prose;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::bank::BankSnapshot;
use crate::viewer::Viewer;

/// Confirms banks.
#[derive(Default)]
pub struct ConfirmBanksMutation;

#[Object]
impl ConfirmBanksMutation {
    /// Confirms both banks of a school as they are now: the proof that they were refreshed, even if nothing changed. For
    /// the curators of the school.
    async fn confirm_banks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose banks.")] input: ConfirmBanksInput,
    ) -> Result<ConfirmBanksPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let remark = form.take_optional("remark", input.remark.as_deref(), Prose::parse);
        let (Some(remark), true) = (remark, form.is_sound()) else {
            return Ok(ConfirmBanksPayload::Invalid(form.into_invalid()));
        };
        let operation = ConfirmBanks {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            remark,
        };
        let key = input.client_mutation_id.as_deref();
        let Ok(id) = perform(&viewer, key, "confirmBanks", &operation).await?;
        let banks = viewer.store().banks();
        let row = banks.snapshot(id).await?.ok_or(GqlError::NotFound)?;
        let school = viewer.store().schools().find(row.school).await?;
        let at = school.ok_or(GqlError::NotFound)?.at;
        let rule = banks.policy(at.municipality).await?.rule;
        let rows = banks.snapshots(row.school, 50).await?;
        let mut all = BankSnapshot::all(&viewer, rows, rule).into_iter();
        let snapshot = all.find(|snapshot| snapshot.is(id));
        Ok(ConfirmBanksPayload::Done(ConfirmBanksDone {
            snapshot: snapshot.ok_or(GqlError::NotFound)?,
        }))
    }
}

#[derive(Serialize)]
struct ConfirmBanks {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    remark: Option<Prose<1_000>>,
}

impl Operation for ConfirmBanks {
    type Done = SnapshotId;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<SnapshotId, Failure<Self::Refusal>> {
        let here = work
            .schools()
            .lock(self.school)
            .await?
            .ok_or(Denied::Hidden)?;
        let permit = permit::<KeepBanks>(&self.actor, &here.school.facts())?;
        let id = SnapshotId(work.fresh());
        let (at, today) = (here.school.at, work.today(here.zone));
        let remark = self.remark.as_ref();
        work.banks()
            .confirm(&permit, id, at, today, remark, work.now())
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some("CONFIRMED"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// A school whose banks were looked through.
#[derive(InputObject)]
pub struct ConfirmBanksInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`.
    pub school_id: ID,
    /// What the curator wants to add; at most 1 000 characters.
    pub remark: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum ConfirmBanksPayload {
    /// The banks were confirmed.
    Done(ConfirmBanksDone),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The banks were confirmed.
#[derive(SimpleObject)]
pub struct ConfirmBanksDone {
    /// The confirmed state.
    pub snapshot: BankSnapshot,
}
