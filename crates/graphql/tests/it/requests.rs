//! What participants ask of the head, and the orders that carry it out.

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use serde_json::{Value, json};

use crate::harness::TestApp;
use crate::pairing::{
    another_mentee, both_agree, done, letters, mentorship, person, proposal, school,
};

crate::both::on_both! {
    a_mentee_asks_for_another_mentor_and_the_order_brings_one;
    a_mentor_asks_for_release_with_three_working_days_notice;
    each_side_asks_for_its_own_thing_and_the_other_does_not_see_it;
    a_request_goes_its_way_once;
    what_ends_otherwise_settles_its_requests;
    one_order_ends_one_pair_and_suspends_another;
    an_order_that_cannot_be_carried_out_changes_nothing;
    the_journal_is_searched_by_number_and_by_name;
    the_municipality_reads_who_was_appointed_and_no_other_order;
}

const REQUEST: &str =
    "request { id kind state filedOn reason opinion decision decidedOn noticeUntil
    noticeGround author { lastName } viewerCan }";

/// What `who` is told when they do something about a request.
async fn ask(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let capital = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let selection =
        format!("... on {capital}Done {{ {REQUEST} }} ... on {capital}Refused {{ reason }}");
    app.as_(who).mutate(name, input, &selection).await
}

async fn asked(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let said = ask(app, who, name, input).await;
    assert!(said["request"].is_object(), "{name}: {said:#}");
    said["request"].clone()
}

async fn running(app: &TestApp) -> String {
    let town = &app.town;
    let id = app
        .world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    mentorship(id)
}

/// A second mentor with a card and both consents.
async fn another_mentor(app: &TestApp) -> PersonId {
    let (world, here) = (app.world(), app.town.school);
    let id = world.person("Новикова Нина Наумовна").await;
    world.employ(id, here, "учитель истории", 15).await;
    world.mentor_card(id, here, 2).await;
    world
        .consent(id, here, ConsentPurpose::PersonalDataProcessing)
        .await;
    world.consent(id, here, ConsentPurpose::MentorDuty).await;
    id
}

async fn granted(app: &TestApp, pair: &str, by: PersonId, kind: &str) -> Value {
    let input = json!({ "mentorshipId": pair, "kind": kind });
    let request = asked(app, by, "fileRequest", input).await;
    let input = json!({ "requestId": request["id"], "grant": true });
    asked(app, app.town.head, "decideRequest", input).await
}

async fn a_mentee_asks_for_another_mentor_and_the_order_brings_one(app: TestApp) {
    let town = &app.town;
    let pair = running(&app).await;
    let input =
        json!({ "mentorshipId": pair, "kind": "REPLACE_MENTOR", "reason": "Разные предметы" });
    let request = asked(&app, town.mentee, "fileRequest", input).await;
    assert_eq!(request["state"], "FILED");
    assert_eq!(request["viewerCan"], json!(["READ", "WITHDRAW"]));
    assert_eq!(request["noticeUntil"], Value::Null);
    for keeper in [town.curator, town.head] {
        let told = letters(&app, keeper).await;
        assert!(
            told.last()
                .unwrap()
                .starts_with("Заявление о замене наставника: "),
            "{told:?}"
        );
    }
    assert!(
        letters(&app, town.mentor).await.is_empty(),
        "the mentor does not learn of it"
    );

    let input = json!({ "requestId": request["id"], "opinion": "Есть учитель того же предмета" });
    let request = asked(&app, town.curator, "considerRequest", input).await;
    assert_eq!(request["state"], "CONSIDERED");
    let input = json!({ "requestId": request["id"], "grant": true, "note": "С понедельника" });
    let request = asked(&app, town.head, "decideRequest", input).await;
    assert_eq!(
        (&request["state"], &request["decidedOn"]),
        (&json!("GRANTED"), &json!("2026-11-15"))
    );
    assert_eq!(
        letters(&app, town.mentee).await.last().unwrap(),
        "Заявление о замене наставника удовлетворено"
    );

    // The new mentor is asked and consents before the order is drawn up.
    let mentor = another_mentor(&app).await;
    let next = done(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, json!({ "mentorId": person(mentor) })),
    )
    .await;
    let change = |successor: &Value| {
        json!({ "schoolId": school(town.school), "changes": [{
            "mentorshipId": pair, "kind": "REPLACE", "on": "2026-11-14", "reason": "MENTEE_INITIATIVE",
            "successorId": successor["id"], "requestId": request["id"] }] })
    };
    let selection = "... on PrepareChangeOrderRefused { reason }
        ... on PrepareChangeOrderDone { order { id title kind state changes { kind on } } }";
    let curator = app.as_(town.curator);
    let said = curator
        .mutate("prepareChangeOrder", change(&next), selection)
        .await;
    assert_eq!(said["reason"], "NOT_AGREED");
    let yes = json!({ "mentorshipId": next["id"], "accept": true });
    done(&app, mentor, "answerProposal", yes.clone()).await;
    done(&app, town.mentee, "answerProposal", yes).await;
    let said = curator
        .mutate("prepareChangeOrder", change(&next), selection)
        .await;
    let order = &said["order"];
    assert_eq!(
        (&order["title"], &order["kind"]),
        (&json!("О замене наставника"), &json!("CHANGE_PAIRS"))
    );
    assert_eq!(
        order["changes"],
        json!([{ "kind": "REPLACE", "on": "2026-11-14" }])
    );

    let input = json!({ "orderId": order["id"], "number": "12-од", "date": "2026-11-15" });
    done(&app, town.head, "signOrder", input).await;
    let query = "query($old: ID!, $new: ID!) { viewer {
        old: mentorship(id: $old) { state endedOn endReason requests { state } }
        new: mentorship(id: $new) { state startedOn order { number } } } }";
    let ids = json!({ "old": pair, "new": next["id"] });
    let seen = app.as_(town.curator).run(query, ids).await;
    assert_eq!(
        seen["viewer"]["old"],
        json!({ "state": "ENDED", "endedOn": "2026-11-14", "endReason": "MENTEE_INITIATIVE",
            "requests": [{ "state": "EXECUTED" }] })
    );
    assert_eq!(
        seen["viewer"]["new"],
        json!({ "state": "ACTIVE", "startedOn": "2026-11-15", "order": { "number": "12-од" } })
    );
    crate::counted::agree_with_the_facts(&app).await;
}

async fn a_mentor_asks_for_release_with_three_working_days_notice(app: TestApp) {
    let pair = running(&app).await;
    let input = json!({ "mentorshipId": pair, "kind": "RESIGN" });
    let request = asked(&app, app.town.mentor, "fileRequest", input).await;
    // Filed on a Sunday: Monday, Tuesday, Wednesday.
    assert_eq!(request["noticeUntil"], "2026-11-18");
    assert_eq!(request["noticeGround"], "PRODUCTION_CALENDAR");
    let tasks = "{ viewer { tasks { kind } } }";
    let kinds = async |who| {
        let seen = app.as_(who).run(tasks, json!({})).await;
        seen["viewer"]["tasks"].to_string()
    };
    assert!(kinds(app.town.curator).await.contains("CONSIDER_REQUEST"));
    assert!(kinds(app.town.head).await.contains("DECIDE_REQUEST"));
    let input = json!({ "requestId": request["id"], "grant": true });
    asked(&app, app.town.head, "decideRequest", input).await;
    assert!(kinds(app.town.curator).await.contains("EXECUTE_REQUEST"));
    assert!(!kinds(app.town.head).await.contains("DECIDE_REQUEST"));
}

async fn each_side_asks_for_its_own_thing_and_the_other_does_not_see_it(app: TestApp) {
    let town = &app.town;
    let pair = running(&app).await;
    let file = |kind: &str| json!({ "mentorshipId": pair, "kind": kind });
    for (who, kind, code) in [
        (town.mentor, "REPLACE_MENTOR", "FORBIDDEN"),
        (town.mentee, "RESIGN", "FORBIDDEN"),
        (town.curator, "END", "FORBIDDEN"),
        (town.head, "RESIGN", "FORBIDDEN"),
        (town.bystander, "END", "NOT_FOUND"),
        (town.sibling_curator, "END", "NOT_FOUND"),
    ] {
        let said = app.as_(who).refused("fileRequest", file(kind)).await;
        assert_eq!(said, code, "{kind}");
    }
    asked(&app, town.mentee, "fileRequest", file("REPLACE_MENTOR")).await;
    let query = "query($id: ID!) { viewer { mentorship(id: $id) { requests { kind } } } }";
    let seen = async |who| {
        let seen = app.as_(who).run(query, json!({ "id": pair })).await;
        seen["viewer"]["mentorship"]["requests"].clone()
    };
    assert_eq!(seen(town.mentor).await, json!([]));
    for reader in [town.mentee, town.curator, town.head] {
        assert_eq!(seen(reader).await, json!([{ "kind": "REPLACE_MENTOR" }]));
    }
}

async fn a_request_goes_its_way_once(app: TestApp) {
    let town = &app.town;
    let pair = running(&app).await;
    let file = json!({ "mentorshipId": pair, "kind": "END" });
    let request = asked(&app, town.mentee, "fileRequest", file.clone()).await;
    let again = ask(&app, town.mentee, "fileRequest", file.clone()).await;
    assert_eq!(again["reason"], "ALREADY_FILED");
    let id = json!({ "requestId": request["id"] });
    let not_theirs = app
        .as_(town.mentor)
        .refused("withdrawRequest", id.clone())
        .await;
    assert_eq!(not_theirs, "NOT_FOUND");
    let back = asked(&app, town.mentee, "withdrawRequest", id.clone()).await;
    assert_eq!(back["state"], "WITHDRAWN");
    let again = ask(&app, town.mentee, "withdrawRequest", id).await;
    assert_eq!(again["reason"], "ALREADY_SETTLED");
    let opinion = json!({ "requestId": request["id"], "opinion": "…" });
    let late = ask(&app, town.curator, "considerRequest", opinion).await;
    assert_eq!(late["reason"], "NOT_FILED");

    let request = asked(&app, town.mentee, "fileRequest", file).await;
    let decide = |grant| json!({ "requestId": request["id"], "grant": grant });
    let refused = asked(&app, town.head, "decideRequest", decide(false)).await;
    assert_eq!(refused["state"], "REFUSED");
    let twice = ask(&app, town.head, "decideRequest", decide(true)).await;
    assert_eq!(twice["reason"], "ALREADY_SETTLED");
    let curator = app
        .as_(town.curator)
        .refused("decideRequest", decide(true))
        .await;
    assert_eq!(curator, "FORBIDDEN", "the head alone decides");
}

async fn what_ends_otherwise_settles_its_requests(app: TestApp) {
    let town = &app.town;
    let pair = running(&app).await;
    granted(&app, &pair, town.mentor, "RESIGN").await;
    let file = json!({ "mentorshipId": pair, "kind": "REPLACE_MENTOR" });
    asked(&app, town.mentee, "fileRequest", file).await;
    let input = json!({ "mentorshipId": pair, "on": "2026-11-14", "reason": "MENTOR_INITIATIVE" });
    done(&app, town.curator, "endMentorship", input).await;
    let query =
        "query($id: ID!) { viewer { mentorship(id: $id) { requests { kind state viewerCan } } } }";
    let seen = app.as_(town.head).run(query, json!({ "id": pair })).await;
    let mut requests = seen["viewer"]["mentorship"]["requests"]
        .as_array()
        .unwrap()
        .clone();
    requests.sort_by_key(Value::to_string);
    assert_eq!(
        requests,
        [
            json!({ "kind": "REPLACE_MENTOR", "state": "WITHDRAWN", "viewerCan": ["READ"] }),
            json!({ "kind": "RESIGN", "state": "EXECUTED", "viewerCan": ["READ"] }),
        ]
    );
}

async fn one_order_ends_one_pair_and_suspends_another(app: TestApp) {
    let town = &app.town;
    let first = running(&app).await;
    let other = another_mentee(&app, "Второва Вера").await;
    let second = app
        .world()
        .pair_in_force(town.school, town.mentor, other)
        .await;
    let input = json!({ "schoolId": school(town.school), "changes": [
        { "mentorshipId": first, "kind": "END", "on": "2026-11-14", "reason": "EMPLOYMENT_ENDED" },
        { "mentorshipId": mentorship(second), "kind": "SUSPEND", "on": "2026-11-15",
            "suspensionReason": "PARENTAL_LEAVE", "expectedBack": "2027-09-01" } ] });
    let order = done(&app, town.curator, "prepareChangeOrder", input).await;
    assert_eq!(
        order["title"],
        "О внесении изменений в состав наставнических пар"
    );
    let query = "query($id: ID!) { viewer { mentorship(id: $id) { state suspension { from expectedBack } } } }";
    let state = async |id: &str| {
        let seen = app.as_(town.curator).run(query, json!({ "id": id })).await;
        seen["viewer"]["mentorship"].clone()
    };
    assert_eq!(
        state(&first).await["state"],
        "ACTIVE",
        "a draft changes nothing"
    );
    let input = json!({ "orderId": order["id"], "number": "8", "date": "2026-11-15" });
    let signed = done(&app, town.head, "signOrder", input).await;
    assert_eq!(signed["state"], "SIGNED");
    assert_eq!(state(&first).await["state"], "ENDED");
    assert_eq!(
        state(&mentorship(second)).await,
        json!({ "state": "ACTIVE", "suspension": { "from": "2026-11-15", "expectedBack": "2027-09-01" } })
    );
    // Whom it concerns reads it, and nobody else of the school.
    let read = "query($id: ID!) { viewer { order(id: $id) { number } } }";
    for (reader, found) in [(town.mentee, true), (other, true), (town.bystander, false)] {
        let said = app
            .as_(reader)
            .answer(read, json!({ "id": order["id"] }))
            .await;
        assert_eq!(said["data"]["viewer"]["order"].is_object(), found, "{said}");
    }
    crate::counted::agree_with_the_facts(&app).await;
}

async fn an_order_that_cannot_be_carried_out_changes_nothing(app: TestApp) {
    let town = &app.town;
    let pair = running(&app).await;
    let change = |over: Value| {
        let mut change = json!({ "mentorshipId": pair, "kind": "END", "on": "2026-11-18",
            "reason": "MUTUAL_DECISION" });
        let fields = change.as_object_mut().expect("an object");
        fields.extend(over.as_object().expect("an object").clone());
        json!({ "schoolId": school(town.school), "changes": [change] })
    };
    let selection = "... on PrepareChangeOrderRefused { reason }
        ... on InvalidInput { fields { path problem } } ... on PrepareChangeOrderDone { order { id } }";
    let curator = app.as_(town.curator);
    let said = async |over| {
        curator
            .mutate("prepareChangeOrder", change(over), selection)
            .await
    };
    let leave = json!({ "kind": "LEAVE", "personId": person(town.mentee) });
    assert_eq!(said(leave).await["reason"], "TOO_FEW_REMAIN");
    let early = said(json!({ "on": "2020-01-01" })).await;
    assert_eq!(early["reason"], "ENDS_BEFORE_IT_BEGINS");
    let missing = said(json!({ "kind": "SUSPEND" })).await;
    assert_eq!(
        missing["fields"][0]["path"],
        json!(["changes", "0", "suspensionReason"])
    );
    let foreign = change(json!({ "successorId": pair, "kind": "REPLACE" }));
    let own = curator
        .mutate("prepareChangeOrder", foreign, selection)
        .await;
    assert_eq!(own["reason"], "SUCCESSOR_DOES_NOT_FIT");

    // Drawn up ahead, it is signed on its day and not before.
    let order = said(json!({})).await["order"]["id"].clone();
    let input = json!({ "orderId": order, "number": "9", "date": "2026-11-15" });
    let refusal = crate::pairing::reason(&app, town.head, "signOrder", input.clone()).await;
    assert_eq!(refusal, "CHANGE_IN_THE_FUTURE");
    let ended = json!({ "mentorshipId": pair, "on": "2026-11-14", "reason": "MUTUAL_DECISION" });
    done(&app, town.curator, "endMentorship", ended).await;
    let refusal = crate::pairing::reason(&app, town.head, "signOrder", input).await;
    assert_eq!(refusal, "PAIR_CHANGED");
}

async fn the_journal_is_searched_by_number_and_by_name(app: TestApp) {
    let town = &app.town;
    let row = done(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    both_agree(&app, &row, town.mentee).await;
    let order = crate::pairing::order_for(&app, &[&row]);
    let order = done(&app, town.curator, "preparePairOrder", order).await;
    let input = json!({ "orderId": order["id"], "number": "90-ОД", "date": "2026-11-15" });
    done(&app, town.head, "signOrder", input).await;
    let input = json!({ "schoolId": school(town.school), "personId": person(town.bystander) });
    done(&app, town.head, "prepareCuratorOrder", input).await;

    let query = "query($id: ID!, $filter: OrderFilter) { viewer { school(id: $id) {
        orders(filter: $filter) { totalCount } } } }";
    let found = async |filter: Value| {
        let variables = json!({ "id": school(town.school), "filter": filter });
        let seen = app.as_(town.curator).run(query, variables).await;
        seen["viewer"]["school"]["orders"]["totalCount"].clone()
    };
    assert_eq!(found(json!({})).await, 2);
    assert_eq!(found(json!({ "text": "№ 90-од" })).await, 1);
    assert_eq!(found(json!({ "text": "91" })).await, 0);
    assert_eq!(
        found(json!({ "text": "щеткина" })).await,
        1,
        "by a mentor's name"
    );
    assert_eq!(found(json!({ "registerYear": 2026 })).await, 1);
    assert_eq!(found(json!({ "registerYear": 2025 })).await, 0);
    assert_eq!(
        found(json!({ "text": "90", "kind": "APPOINT_CURATOR" })).await,
        0
    );
}

async fn the_municipality_reads_who_was_appointed_and_no_other_order(app: TestApp) {
    let town = &app.town;
    let input = json!({ "schoolId": school(town.school), "personId": person(town.bystander) });
    let appointment = done(&app, town.head, "prepareCuratorOrder", input).await;
    let row = done(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    both_agree(&app, &row, town.mentee).await;
    let order = crate::pairing::order_for(&app, &[&row]);
    let pairs = done(&app, town.curator, "preparePairOrder", order).await;
    let read = "query($id: ID!) { viewer { order(id: $id) { title viewerCan } } }";
    let seen = async |who, order: &Value| {
        let said = app
            .as_(who)
            .answer(read, json!({ "id": order["id"] }))
            .await;
        said["data"]["viewer"]["order"].clone()
    };
    for reader in [town.authority, town.municipal] {
        assert_eq!(
            seen(reader, &appointment).await["viewerCan"],
            json!(["READ"])
        );
        assert_eq!(seen(reader, &pairs).await, Value::Null);
    }
    assert_eq!(
        seen(town.distant_municipal, &appointment).await,
        Value::Null
    );
    assert_eq!(seen(town.regional, &appointment).await, Value::Null);
}
