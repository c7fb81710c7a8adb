//! Rows for roadmaps and the duties that they give.

use serde_json::{Value, json};

use super::{Case, mutation};
use crate::duty_files::laid;
use crate::harness::TestApp;
use crate::roadmap_duties::{of_school, step as duty_step};
use crate::roadmap_reports::{as_read, started, taken};
use crate::roadmap_reviews::submitted;
use crate::roadmaps::{ROWS, checked, drafted, in_force, items, municipal, plan, revision, school};

async fn draft(app: &TestApp) -> String {
    drafted(app, app.town.municipal, &municipal(app), &ROWS).await
}

/// A checked draft of the school.
async fn own(app: &TestApp) -> String {
    let id = drafted(app, app.town.curator, &school(app), &ROWS[..3]).await;
    checked(app, app.town.curator, &id).await;
    id
}

async fn first_row(app: &TestApp, roadmap: &str) -> Value {
    items(app, app.town.municipal, roadmap).await.remove(0)["id"].clone()
}

fn texts() -> Value {
    json!({
        "title": "Семинар", "term": "май 2027 г.", "responsible": "РЦО", "participants": "", "result": "",
        "evidence": "",
    })
}

/// The first execution of the school, in a roadmap in force.
async fn open(app: &TestApp) -> Value {
    in_force(app).await;
    of_school(app, app.town.head).await.remove(0)
}

async fn stated(app: &TestApp) -> Value {
    in_force(app).await;
    // Whoever came before has left theirs stated.
    let mut all = of_school(app, app.town.head).await.into_iter();
    let first = all.find(|one| one["state"] == "PLANNED").unwrap();
    let input = json!({
        "occurrenceId": first["id"], "revision": 1, "doneOn": "2026-11-10", "comment": "", "evidence": [],
    });
    duty_step(app, app.town.head, "stateExecution", input).await["occurrence"].clone()
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = writing();
    all.extend(steps());
    all.extend(duties());
    all.extend(control());
    all
}

fn writing() -> Vec<Case> {
    vec![
        mutation(
            "readPlan",
            given!(app => json!({ "placeId": municipal(app), "schoolYear": 2026, "content": plan(&ROWS) })),
        ),
        mutation(
            "takeReadyPlan",
            given!(app => json!({ "placeId": municipal(app), "schoolYear": 2026, "code": "DISTRICT" })),
        ),
        mutation(
            "changeRoadmap",
            given!(app => json!({
                "roadmapId": draft(app).await, "revision": 1, "title": "План", "from": "2026-09-01", "to": "2027-08-31",
                "schoolYear": 2026,
            })),
        ),
        mutation(
            "changeRoadmapItem",
            given!(app => {
                let row = first_row(app, &draft(app).await).await;
                json!({ "itemId": row, "revision": 1, "item": texts() })
            }),
        ),
        mutation(
            "addRoadmapItem",
            given!(app => json!({ "roadmapId": draft(app).await, "item": texts() })),
        ),
        mutation(
            "removeRoadmapItem",
            given!(app => json!({ "itemId": first_row(app, &draft(app).await).await })),
        ),
        mutation(
            "moveRoadmapItem",
            given!(app => json!({ "itemId": first_row(app, &draft(app).await).await })),
        ),
        mutation(
            "checkRoadmapItems",
            given!(app => json!({ "roadmapId": draft(app).await, "allWithoutDoubts": true, "isChecked": true })),
        ),
        mutation(
            "discardRoadmap",
            given!(app => json!({ "roadmapId": draft(app).await })),
        ),
    ]
}

fn steps() -> Vec<Case> {
    vec![
        mutation(
            "approveRoadmap",
            given!(app => {
                let id = draft(app).await;
                checked(app, app.town.municipal, &id).await;
                json!({ "roadmapId": id, "revision": 1, "orderNumber": "14", "approvedOn": "2026-09-05" })
            }),
        ),
        mutation(
            "spreadRoadmap",
            given!(app => json!({ "roadmapId": in_force(app).await })),
        ),
        mutation(
            "closeRoadmap",
            given!(app => json!({ "roadmapId": in_force(app).await, "revision": 2 })),
        ),
        mutation(
            "drawRoadmap",
            given!(app => json!({ "parentId": in_force(app).await, "schoolId": school(app) })),
        ),
        mutation(
            "takeOverRoadmap",
            given!(app => json!({ "roadmapId": in_force(app).await, "schoolYear": 2027 })),
        ),
        mutation(
            "submitRoadmap",
            given!(app => json!({ "roadmapId": own(app).await, "revision": 1 })),
        ),
        mutation(
            "reviewRoadmap",
            given!(app => {
                let id = own(app).await;
                submitted(app, &id).await;
                let revision = revision(app, app.town.municipal, &id).await;
                json!({ "roadmapId": id, "revision": revision, "decision": "AGREE", "summary": "", "remarks": [] })
            }),
        ),
        mutation(
            "saveReviewDraft",
            given!(app => {
                let id = own(app).await;
                submitted(app, &id).await;
                json!({ "roadmapId": id, "summary": "Потом", "remarks": [] })
            }),
        ),
        mutation(
            "setRoadmapPolicy",
            given!(app => json!({ "municipalityId": municipal(app), "version": 0, "reviewRequired": false })),
        ),
    ]
}

fn duties() -> Vec<Case> {
    vec![
        mutation(
            "startDuty",
            given!(app => json!({ "occurrenceId": open(app).await["id"], "revision": 1 })),
        ),
        mutation(
            "stateExecution",
            given!(app => json!({
                "occurrenceId": open(app).await["id"], "revision": 1, "doneOn": "2026-11-10", "comment": "",
                "evidence": [],
            })),
        ),
        mutation(
            "withdrawExecution",
            given!(app => json!({ "occurrenceId": stated(app).await["id"], "revision": 2 })),
        ),
        mutation(
            "verifyExecutions",
            given!(app => json!({ "occurrenceIds": [stated(app).await["id"]] })),
        ),
        mutation(
            "returnExecution",
            given!(app => json!({
                "occurrenceId": stated(app).await["id"], "revision": 2, "reason": "Нет подписи",
            })),
        ),
        mutation(
            "setDutyNotApplicable",
            given!(app => json!({ "dutyId": open(app).await["duty"]["id"], "reason": "Нет молодых педагогов" })),
        ),
        mutation(
            "restoreDuty",
            given!(app => {
                let duty = open(app).await["duty"]["id"].clone();
                let input = json!({ "dutyId": duty, "reason": "Нет молодых педагогов" });
                app.as_(app.town.head).mutate("setDutyNotApplicable", input, "").await;
                json!({ "dutyId": duty })
            }),
        ),
    ]
}

/// A report of the school, as its curator wrote it.
async fn report(app: &TestApp) -> Value {
    let roadmap = in_force(app).await;
    started(app, app.town.curator, &school(app), &roadmap).await
}

/// The same, handed in.
async fn handed_in(app: &TestApp) -> Value {
    let report = report(app).await;
    taken(app, app.town.head, "signRoadmapReport", &report).await
}

fn control() -> Vec<Case> {
    vec![
        mutation(
            "remindSchools",
            given!(app => {
                in_force(app).await;
                json!({ "municipalityId": municipal(app), "text": "" })
            }),
        ),
        mutation(
            "discardDutyFile",
            given!(app => json!({ "fileId": laid(app, &open(app).await).await })),
        ),
        mutation(
            "commentOnDuty",
            given!(app => json!({ "dutyId": open(app).await["duty"]["id"], "text": "Перенесём?" })),
        ),
        mutation(
            "startRoadmapReport",
            given!(app => json!({
                "roadmapId": in_force(app).await, "placeId": school(app), "from": "2026-09-01", "until": "2026-12-31",
            })),
        ),
        mutation(
            "changeRoadmapReport",
            given!(app => {
                let mut input = as_read(&report(app).await);
                input["summary"] = json!("Итоги");
                input
            }),
        ),
        mutation(
            "prepareRoadmapReport",
            given!(app => as_read(&report(app).await)),
        ),
        mutation(
            "signRoadmapReport",
            given!(app => as_read(&report(app).await)),
        ),
        mutation(
            "discardRoadmapReport",
            given!(app => as_read(&report(app).await)),
        ),
        mutation(
            "acceptRoadmapReport",
            given!(app => as_read(&handed_in(app).await)),
        ),
        mutation(
            "returnRoadmapReport",
            given!(app => {
                let mut input = as_read(&handed_in(app).await);
                input["reason"] = json!("Нет подтверждений");
                input["remarks"] = json!([]);
                input
            }),
        ),
    ]
}
