//! Rows for single meetings without an order.

use serde_json::{Value, json};

use super::{Case, mutation};
use crate::harness::TestApp;
use crate::pairing::{person, school};

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation("proposeOneOff", given!(app => meeting(app))),
        mutation(
            "answerOneOff",
            given!(app => json!({ "oneOffId": proposed(app).await, "accept": true })),
        ),
        mutation(
            "holdOneOff",
            given!(app => json!({ "oneOffId": agreed(app).await, "heldOn": "2026-11-15", "result": "Итог" })),
        ),
        mutation(
            "rateOneOff",
            given!(app => json!({ "oneOffId": held(app).await, "score": 9, "words": "" })),
        ),
        mutation(
            "closeOneOff",
            given!(app => json!({ "oneOffId": held(app).await })),
        ),
        mutation(
            "cancelOneOff",
            given!(app => json!({ "oneOffId": agreed(app).await })),
        ),
    ]
}

fn meeting(app: &TestApp) -> Value {
    json!({ "schoolId": school(app.town.school), "mentorId": person(app.town.mentor),
        "menteeId": person(app.town.mentee), "format": "SITUATIONAL", "topic": "Конфликт в классе" })
}

/// The id of a fresh proposal, which waits for both.
async fn proposed(app: &TestApp) -> Value {
    let selection = "... on ProposeOneOffDone { oneOff { id } }";
    let curator = app.as_(app.town.curator);
    let said = curator
        .mutate("proposeOneOff", meeting(app), selection)
        .await;
    said["oneOff"]["id"].clone()
}

async fn agreed(app: &TestApp) -> Value {
    let id = proposed(app).await;
    for who in [app.town.mentor, app.town.mentee] {
        let yes = json!({ "oneOffId": id, "accept": true });
        app.as_(who).mutate("answerOneOff", yes, "").await;
    }
    id
}

async fn held(app: &TestApp) -> Value {
    let id = agreed(app).await;
    let input = json!({ "oneOffId": id, "heldOn": "2026-11-15", "result": "Итог" });
    app.as_(app.town.curator)
        .mutate("holdOneOff", input, "")
        .await;
    id
}
