//! Pupils.

mod add;
mod edit;
mod fields;

use async_graphql::MergedObject;

/// Mutations of pupils.
#[derive(MergedObject, Default)]
pub struct PupilMutation(add::AddPupilMutation, edit::EditPupilMutation);
