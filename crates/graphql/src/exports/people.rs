//! People of a school.

use documents::table::{TableWriter, Value};

use super::rows::{first, jobs, next, put};
use crate::desks::school::{PeopleFilter, SchoolDesk};
use crate::error::GqlError;
use crate::viewer::Viewer;

/// Writes the people of a school with their jobs there.
pub(super) async fn write(
    viewer: &Viewer,
    desk: &SchoolDesk,
    filter: PeopleFilter,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    let today = desk.today();
    let (scope, filter) = (desk.scope(), filter.on(today));
    let mut slice = Some(first());
    while let Some(page) = slice {
        let window = viewer
            .store()
            .people()
            .within(&scope, &filter, &page)
            .await?;
        let ids: Vec<_> = window.rows.iter().map(|(_, person)| person.id).collect();
        let jobs = jobs(viewer, &ids, desk.place().school).await?;
        for (_, person) in &window.rows {
            let job = jobs.get(&person.id);
            let terms = job.map(|job| &job.terms);
            let years = terms.and_then(|terms| terms.teaching_years(today));
            let educated = terms.map(|terms| {
                if terms.pedagogical_education {
                    "да"
                } else {
                    "нет"
                }
            });
            put(
                writer,
                &[
                    Value::Text(person.name.full()),
                    Value::day(person.birth_date),
                    Value::text(job.map(|job| job.position.as_str())),
                    Value::text(job.and_then(|job| job.subject.as_deref())),
                    Value::day(terms.map(|terms| terms.started_on)),
                    Value::day(terms.and_then(|terms| terms.ended_on)),
                    years.map_or(Value::Blank, |years| Value::Number(years.into())),
                    Value::text(educated),
                    Value::text(person.email.as_deref()),
                    Value::text(person.phone.as_deref()),
                ],
            )?;
        }
        slice = next(&window);
    }
    Ok(())
}
