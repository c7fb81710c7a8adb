//! The curator proposes mentors and mentees to each other: a pair or a group (B-081, B-028, A-017), or two who support
//! each other.

mod check;

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::pairs::{GivenStep, proposal, recorded};
use domain::access::rules::mentorship::{MentorshipFacts, Propose};
use domain::access::{Actor, Denied, permit};
use domain::clock::Date;
use domain::id::{MentorshipId, PersonId, SchoolId};
use domain::matching::PairOf;
use domain::mentoring::{Mentorship as Pair, ProposeError, Side, check_two_way};
use domain::org::Whereabouts;
use domain::people::CardState;
use persistence::mentorships::NewMentorship;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use check::Direction;

use super::letters_of::ProposedNames;
use super::tell_giving;
use crate::error::GqlError;
use crate::ids::{PublicId, read_all};
use crate::mutations::{letters, perform};
use crate::types::enums::{MentoringFormat, MentoringTopic, RolePairForm};
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// The most people on one side.
const MOST_PEOPLE: usize = 30;

/// Proposes a pair or a group.
#[derive(Default)]
pub struct ProposeMentorshipMutation;

/// How the two would work together: who supports whom, in which format, about what.
pub(crate) type ProposedTerms = (
    domain::mentoring::RolePairForm,
    domain::mentoring::MentoringFormat,
    Vec<domain::people::MentoringTopic>,
);

#[Object]
impl ProposeMentorshipMutation {
    /// Proposes mentors and mentees of a school to each other, all of whom are asked by letter: a pair for one mentee, a
    /// group for several. The mentors may be of another school of the municipality, which is told and gives an order of
    /// its own. For the curators and the head of the school.
    async fn propose_mentorship(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is proposed to whom.")] input: ProposeMentorshipInput,
    ) -> Result<ProposeMentorshipPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ProposeMentorship {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            school: SchoolId::read(&input.school_id)?,
            mentors: people(&input.mentor_id, input.other_mentor_ids.as_deref())?,
            mentees: people(&input.mentee_id, input.other_mentee_ids.as_deref())?,
            form: input.form.into(),
            format: input.format.into(),
            topics: topics(input.topics),
            back: input.return_topics.map(topics),
            ground: None,
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

/// A proposal about to be made: of one pair, or one of the many of a run of the matching.
#[derive(Serialize)]
pub(crate) struct ProposeMentorship {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    mentors: Vec<PersonId>,
    mentees: Vec<PersonId>,
    form: domain::mentoring::RolePairForm,
    format: domain::mentoring::MentoringFormat,
    topics: Vec<domain::people::MentoringTopic>,
    /// What the way back is about, in a pair of both directions.
    back: Option<Vec<domain::people::MentoringTopic>>,
    /// The order on paper that names the pair already; without one everybody is asked.
    ground: Option<String>,
}

impl Operation for ProposeMentorship {
    type Done = MentorshipId;
    type Refusal = Refused;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Refused>> {
        let here = work.schools().lock(self.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let at = here.school.at;
        let id = MentorshipId(work.fresh());
        let facts = MentorshipFacts {
            id,
            at,
            giving: None,
            // Nobody takes part in what does not exist yet: who is named gets no right by being named.
            participants: Vec::new(),
            former: Vec::new(),
        };
        let permit = permit::<Propose>(&self.actor, &facts)?;
        let giving = self.giving(work, &here).await?;
        self.check(work, &here, giving).await?;

        let pair = self.pair(id, giving);
        let new = NewMentorship {
            pair: &pair,
            at,
            form: self.form,
            format: self.format,
            topics: &self.topics,
            return_topics: self.back.as_deref().unwrap_or_default(),
        };
        work.mentorships().propose(&permit, new, work.now()).await?;
        let change = Change {
            school: Some(at.school),
            to: Some(pair.state.kind().code()),
            why: self.ground.as_deref(),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        self.ask(work, &here, &pair).await?;
        if giving.is_some() {
            let row = work.mentorships().find(id).await?.ok_or(Denied::Hidden)?;
            tell_giving(work, &row, GivenStep::Proposed, &self.link).await?;
        }
        Ok(id)
    }
}

impl ProposeMentorship {
    /// A proposal of one mentor to one mentee.
    pub(crate) fn of_pair(
        actor: Actor,
        link: String,
        school: SchoolId,
        pair: PairOf,
        (form, format, topics): ProposedTerms,
    ) -> Self {
        Self {
            actor,
            link,
            school,
            mentors: vec![pair.mentor],
            mentees: vec![pair.mentee],
            form,
            format,
            topics,
            back: None,
            ground: None,
        }
    }

    /// The same of a pair that an order on paper names, see [`Pair::agreed_on_paper`].
    pub(crate) fn on_paper(self, ground: String) -> Self {
        Self {
            ground: Some(ground),
            ..self
        }
    }

    fn pair(&self, id: MentorshipId, giving: Option<SchoolId>) -> Pair {
        let mut pair = Pair::propose(id, &self.mentors, &self.mentees);
        if let Some(school) = giving {
            pair = pair.given_by(school);
        }
        if self.form.is_for_pupils() {
            pair = pair.for_pupils();
        }
        if self.back.is_some() {
            pair = pair.in_both_directions();
        }
        if self.ground.is_some() {
            pair = pair.agreed_on_paper();
        }
        pair
    }

    /// The other school that gives all the mentors; none when they work here, now or once. Somebody without a card in a
    /// bank of the municipality is as unknown here as who never was.
    async fn giving(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
    ) -> Result<Option<SchoolId>, Failure<Refused>> {
        let mut schools = BTreeSet::new();
        for mentor in &self.mentors {
            let at = here.school.at;
            let school = giving_school(work, *mentor, at, work.today(here.zone)).await?;
            schools.insert(school.ok_or(Denied::Hidden)?);
        }
        if schools.len() > 1 {
            return Err(refused(ProposeError::SeveralSchools, None, None));
        }
        let school = schools.first().copied();
        Ok(school.filter(|school| *school != self.school))
    }

    /// Whether all that is proposed may be. In both directions each of the two is asked for as a mentor and as a mentee.
    async fn check(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        giving: Option<SchoolId>,
    ) -> Result<(), Failure<Refused>> {
        // Before anything is read: whether somebody has stated a need is their own school's to know.
        if self.back.is_some() && giving.is_some() {
            return Err(refused(ProposeError::NotInBothDirections, None, None));
        }
        let there = Direction {
            mentors: &self.mentors,
            mentees: &self.mentees,
            mentors_at: giving.unwrap_or(self.school),
            mentees_at: self.school,
            terms: (self.form, self.format),
        };
        let back = self.back.is_some().then(|| there.reversed());
        // In the order of their ids, so that two proposals do not wait for each other.
        let asked: BTreeSet<&PersonId> = match &back {
            Some(_) => self.mentors.iter().chain(&self.mentees).collect(),
            None => self.mentors.iter().collect(),
        };
        for mentor in asked {
            work.mentorships().lock_mentor(*mentor).await?;
        }
        let today = work.today(here.zone);
        there.check(work, today).await?;
        let Some(back) = back else { return Ok(()) };
        check_two_way(self.form, self.format).map_err(|error| refused(error, None, None))?;
        back.check(work, today).await
    }

    async fn ask(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        pair: &Pair,
    ) -> Result<(), Failure<Refused>> {
        let names = ProposedNames::of(work, pair).await?;
        let proposed = names.proposed(&here.school.short_name, &self.link);
        if let Some(ground) = &self.ground {
            let all = pair.members().map(|line| line.person);
            return Ok(letters::send(work, all, &recorded(&proposed, ground)).await?);
        }
        for side in [Side::Mentor, Side::Mentee] {
            letters::send(work, pair.speaking(side), &proposal(&proposed, side)).await?;
        }
        Ok(())
    }
}

/// The school of `at`'s municipality from whose bank `mentor` comes: `at` itself, when they work or worked there.
pub(crate) async fn giving_school(
    work: &UnitOfWork,
    mentor: PersonId,
    at: Whereabouts,
    today: Date,
) -> Result<Option<SchoolId>, StoreError> {
    let mut jobs = work.employments().of_people(&[mentor]).await?;
    if jobs.iter().any(|job| job.at.school == at.school) {
        return Ok(Some(at.school));
    }
    jobs.retain(|job| job.at.municipality == at.municipality && job.terms.is_current(today));
    jobs.sort_by_key(|job| job.at.school);
    for job in jobs {
        let card = work.mentor_cards().find_at(mentor, job.at.school).await?;
        if card.is_some_and(|card| card.state == CardState::InBank) {
            return Ok(Some(job.at.school));
        }
    }
    Ok(None)
}

fn topics(said: Vec<MentoringTopic>) -> Vec<domain::people::MentoringTopic> {
    let mut topics: Vec<domain::people::MentoringTopic> =
        said.into_iter().map(Into::into).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

/// The people of one side, each once, in the order of their ids.
fn people(first: &ID, others: Option<&[ID]>) -> Result<Vec<PersonId>, GqlError> {
    let mut people = read_all(others.unwrap_or_default(), MOST_PEOPLE - 1)?;
    people.push(PersonId::read(first)?);
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// Why, and who stands in the way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Why.
    pub(crate) error: ProposeError,
    mentor: Option<PersonId>,
    mentee: Option<PersonId>,
}

fn refused(
    error: ProposeError,
    mentor: Option<PersonId>,
    mentee: Option<PersonId>,
) -> Failure<Refused> {
    Failure::Refused(Refused {
        error,
        mentor,
        mentee,
    })
}

/// A pair to be proposed.
#[derive(InputObject)]
pub struct ProposeMentorshipInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, where the mentees work or learn: it owns the pair.
    pub school_id: ID,
    /// `person:…`, with a card in the bank of mentors of the school, or of another school of the same municipality.
    pub mentor_id: ID,
    /// Further mentors, at most 29, as `mentorId`; one named twice counts once.
    pub other_mentor_ids: Option<Vec<ID>>,
    /// `person:…`, with a need in the school's bank of mentees, or a pupil of the school.
    pub mentee_id: ID,
    /// Further mentees, at most 29, as `menteeId`: they make it a group. One named twice counts once.
    pub other_mentee_ids: Option<Vec<ID>>,
    /// Who supports whom.
    pub form: RolePairForm,
    /// How they will work together; not a one-off. `ONE_TO_ONE` and `REVERSE` are for two people, `GROUP` for several
    /// mentees.
    pub format: MentoringFormat,
    /// What it will be about; one named twice counts once.
    pub topics: Vec<MentoringTopic>,
    /// For a `REVERSE` pair of employees that runs in both directions: what the mentee will support the mentor in. Then
    /// both need a card in the bank of mentors and a need in the bank of mentees. `null` for one direction.
    pub return_topics: Option<Vec<MentoringTopic>>,
}

/// What came of a proposal.
#[derive(Union)]
pub enum ProposeMentorshipPayload {
    /// All are asked.
    Done(ProposeMentorshipDone),
    /// Nobody is asked.
    Refused(ProposeMentorshipRefused),
}

/// All are asked.
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
    /// `person:…` of the mentor who stands in the way, where one does.
    pub mentor_id: Option<ID>,
    /// `person:…` of the mentee who stands in the way, where one does.
    pub mentee_id: Option<ID>,
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
    /// One of the two said no to the other before, to a proposal or as a wish.
    DeclinedBefore,
    /// The mentor has no card in the bank of the school, has paused it, or works there no more.
    MentorNotInBank,
    /// The agreement with the partner that sends the mentor does not hold: renew it first.
    PartnerAgreementNotInForce,
    /// The mentor has said that they are away.
    MentorAway,
    /// The mentee has no need in the bank of the school, has paused it, or works there no more.
    NeedNotStated,
    /// One-off formats need no order and are not proposed as pairs.
    OneOffFormat,
    /// The format is for two people, or for a group, and the people are more or fewer.
    FormatDoesNotFit,
    /// `TEACHER_PUPIL` is for pupils alone, and no other form is for them.
    FormDoesNotFit,
    /// Only a `REVERSE` pair of two employees of one school runs in both directions.
    NotInBothDirections,
    /// Mentors of one pair come from one school.
    MentorsOfSeveralSchools,
    /// The pupil's consents to take part and to processing do not hold: record them first.
    PupilConsentMissing,
}

impl From<Refused> for ProposeMentorshipRefused {
    fn from(refused: Refused) -> Self {
        use ProposeMentorshipRefusal as Reason;
        let (reason, places) = match refused.error {
            ProposeError::SamePerson => (Reason::SamePerson, None),
            ProposeError::MentorFull { taken, capacity } => {
                (Reason::MentorFull, Some((taken, capacity)))
            }
            ProposeError::AlreadyPaired => (Reason::AlreadyPaired, None),
            ProposeError::DeclinedBefore => (Reason::DeclinedBefore, None),
            ProposeError::MentorNotInBank => (Reason::MentorNotInBank, None),
            ProposeError::PartnerAgreementNotInForce => (Reason::PartnerAgreementNotInForce, None),
            ProposeError::MentorAway => (Reason::MentorAway, None),
            ProposeError::NeedNotStated => (Reason::NeedNotStated, None),
            ProposeError::OneOffFormat => (Reason::OneOffFormat, None),
            ProposeError::FormatDoesNotFit => (Reason::FormatDoesNotFit, None),
            ProposeError::FormDoesNotFit => (Reason::FormDoesNotFit, None),
            ProposeError::NotInBothDirections => (Reason::NotInBothDirections, None),
            ProposeError::SeveralSchools => (Reason::MentorsOfSeveralSchools, None),
            ProposeError::PupilConsentMissing => (Reason::PupilConsentMissing, None),
        };
        Self {
            reason,
            taken: places.and_then(|(taken, _)| i32::try_from(taken).ok()),
            capacity: places.and_then(|(_, capacity)| i32::try_from(capacity).ok()),
            mentor_id: refused.mentor.map(PublicId::public),
            mentee_id: refused.mentee.map(PublicId::public),
        }
    }
}
