//! Municipalities.

mod add;

use async_graphql::MergedObject;

/// Mutations of municipalities.
#[derive(MergedObject, Default)]
pub struct MunicipalityMutation(add::AddMunicipalityMutation);
