//! What an order about people is drawn up from.

use async_graphql::{Enum, ID, InputObject};
use domain::document::{Event, Member, PeopleOrder, Released, Reward, Seat};
use domain::id::{PersonId, ProgrammeId};
use domain::text::Line;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;
use crate::types::enums::{OrderKind, RewardKind};

/// The most lines of one order.
const MOST_LINES: i32 = 100;
/// The most characters of a task, a reason, the name of an event or its place.
const MOST_WORDS: usize = 300;

/// An order about people.
#[derive(InputObject)]
pub struct PreparePeopleOrderInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, where everybody named works.
    pub school_id: ID,
    /// `APPROVE_WORKING_GROUP`, `FORM_ASSOCIATION`, `APPROVE_PROGRAMMES`, `REWARD_MENTORS` or `RELEASE_FOR_EVENT`; the
    /// other kinds have mutations of their own.
    pub kind: OrderKind,
    /// Whom it names, 1–100 lines in the order of the paper; empty for `APPROVE_PROGRAMMES`.
    #[graphql(default)]
    pub people: Vec<NamedPersonInput>,
    /// `programme:…`, 1–100 of them; for `APPROVE_PROGRAMMES`.
    #[graphql(default)]
    pub programme_ids: Vec<ID>,
    /// What they are released for; for `RELEASE_FOR_EVENT`.
    pub event: Option<OrderEventInput>,
}

/// Somebody whom the order names.
#[derive(InputObject)]
pub struct NamedPersonInput {
    /// `person:…`, who works at the school.
    pub person_id: ID,
    /// As what; for a group. A member when left out.
    pub seat: Option<GroupSeat>,
    /// The work that is given to them, at most 300 characters; for a group.
    pub task: Option<String>,
    /// With what; for `REWARD_MENTORS`.
    pub reward: Option<RewardKind>,
    /// For what, 1–300 characters; for `REWARD_MENTORS`.
    pub reason: Option<String>,
    /// `person:…` who does their work meanwhile; for `RELEASE_FOR_EVENT`, nobody when left out.
    pub substitute_id: Option<ID>,
}

/// A place in a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum GroupSeat {
    /// Leads it; there is exactly one.
    Leader,
    /// Keeps its papers; there is at most one.
    Secretary,
    /// Works in it.
    Member,
}

/// What people are released for.
#[derive(InputObject)]
pub struct OrderEventInput {
    /// What it is called, 1–300 characters, without quotation marks.
    pub title: String,
    /// Where it takes place, at most 300 characters.
    pub place: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

type Words = Line<MOST_WORDS>;

fn text(words: &Words) -> String {
    words.as_str().to_owned()
}

impl PreparePeopleOrderInput {
    /// The order, or problems noted in `form`.
    pub(super) fn read(&self, form: &mut Form) -> Result<Option<PeopleOrder>, GqlError> {
        form.at_most("people", &self.people, MOST_LINES);
        form.at_most("programmeIds", &self.programme_ids, MOST_LINES);
        let lines = || {
            let numbered = self.people.iter().enumerate();
            numbered.map(|(at, one)| (format!("people.{at}"), one))
        };
        Ok(match self.kind {
            OrderKind::ApproveWorkingGroup | OrderKind::FormAssociation => {
                let mut members = Vec::new();
                for (path, one) in lines() {
                    members.extend(one.member(&path, form)?);
                }
                Some(if self.kind == OrderKind::FormAssociation {
                    PeopleOrder::Association(members)
                } else {
                    PeopleOrder::WorkingGroup(members)
                })
            }
            OrderKind::ApproveProgrammes => {
                let ids = self.programme_ids.iter().map(ProgrammeId::read);
                Some(PeopleOrder::Programmes(ids.collect::<Result<_, _>>()?))
            }
            OrderKind::RewardMentors => {
                let mut rewards = Vec::new();
                for (path, one) in lines() {
                    rewards.extend(one.reward(&path, form)?);
                }
                Some(PeopleOrder::Rewards(rewards))
            }
            OrderKind::ReleaseForEvent => {
                let people = lines().map(|(_, one)| one.released());
                let people = people.collect::<Result<_, _>>()?;
                form.require("event", self.event.is_some(), Problem::Empty);
                let event = self.event.as_ref().and_then(|event| event.read(form));
                event.map(|event| PeopleOrder::Release { event, people })
            }
            OrderKind::AppointCurator | OrderKind::AssignPairs | OrderKind::ChangePairs => {
                form.require("kind", false, Problem::NotAllowed);
                None
            }
        })
    }
}

impl NamedPersonInput {
    fn member(&self, path: &str, form: &mut Form) -> Result<Option<Member>, GqlError> {
        let person = PersonId::read(&self.person_id)?;
        let task = form.take_optional(&format!("{path}.task"), self.task.as_deref(), Words::parse);
        let seat = match self.seat {
            Some(GroupSeat::Leader) => Seat::Leader,
            Some(GroupSeat::Secretary) => Seat::Secretary,
            Some(GroupSeat::Member) | None => Seat::Member,
        };
        Ok(task.map(|task| Member {
            person,
            seat,
            task: task.as_ref().map(text),
        }))
    }

    fn reward(&self, path: &str, form: &mut Form) -> Result<Option<Reward>, GqlError> {
        let person = PersonId::read(&self.person_id)?;
        form.require(
            &format!("{path}.reward"),
            self.reward.is_some(),
            Problem::Empty,
        );
        let reason = Words::parse(self.reason.as_deref().unwrap_or_default());
        let reason = form.take(&format!("{path}.reason"), reason);
        let both = self.reward.zip(reason);
        Ok(both.map(|(kind, reason)| Reward {
            person,
            kind: kind.into(),
            reason: text(&reason),
        }))
    }

    fn released(&self) -> Result<Released, GqlError> {
        let substitute = self.substitute_id.as_ref().map(PersonId::read);
        Ok(Released {
            person: PersonId::read(&self.person_id)?,
            substitute: substitute.transpose()?,
        })
    }
}

impl OrderEventInput {
    fn read(&self, form: &mut Form) -> Option<Event> {
        let title = form.take("event.title", Words::parse(&self.title));
        let place = form.take_optional("event.place", self.place.as_deref(), Words::parse);
        Some(Event {
            title: text(&title?),
            place: place?.as_ref().map(text),
            from: self.from.0,
            until: self.until.0,
        })
    }
}
