//! Rows for templates of programmes.

use serde_json::json;

use super::{Case, mutation};
use crate::harness::TestApp;
use crate::programme_templates::{added, in_use, municipal, of_school, wording};

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation(
            "keepProgrammeTemplate",
            given!(app => wording(&municipal(app))),
        ),
        mutation(
            "putProgrammeTemplateInUse",
            given!(app => {
                let template = added(app, app.town.municipal, &municipal(app)).await;
                json!({ "templateId": template, "edition": 1 })
            }),
        ),
        mutation(
            "retireProgrammeTemplate",
            given!(app => {
                let template = added(app, app.town.curator, &of_school(app)).await;
                json!({ "templateId": template, "edition": 1 })
            }),
        ),
        mutation(
            "copyProgrammeTemplate",
            given!(app => json!({
                "templateId": in_use(app, app.town.municipal, &municipal(app)).await, "schoolId": of_school(app),
            })),
        ),
        mutation(
            "templateFromProgramme",
            given!(app => json!({ "programmeId": programme(app).await, "title": "Первый год" })),
        ),
    ]
}

async fn programme(app: &TestApp) -> String {
    let (mentor, mentee) = (app.town.mentor, app.town.mentee);
    let world = app.world();
    let pair = world.pair_in_force(app.town.school, mentor, mentee).await;
    format!("programme:{}", world.completed_programme(pair).await.0)
}
