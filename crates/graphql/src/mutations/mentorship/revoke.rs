//! The curator takes a proposal back.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::mentorship::Revoke;
use domain::access::{Actor, permit};
use domain::id::MentorshipId;
use domain::mentoring::RevokeError;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::locked;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Takes a proposal back.
#[derive(Default)]
pub struct RevokeProposalMutation;

#[Object]
impl RevokeProposalMutation {
    /// Takes a proposal back, answered or not, at the latest before an order is drawn up. For the curators and the head
    /// of the school.
    async fn revoke_proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal.")] input: RevokeProposalInput,
    ) -> Result<RevokeProposalPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = RevokeProposal {
            actor: viewer.actor().clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "revokeProposal", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    RevokeProposalPayload::Done(RevokeProposalDone { mentorship })
                }
                Err(reason) => RevokeProposalPayload::Refused(RevokeProposalRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct RevokeProposal {
    #[serde(skip)]
    actor: Actor,
    mentorship: MentorshipId,
}

impl Operation for RevokeProposal {
    type Done = MentorshipId;
    type Refusal = RevokeProposalRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let (row, _) = locked(work, self.mentorship).await?;
        let permit = permit::<Revoke>(&self.actor, &row.facts())?;
        let after = row.pair.clone().revoke().map_err(Failure::refuse)?;
        work.mentorships().revoke(&permit, &row, &after).await?;
        let change = Change {
            school: Some(row.at.school),
            from: Some(row.pair.state.kind().code()),
            to: Some(after.state.kind().code()),
            why: None,
        };
        work.note(&permit, row.id(), change).await?;
        Ok(row.id())
    }
}

/// A proposal to be taken back.
#[derive(InputObject)]
pub struct RevokeProposalInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`.
    pub mentorship_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum RevokeProposalPayload {
    /// It was taken back.
    Done(RevokeProposalDone),
    /// It stands.
    Refused(RevokeProposalRefused),
}

/// The proposal was taken back.
#[derive(SimpleObject)]
pub struct RevokeProposalDone {
    /// The mentorship, which will not be.
    pub mentorship: Mentorship,
}

/// The proposal stands.
#[derive(SimpleObject)]
pub struct RevokeProposalRefused {
    /// Why.
    pub reason: RevokeProposalRefusal,
}

/// Why a proposal was not taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RevokeProposalRefusal {
    /// It was declined or taken back before, or an order has been drawn up.
    TooLate,
}

impl From<RevokeError> for RevokeProposalRefusal {
    fn from(RevokeError: RevokeError) -> Self {
        Self::TooLate
    }
}
