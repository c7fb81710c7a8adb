//! Templates of personalised programmes, and what a programme remembers of its own.

use async_graphql::{ComplexObject, Enum, ID, Object, SimpleObject};
use domain::access::rules::template::Action;
use domain::access::{Subject, Verdict};
use domain::mentoring::{TemplateActivity, lay_out, week_of};
use persistence::programme_templates::{self, ProgrammeOrigin};

use super::activity::ActivityKind;
use super::deficit::DeficitKind;
use super::enums::{MenteeCategory, MentoringTopic, RolePairForm, mirror};
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{ProgrammeTemplateById, TemplateWordingOf};
use crate::viewer::Viewer;

mirror! {
    /// Where a template of programmes stands.
    ProgrammeTemplateState = "domain::mentoring::TemplateState" {
        /// Being written; its owner alone sees it.
        Draft,
        /// Programmes are drafted from it.
        InUse,
        /// Out of use until it is put in use again; programmes that came from it stay as they are.
        Retired,
    }
}

/// What the viewer may do with a template as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ProgrammeTemplateAction {
    /// Write its next edition.
    Write,
    /// Let programmes be drafted from it.
    PutInUse,
    /// Take it out of use.
    Retire,
}

/// A template that the viewer may read.
#[derive(Clone)]
pub struct ProgrammeTemplate {
    viewer: Viewer,
    row: programme_templates::ProgrammeTemplate,
}

impl ProgrammeTemplate {
    /// A template that the viewer was allowed to read: on their desk, or by the policy's word.
    pub(crate) fn new(viewer: Viewer, row: programme_templates::ProgrammeTemplate) -> Self {
        Self { viewer, row }
    }

    /// The template that the viewer has just changed.
    pub(crate) async fn load(
        viewer: &Viewer,
        id: domain::id::ProgrammeTemplateId,
    ) -> Result<Self, GqlError> {
        let row = viewer.store().programme_templates().find(id).await?;
        let found = Self::new(viewer.clone(), row.ok_or(GqlError::NotFound)?);
        if found.may(Action::Read) {
            Ok(found)
        } else {
            Err(GqlError::NotFound)
        }
    }

    fn may(&self, action: Action) -> bool {
        self.row.facts().judge(self.viewer.actor(), action) == Verdict::Full
    }
}

/// A template of personalised programmes: a plan without people and without dates.
#[Object]
impl ProgrammeTemplate {
    /// `programme-template:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Whose it is: a region, a municipality or a school.
    async fn owner(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.owner).await
    }

    /// What it is called.
    async fn title(&self) -> &str {
        self.row.content.title.as_str()
    }

    /// What it is for; may be empty.
    async fn purpose(&self) -> &str {
        self.row.content.purpose.as_str()
    }

    /// For which form of mentoring; `null` for any.
    async fn form(&self) -> Option<RolePairForm> {
        self.row.content.form.map(Into::into)
    }

    /// For which mentees; for any when empty.
    async fn categories(&self) -> Vec<MenteeCategory> {
        let categories = self.row.content.categories.iter();
        categories.copied().map(Into::into).collect()
    }

    /// On which deficits it works; on any when empty.
    async fn deficit_kinds(&self) -> Vec<DeficitKind> {
        let kinds = self.row.content.deficits.iter();
        kinds.copied().map(Into::into).collect()
    }

    /// What it is about; anything when empty.
    async fn topics(&self) -> Vec<MentoringTopic> {
        let topics = self.row.content.topics.iter();
        topics.copied().map(Into::into).collect()
    }

    /// How many months a programme of it lasts: 3–12.
    async fn months(&self) -> i32 {
        self.row.content.months.get().into()
    }

    /// What is to be reached.
    async fn goal(&self) -> &str {
        self.row.content.goal.as_str()
    }

    /// What will show that it was reached.
    async fn expected_result(&self) -> &str {
        self.row.content.expected_result.as_str()
    }

    /// The plan, in its order; at most 60 lines.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn activities(&self) -> Vec<ProgrammeTemplateActivity> {
        self.row.content.activities.iter().map(Into::into).collect()
    }

    /// Where it stands.
    async fn state(&self) -> ProgrammeTemplateState {
        self.row.state.into()
    }

    /// Which edition this is, from 1; to be sent back with a change, which is refused when somebody else was faster.
    async fn edition(&self) -> i32 {
        self.row.edition
    }

    /// When this edition was written.
    async fn written_at(&self) -> domain::clock::Timestamp {
        self.row.written_at
    }

    /// The template on real dates. What falls on a day off moves to the next working day, and nothing beyond the end.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn laid_out(
        &self,
        #[graphql(desc = "The first day of the programme.")] starts_on: Date,
    ) -> LaidOutProgramme {
        let laid = lay_out(&self.row.content, starts_on.0);
        let lines = self.row.content.activities.iter().zip(laid.planned_on);
        let line = |(line, planned_on): (&TemplateActivity, domain::clock::Date)| LaidOutActivity {
            title: line.title.as_str().to_owned(),
            kind: line.kind.into(),
            planned_on: planned_on.into(),
            expected_result: line.expected_result.as_str().to_owned(),
        };
        LaidOutProgramme {
            starts_on: laid.starts_on.into(),
            ends_on: laid.ends_on.into(),
            activities: lines.map(line).collect(),
        }
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Vec<ProgrammeTemplateAction> {
        let state = self.row.state;
        // Whether the plan has lines is said when it is tried.
        let steps = [
            (ProgrammeTemplateAction::Write, Action::Write, state.edit(1)),
            (
                ProgrammeTemplateAction::PutInUse,
                Action::PutInUse,
                state.put_in_use(1),
            ),
            (
                ProgrammeTemplateAction::Retire,
                Action::Retire,
                state.retire(),
            ),
        ];
        let can = steps
            .into_iter()
            .filter(|(_, deed, step)| step.is_ok() && self.may(*deed));
        can.map(|(action, ..)| action).collect()
    }
}

/// A line of a template's plan.
#[derive(Clone, Debug, SimpleObject)]
pub struct ProgrammeTemplateActivity {
    /// What is to be done.
    pub title: String,
    /// What kind of work it is.
    pub kind: ActivityKind,
    /// By when, in whole days after the programme's first day: 0 is the first day itself.
    pub due_day: i32,
    /// In which week of the programme that is, from 1.
    pub week: i32,
    /// What is to come of it, the form of the report among it; may be empty.
    pub expected_result: String,
}

impl From<&TemplateActivity> for ProgrammeTemplateActivity {
    fn from(line: &TemplateActivity) -> Self {
        Self {
            title: line.title.as_str().to_owned(),
            kind: line.kind.into(),
            due_day: line.due_day.into(),
            week: week_of(line.due_day).into(),
            expected_result: line.expected_result.as_str().to_owned(),
        }
    }
}

/// A template on real dates.
#[derive(Clone, Debug, SimpleObject)]
pub struct LaidOutProgramme {
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// The plan, in its order.
    pub activities: Vec<LaidOutActivity>,
}

/// A line of a plan on its day.
#[derive(Clone, Debug, SimpleObject)]
pub struct LaidOutActivity {
    /// What is to be done.
    pub title: String,
    /// What kind of work it is.
    pub kind: ActivityKind,
    /// The day by which it is to be done.
    pub planned_on: Date,
    /// What is to come of it; may be empty.
    pub expected_result: String,
}

/// From which template a programme was drafted. What the template became since is not taken over.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct ProgrammeTemplateOrigin {
    /// `programme-template:…`.
    pub template_id: ID,
    /// What it was called in the edition that was taken.
    pub title: String,
    /// Which edition was taken.
    pub edition: i32,
    /// The edition that the template has now.
    pub latest_edition: i32,
    /// Where the template stands now.
    pub state: ProgrammeTemplateState,
    #[graphql(skip)]
    viewer: Viewer,
    #[graphql(skip)]
    owner: domain::access::Place,
}

impl ProgrammeTemplateOrigin {
    /// What a programme remembers, for who may read the programme.
    pub(super) async fn of(viewer: &Viewer, origin: ProgrammeOrigin) -> Result<Self, GqlError> {
        let loaders = viewer.loaders();
        let row = loaders.load_one(ProgrammeTemplateById(origin.template));
        let row = row.await?.ok_or(GqlError::NotFound)?;
        let key = TemplateWordingOf(origin.template, origin.edition);
        let taken = loaders.load_one(key).await?.ok_or(GqlError::NotFound)?;
        Ok(Self {
            template_id: row.id.public(),
            title: taken.title.as_str().to_owned(),
            edition: origin.edition,
            latest_edition: row.edition,
            state: row.state.into(),
            viewer: viewer.clone(),
            owner: row.owner,
        })
    }
}

#[ComplexObject]
impl ProgrammeTemplateOrigin {
    /// Whose template it is.
    async fn owner(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.owner).await
    }

    /// Whether the template is in use in a newer edition than the programme was drafted from.
    async fn is_outdated(&self) -> bool {
        self.state == ProgrammeTemplateState::InUse && self.latest_edition > self.edition
    }
}
