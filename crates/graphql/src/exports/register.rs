//! The register of a municipality's schools with their figures.

use documents::table::{TableWriter, Value};
use documents::words::import::VOCABULARY;
use domain::access::{Reach, Scope};
use domain::clock::{Date, SchoolYear};
use domain::import::Vocabulary;
use domain::monitoring::{Indicator, Shown, shown};
use persistence::figures::Tally;
use persistence::municipalities::Municipality;
use persistence::schools::SchoolFilter;

use super::rows::{first, next, put};
use super::{ExportRequest, read_filter};
use crate::desks::municipality::RegisterFilter;
use crate::desks::school_year;
use crate::error::GqlError;
use crate::viewer::Viewer;

/// The counters of the list, in its order.
const COUNTED: [Indicator; 7] = [
    Indicator::Mentors,
    Indicator::Mentees,
    Indicator::Pairs,
    Indicator::YoungTeachers,
    Indicator::YoungTeachersMentored,
    Indicator::ProgrammesCompleted,
    Indicator::PracticesPublished,
];

/// Writes the schools with their figures, small counts of people withheld as on the page.
pub(super) async fn write(
    viewer: &Viewer,
    row: &Municipality,
    request: &ExportRequest,
    today: Date,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    let year = school_year(request.school_year, SchoolYear::of(today))?;
    let wanted: RegisterFilter = read_filter(&request.filter)?;
    let filter = SchoolFilter {
        kind: wanted.kind.map(Into::into),
        in_model: wanted.in_model.map(|inside| (year, inside)),
        text: wanted.text,
    };
    let scope = Scope::only(Reach::Municipality(row.id));
    let mut slice = Some(first());
    while let Some(page) = slice {
        let window = viewer
            .store()
            .schools()
            .within(&scope, &filter, &page)
            .await?;
        let ids: Vec<_> = window
            .rows
            .iter()
            .map(|(_, school)| school.at.school)
            .collect();
        let inside = viewer.store().schools().in_model(&ids, year).await?;
        let tallies = viewer.store().figures().of_schools(&ids, year).await?;
        for (_, school) in &window.rows {
            let id = school.at.school;
            let in_model = if inside.contains(&id) {
                "да"
            } else {
                "нет"
            };
            let mut values = vec![
                Value::Text(school.short_name.clone()),
                Value::Text(school.full_name.clone()),
                Value::text(Some(Vocabulary::label(VOCABULARY.kinds, school.kind))),
                Value::text(Some(in_model)),
            ];
            let tally = tallies.get(&id);
            values.extend(COUNTED.map(|indicator| count(tally, indicator)));
            put(writer, &values)?;
        }
        slice = next(&window);
    }
    Ok(())
}

/// No data is not nought.
fn count(tally: Option<&Tally>, indicator: Indicator) -> Value {
    let Some(tally) = tally else {
        return Value::Blank;
    };
    match shown(indicator, tally.count(indicator)) {
        Shown::Exact(count) => Value::Number(count.into()),
        Shown::Withheld => Value::text(Some("меньше 5")),
    }
}
