//! The banks: who is in them by whose word, what stands on the cards, how they are found.

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_new_card_waits_for_consent_and_for_the_heads_word;
    the_head_approves_many_and_hears_of_each;
    a_head_does_not_approve_their_own_card;
    who_was_refused_asks_again_by_writing_the_card_anew;
    the_curator_sets_aside_brings_back_and_reminds;
    cards_of_another_school_do_not_exist;
    the_form_of_the_bank_of_mentors_is_kept_whole;
    a_client_that_knows_no_details_leaves_them_as_they_are;
    the_details_say_what_does_not_fit;
    a_need_keeps_strengths_support_and_severity;
    the_banks_are_narrowed_by_state_words_and_waiting;
    the_state_in_the_database_is_the_state_on_the_card;
}

pub(crate) async fn card_of(app: &TestApp, person: PersonId) -> String {
    let cards = app.store().mentor_cards().of_people(&[person]).await;
    format!("mentor-card:{}", cards.unwrap()[0].id.0)
}

async fn need_of(app: &TestApp, person: PersonId) -> String {
    let needs = app.store().needs().of_people(&[person]).await;
    format!("need:{}", needs.unwrap()[0].id.0)
}

/// A teacher who began this September, without a need.
pub(crate) async fn fresh_teacher(app: &TestApp) -> PersonId {
    let person = app.world().person("Новикова Яна Олеговна").await;
    let at = app.town.school;
    app.world().employ(person, at, "учитель химии", 0).await;
    person
}

pub(crate) fn school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

pub(crate) fn keep(app: &TestApp, whose: PersonId, version: Value) -> Value {
    json!({ "schoolId": school(app), "personId": format!("person:{}", whose.0), "version": version,
        "competences": ["рефлексия урока"], "subjects": ["физика"], "topics": ["UPBRINGING"],
        "formats": ["GROUP"], "capacity": 3, "state": "IN_BANK" })
}

fn details() -> Value {
    json!({ "achievements": ["Победитель конкурса"], "interests": ["походы"],
        "wantedCategories": ["YOUNG_SPECIALIST_0_3"], "areas": ["естественные науки"],
        "trainings": [{ "course": "Школа наставника", "provider": "ИРО", "on": "2026-03-20", "certificate": "№ 12" }],
        "hoursPerWeek": 2, "mentorSince": "2019-09-01", "isExpert": true, "isExternal": false,
        "nominatedBy": "DISTRICT_ASSOCIATION" })
}

const STATE: &str = "... on KeepMentorCardDone { card { id bankState version } }";

/// What came of an act on cards, card by card.
pub(crate) async fn act(app: &TestApp, who: PersonId, cards: &[&str], act: &str) -> Vec<String> {
    let input = json!({ "schoolId": school(app), "cardIds": cards, "act": act });
    let said = app
        .as_(who)
        .mutate(
            "changeCards",
            input,
            "... on ChangeCardsDone { results { cardId outcome } }",
        )
        .await;
    let results = said["results"].as_array().unwrap().iter();
    results
        .map(|one| one["outcome"].as_str().unwrap().to_owned())
        .collect()
}

async fn bank_state(app: &TestApp, who: PersonId) -> Value {
    let query = "query($id: ID!) { viewer { personById(id: $id) { record {
        mentorCards { bankState decidedAt history { deed from to by why } } needs { bankState } } } } }";
    let id = json!({ "id": format!("person:{}", who.0) });
    let seen = app.as_(app.town.curator).run(query, id).await;
    seen["viewer"]["personById"]["record"].clone()
}

async fn a_new_card_waits_for_consent_and_for_the_heads_word(app: TestApp) {
    let town = &app.town;
    let input = keep(&app, town.bystander, Value::Null);
    let said = app
        .as_(town.curator)
        .mutate("keepMentorCard", input, STATE)
        .await;
    assert_eq!(said["card"]["bankState"], "CONSENT_PENDING");
    let card = said["card"]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        act(&app, town.head, &[&card], "APPROVE").await,
        ["CONSENT_MISSING"]
    );

    let purpose = ConsentPurpose::PersonalDataProcessing;
    app.world()
        .consent(town.bystander, town.school, purpose)
        .await;
    let waiting = bank_state(&app, town.bystander).await;
    assert_eq!(waiting["mentorCards"][0]["bankState"], "CANDIDATE");
    assert_eq!(waiting["mentorCards"][0]["decidedAt"], Value::Null);

    assert_eq!(act(&app, town.head, &[&card], "APPROVE").await, ["DONE"]);
    let approved = bank_state(&app, town.bystander).await;
    let approved = &approved["mentorCards"][0];
    assert_eq!(approved["bankState"], "AVAILABLE");
    assert_ne!(approved["decidedAt"], Value::Null);
    let line = &approved["history"][0];
    let told = (&line["deed"], &line["from"], &line["to"]);
    assert_eq!(
        told,
        (&json!("Approve"), &json!("CANDIDATE"), &json!("APPROVED"))
    );
}

async fn the_head_approves_many_and_hears_of_each(app: TestApp) {
    let town = &app.town;
    let input = keep(&app, town.bystander, Value::Null);
    let said = app
        .as_(town.bystander)
        .mutate("keepMentorCard", input, STATE)
        .await;
    let (fresh, kept) = (
        said["card"]["id"].as_str().unwrap().to_owned(),
        card_of(&app, town.mentor).await,
    );
    let need = need_of(&app, town.mentee).await;
    let cards = [fresh.as_str(), kept.as_str(), need.as_str(), kept.as_str()];
    // Named twice, answered once.
    let outcomes = act(&app, town.head, &cards, "APPROVE").await;
    assert_eq!(
        outcomes,
        ["CONSENT_MISSING", "IN_BANK_ALREADY", "IN_BANK_ALREADY"]
    );
    for who in [town.curator, town.psychologist] {
        let input = json!({ "schoolId": school(&app), "cardIds": [fresh], "act": "APPROVE" });
        assert_eq!(
            app.as_(who).refused("changeCards", input).await,
            "FORBIDDEN"
        );
    }
    for who in [town.administrator, town.sibling_head, town.regional] {
        let input = json!({ "schoolId": school(&app), "cardIds": [fresh], "act": "APPROVE" });
        assert_eq!(
            app.as_(who).refused("changeCards", input).await,
            "NOT_FOUND"
        );
    }
    let input = json!({ "schoolId": school(&app), "cardIds": [fresh], "act": "APPROVE" });
    assert_eq!(
        app.as_(town.municipal).refused("changeCards", input).await,
        "FORBIDDEN"
    );
}

async fn a_head_does_not_approve_their_own_card(app: TestApp) {
    let town = &app.town;
    let input = keep(&app, town.head, Value::Null);
    let said = app
        .as_(town.head)
        .mutate("keepMentorCard", input, STATE)
        .await;
    let purpose = ConsentPurpose::PersonalDataProcessing;
    app.world().consent(town.head, town.school, purpose).await;
    let card = said["card"]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        act(&app, town.head, &[&card], "APPROVE").await,
        ["OWN_CARD"]
    );
    let still = bank_state(&app, town.head).await;
    assert_eq!(still["mentorCards"][0]["bankState"], "CANDIDATE");
}

async fn who_was_refused_asks_again_by_writing_the_card_anew(app: TestApp) {
    let town = &app.town;
    let input = keep(&app, town.bystander, Value::Null);
    let said = app
        .as_(town.curator)
        .mutate("keepMentorCard", input, STATE)
        .await;
    let card = said["card"]["id"].as_str().unwrap().to_owned();
    let input = json!({ "schoolId": school(&app), "cardIds": [card], "act": "REJECT", "note": "Пока рано" });
    app.as_(town.head).mutate("changeCards", input, "").await;
    let refused = bank_state(&app, town.bystander).await;
    let refused = &refused["mentorCards"][0];
    assert_eq!(refused["bankState"], "REJECTED");
    assert_eq!(refused["history"][0]["why"], "Пока рано");
    assert_eq!(
        act(&app, town.head, &[&card], "REJECT").await,
        ["AS_IT_WAS"]
    );

    let input = keep(&app, town.bystander, json!(2));
    let said = app
        .as_(town.bystander)
        .mutate("keepMentorCard", input, STATE)
        .await;
    assert_eq!(said["card"]["bankState"], "CONSENT_PENDING");
}

async fn the_curator_sets_aside_brings_back_and_reminds(app: TestApp) {
    let town = &app.town;
    let (card, need) = (
        card_of(&app, town.mentor).await,
        need_of(&app, town.mentee).await,
    );
    let both = [card.as_str(), need.as_str()];
    assert_eq!(
        act(&app, town.curator, &both, "PAUSE").await,
        ["DONE", "DONE"]
    );
    assert_eq!(
        act(&app, town.curator, &both, "PAUSE").await,
        ["AS_IT_WAS", "AS_IT_WAS"]
    );
    assert_eq!(
        bank_state(&app, town.mentor).await["mentorCards"][0]["bankState"],
        "PAUSED"
    );
    assert_eq!(
        act(&app, town.curator, &both, "RETURN").await,
        ["DONE", "DONE"]
    );
    assert_eq!(
        bank_state(&app, town.mentee).await["needs"][0]["bankState"],
        "AVAILABLE"
    );
    // Both have consented; the bystander has not.
    assert_eq!(
        act(&app, town.curator, &both, "REMIND_CONSENT").await,
        ["AS_IT_WAS", "AS_IT_WAS"]
    );
    let input = keep(&app, town.bystander, Value::Null);
    let said = app
        .as_(town.curator)
        .mutate("keepMentorCard", input, STATE)
        .await;
    let fresh = said["card"]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        act(&app, town.curator, &[&fresh], "REMIND_CONSENT").await,
        ["DONE"]
    );
    assert_eq!(
        act(&app, town.curator, &[&card], "ASK_TO_REFRESH").await,
        ["DONE"]
    );
    let input = json!({ "schoolId": school(&app), "cardIds": [card], "act": "PAUSE" });
    assert_eq!(
        app.as_(town.head).refused("changeCards", input).await,
        "FORBIDDEN"
    );

    // Who has left is told apart, card by card.
    let job = crate::people::job_of(&app, town.mentor).await;
    let input = json!({ "employmentId": job, "on": "2026-11-14" });
    app.as_(town.curator)
        .mutate("endEmployment", input, "")
        .await;
    assert_eq!(
        act(&app, town.curator, &[&card], "PAUSE").await,
        ["NOT_EMPLOYED"]
    );
    assert_eq!(
        act(&app, town.head, &[&card], "APPROVE").await,
        ["HAS_LEFT"]
    );
}

async fn cards_of_another_school_do_not_exist(app: TestApp) {
    let town = &app.town;
    let sibling = app
        .world()
        .mentor_card(town.sibling_head, town.sibling, 1)
        .await;
    for id in [
        format!("mentor-card:{sibling}"),
        format!("mentor-card:{}", town.school.school.0),
        format!("person:{}", town.mentor.0),
    ] {
        let input = json!({ "schoolId": school(&app), "cardIds": [id], "act": "APPROVE" });
        assert_eq!(
            app.as_(town.head).refused("changeCards", input).await,
            "NOT_FOUND"
        );
    }
}

const DETAILS: &str = "... on KeepMentorCardDone { card { version achievements interests wantedCategories areas
        trainings { course provider on certificate } hoursPerWeek mentorSince isExpert isExternal nominatedBy } }
    ... on InvalidInput { fields { path problem } }";

async fn the_form_of_the_bank_of_mentors_is_kept_whole(app: TestApp) {
    let who = app.town.mentor;
    let mut input = keep(&app, who, json!(1));
    input["details"] = details();
    let said = app.as_(who).mutate("keepMentorCard", input, DETAILS).await;
    let mut wanted = details();
    wanted["version"] = json!(2);
    assert_eq!(said["card"], wanted);
}

async fn a_client_that_knows_no_details_leaves_them_as_they_are(app: TestApp) {
    let who = app.town.mentor;
    let mut input = keep(&app, who, json!(1));
    input["details"] = details();
    app.as_(who).mutate("keepMentorCard", input, DETAILS).await;
    let input = keep(&app, who, json!(2));
    let said = app.as_(who).mutate("keepMentorCard", input, DETAILS).await;
    assert_eq!(said["card"]["areas"], json!(["естественные науки"]));
    assert_eq!(said["card"]["isExpert"], true);
}

async fn the_details_say_what_does_not_fit(app: TestApp) {
    let who = app.town.mentor;
    let mut input = keep(&app, who, json!(1));
    input["details"] = details();
    input["details"]["hoursPerWeek"] = json!(41);
    input["details"]["mentorSince"] = json!("2026-11-16");
    input["details"]["areas"] = json!([" "]);
    input["details"]["trainings"][0]["provider"] = json!("");
    let said = app.as_(who).mutate("keepMentorCard", input, DETAILS).await;
    let problems = json!([
        { "path": ["details", "areas", "0"], "problem": "EMPTY" },
        { "path": ["details", "trainings", "0", "provider"], "problem": "EMPTY" },
        { "path": ["details", "hoursPerWeek"], "problem": "OUT_OF_RANGE" },
        { "path": ["details", "mentorSince"], "problem": "OUT_OF_RANGE" },
    ]);
    assert_eq!(said["fields"], problems);
}

async fn a_need_keeps_strengths_support_and_severity(app: TestApp) {
    let who = app.town.mentee;
    let input = |version: i32, severity: Value, id: Value| {
        json!({ "schoolId": school(&app), "personId": format!("person:{}", who.0), "version": version,
            "request": "Как удержать внимание?", "topics": [], "formats": [], "categories": [], "state": "IN_BANK",
            "deficits": [{ "id": id, "kind": "DIGITAL", "area": "журнал", "source": "SELF_ASSESSMENT",
                "severity": severity }],
            "details": { "strengths": ["терпение"], "supportNeeded": true } })
    };
    let selection =
        "... on StateNeedDone { need { strengths supportNeeded deficits { id severity } } }";
    let said = app
        .as_(who)
        .mutate("stateNeed", input(1, json!("HIGH"), Value::Null), selection)
        .await;
    assert_eq!(said["need"]["strengths"], json!(["терпение"]));
    assert_eq!(said["need"]["supportNeeded"], true);
    assert_eq!(said["need"]["deficits"][0]["severity"], "HIGH");
    let id = said["need"]["deficits"][0]["id"].clone();
    let said = app
        .as_(who)
        .mutate("stateNeed", input(2, Value::Null, id), selection)
        .await;
    assert_eq!(said["need"]["deficits"][0]["severity"], "HIGH");
}

async fn the_banks_are_narrowed_by_state_words_and_waiting(app: TestApp) {
    let town = &app.town;
    let mut input = keep(&app, town.bystander, Value::Null);
    input["details"] = details();
    app.as_(town.curator)
        .mutate("keepMentorCard", input, "")
        .await;
    let query =
        "query($id: ID!, $cards: CardFilter, $needs: NeedFilter) { viewer { school(id: $id) {
        mentorCards(filter: $cards) { totalCount } needs(filter: $needs) { totalCount } } } }";
    let counts = async |cards: Value, needs: Value| {
        let variables = json!({ "id": school(&app), "cards": cards, "needs": needs });
        let seen = app.as_(town.curator).run(query, variables).await;
        let desk = &seen["viewer"]["school"];
        let count = |list: &str| desk[list]["totalCount"].as_i64().unwrap();
        (count("mentorCards"), count("needs"))
    };
    assert_eq!(
        counts(
            json!({ "state": "CONSENT_PENDING" }),
            json!({ "state": "AVAILABLE" })
        )
        .await,
        (1, 1)
    );
    assert_eq!(
        counts(
            json!({ "state": "AVAILABLE" }),
            json!({ "state": "ASSIGNED" })
        )
        .await,
        (1, 0)
    );
    assert_eq!(
        counts(
            json!({ "text": "ЕСТЕСТВЕННЫЕ" }),
            json!({ "category": "YOUNG_SPECIALIST_0_3" })
        )
        .await,
        (1, 1)
    );
    assert_eq!(
        counts(
            json!({ "category": "YOUNG_SPECIALIST_0_3" }),
            json!({ "category": "TALENT_POOL" })
        )
        .await,
        (1, 0)
    );
    assert_eq!(
        counts(json!({ "expert": true }), json!({ "aloneForDays": 1 })).await,
        (1, 0)
    );
    assert_eq!(
        counts(
            json!({ "expert": false, "order": "UNTOUCHED" }),
            json!({ "order": "UNTOUCHED" })
        )
        .await,
        (1, 1)
    );
    let later = app.later(town.curator, "2026-12-20T09:00:00Z");
    let variables = json!({ "id": school(&app), "cards": {}, "needs": { "aloneForDays": 30 } });
    let seen = later.run(query, variables).await;
    assert_eq!(seen["viewer"]["school"]["needs"]["totalCount"], 1);
    let bad = json!({ "id": school(&app), "cards": {}, "needs": { "aloneForDays": 0 } });
    let answer = app.as_(town.curator).answer(query, bad).await;
    assert_eq!(crate::harness::code(&answer), "BAD_INPUT");
}

/// The condition in SQL and the rule of the domain are two; here they are held to be one.
async fn the_state_in_the_database_is_the_state_on_the_card(app: TestApp) {
    let town = &app.town;
    let curator = app.as_(town.curator);
    for who in [town.bystander, town.psychologist] {
        curator
            .mutate("keepMentorCard", keep(&app, who, Value::Null), "")
            .await;
    }
    let purpose = ConsentPurpose::PersonalDataProcessing;
    app.world()
        .consent(town.psychologist, town.school, purpose)
        .await;
    for (index, name) in ["Парный", "Паузов", "Отказов", "Ушедший"]
        .into_iter()
        .enumerate()
    {
        let person = app.world().person(&format!("{name} Иван Иванович")).await;
        app.world().employ(person, town.school, "учитель", 9).await;
        app.world().consent(person, town.school, purpose).await;
        match index {
            0 => {
                app.world().mentor_card(person, town.school, 2).await;
                app.world()
                    .pair_in_force(town.school, person, town.mentee)
                    .await;
            }
            1 => {
                let card = app.world().mentor_card(person, town.school, 2).await;
                act(
                    &app,
                    town.curator,
                    &[&format!("mentor-card:{card}")],
                    "PAUSE",
                )
                .await;
            }
            2 => {
                curator
                    .mutate("keepMentorCard", keep(&app, person, Value::Null), "")
                    .await;
                act(&app, town.head, &[&card_of(&app, person).await], "REJECT").await;
            }
            _ => {
                app.world().mentor_card(person, town.school, 2).await;
                let job = crate::people::job_of(&app, person).await;
                let input = json!({ "employmentId": job, "on": "2026-11-14" });
                curator.mutate("endEmployment", input, "").await;
            }
        }
    }
    let query = "query($id: ID!, $state: BankState) { viewer { school(id: $id) {
        mentorCards(filter: { state: $state }) { nodes { bankState } } } } }";
    for state in [
        "CANDIDATE",
        "CONSENT_PENDING",
        "AVAILABLE",
        "ASSIGNED",
        "PAUSED",
        "REJECTED",
        "LEFT",
    ] {
        let seen = curator
            .run(query, json!({ "id": school(&app), "state": state }))
            .await;
        let nodes = seen["viewer"]["school"]["mentorCards"]["nodes"].clone();
        assert_eq!(nodes, json!([{ "bankState": state }]), "{state}");
    }
}
