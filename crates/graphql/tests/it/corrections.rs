//! Somebody says what is wrong in their data; the school answers in time, in writing.

use std::sync::Arc;

use domain::clock::FixedClock;
use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{letters, school};

on_both! {
    what_is_wrong_is_said_answered_and_told;
    who_asked_takes_it_back_and_it_is_settled_once;
    who_reads_files_and_answers;
    the_head_is_reminded_before_the_day;
}

const CORRECTION: &str =
    "id area state wrong wanted filedOn correctBy answerBy dueGround answer answeredBy answeredOn
    person { lastName } viewerCan";

async fn what_is_wrong_is_said_answered_and_told(app: TestApp) {
    let (mentee, curator) = (app.town.mentee, app.town.curator);
    let filed = file(&app, mentee).await;
    let correction = &filed["correction"];
    assert_eq!(
        [
            &correction["state"],
            &correction["filedOn"],
            &correction["correctBy"],
            &correction["answerBy"]
        ],
        [
            &json!("OPEN"),
            &json!("2026-11-15"),
            &json!("2026-11-24"),
            &json!("2026-11-27")
        ]
    );
    assert_eq!(correction["dueGround"], "PRODUCTION_CALENDAR");
    assert_eq!(correction["viewerCan"], json!(["READ", "WITHDRAW"]));
    assert_eq!(file(&app, mentee).await["reason"], "ALREADY_OPEN");
    let tasks = app
        .as_(curator)
        .ask("{ viewer { tasks { kind dueOn } } }")
        .await;
    let due = json!({ "kind": "ANSWER_CORRECTION", "dueOn": "2026-11-24" });
    assert!(
        tasks["viewer"]["tasks"].as_array().unwrap().contains(&due),
        "{tasks}"
    );
    for keeper in [curator, app.town.head] {
        let subjects = letters(&app, keeper).await;
        assert!(
            subjects
                .iter()
                .any(|subject| subject.starts_with("Просьба исправить данные")),
            "{subjects:?}"
        );
    }
    let empty = answer(&app, curator, &correction["id"], " ").await;
    assert_eq!(empty["__typename"], "InvalidInput");
    let said = answer(&app, curator, &correction["id"], "Исправлено по диплому").await;
    let settled = &said["correction"];
    assert_eq!(
        [
            &settled["state"],
            &settled["answer"],
            &settled["answeredOn"]
        ],
        [
            &json!("CORRECTED"),
            &json!("Исправлено по диплому"),
            &json!("2026-11-15")
        ]
    );
    assert_eq!(settled["viewerCan"], json!(["READ"]));
    let subjects = letters(&app, mentee).await;
    assert!(
        subjects.contains(&"Данные о вас исправлены".to_owned()),
        "{subjects:?}"
    );
    let again = answer(&app, curator, &correction["id"], "Ещё раз").await;
    assert_eq!(again["reason"], "ALREADY_SETTLED");
    let tasks = app.as_(curator).ask("{ viewer { tasks { kind } } }").await;
    assert!(!tasks.to_string().contains("ANSWER_CORRECTION"));
    assert_eq!(
        own(&app, mentee, "[CORRECTED]").await,
        json!({ "totalCount": 1, "nodes": [{ "state": "CORRECTED" }] })
    );
    assert_eq!(own(&app, mentee, "[OPEN]").await["totalCount"], 0);
}

async fn who_asked_takes_it_back_and_it_is_settled_once(app: TestApp) {
    let mentee = app.town.mentee;
    let filed = file(&app, mentee).await;
    let id = &filed["correction"]["id"];
    let input = json!({ "correctionId": id, "clientMutationId": "one" });
    for _ in 0..2 {
        let said = app
            .as_(mentee)
            .mutate(
                "withdrawCorrection",
                input.clone(),
                &selection("WithdrawCorrection"),
            )
            .await;
        assert_eq!(
            said["correction"]["state"], "WITHDRAWN",
            "sent twice, it takes effect once"
        );
    }
    let said = answer(&app, app.town.curator, id, "Поздно").await;
    assert_eq!(said["reason"], "ALREADY_SETTLED");
    assert_eq!(
        file(&app, mentee).await["correction"]["state"],
        "OPEN",
        "and may be said anew"
    );
}

async fn who_reads_files_and_answers(app: TestApp) {
    let town = &app.town;
    let filed = file(&app, town.curator).await;
    let id = filed["correction"]["id"].clone();
    let input = json!({ "correctionId": id, "corrected": true, "answer": "Сам себе" });
    assert_eq!(
        app.as_(town.curator)
            .refused("answerCorrection", input.clone())
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(town.bystander)
            .refused("answerCorrection", input.clone())
            .await,
        "NOT_FOUND"
    );
    assert_eq!(
        app.as_(town.sibling_head)
            .refused("answerCorrection", input)
            .await,
        "NOT_FOUND"
    );
    assert_eq!(
        app.as_(town.sibling_curator)
            .refused("fileCorrection", wrong(&app))
            .await,
        "NOT_FOUND"
    );
    let query = "query($id: ID!) { viewer { school(id: $id) { corrections(first: 5) { totalCount nodes { person { lastName }
        viewerCan } } } } }";
    let desk = async |who| {
        let seen = app
            .as_(who)
            .run(query, json!({ "id": school(town.school) }))
            .await;
        seen["viewer"]["school"]["corrections"].clone()
    };
    let seen = desk(town.head).await;
    assert_eq!(
        (&seen["totalCount"], &seen["nodes"][0]["viewerCan"]),
        (&json!(1), &json!(["READ", "ANSWER"]))
    );
    assert_eq!(
        desk(town.curator).await["nodes"][0]["viewerCan"],
        json!(["READ", "WITHDRAW"])
    );
    for other in [town.psychologist, town.administrator, town.municipal] {
        assert_eq!(desk(other).await, Value::Null);
    }
    let said = answer(&app, town.head, &id, "Исправлено").await;
    assert_eq!(said["correction"]["state"], "CORRECTED");
}

async fn the_head_is_reminded_before_the_day(app: TestApp) {
    app.world().account(app.town.head).await;
    file(&app, app.town.mentee).await;
    let clock = FixedClock("2026-11-21T09:00:00Z".parse().unwrap());
    let store = app.store().clone().with_clock(Arc::new(clock));
    let told = graphql::jobs::escalate(&store, "https://example.org")
        .await
        .unwrap();
    assert!(told > 0);
    let seen = app
        .as_(app.town.head)
        .ask("{ viewer { notifications { nodes { title } } } }")
        .await;
    assert!(
        seen.to_string().contains("просьбу исправить личные данные"),
        "{seen}"
    );
}

fn wrong(app: &TestApp) -> Value {
    json!({ "schoolId": school(app.town.school), "area": "EMPLOYMENT", "wrong": "Стаж с 2020 года",
        "wanted": "Стаж с 2018 года" })
}

async fn file(app: &TestApp, who: PersonId) -> Value {
    app.as_(who)
        .mutate("fileCorrection", wrong(app), &selection("FileCorrection"))
        .await
}

async fn answer(app: &TestApp, who: PersonId, id: &Value, text: &str) -> Value {
    let input = json!({ "correctionId": id, "corrected": true, "answer": text });
    app.as_(who)
        .mutate("answerCorrection", input, &selection("AnswerCorrection"))
        .await
}

async fn own(app: &TestApp, who: PersonId, states: &str) -> Value {
    let query = format!(
        "{{ viewer {{ myData {{ corrections(states: {states}) {{ totalCount nodes {{ state }} }} }} }} }}"
    );
    app.as_(who).ask(&query).await["viewer"]["myData"]["corrections"].clone()
}

fn selection(kind: &str) -> String {
    format!(
        "... on {kind}Done {{ correction {{ {CORRECTION} }} }} ... on {kind}Refused {{ reason }}"
    )
}
