//! Schools and the register of those that implement the model (D-2.1).

use domain::access::rules::place::municipality::KeepRegister;
use domain::access::rules::place::school::SchoolFacts;
use domain::access::{Permit, Scope};
use domain::clock::{SchoolYear, Timestamp, Zone};
use domain::id::{MunicipalityId, RegionId, SchoolId};
use domain::org::{ParticipationState, SchoolKind, Whereabouts};
use domain::text::{Title, fold, slug};
use sea_orm::sea_query::{Condition, Expr, LockType, OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::codes;
use crate::entity::school::{ActiveModel, Column, Entity, Model};
use crate::entity::{model_participation, region};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::scope::{self, Places};

/// A school as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct School {
    /// Where it lies; `at.school` is its id.
    pub at: Whereabouts,
    /// What kind it is.
    pub kind: SchoolKind,
    /// The name of its charter.
    pub full_name: String,
    /// What everybody calls it.
    pub short_name: String,
    /// Its name in web addresses.
    pub slug: String,
    /// The settlement, for the head of orders.
    pub place_name: Option<String>,
    /// The founder, for the head of orders.
    pub founder: Option<String>,
    /// Counts the edits.
    pub version: i32,
}

impl School {
    /// The school as the policy sees it.
    pub fn facts(&self) -> SchoolFacts {
        SchoolFacts { at: self.at }
    }
}

/// A school with what "today" means there.
#[derive(Clone, PartialEq, Debug)]
pub struct LocatedSchool {
    /// The school.
    pub school: School,
    /// The zone of its region.
    pub zone: Zone,
}

/// A school about to be added.
#[derive(Clone, Debug)]
pub struct NewSchool<'a> {
    /// Its id.
    pub id: SchoolId,
    /// Its municipality's region.
    pub region: RegionId,
    /// What kind it is.
    pub kind: SchoolKind,
    /// The name of its charter.
    pub full_name: &'a Title,
    /// What everybody calls it, unique in the municipality.
    pub short_name: &'a Title,
}

/// Which schools of a scope are wanted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SchoolFilter {
    /// Of this kind.
    pub kind: Option<SchoolKind>,
    /// In the register of this year, or not in it.
    pub in_model: Option<(SchoolYear, bool)>,
    /// Whose short or full name contains this.
    pub text: Option<String>,
}

/// The repository of schools.
pub struct Schools<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Schools<'_, C> {
    /// The school with this id.
    pub async fn find(&self, id: SchoolId) -> Result<Option<School>, StoreError> {
        Entity::find_by_id(id.0)
            .one(self.0)
            .await?
            .map(School::try_from)
            .transpose()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[SchoolId]) -> Result<Vec<School>, StoreError> {
        let ids = ids.iter().map(|id| id.0);
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids))
            .all(self.0)
            .await?;
        rows.into_iter().map(School::try_from).collect()
    }

    /// The school that web addresses call `slug`.
    pub async fn find_by_slug(&self, slug: &str) -> Result<Option<School>, StoreError> {
        let row = Entity::find()
            .filter(Column::Slug.eq(slug))
            .one(self.0)
            .await?;
        row.map(School::try_from).transpose()
    }

    /// The school with the zone of its region.
    pub async fn locate(&self, id: SchoolId) -> Result<Option<LocatedSchool>, StoreError> {
        let Some(school) = self.find(id).await? else {
            return Ok(None);
        };
        self.with_zone(school).await.map(Some)
    }

    async fn with_zone(&self, school: School) -> Result<LocatedSchool, StoreError> {
        let region = school.at.region.0;
        let row = region::Entity::find_by_id(region).one(self.0).await?;
        let zone = row
            .and_then(|row| Zone::named(&row.time_zone))
            .ok_or(StoreError::inconsistent("region", region))?;
        Ok(LocatedSchool { school, zone })
    }

    /// A page of the schools of `scope`, by short name.
    pub async fn within(
        &self,
        scope: &Scope,
        filter: &SchoolFilter,
        slice: &Slice,
    ) -> Result<Window<School>, StoreError> {
        let keys = [
            page::up(Expr::col(Column::SortKey)),
            page::up(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::Text(row.sort_key.clone()), KeyPart::Id(row.id)];
        page::fetch(select(scope, filter), self.0, &keys, slice, place)
            .await?
            .try_map(School::try_from)
    }

    /// Every school of `scope` by short name, for what is given to all of them.
    pub async fn every(&self, scope: &Scope) -> Result<Vec<School>, StoreError> {
        let rows = select(scope, &SchoolFilter::default())
            .order_by_asc(Column::SortKey)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(School::try_from).collect()
    }

    /// How many schools `scope` has.
    pub async fn count(&self, scope: &Scope, filter: &SchoolFilter) -> Result<u64, StoreError> {
        Ok(select(scope, filter).count(self.0).await?)
    }

    /// Which of `ids` are in the register of `year`.
    pub async fn in_model(
        &self,
        ids: &[SchoolId],
        year: SchoolYear,
    ) -> Result<Vec<SchoolId>, StoreError> {
        let rows = model_participation::Entity::find()
            .filter(model_participation::Column::SchoolId.is_in(ids.iter().map(|id| id.0)))
            .filter(model_participation::Column::SchoolYear.eq(year.first_year()))
            .filter(registered())
            .all(self.0)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| SchoolId(row.school_id))
            .collect())
    }

    /// How many schools each of `municipalities` has.
    pub async fn counts_of(
        &self,
        municipalities: &[MunicipalityId],
    ) -> Result<Vec<(MunicipalityId, i64)>, StoreError> {
        let ids = municipalities.iter().map(|id| id.0);
        let rows: Vec<(uuid::Uuid, i64)> = Entity::find()
            .select_only()
            .column(Column::MunicipalityId)
            .column_as(Column::Id.count(), "schools")
            .filter(Column::MunicipalityId.is_in(ids))
            .group_by(Column::MunicipalityId)
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(id, count)| (MunicipalityId(id), count))
            .collect())
    }

    /// Whether the municipality has a school of this short name already.
    pub async fn name_taken(
        &self,
        municipality: MunicipalityId,
        name: &Title,
    ) -> Result<bool, StoreError> {
        let query = Entity::find()
            .filter(Column::MunicipalityId.eq(municipality.0))
            .filter(Column::SortKey.eq(fold(name.as_str())));
        Ok(query.count(self.0).await? > 0)
    }

    async fn free_slug(&self, name: &str) -> Result<String, StoreError> {
        let wanted = slug(name, "school");
        let taken = Entity::find()
            .filter(Column::Slug.starts_with(&wanted))
            .all(self.0)
            .await?;
        Ok(crate::slugs::free(
            &wanted,
            taken.iter().map(|row| row.slug.as_str()),
        ))
    }
}

impl Schools<'_, DatabaseTransaction> {
    /// The school with its zone, its row locked until the transaction ends.
    ///
    /// A school is the unit of consistency: whoever is about to decide by several of its rows takes this lock first,
    /// so that two decisions about one school never rest on the same facts. SQLite's writers queue anyway.
    pub async fn lock(&self, id: SchoolId) -> Result<Option<LocatedSchool>, StoreError> {
        let query = Entity::find_by_id(id.0).lock(LockType::NoKeyUpdate);
        match query.one(self.0).await? {
            Some(row) => self.with_zone(School::try_from(row)?).await.map(Some),
            None => Ok(None),
        }
    }

    /// Adds a school to the municipality that the permit is for.
    pub async fn add(
        &self,
        permit: &Permit<KeepRegister>,
        new: NewSchool<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (full, short) = (new.full_name.as_str(), new.short_name.as_str());
        let row = ActiveModel {
            id: Set(new.id.0),
            municipality_id: Set(permit.on()),
            region_id: Set(new.region.0),
            kind: Set(codes::code(new.kind)),
            full_name: Set(full.to_owned()),
            short_name: Set(short.to_owned()),
            name_folded: Set(fold(&format!("{short} {full}"))),
            sort_key: Set(fold(short)),
            slug: Set(self.free_slug(short).await?),
            place_name: Set(None),
            founder: Set(None),
            created_at: Set(now),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Writes a school's line in the register of `year`; writing the same again changes nothing.
    pub async fn register(
        &self,
        permit: &Permit<KeepRegister>,
        school: SchoolId,
        year: SchoolYear,
        state: ParticipationState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        use model_participation::{ActiveModel, Column, Entity};
        let row = ActiveModel {
            school_id: Set(school.0),
            school_year: Set(year.first_year()),
            state: Set(codes::code(state)),
            changed_by: Set(Some(permit.by().0)),
            changed_at: Set(now),
        };
        let again = OnConflict::columns([Column::SchoolId, Column::SchoolYear])
            .update_columns([Column::State, Column::ChangedBy, Column::ChangedAt])
            .to_owned();
        Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}

fn registered() -> Condition {
    Condition::all()
        .add(model_participation::Column::State.eq(codes::code(ParticipationState::Registered)))
}

fn select(scope: &Scope, filter: &SchoolFilter) -> Select<Entity> {
    let places = Places {
        school: Column::Id,
        municipality: Column::MunicipalityId,
        region: Column::RegionId,
        participant: |_| scope::nothing(),
    };
    let mut query = Entity::find().filter(scope::within(scope, &places));
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(codes::code(kind)));
    }
    if let Some((year, wanted)) = filter.in_model {
        let inside = Query::select()
            .column(model_participation::Column::SchoolId)
            .from(model_participation::Entity)
            .cond_where(model_participation::Column::SchoolYear.eq(year.first_year()))
            .cond_where(registered())
            .to_owned();
        query = query.filter(if wanted {
            Column::Id.in_subquery(inside)
        } else {
            Column::Id.not_in_subquery(inside)
        });
    }
    if let Some(text) = &filter.text {
        query = query.filter(Column::NameFolded.contains(fold(text)));
    }
    query
}

impl TryFrom<Model> for School {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            at: Whereabouts {
                school: SchoolId(row.id),
                municipality: MunicipalityId(row.municipality_id),
                region: RegionId(row.region_id),
            },
            kind: codes::value(&row.kind, "school", row.id)?,
            full_name: row.full_name,
            short_name: row.short_name,
            slug: row.slug,
            place_name: row.place_name,
            founder: row.founder,
            version: row.version,
        })
    }
}
