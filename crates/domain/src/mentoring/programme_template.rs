//! Templates of personalised programmes: a plan without people and without dates (form 7.7).
//!
//! ```text
//! DRAFT ──put in use──▶ IN_USE ──retire──▶ RETIRED ──put in use──▶ IN_USE
//!   └────────────────────────────retire──────▲
//! ```
//!
//! Every edit makes the next edition; a programme that was drafted from a template remembers which edition it was, and
//! no later edition touches it. The time of a line is told in whole days after the programme's first day: 0 is the first
//! day itself, 14 stands in the third week.

mod names;
mod timing;

use crate::mentoring::activity::ActivityKind;
use crate::mentoring::form::RolePairForm;
use crate::people::{DeficitKind, MenteeCategory, MentoringTopic};
use crate::text::{Line, Note, Prose, Title};

pub use names::without_names;
pub use timing::{LaidOut, due_day, lay_out, months_of, week_of};

/// The most lines of a template's plan, the same as of a programme's.
pub const MAX_TEMPLATE_ACTIVITIES: usize = 60;

/// What a template is called: at most 200 characters.
pub type TemplateTitle = Line<200>;
/// What a template is for: at most 1 000 characters.
pub type TemplatePurpose = Prose<1_000>;

/// Where a template stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TemplateState {
    /// Being written; its owner alone sees it.
    Draft,
    /// Programmes are drafted from it.
    InUse,
    /// Out of use; programmes that came from it keep their word of it.
    Retired,
}

/// Why a step was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TemplateStepError {
    /// A retired template is not edited before it is put in use again.
    #[error("the template is retired")]
    Retired,
    /// Not in the state that the step needs.
    #[error("the template is not waiting for this")]
    NotWaiting,
    /// A template without a single activity is no plan.
    #[error("the plan is empty")]
    PlanEmpty,
}

impl TemplateState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Draft, Self::InUse, Self::Retired];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::InUse => "IN_USE",
            Self::Retired => "RETIRED",
        }
    }

    /// Another edition is written; the state stays. One in use is not left without a plan.
    pub fn edit(self, activities: usize) -> Result<Self, TemplateStepError> {
        match self {
            Self::Draft => Ok(self),
            Self::InUse if activities == 0 => Err(TemplateStepError::PlanEmpty),
            Self::InUse => Ok(self),
            Self::Retired => Err(TemplateStepError::Retired),
        }
    }

    /// Programmes may be drafted from it from now on; also from one that was taken out of use by mistake.
    pub fn put_in_use(self, activities: usize) -> Result<Self, TemplateStepError> {
        match self {
            Self::Draft | Self::Retired if activities == 0 => Err(TemplateStepError::PlanEmpty),
            Self::Draft | Self::Retired => Ok(Self::InUse),
            Self::InUse => Err(TemplateStepError::NotWaiting),
        }
    }

    /// No programme is drafted from it any more.
    pub fn retire(self) -> Result<Self, TemplateStepError> {
        match self {
            Self::Draft | Self::InUse => Ok(Self::Retired),
            Self::Retired => Err(TemplateStepError::NotWaiting),
        }
    }
}

/// How many months a programme of this template lasts: 3 to 12, as every programme does (B-013).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(transparent)]
pub struct TemplateMonths(u8);

impl TemplateMonths {
    /// The lengths that there are.
    pub const RANGE: std::ops::RangeInclusive<u8> = 3..=12;

    /// So many months; `None` outside 3–12.
    pub fn of(months: i32) -> Option<Self> {
        let months = u8::try_from(months).ok()?;
        Self::RANGE.contains(&months).then_some(Self(months))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The last day, counted from the first one, that the longest term of so many months has.
    pub fn last_day(self) -> u16 {
        (u16::from(self.0) * 31).min(366) - 1
    }
}

/// A line of a template's plan.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct TemplateActivity {
    /// What is to be done.
    pub title: Title,
    /// What kind of work it is.
    pub kind: ActivityKind,
    /// By when, in whole days after the programme's first day.
    pub due_day: u16,
    /// What is to come of it, the form of the report among it.
    pub expected_result: Note,
}

/// What a template says, in one of its editions.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct TemplateContent {
    /// What it is called.
    pub title: TemplateTitle,
    /// What it is for.
    pub purpose: TemplatePurpose,
    /// For which form of mentoring; for any when left open.
    pub form: Option<RolePairForm>,
    /// For which mentees; for any when empty.
    pub categories: Vec<MenteeCategory>,
    /// On which deficits it works; on any when empty.
    pub deficits: Vec<DeficitKind>,
    /// What it is about; anything when empty.
    pub topics: Vec<MentoringTopic>,
    /// How long it lasts.
    pub months: TemplateMonths,
    /// What is to be reached.
    pub goal: Note,
    /// What will show that it was reached.
    pub expected_result: Note,
    /// The plan, in its order.
    pub activities: Vec<TemplateActivity>,
}

/// Why a content is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TemplateError {
    /// More lines than a plan holds.
    #[error("more than {MAX_TEMPLATE_ACTIVITIES} lines")]
    TooManyActivities,
    /// A line lies beyond the end of the programme.
    #[error("line {at} lies beyond the end")]
    DueOutside {
        /// Which line, from 0.
        at: usize,
    },
}

impl TemplateContent {
    /// The content, when its plan fits its length. What it suits is kept once each, in the order of the enums.
    pub fn checked(mut self) -> Result<Self, TemplateError> {
        if self.activities.len() > MAX_TEMPLATE_ACTIVITIES {
            return Err(TemplateError::TooManyActivities);
        }
        let last = self.months.last_day();
        let outside = |line: &TemplateActivity| line.due_day > last;
        if let Some(at) = self.activities.iter().position(outside) {
            return Err(TemplateError::DueOutside { at });
        }
        sort_once(&mut self.categories);
        sort_once(&mut self.deficits);
        sort_once(&mut self.topics);
        Ok(self)
    }
}

fn sort_once<T: Ord>(list: &mut Vec<T>) {
    list.sort();
    list.dedup();
}

#[cfg(test)]
mod tests;
