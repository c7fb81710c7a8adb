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
    all.extend(changes());
    all.extend(journals());
    all.extend(help());
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
            "certificate",
            "query($code: String!) { certificate(code: $code) { __typename } }",
            given!(app => {
                let (programme, person) = completed(app).await;
                let input = json!({ "programmeId": programme, "personId": person });
                let selection = "... on IssueCertificateDone { certificate { code } }";
                let curator = app.as_(app.town.curator);
                let said = curator.mutate("issueCertificate", input, selection).await;
                json!({ "code": said["certificate"]["code"] })
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
        mutation(
            "issueCertificate",
            given!(app => {
                let (programme, person) = completed(app).await;
                json!({ "programmeId": programme, "personId": person })
            }),
        ),
        mutation(
            "withdrawCertificate",
            given!(app => {
                let (programme, person) = completed(app).await;
                let input = json!({ "programmeId": programme, "personId": person });
                let selection = "... on IssueCertificateDone { certificate { id } }";
                let curator = app.as_(app.town.curator);
                let said = curator.mutate("issueCertificate", input, selection).await;
                json!({ "certificateId": said["certificate"]["id"], "reason": "Ошибка в сроке" })
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

fn changes() -> Vec<Case> {
    vec![
        mutation(
            "proposeProgrammeChange",
            given!(app => {
                let programme = approved(app).await;
                json!({ "programmeId": programme["id"], "programmeVersion": programme["version"], "reason": "Болезнь",
                    "change": { "extension": { "endsOn": "2027-07-30", "shift": true } } })
            }),
        ),
        mutation(
            "answerProgrammeChange",
            given!(app => {
                let change = changed(app, &[]).await;
                json!({ "changeId": change["id"], "version": 1, "accept": true })
            }),
        ),
        mutation(
            "withdrawProgrammeChange",
            given!(app => json!({ "changeId": changed(app, &[]).await["id"] })),
        ),
        mutation(
            "decideProgrammeChange",
            given!(app => {
                let change = changed(app, &[app.town.mentor, app.town.mentee]).await;
                json!({ "changeId": change["id"], "version": 1, "approve": true })
            }),
        ),
    ]
}

fn help() -> Vec<Case> {
    vec![
        mutation("askForHelp", given!(app => question(app))),
        mutation(
            "takeHelpRequest",
            given!(app => json!({ "requestId": asked(app).await })),
        ),
        mutation(
            "answerHelpRequest",
            given!(app => json!({ "requestId": asked(app).await, "answer": "Так" })),
        ),
        mutation(
            "closeHelpRequest",
            given!(app => json!({ "requestId": asked(app).await })),
        ),
    ]
}

fn question(app: &TestApp) -> Value {
    json!({ "schoolId": format!("school:{}", app.town.school.school.0), "addressee": "CURATOR", "urgent": false,
        "topic": "Как начать урок", "question": "Класс не слушает" })
}

/// What the mentee asked any mentor of the school.
async fn asked(app: &TestApp) -> Value {
    let mut input = question(app);
    input["addressee"] = json!("ANY_MENTOR");
    let selection = "... on AskForHelpDone { request { id } }";
    let said = app
        .as_(app.town.mentee)
        .mutate("askForHelp", input, selection)
        .await;
    said["request"]["id"].clone()
}

fn journals() -> Vec<Case> {
    vec![
        mutation("planMeeting", given!(app => plan(app).await)),
        mutation(
            "dropPlannedMeeting",
            given!(app => {
                let selection = "... on PlanMeetingDone { planned { id } }";
                let input = plan(app).await;
                let said = app.as_(app.town.mentor).mutate("planMeeting", input, selection).await;
                json!({ "plannedMeetingId": said["planned"]["id"], "outcome": "CANCELLED", "reason": "Каникулы" })
            }),
        ),
        mutation(
            "giveMeetingFeedback",
            given!(app => {
                let selection = "... on RecordMeetingDone { meeting { id } }";
                let input = meeting(app).await;
                let said = app.as_(app.town.mentor).mutate("recordMeeting", input, selection).await;
                json!({ "meetingId": said["meeting"]["id"], "score": 9, "words": "" })
            }),
        ),
        mutation(
            "answerPulse",
            given!(app => {
                let input = meeting(app).await;
                json!({ "mentorshipId": input["mentorshipId"], "score": 3, "words": "" })
            }),
        ),
        mutation(
            "settlePulse",
            given!(app => {
                let pair = meeting(app).await["mentorshipId"].clone();
                let answer = json!({ "mentorshipId": pair, "score": 3, "words": "" });
                let selection = "... on AnswerPulseDone { mentorship { journal { pulse { id } } } }";
                let said = app.as_(app.town.mentee).mutate("answerPulse", answer, selection).await;
                json!({ "answerId": said["mentorship"]["journal"]["pulse"][0]["id"], "how": "Поговорили" })
            }),
        ),
    ]
}

async fn plan(app: &TestApp) -> Value {
    let pair = meeting(app).await["mentorshipId"].clone();
    json!({ "mentorshipId": pair, "plannedOn": "2026-11-20", "mode": "VIDEO", "topic": "Разбор урока", "agenda": "" })
}

/// A change that the curator proposed and these people consented to.
async fn changed(app: &TestApp, consented: &[PersonId]) -> Value {
    let programme = approved(app).await;
    let input = json!({ "programmeId": programme["id"], "programmeVersion": programme["version"], "reason": "Болезнь",
        "change": { "extension": { "endsOn": "2027-07-30", "shift": true } } });
    let selection = "... on ProposeProgrammeChangeDone { change { id } }";
    let curator = app.as_(app.town.curator);
    let said = curator
        .mutate("proposeProgrammeChange", input, selection)
        .await;
    for person in consented {
        let answer = json!({ "changeId": said["change"]["id"], "version": 1, "accept": true });
        app.as_(*person)
            .mutate("answerProgrammeChange", answer, "")
            .await;
    }
    said["change"].clone()
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

/// A completed programme of the town's pair, and its mentor.
async fn completed(app: &TestApp) -> (String, String) {
    let (mentor, mentee) = (app.town.mentor, app.town.mentee);
    let pair = app
        .world()
        .pair_in_force(app.town.school, mentor, mentee)
        .await;
    let id = app.world().completed_programme(pair).await;
    (
        format!("programme:{}", id.0),
        format!("person:{}", mentor.0),
    )
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
