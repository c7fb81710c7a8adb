//! The windows of dates inside a plan's period.

use chrono::{Datelike, Days};

use crate::clock::Date;
use crate::roadmap::term::phrase::{Moment, When, Year};
use crate::roadmap::term::schedule::{Period, Window};
use crate::roadmap::term::stretch::Stretch;

/// The most windows that a part lists.
pub(super) const MOST_WINDOWS: usize = 1000;

/// The plan in whose period dates are placed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub period: Period,
    /// Whether the period is made of school years.
    pub school: bool,
}

impl Plan {
    /// A period from August or September to some end of a school year counts in school years.
    pub fn new(period: Period) -> Self {
        let from = (period.from.month(), period.from.day());
        let school = ((8, 1)..=(9, 30)).contains(&from) && (5..=8).contains(&period.to.month());
        Self { period, school }
    }

    /// The same plan as if it counted in the other kind of years.
    pub fn opposite(self) -> Self {
        Self {
            school: !self.school,
            ..self
        }
    }

    /// What of the days from `start` to `end` lies in the period.
    pub fn clip(&self, start: Date, end: Date, open_start: bool) -> Option<Window> {
        let start = start.max(self.period.from);
        let end = end.min(self.period.to);
        (start <= end).then_some(Window {
            start,
            end,
            open_start,
        })
    }

    /// The years in which something that touches the period may begin.
    fn years(&self) -> impl Iterator<Item = i32> + use<> {
        self.period.from.year().saturating_sub(1)..=self.period.to.year()
    }

    /// A stretch as this plan means it.
    pub fn meant(&self, stretch: Stretch, years: &[Year]) -> Stretch {
        let said = years.first();
        match said {
            Some(Year::School(_)) => stretch.of_school(),
            None if self.school => stretch.of_school(),
            Some(Year::Calendar(_)) | None => stretch,
        }
    }

    /// The days of a moment in one of the years beside it.
    fn days(&self, moment: &Moment, year: Year) -> Option<(Date, Date)> {
        let stretch = self.meant(moment.stretch, &moment.years);
        match (year, stretch) {
            (Year::School(first), Stretch::SchoolYear | Stretch::Year) => {
                Stretch::SchoolYear.days(first)
            }
            (Year::School(first), stretch) => stretch.days_of_school_year(first),
            (Year::Calendar(year), stretch) => stretch.days(year),
        }
    }

    /// All the days that `when` means: in each of its years, or in every year that touches the period. Not clipped;
    /// `None` for a start that the text leaves open.
    fn all(&self, when: &When) -> Vec<(Option<Date>, Option<Date>)> {
        let years_of = |moment: &Moment| -> Vec<Year> {
            if moment.years.is_empty() {
                self.years().map(Year::Calendar).collect()
            } else {
                moment.years.clone()
            }
        };
        match when {
            When::In(moment) => years_of(moment)
                .into_iter()
                .filter_map(|year| self.days(moment, year))
                .map(|(start, end)| (Some(start), Some(end)))
                .collect(),
            When::Between(start, end) => self.between(start, end, &years_of(start)),
            When::Until { moment, through } => years_of(moment)
                .into_iter()
                .filter_map(|year| self.days(moment, year))
                .filter_map(|(start, end)| deadline(moment, *through, start, end))
                .map(|end| (None, Some(end)))
                .collect(),
            When::From(moment) => years_of(moment)
                .into_iter()
                .filter_map(|year| self.days(moment, year))
                .map(|(start, _)| (Some(start), None))
                .collect(),
            When::Years { years, range, .. } => {
                let days = |year: &Year| match year {
                    Year::Calendar(year) => Stretch::Year.days(*year),
                    Year::School(year) => Stretch::SchoolYear.days(*year),
                };
                let all: Vec<(Date, Date)> = years.iter().filter_map(days).collect();
                match (all.first(), all.last(), range) {
                    (Some((start, _)), Some((_, end)), true) => vec![(Some(*start), Some(*end))],
                    _ => all.into_iter().map(|(a, b)| (Some(a), Some(b))).collect(),
                }
            }
        }
    }

    fn between(
        &self,
        start: &Moment,
        end: &Moment,
        years: &[Year],
    ) -> Vec<(Option<Date>, Option<Date>)> {
        let order = |moment: &Moment| self.meant(moment.stretch, &moment.years).order();
        let wraps = order(start) > order(end);
        let one = |(at, year): (usize, &Year)| {
            let (from, _) = self.days(start, *year)?;
            let last = match end.years.get(at).or(end.years.last()) {
                Some(year) => *year,
                None => match year {
                    Year::Calendar(_) if wraps => year.shifted(1),
                    other => *other,
                },
            };
            let (_, to) = self.days(end, last)?;
            (from <= to).then_some((Some(from), Some(to)))
        };
        years.iter().enumerate().filter_map(one).collect()
    }

    /// The windows of `when` in every year of the period that it can mean, and whether it had a year of its own.
    pub fn every(&self, when: &When) -> Vec<Window> {
        let mut windows = Vec::new();
        for (start, end) in self.all(when) {
            let open = start.is_none();
            if self.is_beyond(when, start, end) {
                continue;
            }
            let start = start.unwrap_or(self.period.from);
            let end = end.unwrap_or(self.period.to);
            windows.extend(self.clip(start, end, open));
            if windows.len() > MOST_WINDOWS {
                break;
            }
        }
        windows
    }

    /// Whether something without a year is another plan's: a deadline after this one has ended, or what began long
    /// before it.
    fn is_beyond(&self, when: &When, start: Option<Date>, end: Option<Date>) -> bool {
        let late = start.is_none() && end.is_some_and(|end| end > self.period.to);
        let early =
            start.is_some_and(|start| end.is_some() && (self.period.from - start).num_days() > 31);
        !has_year(when) && (late || early)
    }

    /// Whether the text says a day with its year that the plan does not have.
    pub fn is_cut(&self, when: &When) -> bool {
        let outside = |day: &Option<Date>| {
            day.is_some_and(|day| !(self.period.from..=self.period.to).contains(&day))
        };
        has_year(when)
            && self
                .all(when)
                .iter()
                .any(|(start, end)| outside(start) || outside(end))
    }

    /// The windows of `when` in its own years, or the first one in the period when it has none.
    pub fn first(&self, when: &When) -> Vec<Window> {
        if has_year(when) {
            return self.every(when);
        }
        let touching = |(start, end): &(Option<Date>, Option<Date>)| {
            if self.is_beyond(when, *start, *end) {
                return None;
            }
            let clipped = self.clip(
                start.unwrap_or(self.period.from),
                end.unwrap_or(self.period.to),
                start.is_none(),
            );
            clipped.map(|window| (*start, *end, window))
        };
        let candidates: Vec<_> = self.all(when).iter().filter_map(touching).collect();
        let long = matches!(when, When::Between(..) | When::From(_))
            || last_stretch(when).is_some_and(|stretch| stretch.length() > 31);
        let whole = candidates
            .iter()
            .find(|(start, ..)| start.is_none_or(|start| start >= self.period.from));
        let chosen = if long {
            whole.or(candidates.first())
        } else {
            candidates.first()
        };
        chosen.map(|(.., window)| *window).into_iter().collect()
    }
}

/// The last day of a deadline: the last day of what is named, or the day before it.
fn deadline(moment: &Moment, through: bool, start: Date, end: Date) -> Option<Date> {
    if through || moment.stretch.deadline_is_inside() {
        Some(end)
    } else {
        start.checked_sub_days(Days::new(1))
    }
}

/// Whether the text says the year.
pub(super) fn has_year(when: &When) -> bool {
    match when {
        When::In(moment) | When::From(moment) | When::Until { moment, .. } => {
            !moment.years.is_empty()
        }
        When::Between(start, end) => !(start.years.is_empty() && end.years.is_empty()),
        When::Years { .. } => true,
    }
}

/// What is named last.
pub(super) fn last_stretch(when: &When) -> Option<Stretch> {
    match when {
        When::In(moment)
        | When::Between(_, moment)
        | When::From(moment)
        | When::Until { moment, .. } => Some(moment.stretch),
        When::Years { .. } => None,
    }
}

/// The windows in order, without overlap: a later one begins after the one before it has ended.
pub(super) fn disjoint(mut windows: Vec<Window>) -> Vec<Window> {
    windows.sort_unstable_by_key(|window| (window.end, window.start));
    windows.dedup();
    let mut out: Vec<Window> = Vec::with_capacity(windows.len());
    for mut window in windows {
        if let Some(last) = out.last()
            && window.start <= last.end
        {
            let Some(next) = last.end.checked_add_days(Days::new(1)) else {
                break;
            };
            if next > window.end {
                continue;
            }
            window.start = next;
        }
        out.push(window);
    }
    out
}
