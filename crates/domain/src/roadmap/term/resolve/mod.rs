//! From clauses to the answer: windows, rules, doubts.

mod doubts;
mod except;
mod place;
mod rated;
mod reading;
mod rules;
mod running;
mod settle;
mod units;

use super::clause::Clauses;
use super::schedule::{Alternative, Assumption, Kind, Part, Period, Schedule};
use place::Plan;
use reading::Reading;

/// The most windows that all parts and their other readings list together: whoever asks gets an answer of a size that
/// can be sent, whatever the text repeats.
const MOST_IN_ALL: usize = 2_000;

/// What `clauses` of `text` say inside `period`.
pub(super) fn schedule(text: &str, clauses: Clauses, period: Period) -> Schedule {
    let mut reading = Reading::new(Plan::new(period));
    let mut schedule = Schedule {
        kind: Kind::NotUnderstood,
        parts: Vec::new(),
        not_understood: clauses.leftovers,
        alternatives: Vec::new(),
        assumptions: Vec::new(),
    };
    let mut room = MOST_IN_ALL;
    for clause in clauses.list {
        for mut draft in reading.clause(&clause) {
            let part = schedule.parts.len();
            if draft.fit(&mut room) {
                reading.assumptions.insert(Assumption::WindowsCut);
            }
            let alternatives = draft.alternatives.into_iter();
            schedule
                .alternatives
                .extend(alternatives.map(|(reason, kind, windows)| Alternative {
                    part,
                    reason,
                    kind,
                    windows,
                }));
            schedule.parts.push(Part {
                kind: draft.kind,
                span: clause.span.clone(),
                responsible: clause.responsible.clone(),
                windows: draft.windows,
                minimum: draft.minimum,
                rrule: draft.rrule,
                condition: draft.condition,
            });
        }
    }
    schedule.assumptions = reading.assumptions.into_iter().collect();
    schedule.kind = kind_of(&schedule.parts);
    debug_assert!(
        schedule
            .parts
            .iter()
            .all(|part| text.get(part.span.clone()).is_some())
    );
    schedule
}

/// The kind of the whole. Several duties that wait, or several that go on, are still one kind; anything else that
/// differs is a compound.
fn kind_of(parts: &[Part]) -> Kind {
    let Some(first) = parts.first() else {
        return Kind::NotUnderstood;
    };
    let alike = matches!(first.kind, Kind::OnDemand | Kind::Continuous)
        && parts
            .iter()
            .all(|part| part.kind == first.kind && part.responsible.is_none());
    if parts.len() == 1 || alike {
        first.kind
    } else {
        Kind::Compound
    }
}
