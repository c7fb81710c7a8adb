//! What the mutations of roadmaps answer: they share their payloads, since one page takes all of these steps.

use async_graphql::{Enum, SimpleObject, Union};
use domain::id::{RoadmapId, RoadmapItemId};
use domain::roadmap::RoadmapError;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::types::roadmap::{Roadmap, RoadmapItem};
use crate::viewer::Viewer;

/// What came of a step of a roadmap.
#[derive(Union)]
pub enum RoadmapPayload {
    /// It was taken.
    Done(RoadmapDone),
    /// It was not.
    Refused(RoadmapRefused),
    /// Somebody else was faster.
    Conflict(RoadmapConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The step was taken.
#[derive(SimpleObject)]
pub struct RoadmapDone {
    /// The roadmap as it is now.
    pub roadmap: Roadmap,
}

/// The step was not taken; nothing was changed.
#[derive(SimpleObject)]
pub struct RoadmapRefused {
    /// Why.
    pub reason: RoadmapRefusal,
    /// The rows that stand in the way, at most a hundred; empty when none do.
    pub items: Vec<RoadmapItem>,
}

/// Somebody else changed the roadmap since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct RoadmapConflict {
    /// The roadmap as it is now.
    pub current: Roadmap,
}

/// Why a step of a roadmap was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RoadmapRefusal {
    /// Not in this state.
    WrongState,
    /// It has no rows.
    NoItems,
    /// Nobody has checked some of its rows.
    ItemsUnchecked,
    /// The term of some of its rows says no day, and nobody chose that they have none.
    ItemsWithoutTerm,
    /// The municipality has not agreed to it yet.
    NotAgreed,
    /// The day of the order lies in the future.
    OrderInFuture,
    /// An obligatory row is not taken out: once in force, say that it does not concern the school.
    Obligatory,
    /// The roadmap of the level above is not in force.
    ParentNotInForce,
    /// There is one already, of this parent or for this school year.
    ExistsAlready,
    /// A school's roadmap alone is handed in.
    NotForReview,
    /// To send it back takes a remark or a word on the whole.
    RemarkMissing,
    /// A roadmap takes no more than a thousand rows.
    TooManyItems,
}

/// What came of a change of a row.
#[derive(Union)]
pub enum RoadmapItemPayload {
    /// It was made.
    Done(RoadmapItemDone),
    /// It was not.
    Refused(RoadmapRefused),
    /// Somebody else was faster.
    Conflict(RoadmapItemConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The change was made.
#[derive(SimpleObject)]
pub struct RoadmapItemDone {
    /// The row as it is now.
    pub item: RoadmapItem,
    /// Its roadmap as it is now.
    pub roadmap: Roadmap,
}

/// Somebody else changed the row since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct RoadmapItemConflict {
    /// The row as it is now.
    pub current: RoadmapItem,
}

/// A refusal inside an operation.
pub(crate) enum Refusal {
    /// For a reason, and because of these rows.
    Reason(RoadmapRefusal, Vec<RoadmapItemId>),
    /// Somebody was faster.
    Conflict,
}

impl Refusal {
    /// For a reason alone.
    pub(super) fn plain(reason: RoadmapRefusal) -> Self {
        Self::Reason(reason, Vec::new())
    }
}

impl From<RoadmapError> for Refusal {
    fn from(error: RoadmapError) -> Self {
        Self::plain(match error {
            RoadmapError::WrongState => RoadmapRefusal::WrongState,
            RoadmapError::NotAgreed => RoadmapRefusal::NotAgreed,
        })
    }
}

/// The most rows that a refusal names.
const NAMED: usize = 100;

impl RoadmapRefused {
    pub(super) async fn of(
        viewer: &Viewer,
        reason: RoadmapRefusal,
        rows: Vec<RoadmapItemId>,
    ) -> Result<Self, GqlError> {
        let mut items = Vec::new();
        for id in rows.into_iter().take(NAMED) {
            items.push(RoadmapItem::load(viewer, id).await?);
        }
        Ok(Self { reason, items })
    }
}

impl RoadmapPayload {
    /// The answer about the roadmap `asked`.
    pub(super) async fn of(
        viewer: &Viewer,
        asked: Option<RoadmapId>,
        came: Result<RoadmapId, Refusal>,
    ) -> Result<Self, GqlError> {
        Ok(match came {
            Ok(id) => Self::Done(RoadmapDone {
                roadmap: Roadmap::load(viewer, id).await?,
            }),
            Err(Refusal::Reason(reason, rows)) => {
                Self::Refused(RoadmapRefused::of(viewer, reason, rows).await?)
            }
            Err(Refusal::Conflict) => Self::Conflict(RoadmapConflict {
                current: Roadmap::load(viewer, asked.ok_or(GqlError::NotFound)?).await?,
            }),
        })
    }

    pub(super) fn invalid(form: Form) -> Self {
        Self::Invalid(form.into_invalid())
    }
}

impl RoadmapItemPayload {
    /// The answer about the row `asked`.
    pub(super) async fn of(
        viewer: &Viewer,
        asked: Option<RoadmapItemId>,
        came: Result<(RoadmapItemId, RoadmapId), Refusal>,
    ) -> Result<Self, GqlError> {
        Ok(match came {
            Ok((item, roadmap)) => Self::Done(RoadmapItemDone {
                item: RoadmapItem::load(viewer, item).await?,
                roadmap: Roadmap::load(viewer, roadmap).await?,
            }),
            Err(Refusal::Reason(reason, rows)) => {
                Self::Refused(RoadmapRefused::of(viewer, reason, rows).await?)
            }
            Err(Refusal::Conflict) => Self::Conflict(RoadmapItemConflict {
                current: RoadmapItem::load(viewer, asked.ok_or(GqlError::NotFound)?).await?,
            }),
        })
    }
}
