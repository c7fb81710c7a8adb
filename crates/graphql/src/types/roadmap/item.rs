//! A row of a roadmap.

use async_graphql::{ID, Object};
use domain::access::Place as At;
use domain::roadmap::windows_of;
use persistence::roadmaps::rows;

use super::enums::{ChosenReading, EvidenceKind, PlanBody, RoadmapDoubt};
use super::paper::{self, PaperPlace};
use super::{Duty, Roadmap, RoadmapProgress, RoadmapRemark};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{
    DutiesOfItem, DutyAt, ItemProgressOf, RemarksOf, ReviewsOf, RoadmapById, RoadmapItemById,
};
use crate::mutations::read_place;
use crate::types::schedule::{OccurrenceWindow, SchedulePreview};

/// A row of a roadmap that the viewer may read.
#[derive(Clone)]
pub struct RoadmapItem {
    roadmap: Roadmap,
    row: rows::RoadmapItem,
}

impl RoadmapItem {
    pub(crate) fn new(roadmap: Roadmap, row: rows::RoadmapItem) -> Self {
        Self { roadmap, row }
    }

    /// The row that the viewer has just changed, as it is now.
    pub(crate) async fn load(
        viewer: &crate::viewer::Viewer,
        id: domain::id::RoadmapItemId,
    ) -> Result<Self, GqlError> {
        let row = viewer.store().roadmaps().item(id).await?;
        let row = row.ok_or(GqlError::NotFound)?;
        let roadmap = Roadmap::load(viewer, row.roadmap).await?;
        Ok(Self { roadmap, row })
    }

    /// The row whose duties are its duties: that of the level above which it repeats, or itself.
    fn sources(&self) -> Vec<domain::id::RoadmapItemId> {
        [Some(self.row.id), self.row.parent]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The duty at one place.
    async fn at(&self, place: At) -> Result<Option<Duty>, GqlError> {
        let viewer = &self.roadmap.viewer;
        for item in self.sources() {
            let found = viewer.loaders().load_one(DutyAt(item, place)).await?;
            if let Some(row) = found {
                return Ok(Some(Duty::new(viewer.clone(), row)));
            }
        }
        Ok(None)
    }

    /// The place whose duty is the viewer's own: the owner for who reads the whole from there, else theirs below.
    async fn own_place(&self) -> Result<At, GqlError> {
        let owner = self.roadmap.row.at.place();
        let below = self.roadmap.reach().await?.unwrap_or_default();
        Ok(below.first().copied().unwrap_or(owner))
    }
}

/// A row of a roadmap: as printed, as it was understood, and what came of it.
#[Object]
impl RoadmapItem {
    /// `roadmap-item:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Its place among the rows; gaps mean nothing.
    async fn position(&self) -> i32 {
        self.row.position
    }

    /// The number as printed; `null` when there is none.
    async fn number(&self) -> Option<&str> {
        self.row.row.number.as_deref()
    }

    /// The headings above it, the widest first.
    async fn sections(&self) -> &[String] {
        &self.row.row.sections
    }

    /// What is to be done, as printed.
    async fn title(&self) -> &str {
        &self.row.row.title
    }

    /// When, as printed.
    async fn term(&self) -> &str {
        &self.row.row.term
    }

    /// Who does it, as printed.
    async fn responsible(&self) -> &str {
        &self.row.row.responsible
    }

    /// For whom, as printed.
    async fn participants(&self) -> &str {
        &self.row.row.participants
    }

    /// What comes of it, as printed.
    async fn result(&self) -> &str {
        &self.row.row.result
    }

    /// What proves it, as printed.
    async fn evidence(&self) -> &str {
        &self.row.row.evidence
    }

    /// Who does it, as it was understood: whose duty the row becomes follows from this.
    async fn bodies(&self) -> Vec<PlanBody> {
        let known = self.row.row.bodies.known.iter();
        known
            .map(|body| PlanBody {
                kind: body.kind.into(),
                school_kind: body.school.map(Into::into),
                printed: body.printed.clone(),
            })
            .collect()
    }

    /// Names of which it is not known what they are, as printed.
    async fn bodies_not_understood(&self) -> &[String] {
        &self.row.row.bodies.unknown
    }

    /// What the term says within the roadmap's period, with other readings.
    #[graphql(complexity = "child_complexity + 1")]
    async fn schedule(&self) -> SchedulePreview {
        let period = self.roadmap.row.head.period;
        SchedulePreview::read(self.row.row.term.clone(), period)
    }

    /// Which of these readings holds.
    async fn chosen_reading(&self) -> ChosenReading {
        self.row.row.reading.into()
    }

    /// The dated executions that each duty of the row gets by that reading.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn windows(&self) -> Vec<OccurrenceWindow> {
        let (row, period) = (&self.row.row, self.roadmap.row.head.period);
        let windows = windows_of(&row.term, row.reading, period).into_iter();
        windows.map(Into::into).collect()
    }

    /// The kind of proof that it asks for; `null` for any.
    async fn evidence_kind(&self) -> Option<EvidenceKind> {
        self.row.row.evidence_kind.map(Into::into)
    }

    /// Whether a school has to take it over into a roadmap of its own.
    async fn is_obligatory(&self) -> bool {
        self.row.row.is_obligatory
    }

    /// The row of the level above that it repeats; `null` when there is none or the viewer may not read it.
    async fn parent_item(&self) -> Result<Option<RoadmapItem>, GqlError> {
        let Some(parent) = self.row.parent else {
            return Ok(None);
        };
        let viewer = &self.roadmap.viewer;
        let Some(row) = viewer.loaders().load_one(RoadmapItemById(parent)).await? else {
            return Ok(None);
        };
        let roadmap = Box::pin(Roadmap::seen(viewer, row.roadmap)).await?;
        Ok(roadmap.map(|roadmap| Self { roadmap, row }))
    }

    /// Under which condition it is to be done; `null` for none.
    async fn condition(&self) -> Option<&str> {
        self.row.row.condition.as_deref()
    }

    /// What a person should look at.
    async fn doubts(&self) -> Vec<RoadmapDoubt> {
        let doubts = self.row.row.doubts.iter();
        doubts.map(|doubt| (*doubt).into()).collect()
    }

    /// Whether a person has looked.
    async fn is_checked(&self) -> bool {
        self.row.row.is_checked
    }

    /// Where it stands in the paper; empty unless the paper is shown.
    #[graphql(complexity = "2 * child_complexity + 1")]
    async fn paper_rows(&self) -> Result<Vec<PaperPlace>, GqlError> {
        if self.row.row.places.is_empty() || !self.roadmap.row.state.is_written() {
            return Ok(Vec::new());
        }
        let key = crate::loaders::PaperOf(self.roadmap.row.id);
        let paper = self.roadmap.viewer.loaders().load_one(key).await?;
        let found = paper.map(|paper| paper::places(&paper, &self.row.row.places));
        Ok(found.unwrap_or_default())
    }

    /// How its duties stand: all of them for the owner and those above, their own for those below.
    async fn progress(&self) -> Result<RoadmapProgress, GqlError> {
        let (reach, today) = (self.roadmap.reach().await?, self.roadmap.today().await?);
        let key = ItemProgressOf(self.row.id, reach, today);
        let sum = self.roadmap.viewer.loaders().load_one(key).await?;
        Ok(sum.unwrap_or_default().into())
    }

    /// The duty of the viewer's own place: of the owner's office for the owner, of their school for a school's people;
    /// `null` when the row is not its duty. A row that repeats one of the level above has the duty of that.
    async fn duty(&self) -> Result<Option<Duty>, GqlError> {
        self.at(self.own_place().await?).await
    }

    /// The duties of the row: of every place for who reads the whole, of their own place for others; at most 500.
    #[graphql(complexity = "10 * child_complexity + 1")]
    async fn duties(
        &self,
        #[graphql(desc = "Of this place alone: `school:…`, `municipality:…` or `region:…`.")]
        place_id: Option<ID>,
    ) -> Result<Vec<Duty>, GqlError> {
        let reach = self.roadmap.reach().await?;
        let wanted = place_id.as_ref().map(read_place).transpose()?;
        let viewer = &self.roadmap.viewer;
        let mut duties = Vec::new();
        match (reach, wanted) {
            (Some(own), wanted) => {
                for place in own {
                    if wanted.is_none_or(|wanted| wanted == place) {
                        duties.extend(self.at(place).await?);
                    }
                }
            }
            (None, Some(place)) => {
                if let Some(duty) = self.at(place).await?
                    && duty.is_seen().await?
                {
                    duties.push(duty);
                }
            }
            (None, None) => {
                let rows = viewer.loaders().load_one(DutiesOfItem(self.row.id)).await?;
                for row in rows.unwrap_or_default() {
                    let duty = Duty::new(viewer.clone(), row);
                    // The region reads its municipalities' duties, and counts those of schools.
                    if duty.is_seen().await? {
                        duties.push(duty);
                    }
                }
                if duties.is_empty() && self.row.parent.is_some() {
                    duties.extend(self.at(self.roadmap.row.at.place()).await?);
                }
            }
        }
        Ok(duties)
    }

    /// The remarks on it of the latest review.
    #[graphql(complexity = "2 * child_complexity + 1")]
    async fn remarks(&self) -> Result<Vec<RoadmapRemark>, GqlError> {
        if self.roadmap.reach().await?.is_some() {
            return Ok(Vec::new());
        }
        let loaders = self.roadmap.viewer.loaders();
        let reviews = loaders.load_one(ReviewsOf(self.roadmap.row.id)).await?;
        let decided = reviews
            .unwrap_or_default()
            .into_iter()
            .find(|review| review.decided.is_some());
        let Some(review) = decided else {
            return Ok(Vec::new());
        };
        let remarks = loaders.load_one(RemarksOf(review.id)).await?;
        let own = remarks
            .unwrap_or_default()
            .into_iter()
            .filter(|remark| remark.item == Some(self.row.id));
        Ok(own
            .map(|remark| RoadmapRemark {
                item_id: remark.item.map(PublicId::public),
                text: remark.text,
            })
            .collect())
    }

    /// Counts the edits; to be sent back with a change, which is refused when somebody was faster.
    async fn revision(&self) -> i32 {
        self.row.revision
    }
}

/// The row of a duty, for who may read the duty: the roadmap may be hidden from them as a whole.
pub(super) async fn of_duty(
    viewer: &crate::viewer::Viewer,
    item: domain::id::RoadmapItemId,
) -> Result<RoadmapItem, GqlError> {
    let loaders = viewer.loaders();
    let row = loaders.load_one(RoadmapItemById(item)).await?;
    let row = row.ok_or(GqlError::NotFound)?;
    let roadmap = loaders.load_one(RoadmapById(row.roadmap)).await?;
    let roadmap = Roadmap::new(viewer.clone(), roadmap.ok_or(GqlError::NotFound)?);
    Ok(RoadmapItem { roadmap, row })
}
