//! The curator answers a proposed ending with "it goes on".

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::mentorship::KeepGoing as Deed;
use domain::access::{Actor, permit};
use domain::id::MentorshipId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::locked;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Takes a proposed ending away.
#[derive(Default)]
pub struct KeepGoingMutation;

#[Object]
impl KeepGoingMutation {
    /// Answers a proposed ending: the mentorship goes on. For the curators and the head of the school; who wants it to
    /// end calls `endMentorship`.
    async fn keep_going(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The mentorship.")] input: KeepGoingInput,
    ) -> Result<KeepGoingPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = KeepGoing {
            actor: viewer.actor().clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "keepGoing", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    KeepGoingPayload::Done(KeepGoingDone { mentorship })
                }
                Err(reason) => KeepGoingPayload::Refused(KeepGoingRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct KeepGoing {
    #[serde(skip)]
    actor: Actor,
    mentorship: MentorshipId,
}

impl Operation for KeepGoing {
    type Done = MentorshipId;
    type Refusal = KeepGoingRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let (row, _) = locked(work, self.mentorship).await?;
        let permit = permit::<Deed>(&self.actor, &row.facts())?;
        if row.ending_proposed.is_none() && row.leaving_proposed.is_empty() {
            return Err(Failure::Refused(KeepGoingRefusal::NothingProposed));
        }
        work.mentorships().keep_going(&permit, &row).await?;
        let state = row.pair.state.kind().code();
        let change = Change {
            school: Some(row.at.school),
            from: Some(state),
            to: Some(state),
            why: None,
        };
        work.note(&permit, row.id(), change).await?;
        Ok(row.id())
    }
}

/// A mentorship that is to go on.
#[derive(InputObject)]
pub struct KeepGoingInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`.
    pub mentorship_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum KeepGoingPayload {
    /// It goes on.
    Done(KeepGoingDone),
    /// Nothing had to be answered.
    Refused(KeepGoingRefused),
}

/// The mentorship goes on.
#[derive(SimpleObject)]
pub struct KeepGoingDone {
    /// The mentorship, without a proposed ending.
    pub mentorship: Mentorship,
}

/// Nothing had to be answered.
#[derive(SimpleObject)]
pub struct KeepGoingRefused {
    /// Why.
    pub reason: KeepGoingRefusal,
}

/// Why nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum KeepGoingRefusal {
    /// No ending waits for an answer.
    NothingProposed,
}
