//! The dated occurrences of a row: what each of its duties has to be done by.
//!
//! | the term says | occurrences |
//! |---|---|
//! | dates, windows, a rule | each of them |
//! | so many times in a unit, without days | windows of equal length, as many as it says |
//! | all through a time | one for each half of a school year, to be confirmed (Q-29) |
//! | on request, no date | none: somebody records what was done |

use chrono::Days;

use super::row::Reading;
use super::term::{self, Kind, Minimum, Period, Schedule, Window};
use crate::clock::{Date, SchoolYear};

/// No duty has more occurrences.
const MOST: usize = 120;

/// The windows of a term under the chosen reading, within the plan's period, in order.
pub fn windows_of(text: &str, reading: Reading, period: Period) -> Vec<Window> {
    if reading == Reading::NoDate {
        return Vec::new();
    }
    let schedule = term::read(text, period);
    let mut windows: Vec<Window> = Vec::new();
    for (at, part) in schedule.parts.iter().enumerate() {
        let (kind, found) = match other(&schedule, reading, at) {
            Some(other) => other,
            None => (part.kind, part.windows.as_slice()),
        };
        match kind {
            Kind::Continuous => windows.extend(found.iter().flat_map(halves)),
            Kind::OnDemand | Kind::NotUnderstood => {}
            Kind::Once | Kind::Recurring | Kind::Compound => match part.minimum {
                Some(minimum) => windows.extend(found.iter().flat_map(|one| split(one, minimum))),
                None => windows.extend(found),
            },
        }
    }
    windows.sort_unstable();
    windows.dedup();
    windows.truncate(MOST);
    windows
}

/// Whether a row can be in force: its term says days, or that it waits for something, or a person chose that it has no
/// date.
pub fn has_reading(text: &str, reading: Reading, period: Period) -> bool {
    if reading == Reading::NoDate {
        return true;
    }
    let schedule = term::read(text, period);
    let waits = schedule
        .parts
        .iter()
        .any(|part| part.kind == Kind::OnDemand);
    waits || !windows_of(text, reading, period).is_empty()
}

/// The windows of the part `at` in the reading that was chosen instead.
fn other(schedule: &Schedule, reading: Reading, at: usize) -> Option<(Kind, &[Window])> {
    let Reading::Alternative { part, reason } = reading else {
        return None;
    };
    let mut others = schedule.alternatives.iter();
    let chosen = others.find(|other| other.part == part && other.reason == reason)?;
    (at == part).then_some((chosen.kind, chosen.windows.as_slice()))
}

/// A time that goes on, cut at the borders of half-years: 1 September and 1 January.
fn halves(whole: &Window) -> Vec<Window> {
    let mut pieces = Vec::new();
    let mut start = whole.start;
    while start <= whole.end && pieces.len() < MOST {
        let end = half_ends(start).min(whole.end);
        pieces.push(Window {
            start,
            end,
            open_start: whole.open_start && start == whole.start,
        });
        match end.checked_add_days(Days::new(1)) {
            Some(next) => start = next,
            None => break,
        }
    }
    pieces
}

fn half_ends(day: Date) -> Date {
    let year = SchoolYear::of(day);
    let new_year = Date::from_ymd_opt(year.first_year(), 12, 31);
    match new_year {
        Some(last) if day <= last => last,
        _ => year.ends_on().max(day),
    }
}

/// A window in which something is to be done several times, in as many parts of equal length.
fn split(whole: &Window, minimum: Minimum) -> Vec<Window> {
    let days = (whole.end - whole.start).num_days() + 1;
    let unit = 365 / i64::from(one(minimum).per_year().max(1));
    let unit = unit * i64::from(minimum.every.max(1));
    // To the nearest: a year that the plan cuts to eleven months still asks for two.
    let times = (i64::from(minimum.count) * days + unit / 2) / unit.max(1);
    let times = times.clamp(1, days.min(i64::try_from(MOST).unwrap_or(i64::MAX)));
    let day = |nth: i64| {
        let shift = u64::try_from(days * nth / times).unwrap_or(0);
        whole.start.checked_add_days(Days::new(shift))
    };
    let piece = |nth: i64| {
        let next = day(nth + 1)?;
        Some(Window {
            start: day(nth)?,
            end: next.pred_opt()?,
            open_start: whole.open_start && nth == 0,
        })
    };
    (0..times).filter_map(piece).collect()
}

/// Once in one unit.
fn one(minimum: Minimum) -> Minimum {
    Minimum {
        count: 1,
        every: 1,
        unit: minimum.unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roadmap::term::Reason;
    use crate::testing::day;

    fn school_year() -> Period {
        Period {
            from: day("2026-09-01"),
            to: day("2027-08-31"),
        }
    }

    fn days(text: &str, reading: Reading, period: Period) -> Vec<String> {
        let windows = windows_of(text, reading, period).into_iter();
        windows
            .map(|window| format!("{} – {}", window.start, window.end))
            .collect()
    }

    #[test]
    fn dates_and_rules_are_taken_as_they_are_read() {
        let read = |text| days(text, Reading::AsRead, school_year());
        assert_eq!(read("до 1 февраля 2027"), ["2026-09-01 – 2027-02-01"]);
        assert_eq!(
            read("октябрь, март"),
            ["2026-10-01 – 2026-10-31", "2027-03-01 – 2027-03-31"]
        );
        assert_eq!(read("ежемесячно").len(), 12);
    }

    #[test]
    fn what_goes_on_is_confirmed_each_half_of_a_school_year() {
        let read = |text| days(text, Reading::AsRead, school_year());
        let halves = ["2026-09-01 – 2026-12-31", "2027-01-01 – 2027-08-31"];
        assert_eq!(read("постоянно"), halves);
        let years = Period {
            from: day("2026-03-15"),
            to: day("2028-02-01"),
        };
        assert_eq!(
            days("постоянно", Reading::AsRead, years),
            [
                "2026-03-15 – 2026-08-31",
                "2026-09-01 – 2026-12-31",
                "2027-01-01 – 2027-08-31",
                "2027-09-01 – 2027-12-31",
                "2028-01-01 – 2028-02-01",
            ]
        );
    }

    #[test]
    fn so_many_times_a_year_are_windows_of_equal_length() {
        let period = Period {
            from: day("2026-01-01"),
            to: day("2026-12-31"),
        };
        let twice = windows_of("не реже двух раз в год", Reading::AsRead, period);
        assert_eq!(twice.len(), 2, "{twice:?}");
        let lengths = twice.iter().map(|one| (one.end - one.start).num_days());
        let lengths: Vec<_> = lengths.collect();
        assert!(lengths[0].abs_diff(lengths[1]) <= 1, "{lengths:?}");
        assert_eq!(twice[0].start, period.from);
        assert_eq!(twice[1].end, period.to);
        let four = windows_of("не менее 4 раз в год", Reading::AsRead, period);
        assert_eq!(four.len(), 4, "{four:?}");
    }

    #[test]
    fn on_request_and_without_date_nothing_is_due() {
        let period = school_year();
        for text in ["по запросу", "по мере необходимости"] {
            assert!(windows_of(text, Reading::AsRead, period).is_empty());
            assert!(has_reading(text, Reading::AsRead, period));
        }
        assert!(windows_of("ноябрь", Reading::NoDate, period).is_empty());
        assert!(has_reading("ноябрь", Reading::NoDate, period));
    }

    #[test]
    fn what_is_not_understood_has_no_reading_until_somebody_chooses() {
        for text in ["", "–", "на усмотрение"] {
            assert!(!has_reading(text, Reading::AsRead, school_year()), "{text}");
            assert!(has_reading(text, Reading::NoDate, school_year()), "{text}");
        }
    }

    #[test]
    fn another_reading_takes_the_place_of_the_first() {
        let period = Period {
            from: day("2026-09-01"),
            to: day("2028-08-31"),
        };
        let every = Reading::Alternative {
            part: 0,
            reason: Reason::EveryYearOfPeriod,
        };
        assert_eq!(windows_of("ноябрь", Reading::AsRead, period).len(), 1);
        assert_eq!(windows_of("ноябрь", every, period).len(), 2);
        // One that the term no longer has is as good as none.
        let gone = Reading::Alternative {
            part: 3,
            reason: Reason::EveryYearOfPeriod,
        };
        assert_eq!(windows_of("ноябрь", gone, period).len(), 1);
    }

    #[test]
    fn windows_lie_in_the_period_in_order() {
        let terms = [
            "ежемесячно",
            "еженедельно",
            "не реже 3 раз в год",
            "постоянно",
            "I полугодие",
            "сентябрь 2026, далее ежеквартально",
        ];
        for text in terms {
            let windows = windows_of(text, Reading::AsRead, school_year());
            assert!(!windows.is_empty() && windows.len() <= MOST, "{text}");
            assert!(windows.is_sorted(), "{text}: {windows:?}");
            for window in windows {
                assert!(window.start <= window.end, "{text}: {window:?}");
                assert!(school_year().from <= window.start && window.end <= school_year().to);
            }
        }
    }
}
