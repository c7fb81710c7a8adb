//! The base of curators of a municipality (C-028, D-2.2): a view over posts.

use domain::access::{Role, Scope};
use domain::clock::Date;
use domain::id::{PersonId, PostId, SchoolId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::Banks;
use crate::codes;
use crate::entity::post::{Column, Entity};
use crate::entity::{person, school};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::people;
use crate::scope::{self, Places};

/// Which curators are wanted.
#[derive(Clone, PartialEq, Debug)]
pub struct CuratorFilter {
    /// Those who hold the post on this day.
    pub on: Date,
    /// Whose name has these words.
    pub text: Option<String>,
}

/// A curator of a school.
#[derive(Clone, PartialEq, Debug, FromQueryResult)]
pub struct CuratorRow {
    id: Uuid,
    person_id: Uuid,
    school_id: Uuid,
    /// First day.
    pub valid_from: Date,
    /// Last day, where it is known.
    pub valid_until: Option<Date>,
    name_folded: String,
}

impl CuratorRow {
    /// The post.
    pub fn post(&self) -> PostId {
        PostId(self.id)
    }

    /// Who.
    pub fn person(&self) -> PersonId {
        PersonId(self.person_id)
    }

    /// Where.
    pub fn school(&self) -> SchoolId {
        SchoolId(self.school_id)
    }
}

impl<C: ConnectionTrait> Banks<'_, C> {
    /// A page of the curators of `scope`, by name.
    pub async fn curators(
        &self,
        scope: &Scope,
        filter: &CuratorFilter,
        slice: &Slice,
    ) -> Result<Window<CuratorRow>, StoreError> {
        let keys = [
            page::up(Expr::col((person::Entity, person::Column::NameFolded))),
            page::up(Expr::col((Entity, Column::Id))),
        ];
        let query = select(scope, filter).column(person::Column::NameFolded);
        let place =
            |row: &CuratorRow| vec![KeyPart::Text(row.name_folded.clone()), KeyPart::Id(row.id)];
        page::fetch_as(query, self.0, &keys, slice, place).await
    }

    /// How many curators `scope` has.
    pub async fn count_curators(
        &self,
        scope: &Scope,
        filter: &CuratorFilter,
    ) -> Result<u64, StoreError> {
        Ok(select(scope, filter).count(self.0).await?)
    }
}

fn select(scope: &Scope, filter: &CuratorFilter) -> Select<Entity> {
    let places = Places {
        school: school::Column::Id,
        municipality: school::Column::MunicipalityId,
        region: school::Column::RegionId,
        participant: |id| Condition::all().add(Column::PersonId.eq(id.0)),
    };
    let mut query = Entity::find()
        .filter(scope::within(scope, &places))
        .filter(Column::Role.eq(codes::code(Role::Curator)))
        .filter(Column::ValidFrom.lte(filter.on))
        .filter(
            Column::ValidUntil
                .is_null()
                .or(Column::ValidUntil.gte(filter.on)),
        );
    QuerySelect::query(&mut query)
        .inner_join(
            school::Entity,
            Expr::col((school::Entity, school::Column::Id)).equals((Entity, Column::SchoolId)),
        )
        .inner_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((Entity, Column::PersonId)),
        );
    if let Some(text) = &filter.text {
        query = query.filter(people::named(text));
    }
    query
}
