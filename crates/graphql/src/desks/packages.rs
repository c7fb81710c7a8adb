//! Packages of documents on the desks of a school, a municipality and a region.

use async_graphql::Object;
use domain::access::rules::roadmap::Seat;
use domain::clock::SchoolYear;
use domain::id::SchoolId;
use persistence::packages::Package;

use super::school_year;
use crate::error::GqlError;
use crate::loaders::SchoolById;
use crate::types::package::{
    DocumentPackage, MunicipalityPackages, PackagePolicy, SchoolPackage, keeps,
};
use crate::types::place::Place;
use crate::types::roadmap::today_in;
use crate::viewer::Viewer;

/// What every desk shows of packages.
pub struct PackageShelf {
    viewer: Viewer,
    at: Option<Seat>,
}

impl PackageShelf {
    /// The packages of a place; none where the viewer may not read its papers.
    pub(super) fn new(viewer: Viewer, at: Option<Seat>) -> Self {
        Self { viewer, at }
    }

    async fn running(&self, at: Seat) -> Result<SchoolYear, GqlError> {
        Ok(SchoolYear::of(today_in(&self.viewer, at).await?))
    }
}

/// The package of a school as it stands today, for who has just changed it.
pub(crate) async fn package(
    viewer: &Viewer,
    at: Seat,
    school: SchoolId,
    year: SchoolYear,
) -> Result<DocumentPackage, GqlError> {
    let municipality = at.municipality.ok_or(GqlError::NotFound)?;
    let today = today_in(viewer, at).await?;
    let packages = viewer.store().packages();
    let required = packages.policy(municipality).await?.required;
    let mut found = packages.of(&[school], &required, year, today).await?;
    let package: Package = found.remove(&school).unwrap_or_default();
    let running = SchoolYear::of(today);
    Ok(DocumentPackage::new(viewer, at, year, running, package))
}

/// Packages of documents of a place.
#[Object]
impl PackageShelf {
    /// The school's package of documents in a school year; `null` for who may not read its papers, and above schools.
    #[graphql(complexity = "child_complexity + 20")]
    async fn package(
        &self,
        #[graphql(desc = "The calendar year of its September; the running one when left out.")]
        school_year: Option<i32>,
    ) -> Result<Option<DocumentPackage>, GqlError> {
        let Some((at, school)) = self.at.and_then(|at| Some((at, at.school?))) else {
            return Ok(None);
        };
        let year = self::school_year(school_year, self.running(at).await?)?;
        Ok(Some(package(&self.viewer, at, school, year).await?))
    }

    /// The packages of the municipality's schools that are in the model in a school year, by the school's name; `null` for who
    /// may not read them, and elsewhere.
    #[graphql(complexity = "50 * child_complexity + 20")]
    async fn packages(
        &self,
        #[graphql(desc = "The calendar year of its September; the running one when left out.")]
        school_year: Option<i32>,
    ) -> Result<Option<Vec<SchoolPackage>>, GqlError> {
        let Some((at, municipality)) = self.at.and_then(own_municipality) else {
            return Ok(None);
        };
        let running = self.running(at).await?;
        let year = self::school_year(school_year, running)?;
        let packages = self.viewer.store().packages();
        let required = packages.policy(municipality).await?.required;
        let schools = packages.schools(municipality, year).await?;
        let today = today_in(&self.viewer, at).await?;
        let mut lines = Vec::new();
        for (school, package) in packages.of(&schools, &required, year, today).await? {
            let row = self.viewer.loaders().load_one(SchoolById(school)).await?;
            let seat = Seat::of_school(row.ok_or(GqlError::NotFound)?.at);
            lines.push(SchoolPackage {
                school: Place::school(&self.viewer, school).await?,
                package: DocumentPackage::new(&self.viewer, seat, year, running, package),
            });
        }
        lines.sort_by_key(|line| domain::text::fold(&line.school.name));
        Ok(Some(lines))
    }

    /// What the municipality requires of the packages of its schools; `null` for who may not read their papers, and elsewhere.
    async fn package_policy(&self) -> Result<Option<PackagePolicy>, GqlError> {
        let Some((at, municipality)) = self.at.and_then(own_municipality) else {
            return Ok(None);
        };
        let policy = self.viewer.store().packages().policy(municipality).await?;
        Ok(Some(PackagePolicy::new(policy, keeps(&self.viewer, at))))
    }

    /// The packages of each of the region's municipalities, summed up and counted every hour; a municipality that was never
    /// counted has no figures, which are no noughts. `null` elsewhere.
    #[graphql(complexity = "50 * child_complexity + 1")]
    async fn package_totals(
        &self,
        #[graphql(desc = "The calendar year of its September; the running one when left out.")]
        school_year: Option<i32>,
    ) -> Result<Option<Vec<MunicipalityPackages>>, GqlError> {
        let Some(at) = self.at.filter(|at| at.municipality.is_none()) else {
            return Ok(None);
        };
        let year = self::school_year(school_year, self.running(at).await?)?;
        let store = self.viewer.store();
        let totals = store.packages().totals(at.region, year).await?;
        let mut lines = Vec::new();
        for row in store.municipalities().of_region(at.region).await? {
            let total = totals.get(&row.id).copied();
            lines.push(MunicipalityPackages::new(
                Place::of_municipality(&row),
                total,
            ));
        }
        Ok(Some(lines))
    }
}

/// The municipality of a municipality's own desk.
fn own_municipality(at: Seat) -> Option<(Seat, domain::id::MunicipalityId)> {
    let municipality = at.municipality.filter(|_| at.school.is_none())?;
    Some((at, municipality))
}
