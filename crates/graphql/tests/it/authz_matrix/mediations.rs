//! Rows for cases of consultation, agreement and mediation.

use serde_json::{Value, json};

use super::{Case, mutation};
use crate::harness::TestApp;
use crate::mediations::{case_of, pair};

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation(
            "openMediation",
            given!(app => case_of(pair(app).await, "MEDIATION")),
        ),
        mutation(
            "takeMediation",
            given!(app => json!({ "mediationId": opened(app).await })),
        ),
        mutation(
            "noteMediation",
            given!(app => json!({ "mediationId": taken(app).await, "text": "Заметка" })),
        ),
        mutation(
            "proposeOutcome",
            given!(app => json!({ "mediationId": taken(app).await, "outcome": "Встречи по средам" })),
        ),
        mutation(
            "answerOutcome",
            given!(app => json!({ "mediationId": proposed(app).await, "accept": true, "edition": 1 })),
        ),
        mutation(
            "closeMediation",
            given!(app => json!({ "mediationId": taken(app).await })),
        ),
        mutation(
            "withdrawMediation",
            given!(app => json!({ "mediationId": opened(app).await })),
        ),
    ]
}

/// The id of a case that the mentee has opened.
async fn opened(app: &TestApp) -> Value {
    let input = case_of(pair(app).await, "MEDIATION");
    let selection = "... on OpenMediationDone { mediation { id } }";
    let mentee = app.as_(app.town.mentee);
    let said = mentee.mutate("openMediation", input, selection).await;
    said["mediation"]["id"].clone()
}

async fn taken(app: &TestApp) -> Value {
    let id = opened(app).await;
    let input = json!({ "mediationId": id });
    let curator = app.as_(app.town.curator);
    curator.mutate("takeMediation", input, "").await;
    id
}

async fn proposed(app: &TestApp) -> Value {
    let id = taken(app).await;
    let input = json!({ "mediationId": id, "outcome": "Встречи по средам" });
    let curator = app.as_(app.town.curator);
    curator.mutate("proposeOutcome", input, "").await;
    id
}
