//! What is not as it should be at the schools of a municipality, the worst first (row 63).

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::Object;
use domain::access::rules::place::municipality::Action;
use domain::access::{Subject, Verdict};
use domain::clock::Zone;
use domain::id::SchoolId;
use domain::monitoring::Shown;
use domain::monitoring::exception::{
    Bounds, Exception, ExceptionKind as Kind, shown_sum, worst_first,
};
use domain::text::fold;
use persistence::municipalities::Municipality;
use persistence::page::{Cursor, KeyPart, Window};
use tokio::sync::OnceCell;

use crate::error::GqlError;
use crate::loaders::RegionById;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::exception::{ExceptionCount, ExceptionFilter, Insight, SchoolException};
use crate::viewer::Viewer;

/// What a municipality's desk shows of exceptions. Whoever stands at the desk gets them by school; people and papers behind
/// them, who may read those.
pub struct ExceptionShelf {
    viewer: Viewer,
    row: Municipality,
    /// Read once, whatever is asked of them.
    lines: OnceCell<Vec<Arc<Exception>>>,
}

impl ExceptionShelf {
    /// The exceptions of a municipality at whose desk the viewer may stand.
    pub(crate) fn new(viewer: Viewer, row: Municipality) -> Self {
        Self {
            viewer,
            row,
            lines: OnceCell::new(),
        }
    }

    /// What the viewer may see besides counts.
    pub(crate) fn insight(&self) -> Insight {
        let facts = self.row.facts();
        let may = |action| facts.judge(self.viewer.actor(), action) == Verdict::Full;
        Insight {
            mentors: may(Action::ReadBanks),
            roadmaps: may(Action::ReadRoadmaps),
        }
    }

    /// All of them, the worst first.
    pub(crate) async fn lines(&self) -> Result<&[Arc<Exception>], GqlError> {
        Ok(self.lines.get_or_try_init(|| self.read()).await?)
    }

    async fn read(&self) -> Result<Vec<Arc<Exception>>, GqlError> {
        let region = RegionById(self.row.region);
        let region = self.viewer.loaders().load_one(region).await?;
        let zone = region.map_or_else(Zone::default, |region| region.zone);
        let bounds = Bounds::on(self.viewer.today(zone));
        let store = self.viewer.store();
        let exceptions = store.exceptions();
        let found = exceptions.at(self.row.id, &Kind::ALL, bounds, zone).await?;
        let mut schools: Vec<SchoolId> = found.iter().map(|one| one.school).collect();
        schools.sort_by_key(|id| id.0);
        schools.dedup();
        let schools = store.schools().find_all(&schools).await?;
        let names: BTreeMap<_, _> = schools
            .iter()
            .map(|school| (school.at.school.0, fold(&school.short_name)))
            .collect();
        let lines = worst_first(found, |school| names.get(&school.0).cloned());
        Ok(lines.into_iter().map(Arc::new).collect())
    }
}

/// What is not as it should be at the schools of a municipality.
#[Object]
impl ExceptionShelf {
    /// What is not as it should be at its schools, a line for each school and kind: the worst kind first, within a kind what has
    /// lasted longest.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 50")]
    async fn exceptions(
        &self,
        #[graphql(desc = "Which exceptions.")] filter: Option<ExceptionFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<SchoolException, ExceptionTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let (filter, insight) = (filter.unwrap_or_default(), self.insight());
        let wanted = self.lines().await?.iter();
        let wanted = wanted.filter(|line| filter.takes(line.kind));
        let row = |line: &Arc<Exception>| {
            let at = Cursor(vec![
                KeyPart::Number(weight(line.kind)),
                KeyPart::Id(line.school.0),
            ]);
            let node = SchoolException::new(self.viewer.clone(), Arc::clone(line), insight);
            (at, node)
        };
        let rows: Vec<_> = wanted.map(row).collect();
        let total = ExceptionTotal(rows.len());
        Ok(Connection::new(Window::cut(rows, &slice), total))
    }

    /// How much of each kind there is, the worst kind first; every kind, those of which there is nothing too.
    #[graphql(complexity = "8 * child_complexity + 50")]
    async fn exception_counts(&self) -> Result<Vec<ExceptionCount>, GqlError> {
        let (lines, insight) = (self.lines().await?, self.insight());
        let count = |kind: Kind| {
            let of_kind = lines.iter().filter(|line| line.kind == kind);
            let counts: Vec<u32> = of_kind.map(|line| line.count()).collect();
            let shown = if insight.names(kind) {
                Shown::Exact(counts.iter().sum())
            } else {
                shown_sum(kind, &counts)
            };
            ExceptionCount::new(kind, counts.len(), shown)
        };
        Ok(Kind::ALL.into_iter().map(count).collect())
    }
}

/// The place of a kind in the order of kinds.
fn weight(kind: Kind) -> i64 {
    let place = Kind::ALL.into_iter().position(|other| other == kind);
    place
        .and_then(|place| i64::try_from(place).ok())
        .unwrap_or(0)
}

/// Counts the lines.
pub struct ExceptionTotal(usize);

impl Total for ExceptionTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        Ok(u64::try_from(self.0).unwrap_or(u64::MAX))
    }
}
