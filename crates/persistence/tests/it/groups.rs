//! Groups as they are kept: who declines, who leaves, whose leaving waits; and rests.

use domain::id::PersonId;
use domain::mentoring::{Answer, Cell, EndReason, MentorshipState, Side};
use persistence::mentorships::{LeavingProposed, Mentorship, Obstacle};
use persistence::test_support::TestStore;
use persistence::test_support::world::{Town, World};

use crate::steps::{Step, comes_too_late, in_november, on, order_of, read, take, take_only};

persistence::db_tests! {
    a_group_goes_on_without_who_declines_and_keeps_them_in_its_record;
    who_leaves_takes_no_place_any_more;
    a_leaving_is_proposed_to_a_group_and_an_ending_to_what_would_not_go_on;
    a_rest_is_kept_and_ends_with_the_return_or_with_the_mentorship;
    what_rests_already_or_has_changed_is_a_conflict;
}

/// The town's mentor with its mentee and two more.
struct Group {
    row: Mentorship,
    second: PersonId,
    third: PersonId,
}

async fn proposed(store: &TestStore, town: &Town) -> Group {
    let world = World::of(store);
    let second = world.person("Вторая Вера").await;
    let third = world.person("Третий Тимур").await;
    let mentees = vec![town.mentee, second, third];
    let step = Step::Propose(town.school, town.mentor, mentees);
    let row = take(store, town.actor(town.curator), step).await;
    Group { row, second, third }
}

async fn in_force(store: &TestStore, town: &Town, row: Mentorship) -> Mentorship {
    let mut row = row;
    let asked: Vec<PersonId> = row
        .pair
        .members()
        .filter(|line| line.answer == Answer::Pending)
        .map(|line| line.person)
        .collect();
    for member in asked {
        row = take(store, town.actor(member), Step::Answer(row, true)).await;
    }
    let row = take(store, town.actor(town.curator), Step::Prepare(row)).await;
    let order = order_of(store, &row).await;
    let step = Step::Approve(row, order, "7", on("2026-11-16"));
    take(store, town.actor(town.head), step).await
}

async fn taken(store: &TestStore, mentor: PersonId) -> u32 {
    let taken = store.mentorships().taken(&[mentor]).await.unwrap();
    taken.get(&mentor).copied().unwrap_or(0)
}

async fn a_group_goes_on_without_who_declines_and_keeps_them_in_its_record(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let group = proposed(&store, &town).await;
    assert_eq!(group.row.cell, Cell::Group);
    assert_eq!(taken(&store, town.mentor).await, 3);

    let step = Step::Answer(group.row, false);
    let row = take(&store, town.actor(group.third), step).await;
    assert_eq!(row.pair.state, MentorshipState::Proposed);
    assert_eq!(row.pair.on_side(Side::Mentee).count(), 2);
    assert_eq!(row.facts().former, [group.third]);
    assert_eq!(taken(&store, town.mentor).await, 2);
    let pairs = store.mentorships();
    let both = [group.third, group.second];
    let behind = pairs.behind(&[town.mentor], &both).await.unwrap();
    assert_eq!(
        behind.obstacle,
        Some((town.mentor, group.second, Obstacle::Running)),
        "a running mentorship is told before a refusal"
    );
    let behind = pairs.behind(&[town.mentor], &[group.third]).await.unwrap();
    let declined = Some((town.mentor, group.third, Obstacle::Declined));
    assert_eq!(behind.obstacle, declined);
    let open = pairs.open_of_mentees(&[group.third]).await.unwrap();
    assert!(open.is_empty(), "who declined has no mentor here");
    assert_eq!(pairs.of_people(&[group.third]).await.unwrap().len(), 1);
    let partners = store.people().partners_of(&[group.third]).await.unwrap();
    assert!(partners.is_empty(), "{partners:?}");

    let row = in_force(&store, &town, row).await;
    assert_eq!(row.pair.accepted().count(), 3);
}

async fn who_leaves_takes_no_place_any_more(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let group = proposed(&store, &town).await;
    let row = in_force(&store, &town, group.row).await;
    let step = Step::Leave(row.clone(), group.second, on("2026-12-01"));
    let after = take(&store, town.actor(town.curator), step).await;
    assert_eq!(after.version, row.version + 1);
    let former = after.pair.former().next().unwrap();
    assert_eq!(former.person, group.second);
    let left = former.left.unwrap();
    assert_eq!(
        (left.on, left.reason),
        (on("2026-12-01"), EndReason::MenteeInitiative)
    );
    assert_eq!(taken(&store, town.mentor).await, 2);
    let again = Step::Leave(row, group.third, on("2026-12-01"));
    comes_too_late(&store, town.actor(town.curator), again).await;
}

async fn a_leaving_is_proposed_to_a_group_and_an_ending_to_what_would_not_go_on(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let group = proposed(&store, &town).await;
    let row = in_force(&store, &town, group.row).await;
    let reason = EndReason::EmploymentEnded;
    let quits = |person| Step::ProposeEndings(person, Some(town.school.school), reason);
    take_only(&store, town.actor(town.curator), quits(group.second)).await;
    take_only(&store, town.actor(town.curator), quits(group.second)).await;
    let now = read(&store, row.id()).await;
    let person = group.second;
    assert_eq!(now.leaving_proposed, [LeavingProposed { person, reason }]);
    assert_eq!((now.ending_proposed, now.version), (None, row.version + 1));

    take_only(&store, town.actor(town.curator), quits(town.mentor)).await;
    let now = read(&store, row.id()).await;
    assert_eq!(now.ending_proposed, Some(reason), "the only mentor");
    let now = take(&store, town.actor(town.curator), Step::KeepGoing(now)).await;
    assert_eq!((now.ending_proposed, now.leaving_proposed.len()), (None, 0));
}

async fn a_rest_is_kept_and_ends_with_the_return_or_with_the_mentorship(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let group = proposed(&store, &town).await;
    let row = in_force(&store, &town, group.row).await;
    let curator = || town.actor(town.curator);
    let row = take(&store, curator(), Step::Suspend(row, on("2026-12-01"))).await;
    let rest = row.pair.suspension.unwrap();
    assert_eq!(
        (rest.from, rest.expected_back),
        (on("2026-12-01"), Some(on("2026-12-15")))
    );
    let row = take(&store, curator(), Step::Resume(row, on("2026-12-08"))).await;
    assert_eq!(row.pair.suspension, None);

    let row = take(&store, curator(), Step::Suspend(row, on("2027-01-11"))).await;
    let row = take(&store, curator(), Step::End(row, on("2027-01-20"), None)).await;
    assert_eq!(row.pair.suspension, None);
    let rests = store.mentorships().rests_of(&[row.id()]).await.unwrap();
    let days: Vec<_> = rests
        .iter()
        .map(|kept| (kept.suspension.from, kept.resumed_on))
        .collect();
    assert_eq!(
        days,
        [
            (on("2027-01-11"), Some(on("2027-01-20"))),
            (on("2026-12-01"), Some(on("2026-12-08"))),
        ]
    );
    assert_eq!(rests[0].note.as_deref(), Some("больничный"));
}

async fn what_rests_already_or_has_changed_is_a_conflict(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let group = proposed(&store, &town).await;
    let row = in_force(&store, &town, group.row).await;
    let curator = || town.actor(town.curator);
    let rests = take(&store, curator(), Step::Suspend(row, on("2026-12-01"))).await;
    let back = Step::Resume(rests.clone(), on("2026-12-02"));
    take(&store, curator(), back).await;
    let again = Step::Resume(rests, on("2026-12-03"));
    comes_too_late(&store, curator(), again).await;
}
