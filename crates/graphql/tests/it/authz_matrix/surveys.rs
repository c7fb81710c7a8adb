//! Surveys by personal link.

use serde_json::json;

use super::{Case, mutation};
use crate::surveys::{answered, open_round, token_of};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case {
            field: "survey",
            query: "query($token: String!) { survey(token: $token) { __typename } }".to_owned(),
            variables: given!(app => {
                let round = open_round(app, "REQUEST").await;
                json!({ "token": token_of(app, &round, app.town.mentee).await })
            }),
        },
        mutation(
            "openSurveyRound",
            given!(app => json!({
                "schoolId": format!("school:{}", app.town.school.school.0), "kind": "REQUEST", "audience": "ALL",
                "personIds": [], "closesOn": "2026-12-01",
            })),
        ),
        mutation(
            "issueSurveyLinks",
            given!(app => json!({
                "roundId": open_round(app, "REQUEST").await,
                "personIds": [format!("person:{}", app.town.mentee.0)], "send": false,
            })),
        ),
        mutation(
            "closeSurveyRound",
            given!(app => json!({ "roundId": open_round(app, "REQUEST").await })),
        ),
        mutation(
            "saveSurveyAnswers",
            given!(app => {
                let round = open_round(app, "REQUEST").await;
                json!({ "token": token_of(app, &round, app.town.mentee).await,
                    "answers": [{ "code": "request", "values": ["Помогите"] }] })
            }),
        ),
        mutation(
            "submitSurvey",
            given!(app => {
                let round = open_round(app, "REQUEST").await;
                json!({ "token": token_of(app, &round, app.town.mentee).await })
            }),
        ),
        mutation(
            "settleSurvey",
            given!(app => json!({ "responseId": answered(app, app.town.mentee).await, "take": true })),
        ),
    ]
}
