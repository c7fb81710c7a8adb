//! What two wordings of a programme say differently.

use async_graphql::{SimpleObject, Union};
use domain::mentoring::Difference;

use super::activity::ActivityKind;
use super::enums::mirror;
use crate::date::Date;

mirror! {
    /// A text of a programme or of a line of its plan.
    ProgrammeText = "domain::mentoring::WordsPart" {
        /// What the programme is to reach.
        Goal,
        /// What will show that it was reached.
        ExpectedResult,
        /// Why it lasts longer than a year.
        LongTermReason,
        /// What is to be done in an activity.
        ActivityTitle,
        /// What is to come of an activity.
        ActivityResult,
    }
}

/// One thing that another wording of a programme says differently.
#[derive(Clone, Union)]
pub enum ProgrammeDifference {
    /// Other words.
    Words(WordsDifference),
    /// Another day.
    Day(DayDifference),
    /// Another kind of work.
    Kind(KindDifference),
    /// A line that comes or goes.
    Activity(ActivityDifference),
    /// A deficit that comes or goes.
    Deficit(DeficitDifference),
    /// Another order of the lines that stay.
    Order(OrderDifference),
}

/// Other words.
#[derive(Clone, SimpleObject)]
pub struct WordsDifference {
    /// Which text.
    pub text: ProgrammeText,
    /// The title of the activity, for a text of a line.
    pub activity: Option<String>,
    /// Before; may be empty.
    pub words_before: String,
    /// After; may be empty.
    pub words_after: String,
}

/// Another last day, or another day of an activity.
#[derive(Clone, SimpleObject)]
pub struct DayDifference {
    /// The title of the activity; `null` for the last day of the programme.
    pub activity: Option<String>,
    /// Before.
    pub day_before: Date,
    /// After.
    pub day_after: Date,
}

/// Another kind of work.
#[derive(Clone, SimpleObject)]
pub struct KindDifference {
    /// The title of the activity.
    pub title: String,
    /// Before.
    pub kind_before: ActivityKind,
    /// After.
    pub kind_after: ActivityKind,
}

/// A line of the plan that comes or goes.
#[derive(Clone, SimpleObject)]
pub struct ActivityDifference {
    /// Whether it comes; otherwise it goes.
    pub added: bool,
    /// What is to be done.
    pub title: String,
    /// The day by which it is to be done.
    pub planned_on: Date,
}

/// A deficit that comes or goes.
#[derive(Clone, SimpleObject)]
pub struct DeficitDifference {
    /// Whether it comes; otherwise it goes.
    pub added: bool,
    /// Which one, in words.
    pub area: String,
}

/// The lines that stay stand in another order.
#[derive(Clone, SimpleObject)]
pub struct OrderDifference {
    /// Always true; a type needs a field.
    pub reordered: bool,
}

impl From<Difference> for ProgrammeDifference {
    fn from(difference: Difference) -> Self {
        match difference {
            Difference::Words {
                part,
                activity,
                before,
                after,
            } => Self::Words(WordsDifference {
                text: part.into(),
                activity,
                words_before: before,
                words_after: after,
            }),
            Difference::Day {
                activity,
                before,
                after,
            } => Self::Day(DayDifference {
                activity,
                day_before: before.into(),
                day_after: after.into(),
            }),
            Difference::Kind {
                activity,
                before,
                after,
            } => Self::Kind(KindDifference {
                title: activity,
                kind_before: before.into(),
                kind_after: after.into(),
            }),
            Difference::ActivityAdded(line) => Self::Activity(ActivityDifference {
                added: true,
                title: line.title,
                planned_on: line.planned_on.into(),
            }),
            Difference::ActivityDropped(line) => Self::Activity(ActivityDifference {
                added: false,
                title: line.title,
                planned_on: line.planned_on.into(),
            }),
            Difference::DeficitAdded(deficit) => Self::Deficit(DeficitDifference {
                added: true,
                area: deficit.area,
            }),
            Difference::DeficitDropped(deficit) => Self::Deficit(DeficitDifference {
                added: false,
                area: deficit.area,
            }),
            Difference::Reordered => Self::Order(OrderDifference { reordered: true }),
        }
    }
}
