//! A school as the levels above see it: figures, no people but its head and curator.

use async_graphql::{ID, Object};
use domain::access::Role;
use domain::clock::SchoolYear;
use persistence::schools::School;

use super::bank::BankRefresh;
use super::enums::SchoolKind;
use super::figures::{Figures, Sight};
use crate::desks::school::knows_officials;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{InModel, OfficialsOf, SchoolTally};
use crate::viewer::Viewer;

/// A school in the register of a municipality.
#[derive(Clone)]
pub struct SchoolSummary {
    viewer: Viewer,
    row: School,
    year: SchoolYear,
}

impl SchoolSummary {
    /// The school in `year`.
    pub fn new(viewer: Viewer, row: School, year: SchoolYear) -> Self {
        Self { viewer, row, year }
    }

    async fn official(&self, role: Role) -> Result<Option<String>, GqlError> {
        if !knows_officials(&self.viewer, &self.row) {
            return Ok(None);
        }
        let key = OfficialsOf(self.row.at.school);
        let found = self.viewer.loaders().load_one(key).await?;
        let mut found = found.unwrap_or_default().into_iter();
        let official = found.find(|(post, _)| post.role == role);
        Ok(official.map(|(_, person)| person.name.full()))
    }
}

/// A school in the register of a municipality, with its figures of one school year.
#[Object]
impl SchoolSummary {
    /// `school:…`.
    async fn id(&self) -> ID {
        self.row.at.school.public()
    }

    /// What everybody calls it.
    async fn name(&self) -> &str {
        &self.row.short_name
    }

    /// The name of its charter.
    async fn full_name(&self) -> &str {
        &self.row.full_name
    }

    /// What kind it is.
    async fn kind(&self) -> SchoolKind {
        self.row.kind.into()
    }

    /// Whether it is in the register of the model in the school year that the list was asked for.
    async fn in_model(&self) -> Result<bool, GqlError> {
        let key = InModel(self.row.at.school, self.year);
        Ok(self.viewer.loaders().load_one(key).await?.is_some())
    }

    /// Who leads it; `null` when nobody has been entered, and for who is not of its municipality.
    async fn head_name(&self) -> Option<Result<String, GqlError>> {
        self.official(Role::Head).await.transpose()
    }

    /// Who curates mentoring there, the first appointed of several; `null` when nobody is, and for who is not of its
    /// municipality.
    async fn curator_name(&self) -> Option<Result<String, GqlError>> {
        self.official(Role::Curator).await.transpose()
    }

    /// Where it stands with refreshing its banks.
    async fn bank_refresh(&self) -> Result<BankRefresh, GqlError> {
        BankRefresh::of(&self.viewer, self.row.at.school).await
    }

    /// Its figures of that school year; counts of one to four people are withheld.
    async fn figures(&self) -> Result<Figures, GqlError> {
        let key = SchoolTally(self.row.at.school, self.year);
        let tally = self.viewer.loaders().load_one(key).await?;
        Ok(Figures::new(self.year, tally, Sight::Counts))
    }
}
