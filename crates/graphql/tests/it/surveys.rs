//! Surveys by personal link: who hands them out, who may answer, what becomes of answers.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_round_asks_whom_it_is_for;
    a_link_shows_one_persons_own_sheet_and_nothing_else;
    answers_are_saved_one_by_one_and_named_when_they_do_not_fit;
    a_fresh_link_keeps_the_answers_and_shuts_the_old_one;
    a_repeated_key_tells_no_links_again;
    nothing_is_handed_in_while_something_is_missing;
    the_first_answers_become_a_card_at_once;
    later_answers_wait_for_the_curator;
    who_does_not_want_to_mentor_gets_no_card;
    a_request_becomes_deficits_of_the_need;
    a_round_that_is_over_opens_nothing;
    a_draft_shows_how_far_it_is_and_not_what_it_says;
    rounds_are_the_curators;
    many_rounds_cost_the_statements_of_one;
}

fn school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

fn person(id: PersonId) -> String {
    format!("person:{}", id.0)
}

pub(crate) async fn open_round(app: &TestApp, kind: &str) -> String {
    let input = json!({ "schoolId": school(app), "kind": kind, "audience": "ALL", "personIds": [],
        "closesOn": "2026-12-01" });
    let selection = "... on OpenSurveyRoundDone { round { id } }";
    let said = app
        .as_(app.town.curator)
        .mutate("openSurveyRound", input, selection)
        .await;
    said["round"]["id"].as_str().unwrap().to_owned()
}

pub(crate) async fn token_of(app: &TestApp, round: &str, who: PersonId) -> String {
    let input = json!({ "roundId": round, "personIds": [person(who)], "send": false });
    let selection = "... on IssueSurveyLinksDone { links { url person { id } } }";
    let said = app
        .as_(app.town.curator)
        .mutate("issueSurveyLinks", input, selection)
        .await;
    let url = said["links"][0]["url"].as_str().unwrap();
    url.strip_prefix("https://example.org/survey/")
        .unwrap()
        .to_owned()
}

async fn save(app: &TestApp, token: &str, answers: &[(&str, &[&str])]) -> Value {
    let answers: Vec<_> = answers
        .iter()
        .map(|(code, values)| json!({ "code": code, "values": values }))
        .collect();
    let selection =
        "... on SaveSurveyAnswersDone { savedAt } ... on SaveSurveyAnswersRefused { reason }
        ... on InvalidInput { fields { path problem } }";
    let input = json!({ "token": token, "answers": answers });
    app.public()
        .mutate("saveSurveyAnswers", input, selection)
        .await
}

async fn submit(app: &TestApp, token: &str) -> Value {
    let selection =
        "... on SubmitSurveyDone { cardMade } ... on SubmitSurveyRefused { reason missing }";
    app.public()
        .mutate("submitSurvey", json!({ "token": token }), selection)
        .await
}

const REQUEST: &[(&str, &[&str])] = &[
    ("deficit.NORMATIVE", &["NONE"]),
    ("deficit.PROFESSIONAL", &["NONE"]),
    ("deficit.METHODICAL", &["HIGH"]),
    ("deficit.SUBJECT", &["NONE"]),
    ("deficit.PSYCHOLOGICAL", &["NONE"]),
    ("deficit.DIGITAL", &["LOW"]),
    ("deficit.COMMUNICATIVE", &["NONE"]),
    ("request", &["Хочу научиться вести обсуждение"]),
    (
        "difficulties",
        &["обсуждение в классе", "электронный журнал"],
    ),
    ("topics", &["TEACHING_METHODS"]),
    ("strengths", &["терпение"]),
];

const MENTOR: &[(&str, &[&str])] = &[
    ("ready", &["YES"]),
    ("topics", &["UPBRINGING"]),
    ("competences", &["классное руководство"]),
    ("areas", &["естественные науки"]),
    ("formats", &["ONE_TO_ONE"]),
    ("capacity", &["2"]),
];

/// A link whose answers wait for the curator.
pub(crate) async fn answered(app: &TestApp, who: PersonId) -> String {
    let round = open_round(app, "REQUEST").await;
    let token = token_of(app, &round, who).await;
    save(app, &token, REQUEST).await;
    submit(app, &token).await;
    let found = responses(app).await;
    let found = found.iter().find(|one| one["person"]["id"] == person(who));
    found.unwrap()["id"].as_str().unwrap().to_owned()
}

/// The responses of the latest round.
async fn responses(app: &TestApp) -> Vec<Value> {
    let query = "query($id: ID!) { viewer { school(id: $id) { bank { surveyRounds { asked answered open
        responses { id person { id } answered asked submittedAt outcome answers { code values } } } } } } }";
    let seen = app
        .as_(app.town.curator)
        .run(query, json!({ "id": school(app) }))
        .await;
    let rounds = &seen["viewer"]["school"]["bank"]["surveyRounds"];
    rounds[0]["responses"].as_array().unwrap().clone()
}

async fn a_round_asks_whom_it_is_for(app: TestApp) {
    let town = &app.town;
    let asked = async |audience: &str, people: Value| {
        let input = json!({ "schoolId": school(&app), "kind": "REQUEST", "audience": audience, "personIds": people,
            "closesOn": "2026-12-01" });
        let selection = "... on OpenSurveyRoundDone { round { asked answered open } }
            ... on OpenSurveyRoundRefused { reason }";
        let said = app
            .as_(town.curator)
            .mutate("openSurveyRound", input, selection)
            .await;
        match &said["round"]["asked"] {
            Value::Null => said["reason"].clone(),
            asked => asked.clone(),
        }
    };
    assert_eq!(asked("ALL", json!([])).await, 7);
    assert_eq!(
        asked("WITHOUT_CARD", json!([])).await,
        6,
        "the mentee has a need"
    );
    assert_eq!(asked("NEW", json!([])).await, "NOBODY_TO_ASK");
    assert_eq!(asked("CHOSEN", json!([person(town.mentor)])).await, 1);
    answered(&app, town.bystander).await;
    assert_eq!(asked("UNANSWERED", json!([])).await, 6);

    let mut input = json!({ "schoolId": school(&app), "kind": "REQUEST", "audience": "CHOSEN",
        "personIds": [person(town.sibling_head)], "closesOn": "2026-12-01" });
    assert_eq!(
        app.as_(town.curator)
            .refused("openSurveyRound", input.clone())
            .await,
        "NOT_FOUND"
    );
    input["audience"] = json!("ALL");
    for day in ["2026-11-14", "2027-06-01"] {
        input["closesOn"] = json!(day);
        let selection = "... on OpenSurveyRoundRefused { reason }";
        let said = app
            .as_(town.curator)
            .mutate("openSurveyRound", input.clone(), selection)
            .await;
        assert_eq!(said["reason"], "TERM_DOES_NOT_FIT");
    }
}

const SHEET: &str = "query($token: String!) { survey(token: $token) { kind addressee schoolName closesOn submittedAt
    questions { code section ask options least limit required } answers { code values } } }";

async fn a_link_shows_one_persons_own_sheet_and_nothing_else(app: TestApp) {
    let round = open_round(&app, "REQUEST").await;
    let token = token_of(&app, &round, app.town.mentee).await;
    let seen = app.public().run(SHEET, json!({ "token": token })).await;
    let sheet = &seen["survey"];
    assert_eq!(sheet["kind"], "REQUEST");
    assert_eq!(
        sheet["addressee"], "Пётр Ильич",
        "no last name: the link may be lost"
    );
    assert_eq!(sheet["answers"], json!([]));
    let first = json!({ "code": "deficit.NORMATIVE", "section": "DEFICITS", "ask": "ONE",
        "options": ["NONE", "LOW", "MEDIUM", "HIGH"], "least": null, "limit": null, "required": true });
    assert_eq!(sheet["questions"][0], first);
    for wrong in ["", "abc", "0", &"a".repeat(43)] {
        let seen = app.public().run(SHEET, json!({ "token": wrong })).await;
        assert_eq!(seen["survey"], Value::Null);
        let input = json!({ "token": wrong, "answers": [] });
        assert_eq!(
            app.public().refused("saveSurveyAnswers", input).await,
            "NOT_FOUND"
        );
        assert_eq!(
            app.public()
                .refused("submitSurvey", json!({ "token": wrong }))
                .await,
            "NOT_FOUND"
        );
    }
}

async fn answers_are_saved_one_by_one_and_named_when_they_do_not_fit(app: TestApp) {
    let round = open_round(&app, "REQUEST").await;
    let token = token_of(&app, &round, app.town.mentee).await;
    save(&app, &token, &[("request", &["Помогите"])]).await;
    let said = save(
        &app,
        &token,
        &[("deficit.DIGITAL", &["HIGH"]), ("topics", &["NOTHING"])],
    )
    .await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["topics"], "problem": "NOT_ALLOWED" }])
    );
    save(
        &app,
        &token,
        &[("topics", &["UPBRINGING", "SUBJECT_CONTENT"])],
    )
    .await;
    let seen = app.public().run(SHEET, json!({ "token": token })).await;
    let answers = json!([
        { "code": "request", "values": ["Помогите"] },
        { "code": "topics", "values": ["SUBJECT_CONTENT", "UPBRINGING"] },
    ]);
    assert_eq!(
        seen["survey"]["answers"], answers,
        "of what did not fit nothing was taken"
    );
}

async fn a_fresh_link_keeps_the_answers_and_shuts_the_old_one(app: TestApp) {
    let round = open_round(&app, "REQUEST").await;
    let old = token_of(&app, &round, app.town.mentee).await;
    save(&app, &old, &[("request", &["Помогите"])]).await;
    let fresh = token_of(&app, &round, app.town.mentee).await;
    let seen = app.public().run(SHEET, json!({ "token": old })).await;
    assert_eq!(seen["survey"], Value::Null);
    let seen = app.public().run(SHEET, json!({ "token": fresh })).await;
    assert_eq!(seen["survey"]["answers"][0]["values"], json!(["Помогите"]));
    let foreign =
        json!({ "roundId": round, "personIds": [person(app.town.sibling_head)], "send": false });
    assert_eq!(
        app.as_(app.town.curator)
            .refused("issueSurveyLinks", foreign)
            .await,
        "NOT_FOUND"
    );
}

async fn a_repeated_key_tells_no_links_again(app: TestApp) {
    let round = open_round(&app, "REQUEST").await;
    let input = json!({ "clientMutationId": "once", "roundId": round, "personIds": [person(app.town.mentee)],
        "send": true });
    let selection = "... on IssueSurveyLinksDone { links { url } }";
    let curator = app.as_(app.town.curator);
    let first = curator
        .mutate("issueSurveyLinks", input.clone(), selection)
        .await;
    let token = first["links"][0]["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let again = curator.mutate("issueSurveyLinks", input, selection).await;
    assert_eq!(again["links"], json!([{ "url": null }]));
    let seen = app.public().run(SHEET, json!({ "token": token })).await;
    assert_ne!(seen["survey"], Value::Null, "the first link stands");
}

async fn nothing_is_handed_in_while_something_is_missing(app: TestApp) {
    let round = open_round(&app, "REQUEST").await;
    let token = token_of(&app, &round, app.town.mentee).await;
    let (all_but_request, _): (Vec<_>, Vec<_>) = REQUEST
        .iter()
        .copied()
        .partition(|(code, _)| *code != "request");
    save(&app, &token, &all_but_request).await;
    let said = submit(&app, &token).await;
    assert_eq!(
        said,
        json!({ "__typename": "SubmitSurveyRefused", "reason": "MISSING", "missing": ["request"] })
    );
    save(&app, &token, REQUEST).await;
    assert_eq!(submit(&app, &token).await["cardMade"], false);
    assert_eq!(submit(&app, &token).await["reason"], "SUBMITTED");
    assert_eq!(
        save(&app, &token, &[("request", &["Ещё"])]).await["reason"],
        "SUBMITTED"
    );
    let seen = app.public().run(SHEET, json!({ "token": token })).await;
    assert_ne!(
        seen["survey"]["submittedAt"],
        Value::Null,
        "what was handed in may be read"
    );
}

async fn the_first_answers_become_a_card_at_once(app: TestApp) {
    let round = open_round(&app, "POTENTIAL_MENTOR").await;
    let token = token_of(&app, &round, app.town.bystander).await;
    save(&app, &token, MENTOR).await;
    assert_eq!(submit(&app, &token).await["cardMade"], true);
    let cards = app
        .store()
        .mentor_cards()
        .of_people(&[app.town.bystander])
        .await
        .unwrap();
    assert_eq!(cards[0].competences, ["классное руководство"]);
    assert_eq!(cards[0].details.areas, ["естественные науки"]);
    assert_eq!(cards[0].capacity, 2);
    assert_eq!(cards[0].membership, domain::bank::Membership::Candidate);
    let found = responses(&app).await;
    let mine = found
        .iter()
        .find(|one| one["person"]["id"] == person(app.town.bystander))
        .unwrap();
    assert_eq!(mine["outcome"], "TAKEN");
}

async fn later_answers_wait_for_the_curator(app: TestApp) {
    let town = &app.town;
    let round = open_round(&app, "POTENTIAL_MENTOR").await;
    let token = token_of(&app, &round, town.mentor).await;
    save(&app, &token, MENTOR).await;
    assert_eq!(submit(&app, &token).await["cardMade"], false);
    let before = app
        .store()
        .mentor_cards()
        .of_people(&[town.mentor])
        .await
        .unwrap();
    assert_eq!(before[0].competences, ["формирующее оценивание"]);

    let found = responses(&app).await;
    let mine = found
        .iter()
        .find(|one| one["person"]["id"] == person(town.mentor))
        .unwrap();
    assert_eq!(mine["outcome"], Value::Null);
    let input = json!({ "responseId": mine["id"], "take": true });
    for who in [town.head, town.psychologist, town.municipal] {
        assert_eq!(
            app.as_(who).refused("settleSurvey", input.clone()).await,
            "FORBIDDEN"
        );
    }
    assert_eq!(
        app.as_(town.sibling_curator)
            .refused("settleSurvey", input.clone())
            .await,
        "NOT_FOUND"
    );
    let selection =
        "... on SettleSurveyDone { response { outcome } } ... on SettleSurveyRefused { reason }";
    let said = app
        .as_(town.curator)
        .mutate("settleSurvey", input.clone(), selection)
        .await;
    assert_eq!(said["response"]["outcome"], "TAKEN");
    let said = app
        .as_(town.curator)
        .mutate("settleSurvey", input, selection)
        .await;
    assert_eq!(said["reason"], "ALREADY_SETTLED");
    let after = app
        .store()
        .mentor_cards()
        .of_people(&[town.mentor])
        .await
        .unwrap();
    assert_eq!(after[0].competences, ["классное руководство"]);
    assert_eq!(
        after[0].membership,
        domain::bank::Membership::Approved,
        "who is in the bank stays in it"
    );
}

async fn who_does_not_want_to_mentor_gets_no_card(app: TestApp) {
    let round = open_round(&app, "POTENTIAL_MENTOR").await;
    let token = token_of(&app, &round, app.town.bystander).await;
    save(&app, &token, MENTOR).await;
    save(&app, &token, &[("ready", &["NO"])]).await;
    assert_eq!(submit(&app, &token).await["cardMade"], false);
    let cards = app
        .store()
        .mentor_cards()
        .of_people(&[app.town.bystander])
        .await
        .unwrap();
    assert_eq!(cards, []);
}

async fn a_request_becomes_deficits_of_the_need(app: TestApp) {
    let response = answered(&app, app.town.mentee).await;
    let input = json!({ "responseId": response, "take": true });
    app.as_(app.town.curator)
        .mutate("settleSurvey", input, "")
        .await;
    let query = "query($id: ID!) { viewer { school(id: $id) { needs { nodes { request strengths
        deficits { kind area severity source } } } } } }";
    let seen = app
        .as_(app.town.curator)
        .run(query, json!({ "id": school(&app) }))
        .await;
    let area = "обсуждение в классе; электронный журнал";
    let need = json!({ "request": "Хочу научиться вести обсуждение", "strengths": ["терпение"], "deficits": [
        { "kind": "METHODICAL", "area": area, "severity": "HIGH", "source": "SELF_ASSESSMENT" },
        { "kind": "DIGITAL", "area": area, "severity": "LOW", "source": "SELF_ASSESSMENT" },
    ] });
    assert_eq!(seen["viewer"]["school"]["needs"]["nodes"], json!([need]));

    // Asked again, a known deficit is weighed anew and not doubled.
    let response = answered(&app, app.town.mentee).await;
    let input = json!({ "responseId": response, "take": true });
    app.as_(app.town.curator)
        .mutate("settleSurvey", input, "")
        .await;
    let seen = app
        .as_(app.town.curator)
        .run(query, json!({ "id": school(&app) }))
        .await;
    let deficits = &seen["viewer"]["school"]["needs"]["nodes"][0]["deficits"];
    assert_eq!(deficits.as_array().unwrap().len(), 2);
}

async fn a_round_that_is_over_opens_nothing(app: TestApp) {
    let round = open_round(&app, "REQUEST").await;
    let token = token_of(&app, &round, app.town.mentee).await;
    let later = app.later(app.town.mentee, "2026-12-02T09:00:00Z");
    let seen = later.run(SHEET, json!({ "token": token })).await;
    assert_eq!(seen["survey"], Value::Null);
    let selection =
        "... on CloseSurveyRoundDone { round { open } } ... on CloseSurveyRoundRefused { reason }";
    let close = json!({ "roundId": round });
    let said = app
        .as_(app.town.curator)
        .mutate("closeSurveyRound", close.clone(), selection)
        .await;
    assert_eq!(said["round"]["open"], false);
    let seen = app.public().run(SHEET, json!({ "token": token })).await;
    assert_eq!(seen["survey"], Value::Null);
    let said = app
        .as_(app.town.curator)
        .mutate("closeSurveyRound", close, selection)
        .await;
    assert_eq!(said["reason"], "ALREADY_CLOSED");
}

async fn a_draft_shows_how_far_it_is_and_not_what_it_says(app: TestApp) {
    let round = open_round(&app, "REQUEST").await;
    let token = token_of(&app, &round, app.town.mentee).await;
    save(&app, &token, &[("request", &["Помогите"])]).await;
    let found = responses(&app).await;
    let mine = found
        .iter()
        .find(|one| one["person"]["id"] == person(app.town.mentee))
        .unwrap();
    assert_eq!((&mine["answered"], &mine["asked"]), (&json!(1), &json!(13)));
    assert_eq!(mine["answers"], Value::Null);
}

async fn rounds_are_the_curators(app: TestApp) {
    let town = &app.town;
    let round = open_round(&app, "REQUEST").await;
    let query = "query($id: ID!) { viewer { school(id: $id) { bank { surveyRounds { id } } } } }";
    for who in [town.head, town.psychologist] {
        let seen = app.as_(who).run(query, json!({ "id": school(&app) })).await;
        assert_eq!(seen["viewer"]["school"]["bank"]["surveyRounds"], json!([]));
    }
    let input = json!({ "roundId": round, "personIds": [person(town.mentee)], "send": false });
    assert_eq!(
        app.as_(town.head)
            .refused("issueSurveyLinks", input.clone())
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(town.mentee)
            .refused("issueSurveyLinks", input)
            .await,
        "NOT_FOUND"
    );
}

async fn many_rounds_cost_the_statements_of_one(app: TestApp) {
    let query = "query($id: ID!) { viewer { school(id: $id) { bank { surveyRounds { kind asked answered open
        openedBy { fullName } responses { person { position } answered } } } } } }";
    let client = app.as_(app.town.curator);
    let id = json!({ "id": school(&app) });
    open_round(&app, "REQUEST").await;
    open_round(&app, "REQUEST").await;
    let few = app.statements(client.run(query, id.clone())).await;
    for _ in 0..10 {
        open_round(&app, "POTENTIAL_MENTOR").await;
    }
    let many = app.statements(client.run(query, id)).await;
    assert!(few > 0, "statements are counted");
    assert!(
        many < few + 10,
        "{few} statements for two rounds, {many} for twelve"
    );
}
