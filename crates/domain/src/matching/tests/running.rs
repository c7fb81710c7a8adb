//! Runs over a pool: what comes out, what is kept, what is explained.

use proptest::prelude::*;

use super::{mentee, mentor, pair, phrase, school};
use crate::matching::{
    Blocker, Help, LockError, MatchingSettings, MenteeCandidate, MentorCandidate, Outcome, PairOf,
    Pool, Reach,
};
use crate::people::{CardState, MentoringTopic};
use crate::testing::person;

fn run(
    mentors: Vec<MentorCandidate>,
    mentees: Vec<MenteeCandidate>,
    settings: &MatchingSettings,
) -> Result<Outcome, LockError> {
    Pool::new(mentors, mentees).run(settings)
}

fn pairs(outcome: &Outcome) -> Vec<PairOf> {
    outcome.pairs.iter().map(|found| found.pair).collect()
}

fn with_places(n: u128, capacity: u32) -> MentorCandidate {
    MentorCandidate {
        capacity,
        ..mentor(n)
    }
}

fn locking(locked: &[PairOf]) -> MatchingSettings {
    MatchingSettings {
        locked: locked.iter().copied().collect(),
        ..MatchingSettings::default()
    }
}

#[test]
fn everybody_gets_a_mentor_while_there_is_room() {
    let mentees = (11..=13).map(mentee).collect();
    let found = run(
        vec![with_places(1, 1), with_places(2, 2)],
        mentees,
        &MatchingSettings::default(),
    );
    let found = found.unwrap();
    assert_eq!(found.pairs.len(), 3);
    assert_eq!(found.places, 3);
    assert!(found.unmatched.is_empty());
}

#[test]
fn who_is_left_over_reads_whose_places_went_to_others() {
    let mentees = vec![mentee(11), mentee(12)];
    let found = run(
        vec![with_places(1, 1)],
        mentees,
        &MatchingSettings::default(),
    )
    .unwrap();
    assert_eq!(pairs(&found), [pair(1, 11)]);
    let left = &found.unmatched[0];
    assert_eq!(left.mentee, person(12));
    assert_eq!(left.obstacles.given_away, 1);
    let more = Help::RaiseCapacity {
        mentors: vec![person(1)],
    };
    assert_eq!(left.help, [more]);
}

#[test]
fn each_kind_of_obstacle_has_its_own_help() {
    let mut far = mentor(1);
    far.school = school(2);
    let mut paused = mentor(2);
    paused.state = CardState::Paused;
    let mut head = mentor(3);
    head.leads = [school(1)].into();
    let mut full = mentor(4);
    full.taken = 3;
    let mut other = mentor(5);
    other.topics = [MentoringTopic::Upbringing].into();
    let mut lonely = mentee(11);
    lonely.topics.insert(MentoringTopic::SubjectContent);
    lonely.subject = Some(phrase("физика"));
    let found = run(
        vec![far, paused, head, full, other],
        vec![lonely],
        &MatchingSettings::default(),
    );
    let left = found.unwrap().unmatched.remove(0);
    let blocked: Vec<(Blocker, u32)> = left.obstacles.blocked.into_iter().collect();
    let expected = [
        (Blocker::Subordination, 1),
        (Blocker::OtherSchool, 1),
        (Blocker::MentorPaused, 1),
        (Blocker::MentorFull, 1),
        (Blocker::NothingInCommon, 1),
    ];
    assert_eq!(blocked, expected);
    let expected = [
        Help::RaiseCapacity {
            mentors: vec![person(4)],
        },
        Help::AskBack {
            mentors: vec![person(2)],
        },
        Help::FreeElsewhere {
            schools: vec![(school(2), 1)],
        },
        Help::LiftRule {
            blocker: Blocker::Subordination,
            mentors: 1,
        },
        Help::InviteMentor {
            topics: vec![MentoringTopic::SubjectContent],
            subject: Some("физика".to_owned()),
        },
    ];
    assert_eq!(left.help, expected);
}

#[test]
fn only_mentors_within_reach_are_counted() {
    let mut far = with_places(2, 5);
    far.school = school(2);
    let mut paused = with_places(3, 5);
    paused.state = CardState::Paused;
    let mut away = with_places(4, 5);
    away.away = true;
    let run_with = |reach| {
        let settings = MatchingSettings {
            reach,
            ..MatchingSettings::default()
        };
        let mentors = vec![with_places(1, 1), far.clone(), paused.clone(), away.clone()];
        let found = run(mentors, vec![mentee(11)], &settings).unwrap();
        (found.mentors, found.places)
    };
    assert_eq!(run_with(Reach::OwnSchool), (2, 1));
    assert_eq!(run_with(Reach::Municipality), (3, 6));
}

#[test]
fn a_locked_pair_stays_even_against_the_wishes_of_the_run() {
    let mut strict = locking(&[pair(2, 11)]);
    strict.minimum = 1_000;
    let found = run(vec![mentor(1), mentor(2)], vec![mentee(11)], &strict).unwrap();
    assert_eq!(pairs(&found), [pair(2, 11)]);
    assert!(found.pairs[0].locked);
}

#[test]
fn a_lock_that_cannot_be_kept_is_named() {
    let both = || (vec![with_places(1, 1)], vec![mentee(11), mentee(12)]);
    let refused = |locked: &[PairOf]| {
        let (mentors, mentees) = both();
        run(mentors, mentees, &locking(locked)).unwrap_err()
    };
    assert_eq!(refused(&[pair(9, 11)]), LockError::Unknown(pair(9, 11)));
    assert_eq!(
        refused(&[pair(1, 11), pair(1, 12)]),
        LockError::NoRoom(pair(1, 12))
    );
    let mentors = vec![mentor(1), mentor(2)];
    let twice = locking(&[pair(1, 11), pair(2, 11)]);
    let refusal = run(mentors, vec![mentee(11)], &twice);
    assert_eq!(refusal, Err(LockError::LockedTwice(pair(2, 11))));
    let mut paused = mentor(1);
    paused.state = CardState::Paused;
    let refusal = run(vec![paused], vec![mentee(11)], &locking(&[pair(1, 11)]));
    let blocked = LockError::Blocked {
        pair: pair(1, 11),
        blocker: Blocker::MentorPaused,
    };
    assert_eq!(refusal, Err(blocked));
}

#[test]
fn cards_at_two_schools_are_one_mentor() {
    let mut other = with_places(1, 2);
    other.school = school(2);
    let pool = Pool::new(vec![with_places(1, 3), other], vec![mentee(11)]);
    assert_eq!(pool.mentors().len(), 1);
    assert!(pool.mentor(person(1)).unwrap().is_at(school(2)));
}

#[test]
fn the_list_for_one_mentee_begins_with_who_can_be_paired() {
    let mut full = mentor(1);
    full.taken = 3;
    let mut busy = mentor(2);
    busy.taken = 2;
    let pool = Pool::new(vec![full, busy, mentor(3)], vec![mentee(11)]);
    let ranked = pool
        .ranked(person(11), &MatchingSettings::default())
        .unwrap();
    let order: Vec<_> = ranked.iter().map(|one| one.mentor).collect();
    assert_eq!(order, [person(3), person(2), person(1)]);
    assert_eq!(ranked[2].blockers, [Blocker::MentorFull]);
    assert_eq!(pool.ranked(person(99), &MatchingSettings::default()), None);
}

/// A pool of two schools, with topics, loads and pasts drawn at random, and a few locks.
fn pools() -> impl Strategy<Value = (Vec<MentorCandidate>, Vec<MenteeCandidate>, Vec<PairOf>)> {
    let topics = [
        MentoringTopic::TeachingMethods,
        MentoringTopic::Upbringing,
        MentoringTopic::SubjectContent,
    ];
    let some = move || prop::sample::subsequence(topics.to_vec(), 0..=3);
    let mentors = prop::collection::vec((1..=2_u128, some(), 1..=3_u32, 0..=3_u32), 1..8);
    let mentees = prop::collection::vec((1..=2_u128, some()), 0..12);
    let locks = prop::collection::vec((1..8_u128, 101..113_u128), 0..3);
    (mentors, mentees, locks).prop_map(|(mentors, mentees, locks)| {
        let mentors = mentors.into_iter().zip(1..);
        let mentees = mentees.into_iter().zip(101..);
        (
            mentors
                .map(|((at, topics, capacity, taken), n)| MentorCandidate {
                    school: school(at),
                    topics: topics.into_iter().collect(),
                    taken,
                    ..with_places(n, capacity)
                })
                .collect(),
            mentees
                .map(|((at, topics), n)| MenteeCandidate {
                    school: school(at),
                    topics: topics.into_iter().collect(),
                    ..mentee(n)
                })
                .collect(),
            locks
                .into_iter()
                .map(|(one, other)| pair(one, other))
                .collect(),
        )
    })
}

proptest! {
    #[test]
    fn nobody_gets_more_than_they_offer_and_everybody_is_told_of_once(
        (mentors, mentees, locks) in pools(),
        wide in any::<bool>(),
    ) {
        let settings = MatchingSettings {
            reach: if wide { Reach::Municipality } else { Reach::OwnSchool },
            ..locking(&locks)
        };
        let pool = Pool::new(mentors, mentees);
        let Ok(found) = pool.run(&settings) else { return Ok(()) };
        for mentor in pool.mentors() {
            let given = found.pairs.iter().filter(|one| one.pair.mentor == mentor.person);
            prop_assert!(given.count() <= mentor.free() as usize);
        }
        let mut told: Vec<_> = found.pairs.iter().map(|one| one.pair.mentee).collect();
        told.extend(found.unmatched.iter().map(|one| one.mentee));
        told.sort_unstable();
        let all: Vec<_> = pool.mentees().iter().map(|one| one.person).collect();
        prop_assert_eq!(told, all);
        for lock in &settings.locked {
            prop_assert!(found.pairs.iter().any(|one| one.pair == *lock && one.locked));
        }
    }

    #[test]
    fn the_order_of_the_input_changes_nothing((mentors, mentees, _) in pools()) {
        let (mut other_mentors, mut other_mentees) = (mentors.clone(), mentees.clone());
        other_mentors.reverse();
        other_mentees.reverse();
        let settings = MatchingSettings::default();
        let found = run(mentors, mentees, &settings);
        prop_assert_eq!(found, run(other_mentors, other_mentees, &settings));
    }
}
