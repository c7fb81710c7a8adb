//! Duties that roadmaps give: begun, stated with proofs, verified, sent back, waived; on desks and on the home page.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::roadmaps::{ROWS, approve, checked, drafted, in_force, municipal, school};

on_both! {
    a_school_states_what_it_did_and_the_centre_verifies_or_sends_back;
    a_proof_is_of_the_kind_that_the_row_asks_for;
    what_does_not_concern_a_school_is_confirmed_by_the_centre;
    a_duty_without_a_day_is_recorded_when_it_is_done;
    a_duty_with_days_is_stated_by_its_executions_alone;
    desks_list_their_own_duties_by_page_and_filter;
    the_home_page_says_what_is_due;
    nobody_steps_into_anothers_duty;
    many_duties_cost_the_statements_of_few;
}

const OCCURRENCE: &str =
    "occurrence { id revision state doneOn comment returnedReason verifiedOn isOverdue viewerCan
    evidence { kind title url number datedOn } statedBy { lastName } }";

pub(crate) async fn step(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let selection = format!(
        "... on OccurrenceDone {{ {OCCURRENCE} }} ... on OccurrenceRefused {{ reason }}
         ... on OccurrenceConflict {{ current {{ revision state }} }} ... on InvalidInput {{ fields {{ path problem }} }}"
    );
    app.as_(who).mutate(name, input, &selection).await
}

/// The executions on the desk of a school, by their day.
pub(crate) async fn of_school(app: &TestApp, who: PersonId) -> Vec<Value> {
    let query = "query($id: ID!) { viewer { school(id: $id) { duties { nodes {
        id revision state due isOverdue daysOverdue viewerCan duty { id item { title } } } } } } }";
    let said = app.as_(who).run(query, json!({ "id": school(app) })).await;
    let nodes = said["viewer"]["school"]["duties"]["nodes"]
        .as_array()
        .cloned();
    nodes.unwrap_or_else(|| panic!("{said:#}"))
}

fn stated(occurrence: &Value) -> Value {
    json!({
        "occurrenceId": occurrence["id"], "revision": occurrence["revision"], "doneOn": "2026-11-10",
        "comment": "Приказ подписан", "evidence": [
            { "kind": "ORDER", "title": "О назначении куратора", "number": "7", "datedOn": "2026-10-30" },
            { "kind": "LINK", "title": "На сайте", "url": "https://school.example/mentors" },
        ],
    })
}

async fn a_school_states_what_it_did_and_the_centre_verifies_or_sends_back(app: TestApp) {
    let (head, centre) = (app.town.head, app.town.municipal);
    in_force(&app).await;
    let first = of_school(&app, head).await.remove(0);
    assert_eq!(
        (&first["due"], &first["daysOverdue"]),
        (&json!("2026-11-01"), &json!(14))
    );
    assert_eq!(first["viewerCan"], json!(["START", "STATE"]));

    let begun = json!({ "occurrenceId": first["id"], "revision": 1 });
    let said = step(&app, app.town.curator, "startDuty", begun.clone()).await;
    assert_eq!(said["occurrence"]["state"], "IN_PROGRESS", "{said:#}");
    assert_eq!(
        step(&app, head, "startDuty", begun).await["current"]["revision"],
        2
    );

    let mut now = said["occurrence"].clone();
    let mut future = stated(&now);
    future["doneOn"] = json!("2026-11-16");
    assert_eq!(
        step(&app, head, "stateExecution", future).await["reason"],
        "DAY_OUTSIDE"
    );
    let said = step(&app, head, "stateExecution", stated(&now)).await;
    now = said["occurrence"].clone();
    assert_eq!(
        (&now["state"], &now["isOverdue"]),
        (&json!("DONE"), &json!(false)),
        "{said:#}"
    );
    assert_eq!(
        now["evidence"][0],
        json!({
            "kind": "ORDER", "title": "О назначении куратора", "url": null, "number": "7", "datedOn": "2026-10-30",
        })
    );
    assert_eq!(now["viewerCan"], json!(["STATE", "WITHDRAW"]));

    let back =
        json!({ "occurrenceId": now["id"], "revision": now["revision"], "reason": "Нет подписи" });
    let said = step(&app, centre, "returnExecution", back).await;
    now = said["occurrence"].clone();
    assert_eq!(
        (&now["state"], &now["returnedReason"]),
        (&json!("IN_PROGRESS"), &json!("Нет подписи"))
    );
    let said = step(&app, head, "stateExecution", stated(&now)).await;
    now = said["occurrence"].clone();
    assert_eq!(now["returnedReason"], Value::Null);

    let other = of_school(&app, head).await.remove(1);
    let input = json!({ "occurrenceIds": [now["id"], other["id"]] });
    let selection =
        "... on VerifyExecutionsDone { verified { id state verifiedOn } skipped { id } }";
    let said = app
        .as_(centre)
        .mutate("verifyExecutions", input, selection)
        .await;
    assert_eq!(
        said["verified"],
        json!([{ "id": now["id"], "state": "VERIFIED", "verifiedOn": "2026-11-15" }])
    );
    assert_eq!(said["skipped"], json!([{ "id": other["id"] }]));
    let withdrawn =
        json!({ "occurrenceId": now["id"], "revision": now["revision"].as_i64().unwrap() + 1 });
    assert_eq!(
        step(&app, head, "withdrawExecution", withdrawn).await["reason"],
        "WRONG_STATE"
    );
    let id = crate::roadmaps::uuid(now["id"].as_str().unwrap());
    let trail = app.store().trail("roadmap-duty", id).await.unwrap();
    let steps: Vec<_> = trail
        .iter()
        .rev()
        .filter_map(|line| line.to.clone())
        .collect();
    assert_eq!(
        steps,
        ["IN_PROGRESS", "DONE", "IN_PROGRESS", "DONE", "VERIFIED"]
    );
}

async fn a_proof_is_of_the_kind_that_the_row_asks_for(app: TestApp) {
    let (head, centre) = (app.town.head, app.town.municipal);
    let roadmap = drafted(&app, centre, &municipal(&app), &ROWS[..1]).await;
    let item = crate::roadmaps::items(&app, centre, &roadmap)
        .await
        .remove(0);
    let input = json!({ "itemId": item["id"], "revision": 1, "item": {
        "title": "Назначить кураторов", "term": "до 1 ноября 2026 г.", "responsible": "школы", "participants": "",
        "result": "", "evidence": "приказ", "evidenceKind": "ORDER",
    } });
    app.as_(centre).mutate("changeRoadmapItem", input, "").await;
    checked(&app, centre, &roadmap).await;
    approve(&app, centre, &roadmap).await;
    let first = of_school(&app, head).await.remove(0);
    let with = |evidence: Value| {
        let mut input = stated(&first);
        input["evidence"] = evidence;
        input
    };
    let link = json!([{ "kind": "LINK", "title": "Страница", "url": "https://a.example" }]);
    assert_eq!(
        step(&app, head, "stateExecution", with(link)).await["reason"],
        "EVIDENCE_MISSING"
    );
    let odd = json!([{ "kind": "LINK", "title": "", "url": "javascript:alert(1)" }, { "kind": "NUMBER", "title": "Сколько" }]);
    let said = step(&app, head, "stateExecution", with(odd)).await;
    let paths: Vec<_> = said["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["path"][2].clone())
        .collect();
    assert_eq!(paths, ["title", "url", "number"], "{said:#}");
    let order = json!([{ "kind": "ORDER", "title": "Приказ", "number": "7" }]);
    assert_eq!(
        step(&app, head, "stateExecution", with(order)).await["occurrence"]["state"],
        "DONE"
    );
    let foreign = json!([{ "kind": "ORDER", "title": "Приказ", "orderId": "order:0199f000-0000-7000-8000-000000000000" }]);
    let mut input = with(foreign);
    input["revision"] = json!(2);
    assert_eq!(
        app.as_(head).refused("stateExecution", input).await,
        "NOT_FOUND"
    );
    let neither = json!({ "doneOn": "2026-11-10", "comment": "", "evidence": [] });
    assert_eq!(
        step(&app, head, "stateExecution", neither).await["fields"][0]["path"],
        json!(["dutyId"])
    );
}

async fn duty_step(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let selection =
        "... on DutyDone { duty { applicability reason viewerCan occurrences { state } } }
        ... on DutyRefused { reason } ... on InvalidInput { fields { path } }";
    app.as_(who).mutate(name, input, selection).await
}

async fn what_does_not_concern_a_school_is_confirmed_by_the_centre(app: TestApp) {
    let (head, centre) = (app.town.head, app.town.municipal);
    in_force(&app).await;
    let first = of_school(&app, head).await.remove(0);
    let id = first["duty"]["id"].clone();
    let bare = json!({ "dutyId": id });
    let said = duty_step(&app, head, "setDutyNotApplicable", bare.clone()).await;
    assert_eq!(said["fields"][0]["path"], json!(["reason"]));
    let asked = json!({ "dutyId": id, "reason": "Молодых педагогов нет" });
    let said = duty_step(&app, head, "setDutyNotApplicable", asked.clone()).await;
    assert_eq!(said["duty"]["applicability"], "EXEMPTION_ASKED", "{said:#}");
    assert_eq!(
        said["duty"]["occurrences"][0]["state"], "PLANNED",
        "until it is confirmed, it is to be done"
    );
    assert_eq!(
        duty_step(&app, head, "setDutyNotApplicable", asked).await["reason"],
        "WRONG_STATE"
    );
    let query = "query($id: ID!) { viewer { municipality(id: $id) { exemptionsAsked { id reason place { level } viewerCan } } } }";
    let said = app
        .as_(centre)
        .run(query, json!({ "id": municipal(&app) }))
        .await;
    let waiting = &said["viewer"]["municipality"]["exemptionsAsked"];
    assert_eq!(
        waiting[0]["viewerCan"],
        json!(["CONFIRM_NOT_APPLICABLE", "RESTORE", "COMMENT"])
    );

    let said = duty_step(&app, centre, "setDutyNotApplicable", bare.clone()).await;
    assert_eq!(said["duty"]["applicability"], "NOT_APPLICABLE");
    assert_eq!(said["duty"]["reason"], "Молодых педагогов нет");
    assert_eq!(said["duty"]["occurrences"][0]["state"], "NOT_APPLICABLE");
    assert_eq!(
        app.as_(head).refused("restoreDuty", bare.clone()).await,
        "FORBIDDEN"
    );
    let said = duty_step(&app, centre, "restoreDuty", bare.clone()).await;
    assert_eq!(said["duty"]["occurrences"][0]["state"], "PLANNED");
    assert_eq!(
        duty_step(&app, centre, "restoreDuty", bare.clone()).await["reason"],
        "WRONG_STATE"
    );

    let now = of_school(&app, head).await.remove(0);
    step(&app, head, "stateExecution", stated(&now)).await;
    let asked = json!({ "dutyId": id, "reason": "Передумали" });
    assert_eq!(
        duty_step(&app, head, "setDutyNotApplicable", asked).await["reason"],
        "DONE_ALREADY"
    );
}

async fn a_duty_without_a_day_is_recorded_when_it_is_done(app: TestApp) {
    let head = app.town.head;
    in_force(&app).await;
    let query = "query($id: ID!) { viewer { school(id: $id) { undatedDuties { id viewerCan item { title } occurrences { id } } } } }";
    let undated = async || {
        let said = app
            .as_(head)
            .run(query, json!({ "id": school(&app) }))
            .await;
        said["viewer"]["school"]["undatedDuties"]
            .as_array()
            .unwrap()
            .clone()
    };
    let duties = undated().await;
    assert_eq!(duties.len(), 1, "{duties:#?}");
    assert_eq!(duties[0]["item"]["title"], "Изучить запросы педагогов");
    assert_eq!(
        duties[0]["viewerCan"],
        json!(["RECORD", "SET_NOT_APPLICABLE", "COMMENT"])
    );
    let record = |comment: &str| {
        json!({
            "dutyId": duties[0]["id"], "doneOn": "2026-10-20", "comment": comment, "evidence": [],
        })
    };
    let said = step(&app, head, "stateExecution", record("Опрос")).await;
    let first = said["occurrence"].clone();
    assert_eq!(
        (&first["state"], &first["comment"]),
        (&json!("DONE"), &json!("Опрос")),
        "{said:#}"
    );
    // The same day is the same execution, which is written anew with its revision alone.
    let said = step(&app, head, "stateExecution", record("Опрос и беседы")).await;
    assert_eq!(
        said["current"],
        json!({ "revision": first["revision"], "state": "DONE" }),
        "{said:#}"
    );
    let mut anew = record("Опрос и беседы");
    anew["dutyId"] = Value::Null;
    (anew["occurrenceId"], anew["revision"]) = (first["id"].clone(), first["revision"].clone());
    let said = step(&app, head, "stateExecution", anew).await;
    assert_eq!(said["occurrence"]["id"], first["id"], "{said:#}");
    assert_eq!(said["occurrence"]["comment"], "Опрос и беседы");
    assert_eq!(undated().await.len(), 0);
}

async fn a_duty_with_days_is_stated_by_its_executions_alone(app: TestApp) {
    let head = app.town.head;
    in_force(&app).await;
    let all = of_school(&app, head).await;
    let by_duty = json!({
        "dutyId": all[0]["duty"]["id"], "doneOn": "2026-11-10", "comment": "Сделано", "evidence": [],
    });
    let said = step(&app, head, "stateExecution", by_duty).await;
    assert_eq!(said["reason"], "WRONG_STATE", "{said:#}");
    assert_eq!(of_school(&app, head).await, all, "nothing was added");
    let query = "query($id: ID!) { viewer { dutyOccurrence(id: $id) { duty { viewerCan } } } }";
    let said = app
        .as_(head)
        .run(query, json!({ "id": all[0]["id"] }))
        .await;
    let can = &said["viewer"]["dutyOccurrence"]["duty"]["viewerCan"];
    assert_eq!(can, &json!(["SET_NOT_APPLICABLE", "COMMENT"]), "{said:#}");
}

async fn desks_list_their_own_duties_by_page_and_filter(app: TestApp) {
    let town = &app.town;
    let roadmap = in_force(&app).await;
    let query = "query($id: ID!, $filter: DutyFilter, $first: Int, $after: String) { viewer { municipality(id: $id) {
        duties(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
            nodes { due duty { place { name } } } }
        dutyTotals(filter: $filter) { total overdue dueSoon } schoolProgress { school { name } progress { total } } } } }";
    let ask = async |filter: Value, first: i32, after: Value| {
        let variables =
            json!({ "id": municipal(&app), "filter": filter, "first": first, "after": after });
        let said = app.as_(town.municipal).run(query, variables).await;
        said["viewer"]["municipality"].clone()
    };
    let all = ask(json!({}), 4, Value::Null).await;
    assert_eq!(all["duties"]["totalCount"], 7, "{all:#}");
    let after = all["duties"]["pageInfo"]["endCursor"].clone();
    let rest = ask(json!({}), 4, after).await;
    assert_eq!(rest["duties"]["nodes"].as_array().unwrap().len(), 3);
    assert_eq!(rest["duties"]["pageInfo"]["hasNextPage"], false);
    let count =
        async |filter: Value| ask(filter, 1, Value::Null).await["duties"]["totalCount"].clone();
    assert_eq!(count(json!({ "overdueOnly": true })).await, 2);
    assert_eq!(count(json!({ "dueSoonOnly": true })).await, 0);
    assert_eq!(count(json!({ "whose": "OWN" })).await, 1);
    assert_eq!(count(json!({ "whose": "BELOW" })).await, 6);
    assert_eq!(count(json!({ "schoolIds": [school(&app)] })).await, 3);
    assert_eq!(count(json!({ "text": "НАЗНАЧИТЬ" })).await, 2);
    assert_eq!(
        count(json!({ "dueFrom": "2026-12-01", "dueTo": "2027-04-01" })).await,
        3
    );
    assert_eq!(
        count(json!({ "roadmapId": roadmap, "states": ["DONE"] })).await,
        0
    );
    assert_eq!(
        all["dutyTotals"],
        json!({ "total": 7, "overdue": 2, "dueSoon": 0 })
    );
    assert_eq!(all["schoolProgress"].as_array().unwrap().len(), 2);

    let desk = "query($m: ID!, $s: ID!, $r: ID!) { viewer {
        municipality(id: $m) { duties { totalCount } roadmaps { totalCount } roadmapQueue { totalCount } }
        school(id: $s) { duties { totalCount } roadmaps { nodes { title } } dutyTotals { total } }
        region(id: $r) { duties { totalCount } roadmaps { totalCount } } } }";
    let ids = json!({ "m": municipal(&app), "s": school(&app), "r": format!("region:{}", town.region.0) });
    let region = app.as_(town.regional).run(desk, ids.clone()).await;
    assert_eq!(
        region["viewer"]["municipality"],
        json!({ "duties": null, "roadmaps": null, "roadmapQueue": null })
    );
    assert_eq!(
        region["viewer"]["region"]["duties"]["totalCount"], 1,
        "the office alone, no school"
    );
    let centre = app.as_(town.municipal).run(desk, ids.clone()).await;
    assert_eq!(
        centre["viewer"]["school"],
        json!({ "duties": null, "roadmaps": null, "dutyTotals": null })
    );
    let head = app.as_(town.head).run(desk, ids).await;
    assert_eq!(head["viewer"]["school"]["duties"]["totalCount"], 3);
    assert_eq!(
        head["viewer"]["school"]["roadmaps"]["nodes"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

async fn the_home_page_says_what_is_due(app: TestApp) {
    let town = &app.town;
    in_force(&app).await;
    let tasks = async |who: PersonId| {
        let said = app
            .as_(who)
            .ask("{ viewer { tasks { kind target about dueOn overdue count } } }")
            .await;
        let tasks = said["viewer"]["tasks"].as_array().unwrap().clone();
        tasks
            .into_iter()
            .filter(|task| task["kind"] == "DO_DUTY")
            .collect::<Vec<_>>()
    };
    let expected = json!([{
        "kind": "DO_DUTY", "target": school(&app), "about": "Назначить кураторов", "dueOn": "2026-11-01",
        "overdue": true, "count": 1,
    }]);
    assert_eq!(json!(tasks(town.curator).await), expected);
    assert_eq!(
        json!(tasks(town.municipal).await),
        json!([]),
        "the seminar is in March"
    );
    let first = of_school(&app, town.head).await.remove(0);
    step(&app, town.head, "stateExecution", stated(&first)).await;
    assert_eq!(json!(tasks(town.curator).await), json!([]));
}

async fn nobody_steps_into_anothers_duty(app: TestApp) {
    let town = &app.town;
    in_force(&app).await;
    let first = of_school(&app, town.head).await.remove(0);
    let query = "query($id: ID!, $duty: ID!) { viewer { dutyOccurrence(id: $id) { id } duty(id: $duty) { id } } }";
    let ids = json!({ "id": first["id"], "duty": first["duty"]["id"] });
    for who in [
        town.sibling_head,
        town.mentor,
        town.psychologist,
        town.distant_municipal,
        town.regional,
    ] {
        assert_eq!(
            app.as_(who).refused("stateExecution", stated(&first)).await,
            "NOT_FOUND"
        );
        let said = app.as_(who).run(query, ids.clone()).await;
        assert_eq!(
            said["viewer"],
            json!({ "dutyOccurrence": null, "duty": null })
        );
    }
    for who in [town.municipal, town.authority] {
        assert_eq!(
            app.as_(who).refused("stateExecution", stated(&first)).await,
            "FORBIDDEN"
        );
    }
    let verify = json!({ "occurrenceIds": [first["id"]] });
    assert_eq!(
        app.as_(town.head)
            .refused("verifyExecutions", verify.clone())
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(town.authority)
            .refused("verifyExecutions", verify)
            .await,
        "FORBIDDEN"
    );
}

async fn many_duties_cost_the_statements_of_few(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    for n in 0..5 {
        let name = format!("Школа № {}", n + 100);
        world.school(town.region, town.municipality, &name).await;
    }
    in_force(&app).await;
    let desk = "query($id: ID!, $first: Int) { viewer { municipality(id: $id) { duties(first: $first) { nodes {
        due isOverdue viewerCan evidence { title } duty { viewerCan place { name } item { title duties { id } }
            roadmap { title viewerCan progress { total } } } } } } } }";
    let count = async |first: i32| {
        let variables = json!({ "id": municipal(&app), "first": first });
        let client = app.as_(town.municipal);
        app.statements(client.run(desk, variables)).await
    };
    let (many, few) = (count(20).await, count(2).await);
    // An office among the places is looked up once besides, and a busy machine tears a batch in two now and then; a
    // statement for each of twenty would be eighteen more.
    assert!(many <= few + 6, "{many} for all, {few} for two");
}
