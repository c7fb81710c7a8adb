//! The journal of a pair.

use domain::id::{MentorshipId, PersonId};
use domain::monitoring::Indicator;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::counted::{agree_with_the_facts, figure};
use crate::harness::TestApp;

on_both! {
    a_meeting_counts_at_once_and_stands_first_in_the_journal;
    pages_of_the_journal_follow_one_another;
    a_day_or_a_length_that_cannot_be_is_refused;
    an_entry_is_taken_out_by_who_wrote_it;
    an_old_entry_stays;
    the_journal_is_kept_by_the_two;
}

const RECORDED: &str = "... on RecordMeetingDone { meeting { id heldOn minutes topic viewerCan recordedBy { lastName } } }
    ... on RecordMeetingRefused { reason } ... on InvalidInput { fields { path problem } }";
const JOURNAL: &str = "query($id: ID!, $first: Int, $after: String) { viewer { mentorship(id: $id) {
    meetings(first: $first, after: $after) { totalCount nodes { heldOn } pageInfo { hasNextPage endCursor } } } } }";

async fn a_meeting_counts_at_once_and_stands_first_in_the_journal(app: TestApp) {
    let pair = pair(&app).await;
    record(&app, app.town.mentor, meeting(pair, "2026-11-10", 45)).await;
    let said = record(&app, app.town.mentee, meeting(pair, "2026-11-15", 45)).await;
    let kept = &said["meeting"];
    assert_eq!(kept["recordedBy"]["lastName"], "Ёжиков");
    assert_eq!(kept["viewerCan"], json!(["REMOVE", "GIVE_FEEDBACK"]));
    assert_eq!(figure(&app, Indicator::Meetings).await, 2);
    agree_with_the_facts(&app).await;

    let seen = journal(&app, pair, json!({})).await;
    assert_eq!(days(&seen), ["2026-11-15", "2026-11-10"]);
    assert_eq!(seen["totalCount"], 2);
}

async fn pages_of_the_journal_follow_one_another(app: TestApp) {
    let pair = pair(&app).await;
    for day in ["2026-11-01", "2026-11-03", "2026-11-02", "2026-11-02"] {
        record(&app, app.town.mentor, meeting(pair, day, 30)).await;
    }
    let first = journal(&app, pair, json!({ "first": 3 })).await;
    assert_eq!(days(&first), ["2026-11-03", "2026-11-02", "2026-11-02"]);
    assert_eq!(first["pageInfo"]["hasNextPage"], true);
    let after = first["pageInfo"]["endCursor"].clone();
    let second = journal(&app, pair, json!({ "first": 3, "after": after })).await;
    assert_eq!(days(&second), ["2026-11-01"]);
    assert_eq!(second["pageInfo"]["hasNextPage"], false);
}

async fn a_day_or_a_length_that_cannot_be_is_refused(app: TestApp) {
    let pair = pair(&app).await;
    let reason = async |day: &str, minutes: i64| {
        let said = record(&app, app.town.mentor, meeting(pair, day, minutes)).await;
        said["reason"].clone()
    };
    assert_eq!(reason("2026-11-16", 45).await, "IN_THE_FUTURE");
    assert_eq!(reason("2025-08-31", 45).await, "OUTSIDE_PAIR");
    for minutes in [4, 601, 0, -5, 70_000] {
        assert_eq!(
            reason("2026-11-10", minutes).await,
            "ODD_LENGTH",
            "{minutes}"
        );
    }
    let mut silent = meeting(pair, "2026-11-10", 45);
    silent["topic"] = json!("");
    let said = record(&app, app.town.mentor, silent).await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["topic"], "problem": "EMPTY" }])
    );
    assert_eq!(journal(&app, pair, json!({})).await["totalCount"], 0);
}

async fn an_entry_is_taken_out_by_who_wrote_it(app: TestApp) {
    let pair = pair(&app).await;
    let said = record(&app, app.town.mentor, meeting(pair, "2026-11-10", 45)).await;
    let input = json!({ "meetingId": said["meeting"]["id"] });
    assert_eq!(
        app.as_(app.town.mentee)
            .refused("removeMeeting", input.clone())
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(app.town.curator)
            .refused("removeMeeting", input.clone())
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(app.town.bystander)
            .refused("removeMeeting", input.clone())
            .await,
        "NOT_FOUND"
    );

    let fields = "... on RemoveMeetingDone { mentorship { meetings { totalCount } } }";
    let done = app
        .as_(app.town.mentor)
        .mutate("removeMeeting", input.clone(), fields)
        .await;
    assert_eq!(done["mentorship"]["meetings"]["totalCount"], 0);
    assert_eq!(figure(&app, Indicator::Meetings).await, 0);
    agree_with_the_facts(&app).await;
    assert_eq!(
        app.as_(app.town.mentor)
            .refused("removeMeeting", input)
            .await,
        "NOT_FOUND"
    );
}

async fn an_old_entry_stays(app: TestApp) {
    let pair = pair(&app).await;
    let said = record(&app, app.town.mentor, meeting(pair, "2026-11-10", 45)).await;
    let later = app.later(app.town.mentor, "2026-11-22T09:00:01Z");
    let input = json!({ "meetingId": said["meeting"]["id"] });
    let fields = "... on RemoveMeetingRefused { reason }";
    let said = later.mutate("removeMeeting", input, fields).await;
    assert_eq!(said["reason"], "TOO_LATE");
    let query =
        "query($id: ID!) { viewer { mentorship(id: $id) { meetings { nodes { viewerCan } } } } }";
    let id = json!({ "id": format!("mentorship:{}", pair.0) });
    let seen = later.run(query, id).await;
    assert_eq!(
        seen["viewer"]["mentorship"]["meetings"]["nodes"],
        json!([{ "viewerCan": ["GIVE_FEEDBACK"] }])
    );
}

async fn the_journal_is_kept_by_the_two(app: TestApp) {
    let pair = pair(&app).await;
    let town = &app.town;
    let code = async |who: PersonId| {
        let input = meeting(pair, "2026-11-10", 45);
        app.as_(who).refused("recordMeeting", input).await
    };
    assert_eq!(code(town.curator).await, "FORBIDDEN");
    assert_eq!(code(town.head).await, "FORBIDDEN");
    for stranger in [
        town.bystander,
        town.municipal,
        town.regional,
        town.sibling_curator,
    ] {
        assert_eq!(code(stranger).await, "NOT_FOUND");
    }
    let unsigned = app
        .public()
        .refused("recordMeeting", meeting(pair, "2026-11-10", 45))
        .await;
    assert_eq!(unsigned, "UNAUTHENTICATED");
}

async fn pair(app: &TestApp) -> MentorshipId {
    app.world()
        .pair_in_force(app.town.school, app.town.mentor, app.town.mentee)
        .await
}

fn meeting(of: MentorshipId, on: &str, minutes: i64) -> Value {
    json!({ "mentorshipId": format!("mentorship:{}", of.0), "heldOn": on, "minutes": minutes,
        "mode": "IN_PERSON", "topic": "Разбор урока", "summary": "", "goals": "Провести опрос" })
}

async fn record(app: &TestApp, who: PersonId, input: Value) -> Value {
    app.as_(who).mutate("recordMeeting", input, RECORDED).await
}

async fn journal(app: &TestApp, pair: MentorshipId, mut page: Value) -> Value {
    page["id"] = json!(format!("mentorship:{}", pair.0));
    let seen = app.as_(app.town.curator).run(JOURNAL, page).await;
    seen["viewer"]["mentorship"]["meetings"].clone()
}

fn days(journal: &Value) -> Vec<&str> {
    let nodes = journal["nodes"].as_array().unwrap().iter();
    nodes.map(|node| node["heldOn"].as_str().unwrap()).collect()
}
