//! What a programme says, edition by edition, and what another wording would change (B-085).
//!
//! The first edition comes into force with the approval; each approved change makes the next one.

use std::collections::{BTreeMap, HashMap};

use chrono::Duration;

use crate::clock::Date;
use crate::id::{ActivityId, DeficitId};
use crate::mentoring::activity::{ActivityKind, ActivityState};
use crate::mentoring::form::MentoringFormat;
use crate::mentoring::programme::{DraftError, TermWarning, check_term};

/// The whole wording of a programme at one time.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct ProgrammeContent {
    /// What is to be reached.
    pub goal: String,
    /// What will show that it was reached.
    pub expected_result: String,
    /// First day; a change does not move it.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Why it lasts longer than a year.
    pub long_term_reason: Option<String>,
    /// The deficits that it works on.
    pub deficits: Vec<NamedDeficit>,
    /// The plan, in its order.
    pub plan: Vec<PlannedActivity>,
}

/// A deficit with the words that it had then.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct NamedDeficit {
    /// Which.
    pub id: DeficitId,
    /// In words.
    pub area: String,
}

/// A line of a plan, without how far it has got.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct PlannedActivity {
    /// Which; a line keeps its id from edition to edition.
    pub id: ActivityId,
    /// What is to be done.
    pub title: String,
    /// What kind of work it is.
    pub kind: ActivityKind,
    /// The day by which it is to be done.
    pub planned_on: Date,
    /// What is to come of it.
    pub expected_result: String,
}

/// A text of a programme or of a line of its plan.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum WordsPart {
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

/// One thing in which two wordings differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Difference {
    /// Other words.
    Words {
        /// Which text.
        part: WordsPart,
        /// The title of the activity, for a text of a line.
        activity: Option<String>,
        /// Before; may be empty.
        before: String,
        /// After; may be empty.
        after: String,
    },
    /// Another last day of the whole, or another day of an activity.
    Day {
        /// The title of the activity; `None` for the last day of the programme.
        activity: Option<String>,
        /// Before.
        before: Date,
        /// After.
        after: Date,
    },
    /// Another kind of work.
    Kind {
        /// The title of the activity.
        activity: String,
        /// Before.
        before: ActivityKind,
        /// After.
        after: ActivityKind,
    },
    /// A new line.
    ActivityAdded(PlannedActivity),
    /// A line that is there no more.
    ActivityDropped(PlannedActivity),
    /// The lines that stay stand in another order.
    Reordered,
    /// A deficit that is worked on from now on.
    DeficitAdded(NamedDeficit),
    /// A deficit that is no longer worked on.
    DeficitDropped(NamedDeficit),
}

/// Why another wording cannot be proposed or put into force.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AmendError {
    /// It says what the edition in force says.
    #[error("nothing is changed")]
    NothingChanged,
    /// The last day lies before the first one, or has passed.
    #[error("the last day has passed")]
    EndsInThePast,
    /// Shorter than three months, and the format is not a short one (B-013).
    #[error("shorter than three months")]
    TooShort,
    /// Longer than twelve months without the curator's reason.
    #[error("longer than twelve months without a reason")]
    TooLongWithoutReason,
    /// An activity that was handed in or accepted is changed or left out.
    #[error("work that was done is changed")]
    TouchesWorkDone,
    /// A plan without a single activity is no plan.
    #[error("the plan is empty")]
    PlanEmpty,
}

impl ProgrammeContent {
    /// The same programme with another last day. With `shift_from`, each line that `movable` names and that is planned
    /// on that day or later moves by as many days as the end does; what lies before stays.
    pub fn extended(
        &self,
        ends_on: Date,
        movable: &[ActivityId],
        shift_from: Option<Date>,
    ) -> Self {
        let by = ends_on.signed_duration_since(self.ends_on);
        let moved = |line: &PlannedActivity| {
            let moves = shift_from.is_some_and(|from| line.planned_on >= from);
            let planned_on = if moves && movable.contains(&line.id) {
                line.planned_on
                    .checked_add_signed(by)
                    .unwrap_or(line.planned_on)
            } else {
                line.planned_on
            };
            PlannedActivity {
                planned_on,
                ..line.clone()
            }
        };
        Self {
            ends_on,
            plan: self.plan.iter().map(moved).collect(),
            ..self.clone()
        }
    }

    /// By how many days the last day of `later` lies after this one's.
    pub fn days_until_end_of(&self, later: &Self) -> i64 {
        later
            .ends_on
            .signed_duration_since(self.ends_on)
            .max(Duration::days(-36_500))
            .num_days()
    }

    /// What `after` says otherwise, in the order of reading.
    pub fn differences(&self, after: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        let words = |part, before: &str, after: &str| {
            (before != after).then(|| Difference::Words {
                part,
                activity: None,
                before: before.to_owned(),
                after: after.to_owned(),
            })
        };
        found.extend(words(WordsPart::Goal, &self.goal, &after.goal));
        let (result, later) = (&self.expected_result, &after.expected_result);
        found.extend(words(WordsPart::ExpectedResult, result, later));
        if self.ends_on != after.ends_on {
            found.push(Difference::Day {
                activity: None,
                before: self.ends_on,
                after: after.ends_on,
            });
        }
        let reason = |content: &Self| content.long_term_reason.clone().unwrap_or_default();
        let (before, later) = (reason(self), reason(after));
        found.extend(words(WordsPart::LongTermReason, &before, &later));
        found.extend(self.deficit_differences(after));
        found.extend(self.plan_differences(after));
        found
    }

    fn deficit_differences(&self, after: &Self) -> Vec<Difference> {
        let names = |of: &Self, id: DeficitId| of.deficits.iter().any(|deficit| deficit.id == id);
        let dropped = self.deficits.iter().filter(|old| !names(after, old.id));
        let added = after.deficits.iter().filter(|new| !names(self, new.id));
        let dropped = dropped.cloned().map(Difference::DeficitDropped);
        dropped
            .chain(added.cloned().map(Difference::DeficitAdded))
            .collect()
    }

    fn plan_differences(&self, after: &Self) -> Vec<Difference> {
        let before: HashMap<ActivityId, &PlannedActivity> =
            self.plan.iter().map(|line| (line.id, line)).collect();
        let later: HashMap<ActivityId, &PlannedActivity> =
            after.plan.iter().map(|line| (line.id, line)).collect();
        let mut found = Vec::new();
        for line in &after.plan {
            match before.get(&line.id) {
                None => found.push(Difference::ActivityAdded(line.clone())),
                Some(old) => found.extend(old.differences(line)),
            }
        }
        let gone = self.plan.iter().filter(|old| !later.contains_key(&old.id));
        found.extend(gone.cloned().map(Difference::ActivityDropped));
        let kept = |plan: &[PlannedActivity], other: &HashMap<ActivityId, &PlannedActivity>| {
            let ids = plan.iter().map(|line| line.id);
            ids.filter(|id| other.contains_key(id)).collect::<Vec<_>>()
        };
        if kept(&self.plan, &later) != kept(&after.plan, &before) {
            found.push(Difference::Reordered);
        }
        found
    }

    /// Checks `after` as the next edition of a programme in force, whose lines stand where `states` says. A term of
    /// more than a year is a warning here: the curator's reason is asked for by [`Self::check_reason`].
    pub fn check_amendment(
        &self,
        after: &Self,
        states: &BTreeMap<ActivityId, ActivityState>,
        format: MentoringFormat,
        today: Date,
    ) -> Result<Option<TermWarning>, AmendError> {
        if after.plan.is_empty() {
            return Err(AmendError::PlanEmpty);
        }
        if self.differences(after).is_empty() {
            return Err(AmendError::NothingChanged);
        }
        // A programme that is overdue may be put in order without being prolonged.
        if after.ends_on < today && after.ends_on != self.ends_on {
            return Err(AmendError::EndsInThePast);
        }
        let fixed = |line: &&PlannedActivity| {
            let state = states.get(&line.id);
            state.is_some_and(|state| !state.may_be_changed())
        };
        let mut fixed = self.plan.iter().filter(fixed);
        if !fixed.all(|line| after.plan.contains(line)) {
            return Err(AmendError::TouchesWorkDone);
        }
        let short = |error| match error {
            DraftError::EndsBeforeItBegins => AmendError::EndsInThePast,
            DraftError::TooLongWithoutReason => AmendError::TooLongWithoutReason,
            DraftError::TooShort
            | DraftError::NotDraft
            | DraftError::PairNotActive
            | DraftError::ProgrammeExists => AmendError::TooShort,
        };
        check_term(after.starts_on, after.ends_on, format, true).map_err(short)
    }

    /// Asks for the curator's reason where a term of more than a year becomes longer.
    pub fn check_reason(
        &self,
        after: &Self,
        warning: Option<TermWarning>,
    ) -> Result<(), AmendError> {
        match warning {
            Some(TermWarning::LongerThanYear)
                if after.long_term_reason.is_none() && after.ends_on > self.ends_on =>
            {
                Err(AmendError::TooLongWithoutReason)
            }
            Some(TermWarning::LongerThanYear) | None => Ok(()),
        }
    }
}

impl PlannedActivity {
    fn differences(&self, after: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        if self.title != after.title {
            found.push(Difference::Words {
                part: WordsPart::ActivityTitle,
                activity: Some(self.title.clone()),
                before: self.title.clone(),
                after: after.title.clone(),
            });
        }
        if self.kind != after.kind {
            found.push(Difference::Kind {
                activity: after.title.clone(),
                before: self.kind,
                after: after.kind,
            });
        }
        if self.planned_on != after.planned_on {
            found.push(Difference::Day {
                activity: Some(after.title.clone()),
                before: self.planned_on,
                after: after.planned_on,
            });
        }
        if self.expected_result != after.expected_result {
            found.push(Difference::Words {
                part: WordsPart::ActivityResult,
                activity: Some(after.title.clone()),
                before: self.expected_result.clone(),
                after: after.expected_result.clone(),
            });
        }
        found
    }
}

#[cfg(test)]
mod tests;
