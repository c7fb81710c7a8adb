//! Activities: the lines of a programme's plan.

use domain::access::Permit;
use domain::access::rules::programme::{Check, DecideChange, Draft, Submit};
use domain::clock::Date;
use domain::id::{ActivityId, PersonId, ProgrammeId};
use domain::mentoring::{ActivityKind, ActivityState, PlannedActivity};
use domain::text::{Note, Title};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, UpdateMany,
};

use super::Programmes;
use crate::accounts::one;
use crate::codes;
use crate::entity::activity::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// An activity as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// Whose plan it stands in.
    pub programme: ProgrammeId,
    /// What is to be done.
    pub title: String,
    /// What kind of work it is.
    pub kind: ActivityKind,
    /// The day by which it is to be done.
    pub planned_on: Date,
    /// What is to come of it.
    pub expected_result: String,
    /// Where it stands.
    pub state: ActivityState,
    /// What the mentee handed in last.
    pub submission: Option<String>,
    /// When.
    pub submitted_on: Option<Date>,
    /// Who did.
    pub submitted_by: Option<PersonId>,
    /// What the mentor said to it last.
    pub remark: Option<String>,
    /// When the mentor was content.
    pub accepted_on: Option<Date>,
}

/// A line of a plan as it is written.
#[derive(Clone, Copy, Debug)]
pub struct ActivityWording<'a> {
    /// Which one; one that the plan does not have yet is added.
    pub id: ActivityId,
    /// What is to be done.
    pub title: &'a Title,
    /// What kind of work it is.
    pub kind: ActivityKind,
    /// The day by which it is to be done.
    pub planned_on: Date,
    /// What is to come of it.
    pub expected_result: &'a Note,
}

impl<C: ConnectionTrait> Programmes<'_, C> {
    /// The plans of `programmes`, each in its order.
    pub async fn activities_of(
        &self,
        programmes: &[ProgrammeId],
    ) -> Result<Vec<Activity>, StoreError> {
        let ids = programmes.iter().map(|id| id.0);
        let rows = Entity::find()
            .filter(Column::ProgrammeId.is_in(ids))
            .order_by_asc(Column::ProgrammeId)
            .order_by_asc(Column::Position)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Activity::try_from).collect()
    }

    /// The activity with this id.
    pub async fn activity(&self, id: ActivityId) -> Result<Option<Activity>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Activity::try_from).transpose()
    }
}

impl Programmes<'_, DatabaseTransaction> {
    /// Makes `lines` the plan of a programme whose wording was just written, in their order. One that is left out is
    /// dropped: before the approval nothing was handed in for it.
    pub async fn put_activities(
        &self,
        _permit: &Permit<Draft>,
        programme: ProgrammeId,
        lines: &[ActivityWording<'_>],
    ) -> Result<(), StoreError> {
        let rows = (0..).zip(lines).map(|(position, line)| {
            let (title, result) = (line.title.as_str(), line.expected_result.as_str());
            let (kind, planned_on) = (line.kind, line.planned_on);
            new_line(
                programme,
                position,
                line.id,
                (title, kind, planned_on, result),
            )
        });
        self.put_lines(programme, rows.collect()).await
    }

    /// Makes `lines` the plan of the edition that was just written, in their order. A line that stays keeps what was
    /// handed in for it; that none of those is left out was checked by the rules.
    pub async fn amend_activities(
        &self,
        _permit: &Permit<DecideChange>,
        programme: ProgrammeId,
        lines: &[PlannedActivity],
    ) -> Result<(), StoreError> {
        let rows = (0..).zip(lines).map(|(position, line)| {
            let (title, result) = (line.title.as_str(), line.expected_result.as_str());
            let (kind, planned_on) = (line.kind, line.planned_on);
            new_line(
                programme,
                position,
                line.id,
                (title, kind, planned_on, result),
            )
        });
        self.put_lines(programme, rows.collect()).await
    }

    async fn put_lines(
        &self,
        programme: ProgrammeId,
        rows: Vec<ActiveModel>,
    ) -> Result<(), StoreError> {
        let kept: Vec<_> = rows
            .iter()
            .filter_map(|row| row.id.try_as_ref().copied())
            .collect();
        Entity::delete_many()
            .filter(Column::ProgrammeId.eq(programme.0))
            .filter(Column::Id.is_not_in(kept))
            .exec(self.0)
            .await?;
        let again = OnConflict::column(Column::Id)
            .update_columns([
                Column::Position,
                Column::Title,
                Column::Kind,
                Column::PlannedOn,
                Column::ExpectedResult,
            ])
            .action_and_where(Expr::col((Entity, Column::ProgrammeId)).eq(Expr::val(programme.0)))
            .to_owned();
        Entity::insert_many(rows)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Keeps what the mentee handed in.
    pub async fn submit(
        &self,
        permit: &Permit<Submit>,
        before: &Activity,
        after: ActivityState,
        submission: &Note,
        today: Date,
    ) -> Result<(), StoreError> {
        let update = step(before, after)
            .col_expr(Column::Submission, Expr::val(submission.as_str()))
            .col_expr(Column::SubmittedOn, Expr::val(today))
            .col_expr(Column::SubmittedBy, Expr::val(permit.by().0));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps what the mentor said to it.
    pub async fn check(
        &self,
        _permit: &Permit<Check>,
        before: &Activity,
        after: ActivityState,
        remark: Option<&Note>,
        today: Date,
    ) -> Result<(), StoreError> {
        let remark = remark.map(|text| text.as_str().to_owned());
        let accepted = (after == ActivityState::Accepted).then_some(today);
        let update = step(before, after)
            .col_expr(Column::Remark, Expr::val(remark))
            .col_expr(Column::AcceptedOn, Expr::val(accepted));
        one(update.exec(self.0).await?.rows_affected)
    }
}

/// A line as it stands in a plan before anything was handed in for it.
fn new_line(
    programme: ProgrammeId,
    position: i32,
    id: ActivityId,
    (title, kind, planned_on, expected_result): (&str, ActivityKind, Date, &str),
) -> ActiveModel {
    ActiveModel {
        id: Set(id.0),
        programme_id: Set(programme.0),
        position: Set(position),
        title: Set(title.to_owned()),
        kind: Set(codes::code(kind)),
        planned_on: Set(planned_on),
        expected_result: Set(expected_result.to_owned()),
        state: Set(codes::code(ActivityState::Planned)),
        submission: Set(None),
        submitted_on: Set(None),
        submitted_by: Set(None),
        remark: Set(None),
        accepted_on: Set(None),
    }
}

/// Writes where the step leads, if the row is still where it was read.
fn step(before: &Activity, after: ActivityState) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(codes::code(after)))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::ProgrammeId.eq(before.programme.0))
        .filter(Column::State.eq(codes::code(before.state)))
}

impl TryFrom<Model> for Activity {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: ActivityId(row.id),
            programme: ProgrammeId(row.programme_id),
            kind: codes::value(&row.kind, "activity", row.id)?,
            state: codes::value(&row.state, "activity", row.id)?,
            title: row.title,
            planned_on: row.planned_on,
            expected_result: row.expected_result,
            submission: row.submission,
            submitted_on: row.submitted_on,
            submitted_by: row.submitted_by.map(PersonId),
            remark: row.remark,
            accepted_on: row.accepted_on,
        })
    }
}
