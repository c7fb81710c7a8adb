//! The deficits behind a need.

use domain::access::Permit;
use domain::access::rules::bank::Keep;
use domain::id::{DeficitId, NeedId};
use domain::people::{DeficitKind, DeficitSource, DeficitStatus, Severity};
use domain::text::Line;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use super::Needs;
use crate::codes;
use crate::entity::{deficit, programme_deficit};
use crate::error::StoreError;

/// A deficit as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deficit {
    /// Its id.
    pub id: DeficitId,
    /// The need that names it.
    pub need: NeedId,
    /// What it is about.
    pub kind: DeficitKind,
    /// Where it shows, in people's own words.
    pub area: String,
    /// Who noticed it.
    pub source: DeficitSource,
    /// What became of it.
    pub status: DeficitStatus,
    /// How much it weighs, where somebody has said so.
    pub severity: Option<Severity>,
}

/// Where a deficit shows.
pub type Area = Line<200>;

/// A line of a need's deficits.
#[derive(Clone, Debug)]
pub struct DeficitData<'a> {
    /// Which one; one that the need does not have yet is added.
    pub id: DeficitId,
    /// What it is about.
    pub kind: DeficitKind,
    /// Where it shows.
    pub area: &'a Area,
    /// Who noticed it; kept as it is for one that the need has.
    pub source: DeficitSource,
    /// How much it weighs; kept as it is when nothing is said.
    pub severity: Option<Severity>,
}

impl<C: ConnectionTrait> Needs<'_, C> {
    /// The deficits of `needs`, those of one need in the order in which they were named.
    pub async fn deficits_of(&self, needs: &[NeedId]) -> Result<Vec<Deficit>, StoreError> {
        let rows = deficit::Entity::find()
            .filter(deficit::Column::NeedId.is_in(needs.iter().map(|id| id.0)))
            .order_by_asc(deficit::Column::Position)
            .order_by_asc(deficit::Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Deficit::try_from).collect()
    }
}

impl Needs<'_, DatabaseTransaction> {
    /// Makes `lines` the deficits of a need that was just written, in their order. One that is left out is forgotten,
    /// unless a programme works or worked on it: that one stays, behind the others.
    pub async fn put_deficits(
        &self,
        _permit: &Permit<Keep>,
        need: NeedId,
        lines: &[DeficitData<'_>],
    ) -> Result<(), StoreError> {
        let named = Query::select()
            .column(programme_deficit::Column::DeficitId)
            .from(programme_deficit::Entity)
            .to_owned();
        deficit::Entity::delete_many()
            .filter(deficit::Column::NeedId.eq(need.0))
            .filter(deficit::Column::Id.is_not_in(lines.iter().map(|line| line.id.0)))
            .filter(deficit::Column::Id.not_in_subquery(named))
            .exec(self.0)
            .await?;
        deficit::Entity::update_many()
            .col_expr(deficit::Column::Position, Expr::val(i32::MAX))
            .filter(deficit::Column::NeedId.eq(need.0))
            .exec(self.0)
            .await?;
        for (position, line) in (0_i32..).zip(lines) {
            self.put_deficit(need, position, line).await?;
        }
        self.index(need).await
    }

    async fn put_deficit(
        &self,
        need: NeedId,
        position: i32,
        line: &DeficitData<'_>,
    ) -> Result<(), StoreError> {
        let mut kept = deficit::Entity::update_many()
            .col_expr(deficit::Column::Kind, Expr::val(codes::code(line.kind)))
            .col_expr(deficit::Column::Area, Expr::val(line.area.as_str()))
            .col_expr(deficit::Column::Position, Expr::val(position));
        if let Some(severity) = line.severity {
            let severity = Expr::val(codes::code(severity));
            kept = kept.col_expr(deficit::Column::Severity, severity);
        }
        let kept = kept
            .filter(deficit::Column::Id.eq(line.id.0))
            .filter(deficit::Column::NeedId.eq(need.0))
            .exec(self.0)
            .await?;
        if kept.rows_affected == 1 {
            return Ok(());
        }
        let row = deficit::ActiveModel {
            id: Set(line.id.0),
            need_id: Set(need.0),
            kind: Set(codes::code(line.kind)),
            area: Set(line.area.as_str().to_owned()),
            source: Set(codes::code(line.source)),
            status: Set(codes::code(DeficitStatus::Open)),
            position: Set(position),
            severity: Set(line.severity.map(codes::code)),
        };
        deficit::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}

impl TryFrom<deficit::Model> for Deficit {
    type Error = StoreError;

    fn try_from(row: deficit::Model) -> Result<Self, StoreError> {
        const TABLE: &str = "deficit";
        let id: Uuid = row.id;
        Ok(Self {
            id: DeficitId(id),
            need: NeedId(row.need_id),
            kind: codes::value(&row.kind, TABLE, id)?,
            area: row.area,
            source: codes::value(&row.source, TABLE, id)?,
            status: codes::value(&row.status, TABLE, id)?,
            severity: row
                .severity
                .map(|name| codes::value(&name, TABLE, id))
                .transpose()?,
        })
    }
}
