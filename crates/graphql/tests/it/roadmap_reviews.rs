//! A school's own roadmap: drawn from that of the municipality, handed in, sent back, agreed, approved.

use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::roadmap_duties::of_school;
use crate::roadmaps::{
    ROWS, approve, checked, drafted, in_force, items, municipal, revision, school, step,
};

on_both! {
    a_school_draws_its_own_and_does_nothing_twice;
    a_roadmap_comes_back_with_remarks_and_is_agreed_the_second_time;
    without_agreement_nothing_comes_into_force_unless_the_municipality_says_so;
}

async fn drawn(app: &TestApp, parent: &str) -> String {
    let input = json!({ "parentId": parent, "schoolId": school(app) });
    let said = step(app, app.town.curator, "drawRoadmap", input).await;
    let id = said["roadmap"]["id"].as_str();
    id.unwrap_or_else(|| panic!("{said:#}")).to_owned()
}

pub(crate) async fn submitted(app: &TestApp, roadmap: &str) -> Value {
    let who = app.town.curator;
    let input = json!({ "roadmapId": roadmap, "revision": revision(app, who, roadmap).await });
    step(app, who, "submitRoadmap", input).await
}

async fn review(
    app: &TestApp,
    roadmap: &str,
    decision: &str,
    summary: &str,
    remarks: Value,
) -> Value {
    let who = app.town.municipal;
    let input = json!({
        "roadmapId": roadmap, "revision": revision(app, who, roadmap).await, "decision": decision,
        "summary": summary, "remarks": remarks,
    });
    step(app, who, "reviewRoadmap", input).await
}

async fn a_school_draws_its_own_and_does_nothing_twice(app: TestApp) {
    let town = &app.town;
    let parent = in_force(&app).await;
    let own = drawn(&app, &parent).await;
    let again = json!({ "parentId": parent, "schoolId": school(&app) });
    assert_eq!(
        step(&app, town.head, "drawRoadmap", again).await["reason"],
        "EXISTS_ALREADY"
    );
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { parent { id } reviewRequired viewerCan
        consequences { duties } items { id title isObligatory isChecked parentItem { title } duty { id } } } } }";
    let said = app.as_(town.head).run(query, json!({ "id": own })).await;
    let found = &said["viewer"]["roadmap"];
    assert_eq!(
        found["items"].as_array().unwrap().len(),
        3,
        "the centre's rows stay with the centre"
    );
    assert_eq!(found["parent"]["id"], json!(parent));
    assert_eq!(
        found["items"][0]["parentItem"]["title"],
        "Назначить кураторов"
    );
    assert_eq!(
        found["consequences"]["duties"], 0,
        "what it repeats is there already"
    );
    assert_ne!(
        found["items"][0]["duty"],
        Value::Null,
        "it is the duty of the row that it repeats"
    );
    assert_eq!(found["viewerCan"], json!(["EDIT", "DISCARD", "SUBMIT"]));

    let kept = json!({ "itemId": found["items"][0]["id"] });
    assert_eq!(
        step(&app, town.head, "removeRoadmapItem", kept).await["reason"],
        "OBLIGATORY"
    );
    let add = json!({ "roadmapId": own, "item": {
        "title": "Школьный день наставника", "term": "2 марта 2027 г.", "responsible": "куратор", "participants": "",
        "result": "", "evidence": "",
    } });
    let said = app
        .as_(town.curator)
        .mutate(
            "addRoadmapItem",
            add,
            "... on RoadmapItemDone { item { doubts } }",
        )
        .await;
    assert_eq!(said["item"]["doubts"], json!([]), "{said:#}");
    submitted(&app, &own).await;
    review(&app, &own, "AGREE", "", json!([])).await;
    let before = of_school(&app, town.head).await.len();
    let said = approve(&app, town.head, &own).await;
    assert_eq!(said["roadmap"]["state"], "IN_FORCE", "{said:#}");
    assert_eq!(of_school(&app, town.head).await.len(), before + 1);
    let sibling =
        json!({ "parentId": own, "schoolId": format!("school:{}", town.sibling.school.0) });
    assert_eq!(
        app.as_(town.sibling_head)
            .refused("drawRoadmap", sibling)
            .await,
        "NOT_FOUND"
    );
}

async fn a_roadmap_comes_back_with_remarks_and_is_agreed_the_second_time(app: TestApp) {
    let town = &app.town;
    let parent = in_force(&app).await;
    let own = drawn(&app, &parent).await;
    let said = submitted(&app, &own).await;
    assert_eq!(said["roadmap"]["state"], "SUBMITTED", "{said:#}");
    assert_eq!(submitted(&app, &own).await["reason"], "WRONG_STATE");
    let query = "query($id: ID!) { viewer { tasks { kind target about dueOn }
        municipality(id: $id) { roadmapQueue { totalCount nodes { id owner { name } reviews { number dueOn verdict } viewerCan } } } } }";
    let said = app
        .as_(town.municipal)
        .run(query, json!({ "id": municipal(&app) }))
        .await;
    let queue = &said["viewer"]["municipality"]["roadmapQueue"];
    assert_eq!(queue["totalCount"], 1);
    // Ten working days after Sunday, 15 November 2026.
    assert_eq!(
        queue["nodes"][0]["reviews"],
        json!([{ "number": 1, "dueOn": "2026-11-27", "verdict": "PENDING" }])
    );
    assert_eq!(queue["nodes"][0]["viewerCan"], json!(["REVIEW"]));
    let tasks = said["viewer"]["tasks"].as_array().unwrap();
    let task = tasks
        .iter()
        .find(|task| task["kind"] == "REVIEW_ROADMAP")
        .unwrap();
    assert_eq!(
        (&task["target"], &task["dueOn"]),
        (&json!(own), &json!("2026-11-27"))
    );

    let rows = items(&app, town.curator, &own).await;
    let said = review(&app, &own, "RETURN", "", json!([])).await;
    assert_eq!(said["reason"], "REMARK_MISSING");
    let remark = json!([{ "itemId": rows[1]["id"], "text": "Укажите адрес раздела" }]);
    let said = review(&app, &own, "RETURN", "Доработать", remark).await;
    assert_eq!(said["roadmap"]["state"], "RETURNED", "{said:#}");
    let query = "query($id: ID!) { viewer { tasks { kind target } roadmap(id: $id) { viewerCan
        reviews { summary verdict decidedOn remarks { itemId text } } items { remarks { text } } } } }";
    let said = app.as_(town.curator).run(query, json!({ "id": own })).await;
    let now = &said["viewer"]["roadmap"];
    assert_eq!(
        now["items"][1]["remarks"],
        json!([{ "text": "Укажите адрес раздела" }])
    );
    assert_eq!(now["items"][0]["remarks"], json!([]));
    assert_eq!(now["reviews"][0]["summary"], "Доработать");
    let tasks = said["viewer"]["tasks"].as_array().unwrap();
    assert!(
        tasks
            .iter()
            .any(|task| task["kind"] == "REWRITE_ROADMAP" && task["target"] == json!(own))
    );

    let said = submitted(&app, &own).await;
    assert_eq!(said["roadmap"]["state"], "SUBMITTED");
    let said = review(&app, &own, "AGREE", "", json!([])).await;
    assert_eq!(said["roadmap"]["state"], "AGREED");
    let said = app.as_(town.head).run(query, json!({ "id": own })).await;
    assert_eq!(said["viewer"]["roadmap"]["viewerCan"], json!(["APPROVE"]));
    let said = approve(&app, town.head, &own).await;
    assert_eq!(said["roadmap"]["state"], "IN_FORCE");
}

async fn without_agreement_nothing_comes_into_force_unless_the_municipality_says_so(app: TestApp) {
    let town = &app.town;
    let own = drafted(&app, town.head, &school(&app), &ROWS[..3]).await;
    checked(&app, town.head, &own).await;
    assert_eq!(approve(&app, town.head, &own).await["reason"], "NOT_AGREED");
    let query = "query($id: ID!) { viewer { municipality(id: $id) { roadmapPolicy { reviewRequired version } } } }";
    let said = app
        .as_(town.municipal)
        .run(query, json!({ "id": municipal(&app) }))
        .await;
    assert_eq!(
        said["viewer"]["municipality"]["roadmapPolicy"],
        json!({ "reviewRequired": true, "version": 0 })
    );
    let rule = json!({ "municipalityId": municipal(&app), "version": 0, "reviewRequired": false });
    let selection = "... on SetRoadmapPolicyDone { policy { reviewRequired version } }
        ... on SetRoadmapPolicyConflict { current { version } }";
    let said = app
        .as_(town.municipal)
        .mutate("setRoadmapPolicy", rule.clone(), selection)
        .await;
    assert_eq!(
        said["policy"],
        json!({ "reviewRequired": false, "version": 1 })
    );
    let said = app
        .as_(town.municipal)
        .mutate("setRoadmapPolicy", rule, selection)
        .await;
    assert_eq!(said["current"]["version"], 1);
    let said = approve(&app, town.head, &own).await;
    assert_eq!(said["roadmap"]["state"], "IN_FORCE", "{said:#}");
    let municipal_plan = drafted(&app, town.municipal, &municipal(&app), &ROWS[..1]).await;
    let input = json!({ "roadmapId": municipal_plan, "revision": 1 });
    assert_eq!(
        step(&app, town.municipal, "submitRoadmap", input).await["reason"],
        "NOT_FOR_REVIEW"
    );
}
