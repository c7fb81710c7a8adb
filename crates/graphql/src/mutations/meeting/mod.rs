//! The journal of meetings: planned, recorded, taken out again, spoken of.

mod drop_planned;
mod feedback;
mod plan;
mod record;
mod remove;

use async_graphql::MergedObject;

/// Mutations of meetings.
#[derive(MergedObject, Default)]
pub struct MeetingMutation(
    plan::PlanMeetingMutation,
    drop_planned::DropPlannedMeetingMutation,
    record::RecordMeetingMutation,
    remove::RemoveMeetingMutation,
    feedback::GiveMeetingFeedbackMutation,
);
