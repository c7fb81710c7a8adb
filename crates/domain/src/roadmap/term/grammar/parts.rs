//! Parts: of a month, of a quarter, of a year; and weekdays of a month.

use super::cursor::{Cursor, LONGEST_LIST};
use super::{dates, numbers, units, years};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::{Moment, When, Year};
use crate::roadmap::term::schedule::Unit;
use crate::roadmap::term::stretch::{Place, Stretch};

/// «начало сентября», «в начале, середине и конце учебного года», «конец I полугодия».
pub(super) fn placed(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let places = places(c)?;
    let of = |stretch: fn(Place) -> Stretch| -> Vec<Stretch> {
        places.iter().map(|place| stretch(*place)).collect()
    };
    let stretches = if let Some(month) = c.attempt(dates::month_name) {
        let third = |place: &Place| Stretch::MonthThird {
            month,
            n: third_of(*place),
        };
        places.iter().map(third).collect()
    } else if c.attempt(years::school_year_word).is_some() {
        of(Stretch::PartOfSchoolYear)
    } else if c.attempt(year_alone).is_some() {
        of(Stretch::PartOfYear)
    } else if let Some(years) = c.attempt(years::years) {
        let school = years
            .years
            .iter()
            .any(|year| matches!(year, Year::School(_)));
        let stretches = if school {
            of(Stretch::PartOfSchoolYear)
        } else {
            of(Stretch::PartOfYear)
        };
        let moment = |stretch| When::In(Moment::new(stretch, years.years.clone()));
        return Some(stretches.into_iter().map(moment).collect());
    } else {
        // «в конце 1 и 2 полугодия»
        let (nths, unit) = c.attempt(|c| Some((numbers::nths(c)?, units::counted_unit(c)?)))?;
        let all = nths.iter().flat_map(|(from, to)| *from..=*to);
        let all = all.flat_map(|n| places.iter().map(move |place| (n, *place)));
        let parts = all.map(|(n, place)| {
            Some(match unit(n)? {
                Stretch::Quarter(_) => Stretch::PartOfQuarter(place, n),
                Stretch::Term(_) => Stretch::PartOfTerm(place, n),
                Stretch::SchoolHalf(_) => Stretch::PartOfSchoolHalf(place, n),
                _ => Stretch::PartOfHalf(place, n),
            })
        });
        parts.collect::<Option<Vec<Stretch>>>()?
    };
    let years = years::suffix(c);
    let moment = |stretch| When::In(Moment::new(stretch, years.clone()));
    Some(stretches.into_iter().map(moment).collect())
}

/// Which third of a month a place is.
pub(super) fn third_of(place: Place) -> u32 {
    match place {
        Place::Start => 1,
        Place::Middle => 2,
        Place::End => 3,
    }
}

/// «года», «текущего года», «календарного года», not «года 2023».
fn year_alone(c: &mut Cursor<'_>) -> Option<()> {
    c.take_if(|word| matches!(word, Lexeme::Current | Lexeme::Calendar | Lexeme::Following));
    c.take(Lexeme::Unit(Unit::Year)).then_some(())
}

/// «начало», «начале, середине и конце».
pub(super) fn places(c: &mut Cursor<'_>) -> Option<Vec<Place>> {
    if let Some(places) = c.attempt(results) {
        return Some(places);
    }
    let mut places = Vec::new();
    while places.len() < LONGEST_LIST {
        let place = match c.lexeme() {
            Some(Lexeme::Place(place)) => place,
            _ => break,
        };
        places.push(place);
        c.at += 1;
        let more = c.attempt(|c| {
            (c.take_between() | c.take_mark('-')).then_some(())?;
            c.take(Lexeme::In);
            matches!(c.lexeme(), Some(Lexeme::Place(_))).then_some(())
        });
        if more.is_none() {
            break;
        }
    }
    (!places.is_empty()).then_some(places)
}

/// «по итогам», «по окончании»: the end of what follows.
fn results(c: &mut Cursor<'_>) -> Option<Vec<Place>> {
    c.take(Lexeme::By).then_some(())?;
    let text = c.text();
    matches!(
        text,
        "итогам"
            | "результатам"
            | "окончании"
            | "завершении"
            | "окончанию"
            | "завершению"
    )
    .then_some(())?;
    c.at += 1;
    Some(vec![Place::End])
}

/// «первая декада мая», «2–3 неделя октября», «последняя неделя», «вторая половина сентября».
pub(super) fn counted(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let nths = if c.take(Lexeme::Last) {
        vec![(0, 0)]
    } else {
        numbers::nths(c)?
    };
    // «первые две недели сентября»
    let several = match (nths.as_slice(), c.lexeme()) {
        ([(1, 1)], Some(Lexeme::Cardinal(count))) => {
            c.at += 1;
            Some(vec![(1, count)])
        }
        _ => None,
    };
    let nths = several.unwrap_or(nths);
    let unit = c.lexeme()?;
    c.at += 1;
    if unit == Lexeme::HalfOf && c.attempt(years::school_year_word).is_some() {
        let years = years::suffix(c);
        let half = |n: u32| (n <= 2).then_some(Stretch::SchoolHalf(if n == 0 { 2 } else { n }));
        return Some(units::whens(&nths, &years, half));
    }
    if unit == Lexeme::HalfOf && c.take(Lexeme::Unit(Unit::Year)) {
        let years = years::suffix(c);
        let half = |n: u32| (n <= 2).then_some(Stretch::Half(if n == 0 { 2 } else { n }));
        return Some(units::whens(&nths, &years, half));
    }
    if unit == Lexeme::HalfOf
        && let Some(years) = c.attempt(years::years)
    {
        let half = |n: u32| (n <= 2).then_some(Stretch::Half(if n == 0 { 2 } else { n }));
        return Some(units::whens(&nths, &years.years, half));
    }
    let mut months = vec![dates::month_name(c)?];
    // «последняя неделя октября, декабря, марта»
    while months.len() < LONGEST_LIST {
        let more = c.attempt(|c| {
            c.take_between().then_some(())?;
            (c.text().ends_with('я') || c.text().ends_with('а')).then_some(())?;
            dates::month_name(c)
        });
        match more {
            Some(more) => months.push(more),
            None => break,
        }
    }
    let years = years::suffix(c);
    let mut whens = Vec::new();
    for month in months {
        for (from, to) in &nths {
            let moment = |n: &u32| {
                let stretch = part_of_month(unit, month, *n)?;
                Some(Moment::new(stretch, years.clone()))
            };
            whens.push(if from == to {
                When::In(moment(from)?)
            } else {
                When::Between(moment(from)?, moment(to)?)
            });
        }
    }
    Some(whens)
}

/// The `n`th decade, week, half, weekday or day of `month`; the last one for 0.
pub(super) fn part_of_month(unit: Lexeme, month: u32, n: u32) -> Option<Stretch> {
    match unit {
        // «в первых числах», «в последних числах»
        Lexeme::MonthDay => (n <= 1).then_some(Stretch::MonthThird {
            month,
            n: if n == 0 { 3 } else { 1 },
        }),
        Lexeme::Unit(Unit::Decade) => (n <= 3).then_some(Stretch::MonthThird {
            month,
            n: if n == 0 { 3 } else { n },
        }),
        Lexeme::HalfOf => (n <= 2).then_some(Stretch::MonthHalf {
            month,
            n: if n == 0 { 2 } else { n },
        }),
        Lexeme::Unit(Unit::Week) => (n <= 5).then_some(if n == 5 {
            Stretch::WeekOfMonth { month, n: 0 }
        } else {
            Stretch::WeekOfMonth { month, n }
        }),
        Lexeme::Weekday(weekday) => (n <= 5).then_some(Stretch::WeekdayOf { month, n, weekday }),
        _ => None,
    }
}

/// «последний рабочий день августа», «последний день мая».
pub(super) fn last_day(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    (c.text() != "первых").then_some(())?;
    let last = c.take(Lexeme::Last);
    if !last && numbers::nth(c)? != 1 {
        return None;
    }
    let working = c.take(Lexeme::Working);
    (c.take(Lexeme::Day) | c.take(Lexeme::MonthDay)).then_some(())?;
    let month = dates::month_name(c)?;
    let years = years::suffix(c);
    let stretch = match (working, last) {
        (true, _) => Stretch::WorkingDayOf { month, last },
        (false, true) => Stretch::LastDay(month),
        (false, false) => Stretch::Day { month, day: 1 },
    };
    Some(vec![When::In(Moment::new(stretch, years))])
}
