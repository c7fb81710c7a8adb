//! What a clause means: one duty, or several of different kinds.

use std::collections::BTreeSet;

use chrono::Days;

use super::except::left_out;
use super::place::{MOST_WINDOWS, Plan, disjoint, has_year, last_stretch};
use super::rules;
use super::settle::settle;
use crate::clock::Date;
use crate::roadmap::term::clause::{Clause, Terms, Waiting, in_month};
use crate::roadmap::term::phrase::{At, Moment, When, Year};
use crate::roadmap::term::rrule::Rrule;
use crate::roadmap::term::schedule::{Assumption, Condition, Kind, Minimum, Reason, Window};
use crate::roadmap::term::stretch::Stretch;

/// A part that does not know its place in the text yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub kind: Kind,
    pub windows: Vec<Window>,
    pub minimum: Option<Minimum>,
    pub rrule: Option<Rrule>,
    pub condition: Option<Condition>,
    pub alternatives: Vec<(Reason, Kind, Vec<Window>)>,
}

impl Draft {
    pub fn new(kind: Kind, windows: Vec<Window>) -> Self {
        Self {
            kind,
            windows,
            minimum: None,
            rrule: None,
            condition: None,
            alternatives: Vec::new(),
        }
    }
}

impl Draft {
    /// Takes from `room` what the windows need; says whether some had to go. Other readings give way first.
    pub fn fit(&mut self, room: &mut usize) -> bool {
        let mut cut = false;
        let readings = self.alternatives.iter_mut().map(|(.., windows)| windows);
        for windows in std::iter::once(&mut self.windows).chain(readings) {
            cut |= windows.len() > *room;
            windows.truncate(*room);
            *room -= windows.len();
        }
        self.alternatives
            .retain(|(.., windows)| !windows.is_empty());
        cut
    }
}

/// The reading of one term.
pub(super) struct Reading {
    pub plan: Plan,
    pub assumptions: BTreeSet<Assumption>,
}

impl Reading {
    pub fn new(plan: Plan) -> Self {
        Self {
            plan,
            assumptions: BTreeSet::new(),
        }
    }

    /// The duties of one clause.
    pub fn clause(&mut self, clause: &Clause) -> Vec<Draft> {
        let head = refined(&clause.head);
        let then = clause.then.as_ref().map(refined);
        let then = then.filter(|then| !then.is_empty());
        let mut drafts = match then {
            None => self.terms(&head),
            Some(then) if head.is_empty() => self.terms(&then),
            Some(then) => self.chain(&head, &then),
        };
        let except = left_out(self.plan, clause);
        for draft in &mut drafts {
            draft.windows = disjoint(std::mem::take(&mut draft.windows));
            except.from(draft);
            if draft.windows.len() > MOST_WINDOWS {
                draft.windows.truncate(MOST_WINDOWS);
                self.assumptions.insert(Assumption::WindowsCut);
            }
            for (_, _, windows) in &mut draft.alternatives {
                *windows = disjoint(std::mem::take(windows));
                windows.truncate(MOST_WINDOWS);
            }
            let windows = &draft.windows;
            draft.alternatives.retain(|(_, kind, other)| {
                (*kind, other) != (draft.kind, windows) && !other.is_empty()
            });
        }
        drafts
    }

    pub fn terms(&mut self, terms: &Terms) -> Vec<Draft> {
        if !(terms.rates.is_empty() && terms.ats.is_empty()) {
            return vec![self.rated(terms, None)];
        }
        if !terms.running.is_empty() {
            return self.running(terms);
        }
        if terms.whens.is_empty() {
            return self.waiting(&terms.waiting);
        }
        let mut drafts = vec![self.once(&terms.whens)];
        if drafts.iter().all(|draft| draft.kind == Kind::Continuous) {
            return self.conditioned(drafts, &terms.waiting);
        }
        for waiting in &terms.waiting {
            let waits = matches!(
                waiting.condition,
                Condition::Need | Condition::Request | Condition::Arrival
            );
            match drafts.first_mut() {
                Some(first) if waiting.bracketed || !waits => {
                    first.condition = Some(waiting.condition)
                }
                _ => drafts.extend(self.waiting(&[*waiting])),
            }
        }
        drafts
    }

    fn waiting(&self, waiting: &[Waiting]) -> Vec<Draft> {
        let first = waiting.first();
        let draft = first.map(|waiting| Draft {
            condition: Some(waiting.condition),
            ..Draft::new(Kind::OnDemand, Vec::new())
        });
        draft.into_iter().collect()
    }

    /// A date or a list of them.
    pub fn once(&mut self, whens: &[When]) -> Draft {
        let whens = settle(whens.to_vec(), true);
        self.assume(&whens);
        let windows: Vec<Window> = whens
            .iter()
            .flat_map(|when| self.plan.first(when))
            .collect();
        let every: Vec<Window> = whens
            .iter()
            .flat_map(|when| self.plan.every(when))
            .collect();
        if whens.iter().any(|when| self.plan.is_cut(when)) {
            self.assumptions.insert(Assumption::OutsidePeriod);
        }
        if whens.iter().any(|when| !has_year(when)) {
            self.assumptions.insert(Assumption::YearFromPeriod);
        }
        let going_on = whens.iter().all(|when| match when {
            When::From(_) => true,
            When::Between(_, end) => matches!(end.stretch, Stretch::Year | Stretch::SchoolYear),
            When::Years { years, range, .. } => {
                *range || years.iter().all(|year| matches!(year, Year::School(_)))
            }
            _ => false,
        });
        let kind = if going_on {
            Kind::Continuous
        } else {
            Kind::Once
        };
        let mut draft = Draft::new(kind, disjoint(windows));
        if kind == Kind::Once && draft.windows.len() > 1 {
            draft.rrule = rules::of_list(&draft.windows);
        }
        draft.alternatives = self.doubts(&whens, &draft);
        let every = disjoint(every);
        if every.len() > draft.windows.len() && !going_on {
            draft
                .alternatives
                .insert(0, (Reason::EveryYearOfPeriod, Kind::Recurring, every));
        }
        draft
    }

    /// The first and the last day that «с …» and «до …» leave.
    pub fn bounds(&mut self, bounds: &[When]) -> (Date, Date) {
        let (mut from, mut to) = (self.plan.period.from, self.plan.period.to);
        for bound in settle(bounds.to_vec(), true) {
            let windows = self.plan.first(&bound);
            match (windows.first(), windows.last()) {
                (Some(first), Some(last)) => {
                    from = from.max(first.start);
                    to = to.min(last.end);
                }
                // Outside the plan nothing is left.
                _ => {
                    self.assumptions.insert(Assumption::OutsidePeriod);
                    to = from.pred_opt().unwrap_or(from);
                }
            }
        }
        (from, to)
    }

    /// «сентябрь 2021, далее …»
    fn chain(&mut self, head: &Terms, then: &Terms) -> Vec<Draft> {
        if head.whens.is_empty() || !head.running.is_empty() || !head.ats.is_empty() {
            let mut drafts = self.terms(head);
            drafts.extend(self.terms(then));
            return drafts;
        }
        if !(then.rates.is_empty() && then.ats.is_empty()) {
            return vec![self.rated(then, Some(head))];
        }
        if !then.is_ruled() {
            let mut terms = head.clone();
            terms.whens.extend(then.whens.iter().cloned());
            return self.terms(&terms);
        }
        let mut drafts = self.terms(head);
        let ended = drafts
            .first()
            .and_then(|draft| draft.windows.last())
            .map(|window| window.end);
        let mut rest = self.terms(then);
        if let Some(next) = ended.and_then(|end| end.checked_add_days(Days::new(1))) {
            for draft in &mut rest {
                draft.windows.retain_mut(|window| {
                    window.start = window.start.max(next);
                    window.start <= window.end
                });
            }
        }
        drafts.extend(rest);
        drafts
    }
}

/// Dates with the week or weekday that was named beside them: «октябрь, третий четверг».
fn refined(terms: &Terms) -> Terms {
    let mut terms = terms.clone();
    let months = terms.whens.iter().all(
        |when| matches!(when, When::In(moment) if matches!(moment.stretch, Stretch::Month(_))),
    );
    let dated = terms.whens.iter().any(|when| {
        last_stretch(when).is_some_and(|stretch| matches!(stretch, Stretch::Day { .. }))
    });
    if dated {
        // «28 августа (четверг)»: the date says it already.
        terms.ats.retain(|at| !matches!(at, At::Weekday(_)));
    }
    if terms.ats.is_empty() || terms.whens.is_empty() || !months {
        return terms;
    }
    let ats = std::mem::take(&mut terms.ats);
    let months = std::mem::take(&mut terms.whens);
    for when in &months {
        let When::In(moment) = when else { continue };
        let Stretch::Month(month) = moment.stretch else {
            continue;
        };
        for at in &ats {
            let stretch = in_month(*at, month).unwrap_or(moment.stretch);
            terms
                .whens
                .push(When::In(Moment::new(stretch, moment.years.clone())));
        }
    }
    terms
}
