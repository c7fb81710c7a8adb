//! Quarters, half-years, school terms, seasons and holidays.

use super::cursor::{Cursor, LONGEST_LIST};
use super::numbers::{self, Nths};
use super::years;
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::{Moment, When, Year};
use crate::roadmap::term::schedule::Unit;
use crate::roadmap::term::stretch::{Season, Stretch};

/// «I квартал 2023», «I–II кв.», «2 полугодие 2022/23 уч. года», «последняя четверть», «квартал IV».
pub(super) fn numbered(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let halves = c.attempt(season_half);
    let counted = halves.or_else(|| c.attempt(number_first));
    let (nths, stretch) = counted.or_else(|| c.attempt(unit_first))?;
    let years = years::suffix(c);
    Some(whens(&nths, &years, stretch))
}

/// «осень 2022», «весной», «летний период».
pub(super) fn season(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let season = match c.lexeme()? {
        Lexeme::Season(season) => season,
        Lexeme::SeasonOf(season) => {
            let noun = c.lexeme_at(1)?;
            matches!(noun, Lexeme::Span | Lexeme::Unit(Unit::Month)).then_some(())?;
            c.at += 1;
            season
        }
        _ => return None,
    };
    c.at += 1;
    let years = years::suffix(c);
    Some(vec![When::In(Moment::new(Stretch::Season(season), years))])
}

/// «осенние, весенние каникулы», «в дни школьных каникул», «каникулы»: all of them.
pub(super) fn holidays(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let mut seasons = Vec::new();
    while seasons.len() < LONGEST_LIST {
        let Some(Lexeme::SeasonOf(season)) = c.lexeme() else {
            break;
        };
        seasons.push(season);
        c.at += 1;
        c.take_between();
    }
    c.take(Lexeme::School);
    c.take(Lexeme::Holidays).then_some(())?;
    c.take(Lexeme::Span);
    if seasons.is_empty() {
        seasons = vec![
            Season::Autumn,
            Season::Winter,
            Season::Spring,
            Season::Summer,
        ];
    }
    let years = years::suffix(c);
    let moments = seasons.into_iter().map(Stretch::Holidays);
    Some(
        moments
            .map(|stretch| When::In(Moment::new(stretch, years.clone())))
            .collect(),
    )
}

/// The unit that is counted here, and its stretches.
pub(super) fn counted_unit(c: &mut Cursor<'_>) -> Option<fn(u32) -> Option<Stretch>> {
    let school = c.take(Lexeme::School);
    let lexeme = c.lexeme()?;
    c.at += 1;
    match lexeme {
        Lexeme::Unit(Unit::Quarter) => Some(|n| (n <= 4).then_some(Stretch::Quarter(n))),
        Lexeme::Unit(Unit::SchoolTerm) => Some(|n| (n <= 4).then_some(Stretch::Term(n))),
        Lexeme::Unit(Unit::Trimester) => Some(|n| (n <= 3).then_some(Stretch::Trimester(n))),
        Lexeme::Unit(Unit::HalfYear) if school => {
            Some(|n| (n <= 2).then_some(Stretch::SchoolHalf(n)))
        }
        Lexeme::Unit(Unit::HalfYear) => Some(|n| (n <= 2).then_some(Stretch::Half(n))),
        _ => None,
    }
}

type Stretcher = fn(u32) -> Option<Stretch>;

/// «осенний семестр», «весеннее полугодие»: the halves of a school year.
fn season_half(c: &mut Cursor<'_>) -> Option<(Nths, Stretcher)> {
    let nth = match c.lexeme()? {
        Lexeme::SeasonOf(Season::Autumn) => 1,
        Lexeme::SeasonOf(Season::Spring) => 2,
        _ => return None,
    };
    c.at += 1;
    c.take(Lexeme::School);
    (c.lexeme()? == Lexeme::Unit(Unit::HalfYear)).then_some(())?;
    c.at += 1;
    Some((vec![(nth, nth)], |n| {
        (n <= 2).then_some(Stretch::SchoolHalf(n))
    }))
}

fn number_first(c: &mut Cursor<'_>) -> Option<(Nths, Stretcher)> {
    let nths = if c.take(Lexeme::Last) {
        Vec::new()
    } else {
        numbers::nths(c)?
    };
    let stretch = counted_unit(c)?;
    let nths = if nths.is_empty() {
        let last = (1..=4).rev().find(|n| stretch(*n).is_some())?;
        vec![(last, last)]
    } else {
        nths
    };
    let exist = |(from, to): &(u32, u32)| stretch(*from).and(stretch(*to)).is_some();
    nths.iter().all(exist).then_some((nths, stretch))
}

fn unit_first(c: &mut Cursor<'_>) -> Option<(Nths, Stretcher)> {
    let stretch = counted_unit(c)?;
    let nths = numbers::nths(c)?;
    let exist = |(from, to): &(u32, u32)| stretch(*from).and(stretch(*to)).is_some();
    let counts = matches!(
        c.lexeme(),
        Some(Lexeme::Times | Lexeme::Month(_) | Lexeme::Unit(_))
    );
    (nths.iter().all(exist) && !counts).then_some((nths, stretch))
}

/// The stretches that `nths` count, each with the same years.
pub(super) fn whens(nths: &Nths, years: &[Year], stretch: Stretcher) -> Vec<When> {
    let moment = |n| stretch(n).map(|stretch| Moment::new(stretch, years.to_vec()));
    let one = |(from, to): &(u32, u32)| {
        if from == to {
            moment(*from).map(When::In)
        } else {
            Some(When::Between(moment(*from)?, moment(*to)?))
        }
    };
    nths.iter().filter_map(one).collect()
}
