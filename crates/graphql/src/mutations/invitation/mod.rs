//! Invitations.

mod invite;
mod revoke;
mod right;

use async_graphql::MergedObject;

/// Mutations of invitations.
#[derive(MergedObject, Default)]
pub struct InvitationMutation(invite::InviteMutation, revoke::RevokeInvitationMutation);
