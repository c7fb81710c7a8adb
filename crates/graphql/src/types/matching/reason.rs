//! The parts of a score, each with its reason.

use async_graphql::SimpleObject;
use domain::matching::{Cover, CoveredDeficit, Part, Reason, Weights};

use super::{MatchingCriterion, Sight, int};
use crate::types::deficit::DeficitKind;
use crate::types::enums::{MentoringFormat, MentoringTopic};

/// A part of a score. What it says beyond the criterion stands in the fields that fit it; the others are empty.
#[derive(Clone, Debug, SimpleObject)]
pub struct MatchReason {
    /// What the two were compared by.
    pub criterion: MatchingCriterion,
    /// What it adds to the score.
    pub points: i32,
    /// What a full fit would have added.
    pub most: i32,
    /// The deficits that the mentor answers.
    pub deficits: Vec<AnsweredDeficit>,
    /// The topics that they have in common.
    pub topics: Vec<MentoringTopic>,
    /// The formats that they have in common.
    pub formats: Vec<MentoringFormat>,
    /// Of how many deficits or topics.
    pub of: Option<i32>,
    /// The subject that both teach, in the mentor's words.
    pub subject: Option<String>,
    /// Mentees whom the mentor has, where room is the reason.
    pub taken: Option<i32>,
    /// Mentees whom the mentor offers to take, where room is the reason.
    pub capacity: Option<i32>,
    /// By how many years the mentor has taught longer, or less long where that is wanted.
    pub years: Option<i32>,
    /// Programmes that the mentor has carried out in full.
    pub completed: Option<i32>,
    /// Whether it is the same school, where the place is the reason.
    pub same_school: Option<bool>,
    /// Whether both like to work at a distance, where the place is the reason.
    pub at_a_distance: Option<bool>,
    /// Whether the two have carried out a programme together.
    pub together: Option<bool>,
    /// Whether the mentee is to learn from somebody younger in the profession.
    pub reverse: Option<bool>,
}

/// A deficit that a mentor answers, and by what: a competence, the subject, or, half, by a topic.
#[derive(Clone, Debug, SimpleObject)]
pub struct AnsweredDeficit {
    /// What it is about.
    pub kind: DeficitKind,
    /// Where it shows, in people's own words; `null` for the municipality.
    pub area: Option<String>,
    /// The mentor's competence that speaks of the same.
    pub competence: Option<String>,
    /// The subject that the mentor teaches.
    pub subject: Option<String>,
    /// The topic that the mentor mentors about.
    pub topic: Option<MentoringTopic>,
}

impl MatchReason {
    /// The parts of a score that was reckoned with these weights.
    pub(crate) fn all(parts: &[Part], weights: &Weights, sight: Sight) -> Vec<Self> {
        let one = |part: &Part| Self::shown(part, weights, sight);
        parts.iter().map(one).collect()
    }

    fn shown(part: &Part, weights: &Weights, sight: Sight) -> Self {
        let criterion = part.reason.criterion();
        let plain = Self {
            criterion: criterion.into(),
            points: int(part.points),
            most: int(weights.points(criterion, 100)),
            deficits: Vec::new(),
            topics: Vec::new(),
            formats: Vec::new(),
            of: None,
            subject: None,
            taken: None,
            capacity: None,
            years: None,
            completed: None,
            same_school: None,
            at_a_distance: None,
            together: None,
            reverse: None,
        };
        let place = |same_school, at_a_distance| Self {
            same_school: Some(same_school),
            at_a_distance: Some(at_a_distance),
            ..plain.clone()
        };
        match &part.reason {
            Reason::Deficits { covered, of } => Self {
                deficits: covered.iter().map(|one| answered(one, sight)).collect(),
                of: Some(int(*of)),
                ..plain
            },
            Reason::Topics { common, of } => Self {
                topics: common.iter().copied().map(Into::into).collect(),
                of: Some(int(*of)),
                ..plain
            },
            Reason::Subject { subject } => Self {
                subject: Some(subject.clone()),
                ..plain
            },
            Reason::Formats { common } => Self {
                formats: common.iter().copied().map(Into::into).collect(),
                ..plain
            },
            Reason::Load { taken, capacity } => Self {
                taken: Some(int(*taken)),
                capacity: Some(int(*capacity)),
                ..plain
            },
            Reason::SameSchool => place(true, false),
            Reason::AtADistance => place(false, true),
            Reason::SameMunicipality => place(false, false),
            Reason::MoreExperience { years } => Self {
                years: Some(int(*years)),
                reverse: Some(false),
                ..plain
            },
            Reason::Reverse { years } => Self {
                years: Some(int(*years)),
                reverse: Some(true),
                ..plain
            },
            Reason::WorkedTogether => Self {
                together: Some(true),
                ..plain
            },
            Reason::TrackRecord { completed } => Self {
                completed: Some(int(*completed)),
                together: Some(false),
                ..plain
            },
            Reason::MenteeWishes | Reason::MentorWishes => plain,
        }
    }
}

fn answered(one: &CoveredDeficit, sight: Sight) -> AnsweredDeficit {
    let plain = AnsweredDeficit {
        kind: one.kind.into(),
        area: match sight {
            Sight::Names => Some(one.area.clone()),
            Sight::Sketches => None,
        },
        competence: None,
        subject: None,
        topic: None,
    };
    match &one.by {
        Cover::Competence(text) => AnsweredDeficit {
            competence: Some(text.clone()),
            ..plain
        },
        Cover::Subject(text) => AnsweredDeficit {
            subject: Some(text.clone()),
            ..plain
        },
        Cover::Topic(topic) => AnsweredDeficit {
            topic: Some((*topic).into()),
            ..plain
        },
    }
}
