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

/// Everything that can be done.
///
/// Each mutation takes one `input` and answers with a union: what was done, an expected refusal with a `reason`, or the fields to be corrected. The same `clientMutationId` takes effect once.
#[derive(MergedObject, Default)]
pub struct Mutation(PlaceMutation, PeopleMutation, PairMutation, WorkMutation);

// A merged object is as deep as it is wide, and the compiler counts: hence these groups, which no client sees.

/// Places and who is invited to them.
#[derive(MergedObject, Default)]
struct PlaceMutation(
    municipality::MunicipalityMutation,
    school::SchoolMutation,
    invitation::InvitationMutation,
);

/// People, their jobs, cards and consents.
#[derive(MergedObject, Default)]
struct PeopleMutation(
    person::PersonMutation,
    employment::EmploymentMutation,
    card::CardMutation,
    consent::ConsentMutation,
);

/// Pairs and the orders that put them into force.
#[derive(MergedObject, Default)]
struct PairMutation(mentorship::MentorshipMutation, order::OrderMutation);

/// The work of a pair and what comes of it.
#[derive(MergedObject, Default)]
struct WorkMutation(
    programme::ProgrammeMutation,
    activity::ActivityMutation,
    meeting::MeetingMutation,
    practice::PracticeMutation,
);
