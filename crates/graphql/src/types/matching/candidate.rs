//! A mentor as seen from one mentee.

use async_graphql::Object;
use domain::matching::{Ranked, Weights};

use super::{MatchBlocker, MatchReason, MatchingMentor, Sight, int};
use crate::viewer::Viewer;

/// A mentor as seen from one mentee: why they would do, or why not.
#[derive(Clone)]
pub struct MatchCandidate {
    viewer: Viewer,
    sight: Sight,
    weights: Weights,
    ranked: Ranked,
}

impl MatchCandidate {
    /// A mentor whom the viewer may know by name.
    pub(crate) fn new(viewer: Viewer, sight: Sight, weights: Weights, ranked: Ranked) -> Self {
        Self {
            viewer,
            sight,
            weights,
            ranked,
        }
    }
}

/// A mentor as seen from one mentee: why they would do, or why not.
#[Object]
impl MatchCandidate {
    /// Who.
    async fn mentor(&self) -> MatchingMentor {
        MatchingMentor {
            viewer: self.viewer.clone(),
            person: self.ranked.mentor,
        }
    }

    /// How well they would fit, whatever stands in the way.
    async fn score(&self) -> i32 {
        int(self.ranked.score.points())
    }

    /// Why.
    async fn reasons(&self) -> Vec<MatchReason> {
        MatchReason::all(&self.ranked.score.parts, &self.weights, self.sight)
    }

    /// All that stands between the two; nothing when they can be paired.
    async fn blockers(&self) -> Vec<MatchBlocker> {
        let blockers = self.ranked.blockers.iter();
        blockers.copied().map(Into::into).collect()
    }
}
