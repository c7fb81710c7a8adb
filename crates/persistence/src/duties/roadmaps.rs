//! What roadmaps ask of places by which day, and what the centre has to answer: for the escalation.

use std::collections::BTreeMap;

use domain::access::rules::roadmap::Seat;
use domain::clock::{Date, Timestamp, Zone};
use domain::id::{MunicipalityId, OccurrenceId, SchoolId};
use domain::notice::STEPS;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, QueryFilter, Statement,
};
use uuid::Uuid;

use super::{AHEAD, BACK, Duties, Duty, DutyKind, MOST};
use crate::entity::duty_told::{ActiveModel, Column, Entity};
use crate::error::StoreError;
use crate::roadmaps::seat;

/// An open execution of a duty of a roadmap in force, near its day or past it, whose latest step nobody has taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoadmapDue {
    /// Which.
    pub occurrence: OccurrenceId,
    /// Whose.
    pub at: Seat,
    /// The short name of the place.
    pub place: String,
    /// The title of the roadmap.
    pub roadmap: String,
    /// The number of the row, as printed.
    pub number: Option<String>,
    /// What is to be done.
    pub activity: String,
    /// Since when the duty is the place's.
    pub since: Date,
    /// By when.
    pub due: Date,
    /// The steps that were taken, in days from the due day.
    pub told: Vec<i64>,
}

impl<C: ConnectionTrait> Duties<'_, C> {
    /// The executions whose escalation may have a step on the day of `now`, by place and day; those that were past when the
    /// duty was given are left out. Few statements, whatever the history.
    pub async fn of_roadmaps(
        &self,
        zone: Zone,
        now: Timestamp,
    ) -> Result<Vec<RoadmapDue>, StoreError> {
        let today = zone.date(now);
        // The latest step that a due day has reached; told or not, it is noted.
        let mut reached = String::from("CASE");
        for step in STEPS.iter().rev() {
            let due = day(today, -step.days);
            reached.push_str(&format!(" WHEN o.due_on <= '{due}' THEN {}", step.days));
        }
        reached.push_str(" ELSE -999 END");
        let sql = format!(
            "SELECT o.id, o.region_id, o.municipality_id, o.school_id, \
             COALESCE(s.short_name, m.name, g.name) AS place, r.title AS roadmap, i.number, i.title AS activity, \
             COALESCE(d.given_on, r.approved_on) AS since, o.due_on AS due \
             FROM duty_occurrence o \
             JOIN roadmap r ON r.id = o.roadmap_id AND r.state = 'IN_FORCE' \
             JOIN roadmap_item i ON i.id = o.item_id JOIN roadmap_duty d ON d.id = o.duty_id \
             JOIN region g ON g.id = o.region_id LEFT JOIN municipality m ON m.id = o.municipality_id \
             LEFT JOIN school s ON s.id = o.school_id \
             WHERE o.state IN ('PLANNED', 'IN_PROGRESS') AND o.due_on >= $1 AND o.due_on <= $2 \
             AND o.due_on >= COALESCE(d.given_on, r.approved_on) \
             AND NOT EXISTS (SELECT 1 FROM duty_told t WHERE t.occurrence_id = o.id AND t.days = {reached}) \
             ORDER BY o.municipality_id, o.school_id, o.due_on, o.id LIMIT {MOST}"
        );
        let values: [sea_orm::Value; 2] = [day(today, -BACK).into(), day(today, AHEAD).into()];
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, values);
        let lines = Line::find_by_statement(statement).all(self.0).await?;
        let mut found: Vec<RoadmapDue> = lines.into_iter().map(RoadmapDue::from).collect();
        for some in found.chunks_mut(500) {
            let ids = some.iter().map(|due| due.occurrence.0);
            let rows = Entity::find().filter(Column::OccurrenceId.is_in(ids));
            let mut told: BTreeMap<Uuid, Vec<i64>> = BTreeMap::new();
            for row in rows.all(self.0).await? {
                told.entry(row.occurrence_id)
                    .or_default()
                    .push(row.days.into());
            }
            for due in some {
                due.told = told.remove(&due.occurrence.0).unwrap_or_default();
            }
        }
        Ok(found)
    }

    /// The submissions of schools' roadmaps that the centre has not answered.
    pub(super) async fn reviews(
        &self,
        zone: Zone,
        now: Timestamp,
    ) -> Result<Vec<Duty>, StoreError> {
        let today = zone.date(now);
        let sql = format!(
            "SELECT r.id, r.school_id, r.municipality_id, s.short_name, v.submitted_on, v.due_on FROM roadmap_review v \
             JOIN roadmap r ON r.id = v.roadmap_id AND r.state = 'SUBMITTED' JOIN school s ON s.id = r.school_id \
             WHERE v.verdict = 'PENDING' AND v.due_on >= $1 AND v.due_on <= $2 ORDER BY r.id LIMIT {MOST}"
        );
        let values: [sea_orm::Value; 2] = [day(today, -BACK).into(), day(today, AHEAD).into()];
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, values);
        let lines = Waiting::find_by_statement(statement).all(self.0).await?;
        let duty = |line: Waiting| Duty {
            kind: DutyKind::ReviewRoadmap,
            subject: line.id,
            school: SchoolId(line.school_id),
            municipality: MunicipalityId(line.municipality_id),
            place: line.short_name,
            responsible: None,
            // On the day itself the centre was told that it was handed in.
            since: day(line.submitted_on, 1),
            due: line.due_on,
        };
        Ok(lines.into_iter().map(duty).collect())
    }
}

impl Duties<'_, DatabaseTransaction> {
    /// Notes that these steps were taken on `today`; false when somebody else had taken one of them, and nothing should be
    /// told then.
    pub async fn note_told(
        &self,
        steps: &[(OccurrenceId, i64)],
        today: Date,
    ) -> Result<bool, StoreError> {
        for chunk in steps.chunks(500) {
            let row = |(occurrence, days): &(OccurrenceId, i64)| ActiveModel {
                occurrence_id: Set(occurrence.0),
                days: Set(i32::try_from(*days).unwrap_or_default()),
                told_on: Set(today),
            };
            let written = Entity::insert_many(chunk.iter().map(row))
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(self.0)
                .await?;
            if written != chunk.len() as u64 {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn day(from: Date, days: i64) -> Date {
    from.checked_add_signed(chrono::Duration::days(days))
        .unwrap_or(from)
}

#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    region_id: Uuid,
    municipality_id: Option<Uuid>,
    school_id: Option<Uuid>,
    place: String,
    roadmap: String,
    number: Option<String>,
    activity: String,
    since: Date,
    due: Date,
}

impl From<Line> for RoadmapDue {
    fn from(line: Line) -> Self {
        Self {
            occurrence: OccurrenceId(line.id),
            at: seat(line.region_id, line.municipality_id, line.school_id),
            place: line.place,
            roadmap: line.roadmap,
            number: line.number,
            activity: line.activity,
            since: line.since,
            due: line.due,
            told: Vec::new(),
        }
    }
}

#[derive(FromQueryResult)]
struct Waiting {
    id: Uuid,
    school_id: Uuid,
    municipality_id: Uuid,
    short_name: String,
    submitted_on: Date,
    due_on: Date,
}
