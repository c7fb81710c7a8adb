//! Dates with what stands before them: from, until, from – until, by.

use super::cursor::{Cursor, LONGEST_LIST};
use super::{Parser, aside, dates, numbers, parts, units, years};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::{Moment, Phrase, When, Year};
use crate::roadmap::term::schedule::Unit;
use crate::roadmap::term::stretch::{Place, Stretch};

/// Any phrase that says when.
pub(super) fn phrase(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    Some(when(c)?.into_iter().map(Phrase::When).collect())
}

/// What says when, with or without a preposition.
pub(super) fn when(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    c.attempt(|c| {
        // «в период», «в сроки», «в», «на», «за».
        c.take_if(|word| matches!(word, Lexeme::In | Lexeme::For));
        c.take_if(|word| matches!(word, Lexeme::Span | Lexeme::Deadlines));
        bounded(c)
    })
    .or_else(|| {
        c.attempt(|c| {
            c.take_if(|word| matches!(word, Lexeme::In | Lexeme::For));
            c.take_if(|word| matches!(word, Lexeme::Span | Lexeme::Day));
            ranged(c)
        })
    })
}

fn bounded(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let whens = c.attempt(from).or_else(|| c.attempt(until))?;
    c.take(Lexeme::Inclusive);
    Some(whens)
}

/// «с сентября по май», «с 1 по 15 октября», «начиная с января», «не ранее 1 марта», «после 10 мая».
fn from(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let starting = c.take(Lexeme::Starting);
    let not_earlier = c
        .attempt(|c| (c.take(Lexeme::Not) && c.take(Lexeme::Earlier)).then_some(()))
        .is_some();
    if not_earlier && let Some(days) = c.attempt(not_earlier_nor_later) {
        return Some(days);
    }
    let after = c.take(Lexeme::After);
    let from = after || c.take(Lexeme::From);
    (starting || not_earlier || from).then_some(())?;
    if let Some(days) = c.attempt(days_of_month) {
        return Some(days);
    }
    if let Some(units) = c.attempt(counted_range) {
        return Some(units);
    }
    // «после окончания …» waits for it.
    (!(after && matches!(c.lexeme(), Some(Lexeme::Place(_))))).then_some(())?;
    let first = single(c)?;
    c.take(Lexeme::Inclusive);
    let last = c.attempt(|c| {
        c.take_mark(',');
        let joined = c.take(Lexeme::By) || c.take(Lexeme::Until) || c.take_mark('-');
        joined.then_some(())?;
        c.take(Lexeme::By);
        c.take(Lexeme::Until);
        single(c)
    });
    Some(vec![match last {
        Some(last) => When::Between(first, last),
        None => When::From(first),
    }])
}

/// «(не ранее) 1 и не позднее 15 октября»
fn not_earlier_nor_later(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let first = numbers::day(c)?;
    c.take_between();
    (c.take(Lexeme::Not) && c.take(Lexeme::Later)).then_some(())?;
    days_until(c, first)
}

/// «1 по 15 октября», «1-го до 5-го мая 2023».
fn days_of_month(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let first = numbers::day(c)?;
    (c.take(Lexeme::By) || c.take(Lexeme::Until) || c.take_mark('-')).then_some(())?;
    days_until(c, first)
}

fn days_until(c: &mut Cursor<'_>, first: u32) -> Option<Vec<When>> {
    let last = single(c)?;
    let Stretch::Day { month, day } = last.stretch else {
        return None;
    };
    let month = if first <= day {
        month
    } else {
        (month + 10) % 12 + 1
    };
    let first = Moment::new(Stretch::Day { month, day: first }, Vec::new());
    Some(vec![When::Between(first, last)])
}

/// «I по III квартал».
fn counted_range(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let first = numbers::nth(c)?;
    (c.take(Lexeme::By) || c.take(Lexeme::Until)).then_some(())?;
    let last = numbers::nth(c)?;
    let stretch = units::counted_unit(c)?;
    let years = years::suffix(c);
    (first < last).then(|| units::whens(&vec![(first, last)], &years, stretch))
}

/// «до 1 февраля», «не позднее 30.09», «в срок до …», «к концу мая», «по 15 октября».
fn until(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    if !c.take(Lexeme::Deadlines) && c.text() == "срок" {
        c.at += 1;
    }
    let not_later = c
        .attempt(|c| (c.take(Lexeme::Not) && c.take(Lexeme::Later)).then_some(()))
        .is_some();
    if c.is_mark(',') && c.lexeme_at(1) == Some(Lexeme::Than) {
        c.at += 1;
    }
    c.take(Lexeme::Than);
    let until = c.take(Lexeme::Until);
    let through = !until && c.take(Lexeme::By);
    let toward = !until && !through && c.take(Lexeme::Toward);
    let before = c.text() == "перед";
    c.at += usize::from(before);
    (not_later || until || through || toward || before).then_some(())?;
    if until || not_later {
        // «до и после», «до 1 сентября»; «не позднее, чем до».
        c.take(Lexeme::Until);
    }
    // «до 12.00 28 сентября»
    c.attempt(aside::hours);
    if let Some(stretch) = c.attempt(edge_of_year) {
        return Some(vec![When::Until {
            moment: Moment::new(stretch, Vec::new()),
            through: false,
        }]);
    }
    let whens = ranged(c)?;
    // «до июня включительно»
    let through = through || c.take(Lexeme::Inclusive) || c.is_behind(Lexeme::Inclusive);
    let untils = whens.into_iter().map(|when| match when {
        When::In(moment) | When::Between(_, moment) => {
            // «не позднее сентября» is still September.
            let through = through || (not_later && !moment.stretch.is_part());
            Some(When::Until { moment, through })
        }
        When::Years { years, .. } => {
            let last = years.last().copied()?;
            let moment = Moment::new(Stretch::Year, vec![last]);
            Some(When::Until { moment, through })
        }
        When::Until { .. } | When::From(_) => None,
    });
    untils.collect()
}

/// «(к) новому учебному году», «(до) нового года»
fn edge_of_year(c: &mut Cursor<'_>) -> Option<Stretch> {
    let new = c.text().starts_with("нов");
    if c.attempt(years::school_year_word).is_some() {
        return (new && c.number().is_none()).then_some(Stretch::PartOfSchoolYear(Place::Start));
    }
    c.take(Lexeme::Current);
    (new && c.take(Lexeme::Unit(Unit::Year))).then_some(Stretch::LastDay(12))
}

/// A moment, several of one month or unit, or two with a hyphen.
pub(super) fn ranged(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let mut whens = moments(c)?;
    c.take(Lexeme::Inclusive);
    let mut links = 0;
    while links < LONGEST_LIST {
        let Some(When::In(_) | When::Between(..)) = whens.last() else {
            break;
        };
        let more = c.attempt(|c| {
            c.take_mark('-').then_some(())?;
            c.take_mark('-');
            c.take_if(|word| matches!(word, Lexeme::By | Lexeme::Until | Lexeme::In));
            // «сентябрь – 2023» is a month and its year.
            single(c).filter(|end| !matches!(end.stretch, Stretch::Year | Stretch::SchoolYear))
        });
        let Some(end) = more else { break };
        let (When::In(start) | When::Between(start, _)) = whens.pop()? else {
            return None;
        };
        // «1 полугодие – октябрь»: the second says it exactly.
        let school = start.stretch.of_school();
        if start.stretch.contains(end.stretch) || school.contains(end.stretch) {
            let years = if end.years.is_empty() {
                start.years
            } else {
                end.years
            };
            whens.push(When::In(Moment::new(end.stretch, years)));
            break;
        }
        whens.push(When::Between(start, end));
        links += 1;
    }
    Some(whens)
}

/// A single moment.
pub(super) fn single(c: &mut Cursor<'_>) -> Option<Moment> {
    let mut whens = moments(c)?;
    match (whens.pop()?, whens.is_empty()) {
        (When::In(moment), true) => Some(moment),
        (
            When::Years {
                years,
                range: false,
                ..
            },
            true,
        ) if years.len() == 1 => {
            let stretch = match years.first()? {
                Year::Calendar(_) => Stretch::Year,
                Year::School(_) => Stretch::SchoolYear,
            };
            Some(Moment::new(stretch, years))
        }
        _ => None,
    }
}

/// Moments as they are named, without prepositions.
fn moments(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    const NAMED: &[Parser<When>] = &[
        dates::in_figures,
        dates::with_month,
        parts::last_day,
        parts::counted,
        parts::placed,
        units::numbered,
        units::holidays,
        units::season,
        dates::month,
        dates::month_of,
        school_year_edge,
        years_alone,
    ];
    NAMED.iter().find_map(|parser| c.attempt(parser))
}

/// «нового учебного года», and «учебный год» where an edge is asked for.
fn school_year_edge(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    c.attempt(years::school_year_word)?;
    let years = years::suffix(c);
    let school = years.into_iter().map(|year| match year {
        Year::Calendar(year) | Year::School(year) => Year::School(year),
    });
    let years: Vec<_> = school.collect();
    if years.is_empty() {
        return None;
    }
    Some(vec![When::Years {
        years,
        range: false,
        unclear: false,
    }])
}

fn years_alone(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    c.take_if(|word| matches!(word, Lexeme::Calendar));
    c.take(Lexeme::Unit(Unit::Year));
    let found = years::years(c)?;
    // «2023 раза» is none.
    (c.lexeme() != Some(Lexeme::Times)).then_some(())?;
    Some(vec![When::Years {
        years: found.years,
        range: found.range,
        unclear: found.unclear,
    }])
}
