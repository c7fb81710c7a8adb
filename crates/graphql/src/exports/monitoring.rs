//! What a municipality and a region follow: exceptions, targets, the comparison of municipalities.

use async_graphql::InputObject;
use documents::table::{TableWriter, Value};
use documents::words::import::VOCABULARY;
use documents::words::{date, monitoring as words};
use domain::access::Place;
use domain::clock::{Date, SchoolYear};
use domain::id::PersonId;
use domain::import::Vocabulary;
use domain::monitoring::exception::ExceptionKind;
use domain::monitoring::target::{Share, Sum};
use domain::monitoring::{Indicator, Shown, shown};
use persistence::municipalities::Municipality;
use persistence::numeric_targets::facts::by_kind;
use persistence::regions::Region;

use super::rows::{people, put};
use crate::desks::exceptions::ExceptionShelf;
use crate::error::GqlError;
use crate::types::exception::ExceptionFilter;
use crate::viewer::Viewer;

/// The most school years of a comparison.
const YEARS: usize = 10;

/// Which school years of a region are compared.
#[derive(InputObject, Default)]
pub(super) struct ComparisonFilter {
    /// Calendar years of their Septembers; the running one alone when left out or empty.
    school_years: Option<Vec<i32>>,
}

/// A count as tables show it: what is withheld is said to be.
fn said(count: Shown) -> Value {
    match count {
        Shown::Exact(count) => Value::Number(count.into()),
        Shown::Withheld => Value::text(Some("меньше 5")),
    }
}

/// Writes what is not as it should be, in the order of the page.
pub(super) async fn write_exceptions(
    viewer: &Viewer,
    row: &Municipality,
    filter: ExceptionFilter,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    let shelf = ExceptionShelf::new(viewer.clone(), row.clone());
    let insight = shelf.insight();
    let lines = shelf.lines().await?.iter();
    let lines: Vec<_> = lines.filter(|line| filter.takes(line.kind)).collect();
    let ids: Vec<_> = lines.iter().map(|line| line.school).collect();
    let schools = viewer.store().schools().find_all(&ids).await?;
    let loads = |kind: ExceptionKind| kind == ExceptionKind::MentorsOverloaded;
    let named = lines
        .iter()
        .filter(|line| loads(line.kind) && insight.mentors);
    let ids: Vec<PersonId> = named
        .flat_map(|line| line.subjects.iter().map(|id| PersonId(*id)))
        .collect();
    let people = people(viewer, &ids).await?;
    for line in lines {
        let school = schools.iter().find(|one| one.at.school == line.school);
        let mentors: Vec<String> = line
            .subjects
            .iter()
            .filter_map(|id| Some(people.get(&PersonId(*id))?.name.with_initials()))
            .collect();
        put(
            writer,
            &[
                Value::text(Some(words::exception_kind(line.kind))),
                Value::text(school.map(|school| school.short_name.as_str())),
                Value::Day(line.day),
                said(insight.shown(line.kind, line.count())),
                Value::Text(mentors.join("; ")),
            ],
        )?;
    }
    Ok(())
}

/// Writes plan and fact of every target, a line for each kind of organisation and one for all of them.
pub(super) async fn write_targets(
    viewer: &Viewer,
    row: &Municipality,
    today: Date,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    let (targets, place) = (
        viewer.store().numeric_targets(),
        Place::Municipality(row.id),
    );
    let rows = targets.at(place, &[]).await?;
    let asked = rows
        .iter()
        .filter_map(|row| Some((row.indicator, row.year.as_at(today)?)));
    let counts = targets.counts(place, &asked.collect::<Vec<_>>()).await?;
    for row in rows {
        let day = row.year.as_at(today);
        let counts = day.and_then(|day| counts.get(&(row.indicator, day)));
        let facts = counts.map(by_kind).unwrap_or_default();
        let standing = row.plan().against(&facts);
        let lines = standing.lines().iter().map(|line| {
            let kind = Vocabulary::label(VOCABULARY.kinds, line.kind);
            (kind, line.sum)
        });
        let all = std::iter::once(("все организации", standing.total()));
        for (kind, sum) in lines.chain(all) {
            let state = row.in_force().unwrap_or(&row.latest).state;
            let mut values = vec![
                Value::text(Some(words::target_indicator(row.indicator))),
                Value::Number(row.year.number().into()),
                Value::text(Some(kind)),
                Value::text(Some(words::edition_state(state))),
            ];
            values.extend(numbers(sum, day.is_some()));
            put(writer, &values)?;
        }
    }
    Ok(())
}

/// A year that has not begun has no fact: that is no nought.
fn numbers(sum: Sum, has_fact: bool) -> [Value; 6] {
    let count = |count: u32| Value::Number(count.into());
    let share = |share: Option<Share>| share.map_or(Value::Blank, |it| Value::Number(it.percent()));
    let fact = |value: Value| if has_fact { value } else { Value::Blank };
    [
        count(sum.base),
        count(sum.planned),
        share(sum.planned_share()),
        fact(count(sum.fact)),
        fact(share(sum.fact_share())),
        fact(count(sum.short_by())),
    ]
}

/// Writes the figures of each municipality in each of the years, small counts of people withheld.
pub(super) async fn write_comparison(
    viewer: &Viewer,
    region: &Region,
    filter: ComparisonFilter,
    today: Date,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    const WRONG: GqlError = GqlError::BadInput("filter");
    let named = filter.school_years.filter(|years| !years.is_empty());
    let named = named.unwrap_or_else(|| vec![SchoolYear::of(today).first_year()]);
    if named.len() > YEARS {
        return Err(WRONG);
    }
    let years = named
        .into_iter()
        .map(|year| SchoolYear::starting(year).ok_or(WRONG))
        .collect::<Result<Vec<_>, _>>()?;
    let store = viewer.store();
    let figures = store.figures();
    let tallies = figures.of_region_by_years(region.id, &years).await?;
    for row in store.municipalities().of_region(region.id).await? {
        for year in &years {
            let tally = tallies.get(&(row.id, *year));
            let mut values = vec![
                Value::Text(row.name.clone()),
                Value::Text(date::school_year(*year)),
            ];
            let count = |indicator: Indicator| {
                tally.map_or(Value::Blank, |tally| {
                    said(shown(indicator, tally.count(indicator)))
                })
            };
            values.extend(Indicator::ALL.map(count));
            put(writer, &values)?;
        }
    }
    Ok(())
}
