//! People.

mod add;
mod data;
mod edit;

use async_graphql::MergedObject;

pub(crate) use data::{PersonFields, RawPerson};

/// Mutations of people.
#[derive(MergedObject, Default)]
pub struct PersonMutation(add::AddPersonMutation, edit::EditPersonMutation);
