//! Templates of documents that regions, municipalities and schools write; those that come with the program have no rows.

use domain::access::Permit;
use domain::access::rules::document::Write;
use domain::access::rules::roadmap::Seat;
use domain::clock::Timestamp;
use domain::document::DocumentKind;
use domain::id::DocumentTemplateId;
use domain::text::{Title, fold};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::document_template::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::roadmaps::{Columns, seat};

/// The most templates that a place is shown.
const MOST: u64 = 200;

/// What is written of a template.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Wording {
    /// What it becomes.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: Title,
    /// Its text with its gaps.
    pub body: String,
}

/// A template as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentTemplate {
    /// Its id.
    pub id: DocumentTemplateId,
    /// Whose.
    pub at: Seat,
    /// What is written.
    pub wording: Wording,
    /// The template of the level above, or of the program, whose variant it is.
    pub parent: Option<Uuid>,
    /// Counts the edits.
    pub version: i32,
}

/// The repository of templates of documents.
pub struct DocumentTemplates<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> DocumentTemplates<'_, C> {
    /// The template with this id.
    pub async fn find(
        &self,
        id: DocumentTemplateId,
    ) -> Result<Option<DocumentTemplate>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(DocumentTemplate::try_from).transpose()
    }

    /// Those of a place and of the places that it lies in, by title, at most 200.
    pub async fn around(&self, at: Seat) -> Result<Vec<DocumentTemplate>, StoreError> {
        let here = Columns::of(at);
        let mut some = Condition::any().add(
            Condition::all()
                .add(Column::RegionId.eq(here.region))
                .add(Column::MunicipalityId.is_null()),
        );
        if let Some(municipality) = here.municipality {
            some = some.add(
                Condition::all()
                    .add(Column::MunicipalityId.eq(municipality))
                    .add(Column::SchoolId.is_null()),
            );
        }
        if let Some(school) = here.school {
            some = some.add(Column::SchoolId.eq(school));
        }
        let rows = Entity::find()
            .filter(some)
            .order_by_asc(Column::TitleFolded)
            .order_by_asc(Column::Id)
            .limit(MOST)
            .all(self.0)
            .await?;
        rows.into_iter().map(DocumentTemplate::try_from).collect()
    }
}

impl DocumentTemplates<'_, DatabaseTransaction> {
    /// Adds the template that the permit is for.
    pub async fn add(
        &self,
        permit: &Permit<Write>,
        at: Seat,
        (wording, parent): (&Wording, Option<Uuid>),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let here = Columns::of(at);
        let title = wording.title.as_str();
        let row = ActiveModel {
            id: Set(permit.on()),
            region_id: Set(here.region),
            municipality_id: Set(here.municipality),
            school_id: Set(here.school),
            kind: Set(codes::code(wording.kind)),
            title: Set(title.to_owned()),
            title_folded: Set(fold(title)),
            body: Set(wording.body.clone()),
            parent_id: Set(parent),
            changed_by: Set(permit.by().0),
            changed_at: Set(now),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Writes the template that the permit is for; [`StoreError::Conflict`] when somebody was faster.
    pub async fn change(
        &self,
        permit: &Permit<Write>,
        version: i32,
        wording: &Wording,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let title = wording.title.as_str();
        let done = Entity::update_many()
            .col_expr(Column::Kind, Expr::val(codes::code(wording.kind)))
            .col_expr(Column::Title, Expr::val(title))
            .col_expr(Column::TitleFolded, Expr::val(fold(title)))
            .col_expr(Column::Body, Expr::val(wording.body.as_str()))
            .col_expr(Column::ChangedBy, Expr::val(permit.by().0))
            .col_expr(Column::ChangedAt, Expr::val(now))
            .col_expr(Column::Version, Expr::val(version + 1))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

impl TryFrom<Model> for DocumentTemplate {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let broken = || StoreError::inconsistent("document_template", row.id);
        Ok(Self {
            id: DocumentTemplateId(row.id),
            at: seat(row.region_id, row.municipality_id, row.school_id),
            parent: row.parent_id,
            version: row.version,
            wording: Wording {
                kind: codes::value(&row.kind, "document_template", row.id)?,
                title: Title::parse(&row.title).or(Err(broken()))?,
                body: row.body,
            },
        })
    }
}
