//! Years: single, several, in a row, and school years.

use super::cursor::{Cursor, LONGEST_LIST};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::Year;
use crate::roadmap::term::schedule::Unit;

/// Years that are written as numbers alone.
const PLAUSIBLE: std::ops::RangeInclusive<u32> = 1900..=2199;

/// Years as they stand together.
pub(super) struct Years {
    pub years: Vec<Year>,
    /// Whether they are one stretch: «2022–2024».
    pub range: bool,
    /// Whether they may be a school year instead.
    pub unclear: bool,
}

/// «2021», «2021 г.», «2023, 2024 гг.», «2022–2024 гг.», «2022/23 уч. год».
pub(super) fn years(c: &mut Cursor<'_>) -> Option<Years> {
    let mut all = one(c)?;
    while all.years.len() < LONGEST_LIST {
        let more = c.attempt(|c| {
            c.take_between().then_some(())?;
            // «2023, 01.09.2024» is a year and a date.
            let dated = c.is_mark_at(1, '.') || c.is_mark_at(1, '/') && !c.is_mark_at(3, '/');
            (!dated).then_some(())?;
            one(c)
        });
        let Some(more) = more else { break };
        // «2022–2023, 2023–2024 учебные годы»
        if let ([Year::Calendar(first), _], [Year::School(_)], true) =
            (all.years.as_slice(), more.years.as_slice(), all.unclear)
        {
            all.years = vec![Year::School(*first)];
        }
        all.range = false;
        all.unclear = false;
        all.years.extend(more.years);
    }
    Some(all)
}

/// The years after a moment; nothing when there are none, or when they say only «this year».
pub(super) fn suffix(c: &mut Cursor<'_>) -> Vec<Year> {
    let begun = c.at;
    if let Some(years) = c.attempt(years) {
        // «май 2023 учебного года» is the May of 2023.
        let alone = (begun..c.at).filter(|at| c.is_number(*at)).count() == 1;
        let calendar = |year| match year {
            Year::School(year) if alone => Year::Calendar(year),
            other => other,
        };
        return years.years.into_iter().map(calendar).collect();
    }
    if let Some(year) = c.attempt(short) {
        return vec![year];
    }
    // «текущего года», «т.г.», «следующего учебного года».
    let relative = c.attempt(|c| {
        c.take_if(|word| matches!(word, Lexeme::Current | Lexeme::Following))?;
        c.take(Lexeme::School);
        c.take_if(|word| matches!(word, Lexeme::Unit(Unit::Year | Unit::SchoolYear)))
    });
    if relative.is_none() {
        // «1 сентября учебного года».
        c.attempt(school_year_word);
    }
    Vec::new()
}

/// «май 24», «окт.23 – май 24»: a year of two figures after a month, where it can be neither a day nor an hour.
fn short(c: &mut Cursor<'_>) -> Option<Year> {
    let (year @ 20..=39, 2) = c.number()? else {
        return None;
    };
    let goes_on = ['.', ':', '/', ',', '-']
        .into_iter()
        .any(|mark| c.is_mark_at(1, mark) && c.is_number(c.at + 2));
    let counts = matches!(
        c.lexeme_at(1),
        Some(Lexeme::Month(_) | Lexeme::MonthDay | Lexeme::Unit(_))
    );
    (!goes_on && !counts && !c.is_number(c.at + 1)).then_some(())?;
    c.at += 1;
    Some(Year::Calendar(2000 + i32::try_from(year).ok()?))
}

/// «учебного года», «уч. г.», «уч.году».
pub(super) fn school_year_word(c: &mut Cursor<'_>) -> Option<()> {
    // «нового учебного года», «текущего учебного года».
    c.take_if(|word| matches!(word, Lexeme::Current | Lexeme::Following));
    if c.take(Lexeme::Unit(Unit::SchoolYear)) {
        return Some(());
    }
    c.take(Lexeme::School).then_some(())?;
    c.take_mark('-');
    c.take(Lexeme::Unit(Unit::Year)).then_some(())
}

fn year_word(c: &mut Cursor<'_>) -> bool {
    let word = c.take(Lexeme::Unit(Unit::Year));
    if word && c.is_mark('-') && c.look(1).is_none() {
        return true;
    }
    word
}

fn one(c: &mut Cursor<'_>) -> Option<Years> {
    let (first, digits) = c.number()?;
    let marked = matches!(c.lexeme_at(1), Some(Lexeme::Unit(Unit::Year)));
    if let Some(school) = c.attempt(|c| pair(c, first, digits)) {
        return Some(school);
    }
    let full = digits == 4 && (PLAUSIBLE.contains(&first) || (marked && first > 0));
    let short = digits == 2 && marked && (15..=60).contains(&first) && c.text_at_is_short(1);
    let year = match (full, short) {
        (true, _) => i32::try_from(first).ok()?,
        (_, true) => 2000 + i32::try_from(first).ok()?,
        (false, false) => return None,
    };
    c.at += 1;
    if c.attempt(school_year_word).is_some() {
        return Some(single(Year::School(year)));
    }
    year_word(c);
    Some(single(Year::Calendar(year)))
}

fn single(year: Year) -> Years {
    Years {
        years: vec![year],
        range: false,
        unclear: false,
    }
}

/// Two years with a hyphen or a slash: «2022–2024 гг.», «2022/23», «22-23 уч. год».
fn pair(c: &mut Cursor<'_>, first: u32, digits: usize) -> Option<Years> {
    let (second, second_digits) = {
        // «2022 г. – 2024 г.»
        c.at += 1;
        c.take(Lexeme::Unit(Unit::Year));
        let slash = c.is_mark('/');
        (slash || c.is_mark('-')).then_some(())?;
        c.at += 1;
        let second = c.number()?;
        c.at += 1;
        // «2021-08-31» and «2021-08» are no pairs.
        let dated =
            (c.is_mark('-') || c.is_mark('.') || c.is_mark('/')) && c.number_at(1).is_some();
        (!dated).then_some(())?;
        second
    };
    let slash = matches!(c.behind_mark(2), Some('/'));
    let from = match digits {
        4 if PLAUSIBLE.contains(&first) => first,
        2 => 2000 + first,
        _ => return None,
    };
    let to = match second_digits {
        4 => second,
        2 => from / 100 * 100 + second,
        _ => return None,
    };
    let from_year = i32::try_from(from).ok()?;
    // «1 сентября 2022 – 31 мая»
    if second_digits == 2 && (to != from + 1 || matches!(c.lexeme(), Some(Lexeme::Month(_)))) {
        return None;
    }
    let school_word = c.attempt(school_year_word).is_some();
    if school_word && (to == from + 1 || second_digits == 2) {
        return Some(single(Year::School(from_year)));
    }
    if digits == 2 {
        return None;
    }
    let word = !school_word && c.take(Lexeme::Unit(Unit::Year));
    if to == from + 1 && (slash || second_digits == 2) {
        return Some(single(Year::School(from_year)));
    }
    if !(from..=from + 30).contains(&to) {
        return None;
    }
    let kind = if school_word {
        Year::School
    } else {
        Year::Calendar
    };
    let last = if school_word {
        to.saturating_sub(1)
    } else {
        to
    };
    let years = (from..=last).filter_map(|year| i32::try_from(year).ok());
    Some(Years {
        years: years.map(kind).collect(),
        range: true,
        unclear: !school_word && to == from + 1 && !(word && c.behind_text() == "гг"),
    })
}

/// Glances around that only years need.
impl Cursor<'_> {
    /// Whether the word `ahead` is «г» or «года», as after two figures of a year.
    fn text_at_is_short(&self, ahead: usize) -> bool {
        let mut there = *self;
        there.at += ahead;
        matches!(there.text(), "г" | "гг" | "года" | "год" | "году")
    }

    fn is_number(&self, at: usize) -> bool {
        let mut there = *self;
        there.at = at;
        there.number().is_some()
    }

    fn behind_mark(&self, back: usize) -> Option<char> {
        let mut there = *self;
        there.at = there.at.checked_sub(back)?;
        ['/', '-'].into_iter().find(|mark| there.is_mark(*mark))
    }

    fn behind_text(&self) -> &str {
        let mut there = *self;
        there.at = there.at.saturating_sub(1);
        there.text()
    }
}
