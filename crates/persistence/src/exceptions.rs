//! What is not as it should be at the schools of a municipality, read from the states of things: nothing is stored.
//!
//! Each source is one statement that begins with the municipality's open rows; none walks through journals of meetings.

use domain::clock::{Date, SchoolYear, Timestamp, Zone};
use domain::id::{MunicipalityId, SchoolId};
use domain::monitoring::exception::{Bounds, ExceptionKind, Finding};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use uuid::Uuid;

use crate::error::StoreError;

/// The repository of exceptions.
pub struct Exceptions<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Exceptions<'_, C> {
    /// What of `kinds` is not as it should be at the schools of `municipality`, in no order.
    pub async fn at(
        &self,
        municipality: MunicipalityId,
        kinds: &[ExceptionKind],
        bounds: Bounds,
        zone: Zone,
    ) -> Result<Vec<Finding>, StoreError> {
        let mut found = Vec::new();
        for kind in kinds {
            let backend = self.0.get_database_backend();
            let asked = statement(backend, *kind, municipality, bounds, zone);
            for row in Row::find_by_statement(asked).all(self.0).await? {
                let day = row.day.or_else(|| row.at.map(|at| zone.date(at)));
                found.push(Finding {
                    school: SchoolId(row.school_id),
                    kind: *kind,
                    day: day.unwrap_or(bounds.today),
                    subject: row.subject,
                });
            }
        }
        Ok(found)
    }
}

#[derive(FromQueryResult)]
struct Row {
    school_id: Uuid,
    subject: Uuid,
    day: Option<Date>,
    at: Option<Timestamp>,
}

/// A day that a source leaves empty: typed by a column, null by the condition.
const NO_DAY: &str = "(SELECT x.started_on FROM mentorship x WHERE FALSE) AS day";
/// An instant that a source leaves empty.
const NO_INSTANT: &str = "(SELECT x.proposed_at FROM mentorship x WHERE FALSE) AS at";
/// Pairs of the municipality in force that do not rest.
const WORKING: &str = "m.municipality_id = $1 AND m.state = 'ACTIVE' AND NOT EXISTS (SELECT 1 FROM mentorship_suspension r \
     WHERE r.mentorship_id = m.id AND r.resumed_on IS NULL)";

/// The statement of a source.
fn statement(
    backend: DbBackend,
    kind: ExceptionKind,
    municipality: MunicipalityId,
    bounds: Bounds,
    zone: Zone,
) -> Statement {
    let (sql, values) = source(kind, bounds, zone);
    let values = std::iter::once(Value::from(municipality.0)).chain(values);
    Statement::from_sql_and_values(backend, &sql, values)
}

/// The words of a source and its values from `$2` on.
fn source(kind: ExceptionKind, bounds: Bounds, zone: Zone) -> (String, Vec<Value>) {
    match kind {
        ExceptionKind::ConsentsEnding => (
            format!(
                "SELECT c.school_id, c.person_id AS subject, c.valid_until AS day, {NO_INSTANT} FROM school s \
                 JOIN consent c ON c.school_id = s.id AND c.valid_until BETWEEN $2 AND $3 \
                 WHERE s.municipality_id = $1 AND c.withdrawn_on IS NULL AND c.valid_from <= $2 \
                 AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.person_id = c.person_id AND n.purpose = c.purpose \
                 AND n.school_id = c.school_id AND n.withdrawn_on IS NULL \
                 AND (n.valid_until IS NULL OR n.valid_until > c.valid_until)) \
                 AND (NOT EXISTS (SELECT 1 FROM employment e WHERE e.person_id = c.person_id AND e.school_id = c.school_id) \
                 OR EXISTS (SELECT 1 FROM employment e WHERE e.person_id = c.person_id AND e.school_id = c.school_id \
                 AND (e.ended_on IS NULL OR e.ended_on >= $2)))"
            ),
            vec![bounds.today.into(), bounds.ending.into()],
        ),
        ExceptionKind::NewcomersWaiting => {
            // Until the end of that day.
            let until = bounds.waiting.succ_opt().unwrap_or(bounds.waiting);
            // Somebody who had a mentor waits since that pair ended.
            let mentee = "mentorship_participant q JOIN mentorship m ON m.id = q.mentorship_id \
                 WHERE q.person_id = n.person_id AND (q.side = 'MENTEE' OR q.two_way) AND m.school_id = n.school_id";
            (
                format!(
                    "SELECT n.school_id, n.person_id AS subject, (SELECT MAX(COALESCE(q.left_on, m.ended_on)) FROM {mentee} \
                     AND m.started_on IS NOT NULL) AS day, COALESCE(n.registered_at, n.updated_at) AS at \
                     FROM school s JOIN need n ON n.school_id = s.id AND n.state = 'IN_BANK' \
                     WHERE s.municipality_id = $1 AND COALESCE(n.registered_at, n.updated_at) < $2 \
                     AND NOT EXISTS (SELECT 1 FROM {mentee} AND q.left_on IS NULL AND q.answer <> 'DECLINED' \
                     AND m.state IN ('PROPOSED', 'AGREED', 'ORDER_PREPARED', 'ACTIVE')) \
                     AND NOT EXISTS (SELECT 1 FROM {mentee} AND m.started_on IS NOT NULL \
                     AND COALESCE(q.left_on, m.ended_on) > $3)"
                ),
                vec![zone.begins(until).into(), bounds.waiting.into()],
            )
        }
        ExceptionKind::SilentPairs => (
            format!(
                // A rest that is over begins the silence anew.
                "SELECT m.school_id, m.id AS subject, (SELECT MAX(d.day) FROM (SELECT m.started_on AS day UNION ALL \
                 SELECT MAX(t.held_on) FROM meeting t WHERE t.mentorship_id = m.id AND t.removed_at IS NULL UNION ALL \
                 SELECT MAX(r.resumed_on) FROM mentorship_suspension r WHERE r.mentorship_id = m.id) d) AS day, {NO_INSTANT} \
                 FROM mentorship m WHERE {WORKING} AND m.started_on <= $2 AND NOT EXISTS (SELECT 1 FROM meeting t \
                 WHERE t.mentorship_id = m.id AND t.removed_at IS NULL AND t.held_on > $2) \
                 AND NOT EXISTS (SELECT 1 FROM mentorship_suspension r WHERE r.mentorship_id = m.id AND r.resumed_on > $2)"
            ),
            vec![bounds.silent.into()],
        ),
        ExceptionKind::ProgrammesMissing => (
            format!(
                "SELECT m.school_id, m.id AS subject, m.started_on AS day, {NO_INSTANT} FROM mentorship m \
                 WHERE {WORKING} AND m.started_on <= $2 AND NOT EXISTS (SELECT 1 FROM programme g \
                 WHERE g.mentorship_id = m.id AND g.state NOT IN ('DRAFT', 'AGREED'))"
            ),
            vec![bounds.programme.into()],
        ),
        ExceptionKind::MentorsOverloaded => (
            format!(
                "SELECT c.school_id, c.person_id AS subject, MAX(m.started_on) AS day, {NO_INSTANT} FROM school s \
                 JOIN mentor_card c ON c.school_id = s.id AND c.state <> 'LEFT' \
                 JOIN mentorship_participant q ON q.person_id = c.person_id \
                 AND (q.side = 'MENTOR' OR q.two_way) AND q.left_on IS NULL AND q.answer <> 'DECLINED' \
                 JOIN mentorship m ON m.id = q.mentorship_id AND m.state = 'ACTIVE' \
                 JOIN mentorship_participant e ON e.mentorship_id = m.id \
                 AND (e.side = 'MENTEE' OR e.two_way) AND e.person_id <> q.person_id AND e.left_on IS NULL AND e.answer <> 'DECLINED' \
                 WHERE s.municipality_id = $1 GROUP BY c.school_id, c.person_id, c.capacity \
                 HAVING COUNT(*) > c.capacity"
            ),
            vec![],
        ),
        ExceptionKind::RoadmapMissing => (
            format!(
                "SELECT s.id AS school_id, s.id AS subject, {NO_DAY}, r.changed_at AS at FROM school s \
                 {REGISTERED} WHERE s.municipality_id = $1 AND NOT EXISTS (SELECT 1 FROM roadmap p \
                 WHERE p.school_id = s.id AND p.state IN ('AGREED', 'IN_FORCE', 'CLOSED') AND p.period_to >= $3)"
            ),
            vec![running(bounds), bounds.today.into()],
        ),
        ExceptionKind::ReportsOverdue => (
            format!(
                "SELECT r.school_id, r.id AS subject, r.period_to AS day, {NO_INSTANT} FROM roadmap r \
                 WHERE r.municipality_id = $1 AND r.school_id IS NOT NULL AND r.state = 'IN_FORCE' AND r.period_to < $2 \
                 AND NOT EXISTS (SELECT 1 FROM roadmap_report p WHERE p.roadmap_id = r.id AND p.place_id = r.school_id \
                 AND p.state IN ('SUBMITTED', 'ACCEPTED'))"
            ),
            vec![bounds.today.into()],
        ),
        ExceptionKind::NoData => (
            format!(
                "SELECT s.id AS school_id, s.id AS subject, {NO_DAY}, r.changed_at AS at FROM school s {REGISTERED} \
                 WHERE s.municipality_id = $1 AND NOT EXISTS (SELECT 1 FROM employment e WHERE e.school_id = s.id) \
                 AND NOT EXISTS (SELECT 1 FROM mentorship m WHERE m.school_id = s.id)"
            ),
            vec![running(bounds)],
        ),
    }
}

/// Those that are in the model in the running school year, `$2`.
const REGISTERED: &str = "JOIN model_participation r ON r.school_id = s.id AND r.school_year = $2 AND r.state = 'REGISTERED'";

fn running(bounds: Bounds) -> Value {
    SchoolYear::of(bounds.today).first_year().into()
}

#[cfg(test)]
mod tests;
