//! From candidates to pairs, totals and those left over.

use std::collections::{BTreeMap, BTreeSet};

use super::blocker::Blocker;
use super::candidate::{MenteeCandidate, MentorCandidate};
use super::help::{self, Help, NearMiss, Obstacles};
use super::score::{Score, assess, points, weigh};
use super::settings::{MatchingSettings, PairOf, Reach};
use super::solve::{Edge, Problem, Solution, solve};
use crate::id::{PersonId, SchoolId};
use crate::people::CardState;

/// Everybody who comes into question, in a fixed order, so that equal pools give equal results.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pool {
    mentors: Vec<MentorCandidate>,
    mentees: Vec<MenteeCandidate>,
}

/// A pair of the result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Who.
    pub pair: PairOf,
    /// How well they fit.
    pub score: Score,
    /// Whether it was asked for and not found.
    pub locked: bool,
}

/// Somebody for whom nobody was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unmatched {
    /// Who.
    pub mentee: PersonId,
    /// What stands in the way, counted.
    pub obstacles: Obstacles,
    /// The mentors who would fit best but for one obstacle.
    pub near: Vec<NearMiss>,
    /// What would help.
    pub help: Vec<Help>,
}

/// What a run came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The pairs, by mentee.
    pub pairs: Vec<Found>,
    /// Those left over, by mentee.
    pub unmatched: Vec<Unmatched>,
    /// The sum of the scores of all pairs.
    pub score: u64,
    /// Mentors of the bank who were within reach of somebody.
    pub mentors: u64,
    /// Places that they had before the run.
    pub places: u64,
}

/// A mentor as seen from one mentee.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ranked {
    /// Who.
    pub mentor: PersonId,
    /// How well they would fit.
    pub score: Score,
    /// What stands between the two; nothing when they can be paired.
    pub blockers: Vec<Blocker>,
}

/// Why a locked pair cannot be kept.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LockError {
    /// One of the two is not in the pool: the mentee has a mentor by now, or a card has left the bank.
    #[error("one of the two does not come into question any longer")]
    Unknown(PairOf),
    /// The rules forbid it, whatever is wished.
    #[error("the rules forbid the pair")]
    Blocked {
        /// Which pair.
        pair: PairOf,
        /// The rule.
        blocker: Blocker,
    },
    /// The mentee is locked to another mentor as well.
    #[error("the mentee is locked twice")]
    LockedTwice(PairOf),
    /// The mentor has no room for all who are locked to them.
    #[error("the mentor has no room for all who are locked to them")]
    NoRoom(PairOf),
}

impl Pool {
    /// A pool of cards and needs. Who has a card at several schools is one mentor, by the card that offers most; who has
    /// a need at several schools is one mentee.
    pub fn new(mentors: Vec<MentorCandidate>, mut mentees: Vec<MenteeCandidate>) -> Self {
        mentees.sort_by_key(|mentee| (mentee.person, mentee.school));
        mentees.dedup_by_key(|mentee| mentee.person);
        Self {
            mentors: merged(mentors),
            mentees,
        }
    }

    /// The mentors, by id.
    pub fn mentors(&self) -> &[MentorCandidate] {
        &self.mentors
    }

    /// The mentees, by id.
    pub fn mentees(&self) -> &[MenteeCandidate] {
        &self.mentees
    }

    /// The mentor with this id.
    pub fn mentor(&self, id: PersonId) -> Option<&MentorCandidate> {
        self.mentors.get(self.mentor_at(id)?)
    }

    /// The mentee with this id.
    pub fn mentee(&self, id: PersonId) -> Option<&MenteeCandidate> {
        self.mentees.get(self.mentee_at(id)?)
    }

    /// Finds the pairs that are best for all together.
    pub fn run(&self, settings: &MatchingSettings) -> Result<Outcome, LockError> {
        let locked = self.locks(settings)?;
        let mut capacities: Vec<u32> = self.mentors.iter().map(MentorCandidate::free).collect();
        for mentor in locked.values() {
            if let Some(room) = capacities.get_mut(*mentor) {
                *room -= 1;
            }
        }
        let edges = |at: usize, mentee: &MenteeCandidate| match locked.get(&at) {
            Some(_) => Vec::new(),
            None => self.edges(mentee, settings),
        };
        let each = self.mentees.iter().enumerate();
        let problem = Problem {
            objective: settings.objective,
            edges: each.map(|(at, mentee)| edges(at, mentee)).collect(),
            capacities,
        };
        let solution = solve(&problem);
        Ok(self.outcome(settings, &locked, &solution))
    }

    /// All mentors as seen from one mentee: who can be paired first, the best first; then who fits but for something.
    pub fn ranked(&self, mentee: PersonId, settings: &MatchingSettings) -> Option<Vec<Ranked>> {
        let mentee = self.mentee(mentee)?;
        let rank = |mentor: &MentorCandidate| Ranked {
            mentor: mentor.person,
            score: weigh(mentor, mentee, &settings.weights),
            blockers: assess(mentor, mentee, settings).err().unwrap_or_default(),
        };
        let mut all: Vec<Ranked> = self.mentors.iter().map(rank).collect();
        all.sort_by_key(|one| {
            let points = std::cmp::Reverse(one.score.points());
            (!one.blockers.is_empty(), points, one.mentor)
        });
        Some(all)
    }

    fn mentor_at(&self, id: PersonId) -> Option<usize> {
        let found = self.mentors.binary_search_by_key(&id, |one| one.person);
        found.ok()
    }

    fn mentee_at(&self, id: PersonId) -> Option<usize> {
        let found = self.mentees.binary_search_by_key(&id, |one| one.person);
        found.ok()
    }

    fn edges(&self, mentee: &MenteeCandidate, settings: &MatchingSettings) -> Vec<Edge> {
        let score = |(at, mentor)| {
            let score = points(mentor, mentee, settings)?;
            Some(Edge { mentor: at, score })
        };
        self.mentors.iter().enumerate().filter_map(score).collect()
    }

    /// The mentor of each locked mentee, by their places.
    fn locks(&self, settings: &MatchingSettings) -> Result<BTreeMap<usize, usize>, LockError> {
        let mut found = BTreeMap::new();
        let mut room: Vec<u32> = self.mentors.iter().map(MentorCandidate::free).collect();
        for pair in settings.locked.iter().copied() {
            let known = self.mentor_at(pair.mentor).zip(self.mentee_at(pair.mentee));
            let (mentor, mentee) = known.ok_or(LockError::Unknown(pair))?;
            let between = |mentor| Some((self.mentors.get(mentor)?, self.mentees.get(mentee)?));
            let (one, other) = between(mentor).ok_or(LockError::Unknown(pair))?;
            let blockers = assess(one, other, settings).err().unwrap_or_default();
            let rule = |blocker: &Blocker| blocker.is_rule() || *blocker == Blocker::Excluded;
            if let Some(blocker) = blockers.into_iter().find(rule) {
                return Err(LockError::Blocked { pair, blocker });
            }
            if found.insert(mentee, mentor).is_some() {
                return Err(LockError::LockedTwice(pair));
            }
            let left = room.get_mut(mentor).ok_or(LockError::Unknown(pair))?;
            *left = left.checked_sub(1).ok_or(LockError::NoRoom(pair))?;
        }
        Ok(found)
    }

    fn outcome(
        &self,
        settings: &MatchingSettings,
        locked: &BTreeMap<usize, usize>,
        solution: &Solution,
    ) -> Outcome {
        let (mut pairs, mut unmatched) = (Vec::new(), Vec::new());
        for (at, mentee) in self.mentees.iter().enumerate() {
            let lock = locked.get(&at).copied();
            let found = lock.or(solution.mentor_of.get(at).copied().flatten());
            match found.and_then(|mentor| self.mentors.get(mentor)) {
                Some(mentor) => pairs.push(Found {
                    pair: PairOf {
                        mentor: mentor.person,
                        mentee: mentee.person,
                    },
                    score: weigh(mentor, mentee, &settings.weights),
                    locked: lock.is_some(),
                }),
                None => unmatched.push(help::explain(mentee, &self.mentors, settings)),
            }
        }
        let scores = pairs.iter().map(|pair| u64::from(pair.score.points()));
        let within: Vec<_> = self.within_reach(settings.reach).collect();
        let free = within.iter().filter(|mentor| !mentor.away);
        Outcome {
            score: scores.sum(),
            pairs,
            unmatched,
            mentors: u64::try_from(within.len()).unwrap_or(u64::MAX),
            places: free.map(|mentor| u64::from(mentor.free())).sum(),
        }
    }

    /// Mentors whose card can be matched and whom somebody of the pool could get.
    fn within_reach(&self, reach: Reach) -> impl Iterator<Item = &MentorCandidate> {
        let schools: BTreeSet<SchoolId> = self.mentees.iter().map(|one| one.school).collect();
        self.mentors.iter().filter(move |mentor| {
            let near = match reach {
                Reach::OwnSchool => schools.iter().any(|school| mentor.is_at(*school)),
                Reach::Municipality => true,
            };
            near && mentor.state == CardState::InBank
        })
    }
}

/// One candidate for each person, by id.
fn merged(mut cards: Vec<MentorCandidate>) -> Vec<MentorCandidate> {
    cards.sort_by_key(|card| {
        let most = std::cmp::Reverse(card.capacity);
        (
            card.person,
            card.state != CardState::InBank,
            most,
            card.school,
        )
    });
    let mut mentors: Vec<MentorCandidate> = Vec::with_capacity(cards.len());
    for card in cards {
        match mentors.last_mut() {
            Some(mentor) if mentor.person == card.person => {
                if card.state == CardState::InBank && card.school != mentor.school {
                    mentor.also_at.insert(card.school);
                }
            }
            Some(_) | None => mentors.push(card),
        }
    }
    mentors
}
