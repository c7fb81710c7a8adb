//! What a mentor may read of a mentee's file: asked for with a purpose, granted until a day, logged, closed at once.

use domain::id::{MentorshipId, PersonId};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{letters, mentorship, person, school, sql};

on_both! {
    a_mentor_asks_the_head_grants_and_each_reading_is_seen;
    expiry_withdrawal_and_the_end_of_the_pair_close_it_at_once;
    a_refusal_says_why;
    what_does_not_fit_is_refused_with_the_reason;
    nothing_of_a_pupil_without_the_representatives_consent;
    who_knows_and_who_decides;
}

const GRANT: &str = "id state purpose askedFields fields askedOn decidedOn until refusalNote closedOn readings viewerCan
    mentor { lastName } mentee { lastName } decidedBy { lastName } mentorship { id }";

/// The town's pair in force.
pub(crate) async fn pair(app: &TestApp) -> MentorshipId {
    let (town, world) = (&app.town, app.world());
    world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await
}

/// What the mentor may ask.
pub(crate) fn request(app: &TestApp, pair: MentorshipId) -> Value {
    json!({ "mentorshipId": mentorship(pair), "menteeId": person(app.town.mentee),
        "fields": ["POSITION", "EMAIL", "EMAIL"], "purpose": "Составить план посещения уроков" })
}

async fn act(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let capital = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let more = match name {
        "askForFile" | "grantFile" | "refuseFile" => {
            "... on InvalidInput { fields { path problem } }"
        }
        _ => "",
    };
    let values = match name {
        "readFile" => "values { field value }",
        _ => "",
    };
    let selection = format!(
        "... on {capital}Done {{ grant {{ {GRANT} }} {values} }} ... on {capital}Refused {{ reason }} {more}"
    );
    app.as_(who).mutate(name, input, &selection).await
}

async fn done(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let said = act(app, who, name, input).await;
    assert!(said["grant"].is_object(), "{name}: {said:#}");
    said["grant"].clone()
}

fn of(grant: &Value) -> Value {
    json!({ "grantId": grant["id"] })
}

fn terms(grant: &Value, fields: Value, until: &str) -> Value {
    json!({ "grantId": grant["id"], "fields": fields, "until": until })
}

async fn granted(app: &TestApp, pair: MentorshipId) -> Value {
    let asked = done(app, app.town.mentor, "askForFile", request(app, pair)).await;
    let terms = terms(&asked, json!(["EMAIL"]), "2026-12-31");
    done(app, app.town.head, "grantFile", terms).await
}

fn count(value: &Value) -> usize {
    value.as_array().map_or(0, Vec::len)
}

async fn a_mentor_asks_the_head_grants_and_each_reading_is_seen(app: TestApp) {
    let (mentor, mentee, head) = (app.town.mentor, app.town.mentee, app.town.head);
    let pair = pair(&app).await;
    let asked = done(&app, mentor, "askForFile", request(&app, pair)).await;
    assert_eq!(asked["state"], "ASKED");
    assert_eq!(asked["askedFields"], json!(["EMAIL", "POSITION"]));
    assert_eq!(asked["viewerCan"], json!(["LEARN", "CLOSE"]));
    let said = act(&app, mentor, "readFile", of(&asked)).await;
    assert_eq!(said["reason"], "NOT_IN_FORCE");
    assert_eq!(
        letters(&app, head).await,
        ["Запрос на доступ к личному делу"]
    );
    let tasks = app
        .as_(head)
        .ask("{ viewer { tasks { kind target } } }")
        .await;
    let task = json!({ "kind": "DECIDE_FILE_GRANT", "target": school(app.town.school) });
    assert!(
        tasks["viewer"]["tasks"].as_array().unwrap().contains(&task),
        "{tasks}"
    );

    let terms = terms(&asked, json!(["EMAIL"]), "2026-12-31");
    let granted = done(&app, head, "grantFile", terms.clone()).await;
    assert_eq!(granted["state"], "GRANTED");
    assert_eq!(
        granted["fields"],
        json!(["EMAIL"]),
        "less than was asked for"
    );
    let said = act(&app, head, "grantFile", terms).await;
    assert_eq!(said["reason"], "ALREADY_DECIDED");
    let read = act(&app, mentor, "readFile", of(&asked)).await;
    let email = format!("{}@example.org", mentee.0.simple());
    assert_eq!(
        read["values"],
        json!([{ "field": "EMAIL", "value": email }]),
        "{read}"
    );
    act(&app, mentor, "readFile", of(&asked)).await;

    let query = format!(
        "{{ viewer {{ myData {{ fileGrants {{ {GRANT} }} readings {{ kind deed }} }} }} }}"
    );
    let seen = app.as_(mentee).ask(&query).await;
    let seen = &seen["viewer"]["myData"];
    let own = &seen["fileGrants"][0];
    assert_eq!(own["purpose"], "Составить план посещения уроков");
    assert_eq!(
        (&own["readings"], &own["until"]),
        (&json!(2), &json!("2026-12-31"))
    );
    assert_eq!(own["viewerCan"], json!(["LEARN", "CLOSE"]));
    let line = json!({ "kind": "file-grant", "deed": "Read" });
    assert_eq!(seen["readings"], json!([line, line]));
    assert_eq!(letters(&app, mentee).await, ["Доступ к личному делу дан"]);
}

async fn expiry_withdrawal_and_the_end_of_the_pair_close_it_at_once(app: TestApp) {
    let (mentor, mentee, head) = (app.town.mentor, app.town.mentee, app.town.head);
    let pair = pair(&app).await;
    let refused = async |grant: &Value| {
        let said = act(&app, mentor, "readFile", of(grant)).await;
        assert_eq!(said["values"], Value::Null);
        said["reason"].clone()
    };
    for who in [mentor, mentee, head] {
        let grant = granted(&app, pair).await;
        // A key that was answered once opens nothing later.
        let mut keyed = of(&grant);
        keyed["clientMutationId"] = json!(format!("reading-{}", who.0));
        let read = act(&app, mentor, "readFile", keyed.clone()).await;
        assert!(read["values"].is_array(), "{read:#}");
        let closed = done(&app, who, "closeFileGrant", of(&grant)).await;
        assert_eq!(
            (&closed["state"], &closed["closedOn"]),
            (&json!("CLOSED"), &json!("2026-11-15"))
        );
        assert_eq!(refused(&grant).await, "NOT_IN_FORCE");
        let replayed = act(&app, mentor, "readFile", keyed).await;
        assert_eq!(replayed["reason"], "NOT_IN_FORCE");
        let again = act(&app, who, "closeFileGrant", of(&grant)).await;
        assert_eq!(again["reason"], "NOT_IN_FORCE");
    }
    let grant = granted(&app, pair).await;
    let id = grant["id"]
        .as_str()
        .unwrap()
        .trim_start_matches("file-grant:");
    let past =
        "UPDATE file_grant SET decided_on = '2026-11-01', until_on = '2026-11-14' WHERE id = $1";
    sql(&app, past, id.parse().unwrap()).await;
    assert_eq!(refused(&grant).await, "NOT_IN_FORCE");
    let query = "{ viewer { myData { fileGrants { state } } } }";
    let seen = app.as_(mentee).ask(query).await;
    assert_eq!(
        seen["viewer"]["myData"]["fileGrants"][0]["state"],
        "EXPIRED"
    );

    let grant = granted(&app, pair).await;
    let end = json!({ "mentorshipId": mentorship(pair), "on": "2026-11-14", "reason": "MUTUAL_DECISION" });
    app.as_(app.town.curator)
        .mutate("endMentorship", end, "")
        .await;
    assert_eq!(refused(&grant).await, "NOT_IN_FORCE");
}

async fn a_refusal_says_why(app: TestApp) {
    let (mentor, head) = (app.town.mentor, app.town.head);
    let pair = pair(&app).await;
    let asked = done(&app, mentor, "askForFile", request(&app, pair)).await;
    let empty = json!({ "grantId": asked["id"], "note": " " });
    let said = act(&app, head, "refuseFile", empty).await;
    assert_eq!(said["fields"][0]["path"], json!(["note"]));
    let no = json!({ "grantId": asked["id"], "note": "Достаточно данных карточки" });
    let refused = done(&app, head, "refuseFile", no).await;
    assert_eq!(
        (&refused["state"], &refused["refusalNote"]),
        (&json!("REFUSED"), &json!("Достаточно данных карточки"))
    );
    assert_eq!(
        letters(&app, mentor).await,
        ["В доступе к личному делу отказано"]
    );
    // Refused is not forever: the mentor may ask again.
    done(&app, mentor, "askForFile", request(&app, pair)).await;
}

async fn what_does_not_fit_is_refused_with_the_reason(app: TestApp) {
    let (mentor, head) = (app.town.mentor, app.town.head);
    let pair = pair(&app).await;
    let mut empty = request(&app, pair);
    empty["fields"] = json!([]);
    empty["purpose"] = json!("");
    let said = act(&app, mentor, "askForFile", empty).await;
    assert_eq!(count(&said["fields"]), 2, "{said}");
    let asked = done(&app, mentor, "askForFile", request(&app, pair)).await;
    let said = act(&app, mentor, "askForFile", request(&app, pair)).await;
    assert_eq!(said["reason"], "ALREADY_ASKED");
    for (fields, until, path) in [
        (json!(["EMAIL", "PHONE"]), "2026-12-31", "fields"),
        (json!([]), "2026-12-31", "fields"),
        (json!(["EMAIL"]), "2026-11-14", "until"),
        (json!(["EMAIL"]), "2027-11-17", "until"),
    ] {
        let said = act(&app, head, "grantFile", terms(&asked, fields, until)).await;
        assert_eq!(said["fields"][0]["path"], json!([path]), "{said}");
    }
    let mut other = request(&app, pair);
    other["menteeId"] = json!(person(app.town.bystander));
    let refused = app.as_(mentor).refused("askForFile", other).await;
    assert_eq!(refused, "NOT_FOUND", "who is no mentee of the pair");
}

async fn nothing_of_a_pupil_without_the_representatives_consent(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let pupil = world.pupil("Ученик Юра", town.school).await;
    let pair = world.pair_in_force(town.school, town.mentor, pupil).await;
    let mut input = request(&app, pair);
    input["menteeId"] = json!(person(pupil));
    let said = act(&app, town.mentor, "askForFile", input).await;
    assert_eq!(said["reason"], "REPRESENTATIVE_CONSENT_MISSING");
}

async fn who_knows_and_who_decides(app: TestApp) {
    let town = &app.town;
    let pair = pair(&app).await;
    let asked = done(&app, town.mentor, "askForFile", request(&app, pair)).await;
    let yes = terms(&asked, json!(["EMAIL"]), "2026-12-31");
    for (who, code) in [
        (town.mentor, "FORBIDDEN"),
        (town.mentee, "FORBIDDEN"),
        (town.curator, "NOT_FOUND"),
        (town.psychologist, "NOT_FOUND"),
        (town.sibling_head, "NOT_FOUND"),
    ] {
        let refused = app.as_(who).refused("grantFile", yes.clone()).await;
        assert_eq!(refused, code);
    }
    done(&app, town.head, "grantFile", yes).await;
    for (who, code) in [
        (town.head, "FORBIDDEN"),
        (town.mentee, "FORBIDDEN"),
        (town.curator, "NOT_FOUND"),
    ] {
        let refused = app.as_(who).refused("readFile", of(&asked)).await;
        assert_eq!(refused, code);
    }
    let query = "query($id: ID!, $open: Boolean) { viewer { school(id: $id) { fileGrants(open: $open) { totalCount } } } }";
    for (who, open, seen) in [
        (town.head, false, json!({ "totalCount": 1 })),
        (town.head, true, json!({ "totalCount": 0 })),
        (town.curator, false, Value::Null),
    ] {
        let given = json!({ "id": school(town.school), "open": open });
        let list = app.as_(who).run(query, given).await;
        assert_eq!(list["viewer"]["school"]["fileGrants"], seen);
    }
    let of_pair = "{ viewer { participant { mentorships { fileGrants { state } } } } }";
    let seen = app.as_(town.mentee).ask(of_pair).await;
    let seen = &seen["viewer"]["participant"]["mentorships"][0]["fileGrants"];
    assert_eq!(*seen, json!([{ "state": "GRANTED" }]));
}
