//! What a reviewer has written down and not sent survives a reload.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};
use domain::access::rules::roadmap::plan::Review as ReviewDeed;
use domain::access::{Actor, Denied};
use domain::clock::Timestamp;
use domain::id::{RoadmapId, RoadmapItemId};
use domain::roadmap::RoadmapState;
use domain::text::Note;
use persistence::roadmaps::reviews::Remark;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{RoadmapPayload, RoadmapRefusal};
use super::review::RoadmapRemarkInput;
use super::{Refusal, open};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// The most remarks of a review.
const REMARKS: i32 = 300;

/// Keeps drafts of reviews.
#[derive(Default)]
pub struct SaveReviewDraftMutation;

#[Object]
impl SaveReviewDraftMutation {
    /// Keeps what the viewer has written down about a roadmap that was handed in, until somebody answers it: it takes the
    /// place of what was kept before. Nobody else sees the words; colleagues see that they are being written. For the
    /// methodologists of the municipality.
    async fn save_review_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "About which roadmap, and what.")] input: SaveReviewDraftInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let summary = form.take("summary", Note::parse(&input.summary));
        form.at_most("remarks", &input.remarks, REMARKS);
        let mut remarks = Vec::new();
        for (at, remark) in (0..REMARKS).zip(&input.remarks) {
            let text = form.take(&format!("remarks.{at}.text"), Note::parse(&remark.text));
            if let Some(text) = text.filter(|text| !text.as_str().is_empty()) {
                remarks.push((RoadmapItemId::read(&remark.item_id)?, text));
            }
        }
        let (Some(summary), true) = (summary, form.is_sound()) else {
            return Ok(RoadmapPayload::invalid(form));
        };
        let operation = SaveReviewDraft {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            seen: match input.seen_at {
                MaybeUndefined::Undefined => Seen::Nothing,
                MaybeUndefined::Null => Seen::Draft(None),
                MaybeUndefined::Value(at) => Seen::Draft(Some(at)),
            },
            summary,
            remarks,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "saveReviewDraft", &operation).await?;
        RoadmapPayload::of(&viewer, Some(operation.roadmap), came).await
    }
}

/// What of the draft the client has read.
#[derive(Serialize)]
enum Seen {
    /// It does not say.
    Nothing,
    /// The one that was kept then, or that there was none.
    Draft(Option<Timestamp>),
}

#[derive(Serialize)]
struct SaveReviewDraft {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    seen: Seen,
    summary: Note,
    remarks: Vec<(RoadmapItemId, Note)>,
}

impl Operation for SaveReviewDraft {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = opened.permit::<ReviewDeed>(&self.actor)?;
        if opened.roadmap.state != RoadmapState::Submitted {
            let refusal = Refusal::plain(RoadmapRefusal::WrongState);
            return Err(Failure::Refused(refusal));
        }
        let roadmaps = work.roadmaps();
        if let Seen::Draft(seen) = self.seen {
            let there = roadmaps.review_draft(self.roadmap, permit.by()).await?;
            if there.map(|draft| draft.saved_at) != seen {
                return Err(Failure::Refused(Refusal::Conflict));
            }
        }
        let own = roadmaps.items_of(&[self.roadmap]).await?;
        let mut remarks = Vec::new();
        for (item, text) in &self.remarks {
            if own.iter().all(|row| row.id != *item) {
                return Err(Denied::Hidden.into());
            }
            remarks.push(Remark {
                item: Some(*item),
                text: text.as_str().to_owned(),
            });
        }
        // No step is taken and nobody else sees it: the trail has the verdict.
        let (summary, now) = (self.summary.as_str(), work.now());
        roadmaps
            .keep_review_draft(&permit, summary, &remarks, now)
            .await?;
        Ok(self.roadmap)
    }
}

/// What is written down about a roadmap.
#[derive(InputObject)]
pub struct SaveReviewDraftInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…`.
    pub roadmap_id: ID,
    /// `savedAt` of the draft that was read, `null` where there was none: if another one is there by now, written at another
    /// computer, nothing is written over it. Left out, the draft takes the place of whatever is there.
    pub seen_at: MaybeUndefined<Timestamp>,
    /// A word on the whole; may be empty.
    pub summary: String,
    /// Remarks on rows, at most 300; empty ones are left out.
    pub remarks: Vec<RoadmapRemarkInput>,
}
