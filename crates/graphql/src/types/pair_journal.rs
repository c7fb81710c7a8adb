//! What a pair has before it and how it gets on: planned meetings, open goals, the pulse.

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::mentorship::Action as MentorshipAction;
use domain::access::rules::programme::Action;
use domain::access::{Subject, Verdict};
use domain::mentoring::{MentorshipStateKind, Occasion, pulse_due};
use persistence::{mentorships, pulse};

use super::enums::mirror;
use super::person::Person;
use super::planned_meeting::{MeetingGoal, PlannedMeeting};
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{
    FallenMeetingsOf, FirstMeetingOf, OpenGoalsOf, PlannedMeetingsOf, PulseOf, RegionById,
};
use crate::viewer::Viewer;

mirror! {
    /// What is asked about how the two of a pair get on.
    PulseKind = "domain::mentoring::PulseKind" {
        /// Whether the two suit each other: after their first meeting.
        FitCheck,
        /// How it goes: a month after the beginning, then every two months.
        Pulse,
    }
}

/// What the viewer may do with an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PulseAnswerAction {
    /// Note what was done about it.
    Settle,
}

/// What a pair that the viewer may see has before it.
#[derive(Clone)]
pub struct PairJournal {
    viewer: Viewer,
    pair: mentorships::Mentorship,
}

impl PairJournal {
    /// The journal of `pair`, which the viewer was allowed to see.
    pub(super) fn new(viewer: Viewer, pair: mentorships::Mentorship) -> Self {
        Self { viewer, pair }
    }

    fn may(&self, action: Action) -> bool {
        let facts = self.pair.programme_facts();
        facts.judge(self.viewer.actor(), action) == Verdict::Full
    }

    /// Whether the viewer sees how the pair works; the school that gives the mentors does not.
    fn reads_work(&self) -> bool {
        let facts = self.pair.facts();
        facts.judge(self.viewer.actor(), MentorshipAction::ReadWork) == Verdict::Full
    }

    async fn answers(&self) -> Result<Vec<pulse::PulseAnswer>, GqlError> {
        let found = self.viewer.loaders().load_one(PulseOf(self.pair.id()));
        Ok(found.await?.unwrap_or_default())
    }

    async fn due(&self) -> Result<Option<Occasion>, GqlError> {
        let state = &self.pair.pair.state;
        let (Some(since), Some(person)) = (state.since(), self.viewer.actor().person()) else {
            return Ok(None);
        };
        if state.kind() != MentorshipStateKind::Active || !self.may(Action::GiveFeedback) {
            return Ok(None);
        }
        let loaders = self.viewer.loaders();
        let first = loaders.load_one(FirstMeetingOf(self.pair.id())).await?;
        let answers = self.answers().await?;
        let own = answers.iter().filter(|answer| answer.person == person);
        let own: Vec<_> = own.map(|answer| answer.occasion).collect();
        let region = loaders.load_one(RegionById(self.pair.at.region)).await?;
        let today = self.viewer.today(region.ok_or(GqlError::NotFound)?.zone);
        Ok(pulse_due(since, first, &own, today))
    }
}

/// What a pair has before it, and how it gets on.
#[Object]
impl PairJournal {
    /// Meetings that lie ahead, or whose day has come and of which nobody has said what became of them, by day.
    async fn planned(&self) -> Result<Vec<PlannedMeeting>, GqlError> {
        if !self.reads_work() {
            return Ok(Vec::new());
        }
        let key = PlannedMeetingsOf(self.pair.id());
        let rows = self.viewer.loaders().load_one(key).await?;
        let node = |row| PlannedMeeting::new(self.viewer.clone(), self.pair.clone(), row);
        Ok(rows.unwrap_or_default().into_iter().map(node).collect())
    }

    /// Meetings that were missed or called off, the latest first.
    async fn fallen(&self) -> Result<Vec<PlannedMeeting>, GqlError> {
        if !self.reads_work() {
            return Ok(Vec::new());
        }
        let key = FallenMeetingsOf(self.pair.id());
        let rows = self.viewer.loaders().load_one(key).await?;
        let node = |row| PlannedMeeting::new(self.viewer.clone(), self.pair.clone(), row);
        Ok(rows.unwrap_or_default().into_iter().map(node).collect())
    }

    /// What earlier meetings set and none has found done yet.
    async fn open_goals(&self) -> Result<Vec<MeetingGoal>, GqlError> {
        if !self.reads_work() {
            return Ok(Vec::new());
        }
        let rows = self
            .viewer
            .loaders()
            .load_one(OpenGoalsOf(self.pair.id()))
            .await?;
        Ok(rows
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect())
    }

    /// What the viewer is asked now about how the pair gets on; `null` when nothing is asked.
    async fn pulse_due(&self) -> Result<Option<PulseOccasion>, GqlError> {
        let due = self.due().await?;
        Ok(due.map(|occasion| PulseOccasion {
            kind: occasion.kind.into(),
            asked_on: occasion.asked_on.into(),
        }))
    }

    /// Answers to how the pair gets on, the latest first: the viewer's own; those of both for the curator outside the
    /// pair.
    async fn pulse(&self) -> Result<Vec<PulseAnswer>, GqlError> {
        let all = self.may(Action::ReadFeedback);
        let viewer = self.viewer.actor();
        let answers = self.answers().await?.into_iter();
        let seen = answers.filter(|answer| all || viewer.is(answer.person));
        let node = |row| PulseAnswer {
            viewer: self.viewer.clone(),
            settles: all,
            row,
        };
        Ok(seen.map(node).collect())
    }
}

/// One asking about how the pair gets on.
#[derive(Clone, SimpleObject)]
pub struct PulseOccasion {
    /// What is asked.
    pub kind: PulseKind,
    /// Since when.
    pub asked_on: Date,
}

/// An answer that the viewer may read.
#[derive(Clone)]
pub struct PulseAnswer {
    viewer: Viewer,
    settles: bool,
    row: pulse::PulseAnswer,
}

/// An answer of one of a pair to how the two get on.
#[Object]
impl PulseAnswer {
    /// `pulse-answer:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Who answered.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// What was asked.
    async fn kind(&self) -> PulseKind {
        self.row.occasion.kind.into()
    }

    /// Since when it was asked.
    async fn asked_on(&self) -> Date {
        self.row.occasion.asked_on.into()
    }

    /// 1–10.
    async fn score(&self) -> i32 {
        self.row.score.value().into()
    }

    /// Whether it calls the curator.
    async fn low(&self) -> bool {
        self.row.score.is_low()
    }

    /// A few words; may be empty.
    async fn words(&self) -> &str {
        &self.row.words
    }

    /// When it was answered.
    async fn answered_at(&self) -> domain::clock::Timestamp {
        self.row.answered_at
    }

    /// What the curator did about a low one; for the curator alone.
    async fn settled_how(&self) -> Option<&str> {
        self.row.settled_how.as_deref().filter(|_| self.settles)
    }

    /// What the viewer may do with it.
    async fn viewer_can(&self) -> Vec<PulseAnswerAction> {
        let open = self.row.score.is_low() && self.row.settled_how.is_none();
        if self.settles && open {
            vec![PulseAnswerAction::Settle]
        } else {
            Vec::new()
        }
    }
}
