//! Duties with a due day, read from the states of things over all schools: what the escalation is told of.

mod roadmaps;

use domain::clock::{Date, Timestamp, Zone};
use domain::id::{MunicipalityId, PersonId, SchoolId};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use uuid::Uuid;

use crate::error::StoreError;

pub use roadmaps::RoadmapDue;

/// What is expected of somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DutyKind {
    /// Say yes or no to a proposed pair.
    AnswerProposal,
    /// Agree the programme of a pair in force.
    AgreeProgramme,
    /// Hand in the result of an activity.
    SubmitActivity,
    /// Sign a drafted order.
    SignOrder,
    /// Give the next consent before the one that holds ends.
    RenewConsent,
    /// Correct what somebody said is wrong in their data: the head's to see to.
    AnswerCorrection,
    /// Take a case of consultation, agreement or mediation: whom it is addressed to, and the head where there is nobody.
    AnswerMediation,
    /// Agree to a school's roadmap that was handed in, or send it back: the centre's to see to.
    ReviewRoadmap,
}

/// One thing that is expected of somebody by a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// What.
    pub kind: DutyKind,
    /// Of which thing.
    pub subject: Uuid,
    /// At which school.
    pub school: SchoolId,
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// The short name of the school.
    pub place: String,
    /// Of whom; of the head when `None`, of the centre for what it has to answer.
    pub responsible: Option<PersonId>,
    /// Since when.
    pub since: Date,
    /// By when.
    pub due: Date,
}

/// The repository of duties.
pub struct Duties<'c, C>(pub(crate) &'c C);

/// How far ahead a duty is looked for, in days.
const AHEAD: i64 = 14;
/// How far back: who has not heard within these days will not be told.
const BACK: i64 = 45;
/// The most duties of a kind in one run.
const MOST: u64 = 5_000;

/// A source of duties: what it reads, and how many days after its day the thing is due.
struct Source {
    kind: DutyKind,
    days: i64,
    /// Selects `id`, `person_id`, `at`, `day` as `d`; `school_id` too.
    sql: &'static str,
}

const SOURCES: [Source; 7] = [
    Source {
        kind: DutyKind::AnswerProposal,
        days: 7,
        sql: "SELECT m.id, m.school_id, q.person_id, m.proposed_at AS at, m.started_on AS day FROM mentorship m \
              JOIN mentorship_participant q ON q.mentorship_id = m.id AND q.answer = 'PENDING' \
              WHERE m.state = 'PROPOSED' AND m.proposed_at >= $1",
    },
    Source {
        kind: DutyKind::AgreeProgramme,
        days: 21,
        sql: "SELECT m.id, m.school_id, q.person_id, m.proposed_at AS at, m.started_on AS day FROM mentorship m \
              JOIN mentorship_participant q ON q.mentorship_id = m.id AND q.side = 'MENTOR' \
              WHERE m.state = 'ACTIVE' AND m.started_on >= $2 AND NOT EXISTS (SELECT 1 FROM programme g \
              WHERE g.mentorship_id = m.id AND g.state <> 'DRAFT')",
    },
    Source {
        kind: DutyKind::SubmitActivity,
        days: 0,
        sql: "SELECT a.id, m.school_id, q.person_id, g.created_at AS at, a.planned_on AS day FROM activity a \
              JOIN programme g ON g.id = a.programme_id AND g.state = 'APPROVED' \
              JOIN mentorship m ON m.id = g.mentorship_id AND m.state = 'ACTIVE' \
              JOIN mentorship_participant q ON q.mentorship_id = m.id AND (q.side = 'MENTEE' OR q.two_way) \
              WHERE a.state IN ('PLANNED', 'RETURNED') AND a.planned_on >= $2 AND a.planned_on <= $3",
    },
    Source {
        kind: DutyKind::SignOrder,
        days: 5,
        sql: "SELECT o.id, o.school_id, o.cancelled_by AS person_id, o.prepared_at AS at, o.date AS day \
              FROM official_order o WHERE o.state = 'DRAFT' AND o.prepared_at >= $1",
    },
    Source {
        kind: DutyKind::RenewConsent,
        days: 0,
        sql: "SELECT c.id, c.school_id, c.person_id, c.recorded_at AS at, c.valid_until AS day FROM consent c \
              WHERE c.withdrawn_on IS NULL AND c.channel = 'ACCOUNT' AND c.valid_until >= $2 AND c.valid_until <= $3 \
              AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.person_id = c.person_id AND n.school_id = c.school_id \
              AND n.purpose = c.purpose AND n.withdrawn_on IS NULL \
              AND (n.valid_until IS NULL OR n.valid_until > c.valid_until))",
    },
    Source {
        kind: DutyKind::AnswerCorrection,
        days: 0,
        sql: "SELECT c.id, c.school_id, c.answered_by AS person_id, c.filed_at AS at, c.correct_by AS day \
              FROM correction_request c WHERE c.state = 'OPEN' AND c.correct_by >= $2 AND c.correct_by <= $3",
    },
    Source {
        kind: DutyKind::AnswerMediation,
        days: 0,
        sql: "SELECT c.id, c.school_id, COALESCE(a.person_id, k.person_id) AS person_id, c.opened_at AS at, \
              c.answer_by AS day FROM mediation_case c \
              LEFT JOIN mediation_person a ON a.case_id = c.id AND a.part = 'ASSOCIATION' \
              LEFT JOIN post k ON c.addressee = 'CURATOR' AND k.school_id = c.school_id AND k.role = 'CURATOR' \
              AND k.valid_until IS NULL AND NOT EXISTS (SELECT 1 FROM mediation_person p WHERE p.case_id = c.id \
              AND p.person_id = k.person_id) \
              WHERE c.state = 'OPENED' AND c.answer_by >= $2 AND c.answer_by <= $3",
    },
];

impl<C: ConnectionTrait> Duties<'_, C> {
    /// Every duty whose escalation may have a step today. One statement for each kind, whatever the history.
    pub async fn around(&self, zone: Zone, now: Timestamp) -> Result<Vec<Duty>, StoreError> {
        let today = zone.date(now);
        let far = |days: i64| {
            today
                .checked_add_signed(chrono::Duration::days(days))
                .unwrap_or(today)
        };
        let backend = self.0.get_database_backend();
        let mut found = Vec::new();
        for source in &SOURCES {
            // Each parameter is named in each statement, so that both databases take the same list.
            let sql = format!(
                "SELECT d.id, d.school_id, s.municipality_id, s.short_name, d.person_id, d.at, d.day FROM ({}) d \
                 JOIN school s ON s.id = d.school_id \
                 WHERE $1 IS NOT NULL AND $2 IS NOT NULL AND $3 IS NOT NULL ORDER BY d.id LIMIT {MOST}",
                source.sql
            );
            let from = zone.begins(far(-BACK));
            let values: [sea_orm::Value; 3] = [from.into(), far(-BACK).into(), far(AHEAD).into()];
            let statement = Statement::from_sql_and_values(backend, sql, values);
            for line in Line::find_by_statement(statement).all(self.0).await? {
                found.extend(line.duty(source, zone));
            }
        }
        found.extend(self.reviews(zone, now).await?);
        Ok(found)
    }
}

#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    school_id: Uuid,
    municipality_id: Uuid,
    short_name: String,
    person_id: Option<Uuid>,
    at: Timestamp,
    day: Option<Date>,
}

impl Line {
    fn duty(self, source: &Source, zone: Zone) -> Option<Duty> {
        let begun = zone.date(self.at);
        let base = self.day.unwrap_or(begun);
        let since = match source.kind {
            // A pair waits for its programme from its first day, whenever it was proposed.
            DutyKind::AgreeProgramme => base,
            DutyKind::AnswerProposal
            | DutyKind::SubmitActivity
            | DutyKind::SignOrder
            | DutyKind::RenewConsent
            | DutyKind::AnswerCorrection
            | DutyKind::AnswerMediation
            | DutyKind::ReviewRoadmap => begun,
        };
        Some(Duty {
            kind: source.kind,
            subject: self.id,
            school: SchoolId(self.school_id),
            municipality: MunicipalityId(self.municipality_id),
            place: self.short_name,
            responsible: self.person_id.map(PersonId),
            since,
            due: base.checked_add_signed(chrono::Duration::days(source.days))?,
        })
    }
}
