//! The municipality puts a field out of use, or back into it.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::municipality::KeepBankPolicy;
use domain::access::{Actor, Denied, permit};
use domain::id::BankFieldId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::bank_field::BankField;
use crate::viewer::Viewer;

/// Puts fields out of use.
#[derive(Default)]
pub struct RetireBankFieldMutation;

#[Object]
impl RetireBankFieldMutation {
    /// Puts a field out of use, or back into it. What stands in it stays readable. For the methodologists of its
    /// municipality.
    async fn retire_bank_field(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which field.")] input: RetireBankFieldInput,
    ) -> Result<RetireBankFieldPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = RetireBankField {
            actor: viewer.actor().clone(),
            field: BankFieldId::read(&input.field_id)?,
            retire: input.retire,
        };
        let key = input.client_mutation_id.as_deref();
        let Ok(id) = perform(&viewer, key, "retireBankField", &operation).await?;
        let row = viewer.store().bank_fields().find(id).await?;
        Ok(RetireBankFieldPayload::Done(RetireBankFieldDone {
            field: (&row.ok_or(GqlError::NotFound)?).into(),
        }))
    }
}

#[derive(Serialize)]
struct RetireBankField {
    #[serde(skip)]
    actor: Actor,
    field: BankFieldId,
    retire: bool,
}

impl Operation for RetireBankField {
    type Done = BankFieldId;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<BankFieldId, Failure<Self::Refusal>> {
        let field = work.bank_fields().find(self.field).await?;
        let field = field.ok_or(Denied::Hidden)?;
        let found = work.municipalities().find(field.municipality).await?;
        let facts = found.ok_or(Denied::Hidden)?.facts();
        let permit = permit::<KeepBankPolicy>(&self.actor, &facts)?;
        let at = self.retire.then(|| work.now());
        work.bank_fields().retire(&permit, self.field, at).await?;
        let change = Change {
            to: Some(if self.retire { "RETIRED" } else { "IN_USE" }),
            ..Change::default()
        };
        work.note(&permit, self.field, change).await?;
        Ok(self.field)
    }
}

/// A field to be put out of use, or back.
#[derive(InputObject)]
pub struct RetireBankFieldInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `bank-field:…`.
    pub field_id: ID,
    /// Out of use, or back into it.
    pub retire: bool,
}

/// What came of it.
#[derive(Union)]
pub enum RetireBankFieldPayload {
    /// It was done.
    Done(RetireBankFieldDone),
}

/// It was done.
#[derive(SimpleObject)]
pub struct RetireBankFieldDone {
    /// The field.
    pub field: BankField,
}
