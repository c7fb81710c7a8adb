//! What a school has to decide on before a new school year: its pairs in force, its banks, its people.

use std::collections::BTreeMap;

use domain::access::{Reach, Scope};
use domain::clock::{Date, SchoolYear, Zone};
use domain::id::{MentorCardId, MentorshipId, NeedId, PersonId, SchoolId};
use domain::mentoring::MentorshipStateKind;
use domain::people::{CardState, Employment};
use domain::rollover::{CardAtYearsEnd, PairAtYearsEnd, PersonTurn, turn_of};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::{Card, Rollovers};
use crate::codes;
use crate::employments::{Employments, Job};
use crate::entity::{employment, meeting, mentor_card, need};
use crate::error::StoreError;
use crate::mentorships::{Mentorship, MentorshipFilter, Mentorships};
use crate::page::Slice;
use crate::people::{People, Person};
use crate::programmes::Programmes;

/// A pair in force, and what is known of it at the end of the year.
#[derive(Clone, PartialEq, Debug)]
pub struct PairBefore {
    /// The pair.
    pub row: Mentorship,
    /// What is known.
    pub known: PairAtYearsEnd,
}

/// A card of a bank, and what is known of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardBefore {
    /// Which.
    pub card: Card,
    /// Whose.
    pub person: PersonId,
    /// Counts its edits.
    pub version: i32,
    /// What is known.
    pub known: CardAtYearsEnd,
}

/// Somebody for whom the turn of the year changes something.
#[derive(Clone, PartialEq, Debug)]
pub struct StaffBefore {
    /// Who.
    pub person: Person,
    /// What changes.
    pub turn: PersonTurn,
}

/// Pairs and people that are read at once.
const MANY: usize = 1_000;

impl<C: ConnectionTrait> Rollovers<'_, C> {
    /// The pairs in force at `school`, the latest proposed first.
    pub async fn pairs(
        &self,
        school: SchoolId,
        year: SchoolYear,
        today: Date,
    ) -> Result<Vec<PairBefore>, StoreError> {
        let rows = self.in_force(school).await?;
        let mut found = Vec::with_capacity(rows.len());
        for some in rows.chunks(MANY) {
            let ids: Vec<MentorshipId> = some.iter().map(Mentorship::id).collect();
            let programmes = Programmes(self.0).of_mentorships(&ids).await?;
            let programmes: BTreeMap<_, _> = programmes
                .into_iter()
                .map(|one| {
                    (
                        one.plan.mentorship,
                        (one.plan.state.kind(), one.plan.ends_on),
                    )
                })
                .collect();
            let meetings = self.last_meetings(&ids).await?;
            let people: Vec<PersonId> = some
                .iter()
                .flat_map(|row| row.pair.participants.iter().map(|line| line.person))
                .collect();
            let jobs = Employments(self.0).of_people(&people).await?;
            let day = today.max(year.starts_on());
            for row in some {
                let Some(since) = row.pair.state.since() else {
                    continue;
                };
                let mut line = row.pair.participants.iter();
                let known = PairAtYearsEnd {
                    since,
                    last_meeting: meetings.get(&row.id()).copied(),
                    programme: programmes.get(&row.id()).copied(),
                    someone_leaves: line.any(|line| leaves(&jobs, line.person, school, day)),
                    ending_proposed: row.ending_proposed,
                };
                found.push(PairBefore {
                    row: row.clone(),
                    known,
                });
            }
        }
        Ok(found)
    }

    async fn in_force(&self, school: SchoolId) -> Result<Vec<Mentorship>, StoreError> {
        let scope = Scope::only(Reach::School(school));
        let filter = MentorshipFilter {
            states: vec![MentorshipStateKind::Active],
            ..MentorshipFilter::default()
        };
        let mut slice = Slice::first(MANY as u64);
        let mut rows = Vec::new();
        loop {
            let window = Mentorships(self.0).within(&scope, &filter, &slice).await?;
            slice.beyond = window.rows.last().map(|(at, _)| at.clone());
            rows.extend(window.rows.into_iter().map(|(_, row)| row));
            if !window.has_next {
                return Ok(rows);
            }
        }
    }

    async fn last_meetings(
        &self,
        of: &[MentorshipId],
    ) -> Result<BTreeMap<MentorshipId, Date>, StoreError> {
        use meeting::{Column, Entity};
        let rows: Vec<(Uuid, Date)> = Entity::find()
            .select_only()
            .column(Column::MentorshipId)
            .column_as(Column::HeldOn.max(), "held_on")
            .filter(Column::MentorshipId.is_in(of.iter().map(|id| id.0)))
            .filter(Column::RemovedAt.is_null())
            .group_by(Column::MentorshipId)
            .into_tuple()
            .all(self.0)
            .await?;
        let rows = rows.into_iter();
        Ok(rows.map(|(id, day)| (MentorshipId(id), day)).collect())
    }

    /// The cards of both banks of `school` that have not left them, in the order of their ids. Days are those of `zone`.
    pub async fn cards(
        &self,
        school: SchoolId,
        year: SchoolYear,
        today: Date,
        zone: Zone,
    ) -> Result<Vec<CardBefore>, StoreError> {
        let left = codes::code(CardState::Left);
        let offers = mentor_card::Entity::find()
            .filter(mentor_card::Column::SchoolId.eq(school.0))
            .filter(mentor_card::Column::State.ne(&left))
            .order_by_asc(mentor_card::Column::Id)
            .all(self.0)
            .await?;
        let needs = need::Entity::find()
            .filter(need::Column::SchoolId.eq(school.0))
            .filter(need::Column::State.ne(&left))
            .order_by_asc(need::Column::Id)
            .all(self.0)
            .await?;
        let mut found = Vec::with_capacity(offers.len() + needs.len());
        for row in offers {
            found.push(CardBefore {
                card: Card::Mentor(MentorCardId(row.id)),
                person: PersonId(row.person_id),
                version: row.version,
                known: CardAtYearsEnd {
                    state: codes::value(&row.state, "mentor_card", row.id)?,
                    written_on: zone.date(row.updated_at),
                    owner_stays: true,
                },
            });
        }
        for row in needs {
            found.push(CardBefore {
                card: Card::Need(NeedId(row.id)),
                person: PersonId(row.person_id),
                version: row.version,
                known: CardAtYearsEnd {
                    state: codes::value(&row.state, "need", row.id)?,
                    written_on: zone.date(row.updated_at),
                    owner_stays: true,
                },
            });
        }
        let day = today.max(year.starts_on());
        for some in found.chunks_mut(MANY) {
            let people: Vec<PersonId> = some.iter().map(|card| card.person).collect();
            let jobs = Employments(self.0).of_people(&people).await?;
            for card in some {
                card.known.owner_stays = !leaves(&jobs, card.person, school, day);
            }
        }
        Ok(found)
    }

    /// The people of `school` for whom the turn into `year` changes something, by name.
    pub async fn staff(
        &self,
        school: SchoolId,
        year: SchoolYear,
    ) -> Result<Vec<StaffBefore>, StoreError> {
        use employment::{Column, Entity};
        let rows = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .filter(
                Condition::any()
                    .add(Column::EndedOn.is_null())
                    .add(Column::EndedOn.gte(year.previous().starts_on())),
            )
            .into_model::<Terms>()
            .all(self.0)
            .await?;
        let mut jobs: BTreeMap<PersonId, Vec<Employment>> = BTreeMap::new();
        for row in rows {
            let terms = Employment::from(row);
            jobs.entry(terms.person).or_default().push(terms);
        }
        let turns: BTreeMap<PersonId, PersonTurn> = jobs
            .into_iter()
            .filter_map(|(person, jobs)| Some((person, turn_of(&jobs, year)?)))
            .collect();
        let ids: Vec<PersonId> = turns.keys().copied().collect();
        let mut found = Vec::with_capacity(ids.len());
        for some in ids.chunks(MANY) {
            for person in People(self.0).find_all(some).await? {
                if let Some(turn) = turns.get(&person.id) {
                    found.push(StaffBefore {
                        turn: *turn,
                        person,
                    });
                }
            }
        }
        found.sort_by_cached_key(|one| (one.person.name.folded(), one.person.id));
        Ok(found)
    }
}

/// Whether `person` will not work at `school` on `day`; who never worked there, anywhere. Of whom no job is known it is
/// not said.
fn leaves(jobs: &[Job], person: PersonId, school: SchoolId, day: Date) -> bool {
    let own = || jobs.iter().filter(|job| job.terms.person == person);
    let here = own().any(|job| job.at.school == school);
    let mut relevant = own()
        .filter(|job| !here || job.at.school == school)
        .peekable();
    relevant.peek().is_some() && !relevant.any(|job| job.terms.is_current(day))
}

#[derive(FromQueryResult)]
struct Terms {
    person_id: Uuid,
    school_id: Uuid,
    started_on: Date,
    ended_on: Option<Date>,
    teaching_since: Option<Date>,
    pedagogical_education: bool,
    transferred: bool,
}

impl From<Terms> for Employment {
    fn from(row: Terms) -> Self {
        Self {
            person: PersonId(row.person_id),
            school: SchoolId(row.school_id),
            started_on: row.started_on,
            ended_on: row.ended_on,
            teaching_since: row.teaching_since,
            pedagogical_education: row.pedagogical_education,
            transferred: row.transferred,
        }
    }
}
