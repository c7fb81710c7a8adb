//! Wishes about colleagues: stated, taken back.

mod state;
mod withdraw;

use async_graphql::MergedObject;

/// Mutations of wishes.
#[derive(MergedObject, Default)]
pub struct WishMutation(state::StateWishMutation, withdraw::WithdrawWishMutation);
