//! Cards of both banks.

mod details;
mod keep_mentor_card;
mod lists;
mod state_need;

use async_graphql::MergedObject;

pub(crate) use lists::{ask_again, permit_keep};

/// Mutations of cards.
#[derive(MergedObject, Default)]
pub struct CardMutation(
    keep_mentor_card::KeepMentorCardMutation,
    state_need::StateNeedMutation,
);
