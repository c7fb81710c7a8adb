//! The counters that a mentorship's coming or going changes.

use std::collections::BTreeMap;

use domain::clock::Date;
use domain::id::{PersonId, SchoolId};
use domain::org::Whereabouts;
use persistence::figures::years_touched;
use persistence::{StoreError, UnitOfWork};

/// Counts anew the school years from `from` to `until` at the school, which is locked, at the schools that give it mentors,
/// and wherever else one of `mentees` works: a young teacher counts as mentored at each of their schools.
pub(crate) async fn recount(
    work: &UnitOfWork,
    at: Whereabouts,
    giving: impl IntoIterator<Item = Whereabouts>,
    mentees: &[PersonId],
    from: Date,
    until: Date,
) -> Result<(), StoreError> {
    let jobs = work.employments().of_people(mentees).await?;
    // By id, so that two writers seldom wait for each other; when they do, the database breaks one off and the store
    // tries it again.
    let mut elsewhere: BTreeMap<SchoolId, Whereabouts> = jobs
        .into_iter()
        .map(|job| (job.at.school, job.at))
        .collect();
    elsewhere.extend(giving.into_iter().map(|place| (place.school, place)));
    elsewhere.remove(&at.school);
    for school in elsewhere.keys() {
        work.schools().lock(*school).await?;
    }
    for place in [at].into_iter().chain(elsewhere.into_values()) {
        for year in years_touched(from, until.max(from)) {
            work.figures()
                .recount_school(place, year, work.now())
                .await?;
        }
    }
    Ok(())
}
