//! Numeric targets and how they are met.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::target::{Action as Deed, TargetFacts};
use domain::access::{Actor, Place as At, Reach, Scope, Subject, Verdict};
use domain::clock::{Date as Day, Timestamp};
use domain::id::TargetId;
use domain::monitoring::target::{Plan, Share, Standing, Sum};
use persistence::numeric_targets::facts::{Question, by_kind};
use persistence::numeric_targets::{self as kept};
use persistence::page::{Cursor, KeyPart, Window};
use persistence::schools::School;

use super::enums::{SchoolKind, mirror};
use super::place::Place;
use super::roadmap::today_in;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::PersonById;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::viewer::Viewer;

mirror! {
    /// What a target counts: organisations that have something. Computed from what is in the system.
    TargetIndicator = "domain::monitoring::target::TargetIndicator" {
        /// A programme of mentoring in force.
        ProgrammeExists,
        /// A published practice.
        PracticePublished,
        /// Every document that the municipality requires, current.
        DocumentPackage,
        /// A place in the register of those that implement the model.
        InModel,
    }
}

mirror! {
    /// Where an edition of a target stands.
    TargetEditionState = "domain::monitoring::target::EditionState" {
        /// Written, not yet approved.
        Proposed,
        /// It holds.
        Approved,
        /// A later one has taken its place.
        Superseded,
    }
}

/// What the viewer may do with a target.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(remote = "Deed")]
pub enum TargetAction {
    /// Read it with how it is met.
    Read,
    /// Write it, or write it anew.
    Set,
    /// Say that it holds.
    Approve,
}

/// What is planned for the organisations of one kind.
#[derive(Clone, Debug, SimpleObject)]
pub struct TargetPlanLine {
    /// Which kind.
    pub kind: SchoolKind,
    /// How many of them are to have it.
    pub planned: i32,
    /// How many of them there are in the plan's year.
    pub base: i32,
    /// The share of the base that is planned, in percent with one place after the point.
    pub percent: Option<f64>,
}

/// Plan and fact of some organisations. Percents are of the base that the plan was made for, with one place after the point:
/// 100 is said of all alone and 0 of none alone.
#[derive(Clone, Debug, SimpleObject)]
pub struct TargetSum {
    /// How many are to have it.
    pub planned: i32,
    /// How many organisations the plan speaks of.
    pub base: i32,
    /// How many have it.
    pub fact: i32,
    /// The share of the base that is planned.
    pub planned_percent: Option<f64>,
    /// The share of the base that has it; more than 100 when there are more organisations now than the plan speaks of.
    pub fact_percent: Option<f64>,
    /// How many are wanting to the plan; 0 when it is met.
    pub short_by: i32,
}

impl From<Sum> for TargetSum {
    fn from(sum: Sum) -> Self {
        Self {
            planned: whole(sum.planned),
            base: whole(sum.base),
            fact: whole(sum.fact),
            planned_percent: sum.planned_share().map(Share::percent),
            fact_percent: sum.fact_share().map(Share::percent),
            short_by: whole(sum.short_by()),
        }
    }
}

/// Plan and fact of one kind of organisation.
#[derive(Clone, Debug, SimpleObject)]
pub struct TargetStandingLine {
    /// Which kind.
    pub kind: SchoolKind,
    /// Its numbers.
    pub sum: TargetSum,
}

/// How a target is met.
#[derive(Clone, Debug, SimpleObject)]
pub struct TargetStanding {
    /// As at which day: the last of the year, or today while it runs.
    pub as_at: Date,
    /// All kinds together: the sum of the lines.
    pub total: TargetSum,
    /// By kind of organisation.
    pub lines: Vec<TargetStandingLine>,
}

impl TargetStanding {
    fn of(day: Day, standing: &Standing) -> Self {
        let line = |line: &domain::monitoring::target::StandingLine| TargetStandingLine {
            kind: line.kind.into(),
            sum: line.sum.into(),
        };
        Self {
            as_at: day.into(),
            total: standing.total().into(),
            lines: standing.lines().iter().map(line).collect(),
        }
    }
}

/// A target as it was written once.
#[derive(Clone)]
pub struct TargetEdition {
    viewer: Viewer,
    edition: kept::Edition,
    /// Whether the viewer is of the place and so reads who wrote it.
    names: bool,
}

/// A target as it was written once.
#[Object]
impl TargetEdition {
    /// Which, from 1 on.
    async fn number(&self) -> i32 {
        self.edition.number
    }

    /// Where it stands.
    async fn state(&self) -> TargetEditionState {
        self.edition.state.into()
    }

    /// What is planned, by kind of organisation.
    async fn lines(&self) -> Vec<TargetPlanLine> {
        let line = |line: &domain::monitoring::target::PlanLine| TargetPlanLine {
            kind: line.kind.into(),
            planned: whole(line.planned),
            base: whole(line.base),
            percent: Share::of(line.planned, line.base).map(Share::percent),
        };
        self.edition.plan.lines().iter().map(line).collect()
    }

    /// How many organisations are to have it, of all kinds.
    async fn planned(&self) -> i32 {
        whole(self.sum().planned)
    }

    /// How many organisations the plan speaks of.
    async fn base(&self) -> i32 {
        whole(self.sum().base)
    }

    /// The share of the base that is planned, in percent with one place after the point.
    async fn percent(&self) -> Option<f64> {
        self.sum().planned_share().map(Share::percent)
    }

    /// When it was written.
    async fn set_at(&self) -> Timestamp {
        self.edition.set_at
    }

    /// Who wrote it, «Иванова-Щёткина М. П.»; `null` for who is not of the place.
    async fn set_by(&self) -> Result<Option<String>, GqlError> {
        self.name(Some(self.edition.set_by)).await
    }

    /// The day on which it was approved.
    async fn approved_on(&self) -> Option<Date> {
        self.edition.approved.map(|(_, day)| day.into())
    }

    /// Who approved it; `null` for who is not of the place.
    async fn approved_by(&self) -> Result<Option<String>, GqlError> {
        self.name(self.edition.approved.map(|(person, _)| person))
            .await
    }
}

impl TargetEdition {
    fn sum(&self) -> Sum {
        self.edition.plan.against(&BTreeMap::new()).total()
    }

    async fn name(&self, of: Option<domain::id::PersonId>) -> Result<Option<String>, GqlError> {
        let Some(person) = of.filter(|_| self.names) else {
            return Ok(None);
        };
        let row = self.viewer.loaders().load_one(PersonById(person)).await?;
        Ok(row.map(|row| row.name.with_initials()))
    }
}

/// A numeric target that the viewer may read.
#[derive(Clone)]
pub struct NumericTarget {
    viewer: Viewer,
    row: kept::Target,
    /// As at which day the fact is counted, and how the plan stands then.
    standing: Option<(Day, Standing)>,
}

impl NumericTarget {
    /// Targets of one place that the viewer was allowed to read, with how they are met: one statement for all of them.
    pub(crate) async fn all(
        viewer: &Viewer,
        rows: Vec<kept::Target>,
    ) -> Result<Vec<Self>, GqlError> {
        let Some(at) = rows.first().map(|row| row.at) else {
            return Ok(Vec::new());
        };
        let today = today_in(viewer, at).await?;
        let question = |row: &kept::Target| Some((row.indicator, row.year.as_at(today)?));
        let asked: Vec<Question> = rows.iter().filter_map(question).collect();
        let targets = viewer.store().numeric_targets();
        let counts = targets.counts(at.place(), &asked).await?;
        let one = |row: kept::Target| {
            let asked = question(&row);
            let counted = asked.and_then(|asked| Some((asked, counts.get(&asked)?)));
            let standing =
                counted.map(|((_, day), counts)| (day, row.plan().against(&by_kind(counts))));
            Self {
                viewer: viewer.clone(),
                row,
                standing,
            }
        };
        Ok(rows.into_iter().map(one).collect())
    }

    /// The target that the viewer has just changed, as it is now.
    pub(crate) async fn load(viewer: &Viewer, id: TargetId) -> Result<Self, GqlError> {
        let row = viewer.store().numeric_targets().find(id).await?;
        let row = row.ok_or(GqlError::NotFound)?;
        let verdict = row.facts(Vec::new()).judge(viewer.actor(), Deed::Read);
        if verdict != Verdict::Full {
            return Err(GqlError::NotFound);
        }
        let found = Self::all(viewer, vec![row]).await?;
        found.into_iter().next().ok_or(GqlError::NotFound)
    }

    fn edition(&self, edition: &kept::Edition) -> TargetEdition {
        TargetEdition {
            viewer: self.viewer.clone(),
            edition: edition.clone(),
            names: is_of(self.viewer.actor(), self.row.at.place()),
        }
    }
}

/// A numeric target of a municipality or a region: how many organisations of each kind are to have something by the end of a
/// calendar year, and how many have it.
#[Object]
impl NumericTarget {
    /// `target:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Whose it is.
    async fn place(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.at.place()).await
    }

    /// What is counted.
    async fn indicator(&self) -> TargetIndicator {
        self.row.indicator.into()
    }

    /// The calendar year by the end of which it is to be reached.
    async fn year(&self) -> i32 {
        self.row.year.number()
    }

    /// Counts what was done to it; to be named when it is changed.
    async fn revision(&self) -> i32 {
        self.row.revision
    }

    /// The edition that was written last.
    async fn latest(&self) -> TargetEdition {
        self.edition(&self.row.latest)
    }

    /// The edition that holds; `null` while none was approved.
    async fn in_force(&self) -> Option<TargetEdition> {
        self.row.in_force().map(|edition| self.edition(edition))
    }

    /// All editions, the last one first.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn editions(&self) -> Vec<TargetEdition> {
        std::iter::once(&self.row.latest)
            .chain(&self.row.earlier)
            .map(|edition| self.edition(edition))
            .collect()
    }

    /// How the edition that holds is met, or the proposed one while none holds; `null` for a year that has not begun: of that
    /// there is no fact, which is no nought.
    async fn standing(&self) -> Option<TargetStanding> {
        let (day, standing) = self.standing.as_ref()?;
        Some(TargetStanding::of(*day, standing))
    }

    /// The organisations of the plan's kinds that do not have it, by their name; `null` for a region's target and for a year that
    /// has not begun.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 20")]
    async fn missing(
        &self,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<MissingOrganisation, MissingTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let today = today_in(&self.viewer, self.row.at).await?;
        let day = self.row.year.as_at(today);
        let (Some(municipality), Some(day)) = (self.row.at.municipality, day) else {
            return Ok(None);
        };
        let question = (self.row.indicator, day);
        let store = self.viewer.store();
        let holders = store
            .numeric_targets()
            .holders(municipality, question)
            .await?;
        let scope = Scope::only(Reach::Municipality(municipality));
        let schools = store.schools().every(&scope).await?;
        let without = wanting(schools, self.row.plan(), &holders);
        let total = MissingTotal(without.len());
        let rows = without.into_iter().map(|school| {
            let place = Cursor(vec![KeyPart::Id(school.at.school.0)]);
            let node = MissingOrganisation {
                kind: school.kind.into(),
                school: Place {
                    id: school.at.school.public(),
                    level: super::place::PlaceLevel::School,
                    name: school.short_name,
                },
            };
            (place, node)
        });
        let window = Window::cut(rows.collect(), &slice);
        Ok(Some(Connection::new(window, total)))
    }

    /// What the viewer may do with it now.
    async fn viewer_can(&self) -> Vec<TargetAction> {
        let facts = self.row.facts(Vec::new());
        let proposed = self.row.latest.state.approve().is_ok();
        let may = |deed: &&Deed| {
            let verdict = facts.judge(self.viewer.actor(), **deed);
            verdict == Verdict::Full && (proposed || **deed != Deed::Approve)
        };
        Deed::ALL
            .iter()
            .filter(may)
            .map(|deed| (*deed).into())
            .collect()
    }
}

/// The organisations of the plan's kinds that are not among `holders`, in the order of `schools`.
fn wanting(
    schools: Vec<School>,
    plan: &Plan,
    holders: &BTreeSet<domain::id::SchoolId>,
) -> Vec<School> {
    let wanting =
        |school: &School| plan.covers(school.kind) && !holders.contains(&school.at.school);
    schools.into_iter().filter(wanting).collect()
}

/// An organisation that does not have what a target counts.
#[derive(Clone, Debug, SimpleObject)]
pub struct MissingOrganisation {
    /// Which.
    pub school: Place,
    /// What kind it is.
    pub kind: SchoolKind,
}

/// Counts the organisations that are wanting.
pub struct MissingTotal(usize);

impl Total for MissingTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        Ok(u64::try_from(self.0).unwrap_or(u64::MAX))
    }
}

/// How many organisations of a kind there are.
#[derive(Clone, Debug, SimpleObject)]
pub struct OrganisationCount {
    /// Which kind.
    pub kind: SchoolKind,
    /// How many.
    pub count: i32,
}

/// A municipality in the comparison of a region.
#[derive(Clone, Debug, SimpleObject)]
pub struct MunicipalityTarget {
    /// Which.
    pub municipality: Place,
    /// Plan and fact of its target; `null` when it has none, which is no nought.
    pub sum: Option<TargetSum>,
    /// Whether an edition of its target holds.
    pub is_approved: bool,
    /// How many of its organisations have it, of any kind; `null` for a year that has not begun.
    pub holders: Option<i32>,
    /// How many organisations it has now, of any kind.
    pub organisations: i32,
}

/// How the municipalities of a region meet their targets for one fact and one year.
#[derive(Clone, Debug, SimpleObject)]
pub struct TargetProgress {
    /// As at which day; `null` for a year that has not begun.
    pub as_at: Option<Date>,
    /// All municipalities by name.
    pub municipalities: Vec<MunicipalityTarget>,
    /// The sum of those that have a target; `null` when none has.
    pub total: Option<TargetSum>,
}

/// Whether the viewer holds a post at the place.
fn is_of(actor: &Actor, place: At) -> bool {
    actor.posts().iter().any(|post| post.at == place)
}

/// What the policy asks for about the targets of a place that the viewer reads, whether or not there is one.
pub(crate) fn any_target(at: domain::access::rules::roadmap::Seat) -> TargetFacts {
    TargetFacts {
        id: TargetId(uuid::Uuid::nil()),
        at,
        is_approved: false,
        below: Vec::new(),
    }
}

pub(crate) fn whole(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
