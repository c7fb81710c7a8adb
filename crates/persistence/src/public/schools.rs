//! Schools of the public face: those of the model this school year, and those that have published something.

use domain::clock::SchoolYear;
use domain::id::{MunicipalityId, SchoolId};
use domain::org::{ParticipationState, SchoolKind};
use domain::practice::PracticeState;
use domain::text::fold;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LikeExpr, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::{Public, PublicMunicipality, PublicSchool};
use crate::codes;
use crate::entity::school::{Column, Entity};
use crate::entity::{model_participation, municipality, practice};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// Which schools of the public face are wanted; all of them when nothing is named.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PublicSchoolFilter {
    /// Of the municipality with this slug; none when there is no such municipality.
    pub municipality: Option<String>,
    /// Of this kind.
    pub kind: Option<SchoolKind>,
    /// Whose short or full name contains this.
    pub text: Option<String>,
}

impl<C: ConnectionTrait> Public<'_, C> {
    /// A page of the schools that are in the model in `running`, or have a published practice; by short name.
    pub async fn schools(
        &self,
        filter: &PublicSchoolFilter,
        running: SchoolYear,
        slice: &Slice,
    ) -> Result<Window<PublicSchool>, StoreError> {
        let keys = [
            page::up(Expr::col((Entity, Column::SortKey))),
            page::up(Expr::col((Entity, Column::Id))),
        ];
        let place = |row: &Row| vec![KeyPart::Text(row.sort_key.clone()), KeyPart::Id(row.id)];
        let query = with_municipality(select(filter, running));
        page::fetch_as(query, self.0, &keys, slice, place)
            .await?
            .try_map(PublicSchool::try_from)
    }

    /// How many schools of the public face fit `filter`.
    pub async fn count_schools(
        &self,
        filter: &PublicSchoolFilter,
        running: SchoolYear,
    ) -> Result<u64, StoreError> {
        Ok(select(filter, running).count(self.0).await?)
    }

    /// The school of the public face that web addresses call `slug`.
    pub async fn school(
        &self,
        slug: &str,
        running: SchoolYear,
    ) -> Result<Option<PublicSchool>, StoreError> {
        let query = shown(running).filter(Column::Slug.eq(slug));
        let query = with_municipality(query).into_model::<Row>();
        let row = query.one(self.0).await?;
        row.map(PublicSchool::try_from).transpose()
    }
}

/// The id of the municipality with this slug, as a value inside a statement: known before the rows are sought, so
/// that they are still read in the order of an index that begins with it.
pub(super) fn municipality_called(slug: &str) -> SelectStatement {
    Query::select()
        .column(municipality::Column::Id)
        .from(municipality::Entity)
        .and_where(municipality::Column::Slug.eq(slug))
        .to_owned()
}

fn shown(running: SchoolYear) -> Select<Entity> {
    let in_model = Query::select()
        .expr(Expr::val(1))
        .from(model_participation::Entity)
        .and_where(
            Expr::col((
                model_participation::Entity,
                model_participation::Column::SchoolId,
            ))
            .equals((Entity, Column::Id)),
        )
        .and_where(model_participation::Column::SchoolYear.eq(running.first_year()))
        .and_where(
            model_participation::Column::State.eq(codes::code(ParticipationState::Registered)),
        )
        .to_owned();
    let has_published = Query::select()
        .expr(Expr::val(1))
        .from(practice::Entity)
        .and_where(
            Expr::col((practice::Entity, practice::Column::SchoolId)).equals((Entity, Column::Id)),
        )
        .and_where(practice::Column::State.eq(codes::code(PracticeState::Published)))
        .to_owned();
    let either = Condition::any()
        .add(Expr::exists(in_model))
        .add(Expr::exists(has_published));
    Entity::find().filter(either)
}

fn select(filter: &PublicSchoolFilter, running: SchoolYear) -> Select<Entity> {
    let mut query = shown(running);
    if let Some(slug) = &filter.municipality {
        query =
            query.filter(Expr::col((Entity, Column::MunicipalityId)).eq(municipality_called(slug)));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(codes::code(kind)));
    }
    if let Some(text) = &filter.text {
        query = query.filter(Expr::col((Entity, Column::NameFolded)).like(containing(&fold(text))));
    }
    query
}

/// `%text%`, where the text's own signs mean themselves.
fn containing(text: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('!')
}

fn with_municipality(query: Select<Entity>) -> Select<Entity> {
    let mut query = query
        .select_only()
        .columns([
            Column::Id,
            Column::Slug,
            Column::ShortName,
            Column::FullName,
            Column::Kind,
            Column::SortKey,
            Column::MunicipalityId,
        ])
        .column_as(municipality::Column::Slug, "municipality_slug")
        .column_as(municipality::Column::Name, "municipality_name");
    QuerySelect::query(&mut query).inner_join(
        municipality::Entity,
        Expr::col((municipality::Entity, municipality::Column::Id))
            .equals((Entity, Column::MunicipalityId)),
    );
    query
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    slug: String,
    short_name: String,
    full_name: String,
    kind: String,
    sort_key: String,
    municipality_id: Uuid,
    municipality_slug: String,
    municipality_name: String,
}

impl TryFrom<Row> for PublicSchool {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: SchoolId(row.id),
            kind: codes::value(&row.kind, "school", row.id)?,
            slug: row.slug,
            short_name: row.short_name,
            full_name: row.full_name,
            municipality: PublicMunicipality {
                id: MunicipalityId(row.municipality_id),
                slug: row.municipality_slug,
                name: row.municipality_name,
            },
        })
    }
}
