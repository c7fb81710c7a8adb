//! What can be done. All verbs stand at the root: nested mutations would run side by side.

mod letters;
mod mentorship;
mod municipality;
mod order;
mod perform;
mod recount;
mod school;

use async_graphql::MergedObject;

pub(crate) use perform::perform;
pub(crate) use recount::recount;

/// Everything that can be done. Each mutation takes one `input` and answers with a union: what was done, an expected
/// refusal with a `reason`, or the fields to be corrected. The same `clientMutationId` takes effect once.
#[derive(MergedObject, Default)]
pub struct Mutation(
    municipality::MunicipalityMutation,
    school::SchoolMutation,
    mentorship::MentorshipMutation,
    order::OrderMutation,
);
