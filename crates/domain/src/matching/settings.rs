//! What a run is asked for.

use std::collections::BTreeSet;

use super::weights::Weights;
use crate::id::PersonId;

/// What is to be the best.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Objective {
    /// As many mentees as can be get a mentor; among all such assignments the one with the best total score.
    #[default]
    MostPairs,
    /// The best total score, be it with fewer pairs.
    BestScore,
}

/// Whose mentors come into question.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reach {
    /// Those of the mentee's own school.
    #[default]
    OwnSchool,
    /// Those of all schools of the municipality.
    Municipality,
}

/// Two people.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
pub struct PairOf {
    /// Who would give support.
    pub mentor: PersonId,
    /// Who would receive it.
    pub mentee: PersonId,
}

/// What a run is asked for; kept with its result.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct MatchingSettings {
    /// What is to be the best.
    pub objective: Objective,
    /// Whose mentors come into question.
    pub reach: Reach,
    /// How much each criterion matters.
    pub weights: Weights,
    /// Whether only a mentor of the same subject will do.
    pub same_subject_only: bool,
    /// Whether a head may mentor a teacher of their own school («руководитель – педагог»), and the other way round.
    pub heads_may_mentor: bool,
    /// The least score of a pair.
    pub minimum: u32,
    /// Pairs that the result must have.
    pub locked: BTreeSet<PairOf>,
    /// Pairs that the result must not have.
    pub excluded: BTreeSet<PairOf>,
}
