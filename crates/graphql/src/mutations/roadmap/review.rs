//! The municipal centre agrees to a school's roadmap, or sends it back with remarks.

use async_graphql::{Context, Enum, ID, InputObject, Object};
use documents::letters::roadmaps::{ReviewLetter, agreed, returned};
use domain::access::rules::roadmap::plan::Review as ReviewDeed;
use domain::access::{Actor, Denied};
use domain::id::{RoadmapId, RoadmapItemId};
use domain::roadmap::Verdict;
use domain::text::Note;
use persistence::roadmaps::reviews::{Decision, Remark};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{RoadmapPayload, RoadmapRefusal};
use super::{Refusal, letters, note, open, today_at};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// The most remarks of a review.
const REMARKS: i32 = 300;

/// What the municipal centre says about a roadmap.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum, Serialize)]
pub enum RoadmapDecision {
    /// It agrees.
    Agree,
    /// It sends it back.
    Return,
}

/// Reviews roadmaps.
#[derive(Default)]
pub struct ReviewRoadmapMutation;

#[Object]
impl ReviewRoadmapMutation {
    /// Agrees to a school's roadmap that was handed in, or sends it back with remarks on its rows or a word on the whole.
    /// For the methodologists of the municipality.
    async fn review_roadmap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which roadmap, as it was read, and what is said about it.")]
        input: ReviewRoadmapInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let summary = form.take("summary", Note::parse(&input.summary));
        form.at_most("remarks", &input.remarks, REMARKS);
        let mut remarks = Vec::new();
        for (at, remark) in (0..REMARKS).zip(&input.remarks) {
            let text = Note::required(&remark.text);
            if let Some(text) = form.take(&format!("remarks.{at}.text"), text) {
                remarks.push((RoadmapItemId::read(&remark.item_id)?, text));
            }
        }
        let (Some(summary), true) = (summary, form.is_sound()) else {
            return Ok(RoadmapPayload::invalid(form));
        };
        let operation = ReviewRoadmap {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            revision: input.revision,
            decision: input.decision,
            summary,
            remarks,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "reviewRoadmap", &operation).await?;
        RoadmapPayload::of(&viewer, Some(operation.roadmap), came).await
    }
}

#[derive(Serialize)]
struct ReviewRoadmap {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    revision: i32,
    decision: RoadmapDecision,
    summary: Note,
    remarks: Vec<(RoadmapItemId, Note)>,
    #[serde(skip)]
    public_url: String,
}

impl Operation for ReviewRoadmap {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = opened.permit_of::<ReviewDeed>(&self.actor, self.revision)?;
        let before = &opened.roadmap;
        let (after, verdict) = match self.decision {
            RoadmapDecision::Agree => (before.state.agree(), Verdict::Agreed),
            RoadmapDecision::Return => (before.state.send_back(), Verdict::Returned),
        };
        let after = after.map_err(Failure::refuse)?;
        let says_nothing = self.remarks.is_empty() && self.summary.as_str().is_empty();
        if verdict == Verdict::Returned && says_nothing {
            let refusal = Refusal::plain(RoadmapRefusal::RemarkMissing);
            return Err(Failure::Refused(refusal));
        }
        let roadmaps = work.roadmaps();
        let own = roadmaps.items_of(&[self.roadmap]).await?;
        let mut remarks = Vec::new();
        for (item, text) in &self.remarks {
            if own.iter().all(|row| row.id != *item) {
                return Err(Denied::Hidden.into());
            }
            let remark = Remark {
                item: Some(*item),
                text: text.as_str().to_owned(),
            };
            remarks.push((work.fresh(), remark));
        }
        let reviews = roadmaps.reviews_of(&[self.roadmap]).await?;
        let broken = persistence::StoreError::inconsistent("roadmap", self.roadmap.0);
        let waiting = reviews.first().ok_or(broken)?;
        let decision = Decision {
            verdict,
            on: today_at(work, before.at).await?,
            summary: self.summary.as_str(),
            remarks: &remarks,
        };
        roadmaps.decide_review(&permit, waiting, &decision).await?;
        roadmaps.forget_review_drafts(&permit).await?;
        roadmaps.step(&permit, before, after).await?;
        let why = Some(self.summary.as_str()).filter(|text| !text.is_empty());
        note(work, &permit, before, after, why).await?;
        let letter = |about: &ReviewLetter<'_>| match self.decision {
            RoadmapDecision::Agree => agreed(about),
            RoadmapDecision::Return => returned(about, remarks.len(), why),
        };
        letters::school(work, before, &self.public_url, letter).await?;
        Ok(self.roadmap)
    }
}

/// What is said about a roadmap that was handed in.
#[derive(InputObject)]
pub struct ReviewRoadmapInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…`.
    pub roadmap_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// Agreed or sent back.
    pub decision: RoadmapDecision,
    /// A word on the whole; may be empty.
    pub summary: String,
    /// What is to be changed, at most 300.
    pub remarks: Vec<RoadmapRemarkInput>,
}

/// A remark on a row.
#[derive(InputObject)]
pub struct RoadmapRemarkInput {
    /// `roadmap-item:…`.
    pub item_id: ID,
    /// What is to be changed; 1–10 000 characters.
    pub text: String,
}
