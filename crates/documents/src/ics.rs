//! Calendars as programs read them (RFC 5545): days without hours, in Russian.

use domain::clock::{Date, Timestamp};

/// One day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// Stable while the thing stands, so that a program knows it again.
    pub uid: String,
    /// The day.
    pub on: Date,
    /// One line.
    pub summary: String,
    /// The page where it is dealt with.
    pub url: String,
}

/// The longest line, in bytes, by the standard; longer ones are folded.
const LINE: usize = 75;

/// The calendar called `name`, as it stood at `now`.
pub fn calendar(name: &str, events: &[Event], now: Timestamp) -> String {
    let mut text = String::new();
    let mut line = |line: &str| fold(&mut text, line);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Nastavnik//Calendar//RU");
    line("CALSCALE:GREGORIAN");
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    // Programs may ask more often; the answer costs nothing when nothing has changed.
    line("REFRESH-INTERVAL;VALUE=DURATION:PT4H");
    for event in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escaped(&event.uid)));
        line(&format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")));
        line(&format!("DTSTART;VALUE=DATE:{}", event.on.format("%Y%m%d")));
        line(&format!("SUMMARY:{}", escaped(&event.summary)));
        line(&format!("URL:{}", event.url));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

/// What the standard gives a meaning gets a backslash.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => {}
            _ => out.push(c),
        }
    }
    out
}

/// Breaks a line between letters, never inside one, and begins the rest with a space.
fn fold(text: &mut String, line: &str) {
    let mut left = LINE;
    for c in line.chars() {
        if c.len_utf8() > left {
            text.push_str("\r\n ");
            left = LINE - 1;
        }
        left -= c.len_utf8();
        text.push(c);
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(summary: &str) -> Event {
        Event {
            uid: "ACTIVITY/1@nastavnik.example".to_owned(),
            on: Date::from_ymd_opt(2026, 11, 20).unwrap(),
            summary: summary.to_owned(),
            url: "https://nastavnik.example/programmes/1".to_owned(),
        }
    }

    fn now() -> Timestamp {
        "2026-11-15T09:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_day_is_a_day_without_hours() {
        let text = calendar("Наставник", &[event("Сдать: открытый урок")], now());
        for line in [
            "BEGIN:VCALENDAR\r\n",
            "DTSTART;VALUE=DATE:20261120\r\n",
            "SUMMARY:Сдать: открытый урок\r\n",
            "DTSTAMP:20261115T090000Z\r\n",
            "END:VCALENDAR\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(!text.replace("\r\n", "").contains('\n'));
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_come_back_whole() {
        let long = "Очень длинное название мероприятия; с запятой, и обратной чертой \\ ".repeat(3);
        let text = calendar("Наставник", &[event(&long)], now());
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        let unfolded = text.replace("\r\n ", "");
        let line = unfolded
            .split("\r\n")
            .find_map(|line| line.strip_prefix("SUMMARY:"))
            .unwrap();
        let plain = line
            .replace("\\;", ";")
            .replace("\\,", ",")
            .replace("\\\\", "\\");
        assert_eq!(plain, long);
    }

    #[test]
    fn an_empty_calendar_is_a_calendar() {
        let text = calendar("Наставник", &[], now());
        assert!(text.starts_with("BEGIN:VCALENDAR") && text.ends_with("END:VCALENDAR\r\n"));
    }
}
