//! What all lists do: read page after page, so that a list of any length costs the memory of a page.

use std::collections::BTreeMap;

use documents::table::{TableWriter, Value};
use domain::id::PersonId;
use persistence::employments::Job;
use persistence::page::{Direction, Slice, Window};
use persistence::people::Person;

use crate::error::GqlError;
use crate::viewer::Viewer;

/// Rows of a page.
const ROWS: u64 = 500;

/// The first page.
pub(crate) fn first() -> Slice {
    Slice::first(ROWS)
}

/// The page after this one; `None` after the last.
pub(crate) fn next<T>(window: &Window<T>) -> Option<Slice> {
    let (cursor, _) = window.rows.last().filter(|_| window.has_next)?;
    Some(Slice {
        limit: ROWS,
        direction: Direction::Forward,
        beyond: Some(cursor.clone()),
    })
}

/// Writes a line.
pub(super) fn put(writer: &mut TableWriter, values: &[Value]) -> Result<(), GqlError> {
    Ok(writer.row(values)?)
}

/// The people of a page, by id.
pub(super) async fn people(
    viewer: &Viewer,
    ids: &[PersonId],
) -> Result<BTreeMap<PersonId, Person>, GqlError> {
    let found = viewer.store().people().find_all(ids).await?;
    Ok(found
        .into_iter()
        .map(|person| (person.id, person))
        .collect())
}

/// The last job of each of `ids` at a school.
pub(super) async fn jobs(
    viewer: &Viewer,
    ids: &[PersonId],
    school: domain::id::SchoolId,
) -> Result<BTreeMap<PersonId, Job>, GqlError> {
    let found = viewer.store().employments().of_people(ids).await?;
    let mut jobs = BTreeMap::new();
    // The latest comes first.
    for job in found.into_iter().filter(|job| job.at.school == school) {
        jobs.entry(job.terms.person).or_insert(job);
    }
    Ok(jobs)
}

/// Full names, each on a line of its own.
pub(super) fn names<'a>(
    people: &BTreeMap<PersonId, Person>,
    ids: impl IntoIterator<Item = &'a PersonId>,
) -> Value {
    let names: Vec<String> = ids
        .into_iter()
        .filter_map(|id| Some(people.get(id)?.name.full()))
        .collect();
    list(&names)
}

/// Entries of a list as a file takes them over again.
pub(super) fn list<T: AsRef<str>>(entries: &[T]) -> Value {
    let entries: Vec<&str> = entries.iter().map(AsRef::as_ref).collect();
    Value::Text(entries.join("; "))
}
