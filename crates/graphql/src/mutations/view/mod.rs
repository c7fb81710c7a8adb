//! Addresses that people give a name.

mod forget;
mod keep;

use async_graphql::MergedObject;

/// Mutations of saved views.
#[derive(MergedObject, Default)]
pub struct ViewMutation(keep::KeepViewMutation, forget::ForgetViewMutation);
