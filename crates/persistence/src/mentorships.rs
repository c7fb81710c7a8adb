//! Mentorships: pairs and groups with their participants, from the proposal to the end.
//!
//! A step is read, decided by [`domain::mentoring`], and saved by a guarded update: a row that changed meanwhile is
//! [`StoreError::Conflict`]. Whoever decides by several rows locks the school first, see `Schools::lock`.

mod change;
mod consents;
mod members;
mod pairing;
mod suspensions;
mod terms;

use std::collections::BTreeMap;

use domain::access::Scope;
use domain::access::rules::mentorship::MentorshipFacts;
use domain::access::rules::programme::ProgrammeFacts;
use domain::clock::{SchoolYear, Timestamp, Zone};
use domain::id::{MentorshipId, MunicipalityId, OrderId, PersonId, RegionId, SchoolId};
use domain::mentoring::{
    Cell, EndReason, Giving, Leaving, MentoringFormat, Mentorship as Pair, MentorshipState,
    MentorshipStateKind, Participant, RolePairForm, Side, Suspension,
};
use domain::org::Whereabouts;
use domain::people::MentoringTopic;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use crate::codes;
use crate::entity::mentorship::{Column, Entity, Model};
use crate::entity::{mentorship_participant, person};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::people::{acting, named, staying};
use crate::scope::{self, Places};

pub use change::NewMentorship;
pub use consents::{Held, consented};
pub use members::LeavingProposed;
pub use pairing::{Behind, Obstacle};
pub use suspensions::{KeptSuspension, NewSuspension};
pub use terms::DutyTerms;

/// A mentorship as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Mentorship {
    /// Who takes part and where it stands, as the rules see it. Mentors come before mentees.
    pub pair: Pair,
    /// The school that owns it, the mentee's, and where that lies.
    pub at: Whereabouts,
    /// A pair or a group.
    pub cell: Cell,
    /// Who supports whom.
    pub form: RolePairForm,
    /// How they work together.
    pub format: MentoringFormat,
    /// What it is about.
    pub topics: Vec<MentoringTopic>,
    /// What the way back is about, in which the mentee supports the mentor; nothing for a pair of one direction.
    pub return_topics: Vec<MentoringTopic>,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When.
    pub proposed_at: Timestamp,
    /// What was noted when it ended early.
    pub end_note: Option<String>,
    /// The reason for which its ending waits for the curator's word.
    pub ending_proposed: Option<EndReason>,
    /// Members whose leaving waits for it, while the others would go on.
    pub leaving_proposed: Vec<LeavingProposed>,
    /// The terms of its mentors' duties, as far as they are known.
    pub duty_terms: BTreeMap<PersonId, DutyTerms>,
    /// Counts the changes.
    pub version: i32,
}

impl Mentorship {
    /// Its id.
    pub fn id(&self) -> MentorshipId {
        self.pair.id
    }

    /// The school that gives the mentors, when it is another one of the municipality.
    pub fn giving(&self) -> Option<Whereabouts> {
        let giving = self.pair.giving?;
        Some(Whereabouts {
            school: giving.school,
            ..self.at
        })
    }

    /// The mentorship as the policy sees it.
    pub fn facts(&self) -> MentorshipFacts {
        MentorshipFacts {
            id: self.pair.id,
            at: self.at,
            giving: self.giving(),
            participants: self.pair.members().map(|line| line.person).collect(),
            former: self.pair.former().map(|line| line.person).collect(),
        }
    }

    /// Who of it speaks for themselves: everybody but pupils.
    pub fn voices(&self) -> Vec<PersonId> {
        let sides = [Side::Mentor, Side::Mentee];
        let voices = sides.into_iter().flat_map(|side| self.pair.speaking(side));
        voices.collect()
    }

    /// Its programme, written or not, as the policy sees it.
    pub fn programme_facts(&self) -> ProgrammeFacts {
        ProgrammeFacts {
            mentorship: self.pair.id,
            at: self.at,
            mentors: self.pair.acting(Side::Mentor).collect(),
            mentees: self.pair.acting(Side::Mentee).collect(),
            pupils: self.pair.mentees_are_pupils(),
        }
    }
}

/// Which mentorships of a scope are wanted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MentorshipFilter {
    /// In one of these states; in any when there is none.
    pub states: Vec<MentorshipStateKind>,
    /// In force at any time of the school year; one that never came into force, when it was proposed in it. Days are
    /// those of the zone.
    pub year: Option<(SchoolYear, Zone)>,
    /// Those to which the school of the scope gives mentors, instead of those that it owns.
    pub given: bool,
    /// With a participant whose name has these words.
    pub text: Option<String>,
}

/// The repository of mentorships.
pub struct Mentorships<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Mentorships<'_, C> {
    /// The mentorship with this id.
    pub async fn find(&self, id: MentorshipId) -> Result<Option<Mentorship>, StoreError> {
        Ok(self.find_all(&[id]).await?.pop())
    }

    /// Those of `ids` that exist, the latest proposal first.
    pub async fn find_all(&self, ids: &[MentorshipId]) -> Result<Vec<Mentorship>, StoreError> {
        let ids = ids.iter().map(|id| id.0);
        self.all(Condition::all().add(Column::Id.is_in(ids))).await
    }

    /// Those in which one of `people` takes part, the latest proposal first.
    pub async fn of_people(&self, people: &[PersonId]) -> Result<Vec<Mentorship>, StoreError> {
        self.all(taking_part(people.iter().copied(), None)).await
    }

    /// Those that run, or are on the way to it, with one of `mentees` on the mentee's side; the latest proposal first.
    pub async fn open_of_mentees(
        &self,
        mentees: &[PersonId],
    ) -> Result<Vec<Mentorship>, StoreError> {
        let part = staying_on(mentees.iter().copied(), Some(Side::Mentee));
        let states = MentorshipStateKind::TAKING_A_PLACE;
        self.all(part.add(in_states(&states))).await
    }

    /// Those that one of `orders` puts, or is to put, into force, or gives mentors to; in the order in which they were
    /// proposed.
    pub async fn of_orders(&self, orders: &[OrderId]) -> Result<Vec<Mentorship>, StoreError> {
        let ids: Vec<Uuid> = orders.iter().map(|id| id.0).collect();
        let which = Condition::any()
            .add(Column::OrderId.is_in(ids.clone()))
            .add(Column::GivingOrderId.is_in(ids));
        let mut found = self.all(which).await?;
        found.reverse();
        Ok(found)
    }

    /// A page of the mentorships of `scope`, the latest proposal first.
    pub async fn within(
        &self,
        scope: &Scope,
        filter: &MentorshipFilter,
        slice: &Slice,
    ) -> Result<Window<Mentorship>, StoreError> {
        let keys = [
            page::down(Expr::col((Entity, Column::ProposedAt))),
            page::down(Expr::col((Entity, Column::Id))),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.proposed_at), KeyPart::Id(row.id)];
        let window = page::fetch(select(scope, filter), self.0, &keys, slice, place).await?;
        let ids: Vec<Uuid> = window.rows.iter().map(|(_, row)| row.id).collect();
        let people = self.attached(&ids).await?;
        window.try_map(|row| people.assemble(row))
    }

    /// All mentorships of `scope`, the latest proposal first: for who compares with all of a school's, never for a page.
    pub async fn all_within(
        &self,
        scope: &Scope,
        filter: &MentorshipFilter,
    ) -> Result<Vec<Mentorship>, StoreError> {
        self.assembled(select(scope, filter)).await
    }

    /// How many mentorships `scope` has.
    pub async fn count(&self, scope: &Scope, filter: &MentorshipFilter) -> Result<u64, StoreError> {
        Ok(select(scope, filter).count(self.0).await?)
    }

    async fn all(&self, which: Condition) -> Result<Vec<Mentorship>, StoreError> {
        self.assembled(Entity::find().filter(which)).await
    }

    async fn assembled(&self, which: Select<Entity>) -> Result<Vec<Mentorship>, StoreError> {
        let rows = which
            .order_by_desc(Column::ProposedAt)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let people = self.attached(&ids).await?;
        rows.into_iter().map(|row| people.assemble(row)).collect()
    }

    async fn attached(&self, ids: &[Uuid]) -> Result<Attached, StoreError> {
        let mut found = Attached::default();
        for some in ids.chunks(MANY) {
            self.participants(some, &mut found).await?;
            found.rests.extend(self.resting(some).await?);
        }
        for lines in found.lines.values_mut() {
            lines.sort_by_key(|line| (line.side, line.person));
        }
        Ok(found)
    }

    async fn participants(&self, ids: &[Uuid], found: &mut Attached) -> Result<(), StoreError> {
        use mentorship_participant::{Column, Entity};
        const TABLE: &str = "mentorship_participant";
        let rows = Entity::find()
            .filter(Column::MentorshipId.is_in(ids.iter().copied()))
            .all(self.0)
            .await?;
        for row in rows {
            let (id, person) = (row.mentorship_id, PersonId(row.person_id));
            let reason = |code: Option<String>| -> Result<Option<EndReason>, StoreError> {
                let found = code.map(|code| codes::value(&code, TABLE, id));
                found.transpose()
            };
            if let Some(terms) = DutyTerms::of(&row) {
                found.terms.entry(id).or_default().insert(person, terms);
            }
            let left = row.left_on.zip(reason(row.left_reason)?);
            let line = Participant {
                person,
                side: codes::value(&row.side, TABLE, id)?,
                answer: codes::value(&row.answer, TABLE, id)?,
                left: left.map(|(on, reason)| Leaving { on, reason }),
                represented: row.represented,
                two_way: row.two_way,
            };
            found.lines.entry(id).or_default().push(line);
            if let Some(reason) = reason(row.leaving_proposed)? {
                let proposed = LeavingProposed { person, reason };
                found.leavings.entry(id).or_default().push(proposed);
            }
        }
        Ok(())
    }
}

/// What stands beside the rows of some mentorships.
#[derive(Default)]
struct Attached {
    lines: BTreeMap<Uuid, Vec<Participant>>,
    leavings: BTreeMap<Uuid, Vec<LeavingProposed>>,
    terms: BTreeMap<Uuid, BTreeMap<PersonId, DutyTerms>>,
    rests: BTreeMap<Uuid, Suspension>,
}

/// The most values of one `IN`.
const MANY: usize = 1_000;

fn in_states(states: &[MentorshipStateKind]) -> Condition {
    let names = states.iter().map(|state| state.code());
    Condition::all().add(Column::State.is_in(names))
}

/// Mentorships in which one of `people` takes part, on one side or on any.
fn taking_part(people: impl IntoIterator<Item = PersonId>, side: Option<Side>) -> Condition {
    use mentorship_participant::{Column as Line, Entity as Lines};
    let mut part = Query::select();
    part.column((Lines, Line::MentorshipId))
        .from(Lines)
        .and_where(Line::PersonId.is_in(people.into_iter().map(|id| id.0)));
    if let Some(side) = side {
        part.cond_where(acting(side));
    }
    Condition::all().add(Column::Id.in_subquery(part))
}

/// The same, of those who neither declined nor left.
fn staying_on(people: impl IntoIterator<Item = PersonId>, side: Option<Side>) -> Condition {
    use mentorship_participant::{Column as Line, Entity as Lines};
    let mut part = Query::select();
    part.column((Lines, Line::MentorshipId))
        .from(Lines)
        .and_where(Line::PersonId.is_in(people.into_iter().map(|id| id.0)))
        .cond_where(staying());
    if let Some(side) = side {
        part.cond_where(acting(side));
    }
    Condition::all().add(Column::Id.in_subquery(part))
}

fn select(scope: &Scope, filter: &MentorshipFilter) -> Select<Entity> {
    let places = Places {
        school: if filter.given {
            Column::GivingSchoolId
        } else {
            Column::SchoolId
        },
        municipality: Column::MunicipalityId,
        region: Column::RegionId,
        participant: |person| taking_part([person], None),
    };
    let mut query = Entity::find().filter(scope::within(scope, &places));
    if !filter.states.is_empty() {
        query = query.filter(in_states(&filter.states));
    }
    if let Some((year, zone)) = filter.year {
        query = query.filter(belongs_to(year, zone));
    }
    if let Some(text) = &filter.text {
        query = query.filter(with_participant_named(text));
    }
    query
}

fn belongs_to(year: SchoolYear, zone: Zone) -> Condition {
    let in_force = Condition::all()
        .add(Column::StartedOn.lte(year.ends_on()))
        .add(
            Column::EndedOn
                .is_null()
                .or(Column::EndedOn.gte(year.starts_on())),
        );
    let after = year.ends_on().succ_opt().unwrap_or(year.ends_on());
    let proposed = Condition::all()
        .add(Column::StartedOn.is_null())
        .add(Column::ProposedAt.gte(zone.begins(year.starts_on())))
        .add(Column::ProposedAt.lt(zone.begins(after)));
    Condition::any().add(in_force).add(proposed)
}

fn with_participant_named(text: &str) -> Condition {
    use mentorship_participant::{Column as Line, Entity as Lines};
    let lines = Query::select()
        .column((Lines, Line::MentorshipId))
        .from(Lines)
        .inner_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((Lines, Line::PersonId)),
        )
        .cond_where(named(text))
        .to_owned();
    Condition::all().add(Column::Id.in_subquery(lines))
}

impl Attached {
    fn assemble(&self, row: Model) -> Result<Mentorship, StoreError> {
        let (table, id) = ("mentorship", row.id);
        let reason = |code: &Option<String>| -> Result<Option<EndReason>, StoreError> {
            let found = code.as_deref().map(|code| codes::value(code, table, id));
            found.transpose()
        };
        let kind = codes::value(&row.state, table, id)?;
        let end_reason = reason(&row.end_reason)?;
        let state = state(kind, &row, end_reason).ok_or(StoreError::inconsistent(table, id))?;
        Ok(Mentorship {
            pair: Pair {
                id: MentorshipId(id),
                participants: self.lines.get(&id).cloned().unwrap_or_default(),
                state,
                giving: row.giving_school_id.map(|school| Giving {
                    school: SchoolId(school),
                    order: row.giving_order_id.map(OrderId),
                    signed: row.giving_signed,
                }),
                suspension: self.rests.get(&id).copied(),
            },
            at: Whereabouts {
                school: SchoolId(row.school_id),
                municipality: MunicipalityId(row.municipality_id),
                region: RegionId(row.region_id),
            },
            cell: codes::value(&row.cell, table, id)?,
            form: codes::value(&row.form, table, id)?,
            format: codes::value(&row.format, table, id)?,
            ending_proposed: reason(&row.ending_proposed)?,
            leaving_proposed: self.leavings.get(&id).cloned().unwrap_or_default(),
            duty_terms: self.terms.get(&id).cloned().unwrap_or_default(),
            topics: codes::list(row.topics, table, id)?,
            return_topics: codes::list(row.return_topics, table, id)?,
            proposed_by: PersonId(row.proposed_by),
            proposed_at: row.proposed_at,
            end_note: row.end_note,
            version: row.version,
        })
    }
}

/// The state with its facts; `None` when one of them is missing.
fn state(
    kind: MentorshipStateKind,
    row: &Model,
    end_reason: Option<EndReason>,
) -> Option<MentorshipState> {
    Some(match kind {
        MentorshipStateKind::Proposed => MentorshipState::Proposed,
        MentorshipStateKind::Declined => MentorshipState::Declined,
        MentorshipStateKind::Revoked => MentorshipState::Revoked,
        MentorshipStateKind::Agreed => MentorshipState::Agreed,
        MentorshipStateKind::OrderPrepared => MentorshipState::OrderPrepared {
            order: OrderId(row.order_id?),
        },
        MentorshipStateKind::Active => MentorshipState::Active {
            order: OrderId(row.order_id?),
            since: row.started_on?,
        },
        MentorshipStateKind::Ended => MentorshipState::Ended {
            order: OrderId(row.order_id?),
            since: row.started_on?,
            on: row.ended_on?,
            reason: end_reason?,
        },
    })
}
