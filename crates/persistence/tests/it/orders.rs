//! Orders as they are kept: one signature, one number a year, a text that never changes again.

use std::collections::BTreeSet;

use domain::access::{Reach, Scope};
use domain::document::{OrderKind, OrderNumber, OrderState, OrderStateKind};
use domain::id::OrderId;
use persistence::mentorships::Mentorship;
use persistence::orders::{Order, OrderFilter};
use persistence::page::{Cursor, Direction, Slice};
use persistence::test_support::TestStore;
use persistence::test_support::world::{Town, World};
use persistence::{Failure, StoreError};

use crate::steps::{
    Act, Step, at, comes_too_late, content, in_november, on, order_of, take, take_only,
};

persistence::db_tests! {
    a_draft_is_signed_once_and_keeps_its_final_text;
    a_number_is_taken_for_its_school_and_year_in_any_case_and_for_good;
    the_database_itself_refuses_a_number_twice;
    a_thrown_away_draft_is_not_signed;
    a_list_holds_what_its_scope_reaches_and_nothing_else;
    pages_follow_one_another_in_both_directions;
}

async fn a_draft_is_signed_once_and_keeps_its_final_text(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let (row, order) = prepared(&store, &town).await;
    assert_eq!(order.state, OrderState::Draft);
    assert_eq!(order.kind, OrderKind::AssignPairs);
    assert_eq!(
        (order.school, order.prepared_by),
        (town.school.school, town.curator)
    );
    assert_eq!(
        store.orders().content(order.id).await.unwrap(),
        Some(content())
    );

    let head = town.actor(town.head);
    let sign = |number| Step::Approve(row.clone(), order.clone(), number, on("2026-11-14"));
    take(&store, head.clone(), sign("90-од")).await;
    comes_too_late(&store, head.clone(), sign("91-од")).await;
    let late = Step::Cancel(order.clone(), Vec::new());
    comes_too_late(&store, head, late).await;

    let signed = store.orders().find(order.id).await.unwrap().unwrap();
    let signing = signed.signing().unwrap();
    assert_eq!(
        (signing.number.as_str(), signing.date),
        ("90-од", on("2026-11-14"))
    );
    assert_eq!((signing.by, signing.at), (town.head, store.clock().now()));
    let final_text = content().signed_as(signing.number.clone(), signing.date);
    assert_eq!(
        store.orders().content(order.id).await.unwrap(),
        Some(final_text)
    );
}

async fn a_number_is_taken_for_its_school_and_year_in_any_case_and_for_good(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let (row, order) = prepared(&store, &town).await;
    let sign = Step::Approve(row, order, "90-ОД", on("2026-11-14"));
    take(&store, town.actor(town.head), sign).await;
    let taken = async |school, year, number| {
        let number = OrderNumber::parse(number).unwrap();
        store
            .orders()
            .number_taken(school, year, &number)
            .await
            .unwrap()
    };
    assert!(taken(town.school.school, 2026, "90-од").await);
    assert!(taken(town.school.school, 2026, "№ 90 – ОД").await);
    assert!(!taken(town.school.school, 2026, "90").await);
    assert!(!taken(town.school.school, 2027, "90-од").await);
    assert!(!taken(town.sibling.school, 2026, "90-од").await);
}

async fn the_database_itself_refuses_a_number_twice(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let head = town.actor(town.head);
    let (row, order) = prepared(&store, &town).await;
    take(
        &store,
        head.clone(),
        Step::Approve(row, order, "90-од", on("2026-11-14")),
    )
    .await;

    let mentee = world.person("Новиков Олег").await;
    let (_, second) = prepared_for(&store, &town, mentee).await;
    let step = Step::Sign(second, "90-ОД", on("2026-11-15"));
    let said = store.write(&Act { actor: head, step }).await;
    assert!(
        matches!(said, Err(Failure::Store(StoreError::Unique(_)))),
        "{said:?}"
    );
}

async fn a_thrown_away_draft_is_not_signed(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let (row, order) = prepared(&store, &town).await;
    let cancel = Step::Cancel(order.clone(), vec![row]);
    take_only(&store, town.actor(town.curator), cancel).await;
    let sign = Step::Sign(order.clone(), "90-од", on("2026-11-15"));
    comes_too_late(&store, town.actor(town.head), sign).await;
    let now = store.orders().find(order.id).await.unwrap().unwrap();
    assert_eq!(now.state.kind(), OrderStateKind::Cancelled);
    assert_eq!(now.signing(), None);
}

async fn a_list_holds_what_its_scope_reaches_and_nothing_else(store: TestStore) {
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let mut orders = Vec::new();
    for place in [town.school, town.sibling, town.distant, town.foreign] {
        let (mentor, mentee) = (world.person("Один Ян").await, world.person("Два Ян").await);
        let pair = world.pair_in_force(place, mentor, mentee).await;
        let row = store.mentorships().find(pair).await.unwrap().unwrap();
        orders.push((order_of(&store, &row).await.id, mentee));
    }
    let [here, sibling, distant, foreign] = orders[..] else {
        unreachable!()
    };
    let listed = async |scope: Scope| -> BTreeSet<OrderId> {
        let all = OrderFilter::default();
        let page = store
            .orders()
            .within(&scope, &all, &Slice::first(100))
            .await
            .unwrap();
        assert_eq!(
            store.orders().count(&scope, &all).await.unwrap(),
            page.rows.len() as u64
        );
        page.rows.into_iter().map(|(_, row)| row.id).collect()
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
}

async fn pages_follow_one_another_in_both_directions(store: TestStore) {
    let store = in_november(store);
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let mut drawn = Vec::new();
    for day in ["2026-11-02", "2026-11-01", "2026-11-02"] {
        let mentee = world.person("Новиков Олег").await;
        let row = agreed_with(&store, &town, mentee).await;
        let then = at(&store, &format!("{day}T08:00:00Z"));
        let row = take(&then, town.actor(town.curator), Step::Prepare(row)).await;
        let order = order_of(&store, &row).await;
        drawn.push((order.prepared_at, order.id));
    }
    drawn.sort_unstable();
    drawn.reverse();
    let wanted: Vec<_> = drawn.into_iter().map(|(_, id)| id).collect();

    let scope = Scope::only(Reach::School(town.school.school));
    let drafts = OrderFilter {
        states: vec![OrderStateKind::Draft],
        kind: Some(OrderKind::AssignPairs),
        ..OrderFilter::default()
    };
    let page = async |limit, direction, beyond: Option<Cursor>| {
        let slice = Slice {
            limit,
            direction,
            beyond,
        };
        store
            .orders()
            .within(&scope, &drafts, &slice)
            .await
            .unwrap()
    };
    let ids = |rows: &[(Cursor, Order)]| -> Vec<_> { rows.iter().map(|(_, row)| row.id).collect() };
    let first = page(2, Direction::Forward, None).await;
    assert_eq!(
        (ids(&first.rows), first.has_next),
        (wanted[..2].to_vec(), true)
    );
    let beyond = first.rows.last().map(|(at, _)| at.clone());
    let second = page(2, Direction::Forward, beyond).await;
    assert_eq!(
        (ids(&second.rows), second.has_next),
        (wanted[2..].to_vec(), false)
    );
    let back = page(
        1,
        Direction::Backward,
        second.rows.first().map(|(at, _)| at.clone()),
    )
    .await;
    assert_eq!(ids(&back.rows), wanted[1..2]);

    let others = OrderFilter {
        kind: Some(OrderKind::AppointCurator),
        ..OrderFilter::default()
    };
    assert_eq!(store.orders().count(&scope, &others).await.unwrap(), 0);
}

async fn prepared(store: &TestStore, town: &Town) -> (Mentorship, Order) {
    prepared_for(store, town, town.mentee).await
}

async fn prepared_for(
    store: &TestStore,
    town: &Town,
    mentee: domain::id::PersonId,
) -> (Mentorship, Order) {
    let row = agreed_with(store, town, mentee).await;
    let row = take(store, town.actor(town.curator), Step::Prepare(row)).await;
    let order = order_of(store, &row).await;
    (row, order)
}

async fn agreed_with(store: &TestStore, town: &Town, mentee: domain::id::PersonId) -> Mentorship {
    let step = Step::Propose(town.school, town.mentor, vec![mentee]);
    let row = take(store, town.actor(town.curator), step).await;
    let row = take(store, town.actor(town.mentor), Step::Answer(row, true)).await;
    let mentee = domain::access::Actor::Person {
        id: mentee,
        posts: Vec::new(),
    };
    take(store, mentee, Step::Answer(row, true)).await
}
