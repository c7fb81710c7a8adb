//! The terms of a mentor's duty (Labour Code art. 351.8, Q-49): which agreement, on what ground it is paid. No amounts.

use domain::access::Permit;
use domain::access::rules::mentorship::KeepTerms;
use domain::clock::Date;
use domain::id::PersonId;
use domain::mentoring::Side;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{Mentorship, Mentorships};
use crate::accounts::one;
use crate::entity::mentorship_participant::{Column, Entity, Model};
use crate::error::StoreError;
use crate::people::acting;

/// The terms of a mentor's duty; each of them may be missing.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize)]
pub struct DutyTerms {
    /// The number of the additional agreement to the labour contract.
    pub agreement_number: Option<String>,
    /// Its date.
    pub agreement_on: Option<Date>,
    /// On what ground the work is paid, or that it belongs to the position.
    pub pay_ground: Option<String>,
}

impl DutyTerms {
    /// Those of a line; `None` when nothing is known.
    pub(super) fn of(row: &Model) -> Option<Self> {
        let terms = Self {
            agreement_number: row.agreement_number.clone(),
            agreement_on: row.agreement_on,
            pay_ground: row.pay_ground.clone(),
        };
        (terms != Self::default()).then_some(terms)
    }
}

impl Mentorships<'_, DatabaseTransaction> {
    /// Keeps the terms of a mentor's duty. [`StoreError::Conflict`] when the row has changed, or they are no mentor in it.
    pub async fn keep_terms(
        &self,
        permit: &Permit<KeepTerms>,
        before: &Mentorship,
        mentor: PersonId,
        terms: &DutyTerms,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(
                Column::AgreementNumber,
                Expr::val(terms.agreement_number.clone()),
            )
            .col_expr(Column::AgreementOn, Expr::val(terms.agreement_on))
            .col_expr(Column::PayGround, Expr::val(terms.pay_ground.clone()))
            .filter(Column::MentorshipId.eq(permit.on()))
            .filter(Column::PersonId.eq(mentor.0))
            .filter(acting(Side::Mentor))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.step(permit.on(), before, &before.pair).await
    }
}
