//! A proposed change of a programme, and the editions that approved changes made.

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::programme::Action;
use domain::id::{PersonId, ProgrammeChangeId};
use domain::mentoring::{self as rules, ChangeStateKind, MentoringFormat, check_term};
use persistence::programme_changes;

use super::activity::ActivityKind;
use super::enums::mirror;
use super::person::Person;
use super::programme::Programme;
use super::programme_difference::ProgrammeDifference;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::viewer::Viewer;

mirror! {
    /// What a change is about.
    ProgrammeChangeKind = "domain::mentoring::ChangeKind" {
        /// The term alone; lines of the plan may move with it.
        Extension,
        /// What the programme says.
        Content,
    }
}

mirror! {
    /// Where a change stands.
    ProgrammeChangeState = "domain::mentoring::ChangeStateKind" {
        /// Waits for the consents of the pair.
        Open,
        /// Everybody in the pair consented; the curator's word is due.
        Consented,
        /// In force as an edition.
        Approved,
        /// The curator said no.
        Refused,
        /// One of the pair said no.
        Declined,
        /// Taken back by who proposed it.
        Withdrawn,
        /// The programme ended before it was decided.
        Lapsed,
    }
}

mirror! {
    /// Something unusual about a term, which the curator confirms with a reason.
    TermWarning = "domain::mentoring::TermWarning" {
        /// Longer than twelve months in all.
        LongerThanYear,
    }
}

/// What the viewer may do with a change as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ProgrammeChangeAction {
    /// Write it anew; all consent anew.
    Edit,
    /// Consent to it.
    Consent,
    /// Decline it.
    Decline,
    /// Take it back.
    Withdraw,
    /// Put it into force.
    Approve,
    /// Refuse it.
    Refuse,
}

/// A change of a programme that the viewer may read.
#[derive(Clone)]
pub struct ProgrammeChange {
    viewer: Viewer,
    of: Programme,
    row: programme_changes::ProgrammeChange,
}

impl ProgrammeChange {
    /// A change of `of`.
    pub(super) fn new(
        viewer: Viewer,
        of: Programme,
        row: programme_changes::ProgrammeChange,
    ) -> Self {
        Self { viewer, of, row }
    }

    /// The change that the viewer has just made or answered.
    pub(crate) async fn load(viewer: &Viewer, id: ProgrammeChangeId) -> Result<Self, GqlError> {
        let row = viewer.store().programme_changes().find(id).await?;
        let row = row.ok_or(GqlError::NotFound)?;
        let of = Programme::load(viewer, row.programme).await?;
        Ok(Self::new(viewer.clone(), of, row))
    }

    fn kind_of_state(&self) -> ChangeStateKind {
        self.row.state.beside(self.of.state())
    }

    fn awaited(&self) -> Vec<PersonId> {
        match self.kind_of_state() {
            ChangeStateKind::Open => {
                let pair = self.of.voices().into_iter();
                pair.filter(|person| !self.row.consented.contains(person))
                    .collect()
            }
            ChangeStateKind::Consented
            | ChangeStateKind::Approved
            | ChangeStateKind::Refused
            | ChangeStateKind::Declined
            | ChangeStateKind::Withdrawn
            | ChangeStateKind::Lapsed => Vec::new(),
        }
    }

    async fn people(
        &self,
        ids: impl IntoIterator<Item = PersonId>,
    ) -> Result<Vec<Person>, GqlError> {
        let mut people = Vec::new();
        for id in ids {
            people.push(Person::load(&self.viewer, id).await?);
        }
        Ok(people)
    }

    fn can(&self, action: ProgrammeChangeAction) -> bool {
        let state = self.kind_of_state();
        let viewer = self.viewer.actor();
        let proposed = viewer.is(self.row.proposed_by);
        state.is_open()
            && match action {
                ProgrammeChangeAction::Edit => self.of.may(Action::ProposeChange),
                ProgrammeChangeAction::Consent => {
                    self.of.may(Action::AnswerChange)
                        && self.awaited().into_iter().any(|person| viewer.is(person))
                }
                ProgrammeChangeAction::Decline => !proposed && self.of.may(Action::AnswerChange),
                ProgrammeChangeAction::Withdraw => proposed && self.of.may(Action::ProposeChange),
                ProgrammeChangeAction::Approve => {
                    state == ChangeStateKind::Consented && self.of.may(Action::DecideChange)
                }
                ProgrammeChangeAction::Refuse => self.of.may(Action::DecideChange),
            }
    }
}

/// A proposed change of a programme in force: another term or another content, by the consent of the whole pair and
/// the curator's word. An approved one is an edition of the programme.
#[Object]
impl ProgrammeChange {
    /// `programme-change:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The programme.
    async fn programme(&self) -> &Programme {
        &self.of
    }

    /// What it is about.
    async fn kind(&self) -> ProgrammeChangeKind {
        self.row.kind.into()
    }

    /// Where it stands.
    async fn state(&self) -> ProgrammeChangeState {
        self.kind_of_state().into()
    }

    /// Why it is proposed.
    async fn reason(&self) -> &str {
        &self.row.reason
    }

    /// Who proposed it, or wrote it anew last.
    async fn proposed_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.proposed_by).await
    }

    /// When it was proposed first.
    async fn proposed_at(&self) -> domain::clock::Timestamp {
        self.row.proposed_at
    }

    /// Who has consented to the wording as it is.
    async fn consented(&self) -> Result<Vec<Person>, GqlError> {
        self.people(self.row.consented.iter().copied()).await
    }

    /// Whose consent is still due.
    async fn awaits(&self) -> Result<Vec<Person>, GqlError> {
        self.people(self.awaited()).await
    }

    /// Who decided it: the curator, or who declined it or took it back.
    async fn decided_by(&self) -> Option<Result<Person, GqlError>> {
        let person = self.row.decided_by?;
        Some(Person::load(&self.viewer, person).await)
    }

    /// When it was decided.
    async fn decided_on(&self) -> Option<Date> {
        self.row.decided_on().map(Into::into)
    }

    /// What was said to the decision.
    async fn remark(&self) -> Option<&str> {
        self.row.remark.as_deref()
    }

    /// The edition that it made, once it is in force.
    async fn edition(&self) -> Option<i32> {
        match self.row.state {
            rules::ChangeState::Approved { edition, .. } => i32::try_from(edition).ok(),
            rules::ChangeState::Open { .. }
            | rules::ChangeState::Consented
            | rules::ChangeState::Refused { .. }
            | rules::ChangeState::Declined { .. }
            | rules::ChangeState::Withdrawn { .. } => None,
        }
    }

    /// What it changes, in the order of reading.
    async fn differences(&self) -> Vec<ProgrammeDifference> {
        let found = self.row.before.differences(&self.row.after);
        found.into_iter().map(Into::into).collect()
    }

    /// By how many days it moves the last day; negative when it shortens the term.
    async fn extends_by_days(&self) -> i32 {
        let days = self.row.before.days_until_end_of(&self.row.after);
        i32::try_from(days).unwrap_or(i32::MAX)
    }

    /// By how many days the last day would lie after that of the first edition.
    async fn extends_by_days_in_all(&self) -> Result<i32, GqlError> {
        let first = self.of.first_last_day().await?;
        let days = self.row.after.ends_on.signed_duration_since(first);
        Ok(i32::try_from(days.num_days()).unwrap_or(i32::MAX))
    }

    /// Whether the term would be an unusual one, which the curator confirms with a reason.
    async fn term_warning(&self) -> Option<TermWarning> {
        let after = &self.row.after;
        // Any format that is not short will do: only the length upwards is asked.
        let format = MentoringFormat::ShortTermGoalSetting;
        let warning = check_term(after.starts_on, after.ends_on, format, true);
        warning.ok().flatten().map(Into::into)
    }

    /// The whole wording that it would put into force, or has put.
    async fn wording(&self) -> ProgrammeWording {
        ProgrammeWording::of(&self.row.after)
    }

    /// Counts its wordings.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Vec<ProgrammeChangeAction> {
        use ProgrammeChangeAction::{Approve, Consent, Decline, Edit, Refuse, Withdraw};
        let all = [Edit, Consent, Decline, Withdraw, Approve, Refuse];
        all.into_iter().filter(|action| self.can(*action)).collect()
    }
}

/// What a programme says from a day on.
#[derive(Clone, SimpleObject)]
pub struct ProgrammeEdition {
    /// 1 for the first.
    pub number: i32,
    /// Since when it is in force.
    pub in_force_from: Option<Date>,
    /// The change that made it; `null` for the first.
    pub change: Option<ProgrammeChange>,
    /// What it says.
    pub wording: ProgrammeWording,
}

/// A whole wording of a programme.
#[derive(Clone, SimpleObject)]
pub struct ProgrammeWording {
    /// What is to be reached.
    pub goal: String,
    /// What will show that it was reached.
    pub expected_result: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Why it lasts longer than a year.
    pub long_term_reason: Option<String>,
    /// `deficit:…` that it works on.
    pub deficit_ids: Vec<ID>,
    /// The plan, in its order.
    pub activities: Vec<PlannedActivity>,
}

impl ProgrammeWording {
    pub(super) fn of(content: &rules::ProgrammeContent) -> Self {
        let line = |line: &rules::PlannedActivity| PlannedActivity {
            id: line.id.public(),
            title: line.title.clone(),
            kind: line.kind.into(),
            planned_on: line.planned_on.into(),
            expected_result: line.expected_result.clone(),
        };
        let deficits = content.deficits.iter();
        Self {
            goal: content.goal.clone(),
            expected_result: content.expected_result.clone(),
            starts_on: content.starts_on.into(),
            ends_on: content.ends_on.into(),
            long_term_reason: content.long_term_reason.clone(),
            deficit_ids: deficits.map(|deficit| deficit.id.public()).collect(),
            activities: content.plan.iter().map(line).collect(),
        }
    }
}

/// A line of a plan as a wording has it, without how far it has got.
#[derive(Clone, SimpleObject)]
pub struct PlannedActivity {
    /// `activity:…`; a line keeps its id from edition to edition.
    pub id: ID,
    /// What is to be done.
    pub title: String,
    /// What kind of work it is.
    pub kind: ActivityKind,
    /// The day by which it is to be done.
    pub planned_on: Date,
    /// What is to come of it.
    pub expected_result: String,
}
