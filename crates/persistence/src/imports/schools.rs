//! Schools of a file.

use domain::access::Permit;
use domain::access::rules::place::municipality::KeepRegister;
use domain::id::SchoolId;
use domain::import::SchoolDraft;
use domain::text::fold;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::Imports;
use crate::accounts::one;
use crate::codes;
use crate::entity::school::{Column, Entity};
use crate::error::StoreError;

/// A school with what a line says of it.
#[derive(Clone, Debug)]
pub struct SchoolRow<'a> {
    /// Which.
    pub id: SchoolId,
    /// What the line says.
    pub data: &'a SchoolDraft,
    /// The name of its charter, as it shall be.
    pub full_name: &'a str,
}

impl Imports<'_, DatabaseTransaction> {
    /// Corrects kind and full name of a school of the municipality that the permit is for.
    pub async fn edit_school(
        &self,
        permit: &Permit<KeepRegister>,
        row: &SchoolRow<'_>,
    ) -> Result<(), StoreError> {
        let short = row.data.short_name.as_str();
        let done = Entity::update_many()
            .col_expr(Column::Kind, Expr::val(codes::code(row.data.kind)))
            .col_expr(Column::FullName, Expr::val(row.full_name))
            .col_expr(
                Column::NameFolded,
                Expr::val(fold(&format!("{short} {}", row.full_name))),
            )
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(row.id.0))
            .filter(Column::MunicipalityId.eq(permit.on()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}
