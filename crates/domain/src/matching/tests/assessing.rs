//! Each rule and each part of a score.

use super::{deficit, mentee, mentor, pair, phrase, school};
use crate::id::MunicipalityId;
use crate::matching::{
    Blocker, Cover, Criterion, History, Importance, MatchingSettings, MenteeCandidate,
    MentorCandidate, Reach, Reason, Score, Weights, assess,
};
use crate::mentoring::MentoringFormat;
use crate::people::{CardState, DeficitKind, MentoringTopic};
use crate::testing::person;

fn settings() -> MatchingSettings {
    MatchingSettings::default()
}

fn blockers(
    mentor: &MentorCandidate,
    mentee: &MenteeCandidate,
    settings: &MatchingSettings,
) -> Vec<Blocker> {
    assess(mentor, mentee, settings).err().unwrap_or_default()
}

fn score(mentor: &MentorCandidate, mentee: &MenteeCandidate) -> Score {
    assess(mentor, mentee, &settings()).unwrap()
}

/// The points and the reason of one criterion.
fn part(score: &Score, criterion: Criterion) -> Option<(u32, Reason)> {
    let mut parts = score.parts.iter();
    let found = parts.find(|part| part.reason.criterion() == criterion)?;
    Some((found.points, found.reason.clone()))
}

#[test]
fn every_rule_stands_by_itself() {
    let far = MunicipalityId(uuid::Uuid::from_u128(2));
    let past = |running, declined| History {
        running,
        declined,
        completed: false,
    };
    let with_past = |history| {
        let mut mentee = mentee(2);
        mentee.history.insert(person(1), history);
        (mentor(1), mentee, settings())
    };
    let of_mentor = |change: &dyn Fn(&mut MentorCandidate)| {
        let mut mentor = mentor(1);
        change(&mut mentor);
        (mentor, mentee(2), settings())
    };
    let of_settings = |change: &dyn Fn(&mut MatchingSettings)| {
        let mut settings = settings();
        change(&mut settings);
        (mentor(1), mentee(2), settings)
    };
    let cases = [
        (Blocker::SamePerson, (mentor(1), mentee(1), settings())),
        (
            Blocker::MentorNotInBank,
            of_mentor(&|one| one.state = CardState::Left),
        ),
        (
            Blocker::MentorPaused,
            of_mentor(&|one| one.state = CardState::Paused),
        ),
        (Blocker::MentorAway, of_mentor(&|one| one.away = true)),
        (Blocker::MentorFull, of_mentor(&|one| one.taken = 3)),
        (Blocker::AlreadyPaired, with_past(past(true, false))),
        (Blocker::DeclinedBefore, with_past(past(false, true))),
        (
            Blocker::OtherSchool,
            of_mentor(&|one| one.school = school(2)),
        ),
        (
            Blocker::OtherMunicipality,
            of_mentor(&|one| one.municipality = far),
        ),
        (
            Blocker::Subordination,
            of_mentor(&|one| one.leads = [school(1)].into()),
        ),
        (
            Blocker::NothingInCommon,
            of_mentor(&|one| one.topics = [MentoringTopic::Upbringing].into()),
        ),
        (
            Blocker::BelowMinimum,
            of_settings(&|one| one.minimum = 1_000),
        ),
        (
            Blocker::Excluded,
            of_settings(&|one| one.excluded = [pair(1, 2)].into()),
        ),
        (Blocker::OtherSubject, {
            let mut mentee = mentee(2);
            mentee.subject = Some(phrase("физика"));
            let strict = MatchingSettings {
                same_subject_only: true,
                ..settings()
            };
            (mentor(1), mentee, strict)
        }),
    ];
    for (blocker, (mentor, mentee, settings)) in &cases {
        assert_eq!(blockers(mentor, mentee, settings), [*blocker]);
    }
    let mut told: Vec<Blocker> = cases.iter().map(|(blocker, _)| *blocker).collect();
    told.sort_unstable();
    assert_eq!(told, Blocker::ALL);
}

#[test]
fn all_that_stands_between_two_is_told_at_once() {
    let mut mentor = mentor(1);
    mentor.state = CardState::Paused;
    mentor.taken = 5;
    mentor.topics.clear();
    let found = blockers(&mentor, &mentee(2), &settings());
    let expected = [
        Blocker::MentorPaused,
        Blocker::MentorFull,
        Blocker::NothingInCommon,
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_wider_reach_and_a_lifted_rule_let_them_meet() {
    let mut head = mentor(1);
    head.school = school(2);
    head.leads = [school(1)].into();
    let wide = MatchingSettings {
        reach: Reach::Municipality,
        heads_may_mentor: true,
        ..settings()
    };
    assert_eq!(blockers(&head, &mentee(2), &wide), []);
    let strict = blockers(&head, &mentee(2), &settings());
    assert_eq!(strict, [Blocker::Subordination, Blocker::OtherSchool]);
}

#[test]
fn who_stands_in_the_bank_of_both_schools_is_at_both() {
    let mut mentor = mentor(1);
    mentor.school = school(2);
    mentor.also_at = [school(1)].into();
    let score = score(&mentor, &mentee(2));
    assert_eq!(
        part(&score, Criterion::Place),
        Some((8, Reason::SameSchool))
    );
}

#[test]
fn a_need_that_says_nothing_is_not_held_against_anybody() {
    let mut silent = mentee(2);
    silent.topics.clear();
    assert_eq!(blockers(&mentor(1), &silent, &settings()), []);
}

#[test]
fn a_deficit_is_answered_by_a_competence_a_subject_or_half_by_a_topic() {
    let mut mentor = mentor(1);
    mentor.competences = vec![phrase("конструирование современного урока")];
    mentor.subjects = vec![phrase("русский язык и литература")];
    let by = |kind, area| {
        let mut mentee = mentee(2);
        mentee.deficits = vec![deficit(kind, area)];
        let (points, reason) = part(&score(&mentor, &mentee), Criterion::Deficits)?;
        match reason {
            Reason::Deficits { covered, of: 1 } => Some((points, covered.first()?.by.clone())),
            other => panic!("{other:?}"),
        }
    };
    let lesson = "конструирование современного урока".to_owned();
    assert_eq!(
        by(DeficitKind::Professional, "конструирование урока"),
        Some((30, Cover::Competence(lesson)))
    );
    assert_eq!(
        by(DeficitKind::Subject, "русский язык"),
        Some((30, Cover::Subject("русский язык и литература".to_owned())))
    );
    assert_eq!(
        by(DeficitKind::Methodical, "формирующее оценивание"),
        Some((15, Cover::Topic(MentoringTopic::TeachingMethods)))
    );
    // Half of the words are too few: «урок» alone is in every competence.
    assert_eq!(by(DeficitKind::Digital, "доска урока"), None);
}

#[test]
fn of_two_deficits_one_is_half() {
    let mut mentor = mentor(1);
    mentor.competences = vec![phrase("классное руководство")];
    let mut mentee = mentee(2);
    mentee.deficits = vec![
        deficit(DeficitKind::Professional, "классное руководство"),
        deficit(DeficitKind::Normative, "аттестация"),
    ];
    let found = part(&score(&mentor, &mentee), Criterion::Deficits);
    assert_eq!(found.map(|(points, _)| points), Some(15));
}

#[test]
fn topics_and_formats_count_by_their_share() {
    let mut mentor = mentor(1);
    mentor.formats = [MentoringFormat::OneToOne, MentoringFormat::Virtual].into();
    let mut mentee = mentee(2);
    mentee.topics = [MentoringTopic::TeachingMethods, MentoringTopic::Upbringing].into();
    mentee.formats = [MentoringFormat::OneToOne].into();
    let score = score(&mentor, &mentee);
    let topics = Reason::Topics {
        common: vec![MentoringTopic::TeachingMethods],
        of: 2,
    };
    assert_eq!(part(&score, Criterion::Topics), Some((10, topics)));
    let formats = Reason::Formats {
        common: vec![MentoringFormat::OneToOne],
    };
    assert_eq!(part(&score, Criterion::Formats), Some((8, formats)));
}

#[test]
fn room_place_and_earlier_work_count() {
    let wide = MatchingSettings {
        reach: Reach::Municipality,
        ..settings()
    };
    let mut remote = mentor(1);
    remote.school = school(2);
    remote.formats.insert(MentoringFormat::Virtual);
    remote.taken = 1;
    remote.completed = 2;
    let mut mentee = mentee(2);
    let near = assess(&remote, &mentee, &wide).unwrap();
    assert_eq!(
        part(&near, Criterion::Place),
        Some((2, Reason::SameMunicipality))
    );
    let load = Reason::Load {
        taken: 1,
        capacity: 3,
    };
    assert_eq!(part(&near, Criterion::Load), Some((3, load)));
    let record = Reason::TrackRecord { completed: 2 };
    assert_eq!(part(&near, Criterion::EarlierSuccess), Some((2, record)));

    mentee.formats = [MentoringFormat::Virtual].into();
    let past = History {
        completed: true,
        ..History::default()
    };
    mentee.history.insert(person(1), past);
    let again = assess(&remote, &mentee, &wide).unwrap();
    assert_eq!(
        part(&again, Criterion::Place),
        Some((6, Reason::AtADistance))
    );
    let together = part(&again, Criterion::EarlierSuccess);
    assert_eq!(together, Some((8, Reason::WorkedTogether)));
}

#[test]
fn experience_counts_one_way_and_in_reverse_the_other() {
    let (mut old, mut young) = (mentor(1), mentor(3));
    (old.teaching_years, young.teaching_years) = (Some(20), Some(1));
    let mut mentee = mentee(2);
    mentee.teaching_years = Some(6);
    let more = Reason::MoreExperience { years: 14 };
    assert_eq!(
        part(&score(&old, &mentee), Criterion::Experience),
        Some((8, more))
    );
    assert_eq!(part(&score(&young, &mentee), Criterion::Experience), None);
    mentee.formats = [MentoringFormat::Reverse].into();
    let less = Reason::Reverse { years: 5 };
    assert_eq!(
        part(&score(&young, &mentee), Criterion::Experience),
        Some((4, less))
    );
    assert_eq!(part(&score(&old, &mentee), Criterion::Experience), None);
}

#[test]
fn a_wish_of_either_counts_and_is_ground_enough() {
    let mut wished = mentor(1);
    wished.topics.clear();
    wished.wishes = [person(2)].into();
    let mut mentee = mentee(2);
    mentee.wishes = [person(1)].into();
    let score = score(&wished, &mentee);
    assert_eq!(
        part(&score, Criterion::MenteeWish),
        Some((24, Reason::MenteeWishes))
    );
    assert_eq!(
        part(&score, Criterion::MentorWish),
        Some((16, Reason::MentorWishes))
    );
}

#[test]
fn a_criterion_counts_half_twice_or_not_at_all() {
    let points = |topics| {
        let weights = Weights {
            topics,
            ..Weights::default()
        };
        weights.points(Criterion::Topics, 100)
    };
    let all = [
        Importance::Off,
        Importance::Low,
        Importance::Normal,
        Importance::High,
    ];
    assert_eq!(all.map(points), [0, 10, 20, 40]);
    assert_eq!(Weights::default().most(), 148);
}

#[test]
fn a_score_is_kept_with_its_reasons() {
    let mut mentor = mentor(1);
    mentor.subjects = vec![phrase("физика")];
    let mut mentee = mentee(2);
    mentee.deficits = vec![deficit(DeficitKind::Subject, "физика")];
    let score = score(&mentor, &mentee);
    let kept = read_back(&score);
    assert_eq!(kept, score);
}

/// What is written is read back as the same.
fn read_back(score: &Score) -> Score {
    serde_json::from_str(&serde_json::to_string(score).unwrap()).unwrap()
}
