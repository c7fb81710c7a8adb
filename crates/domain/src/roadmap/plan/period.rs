//! For which days a plan is, by its title: «… на 2022–2024 годы», «… на 2023/2024 учебный год».

use crate::clock::Date;
use crate::roadmap::term::{self, Assumption, Period};

/// No plan is shorter, in days.
const SHORTEST: i64 = 27;

/// The period that a title names; `None` when it names none, or only a day.
pub fn period_of(title: &str) -> Option<Period> {
    let wide = Period {
        from: Date::from_ymd_opt(2000, 1, 1)?,
        to: Date::from_ymd_opt(2099, 12, 31)?,
    };
    let schedule = term::read(years(title)?, wide);
    if schedule.assumptions.contains(&Assumption::YearFromPeriod) {
        return None;
    }
    let windows = schedule.occurrences().into_iter();
    let long = windows
        .filter(|window| !window.open_start && (window.end - window.start).num_days() >= SHORTEST);
    let (from, to) = long.fold((None, None), |(from, to), window| {
        let from = from.map_or(window.start, |from: Date| from.min(window.start));
        let to = to.map_or(window.end, |to: Date| to.max(window.end));
        (Some(from), Some(to))
    });
    let period = Period {
        from: from?,
        to: to?,
    };
    Some(period)
}

/// The title from its first year on: what stands before it may speak of time in another sense. The year of a date or a
/// number of a paper is none.
fn years(title: &str) -> Option<&str> {
    let digit = |at: usize| title.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts = title.char_indices().map(|(at, _)| at);
    let mut found = starts.filter(|at| {
        let before = title.get(..*at).unwrap_or_default();
        let other = before.trim_end().ends_with(['№', '.', '/', '-'])
            || before.ends_with(|c: char| c.is_alphanumeric());
        let year = (*at..at + 4).all(digit) && !digit(at + 4);
        let century = title.get(*at..at + 2);
        !other && year && matches!(century, Some("19" | "20" | "21"))
    });
    title.get(found.next()?..)
}
