//! The calendar: one's own days, a school's, and the feed that knows no names.

use graphql::feeds::own_calendar;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    ones_own_days_are_read_from_the_states_of_things;
    a_school_sees_its_own_days;
    a_feed_opens_by_its_secret_alone_and_names_nobody;
}

const OWN: &str =
    "query($from: Date!, $until: Date!) { viewer { calendar(from: $from, until: $until) {
    id kind on title with path overdue } } }";

fn winter() -> Value {
    json!({ "from": "2026-11-01", "until": "2026-12-31" })
}

/// The mentor's duty consent of the town ends in December, and a proposal waits.
async fn days(app: &TestApp) {
    let mut input = json!({ "schoolId": format!("school:{}", app.town.school.school.0), "purpose": "MENTOR_DUTY",
        "textVersion": "2026-09", "fields": [], "validUntil": "2026-12-10" });
    input["purpose"] = json!("MENTOR_DUTY");
    app.as_(app.town.bystander)
        .mutate("giveConsent", input, "__typename")
        .await;
    let proposal = crate::pairing::proposal(app, json!({}));
    app.as_(app.town.curator)
        .mutate("proposeMentorship", proposal, "__typename")
        .await;
}

async fn ones_own_days_are_read_from_the_states_of_things(app: TestApp) {
    days(&app).await;
    let seen = app.as_(app.town.bystander).run(OWN, winter()).await;
    let entries = seen["viewer"]["calendar"].as_array().unwrap().clone();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0]["kind"], "CONSENT_END");
    assert_eq!(entries[0]["on"], "2026-12-10");
    assert_eq!(entries[0]["title"], "MENTOR_DUTY");
    assert_eq!(entries[0]["path"], "/me/consents");
    let seen = app.as_(app.town.mentor).run(OWN, winter()).await;
    let entries = seen["viewer"]["calendar"].as_array().unwrap().clone();
    assert_eq!(entries[0]["kind"], "PROPOSAL");
    // Proposed on the 15th, a week to answer.
    assert_eq!(entries[0]["on"], "2026-11-22");
    assert_eq!(entries[0]["overdue"], false);
    let late = app
        .later(app.town.mentor, "2026-11-25T09:00:00Z")
        .run(OWN, winter())
        .await;
    assert_eq!(late["viewer"]["calendar"][0]["overdue"], true);
    let too_long = json!({ "from": "2026-01-01", "until": "2027-12-31" });
    let answer = app.as_(app.town.mentor).answer(OWN, too_long).await;
    assert_eq!(crate::harness::code(&answer), "BAD_INPUT");
}

async fn a_school_sees_its_own_days(app: TestApp) {
    days(&app).await;
    let query = "query($id: ID!, $from: Date!, $until: Date!) { viewer { school(id: $id) {
        calendar(from: $from, until: $until) { kind on with path } } } }";
    let mut here = winter();
    here["id"] = json!(format!("school:{}", app.town.school.school.0));
    let seen = app.as_(app.town.curator).run(query, here.clone()).await;
    let entries = seen["viewer"]["school"]["calendar"]
        .as_array()
        .unwrap()
        .clone();
    let kinds: Vec<_> = entries
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["PROPOSAL", "CONSENT_END"]);
    assert!(entries[1]["path"].as_str().unwrap().starts_with("/people/"));
    for stranger in [
        app.town.psychologist,
        app.town.administrator,
        app.town.municipal,
    ] {
        let seen = app.as_(stranger).run(query, here.clone()).await;
        assert_eq!(seen["viewer"]["school"]["calendar"], Value::Null);
    }
    let mut there = winter();
    there["id"] = json!(format!("school:{}", app.town.sibling.school.0));
    let seen = app.as_(app.town.sibling_curator).run(query, there).await;
    assert_eq!(seen["viewer"]["school"]["calendar"], json!([]));
}

async fn a_feed_opens_by_its_secret_alone_and_names_nobody(app: TestApp) {
    let who = app.town.mentor;
    app.world().account(who).await;
    days(&app).await;
    let selection = "... on OpenCalendarFeedDone { url } ... on OpenCalendarFeedRefused { reason }";
    let open = async |key: Option<&str>| {
        let input = json!({ "clientMutationId": key });
        app.as_(who)
            .mutate("openCalendarFeed", input, selection)
            .await
    };
    let url = open(Some("one")).await["url"].as_str().unwrap().to_owned();
    assert_eq!(open(Some("one")).await["reason"], "SHOWN_BEFORE");
    let secret = |url: &str| {
        let name = url.rsplit('/').next().unwrap();
        name.strip_suffix(".ics").unwrap().to_owned()
    };
    let read = async |secret: &str| {
        own_calendar(app.store(), secret, "https://example.org")
            .await
            .unwrap()
    };
    let text = read(&secret(&url)).await.unwrap();
    assert!(text.contains("Ответить на предложение пары"), "{text}");
    assert!(text.contains("https://example.org/pairs/"), "{text}");
    for name in ["Щёткина", "Жанна", "Новичков", "Юрьевна"] {
        assert!(!text.contains(name), "{text}");
    }
    assert_eq!(read("something-else").await, None);
    let again = open(None).await["url"].as_str().unwrap().to_owned();
    assert_eq!(
        read(&secret(&url)).await,
        None,
        "a new address puts the old one out of use"
    );
    app.as_(who)
        .mutate("closeCalendarFeed", json!({}), "__typename")
        .await;
    assert_eq!(read(&secret(&again)).await, None);
}
