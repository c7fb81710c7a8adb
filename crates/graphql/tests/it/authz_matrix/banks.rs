//! The banks as a whole, and the addresses that people keep for themselves.

use serde_json::json;

use super::{Case, mutation};
use crate::banks::{card_of, fresh_teacher};
use crate::harness::TestApp;

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation(
            "changeCards",
            given!(app => json!({
                "schoolId": format!("school:{}", app.town.school.school.0),
                "cardIds": [card_of(app, app.town.mentor).await], "act": "ASK_TO_REFRESH",
            })),
        ),
        mutation(
            "confirmBanks",
            given!(app => json!({ "schoolId": format!("school:{}", app.town.school.school.0) })),
        ),
        mutation(
            "setBankPolicy",
            given!(app => json!({
                "municipalityId": format!("municipality:{}", app.town.municipality.0), "version": 0, "months": 12,
                "eachNovember": true,
            })),
        ),
        mutation(
            "answerSuggestion",
            given!(app => json!({
                "schoolId": format!("school:{}", app.town.school.school.0),
                "personId": format!("person:{}", fresh_teacher(app).await.0),
                "categories": ["YOUNG_SPECIALIST_0_3"], "accept": true,
            })),
        ),
        mutation(
            "keepBankField",
            given!(app => json!({
                "municipalityId": format!("municipality:{}", app.town.municipality.0), "side": "MENTOR",
                "name": "Кабинет", "kind": "TEXT", "options": [], "visibility": "INTERNAL",
            })),
        ),
        mutation(
            "retireBankField",
            given!(app => json!({ "fieldId": text_field(app).await, "retire": true })),
        ),
        mutation(
            "fillBankFields",
            given!(app => json!({
                "cardId": card_of(app, app.town.mentor).await,
                "values": [{ "fieldId": text_field(app).await, "value": "12" }],
            })),
        ),
        mutation(
            "keepView",
            given!(_app => json!({ "name": "Свободные", "address": "/s/1/banks?free=true" })),
        ),
        mutation(
            "forgetView",
            given!(app => {
                let views = app.store().saved_views().of(app.town.curator).await.unwrap();
                let known = views.first().map(|view| view.id.0);
                let id = match known {
                    Some(id) => id,
                    None => {
                        let kept = json!({ "name": "Свободные", "address": "/s/1/banks" });
                        let said = app.as_(app.town.curator).mutate("keepView", kept, "... on KeepViewDone { view { id } }").await;
                        return json!({ "viewId": said["view"]["id"] });
                    }
                };
                json!({ "viewId": format!("saved-view:{id}") })
            }),
        ),
    ]
}

async fn text_field(app: &TestApp) -> String {
    let input = json!({ "municipalityId": format!("municipality:{}", app.town.municipality.0), "side": "MENTOR",
        "name": "Кабинет", "kind": "TEXT", "options": [], "visibility": "INTERNAL" });
    crate::bank_fields::add(app, input).await
}
