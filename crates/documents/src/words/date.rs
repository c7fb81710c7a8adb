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

/// The date that a text says, in one of the ways in which people write it: «01.09.2024», «1.9.24», «2024-09-01»,
/// «1 сентября 2024 г.». A year of two digits is one of 1930–2029, as in Excel.
pub fn parse(text: &str) -> Option<Date> {
    let said = text.trim().to_lowercase().replace('\u{a0}', " ");
    let said = said
        .split(" 00:00")
        .next()?
        .split(" 0:00")
        .next()?
        .split('t')
        .next()?;
    let said = said
        .trim_end_matches("года")
        .trim_end_matches("г.")
        .trim_end_matches('г')
        .trim();
    let parts: Vec<&str> = said
        .split(['.', '-', '/', ' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = *parts.as_slice() else {
        return None;
    };
    let number = |part: &str| {
        let digits = part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok())?
    };
    if first.len() == 4 {
        return ymd(number(first)?, number(second)?, number(third)?);
    }
    let month = number(second).or_else(|| month_named(second))?;
    let year = match (third.len(), number(third)?) {
        (4, year) => year,
        (2, year) if year < 30 => 2_000 + year,
        (2, year) => 1_900 + year,
        _ => return None,
    };
    ymd(year, month, number(first)?)
}

fn ymd(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The month by the beginning of its name, at least three letters of it.
fn month_named(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ];
    let begins = |name: &str| word.chars().count() >= 3 && name.starts_with(word);
    let nominative = |name: &str| {
        let stem: String = name.chars().take(name.chars().count() - 1).collect();
        word == format!("{stem}ь") || word == stem || word == format!("{stem}й")
    };
    let found = NAMES
        .iter()
        .position(|name| begins(name) || nominative(name))?;
    u32::try_from(found + 1).ok()
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
    fn a_date_is_read_in_every_way_in_which_people_write_it() {
        let first = on(2024, 9, 1);
        for text in [
            "01.09.2024",
            "1.9.2024",
            "1.9.24",
            " 01.09.2024 г. ",
            "2024-09-01",
            "2024-09-01T00:00:00",
            "01/09/2024",
            "01-09-2024",
            "1 сентября 2024 г.",
            "1 сентября 2024 года",
            "1 сент. 2024",
            "1\u{a0}Сентября\u{a0}2024",
            "01.09.2024 0:00:00",
            "1 сентябрь 2024",
        ] {
            assert_eq!(parse(text), Some(first), "{text}");
        }
        assert_eq!(parse("17.05.68"), Some(on(1968, 5, 17)));
        for text in [
            "",
            "32.01.2024",
            "сентябрь 2024",
            "2024",
            "1.2",
            "29.02.2023",
            "1.13.2024",
            "+7 913 00",
            "1 се 2024",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_school_year_has_two_calendar_years() {
        let year = SchoolYear::starting(2026).unwrap();
        assert_eq!(school_year(year), "2026/2027 учебный год");
    }
}
