//! Roadmaps: plans that are in force, with what they ask of whom.

mod duty;
mod enums;
mod evidence;
mod item;
mod late;
mod paper;
mod progress;
mod report;
mod review;

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::roadmap::Seat;
use domain::access::rules::roadmap::plan::{Action, RoadmapFacts};
use domain::access::rules::roadmap::reads_from;
use domain::access::{Place as At, Subject, Verdict};
use domain::id::RoadmapId;
use domain::roadmap::{MAX_ROWS, RoadmapState as State};
use persistence::roadmap_duties::lists::{By, OccurrenceFilter, Reach};
use persistence::roadmaps::{self, below};

use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{
    MunicipalityById, RegionById, ReviewersOf, ReviewsOf, RoadmapById, RoadmapItemsOf,
    RoadmapPolicyOf, RoadmapProgressOf, SchoolById,
};
use crate::types::person::Person;
use crate::types::place::Place;
use crate::viewer::Viewer;

pub use duty::{Duty, DutyAction, DutyComment, DutyOccurrence, OccurrenceAction};
pub use enums::{
    ChosenReading, ChosenReadingInput, DutyApplicability, EvidenceKind, OccurrenceState, PlanBody,
    PlanBodyInput, PlanBodyKind, RoadmapDoubt, RoadmapState, RoadmapVerdict, TermChoice,
};
pub use evidence::{DutyEvidence, DutyFile};
pub use item::RoadmapItem;
pub(crate) use late::READERS;
pub use late::{LateSchool, ReminderFilter};
pub use paper::{PaperPlace, PlanBlock, PlanMerged};
pub use progress::{RoadmapConsequences, RoadmapProgress, SchoolProgress};
pub(crate) use report::without_report;
pub use report::{
    ReportedExecution, ReportingSchool, RoadmapReport, RoadmapReportAction, RoadmapReportRow,
    RoadmapReportState,
};
pub use review::{
    RoadmapRemark, RoadmapReview, RoadmapReviewDraft, RoadmapReviewDraftRemark, RoadmapReviewer,
};

/// What the viewer may do with a roadmap as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RoadmapAction {
    /// Change its head and rows.
    Edit,
    /// Throw the draft away.
    Discard,
    /// Hand it in for agreement.
    Submit,
    /// Agree to it or send it back.
    Review,
    /// Put it into force by order.
    Approve,
    /// Say that it is over.
    Close,
    /// Give its duties to schools that joined later.
    Spread,
    /// Make a school's own roadmap of it.
    Draw,
    /// Take it over into another school year.
    TakeOver,
}

/// The order that approved the paper, as it is printed.
#[derive(Clone, Debug, SimpleObject)]
pub struct PrintedOrder {
    /// Who issued it; `null` when the paper does not say.
    pub issuer: Option<String>,
    /// Its number; `null` when the paper does not say.
    pub number: Option<String>,
    /// Its date; `null` when the paper does not say.
    pub date: Option<Date>,
}

/// The days on which a roadmap is in force.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct RoadmapPeriod {
    /// The first one.
    pub from: Date,
    /// The last one.
    pub to: Date,
}

/// A roadmap that the viewer may read.
#[derive(Clone)]
pub struct Roadmap {
    viewer: Viewer,
    row: roadmaps::Roadmap,
}

impl Roadmap {
    /// A roadmap that the viewer was allowed to read: on their desk, or by the policy's word.
    pub(crate) fn new(viewer: Viewer, row: roadmaps::Roadmap) -> Self {
        Self { viewer, row }
    }

    /// The roadmap with this id, if the policy lets the viewer read it.
    pub(crate) async fn seen(viewer: &Viewer, id: RoadmapId) -> Result<Option<Self>, GqlError> {
        let Some(row) = viewer.loaders().load_one(RoadmapById(id)).await? else {
            return Ok(None);
        };
        let found = Self::new(viewer.clone(), row);
        Ok(found.may(Action::Read).await?.then_some(found))
    }

    /// The roadmap that the viewer has just changed, as it is now.
    pub(crate) async fn load(viewer: &Viewer, id: RoadmapId) -> Result<Self, GqlError> {
        let row = viewer.store().roadmaps().find(id).await?;
        let found = Self::new(viewer.clone(), row.ok_or(GqlError::NotFound)?);
        if found.may(Action::Read).await? {
            Ok(found)
        } else {
            Err(GqlError::NotFound)
        }
    }

    /// What is kept.
    pub(crate) fn row(&self) -> &roadmaps::Roadmap {
        &self.row
    }

    pub(super) async fn facts(&self) -> Result<RoadmapFacts, GqlError> {
        let seats = seats(&self.viewer).await?;
        Ok(self.row.facts(below(&self.row.at, &seats)))
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let verdict = self.facts().await?.judge(self.viewer.actor(), action);
        Ok(verdict == Verdict::Full)
    }

    /// The places whose execution the viewer reads: all when `None`, else their own.
    pub(crate) async fn reach(&self) -> Result<Option<Vec<At>>, GqlError> {
        let facts = self.facts().await?;
        let actor = self.viewer.actor();
        if facts.judge(actor, Action::ReadWhole) == Verdict::Full {
            return Ok(None);
        }
        let own = facts.below.into_iter();
        Ok(Some(
            own.filter(|place| reads_from(actor, *place)).collect(),
        ))
    }

    pub(crate) async fn today(&self) -> Result<domain::clock::Date, GqlError> {
        today_in(&self.viewer, self.row.at).await
    }
}

/// Today by the zone of the region that a place lies in.
pub(crate) async fn today_in(viewer: &Viewer, at: Seat) -> Result<domain::clock::Date, GqlError> {
    let region = viewer.loaders().load_one(RegionById(at.region)).await?;
    Ok(viewer.today(region.ok_or(GqlError::NotFound)?.zone))
}

/// Where a place lies.
pub(crate) async fn seat_at(viewer: &Viewer, place: At) -> Result<Seat, GqlError> {
    let loaders = viewer.loaders();
    match place {
        At::Region(id) => {
            let row = loaders.load_one(RegionById(id)).await?;
            row.map(|row| Seat::of_region(row.id))
        }
        At::Municipality(id) => {
            let row = loaders.load_one(MunicipalityById(id)).await?;
            row.map(|row| Seat::of_municipality(row.id, row.region))
        }
        At::School(id) => {
            let row = loaders.load_one(SchoolById(id)).await?;
            row.map(|row| Seat::of_school(row.at))
        }
    }
    .ok_or(GqlError::NotFound)
}

/// Where the viewer's places lie.
pub(crate) async fn seats(viewer: &Viewer) -> Result<Vec<Seat>, GqlError> {
    let mut seats = Vec::new();
    for post in viewer.actor().posts() {
        seats.push(seat_at(viewer, post.at).await?);
    }
    Ok(seats)
}

/// A roadmap of a region, a municipality or a school: what is to be done, by whom, by when, and what came of it.
#[Object]
impl Roadmap {
    /// `roadmap:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Whose it is: a region, a municipality or a school.
    async fn owner(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.at.place()).await
    }

    /// What it is called, as printed.
    async fn title(&self) -> &str {
        self.row.head.title.as_str()
    }

    /// The order that approved the paper, as printed; nothing of it is put right silently.
    async fn printed_order(&self) -> PrintedOrder {
        let head = &self.row.head;
        PrintedOrder {
            issuer: head.issuer.clone(),
            number: head.order_number.clone(),
            date: head.order_date.map(Into::into),
        }
    }

    /// The days on which it is in force.
    async fn period(&self) -> RoadmapPeriod {
        let period = self.row.head.period;
        RoadmapPeriod {
            from: period.from.into(),
            to: period.to.into(),
        }
    }

    /// The school year in which it is listed: the calendar year of its September.
    async fn school_year(&self) -> i32 {
        self.row.head.school_year.first_year()
    }

    /// Where it stands.
    async fn state(&self) -> RoadmapState {
        self.row.state.into()
    }

    /// Counts the changes of head and state; to be sent back with a step, which is refused when somebody was faster.
    async fn revision(&self) -> i32 {
        self.row.revision
    }

    /// The roadmap of the level above from which it was drawn; `null` when there is none or the viewer may not read it.
    async fn parent(&self) -> Result<Option<Roadmap>, GqlError> {
        match self.row.parent {
            Some(id) => Box::pin(Self::seen(&self.viewer, id)).await,
            None => Ok(None),
        }
    }

    /// That of the year before; `null` when there is none or the viewer may not read it.
    async fn previous(&self) -> Result<Option<Roadmap>, GqlError> {
        match self.row.previous {
            Some(id) => Box::pin(Self::seen(&self.viewer, id)).await,
            None => Ok(None),
        }
    }

    /// The day of the order that put it into force; `null` before.
    async fn approved_on(&self) -> Option<Date> {
        let approval = self.row.approval.as_ref();
        approval.map(|(_, on)| (*on).into())
    }

    /// The number of that order; `null` before.
    async fn order_number(&self) -> Option<&str> {
        let approval = self.row.approval.as_ref();
        approval.map(|(number, _)| number.as_str())
    }

    /// Whether it was read from a paper that is kept.
    async fn has_paper(&self) -> Result<bool, GqlError> {
        Ok(self
            .viewer
            .store()
            .roadmaps()
            .has_paper(self.row.id)
            .await?)
    }

    /// The paper as printed, to be compared with the rows: empty unless the viewer may edit it now.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn paper(&self) -> Result<Vec<PlanBlock>, GqlError> {
        if !(self.row.state.is_written() && self.may(Action::Write).await?) {
            return Ok(Vec::new());
        }
        let paper = self.viewer.store().roadmaps().paper(self.row.id).await?;
        Ok(paper.map(paper::blocks).unwrap_or_default())
    }

    /// Its sections in their order, each once; a stage and a section within it stand with a slash between them.
    async fn sections(&self) -> Result<Vec<String>, GqlError> {
        let rows = self.items_in_order().await?;
        let mut sections: Vec<String> = Vec::new();
        for item in rows {
            let section = item.row.sections.join(" / ");
            if !(section.is_empty() || sections.contains(&section)) {
                sections.push(section);
            }
        }
        Ok(sections)
    }

    /// Its rows, in their order; at most a thousand.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn items(&self) -> Result<Vec<RoadmapItem>, GqlError> {
        let rows = self.items_in_order().await?;
        let shown = |row| RoadmapItem::new(self.clone(), row);
        Ok(rows.into_iter().take(MAX_ROWS).map(shown).collect())
    }

    /// How many rows it has.
    async fn items_total(&self) -> Result<i32, GqlError> {
        self.count(|_| true).await
    }

    /// How many of them a person has checked.
    async fn items_checked(&self) -> Result<i32, GqlError> {
        self.count(|row| row.is_checked).await
    }

    /// How many of them have a doubt and were not checked.
    async fn items_doubtful(&self) -> Result<i32, GqlError> {
        self.count(|row| !row.is_checked && !row.doubts.is_empty())
            .await
    }

    /// What approving it would do, or spreading it anew; `null` for who may not do that.
    async fn consequences(&self) -> Result<Option<RoadmapConsequences>, GqlError> {
        if !(self.may(Action::Write).await? || self.may(Action::Approve).await?) {
            return Ok(None);
        }
        let duties = self.viewer.store().roadmap_duties();
        let missing = duties.missing(&self.row).await?;
        Ok(Some(RoadmapConsequences::of(&missing, self.row.at.place())))
    }

    /// How its duties stand: all of them for its owner and those above, their own for those below.
    async fn progress(&self) -> Result<RoadmapProgress, GqlError> {
        let key = RoadmapProgressOf(self.row.id, self.reach().await?, self.today().await?);
        let sum = self.viewer.loaders().load_one(key).await?;
        Ok(sum.unwrap_or_default().into())
    }

    /// How the duties of each school stand, for who reads the whole of a municipality's roadmap; empty otherwise.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn schools(&self) -> Result<Vec<SchoolProgress>, GqlError> {
        let municipal = matches!(self.row.at.place(), At::Municipality(_));
        let actor = self.viewer.actor();
        let inside = self
            .row
            .at
            .municipality
            .is_some_and(|id| reads_from(actor, At::Municipality(id)));
        if !(municipal && inside && self.may(Action::ReadWhole).await?) {
            return Ok(Vec::new());
        }
        let duties = self.viewer.store().roadmap_duties();
        let (filter, today) = (OccurrenceFilter::default(), self.today().await?);
        let reach = Reach::Of(vec![self.row.id]);
        let sums = duties.progress(&reach, &filter, today, By::School).await?;
        by_school(&self.viewer, sums).await
    }

    /// Its submissions for agreement, the latest first.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn reviews(&self) -> Result<Vec<RoadmapReview>, GqlError> {
        // Who reads it from below has no part in how it was agreed.
        if !self.may(Action::ReadWhole).await? {
            return Ok(Vec::new());
        }
        let rows = self
            .viewer
            .loaders()
            .load_one(ReviewsOf(self.row.id))
            .await?;
        let shown = |row| RoadmapReview {
            viewer: self.viewer.clone(),
            row,
        };
        Ok(rows.unwrap_or_default().into_iter().map(shown).collect())
    }

    /// What the viewer has written down for a review and not sent; `null` when nothing.
    async fn review_draft(&self) -> Result<Option<RoadmapReviewDraft>, GqlError> {
        if !self.may(Action::Review).await? {
            return Ok(None);
        }
        let roadmaps = self.viewer.store().roadmaps();
        let person = self.viewer.person()?;
        let draft = roadmaps.review_draft(self.row.id, person).await?;
        Ok(draft.map(RoadmapReviewDraft::from))
    }

    /// Colleagues of the viewer who are writing a review of it as well; empty for who does not review it.
    #[graphql(complexity = "3 * child_complexity + 1")]
    async fn other_reviewers(&self) -> Result<Vec<RoadmapReviewer>, GqlError> {
        if !self.may(Action::Review).await? {
            return Ok(Vec::new());
        }
        let own = self.viewer.person()?;
        let all = self
            .viewer
            .loaders()
            .load_one(ReviewersOf(self.row.id))
            .await?;
        let mut others = Vec::new();
        for (person, saved_at) in all.unwrap_or_default() {
            if person != own {
                let person = Person::load(&self.viewer, person).await?;
                others.push(RoadmapReviewer { person, saved_at });
            }
        }
        Ok(others)
    }

    /// Whether it needs the municipality's agreement before it is approved: a school's, unless the municipality says
    /// otherwise.
    async fn review_required(&self) -> Result<bool, GqlError> {
        self.needs_agreement().await
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<RoadmapAction>, GqlError> {
        let (state, facts) = (self.row.state, self.facts().await?);
        let actor = self.viewer.actor();
        let may = |action| facts.judge(actor, action) == Verdict::Full;
        let school = self.row.at.school.is_some();
        let in_force = state == State::InForce;
        let required = self.needs_agreement().await?;
        let over = matches!(state, State::InForce | State::Closed);
        let draws = in_force
            && !school
            && facts
                .below
                .iter()
                .any(|place| matches!(place, At::School(_)) && reads_from(actor, *place));
        let all = [
            (RoadmapAction::Edit, Action::Write, state.edit().is_ok()),
            (RoadmapAction::Discard, Action::Write, state.is_written()),
            (
                RoadmapAction::Submit,
                Action::Write,
                school && state.submit().is_ok(),
            ),
            (RoadmapAction::Review, Action::Review, state.agree().is_ok()),
            (
                RoadmapAction::Approve,
                Action::Approve,
                state.approve(required).is_ok(),
            ),
            (RoadmapAction::Close, Action::Approve, state.close().is_ok()),
            (RoadmapAction::Spread, Action::Approve, in_force && !school),
            (RoadmapAction::Draw, Action::Read, draws),
            (RoadmapAction::TakeOver, Action::Write, over),
        ];
        let can = all
            .into_iter()
            .filter(|(_, deed, fits)| *fits && may(*deed));
        Ok(can.map(|(action, ..)| action).collect())
    }
}

impl Roadmap {
    async fn needs_agreement(&self) -> Result<bool, GqlError> {
        let Some(municipality) = self
            .row
            .at
            .municipality
            .filter(|_| self.row.at.school.is_some())
        else {
            return Ok(false);
        };
        let key = RoadmapPolicyOf(municipality);
        let policy = self.viewer.loaders().load_one(key).await?;
        Ok(policy.unwrap_or_default().review_required)
    }

    async fn items_in_order(&self) -> Result<Vec<roadmaps::rows::RoadmapItem>, GqlError> {
        let key = RoadmapItemsOf(self.row.id);
        let rows = self.viewer.loaders().load_one(key).await?;
        Ok(rows.unwrap_or_default())
    }

    async fn count(&self, wanted: fn(&domain::roadmap::Row) -> bool) -> Result<i32, GqlError> {
        let rows = self.items_in_order().await?;
        let many = rows.iter().filter(|item| wanted(&item.row)).count();
        Ok(i32::try_from(many).unwrap_or(i32::MAX))
    }
}

/// Sums by school, by the school's name; what is no school's is left out.
pub(crate) async fn by_school(
    viewer: &Viewer,
    sums: std::collections::BTreeMap<uuid::Uuid, persistence::roadmap_duties::lists::Progress>,
) -> Result<Vec<SchoolProgress>, GqlError> {
    let mut lines = Vec::new();
    for (id, sum) in sums.into_iter().filter(|(id, _)| !id.is_nil()) {
        lines.push(SchoolProgress {
            school: Place::school(viewer, domain::id::SchoolId(id)).await?,
            progress: sum.into(),
        });
    }
    lines.sort_by_key(|line| domain::text::fold(&line.school.name));
    Ok(lines)
}
