//! A participant says yes or no to a proposal, without a reason (B-015).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::pairs::{Outcome, answer};
use domain::access::rules::mentorship::Answer;
use domain::access::{Actor, Role, permit};
use domain::id::{MentorshipId, PersonId};
use domain::mentoring::{AnswerError, Mentorship as Pair, MentorshipStateKind};
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::letters_of::ProposedNames;
use super::locked;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{letters, perform};
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Answers a proposal.
#[derive(Default)]
pub struct AnswerProposalMutation;

#[Object]
impl AnswerProposalMutation {
    /// Says yes or no to a proposed mentorship; the school's curators are told, and nobody asks why. For its mentors and
    /// mentees, each for themselves. Who declines a group leaves it, while two mentees and a mentor remain.
    async fn answer_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal and the answer.")] input: AnswerProposalInput,
    ) -> Result<AnswerProposalPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = AnswerProposal {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            accept: input.accept,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "answerProposal", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    AnswerProposalPayload::Done(AnswerProposalDone { mentorship })
                }
                Err(reason) => AnswerProposalPayload::Refused(AnswerProposalRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AnswerProposal {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mentorship: MentorshipId,
    accept: bool,
}

impl Operation for AnswerProposal {
    type Done = MentorshipId;
    type Refusal = AnswerProposalRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let (row, here) = locked(work, self.mentorship).await?;
        let permit = permit::<Answer>(&self.actor, &row.facts())?;
        let after = row.pair.clone().answer(permit.by(), self.accept);
        let after = after.map_err(Failure::refuse)?;
        work.mentorships()
            .answer(&permit, &row, &after, work.now())
            .await?;
        let change = Change {
            school: Some(row.at.school),
            from: Some(row.pair.state.kind().code()),
            to: Some(after.state.kind().code()),
            why: None,
        };
        work.note(&permit, row.id(), change).await?;
        self.tell(work, &here, &after, permit.by()).await?;
        Ok(row.id())
    }
}

impl AnswerProposal {
    async fn tell(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        after: &Pair,
        by: PersonId,
    ) -> Result<(), Failure<AnswerProposalRefusal>> {
        let outcome = match (self.accept, after.state.kind()) {
            (false, MentorshipStateKind::Declined) => Outcome::Declined,
            (false, _) => Outcome::Left,
            (true, MentorshipStateKind::Agreed) => Outcome::Agreed,
            (true, _) => Outcome::Waiting,
        };
        let Some(person) = work.people().find(by).await? else {
            return Ok(());
        };
        let names = ProposedNames::of(work, after).await?;
        let pair = names.proposed(&here.school.short_name, &self.link);
        let letter = answer(&pair, &person.name, outcome);
        let curators = letters::holders(work, here.school.at.school, Role::Curator).await?;
        // Who answers and curates knows already.
        let curators = curators.into_iter().filter(|curator| *curator != by);
        Ok(letters::send(work, curators, &letter).await?)
    }
}

/// An answer to a proposal.
#[derive(InputObject)]
pub struct AnswerProposalInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`.
    pub mentorship_id: ID,
    /// Yes or no.
    pub accept: bool,
}

/// What came of the answer.
#[derive(Union)]
pub enum AnswerProposalPayload {
    /// It was taken.
    Done(AnswerProposalDone),
    /// It was not.
    Refused(AnswerProposalRefused),
}

/// The answer was taken.
#[derive(SimpleObject)]
pub struct AnswerProposalDone {
    /// The mentorship after it: agreed by the last yes, declined by a no without which too few remain.
    pub mentorship: Mentorship,
}

/// The answer was not taken.
#[derive(SimpleObject)]
pub struct AnswerProposalRefused {
    /// Why.
    pub reason: AnswerProposalRefusal,
}

/// Why an answer was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AnswerProposalRefusal {
    /// The proposal is no longer open.
    Closed,
    /// The viewer has answered already.
    AlreadyAnswered,
}

impl From<AnswerError> for AnswerProposalRefusal {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::AlreadyAnswered => Self::AlreadyAnswered,
            // The policy lets nobody but participants come this far.
            AnswerError::Closed | AnswerError::NotParticipant => Self::Closed,
        }
    }
}
