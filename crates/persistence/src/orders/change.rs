//! Drawing up, signing and cancelling, each under its permit, each guarded by what was read before.

use chrono::Datelike;
use domain::access::Permit;
use domain::access::rules::mentorship::PrepareOrder;
use domain::access::rules::order::{Cancel, Sign};
use domain::access::rules::place::school::AppointCurator;
use domain::clock::{Date, Timestamp};
use domain::document::{Order as Life, OrderContent, OrderState, OrderStateKind};
use domain::id::{OrderId, PersonId, SchoolId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{Order, Orders};
use crate::accounts::one;
use crate::codes;
use crate::entity::official_order::{ActiveModel, Column, Entity};
use crate::error::StoreError;

/// An order about to be drawn up.
#[derive(Clone, Debug)]
pub struct NewOrder<'a> {
    /// Its id.
    pub id: OrderId,
    /// The school whose head is to give it.
    pub school: SchoolId,
    /// Its text, without number and date.
    pub content: &'a OrderContent,
    /// The first day of what it puts into force.
    pub starts_on: Date,
    /// The last day of it; open when `None`.
    pub ends_on: Option<Date>,
    /// Whom it appoints.
    pub subject: Option<PersonId>,
}

impl Orders<'_, DatabaseTransaction> {
    /// Keeps a draft that fixes pairs. The permit is for one of them; each has its own in `Mentorships::prepare`.
    pub async fn draft_pairs(
        &self,
        permit: &Permit<PrepareOrder>,
        new: NewOrder<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.draft(permit.by(), new, now).await
    }

    /// Keeps a draft that appoints a curator of the school that the permit is for.
    pub async fn draft_appointment(
        &self,
        permit: &Permit<AppointCurator>,
        new: NewOrder<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if permit.on() != new.school.0 {
            return Err(StoreError::Conflict);
        }
        self.draft(permit.by(), new, now).await
    }

    pub(super) async fn draft(
        &self,
        by: PersonId,
        new: NewOrder<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            school_id: Set(new.school.0),
            kind: Set(codes::code(new.content.kind)),
            title: Set(new.content.title.clone()),
            state: Set(codes::code(OrderStateKind::Draft)),
            number: Set(None),
            number_folded: Set(None),
            date: Set(None),
            order_year: Set(None),
            content: Set(serde_json::to_value(new.content)?),
            prepared_by: Set(by.0),
            prepared_at: Set(now),
            signed_by: Set(None),
            signed_at: Set(None),
            starts_on: Set(Some(new.starts_on)),
            ends_on: Set(new.ends_on),
            subject_person_id: Set(new.subject.map(|person| person.0)),
            cancelled_by: Set(None),
            cancelled_at: Set(None),
            cancel_reason: Set(None),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps the signature and the final text. [`StoreError::Conflict`] when it is a draft no more.
    pub async fn sign(
        &self,
        permit: &Permit<Sign>,
        before: &Order,
        after: &Life,
        content: &OrderContent,
        starts_on: Option<Date>,
    ) -> Result<(), StoreError> {
        let OrderState::Signed(signing) = &after.state else {
            return Err(StoreError::Conflict);
        };
        let done = Entity::update_many()
            .col_expr(
                Column::State,
                Expr::val(codes::code(OrderStateKind::Signed)),
            )
            .col_expr(Column::Number, Expr::val(signing.number.as_str()))
            .col_expr(Column::NumberFolded, Expr::val(signing.number.folded()))
            .col_expr(Column::Date, Expr::val(signing.date))
            .col_expr(Column::OrderYear, Expr::val(signing.date.year()))
            .col_expr(Column::SignedBy, Expr::val(signing.by.0))
            .col_expr(Column::SignedAt, Expr::val(signing.at))
            .col_expr(Column::Title, Expr::val(content.title.as_str()))
            .col_expr(Column::Content, Expr::val(serde_json::to_value(content)?))
            .col_expr(Column::StartsOn, Expr::val(starts_on))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::Id.eq(before.id.0))
            .filter(Column::State.eq(codes::code(OrderStateKind::Draft)))
            .filter(Column::Version.eq(before.version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Keeps that the draft was thrown away. [`StoreError::Conflict`] when it is a draft no more.
    pub async fn cancel(
        &self,
        permit: &Permit<Cancel>,
        before: &Order,
        after: &Life,
    ) -> Result<(), StoreError> {
        let OrderState::Cancelled { cancelling, .. } = &after.state else {
            return Err(StoreError::Conflict);
        };
        let done = Entity::update_many()
            .col_expr(
                Column::State,
                Expr::val(codes::code(OrderStateKind::Cancelled)),
            )
            .col_expr(Column::CancelledBy, Expr::val(cancelling.by.0))
            .col_expr(Column::CancelledAt, Expr::val(cancelling.at))
            .col_expr(Column::CancelReason, Expr::val(cancelling.reason.as_str()))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::Id.eq(before.id.0))
            .filter(Column::State.eq(codes::code(before.state.kind())))
            .filter(Column::Version.eq(before.version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}
