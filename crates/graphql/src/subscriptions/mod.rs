//! What is told without being asked again, one file a field.

mod changed;

use async_graphql::MergedSubscription;

use changed::ChangedSubscription;

/// What a client may be told as it happens, over `/graphql/ws`.
#[derive(MergedSubscription, Default)]
pub struct Subscription(ChangedSubscription);
