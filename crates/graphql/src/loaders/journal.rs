//! What pairs have before them and how they get on, for many pairs at once.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::clock::Date;
use domain::id::{MeetingId, MentorshipId};
use persistence::StoreError;
use persistence::planned_meetings::{MeetingGoal, PlannedMeeting};
use persistence::pulse::{MeetingFeedback, PulseAnswer};

use super::Loaders;

/// A loader of lists: all rows of the keys, given to each key its own; absent for none.
macro_rules! lists {
    ($($(#[$doc:meta])* $key:ident($id:ty) = $repository:ident.$read:ident -> $row:ty, by $of:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $key(pub $id);

        impl Loader<$key> for Loaders {
            type Value = Vec<$row>;
            type Error = Arc<StoreError>;

            async fn load(
                &self,
                keys: &[$key],
            ) -> Result<HashMap<$key, Vec<$row>>, Arc<StoreError>> {
                let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
                let rows = self.store.$repository().$read(&ids).await;
                let mut found: HashMap<$key, Vec<$row>> = HashMap::new();
                for row in rows.map_err(Arc::new)? {
                    found.entry($key(row.$of)).or_default().push(row);
                }
                Ok(found)
            }
        }
    )+};
}

lists! {
    /// The meetings of the pair that lie ahead or wait for a word, by day.
    PlannedMeetingsOf(MentorshipId) = planned_meetings.open_of -> PlannedMeeting, by mentorship;
    /// The meetings of the pair that were missed or called off, the latest first.
    FallenMeetingsOf(MentorshipId) = planned_meetings.fallen_of -> PlannedMeeting, by mentorship;
    /// The goals of the pair that no meeting has found done.
    OpenGoalsOf(MentorshipId) = planned_meetings.open_goals_of -> MeetingGoal, by mentorship;
    /// The goals that the meeting set, in their order.
    GoalsSetAt(MeetingId) = planned_meetings.goals_set_at -> MeetingGoal, by set_at;
    /// What was said of the meeting.
    FeedbackOn(MeetingId) = pulse.feedback_on -> MeetingFeedback, by meeting;
    /// The answers of the pair to how it gets on, the latest first.
    PulseOf(MentorshipId) = pulse.of -> PulseAnswer, by mentorship;
}

/// The day of the pair's first meeting; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FirstMeetingOf(pub MentorshipId);

impl Loader<FirstMeetingOf> for Loaders {
    type Value = Date;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[FirstMeetingOf],
    ) -> Result<HashMap<FirstMeetingOf, Date>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.pulse().first_meetings(&ids).await;
        let rows = rows.map_err(Arc::new)?.into_iter();
        Ok(rows.map(|(id, day)| (FirstMeetingOf(id), day)).collect())
    }
}
