//! The secret address of a calendar.

mod close;
mod open;

use async_graphql::MergedObject;

/// Mutations of calendar feeds.
#[derive(MergedObject, Default)]
pub struct CalendarMutation(
    open::OpenCalendarFeedMutation,
    close::CloseCalendarFeedMutation,
);
