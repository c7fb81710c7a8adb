//! An invitation is taken back before it is accepted.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::{Actor, Denied, Place};
use domain::id::InvitationId;
use persistence::links::LinkTarget;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::right::right;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::invitation::Invitation;
use crate::viewer::Viewer;

/// Takes invitations back.
#[derive(Default)]
pub struct RevokeInvitationMutation;

#[Object]
impl RevokeInvitationMutation {
    /// Takes an invitation back: its link opens nothing any more. For who may invite to the same post.
    async fn revoke_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The invitation.")] input: RevokeInvitationInput,
    ) -> Result<RevokeInvitationPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = RevokeInvitation {
            actor: viewer.actor().clone(),
            invitation: InvitationId::read(&input.invitation_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "revokeInvitation", &operation).await? {
                Ok(id) => {
                    let row = viewer.store().invitations().find(id).await?;
                    let invitation = Invitation::new(viewer, row.ok_or(GqlError::NotFound)?);
                    RevokeInvitationPayload::Done(RevokeInvitationDone { invitation })
                }
                Err(reason) => RevokeInvitationPayload::Refused(RevokeInvitationRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct RevokeInvitation {
    #[serde(skip)]
    actor: Actor,
    invitation: InvitationId,
}

impl Operation for RevokeInvitation {
    type Done = InvitationId;
    type Refusal = RevokeInvitationRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<InvitationId, Failure<Self::Refusal>> {
        let (invitations, id) = (work.invitations(), self.invitation);
        let before = invitations.find(id).await?.ok_or(Denied::Hidden)?;
        let permit = right(work, &self.actor, before.at, before.role).await?;
        // Once more behind the lock: it may have been accepted meanwhile.
        let before = invitations.find(id).await?.ok_or(Denied::Hidden)?;
        if !before.is_open(work.now()) {
            return Err(Failure::Refused(RevokeInvitationRefusal::NotOpen));
        }
        invitations.revoke(&permit, id).await?;
        work.links()
            .void(LinkTarget::Invitation(id), work.now())
            .await?;
        let change = Change {
            school: match before.at {
                Place::School(school) => Some(school),
                Place::Region(_) | Place::Municipality(_) => None,
            },
            from: Some("OPEN"),
            to: Some("REVOKED"),
            ..Change::default()
        };
        work.note_invitation(&permit, id, change).await?;
        Ok(id)
    }
}

/// An invitation to be taken back.
#[derive(InputObject)]
pub struct RevokeInvitationInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `invitation:…`.
    pub invitation_id: ID,
}

/// What came of taking an invitation back.
#[derive(Union)]
pub enum RevokeInvitationPayload {
    /// Its link opens nothing any more.
    Done(RevokeInvitationDone),
    /// It is as it was.
    Refused(RevokeInvitationRefused),
}

/// The invitation was taken back.
#[derive(SimpleObject)]
pub struct RevokeInvitationDone {
    /// The invitation.
    pub invitation: Invitation,
}

/// The invitation is as it was.
#[derive(SimpleObject)]
pub struct RevokeInvitationRefused {
    /// Why.
    pub reason: RevokeInvitationRefusal,
}

/// Why an invitation was not taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RevokeInvitationRefusal {
    /// It was accepted, has expired, or was taken back before.
    NotOpen,
}
