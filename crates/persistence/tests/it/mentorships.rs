//! Pairs as they are kept: guarded steps, lists within a scope, what a proposal and an order are judged by.

use std::collections::BTreeSet;

use domain::access::{Reach, Scope};
use domain::clock::{SchoolYear, Zone};
use domain::consent::ConsentPurpose;
use domain::id::{MentorshipId, PersonId};
use domain::mentoring::{Answer, EndReason, MentorshipState, MentorshipStateKind, Side};
use persistence::mentorships::{Held, Mentorship, MentorshipFilter, Obstacle, consented};
use persistence::page::{Cursor, Direction, Slice};
use persistence::test_support::TestStore;
use persistence::test_support::world::{Town, World};
use sea_orm::{ConnectionTrait, Statement, Value};

use crate::steps::{Step, at, comes_too_late, in_november, on, order_of, read, take, take_only};

persistence::db_tests! {
    a_pair_goes_from_the_proposal_to_its_end_and_keeps_every_fact;
    a_step_from_what_is_no_more_is_a_conflict;
    nobody_answers_twice_even_with_an_old_reading;
    a_cancelled_order_leaves_the_pair_agreed_and_free;
    an_early_end_breaks_off_the_programme_and_leaves_a_finished_one;
    an_ending_is_proposed_once_and_only_to_pairs_in_force;
    a_list_holds_what_its_scope_reaches_and_nothing_else;
    pages_follow_one_another_in_both_directions_even_at_the_same_instant;
    a_list_narrows_by_state_by_school_year_and_by_name;
    the_mentors_places_are_counted_over_all_schools;
    the_two_are_known_to_be_paired_or_to_have_declined;
    only_consents_that_hold_on_the_day_count;
}

#[test]
fn a_state_is_stored_under_the_name_that_it_has_everywhere() {
    use MentorshipStateKind::{Active, Agreed, Declined, Ended, OrderPrepared, Proposed, Revoked};
    for kind in [
        Proposed,
        Declined,
        Revoked,
        Agreed,
        OrderPrepared,
        Active,
        Ended,
    ] {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
    }
}

async fn a_pair_goes_from_the_proposal_to_its_end_and_keeps_every_fact(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let (curator, head) = (town.actor(town.curator), town.actor(town.head));
    let row = proposed(&store, &town).await;
    assert_eq!(row.pair.state, MentorshipState::Proposed);
    assert_eq!((row.at, row.proposed_by), (town.school, town.curator));
    let sides: Vec<_> = row
        .pair
        .participants
        .iter()
        .map(|line| (line.side, line.person))
        .collect();
    assert_eq!(
        sides,
        [(Side::Mentor, town.mentor), (Side::Mentee, town.mentee)]
    );

    let row = agreed(&store, &town, row).await;
    assert_eq!(row.pair.state, MentorshipState::Agreed);
    let row = take(&store, curator.clone(), Step::Prepare(row)).await;
    let order = order_of(&store, &row).await;
    assert_eq!(
        row.pair.state,
        MentorshipState::OrderPrepared { order: order.id }
    );
    let signed = Step::Approve(row, order.clone(), "90-од", on("2026-11-15"));
    let row = take(&store, head.clone(), signed).await;
    let since = on("2026-11-16");
    assert_eq!(
        row.pair.state,
        MentorshipState::Active {
            order: order.id,
            since
        }
    );
    let row = take(
        &store,
        curator,
        Step::End(row, on("2026-12-01"), Some("переезд")),
    )
    .await;
    let (last, reason) = (on("2026-12-01"), EndReason::MutualDecision);
    let ended = MentorshipState::Ended {
        order: order.id,
        since,
        on: last,
        reason,
    };
    assert_eq!(row.pair.state, ended);
    assert_eq!(row.end_note.as_deref(), Some("переезд"));
    assert_eq!(row.version, 6, "one for each step");
}

async fn a_step_from_what_is_no_more_is_a_conflict(store: TestStore) {
    let town = Town::found(&store).await;
    let curator = town.actor(town.curator);
    let before = agreed(&store, &town, proposed(&store, &town).await).await;
    take(&store, curator.clone(), Step::Revoke(before.clone())).await;

    comes_too_late(&store, curator.clone(), Step::Revoke(before.clone())).await;
    comes_too_late(&store, curator, Step::Prepare(before.clone())).await;
    let now = read(&store, before.id()).await;
    assert_eq!(now.pair.state, MentorshipState::Revoked);
    let here = Scope::only(Reach::School(town.school.school));
    let drafts = store.orders().count(&here, &Default::default()).await;
    assert_eq!(
        drafts.unwrap(),
        0,
        "the order of the late step went with it"
    );
}

async fn nobody_answers_twice_even_with_an_old_reading(store: TestStore) {
    let town = Town::found(&store).await;
    let before = proposed(&store, &town).await;
    let mentor = town.actor(town.mentor);
    take(&store, mentor.clone(), Step::Answer(before.clone(), true)).await;
    comes_too_late(&store, mentor, Step::Answer(before.clone(), false)).await;
    // The mentee answers from the same old reading: the mentor's yes must not be lost.
    comes_too_late(
        &store,
        town.actor(town.mentee),
        Step::Answer(before.clone(), true),
    )
    .await;
    let now = read(&store, before.id()).await;
    let answers: Vec<_> = now
        .pair
        .participants
        .iter()
        .map(|line| line.answer)
        .collect();
    assert_eq!(answers, [Answer::Accepted, Answer::Pending]);
}

async fn a_cancelled_order_leaves_the_pair_agreed_and_free(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let curator = town.actor(town.curator);
    let row = agreed(&store, &town, proposed(&store, &town).await).await;
    let row = take(&store, curator.clone(), Step::Prepare(row)).await;
    let order = order_of(&store, &row).await;
    take_only(
        &store,
        curator.clone(),
        Step::Cancel(order.clone(), vec![row.clone()]),
    )
    .await;

    let now = read(&store, row.id()).await;
    assert_eq!(now.pair.state, MentorshipState::Agreed);
    assert_eq!(
        store.mentorships().of_orders(&[order.id]).await.unwrap(),
        []
    );
    comes_too_late(&store, curator.clone(), Step::Cancel(order, Vec::new())).await;
    let again = take(&store, curator, Step::Prepare(now)).await;
    assert_eq!(again.pair.state.kind(), MentorshipStateKind::OrderPrepared);
}

async fn an_early_end_breaks_off_the_programme_and_leaves_a_finished_one(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let curator = town.actor(town.curator);
    for (state, left) in [
        ("DRAFT", "TERMINATED"),
        ("APPROVED", "TERMINATED"),
        ("COMPLETED", "COMPLETED"),
    ] {
        let mentee = world.person("Новиков Олег").await;
        let id = world.pair_in_force(town.school, town.mentor, mentee).await;
        let programme = world.completed_programme(id).await;
        if state != "COMPLETED" {
            run(
                &store,
                "UPDATE programme SET state = $1, closed_on = NULL WHERE id = $2",
                vec![state.into(), programme.0.into()],
            )
            .await;
        }
        let row = read(&store, id).await;
        take(
            &store,
            curator.clone(),
            Step::End(row, on("2026-11-14"), None),
        )
        .await;
        let found = one(
            &store,
            "SELECT state, end_reason FROM programme WHERE id = $1",
            programme.0.into(),
        )
        .await;
        assert_eq!(
            found.try_get_by_index::<String>(0).unwrap(),
            left,
            "{state}"
        );
        let reason = (left == "TERMINATED").then(|| "MUTUAL_DECISION".to_owned());
        assert_eq!(
            found.try_get_by_index::<Option<String>>(1).unwrap(),
            reason,
            "{state}"
        );
    }
}

async fn an_ending_is_proposed_once_and_only_to_pairs_in_force(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let curator = town.actor(town.curator);
    let waiting = proposed(&store, &town).await;
    let mentee = world.person("Новиков Олег").await;
    let running = world.pair_in_force(town.school, town.mentor, mentee).await;
    let elsewhere = world.pair_in_force(town.sibling, town.mentor, mentee).await;

    let here = Some(town.school.school);
    let first = Step::ProposeEndings(town.mentor, here, EndReason::ConsentWithdrawn);
    take_only(&store, curator.clone(), first).await;
    let second = Step::ProposeEndings(town.mentor, here, EndReason::EmploymentEnded);
    take_only(&store, curator.clone(), second).await;
    let proposed_end = async |id| read(&store, id).await.ending_proposed;
    assert_eq!(
        proposed_end(running).await,
        Some(EndReason::ConsentWithdrawn),
        "the first stays"
    );
    assert_eq!(proposed_end(waiting.id()).await, None);
    assert_eq!(proposed_end(elsewhere).await, None);

    let row = read(&store, running).await;
    take(&store, curator.clone(), Step::KeepGoing(row.clone())).await;
    assert_eq!(proposed_end(running).await, None);
    comes_too_late(&store, curator, Step::KeepGoing(row)).await;
}

async fn a_list_holds_what_its_scope_reaches_and_nothing_else(store: TestStore) {
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let mut pairs = Vec::new();
    for place in [town.school, town.sibling, town.distant, town.foreign] {
        let (mentor, mentee) = (world.person("Один Ян").await, world.person("Два Ян").await);
        pairs.push((world.pair_in_force(place, mentor, mentee).await, mentee));
    }
    let [here, sibling, distant, foreign] = pairs[..] else {
        unreachable!()
    };
    let listed = async |scope: Scope| -> BTreeSet<MentorshipId> {
        let all = MentorshipFilter::default();
        let page = store
            .mentorships()
            .within(&scope, &all, &Slice::first(100))
            .await
            .unwrap();
        assert_eq!(
            store.mentorships().count(&scope, &all).await.unwrap(),
            page.rows.len() as u64
        );
        page.rows.into_iter().map(|(_, row)| row.id()).collect()
    };
    let only = async |reach| listed(Scope::only(reach)).await;
    assert_eq!(
        only(Reach::School(town.school.school)).await,
        [here.0].into()
    );
    assert_eq!(
        only(Reach::Municipality(town.municipality)).await,
        [here.0, sibling.0].into()
    );
    assert_eq!(
        only(Reach::Region(town.region)).await,
        [here.0, sibling.0, distant.0].into()
    );
    assert_eq!(
        only(Reach::Participant(foreign.1)).await,
        [foreign.0].into()
    );
    assert_eq!(only(Reach::Participant(town.bystander)).await, [].into());
    assert_eq!(listed(Scope::Nothing).await, [].into());
    assert_eq!(listed(Scope::AnyOf(Vec::new())).await, [].into());
    let both = vec![
        Reach::School(town.school.school),
        Reach::Participant(foreign.1),
    ];
    assert_eq!(listed(Scope::AnyOf(both)).await, [here.0, foreign.0].into());
}

async fn pages_follow_one_another_in_both_directions_even_at_the_same_instant(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let mut proposed = Vec::new();
    for day in [
        "2026-11-01",
        "2026-11-03",
        "2026-11-03",
        "2026-11-03",
        "2026-11-02",
    ] {
        let then = at(&store, &format!("{day}T08:00:00.123456Z"));
        let mentee = world.person("Новиков Олег").await;
        let step = Step::Propose(town.school, town.mentor, vec![mentee]);
        let row = take(&then, town.actor(town.curator), step).await;
        proposed.push((row.proposed_at, row.id()));
    }
    proposed.sort_unstable();
    proposed.reverse();
    let wanted: Vec<_> = proposed.into_iter().map(|(_, id)| id).collect();

    let scope = Scope::only(Reach::School(town.school.school));
    let page = async |direction, beyond: Option<Cursor>| {
        let slice = Slice {
            limit: 2,
            direction,
            beyond,
        };
        store
            .mentorships()
            .within(&scope, &Default::default(), &slice)
            .await
            .unwrap()
    };
    let ids = |rows: &[(Cursor, Mentorship)]| -> Vec<_> {
        rows.iter().map(|(_, row)| row.id()).collect()
    };
    let (mut seen, mut cursor) = (Vec::new(), None);
    loop {
        let window = page(Direction::Forward, cursor.take()).await;
        assert_eq!(window.has_previous, !seen.is_empty());
        seen.extend(ids(&window.rows));
        if !window.has_next {
            break;
        }
        cursor = window.rows.last().map(|(at, _)| at.clone());
    }
    assert_eq!(seen, wanted);
    let last = page(Direction::Backward, None).await;
    assert_eq!(ids(&last.rows), wanted[3..]);
    let before = page(
        Direction::Backward,
        last.rows.first().map(|(at, _)| at.clone()),
    )
    .await;
    assert_eq!(ids(&before.rows), wanted[1..3]);
    assert!(before.has_previous && before.has_next);
}

async fn a_list_narrows_by_state_by_school_year_and_by_name(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    // In force since 1 September 2025.
    let running = world
        .pair_in_force(town.school, town.mentor, town.bystander)
        .await;
    let ended = world
        .pair_in_force(town.school, town.curator, town.bystander)
        .await;
    let row = read(&store, ended).await;
    take(
        &store,
        town.actor(town.curator),
        Step::End(row, on("2026-08-31"), None),
    )
    .await;
    // The last minute of August in Moscow.
    let then = at(&store, "2026-08-31T20:59:00Z");
    let step = Step::Propose(town.school, town.mentor, vec![town.mentee]);
    let waiting = take(&then, town.actor(town.curator), step).await.id();

    let scope = Scope::only(Reach::School(town.school.school));
    let found = async |filter: MentorshipFilter| -> BTreeSet<MentorshipId> {
        let page = store
            .mentorships()
            .within(&scope, &filter, &Slice::first(10))
            .await
            .unwrap();
        page.rows.into_iter().map(|(_, row)| row.id()).collect()
    };
    let states = |states: &[MentorshipStateKind]| MentorshipFilter {
        states: states.to_vec(),
        ..Default::default()
    };
    assert_eq!(
        found(states(&[MentorshipStateKind::Active])).await,
        [running].into()
    );
    let two = states(&[MentorshipStateKind::Proposed, MentorshipStateKind::Ended]);
    assert_eq!(found(two).await, [waiting, ended].into());

    let year = |first| MentorshipFilter {
        year: Some((SchoolYear::starting(first).unwrap(), Zone::default())),
        ..Default::default()
    };
    assert_eq!(found(year(2024)).await, [].into());
    assert_eq!(found(year(2025)).await, [running, ended, waiting].into());
    assert_eq!(found(year(2026)).await, [running].into());

    let text = |text: &str| MentorshipFilter {
        text: Some(text.to_owned()),
        ..Default::default()
    };
    assert_eq!(found(text("щеткина Ж")).await, [running, waiting].into());
    assert_eq!(found(text("ёжиков")).await, [waiting].into());
    assert_eq!(found(text("методистова")).await, [].into());
}

async fn the_mentors_places_are_counted_over_all_schools(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let curator = town.actor(town.curator);
    let taken = async || {
        store
            .mentorships()
            .taken(&[town.mentor, town.bystander])
            .await
            .unwrap()
    };
    assert_eq!(taken().await, [].into());

    let row = proposed(&store, &town).await;
    let elsewhere = world.person("Новиков Олег").await;
    world
        .pair_in_force(town.foreign, town.mentor, elsewhere)
        .await;
    // As a mentee the mentor takes no place of their own.
    world
        .pair_in_force(town.school, town.bystander, town.mentor)
        .await;
    assert_eq!(
        taken().await,
        [(town.mentor, 2), (town.bystander, 1)].into()
    );

    take(&store, curator, Step::Revoke(row)).await;
    assert_eq!(
        taken().await,
        [(town.mentor, 1), (town.bystander, 1)].into()
    );
}

async fn the_two_are_known_to_be_paired_or_to_have_declined(store: TestStore) {
    let town = Town::found(&store).await;
    let pairing = async |mentor: PersonId, mentee: PersonId| {
        let found = store.mentorships().behind(&[mentor], &[mentee]).await;
        let found = found.unwrap();
        let taken = found.taken.get(&mentor).copied().unwrap_or(0);
        (taken, found.obstacle.map(|(_, _, what)| what))
    };
    let nothing = (0, None);
    assert_eq!(pairing(town.mentor, town.mentee).await, nothing);

    let row = proposed(&store, &town).await;
    let asked = (1, Some(Obstacle::Running));
    assert_eq!(pairing(town.mentor, town.mentee).await, asked);
    assert_eq!(
        pairing(town.mentee, town.mentor).await,
        nothing,
        "the other way round is another pair"
    );

    take(&store, town.actor(town.mentee), Step::Answer(row, false)).await;
    let declined = (0, Some(Obstacle::Declined));
    assert_eq!(pairing(town.mentor, town.mentee).await, declined);
    assert_eq!(pairing(town.mentor, town.bystander).await, nothing);
}

async fn only_consents_that_hold_on_the_day_count(store: TestStore) {
    use ConsentPurpose::{MenteeParticipation, MentorDuty, PersonalDataProcessing};
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let row = proposed(&store, &town).await;
    let held = async |day: &str| {
        let pairs = [&row.pair];
        store
            .mentorships()
            .consents_of(town.school.school, pairs, on(day))
            .await
            .unwrap()
    };
    let both = held("2026-11-15").await;
    assert!(consented(&row.pair, &both));
    assert_eq!(
        both[&town.mentor].duty_since(row.pair.participant(town.mentor).unwrap()),
        Some(on("2025-09-01"))
    );
    assert!(
        !consented(&row.pair, &held("2025-08-31").await),
        "not before they were given"
    );

    // Given elsewhere, it counts there alone.
    let duty = "UPDATE consent SET school_id = $1 WHERE person_id = $2 AND purpose = 'MENTOR_DUTY'";
    run(
        &store,
        duty,
        vec![town.sibling.school.0.into(), town.mentor.0.into()],
    )
    .await;
    let processing = "UPDATE consent SET withdrawn_on = $1 WHERE person_id = $2 AND purpose = 'PERSONAL_DATA_PROCESSING'";
    run(
        &store,
        processing,
        vec![on("2026-11-15").into(), town.mentee.0.into()],
    )
    .await;
    let part = "UPDATE consent SET valid_until = $1 WHERE person_id = $2 AND purpose = 'MENTEE_PARTICIPATION'";
    run(
        &store,
        part,
        vec![on("2026-11-14").into(), town.mentee.0.into()],
    )
    .await;
    let gaps = held("2026-11-15").await;
    assert!(!consented(&row.pair, &gaps));
    assert_eq!(
        gaps[&town.mentor].missing(&Side::Mentor.required_consents()),
        [MentorDuty]
    );
    assert_eq!(gaps.get(&town.mentee), None);
    let nothing = Held::default().missing(&Side::Mentee.required_consents());
    assert_eq!(nothing, [PersonalDataProcessing, MenteeParticipation]);

    // A new consent mends it; of two for one purpose the later day is named.
    world.consent(town.mentor, town.school, MentorDuty).await;
    world
        .consent(town.mentee, town.school, PersonalDataProcessing)
        .await;
    world
        .consent(town.mentee, town.school, MenteeParticipation)
        .await;
    let late = world.consent(town.mentor, town.school, MentorDuty).await;
    run(
        &store,
        "UPDATE consent SET valid_from = $1 WHERE id = $2",
        vec![on("2026-10-01").into(), late.into()],
    )
    .await;
    let mended = held("2026-11-15").await;
    assert!(consented(&row.pair, &mended));
    assert_eq!(
        mended[&town.mentor].duty_since(row.pair.participant(town.mentor).unwrap()),
        Some(on("2026-10-01"))
    );
}

async fn proposed(store: &TestStore, town: &Town) -> Mentorship {
    let step = Step::Propose(town.school, town.mentor, vec![town.mentee]);
    take(store, town.actor(town.curator), step).await
}

async fn agreed(store: &TestStore, town: &Town, row: Mentorship) -> Mentorship {
    let row = take(store, town.actor(town.mentor), Step::Answer(row, true)).await;
    take(store, town.actor(town.mentee), Step::Answer(row, true)).await
}

async fn run(store: &TestStore, sql: &str, values: Vec<Value>) {
    let db = store.connection();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    assert!(
        db.execute_raw(statement).await.unwrap().rows_affected() > 0,
        "{sql}"
    );
}

async fn one(store: &TestStore, sql: &str, value: Value) -> sea_orm::QueryResult {
    let db = store.connection();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [value]);
    db.query_one_raw(statement).await.unwrap().unwrap()
}
