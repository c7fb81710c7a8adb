//! How often the banks of a municipality's schools are confirmed.

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::access::rules::place::municipality::KeepBankPolicy;
use domain::bank::RefreshRule;
use domain::clock::Timestamp;
use domain::id::MunicipalityId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};

use super::Banks;
use crate::accounts::one;
use crate::entity::bank_policy::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// The rule of a municipality as it is kept; version 0 is the one that stands until somebody says otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Policy {
    /// How often.
    pub rule: RefreshRule,
    /// Counts the edits.
    pub version: i32,
}

impl<C: ConnectionTrait> Banks<'_, C> {
    /// The rule of each municipality that has said one.
    pub async fn policies(
        &self,
        of: &[MunicipalityId],
    ) -> Result<BTreeMap<MunicipalityId, Policy>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MunicipalityId.is_in(of.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter()
            .map(|row| Ok((MunicipalityId(row.municipality_id), Policy::try_from(row)?)))
            .collect()
    }

    /// The rule of a municipality, its own or the strictest.
    pub async fn policy(&self, of: MunicipalityId) -> Result<Policy, StoreError> {
        Ok(self.policies(&[of]).await?.remove(&of).unwrap_or_default())
    }
}

impl Banks<'_, DatabaseTransaction> {
    /// Writes the rule of the municipality that the permit is for; [`StoreError::Conflict`] when somebody was faster.
    pub async fn set_policy(
        &self,
        permit: &Permit<KeepBankPolicy>,
        version: i32,
        rule: RefreshRule,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if version == 0 {
            let row = ActiveModel {
                municipality_id: Set(permit.on()),
                refresh_months: Set(i32::from(rule.months)),
                each_november: Set(rule.each_november),
                changed_by: Set(permit.by().0),
                changed_at: Set(now),
                version: Set(1),
            };
            Entity::insert(row).exec_without_returning(self.0).await?;
            return Ok(());
        }
        let done = Entity::update_many()
            .col_expr(Column::RefreshMonths, Expr::val(i32::from(rule.months)))
            .col_expr(Column::EachNovember, Expr::val(rule.each_november))
            .col_expr(Column::ChangedBy, Expr::val(permit.by().0))
            .col_expr(Column::ChangedAt, Expr::val(now))
            .col_expr(Column::Version, Expr::val(version + 1))
            .filter(Column::MunicipalityId.eq(permit.on()))
            .filter(Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

impl TryFrom<Model> for Policy {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let rule = RefreshRule::new(row.refresh_months, row.each_november);
        Ok(Self {
            rule: rule.ok_or(StoreError::inconsistent("bank_policy", row.municipality_id))?,
            version: row.version,
        })
    }
}
