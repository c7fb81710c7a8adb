//! Invitations.

mod invite;
mod revoke;
mod right;

use async_graphql::MergedObject;

pub(crate) use right::read_place;

/// Mutations of invitations.
#[derive(MergedObject, Default)]
pub struct InvitationMutation(invite::InviteMutation, revoke::RevokeInvitationMutation);
