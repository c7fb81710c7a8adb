//! Legal holds: placed, lifted.

mod lift;
mod place;

use async_graphql::MergedObject;

/// Mutations of legal holds.
#[derive(MergedObject, Default)]
pub struct LegalHoldMutation(place::PlaceLegalHoldMutation, lift::LiftLegalHoldMutation);
