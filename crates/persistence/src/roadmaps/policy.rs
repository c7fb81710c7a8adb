//! Whether the roadmaps of a municipality's schools need its agreement.

use domain::access::Permit;
use domain::access::rules::place::municipality::KeepRoadmaps;
use domain::clock::Timestamp;
use domain::id::MunicipalityId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};

use super::Roadmaps;
use crate::accounts::one;
use crate::entity::roadmap_policy::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// The rule of a municipality; version 0 is the one that stands until somebody says otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Policy {
    /// Whether a school's roadmap comes into force only when the municipality has agreed.
    pub review_required: bool,
    /// Counts the edits.
    pub version: i32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            review_required: true,
            version: 0,
        }
    }
}

impl<C: ConnectionTrait> Roadmaps<'_, C> {
    /// The rule of each of `municipalities` that has said one.
    pub async fn policies(
        &self,
        municipalities: &[MunicipalityId],
    ) -> Result<Vec<(MunicipalityId, Policy)>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MunicipalityId.is_in(municipalities.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        let policy = |row: Model| {
            let policy = Policy {
                review_required: row.review_required,
                version: row.version,
            };
            (MunicipalityId(row.municipality_id), policy)
        };
        Ok(rows.into_iter().map(policy).collect())
    }

    /// The rule of a municipality, its own or the usual one.
    pub async fn policy(&self, of: MunicipalityId) -> Result<Policy, StoreError> {
        let own = self.policies(&[of]).await?.pop();
        Ok(own.map(|(_, policy)| policy).unwrap_or_default())
    }
}

impl Roadmaps<'_, DatabaseTransaction> {
    /// Writes the rule of the municipality that the permit is for; [`StoreError::Conflict`] or [`StoreError::Unique`]
    /// when somebody was faster.
    pub async fn set_policy(
        &self,
        permit: &Permit<KeepRoadmaps>,
        version: i32,
        review_required: bool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if version == 0 {
            let row = ActiveModel {
                municipality_id: Set(permit.on()),
                review_required: Set(review_required),
                changed_by: Set(permit.by().0),
                changed_at: Set(now),
                version: Set(1),
            };
            Entity::insert(row).exec_without_returning(self.0).await?;
            return Ok(());
        }
        let done = Entity::update_many()
            .col_expr(Column::ReviewRequired, Expr::val(review_required))
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
