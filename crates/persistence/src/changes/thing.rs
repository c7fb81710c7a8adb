//! A thing that changed, with what the policy asks about it.

use domain::access::rules::mentorship::{self, MentorshipFacts};
use domain::access::rules::order::{self, OrderFacts};
use domain::access::rules::person::{self, PersonFacts};
use domain::access::rules::place::school::{self, SchoolFacts};
use domain::access::rules::practice::{self, PracticeFacts};
use domain::access::rules::programme::{self, ProgrammeFacts};
use domain::access::{Actor, Subject, Verdict};
use domain::id::{
    ActivityId, MeetingId, MentorshipId, OrderId, PersonId, PracticeId, ProgrammeId, SchoolId,
};
use uuid::Uuid;

use crate::error::StoreError;
use crate::store::Store;

pub(super) const SCHOOL: &str = SchoolFacts::KIND;

/// A thing that changed, with the facts of the moment after.
#[derive(Clone, Debug)]
pub enum Thing {
    /// A pair or group.
    Mentorship(MentorshipFacts),
    /// A programme, its activities included.
    Programme(ProgrammeId, ProgrammeFacts),
    /// An order.
    Order(OrderFacts),
    /// A practice.
    Practice(PracticeFacts),
    /// A person's record.
    Person(PersonFacts),
    /// A school, or something of it that has no face of its own.
    School(SchoolFacts),
    /// More than could be told: whoever watches does best to look at everything anew.
    Everything,
}

impl Thing {
    /// Whether the policy lets `actor` see the thing itself; who may see only counts does not hear of single things.
    pub fn is_seen_by(&self, actor: &Actor) -> bool {
        let verdict = match self {
            Self::Mentorship(facts) => facts.judge(actor, mentorship::Action::Read),
            Self::Programme(_, facts) => facts.judge(actor, programme::Action::Read),
            Self::Order(facts) => facts.judge(actor, order::Action::Read),
            Self::Practice(facts) => facts.judge(actor, practice::Action::Read),
            Self::Person(facts) => facts.judge(actor, person::Action::Read),
            Self::School(facts) => facts.judge(actor, school::Action::Read),
            // It tells nothing.
            Self::Everything => Verdict::Full,
        };
        verdict == Verdict::Full
    }

    /// The thing that an audit row of `kind` about `subject` means; nothing for kinds that have no face of their own.
    pub(super) async fn find(
        store: &Store,
        kind: &str,
        subject: Uuid,
    ) -> Result<Option<Self>, StoreError> {
        match kind {
            MentorshipFacts::KIND => {
                let row = store.mentorships().find(MentorshipId(subject)).await?;
                Ok(row.map(|row| Self::Mentorship(row.facts())))
            }
            ProgrammeFacts::KIND => Self::in_programme(store, subject).await,
            OrderFacts::KIND => Self::order(store, OrderId(subject)).await,
            PracticeFacts::KIND => {
                let row = store.practices().find(PracticeId(subject)).await?;
                Ok(row.map(|row| Self::Practice(row.facts())))
            }
            PersonFacts::KIND => Self::person(store, PersonId(subject)).await,
            SchoolFacts::KIND => {
                let row = store.schools().find(SchoolId(subject)).await?;
                Ok(row.map(|row| Self::School(row.facts())))
            }
            _ => Ok(None),
        }
    }

    /// Rights to a programme are rights to its activities and meetings: their rows have its kind.
    async fn in_programme(store: &Store, subject: Uuid) -> Result<Option<Self>, StoreError> {
        if let Some(meeting) = store.meetings().find(MeetingId(subject)).await? {
            let row = store.mentorships().find(meeting.mentorship).await?;
            return Ok(row.map(|row| Self::Mentorship(row.facts())));
        }
        let activity = store.programmes().activity(ActivityId(subject)).await?;
        let id = activity.map_or(ProgrammeId(subject), |activity| activity.programme);
        let Some(programme) = store.programmes().find(id).await? else {
            return Ok(None);
        };
        let row = store.mentorships().find(programme.plan.mentorship).await?;
        Ok(row.map(|row| Self::Programme(id, row.programme_facts())))
    }

    async fn order(store: &Store, id: OrderId) -> Result<Option<Self>, StoreError> {
        let Some(order) = store.orders().find(id).await? else {
            return Ok(None);
        };
        let Some(school) = store.schools().find(order.school).await? else {
            return Ok(None);
        };
        let pairs = store.mentorships().of_orders(&[id]).await?;
        let lines = pairs.iter().flat_map(|row| &row.pair.participants);
        let mut concerns: Vec<PersonId> = lines.map(|line| line.person).collect();
        let named = store.orders().named(&[id]).await?;
        concerns.extend(named.into_iter().map(|(_, person, _)| person));
        Ok(Some(Self::Order(order.facts(school.at, concerns))))
    }

    async fn person(store: &Store, id: PersonId) -> Result<Option<Self>, StoreError> {
        let found = store.people().with_facts(id, store.clock().now()).await?;
        Ok(found.map(|(_, facts)| Self::Person(facts)))
    }
}
