//! What the program counts by itself, to stand beside what schools say.

use std::collections::BTreeMap;

use domain::clock::{Date, SchoolYear};
use domain::id::{MunicipalityId, SchoolId};
use domain::monitoring::{Item, Source};
use sea_orm::ConnectionTrait;

use super::Submissions;
use crate::error::StoreError;
use crate::figures::Figures;
use crate::packages::Packages;

/// Numbers by the codes of questions. Of what was never counted there is none: no data is no nought.
pub type Computed = BTreeMap<String, i64>;

impl<C: ConnectionTrait> Submissions<'_, C> {
    /// What is counted of `schools`, all of one municipality, for `items` on `today`: a few statements, whatever their number.
    pub async fn computed(
        &self,
        items: &[Item],
        schools: &[SchoolId],
        municipality: MunicipalityId,
        year: SchoolYear,
        today: Date,
    ) -> Result<BTreeMap<SchoolId, Computed>, StoreError> {
        let mut found: BTreeMap<SchoolId, Computed> = BTreeMap::new();
        let counters = items.iter().filter_map(|item| match item.source {
            Source::Counter(indicator) => Some((&item.code, indicator)),
            Source::Package | Source::Manual => None,
        });
        let counters: Vec<_> = counters.collect();
        if !counters.is_empty() {
            let tallies = Figures(self.0).of_schools(schools, year).await?;
            for (school, tally) in tallies {
                let of = found.entry(school).or_default();
                for (code, indicator) in &counters {
                    of.insert((*code).clone(), tally.count(*indicator).into());
                }
            }
        }
        let shares = items.iter().filter(|item| item.source == Source::Package);
        let shares: Vec<_> = shares.map(|item| &item.code).collect();
        if !shares.is_empty() {
            let packages = Packages(self.0);
            let required = packages.policy(municipality).await?.required;
            for (school, package) in packages.of(schools, &required, year, today).await? {
                let of = found.entry(school).or_default();
                for code in &shares {
                    if let Some(percent) = package.percent() {
                        of.insert((*code).clone(), percent.into());
                    }
                }
            }
        }
        Ok(found)
    }
}
