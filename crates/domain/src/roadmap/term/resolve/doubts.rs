//! What may be meant otherwise, and what is taken for granted.

use super::reading::{Draft, Reading};
use super::running::{LONG, length};
use super::units;
use crate::roadmap::term::phrase::{At, Moment, When, Year};
use crate::roadmap::term::schedule::{Assumption, Kind, Reason, Unit, Window};
use crate::roadmap::term::stretch::Stretch;

/// A list of more dates than these is not doubted date by date.
const MOST_DOUBTED: usize = 12;

/// Another reading: in what it differs, its kind, its windows.
pub(super) type Doubt = (Reason, Kind, Vec<Window>);

impl Reading {
    /// Other readings of dates.
    pub fn doubts(&self, whens: &[When], draft: &Draft) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if whens.len() > MOST_DOUBTED {
            return doubts;
        }
        for (at, when) in whens.iter().enumerate() {
            let mut replace = |reason, kind, other: When| {
                let all = whens.iter().enumerate();
                let windows = all.flat_map(|(place, when)| {
                    self.plan.first(if place == at { &other } else { when })
                });
                doubts.push((reason, kind, windows.collect()));
            };
            match when {
                When::Years {
                    years,
                    unclear: true,
                    ..
                } => {
                    let school = years.first().and_then(|year| match year {
                        Year::Calendar(year) => Some(Year::School(*year)),
                        Year::School(_) => None,
                    });
                    if let Some(school) = school {
                        let years = vec![school];
                        let other = When::Years {
                            years,
                            range: false,
                            unclear: false,
                        };
                        replace(Reason::SchoolYear, draft.kind, other);
                    }
                }
                When::Years { range: false, .. } if draft.kind == Kind::Once => {
                    replace(Reason::Continuous, Kind::Continuous, when.clone());
                }
                When::Until {
                    moment,
                    through: false,
                } => {
                    self.doubt_deadline(moment, &mut replace);
                    if let Some(other) = self.doubt_year(when, moment) {
                        doubts.push(other);
                    }
                }
                When::In(moment) => doubts.extend(self.doubt_year(when, moment)),
                When::Between(..) => {
                    let long = draft.windows.iter().any(|window| length(window) > LONG);
                    if long {
                        replace(Reason::Continuous, Kind::Continuous, when.clone());
                    }
                }
                _ => {}
            }
        }
        doubts
    }

    /// The same of the other kind of year, where the text does not say which.
    fn doubt_year(&self, when: &When, moment: &Moment) -> Option<Doubt> {
        let (calendar, school) = (moment.stretch.of_calendar(), moment.stretch.of_school());
        let said = !moment.years.is_empty() || calendar != moment.stretch;
        if said || calendar == school {
            return None;
        }
        let reason = match calendar {
            Stretch::PartOfYear(_) => Reason::OtherYearPart,
            _ => Reason::OtherHalfYear,
        };
        Some((reason, Kind::Once, self.plan.opposite().first(when)))
    }

    fn doubt_deadline(&self, moment: &Moment, replace: &mut impl FnMut(Reason, Kind, When)) {
        if !moment.stretch.deadline_is_inside() {
            let moment = moment.clone();
            replace(
                Reason::LastUnitIncluded,
                Kind::Once,
                When::Until {
                    moment,
                    through: true,
                },
            );
        } else if moment.stretch == Stretch::Year {
            let years = moment.years.iter().map(|year| year.shifted(-1)).collect();
            let moment = Moment::new(Stretch::Year, years);
            replace(
                Reason::LastUnitExcluded,
                Kind::Once,
                When::Until {
                    moment,
                    through: true,
                },
            );
        }
    }

    /// Notes what the stretches of `whens` take for granted.
    pub fn assume(&mut self, whens: &[When]) {
        for when in whens {
            let ends = match when {
                When::Between(start, end) => vec![start, end],
                When::In(moment) | When::From(moment) | When::Until { moment, .. } => vec![moment],
                When::Years { .. } => Vec::new(),
            };
            for moment in ends {
                let assumed = match self.plan.meant(moment.stretch, &moment.years) {
                    Stretch::SchoolHalf(_) => Assumption::SchoolHalfYears,
                    Stretch::Term(_) | Stretch::Trimester(_) => Assumption::SchoolTerms,
                    Stretch::Holidays(_) => Assumption::SchoolHolidays,
                    Stretch::WeekOfMonth { .. } => Assumption::WeekOfMonth,
                    Stretch::WorkingDayOf { .. } => Assumption::WorkingDay,
                    Stretch::PartOfYear(_)
                    | Stretch::PartOfSchoolYear(_)
                    | Stretch::PartOfQuarter(..)
                    | Stretch::PartOfHalf(..)
                    | Stretch::PartOfSchoolHalf(..)
                    | Stretch::PartOfTerm(..) => Assumption::PartOfUnit,
                    _ => continue,
                };
                self.assumptions.insert(assumed);
            }
        }
    }

    /// Notes what a rate takes for granted.
    pub fn assume_rate(&mut self, unit: Unit, ats: &[At]) {
        match unit {
            Unit::HalfYear if self.plan.school => {
                self.assumptions.insert(Assumption::SchoolHalfYears);
            }
            Unit::SchoolTerm | Unit::Trimester => {
                self.assumptions.insert(Assumption::SchoolTerms);
            }
            _ => {}
        }
        for at in ats {
            let assumed = match at {
                At::WorkingDay { .. } => Assumption::WorkingDay,
                At::Week(_) => Assumption::WeekOfMonth,
                At::Third(_) | At::Month { .. } => Assumption::PartOfUnit,
                At::MonthDay(_) | At::ByMonthDay(_) | At::MonthDays(..)
                    if units::days_of(unit) > 31 =>
                {
                    Assumption::DeadlineAfterQuarter
                }
                _ => continue,
            };
            self.assumptions.insert(assumed);
        }
    }
}
