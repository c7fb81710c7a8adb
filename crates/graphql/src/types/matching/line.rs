//! What a run came to for one mentee.

use async_graphql::Object;
use domain::id::PersonId;
use domain::matching::{Score, Weights};
use persistence::matching::{LineResult, MatchingLine, Shortage};

use super::shortage::{BlockedMentors, MatchingHelp, NearMiss, blocked, helps};
use super::{MatchReason, MatchingMentee, MatchingMentor, Sight, int};
use crate::error::GqlError;
use crate::viewer::Viewer;

/// A pair that a run found.
#[derive(Clone)]
pub struct MatchedPair {
    viewer: Viewer,
    sight: Sight,
    weights: Weights,
    mentee: MatchingMentee,
    mentor: PersonId,
    score: Score,
    locked: bool,
}

/// A mentee for whom a run found nobody.
#[derive(Clone)]
pub struct UnmatchedMentee {
    viewer: Viewer,
    mentee: MatchingMentee,
    shortage: Shortage,
    sight: Sight,
}

/// One or the other.
pub(super) enum Line {
    Matched(MatchedPair),
    Unmatched(UnmatchedMentee),
}

impl Line {
    pub(super) fn new(
        viewer: &Viewer,
        sight: Sight,
        weights: &Weights,
        line: MatchingLine,
    ) -> Self {
        let mentee = MatchingMentee {
            viewer: viewer.clone(),
            sight,
            person: line.mentee,
            need: line.need,
            school: line.school,
        };
        match line.result {
            LineResult::Matched {
                mentor,
                score,
                locked,
            } => Self::Matched(MatchedPair {
                viewer: viewer.clone(),
                sight,
                weights: weights.clone(),
                mentee,
                mentor,
                score,
                locked,
            }),
            LineResult::Unmatched(shortage) => {
                Self::Unmatched(UnmatchedMentee::new(viewer.clone(), mentee, shortage))
            }
        }
    }

    pub(super) fn matched(self) -> Result<MatchedPair, GqlError> {
        match self {
            Self::Matched(pair) => Ok(pair),
            Self::Unmatched(_) => Err(GqlError::NotFound),
        }
    }

    pub(super) fn unmatched(self) -> Result<UnmatchedMentee, GqlError> {
        match self {
            Self::Unmatched(mentee) => Ok(mentee),
            Self::Matched(_) => Err(GqlError::NotFound),
        }
    }
}

/// A pair that a run found. Nobody has been asked.
#[Object]
impl MatchedPair {
    /// Who would receive support.
    async fn mentee(&self) -> &MatchingMentee {
        &self.mentee
    }

    /// Who would give it.
    async fn mentor(&self) -> MatchingMentor {
        MatchingMentor {
            viewer: self.viewer.clone(),
            person: self.mentor,
        }
    }

    /// How well they fit: the sum of the points of all reasons.
    async fn score(&self) -> i32 {
        int(self.score.points())
    }

    /// Why, the weightiest criteria first.
    async fn reasons(&self) -> Vec<MatchReason> {
        MatchReason::all(&self.score.parts, &self.weights, self.sight)
    }

    /// Whether the run was asked to have this pair.
    async fn locked(&self) -> bool {
        self.locked
    }
}

impl UnmatchedMentee {
    /// A mentee who was left over.
    pub(crate) fn new(viewer: Viewer, mentee: MatchingMentee, shortage: Shortage) -> Self {
        Self {
            sight: mentee.sight,
            viewer,
            mentee,
            shortage,
        }
    }
}

/// A mentee for whom nobody was found, with what stands in the way and what would help (B-RM5).
#[Object]
impl UnmatchedMentee {
    /// Who.
    async fn mentee(&self) -> &MatchingMentee {
        &self.mentee
    }

    /// Mentors who were looked at.
    async fn considered(&self) -> i32 {
        int(self.shortage.obstacles.considered)
    }

    /// Mentors who could have been taken but were needed more by others.
    async fn given_away(&self) -> i32 {
        int(self.shortage.obstacles.given_away)
    }

    /// Mentors by the first thing that stands in their way.
    async fn blocked(&self) -> Vec<BlockedMentors> {
        blocked(&self.shortage.obstacles)
    }

    /// The mentors who would fit best but for one thing, at most five.
    async fn near(&self) -> Vec<NearMiss> {
        let near = self.shortage.near.iter();
        near.map(|one| NearMiss::new(self.viewer.clone(), one))
            .collect()
    }

    /// What would help, the nearest first.
    async fn help(&self) -> Vec<MatchingHelp> {
        helps(&self.viewer, &self.shortage.help, self.sight)
    }
}
