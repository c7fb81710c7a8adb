//! What a cell says, once its column is known.

use super::{Cell, Vocabulary};
use crate::clock::Date;
use crate::text::fold;

/// Letters and digits of a text in lower case, ё as е, everything else a single space: «Ф.И.О. педагога» and
/// «ФИО  педагога» are the same. Single letters in a row are one word.
pub(super) fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '+'));
    let mut out: Vec<String> = Vec::new();
    let mut abbreviated = false;
    for word in words.filter(|word| !word.is_empty()) {
        let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        match out.last_mut() {
            Some(last) if single && abbreviated => last.push_str(word),
            Some(_) | None => out.push(word.to_owned()),
        }
        abbreviated = single;
    }
    out.join(" ")
}

/// The first day that Excel can write.
const EPOCH: (i32, u32, u32) = (1899, 12, 30);

/// The date of a cell: a date, a text that says one, or Excel's number of a day.
pub(super) fn date(cell: &Cell) -> Option<Date> {
    cell.date.or_else(|| {
        let (year, month, day) = EPOCH;
        let days = cell.number.filter(|n| (1.0..2_958_466.0).contains(n))?;
        let days = chrono::Days::new(whole(days)?.into());
        Date::from_ymd_opt(year, month, day)?.checked_add_days(days)
    })
}

/// Full years: a number, or a text that begins with one, «5 лет», «12,5». Months alone are no full year.
pub(super) fn years(cell: &Cell, vocabulary: &Vocabulary) -> Option<u32> {
    if let Some(number) = cell.number {
        return whole(number);
    }
    let said = fold(&cell.text);
    let digits: String = said.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok()?;
    let unit = said.strip_prefix(&digits)?.trim_start();
    Some(if unit.starts_with(vocabulary.months) {
        number / 12
    } else {
        number
    })
}

/// A whole number of things.
pub(super) fn count(cell: &Cell) -> Option<u32> {
    match cell.number {
        Some(number) if number.fract() == 0.0 => whole(number),
        Some(_) => None,
        None => cell.text.trim().parse().ok(),
    }
}

fn whole(number: f64) -> Option<u32> {
    // Within this range the number is exact.
    (0.0..=4_000_000.0)
        .contains(&number)
        .then(|| number.floor() as u32)
}

/// The entries of a list in one cell: behind each other with `;`, on lines of their own, or with commas.
pub(super) fn entries(text: &str) -> Vec<&str> {
    let by_mark: &[char] = if text.contains([';', '\n']) {
        &[';', '\n', '\r']
    } else {
        &[',']
    };
    let entries = text.split(by_mark).map(str::trim);
    entries.filter(|entry| !entry.is_empty()).collect()
}
