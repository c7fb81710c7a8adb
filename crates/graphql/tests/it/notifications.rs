//! Notifications: one beside each letter, by the way that each chose; duties climb and are told once.

use domain::id::PersonId;
use graphql::jobs::{escalate, send_digests};
use persistence::Store;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{agreed, letters, order_for};

on_both! {
    what_is_a_letter_is_a_notification_too;
    a_notification_is_read_by_whom_it_is_for;
    everybody_chooses_how_they_are_told;
    a_duty_is_told_step_by_step_and_each_step_once;
    above_the_school_a_duty_has_no_names;
    the_daily_letter_goes_out_once_in_the_morning_and_never_empty;
    notifications_come_in_pages;
}

const LIST: &str = "{ viewer { unreadNotifications notifications(first: 20) { totalCount
    nodes { id kind title body path read } } } }";

async fn told(app: &TestApp, who: PersonId) -> Vec<Value> {
    let seen = app.as_(who).ask(LIST).await;
    seen["viewer"]["notifications"]["nodes"]
        .as_array()
        .unwrap()
        .clone()
}

/// The same store at another instant.
fn at(app: &TestApp, instant: &str) -> Store {
    let clock = domain::clock::FixedClock(instant.parse().unwrap());
    app.store().clone().with_clock(std::sync::Arc::new(clock))
}

/// Puts an order before the head, who is told of it.
async fn order(app: &TestApp) {
    let pair = agreed(app).await;
    app.as_(app.town.curator)
        .mutate("preparePairOrder", order_for(app, &[&pair]), "__typename")
        .await;
}

async fn what_is_a_letter_is_a_notification_too(app: TestApp) {
    app.world().account(app.town.head).await;
    order(&app).await;
    let told = told(&app, app.town.head).await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["kind"], "ORDER");
    assert!(
        told[0]["title"]
            .as_str()
            .unwrap()
            .starts_with("Ждёт подписи приказ")
    );
    assert!(!told[0]["body"].as_str().unwrap().contains("Здравствуйте"));
    assert!(told[0]["path"].as_str().unwrap().starts_with("/orders/"));
    assert_eq!(
        letters(&app, app.town.head).await.len(),
        1,
        "the letter goes out as before"
    );
}

async fn a_notification_is_read_by_whom_it_is_for(app: TestApp) {
    let town = &app.town;
    app.world().account(town.head).await;
    order(&app).await;
    let id = told(&app, town.head).await[0]["id"].clone();
    let input = json!({ "notificationIds": [id] });
    let selection = "... on ReadNotificationsDone { unread }";
    app.as_(town.mentor)
        .mutate("readNotifications", input.clone(), selection)
        .await;
    assert_eq!(
        told(&app, town.head).await[0]["read"],
        false,
        "nobody reads for another"
    );
    let said = app
        .as_(town.head)
        .mutate("readNotifications", input, selection)
        .await;
    assert_eq!(said["unread"], 0);
    assert_eq!(told(&app, town.head).await[0]["read"], true);
}

async fn choose(app: &TestApp, who: PersonId, kind: &str, way: &str) -> Value {
    let input = json!({ "kind": kind, "way": way });
    let selection = "... on ChooseNotificationsDone { choices { kind way chosen } }";
    app.as_(who)
        .mutate("chooseNotifications", input, selection)
        .await
}

async fn everybody_chooses_how_they_are_told(app: TestApp) {
    let head = app.town.head;
    app.world().account(head).await;
    let said = choose(&app, head, "ORDER", "IN_APP").await;
    let order_way = json!({ "kind": "ORDER", "way": "IN_APP", "chosen": true });
    assert!(
        said["choices"].as_array().unwrap().contains(&order_way),
        "{said}"
    );
    let deadline = json!({ "kind": "DEADLINE", "way": "DIGEST", "chosen": false });
    assert!(
        said["choices"].as_array().unwrap().contains(&deadline),
        "{said}"
    );
    order(&app).await;
    assert_eq!(told(&app, head).await.len(), 1);
    assert_eq!(letters(&app, head).await.len(), 0, "no letter was wanted");

    choose(&app, head, "ORDER", "OFF_UNTIL_TERM_ENDS").await;
    let seen = app.later(head, "2027-10-01T09:00:00Z");
    let choices = seen
        .ask("{ viewer { notificationChoices { kind way } } }")
        .await;
    let back = json!({ "kind": "ORDER", "way": "AT_ONCE" });
    let choices = &choices["viewer"]["notificationChoices"];
    assert!(
        choices.as_array().unwrap().contains(&back),
        "silence ends with the year"
    );
}

async fn a_duty_is_told_step_by_step_and_each_step_once(app: TestApp) {
    let head = app.town.head;
    for person in [head, app.town.municipal, app.town.authority] {
        app.world().account(person).await;
    }
    order(&app).await;
    let before = told(&app, head).await.len();
    // Drafted on 15 November, due on the 20th.
    let mut known = Vec::new();
    for day in ["15", "17", "20", "21", "23", "30"] {
        let store = at(&app, &format!("2026-11-{day}T09:00:00Z"));
        escalate(&store, "https://example.org").await.unwrap();
        escalate(&store, "https://example.org").await.unwrap();
        known.push(told(&app, head).await.len() - before);
    }
    // On the day itself, then as the one who is told after three days; what lay before the draft never comes.
    assert_eq!(known, [0, 1, 2, 2, 3, 3]);
    assert_eq!(told(&app, app.town.municipal).await.len(), 1);
    assert_eq!(told(&app, app.town.authority).await.len(), 0);
    let store = at(&app, "2026-12-10T09:00:00Z");
    escalate(&store, "https://example.org").await.unwrap();
    assert_eq!(told(&app, app.town.authority).await.len(), 1);
}

async fn above_the_school_a_duty_has_no_names(app: TestApp) {
    let town = &app.town;
    app.world().account(town.municipal).await;
    app.world()
        .pair_in_force(town.school, town.bystander, town.mentee)
        .await;
    // The pair has run without a programme: it began last September, too long ago to be told of.
    let store = at(&app, "2026-11-15T09:00:00Z");
    escalate(&store, "https://example.org").await.unwrap();
    assert_eq!(told(&app, town.municipal).await.len(), 0);
    order(&app).await;
    let store = at(&app, "2026-11-30T09:00:00Z");
    escalate(&store, "https://example.org").await.unwrap();
    let told = told(&app, town.municipal).await;
    assert_eq!(told.len(), 1);
    let said = told[0].to_string();
    for word in ["Щёткина", "Орлова", "приказ о"] {
        assert!(!said.contains(word), "{said}");
    }
    assert_eq!(told[0]["path"], format!("/m/{}", town.municipality.0));
}

async fn the_daily_letter_goes_out_once_in_the_morning_and_never_empty(app: TestApp) {
    let head = app.town.head;
    app.world().account(head).await;
    let digests = async |instant: &str| {
        send_digests(&at(&app, instant), "https://example.org")
            .await
            .unwrap()
    };
    // The first region's zone is Moscow's: 07:00Z is ten in the morning there.
    assert_eq!(digests("2026-11-16T07:00:00Z").await, 0, "nothing is new");
    choose(&app, head, "ORDER", "DIGEST").await;
    order(&app).await;
    assert_eq!(letters(&app, head).await.len(), 0);
    assert_eq!(
        digests("2026-11-15T18:00:00Z").await,
        0,
        "not in the evening"
    );
    assert_eq!(digests("2026-11-16T07:00:00Z").await, 1);
    assert_eq!(digests("2026-11-16T07:30:00Z").await, 0, "once a day");
    let subjects = letters(&app, head).await;
    assert_eq!(subjects, ["«Наставник»: новое за день, 1"]);
    assert_eq!(
        digests("2026-11-17T07:00:00Z").await,
        0,
        "nothing is new again"
    );
}

async fn notifications_come_in_pages(app: TestApp) {
    let head = app.town.head;
    app.world().account(head).await;
    order(&app).await;
    for day in ["20", "23"] {
        let store = at(&app, &format!("2026-11-{day}T09:00:00Z"));
        escalate(&store, "https://example.org").await.unwrap();
    }
    let query =
        "query($after: String) { viewer { notifications(first: 2, after: $after) { totalCount
        pageInfo { hasNextPage endCursor } nodes { title } } } }";
    let first = app.as_(head).run(query, json!({})).await;
    let page = &first["viewer"]["notifications"];
    assert_eq!(page["totalCount"], 3);
    assert_eq!(page["pageInfo"]["hasNextPage"], true);
    let after = json!({ "after": page["pageInfo"]["endCursor"] });
    let rest = app.as_(head).run(query, after).await;
    assert_eq!(
        rest["viewer"]["notifications"]["nodes"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let unread = "{ viewer { notifications(first: 5, unreadOnly: true) { totalCount } } }";
    let seen = app.as_(head).ask(unread).await;
    assert_eq!(seen["viewer"]["notifications"]["totalCount"], 3);
}
