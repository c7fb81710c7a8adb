//! Packages of documents: what is required, and that something is still current.

mod confirm;
mod set_policy;

use async_graphql::MergedObject;

/// Mutations of packages.
#[derive(MergedObject, Default)]
pub struct PackageMutation(
    confirm::ConfirmPackageItemMutation,
    set_policy::SetPackagePolicyMutation,
);
