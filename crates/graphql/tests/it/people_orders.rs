//! Orders about people: a group, programmes, rewards, a release.

use domain::id::{OrderId, PersonId};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{letters, person, school, sql};

on_both! {
    a_working_group_is_drawn_up_signed_even_by_its_leader_and_read_by_its_members;
    programmes_are_approved_while_they_and_their_pairs_are_in_force;
    a_head_neither_rewards_nor_releases_themselves;
    a_release_keeps_its_days_and_who_left_meanwhile_stops_the_signature;
    every_line_must_fit_the_others;
    every_field_is_named_that_is_wrong;
    strangers_are_not_found_in_people_and_programmes;
}

const DONE: &str = "... on PreparePeopleOrderDone { order { id kind title state viewerCan
    people { part person { id } } } }
    ... on PreparePeopleOrderRefused { reason personId programmeId line }
    ... on InvalidInput { fields { path problem limit } }";

async fn prepare(app: &TestApp, who: PersonId, input: Value) -> Value {
    app.as_(who).mutate("preparePeopleOrder", input, DONE).await
}

fn order(app: &TestApp, kind: &str, people: Value) -> Value {
    json!({ "schoolId": school(app.town.school), "kind": kind, "people": people })
}

async fn sign(app: &TestApp, who: PersonId, order: &Value, number: &str) -> Value {
    let input = json!({ "orderId": order["id"], "number": number, "date": "2026-11-15" });
    let selection = "... on SignOrderDone { order { id state number } }
        ... on SignOrderRefused { reason }";
    app.as_(who).mutate("signOrder", input, selection).await
}

async fn content(app: &TestApp, order: &Value) -> domain::document::OrderContent {
    let id = order["id"].as_str().unwrap().trim_start_matches("order:");
    let id = OrderId(id.parse::<Uuid>().unwrap());
    app.store().orders().content(id).await.unwrap().unwrap()
}

async fn seen_by(app: &TestApp, who: PersonId, order: &Value) -> Value {
    let query = "query($id: ID!) { viewer { order(id: $id) { state people { part } } } }";
    let seen = app.as_(who).run(query, json!({ "id": order["id"] })).await;
    seen["viewer"]["order"].clone()
}

/// Gives the head a job at the school, so that they can be named.
async fn employ_head(app: &TestApp) {
    let (town, world) = (&app.town, app.world());
    let jobs = app
        .store()
        .employments()
        .at(town.head, town.school.school)
        .await
        .unwrap();
    if jobs.is_empty() {
        world.employ(town.head, town.school, "директор", 5).await;
    }
}

async fn a_working_group_is_drawn_up_signed_even_by_its_leader_and_read_by_its_members(
    app: TestApp,
) {
    let town = &app.town;
    employ_head(&app).await;
    let people = json!([
        { "personId": person(town.bystander), "task": "сайт" },
        { "personId": person(town.mentor), "seat": "SECRETARY" },
        { "personId": person(town.head), "seat": "LEADER" },
    ]);
    let input = order(&app, "APPROVE_WORKING_GROUP", people);
    let drafted = prepare(&app, town.curator, input).await["order"].take();
    assert_eq!(drafted["state"], "DRAFT", "{drafted:#}");
    assert_eq!(drafted["kind"], "APPROVE_WORKING_GROUP");
    let parts: Vec<_> = drafted["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["part"].clone())
        .collect();
    assert_eq!(parts, ["MEMBER", "SECRETARY", "LEADER"]);
    assert_eq!(drafted["viewerCan"], json!(["READ", "CANCEL"]));
    let title = drafted["title"].as_str().unwrap();
    assert_eq!(
        letters(&app, town.head).await,
        [format!("Ждёт подписи приказ «{title}»")]
    );
    for named in [town.bystander, town.mentor] {
        assert_eq!(seen_by(&app, named, &drafted).await["state"], "DRAFT");
    }
    for stranger in [town.mentee, town.municipal, town.sibling_head] {
        assert_eq!(seen_by(&app, stranger, &drafted).await, Value::Null);
    }
    let said = sign(&app, town.head, &drafted, "120-од").await;
    assert_eq!(said["order"]["state"], "SIGNED", "{said:#}");
    let content = content(&app, &drafted).await;
    assert_eq!(content.number.unwrap().as_str(), "120-од");
    assert_eq!(content.acquaintance.len(), 3);
    let found =
        "query($id: ID!) { viewer { school(id: $id) { orders(filter: { text: \"посторонний\",
        kind: APPROVE_WORKING_GROUP }) { totalCount } } } }";
    let found = app
        .as_(town.curator)
        .run(found, json!({ "id": school(town.school) }))
        .await;
    assert_eq!(found["viewer"]["school"]["orders"]["totalCount"], 1);
}

async fn programmes_are_approved_while_they_and_their_pairs_are_in_force(app: TestApp) {
    let town = &app.town;
    let programme = agreed(&app, town.mentor, town.mentee).await;
    let input = json!({ "schoolId": school(town.school), "kind": "APPROVE_PROGRAMMES",
        "programmeIds": [programme["id"]] });
    let drafted = prepare(&app, town.curator, input.clone()).await["order"].take();
    let title = "Об утверждении персонализированной программы наставничества";
    assert_eq!(drafted["title"], title, "{drafted:#}");
    assert_eq!(
        drafted["people"],
        json!([
            { "part": "MENTOR", "person": { "id": person(town.mentor) } },
            { "part": "MENTEE", "person": { "id": person(town.mentee) } },
        ])
    );
    assert_eq!(seen_by(&app, town.mentee, &drafted).await["state"], "DRAFT");
    let rows = content(&app, &drafted).await.appendices;
    let domain::document::AppendixBlock::Table(table) = &rows[0].blocks[0] else {
        panic!("the appendix is a table")
    };
    assert_eq!(table.rows[0][3].0, ["Цель"]);

    let end = "UPDATE programme SET state = 'TERMINATED', closed_on = '2026-11-15', \
        end_reason = 'MUTUAL_DECISION' WHERE id = $1";
    let id = programme["id"].as_str().unwrap();
    let id: Uuid = id.trim_start_matches("programme:").parse().unwrap();
    sql(&app, end, id).await;
    let said = sign(&app, town.head, &drafted, "121-од").await;
    assert_eq!(said["reason"], "PROGRAMME_CHANGED");
    let said = prepare(&app, town.curator, input).await;
    assert_eq!(
        (&said["reason"], &said["programmeId"]),
        (&json!("PROGRAMME_NOT_IN_FORCE"), &programme["id"])
    );
}

async fn a_head_neither_rewards_nor_releases_themselves(app: TestApp) {
    let town = &app.town;
    employ_head(&app).await;
    let own = json!([{ "personId": person(town.head), "reward": "PAYMENT", "reason": "за год" }]);
    let input = order(&app, "REWARD_MENTORS", own);
    let drafted = prepare(&app, town.curator, input).await["order"].take();
    let said = sign(&app, town.head, &drafted, "122-од").await;
    assert_eq!(said["reason"], "SIGNS_FOR_THEMSELVES");

    let other =
        json!([{ "personId": person(town.mentor), "reward": "GRATITUDE", "reason": "за год" }]);
    let drafted = prepare(&app, town.head, order(&app, "REWARD_MENTORS", other)).await;
    let drafted = &drafted["order"];
    assert_eq!(drafted["viewerCan"], json!(["READ", "SIGN", "CANCEL"]));
    let said = sign(&app, town.head, drafted, "122-од").await;
    assert_eq!(said["order"]["number"], "122-од");
    let cancelled = json!({ "orderId": drafted["id"] });
    let said = app
        .as_(town.curator)
        .mutate(
            "cancelOrder",
            cancelled,
            "... on CancelOrderRefused { reason }",
        )
        .await;
    assert_eq!(said["reason"], "NOT_DRAFT");
}

async fn a_release_keeps_its_days_and_who_left_meanwhile_stops_the_signature(app: TestApp) {
    let town = &app.town;
    let mut input = order(
        &app,
        "RELEASE_FOR_EVENT",
        json!([{ "personId": person(town.mentor), "substituteId": person(town.bystander) }]),
    );
    input["event"] = json!({ "title": "Слёт", "place": "г. Томск", "from": "2026-12-03", "until": "2026-12-04" });
    let drafted = prepare(&app, town.curator, input).await["order"].take();
    let id = drafted["id"].as_str().unwrap().trim_start_matches("order:");
    let id = OrderId(id.parse::<Uuid>().unwrap());
    let row = app.store().orders().find(id).await.unwrap().unwrap();
    assert_eq!(row.starts_on.unwrap().to_string(), "2026-12-03");
    assert_eq!(row.ends_on.unwrap().to_string(), "2026-12-04");
    let gone = "UPDATE employment SET ended_on = '2026-11-14' WHERE person_id = $1";
    sql(&app, gone, town.bystander.0).await;
    let said = sign(&app, town.head, &drafted, "123-од").await;
    assert_eq!(said["reason"], "PERSON_LEFT");
    let again = order(
        &app,
        "REWARD_MENTORS",
        json!([{ "personId": person(town.bystander), "reward": "PAYMENT", "reason": "за год" }]),
    );
    let said = prepare(&app, town.curator, again).await;
    assert_eq!(
        (&said["reason"], &said["personId"]),
        (&json!("NOT_EMPLOYED"), &json!(person(town.bystander)))
    );
}

async fn every_line_must_fit_the_others(app: TestApp) {
    let town = &app.town;
    let one = |id, seat: &str| json!({ "personId": person(id), "seat": seat });
    let reward = |id| json!({ "personId": person(id), "reward": "PAYMENT", "reason": "за год" });
    let mut release = order(
        &app,
        "RELEASE_FOR_EVENT",
        json!([{ "personId": person(town.mentor) }, { "personId": person(town.bystander),
            "substituteId": person(town.mentor) }]),
    );
    release["event"] = json!({ "title": "Слёт", "from": "2026-12-03", "until": "2026-12-03" });
    let mut backwards = release.clone();
    backwards["event"]["until"] = json!("2026-12-02");
    let group = |people| order(&app, "FORM_ASSOCIATION", people);
    for (input, reason, line) in [
        (group(json!([])), "NOBODY", Value::Null),
        (
            group(json!([one(town.mentor, "MEMBER")])),
            "NO_LEADER",
            Value::Null,
        ),
        (
            group(json!([
                one(town.mentor, "LEADER"),
                one(town.bystander, "LEADER")
            ])),
            "SEAT_TAKEN",
            json!(1),
        ),
        (
            order(
                &app,
                "REWARD_MENTORS",
                json!([reward(town.mentor), reward(town.mentor)]),
            ),
            "NAMED_TWICE",
            json!(1),
        ),
        (release, "SUBSTITUTE_AWAY", json!(1)),
        (backwards, "ENDS_BEFORE_IT_BEGINS", Value::Null),
    ] {
        let said = prepare(&app, town.curator, input).await;
        assert_eq!(
            (&said["reason"], &said["line"]),
            (&json!(reason), &line),
            "{said:#}"
        );
    }
    assert_eq!(letters(&app, town.head).await, [""; 0]);
}

async fn every_field_is_named_that_is_wrong(app: TestApp) {
    let town = &app.town;
    let problems = async |input: Value| {
        let said = prepare(&app, town.curator, input).await;
        said["fields"]
            .as_array()
            .unwrap_or_else(|| panic!("{said:#}"))
            .iter()
            .map(|one| format!("{} {}", one["path"], one["problem"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    let bare = json!([{ "personId": person(town.mentor) }]);
    assert_eq!(
        problems(order(&app, "REWARD_MENTORS", bare.clone())).await,
        ["[people,0,reward] EMPTY", "[people,0,reason] EMPTY"]
    );
    assert_eq!(
        problems(order(&app, "RELEASE_FOR_EVENT", bare.clone())).await,
        ["[event] EMPTY"]
    );
    assert_eq!(
        problems(order(&app, "APPOINT_CURATOR", bare)).await,
        ["[kind] NOT_ALLOWED"]
    );
    let long = json!([{ "personId": person(town.mentor), "task": "а".repeat(301) }]);
    assert_eq!(
        problems(order(&app, "FORM_ASSOCIATION", long)).await,
        ["[people,0,task] TOO_LONG"]
    );
    let many = vec![json!({ "personId": person(town.mentor) }); 101];
    assert_eq!(
        problems(order(&app, "FORM_ASSOCIATION", json!(many))).await,
        ["[people] TOO_LONG"]
    );
}

async fn strangers_are_not_found_in_people_and_programmes(app: TestApp) {
    let town = &app.town;
    let group = |id: PersonId| {
        order(
            &app,
            "FORM_ASSOCIATION",
            json!([{ "personId": person(id), "seat": "LEADER" }]),
        )
    };
    for unknown in [town.sibling_curator, PersonId(Uuid::from_u128(1))] {
        let said = app
            .as_(town.curator)
            .refused("preparePeopleOrder", group(unknown))
            .await;
        assert_eq!(said, "NOT_FOUND");
    }
    let world = app.world();
    let (mentor, mentee) = (world.person("Один Ян").await, world.person("Два Ян").await);
    let foreign = world.pair_in_force(town.sibling, mentor, mentee).await;
    let foreign = world.completed_programme(foreign).await;
    let programmes = json!({ "schoolId": school(town.school), "kind": "APPROVE_PROGRAMMES",
        "programmeIds": [format!("programme:{}", foreign.0)] });
    let said = app
        .as_(town.curator)
        .refused("preparePeopleOrder", programmes)
        .await;
    assert_eq!(said, "NOT_FOUND");
    for (who, said) in [
        (town.psychologist, "FORBIDDEN"),
        (town.administrator, "FORBIDDEN"),
        (town.municipal, "FORBIDDEN"),
        (town.mentor, "NOT_FOUND"),
        (town.sibling_curator, "NOT_FOUND"),
        (town.sibling_head, "NOT_FOUND"),
    ] {
        let code = app
            .as_(who)
            .refused("preparePeopleOrder", group(town.mentor))
            .await;
        assert_eq!(code, said);
    }
}

/// A programme of the pair in force that both have agreed to.
async fn agreed(app: &TestApp, mentor: PersonId, mentee: PersonId) -> Value {
    let pair = app
        .world()
        .pair_in_force(app.town.school, mentor, mentee)
        .await;
    let input = json!({ "mentorshipId": format!("mentorship:{}", pair.0), "goal": "Цель",
        "expectedResult": "Урок", "startsOn": "2026-09-01", "endsOn": "2027-05-31", "deficitIds": [],
        "activities": [{ "title": "Урок", "kind": "OPEN_LESSON", "plannedOn": "2026-12-01",
            "expectedResult": "" }] });
    let selection = "... on DraftProgrammeDone { programme { id version } }";
    let said = app
        .as_(mentor)
        .mutate("draftProgramme", input, selection)
        .await;
    let programme = said["programme"].clone();
    for who in [mentor, mentee] {
        let input = json!({ "programmeId": programme["id"], "version": programme["version"] });
        app.as_(who).mutate("agreeProgramme", input, "").await;
    }
    programme
}
