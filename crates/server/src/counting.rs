//! Counting the facts of a school year anew: one school, or one municipality, a transaction.

use domain::clock::SchoolYear;
use domain::id::{MunicipalityId, SchoolId};
use persistence::figures::Correction;
use persistence::{Failure, Operation, Store, StoreError, UnitOfWork};

/// Schools that are read at once; each is counted by itself.
const PAGE: u64 = 500;

/// Whose counters did not agree with the facts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Corrected {
    /// A school's.
    School(SchoolId, Vec<Correction>),
    /// A municipality's, by the sums of its schools.
    Municipality(MunicipalityId, Vec<Correction>),
}

/// Counts `year` anew for every school and municipality, and tells `report` of each whose counters were wrong. May be
/// broken off and begun again; others may write meanwhile.
pub async fn recount(
    store: &Store,
    year: SchoolYear,
    mut report: impl FnMut(Corrected),
) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let schools = store.figures().schools(after, PAGE).await?;
        let Some(last) = schools.last() else {
            break;
        };
        after = Some(*last);
        for school in schools {
            let wrong = done(
                store
                    .write(&CountSchool {
                        school,
                        year,
                        anew: true,
                    })
                    .await,
            )?;
            if !wrong.is_empty() {
                report(Corrected::School(school, wrong));
            }
        }
    }
    for municipality in store.figures().municipalities().await? {
        let wrong = done(store.write(&CountMunicipality { municipality, year }).await)?;
        if !wrong.is_empty() {
            report(Corrected::Municipality(municipality, wrong));
        }
    }
    Ok(())
}

/// Counts the schools whose `year` was never counted: nobody has written to them since it began. Answers how many.
pub async fn count_uncounted(store: &Store, year: SchoolYear) -> Result<usize, StoreError> {
    let mut counted = 0;
    loop {
        let schools = store.figures().uncounted(year, PAGE).await?;
        if schools.is_empty() {
            return Ok(counted);
        }
        for school in schools {
            let operation = CountSchool {
                school,
                year,
                anew: false,
            };
            done(store.write(&operation).await)?;
            counted += 1;
        }
    }
}

fn done<T>(result: Result<T, Failure<()>>) -> Result<T, StoreError> {
    result.map_err(|failure| match failure {
        Failure::Store(error) => error,
        // Counting asks no policy and refuses nothing.
        Failure::Refused(()) | Failure::Denied(_) => StoreError::Conflict,
    })
}

struct CountSchool {
    school: SchoolId,
    year: SchoolYear,
    /// Even when another server has counted it.
    anew: bool,
}

impl Operation for CountSchool {
    type Done = Vec<Correction>;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<Vec<Correction>, Failure<()>> {
        let Some(here) = work.schools().lock(self.school).await? else {
            return Ok(Vec::new());
        };
        let figures = work.figures();
        if !self.anew && figures.is_counted(self.school, self.year).await? {
            return Ok(Vec::new());
        }
        let at = here.school.at;
        Ok(figures.recount_school(at, self.year, work.now()).await?)
    }
}

struct CountMunicipality {
    municipality: MunicipalityId,
    year: SchoolYear,
}

impl Operation for CountMunicipality {
    type Done = Vec<Correction>;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<Vec<Correction>, Failure<()>> {
        let figures = work.figures();
        Ok(figures
            .recount_municipality(self.municipality, self.year)
            .await?)
    }
}
