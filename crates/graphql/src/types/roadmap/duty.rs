//! A row of a roadmap as the duty of one place, and its dated executions.

use async_graphql::{Enum, ID, Object};
use domain::access::rules::roadmap::duty::{Action, DutyFacts};
use domain::access::{Subject, Verdict};
use domain::clock::Timestamp;
use domain::id::{DutyId, OccurrenceId};
use domain::roadmap::{Applicability, RoadmapState, days_overdue, windows_of};
use persistence::roadmap_duties::{self, occurrences};

use super::enums::{DutyApplicability, OccurrenceState};
use super::evidence::DutyEvidence;
use super::{Roadmap, RoadmapItem, item, today_in};
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{
    CommentsOf, DutyById, EvidenceOf, OccurrencesOf, RoadmapById, RoadmapItemById,
};
use crate::types::person::Person;
use crate::types::place::Place;
use crate::viewer::Viewer;

/// What the viewer may do with a duty as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DutyAction {
    /// State an execution that no day asked for.
    Record,
    /// Say that it does not concern the place.
    SetNotApplicable,
    /// Confirm that it does not, or say so of one's own accord.
    ConfirmNotApplicable,
    /// Say that it does after all.
    Restore,
    /// Say something about it.
    Comment,
}

/// What the viewer may do with a dated execution as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum OccurrenceAction {
    /// Begin.
    Start,
    /// State that it was done.
    State,
    /// Take back what was stated.
    Withdraw,
    /// Verify what was stated.
    Verify,
    /// Send back what was stated.
    Return,
}

/// A duty that the viewer may read.
#[derive(Clone)]
pub struct Duty {
    viewer: Viewer,
    row: roadmap_duties::Duty,
}

impl Duty {
    pub(crate) fn new(viewer: Viewer, row: roadmap_duties::Duty) -> Self {
        Self { viewer, row }
    }

    /// The duty with this id, if the policy lets the viewer read it.
    pub(crate) async fn seen(viewer: &Viewer, id: DutyId) -> Result<Option<Self>, GqlError> {
        let Some(row) = viewer.store().roadmap_duties().find(id).await? else {
            return Ok(None);
        };
        let found = Self::new(viewer.clone(), row);
        Ok(found.is_seen().await?.then_some(found))
    }

    /// The duty that the viewer has just changed, as it is now.
    pub(crate) async fn load(viewer: &Viewer, id: DutyId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    async fn roadmap_row(&self) -> Result<persistence::roadmaps::Roadmap, GqlError> {
        let key = RoadmapById(self.row.roadmap);
        let row = self.viewer.loaders().load_one(key).await?;
        row.ok_or(GqlError::NotFound)
    }

    async fn facts(&self) -> Result<DutyFacts, GqlError> {
        Ok(self.row.facts(self.roadmap_row().await?.at))
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let verdict = self.facts().await?.judge(self.viewer.actor(), action);
        Ok(verdict == Verdict::Full)
    }

    pub(super) async fn is_seen(&self) -> Result<bool, GqlError> {
        self.may(Action::Read).await
    }

    async fn is_in_force(&self) -> Result<bool, GqlError> {
        Ok(self.roadmap_row().await?.state == RoadmapState::InForce)
    }

    /// Whether its row asks for it by days, so that there are executions to be stated.
    async fn has_days(&self) -> Result<bool, GqlError> {
        let key = RoadmapItemById(self.row.item);
        let item = self.viewer.loaders().load_one(key).await?;
        let row = item.ok_or(GqlError::NotFound)?.row;
        let period = self.roadmap_row().await?.head.period;
        Ok(!windows_of(&row.term, row.reading, period).is_empty())
    }
}

/// A row of a roadmap in force as the duty of one place.
#[Object]
impl Duty {
    /// `duty:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Whose it is.
    async fn place(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.at.place()).await
    }

    /// The row that it comes from.
    async fn item(&self) -> Result<RoadmapItem, GqlError> {
        item::of_duty(&self.viewer, self.row.item).await
    }

    /// The roadmap that it comes from.
    async fn roadmap(&self) -> Result<Roadmap, GqlError> {
        Ok(Roadmap::new(self.viewer.clone(), self.roadmap_row().await?))
    }

    /// Whether it concerns the place, or who says that it does not.
    async fn applicability(&self) -> DutyApplicability {
        self.row.applicability.into()
    }

    /// Whether it is to be done: until it is confirmed that it does not concern the place, it is.
    async fn is_applicable(&self) -> bool {
        self.row.applicability != Applicability::NotApplicable
    }

    /// Why it does not concern the place; `null` when it does.
    async fn reason(&self) -> Option<&str> {
        self.row.reason.as_deref()
    }

    /// Its dated executions by their day.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn occurrences(&self) -> Result<Vec<DutyOccurrence>, GqlError> {
        let key = OccurrencesOf(self.row.id);
        let rows = self.viewer.loaders().load_one(key).await?;
        let shown = |row| DutyOccurrence::new(self.viewer.clone(), row);
        Ok(rows.unwrap_or_default().into_iter().map(shown).collect())
    }

    /// What the place and the level above said about it: the latest two hundred, the earliest first.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn comments(&self) -> Result<Vec<DutyComment>, GqlError> {
        let key = CommentsOf(self.row.id);
        let rows = self.viewer.loaders().load_one(key).await?;
        let shown = |row| DutyComment {
            viewer: self.viewer.clone(),
            row,
        };
        Ok(rows.unwrap_or_default().into_iter().map(shown).collect())
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<DutyAction>, GqlError> {
        let mut can = Vec::new();
        if !self.is_in_force().await? {
            return Ok(can);
        }
        let (now, facts) = (self.row.applicability, self.facts().await?);
        let (does, verifies) = (
            self.may(Action::Execute).await?,
            self.may(Action::Verify).await?,
        );
        if does && now != Applicability::NotApplicable && !self.has_days().await? {
            can.push(DutyAction::Record);
        }
        if does && now.exempt(facts.is_set_above()).is_ok() {
            can.push(DutyAction::SetNotApplicable);
        }
        if verifies && facts.is_set_above() && now.confirm().is_ok() {
            can.push(DutyAction::ConfirmNotApplicable);
        }
        // What the centre has confirmed, the school does not take back by itself.
        let asked = now == Applicability::ExemptionAsked || !facts.is_set_above();
        if now.restore().is_ok() && (verifies || (does && asked)) {
            can.push(DutyAction::Restore);
        }
        if self.may(Action::Comment).await? {
            can.push(DutyAction::Comment);
        }
        Ok(can)
    }
}

/// What somebody said about a duty.
#[derive(Clone)]
pub struct DutyComment {
    viewer: Viewer,
    row: roadmap_duties::comments::Comment,
}

/// What somebody said about a duty.
#[Object]
impl DutyComment {
    /// `duty-comment:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Who said it.
    async fn author(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.author).await
    }

    /// When.
    async fn at(&self) -> Timestamp {
        self.row.at
    }

    /// What.
    async fn text(&self) -> &str {
        &self.row.text
    }
}

/// A dated execution that the viewer may read.
#[derive(Clone)]
pub struct DutyOccurrence {
    viewer: Viewer,
    row: occurrences::Occurrence,
}

impl DutyOccurrence {
    pub(crate) fn new(viewer: Viewer, row: occurrences::Occurrence) -> Self {
        Self { viewer, row }
    }

    /// The execution with this id, if the policy lets the viewer read its duty.
    pub(crate) async fn seen(viewer: &Viewer, id: OccurrenceId) -> Result<Option<Self>, GqlError> {
        let Some(row) = viewer.store().roadmap_duties().occurrence(id).await? else {
            return Ok(None);
        };
        let found = Self::new(viewer.clone(), row);
        Ok(found.duty_of().await?.is_seen().await?.then_some(found))
    }

    /// The execution that the viewer has just changed, as it is now.
    pub(crate) async fn load(viewer: &Viewer, id: OccurrenceId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    async fn duty_of(&self) -> Result<Duty, GqlError> {
        let row = self
            .viewer
            .loaders()
            .load_one(DutyById(self.row.duty))
            .await?;
        Ok(Duty::new(
            self.viewer.clone(),
            row.ok_or(GqlError::NotFound)?,
        ))
    }

    async fn late(&self) -> Result<i64, GqlError> {
        let today = today_in(&self.viewer, self.row.at).await?;
        Ok(days_overdue(self.row.state, self.row.due, today))
    }
}

/// A dated execution of a duty: by when, what was done, what proves it.
#[Object]
impl DutyOccurrence {
    /// `occurrence:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The duty.
    async fn duty(&self) -> Result<Duty, GqlError> {
        self.duty_of().await
    }

    /// The first day.
    async fn from(&self) -> Date {
        self.row.from.into()
    }

    /// The last day.
    async fn due(&self) -> Date {
        self.row.due.into()
    }

    /// Where it stands.
    async fn state(&self) -> OccurrenceState {
        self.row.state.into()
    }

    /// Whether its day has passed and it is not done; computed from today.
    async fn is_overdue(&self) -> Result<bool, GqlError> {
        Ok(self.late().await? > 0)
    }

    /// How many days it is overdue; 0 when it is not.
    async fn days_overdue(&self) -> Result<i32, GqlError> {
        Ok(i32::try_from(self.late().await?).unwrap_or(i32::MAX))
    }

    /// When it was done, as stated; `null` before.
    async fn done_on(&self) -> Option<Date> {
        self.row.done_on.map(Into::into)
    }

    /// What was said about it; may be empty.
    async fn comment(&self) -> &str {
        &self.row.comment
    }

    /// What proves it, in its order.
    #[graphql(complexity = "3 * child_complexity + 1")]
    async fn evidence(&self) -> Result<Vec<DutyEvidence>, GqlError> {
        let rows = self
            .viewer
            .loaders()
            .load_one(EvidenceOf(self.row.id))
            .await?;
        let shown = |(id, row)| DutyEvidence {
            viewer: self.viewer.clone(),
            id,
            row,
        };
        Ok(rows.unwrap_or_default().into_iter().map(shown).collect())
    }

    /// Who stated it; `null` before.
    async fn stated_by(&self) -> Result<Option<Person>, GqlError> {
        match self.row.stated_by {
            Some(person) => Ok(Some(Person::load(&self.viewer, person).await?)),
            None => Ok(None),
        }
    }

    /// When it was verified; `null` before.
    async fn verified_on(&self) -> Option<Date> {
        self.row.verified_on.map(Into::into)
    }

    /// Why it was sent back; `null` when it was not, or was stated again since.
    async fn returned_reason(&self) -> Option<&str> {
        self.row.returned_reason.as_deref()
    }

    /// Counts the steps; to be sent back with a step, which is refused when somebody was faster.
    async fn revision(&self) -> i32 {
        self.row.revision
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<OccurrenceAction>, GqlError> {
        let duty = self.duty_of().await?;
        if !duty.is_in_force().await? {
            return Ok(Vec::new());
        }
        let (does, verifies) = (
            duty.may(Action::Execute).await?,
            duty.may(Action::Verify).await?,
        );
        let state = self.row.state;
        let all = [
            (OccurrenceAction::Start, does && state.start().is_ok()),
            (OccurrenceAction::State, does && state.state_done().is_ok()),
            (OccurrenceAction::Withdraw, does && state.withdraw().is_ok()),
            (OccurrenceAction::Verify, verifies && state.verify().is_ok()),
            (
                OccurrenceAction::Return,
                verifies && state.send_back().is_ok(),
            ),
        ];
        let can = all.into_iter().filter(|(_, fits)| *fits);
        Ok(can.map(|(action, _)| action).collect())
    }
}
