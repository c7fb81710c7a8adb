//! Duties that repeat.

use chrono::Datelike;

use super::place::{disjoint, has_year};
use super::reading::{Draft, Reading};
use super::running::length_of;
use super::settle::settle;
use super::{rules, units};
use crate::clock::Date;
use crate::roadmap::term::clause::Terms;
use crate::roadmap::term::phrase::{At, Extent, Moment, Rate, When, Year};
use crate::roadmap::term::schedule::{Assumption, Kind, Minimum, Reason, Unit, Window};
use crate::roadmap::term::stretch::Stretch;

/// Dates of a repeated duty, by what they do.
#[derive(Default)]
struct Dates {
    /// What repeats every year.
    occurrences: Vec<When>,
    /// Within what it repeats.
    within: Vec<When>,
    /// From when on, and until when.
    bounds: Vec<When>,
    /// The beginning, where the rhythm starts.
    phase: Option<Moment>,
    /// A deadline with a year that may as well end the repetition.
    last: Option<When>,
}

impl Reading {
    /// A rule, after the first dates of `head` where the term has them.
    pub(super) fn rated(&mut self, terms: &Terms, head: Option<&Terms>) -> Draft {
        let rate = rate_of(terms);
        if rate.every == 0 {
            return self.times(terms, rate.times);
        }
        let ats = ats_of(terms, rate.unit);
        self.assume_rate(rate.unit, &ats);
        let yearly = matches!(rate.unit, Unit::Year | Unit::SchoolYear);
        let mut whens = terms.whens.clone();
        if yearly {
            // «в течение сентября каждого года»
            whens.extend(self.listed(&terms.running).unwrap_or_default());
        }
        let whens = settle(whens, false);
        let mut dates = sorted(whens, rate, yearly);
        let first = head.map(|head| settle(head.whens.iter().map(begun_in).collect(), true));
        let begun = first.as_ref().map(|whens| {
            let windows = whens.iter().flat_map(|when| self.plan.first(when));
            disjoint(windows.collect())
        });
        if let Some(first) = &first
            && dates.occurrences.is_empty()
            && yearly
            && rate.times == 1
        {
            // «ноябрь 2021, далее ежегодно»: every November.
            let repeats = first
                .iter()
                .filter(|when| !matches!(when, When::Years { .. }));
            dates.occurrences = repeats.cloned().collect();
            self.assume(first);
        }
        let (mut from, to) = self.bounds(&dates.bounds);
        let begun = begun.unwrap_or_default();
        let follows = !begun.is_empty() || head.is_some();
        if let Some(last) = begun.last() {
            from = from.max(last.end.succ_opt().unwrap_or(last.end));
        }
        let bounds = (from, to);
        let mut draft = if dates.occurrences.is_empty() {
            self.by_unit(rate, &ats, &dates, bounds, terms, begun.last())
        } else {
            self.by_dates(rate, &dates, bounds, begun.last())
        };
        if let (Some(first), Some(begin)) = (&first, begun.first()) {
            // The other reading of such a chain repeats its first dates until that day.
            let repeated = first.iter().map(without_years);
            let repeated = repeated.flat_map(|when| self.plan.every(&when));
            let within = repeated.filter(|window| begin.start <= window.start && window.end <= to);
            let within: Vec<Window> = within.collect();
            for (_, _, windows) in draft
                .alternatives
                .iter_mut()
                .filter(|(reason, ..)| *reason == Reason::DateEndsRepetition)
            {
                windows.clone_from(&within);
            }
        }
        if follows {
            draft.windows = disjoint(begun.iter().chain(&draft.windows).copied().collect());
            let same = head.is_some_and(|head| head.whens.len() == 1)
                && dates
                    .occurrences
                    .iter()
                    .all(|when| first.as_ref().is_some_and(|first| first.contains(when)))
                || matches!(dates.occurrences.as_slice(), []);
            if let (Some(rule), Some(first)) = (&mut draft.rrule, begun.first().filter(|_| same)) {
                rule.first = first.end;
            }
        }
        draft.kind = Kind::Recurring;
        draft.condition = terms.waiting.first().map(|waiting| waiting.condition);
        let count = u32::try_from(dates.occurrences.len()).unwrap_or(1);
        let count = if yearly {
            rate.times.max(count)
        } else {
            rate.times
        };
        draft.minimum = Some(Minimum {
            count,
            every: rate.every,
            unit: rate.unit,
        });
        draft
    }

    /// So many times, without a unit: on the dates or in each year.
    fn times(&mut self, terms: &Terms, times: u32) -> Draft {
        let minimum = Some(Minimum {
            count: times,
            every: 1,
            unit: Unit::Year,
        });
        let dated = !terms.whens.is_empty() && terms.running.is_empty();
        if times == 1 && terms.whens.is_empty() && terms.running.is_empty() {
            // «однократно»
            let (from, to) = (self.plan.period.from, self.plan.period.to);
            let window = self.plan.clip(from, to, false);
            return Draft::new(Kind::Once, window.into_iter().collect());
        }
        let draft = if dated {
            self.once(&terms.whens)
        } else {
            let rate = Rate {
                times,
                counted: true,
                ..Rate::each(Unit::Year)
            };
            let terms = Terms {
                rates: vec![rate],
                ..terms.clone()
            };
            self.rated(&terms, None)
        };
        Draft { minimum, ..draft }
    }

    /// Dates that come back every year.
    fn by_dates(
        &mut self,
        rate: Rate,
        dates: &Dates,
        (mut from, to): (Date, Date),
        begun: Option<&Window>,
    ) -> Draft {
        self.assume(&dates.occurrences);
        let single = {
            let mut years: Vec<Year> = dates.occurrences.iter().flat_map(years_of).collect();
            years.sort_by_key(|year| match year {
                Year::Calendar(year) | Year::School(year) => *year,
            });
            years.dedup();
            years.len() <= 1 || dates.occurrences.len() > 1 && years.len() <= 2
        };
        let whens: Vec<When> = if single {
            for when in dates.occurrences.iter().filter(|when| has_year(when)) {
                if let Some(first) = self.plan.every(when).first()
                    && begun.is_none()
                    && !first.open_start
                {
                    from = from.max(first.start);
                }
            }
            dates.occurrences.iter().map(without_years).collect()
        } else {
            dates.occurrences.clone()
        };
        let all = whens.iter().flat_map(|when| self.plan.every(when));
        let mut windows: Vec<Window> = all
            .filter(|window| window.end >= from && window.end <= to)
            .map(|window| Window {
                start: window.start.max(from),
                ..window
            })
            .collect();
        // «декабрь 2022 (с 2023 года ежегодно)»: the date itself counts, too.
        if single && begun.is_none() && dates.last.is_none() {
            let dated = dates.occurrences.iter().filter(|when| has_year(when));
            windows.extend(dated.flat_map(|when| self.plan.every(when)));
        }
        windows.sort_unstable_by_key(|window| (window.end, window.start));
        if let (true, Some(first)) = (rate.every > 1, windows.first()) {
            let start = begun.map_or(first.end.year(), |begun| begun.end.year());
            let every = i32::try_from(rate.every).unwrap_or(1).max(1);
            windows.retain(|window| (window.end.year() - start).rem_euclid(every) == 0);
        }
        let windows = disjoint(windows);
        let rrule = rules::yearly(&self.plan, &whens, rate.every, &windows, to);
        let mut draft = Draft::new(Kind::Recurring, windows);
        draft.rrule = rrule;
        if let Some(last) = &dates.last {
            let (_, last) = self.bounds(std::slice::from_ref(last));
            let windows = units::unit_windows(&self.plan, rate.unit, rate.every, (from, last), &[]);
            draft
                .alternatives
                .push((Reason::DateEndsRepetition, Kind::Recurring, windows));
        }
        draft
    }

    /// Every unit, or as many times in a unit.
    fn by_unit(
        &mut self,
        rate: Rate,
        ats: &[At],
        dates: &Dates,
        bounds: (Date, Date),
        terms: &Terms,
        begun: Option<&Window>,
    ) -> Draft {
        let step = units::months_of(rate.unit).map(|months| months * rate.every);
        let step = step.filter(|months| rate.times > 0 && months % rate.times == 0);
        let step = step
            .map(|months| months / rate.times)
            .filter(|months| *months > 0);
        if let (Some(begun), Some(step), true) = (begun, step, ats.is_empty()) {
            let windows = units::steps_after(&self.plan, begun.end, step, bounds.1);
            let mut draft = Draft::new(Kind::Recurring, windows);
            let mut rule = rules::month_ends(step, begun.end);
            rule.until = Some(bounds.1);
            draft.rrule = Some(rule);
            return draft;
        }
        let plan = self.plan;
        let every_unit = |bounds| units::unit_windows(&plan, rate.unit, rate.every, bounds, ats);
        if let (Some(_), Some(step @ 2..), true) = (&dates.phase, step, ats.is_empty()) {
            let windows = units::months_from(&self.plan, bounds.0, step, bounds.1);
            let mut draft = Draft::new(Kind::Recurring, windows);
            let mut rule = rules::month_ends(
                step,
                draft.windows.first().map_or(bounds.0, |window| window.end),
            );
            rule.until = Some(bounds.1);
            draft.rrule = Some(rule);
            draft.alternatives.push((
                Reason::CalendarQuarters,
                Kind::Recurring,
                every_unit(bounds),
            ));
            return draft;
        }
        let within: Vec<Window> = if dates.within.is_empty() {
            let named = terms
                .running
                .iter()
                .any(|extent| matches!(extent, Extent::These(_)));
            if named {
                self.extents(&terms.running)
            } else {
                Vec::new()
            }
        } else {
            let all = dates.within.iter().flat_map(|when| self.plan.every(when));
            disjoint(all.collect())
        };
        let mut windows = Vec::new();
        if within.is_empty() {
            windows = every_unit(bounds);
        } else {
            for inside in &within {
                let bounds = (inside.start.max(bounds.0), inside.end.min(bounds.1));
                windows.extend(units::unit_windows(
                    &self.plan, rate.unit, rate.every, bounds, ats,
                ));
                if windows.len() > super::place::MOST_WINDOWS {
                    break;
                }
            }
        }
        let mut draft = Draft::new(Kind::Recurring, disjoint(windows));
        if within.len() <= 1 {
            let until = within
                .first()
                .map_or(bounds.1, |inside| inside.end.min(bounds.1));
            draft.rrule = rules::of_unit(
                &self.plan,
                rate.unit,
                rate.every,
                ats,
                &draft.windows,
                until,
            );
        }
        if ats.iter().any(|at| matches!(at, At::WorkingDay { .. })) {
            self.assumptions.insert(Assumption::WorkingDay);
        }
        draft
    }
}

/// The rate that counts: the one that says a number, or the shortest unit.
fn rate_of(terms: &Terms) -> Rate {
    let named = terms.rates.iter().filter(|rate| rate.every > 0);
    let best = named.min_by_key(|rate| (!rate.counted, units::days_of(rate.unit)));
    let times = terms.rates.iter().find(|rate| rate.every == 0);
    let best = match (best, times) {
        (Some(best), Some(times)) if !best.counted => Some(Rate {
            times: times.times,
            counted: true,
            ..*best
        }),
        (Some(best), _) => Some(*best),
        (None, times) => times.copied(),
    };
    best.unwrap_or_else(|| {
        let weekly = terms.ats.iter().any(|at| matches!(at, At::Weekday(_)));
        Rate::each(if weekly { Unit::Week } else { Unit::Month })
    })
}

/// The places in the unit, of all the rates that share it.
fn ats_of(terms: &Terms, unit: Unit) -> Vec<At> {
    // «раз в квартал (до 5 числа)»
    let of_month = |rate: &&Rate| {
        rate.unit == unit || (rate.unit == Unit::Month && unit == Unit::Quarter && !rate.counted)
    };
    let rates = terms.rates.iter().filter(of_month);
    let own = rates.filter_map(|rate| rate.at);
    let mut ats: Vec<At> = own.chain(terms.ats.iter().copied()).collect();
    ats.dedup();
    ats
}

/// What each date of a repeated duty does.
fn sorted(whens: Vec<When>, rate: Rate, yearly: bool) -> Dates {
    let mut dates = Dates::default();
    let deadlines = whens
        .iter()
        .filter(|when| matches!(when, When::Until { .. }))
        .count();
    let others = whens
        .iter()
        .any(|when| matches!(when, When::In(_) | When::Between(..)));
    for when in whens {
        match &when {
            When::Between(_, end) if matches!(end.stretch, Stretch::Year | Stretch::SchoolYear) => {
                dates.bounds.push(when);
            }
            When::In(_) | When::Between(..) => {
                let shorter =
                    units::days_of(rate.unit) * i64::from(rate.every) * 3 < length_of(&when) * 2;
                if shorter && !yearly {
                    dates.within.push(when);
                } else {
                    dates.occurrences.push(when);
                }
            }
            When::Until { moment, .. } => {
                let whole_year = matches!(moment.stretch, Stretch::Year | Stretch::SchoolYear);
                if whole_year || !(yearly || deadlines > 1) {
                    dates.bounds.push(when);
                    continue;
                }
                if !moment.years.is_empty() && deadlines == 1 {
                    // Each year by that day, and in the year named for the last time.
                    dates.bounds.push(when.clone());
                    dates.last = Some(when.clone());
                    dates.occurrences.push(without_years(&when));
                } else {
                    dates.occurrences.push(when);
                }
            }
            When::From(moment) => {
                let whole_year = matches!(moment.stretch, Stretch::Year | Stretch::SchoolYear);
                if yearly && rate.times == 1 && !whole_year && !others && deadlines == 0 {
                    dates.occurrences.push(When::In(moment.clone()));
                    if moment.years.is_empty() {
                        continue;
                    }
                }
                if matches!(moment.stretch, Stretch::Month(_)) {
                    dates.phase = Some(moment.clone());
                }
                dates.bounds.push(when);
            }
            When::Years { .. } => dates.bounds.push(when),
        }
    }
    dates
}

/// «с сентября 2023, далее ежегодно»: the September is what repeats.
fn begun_in(when: &When) -> When {
    match when {
        When::From(moment) if !matches!(moment.stretch, Stretch::Year | Stretch::SchoolYear) => {
            When::In(moment.clone())
        }
        other => other.clone(),
    }
}

fn years_of(when: &When) -> Vec<Year> {
    match when {
        When::In(moment) | When::From(moment) | When::Until { moment, .. } => moment.years.clone(),
        When::Between(start, _) => start.years.clone(),
        When::Years { years, .. } => years.clone(),
    }
}

fn without_years(when: &When) -> When {
    let bare = |moment: &Moment| Moment::new(moment.stretch, Vec::new());
    match when {
        When::In(moment) => When::In(bare(moment)),
        When::Between(start, end) => When::Between(bare(start), bare(end)),
        When::From(moment) => When::From(bare(moment)),
        When::Until { moment, through } => When::Until {
            moment: bare(moment),
            through: *through,
        },
        When::Years { .. } => when.clone(),
    }
}
