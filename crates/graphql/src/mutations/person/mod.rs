//! People.

mod add;
mod data;
mod edit;

use async_graphql::MergedObject;

/// Mutations of people.
#[derive(MergedObject, Default)]
pub struct PersonMutation(add::AddPersonMutation, edit::EditPersonMutation);
