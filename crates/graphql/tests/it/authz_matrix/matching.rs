//! Rows for runs of the matching. The two desks of the matching are asked as queries, for each hides itself.

use domain::id::PersonId;
use serde_json::{Value, json};

use super::{Case, mutation};
use crate::harness::TestApp;
use crate::pairing::{person, school};

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation("stateAbsence", given!(app => absence(app))),
        mutation(
            "withdrawAbsence",
            given!(app => {
                let said = app
                    .as_(app.town.mentor)
                    .mutate("stateAbsence", absence(app), "... on StateAbsenceDone { absence { id } }")
                    .await;
                if said["absence"]["id"].is_string() {
                    return json!({ "absenceId": said["absence"]["id"] });
                }
                // Stated for the client before, and still there.
                let query = "{ viewer { participant { absences { id } } } }";
                let seen = app.as_(app.town.mentor).ask(query).await;
                json!({ "absenceId": seen["viewer"]["participant"]["absences"][0]["id"] })
            }),
        ),
        mutation("stateWish", given!(app => wish(app))),
        mutation(
            "withdrawWish",
            given!(app => {
                let said = app
                    .as_(app.town.mentee)
                    .mutate("stateWish", wish(app), "... on StateWishDone { wish { id } }")
                    .await;
                json!({ "wishId": said["wish"]["id"] })
            }),
        ),
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

fn absence(app: &TestApp) -> Value {
    json!({ "schoolId": school(app.town.school), "personId": person(app.town.mentor),
        "from": "2026-11-20", "until": "2026-12-01" })
}

fn wish(app: &TestApp) -> Value {
    json!({ "schoolId": school(app.town.school), "personId": person(app.town.mentee), "side": "MENTEE",
        "colleagueId": person(app.town.mentor), "kind": "LIKE" })
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
