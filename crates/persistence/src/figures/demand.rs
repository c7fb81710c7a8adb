//! What people need and whether they stay: deficits, places of mentors, stays of newcomers. Read from the banks and jobs of now;
//! the cost is that of the place's open cards and its newcomers of some years.

use std::collections::BTreeMap;

use domain::access::Place;
use domain::clock::{Date, full_years};
use domain::id::{MunicipalityId, SchoolId};
use domain::monitoring::demand::Offer;
use domain::monitoring::retention::Stay;
use domain::people::{DeficitKind, Employment};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

use super::Figures;
use crate::codes;
use crate::error::StoreError;

/// Open deficits of a part of a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deficits {
    /// A municipality of a region, a school of a municipality.
    pub part: Place,
    /// What it is called.
    pub name: String,
    /// How many people have a deficit of a kind that is not gone.
    pub people: BTreeMap<DeficitKind, u32>,
}

#[derive(FromQueryResult)]
struct DeficitRow {
    part: Uuid,
    name: String,
    kind: Option<String>,
    many: i64,
}

#[derive(FromQueryResult)]
struct OfferRow {
    card: Uuid,
    subjects: serde_json::Value,
    capacity: i32,
    busy: i64,
}

#[derive(FromQueryResult)]
struct WaitingRow {
    subject: Option<String>,
}

#[derive(FromQueryResult)]
struct StayRow {
    began: Date,
    ended_on: Option<Date>,
    since: Date,
    mentored: Option<Date>,
}

impl<C: ConnectionTrait> Figures<'_, C> {
    /// How many people of each part of `place` have which deficits, by the part's name; every part has a line.
    pub async fn deficits(&self, place: Place) -> Result<Vec<Deficits>, StoreError> {
        let (part, name, from) = match place {
            Place::Region(_) => (
                "p.id",
                "p.name",
                "municipality p LEFT JOIN school s ON s.municipality_id = p.id",
            ),
            Place::Municipality(_) | Place::School(_) => ("s.id", "s.short_name", "school s"),
        };
        let own = match place {
            Place::Region(_) => "p.region_id",
            Place::Municipality(_) => "s.municipality_id",
            Place::School(_) => "s.id",
        };
        let order = match place {
            Place::Region(_) => "p.name_folded",
            Place::Municipality(_) | Place::School(_) => "s.sort_key",
        };
        let sql = format!(
            "SELECT {part} AS part, {name} AS name, d.kind, COUNT(DISTINCT n.person_id) AS many FROM {from} \
             LEFT JOIN need n ON n.school_id = s.id AND n.state <> 'LEFT' \
             LEFT JOIN deficit d ON d.need_id = n.id AND d.status <> 'RESOLVED' \
             WHERE {own} = $1 GROUP BY {part}, {name}, {order}, d.kind ORDER BY {order}, {part}, d.kind"
        );
        let mut found: Vec<Deficits> = Vec::new();
        for row in DeficitRow::find_by_statement(self.of(&sql, place, []))
            .all(self.0)
            .await?
        {
            let part = match place {
                Place::Region(_) => Place::Municipality(MunicipalityId(row.part)),
                Place::Municipality(_) | Place::School(_) => Place::School(SchoolId(row.part)),
            };
            if found.last().is_none_or(|last| last.part != part) {
                found.push(Deficits {
                    part,
                    name: row.name,
                    people: BTreeMap::new(),
                });
            }
            if let (Some(line), Some(kind)) = (found.last_mut(), row.kind) {
                let kind = codes::value(&kind, "deficit", row.part)?;
                line.people
                    .insert(kind, u32::try_from(row.many).unwrap_or(u32::MAX));
            }
        }
        Ok(found)
    }

    /// The subject of everybody of the banks of `place` who waits for a mentor; `None` for who teaches none.
    pub async fn waiting(
        &self,
        place: Place,
        today: Date,
    ) -> Result<Vec<Option<String>>, StoreError> {
        let sql = format!(
            "SELECT (SELECT MAX(e.subject) FROM employment e WHERE e.person_id = n.person_id AND e.school_id = n.school_id \
             AND (e.ended_on IS NULL OR e.ended_on >= $2)) AS subject FROM school s \
             JOIN need n ON n.school_id = s.id AND n.state = 'IN_BANK' WHERE {} = $1 \
             AND NOT EXISTS (SELECT 1 FROM mentorship_participant q JOIN mentorship m ON m.id = q.mentorship_id \
             WHERE q.person_id = n.person_id AND (q.side = 'MENTEE' OR q.two_way) AND q.left_on IS NULL \
             AND q.answer <> 'DECLINED' AND m.school_id = n.school_id \
             AND m.state IN ('PROPOSED', 'AGREED', 'ORDER_PREPARED', 'ACTIVE'))",
            column(place)
        );
        let rows = WaitingRow::find_by_statement(self.of(&sql, place, [today.into()]));
        let rows = rows.all(self.0).await?;
        Ok(rows.into_iter().map(|row| row.subject).collect())
    }

    /// The mentors in the banks of `place` with the places that they have left.
    pub async fn offers(&self, place: Place) -> Result<Vec<Offer>, StoreError> {
        let sql = format!(
            "SELECT c.id AS card, c.subjects, c.capacity, (SELECT COUNT(*) FROM mentorship_participant q \
             JOIN mentorship m ON m.id = q.mentorship_id AND m.state IN ('PROPOSED', 'AGREED', 'ORDER_PREPARED', 'ACTIVE') \
             JOIN mentorship_participant e ON e.mentorship_id = m.id AND (e.side = 'MENTEE' OR e.two_way) \
             AND e.person_id <> q.person_id AND e.left_on IS NULL AND e.answer <> 'DECLINED' \
             WHERE q.person_id = c.person_id AND (q.side = 'MENTOR' OR q.two_way) AND q.left_on IS NULL \
             AND q.answer <> 'DECLINED') AS busy \
             FROM school s JOIN mentor_card c ON c.school_id = s.id AND c.state = 'IN_BANK' WHERE {} = $1",
            column(place)
        );
        let rows = OfferRow::find_by_statement(self.of(&sql, place, []));
        let offer = |row: OfferRow| {
            let busy = i32::try_from(row.busy).unwrap_or(i32::MAX);
            Ok(Offer {
                subjects: codes::list(row.subjects, "mentor_card", row.card)?,
                free: u32::try_from(row.capacity.saturating_sub(busy)).unwrap_or(0),
            })
        };
        rows.all(self.0).await?.into_iter().map(offer).collect()
    }

    /// The stays of young teachers who began at a school of `place` since `since`.
    pub async fn stays(&self, place: Place, since: Date) -> Result<Vec<Stay>, StoreError> {
        let sql = format!(
            "SELECT e.started_on AS began, e.ended_on, e.teaching_since AS since, (SELECT MIN(m.started_on) \
             FROM mentorship_participant q JOIN mentorship m ON m.id = q.mentorship_id \
             WHERE q.person_id = e.person_id AND (q.side = 'MENTEE' OR q.two_way) AND m.school_id = e.school_id \
             AND m.started_on >= e.started_on) AS mentored \
             FROM school s JOIN employment e ON e.school_id = s.id \
             WHERE {} = $1 AND e.started_on >= $2 AND e.teaching_since IS NOT NULL AND e.partner_id IS NULL",
            column(place)
        );
        let rows = StayRow::find_by_statement(self.of(&sql, place, [since.into()]));
        let rows = rows.all(self.0).await?.into_iter();
        let young = rows.filter(|row| full_years(row.since, row.began) < Employment::YOUNG_YEARS);
        let stay = |row: StayRow| Stay {
            began: row.began,
            left: row.ended_on,
            mentored: row.mentored,
        };
        Ok(young.map(stay).collect())
    }

    fn of(&self, sql: &str, place: Place, more: impl IntoIterator<Item = Value>) -> Statement {
        let id = match place {
            Place::Region(id) => id.0,
            Place::Municipality(id) => id.0,
            Place::School(id) => id.0,
        };
        let values = std::iter::once(id.into()).chain(more);
        Statement::from_sql_and_values(self.0.get_database_backend(), sql, values)
    }
}

/// The column of a school that says where it lies.
fn column(place: Place) -> &'static str {
    match place {
        Place::Region(_) => "s.region_id",
        Place::Municipality(_) => "s.municipality_id",
        Place::School(_) => "s.id",
    }
}
