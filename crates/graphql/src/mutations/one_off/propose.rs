//! A single meeting is proposed (Q-11, A-018, B-030, B-031).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::one_offs::proposed;
use domain::access::rules::one_off::{OneOffFacts, Propose};
use domain::access::{Actor, Denied, permit};
use domain::clock;
use domain::id::{OneOffId, PersonId, SchoolId};
use domain::mentoring::{Answer, OneOff as Meeting, OneOffError, Side};
use domain::people::{CardState, WishKind};
use domain::text::Title;
use persistence::one_offs::NewOneOff;
use persistence::wishes::NewWish;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::{PAGE, tell};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::enums::MentoringFormat;
use crate::types::one_off::OneOff;
use crate::viewer::Viewer;

/// Proposes single meetings.
#[derive(Default)]
pub struct ProposeOneOffMutation;

#[Object]
impl ProposeOneOffMutation {
    /// Proposes a single meeting without an order and a programme. Whoever proposes and takes part has said yes by that;
    /// the others are asked. For the head and the curators, for any two of the school; for one of the two, who names
    /// nobody but whom `participant.colleagues` lists.
    async fn propose_one_off(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who meets, how and about what.")] input: ProposeOneOffInput,
    ) -> Result<ProposeOneOffPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(topic) = form.take("topic", Title::parse(&input.topic)) else {
            return Ok(ProposeOneOffPayload::Invalid(form.into_invalid()));
        };
        let operation = ProposeOneOff {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            school: SchoolId::read(&input.school_id)?,
            mentor: PersonId::read(&input.mentor_id)?,
            mentee: PersonId::read(&input.mentee_id)?,
            format: input.format.into(),
            topic,
            planned_on: input.planned_on.map(|day| day.0),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "proposeOneOff", &operation).await? {
                Ok(id) => {
                    let one_off = OneOff::load(&viewer, id).await?;
                    ProposeOneOffPayload::Done(ProposeOneOffDone { one_off })
                }
                Err(reason) => ProposeOneOffPayload::Refused(ProposeOneOffRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct ProposeOneOff {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    mentor: PersonId,
    mentee: PersonId,
    format: domain::mentoring::MentoringFormat,
    topic: Title,
    planned_on: Option<clock::Date>,
}

impl Operation for ProposeOneOff {
    type Done = OneOffId;
    type Refusal = ProposeOneOffRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OneOffId, Failure<Self::Refusal>> {
        let here = opened::lock(work, Some(self.school)).await?;
        for person in [self.mentor, self.mentee] {
            let jobs = work.employments().at(person, self.school).await?;
            // Who does not work here is as unknown here as who never was.
            if !jobs.iter().any(|job| job.is_current(work.now())) {
                return Err(Denied::Hidden.into());
            }
        }
        let today = work.today(here.zone);
        let facts = OneOffFacts {
            id: OneOffId(work.fresh()),
            at: here.school.at,
            mentor: self.mentor,
            mentee: self.mentee,
            listed: self.are_listed(work, today).await?,
        };
        let permit = permit::<Propose>(&self.actor, &facts)?;
        let meeting = Meeting::propose(self.mentor, self.mentee, self.format, permit.by());
        let meeting = meeting.map_err(Failure::refuse)?;
        let card = work
            .mentor_cards()
            .find_at(self.mentor, self.school)
            .await?;
        if !card.is_some_and(|card| card.state == CardState::InBank) {
            return Err(Failure::Refused(ProposeOneOffRefusal::MentorNotInBank));
        }
        let new = NewOneOff {
            school: self.school,
            meeting: &meeting,
            format: self.format,
            topic: &self.topic,
            planned_on: self.planned_on,
        };
        work.one_offs()
            .propose(&permit, new, (work.now(), today))
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some(meeting.state.code()),
            ..Change::default()
        };
        work.note(&permit, facts.id, change).await?;
        let asked = |side: &Side| meeting.part(*side).answer == Answer::Pending;
        let asked: Vec<Side> = [Side::Mentor, Side::Mentee]
            .into_iter()
            .filter(asked)
            .collect();
        let about = (here.school.short_name.as_str(), self.topic.as_str());
        tell(work, &meeting, &asked, proposed, (about, &self.link)).await?;
        Ok(facts.id)
    }
}

impl ProposeOneOff {
    /// Whether each of the two would see the other among their colleagues.
    async fn are_listed(&self, work: &UnitOfWork, today: clock::Date) -> Result<bool, StoreError> {
        let seen = |person, side, colleague| NewWish {
            school: self.school,
            person,
            side,
            colleague,
            kind: WishKind::Like,
        };
        let (mentor, mentee) = (self.mentor, self.mentee);
        let wishes = work.wishes();
        Ok(wishes
            .lists(&seen(mentee, Side::Mentee, mentor), today)
            .await?
            && wishes
                .lists(&seen(mentor, Side::Mentor, mentee), today)
                .await?)
    }
}

/// A single meeting to be proposed.
#[derive(InputObject)]
pub struct ProposeOneOffInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, where both work.
    pub school_id: ID,
    /// `person:…`, with a card in the bank of mentors of the school.
    pub mentor_id: ID,
    /// `person:…`, who works there; with an approved need, when one of the two proposes.
    pub mentee_id: ID,
    /// `FLASH`, `SPEED` or `SITUATIONAL`.
    pub format: MentoringFormat,
    /// What it is about; 1–500 characters.
    pub topic: String,
    /// For which day, if that is known.
    pub planned_on: Option<Date>,
}

/// What came of it.
#[derive(Union)]
pub enum ProposeOneOffPayload {
    /// It is proposed.
    Done(ProposeOneOffDone),
    /// It is not.
    Refused(ProposeOneOffRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The meeting is proposed.
#[derive(SimpleObject)]
pub struct ProposeOneOffDone {
    /// The meeting.
    pub one_off: OneOff,
}

/// The meeting was not proposed.
#[derive(SimpleObject)]
pub struct ProposeOneOffRefused {
    /// Why.
    pub reason: ProposeOneOffRefusal,
}

/// Why a single meeting was not proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ProposeOneOffRefusal {
    /// Nobody mentors themselves.
    SamePerson,
    /// The format asks for an order: propose a pair.
    NotAOneOff,
    /// The mentor has no card in the bank of the school, or has paused it.
    MentorNotInBank,
}

impl From<OneOffError> for ProposeOneOffRefusal {
    fn from(error: OneOffError) -> Self {
        match error {
            OneOffError::SamePerson => Self::SamePerson,
            OneOffError::NotAOneOff
            | OneOffError::NotOpen
            | OneOffError::AlreadyAnswered
            | OneOffError::NotAgreed
            | OneOffError::NotHeld
            | OneOffError::AlreadyRated
            | OneOffError::TooLate => Self::NotAOneOff,
        }
    }
}
