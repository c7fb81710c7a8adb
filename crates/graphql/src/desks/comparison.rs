//! What a region compares: its school years, its municipalities, forms and formats of pairs, the load of mentors.

use async_graphql::Object;
use domain::clock::SchoolYear;
use domain::id::RegionId;

use super::school_year;
use crate::error::GqlError;
use crate::types::comparison::{MentorLoad, MunicipalityYears, PairGroup};
use crate::types::figures::{Figures, Sight};
use crate::types::place::Place;
use crate::viewer::Viewer;

/// The most school years that are asked for at once.
const YEARS: usize = 10;

/// What a region's desk compares.
pub struct ComparisonShelf {
    viewer: Viewer,
    region: RegionId,
    running: SchoolYear,
}

impl ComparisonShelf {
    /// The comparisons of a region at whose desk the viewer may stand.
    pub(super) fn new(viewer: Viewer, region: RegionId, running: SchoolYear) -> Self {
        Self {
            viewer,
            region,
            running,
        }
    }

    fn years(&self, named: &[i32]) -> Result<Vec<SchoolYear>, GqlError> {
        if named.is_empty() || named.len() > YEARS {
            return Err(GqlError::BadInput(
                "from one to ten school years can be asked for",
            ));
        }
        let years = named
            .iter()
            .map(|year| school_year(Some(*year), self.running));
        years.collect()
    }
}

/// Comparisons of a region, from counters that are kept with every change, and from pairs in force.
#[Object]
impl ComparisonShelf {
    /// Figures of the whole region in some school years, in the order in which they are named. One statement, whatever the
    /// number of years.
    #[graphql(complexity = "school_years.len() * child_complexity + 20")]
    async fn trend(
        &self,
        #[graphql(desc = "Calendar years of their Septembers; 1–10.")] school_years: Vec<i32>,
    ) -> Result<Vec<Figures>, GqlError> {
        let years = self.years(&school_years)?;
        let figures = self.viewer.store().figures();
        let tallies = figures.of_region_by_years(self.region, &years).await?;
        let sum = |year: &SchoolYear| {
            let of_year = tallies.iter().filter(|((_, of), _)| of == year);
            Figures::over(*year, of_year.map(|(_, tally)| tally))
        };
        Ok(years.iter().map(sum).collect())
    }

    /// All its municipalities by name, each with its figures of some school years.
    #[graphql(complexity = "50 * child_complexity + 20")]
    async fn comparison(
        &self,
        #[graphql(desc = "Calendar years of their Septembers; 1–10.")] school_years: Vec<i32>,
    ) -> Result<Vec<MunicipalityYears>, GqlError> {
        let years = self.years(&school_years)?;
        let store = self.viewer.store();
        let figures = store.figures();
        let mut tallies = figures.of_region_by_years(self.region, &years).await?;
        let mut lines = Vec::new();
        for row in store.municipalities().of_region(self.region).await? {
            let mut of_years = Vec::with_capacity(years.len());
            for year in &years {
                let tally = tallies.remove(&(row.id, *year));
                of_years.push(Figures::new(*year, tally, Sight::Counts));
            }
            lines.push(MunicipalityYears {
                municipality: Place::of_municipality(&row),
                years: of_years,
            });
        }
        Ok(lines)
    }

    /// The pairs and groups in force now by form and format.
    #[graphql(complexity = "20 * child_complexity + 20")]
    async fn pair_groups(&self) -> Result<Vec<PairGroup>, GqlError> {
        let groups = self
            .viewer
            .store()
            .figures()
            .pair_groups(self.region)
            .await?;
        Ok(groups.into_iter().map(Into::into).collect())
    }

    /// How many mentors have how many mentees in pairs in force now; a line for every number.
    #[graphql(complexity = "4 * child_complexity + 20")]
    async fn mentor_load(&self) -> Result<Vec<MentorLoad>, GqlError> {
        let load = self
            .viewer
            .store()
            .figures()
            .mentor_load(self.region)
            .await?;
        Ok(load.into_iter().map(Into::into).collect())
    }
}
