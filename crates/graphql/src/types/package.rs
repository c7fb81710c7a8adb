//! Packages of documents.

use async_graphql::{ID, Object, SimpleObject};
use domain::access::rules::document::{Action, DocumentFacts};
use domain::access::rules::roadmap::Seat;
use domain::access::{Subject, Verdict};
use domain::clock::{SchoolYear, Timestamp};
use domain::document::percent;
use domain::id::DocumentId;
use persistence::packages::{self, Proof};
use uuid::Uuid;

use super::enums::mirror;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::PersonById;
use crate::viewer::Viewer;

mirror! {
    /// What a package of documents may consist of; which of these are required says the municipality.
    PackageItem = "domain::document::PackageItem" {
        /// The regulation on mentoring.
        Regulation,
        /// The roadmap.
        Roadmap,
        /// The programme of mentoring.
        Programme,
        /// The order that appoints the curator.
        AppointmentOrder,
        /// The orders that fix pairs.
        PairOrders,
        /// The consents of all who take part in pairs in force.
        Consents,
        /// What the public face shows: a published document or practice.
        SiteSection,
    }
}

mirror! {
    /// How an item of a package stands.
    PackageStatus = "domain::document::PackageStatus" {
        /// There, and of this school year (from June before it) or said to be still current.
        Current,
        /// There, and of an earlier school year; consents: not of all who take part.
        NeedsActualisation,
        /// Not there.
        Missing,
    }
}

/// Whether the viewer keeps the papers of a place.
pub(crate) fn keeps(viewer: &Viewer, at: Seat) -> bool {
    let facts = DocumentFacts::new_at(DocumentId(Uuid::nil()), at);
    facts.judge(viewer.actor(), Action::Write) == Verdict::Full
}

/// An item of a package of documents.
#[derive(Clone)]
pub struct PackageLine {
    viewer: Viewer,
    line: packages::Line,
    may_confirm: bool,
}

/// An item of a package of documents, with what proves it.
#[Object]
impl PackageLine {
    /// Which.
    async fn item(&self) -> PackageItem {
        self.line.item.into()
    }

    /// How it stands.
    async fn status(&self) -> PackageStatus {
        self.line.status.into()
    }

    /// `document:…` of the latest document that proves it.
    async fn document_id(&self) -> Option<ID> {
        match self.line.proof {
            Some(Proof::Document(id)) => Some(id.public()),
            _ => None,
        }
    }

    /// `roadmap:…` of the latest roadmap that proves it.
    async fn roadmap_id(&self) -> Option<ID> {
        match self.line.proof {
            Some(Proof::Roadmap(id)) => Some(id.public()),
            _ => None,
        }
    }

    /// `order:…` of the latest order that proves it.
    async fn order_id(&self) -> Option<ID> {
        match self.line.proof {
            Some(Proof::Order(id)) => Some(id.public()),
            _ => None,
        }
    }

    /// When somebody said that it is still current in this school year.
    async fn confirmed_on(&self) -> Option<Date> {
        self.line.confirmed.map(|(_, on)| on.into())
    }

    /// Who said so, «Иванова-Щёткина М. П.».
    async fn confirmed_by(&self) -> Result<Option<String>, GqlError> {
        let Some((person, _)) = self.line.confirmed else {
            return Ok(None);
        };
        let row = self.viewer.loaders().load_one(PersonById(person)).await?;
        Ok(row.map(|row| row.name.with_initials()))
    }

    /// Whether the viewer may say now that it is still current.
    async fn viewer_can_confirm(&self) -> bool {
        self.may_confirm
    }
}

/// The package of documents of a school in a school year.
#[derive(Clone)]
pub struct DocumentPackage {
    viewer: Viewer,
    year: SchoolYear,
    package: packages::Package,
    may_confirm: bool,
}

impl DocumentPackage {
    /// The package of a school that lies at `at`; only in the running year is anything confirmed.
    pub(crate) fn new(
        viewer: &Viewer,
        at: Seat,
        year: SchoolYear,
        running: SchoolYear,
        package: packages::Package,
    ) -> Self {
        Self {
            viewer: viewer.clone(),
            year,
            package,
            may_confirm: year == running && keeps(viewer, at),
        }
    }
}

/// The package of documents of a school in a school year, computed from what is there.
#[Object]
impl DocumentPackage {
    /// The calendar year of its September.
    async fn school_year(&self) -> i32 {
        self.year.first_year()
    }

    /// What is required, in its order.
    #[graphql(complexity = "7 * child_complexity + 1")]
    async fn lines(&self) -> Vec<PackageLine> {
        use domain::document::PackageStatus::NeedsActualisation;
        let line = |line: &packages::Line| PackageLine {
            viewer: self.viewer.clone(),
            may_confirm: self.may_confirm
                && line.status == NeedsActualisation
                && line.item.is_confirmed_by_word(),
            line: line.clone(),
        };
        self.package.0.iter().map(line).collect()
    }

    /// How many items are required.
    async fn required(&self) -> i32 {
        whole(self.package.required())
    }

    /// How many of them are current.
    async fn current(&self) -> i32 {
        whole(self.package.current())
    }

    /// How many in a hundred are current, rounded down; `null` when nothing is required, which is no nought.
    async fn percent(&self) -> Option<i32> {
        self.package.percent().map(whole)
    }
}

/// The package of one of a municipality's schools.
#[derive(Clone, SimpleObject)]
pub struct SchoolPackage {
    /// The school.
    pub school: Place,
    /// Its package.
    pub package: DocumentPackage,
}

/// The packages of a municipality's schools that are in the model, summed up.
#[derive(Clone, SimpleObject)]
pub struct MunicipalityPackages {
    /// The municipality.
    pub municipality: Place,
    /// How many schools; `null` when it was never counted in this school year.
    pub schools: Option<i32>,
    /// How many of them have everything that is required.
    pub complete: Option<i32>,
    /// How many items are required of all of them.
    pub required: Option<i32>,
    /// How many of these are current.
    pub current: Option<i32>,
    /// How many in a hundred are current, rounded down; `null` when nothing is required or it was never counted.
    pub percent: Option<i32>,
    /// When it was counted: it is counted every hour.
    pub counted_at: Option<Timestamp>,
}

impl MunicipalityPackages {
    /// The sum of a municipality, or that there is none.
    pub(crate) fn new(municipality: Place, sum: Option<packages::Total>) -> Self {
        let of = |count: fn(&packages::Total) -> u32| sum.as_ref().map(count).map(whole);
        let share = sum.and_then(|sum| percent(sum.current, sum.required));
        Self {
            municipality,
            schools: of(|sum| sum.schools),
            complete: of(|sum| sum.complete),
            required: of(|sum| sum.required),
            current: of(|sum| sum.current),
            percent: share.map(whole),
            counted_at: sum.map(|sum| sum.counted_at),
        }
    }
}

/// What a municipality requires of the packages of its schools.
#[derive(Clone, Debug, SimpleObject)]
pub struct PackagePolicy {
    /// The items, in their order; all of them until the municipality says otherwise.
    pub required: Vec<PackageItem>,
    /// Counts the edits; 0 for the rule that stands until somebody says otherwise.
    pub version: i32,
    /// Whether the viewer may change it.
    pub viewer_can_change: bool,
}

impl PackagePolicy {
    /// The rule, as the viewer meets it.
    pub(crate) fn new(policy: packages::Policy, viewer_can_change: bool) -> Self {
        Self {
            required: policy.required.into_iter().map(Into::into).collect(),
            version: policy.version,
            viewer_can_change,
        }
    }
}

fn whole(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
