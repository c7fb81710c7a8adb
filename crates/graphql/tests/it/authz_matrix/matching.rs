//! Rows for runs of the matching. The two desks of the matching are asked as queries, for each hides itself.

use domain::id::PersonId;
use serde_json::{Value, json};

use super::{Case, mutation};
use crate::harness::TestApp;
use crate::pairing::{person, school};

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation(
            "runMatching",
            given!(app => json!({ "schoolId": school(app.town.school) })),
        ),
        mutation(
            "suggestMatches",
            given!(app => json!({ "runId": ran(app, app.town.municipal, across(app)).await })),
        ),
        mutation(
            "proposeMatches",
            given!(app => {
                let run = ran(app, app.town.curator, json!({ "schoolId": school(app.town.school) })).await;
                json!({ "schoolId": school(app.town.school), "runId": run, "pairs": [{
                    "mentorId": person(app.town.mentor), "menteeId": person(app.town.mentee),
                }] })
            }),
        ),
    ]
}

fn across(app: &TestApp) -> Value {
    json!({ "municipalityId": format!("municipality:{}", app.town.municipality.0) })
}

/// The id of a fresh run.
async fn ran(app: &TestApp, who: PersonId, input: Value) -> Value {
    let client = app.as_(who);
    let mut said = client
        .mutate(
            "runMatching",
            input,
            "... on RunMatchingDone { run { id } }",
        )
        .await;
    said["run"]["id"].take()
}
