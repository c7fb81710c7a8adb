//! What «кроме …» takes away from windows and rules.

use chrono::Days;

use super::place::Plan;
use super::reading::Draft;
use crate::roadmap::term::clause::Clause;
use crate::roadmap::term::phrase::When;
use crate::roadmap::term::rrule::Frequency;
use crate::roadmap::term::schedule::{Kind, Window};
use crate::roadmap::term::stretch::Stretch;

/// What is left out of a clause.
pub(super) struct LeftOut {
    windows: Vec<Window>,
    /// The months that are left out, when nothing else is.
    months: Option<Vec<u32>>,
}

/// What `clause` leaves out, in every year of the plan.
pub(super) fn left_out(plan: Plan, clause: &Clause) -> LeftOut {
    let then = clause.then.iter().flat_map(|then| &then.except);
    let whens: Vec<&When> = clause.head.except.iter().chain(then).collect();
    let month = |when: &&When| match when {
        When::In(moment) if moment.years.is_empty() => match moment.stretch {
            Stretch::Month(month) => Some(month),
            _ => None,
        },
        _ => None,
    };
    LeftOut {
        windows: whens.iter().flat_map(|when| plan.every(when)).collect(),
        months: whens.iter().map(month).collect(),
    }
}

impl LeftOut {
    /// Takes it away: from what goes on, its days; of what is done once in a window, the windows within it.
    pub fn from(&self, draft: &mut Draft) {
        if self.windows.is_empty() {
            return;
        }
        let before = draft.windows.len();
        for out in &self.windows {
            draft.windows = match draft.kind {
                Kind::Continuous => draft.windows.iter().flat_map(|w| cut(*w, *out)).collect(),
                _ => {
                    let within =
                        |window: &Window| out.start <= window.start && window.end <= out.end;
                    draft
                        .windows
                        .iter()
                        .copied()
                        .filter(|window| !within(window))
                        .collect()
                }
            };
        }
        draft.alternatives.clear();
        if draft.windows.len() == before {
            return;
        }
        let first = draft.windows.first().map(|window| window.end);
        let rule = draft.rrule.take().zip(self.months.as_ref()).zip(first);
        draft.rrule = rule.and_then(|((mut rule, months), first)| {
            let each_month = rule.frequency == Frequency::Monthly
                && rule.interval == 1
                && rule.months.is_empty();
            rule.months = (1..=12).filter(|month| !months.contains(month)).collect();
            rule.first = first;
            each_month.then_some(rule)
        });
    }
}

/// What of `window` lies before and after `out`.
fn cut(window: Window, out: Window) -> Vec<Window> {
    if out.end < window.start || window.end < out.start {
        return vec![window];
    }
    let before = out.start.checked_sub_days(Days::new(1));
    let after = out.end.checked_add_days(Days::new(1));
    let head = before.map(|end| Window { end, ..window });
    let tail = after.map(|start| Window {
        start,
        open_start: false,
        ..window
    });
    let sound = |window: &Window| window.start <= window.end;
    head.into_iter().chain(tail).filter(sound).collect()
}
