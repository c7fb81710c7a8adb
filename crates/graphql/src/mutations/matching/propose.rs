//! The curator proposes chosen pairs of a run in one go, each by the rules of a single proposal (B-081).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::matching::ReadRuns;
use domain::access::{Actor, Denied, permit};
use domain::clock::Date;
use domain::id::{MatchingRunId, MentorshipId, PersonId, SchoolId};
use domain::matching::{PairOf, Reason, Score};
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::org::Whereabouts;
use persistence::matching::{Ground, LineResult, MatchingRun};
use persistence::{Failure, Operation, UnitOfWork};
use serde::{Deserialize, Serialize};

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::mentorship::{
    ProposeMentorship, ProposeMentorshipRefusal, ProposeMentorshipRefused, ProposedTerms,
    giving_school,
};
use crate::mutations::perform;
use crate::types::matching::MatchingPairInput;
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// The most pairs of one go.
const MOST_PAIRS: usize = 100;

/// Proposes pairs of a run.
#[derive(Default)]
pub struct ProposeMatchesMutation;

#[Object]
impl ProposeMatchesMutation {
    /// Proposes pairs of a run to their people, who are asked by letter: of the school's own run, or of the latest that
    /// its municipality has sent. Each pair is checked anew, and one that is refused does not keep the others from being
    /// proposed. For the curators and the head of the school.
    async fn propose_matches(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which pairs of which run.")] input: ProposeMatchesInput,
    ) -> Result<ProposeMatchesPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        if input.pairs.is_empty() || input.pairs.len() > MOST_PAIRS {
            return Err(GqlError::BadInput("1 to 100 pairs are proposed at a time"));
        }
        let pairs = input.pairs.iter().map(MatchingPairInput::read);
        let operation = ProposeMatches {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            school: SchoolId::read(&input.school_id)?,
            run: MatchingRunId::read(&input.run_id)?,
            pairs: pairs.collect::<Result<_, _>>()?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "proposeMatches", &operation).await? {
                Ok(results) => ProposeMatchesPayload::Done(done(&viewer, results).await?),
                Err(reason) => ProposeMatchesPayload::Refused(ProposeMatchesRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct ProposeMatches {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    run: MatchingRunId,
    pairs: Vec<PairOf>,
}

/// What came of one pair, as a receipt keeps it.
#[derive(Serialize, Deserialize)]
struct Proposed {
    pair: PairOf,
    result: Result<MentorshipId, MatchRefusal>,
}

impl Operation for ProposeMatches {
    type Done = Vec<Proposed>;
    type Refusal = ProposeMatchesRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<Vec<Proposed>, Failure<Self::Refusal>> {
        let here = work.schools().lock(self.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let (at, today) = (here.school.at, work.today(here.zone));
        permit::<ReadRuns>(&self.actor, &Ground::of_school(&at).facts())?;
        let run = work
            .matching()
            .find(self.run)
            .await?
            .ok_or(Denied::Hidden)?;
        if run.ground.municipality != at.municipality {
            return Err(Denied::Hidden.into());
        }
        if !self.may_use(work, &run).await? {
            return Err(Failure::Refused(ProposeMatchesRefusal::RunOutdated));
        }
        let mut results = Vec::with_capacity(self.pairs.len());
        for pair in &self.pairs {
            let result = self.propose(work, *pair, (at, today)).await?;
            results.push(Proposed {
                pair: *pair,
                result,
            });
        }
        Ok(results)
    }
}

impl ProposeMatches {
    /// A school uses its own runs, and the latest that the municipality has sent. Others' runs are hidden.
    async fn may_use(
        &self,
        work: &UnitOfWork,
        run: &MatchingRun,
    ) -> Result<bool, Failure<ProposeMatchesRefusal>> {
        match run.ground.school {
            Some(school) if school == self.school => Ok(true),
            Some(_) => Err(Denied::Hidden.into()),
            None if run.sent_at.is_none() => Err(Denied::Hidden.into()),
            None => {
                let latest = work.matching().sent(run.ground.municipality).await?;
                Ok(latest.is_some_and(|latest| latest.id == run.id))
            }
        }
    }

    async fn propose(
        &self,
        work: &UnitOfWork,
        pair: PairOf,
        (at, today): (Whereabouts, Date),
    ) -> Result<Result<MentorshipId, MatchRefusal>, Failure<ProposeMatchesRefusal>> {
        let line = work.matching().line_of(self.run, pair.mentee).await?;
        let line = line.filter(|line| line.school == self.school);
        let Some(LineResult::Matched { mentor, score, .. }) = line.map(|line| line.result) else {
            return Ok(Err(MatchRefusal::NotInRun));
        };
        if mentor != pair.mentor {
            return Ok(Err(MatchRefusal::NotInRun));
        }
        if giving_school(work, mentor, at, today).await?.is_none() {
            return Ok(Err(MatchRefusal::MentorNotInBank));
        }
        // A mentee has one mentor at a time out of a run; a second one is proposed by itself.
        let open = work.mentorships().open_of_mentees(&[pair.mentee]).await?;
        if open.iter().any(|row| row.at.school == self.school) {
            return Ok(Err(MatchRefusal::AlreadyPaired));
        }
        let single = ProposeMentorship::of_pair(
            self.actor.clone(),
            self.link.clone(),
            self.school,
            pair,
            self.terms(work, pair, &score).await?,
        );
        match Box::pin(single.run(work)).await {
            Ok(id) => Ok(Ok(id)),
            Err(Failure::Refused(refused)) => {
                Ok(Err(ProposeMentorshipRefused::from(refused).reason.into()))
            }
            Err(Failure::Denied(denied)) => Err(denied.into()),
            Err(Failure::Store(error)) => Err(error.into()),
        }
    }

    /// How the two would work together: by what the run found in common, and what the need asks for.
    async fn terms(
        &self,
        work: &UnitOfWork,
        pair: PairOf,
        score: &Score,
    ) -> Result<ProposedTerms, Failure<ProposeMatchesRefusal>> {
        let (mut topics, mut formats) = (Vec::new(), Vec::new());
        for part in &score.parts {
            match &part.reason {
                Reason::Topics { common, .. } => topics.clone_from(common),
                Reason::Formats { common } => formats.clone_from(common),
                Reason::Deficits { .. }
                | Reason::Subject { .. }
                | Reason::Load { .. }
                | Reason::SameSchool
                | Reason::AtADistance
                | Reason::SameMunicipality
                | Reason::MoreExperience { .. }
                | Reason::Reverse { .. }
                | Reason::WorkedTogether
                | Reason::TrackRecord { .. }
                | Reason::MenteeWishes
                | Reason::MentorWishes => {}
            }
        }
        if topics.is_empty() {
            let need = work.needs().find_at(pair.mentee, self.school).await?;
            topics = need.map(|need| need.topics).unwrap_or_default();
        }
        let of_two =
            |format: &&MentoringFormat| !format.is_one_off() && **format != MentoringFormat::Group;
        let format = formats.iter().find(of_two).copied();
        let roles = [domain::access::Role::Head];
        let heads = work
            .posts()
            .at_schools(&[self.school], &roles, work.now())
            .await?;
        let form = if heads.iter().any(|post| post.person == pair.mentor) {
            RolePairForm::HeadTeacher
        } else {
            RolePairForm::TeacherTeacher
        };
        Ok((form, format.unwrap_or(MentoringFormat::OneToOne), topics))
    }
}

async fn done(viewer: &Viewer, results: Vec<Proposed>) -> Result<ProposeMatchesDone, GqlError> {
    let mut shown = Vec::with_capacity(results.len());
    for one in results {
        let (mentorship, refusal) = match one.result {
            Ok(id) => (Some(Mentorship::load(viewer, id).await?), None),
            Err(refusal) => (None, Some(refusal)),
        };
        shown.push(MatchProposal {
            mentor_id: PersonId::public(one.pair.mentor),
            mentee_id: PersonId::public(one.pair.mentee),
            mentorship,
            refusal,
        });
    }
    Ok(ProposeMatchesDone { results: shown })
}

/// Pairs of a run to be proposed.
#[derive(InputObject)]
pub struct ProposeMatchesInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, the mentees' school.
    pub school_id: ID,
    /// `matching-run:…`, a run of the school, or the latest that its municipality has sent.
    pub run_id: ID,
    /// Which of its pairs, 1–100.
    pub pairs: Vec<MatchingPairInput>,
}

/// What came of it.
#[derive(Union)]
pub enum ProposeMatchesPayload {
    /// Each pair was tried.
    Done(ProposeMatchesDone),
    /// No pair was tried.
    Refused(ProposeMatchesRefused),
}

/// Each pair was tried.
#[derive(SimpleObject)]
pub struct ProposeMatchesDone {
    /// What came of each, in the order of the input.
    pub results: Vec<MatchProposal>,
}

/// What came of one pair.
#[derive(SimpleObject)]
pub struct MatchProposal {
    /// `person:…`, the mentor.
    pub mentor_id: ID,
    /// `person:…`, the mentee.
    pub mentee_id: ID,
    /// The proposed mentorship; `null` when nobody was asked.
    pub mentorship: Option<Mentorship>,
    /// Why nobody was asked; `null` when both are.
    pub refusal: Option<MatchRefusal>,
}

/// No pair was tried.
#[derive(SimpleObject)]
pub struct ProposeMatchesRefused {
    /// Why.
    pub reason: ProposeMatchesRefusal,
}

/// Why no pair was tried.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ProposeMatchesRefusal {
    /// The municipality has sent a later run.
    RunOutdated,
}

/// Why a pair of a run was not proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum, Serialize, Deserialize)]
pub enum MatchRefusal {
    /// The run did not find this pair for the school.
    NotInRun,
    /// The mentor has as many mentees as the card offers by now.
    MentorFull,
    /// The mentee has a mentor by now, or is asked.
    AlreadyPaired,
    /// One of the two has said no to the other meanwhile, to a proposal or as a wish.
    DeclinedBefore,
    /// The mentor's card has left the bank or was paused.
    MentorNotInBank,
    /// The mentor has said that they are away.
    MentorAway,
    /// The mentee's need has left the bank or was paused.
    NeedNotStated,
    /// The rules of a proposal do not allow it.
    NotAllowed,
}

impl From<ProposeMentorshipRefusal> for MatchRefusal {
    fn from(refusal: ProposeMentorshipRefusal) -> Self {
        match refusal {
            ProposeMentorshipRefusal::MentorFull => Self::MentorFull,
            ProposeMentorshipRefusal::AlreadyPaired => Self::AlreadyPaired,
            ProposeMentorshipRefusal::DeclinedBefore => Self::DeclinedBefore,
            ProposeMentorshipRefusal::MentorNotInBank => Self::MentorNotInBank,
            ProposeMentorshipRefusal::MentorAway => Self::MentorAway,
            ProposeMentorshipRefusal::NeedNotStated => Self::NeedNotStated,
            ProposeMentorshipRefusal::SamePerson
            | ProposeMentorshipRefusal::OneOffFormat
            | ProposeMentorshipRefusal::FormatDoesNotFit
            | ProposeMentorshipRefusal::FormDoesNotFit
            | ProposeMentorshipRefusal::NotInBothDirections
            | ProposeMentorshipRefusal::MentorsOfSeveralSchools
            | ProposeMentorshipRefusal::PartnerAgreementNotInForce
            | ProposeMentorshipRefusal::PupilConsentMissing => Self::NotAllowed,
        }
    }
}
