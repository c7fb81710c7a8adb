//! Dry runs of the matching, and what is made of them.

mod propose;
mod run;
mod suggest;

use async_graphql::MergedObject;

/// Mutations of the matching.
#[derive(MergedObject, Default)]
pub struct MatchingMutation(
    run::RunMatchingMutation,
    propose::ProposeMatchesMutation,
    suggest::SuggestMatchesMutation,
);
