//! Jobs: one person at one school, from a first to a last day.
//!
//! Who is sent by a partner has no job there: an agreement binds them to the school. The tie is kept as a job that names the
//! partner, for everything that asks who belongs to a school asks the same of both.

use std::collections::BTreeSet;

use domain::access::Permit;
use domain::access::rules::partner::Keep;
use domain::access::rules::place::school::KeepPeople;
use domain::clock::{Date, Timestamp, Zone};
use domain::id::{EmploymentId, MunicipalityId, PartnerId, PersonId, RegionId, SchoolId};
use domain::org::Whereabouts;
use domain::people::Employment;
use domain::text::Line;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::entity::employment::{ActiveModel, Column, Entity, Model};
use crate::entity::{partner, region, school};
use crate::error::StoreError;

/// A job as it is kept, with the place where it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Job {
    /// Its id.
    pub id: EmploymentId,
    /// Where the school lies.
    pub at: Whereabouts,
    /// What "today" means there.
    pub zone: Zone,
    /// «учитель математики».
    pub position: String,
    /// The subject, for who teaches one.
    pub subject: Option<String>,
    /// Who works, since when, with what experience.
    pub terms: Employment,
    /// The partner that sends them; nothing for an employee.
    pub partner: Option<Sender>,
}

/// A partner that sends somebody to a school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sender {
    /// Its id.
    pub id: PartnerId,
    /// Its name.
    pub name: String,
}

impl Job {
    /// Whether it goes on at `now`, by the day of its own place.
    pub fn is_current(&self, now: Timestamp) -> bool {
        self.terms.is_current(self.zone.date(now))
    }

    /// «Учитель математики», or «инженер, ООО «Ромашка»» for who is sent by a partner.
    pub fn position_in_full(&self) -> String {
        match &self.partner {
            Some(sender) => format!("{}, {}", self.position, sender.name),
            None => self.position.clone(),
        }
    }
}

/// What can be said of a job, but its end.
#[derive(Clone, Debug)]
pub struct JobData<'a> {
    /// «учитель математики».
    pub position: &'a Line<200>,
    /// The subject, for who teaches one.
    pub subject: Option<&'a Line<200>>,
    /// First day.
    pub started_on: Date,
    /// Since when the person has worked as a pedagogue anywhere.
    pub teaching_since: Option<Date>,
    /// Whether the diploma is a pedagogical one.
    pub pedagogical_education: bool,
    /// Whether the person came from another organisation.
    pub transferred: bool,
}

/// The repository of jobs.
pub struct Employments<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Employments<'_, C> {
    /// The job with this id.
    pub async fn find(&self, id: EmploymentId) -> Result<Option<Job>, StoreError> {
        let row = placed(Entity::find_by_id(id.0)).into_model::<Row>();
        row.one(self.0).await?.map(Job::try_from).transpose()
    }

    /// All jobs of `people`, former ones too, the latest first.
    pub async fn of_people(&self, people: &[PersonId]) -> Result<Vec<Job>, StoreError> {
        let ids = people.iter().map(|id| id.0);
        let query = placed(Entity::find().filter(Column::PersonId.is_in(ids)))
            .order_by_desc(Column::StartedOn)
            .order_by_desc(Column::Id);
        let rows = query.into_model::<Row>().all(self.0).await?;
        rows.into_iter().map(Job::try_from).collect()
    }

    /// The jobs of `person` at `school`, former ones too, the latest first.
    pub async fn at(&self, person: PersonId, school: SchoolId) -> Result<Vec<Job>, StoreError> {
        let mut jobs = self.of_people(&[person]).await?;
        jobs.retain(|job| job.at.school == school);
        Ok(jobs)
    }

    /// Which of `people` work at `school` on `day`.
    pub async fn employed(
        &self,
        people: &[PersonId],
        school: SchoolId,
        day: Date,
    ) -> Result<BTreeSet<PersonId>, StoreError> {
        let found: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::PersonId)
            .filter(Column::PersonId.is_in(people.iter().map(|id| id.0)))
            .filter(Column::SchoolId.eq(school.0))
            .filter(Column::StartedOn.lte(day))
            .filter(Column::EndedOn.is_null().or(Column::EndedOn.gte(day)))
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(found.into_iter().map(PersonId).collect())
    }
}

impl Employments<'_, DatabaseTransaction> {
    /// Adds a job at the school that the permit is for; [`StoreError::Unique`] when the person has an open one there.
    pub async fn add(
        &self,
        permit: &Permit<KeepPeople>,
        id: EmploymentId,
        person: PersonId,
        data: &JobData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            person_id: Set(person.0),
            school_id: Set(permit.on()),
            position: Set(data.position.as_str().to_owned()),
            subject: Set(data.subject.map(|subject| subject.as_str().to_owned())),
            started_on: Set(data.started_on),
            ended_on: Set(None),
            teaching_since: Set(data.teaching_since),
            pedagogical_education: Set(data.pedagogical_education),
            transferred: Set(data.transferred),
            created_at: Set(now),
            partner_id: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Binds somebody whom the partner of the permit sends to `school`.
    pub async fn bind(
        &self,
        permit: &Permit<Keep>,
        id: EmploymentId,
        (person, school): (PersonId, SchoolId),
        (position, since): (&Line<200>, Date),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            person_id: Set(person.0),
            school_id: Set(school.0),
            position: Set(position.as_str().to_owned()),
            subject: Set(None),
            started_on: Set(since),
            ended_on: Set(None),
            teaching_since: Set(None),
            pedagogical_education: Set(false),
            transferred: Set(false),
            created_at: Set(now),
            partner_id: Set(Some(permit.on())),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Corrects a job at the school that the permit is for; [`StoreError::Conflict`] when it is not there.
    pub async fn edit(
        &self,
        permit: &Permit<KeepPeople>,
        id: EmploymentId,
        data: &JobData<'_>,
    ) -> Result<(), StoreError> {
        let subject = data.subject.map(|subject| subject.as_str().to_owned());
        let done = Entity::update_many()
            .col_expr(Column::Position, Expr::val(data.position.as_str()))
            .col_expr(Column::Subject, Expr::val(subject))
            .col_expr(Column::StartedOn, Expr::val(data.started_on))
            .col_expr(Column::TeachingSince, Expr::val(data.teaching_since))
            .col_expr(
                Column::PedagogicalEducation,
                Expr::val(data.pedagogical_education),
            )
            .col_expr(Column::Transferred, Expr::val(data.transferred))
            .filter(Column::Id.eq(id.0))
            .filter(Column::SchoolId.eq(permit.on()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Ends a job of the school that the permit is for; [`StoreError::Conflict`] when it is over already.
    pub async fn end(
        &self,
        permit: &Permit<KeepPeople>,
        id: EmploymentId,
        on: Date,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::EndedOn, Expr::val(on))
            .filter(Column::Id.eq(id.0))
            .filter(Column::SchoolId.eq(permit.on()))
            .filter(Column::EndedOn.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

/// A job with where its school lies and what "today" means there.
#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    job: Model,
    municipality_id: Uuid,
    region_id: Uuid,
    time_zone: String,
    partner_name: Option<String>,
}

fn placed(query: Select<Entity>) -> Select<Entity> {
    let mut query = query
        .column(school::Column::MunicipalityId)
        .column(school::Column::RegionId)
        .column(region::Column::TimeZone)
        .column_as(
            Expr::col((partner::Entity, partner::Column::Name)),
            "partner_name",
        );
    QuerySelect::query(&mut query)
        .inner_join(
            school::Entity,
            Expr::col((school::Entity, school::Column::Id)).equals((Entity, Column::SchoolId)),
        )
        .inner_join(
            region::Entity,
            Expr::col((region::Entity, region::Column::Id))
                .equals((school::Entity, school::Column::RegionId)),
        )
        .left_join(
            partner::Entity,
            Expr::col((partner::Entity, partner::Column::Id)).equals((Entity, Column::PartnerId)),
        );
    query
}

impl TryFrom<Row> for Job {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let zone = Zone::named(&row.time_zone);
        let job = row.job;
        let school = SchoolId(job.school_id);
        Ok(Self {
            id: EmploymentId(job.id),
            at: Whereabouts {
                school,
                municipality: MunicipalityId(row.municipality_id),
                region: RegionId(row.region_id),
            },
            zone: zone.ok_or(StoreError::inconsistent("region", row.region_id))?,
            partner: job
                .partner_id
                .zip(row.partner_name)
                .map(|(id, name)| Sender {
                    id: PartnerId(id),
                    name,
                }),
            position: job.position,
            subject: job.subject,
            terms: Employment {
                person: PersonId(job.person_id),
                school,
                started_on: job.started_on,
                ended_on: job.ended_on,
                teaching_since: job.teaching_since,
                pedagogical_education: job.pedagogical_education,
                transferred: job.transferred,
            },
        })
    }
}
