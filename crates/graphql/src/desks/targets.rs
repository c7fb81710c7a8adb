//! Numeric targets on the desks of a municipality and a region (row 50, A-033…A-036).

use std::collections::BTreeMap;

use async_graphql::Object;
use domain::access::rules::roadmap::Seat;
use domain::access::rules::target::Action;
use domain::access::{Subject, Verdict};
use domain::id::MunicipalityId;
use domain::monitoring::target::{Sum, TargetYear};
use persistence::numeric_targets::Target;
use persistence::numeric_targets::facts::{Counts, by_kind};

use crate::error::GqlError;
use crate::types::place::Place;
use crate::types::roadmap::today_in;
use crate::types::target::{
    MunicipalityTarget, NumericTarget, OrganisationCount, TargetIndicator, TargetProgress,
    any_target, whole,
};
use crate::viewer::Viewer;

/// The most years that are asked for at once.
const YEARS: usize = 10;

/// What the desks of a municipality and a region show of targets.
pub struct TargetShelf {
    viewer: Viewer,
    at: Seat,
}

impl TargetShelf {
    /// The targets of a place.
    pub(super) fn new(viewer: Viewer, at: Seat) -> Self {
        Self { viewer, at }
    }

    fn may(&self, action: Action) -> bool {
        any_target(self.at).judge(self.viewer.actor(), action) == Verdict::Full
    }
}

/// Targets of a place.
#[Object]
impl TargetShelf {
    /// Its numeric targets with how they are met, the earliest year first.
    #[graphql(complexity = "20 * child_complexity + 20")]
    async fn targets(
        &self,
        #[graphql(desc = "Of these calendar years, at most 10; of all when left out or empty.")]
        years: Option<Vec<i32>>,
    ) -> Result<Vec<NumericTarget>, GqlError> {
        if !self.may(Action::Read) {
            return Ok(Vec::new());
        }
        let years = years.unwrap_or_default();
        if years.len() > YEARS {
            return Err(GqlError::BadInput("at most ten years can be asked for"));
        }
        let years: Vec<TargetYear> = years
            .into_iter()
            .map(self::year)
            .collect::<Result<_, _>>()?;
        let targets = self.viewer.store().numeric_targets();
        let rows = targets.at(self.at.place(), &years).await?;
        NumericTarget::all(&self.viewer, rows).await
    }

    /// How many organisations of each kind there are now: what a plan can be made for.
    async fn organisation_counts(&self) -> Result<Vec<OrganisationCount>, GqlError> {
        let targets = self.viewer.store().numeric_targets();
        let counts = by_kind(&targets.organisations(self.at.place()).await?);
        let line = |(kind, count): (domain::org::SchoolKind, u32)| OrganisationCount {
            kind: kind.into(),
            count: whole(count),
        };
        Ok(counts.into_iter().map(line).collect())
    }

    /// Whether the viewer may set targets here.
    async fn may_set_targets(&self) -> bool {
        self.may(Action::Set)
    }

    /// How the municipalities of the region meet their targets for one fact and one year; `null` at a municipality.
    #[graphql(complexity = "50 * child_complexity + 20")]
    async fn target_progress(
        &self,
        #[graphql(desc = "What is counted.")] indicator: TargetIndicator,
        #[graphql(desc = "By the end of which calendar year.")] year: i32,
    ) -> Result<Option<TargetProgress>, GqlError> {
        let year = self::year(year)?;
        if self.at.municipality.is_some() || !self.may(Action::Read) {
            return Ok(None);
        }
        let (region, within) = (self.at.region, self.at.place());
        let as_at = year.as_at(today_in(&self.viewer, self.at).await?);
        let store = self.viewer.store();
        let targets = store.numeric_targets();
        let organisations = targets.organisations(within).await?;
        let asked = as_at.map(|day| (indicator.into(), day));
        let counted = targets.counts(within, asked.as_slice()).await?;
        let counts = asked.and_then(|asked| counted.get(&asked));
        let set = targets
            .of_municipalities(region, indicator.into(), year)
            .await?;
        let mut progress = TargetProgress {
            as_at: as_at.map(Into::into),
            municipalities: Vec::new(),
            total: None,
        };
        let mut total: Option<Sum> = None;
        for row in store.municipalities().of_region(region).await? {
            let target = set.get(&row.id);
            let sum = target.and_then(|target| Some(met(target, of(counts?, row.id))));
            total = match (total, sum) {
                (Some(total), Some(sum)) => Some(total.and(sum)),
                (total, sum) => total.or(sum),
            };
            progress.municipalities.push(MunicipalityTarget {
                municipality: Place::of_municipality(&row),
                sum: sum.map(Into::into),
                is_approved: target.is_some_and(|target| target.in_force().is_some()),
                holders: counts.map(|counts| whole(all(counts, row.id))),
                organisations: whole(all(&organisations, row.id)),
            });
        }
        progress.total = total.map(Into::into);
        Ok(Some(progress))
    }
}

fn year(number: i32) -> Result<TargetYear, GqlError> {
    TargetYear::of(number).ok_or(GqlError::BadInput(
        "a target's year is a calendar year from 2000 to 2100",
    ))
}

fn met(target: &Target, facts: BTreeMap<domain::org::SchoolKind, u32>) -> Sum {
    target.plan().against(&facts).total()
}

/// What one municipality has, by kind.
fn of(counts: &Counts, here: MunicipalityId) -> BTreeMap<domain::org::SchoolKind, u32> {
    let own = counts.iter().filter(|((id, _), _)| *id == here);
    own.map(|((_, kind), count)| (*kind, *count)).collect()
}

fn all(counts: &Counts, here: MunicipalityId) -> u32 {
    of(counts, here).values().sum()
}
