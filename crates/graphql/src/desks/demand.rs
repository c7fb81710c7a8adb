//! What people need and whether they stay, on the desks of a municipality and a region.

use async_graphql::Object;
use chrono::Months;
use domain::access::rules::roadmap::Seat;
use domain::monitoring::demand::demand;
use domain::monitoring::retention::retention;

use crate::error::GqlError;
use crate::types::demand::{DeficitMap, Retention, SubjectDemand};
use crate::types::roadmap::today_in;
use crate::viewer::Viewer;

/// Newcomers of so many years are looked at.
const COHORTS: u32 = 5;

/// What a desk shows of needs.
pub struct DemandShelf {
    viewer: Viewer,
    at: Seat,
    reads_bank: bool,
}

impl DemandShelf {
    /// The needs of a place at whose desk the viewer may stand; `reads_bank` whether they know its mentors by name.
    pub(super) fn new(viewer: Viewer, at: Seat, reads_bank: bool) -> Self {
        Self {
            viewer,
            at,
            reads_bank,
        }
    }
}

/// Needs of a place, from its banks and jobs of now.
#[Object]
impl DemandShelf {
    /// Which deficits people have where, municipality by municipality or school by school.
    #[graphql(complexity = "50 * child_complexity + 50")]
    async fn deficit_map(&self) -> Result<DeficitMap, GqlError> {
        let figures = self.viewer.store().figures();
        Ok(figures.deficits(self.at.place()).await?.into())
    }

    /// Subjects by how many wait for a mentor and how many places mentors have, the greatest shortage first.
    #[graphql(complexity = "30 * child_complexity + 50")]
    async fn subject_demand(&self) -> Result<Vec<SubjectDemand>, GqlError> {
        let figures = self.viewer.store().figures();
        let (place, today) = (self.at.place(), today_in(&self.viewer, self.at).await?);
        let waiting = figures.waiting(place, today).await?;
        let offers = figures.offers(place).await?;
        let lines = demand(&waiting, &offers).into_iter();
        Ok(lines
            .map(|line| SubjectDemand::new(line, self.reads_bank))
            .collect())
    }

    /// Whether young teachers stay at their school for one, two and three years, with a mentor and without.
    #[graphql(complexity = "3 * child_complexity + 50")]
    async fn retention(&self) -> Result<Vec<Retention>, GqlError> {
        let today = today_in(&self.viewer, self.at).await?;
        let since = today
            .checked_sub_months(Months::new(COHORTS * 12))
            .unwrap_or(today);
        let figures = self.viewer.store().figures();
        let stays = figures.stays(self.at.place(), since).await?;
        Ok(retention(&stays, today).map(Into::into).into())
    }
}
