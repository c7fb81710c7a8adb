//! Consultation, agreement and mediation: opened by one of a pair, taken, agreed by both, and confidential.

use domain::id::{MentorshipId, PersonId};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{letters, mentorship, person, school};

on_both! {
    a_case_is_taken_worded_and_agreed_by_both;
    what_is_said_stays_between_the_parties_and_the_mediator;
    a_consultation_is_known_to_the_other_side_by_nothing;
    the_association_is_asked_before_the_curator;
    what_does_not_fit_is_refused_with_the_reason;
    who_waits_for_whom_stands_in_the_home_list;
    it_is_taken_back_by_who_opened_it_alone;
}

const CASE: &str = "id kind state addressee openedOn answerBy takenOn closedOn topic account outcome edition viewerCan
    openedBy { lastName } mediator { lastName } mentorship { id } parties { person { lastName } side agreed }
    notes { author { lastName } text own }";

/// The town's pair in force.
pub(crate) async fn pair(app: &TestApp) -> MentorshipId {
    let town = &app.town;
    let world = app.world();
    world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await
}

/// A case of the pair as it may be opened.
pub(crate) fn case_of(pair: MentorshipId, kind: &str) -> Value {
    json!({ "mentorshipId": mentorship(pair), "kind": kind, "topic": "Время встреч",
        "account": "Наставник переносит встречи без предупреждения" })
}

async fn act(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let capital = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let more = match name {
        "openMediation" | "noteMediation" | "proposeOutcome" => {
            "... on InvalidInput { fields { path problem } }"
        }
        "answerOutcome" => "... on AnswerOutcomeConflict { current { edition } }",
        _ => "",
    };
    let selection = format!(
        "... on {capital}Done {{ mediation {{ {CASE} }} }} ... on {capital}Refused {{ reason }} {more}"
    );
    app.as_(who).mutate(name, input, &selection).await
}

async fn done(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let said = act(app, who, name, input).await;
    assert!(said["mediation"].is_object(), "{name}: {said:#}");
    said["mediation"].clone()
}

/// The case as `who` sees it; null for who may not know of it.
async fn seen(app: &TestApp, who: PersonId, case: &Value) -> Value {
    let query = format!("query($id: ID!) {{ viewer {{ mediation(id: $id) {{ {CASE} }} }} }}");
    let seen = app.as_(who).run(&query, json!({ "id": case["id"] })).await;
    seen["viewer"]["mediation"].clone()
}

fn of(case: &Value) -> Value {
    json!({ "mediationId": case["id"] })
}

fn with(case: &Value, more: Value) -> Value {
    let mut input = of(case);
    let fields = input.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    input
}

async fn a_case_is_taken_worded_and_agreed_by_both(app: TestApp) {
    let (mentor, mentee, curator) = (app.town.mentor, app.town.mentee, app.town.curator);
    let pair = pair(&app).await;
    let opened = done(&app, mentee, "openMediation", case_of(pair, "MEDIATION")).await;
    assert_eq!(opened["state"], "OPENED");
    assert_eq!(opened["addressee"], "CURATOR");
    // The fifteenth of November is a Sunday; three working days run from the Monday.
    assert_eq!(opened["answerBy"], "2026-11-18");
    assert_eq!(
        opened["viewerCan"],
        json!(["LEARN", "READ", "NOTE", "WITHDRAW"])
    );
    assert_eq!(letters(&app, curator).await, ["Новое обращение"]);
    let early = with(&opened, json!({ "outcome": "Встречи по средам" }));
    let said = act(&app, curator, "proposeOutcome", early.clone()).await;
    assert_eq!(said["reason"], "NOT_TAKEN");

    let taken = done(&app, curator, "takeMediation", of(&opened)).await;
    assert_eq!(
        (&taken["state"], &taken["takenOn"]),
        (&json!("IN_PROGRESS"), &json!("2026-11-15"))
    );
    let said = act(&app, curator, "takeMediation", of(&opened)).await;
    assert_eq!(said["reason"], "ALREADY_TAKEN");
    let proposed = done(&app, curator, "proposeOutcome", early).await;
    assert_eq!(
        (&proposed["state"], &proposed["edition"]),
        (&json!("PROPOSED"), &json!(1))
    );
    let yes = |edition: i32| with(&opened, json!({ "accept": true, "edition": edition }));
    let one = done(&app, mentor, "answerOutcome", yes(1)).await;
    assert_eq!(one["state"], "PROPOSED");
    let said = act(&app, mentor, "answerOutcome", yes(1)).await;
    assert_eq!(said["reason"], "ALREADY_AGREED");
    let no = with(&opened, json!({ "accept": false, "edition": 1 }));
    let back = done(&app, mentee, "answerOutcome", no).await;
    assert_eq!(back["state"], "IN_PROGRESS");

    let other = with(&opened, json!({ "outcome": "Встречи по четвергам" }));
    done(&app, curator, "proposeOutcome", other).await;
    let said = act(&app, mentee, "answerOutcome", yes(1)).await;
    assert_eq!(
        said["current"]["edition"], 2,
        "a yes is to the words that were read"
    );
    done(&app, mentee, "answerOutcome", yes(2)).await;
    let agreed = done(&app, mentor, "answerOutcome", yes(2)).await;
    assert_eq!(
        (&agreed["state"], &agreed["closedOn"]),
        (&json!("AGREED"), &json!("2026-11-15"))
    );
    assert_eq!(agreed["outcome"], "Встречи по четвергам");
    let said = act(&app, curator, "closeMediation", of(&opened)).await;
    assert_eq!(said["reason"], "OVER");
    assert_eq!(
        letters(&app, mentee).await,
        [
            "Обращение принято",
            "Предложен итог обращения",
            "Предложен итог обращения",
            "Обращение завершено"
        ]
    );
}

async fn what_is_said_stays_between_the_parties_and_the_mediator(app: TestApp) {
    let town = &app.town;
    let pair = pair(&app).await;
    let opened = done(
        &app,
        town.mentee,
        "openMediation",
        case_of(pair, "MEDIATION"),
    )
    .await;
    done(&app, town.curator, "takeMediation", of(&opened)).await;
    for (who, text) in [
        (town.mentee, "Мне неловко говорить об этом прямо"),
        (town.mentor, "У меня сменилось расписание"),
        (town.curator, "Поговорить с каждым отдельно"),
    ] {
        let note = with(&opened, json!({ "text": text }));
        done(&app, who, "noteMediation", note).await;
    }
    let notes = |case: &Value| case["notes"].as_array().unwrap().len();
    let mediator = seen(&app, town.curator, &opened).await;
    assert_eq!(notes(&mediator), 3);
    assert_eq!(
        mediator["account"],
        "Наставник переносит встречи без предупреждения"
    );
    let mentor = seen(&app, town.mentor, &opened).await;
    assert_eq!(notes(&mentor), 1, "their own");
    assert_eq!(mentor["topic"], "Время встреч");
    assert_eq!(
        mentor["account"],
        Value::Null,
        "it is between the opener and who helps"
    );

    let head = seen(&app, town.head, &opened).await;
    assert_eq!(head["state"], "IN_PROGRESS");
    assert_eq!(head["kind"], "MEDIATION");
    for hidden in [
        "topic",
        "account",
        "outcome",
        "openedBy",
        "mediator",
        "mentorship",
    ] {
        assert_eq!(head[hidden], Value::Null, "{hidden}");
    }
    assert_eq!((&head["parties"], &head["notes"]), (&json!([]), &json!([])));
    assert_eq!(head["viewerCan"], json!(["LEARN"]));
    for stranger in [
        town.bystander,
        town.psychologist,
        town.municipal,
        town.sibling_curator,
    ] {
        assert_eq!(seen(&app, stranger, &opened).await, Value::Null);
    }
    let query = "query($id: ID!) { viewer { school(id: $id) { mediations { totalCount nodes { state topic } } } } }";
    let given = json!({ "id": school(town.school) });
    let list = app.as_(town.head).run(query, given.clone()).await;
    assert_eq!(
        list["viewer"]["school"]["mediations"],
        json!({ "totalCount": 1, "nodes": [{ "state": "IN_PROGRESS", "topic": null }] })
    );
    let list = app.as_(town.psychologist).run(query, given).await;
    assert_eq!(list["viewer"]["school"]["mediations"], Value::Null);
}

async fn a_consultation_is_known_to_the_other_side_by_nothing(app: TestApp) {
    let town = &app.town;
    let pair = pair(&app).await;
    let input = case_of(pair, "CONSULTATION");
    let said = act(&app, town.curator, "openMediation", input.clone()).await;
    assert_eq!(said["reason"], "NOT_A_PARTY");
    let own = done(&app, town.mentee, "openMediation", input.clone()).await;
    assert_eq!(own["parties"].as_array().unwrap().len(), 1);
    assert_eq!(seen(&app, town.mentor, &own).await, Value::Null);
    let of_pair = "{ viewer { participant { mentorships { mediations { id } } mediations { totalCount } } } }";
    let list = app.as_(town.mentor).ask(of_pair).await;
    let list = &list["viewer"]["participant"];
    assert_eq!(list["mentorships"][0]["mediations"], json!([]));
    assert_eq!(list["mediations"]["totalCount"], 0);
    // Nor by a refusal: the mentor may ask as well.
    done(&app, town.mentor, "openMediation", input.clone()).await;
    let said = act(&app, town.mentee, "openMediation", input).await;
    assert_eq!(said["reason"], "ALREADY_OPEN");

    done(&app, town.curator, "takeMediation", of(&own)).await;
    let advice = with(&own, json!({ "outcome": "Начните с вопроса о времени" }));
    done(&app, town.curator, "proposeOutcome", advice).await;
    let yes = with(&own, json!({ "accept": true, "edition": 1 }));
    let thanked = done(&app, town.mentee, "answerOutcome", yes).await;
    assert_eq!(thanked["state"], "AGREED", "the one party is enough");
}

async fn the_association_is_asked_before_the_curator(app: TestApp) {
    let town = &app.town;
    let pair = pair(&app).await;
    let people = json!([{ "personId": person(town.bystander), "seat": "LEADER" },
        { "personId": person(town.mentor) }]);
    let input =
        json!({ "schoolId": school(town.school), "kind": "FORM_ASSOCIATION", "people": people });
    let drafted = app
        .as_(town.curator)
        .mutate(
            "preparePeopleOrder",
            input,
            "... on PreparePeopleOrderDone { order { id } }",
        )
        .await;
    let order = drafted["order"]["id"].clone();
    let sign = json!({ "orderId": order, "number": "31-од", "date": "2026-11-15" });
    let signed = app
        .as_(town.head)
        .mutate(
            "signOrder",
            sign,
            "... on SignOrderDone { order { state } }",
        )
        .await;
    assert_eq!(signed["order"]["state"], "SIGNED", "{signed}");

    let opened = done(
        &app,
        town.mentee,
        "openMediation",
        case_of(pair, "AGREEMENT"),
    )
    .await;
    assert_eq!(opened["addressee"], "ASSOCIATION");
    assert_eq!(
        seen(&app, town.curator, &opened).await["topic"],
        Value::Null
    );
    let refused = app
        .as_(town.curator)
        .refused("takeMediation", of(&opened))
        .await;
    assert_eq!(refused, "FORBIDDEN");
    // A member who is a party is not asked: nobody mediates for themselves.
    let refused = app
        .as_(town.mentor)
        .refused("takeMediation", of(&opened))
        .await;
    assert_eq!(refused, "FORBIDDEN");
    let query = "{ viewer { tasks { kind target } participant { mediations(states: [OPENED]) { nodes { topic } } } } }";
    let desk = app.as_(town.bystander).ask(query).await;
    let task = json!({ "kind": "ANSWER_MEDIATION", "target": opened["id"] });
    assert_eq!(desk["viewer"]["tasks"], json!([task]));
    assert_eq!(
        desk["viewer"]["participant"]["mediations"]["nodes"],
        json!([{ "topic": "Время встреч" }])
    );
    let taken = done(&app, town.bystander, "takeMediation", of(&opened)).await;
    assert!(taken["mediator"]["lastName"].is_string(), "{taken}");
    let over = done(&app, town.bystander, "closeMediation", of(&opened)).await;
    assert_eq!(over["state"], "NOT_AGREED");

    // The mentor sits in the association, and is not to know that the mentee asks for advice about them.
    let told = letters(&app, town.mentor).await.len();
    let advice = case_of(pair, "CONSULTATION");
    let advice = done(&app, town.mentee, "openMediation", advice).await;
    assert_eq!(seen(&app, town.mentor, &advice).await, Value::Null);
    let as_mentor = app.as_(town.mentor);
    let refused = as_mentor.refused("takeMediation", of(&advice)).await;
    assert_eq!(refused, "NOT_FOUND");
    let query =
        "{ viewer { tasks { kind } participant { mediations(states: [OPENED]) { totalCount } } } }";
    let desk = app.as_(town.mentor).ask(query).await;
    let tasks = desk["viewer"]["tasks"].as_array().unwrap();
    assert!(
        tasks.iter().all(|task| task["kind"] != "ANSWER_MEDIATION"),
        "{desk}"
    );
    assert_eq!(desk["viewer"]["participant"]["mediations"]["totalCount"], 0);
    assert_eq!(letters(&app, town.mentor).await.len(), told);
    assert_eq!(
        seen(&app, town.bystander, &advice).await["topic"],
        "Время встреч"
    );
}

async fn what_does_not_fit_is_refused_with_the_reason(app: TestApp) {
    let town = &app.town;
    let pair = pair(&app).await;
    let mut empty = case_of(pair, "MEDIATION");
    empty["topic"] = json!(" ");
    empty["account"] = json!("");
    let said = act(&app, town.mentee, "openMediation", empty).await;
    assert_eq!(said["fields"].as_array().unwrap().len(), 2, "{said}");
    let input = case_of(pair, "MEDIATION");
    for (who, code) in [
        (town.head, "FORBIDDEN"),
        (town.bystander, "NOT_FOUND"),
        (town.sibling_curator, "NOT_FOUND"),
    ] {
        let refused = app.as_(who).refused("openMediation", input.clone()).await;
        assert_eq!(refused, code);
    }
    done(&app, town.curator, "openMediation", input.clone()).await;
    let said = act(&app, town.mentor, "openMediation", input).await;
    assert_eq!(said["reason"], "ALREADY_OPEN");
    let end = json!({ "mentorshipId": mentorship(pair), "on": "2026-11-14", "reason": "MUTUAL_DECISION" });
    app.as_(town.curator).mutate("endMentorship", end, "").await;
    let said = act(
        &app,
        town.mentee,
        "openMediation",
        case_of(pair, "AGREEMENT"),
    )
    .await;
    assert_eq!(said["reason"], "NOT_ACTIVE");
}

async fn who_waits_for_whom_stands_in_the_home_list(app: TestApp) {
    let town = &app.town;
    let pair = pair(&app).await;
    let opened = done(
        &app,
        town.mentee,
        "openMediation",
        case_of(pair, "AGREEMENT"),
    )
    .await;
    let tasks = async |who: PersonId| -> Vec<Value> {
        let seen = app
            .as_(who)
            .ask("{ viewer { tasks { kind target dueOn } } }")
            .await;
        let all = seen["viewer"]["tasks"].as_array().unwrap().clone();
        let ours = |task: &Value| task["target"] == opened["id"];
        all.into_iter().filter(ours).collect()
    };
    let waits =
        json!({ "kind": "ANSWER_MEDIATION", "target": opened["id"], "dueOn": "2026-11-18" });
    assert_eq!(tasks(town.curator).await, [waits]);
    assert_eq!(tasks(town.head).await, [] as [Value; 0]);
    done(&app, town.curator, "takeMediation", of(&opened)).await;
    let words = with(&opened, json!({ "outcome": "По средам" }));
    done(&app, town.curator, "proposeOutcome", words).await;
    let agree = json!({ "kind": "AGREE_OUTCOME", "target": opened["id"], "dueOn": null });
    assert_eq!(tasks(town.mentor).await, [agree]);
    let yes = with(&opened, json!({ "accept": true, "edition": 1 }));
    done(&app, town.mentor, "answerOutcome", yes).await;
    assert_eq!(tasks(town.mentor).await, [] as [Value; 0]);
}

async fn it_is_taken_back_by_who_opened_it_alone(app: TestApp) {
    let town = &app.town;
    let pair = pair(&app).await;
    let opened = done(
        &app,
        town.mentor,
        "openMediation",
        case_of(pair, "MEDIATION"),
    )
    .await;
    for who in [town.mentee, town.curator, town.head] {
        let refused = app.as_(who).refused("withdrawMediation", of(&opened)).await;
        assert_eq!(refused, "FORBIDDEN");
    }
    let back = done(&app, town.mentor, "withdrawMediation", of(&opened)).await;
    assert_eq!(
        (&back["state"], &back["closedOn"]),
        (&json!("WITHDRAWN"), &json!("2026-11-15"))
    );
    let note = with(&opened, json!({ "text": "Ещё слово" }));
    let said = act(&app, town.mentor, "noteMediation", note).await;
    assert_eq!(said["reason"], "OVER");
    // Who was asked and did not come to it reads nothing of it any more, and nobody learns whose it was.
    let kept = seen(&app, town.curator, &opened).await;
    assert_eq!(
        (&kept["topic"], &kept["account"]),
        (&Value::Null, &Value::Null)
    );
    let query = "query($id: ID!) { viewer { mentorship(id: $id) { mediations { id } } } }";
    let input = json!({ "id": mentorship(pair) });
    let of_pair = app.as_(town.head).run(query, input).await;
    assert_eq!(of_pair["viewer"]["mentorship"]["mediations"], json!([]));
}
