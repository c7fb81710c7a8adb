//! What words mean, in whatever case they stand: exact, by stem and ending, abbreviated, or misspelt by one letter.

mod numerals;
mod words;

use super::schedule::{Condition, Unit};
use super::stretch::{Place, Season};
use chrono::Weekday;

/// The meaning of a word as far as terms are concerned.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Lexeme {
    /// A month, 1–12.
    Month(u32),
    /// «августовский»
    MonthOf(u32),
    /// A day of the week.
    Weekday(Weekday),
    /// «понедельникам», «средам»: every one of them.
    Weekdays(Weekday),
    /// A length of time; «г» is a year.
    Unit(Unit),
    /// «дней», «день», «сутки»: a day as a unit, or «день издания».
    Day,
    /// «числа»: a day of a month.
    MonthDay,
    /// One, two, three …
    Cardinal(u32),
    /// First, second, third …
    Ordinal(u32),
    /// «последний»: from the end.
    Last,
    /// «половина»
    HalfOf,
    /// A season, as a noun or an adverb.
    Season(Season),
    /// «каникулы»
    Holidays,
    /// «осенние», «весенний» …
    SeasonOf(Season),
    /// «начало», «середина», «конец».
    Place(Place),
    /// «учебный», «уч»
    School,
    /// «календарный»
    Calendar,
    /// «рабочий»
    Working,
    /// «текущий», «т», «с»: of now.
    Current,
    /// «до»
    Until,
    /// «с», «со», «от»
    From,
    /// «по»
    By,
    /// «к», «ко»
    Toward,
    /// «в», «во», «на»
    In,
    /// «за»
    For,
    /// «не»
    Not,
    /// «позднее», «позже»
    Later,
    /// «ранее», «раньше»
    Earlier,
    /// «реже», «менее», «меньше», «минимум»
    Fewer,
    /// «чаще», «более»
    Oftener,
    /// «чем», «как»
    Than,
    /// «раз», «раза»
    Times,
    /// «дважды» = 2
    Fold(u32),
    /// «каждый»
    Each,
    /// «ежегодно» …: every unit.
    Every(Unit),
    /// «течение», «протяжение», «продолжение», «ход»
    During,
    /// «весь», «всего», «круглый»
    Whole,
    /// «постоянно»
    Constantly,
    /// «регулярно», «систематически», «периодически»
    Regularly,
    /// «основа», «режим», «порядок»: «на постоянной основе».
    Manner,
    /// «период», «срок», «время»
    Span,
    /// «реализация», «действие», «программа» …: what a period is of.
    Course,
    /// «далее»
    Then,
    /// «начиная»
    Starting,
    /// «включительно»
    Inclusive,
    /// «и», «или», «либо»
    And,
    /// «через», «спустя»
    Ahead,
    /// «после»
    After,
    /// «момента», «дня», «даты»: «с момента издания».
    Moment,
    /// «при», «случае», «накануне», «перед»
    Upon,
    /// «мере»
    Measure,
    /// «согласно», «соответствии»
    According,
    /// A word that names a condition by itself or after «по».
    Condition(Condition),
    /// «сроки»: «в сроки, определяемые …».
    Deadlines,
    /// A place or an hour: «каб», «зал», «час».
    Venue,
    /// Names nothing that a term needs: «обновление», «ориентировочно».
    Filler,
    /// Bodies and people.
    Body,
    /// «отчетный», «следующий»
    Following,
    /// Not known.
    Unknown,
}

/// The meaning of `word`, which is in lower case and without ё; [`Lexeme::Unknown`] when there is none.
pub(super) fn meaning(word: &str) -> Lexeme {
    let known = exact(word);
    if known == Lexeme::Unknown {
        misspelt(word)
    } else {
        known
    }
}

/// The meaning of a word that is spelt right.
pub(super) fn exact(word: &str) -> Lexeme {
    words::whole(word)
        .or_else(|| numerals::meaning(word))
        .or_else(|| words::stemmed(word))
        .unwrap_or(Lexeme::Unknown)
}

/// The meaning of a long word that has one letter too many, too few, another one, or two changed places.
fn misspelt(word: &str) -> Lexeme {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 6 || letters.len() > 24 {
        return Lexeme::Unknown;
    }
    words::nearly(&letters).unwrap_or(Lexeme::Unknown)
}

/// Whether `a` becomes `b` by at most one insertion, deletion, change, or exchange of neighbours.
fn within_one(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (short_rest, long_rest) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return short_rest == &long_rest[1..];
    }
    match (short_rest, long_rest) {
        ([], []) => true,
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([a, b, x @ ..], [c, d, y @ ..]) => a == d && b == c && x == y,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_forgiven_in_long_words_only() {
        assert_eq!(meaning("сентбярь"), Lexeme::Month(9));
        assert_eq!(meaning("ежегдно"), Lexeme::Every(Unit::Year));
        assert_eq!(meaning("парта"), Lexeme::Unknown);
        assert_eq!(meaning("начальник"), Lexeme::Unknown);
    }
}
