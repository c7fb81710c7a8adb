//! Rows for programmes, activities, meetings, practices and the public desk.

use std::sync::atomic::{AtomicUsize, Ordering};

use domain::id::PersonId;
use domain::practice::PracticeState;
use persistence::test_support::world::PracticeSketch;
use serde_json::{Value, json};

use super::{Case, mutation};
use crate::harness::TestApp;

pub(super) fn cases() -> Vec<Case> {
    let mut all = public();
    all.extend(programmes());
    all.extend(practices());
    all
}

fn public() -> Vec<Case> {
    let query = |field, query: &str, variables| Case {
        field,
        query: query.to_owned(),
        variables,
    };
    vec![
        query(
            "practices",
            "{ practices { __typename } }",
            given!(_app => json!({})),
        ),
        query(
            "practice",
            "query($slug: String!) { practice(slug: $slug) { __typename } }",
            given!(app => {
                let title = unlike_any_other();
                app.world().practice(PracticeSketch::published(app.town.school, &title)).await;
                json!({ "slug": domain::text::slug(&title, "practice") })
            }),
        ),
        query(
            "schools",
            "{ schools { __typename } }",
            given!(_app => json!({})),
        ),
        query(
            "school",
            "query($slug: String!) { school(slug: $slug) { __typename } }",
            given!(app => {
                let title = unlike_any_other();
                app.world().practice(PracticeSketch::published(app.town.school, &title)).await;
                let school = app.store().schools().find(app.town.school.school).await;
                json!({ "slug": school.unwrap().unwrap().slug })
            }),
        ),
        query(
            "municipalities",
            "{ municipalities { __typename } }",
            given!(_app => json!({})),
        ),
    ]
}

fn programmes() -> Vec<Case> {
    vec![
        mutation("draftProgramme", given!(app => wording(app).await)),
        mutation(
            "agreeProgramme",
            given!(app => {
                let programme = drafted(app).await;
                json!({ "programmeId": programme["id"], "version": programme["version"] })
            }),
        ),
        mutation(
            "approveProgramme",
            given!(app => json!({ "programmeId": agreed(app).await["id"] })),
        ),
        mutation(
            "returnProgramme",
            given!(app => json!({ "programmeId": agreed(app).await["id"], "remark": "Мало встреч" })),
        ),
        mutation(
            "submitActivity",
            given!(app => {
                let programme = approved(app).await;
                json!({ "activityId": programme["activities"][0]["id"], "submission": "Сделано" })
            }),
        ),
        mutation(
            "checkActivity",
            given!(app => {
                let programme = approved(app).await;
                let activity = &programme["activities"][0]["id"];
                let submit = json!({ "activityId": activity, "submission": "Сделано" });
                app.as_(app.town.mentee).mutate("submitActivity", submit, "").await;
                json!({ "activityId": activity, "accept": true })
            }),
        ),
        mutation(
            "completeProgramme",
            given!(app => {
                let programme = approved(app).await;
                let activity = &programme["activities"][0]["id"];
                let submit = json!({ "activityId": activity, "submission": "Сделано" });
                app.as_(app.town.mentee).mutate("submitActivity", submit, "").await;
                let check = json!({ "activityId": activity, "accept": true });
                app.as_(app.town.mentor).mutate("checkActivity", check, "").await;
                json!({ "programmeId": programme["id"], "on": "2026-11-14", "result": "Готово",
                    "resolvedDeficitIds": [] })
            }),
        ),
        mutation("recordMeeting", given!(app => meeting(app).await)),
        mutation(
            "removeMeeting",
            given!(app => {
                let selection = "... on RecordMeetingDone { meeting { id } }";
                let input = meeting(app).await;
                let said = app.as_(app.town.mentor).mutate("recordMeeting", input, selection).await;
                json!({ "meetingId": said["meeting"]["id"] })
            }),
        ),
    ]
}

fn practices() -> Vec<Case> {
    vec![
        mutation(
            "writePractice",
            given!(app => {
                let town = &app.town;
                let pair = app.world().pair_in_force(town.school, town.mentor, town.mentee).await;
                let programme = app.world().completed_programme(pair).await;
                json!({ "programmeId": format!("programme:{}", programme.0), "title": "Урок вдвоём",
                    "problem": "Страшно", "actions": "Вели вместе", "result": "Легче", "conditions": "",
                    "topics": [], "authorIds": [format!("person:{}", town.mentor.0)] })
            }),
        ),
        mutation(
            "submitPractice",
            given!(app => described(app, PracticeState::Draft).await),
        ),
        mutation(
            "approvePractice",
            given!(app => described(app, PracticeState::Submitted).await),
        ),
        mutation(
            "publishPractice",
            given!(app => described(app, PracticeState::SchoolApproved).await),
        ),
        mutation(
            "returnPractice",
            given!(app => {
                let mut input = described(app, PracticeState::Submitted).await;
                input["remark"] = json!("Допишите");
                input
            }),
        ),
        mutation(
            "withdrawPractice",
            given!(app => {
                let mut input = described(app, PracticeState::Published).await;
                input["remark"] = json!("Ошибка");
                input
            }),
        ),
    ]
}

async fn wording(app: &TestApp) -> Value {
    let (mentor, mentee) = (app.town.mentor, app.town.mentee);
    let pair = app
        .world()
        .pair_in_force(app.town.school, mentor, mentee)
        .await;
    json!({ "mentorshipId": format!("mentorship:{}", pair.0), "goal": "Цель", "expectedResult": "Урок",
        "startsOn": "2026-09-01", "endsOn": "2027-05-31", "deficitIds": [],
        "activities": [{ "title": "Урок", "kind": "OPEN_LESSON", "plannedOn": "2026-12-01", "expectedResult": "" }] })
}

async fn drafted(app: &TestApp) -> Value {
    let selection = "... on DraftProgrammeDone { programme { id version activities { id } } }";
    let input = wording(app).await;
    let said = app
        .as_(app.town.mentor)
        .mutate("draftProgramme", input, selection)
        .await;
    said["programme"].clone()
}

async fn agreed(app: &TestApp) -> Value {
    let programme = drafted(app).await;
    let agree = async |who: PersonId| {
        let input = json!({ "programmeId": programme["id"], "version": programme["version"] });
        app.as_(who).mutate("agreeProgramme", input, "").await;
    };
    agree(app.town.mentor).await;
    agree(app.town.mentee).await;
    programme
}

async fn approved(app: &TestApp) -> Value {
    let programme = agreed(app).await;
    let input = json!({ "programmeId": programme["id"] });
    app.as_(app.town.curator)
        .mutate("approveProgramme", input, "")
        .await;
    programme
}

async fn meeting(app: &TestApp) -> Value {
    let (mentor, mentee) = (app.town.mentor, app.town.mentee);
    let pair = app
        .world()
        .pair_in_force(app.town.school, mentor, mentee)
        .await;
    json!({ "mentorshipId": format!("mentorship:{}", pair.0), "heldOn": "2026-11-10", "minutes": 45,
        "mode": "VIDEO", "topic": "Разбор урока", "summary": "", "goals": "" })
}

async fn described(app: &TestApp, state: PracticeState) -> Value {
    let title = unlike_any_other();
    let sketch = PracticeSketch {
        state,
        authors: &[app.town.mentor],
        ..PracticeSketch::published(app.town.school, &title)
    };
    let id = app.world().practice(sketch).await;
    json!({ "practiceId": format!("practice:{}", id.0) })
}

/// A title whose address is free: a world is used by several clients.
fn unlike_any_other() -> String {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    format!("Урок {}", NUMBER.fetch_add(1, Ordering::Relaxed))
}
