//! Years that a text leaves out because a neighbour has them: «январь, апрель 2023», «сентябрь 2022, май».

use crate::roadmap::term::phrase::{Moment, When, Year};
use crate::roadmap::term::stretch::Stretch;

/// Gives every date the year that its neighbours say; dates of a text without years keep none.
///
/// `chained` is false where dates repeat: there a year of one of them is no year of the next.
pub(super) fn settle(whens: Vec<When>, chained: bool) -> Vec<When> {
    let mut whens = spread_years(pair_bounds(whens));
    for when in &mut whens {
        inner(when);
    }
    backward(&mut whens);
    if chained {
        forward(&mut whens);
    }
    whens
}

/// «с 1 сентября, до 31 мая» is one stretch.
fn pair_bounds(whens: Vec<When>) -> Vec<When> {
    let mut out: Vec<When> = Vec::new();
    for when in whens {
        match (out.last(), when) {
            (Some(When::From(start)), When::Until { moment, .. })
                if !matches!(start.stretch, Stretch::Year) =>
            {
                let start = start.clone();
                out.pop();
                out.push(When::Between(start, moment));
            }
            (_, when) => out.push(when),
        }
    }
    out
}

/// Hands years that stand alone to the dates before or after them.
fn spread_years(whens: Vec<When>) -> Vec<When> {
    let mut out: Vec<When> = Vec::new();
    // Years that wait for the dates they head: «2023 год: январь, май».
    let mut heading: Option<(Vec<Year>, When)> = None;
    for when in whens {
        match when {
            When::Years { ref years, .. } => {
                let bare = out
                    .iter()
                    .any(|before| last_moment(before).is_some_and(no_years));
                let last = out.last_mut().and_then(moment_mut);
                match (last, &heading) {
                    (Some(last), None) if bare && last.years.is_empty() => {
                        for before in &mut out {
                            give(before, years);
                        }
                    }
                    (Some(last), None) if !bare && is_month_like(last.stretch) => {
                        last.years.extend(years);
                    }
                    _ => {
                        if let Some((_, unused)) = heading.take().filter(|(_, w)| *w != NONE_YET) {
                            out.push(unused);
                        }
                        heading = Some((years.clone(), when));
                    }
                }
            }
            mut other => {
                if let Some((years, used)) = &mut heading
                    && last_moment(&other).is_some_and(no_years)
                    && !matches!(other, When::From(_) | When::Until { .. })
                {
                    give(&mut other, years);
                    *used = NONE_YET;
                }
                out.push(other);
            }
        }
    }
    if let Some((_, unused)) = heading.filter(|(_, when)| *when != NONE_YET) {
        out.push(unused);
    }
    out
}

/// Stands for years that were handed on.
const NONE_YET: When = When::Years {
    years: Vec::new(),
    range: false,
    unclear: false,
};

fn no_years(moment: &Moment) -> bool {
    moment.years.is_empty()
}

fn is_month_like(stretch: Stretch) -> bool {
    !matches!(stretch, Stretch::Year | Stretch::SchoolYear)
}

fn give(when: &mut When, years: &[Year]) {
    if let Some(moment) = moment_mut(when)
        && moment.years.is_empty()
    {
        moment.years = years.to_vec();
    }
}

/// The moment whose year counts: the end of a stretch.
fn last_moment(when: &When) -> Option<&Moment> {
    match when {
        When::In(moment)
        | When::Between(_, moment)
        | When::Until { moment, .. }
        | When::From(moment) => Some(moment),
        When::Years { .. } => None,
    }
}

fn moment_mut(when: &mut When) -> Option<&mut Moment> {
    match when {
        When::In(moment)
        | When::Between(_, moment)
        | When::Until { moment, .. }
        | When::From(moment) => Some(moment),
        When::Years { .. } => None,
    }
}

fn first_moment(when: &When) -> Option<&Moment> {
    match when {
        When::Between(moment, _) => Some(moment),
        other => last_moment(other),
    }
}

/// Between the ends of one stretch.
fn inner(when: &mut When) {
    let When::Between(start, end) = when else {
        return;
    };
    if start.years.is_empty() && !end.years.is_empty() {
        start.years = years_before(start.stretch, end.stretch, &end.years);
    } else if end.years.is_empty() && !start.years.is_empty() {
        end.years = years_after(start.stretch, end.stretch, &start.years);
    }
}

/// The years of something that comes before `later`.
fn years_before(stretch: Stretch, later: Stretch, years: &[Year]) -> Vec<Year> {
    let wraps = stretch.order() > later.order();
    let year = |year: &Year| match year {
        Year::Calendar(_) if wraps => year.shifted(-1),
        other => *other,
    };
    years.iter().map(year).collect()
}

/// The years of something that comes after `earlier`.
fn years_after(earlier: Stretch, stretch: Stretch, years: &[Year]) -> Vec<Year> {
    let wraps = stretch.order() < earlier.order();
    let year = |year: &Year| match year {
        Year::Calendar(_) if wraps => year.shifted(1),
        other => *other,
    };
    years.iter().map(year).collect()
}

/// «январь, апрель 2023»: the year stands behind the last one.
fn backward(whens: &mut [When]) {
    let mut later: Option<Moment> = None;
    for when in whens.iter_mut().rev() {
        if matches!(when, When::From(_)) {
            later = None;
            continue;
        }
        if let (Some(later), Some(moment)) = (&later, moment_mut(when))
            && moment.years.is_empty()
        {
            moment.years = years_before(moment.stretch, later.stretch, &later.years);
            inner(when);
        }
        later = first_moment(when)
            .filter(|moment| !no_years(moment))
            .cloned();
    }
}

/// «сентябрь 2022, январь»: the next one after it.
fn forward(whens: &mut [When]) {
    let mut earlier: Option<Moment> = None;
    for when in whens.iter_mut() {
        let bare = last_moment(when).is_some_and(no_years);
        if let (Some(earlier), true) = (&earlier, bare) {
            let last: Vec<Year> = earlier.years.last().copied().into_iter().collect();
            if let When::Between(start, _) = when {
                start.years = years_after(earlier.stretch, start.stretch, &last);
                inner(when);
            } else if let Some(moment) = moment_mut(when) {
                moment.years = years_after(earlier.stretch, moment.stretch, &last);
            }
        }
        if let Some(moment) = last_moment(when).filter(|moment| !no_years(moment)) {
            earlier = Some(moment.clone());
        }
    }
}
