//! What people need and whether they stay, as far as who sees counts may know.

use async_graphql::SimpleObject;
use domain::monitoring::retention::{Retention as Line, Stayed as Group};
use domain::monitoring::{Shown, demand, shown_people, shown_people_sum};
use domain::people::DeficitKind as Kind;
use persistence::figures::Deficits;

use super::bank::{DeficitCount, PeopleCount};
use super::exception::exact;
use super::place::Place;
use crate::ids::PublicId;

/// The deficits of a part of a place.
#[derive(Clone, Debug, SimpleObject)]
pub struct DeficitPart {
    /// A municipality of a region, a school of a municipality.
    pub place: Place,
    /// A count of every kind, in the order of the kinds.
    pub counts: Vec<DeficitCount>,
}

/// Where which deficits are: what courses and mentors are needed for.
#[derive(Clone, Debug, SimpleObject)]
pub struct DeficitMap {
    /// The parts of the place by name, those without any deficit, too.
    pub parts: Vec<DeficitPart>,
    /// All of them together; somebody whom two schools support counts in both.
    pub total: Vec<DeficitCount>,
}

impl From<Vec<Deficits>> for DeficitMap {
    fn from(parts: Vec<Deficits>) -> Self {
        let count = |part: &Deficits, kind: Kind| part.people.get(&kind).copied().unwrap_or(0);
        let total = |kind: Kind| {
            let sum = shown_people_sum(parts.iter().map(|part| count(part, kind)));
            counted(kind, sum)
        };
        let total = Kind::ALL.map(total).into();
        let part = |part: &Deficits| DeficitPart {
            place: part.into(),
            counts: Kind::ALL
                .map(|kind| counted(kind, shown_people(count(part, kind))))
                .into(),
        };
        Self {
            parts: parts.iter().map(part).collect(),
            total,
        }
    }
}

fn counted(kind: Kind, people: Shown) -> DeficitCount {
    DeficitCount {
        kind: kind.into(),
        people: people.into(),
    }
}

/// How many wait for a mentor of a subject, and how many places there are.
#[derive(Clone, Debug, SimpleObject)]
pub struct SubjectDemand {
    /// The subject as most write it; `null` for people who teach none.
    pub subject: Option<String>,
    /// People of the bank of mentees without a pair.
    pub waiting: PeopleCount,
    /// Mentors of the subject with a free place; few are withheld from who does not read the banks.
    pub mentors: PeopleCount,
    /// Free places of these mentors; who teaches two subjects has them in both; `null` when `mentors` is withheld.
    pub places: Option<i32>,
}

impl SubjectDemand {
    /// The line for who reads the banks by name, or for who sees counts.
    pub(crate) fn new(line: demand::SubjectDemand, reads_bank: bool) -> Self {
        let mentors = match shown_people(line.mentors) {
            _ if reads_bank => Shown::Exact(line.mentors),
            shown => shown,
        };
        Self {
            subject: line.subject,
            waiting: shown_people(line.waiting).into(),
            mentors: mentors.into(),
            places: exact(mentors).and(i32::try_from(line.places).ok()),
        }
    }
}

/// How many of some newcomers stayed at their school.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct Stayed {
    /// How many newcomers they are; withheld when few of them came or stayed.
    pub people: PeopleCount,
    /// The share of them who were still there at the end of the term, 0–1; `null` when there are none or it is withheld.
    pub share: Option<f64>,
}

impl From<Group> for Stayed {
    fn from(group: Group) -> Self {
        let tells = [group.of, group.stayed].map(shown_people);
        if tells.contains(&Shown::Withheld) {
            return Self {
                people: Shown::Withheld.into(),
                share: None,
            };
        }
        Self {
            people: Shown::Exact(group.of).into(),
            share: (group.of > 0).then(|| f64::from(group.stayed) / f64::from(group.of)),
        }
    }
}

/// Young teachers who began in the last five years and whose term has passed: who of them stayed for so many months.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct Retention {
    /// The term in months from the first day: 12, 24 or 36.
    pub months: i32,
    /// Those who got a mentor at this school in their first year.
    pub mentored: Stayed,
    /// The others.
    pub alone: Stayed,
}

impl From<Line> for Retention {
    fn from(line: Line) -> Self {
        Self {
            months: i32::try_from(line.months).unwrap_or(i32::MAX),
            mentored: line.mentored.into(),
            alone: line.alone.into(),
        }
    }
}

impl From<&Deficits> for Place {
    fn from(part: &Deficits) -> Self {
        use super::place::PlaceLevel;
        let (id, level) = match part.part {
            domain::access::Place::Region(id) => (id.public(), PlaceLevel::Region),
            domain::access::Place::Municipality(id) => (id.public(), PlaceLevel::Municipality),
            domain::access::Place::School(id) => (id.public(), PlaceLevel::School),
        };
        Self {
            id,
            level,
            name: part.name.clone(),
        }
    }
}
