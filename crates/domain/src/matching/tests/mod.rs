//! Rules and parts one by one; runs as a whole.

mod assessing;
mod running;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{MenteeCandidate, MentorCandidate, NamedDeficit, PairOf, Phrase};
use crate::id::{DeficitId, MunicipalityId, NeedId, SchoolId};
use crate::mentoring::MentoringFormat;
use crate::people::{CardState, DeficitKind, MentoringTopic};
use crate::testing::person;

fn school(n: u128) -> SchoolId {
    SchoolId(Uuid::from_u128(n))
}

/// Every word as its own base form.
fn phrase(text: &str) -> Phrase {
    Phrase {
        text: text.to_owned(),
        stems: text.split(' ').map(str::to_owned).collect(),
    }
}

fn deficit(kind: DeficitKind, area: &str) -> NamedDeficit {
    NamedDeficit {
        id: DeficitId(Uuid::from_u128(1)),
        kind,
        area: phrase(area),
    }
}

fn pair(mentor: u128, mentee: u128) -> PairOf {
    PairOf {
        mentor: person(mentor),
        mentee: person(mentee),
    }
}

/// A mentor of school 1 with three places who shares a topic with [`mentee`].
fn mentor(n: u128) -> MentorCandidate {
    MentorCandidate {
        person: person(n),
        school: school(1),
        municipality: MunicipalityId(Uuid::from_u128(1)),
        also_at: BTreeSet::new(),
        state: CardState::InBank,
        away: false,
        competences: Vec::new(),
        subjects: Vec::new(),
        topics: [MentoringTopic::TeachingMethods].into(),
        formats: [MentoringFormat::OneToOne].into(),
        capacity: 3,
        taken: 0,
        teaching_years: None,
        leads: BTreeSet::new(),
        completed: 0,
        wishes: BTreeSet::new(),
    }
}

/// A mentee of school 1 who asks for a topic of [`mentor`].
fn mentee(n: u128) -> MenteeCandidate {
    MenteeCandidate {
        person: person(n),
        need: NeedId(Uuid::from_u128(n)),
        school: school(1),
        municipality: MunicipalityId(Uuid::from_u128(1)),
        deficits: Vec::new(),
        topics: [MentoringTopic::TeachingMethods].into(),
        formats: BTreeSet::new(),
        subject: None,
        categories: BTreeSet::new(),
        teaching_years: None,
        leads: BTreeSet::new(),
        history: BTreeMap::new(),
        wishes: BTreeSet::new(),
    }
}
