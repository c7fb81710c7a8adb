//! Working days of Russia, as terms of labour law are counted (Labour Code art. 112, 351.8).
//!
//! The Government moves days off every year. A year whose table is not here falls back to what the law itself says:
//! weekends, holidays, and the Monday after a holiday on a weekend; the answer tells on what it rests.

use chrono::{Datelike, Days, Weekday};

use super::Date;

/// On what an answer about working days rests; the weaker ground of several years counts.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum WorkingDaysGround {
    /// The production calendar of the year, with the days that the Government moved.
    ProductionCalendar,
    /// Holidays and weekends alone: moved days of the year are not known here.
    LawAlone,
}

/// A year's days that are not what the weekday says.
struct YearTable {
    year: i32,
    /// Days off among Monday to Friday, as (month, day).
    off: &'static [(u32, u32)],
    /// Working days among Saturday and Sunday.
    on: &'static [(u32, u32)],
}

/// Decrees of the Government on moved days off: № 1314 of 10.08.2023, № 1335 of 04.10.2024, № 1466 of 24.09.2025.
const TABLES: &[YearTable] = &[
    YearTable {
        year: 2024,
        off: &[
            (1, 1),
            (1, 2),
            (1, 3),
            (1, 4),
            (1, 5),
            (1, 8),
            (2, 23),
            (3, 8),
            (4, 29),
            (4, 30),
            (5, 1),
            (5, 9),
            (5, 10),
            (6, 12),
            (11, 4),
            (12, 30),
            (12, 31),
        ],
        on: &[(4, 27), (11, 2), (12, 28)],
    },
    YearTable {
        year: 2025,
        off: &[
            (1, 1),
            (1, 2),
            (1, 3),
            (1, 6),
            (1, 7),
            (1, 8),
            (5, 1),
            (5, 2),
            (5, 8),
            (5, 9),
            (6, 12),
            (6, 13),
            (11, 3),
            (11, 4),
            (12, 31),
        ],
        on: &[(11, 1)],
    },
    YearTable {
        year: 2026,
        off: &[
            (1, 1),
            (1, 2),
            (1, 5),
            (1, 6),
            (1, 7),
            (1, 8),
            (1, 9),
            (2, 23),
            (3, 9),
            (5, 1),
            (5, 11),
            (6, 12),
            (11, 4),
            (12, 31),
        ],
        on: &[],
    },
];

/// Holidays that are not working days in any year, but for those of January.
const HOLIDAYS: &[(u32, u32)] = &[(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)];

/// Whether `day` is worked in a five-day week, and on what that rests.
pub fn is_working_day(day: Date) -> (bool, WorkingDaysGround) {
    let of_year = (day.month(), day.day());
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    if let Some(table) = TABLES.iter().find(|table| table.year == day.year()) {
        let works = if weekend {
            table.on.contains(&of_year)
        } else {
            !table.off.contains(&of_year)
        };
        return (works, WorkingDaysGround::ProductionCalendar);
    }
    let off = weekend || is_holiday(of_year) || is_moved_to(day);
    (!off, WorkingDaysGround::LawAlone)
}

/// The `count`th working day after `day`: the first day on which a notice of so many working days has run out is the one
/// after it.
pub fn working_days_after(day: Date, count: u32) -> (Date, WorkingDaysGround) {
    let (mut at, mut left) = (day, count);
    let mut ground = WorkingDaysGround::ProductionCalendar;
    while left > 0 {
        let Some(next) = at.checked_add_days(Days::new(1)) else {
            break;
        };
        at = next;
        let (works, rests_on) = is_working_day(at);
        ground = ground.max(rests_on);
        if works {
            left -= 1;
        }
    }
    (at, ground)
}

fn is_holiday((month, day): (u32, u32)) -> bool {
    (month == 1 && day <= 8) || HOLIDAYS.contains(&(month, day))
}

/// Whether a holiday of the weekend before, other than those of January, makes this day one off.
fn is_moved_to(day: Date) -> bool {
    if day.weekday() != Weekday::Mon {
        return false;
    }
    let holiday = |days| {
        let before = day.checked_sub_days(Days::new(days));
        before.is_some_and(|before| HOLIDAYS.contains(&(before.month(), before.day())))
    };
    holiday(1) || holiday(2)
}

#[cfg(test)]
mod tests;
