//! The tables of terms, a line each: `text | period | kind | windows | minimum a year | rule`; the last two may be
//! missing. A line that begins with `#` is a remark.
//!
//! | what | how |
//! |---|---|
//! | period | `C21-24` calendar years, `S22` the school year from September 2022, `S20-22` three of them |
//! | kind | `ONCE REC CONT DEM COMP NOT` |
//! | windows | `09.21` a month, `2021` a year, `01.09.21` a day, `a..b` from the start of a to the end of b, `<a` with an open start; `-` none, `*` not said |
//! | text | `\n` a new line, `\_` a space at an end, `\u00ad` a character by its number |

use chrono::{Datelike, NaiveDate};
use domain::roadmap::term::{Kind, Period, Schedule, Window, read};

/// A line of a table.
pub struct Line {
    pub number: usize,
    pub text: String,
    pub period: Period,
    pub kind: Kind,
    pub windows: Option<Vec<Window>>,
    pub minimum: Option<u32>,
    pub rule: Option<String>,
}

pub fn lines(table: &str) -> Vec<Line> {
    let lines = table.lines().enumerate();
    let said = lines.filter(|(_, line)| !(line.trim().is_empty() || line.starts_with('#')));
    said.map(|(at, line)| one(at + 1, line)).collect()
}

fn one(number: usize, line: &str) -> Line {
    let fields: Vec<&str> = line.split(" | ").collect();
    let [text, period, kind, windows, rest @ ..] = fields.as_slice() else {
        panic!("line {number}: too few fields: {line}");
    };
    Line {
        number,
        text: unescaped(text.trim()),
        period: self::period(period.trim()),
        kind: self::kind(kind.trim()),
        windows: self::windows(windows.trim()),
        minimum: rest
            .first()
            .filter(|m| m.trim() != "*")
            .map(|m| m.trim().parse().unwrap()),
        rule: rest.get(1).map(|rule| rule.trim().to_owned()),
    }
}

fn unescaped(text: &str) -> String {
    let text = text
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\_", " ");
    let mut parts = text.split("\\u");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at(4);
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

pub fn period(said: &str) -> Period {
    let (kind, years) = said.split_at(1);
    let (first, last) = years.split_once('-').unwrap_or((years, years));
    let year = |said: &str| 2000 + said.parse::<i32>().unwrap();
    let (first, last) = (year(first), year(last));
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    match kind {
        "C" => Period {
            from: day(first, 1, 1),
            to: day(last, 12, 31),
        },
        "S" => Period {
            from: day(first, 9, 1),
            to: day(last + 1, 8, 31),
        },
        _ => panic!("no such period: {said}"),
    }
}

fn kind(said: &str) -> Kind {
    match said {
        "ONCE" => Kind::Once,
        "REC" => Kind::Recurring,
        "CONT" => Kind::Continuous,
        "DEM" => Kind::OnDemand,
        "COMP" => Kind::Compound,
        "NOT" => Kind::NotUnderstood,
        _ => panic!("no such kind: {said}"),
    }
}

fn windows(said: &str) -> Option<Vec<Window>> {
    match said {
        "*" => None,
        "-" => Some(Vec::new()),
        said => Some(said.split_whitespace().map(window).collect()),
    }
}

fn window(said: &str) -> Window {
    let (said, open_start) = match said.strip_prefix('<') {
        Some(rest) => (rest, true),
        None => (said, false),
    };
    let (first, last) = said.split_once("..").unwrap_or((said, said));
    Window {
        start: stretch(first).0,
        end: stretch(last).1,
        open_start,
    }
}

fn stretch(said: &str) -> (NaiveDate, NaiveDate) {
    let numbers: Vec<i32> = said.split('.').map(|n| n.parse().unwrap()).collect();
    let century = |y: i32| if y < 100 { 2000 + y } else { y };
    let day = |y: i32, m: i32, d: i32| {
        NaiveDate::from_ymd_opt(century(y), m.unsigned_abs(), d.unsigned_abs()).unwrap()
    };
    match numbers.as_slice() {
        [year] => (day(*year, 1, 1), day(*year, 12, 31)),
        [month, year] => {
            let first = day(*year, *month, 1);
            let last = first + chrono::Months::new(1) - chrono::Days::new(1);
            (first, last)
        }
        [d, m, y] => (day(*y, *m, *d), day(*y, *m, *d)),
        _ => panic!("no such window: {said}"),
    }
}

/// What of a line the reader saw otherwise; empty when it saw what was meant.
pub fn differences(line: &Line, seen: &Schedule) -> Vec<String> {
    let mut out = Vec::new();
    if seen.kind != line.kind {
        out.push(format!("kind {:?} instead of {:?}", seen.kind, line.kind));
    }
    let same = |a: &Window, b: &Window| {
        a.end == b.end && a.open_start == b.open_start && (a.open_start || a.start == b.start)
    };
    let occurrences = seen.occurrences();
    if let Some(windows) = &line.windows {
        let all = windows.len() == occurrences.len()
            && windows.iter().zip(&occurrences).all(|(a, b)| same(a, b));
        if !all {
            out.push(format!("windows {}", shown(&occurrences)));
        }
    }
    if line.minimum.is_some() && line.minimum != seen.minimum_per_year() {
        out.push(format!("minimum {:?}", seen.minimum_per_year()));
    }
    if let Some(rule) = &line.rule {
        let said = seen.rrule().map(ToString::to_string).unwrap_or_default();
        if &said != rule {
            out.push(format!("rule {said}"));
        }
    }
    if !seen.not_understood.is_empty() && line.kind != Kind::NotUnderstood {
        let places: Vec<&str> = seen
            .not_understood
            .iter()
            .map(|span| &line.text[span.clone()])
            .collect();
        out.push(format!("not understood {places:?}"));
    }
    out
}

pub fn read_line(line: &Line) -> Schedule {
    read(&line.text, line.period)
}

/// Windows in the notation of the tables.
pub fn shown(windows: &[Window]) -> String {
    let all = windows.iter().take(14).map(|window| {
        let open = if window.open_start { "<" } else { "" };
        let day = |date: NaiveDate| {
            format!(
                "{:02}.{:02}.{:02}",
                date.day(),
                date.month(),
                date.year() - 2000
            )
        };
        if window.open_start {
            return format!("{open}{}", day(window.end));
        }
        if window.start == window.end {
            return day(window.end);
        }
        let month =
            window.start.day() == 1 && window.end.succ_opt().is_some_and(|next| next.day() == 1);
        if month
            && window.start.month() == window.end.month()
            && window.start.year() == window.end.year()
        {
            return format!("{:02}.{:02}", window.end.month(), window.end.year() - 2000);
        }
        format!("{}..{}", day(window.start), day(window.end))
    });
    let mut words: Vec<String> = all.collect();
    if windows.len() > 14 {
        words.push(format!("… {} in all", windows.len()));
    }
    if words.is_empty() {
        "-".to_owned()
    } else {
        words.join(" ")
    }
}
