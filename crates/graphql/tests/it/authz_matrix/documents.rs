//! Rows for documents.

use serde_json::{Value, json};

use super::{Case, mutation};
use crate::documents::{added, approved, filed, head, school, submitted};
use crate::harness::TestApp;

async fn draft(app: &TestApp) -> String {
    added(app, app.town.curator, &school(app)).await
}

/// What a step begins with: a fresh draft of the school.
async fn step(app: &TestApp) -> Value {
    json!({ "documentId": draft(app).await, "revision": 1 })
}

fn with(mut input: Value, more: Value) -> Value {
    if let (Some(input), Some(more)) = (input.as_object_mut(), more.as_object()) {
        input.extend(more.clone());
    }
    input
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = written();
    all.extend(decided());
    all.extend(packages());
    all
}

fn packages() -> Vec<Case> {
    vec![
        mutation(
            "keepDocumentTemplate",
            given!(app => json!({
                "placeId": school(app), "version": 0, "kind": "ORDER", "title": "Приказ", "body": "{organisation}",
            })),
        ),
        mutation(
            "confirmPackageItem",
            given!(app => {
                let id = draft(app).await;
                approved(app, &id, 1, "2024-09-01").await;
                json!({ "schoolId": school(app), "schoolYear": 2026, "item": "REGULATION" })
            }),
        ),
        mutation(
            "setPackagePolicy",
            given!(app => json!({
                "municipalityId": format!("municipality:{}", app.town.municipality.0), "version": 0,
                "required": ["REGULATION", "ROADMAP"],
            })),
        ),
    ]
}

fn written() -> Vec<Case> {
    vec![
        mutation(
            "addDocument",
            given!(app => json!({ "placeId": school(app), "head": head("Положение") })),
        ),
        mutation(
            "editDocument",
            given!(app => with(step(app).await, json!({ "head": head("Иное") }))),
        ),
        mutation("discardDocument", given!(app => step(app).await)),
        mutation(
            "discardDocumentFile",
            given!(app => {
                let id = draft(app).await;
                let file = filed(app, app.town.curator, &id, 1).await;
                json!({ "documentId": id, "revision": 2, "fileId": file })
            }),
        ),
        mutation(
            "reviseDocument",
            given!(app => {
                let id = draft(app).await;
                approved(app, &id, 1, "2026-09-01").await;
                json!({ "documentId": id, "revision": 2 })
            }),
        ),
    ]
}

fn decided() -> Vec<Case> {
    vec![
        mutation(
            "reviewDocument",
            given!(app => with(step(app).await, json!({ "begin": true }))),
        ),
        mutation(
            "endorseDocument",
            given!(app => {
                let input = with(step(app).await, json!({ "begin": true }));
                app.as_(app.town.curator).mutate("reviewDocument", input.clone(), "").await;
                json!({
                    "documentId": input["documentId"], "revision": 2,
                    "endorsement": { "kind": "CONSIDERED", "body": "педсовет", "date": "2026-08-29" },
                })
            }),
        ),
        mutation(
            "approveDocument",
            given!(app => with(step(app).await, json!({
                "orderNumber": "90-од", "approvedOn": "2026-08-30", "effectiveFrom": "2026-09-01",
            }))),
        ),
        mutation(
            "repealDocument",
            given!(app => {
                let id = draft(app).await;
                approved(app, &id, 1, "2026-09-01").await;
                json!({ "documentId": id, "revision": 2, "reason": "Утратило силу" })
            }),
        ),
        mutation(
            "archiveDocument",
            given!(app => with(step(app).await, json!({ "reason": "Не понадобилось" }))),
        ),
        mutation(
            "publishDocument",
            given!(app => {
                let id = draft(app).await;
                approved(app, &id, 1, "2026-09-01").await;
                json!({ "documentId": id, "revision": 2, "isPublished": true })
            }),
        ),
        mutation(
            "submitDocument",
            given!(app => {
                let id = draft(app).await;
                filed(app, app.town.curator, &id, 1).await;
                json!({ "documentId": id, "revision": 2, "submit": true })
            }),
        ),
        mutation(
            "examineDocument",
            given!(app => {
                json!({ "documentId": submitted(app).await, "revision": 3, "conclusion": "POSITIVE" })
            }),
        ),
    ]
}
