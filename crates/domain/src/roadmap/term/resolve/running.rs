//! Work that goes on, and how long things are.

use super::place::{disjoint, last_stretch};
use super::reading::{Draft, Reading};
use super::settle::settle;
use crate::roadmap::term::clause::{Terms, Waiting};
use crate::roadmap::term::phrase::{Extent, Moment, When};
use crate::roadmap::term::schedule::{Assumption, Condition, Kind, Reason, Window};
use crate::roadmap::term::stretch::Stretch;

/// A stretch that goes on for so many days is work and not a date.
pub(super) const LONG: i64 = 190;

impl Reading {
    /// Work that goes on, with whatever bounds or details it has.
    pub fn running(&mut self, terms: &Terms) -> Vec<Draft> {
        let (bounds, dates): (Vec<When>, Vec<When>) =
            terms.whens.iter().cloned().partition(|when| {
                matches!(
                    when,
                    When::From(_) | When::Until { .. } | When::Years { .. }
                )
            });
        let (start, end) = self.bounds(&bounds);
        let mut extents = self.extents(&terms.running);
        extents.retain_mut(|window| {
            window.start = window.start.max(start);
            window.end = window.end.min(end);
            window.start <= window.end
        });
        let long = |windows: &[Window]| windows.iter().all(|window| length(window) > 62);
        let mut drafts = Vec::new();
        if !dates.is_empty() {
            if let Some(named) = self.listed(&terms.running) {
                let all: Vec<When> = named.into_iter().chain(dates).collect();
                let once = self.once(&all);
                return self.conditioned(vec![once], &terms.waiting);
            }
            let once = self.once(&dates);
            let lasts = long(&once.windows) && !once.windows.is_empty();
            if terms.detailed && !lasts {
                return self.conditioned(vec![once], &terms.waiting);
            }
            if lasts {
                extents = once.windows;
            } else {
                drafts.push(once);
            }
        }
        let short = !extents.is_empty()
            && terms
                .running
                .iter()
                .all(|extent| matches!(extent, Extent::These(_)))
            && extents.iter().all(|window| length(window) <= LONG);
        let named_years = terms.running.iter().any(|extent| match extent {
            Extent::These(whens) => whens.iter().any(|when| matches!(when, When::Years { .. })),
            Extent::Period | Extent::Month => false,
        });
        let kind = if short && !named_years {
            Kind::Once
        } else {
            Kind::Continuous
        };
        drafts.push(Draft::new(kind, extents));
        self.conditioned(drafts, &terms.waiting)
    }

    /// «в течение октября, ноября»: the stretches of what goes on, when they are as short as dates.
    pub fn listed(&self, running: &[Extent]) -> Option<Vec<When>> {
        let mut listed = Vec::new();
        for extent in running {
            let Extent::These(whens) = extent else {
                return None;
            };
            let short = whens.iter().all(|when| length_of(when) <= LONG);
            short.then_some(())?;
            listed.extend(whens.iter().cloned());
        }
        Some(listed)
    }

    /// The same with its condition: what is only done when asked waits, although it may be asked at any time.
    pub fn conditioned(&self, mut drafts: Vec<Draft>, waiting: &[Waiting]) -> Vec<Draft> {
        let (Some(waiting), Some(draft)) = (waiting.first(), drafts.last_mut()) else {
            return drafts;
        };
        draft.condition = Some(waiting.condition);
        let asked = matches!(
            waiting.condition,
            Condition::Need | Condition::Request | Condition::Event
        );
        if asked && draft.kind == Kind::Continuous {
            let windows = draft.windows.clone();
            draft.kind = Kind::OnDemand;
            draft
                .alternatives
                .push((Reason::ContinuousNotOnDemand, Kind::Continuous, windows));
        }
        drafts
    }

    /// The windows of what goes on.
    pub fn extents(&mut self, extents: &[Extent]) -> Vec<Window> {
        let (from, to) = (self.plan.period.from, self.plan.period.to);
        let mut windows: Vec<Window> = Vec::new();
        for extent in extents {
            match extent {
                Extent::Period | Extent::Month => windows.extend(self.plan.clip(from, to, false)),
                Extent::These(whens) => {
                    let whens = settle(whens.clone(), true);
                    self.assume(&whens);
                    windows.extend(whens.iter().flat_map(|when| self.plan.first(when)));
                }
            }
        }
        // What is named beats «постоянно».
        let named = extents
            .iter()
            .any(|extent| matches!(extent, Extent::These(_)));
        if named && windows.len() > 1 {
            let whole = self.plan.clip(from, to, false);
            windows.retain(|window| Some(*window) != whole);
        }
        if windows.is_empty() && named {
            self.assumptions.insert(Assumption::OutsidePeriod);
        }
        disjoint(windows)
    }
}

/// How many days a window has.
pub(super) fn length(window: &Window) -> i64 {
    (window.end - window.start).num_days() + 1
}

/// The stretch that a date names, for callers that compare lengths.
pub(super) fn length_of(when: &When) -> i64 {
    match when {
        When::Between(start, end) => {
            let months = |moment: &Moment| {
                let (month, day) = moment.stretch.order();
                i64::from(month) * 30 + i64::from(day)
            };
            let span = months(end) - months(start);
            let span = if span < 0 { span + 365 } else { span };
            span + end.stretch.length()
        }
        other => last_stretch(other).map_or(365, Stretch::length),
    }
}
