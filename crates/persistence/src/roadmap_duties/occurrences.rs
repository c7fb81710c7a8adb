//! Dated executions of duties, and what proves them.

use std::collections::HashMap;

use domain::access::Permit;
use domain::access::rules::roadmap::Seat;
use domain::access::rules::roadmap::duty::{DutyFacts, Execute, Verify};
use domain::access::rules::roadmap::plan::Approve;
use domain::clock::Date;
use domain::id::{
    DutyFileId, DutyId, EvidenceId, OccurrenceId, OrderId, PersonId, RoadmapId, RoadmapItemId,
};
use domain::roadmap::term::Window;
use domain::roadmap::{EvidenceKind, OccurrenceState};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, UpdateMany,
};
use uuid::Uuid;

use super::{Duty, NewDuty, RoadmapDuties};
use crate::accounts::one;
use crate::codes;
use crate::entity::duty_evidence as evidence;
use crate::entity::duty_occurrence::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::roadmaps::{Columns, seat};

/// A dated execution as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Occurrence {
    /// Its id.
    pub id: OccurrenceId,
    /// Of which duty.
    pub duty: DutyId,
    /// Of which roadmap.
    pub roadmap: RoadmapId,
    /// Of which row.
    pub item: RoadmapItemId,
    /// Whose.
    pub at: Seat,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub due: Date,
    /// Where it stands.
    pub state: OccurrenceState,
    /// When it was done, as stated.
    pub done_on: Option<Date>,
    /// What was said about it.
    pub comment: String,
    /// Who stated it.
    pub stated_by: Option<PersonId>,
    /// When it was verified.
    pub verified_on: Option<Date>,
    /// Why it was sent back, while it is.
    pub returned_reason: Option<String>,
    /// Counts the steps.
    pub revision: i32,
}

/// A proof.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Evidence {
    /// Its kind.
    pub kind: EvidenceKind,
    /// What it is.
    pub title: String,
    /// Where it can be seen.
    pub url: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// A number: of a document, or the figure itself.
    pub number: Option<String>,
    /// An order of the school that is kept here.
    pub order: Option<OrderId>,
    /// A file of the duty.
    pub file: Option<DutyFileId>,
    /// Its own date.
    pub dated_on: Option<Date>,
}

/// What is stated about an execution.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// When it was done.
    pub done_on: Date,
    /// What is said about it.
    pub comment: &'a str,
    /// What proves it, each with a fresh id; takes the place of what was there.
    pub evidence: &'a [(EvidenceId, Evidence)],
}

impl<C: ConnectionTrait> RoadmapDuties<'_, C> {
    /// The executions of `duties`, each duty's by their day.
    pub async fn occurrences_of(&self, duties: &[DutyId]) -> Result<Vec<Occurrence>, StoreError> {
        let rows = Entity::find()
            .filter(Column::DutyId.is_in(duties.iter().map(|id| id.0)))
            .order_by_asc(Column::DutyId)
            .order_by_asc(Column::DueOn)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Occurrence::try_from).collect()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn occurrences(&self, ids: &[OccurrenceId]) -> Result<Vec<Occurrence>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter().map(Occurrence::try_from).collect()
    }

    /// The execution with this id.
    pub async fn occurrence(&self, id: OccurrenceId) -> Result<Option<Occurrence>, StoreError> {
        Ok(self.occurrences(&[id]).await?.pop())
    }

    /// What proves `occurrences`, each one's in its order.
    pub async fn evidence_of(
        &self,
        occurrences: &[OccurrenceId],
    ) -> Result<Vec<(OccurrenceId, EvidenceId, Evidence)>, StoreError> {
        let rows = evidence::Entity::find()
            .filter(evidence::Column::OccurrenceId.is_in(occurrences.iter().map(|id| id.0)))
            .order_by_asc(evidence::Column::OccurrenceId)
            .order_by_asc(evidence::Column::Position)
            .all(self.0)
            .await?;
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let files: HashMap<_, _> = self.files_of(&ids).await?.into_iter().collect();
        let proof = |row: evidence::Model| {
            let proof = Evidence {
                kind: codes::value(&row.kind, "duty_evidence", row.id)?,
                title: row.title,
                url: row.url,
                text: row.body,
                number: row.number,
                order: row.order_id.map(OrderId),
                file: files.get(&EvidenceId(row.id)).copied(),
                dated_on: row.dated_on,
            };
            Ok((OccurrenceId(row.occurrence_id), EvidenceId(row.id), proof))
        };
        rows.into_iter().map(proof).collect()
    }
}

impl RoadmapDuties<'_, DatabaseTransaction> {
    /// Adds an execution that no day asked for to the duty that the permit is for, on the day `on`.
    pub async fn add_occurrence(
        &self,
        permit: &Permit<Execute>,
        duty: &Duty,
        id: OccurrenceId,
        on: Date,
    ) -> Result<Occurrence, StoreError> {
        let columns = Columns::of(duty.at);
        let row = ActiveModel {
            id: Set(id.0),
            duty_id: Set(permit.on()),
            roadmap_id: Set(duty.roadmap.0),
            item_id: Set(duty.item.0),
            region_id: Set(columns.region),
            municipality_id: Set(columns.municipality),
            school_id: Set(columns.school),
            begins_on: Set(on),
            due_on: Set(on),
            ..blank()
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        let broken = StoreError::inconsistent("duty_occurrence", id.0);
        self.occurrence(id).await?.ok_or(broken)
    }

    /// A step of the place itself that states nothing: work begins, or what was stated is taken back.
    pub async fn move_on(
        &self,
        permit: &Permit<Execute>,
        before: &Occurrence,
        after: OccurrenceState,
    ) -> Result<(), StoreError> {
        let done = step(permit.on(), before, after)
            .col_expr(Column::DoneOn, Expr::val(None::<Date>))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// States that it was done; [`StoreError::Conflict`] when somebody was faster.
    pub async fn state_done(
        &self,
        permit: &Permit<Execute>,
        before: &Occurrence,
        statement: Statement<'_>,
    ) -> Result<(), StoreError> {
        let done = step(permit.on(), before, OccurrenceState::Done)
            .col_expr(Column::DoneOn, Expr::val(statement.done_on))
            .col_expr(Column::Comment, Expr::val(statement.comment))
            .col_expr(Column::StatedBy, Expr::val(permit.by().0))
            .col_expr(Column::ReturnedReason, Expr::val(None::<String>))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        let before_files = self.files_behind(before.id).await?;
        evidence::Entity::delete_many()
            .filter(evidence::Column::OccurrenceId.eq(before.id.0))
            .exec(self.0)
            .await?;
        let rows: Vec<_> = (0..)
            .zip(statement.evidence)
            .map(|(position, (id, proof))| evidence::ActiveModel {
                id: Set(id.0),
                occurrence_id: Set(before.id.0),
                position: Set(position),
                kind: Set(codes::code(proof.kind)),
                title: Set(proof.title.clone()),
                url: Set(proof.url.clone()),
                body: Set(proof.text.clone()),
                number: Set(proof.number.clone()),
                order_id: Set(proof.order.map(|id| id.0)),
                dated_on: Set(proof.dated_on),
            })
            .collect();
        if !rows.is_empty() {
            evidence::Entity::insert_many(rows)
                .exec_without_returning(self.0)
                .await?;
        }
        let files = statement.evidence.iter();
        let files = files.filter_map(|(id, proof)| Some((*id, proof.file?)));
        self.lay_files(&files.collect::<Vec<_>>()).await?;
        // What proved it before and does so no longer is kept by nobody.
        self.forget_unstated(&before_files).await?;
        Ok(())
    }

    /// Notes that the level above has looked at what was stated.
    pub async fn verify(
        &self,
        permit: &Permit<Verify>,
        before: &Occurrence,
        on: Date,
    ) -> Result<(), StoreError> {
        let done = step(permit.on(), before, OccurrenceState::Verified)
            .col_expr(Column::VerifiedOn, Expr::val(on))
            .col_expr(Column::VerifiedBy, Expr::val(permit.by().0))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Sends back what was stated.
    pub async fn send_back(
        &self,
        permit: &Permit<Verify>,
        before: &Occurrence,
        after: OccurrenceState,
        reason: &str,
    ) -> Result<(), StoreError> {
        let done = step(permit.on(), before, after)
            .col_expr(Column::ReturnedReason, Expr::val(reason))
            .col_expr(Column::VerifiedOn, Expr::val(None::<Date>))
            .col_expr(Column::VerifiedBy, Expr::val(None::<Uuid>))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Waives what is open of the duty that the permit is for, or takes up what was waived.
    pub async fn turn<D: domain::access::Deed<On = DutyFacts>>(
        &self,
        permit: &Permit<D>,
        turn: fn(OccurrenceState) -> OccurrenceState,
    ) -> Result<(), StoreError> {
        turn_all(self.0, Column::DutyId, permit.on(), turn).await
    }

    /// Cancels what is open of the roadmap that the permit is for.
    pub async fn cancel_open(&self, permit: &Permit<Approve>) -> Result<(), StoreError> {
        turn_all(
            self.0,
            Column::RoadmapId,
            permit.on(),
            OccurrenceState::cancel,
        )
        .await
    }
}

async fn turn_all(
    db: &DatabaseTransaction,
    column: Column,
    id: Uuid,
    turn: fn(OccurrenceState) -> OccurrenceState,
) -> Result<(), StoreError> {
    for before in OccurrenceState::ALL {
        let after = turn(before);
        if after == before {
            continue;
        }
        Entity::update_many()
            .col_expr(Column::State, Expr::val(after.code()))
            .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
            .filter(column.eq(id))
            .filter(Column::State.eq(before.code()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Writes where the step leads, if the row is still as it was read.
fn step(duty: Uuid, before: &Occurrence, after: OccurrenceState) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .col_expr(Column::Revision, Expr::val(before.revision + 1))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::DutyId.eq(duty))
        .filter(Column::State.eq(before.state.code()))
        .filter(Column::Revision.eq(before.revision))
}

/// A planned execution of which nothing is known yet.
fn blank() -> ActiveModel {
    ActiveModel {
        state: Set(OccurrenceState::Planned.code().to_owned()),
        done_on: Set(None),
        comment: Set(String::new()),
        stated_by: Set(None),
        verified_on: Set(None),
        verified_by: Set(None),
        returned_reason: Set(None),
        revision: Set(1),
        ..ActiveModel::default()
    }
}

pub(super) fn planned(id: Uuid, roadmap: Uuid, duty: &NewDuty<'_>, window: &Window) -> ActiveModel {
    let columns = Columns::of(duty.at);
    ActiveModel {
        id: Set(id),
        duty_id: Set(duty.id.0),
        roadmap_id: Set(roadmap),
        item_id: Set(duty.item.0),
        region_id: Set(columns.region),
        municipality_id: Set(columns.municipality),
        school_id: Set(columns.school),
        begins_on: Set(window.start),
        due_on: Set(window.end),
        ..blank()
    }
}

impl TryFrom<Model> for Occurrence {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: OccurrenceId(row.id),
            duty: DutyId(row.duty_id),
            roadmap: RoadmapId(row.roadmap_id),
            item: RoadmapItemId(row.item_id),
            at: seat(row.region_id, row.municipality_id, row.school_id),
            from: row.begins_on,
            due: row.due_on,
            state: codes::value(&row.state, "duty_occurrence", row.id)?,
            done_on: row.done_on,
            comment: row.comment,
            stated_by: row.stated_by.map(PersonId),
            verified_on: row.verified_on,
            returned_reason: row.returned_reason,
            revision: row.revision,
        })
    }
}
