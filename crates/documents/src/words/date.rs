//! Dates and spans as papers print them.

use chrono::Datelike;
use domain::clock::{Date, SchoolYear};

/// A gap for a date that is written in by hand.
pub const DATE_GAP: &str = "__.__.____";

/// «1 сентября 2026 г.», with no-break spaces.
pub fn long(date: Date) -> String {
    format!(
        "{}\u{a0}{}\u{a0}{}\u{a0}г.",
        date.day(),
        month_genitive(date),
        date.year()
    )
}

/// «01.09.2026».
pub fn short(date: Date) -> String {
    date.format("%d.%m.%Y").to_string()
}

/// «с 01.09.2026» and, where the end is known, «по 31.05.2027».
pub fn span(from: Date, until: Option<Date>) -> Vec<String> {
    let mut lines = vec![format!("с\u{a0}{}", short(from))];
    lines.extend(until.map(|until| format!("по\u{a0}{}", short(until))));
    lines
}

/// «2026/2027 учебный год».
pub fn school_year(year: SchoolYear) -> String {
    let first = year.first_year();
    format!("{first}/{} учебный год", first + 1)
}

fn month_genitive(date: Date) -> &'static str {
    // `month0` is 0–11, so the last arm is December.
    match date.month0() {
        0 => "января",
        1 => "февраля",
        2 => "марта",
        3 => "апреля",
        4 => "мая",
        5 => "июня",
        6 => "июля",
        7 => "августа",
        8 => "сентября",
        9 => "октября",
        10 => "ноября",
        _ => "декабря",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_date_is_printed_with_the_month_in_the_genitive() {
        assert_eq!(long(on(2026, 9, 1)), "1\u{a0}сентября\u{a0}2026\u{a0}г.");
        assert_eq!(long(on(2027, 5, 31)), "31\u{a0}мая\u{a0}2027\u{a0}г.");
        assert_eq!(long(on(2026, 12, 9)), "9\u{a0}декабря\u{a0}2026\u{a0}г.");
        assert_eq!(short(on(2026, 9, 1)), "01.09.2026");
    }

    #[test]
    fn an_open_span_has_no_last_day() {
        assert_eq!(span(on(2026, 9, 1), None), ["с\u{a0}01.09.2026"]);
        let closed = span(on(2026, 9, 1), Some(on(2027, 5, 31)));
        assert_eq!(closed, ["с\u{a0}01.09.2026", "по\u{a0}31.05.2027"]);
    }

    #[test]
    fn a_school_year_has_two_calendar_years() {
        let year = SchoolYear::starting(2026).unwrap();
        assert_eq!(school_year(year), "2026/2027 учебный год");
    }
}
