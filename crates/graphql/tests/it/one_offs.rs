//! A single meeting without an order: proposed, agreed upon, held with a result, rated, counted apart from pairs.

use domain::clock::SchoolYear;
use domain::id::PersonId;
use domain::monitoring::Indicator;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{letters, person, school};

on_both! {
    a_meeting_goes_its_way_without_an_order_and_is_counted_apart;
    a_participant_proposes_to_whom_they_see_and_to_nobody_else;
    what_does_not_fit_is_refused_with_the_reason;
    it_is_called_off_or_declined_without_a_reason;
    who_reads_and_who_does_what;
}

const MEETING: &str = "id state format topic mentorAnswer menteeAnswer heldOn minutes result closedOn viewerCan
    mentor { lastName } mentee { lastName } mentorFeedback { score words } menteeFeedback { score words }";

fn input(app: &TestApp, over: Value) -> Value {
    let mut input = json!({ "schoolId": school(app.town.school), "mentorId": person(app.town.mentor),
        "menteeId": person(app.town.mentee), "format": "FLASH", "topic": "Как начать урок" });
    let fields = input.as_object_mut().unwrap();
    fields.extend(over.as_object().unwrap().clone());
    input
}

async fn act(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let capital = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let invalid = match name {
        "proposeOneOff" | "holdOneOff" | "rateOneOff" => {
            "... on InvalidInput { fields { path problem } }"
        }
        _ => "",
    };
    let selection = format!(
        "... on {capital}Done {{ oneOff {{ {MEETING} }} }} ... on {capital}Refused {{ reason }} {invalid}"
    );
    app.as_(who).mutate(name, input, &selection).await
}

async fn proposed(app: &TestApp, by: PersonId) -> Value {
    let said = act(app, by, "proposeOneOff", input(app, json!({}))).await;
    assert_eq!(said["__typename"], "ProposeOneOffDone", "{said}");
    said["oneOff"].clone()
}

async fn agreed(app: &TestApp) -> Value {
    let row = proposed(app, app.town.mentee).await;
    let yes = json!({ "oneOffId": row["id"], "accept": true });
    act(app, app.town.mentor, "answerOneOff", yes).await["oneOff"].clone()
}

fn held(row: &Value) -> Value {
    json!({ "oneOffId": row["id"], "heldOn": "2026-11-15", "minutes": 40,
        "result": "Составили сценарий начала урока" })
}

async fn kinds_of_tasks(app: &TestApp, who: PersonId) -> String {
    let seen = app
        .as_(who)
        .ask("{ viewer { tasks { kind target } } }")
        .await;
    seen["viewer"]["tasks"].to_string()
}

async fn a_meeting_goes_its_way_without_an_order_and_is_counted_apart(app: TestApp) {
    let (mentor, mentee, curator) = (app.town.mentor, app.town.mentee, app.town.curator);
    let row = proposed(&app, curator).await;
    assert_eq!(row["state"], "PROPOSED");
    assert_eq!(row["viewerCan"], json!(["READ", "CANCEL"]));
    for who in [mentor, mentee] {
        assert!(kinds_of_tasks(&app, who).await.contains("ANSWER_ONE_OFF"));
        let subjects = letters(&app, who).await;
        assert!(
            subjects.contains(&"Разовая встреча: Как начать урок".to_owned()),
            "{subjects:?}"
        );
    }
    let yes = json!({ "oneOffId": row["id"], "accept": true });
    let said = act(&app, mentor, "answerOneOff", yes.clone()).await;
    assert_eq!(said["oneOff"]["state"], "PROPOSED");
    let again = act(&app, mentor, "answerOneOff", yes.clone()).await;
    assert_eq!(again["reason"], "ALREADY_ANSWERED");
    let said = act(&app, mentee, "answerOneOff", yes).await;
    assert_eq!(said["oneOff"]["state"], "AGREED");
    assert_eq!(
        said["oneOff"]["viewerCan"],
        json!(["READ", "HOLD", "CANCEL"])
    );
    assert!(!kinds_of_tasks(&app, mentee).await.contains("ONE_OFF"));

    let said = act(&app, mentee, "holdOneOff", held(&row)).await;
    assert_eq!(said["oneOff"]["state"], "HELD");
    assert_eq!(said["oneOff"]["minutes"], 40);
    let year = SchoolYear::starting(2026).unwrap();
    let here = app.town.school.school;
    let tallies = app.store().figures().of_schools(&[here], year).await;
    let tally = &tallies.unwrap()[&here];
    assert_eq!(tally.count(Indicator::OneOffs), 1);
    assert_eq!(tally.count(Indicator::Pairs), 0, "it is no pair");
    let facts = app.store().figures().facts(Some(here), year).await.unwrap();
    assert_eq!(facts[&here].count(Indicator::OneOffs), 1);

    assert!(kinds_of_tasks(&app, mentor).await.contains("RATE_ONE_OFF"));
    let rate = |score: i32| json!({ "oneOffId": row["id"], "score": score, "words": "Полезно" });
    let said = act(&app, mentee, "rateOneOff", rate(11)).await;
    assert_eq!(said["fields"][0]["path"], json!(["score"]));
    let said = act(&app, mentee, "rateOneOff", rate(9)).await;
    assert_eq!(said["oneOff"]["state"], "FEEDBACK");
    let said = act(&app, mentee, "rateOneOff", rate(9)).await;
    assert_eq!(said["reason"], "ALREADY_RATED");
    let said = act(&app, mentor, "rateOneOff", rate(10)).await;
    let over = &said["oneOff"];
    assert_eq!(
        (&over["state"], &over["closedOn"]),
        (&json!("CLOSED"), &json!("2026-11-15"))
    );
    assert_eq!(over["mentorFeedback"]["score"], 10);
    assert_eq!(
        over["menteeFeedback"],
        Value::Null,
        "what the other one says is for the curator"
    );
    let query = format!(
        "query($id: ID!) {{ viewer {{ school(id: $id) {{ oneOffs(states: [CLOSED]) {{ totalCount nodes {{ {MEETING} }} }} }} }} }}"
    );
    let id = json!({ "id": school(app.town.school) });
    let seen = app.as_(curator).run(&query, id).await;
    let seen = &seen["viewer"]["school"]["oneOffs"];
    assert_eq!(seen["totalCount"], 1);
    assert_eq!(seen["nodes"][0]["menteeFeedback"]["score"], 9);
    assert_eq!(seen["nodes"][0]["viewerCan"], json!(["READ"]));
}

async fn a_participant_proposes_to_whom_they_see_and_to_nobody_else(app: TestApp) {
    let town = &app.town;
    let row = proposed(&app, town.mentee).await;
    assert_eq!(
        (&row["mentorAnswer"], &row["menteeAnswer"]),
        (&json!("PENDING"), &json!("ACCEPTED"))
    );
    assert!(letters(&app, town.mentee).await.is_empty());
    let yes = json!({ "oneOffId": row["id"], "accept": true });
    let said = act(&app, town.mentor, "answerOneOff", yes).await;
    assert_eq!(said["oneOff"]["state"], "AGREED");
    let subjects = letters(&app, town.mentee).await;
    assert_eq!(subjects, ["Разовая встреча согласована: Как начать урок"]);

    // A colleague without a card is nobody's to see; a curator knows them.
    let other = input(&app, json!({ "menteeId": person(town.bystander) }));
    let refused = app
        .as_(town.mentor)
        .refused("proposeOneOff", other.clone())
        .await;
    assert_eq!(refused, "NOT_FOUND");
    let said = act(&app, town.curator, "proposeOneOff", other).await;
    assert_eq!(said["oneOff"]["state"], "PROPOSED");
    // Nobody proposes for two others, or somebody of another school.
    let two = input(&app, json!({}));
    let refused = app.as_(town.bystander).refused("proposeOneOff", two).await;
    assert_eq!(refused, "NOT_FOUND");
    let stranger = input(&app, json!({ "menteeId": person(town.sibling_head) }));
    let refused = app
        .as_(town.curator)
        .refused("proposeOneOff", stranger)
        .await;
    assert_eq!(refused, "NOT_FOUND");
}

async fn what_does_not_fit_is_refused_with_the_reason(app: TestApp) {
    let curator = app.town.curator;
    for (over, reason) in [
        (
            json!({ "menteeId": person(app.town.mentor) }),
            "SAME_PERSON",
        ),
        (json!({ "format": "ONE_TO_ONE" }), "NOT_A_ONE_OFF"),
        (
            json!({ "mentorId": person(app.town.bystander) }),
            "MENTOR_NOT_IN_BANK",
        ),
    ] {
        let said = act(&app, curator, "proposeOneOff", input(&app, over)).await;
        assert_eq!(said["reason"], reason);
    }
    let empty = input(&app, json!({ "topic": " " }));
    let said = act(&app, curator, "proposeOneOff", empty).await;
    assert_eq!(said["fields"][0]["path"], json!(["topic"]));
    let row = proposed(&app, curator).await;
    let said = act(&app, curator, "holdOneOff", held(&row)).await;
    assert_eq!(said["reason"], "NOT_AGREED");
    let id = json!({ "oneOffId": row["id"] });
    let said = act(&app, curator, "closeOneOff", id).await;
    assert_eq!(said["reason"], "NOT_HELD");
    let wrong =
        json!({ "oneOffId": row["id"], "heldOn": "2026-11-16", "minutes": 1, "result": "" });
    let said = act(&app, curator, "holdOneOff", wrong).await;
    let fields = said["fields"].as_array().unwrap().iter();
    let paths: Vec<_> = fields.map(|field| field["path"][0].clone()).collect();
    assert_eq!(paths, ["result", "heldOn", "minutes"]);
}

async fn it_is_called_off_or_declined_without_a_reason(app: TestApp) {
    let row = agreed(&app).await;
    let id = json!({ "oneOffId": row["id"] });
    let said = act(&app, app.town.mentor, "cancelOneOff", id.clone()).await;
    assert_eq!(said["oneOff"]["state"], "CANCELLED");
    let said = act(&app, app.town.mentor, "cancelOneOff", id).await;
    assert_eq!(said["reason"], "TOO_LATE");
    let subjects = letters(&app, app.town.mentee).await;
    assert!(
        subjects.contains(&"Разовой встречи не будет: Как начать урок".to_owned()),
        "{subjects:?}"
    );
    let row = proposed(&app, app.town.mentor).await;
    let no = json!({ "oneOffId": row["id"], "accept": false });
    let said = act(&app, app.town.mentee, "answerOneOff", no.clone()).await;
    assert_eq!(said["oneOff"]["state"], "DECLINED");
    let said = act(&app, app.town.mentee, "answerOneOff", no).await;
    assert_eq!(said["reason"], "NOT_OPEN");

    let row = agreed(&app).await;
    act(&app, app.town.curator, "holdOneOff", held(&row)).await;
    let id = json!({ "oneOffId": row["id"] });
    let said = act(&app, app.town.curator, "closeOneOff", id).await;
    assert_eq!(said["oneOff"]["state"], "CLOSED");
    let rate = json!({ "oneOffId": row["id"], "score": 5, "words": "" });
    let said = act(&app, app.town.mentee, "rateOneOff", rate).await;
    assert_eq!(said["reason"], "NOT_HELD");
    let own = app
        .as_(app.town.mentee)
        .ask("{ viewer { participant { oneOffs(first: 2) { totalCount nodes { state } } } } }")
        .await;
    let own = &own["viewer"]["participant"]["oneOffs"];
    assert_eq!(own["totalCount"], 3);
    assert_eq!(own["nodes"].as_array().unwrap().len(), 2);
}

async fn who_reads_and_who_does_what(app: TestApp) {
    let town = &app.town;
    let row = agreed(&app).await;
    let answer = json!({ "oneOffId": row["id"], "accept": true });
    let rate = json!({ "oneOffId": row["id"], "score": 5, "words": "" });
    let id = json!({ "oneOffId": row["id"] });
    for (name, given, who, code) in [
        ("answerOneOff", &answer, town.curator, "FORBIDDEN"),
        ("rateOneOff", &rate, town.curator, "FORBIDDEN"),
        ("closeOneOff", &id, town.mentor, "FORBIDDEN"),
        ("closeOneOff", &id, town.head, "FORBIDDEN"),
        ("cancelOneOff", &id, town.head, "FORBIDDEN"),
        ("cancelOneOff", &id, town.bystander, "NOT_FOUND"),
        ("cancelOneOff", &id, town.psychologist, "NOT_FOUND"),
        ("cancelOneOff", &id, town.sibling_curator, "NOT_FOUND"),
        ("cancelOneOff", &id, town.municipal, "NOT_FOUND"),
    ] {
        let refused = app.as_(who).refused(name, given.clone()).await;
        assert_eq!(refused, code, "{name}");
    }
    let hold = app
        .as_(town.bystander)
        .refused("holdOneOff", held(&row))
        .await;
    assert_eq!(hold, "NOT_FOUND");
    let query = "query($id: ID!) { viewer { school(id: $id) { oneOffs { totalCount } } } }";
    for (who, seen) in [
        (town.head, json!({ "totalCount": 1 })),
        (town.psychologist, Value::Null),
        (town.municipal, Value::Null),
    ] {
        let id = json!({ "id": school(town.school) });
        let desk = app.as_(who).run(query, id).await;
        assert_eq!(desk["viewer"]["school"]["oneOffs"], seen);
    }
}
