//! Jobs.

mod edit;
mod end;
mod input;

use async_graphql::MergedObject;
use domain::clock::{Date, SchoolYear};
use persistence::figures::years_touched;
use persistence::schools::LocatedSchool;
use persistence::{StoreError, UnitOfWork};

pub use input::EmploymentInput;
pub(super) use input::JobFields;

/// Mutations of jobs.
#[derive(MergedObject, Default)]
pub struct EmploymentMutation(edit::EditEmploymentMutation, end::EndEmploymentMutation);

/// The school years whose figures can be asked for; no older one is counted anew.
const YEARS_SHOWN: i32 = 6;

/// Counts a school's years anew from the one of `from` to the running one, after a job there has changed. The school
/// must be locked.
pub(crate) async fn recount_since(
    work: &UnitOfWork,
    here: &LocatedSchool,
    from: Date,
) -> Result<(), StoreError> {
    let today = work.today(here.zone);
    let oldest = SchoolYear::of(today).first_year() - (YEARS_SHOWN - 1);
    for year in years_touched(from, today) {
        if year.first_year() >= oldest {
            let (at, now) = (here.school.at, work.now());
            work.figures().recount_school(at, year, now).await?;
        }
    }
    Ok(())
}
