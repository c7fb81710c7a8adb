//! Rows for individual routes.

use serde_json::{Value, json};

use super::{Case, mutation};
use crate::harness::TestApp;
use crate::individual_routes::{current, route};

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation("keepRoute", given!(app => route(app, json!({})))),
        mutation(
            "activateRoute",
            given!(app => json!({ "routeId": drafted(app).await["id"] })),
        ),
        mutation(
            "reviseRoute",
            given!(app => {
                let active = in_force(app).await;
                let mut input = route(app, json!({ "routeId": active["id"], "version": active["version"],
                    "reason": "Новая должность" }));
                let fields = input.as_object_mut().unwrap();
                fields.remove("schoolId");
                fields.remove("personId");
                input
            }),
        ),
        mutation(
            "finishRoute",
            given!(app => json!({ "routeId": in_force(app).await["id"], "result": "Цель достигнута" })),
        ),
    ]
}

/// The mentee's route, drafted now or before.
async fn drafted(app: &TestApp) -> Value {
    let curator = app.as_(app.town.curator);
    curator.mutate("keepRoute", route(app, json!({})), "").await;
    current(app).await
}

async fn in_force(app: &TestApp) -> Value {
    let draft = drafted(app).await;
    let input = json!({ "routeId": draft["id"] });
    app.as_(app.town.curator)
        .mutate("activateRoute", input, "")
        .await;
    current(app).await
}
