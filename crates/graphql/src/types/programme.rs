//! The personalised programme of a pair.

use async_graphql::{Enum, ID, Object};
use domain::access::rules::practice::{Action as PracticeDeed, PracticeFacts};
use domain::access::rules::programme::Action;
use domain::access::{Subject, Verdict};
use domain::clock::Date as Day;
use domain::id::{ActivityId, PracticeId, ProgrammeId};
use domain::mentoring::{ProgrammeState as State, ProgrammeStateKind};
use domain::practice::PracticeState;
use persistence::{mentorships, programmes};
use uuid::Uuid;

use super::activity::Activity;
use super::deficit::Deficit;
use super::enums::mirror;
use super::mentorship::Mentorship;
use super::practice::Practice;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{
    DeficitsOfProgramme, MentorshipById, PlanOf, PracticeOf, ProgrammeById, RegionById,
};
use crate::viewer::Viewer;

mirror! {
    /// Where a programme stands.
    ProgrammeState = "domain::mentoring::ProgrammeStateKind" {
        /// Being written, or given back; mentor and mentee are to agree to it.
        Draft,
        /// Both agreed; the curator's word is due.
        Agreed,
        /// In force.
        Approved,
        /// Carried out in full.
        Completed,
        /// Broken off with its pair.
        Terminated,
    }
}

/// What the viewer may do with a programme as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ProgrammeAction {
    /// Read it.
    Read,
    /// Write another wording; both agree anew.
    Draft,
    /// Agree to the wording.
    Agree,
    /// Put it into force.
    Approve,
    /// Give it back with a remark.
    Return,
    /// Declare it carried out in full.
    Complete,
    /// Describe a practice out of it.
    WritePractice,
}

/// A programme that the viewer may read, with the pair that it belongs to.
#[derive(Clone)]
pub struct Programme {
    viewer: Viewer,
    pair: mentorships::Mentorship,
    row: programmes::Programme,
}

impl Programme {
    /// The programme of a pair, if the policy lets the viewer read it.
    pub(crate) fn of(
        viewer: &Viewer,
        pair: mentorships::Mentorship,
        row: programmes::Programme,
    ) -> Option<Self> {
        let found = Self {
            viewer: viewer.clone(),
            pair,
            row,
        };
        found.may(Action::Read).then_some(found)
    }

    /// The programme with this id, if the policy lets the viewer read it; `None` looks the same for one that never was.
    pub async fn seen(viewer: &Viewer, id: ProgrammeId) -> Result<Option<Self>, GqlError> {
        let loaders = viewer.loaders();
        let Some(row) = loaders.load_one(ProgrammeById(id)).await? else {
            return Ok(None);
        };
        let pair = loaders.load_one(MentorshipById(row.plan.mentorship));
        let pair = pair.await?.ok_or(GqlError::NotFound)?;
        Ok(Self::of(viewer, pair, row))
    }

    /// The programme that the viewer has just changed.
    pub(crate) async fn load(viewer: &Viewer, id: ProgrammeId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    /// The line of a plan that the viewer has just changed.
    pub(crate) async fn load_activity(
        viewer: &Viewer,
        id: ActivityId,
    ) -> Result<Activity, GqlError> {
        let row = viewer.store().programmes().activity(id).await?;
        let row = row.ok_or(GqlError::NotFound)?;
        Ok(Activity::new(Self::load(viewer, row.programme).await?, row))
    }

    pub(super) fn state(&self) -> ProgrammeStateKind {
        self.row.plan.state.kind()
    }

    pub(super) fn may(&self, action: Action) -> bool {
        let facts = self.pair.programme_facts();
        facts.judge(self.viewer.actor(), action) == Verdict::Full
    }

    pub(super) async fn today(&self) -> Result<Day, GqlError> {
        let region = RegionById(self.pair.at.region);
        let region = self.viewer.loaders().load_one(region).await?;
        Ok(self.viewer.today(region.ok_or(GqlError::NotFound)?.zone))
    }

    async fn described(&self) -> Result<Option<persistence::practices::Practice>, GqlError> {
        let key = PracticeOf(self.row.id());
        Ok(self.viewer.loaders().load_one(key).await?)
    }

    fn can(&self, action: ProgrammeAction) -> bool {
        use ProgrammeStateKind::{Agreed, Approved, Draft};
        let state = self.state();
        match action {
            ProgrammeAction::Read => true,
            ProgrammeAction::Draft => matches!(state, Draft | Agreed) && self.may(Action::Draft),
            ProgrammeAction::Agree => self.waits_for_viewer() && self.may(Action::Agree),
            ProgrammeAction::Approve | ProgrammeAction::Return => {
                state == Agreed && self.may(Action::Approve)
            }
            ProgrammeAction::Complete => state == Approved && self.may(Action::Complete),
            ProgrammeAction::WritePractice => self.may_describe(),
        }
    }

    fn waits_for_viewer(&self) -> bool {
        let State::Draft {
            mentor_agreed,
            mentee_agreed,
        } = self.row.plan.state
        else {
            return false;
        };
        let person = self.viewer.actor().person();
        let line = person.and_then(|person| self.pair.pair.participant(person));
        line.is_some_and(|line| match line.side {
            domain::mentoring::Side::Mentor => !mentor_agreed,
            domain::mentoring::Side::Mentee => !mentee_agreed,
        })
    }

    /// Whether the viewer may write a practice, were there none yet.
    fn may_describe(&self) -> bool {
        let facts = PracticeFacts {
            id: PracticeId(Uuid::nil()),
            at: self.pair.at,
            authors: self.pair.facts().participants,
            state: PracticeState::Draft,
        };
        self.state() == ProgrammeStateKind::Completed
            && facts.judge(self.viewer.actor(), PracticeDeed::Write) == Verdict::Full
    }
}

/// The personalised programme of a pair: goal, deficits, a term, a plan of activities, and what came of it.
#[Object]
impl Programme {
    /// `programme:…`.
    async fn id(&self) -> ID {
        self.row.id().public()
    }

    /// Whose it is.
    async fn mentorship(&self) -> Mentorship {
        Mentorship::new(self.viewer.clone(), self.pair.clone())
    }

    /// What is to be reached.
    async fn goal(&self) -> &str {
        &self.row.goal
    }

    /// What will show that it was reached.
    async fn expected_result(&self) -> &str {
        &self.row.expected_result
    }

    /// The deficits that it works on, in the order in which the need names them.
    async fn deficits(&self) -> Result<Vec<Deficit>, GqlError> {
        let key = DeficitsOfProgramme(self.row.id());
        let rows = self
            .viewer
            .loaders()
            .load_one(key)
            .await?
            .unwrap_or_default();
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// First day.
    async fn starts_on(&self) -> Date {
        self.row.plan.starts_on.into()
    }

    /// Last day.
    async fn ends_on(&self) -> Date {
        self.row.plan.ends_on.into()
    }

    /// Why it lasts longer than a year.
    async fn long_term_reason(&self) -> Option<&str> {
        self.row.long_term_reason.as_deref()
    }

    /// Where it stands.
    #[graphql(name = "state")]
    async fn shown_state(&self) -> ProgrammeState {
        self.state().into()
    }

    /// Whether the mentor agreed to this wording.
    async fn mentor_agreed(&self) -> bool {
        self.row.plan.state.agreements().0
    }

    /// Whether the mentee agreed to this wording.
    async fn mentee_agreed(&self) -> bool {
        self.row.plan.state.agreements().1
    }

    /// What the curator said when giving it back; until it is approved.
    async fn remark(&self) -> Option<&str> {
        self.row.remark.as_deref()
    }

    /// When the curator put it into force.
    async fn approved_on(&self) -> Option<Date> {
        self.row.approved_on.map(Into::into)
    }

    /// When it was completed or broken off.
    async fn closed_on(&self) -> Option<Date> {
        match self.row.plan.state {
            State::Draft { .. } | State::Agreed | State::Approved => None,
            State::Completed { on } | State::Terminated { on, .. } => Some(on.into()),
        }
    }

    /// What came of it, once it is completed.
    async fn result(&self) -> Option<&str> {
        self.row.result.as_deref()
    }

    /// The plan, in its order; at most 60 lines.
    #[graphql(complexity = "10 * child_complexity + 1")]
    async fn activities(&self) -> Result<Vec<Activity>, GqlError> {
        let key = PlanOf(self.row.id());
        let rows = self
            .viewer
            .loaders()
            .load_one(key)
            .await?
            .unwrap_or_default();
        Ok(rows
            .into_iter()
            .map(|row| Activity::new(self.clone(), row))
            .collect())
    }

    /// The practice that was described out of it; `null` when there is none, or none that the viewer may read.
    async fn practice(&self) -> Result<Option<Practice>, GqlError> {
        let found = self.described().await?;
        Ok(found.and_then(|row| Practice::of(&self.viewer, row)))
    }

    /// Counts the wordings.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<ProgrammeAction>, GqlError> {
        use ProgrammeAction::{Agree, Approve, Complete, Draft, Read, Return, WritePractice};
        let all = [Read, Draft, Agree, Approve, Return, Complete];
        let mut can: Vec<_> = all.into_iter().filter(|action| self.can(*action)).collect();
        if self.can(WritePractice) && self.described().await?.is_none() {
            can.push(WritePractice);
        }
        Ok(can)
    }
}
