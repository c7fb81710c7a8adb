//! What stands in the way of a mentee without a mentor, and what would help.

use async_graphql::{Enum, Object, SimpleObject};
use domain::id::{PersonId, SchoolId};
use domain::matching::{Help, NearMiss as Miss, Obstacles};
use domain::monitoring::ANONYMITY_THRESHOLD;

use super::{MatchBlocker, MatchingMentor, Sight, int};
use crate::error::GqlError;
use crate::types::enums::MentoringTopic;
use crate::types::place::Place;
use crate::viewer::Viewer;

/// How many mentors one thing keeps away.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct BlockedMentors {
    /// What.
    pub blocker: MatchBlocker,
    /// How many mentors.
    pub mentors: i32,
}

pub(super) fn blocked(obstacles: &Obstacles) -> Vec<BlockedMentors> {
    let one = |(blocker, mentors): (&domain::matching::Blocker, &u32)| BlockedMentors {
        blocker: (*blocker).into(),
        mentors: int(*mentors),
    };
    obstacles.blocked.iter().map(one).collect()
}

/// A mentor who would do but for one thing.
#[derive(Clone)]
pub struct NearMiss {
    viewer: Viewer,
    miss: Miss,
}

impl NearMiss {
    pub(super) fn new(viewer: Viewer, miss: &Miss) -> Self {
        Self {
            viewer,
            miss: miss.clone(),
        }
    }
}

/// A mentor who would do but for one thing.
#[Object(name = "MatchingNearMiss")]
impl NearMiss {
    /// Who.
    async fn mentor(&self) -> MatchingMentor {
        MatchingMentor {
            viewer: self.viewer.clone(),
            person: self.miss.mentor,
        }
    }

    /// How well they would fit.
    async fn score(&self) -> i32 {
        int(self.miss.points)
    }

    /// The one thing; `null` when the mentor's places went to others.
    async fn blocker(&self) -> Option<MatchBlocker> {
        self.miss.blocker.map(Into::into)
    }
}

/// What kind of thing would help.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum MatchingHelpKind {
    /// Mentors fit and have no room left: ask one of them to take one more.
    RaiseCapacity,
    /// Mentors fit, and their cards are paused or they are away.
    AskBack,
    /// Mentors of other schools fit and have room: the municipal centre can help.
    FreeElsewhere,
    /// Mentors fit but for something that whoever runs the matching has asked for.
    LiftRule,
    /// Nobody at the school offers what is asked for: somebody may be invited.
    InviteMentor,
}

/// Something that would help. What it names beyond the kind stands in the fields that fit it.
#[derive(Clone)]
pub struct MatchingHelp {
    viewer: Viewer,
    help: Help,
    sight: Sight,
}

pub(super) fn helps(viewer: &Viewer, all: &[Help], sight: Sight) -> Vec<MatchingHelp> {
    let one = |help: &Help| MatchingHelp {
        viewer: viewer.clone(),
        help: help.clone(),
        sight,
    };
    all.iter().map(one).collect()
}

/// How many mentors of one school would fit.
#[derive(Clone)]
pub struct MentorsElsewhere {
    viewer: Viewer,
    school: SchoolId,
    mentors: u32,
    sight: Sight,
}

/// How many mentors of one school would fit and have room.
#[Object]
impl MentorsElsewhere {
    /// The school.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.school).await
    }

    /// How many; `null` for one to four, for who may not know the mentors of that school by name.
    async fn mentors(&self) -> Option<i32> {
        match self.sight {
            Sight::Sketches => Some(int(self.mentors)),
            Sight::Names => (self.mentors >= ANONYMITY_THRESHOLD).then(|| int(self.mentors)),
        }
    }
}

/// Something that would help a mentee to a mentor.
#[Object]
impl MatchingHelp {
    /// What kind of thing.
    async fn kind(&self) -> MatchingHelpKind {
        match self.help {
            Help::RaiseCapacity { .. } => MatchingHelpKind::RaiseCapacity,
            Help::AskBack { .. } => MatchingHelpKind::AskBack,
            Help::FreeElsewhere { .. } => MatchingHelpKind::FreeElsewhere,
            Help::LiftRule { .. } => MatchingHelpKind::LiftRule,
            Help::InviteMentor { .. } => MatchingHelpKind::InviteMentor,
        }
    }

    /// Whom to ask, the best first.
    async fn mentors(&self) -> Vec<MatchingMentor> {
        let named: &[PersonId] = match &self.help {
            Help::RaiseCapacity { mentors } | Help::AskBack { mentors } => mentors,
            Help::FreeElsewhere { .. } | Help::LiftRule { .. } | Help::InviteMentor { .. } => &[],
        };
        let mentor = |person: &PersonId| MatchingMentor {
            viewer: self.viewer.clone(),
            person: *person,
        };
        named.iter().map(mentor).collect()
    }

    /// The schools whose mentors would fit.
    async fn schools(&self) -> Vec<MentorsElsewhere> {
        let schools: &[(SchoolId, u32)] = match &self.help {
            Help::FreeElsewhere { schools } => schools,
            Help::RaiseCapacity { .. }
            | Help::AskBack { .. }
            | Help::LiftRule { .. }
            | Help::InviteMentor { .. } => &[],
        };
        let one = |(school, mentors): &(SchoolId, u32)| MentorsElsewhere {
            viewer: self.viewer.clone(),
            school: *school,
            mentors: *mentors,
            sight: self.sight,
        };
        schools.iter().map(one).collect()
    }

    /// What whoever runs the matching has asked for, where lifting it would help.
    async fn blocker(&self) -> Option<MatchBlocker> {
        match self.help {
            Help::LiftRule { blocker, .. } => Some(blocker.into()),
            Help::RaiseCapacity { .. }
            | Help::AskBack { .. }
            | Help::FreeElsewhere { .. }
            | Help::InviteMentor { .. } => None,
        }
    }

    /// How many mentors would fit then.
    async fn count(&self) -> Option<i32> {
        match self.help {
            Help::LiftRule { mentors, .. } => Some(int(mentors)),
            Help::RaiseCapacity { .. }
            | Help::AskBack { .. }
            | Help::FreeElsewhere { .. }
            | Help::InviteMentor { .. } => None,
        }
    }

    /// Topics that nobody at the mentee's school mentors about.
    async fn topics(&self) -> Vec<MentoringTopic> {
        match &self.help {
            Help::InviteMentor { topics, .. } => topics.iter().copied().map(Into::into).collect(),
            Help::RaiseCapacity { .. }
            | Help::AskBack { .. }
            | Help::FreeElsewhere { .. }
            | Help::LiftRule { .. } => Vec::new(),
        }
    }

    /// A subject that nobody at the mentee's school teaches among the mentors.
    async fn subject(&self) -> Option<&str> {
        match &self.help {
            Help::InviteMentor { subject, .. } => subject.as_deref(),
            Help::RaiseCapacity { .. }
            | Help::AskBack { .. }
            | Help::FreeElsewhere { .. }
            | Help::LiftRule { .. } => None,
        }
    }
}
