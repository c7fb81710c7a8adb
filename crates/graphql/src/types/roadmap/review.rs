//! Submissions of schools' roadmaps, and what was said about them.

use async_graphql::{ID, Object, SimpleObject};
use domain::clock::Timestamp;
use persistence::roadmaps::review_drafts::ReviewDraft;
use persistence::roadmaps::reviews;

use super::enums::RoadmapVerdict;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::RemarksOf;
use crate::types::person::Person;
use crate::viewer::Viewer;

/// A submission of a roadmap.
#[derive(Clone)]
pub struct RoadmapReview {
    pub(super) viewer: Viewer,
    pub(super) row: reviews::Review,
}

/// A submission of a school's roadmap, with what the municipal centre said about it.
#[Object]
impl RoadmapReview {
    /// `roadmap-review:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The first submission is 1.
    async fn number(&self) -> i32 {
        self.row.number
    }

    /// When it was handed in.
    async fn submitted_on(&self) -> Date {
        self.row.submitted_on.into()
    }

    /// Who handed it in.
    async fn submitted_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.submitted_by).await
    }

    /// By when the centre answers: ten working days later. Silence is no agreement.
    async fn due_on(&self) -> Date {
        self.row.due_on.into()
    }

    /// What the centre said.
    async fn verdict(&self) -> RoadmapVerdict {
        self.row.verdict.into()
    }

    /// When it said so; `null` before.
    async fn decided_on(&self) -> Option<Date> {
        self.row.decided.map(|(_, on)| on.into())
    }

    /// Who said so; `null` before.
    async fn decided_by(&self) -> Result<Option<Person>, GqlError> {
        match self.row.decided {
            Some((person, _)) => Ok(Some(Person::load(&self.viewer, person).await?)),
            None => Ok(None),
        }
    }

    /// The centre's word on the whole; may be empty.
    async fn summary(&self) -> &str {
        &self.row.summary
    }

    /// What is to be changed.
    #[graphql(complexity = "10 * child_complexity + 1")]
    async fn remarks(&self) -> Result<Vec<RoadmapRemark>, GqlError> {
        let key = RemarksOf(self.row.id);
        let remarks = self.viewer.loaders().load_one(key).await?;
        let shown = |remark: reviews::Remark| RoadmapRemark {
            item_id: remark.item.map(PublicId::public),
            text: remark.text,
        };
        Ok(remarks.unwrap_or_default().into_iter().map(shown).collect())
    }
}

/// A remark of the municipal centre.
#[derive(Clone, Debug, SimpleObject)]
pub struct RoadmapRemark {
    /// `roadmap-item:…` that it is about; `null` for the whole, or for a row that was taken out since.
    pub item_id: Option<ID>,
    /// What is to be changed.
    pub text: String,
}

/// What a reviewer has written down about a roadmap and not sent.
#[derive(Clone, Debug, SimpleObject)]
pub struct RoadmapReviewDraft {
    /// The word on the whole; may be empty.
    pub summary: String,
    /// Remarks on rows.
    pub remarks: Vec<RoadmapReviewDraftRemark>,
    /// When it was kept; to be sent back with the next one, see `SaveReviewDraftInput.seenAt`.
    pub saved_at: Timestamp,
}

/// Somebody of the municipal centre who is writing a review; what they write is not told before it is sent.
#[derive(Clone, SimpleObject)]
pub struct RoadmapReviewer {
    /// Who.
    pub person: Person,
    /// When they last kept something.
    pub saved_at: Timestamp,
}

/// A remark that was not sent.
#[derive(Clone, Debug, SimpleObject)]
pub struct RoadmapReviewDraftRemark {
    /// `roadmap-item:…`.
    pub item_id: ID,
    /// What is to be changed.
    pub text: String,
}

impl From<ReviewDraft> for RoadmapReviewDraft {
    fn from(draft: ReviewDraft) -> Self {
        let remarks = draft.remarks.into_iter().filter_map(|remark| {
            Some(RoadmapReviewDraftRemark {
                item_id: remark.item?.public(),
                text: remark.text,
            })
        });
        Self {
            summary: draft.summary,
            remarks: remarks.collect(),
            saved_at: draft.saved_at,
        }
    }
}
