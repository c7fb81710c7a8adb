//! Pairs of both directions as they are kept, counted and found: each of the two on either side, nobody with themselves.

use std::collections::BTreeSet;

use domain::clock::SchoolYear;
use domain::id::PersonId;
use domain::mentoring::{EndReason, Side};
use domain::monitoring::Indicator;
use persistence::figures::Tally;
use persistence::mentorships::Obstacle;
use persistence::test_support::TestStore;
use persistence::test_support::world::{Town, World};
use persistence::{Failure, Operation, UnitOfWork};

use crate::steps::{in_november, read};

persistence::db_tests! {
    both_take_a_place_and_stand_in_the_way_in_both_directions;
    what_binds_the_two_binds_them_as_both;
    any_mix_of_directions_is_counted_the_same_way_each_time;
    a_consent_of_either_part_taken_back_proposes_the_end;
}

async fn both_take_a_place_and_stand_in_the_way_in_both_directions(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let (one, other) = (town.mentor, town.mentee);
    let pair = world.pair_in_force(town.school, one, other).await;
    let taken = async || store.mentorships().taken(&[one, other]).await.unwrap();
    assert_eq!(taken().await, [(one, 1)].into());
    world.both_ways(pair).await;
    assert_eq!(taken().await, [(one, 1), (other, 1)].into());

    for (mentor, mentee) in [(one, other), (other, one)] {
        let behind = store.mentorships().behind(&[mentor], &[mentee]).await;
        let obstacle = behind.unwrap().obstacle;
        assert_eq!(obstacle, Some((mentor, mentee, Obstacle::Running)));
    }
    let row = read(&store, pair).await;
    assert!(row.pair.is_two_way());
    let facts = row.programme_facts();
    assert_eq!(facts.mentors, [one, other]);
    assert_eq!(facts.mentees, [one, other]);
    let open = store.mentorships().open_of_mentees(&[one]).await.unwrap();
    assert_eq!(open.len(), 1);
}

async fn what_binds_the_two_binds_them_as_both(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let (one, here) = (town.mentor, town.school.school);
    let pair = world.pair_in_force(town.school, one, town.mentee).await;
    let ties = async || {
        let all = store.consents().ties(&[(one, here)]).await.unwrap();
        let ties = &all[&(one, here)];
        (ties.open, ties.mentoring, ties.mentored)
    };
    assert_eq!(ties().await, (1, 1, 0));
    world.both_ways(pair).await;
    assert_eq!(ties().await, (1, 1, 1));
}

async fn any_mix_of_directions_is_counted_the_same_way_each_time(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let (a, b, c) = (town.mentor, town.mentee, town.bystander);
    let year = SchoolYear::starting(2026).unwrap();
    let mut pairs = Vec::new();
    // One direction first, then one pair after the other in both.
    for (mentor, mentee) in [(a, b), (a, c), (c, b)] {
        let id = world.pair_in_force(town.school, mentor, mentee).await;
        pairs.push((id, mentor, mentee));
    }
    for two_way in 0..=pairs.len() {
        if let Some((id, ..)) = two_way.checked_sub(1).and_then(|last| pairs.get(last)) {
            world.both_ways(*id).await;
        }
        let (mut mentors, mut mentees) = (BTreeSet::<PersonId>::new(), BTreeSet::<PersonId>::new());
        for (index, (_, mentor, mentee)) in pairs.iter().enumerate() {
            let both: &[PersonId] = &[*mentor, *mentee];
            let is_both = index < two_way;
            mentors.extend(if is_both { both } else { &both[..1] });
            mentees.extend(if is_both { both } else { &both[1..] });
        }
        let wanted = (mentors.len(), mentees.len(), pairs.len());

        let figures = store.figures();
        let here = town.school.school;
        let facts = figures.facts(Some(here), year).await.unwrap();
        assert_eq!(people(&facts[&here]), wanted, "the facts");
        store.write(&Recount(&town, year, false)).await.unwrap();
        let kept = figures.of_schools(&[here], year).await.unwrap();
        assert_eq!(people(&kept[&here]), wanted, "the school counted anew");
        store.write(&Recount(&town, year, true)).await.unwrap();
        let kept = figures.of_schools(&[here], year).await.unwrap();
        assert_eq!(people(&kept[&here]), wanted, "everybody counted anew");
    }
}

fn people(tally: &Tally) -> (usize, usize, usize) {
    let count = |indicator| usize::try_from(tally.count(indicator)).unwrap();
    (
        count(Indicator::Mentors),
        count(Indicator::Mentees),
        count(Indicator::Pairs),
    )
}

struct Recount<'t>(&'t Town, SchoolYear, bool);

impl Operation for Recount<'_> {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        let Self(town, year, all) = self;
        if *all {
            return Ok(work.figures().recount_all(*year, work.now()).await?);
        }
        work.schools().lock(town.school.school).await?;
        let figures = work.figures();
        figures
            .recount_school(town.school, *year, work.now())
            .await?;
        Ok(())
    }
}

async fn a_consent_of_either_part_taken_back_proposes_the_end(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    for (side, two_way, wanted) in [
        (Side::Mentee, false, 0),
        (Side::Mentor, false, 1),
        (Side::Mentee, true, 1),
        (Side::Mentor, true, 1),
    ] {
        let mentee = world.person("Новиков Олег").await;
        let mentor = world.person("Седова Ия").await;
        let pair = world.pair_in_force(town.school, mentor, mentee).await;
        if two_way {
            world.both_ways(pair).await;
        }
        let found = store.write(&Withdrawn(mentor, side)).await.unwrap();
        assert_eq!(found, wanted, "{side:?}, both directions: {two_way}");
    }
}

struct Withdrawn(PersonId, Side);

impl Operation for Withdrawn {
    type Done = usize;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<usize, Failure<()>> {
        let Self(person, side) = *self;
        let reason = EndReason::ConsentWithdrawn;
        let pairs = work.mentorships();
        let found = pairs
            .propose_endings(person, Some(side), None, reason)
            .await?;
        Ok(found.len())
    }
}
