//! Rows for grants to read a mentee's file.

use serde_json::{Value, json};

use super::{Case, mutation};
use crate::file_grants::{pair, request};
use crate::harness::TestApp;

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation(
            "askForFile",
            given!(app => {
                let pair = pair(app).await;
                request(app, pair)
            }),
        ),
        mutation(
            "grantFile",
            given!(app => json!({ "grantId": asked(app).await, "fields": ["EMAIL"], "until": "2026-12-31" })),
        ),
        mutation(
            "refuseFile",
            given!(app => json!({ "grantId": asked(app).await, "note": "Не нужно" })),
        ),
        mutation(
            "closeFileGrant",
            given!(app => json!({ "grantId": asked(app).await })),
        ),
        mutation(
            "readFile",
            given!(app => {
                let id = asked(app).await;
                let input = json!({ "grantId": id, "fields": ["EMAIL"], "until": "2026-12-31" });
                app.as_(app.town.head).mutate("grantFile", input, "").await;
                json!({ "grantId": id })
            }),
        ),
    ]
}

/// The id of what the mentor has asked for.
async fn asked(app: &TestApp) -> Value {
    let pair = pair(app).await;
    let selection = "... on AskForFileDone { grant { id } }";
    let mentor = app.as_(app.town.mentor);
    let said = mentor
        .mutate("askForFile", request(app, pair), selection)
        .await;
    said["grant"]["id"].clone()
}
