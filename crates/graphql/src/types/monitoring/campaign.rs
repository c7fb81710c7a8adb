//! A monitoring campaign.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Enum, ID, InputObject, Object};
use domain::access::rules::monitoring::campaign::Action;
use domain::access::rules::roadmap::reads_from;
use domain::access::{Place as At, Role, Subject, Verdict};
use domain::clock::Date as Day;
use domain::id::{CampaignId, MunicipalityId};
use domain::monitoring::Completeness;
use persistence::campaigns::Campaign as Row;
use persistence::roadmaps::below;
use persistence::submissions::lists::{Reach, SubmissionFilter};
use tokio::sync::OnceCell;

use super::submission::Submission;
use super::sums::{ItemSum, MunicipalReturn};
use super::{
    CampaignAudience, CampaignCompleteness, CampaignKind, CampaignState, MonitoringItem,
    SubmissionState,
};
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::enums::SchoolKind;
use crate::types::figures::Sight;
use crate::types::place::Place;
use crate::types::roadmap::{seats, today_in};
use crate::viewer::Viewer;

/// What the viewer may do with a campaign as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CampaignAction {
    /// Announce it to the schools.
    Open,
    /// Say that it is over.
    Close,
    /// Give it up.
    Cancel,
}

/// Which submissions of a campaign are wanted.
#[derive(InputObject, Default)]
pub struct CampaignSubmissionFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<SubmissionState>>,
    /// Whether only those are wanted that have not handed in though their day has passed.
    pub overdue_only: Option<bool>,
}

/// How much of a campaign the viewer sees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Extent {
    /// All municipalities, in sums.
    Region,
    /// The schools of one municipality.
    Municipality(MunicipalityId),
    /// What is asked, and nothing of what others answer.
    Questions,
}

/// How far the campaigns of one answer have come, counted once for all of them.
struct Board {
    campaigns: Vec<CampaignId>,
    counted: OnceCell<BTreeMap<CampaignId, BTreeMap<MunicipalityId, Completeness>>>,
}

/// A campaign that the viewer may read.
#[derive(Clone)]
pub struct Campaign {
    viewer: Viewer,
    row: Arc<Row>,
    extent: Extent,
    board: Arc<Board>,
}

/// Counts the submissions of a campaign, or of a school, on demand.
pub struct SubmissionTotal {
    pub(crate) viewer: Viewer,
    pub(crate) reach: Reach,
    pub(crate) filter: SubmissionFilter,
}

impl Total for SubmissionTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let submissions = self.viewer.store().submissions();
        Ok(submissions.count(self.reach, &self.filter).await?)
    }
}

impl Campaign {
    /// Campaigns that the viewer was allowed to read, all from the same desk.
    pub(crate) fn many(
        viewer: &Viewer,
        rows: impl IntoIterator<Item = Arc<Row>>,
        extent: Extent,
    ) -> Vec<Self> {
        let rows: Vec<_> = rows.into_iter().collect();
        let board = Arc::new(Board {
            campaigns: rows.iter().map(|row| row.id).collect(),
            counted: OnceCell::new(),
        });
        let campaign = |row| Self {
            viewer: viewer.clone(),
            row,
            extent,
            board: board.clone(),
        };
        rows.into_iter().map(campaign).collect()
    }

    /// What is asked in a campaign, for who answers it.
    pub(crate) fn asked(viewer: &Viewer, row: Arc<Row>) -> Self {
        let board = Arc::new(Board {
            campaigns: vec![row.id],
            counted: OnceCell::new(),
        });
        Self {
            viewer: viewer.clone(),
            row,
            extent: Extent::Questions,
            board,
        }
    }

    /// The campaign with this id, if the policy lets the viewer read it.
    pub(crate) async fn seen(viewer: &Viewer, id: CampaignId) -> Result<Option<Self>, GqlError> {
        let Some(row) = viewer.store().campaigns().find(id).await? else {
            return Ok(None);
        };
        let seats = seats(viewer).await?;
        let facts = row.facts(below(&row.at, &seats));
        if facts.judge(viewer.actor(), Action::Read) != Verdict::Full {
            return Ok(None);
        }
        let extent = extent(viewer, &row, &facts.below);
        Ok(Self::many(viewer, [Arc::new(row)], extent).pop())
    }

    /// The campaign that the viewer has just changed, as it is now.
    pub(crate) async fn load(viewer: &Viewer, id: CampaignId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    /// What is kept.
    pub(crate) fn row(&self) -> &Row {
        &self.row
    }

    /// How much of it the viewer sees.
    pub(crate) fn extent(&self) -> Extent {
        self.extent
    }

    /// How far it has come, municipality by municipality, as far as the viewer sees.
    async fn counted(&self) -> Result<BTreeMap<MunicipalityId, Completeness>, GqlError> {
        let only = match self.extent {
            Extent::Region => None,
            Extent::Municipality(id) => Some(id),
            Extent::Questions => return Ok(BTreeMap::new()),
        };
        let count = || async {
            let today = self.today().await?;
            let submissions = self.viewer.store().submissions();
            let found = submissions.completeness(&self.board.campaigns, only, today);
            Ok::<_, GqlError>(found.await?)
        };
        let all = self.board.counted.get_or_try_init(count).await?;
        let mut found = all.get(&self.row.id).cloned().unwrap_or_default();
        if !self.row.state.is_announced() {
            // Nobody owes anything to what was given up.
            found.values_mut().for_each(|sum| sum.overdue = 0);
        }
        Ok(found)
    }

    async fn today(&self) -> Result<Day, GqlError> {
        today_in(&self.viewer, self.row.at).await
    }

    fn may_run(&self) -> bool {
        let facts = self.row.facts(Vec::new());
        facts.judge(self.viewer.actor(), Action::Run) == Verdict::Full
    }
}

/// What the viewer sees of a campaign, by the widest of their posts that it concerns.
fn extent(viewer: &Viewer, row: &Row, below: &[At]) -> Extent {
    let actor = viewer.actor();
    if let At::Region(id) = row.at.place()
        && actor.holds(Role::RegionalMethodologist, At::Region(id))
    {
        return Extent::Region;
    }
    let own = [row.at.place()];
    let mut places = own.iter().chain(below);
    let municipal = places.find_map(|place| match place {
        At::Municipality(id) if reads_from(actor, *place) => Some(*id),
        At::Municipality(_) | At::Region(_) | At::School(_) => None,
    });
    municipal.map_or(Extent::Questions, Extent::Municipality)
}

/// A monitoring campaign: a municipality or a region asks schools, who answer by a day.
#[Object(name = "MonitoringCampaign")]
impl Campaign {
    /// `campaign:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The municipality or the region that asks.
    async fn owner(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.at.place()).await
    }

    /// What it looks at.
    async fn kind(&self) -> CampaignKind {
        self.row.design.kind.into()
    }

    /// What it is called.
    async fn title(&self) -> &str {
        self.row.design.title.as_str()
    }

    /// The version of the set that its questions were taken from; 0 when none were. Campaigns keep the version that they began
    /// with.
    async fn set_version(&self) -> i32 {
        self.row.design.set_version
    }

    /// The school year whose counters stand beside the answers: the calendar year of its September.
    async fn school_year(&self) -> i32 {
        self.row.design.school_year.first_year()
    }

    /// The first day that it is about.
    async fn from(&self) -> Date {
        self.row.design.from.into()
    }

    /// The last day that it is about.
    async fn until(&self) -> Date {
        self.row.design.until.into()
    }

    /// The first day to answer, as planned; it is opened by hand.
    async fn opens_on(&self) -> Date {
        self.row.design.opens.into()
    }

    /// The last day to answer; a school may have been given more time.
    async fn due_on(&self) -> Date {
        self.row.design.due.into()
    }

    /// Which schools it asks.
    async fn audience(&self) -> CampaignAudience {
        self.row.design.audience.into()
    }

    /// Schools of these kinds alone; of all when empty.
    async fn school_kinds(&self) -> Vec<SchoolKind> {
        let kinds = self.row.design.school_kinds.iter();
        kinds.map(|kind| (*kind).into()).collect()
    }

    /// What it asks, in order.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn items(&self) -> Vec<MonitoringItem> {
        self.row.design.items.iter().map(Into::into).collect()
    }

    /// Where it stands.
    async fn state(&self) -> CampaignState {
        self.row.state.into()
    }

    /// When it was opened; `null` before.
    async fn opened_on(&self) -> Option<Date> {
        self.row.opened.map(Into::into)
    }

    /// When it was closed; `null` before.
    async fn closed_on(&self) -> Option<Date> {
        self.row.closed.map(Into::into)
    }

    /// Counts the changes of state; to be sent back with a step, which is refused when somebody was faster.
    async fn revision(&self) -> i32 {
        self.row.revision
    }

    /// How far it has come, over the schools that the viewer answers for; `null` for schools, and before it is opened.
    async fn completeness(&self) -> Result<Option<CampaignCompleteness>, GqlError> {
        if self.extent == Extent::Questions || !self.row.state.is_announced() {
            return Ok(None);
        }
        let mut sum = Completeness::default();
        self.counted().await?.values().for_each(|one| sum.add(one));
        Ok(Some(sum.into()))
    }

    /// What was accepted, summed up over the schools that the viewer answers for; `null` for schools. The region gets no sum
    /// that stands for one to four people.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn sums(&self) -> Result<Option<Vec<ItemSum>>, GqlError> {
        let (only, sight) = match self.extent {
            _ if !self.row.state.is_announced() => return Ok(None),
            Extent::Region => (None, Sight::Counts),
            Extent::Municipality(id) => (Some(id), Sight::Names),
            Extent::Questions => return Ok(None),
        };
        let submissions = self.viewer.store().submissions();
        let found = submissions.sums(self.row.id, only).await?;
        Ok(Some(ItemSum::over(&self.row.design.items, &found, sight)))
    }

    /// Of a campaign of the region: every municipality whose schools are asked, by name. `null` for all but the region.
    #[graphql(complexity = "50 * child_complexity + 1")]
    async fn municipalities(&self) -> Result<Option<Vec<MunicipalReturn>>, GqlError> {
        if self.extent != Extent::Region || !self.row.state.is_announced() {
            return Ok(None);
        }
        let submissions = self.viewer.store().submissions();
        let mut sums = submissions.sums(self.row.id, None).await?;
        let mut counted = self.counted().await?;
        let places = Place::municipalities(&self.viewer, counted.keys().copied()).await?;
        let line = |(id, municipality)| MunicipalReturn {
            municipality,
            completeness: counted.remove(&id).unwrap_or_default().into(),
            sums: ItemSum::all(
                &self.row.design.items,
                &sums.remove(&id).unwrap_or_default(),
                Sight::Counts,
            ),
        };
        Ok(Some(places.into_iter().map(line).collect()))
    }

    /// What the schools of the viewer's municipality owe it, by the school's name; `null` for all but the municipality.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn submissions(
        &self,
        #[graphql(desc = "Which submissions.")] filter: Option<CampaignSubmissionFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Submission, SubmissionTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let Extent::Municipality(municipality) = self.extent else {
            return Ok(None);
        };
        let today = self.today().await?;
        let wanted = filter.unwrap_or_default();
        let states = wanted.states.unwrap_or_default().into_iter();
        let filter = SubmissionFilter {
            states: states.map(Into::into).collect(),
            overdue_on: wanted.overdue_only.unwrap_or(false).then_some(today),
        };
        let reach = Reach::OfCampaign(self.row.id, municipality);
        let submissions = self.viewer.store().submissions();
        let window = submissions.within(reach, &filter, &slice).await?;
        let window = Submission::window(&self.viewer, window, std::slice::from_ref(&self.row));
        let viewer = self.viewer.clone();
        let total = SubmissionTotal {
            viewer,
            reach,
            filter,
        };
        Ok(Some(Connection::new(window, total)))
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<CampaignAction>, GqlError> {
        if !self.may_run() {
            return Ok(Vec::new());
        }
        let (state, today) = (self.row.state, self.today().await?);
        let all = [
            (
                CampaignAction::Open,
                state.open(self.row.design.due, today).is_ok(),
            ),
            (CampaignAction::Close, state.close().is_ok()),
            (CampaignAction::Cancel, state.cancel().is_ok()),
        ];
        let can = all.into_iter().filter(|(_, fits)| *fits);
        Ok(can.map(|(action, _)| action).collect())
    }
}
