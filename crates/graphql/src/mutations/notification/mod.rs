//! Notifications: read, and by which way they come.

mod choose;
mod read;

use async_graphql::MergedObject;

/// Mutations of notifications.
#[derive(MergedObject, Default)]
pub struct NotificationMutation(
    read::ReadNotificationsMutation,
    choose::ChooseNotificationsMutation,
);
