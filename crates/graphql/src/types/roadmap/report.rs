//! Reports on the execution of roadmaps: figures that are composed, texts that people write.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::roadmap::report::Action;
use domain::access::{Subject, Verdict};
use domain::clock::Date as Day;
use domain::id::{ReportId, RoadmapItemId, SchoolId};
use domain::roadmap::days_overdue;
use persistence::roadmap_reports::figures::{Figures, Reported, ReportedRow};
use persistence::roadmap_reports::{Report, RowText};
use tokio::sync::OnceCell;

use super::enums::OccurrenceState;
use super::{Roadmap, RoadmapProgress, today_in};
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::RoadmapById;
use crate::papers::proof_in_words;
use crate::types::enums::mirror;
use crate::types::person::Person;
use crate::types::place::Place;
use crate::viewer::Viewer;

/// What a field costs whose figures are composed from every execution of the period.
const COMPOSED: usize = 50;

mirror! {
    /// Where a report stands.
    RoadmapReportState = "domain::roadmap::ReportState" {
        /// Being written; its figures are live.
        Draft,
        /// Written, waits for the signature; its figures are live.
        Prepared,
        /// Signed and handed in; its figures are frozen.
        Submitted,
        /// Sent back with a reason; its figures are live again.
        Returned,
        /// Accepted by the centre; a municipality's, approved by its authority.
        Accepted,
    }
}

/// What the viewer may do with a report as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RoadmapReportAction {
    /// Change its texts.
    Edit,
    /// Throw it away.
    Discard,
    /// Put it before who signs.
    Prepare,
    /// Sign it and hand it in.
    Sign,
    /// Accept it.
    Accept,
    /// Send it back.
    Return,
}

/// A report that the viewer may read.
#[derive(Clone)]
pub struct RoadmapReport {
    viewer: Viewer,
    row: Arc<Report>,
    /// Composed once, however many fields ask.
    figures: Arc<OnceCell<Figures>>,
}

impl RoadmapReport {
    /// A report that the viewer was allowed to read: on their desk, or by the policy's word.
    pub(crate) fn new(viewer: Viewer, row: Report) -> Self {
        Self {
            viewer,
            row: Arc::new(row),
            figures: Arc::default(),
        }
    }

    /// The report with this id, if the policy lets the viewer read it.
    pub(crate) async fn seen(viewer: &Viewer, id: ReportId) -> Result<Option<Self>, GqlError> {
        let found = viewer.store().roadmap_reports().find(id).await?;
        let found = found.map(|row| Self::new(viewer.clone(), row));
        Ok(found.filter(|report| report.may(Action::Read)))
    }

    /// The report that the viewer has just changed, as it is now.
    pub(crate) async fn load(viewer: &Viewer, id: ReportId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    /// What is kept.
    pub(crate) fn row(&self) -> &Report {
        &self.row
    }

    fn may(&self, action: Action) -> bool {
        self.row.facts().judge(self.viewer.actor(), action) == Verdict::Full
    }

    /// What it counts.
    pub(crate) async fn counted(&self) -> Result<&Figures, GqlError> {
        let compose = || async {
            let today = today_in(&self.viewer, self.row.at).await?;
            let reports = self.viewer.store().roadmap_reports();
            Ok::<_, GqlError>(reports.figures(&self.row, today).await?)
        };
        self.figures.get_or_try_init(compose).await
    }

    /// What it says of rows.
    pub(crate) async fn texts(&self) -> Result<BTreeMap<RoadmapItemId, RowText>, GqlError> {
        let reports = self.viewer.store().roadmap_reports();
        let rows = reports.rows_of(self.row.id).await?;
        Ok(rows.into_iter().map(|row| (row.item, row)).collect())
    }
}

/// A report on the execution of a roadmap at one place for a period.
#[Object]
impl RoadmapReport {
    /// `report:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The school or the municipality that reports.
    async fn owner(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.at.place()).await
    }

    /// The roadmap whose execution it tells of.
    async fn roadmap(&self) -> Result<Roadmap, GqlError> {
        let key = RoadmapById(self.row.roadmap);
        let row = self.viewer.loaders().load_one(key).await?;
        Ok(Roadmap::new(
            self.viewer.clone(),
            row.ok_or(GqlError::NotFound)?,
        ))
    }

    /// The first day that it is about.
    async fn from(&self) -> Date {
        self.row.from.into()
    }

    /// The last day.
    async fn until(&self) -> Date {
        self.row.until.into()
    }

    /// Where it stands.
    async fn state(&self) -> RoadmapReportState {
        self.row.state.into()
    }

    /// Counts the changes of texts and state; to be sent back with a step, which is refused when somebody was faster.
    async fn revision(&self) -> i32 {
        self.row.revision
    }

    /// What it says in its own words; may be empty.
    async fn summary(&self) -> &str {
        &self.row.summary
    }

    /// Whether the figures are those of the day of signing.
    async fn is_frozen(&self) -> bool {
        self.row.figures.is_some()
    }

    /// The day that the figures are of: that of signing, or today.
    #[graphql(complexity = "COMPOSED")]
    async fn figures_on(&self) -> Result<Date, GqlError> {
        Ok(self.counted().await?.on.into())
    }

    /// How all executions in the period stand; those of a municipality's schools by their accepted reports alone.
    #[graphql(complexity = "child_complexity + COMPOSED")]
    async fn progress(&self) -> Result<RoadmapProgress, GqlError> {
        let figures = self.counted().await?;
        Ok(figures.progress(figures.executions()).into())
    }

    /// The rows of the roadmap that concern the place, in their order.
    #[graphql(complexity = "20 * child_complexity + COMPOSED")]
    async fn rows(&self) -> Result<Vec<RoadmapReportRow>, GqlError> {
        let (figures, mut texts) = (self.counted().await?, self.texts().await?);
        let rows = figures.rows.iter();
        let row = |row: &ReportedRow| RoadmapReportRow {
            on: figures.on,
            progress: figures.progress(row.executions.iter()).into(),
            text: texts.remove(&row.item),
            row: row.clone(),
        };
        Ok(rows.map(row).collect())
    }

    /// Of a municipality's report on its own roadmap: its schools that have duties in the period, by name. Empty otherwise,
    /// and for the region, which reads the sums.
    #[graphql(complexity = "20 * child_complexity + COMPOSED")]
    async fn schools(&self) -> Result<Vec<ReportingSchool>, GqlError> {
        if !self.reads_schools() {
            return Ok(Vec::new());
        }
        let figures = self.counted().await?;
        let reports = self.viewer.store().roadmap_reports();
        let changed = reports.changed(figures).await?;
        let theirs: Vec<ReportId> = figures
            .schools
            .iter()
            .filter_map(|one| one.report)
            .collect();
        let theirs = reports.find_all(&theirs).await?.into_iter();
        let seen = theirs.map(|row| Self::new(self.viewer.clone(), row));
        let mut seen: BTreeMap<ReportId, Self> = seen
            .filter(|report| report.may(Action::Read))
            .map(|report| (report.row.id, report))
            .collect();
        let mut lines = Vec::new();
        for part in &figures.schools {
            let own = |one: &&Reported| one.school == Some(part.school);
            let accepted = part.state == Some(domain::roadmap::ReportState::Accepted);
            let report = part.report.and_then(|id| seen.remove(&id));
            let many = changed.get(&Some(part.school)).copied().unwrap_or(0);
            let progress = figures.progress(figures.executions().filter(own));
            lines.push(ReportingSchool {
                school: Place::school(&self.viewer, part.school).await?,
                report,
                state: part.state.map(Into::into),
                progress: accepted.then(|| progress.into()),
                changed_since_accepted: i32::try_from(many).unwrap_or(i32::MAX),
            });
        }
        lines.sort_by_key(|line| domain::text::fold(&line.school.name));
        Ok(lines)
    }

    /// How many executions stand otherwise now than when it was signed; 0 while the figures are live.
    #[graphql(complexity = "COMPOSED")]
    async fn changed_since_signed(&self) -> Result<i32, GqlError> {
        let Some(figures) = &self.row.figures else {
            return Ok(0);
        };
        let reports = self.viewer.store().roadmap_reports();
        let changed = reports.changed(figures).await?;
        Ok(i32::try_from(changed.values().sum::<i64>()).unwrap_or(i32::MAX))
    }

    /// Who began it.
    async fn prepared_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.prepared_by).await
    }

    /// Who signed it; `null` while nobody has.
    async fn signed_by(&self) -> Result<Option<Person>, GqlError> {
        match self.row.signed {
            Some((person, _)) => Ok(Some(Person::load(&self.viewer, person).await?)),
            None => Ok(None),
        }
    }

    /// When it was signed; `null` while it is not.
    async fn signed_on(&self) -> Option<Date> {
        self.row.signed.map(|(_, on)| on.into())
    }

    /// When it was accepted or sent back last; `null` when never.
    async fn decided_on(&self) -> Option<Date> {
        self.row.decided.map(|(_, on)| on.into())
    }

    /// Why it was sent back; `null` when it was not, or was signed again since.
    async fn returned_reason(&self) -> Option<&str> {
        self.row.returned_reason.as_deref()
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Vec<RoadmapReportAction> {
        let state = self.row.state;
        let all = [
            (
                RoadmapReportAction::Edit,
                Action::Write,
                state.edit().is_ok(),
            ),
            (
                RoadmapReportAction::Discard,
                Action::Write,
                state.discard(self.row.was_handed_in()).is_ok(),
            ),
            (
                RoadmapReportAction::Prepare,
                Action::Write,
                state.prepare().is_ok(),
            ),
            (
                RoadmapReportAction::Sign,
                Action::Sign,
                state.sign().is_ok(),
            ),
            (
                RoadmapReportAction::Accept,
                Action::Decide,
                state.accept().is_ok(),
            ),
            (
                RoadmapReportAction::Return,
                Action::Decide,
                state.send_back().is_ok(),
            ),
        ];
        let can = all
            .into_iter()
            .filter(|(_, deed, fits)| *fits && self.may(*deed));
        can.map(|(action, ..)| action).collect()
    }
}

impl RoadmapReport {
    /// Whether the viewer reads what single schools report: inside the municipality alone.
    pub(crate) fn reads_schools(&self) -> bool {
        let Some(municipality) = self.row.at.municipality else {
            return false;
        };
        let place = domain::access::Place::Municipality(municipality);
        domain::access::rules::roadmap::reads_from(self.viewer.actor(), place)
    }
}

/// What a report says of a row.
#[derive(Clone)]
pub struct RoadmapReportRow {
    on: Day,
    row: ReportedRow,
    progress: RoadmapProgress,
    text: Option<RowText>,
}

/// A row of a roadmap with what came of it in the period, and what the report says of it.
#[Object]
impl RoadmapReportRow {
    /// `roadmap-item:…`; the key by which its texts are changed.
    async fn item_id(&self) -> ID {
        self.row.item.public()
    }

    /// The headings above it, the widest first.
    async fn sections(&self) -> &[String] {
        &self.row.sections
    }

    /// The number as printed; `null` when there is none.
    async fn number(&self) -> Option<&str> {
        self.row.number.as_deref()
    }

    /// What is to be done.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// When, as printed.
    async fn term(&self) -> &str {
        &self.row.term
    }

    /// How its executions in the period stand; those of schools by their accepted reports.
    async fn progress(&self) -> RoadmapProgress {
        self.progress
    }

    /// The place's own executions in the period. Those of a municipality's schools are in `progress` alone.
    #[graphql(complexity = "3 * child_complexity + 1")]
    async fn executions(&self) -> Vec<ReportedExecution> {
        let own = self.row.executions.iter();
        let own = own.filter(|one| one.school.is_none());
        own.map(|one| ReportedExecution::of(one, self.on)).collect()
    }

    /// What the reporter says of the row; may be empty.
    async fn comment(&self) -> &str {
        self.text.as_ref().map_or("", |text| &text.comment)
    }

    /// What it brought; may be empty.
    async fn effectiveness(&self) -> &str {
        self.text.as_ref().map_or("", |text| &text.effectiveness)
    }

    /// What is to be changed, by who sent the report back; `null` when nothing.
    async fn remark(&self) -> Option<&str> {
        self.text.as_ref().and_then(|text| text.remark.as_deref())
    }
}

/// A dated execution as a report tells of it.
#[derive(Clone, Debug, SimpleObject)]
pub struct ReportedExecution {
    /// By when.
    pub due: Date,
    /// How far, on the day of the figures.
    pub state: OccurrenceState,
    /// When it was done, as stated; `null` before.
    pub done_on: Option<Date>,
    /// Whether it was not done on the day of the figures though its day had passed.
    pub is_overdue: bool,
    /// What proves it, as it is named on paper.
    pub evidence: Vec<String>,
    /// What was said about it; may be empty.
    pub comment: String,
}

impl ReportedExecution {
    fn of(one: &Reported, on: Day) -> Self {
        Self {
            due: one.due.into(),
            state: one.state.into(),
            done_on: one.done_on.map(Into::into),
            is_overdue: days_overdue(one.state, one.due, on) > 0,
            evidence: one.evidence.iter().map(proof_in_words).collect(),
            comment: one.comment.clone(),
        }
    }
}

/// Where a school's own report stands, in the consolidated one of its municipality.
#[derive(SimpleObject)]
pub struct ReportingSchool {
    /// The school.
    pub school: Place,
    /// Its report that covers the period; `null` when none was handed in.
    pub report: Option<RoadmapReport>,
    /// Where that stands; `null` when none was handed in: that is said, and never counted as zero.
    pub state: Option<RoadmapReportState>,
    /// What its accepted report says; `null` when none is accepted.
    pub progress: Option<RoadmapProgress>,
    /// How many executions stand otherwise now than in the accepted report.
    pub changed_since_accepted: i32,
}

/// The schools whose reports are not accepted: their figures are in no consolidated one.
pub(crate) fn without_report(figures: &Figures) -> Vec<SchoolId> {
    let accepted = Some(domain::roadmap::ReportState::Accepted);
    let parts = figures.schools.iter();
    let parts = parts.filter(|part| part.state != accepted);
    parts.map(|part| part.school).collect()
}
