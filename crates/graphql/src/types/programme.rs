//! The personalised programme of a pair.

use async_graphql::{Enum, ID, Object};
use domain::access::rules::practice::{Action as PracticeDeed, PracticeFacts};
use domain::access::rules::programme::Action;
use domain::access::{Subject, Verdict};
use domain::clock::Date as Day;
use domain::id::{ActivityId, PersonId, PracticeId, ProgrammeId};
use domain::mentoring::{
    ChangeState, MentorshipStateKind, ProgrammeState as State, ProgrammeStateKind,
};
use domain::practice::PracticeState;
use persistence::{mentorships, programme_changes, programmes};
use uuid::Uuid;

use super::activity::Activity;
use super::certificate::Certificate;
use super::deficit::Deficit;
use super::enums::mirror;
use super::mentorship::Mentorship;
use super::practice::Practice;
use super::programme_change::{ProgrammeChange, ProgrammeEdition, ProgrammeWording};
use super::programme_template::ProgrammeTemplateOrigin;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{
    CertificatesOf, ChangesOf, DeficitsOfProgramme, MentorshipById, PlanOf, PracticeOf,
    ProgrammeById, RegionById, TemplateOriginOf,
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
    /// Propose another term or content while it is in force.
    ProposeChange,
    /// Declare it carried out in full.
    Complete,
    /// Describe a practice out of it.
    WritePractice,
    /// Give its participants certificates, and withdraw them.
    Certify,
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

    /// The row and its pair, for the paper.
    pub(crate) fn rows(&self) -> (&mentorships::Mentorship, &programmes::Programme) {
        (&self.pair, &self.row)
    }

    pub(super) fn voices(&self) -> Vec<PersonId> {
        self.pair.voices()
    }

    async fn all_changes(&self) -> Result<Vec<programme_changes::ProgrammeChange>, GqlError> {
        let found = self.viewer.loaders().load_one(ChangesOf(self.row.id()));
        Ok(found.await?.unwrap_or_default())
    }

    /// The approved changes with the editions that they made, the latest first.
    pub(crate) async fn amendments(
        &self,
    ) -> Result<Vec<(u32, programme_changes::ProgrammeChange)>, GqlError> {
        let edition = |change: programme_changes::ProgrammeChange| match change.state {
            ChangeState::Approved { edition, .. } => Some((edition, change)),
            ChangeState::Open { .. }
            | ChangeState::Consented
            | ChangeState::Refused { .. }
            | ChangeState::Declined { .. }
            | ChangeState::Withdrawn { .. } => None,
        };
        let all = self.all_changes().await?.into_iter();
        let mut found: Vec<_> = all.filter_map(edition).collect();
        found.sort_by_key(|(edition, _)| std::cmp::Reverse(*edition));
        Ok(found)
    }

    /// The last day that the first edition had.
    pub(super) async fn first_last_day(&self) -> Result<Day, GqlError> {
        let amendments = self.amendments().await?;
        let first = amendments.last().map(|(_, change)| change.before.ends_on);
        Ok(first.unwrap_or(self.row.plan.ends_on))
    }

    async fn described(&self) -> Result<Option<persistence::practices::Practice>, GqlError> {
        let key = PracticeOf(self.row.id());
        Ok(self.viewer.loaders().load_one(key).await?)
    }

    fn change(&self, row: programme_changes::ProgrammeChange) -> ProgrammeChange {
        ProgrammeChange::new(self.viewer.clone(), self.clone(), row)
    }

    async fn wording(&self) -> Result<ProgrammeWording, GqlError> {
        let (loaders, id) = (self.viewer.loaders(), self.row.id());
        let plan = loaders.load_one(PlanOf(id)).await?.unwrap_or_default();
        let deficits = loaders.load_one(DeficitsOfProgramme(id)).await?;
        let content = self.row.content(&deficits.unwrap_or_default(), &plan);
        Ok(ProgrammeWording::of(&content))
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
            ProgrammeAction::ProposeChange => {
                state == Approved
                    && self.pair.pair.state.kind() == MentorshipStateKind::Active
                    && self.may(Action::ProposeChange)
            }
            ProgrammeAction::Complete => state == Approved && self.may(Action::Complete),
            ProgrammeAction::WritePractice => self.may_describe(),
            ProgrammeAction::Certify => {
                state == ProgrammeStateKind::Completed && self.may(Action::Certify)
            }
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

    /// Whether the viewer is not the one who handed in what they would check, where that matters.
    pub(super) fn may_check(&self, author: Option<PersonId>) -> bool {
        let viewer = self.viewer.actor().person();
        viewer.is_some_and(|checker| self.pair.pair.may_check(checker, author))
    }

    /// Whether the viewer may write a practice, were there none yet.
    fn may_describe(&self) -> bool {
        let facts = PracticeFacts {
            id: PracticeId(Uuid::nil()),
            at: self.pair.at,
            authors: self.pair.voices(),
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

    /// The changes that were proposed since it is in force, decided ones too, the latest first.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn changes(&self) -> Result<Vec<ProgrammeChange>, GqlError> {
        let rows = self.all_changes().await?.into_iter();
        Ok(rows.map(|row| self.change(row)).collect())
    }

    /// The change that somebody's word is due on; there is one at a time.
    async fn open_change(&self) -> Result<Option<ProgrammeChange>, GqlError> {
        let state = self.state();
        let is_open = |row: &programme_changes::ProgrammeChange| row.state.beside(state).is_open();
        let found = self.all_changes().await?.into_iter().find(is_open);
        Ok(found.map(|row| self.change(row)))
    }

    /// Its editions since it came into force, the latest first; empty before. Each approved change makes one.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn editions(&self) -> Result<Vec<ProgrammeEdition>, GqlError> {
        let Some(approved_on) = self.row.approved_on else {
            return Ok(Vec::new());
        };
        let amendments = self.amendments().await?;
        let first = match amendments.last() {
            Some((_, change)) => ProgrammeWording::of(&change.before),
            None => self.wording().await?,
        };
        let edition =
            |(number, change): (u32, programme_changes::ProgrammeChange)| ProgrammeEdition {
                number: i32::try_from(number).unwrap_or(i32::MAX),
                in_force_from: change.decided_on().map(Into::into),
                wording: ProgrammeWording::of(&change.after),
                change: Some(self.change(change)),
            };
        let mut editions: Vec<_> = amendments.into_iter().map(edition).collect();
        editions.push(ProgrammeEdition {
            number: 1,
            in_force_from: Some(approved_on.into()),
            change: None,
            wording: first,
        });
        Ok(editions)
    }

    /// By how many days its last day was moved since it came into force; negative when the term was shortened.
    async fn extended_by_days(&self) -> Result<i32, GqlError> {
        let first = self.first_last_day().await?;
        let days = self
            .row
            .plan
            .ends_on
            .signed_duration_since(first)
            .num_days();
        Ok(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// The practice that was described out of it; `null` when there is none, or none that the viewer may read.
    async fn practice(&self) -> Result<Option<Practice>, GqlError> {
        let found = self.described().await?;
        Ok(found.and_then(|row| Practice::of(&self.viewer, row)))
    }

    /// The certificates of its participants, withdrawn ones too, in the order of issue.
    async fn certificates(&self) -> Result<Vec<Certificate>, GqlError> {
        let key = CertificatesOf(self.row.id());
        let rows = self.viewer.loaders().load_one(key).await?;
        let rows = rows.unwrap_or_default().into_iter();
        Ok(rows
            .map(|row| Certificate::new(self.viewer.clone(), row))
            .collect())
    }

    /// From which template it was drafted; `null` for one that was written from nothing.
    async fn template(&self) -> Result<Option<ProgrammeTemplateOrigin>, GqlError> {
        let key = TemplateOriginOf(self.row.id());
        match self.viewer.loaders().load_one(key).await? {
            Some(origin) => Ok(Some(
                ProgrammeTemplateOrigin::of(&self.viewer, origin).await?,
            )),
            None => Ok(None),
        }
    }

    /// Where the paper lies as a Word file, under the address of the installation.
    async fn docx_url(&self) -> String {
        format!("/files/programmes/{}.docx", self.row.id().0)
    }

    /// Where the paper lies as a PDF, under the address of the installation.
    async fn pdf_url(&self) -> String {
        format!("/files/programmes/{}.pdf", self.row.id().0)
    }

    /// Counts the wordings.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<ProgrammeAction>, GqlError> {
        use ProgrammeAction::{
            Agree, Approve, Certify, Complete, Draft, ProposeChange, Read, Return, WritePractice,
        };
        let all = [
            Read,
            Draft,
            Agree,
            Approve,
            Return,
            ProposeChange,
            Complete,
            Certify,
        ];
        let mut can: Vec<_> = all.into_iter().filter(|action| self.can(*action)).collect();
        if self.can(WritePractice) && self.described().await?.is_none() {
            can.push(WritePractice);
        }
        Ok(can)
    }
}
