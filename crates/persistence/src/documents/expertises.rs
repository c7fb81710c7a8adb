//! Expertises of documents by the centre above (D-3.2, D-3.5).

use domain::access::rules::document::{DocumentFacts, Examine, Submit};
use domain::access::{Deed, Permit};
use domain::clock::Timestamp;
use domain::document::{Conclusion, ExpertiseState};
use domain::id::{DocumentId, ExpertiseId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, UpdateMany,
};

use super::{Document, Documents, step};
use crate::accounts::one;
use crate::codes;
use crate::entity::document::Column as OfDocument;
use crate::entity::document_expertise::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// An expertise as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expertise {
    /// Its id.
    pub id: ExpertiseId,
    /// Of which document.
    pub document: DocumentId,
    /// The first is 1.
    pub number: i32,
    /// Where it stands.
    pub state: ExpertiseState,
    /// What it concluded.
    pub conclusion: Option<Conclusion>,
    /// What is to be changed.
    pub remarks: Option<String>,
    /// Who handed it in, and when.
    pub submitted: (PersonId, Timestamp),
    /// Who took it on.
    pub taken_by: Option<PersonId>,
    /// Who concluded it, and when.
    pub concluded: Option<(PersonId, Timestamp)>,
}

impl<C: ConnectionTrait> Documents<'_, C> {
    /// The expertises of each of `documents`, the latest first.
    pub async fn expertises_of(
        &self,
        documents: &[DocumentId],
    ) -> Result<Vec<Expertise>, StoreError> {
        let rows = Entity::find()
            .filter(Column::DocumentId.is_in(documents.iter().map(|id| id.0)))
            .order_by_asc(Column::DocumentId)
            .order_by_desc(Column::Number)
            .all(self.0)
            .await?;
        rows.into_iter().map(Expertise::try_from).collect()
    }
}

impl Documents<'_, DatabaseTransaction> {
    /// Hands the document in under `id`.
    pub async fn submit(
        &self,
        permit: &Permit<Submit>,
        before: &Document,
        (id, number): (ExpertiseId, i32),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            document_id: Set(permit.on()),
            number: Set(number),
            state: Set(ExpertiseState::Submitted.code().to_owned()),
            conclusion: Set(None),
            remarks: Set(None),
            submitted_by: Set(permit.by().0),
            submitted_at: Set(now),
            taken_by: Set(None),
            concluded_by: Set(None),
            concluded_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        let state = Some(ExpertiseState::Submitted);
        self.mark(permit, before, state).await
    }

    /// Takes `expertise` back; the document then stands where the one before it has led.
    pub async fn withdraw(
        &self,
        permit: &Permit<Submit>,
        before: &Document,
        expertise: &Expertise,
        earlier: Option<ExpertiseState>,
    ) -> Result<(), StoreError> {
        let done = update(expertise, ExpertiseState::Withdrawn)
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.mark(permit, before, earlier).await
    }

    /// Takes it on.
    pub async fn take(
        &self,
        permit: &Permit<Examine>,
        before: &Document,
        expertise: &Expertise,
        after: ExpertiseState,
    ) -> Result<(), StoreError> {
        let done = update(expertise, after)
            .col_expr(Column::TakenBy, Expr::val(permit.by().0))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.mark(permit, before, Some(after)).await
    }

    /// Concludes it.
    pub async fn conclude(
        &self,
        permit: &Permit<Examine>,
        before: &Document,
        (expertise, after): (&Expertise, ExpertiseState),
        (conclusion, remarks): (Conclusion, Option<&str>),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = update(expertise, after)
            .col_expr(Column::Conclusion, Expr::val(codes::code(conclusion)))
            .col_expr(Column::Remarks, Expr::val(remarks))
            .col_expr(Column::ConcludedBy, Expr::val(permit.by().0))
            .col_expr(Column::ConcludedAt, Expr::val(now))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.mark(permit, before, Some(after)).await
    }

    async fn mark<D: Deed<On = DocumentFacts>>(
        &self,
        permit: &Permit<D>,
        before: &Document,
        state: Option<ExpertiseState>,
    ) -> Result<(), StoreError> {
        let name = state.map(ExpertiseState::code);
        let done = step(permit, before, before.state)
            .col_expr(OfDocument::Expertise, Expr::val(name))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

fn update(before: &Expertise, after: ExpertiseState) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::State.eq(before.state.code()))
}

impl TryFrom<Model> for Expertise {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "document_expertise";
        let conclusion = row.conclusion.as_deref();
        Ok(Self {
            id: ExpertiseId(row.id),
            document: DocumentId(row.document_id),
            number: row.number,
            state: codes::value(&row.state, TABLE, row.id)?,
            conclusion: conclusion
                .map(|name| codes::value(name, TABLE, row.id))
                .transpose()?,
            remarks: row.remarks,
            submitted: (PersonId(row.submitted_by), row.submitted_at),
            taken_by: row.taken_by.map(PersonId),
            concluded: row.concluded_by.map(PersonId).zip(row.concluded_at),
        })
    }
}
