//! A meeting that a pair has agreed upon, and the goals from one meeting to the next.

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::programme::Action;
use domain::access::{Subject, Verdict};
use domain::clock::Date as Day;
use domain::id::PlannedMeetingId;
use domain::mentoring::PlannedMeetingStateKind;
use persistence::{mentorships, planned_meetings};

use super::enums::mirror;
use super::meeting::MeetingMode;
use super::person::Person;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MentorshipById, RegionById};
use crate::viewer::Viewer;

mirror! {
    /// Where a planned meeting stands.
    PlannedMeetingState = "domain::mentoring::PlannedMeetingStateKind" {
        /// Agreed upon.
        Planned,
        /// It took place and stands in the journal.
        Held,
        /// It was to take place and did not.
        Missed,
        /// It was called off.
        Cancelled,
    }
}

/// What the viewer may do with a planned meeting as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PlannedMeetingAction {
    /// Put it on another day, or change its agenda.
    Edit,
    /// Write it into the journal: its day has come.
    Hold,
    /// Keep that it did not take place: its day has come.
    Miss,
    /// Call it off.
    Cancel,
}

/// A planned meeting of a pair that the viewer may see.
#[derive(Clone)]
pub struct PlannedMeeting {
    viewer: Viewer,
    pair: mentorships::Mentorship,
    row: planned_meetings::PlannedMeeting,
}

impl PlannedMeeting {
    /// A planned meeting of `pair`, which the viewer was allowed to see.
    pub(super) fn new(
        viewer: Viewer,
        pair: mentorships::Mentorship,
        row: planned_meetings::PlannedMeeting,
    ) -> Self {
        Self { viewer, pair, row }
    }

    /// The planned meeting that the viewer has just written.
    pub(crate) async fn load(viewer: &Viewer, id: PlannedMeetingId) -> Result<Self, GqlError> {
        let row = viewer.store().planned_meetings().find(id).await?;
        let row = row.ok_or(GqlError::NotFound)?;
        let pair = viewer.loaders().load_one(MentorshipById(row.mentorship));
        let pair = pair.await?.ok_or(GqlError::NotFound)?;
        Ok(Self::new(viewer.clone(), pair, row))
    }

    async fn today(&self) -> Result<Day, GqlError> {
        let region = RegionById(self.pair.at.region);
        let region = self.viewer.loaders().load_one(region).await?;
        Ok(self.viewer.today(region.ok_or(GqlError::NotFound)?.zone))
    }
}

/// A meeting that a pair has agreed upon.
#[Object]
impl PlannedMeeting {
    /// `planned-meeting:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The day.
    async fn planned_on(&self) -> Date {
        self.row.planned_on.into()
    }

    /// The hour, `15:30`, in the school's own zone.
    async fn time(&self) -> Option<String> {
        let minute = self.row.minute_of_day?;
        Some(format!("{:02}:{:02}", minute / 60, minute % 60))
    }

    /// How the two will meet.
    async fn mode(&self) -> MeetingMode {
        self.row.mode.into()
    }

    /// Where to go for a meeting at a distance.
    async fn link(&self) -> Option<&str> {
        self.row.link.as_deref()
    }

    /// What it is to be about.
    async fn topic(&self) -> &str {
        &self.row.topic
    }

    /// Point by point; may be empty.
    async fn agenda(&self) -> &str {
        &self.row.agenda
    }

    /// Where it stands.
    async fn state(&self) -> PlannedMeetingState {
        self.row.state.kind().into()
    }

    /// Why it was missed or called off.
    async fn reason(&self) -> Option<&str> {
        self.row.reason.as_deref()
    }

    /// Whether its day has passed and nobody has said what became of it.
    async fn overdue(&self) -> Result<bool, GqlError> {
        let planned = self.row.state.kind() == PlannedMeetingStateKind::Planned;
        Ok(planned && self.row.planned_on < self.today().await?)
    }

    /// Who planned it.
    async fn planned_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.planned_by).await
    }

    /// Counts its wordings.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<PlannedMeetingAction>, GqlError> {
        use PlannedMeetingAction::{Cancel, Edit, Hold, Miss};
        let facts = self.pair.programme_facts();
        let keeps = facts.judge(self.viewer.actor(), Action::KeepMeetings) == Verdict::Full;
        if !keeps || self.row.state.kind() != PlannedMeetingStateKind::Planned {
            return Ok(Vec::new());
        }
        let come = self.row.planned_on <= self.today().await?;
        Ok(if come {
            vec![Edit, Hold, Miss, Cancel]
        } else {
            vec![Edit, Cancel]
        })
    }
}

/// What is to be done until the next meeting.
#[derive(Clone, SimpleObject)]
pub struct MeetingGoal {
    /// `meeting-goal:…`.
    pub id: ID,
    /// What is to be done.
    pub text: String,
    /// Whether a later meeting found it done.
    pub done: bool,
}

impl From<planned_meetings::MeetingGoal> for MeetingGoal {
    fn from(row: planned_meetings::MeetingGoal) -> Self {
        Self {
            id: row.id.public(),
            text: row.text,
            done: row.done_at.is_some(),
        }
    }
}
