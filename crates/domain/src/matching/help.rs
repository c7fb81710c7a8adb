//! What stands in the way of a mentee for whom nobody was found, and what would help.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::blocker::{self, Blocker};
use super::candidate::{MenteeCandidate, MentorCandidate};
use super::run::Unmatched;
use super::score::{of_score, weigh};
use super::settings::MatchingSettings;
use crate::id::{PersonId, SchoolId};
use crate::people::MentoringTopic;

/// What stands in the way, counted over all mentors.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Obstacles {
    /// Mentors who were looked at.
    pub considered: u32,
    /// Mentors who could have been taken but were needed more by others.
    pub given_away: u32,
    /// Mentors by the first thing that stands in their way.
    pub blocked: BTreeMap<Blocker, u32>,
}

/// A mentor who would do but for one thing.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct NearMiss {
    /// Who.
    pub mentor: PersonId,
    /// How well they would fit.
    pub points: u32,
    /// The one thing; nothing when the mentor's places went to others.
    pub blocker: Option<Blocker>,
}

/// What would help.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "help")]
pub enum Help {
    /// These mentors fit and have no room left: ask one of them to take one more.
    RaiseCapacity {
        /// The best first.
        mentors: Vec<PersonId>,
    },
    /// These mentors fit, and their cards are paused or they are away.
    AskBack {
        /// The best first.
        mentors: Vec<PersonId>,
    },
    /// Mentors of other schools fit and have room.
    FreeElsewhere {
        /// How many, by school.
        schools: Vec<(SchoolId, u32)>,
    },
    /// Mentors fit but for something that whoever runs the matching has asked for.
    LiftRule {
        /// What.
        blocker: Blocker,
        /// How many would fit then.
        mentors: u32,
    },
    /// Nobody within reach mentors about these topics, or teaches the subject: somebody may be invited.
    InviteMentor {
        /// What nobody mentors about.
        topics: Vec<MentoringTopic>,
        /// What nobody teaches.
        subject: Option<String>,
    },
}

/// The most mentors that are named for one mentee.
const NAMED: usize = 5;

/// Explains why `mentee` was left over, where those with room and nothing in the way went to others.
pub(super) fn explain(
    mentee: &MenteeCandidate,
    mentors: &[MentorCandidate],
    settings: &MatchingSettings,
) -> Unmatched {
    let mut obstacles = Obstacles::default();
    let mut near = Vec::new();
    let mut elsewhere: BTreeMap<SchoolId, u32> = BTreeMap::new();
    for mentor in mentors.iter().filter(|one| one.person != mentee.person) {
        obstacles.considered += 1;
        let mut blockers = blocker::between(mentor, mentee, settings);
        // Who is kept away by two things is counted under the first, and their score is of no use.
        let points = if blockers.len() > 1 {
            0
        } else {
            let score = weigh(mentor, mentee, &settings.weights);
            blockers.extend(of_score(&score, mentee, settings));
            score.points()
        };
        match blockers.first() {
            Some(first) => *obstacles.blocked.entry(*first).or_default() += 1,
            None => obstacles.given_away += 1,
        }
        match blockers.as_slice() {
            [Blocker::OtherSchool] => *elsewhere.entry(mentor.school).or_default() += 1,
            [] | [_] => near.push(NearMiss {
                mentor: mentor.person,
                points,
                blocker: blockers.first().copied(),
            }),
            [_, _, ..] => {}
        }
    }
    near.sort_by_key(|one| (Reverse(one.points), one.mentor));
    let help = help(mentee, mentors, &near, elsewhere);
    near.retain(|one| one.blocker != Some(Blocker::NothingInCommon));
    near.truncate(NAMED);
    Unmatched {
        mentee: mentee.person,
        obstacles,
        near,
        help,
    }
}

fn help(
    mentee: &MenteeCandidate,
    mentors: &[MentorCandidate],
    near: &[NearMiss],
    elsewhere: BTreeMap<SchoolId, u32>,
) -> Vec<Help> {
    let but_for = |wanted: &'static [Option<Blocker>]| {
        let fits = near.iter().filter(|one| wanted.contains(&one.blocker));
        fits.map(|one| one.mentor).take(NAMED).collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    let full = but_for(&[None, Some(Blocker::MentorFull)]);
    if !full.is_empty() {
        found.push(Help::RaiseCapacity { mentors: full });
    }
    let away = but_for(&[Some(Blocker::MentorPaused), Some(Blocker::MentorAway)]);
    if !away.is_empty() {
        found.push(Help::AskBack { mentors: away });
    }
    if !elsewhere.is_empty() {
        let schools = elsewhere.into_iter().collect();
        found.push(Help::FreeElsewhere { schools });
    }
    for blocker in Blocker::ALL.into_iter().filter(|one| is_wish(*one)) {
        let fits = near.iter().filter(|one| one.blocker == Some(blocker));
        let mentors = u32::try_from(fits.count()).unwrap_or(u32::MAX);
        if mentors > 0 {
            found.push(Help::LiftRule { blocker, mentors });
        }
    }
    found.extend(invite(mentee, mentors));
    found
}

/// What a click of who runs the matching would lift.
fn is_wish(blocker: Blocker) -> bool {
    match blocker {
        Blocker::Subordination
        | Blocker::OtherSubject
        | Blocker::BelowMinimum
        | Blocker::Excluded => true,
        Blocker::SamePerson
        | Blocker::MentorNotInBank
        | Blocker::AlreadyPaired
        | Blocker::DeclinedBefore
        | Blocker::OtherSchool
        | Blocker::OtherMunicipality
        | Blocker::MentorPaused
        | Blocker::MentorAway
        | Blocker::MentorFull
        | Blocker::NothingInCommon => false,
    }
}

/// What nobody at the mentee's own school offers.
fn invite(mentee: &MenteeCandidate, mentors: &[MentorCandidate]) -> Option<Help> {
    let near = mentors
        .iter()
        .filter(|one| one.is_at(mentee.school) && one.person != mentee.person);
    let offered = |topic: &MentoringTopic| near.clone().any(|one| one.topics.contains(topic));
    let topics: Vec<_> = mentee
        .topics
        .iter()
        .filter(|topic| !offered(topic))
        .copied()
        .collect();
    let wanted = mentee.subject.as_ref();
    let missing = wanted.filter(|_| !near.clone().any(|one| one.teaches(wanted)));
    let subject = missing.map(|subject| subject.text.clone());
    (!topics.is_empty() || subject.is_some()).then_some(Help::InviteMentor { topics, subject })
}
