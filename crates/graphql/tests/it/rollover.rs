//! The roll-over of a school into a school year, on both databases.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use domain::clock::SchoolYear;
use domain::id::{MentorshipId, PersonId};
use domain::monitoring::Indicator;
use sea_orm::{ConnectionTrait, Statement, Value as Bound};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::counted::agree_with_the_facts;
use crate::harness::{Client, TestApp};
use crate::pairing::another_mentee;

on_both! {
    what_has_to_be_decided_is_shown_by_outlook;
    pairs_end_or_go_on_and_cards_leave_in_one_act;
    the_old_year_reads_as_it_did;
    a_second_time_nothing_changes_and_the_first_is_told;
    whatever_is_refused_leaves_everything_as_it_was;
}

/// Pairs of the school on 15 November 2026, each in force since last September but one.
struct Pairs {
    running: MentorshipId,
    without_programme: MentorshipId,
    leaving: MentorshipId,
    leaver: PersonId,
}

async fn sql(app: &TestApp, sql: &str, values: impl IntoIterator<Item = Bound>) {
    let db = app.store().connection();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let done = db.execute_raw(statement).await.unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
}

async fn pairs(app: &TestApp) -> Pairs {
    let (town, world) = (&app.town, app.world());
    let running = world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let programme = world.completed_programme(running).await;
    sql(
        app,
        "UPDATE programme SET state = 'APPROVED', closed_on = NULL, result = NULL, ends_on = '2027-05-31' WHERE id = $1",
        [programme.0.into()],
    )
    .await;
    let other = another_mentee(app, "Новикова Ольга").await;
    let without_programme = world.pair_in_force(town.school, town.mentor, other).await;
    let leaver = another_mentee(app, "Уходящев Олег").await;
    let leaving = world.pair_in_force(town.school, town.mentor, leaver).await;
    sql(
        app,
        "UPDATE employment SET ended_on = '2026-08-20' WHERE person_id = $1",
        [leaver.0.into()],
    )
    .await;
    Pairs {
        running,
        without_programme,
        leaving,
        leaver,
    }
}

fn pair_id(id: MentorshipId) -> String {
    format!("mentorship:{}", id.0)
}

fn school_id(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

const LOOK: &str = "query($id: ID!, $outlooks: [PairOutlook!], $after: String, $first: Int) { viewer { school(id: $id) { rollover {
    schoolYear season opensOn closesOn wasInModel inModel
    receipt { schoolYear ended goingOn cardsPaused cardsArchived endedIds doneBy { id } }
    pairCounts { outlook count } cardCounts { outlook count }
    pairs(outlooks: $outlooks, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
        nodes { outlook goesOnByItself suggestedEnd lastDay mentorship { id state } } }
    cards { totalCount nodes { id bank outlook state person { id } } }
    people { nodes { turn person { id } } }
} } } }";

async fn look(client: &Client<'_>, app: &TestApp) -> Value {
    let found = client.run(LOOK, json!({ "id": school_id(app) })).await;
    found["viewer"]["school"]["rollover"].clone()
}

fn input(app: &TestApp, change: Value) -> Value {
    let mut input = json!({
        "schoolId": school_id(app), "schoolYear": 2026,
        "goOnIds": [], "end": [], "pauseCardIds": [], "archiveCardIds": [],
    });
    if let (Value::Object(input), Value::Object(change)) = (&mut input, change) {
        input.extend(change);
    }
    input
}

fn ending(id: MentorshipId, reason: &str) -> Value {
    json!({ "mentorshipId": pair_id(id), "reason": reason })
}

async fn roll_over(client: &Client<'_>, input: Value) -> Value {
    let wanted = "... on RollOverSchoolYearDone { before receipt { ended goingOn cardsPaused cardsArchived } }
        ... on RollOverSchoolYearRefused { reason mentorshipId cardId }";
    client.mutate("rollOverSchoolYear", input, wanted).await
}

/// The decisions that the pairs of [`pairs`] need.
fn decided(app: &TestApp, pairs: &Pairs) -> Value {
    input(
        app,
        json!({
            "goOnIds": [pair_id(pairs.running)],
            "end": [
                ending(pairs.without_programme, "MUTUAL_DECISION"),
                ending(pairs.leaving, "EMPLOYMENT_ENDED"),
            ],
        }),
    )
}

async fn state_of(app: &TestApp, id: MentorshipId) -> (String, Option<String>) {
    let row = app.store().mentorships().find(id).await.unwrap().unwrap();
    let end = row.pair.state.end().map(|(day, _)| day.to_string());
    (row.pair.state.kind().code().to_owned(), end)
}

async fn what_has_to_be_decided_is_shown_by_outlook(app: TestApp) {
    let pairs = pairs(&app).await;
    sql(
        &app,
        "UPDATE mentor_card SET updated_at = '2025-03-01T00:00:00Z' WHERE person_id = $1",
        [app.town.mentor.0.into()],
    )
    .await;

    let seen = look(&app.as_(app.town.curator), &app).await;

    assert_eq!(seen["schoolYear"], 2026);
    assert_eq!(seen["season"], "OPEN");
    assert_eq!(seen["opensOn"], "2026-05-01");
    assert_eq!(seen["receipt"], Value::Null);
    assert_eq!(
        seen["pairCounts"],
        json!([
            { "outlook": "PROGRAMME_RUNS", "count": 1 },
            { "outlook": "PROGRAMME_MISSING", "count": 1 },
            { "outlook": "PARTICIPANT_LEAVES", "count": 1 },
        ])
    );
    let nodes = seen["pairs"]["nodes"].as_array().unwrap();
    let of = |id| {
        let id = pair_id(id);
        nodes
            .iter()
            .find(|node| node["mentorship"]["id"] == id)
            .unwrap()
    };
    assert_eq!(of(pairs.running)["goesOnByItself"], true);
    assert_eq!(of(pairs.without_programme)["suggestedEnd"], Value::Null);
    assert_eq!(of(pairs.leaving)["suggestedEnd"], "EMPLOYMENT_ENDED");
    assert_eq!(of(pairs.leaving)["lastDay"], "2026-08-31");
    let cards = seen["cardCounts"].as_array().unwrap();
    assert!(
        cards.contains(&json!({ "outlook": "STALE", "count": 1 })),
        "{cards:?}"
    );
    let leaves =
        json!({ "turn": "LEAVES", "person": { "id": format!("person:{}", pairs.leaver.0) } });
    let people = seen["people"]["nodes"].as_array().unwrap();
    assert!(people.contains(&leaves), "{people:?}");
}

async fn pairs_end_or_go_on_and_cards_leave_in_one_act(app: TestApp) {
    let pairs = pairs(&app).await;
    let curator = app.as_(app.town.curator);

    let said = roll_over(&curator, decided(&app, &pairs)).await;

    assert_eq!(said["__typename"], "RollOverSchoolYearDone", "{said}");
    assert_eq!(said["before"], false);
    assert_eq!(said["receipt"]["ended"], 2, "{said}");
    assert_eq!(said["receipt"]["goingOn"], 1, "{said}");
    assert_eq!(
        state_of(&app, pairs.running).await,
        ("ACTIVE".to_owned(), None)
    );
    for ended in [pairs.without_programme, pairs.leaving] {
        let expected = ("ENDED".to_owned(), Some("2026-08-31".to_owned()));
        assert_eq!(state_of(&app, ended).await, expected);
        let trail = app.store().trail("mentorship", ended).await.unwrap();
        assert_eq!(trail[0].deed, "End");
        assert_eq!(trail[0].by, Some(app.town.curator));
    }
    let trail = app
        .store()
        .trail("school", app.town.school.school)
        .await
        .unwrap();
    assert_eq!(trail[0].deed, "RollOver");
    // The need of who left went along; it is kept, outside of the bank.
    let needs = app
        .store()
        .needs()
        .of_people(&[pairs.leaver])
        .await
        .unwrap();
    assert_eq!(needs[0].state, domain::people::CardState::Left);
    agree_with_the_facts(&app).await;
}

async fn the_old_year_reads_as_it_did(app: TestApp) {
    let pairs = pairs(&app).await;
    let old = SchoolYear::starting(2025).unwrap();
    let count = async |indicator| {
        let school = app.town.school.school;
        let facts = app
            .store()
            .figures()
            .facts(Some(school), old)
            .await
            .unwrap();
        facts[&school].count(indicator)
    };
    let before = (
        count(Indicator::Pairs).await,
        count(Indicator::Mentees).await,
        count(Indicator::Mentors).await,
    );

    roll_over(&app.as_(app.town.head), decided(&app, &pairs)).await;

    let after = (
        count(Indicator::Pairs).await,
        count(Indicator::Mentees).await,
        count(Indicator::Mentors).await,
    );
    assert_eq!(before, (3, 3, 1));
    assert_eq!(after, before);
    let query = "query($id: ID!) { viewer { school(id: $id) {
        mentorships(filter: { schoolYear: 2025 }) { totalCount } } } }";
    let seen = app
        .as_(app.town.curator)
        .run(query, json!({ "id": school_id(&app) }))
        .await;
    assert_eq!(seen["viewer"]["school"]["mentorships"]["totalCount"], 3);
}

async fn a_second_time_nothing_changes_and_the_first_is_told(app: TestApp) {
    let pairs = pairs(&app).await;
    let first = roll_over(&app.as_(app.town.curator), decided(&app, &pairs)).await;

    let other = input(
        &app,
        json!({ "end": [ending(pairs.running, "MUTUAL_DECISION")] }),
    );
    let second = roll_over(&app.as_(app.town.head), other).await;

    assert_eq!(second["before"], true, "{second}");
    assert_eq!(second["receipt"], first["receipt"]);
    assert_eq!(state_of(&app, pairs.running).await.0, "ACTIVE");
    let seen = look(&app.as_(app.town.curator), &app).await;
    let by = format!("person:{}", app.town.curator.0);
    assert_eq!(seen["receipt"]["doneBy"]["id"], by);
    assert_eq!(seen["receipt"]["endedIds"].as_array().unwrap().len(), 2);
}

async fn whatever_is_refused_leaves_everything_as_it_was(app: TestApp) {
    let pairs = pairs(&app).await;
    let elsewhere = app
        .world()
        .pair_in_force(app.town.sibling, app.town.sibling_head, app.town.bystander)
        .await;
    let curator = app.as_(app.town.curator);
    let with = |change| {
        let mut all = decided(&app, &pairs);
        if let (Value::Object(all), Value::Object(change)) = (&mut all, change) {
            all.extend(change);
        }
        all
    };
    let leaves = ending(pairs.leaving, "EMPLOYMENT_ENDED");
    let need = app
        .store()
        .needs()
        .of_people(&[pairs.leaver])
        .await
        .unwrap();
    let need = format!("need:{}", need[0].id.0);
    for (change, reason) in [
        (json!({ "end": [leaves] }), "UNDECIDED"),
        (
            json!({ "goOnIds": [pair_id(pairs.leaving)], "end": [ending(pairs.without_programme, "MUTUAL_DECISION")] }),
            "PARTICIPANT_LEAVES",
        ),
        (
            json!({ "end": [leaves, ending(pairs.without_programme, "PLAN_COMPLETED")] }),
            "COMPLETED_BY_PROGRAMME",
        ),
        (
            json!({ "goOnIds": [pair_id(pairs.running), pair_id(elsewhere)] }),
            "PAIR_NOT_IN_FORCE",
        ),
        (json!({ "pauseCardIds": [need] }), "OWNER_LEAVES"),
        (
            json!({ "archiveCardIds": [format!("need:{}", uuid::Uuid::nil())] }),
            "CARD_NOT_IN_BANK",
        ),
        (json!({ "schoolYear": 2027 }), "NOT_YET"),
        (json!({ "schoolYear": 2025 }), "OVER"),
    ] {
        let said = roll_over(&curator, with(change)).await;
        assert_eq!(said["reason"], reason, "{said}");
    }
    for pair in [
        pairs.running,
        pairs.without_programme,
        pairs.leaving,
        elsewhere,
    ] {
        assert_eq!(state_of(&app, pair).await.0, "ACTIVE");
    }
    assert_eq!(look(&curator, &app).await["receipt"], Value::Null);
}

#[tokio::test]
async fn what_is_named_twice_or_is_no_card_is_refused_as_a_mistake() {
    let app = TestApp::new().await;
    let pairs = pairs(&app).await;
    let curator = app.as_(app.town.curator);
    for (change, code) in [
        (
            json!({ "goOnIds": [pair_id(pairs.running)], "end": [ending(pairs.running, "MUTUAL_DECISION")] }),
            "BAD_INPUT",
        ),
        (
            json!({ "pauseCardIds": [pair_id(pairs.running)] }),
            "NOT_FOUND",
        ),
        (json!({ "schoolYear": 1999 }), "BAD_INPUT"),
        (
            json!({ "schoolId": format!("school:{}", uuid::Uuid::nil()) }),
            "NOT_FOUND",
        ),
    ] {
        let said = curator
            .refused("rollOverSchoolYear", input(&app, change))
            .await;
        assert_eq!(said, code);
    }
}

#[tokio::test]
async fn a_proposed_ending_that_is_answered_by_going_on_is_taken_away() {
    let app = TestApp::new().await;
    let pairs = pairs(&app).await;
    sql(
        &app,
        "UPDATE mentorship SET ending_proposed = 'CONSENT_WITHDRAWN' WHERE id = $1",
        [pairs.without_programme.0.into()],
    )
    .await;
    let all = input(
        &app,
        json!({
            "goOnIds": [pair_id(pairs.without_programme)],
            "end": [ending(pairs.leaving, "EMPLOYMENT_ENDED")],
        }),
    );

    roll_over(&app.as_(app.town.curator), all).await;

    let mentorships = app.store().mentorships();
    let row = mentorships.find(pairs.without_programme).await;
    let row = row.unwrap().unwrap();
    assert_eq!(row.ending_proposed, None);
    assert_eq!(row.pair.state.kind().code(), "ACTIVE");
}

#[tokio::test]
async fn a_card_that_is_set_aside_keeps_what_is_written_on_it() {
    let app = TestApp::new().await;
    let town = &app.town;
    let card = app.store().mentor_cards().of_people(&[town.mentor]).await;
    let before = card.unwrap().remove(0);
    let all = input(
        &app,
        json!({ "pauseCardIds": [format!("mentor-card:{}", before.id.0)] }),
    );

    let said = roll_over(&app.as_(town.curator), all).await;

    assert_eq!(said["receipt"]["cardsPaused"], 1, "{said}");
    let card = app.store().mentor_cards().of_people(&[town.mentor]).await;
    let after = card.unwrap().remove(0);
    assert_eq!(after.state, domain::people::CardState::Paused);
    assert_eq!(after.version, before.version + 1);
    assert_eq!(after.updated_at, before.updated_at);
    assert_eq!(after.competences, before.competences);
}

#[tokio::test]
async fn pages_neither_skip_nor_repeat_a_pair() {
    let app = TestApp::new().await;
    pairs(&app).await;
    let curator = app.as_(app.town.curator);
    let mut seen = Vec::new();
    let mut after = Value::Null;
    loop {
        let variables = json!({ "id": school_id(&app), "first": 1, "after": after });
        let found = curator.run(LOOK, variables).await;
        let pairs = &found["viewer"]["school"]["rollover"]["pairs"];
        assert_eq!(pairs["totalCount"], 3);
        let nodes = pairs["nodes"].as_array().unwrap();
        seen.extend(
            nodes
                .iter()
                .map(|node| node["mentorship"]["id"].to_string()),
        );
        after = pairs["pageInfo"]["endCursor"].clone();
        if pairs["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    let distinct: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!((seen.len(), distinct.len()), (3, 3));
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_pairs() {
    let app = TestApp::new().await;
    pairs(&app).await;
    let client = app.as_(app.town.curator);
    let id = json!({ "id": school_id(&app), "first": 50 });
    let few = app.statements(client.run(LOOK, id.clone())).await;
    for number in 0..15 {
        let letter = char::from_u32(0x430 + number).unwrap();
        let mentee = another_mentee(&app, &format!("Новик{letter} Олег")).await;
        app.world()
            .pair_in_force(app.town.school, app.town.mentor, mentee)
            .await;
    }
    let many = app.statements(client.run(LOOK, id)).await;
    assert!(
        few > 0 && many < few + 5,
        "{few} for three, {many} for eighteen"
    );
}
