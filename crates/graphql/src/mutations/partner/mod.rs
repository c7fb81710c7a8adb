//! Partners of schools: entered and changed, and their people entered.

mod add_person;
mod keep;

use async_graphql::MergedObject;

/// Mutations of partners.
#[derive(MergedObject, Default)]
pub struct PartnerMutation(
    keep::KeepPartnerMutation,
    add_person::AddPartnerPersonMutation,
);
