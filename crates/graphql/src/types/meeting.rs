//! A meeting in the journal of a pair.

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::programme::Action;
use domain::access::{Subject, Verdict};
use domain::id::{MeetingId, MentorshipId};
use domain::mentoring::is_removable;
use persistence::page::{Direction, Slice, Window};
use persistence::{meetings, mentorships};
use uuid::Uuid;

use super::enums::mirror;
use super::person::Person;
use super::planned_meeting::MeetingGoal;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{FeedbackOn, GoalsSetAt, LatestMeetings, MeetingCount, MentorshipById};
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// How the two met.
    MeetingMode = "domain::mentoring::MeetingMode" {
        /// Face to face.
        InPerson,
        /// By video.
        Video,
        /// By telephone or in a chat.
        Remote,
    }
}

/// What the viewer may do with a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum MeetingAction {
    /// Take the entry out of the journal: one's own, within seven days.
    Remove,
    /// Say how it was, for oneself.
    GiveFeedback,
}

/// A meeting of a pair that the viewer may see.
#[derive(Clone)]
pub struct Meeting {
    viewer: Viewer,
    pair: mentorships::Mentorship,
    row: meetings::Meeting,
}

impl Meeting {
    /// A meeting in the journal of `pair`, which the viewer was allowed to see.
    pub(crate) fn new(
        viewer: Viewer,
        pair: mentorships::Mentorship,
        row: meetings::Meeting,
    ) -> Self {
        Self { viewer, pair, row }
    }

    /// The meeting that the viewer has just recorded.
    pub(crate) async fn load(viewer: &Viewer, id: MeetingId) -> Result<Self, GqlError> {
        let row = viewer.store().meetings().find(id).await?;
        let row = row.ok_or(GqlError::NotFound)?;
        let pair = viewer.loaders().load_one(MentorshipById(row.mentorship));
        let pair = pair.await?.ok_or(GqlError::NotFound)?;
        Ok(Self::new(viewer.clone(), pair, row))
    }

    /// A page of the journal of a pair that the viewer was allowed to see, the latest meeting first.
    pub(crate) async fn journal(
        viewer: &Viewer,
        pair: &mentorships::Mentorship,
        slice: &Slice,
    ) -> Result<Connection<Self, MeetingsTotal>, GqlError> {
        let window = if slice.direction == Direction::Forward && slice.beyond.is_none() {
            let key = LatestMeetings(pair.id(), slice.limit);
            let window = viewer.loaders().load_one(key).await?;
            window.unwrap_or_else(Window::empty)
        } else {
            viewer.store().meetings().of(pair.id(), slice).await?
        };
        let total = MeetingsTotal {
            viewer: viewer.clone(),
            of: pair.id(),
        };
        let meeting = |row| Self::new(viewer.clone(), pair.clone(), row);
        Ok(Connection::new(window.map(meeting), total))
    }

    /// The journal for who may not read it.
    pub(crate) fn no_journal(viewer: &Viewer) -> Connection<Self, MeetingsTotal> {
        let total = MeetingsTotal {
            viewer: viewer.clone(),
            of: MentorshipId(Uuid::nil()),
        };
        Connection::new(Window::empty(), total)
    }

    fn may(&self, action: Action) -> bool {
        let facts = self.pair.programme_facts();
        facts.judge(self.viewer.actor(), action) == Verdict::Full
    }

    fn may_remove(&self) -> bool {
        self.viewer.actor().is(self.row.recorded_by)
            && self.may(Action::KeepMeetings)
            && is_removable(self.row.recorded_at, self.viewer.store().clock().now())
    }
}

/// Counts the journal of a pair on demand.
pub struct MeetingsTotal {
    viewer: Viewer,
    of: MentorshipId,
}

impl Total for MeetingsTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let count = self.viewer.loaders().load_one(MeetingCount(self.of));
        Ok(count.await?.unwrap_or(0))
    }
}

/// A meeting in the journal of a pair.
#[Object]
impl Meeting {
    /// `meeting:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The day.
    async fn held_on(&self) -> Date {
        self.row.held_on.into()
    }

    /// How long it lasted.
    async fn minutes(&self) -> i32 {
        self.row.minutes.into()
    }

    /// How the two met.
    async fn mode(&self) -> MeetingMode {
        self.row.mode.into()
    }

    /// What it was about.
    async fn topic(&self) -> &str {
        &self.row.topic
    }

    /// What was said and done; may be empty.
    async fn summary(&self) -> &str {
        &self.row.summary
    }

    /// What is to be done until the next one; may be empty.
    async fn goals(&self) -> &str {
        &self.row.goals
    }

    /// What is to be done until the next one, goal by goal, with what was found done since; empty for entries of before
    /// goals were kept one by one.
    async fn goal_list(&self) -> Result<Vec<MeetingGoal>, GqlError> {
        let rows = self.viewer.loaders().load_one(GoalsSetAt(self.row.id));
        let rows = rows.await?.unwrap_or_default();
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// How it was: what the viewer said of it; what both said for the curator outside the pair.
    async fn feedback(&self) -> Result<Vec<MeetingFeedback>, GqlError> {
        let all = self.may(Action::ReadFeedback);
        let rows = self.viewer.loaders().load_one(FeedbackOn(self.row.id));
        let mut seen = Vec::new();
        for row in rows.await?.unwrap_or_default() {
            if all || self.viewer.actor().is(row.person) {
                seen.push(MeetingFeedback {
                    person: Person::load(&self.viewer, row.person).await?,
                    score: row.score.value().into(),
                    words: row.words,
                });
            }
        }
        Ok(seen)
    }

    /// Who wrote the entry.
    async fn recorded_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.recorded_by).await
    }

    /// What the viewer may do with it.
    async fn viewer_can(&self) -> Vec<MeetingAction> {
        let remove = self.may_remove().then_some(MeetingAction::Remove);
        let speak = self.may(Action::GiveFeedback);
        let speak = speak.then_some(MeetingAction::GiveFeedback);
        remove.into_iter().chain(speak).collect()
    }
}

/// What one of a pair said of a meeting.
#[derive(Clone, SimpleObject)]
pub struct MeetingFeedback {
    /// Who said it.
    pub person: Person,
    /// 1–10.
    pub score: i32,
    /// A few words; may be empty.
    pub words: String,
}
