//! Individual routes: written, put into force, revised, finished.

use domain::access::rules::individual_route::{
    Activate, Finish, IndividualRouteFacts, Keep, Revise,
};
use domain::access::{Deed, Permit};
use domain::clock::{Date, Timestamp};
use domain::id::{IndividualRouteId, PersonId, ProgrammeId, SchoolId};
use domain::mentoring::{RouteState, RouteYears};
use domain::org::Whereabouts;
use domain::text::Note;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, UpdateMany,
};
use serde::{Deserialize, Serialize};

use crate::accounts::one;
use crate::codes;
use crate::entity::individual_route::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// What is to be done in a school year.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RouteStep {
    /// The September of the school year.
    pub school_year: i32,
    /// Where it leads.
    pub direction: String,
    /// What is expected of it.
    pub expected: Option<String>,
    /// The programme by which it is done.
    pub programme: Option<ProgrammeId>,
}

/// A route as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndividualRoute {
    /// Its id.
    pub id: IndividualRouteId,
    /// The school.
    pub school: SchoolId,
    /// Whose it is.
    pub person: PersonId,
    /// What it leads to.
    pub goal: String,
    /// Its school years.
    pub years: RouteYears,
    /// What is to be done, by year.
    pub steps: Vec<RouteStep>,
    /// Where it stands.
    pub state: RouteState,
    /// Counts the revisions from 1 on.
    pub edition: i32,
    /// Why it was revised last.
    pub revision_reason: Option<String>,
    /// On which day it was put into force.
    pub activated_on: Option<Date>,
    /// On which day it was over.
    pub finished_on: Option<Date>,
    /// What came of it.
    pub result: Option<String>,
    /// Counts the edits.
    pub version: i32,
}

impl IndividualRoute {
    /// It as the policy sees it.
    pub fn facts(
        &self,
        at: Whereabouts,
        mentors: Vec<PersonId>,
        employed: bool,
    ) -> IndividualRouteFacts {
        IndividualRouteFacts {
            id: self.id,
            at,
            person: self.person,
            mentors,
            employed,
        }
    }
}

/// What is written in a route.
#[derive(Clone, Copy, Debug)]
pub struct RouteData<'a> {
    /// What it leads to.
    pub goal: &'a Note,
    /// Its school years.
    pub years: RouteYears,
    /// What is to be done, by year.
    pub steps: &'a [RouteStep],
}

/// The repository of individual routes.
pub struct IndividualRoutes<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> IndividualRoutes<'_, C> {
    /// The route with this id.
    pub async fn find(&self, id: IndividualRouteId) -> Result<Option<IndividualRoute>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(IndividualRoute::try_from).transpose()
    }

    /// The routes of `people`, the latest written first.
    pub async fn of_people(&self, people: &[PersonId]) -> Result<Vec<IndividualRoute>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.is_in(people.iter().map(|id| id.0)))
            .order_by_desc(Column::WrittenAt)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(IndividualRoute::try_from).collect()
    }

    /// A page of the routes of `school`, the latest written first; in `states` only, unless that is empty.
    pub async fn page(
        &self,
        school: SchoolId,
        states: &[RouteState],
        slice: &Slice,
    ) -> Result<Window<IndividualRoute>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::WrittenAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.written_at), KeyPart::Id(row.id)];
        let query = Entity::find().filter(wanted(school, states));
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(IndividualRoute::try_from)
    }

    /// How many there are.
    pub async fn count(&self, school: SchoolId, states: &[RouteState]) -> Result<u64, StoreError> {
        let query = Entity::find().filter(wanted(school, states));
        Ok(query.count(self.0).await?)
    }
}

impl IndividualRoutes<'_, DatabaseTransaction> {
    /// Keeps a fresh draft.
    pub async fn add(
        &self,
        permit: &Permit<Keep>,
        (person, school): (PersonId, SchoolId),
        data: RouteData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(school.0),
            person_id: Set(person.0),
            goal: Set(data.goal.as_str().to_owned()),
            from_year: Set(data.years.from),
            until_year: Set(data.years.until),
            steps: Set(codes::json(data.steps)?),
            state: Set(RouteState::Draft.code().to_owned()),
            edition: Set(1),
            written_at: Set(now),
            version: Set(1),
            ..ActiveModel::default()
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Writes `version` of a draft anew; [`StoreError::Conflict`] when somebody was faster.
    pub async fn write(
        &self,
        permit: &Permit<Keep>,
        before: &IndividualRoute,
        version: i32,
        data: RouteData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let update = written(step(permit, before, version, before.state), data, now)?;
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps that a draft is in force.
    pub async fn activate(
        &self,
        permit: &Permit<Activate>,
        before: &IndividualRoute,
        after: RouteState,
        today: Date,
    ) -> Result<(), StoreError> {
        let update = step(permit, before, before.version, after)
            .col_expr(Column::ActivatedOn, Expr::val(today));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Writes the next edition; [`StoreError::Conflict`] when somebody was faster.
    pub async fn revise(
        &self,
        permit: &Permit<Revise>,
        before: &IndividualRoute,
        (version, after, reason): (i32, RouteState, &Note),
        data: RouteData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let update = step(permit, before, version, after)
            .col_expr(Column::Edition, Expr::val(before.edition + 1))
            .col_expr(Column::RevisionReason, Expr::val(reason.as_str()));
        let update = written(update, data, now)?;
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps what came of it.
    pub async fn finish(
        &self,
        permit: &Permit<Finish>,
        before: &IndividualRoute,
        after: RouteState,
        (today, result): (Date, &Note),
    ) -> Result<(), StoreError> {
        let update = step(permit, before, before.version, after)
            .col_expr(Column::FinishedOn, Expr::val(today))
            .col_expr(Column::Result, Expr::val(result.as_str()));
        one(update.exec(self.0).await?.rows_affected)
    }
}

/// Writes where the step leads, if the row is still where it was read.
fn step<D: Deed>(
    permit: &Permit<D>,
    before: &IndividualRoute,
    version: i32,
    after: RouteState,
) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .col_expr(Column::Version, Expr::val(version + 1))
        .filter(Column::Id.eq(permit.on()))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::State.eq(before.state.code()))
        .filter(Column::Version.eq(version))
}

fn written(
    update: UpdateMany<Entity>,
    data: RouteData<'_>,
    now: Timestamp,
) -> Result<UpdateMany<Entity>, StoreError> {
    Ok(update
        .col_expr(Column::Goal, Expr::val(data.goal.as_str()))
        .col_expr(Column::FromYear, Expr::val(data.years.from))
        .col_expr(Column::UntilYear, Expr::val(data.years.until))
        .col_expr(Column::Steps, Expr::val(codes::json(data.steps)?))
        .col_expr(Column::WrittenAt, Expr::val(now)))
}

fn wanted(school: SchoolId, states: &[RouteState]) -> Condition {
    let whose = Condition::all().add(Column::SchoolId.eq(school.0));
    if states.is_empty() {
        return whose;
    }
    whose.add(Column::State.is_in(states.iter().map(|state| state.code())))
}

impl TryFrom<Model> for IndividualRoute {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let (table, id) = ("individual_route", row.id);
        let years = RouteYears::new(row.from_year, row.until_year);
        Ok(Self {
            id: IndividualRouteId(id),
            school: SchoolId(row.school_id),
            person: PersonId(row.person_id),
            goal: row.goal,
            years: years.ok_or(StoreError::inconsistent(table, id))?,
            steps: codes::list(row.steps, table, id)?,
            state: codes::value(&row.state, table, id)?,
            edition: row.edition,
            revision_reason: row.revision_reason,
            activated_on: row.activated_on,
            finished_on: row.finished_on,
            result: row.result,
            version: row.version,
        })
    }
}
