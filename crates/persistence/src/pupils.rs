//! Pupils of a school: a person without a job, an account or contacts.

use domain::access::Permit;
use domain::access::rules::place::school::KeepPeople;
use domain::clock::{Date, Timestamp};
use domain::id::{PersonId, SchoolId};
use domain::org::Whereabouts;
use domain::people;
use domain::text::{Line, PersonName};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, Select,
};

use crate::accounts::one;
use crate::entity::pupil::{ActiveModel, Column, Entity, Model};
use crate::entity::{person, school};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::people::{People, PersonalData, named};

/// A pupil as they are kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pupil {
    /// Who, where, since when.
    pub terms: people::Pupil,
    /// Where the school lies.
    pub at: Whereabouts,
    /// «7 «Б»».
    pub class_name: String,
    /// Counts the edits.
    pub version: i32,
}

/// What is entered of a pupil.
#[derive(Clone, Copy, Debug)]
pub struct PupilData<'a> {
    /// What they are called.
    pub name: &'a PersonName,
    /// «7 «Б»».
    pub class_name: &'a Line<20>,
    /// The year of birth.
    pub birth_year: i32,
    /// First day at the school.
    pub since: Date,
    /// Last day, for who has left.
    pub until: Option<Date>,
}

/// Which pupils of a school are wanted.
#[derive(Clone, PartialEq, Debug)]
pub struct PupilFilter {
    /// The school.
    pub school: SchoolId,
    /// Whose name has these words.
    pub text: Option<String>,
    /// Only who is there on this day.
    pub current_on: Option<Date>,
}

/// The repository of pupils.
pub struct Pupils<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Pupils<'_, C> {
    /// Those of `people` who are pupils.
    pub async fn of_people(&self, people: &[PersonId]) -> Result<Vec<Pupil>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.is_in(people.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        let schools = school::Entity::find()
            .filter(school::Column::Id.is_in(rows.iter().map(|row| row.school_id)))
            .all(self.0)
            .await?;
        let mut found = Vec::new();
        for row in rows {
            let at = schools.iter().find(|school| school.id == row.school_id);
            let at = at.ok_or(StoreError::inconsistent("pupil", row.person_id))?;
            found.push(pupil(row, at));
        }
        Ok(found)
    }

    /// The pupil that a person is; `None` for who is none.
    pub async fn find(&self, person: PersonId) -> Result<Option<Pupil>, StoreError> {
        Ok(self.of_people(&[person]).await?.into_iter().next())
    }

    /// A page of the pupils of a school, by name.
    pub async fn within(
        &self,
        filter: &PupilFilter,
        slice: &Slice,
    ) -> Result<Window<Pupil>, StoreError> {
        let keys = [
            page::up(Expr::col((person::Entity, person::Column::NameFolded))),
            page::up(Expr::col((person::Entity, person::Column::Id))),
        ];
        let place =
            |row: &person::Model| vec![KeyPart::Text(row.name_folded.clone()), KeyPart::Id(row.id)];
        let people = page::fetch(select(filter), self.0, &keys, slice, place).await?;
        let ids: Vec<_> = people
            .rows
            .iter()
            .map(|(_, row)| PersonId(row.id))
            .collect();
        let pupils = self.of_people(&ids).await?;
        people.try_map(|row| {
            let found = pupils.iter().find(|pupil| pupil.terms.person.0 == row.id);
            found
                .cloned()
                .ok_or(StoreError::inconsistent("pupil", row.id))
        })
    }

    /// How many pupils of a school there are.
    pub async fn count(&self, filter: &PupilFilter) -> Result<u64, StoreError> {
        Ok(select(filter).count(self.0).await?)
    }
}

impl Pupils<'_, DatabaseTransaction> {
    /// Enters a pupil at the school that the permit is for.
    pub async fn add(
        &self,
        permit: &Permit<KeepPeople>,
        id: PersonId,
        data: &PupilData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let nameless = PersonalData {
            name: data.name,
            email: None,
            phone: None,
            birth_date: None,
        };
        People(self.0).add(permit, id, &nameless, now).await?;
        let row = ActiveModel {
            person_id: Set(id.0),
            school_id: Set(permit.on()),
            class_name: Set(data.class_name.as_str().to_owned()),
            birth_year: Set(data.birth_year),
            since: Set(data.since),
            until: Set(data.until),
            added_by: Set(permit.by().0),
            added_at: Set(now),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Corrects a pupil of the school that the permit is for; [`StoreError::Conflict`] when somebody was faster.
    pub async fn edit(
        &self,
        permit: &Permit<KeepPeople>,
        id: PersonId,
        version: i32,
        data: &PupilData<'_>,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::ClassName, Expr::val(data.class_name.as_str()))
            .col_expr(Column::BirthYear, Expr::val(data.birth_year))
            .col_expr(Column::Since, Expr::val(data.since))
            .col_expr(Column::Until, Expr::val(data.until))
            .col_expr(Column::Version, Expr::val(version + 1))
            .filter(Column::PersonId.eq(id.0))
            .filter(Column::SchoolId.eq(permit.on()))
            .filter(Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        let patronymic = data.name.patronymic().map(str::to_owned);
        person::Entity::update_many()
            .col_expr(person::Column::LastName, Expr::val(data.name.last()))
            .col_expr(person::Column::FirstName, Expr::val(data.name.first()))
            .col_expr(person::Column::Patronymic, Expr::val(patronymic))
            .col_expr(person::Column::NameFolded, Expr::val(data.name.folded()))
            .col_expr(
                person::Column::Version,
                Expr::col(person::Column::Version).add(1),
            )
            .filter(person::Column::Id.eq(id.0))
            .exec(self.0)
            .await?;
        Ok(())
    }
}

fn select(filter: &PupilFilter) -> Select<person::Entity> {
    let mut here = Query::select();
    here.column(Column::PersonId)
        .from(Entity)
        .and_where(Column::SchoolId.eq(filter.school.0));
    if let Some(day) = filter.current_on {
        here.and_where(Column::Until.is_null().or(Column::Until.gte(day)));
    }
    let mut query = person::Entity::find().filter(person::Column::Id.in_subquery(here.to_owned()));
    if let Some(text) = &filter.text {
        query = query.filter(named(text));
    }
    query
}

fn pupil(row: Model, school: &school::Model) -> Pupil {
    use domain::id::{MunicipalityId, RegionId};
    Pupil {
        terms: people::Pupil {
            person: PersonId(row.person_id),
            school: SchoolId(row.school_id),
            birth_year: row.birth_year,
            since: row.since,
            until: row.until,
        },
        at: Whereabouts {
            school: SchoolId(row.school_id),
            municipality: MunicipalityId(school.municipality_id),
            region: RegionId(school.region_id),
        },
        class_name: row.class_name,
        version: row.version,
    }
}
