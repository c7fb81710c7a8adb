//! A mentor and a mentee as far as matching looks at them.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{DeficitId, MunicipalityId, NeedId, PersonId, SchoolId};
use crate::mentoring::MentoringFormat;
use crate::people::{CardState, DeficitKind, MenteeCategory, MentoringTopic};

/// What somebody wrote in their own words, with the base forms of its telling words. Whoever loads a candidate makes
/// them, by the same rules as for searching.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Phrase {
    /// As it was written.
    pub text: String,
    /// The base form of each word that says something.
    pub stems: BTreeSet<String>,
}

impl Phrase {
    /// Whether more than half of this phrase's words stand in `other`.
    pub fn is_met_by(&self, other: &Self) -> bool {
        let met = self.stems.intersection(&other.stems).count();
        met * 2 > self.stems.len()
    }

    /// Whether one of the two says all that the other says: «русский язык» and «русский язык и литература».
    pub fn is_akin_to(&self, other: &Self) -> bool {
        let (few, many) = if self.stems.len() <= other.stems.len() {
            (&self.stems, &other.stems)
        } else {
            (&other.stems, &self.stems)
        };
        !few.is_empty() && few.is_subset(many)
    }
}

/// A card of the bank of mentors with what is known of its owner.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MentorCandidate {
    /// Whose card it is.
    pub person: PersonId,
    /// In whose bank.
    pub school: SchoolId,
    /// Where that lies.
    pub municipality: MunicipalityId,
    /// The other schools of the municipality in whose banks they stand.
    pub also_at: BTreeSet<SchoolId>,
    /// Whether the card can be matched.
    pub state: CardState,
    /// Whether the mentor has said that they are away on the day of the run.
    pub away: bool,
    /// What they are good at.
    pub competences: Vec<Phrase>,
    /// The subjects they teach.
    pub subjects: Vec<Phrase>,
    /// What they mentor about.
    pub topics: BTreeSet<MentoringTopic>,
    /// How they like to work.
    pub formats: BTreeSet<MentoringFormat>,
    /// The most mentees at a time.
    pub capacity: u32,
    /// Mentees whom they have or are asked for, over all schools.
    pub taken: u32,
    /// Full years of pedagogical work.
    pub teaching_years: Option<u32>,
    /// The schools that they lead.
    pub leads: BTreeSet<SchoolId>,
    /// Programmes that they have carried out in full.
    pub completed: u32,
    /// Whom they would like to support.
    pub wishes: BTreeSet<PersonId>,
}

impl MentorCandidate {
    /// Mentees whom they could still take.
    pub fn free(&self) -> u32 {
        self.capacity.saturating_sub(self.taken)
    }

    /// Whether they stand in the bank of `school`.
    pub fn is_at(&self, school: SchoolId) -> bool {
        self.school == school || self.also_at.contains(&school)
    }

    /// Whether they teach `subject`; nobody is asked for a subject that the mentee does not have.
    pub fn teaches(&self, subject: Option<&Phrase>) -> bool {
        subject.is_none_or(|wanted| self.subjects.iter().any(|one| one.is_akin_to(wanted)))
    }
}

/// A deficit that a need names and that is not resolved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedDeficit {
    /// Which.
    pub id: DeficitId,
    /// What it is about.
    pub kind: DeficitKind,
    /// Where it shows.
    pub area: Phrase,
}

/// What a mentor and a mentee have behind them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct History {
    /// A mentorship that runs or is on the way to it.
    pub running: bool,
    /// One of them said no to the other.
    pub declined: bool,
    /// They have carried out a programme in full.
    pub completed: bool,
}

/// A need of the bank of mentees with what is known of its owner.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MenteeCandidate {
    /// Whose need it is.
    pub person: PersonId,
    /// The need.
    pub need: NeedId,
    /// In whose bank.
    pub school: SchoolId,
    /// Where that lies.
    pub municipality: MunicipalityId,
    /// What they lack.
    pub deficits: Vec<NamedDeficit>,
    /// What they want to be mentored about.
    pub topics: BTreeSet<MentoringTopic>,
    /// How they would like to work.
    pub formats: BTreeSet<MentoringFormat>,
    /// The subject they teach.
    pub subject: Option<Phrase>,
    /// Why they are supported.
    pub categories: BTreeSet<MenteeCategory>,
    /// Full years of pedagogical work.
    pub teaching_years: Option<u32>,
    /// The schools that they lead.
    pub leads: BTreeSet<SchoolId>,
    /// With whom they have something behind them.
    pub history: BTreeMap<PersonId, History>,
    /// By whom they would like to be supported.
    pub wishes: BTreeSet<PersonId>,
}

impl MenteeCandidate {
    /// What they have behind them with `mentor`.
    pub fn history_with(&self, mentor: PersonId) -> History {
        self.history.get(&mentor).copied().unwrap_or_default()
    }

    /// Whether the need says what it is about at all.
    pub fn says_what(&self) -> bool {
        !self.deficits.is_empty() || !self.topics.is_empty() || self.subject.is_some()
    }
}
