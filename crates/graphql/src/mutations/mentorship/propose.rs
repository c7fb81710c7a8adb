//! The curator proposes a mentor and a mentee to each other (B-081).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::pairs::{ProposedPair, proposal};
use domain::access::rules::mentorship::{MentorshipFacts, Propose};
use domain::access::{Actor, Denied, permit};
use domain::id::{MentorshipId, PersonId, SchoolId};
use domain::mentoring::{Cell, Mentorship as Pair, ProposeError, Side, check_proposal};
use domain::people::CardState;
use persistence::mentorships::NewMentorship;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::Names;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{letters, perform};
use crate::types::enums::{MentoringFormat, MentoringTopic, RolePairForm};
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Proposes a pair.
#[derive(Default)]
pub struct ProposeMentorshipMutation;

#[Object]
impl ProposeMentorshipMutation {
    /// Proposes a mentor and a mentee of a school to each other; both are asked by letter. For the curators and the head
    /// of the school.
    async fn propose_mentorship(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is proposed to whom.")] input: ProposeMentorshipInput,
    ) -> Result<ProposeMentorshipPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut topics: Vec<domain::people::MentoringTopic> =
            input.topics.into_iter().map(Into::into).collect();
        topics.sort_unstable();
        topics.dedup();
        let operation = ProposeMentorship {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            school: SchoolId::read(&input.school_id)?,
            mentor: PersonId::read(&input.mentor_id)?,
            mentee: PersonId::read(&input.mentee_id)?,
            form: input.form.into(),
            format: input.format.into(),
            topics,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "proposeMentorship", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    ProposeMentorshipPayload::Done(ProposeMentorshipDone { mentorship })
                }
                Err(error) => ProposeMentorshipPayload::Refused(error.into()),
            },
        )
    }
}

#[derive(Serialize)]
struct ProposeMentorship {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    mentor: PersonId,
    mentee: PersonId,
    form: domain::mentoring::RolePairForm,
    format: domain::mentoring::MentoringFormat,
    topics: Vec<domain::people::MentoringTopic>,
}

impl Operation for ProposeMentorship {
    type Done = MentorshipId;
    type Refusal = ProposeError;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<ProposeError>> {
        let here = work.schools().lock(self.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let at = here.school.at;
        let id = MentorshipId(work.fresh());
        let facts = MentorshipFacts {
            id,
            at,
            // Nobody takes part in what does not exist yet: who is named gets no right by being named.
            participants: Vec::new(),
        };
        let permit = permit::<Propose>(&self.actor, &facts)?;
        self.check(work, &here).await?;

        let pair = Pair::propose(id, self.mentor, self.mentee);
        let new = NewMentorship {
            pair: &pair,
            at,
            cell: Cell::Pair,
            form: self.form,
            format: self.format,
            topics: &self.topics,
        };
        work.mentorships().propose(&permit, new, work.now()).await?;
        let change = Change {
            school: Some(at.school),
            to: Some(pair.state.kind().code()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        self.ask_both(work, &here, &pair).await?;
        Ok(id)
    }
}

impl ProposeMentorship {
    async fn check(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
    ) -> Result<(), Failure<ProposeError>> {
        let (school, today) = (self.school, work.today(here.zone));
        let mentor_jobs = work.employments().at(self.mentor, school).await?;
        let mentee_jobs = work.employments().at(self.mentee, school).await?;
        // Who never worked here is as unknown here as who never was.
        if mentor_jobs.is_empty() || mentee_jobs.is_empty() {
            return Err(Denied::Hidden.into());
        }
        let refuse = |error| Err(Failure::Refused(error));
        if self.mentor == self.mentee {
            return refuse(ProposeError::SamePerson);
        }
        if self.format.is_one_off() {
            return refuse(ProposeError::OneOffFormat);
        }
        let works = |jobs: &[persistence::employments::Job]| {
            jobs.iter().any(|job| job.terms.is_current(today))
        };
        let card = work.mentor_cards().find_at(self.mentor, school).await?;
        let card = card.filter(|card| card.state == CardState::InBank && works(&mentor_jobs));
        let Some(card) = card else {
            return refuse(ProposeError::MentorNotInBank);
        };
        let need = work.needs().find_at(self.mentee, school).await?;
        if !need.is_some_and(|need| need.state == CardState::InBank && works(&mentee_jobs)) {
            return refuse(ProposeError::NeedNotStated);
        }

        // Other schools may be proposing the same mentor: their places are counted together.
        work.mentorships().lock_mentor(self.mentor).await?;
        let behind = work.mentorships().pairing(self.mentor, self.mentee).await?;
        if behind.running {
            return refuse(ProposeError::AlreadyPaired);
        }
        if behind.declined {
            return refuse(ProposeError::DeclinedBefore);
        }
        let capacity = u32::from(card.capacity);
        check_proposal(self.mentor, self.mentee, behind.taken, capacity).map_err(Failure::Refused)
    }

    async fn ask_both(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        pair: &Pair,
    ) -> Result<(), Failure<ProposeError>> {
        let names = Names::of(work, pair).await?;
        let proposed = ProposedPair {
            place: &here.school.short_name,
            mentor: &names.mentor,
            mentee: &names.mentee,
            link: &self.link,
        };
        for side in [Side::Mentor, Side::Mentee] {
            letters::send(work, pair.on_side(side), &proposal(&proposed, side)).await?;
        }
        Ok(())
    }
}

/// A pair to be proposed.
#[derive(InputObject)]
pub struct ProposeMentorshipInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, where both work.
    pub school_id: ID,
    /// `person:…`, with a card in the school's bank of mentors.
    pub mentor_id: ID,
    /// `person:…`, with a need in the school's bank of mentees.
    pub mentee_id: ID,
    /// Who supports whom.
    pub form: RolePairForm,
    /// How they will work together; not a one-off.
    pub format: MentoringFormat,
    /// What it will be about; one named twice counts once.
    pub topics: Vec<MentoringTopic>,
}

/// What came of a proposal.
#[derive(Union)]
pub enum ProposeMentorshipPayload {
    /// Both are asked.
    Done(ProposeMentorshipDone),
    /// Nobody is asked.
    Refused(ProposeMentorshipRefused),
}

/// Both are asked.
#[derive(SimpleObject)]
pub struct ProposeMentorshipDone {
    /// The proposed mentorship.
    pub mentorship: Mentorship,
}

/// The pair was not proposed.
#[derive(SimpleObject)]
pub struct ProposeMentorshipRefused {
    /// Why.
    pub reason: ProposeMentorshipRefusal,
    /// Mentees whom the mentor has or is asked for, where that is the reason.
    pub taken: Option<i32>,
    /// Mentees whom the mentor offers to take, where that is the reason.
    pub capacity: Option<i32>,
}

/// Why a pair was not proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ProposeMentorshipRefusal {
    /// Nobody mentors themselves.
    SamePerson,
    /// The mentor has as many mentees as the card offers.
    MentorFull,
    /// The two have a mentorship already, or are proposed to each other.
    AlreadyPaired,
    /// One of the two said no to the other before.
    DeclinedBefore,
    /// The mentor has no card in the bank of the school, has paused it, or works there no more.
    MentorNotInBank,
    /// The mentee has no need in the bank of the school, has paused it, or works there no more.
    NeedNotStated,
    /// One-off formats need no order and are not proposed as pairs.
    OneOffFormat,
}

impl From<ProposeError> for ProposeMentorshipRefused {
    fn from(error: ProposeError) -> Self {
        let plain = |reason| Self {
            reason,
            taken: None,
            capacity: None,
        };
        match error {
            ProposeError::SamePerson => plain(ProposeMentorshipRefusal::SamePerson),
            ProposeError::MentorFull { taken, capacity } => Self {
                reason: ProposeMentorshipRefusal::MentorFull,
                taken: i32::try_from(taken).ok(),
                capacity: i32::try_from(capacity).ok(),
            },
            ProposeError::AlreadyPaired => plain(ProposeMentorshipRefusal::AlreadyPaired),
            ProposeError::DeclinedBefore => plain(ProposeMentorshipRefusal::DeclinedBefore),
            ProposeError::MentorNotInBank => plain(ProposeMentorshipRefusal::MentorNotInBank),
            ProposeError::NeedNotStated => plain(ProposeMentorshipRefusal::NeedNotStated),
            ProposeError::OneOffFormat => plain(ProposeMentorshipRefusal::OneOffFormat),
        }
    }
}
