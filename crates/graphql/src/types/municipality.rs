//! A municipality as the region sees it: figures, no people.

use async_graphql::{ID, Object};
use domain::clock::SchoolYear;
use persistence::municipalities::Municipality;

use super::enums::MunicipalityKind;
use super::figures::{Figures, Sight};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MunicipalityTally, SchoolCountOf};
use crate::viewer::Viewer;

/// A municipality in a region's list.
#[derive(Clone)]
pub struct MunicipalitySummary {
    viewer: Viewer,
    row: Municipality,
    year: SchoolYear,
}

impl MunicipalitySummary {
    /// The municipality in `year`.
    pub fn new(viewer: Viewer, row: Municipality, year: SchoolYear) -> Self {
        Self { viewer, row, year }
    }
}

/// A municipality in a region's list, with its figures of one school year and no people.
#[Object]
impl MunicipalitySummary {
    /// `municipality:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// What kind it is.
    async fn kind(&self) -> MunicipalityKind {
        self.row.kind.into()
    }

    /// How many schools it has, in the model or not.
    async fn school_count(&self) -> Result<i32, GqlError> {
        let count = self
            .viewer
            .loaders()
            .load_one(SchoolCountOf(self.row.id))
            .await?;
        Ok(count
            .and_then(|count| i32::try_from(count).ok())
            .unwrap_or(0))
    }

    /// Its figures of the school year that the list was asked for.
    async fn figures(&self) -> Result<Figures, GqlError> {
        let key = MunicipalityTally(self.row.id, self.year);
        let tally = self.viewer.loaders().load_one(key).await?;
        Ok(Figures::new(self.year, tally, Sight::Counts))
    }
}
