//! A mentee asks between meetings; somebody takes it, answers, and is told how much it helped.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{letters, school};

on_both! {
    a_question_is_taken_answered_and_rated_and_the_time_is_measured;
    what_one_took_another_does_not_answer_until_it_is_given_back;
    a_question_that_is_not_needed_any_more_is_taken_back;
    there_must_be_somebody_to_ask;
    who_reads_and_who_does_what;
}

const REQUEST: &str = "id state topic urgent addressee answer rating responseMinutes viewerCan
    askedBy { lastName } helper { lastName }";

#[tokio::test]
async fn a_list_of_many_questions_costs_the_statements_of_one() {
    let app = TestApp::new().await;
    let query = "query($id: ID!) { viewer { school(id: $id) { helpRequests(first: 50) { totalCount nodes { id viewerCan
        askedBy { lastName } } } } } }";
    let id = json!({ "id": school(app.town.school) });
    let ask = async |who: PersonId| {
        app.as_(who)
            .mutate(
                "askForHelp",
                input(&app, json!({ "addressee": "ANY_MENTOR" })),
                "",
            )
            .await;
    };
    ask(app.town.mentee).await;
    let curator = app.as_(app.town.curator);
    let few = app.statements(curator.run(query, id.clone())).await;
    for number in 0..8 {
        let person = app
            .world()
            .person(&format!("Вопросов Номер{}", "а".repeat(number)))
            .await;
        app.world()
            .employ(person, app.town.school, "учитель", 0)
            .await;
        ask(person).await;
    }
    let many = app.statements(curator.run(query, id)).await;
    assert_eq!(few, many);
}

async fn a_question_is_taken_answered_and_rated_and_the_time_is_measured(app: TestApp) {
    let (mentor, mentee) = pair(&app).await;
    let asked = ask(&app, mentee, json!({ "urgent": true })).await;
    assert_eq!(
        (&asked["state"], &asked["viewerCan"]),
        (&json!("NEW"), &json!(["WITHDRAW"]))
    );
    let subjects = letters(&app, mentor).await;
    assert!(
        subjects.contains(&"Срочный вопрос: Как начать урок".to_owned()),
        "{subjects:?}"
    );
    let waiting = app
        .as_(mentor)
        .ask(
            "{ viewer { tasks { kind } participant { helpToGive(states: [NEW]) { totalCount
        nodes { topic viewerCan } } } } }",
        )
        .await;
    assert!(
        waiting.to_string().contains("ANSWER_HELP_REQUEST"),
        "{waiting}"
    );
    assert_eq!(
        waiting["viewer"]["participant"]["helpToGive"]["nodes"][0]["viewerCan"],
        json!(["TAKE", "ANSWER"])
    );

    let taken = act(
        &app,
        mentor,
        "takeHelpRequest",
        json!({ "requestId": asked["id"] }),
    )
    .await;
    assert_eq!(taken["request"]["state"], "TAKEN");
    let later = app.later(mentor, "2026-11-15T09:25:00Z");
    let answer = json!({ "requestId": asked["id"], "answer": "Начните с вопроса" });
    let said = later
        .mutate("answerHelpRequest", answer, &selection("AnswerHelpRequest"))
        .await;
    assert_eq!(
        (
            &said["request"]["state"],
            &said["request"]["responseMinutes"]
        ),
        (&json!("ANSWERED"), &json!(25))
    );
    let odd = act(
        &app,
        mentee,
        "closeHelpRequest",
        json!({ "requestId": asked["id"], "rating": 11 }),
    )
    .await;
    assert_eq!(odd["__typename"], "InvalidInput");
    let closed = act(
        &app,
        mentee,
        "closeHelpRequest",
        json!({ "requestId": asked["id"], "rating": 10 }),
    )
    .await;
    assert_eq!(
        (&closed["request"]["state"], &closed["request"]["rating"]),
        (&json!("CLOSED"), &json!(10))
    );
    let own = app
        .as_(mentee)
        .ask("{ viewer { participant { helpRequests { nodes { state answer } } } } }")
        .await;
    let own = &own["viewer"]["participant"]["helpRequests"]["nodes"];
    assert_eq!(
        *own,
        json!([{ "state": "CLOSED", "answer": "Начните с вопроса" }])
    );
}

async fn what_one_took_another_does_not_answer_until_it_is_given_back(app: TestApp) {
    let (mentor, mentee) = pair(&app).await;
    let asked = ask(&app, mentee, json!({})).await;
    let id = json!({ "requestId": asked["id"] });
    act(&app, mentor, "takeHelpRequest", id.clone()).await;
    let answer = json!({ "requestId": asked["id"], "answer": "Так" });
    let said = act(&app, app.town.curator, "answerHelpRequest", answer.clone()).await;
    assert_eq!(said["reason"], "TAKEN_BY_ANOTHER");
    let back = json!({ "requestId": asked["id"], "giveBack": true });
    let said = act(&app, app.town.curator, "takeHelpRequest", back.clone()).await;
    assert_eq!(said["reason"], "TAKEN_BY_ANOTHER");
    act(&app, mentor, "takeHelpRequest", back).await;
    let said = act(&app, app.town.curator, "answerHelpRequest", answer).await;
    assert_eq!(said["request"]["state"], "ANSWERED");
}

async fn a_question_that_is_not_needed_any_more_is_taken_back(app: TestApp) {
    let (mentor, mentee) = pair(&app).await;
    let asked = ask(&app, mentee, json!({})).await;
    let id = json!({ "requestId": asked["id"] });
    assert_eq!(
        app.as_(mentor)
            .refused("closeHelpRequest", id.clone())
            .await,
        "FORBIDDEN"
    );
    let said = act(&app, mentee, "closeHelpRequest", id.clone()).await;
    assert_eq!(said["request"]["state"], "WITHDRAWN");
    let said = act(&app, mentor, "takeHelpRequest", id).await;
    assert_eq!(said["reason"], "NOT_WAITING");
}

async fn there_must_be_somebody_to_ask(app: TestApp) {
    let said = app
        .as_(app.town.mentee)
        .mutate(
            "askForHelp",
            input(&app, json!({})),
            "... on AskForHelpRefused { reason }",
        )
        .await;
    assert_eq!(said["reason"], "NOBODY_TO_ASK");
    let curator = ask(&app, app.town.bystander, json!({ "addressee": "CURATOR" })).await;
    assert_eq!(curator["addressee"], "CURATOR");
    let subjects = letters(&app, app.town.curator).await;
    assert!(
        subjects.contains(&"Вопрос: Как начать урок".to_owned()),
        "{subjects:?}"
    );
}

async fn who_reads_and_who_does_what(app: TestApp) {
    let (_, mentee) = pair(&app).await;
    let asked = ask(&app, mentee, json!({})).await;
    let id = json!({ "requestId": asked["id"] });
    assert_eq!(
        app.as_(app.town.bystander)
            .refused("takeHelpRequest", id.clone())
            .await,
        "NOT_FOUND"
    );
    assert_eq!(
        app.as_(app.town.sibling_curator)
            .refused("takeHelpRequest", id.clone())
            .await,
        "NOT_FOUND"
    );
    assert_eq!(
        app.as_(mentee).refused("takeHelpRequest", id).await,
        "FORBIDDEN"
    );
    let foreign = app
        .as_(app.town.sibling_curator)
        .refused("askForHelp", input(&app, json!({})))
        .await;
    assert_eq!(foreign, "NOT_FOUND");
}

async fn pair(app: &TestApp) -> (PersonId, PersonId) {
    let (mentor, mentee) = (app.town.mentor, app.town.mentee);
    app.world()
        .pair_in_force(app.town.school, mentor, mentee)
        .await;
    (mentor, mentee)
}

fn input(app: &TestApp, over: Value) -> Value {
    let mut input = json!({ "schoolId": school(app.town.school), "addressee": "OWN_MENTOR", "urgent": false,
        "topic": "Как начать урок", "question": "Класс не слушает" });
    let fields = input.as_object_mut().unwrap();
    fields.extend(over.as_object().unwrap().clone());
    input
}

async fn ask(app: &TestApp, who: PersonId, over: Value) -> Value {
    let selection = format!("... on AskForHelpDone {{ request {{ {REQUEST} }} }}");
    let said = app
        .as_(who)
        .mutate("askForHelp", input(app, over), &selection)
        .await;
    assert_eq!(said["__typename"], "AskForHelpDone", "{said:#}");
    said["request"].clone()
}

async fn act(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let kind = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    app.as_(who).mutate(name, input, &selection(&kind)).await
}

fn selection(kind: &str) -> String {
    format!("... on {kind}Done {{ request {{ {REQUEST} }} }} ... on {kind}Refused {{ reason }}")
}
