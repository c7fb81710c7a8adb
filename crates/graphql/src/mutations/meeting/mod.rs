//! The journal of meetings.

mod record;
mod remove;

use async_graphql::MergedObject;

/// Mutations of meetings.
#[derive(MergedObject, Default)]
pub struct MeetingMutation(record::RecordMeetingMutation, remove::RemoveMeetingMutation);
