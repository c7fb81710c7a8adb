//! What can be done. All verbs stand at the root: nested mutations would run side by side.

mod activity;
mod card;
mod consent;
mod employment;
mod endings;
mod invitation;
mod letters;
mod meeting;
mod mentorship;
mod municipality;
mod opened;
mod order;
mod perform;
mod person;
mod practice;
mod programme;
mod recount;
mod school;

use async_graphql::MergedObject;

use endings::{Ending, propose_endings};
pub(crate) use perform::perform;
pub(crate) use recount::recount;

/// Everything that can be done. Each mutation takes one `input` and answers with a union: what was done, an expected
/// refusal with a `reason`, or the fields to be corrected. The same `clientMutationId` takes effect once.
#[derive(MergedObject, Default)]
pub struct Mutation(
    municipality::MunicipalityMutation,
    school::SchoolMutation,
    invitation::InvitationMutation,
    person::PersonMutation,
    employment::EmploymentMutation,
    card::CardMutation,
    consent::ConsentMutation,
    mentorship::MentorshipMutation,
    order::OrderMutation,
    programme::ProgrammeMutation,
    activity::ActivityMutation,
    meeting::MeetingMutation,
    practice::PracticeMutation,
);
