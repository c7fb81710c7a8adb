//! Days on which something is expected, read from the states of things: of one person, or of one school.

use domain::clock::{Date, Timestamp, Zone};
use domain::id::{PersonId, SchoolId};
use domain::text::PersonName;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

use crate::error::StoreError;

/// What a day is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CalendarKind {
    /// A meeting of a pair.
    Meeting,
    /// An activity of a programme is to be handed in.
    Activity,
    /// A programme ends.
    ProgrammeEnd,
    /// A consent ends.
    ConsentEnd,
    /// A proposal wants an answer.
    Proposal,
}

/// The kind of thing that an entry leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CalendarTarget {
    /// A mentorship.
    Mentorship(Uuid),
    /// A programme.
    Programme(Uuid),
    /// A consent of a person.
    Consent {
        /// Which.
        consent: Uuid,
        /// Whose.
        person: PersonId,
    },
}

/// Something on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct CalendarEntry {
    /// What.
    pub kind: CalendarKind,
    /// The row that it is read from: stable while it stands.
    pub row: Uuid,
    /// When.
    pub on: Date,
    /// What it is called: a title, a topic; empty when the kind says it all.
    pub title: String,
    /// The other of the pair, or the mentee at a school's calendar.
    pub with: Option<PersonName>,
    /// Where it leads.
    pub target: CalendarTarget,
    /// Whether nothing is left to be done.
    pub done: bool,
}

/// Whose calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CalendarOf {
    /// A person's own.
    Person(PersonId),
    /// A school's.
    School(SchoolId),
}

/// The most entries of one kind in one answer.
pub const MOST: u64 = 500;

/// The repository of calendars.
pub struct Calendars<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Calendars<'_, C> {
    /// What lies between two days, both included, by day. One statement a kind.
    pub async fn between(
        &self,
        of: CalendarOf,
        zone: Zone,
        from: Date,
        until: Date,
    ) -> Result<Vec<CalendarEntry>, StoreError> {
        let mut found = Vec::new();
        for source in Source::ALL {
            let whose = match of {
                CalendarOf::Person(id) => id.0,
                CalendarOf::School(id) => id.0,
            };
            let sql = source.sql(matches!(of, CalendarOf::Person(_)));
            let backend = self.0.get_database_backend();
            // A proposal wants its answer a week after it was made.
            let (lower, upper) = match source {
                Source::Proposal => (back(from), back(until)),
                Source::Meeting | Source::Activity | Source::ProgrammeEnd | Source::ConsentEnd => {
                    (from, until)
                }
            };
            let values: Vec<Value> = match source {
                Source::Proposal => vec![
                    whose.into(),
                    zone.begins(lower).into(),
                    zone.begins(next(upper)).into(),
                ],
                Source::Meeting | Source::Activity | Source::ProgrammeEnd | Source::ConsentEnd => {
                    vec![whose.into(), lower.into(), next(upper).into()]
                }
            };
            let statement = Statement::from_sql_and_values(backend, sql, values);
            for line in Line::find_by_statement(statement).all(self.0).await? {
                found.extend(line.entry(source, zone));
            }
        }
        found.sort_by(|one, other| {
            (one.on, one.kind, one.row).cmp(&(other.on, other.kind, other.row))
        });
        Ok(found)
    }
}

fn back(day: Date) -> Date {
    day.checked_sub_signed(chrono::Duration::days(ANSWER_DAYS))
        .unwrap_or(day)
}

fn next(day: Date) -> Date {
    day.succ_opt().unwrap_or(day)
}

/// Days in which a proposal is to be answered.
const ANSWER_DAYS: i64 = 7;

#[derive(Clone, Copy)]
enum Source {
    Meeting,
    Activity,
    ProgrammeEnd,
    ConsentEnd,
    Proposal,
}

impl Source {
    const ALL: [Self; 5] = [
        Self::Meeting,
        Self::Activity,
        Self::ProgrammeEnd,
        Self::ConsentEnd,
        Self::Proposal,
    ];

    /// `$1` is the person or the school, `$2` the first day, `$3` the day after the last.
    fn sql(self, own: bool) -> String {
        const NAME: &str = "o.last_name, o.first_name, o.patronymic";
        // At a school the mentee is named; to a participant the other side.
        let pair = if own {
            "JOIN mentorship_participant q ON q.mentorship_id = m.id AND q.person_id = $1 \
             JOIN mentorship_participant r ON r.mentorship_id = m.id AND r.side <> q.side \
             JOIN person o ON o.id = r.person_id"
        } else {
            "JOIN mentorship_participant r ON r.mentorship_id = m.id AND r.side = 'MENTEE' \
             JOIN person o ON o.id = r.person_id"
        };
        let here = if own { "1 = 1" } else { "m.school_id = $1" };
        let sql = match self {
            Self::Meeting => format!(
                "SELECT t.id, m.id AS target, r.person_id, t.topic AS title, {NAME}, t.recorded_at AS at, \
                 t.held_on AS day, 'HELD' AS state FROM meeting t JOIN mentorship m ON m.id = t.mentorship_id {pair} \
                 WHERE {here} AND t.removed_at IS NULL AND t.held_on >= $2 AND t.held_on < $3"
            ),
            Self::Activity => format!(
                "SELECT a.id, g.id AS target, r.person_id, a.title, {NAME}, g.created_at AS at, a.planned_on AS day, \
                 a.state FROM activity a JOIN programme g ON g.id = a.programme_id AND g.state = 'APPROVED' \
                 JOIN mentorship m ON m.id = g.mentorship_id AND m.state = 'ACTIVE' {pair} \
                 WHERE {here} AND a.planned_on >= $2 AND a.planned_on < $3"
            ),
            Self::ProgrammeEnd => format!(
                "SELECT g.id, g.id AS target, r.person_id, g.goal AS title, {NAME}, g.created_at AS at, \
                 g.ends_on AS day, g.state FROM programme g JOIN mentorship m ON m.id = g.mentorship_id {pair} \
                 WHERE {here} AND g.state IN ('AGREED', 'APPROVED') AND g.ends_on >= $2 AND g.ends_on < $3"
            ),
            Self::ConsentEnd => {
                let whose = if own { "c.person_id" } else { "c.school_id" };
                format!(
                    "SELECT c.id, c.id AS target, c.person_id, c.purpose AS title, {NAME}, c.recorded_at AS at, \
                     c.valid_until AS day, 'HELD' AS state FROM consent c JOIN person o ON o.id = c.person_id \
                     WHERE {whose} = $1 AND c.withdrawn_on IS NULL AND c.valid_until >= $2 AND c.valid_until < $3"
                )
            }
            Self::Proposal => {
                let pending = if own { "AND q.answer = 'PENDING'" } else { "" };
                format!(
                    "SELECT m.id, m.id AS target, r.person_id, '' AS title, {NAME}, m.proposed_at AS at, \
                     m.started_on AS day, m.state FROM mentorship m {pair} WHERE {here} AND m.state = 'PROPOSED' \
                     {pending} AND m.proposed_at >= $2 AND m.proposed_at < $3"
                )
            }
        };
        format!("{sql} ORDER BY 9, 1 LIMIT {MOST}")
    }
}

#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    target: Uuid,
    person_id: Uuid,
    title: String,
    last_name: String,
    first_name: String,
    patronymic: Option<String>,
    at: Timestamp,
    day: Option<Date>,
    state: String,
}

impl Line {
    fn entry(self, source: Source, zone: Zone) -> Option<CalendarEntry> {
        let name = PersonName::parse(
            &self.last_name,
            &self.first_name,
            self.patronymic.as_deref(),
        );
        let (kind, target) = match source {
            Source::Meeting => (
                CalendarKind::Meeting,
                CalendarTarget::Mentorship(self.target),
            ),
            Source::Activity => (
                CalendarKind::Activity,
                CalendarTarget::Programme(self.target),
            ),
            Source::ProgrammeEnd => (
                CalendarKind::ProgrammeEnd,
                CalendarTarget::Programme(self.target),
            ),
            Source::ConsentEnd => (
                CalendarKind::ConsentEnd,
                CalendarTarget::Consent {
                    consent: self.target,
                    person: PersonId(self.person_id),
                },
            ),
            Source::Proposal => (
                CalendarKind::Proposal,
                CalendarTarget::Mentorship(self.target),
            ),
        };
        let on = match source {
            Source::Proposal => zone
                .date(self.at)
                .checked_add_signed(chrono::Duration::days(ANSWER_DAYS))?,
            Source::Meeting | Source::Activity | Source::ProgrammeEnd | Source::ConsentEnd => {
                self.day?
            }
        };
        let done = match source {
            Source::Meeting => true,
            Source::Activity => matches!(self.state.as_str(), "SUBMITTED" | "ACCEPTED"),
            Source::ProgrammeEnd | Source::ConsentEnd | Source::Proposal => false,
        };
        Some(CalendarEntry {
            kind,
            row: self.id,
            on,
            // A consent's purpose is a code, and its words stand elsewhere.
            title: self.title,
            with: name.ok(),
            target,
            done,
        })
    }
}
