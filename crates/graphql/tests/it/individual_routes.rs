//! An individual route: written, put into force, revised with a reason, finished; read by who works with it.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{another_mentee, person, school};

on_both! {
    a_route_goes_from_its_draft_through_revisions_to_a_result;
    years_and_steps_that_do_not_fit_are_named;
    the_mentor_reads_it_while_the_pair_runs;
    who_writes_and_who_decides;
}

const ROUTE: &str = "id state goal fromYear untilYear edition revisionReason result version viewerCan activatedOn finishedOn
    steps { schoolYear direction expected programme { id } } person { lastName }";

/// The mentee's route as it may be written.
pub(crate) fn route(app: &TestApp, over: Value) -> Value {
    let mut input = json!({ "schoolId": school(app.town.school), "personId": person(app.town.mentee),
        "goal": "Первая категория", "fromYear": 2026, "untilYear": 2029, "steps": [
            { "schoolYear": 2028, "direction": "Открытые уроки" },
            { "schoolYear": 2026, "direction": "Методика", "expected": "Рабочая программа" },
        ] });
    let fields = input.as_object_mut().unwrap();
    fields.extend(over.as_object().unwrap().clone());
    input
}

/// The mentee's latest route.
pub(crate) async fn current(app: &TestApp) -> Value {
    let query = format!("{{ viewer {{ participant {{ routes {{ {ROUTE} }} }} }} }}");
    let seen = app.as_(app.town.mentee).ask(&query).await;
    seen["viewer"]["participant"]["routes"][0].clone()
}

async fn act(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let capital = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let conflict = match name {
        "keepRoute" | "reviseRoute" => {
            format!("... on {capital}Conflict {{ current {{ version }} }}")
        }
        _ => String::new(),
    };
    let invalid = match name {
        "activateRoute" => "",
        _ => "... on InvalidInput { fields { path problem } }",
    };
    let selection = format!(
        "... on {capital}Done {{ route {{ {ROUTE} }} }} ... on {capital}Refused {{ reason }} {conflict} {invalid}"
    );
    app.as_(who).mutate(name, input, &selection).await
}

fn revision(app: &TestApp, of: &Value, over: Value) -> Value {
    let mut input = route(
        app,
        json!({ "routeId": of["id"], "version": of["version"], "reason": "Новая должность" }),
    );
    let fields = input.as_object_mut().unwrap();
    fields.remove("schoolId");
    fields.remove("personId");
    fields.extend(over.as_object().unwrap().clone());
    input
}

async fn a_route_goes_from_its_draft_through_revisions_to_a_result(app: TestApp) {
    let (mentee, curator) = (app.town.mentee, app.town.curator);
    let said = act(&app, mentee, "keepRoute", route(&app, json!({}))).await;
    let draft = said["route"].clone();
    assert_eq!(draft["state"], "DRAFT");
    assert_eq!(draft["viewerCan"], json!(["READ", "KEEP"]));
    let years: Vec<_> = draft["steps"].as_array().unwrap().iter().collect();
    assert_eq!(
        years[0]["schoolYear"], 2026,
        "by year, however they were sent"
    );
    assert_eq!(years[0]["expected"], "Рабочая программа");
    let another = act(&app, curator, "keepRoute", route(&app, json!({}))).await;
    assert_eq!(another["reason"], "HAS_ANOTHER");
    let over = json!({ "routeId": draft["id"], "version": 1, "goal": "Высшая категория" });
    let said = act(&app, curator, "keepRoute", route(&app, over.clone())).await;
    assert_eq!(said["route"]["version"], 2);
    let said = act(&app, mentee, "keepRoute", route(&app, over)).await;
    assert_eq!(said["current"]["version"], 2);

    let id = json!({ "routeId": draft["id"] });
    let said = act(&app, curator, "activateRoute", id.clone()).await;
    let active = said["route"].clone();
    assert_eq!(
        (&active["state"], &active["activatedOn"]),
        (&json!("ACTIVE"), &json!("2026-11-15"))
    );
    assert_eq!(active["viewerCan"], json!(["READ", "REVISE", "FINISH"]));
    let said = act(&app, curator, "activateRoute", id).await;
    assert_eq!(said["reason"], "NOT_A_DRAFT");
    let over = json!({ "routeId": draft["id"], "version": 3 });
    let said = act(&app, curator, "keepRoute", route(&app, over)).await;
    assert_eq!(said["reason"], "NOT_A_DRAFT");

    let wider = json!({ "untilYear": 2030 });
    let said = act(&app, mentee, "reviseRoute", revision(&app, &active, wider)).await;
    let revised = said["route"].clone();
    assert_eq!(
        (
            &revised["state"],
            &revised["edition"],
            &revised["untilYear"]
        ),
        (&json!("REVISED"), &json!(2), &json!(2030))
    );
    assert_eq!(revised["revisionReason"], "Новая должность");
    let stale = revision(&app, &active, json!({}));
    let said = act(&app, curator, "reviseRoute", stale).await;
    assert_eq!(said["current"]["version"], revised["version"]);
    let end = json!({ "routeId": draft["id"], "result": "Присвоена первая категория" });
    let said = act(&app, curator, "finishRoute", end.clone()).await;
    assert_eq!(said["route"]["state"], "FINISHED");
    assert_eq!(said["route"]["viewerCan"], json!(["READ"]));
    let said = act(&app, curator, "finishRoute", end).await;
    assert_eq!(said["reason"], "NOT_IN_FORCE");
    let said = act(&app, mentee, "keepRoute", route(&app, json!({}))).await;
    assert_eq!(said["route"]["state"], "DRAFT", "the next one may begin");
}

async fn years_and_steps_that_do_not_fit_are_named(app: TestApp) {
    let steps = json!([{ "schoolYear": 2031, "direction": " " }]);
    for (over, paths) in [
        (json!({ "untilYear": 2028 }), json!(["untilYear"])),
        (json!({ "untilYear": 2031 }), json!(["untilYear"])),
        (json!({ "goal": "" }), json!(["goal"])),
        (json!({ "steps": [] }), json!(["steps"])),
        (
            json!({ "steps": steps }),
            json!(["steps.0.schoolYear", "steps.0.direction"]),
        ),
    ] {
        let said = act(&app, app.town.mentee, "keepRoute", route(&app, over)).await;
        let fields = said["fields"].as_array().unwrap().iter();
        let found: Vec<String> = fields
            .map(|field| {
                let path = field["path"].as_array().unwrap().iter();
                let path: Vec<_> = path.map(|part| part.as_str().unwrap()).collect();
                path.join(".")
            })
            .collect();
        assert_eq!(json!(found), paths);
    }
}

async fn the_mentor_reads_it_while_the_pair_runs(app: TestApp) {
    let town = &app.town;
    act(&app, town.mentee, "keepRoute", route(&app, json!({}))).await;
    let pair = app
        .world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let programme = app.world().completed_programme(pair).await;
    let step = json!([{ "schoolYear": 2026, "direction": "Методика",
        "programmeId": format!("programme:{}", programme.0) }]);
    let draft = current(&app).await;
    let over = json!({ "routeId": draft["id"], "version": 1, "steps": step });
    let said = act(&app, town.mentee, "keepRoute", route(&app, over)).await;
    assert!(
        said["route"]["steps"][0]["programme"]["id"].is_string(),
        "{said}"
    );
    let query = "{ viewer { participant { mentorships { routes { goal viewerCan } } } } }";
    let seen = app.as_(town.mentor).ask(query).await;
    let routes = &seen["viewer"]["participant"]["mentorships"][0]["routes"];
    let read = json!([{ "goal": "Первая категория", "viewerCan": ["READ"] }]);
    assert_eq!(*routes, read);
    // A programme of somebody else is as unknown as one that never was.
    let other = another_mentee(&app, "Другой Денис").await;
    let foreign = json!({ "personId": person(other), "steps": step });
    let refused = app
        .as_(town.curator)
        .refused("keepRoute", route(&app, foreign))
        .await;
    assert_eq!(refused, "NOT_FOUND");
}

async fn who_writes_and_who_decides(app: TestApp) {
    let town = &app.town;
    act(&app, town.mentee, "keepRoute", route(&app, json!({}))).await;
    let id = json!({ "routeId": current(&app).await["id"] });
    for (who, code) in [
        (town.mentee, "FORBIDDEN"),
        (town.head, "NOT_FOUND"),
        (town.mentor, "NOT_FOUND"),
        (town.psychologist, "NOT_FOUND"),
        (town.sibling_curator, "NOT_FOUND"),
    ] {
        let refused = app.as_(who).refused("activateRoute", id.clone()).await;
        assert_eq!(refused, code);
    }
    let query = "query($id: ID!) { viewer { school(id: $id) { matching { routes(states: [DRAFT]) { totalCount nodes { goal } } } } } }";
    let given = json!({ "id": school(town.school) });
    let seen = app.as_(town.curator).run(query, given.clone()).await;
    let seen = &seen["viewer"]["school"]["matching"]["routes"];
    assert_eq!(
        *seen,
        json!({ "totalCount": 1, "nodes": [{ "goal": "Первая категория" }] })
    );
    for who in [town.head, town.psychologist] {
        let seen = app.as_(who).run(query, given.clone()).await;
        assert_eq!(seen["viewer"]["school"]["matching"]["routes"], Value::Null);
    }
}
