//! What a run is asked for.

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject, Object, SimpleObject};
use domain::id::PersonId;
use domain::matching::{Criterion, MatchingSettings as Settings, PairOf, Reach, Weights};

use super::{Importance, MatchingCriterion, MatchingObjective, MatchingReach, int};
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;

/// The most locked, and the most excluded pairs of one run.
const MOST_PAIRS: i32 = 500;

/// What a run was asked for.
#[derive(Clone)]
pub struct MatchingSettings {
    settings: Settings,
}

impl MatchingSettings {
    /// As they are kept.
    pub(crate) fn new(settings: Settings) -> Self {
        Self { settings }
    }
}

/// How much a criterion mattered.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct MatchingWeight {
    /// What.
    pub criterion: MatchingCriterion,
    /// How much.
    pub importance: Importance,
    /// The points that a full fit earned.
    pub points: i32,
}

/// Two people of a run.
#[derive(Clone, Debug, SimpleObject)]
pub struct MatchingPairIds {
    /// `person:…`, the mentor.
    pub mentor_id: ID,
    /// `person:…`, the mentee.
    pub mentee_id: ID,
}

/// What a run was asked for.
#[Object]
impl MatchingSettings {
    /// What it made the best of.
    async fn objective(&self) -> MatchingObjective {
        self.settings.objective.into()
    }

    /// Whose mentors came into question.
    async fn reach(&self) -> MatchingReach {
        self.settings.reach.into()
    }

    /// How much each criterion mattered.
    async fn weights(&self) -> Vec<MatchingWeight> {
        let weights = &self.settings.weights;
        let one = |criterion: Criterion| MatchingWeight {
            criterion: criterion.into(),
            importance: weights.of(criterion).into(),
            points: int(weights.points(criterion, 100)),
        };
        Criterion::ALL.into_iter().map(one).collect()
    }

    /// The most points that a pair could have.
    async fn most(&self) -> i32 {
        int(self.settings.weights.most())
    }

    /// Whether only a mentor of the same subject would do.
    async fn same_subject_only(&self) -> bool {
        self.settings.same_subject_only
    }

    /// Whether a head may mentor a teacher of their own school, and the other way round.
    async fn heads_may_mentor(&self) -> bool {
        self.settings.heads_may_mentor
    }

    /// The least score of a pair.
    async fn minimum(&self) -> i32 {
        int(self.settings.minimum)
    }

    /// Pairs that the result had to have.
    async fn locked(&self) -> Vec<MatchingPairIds> {
        ids(&self.settings.locked)
    }

    /// Pairs that the result must not have.
    async fn excluded(&self) -> Vec<MatchingPairIds> {
        ids(&self.settings.excluded)
    }
}

fn ids(pairs: &BTreeSet<PairOf>) -> Vec<MatchingPairIds> {
    let one = |pair: &PairOf| MatchingPairIds {
        mentor_id: pair.mentor.public(),
        mentee_id: pair.mentee.public(),
    };
    pairs.iter().map(one).collect()
}

/// Two people of a run.
#[derive(InputObject)]
pub struct MatchingPairInput {
    /// `person:…`, the mentor.
    pub mentor_id: ID,
    /// `person:…`, the mentee.
    pub mentee_id: ID,
}

impl MatchingPairInput {
    /// The two, by id.
    pub(crate) fn read(&self) -> Result<PairOf, GqlError> {
        Ok(PairOf {
            mentor: PersonId::read(&self.mentor_id)?,
            mentee: PersonId::read(&self.mentee_id)?,
        })
    }
}

/// How much a criterion is to matter.
#[derive(InputObject)]
pub struct MatchingWeightInput {
    /// What.
    pub criterion: MatchingCriterion,
    /// How much.
    pub importance: Importance,
}

/// What a run is asked for; what is left out is as usual.
///
/// As usual are: as many pairs as can be, the own school, everything of normal importance, no head as mentor of their own teachers, any score, nothing locked or excluded.
#[derive(InputObject, Default)]
pub struct MatchingSettingsInput {
    /// What is to be the best.
    pub objective: Option<MatchingObjective>,
    /// Whose mentors come into question; a school's run asks for its own alone.
    pub reach: Option<MatchingReach>,
    /// Criteria that matter more or less than usual; the last word on one counts.
    pub weights: Option<Vec<MatchingWeightInput>>,
    /// Whether only a mentor of the same subject will do.
    pub same_subject_only: Option<bool>,
    /// Whether a head may mentor a teacher of their own school, and the other way round.
    pub heads_may_mentor: Option<bool>,
    /// The least score of a pair, 0–500.
    pub minimum: Option<i32>,
    /// Pairs that the result must have, at most 500.
    pub locked: Option<Vec<MatchingPairInput>>,
    /// Pairs that the result must not have, at most 500.
    pub excluded: Option<Vec<MatchingPairInput>>,
}

impl MatchingSettingsInput {
    /// The settings, with every problem noted in `form`; `within_school` for a run that asks for its own mentors alone.
    pub(crate) fn read(self, form: &mut Form, within_school: bool) -> Result<Settings, GqlError> {
        let reach: Reach = self.reach.map(Into::into).unwrap_or_default();
        let own = reach == Reach::OwnSchool;
        form.require("settings.reach", own || !within_school, Problem::NotAllowed);
        let minimum = self.minimum.unwrap_or(0);
        let fits = (0..=500).contains(&minimum);
        form.require("settings.minimum", fits, Problem::OutOfRange);
        let (locked, excluded) = (
            self.locked.unwrap_or_default(),
            self.excluded.unwrap_or_default(),
        );
        form.at_most("settings.locked", &locked, MOST_PAIRS);
        form.at_most("settings.excluded", &excluded, MOST_PAIRS);
        let mut weights = Weights::default();
        for one in self.weights.unwrap_or_default() {
            weights.set(one.criterion.into(), one.importance.into());
        }
        let pairs = |pairs: Vec<MatchingPairInput>| -> Result<BTreeSet<PairOf>, GqlError> {
            pairs.iter().map(MatchingPairInput::read).collect()
        };
        Ok(Settings {
            objective: self.objective.map(Into::into).unwrap_or_default(),
            reach,
            weights,
            same_subject_only: self.same_subject_only.unwrap_or(false),
            heads_may_mentor: self.heads_may_mentor.unwrap_or(false),
            minimum: u32::try_from(minimum).unwrap_or(0),
            locked: pairs(locked)?,
            excluded: pairs(excluded)?,
        })
    }
}
