//! A pair across organisations: the mentees' school owns it, the mentor's gives the mentor by an order of its own.

use domain::clock::SchoolYear;
use domain::consent::ConsentPurpose;
use domain::id::{PersonId, SchoolId};
use domain::monitoring::Indicator;
use domain::org::Whereabouts;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{act, done, letters, order_for, person, proposal, reason, school, sql};

on_both! {
    both_heads_sign_and_the_employers_order_comes_first;
    the_giving_school_sees_who_and_not_how;
    who_asks_for_both_directions_learns_nothing_of_another_schools_needs;
    who_is_in_no_bank_of_the_municipality_is_not_found;
    a_giving_school_that_refuses_is_asked_anew;
    a_consent_withdrawn_at_the_giving_school_proposes_the_ending;
}

/// A teacher of another school with a card in its bank and both consents there.
async fn mentor_of(app: &TestApp, name: &str, at: Whereabouts) -> PersonId {
    let world = app.world();
    let id = world.person(name).await;
    world.employ(id, at, "учитель химии", 14).await;
    world.mentor_card(id, at, 2).await;
    for purpose in [
        ConsentPurpose::PersonalDataProcessing,
        ConsentPurpose::MentorDuty,
    ] {
        world.consent(id, at, purpose).await;
    }
    id
}

async fn who_asks_for_both_directions_learns_nothing_of_another_schools_needs(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    world.mentor_card(town.mentee, town.school, 1).await;
    let mentor = mentor_of(&app, "Соседкина Майя Ильинична", town.sibling).await;
    let input = proposal(
        &app,
        json!({ "mentorId": person(mentor), "format": "REVERSE", "returnTopics": ["UPBRINGING"] }),
    );
    let told = async || reason(&app, town.curator, "proposeMentorship", input.clone()).await;
    assert_eq!(told().await, "NOT_IN_BOTH_DIRECTIONS");
    world.need(mentor, town.sibling).await;
    assert_eq!(told().await, "NOT_IN_BOTH_DIRECTIONS");
}

/// The pair, agreed by both.
async fn agreed_across(app: &TestApp) -> (PersonId, Value) {
    let mentor = mentor_of(app, "Соседкина Майя Ильинична", app.town.sibling).await;
    let over = json!({ "mentorId": person(mentor) });
    let row = done(
        app,
        app.town.curator,
        "proposeMentorship",
        proposal(app, over),
    )
    .await;
    let yes = json!({ "mentorshipId": row["id"], "accept": true });
    done(app, mentor, "answerProposal", yes.clone()).await;
    let row = done(app, app.town.mentee, "answerProposal", yes).await;
    assert_eq!(row["state"], "AGREED");
    (mentor, row)
}

async fn look(app: &TestApp, who: PersonId, id: &Value) -> Value {
    let query = "query($id: ID!) { viewer { mentorship(id: $id) { state viewerCan endNote
        school { name } givingSchool { name } givingSigned order { id } givingOrder { id state title }
        missingConsents { person { lastName } } programme { id } rests { from } history { deed }
        meetings { totalCount } journal { planned { id } } mentees { person { lastName } } } } }";
    let said = app.as_(who).run(query, json!({ "id": id })).await;
    said["viewer"]["mentorship"].clone()
}

/// The draft of the sibling school, as its head finds it among the orders.
async fn waiting_at_sibling(app: &TestApp) -> Value {
    let query =
        "query($id: ID!) { viewer { school(id: $id) { orders(filter: { states: [DRAFT] }) { nodes {
        id title viewerCan mentorships { id } } } } } }";
    let id = json!({ "id": school(app.town.sibling) });
    let said = app.as_(app.town.sibling_head).run(query, id).await;
    let nodes = said["viewer"]["school"]["orders"]["nodes"].clone();
    assert_eq!(nodes.as_array().unwrap().len(), 1, "{nodes:#}");
    nodes[0].clone()
}

async fn tally(app: &TestApp, of: SchoolId, indicator: Indicator) -> u32 {
    let year = SchoolYear::starting(2026).unwrap();
    let figures = app.store().figures();
    let kept = figures.of_schools(&[of], year).await.unwrap();
    let facts = figures.facts(Some(of), year).await.unwrap();
    let of_kept = kept.get(&of).map_or(0, |tally| tally.count(indicator));
    let of_facts = facts.get(&of).map_or(0, |tally| tally.count(indicator));
    assert_eq!(of_kept, of_facts, "{indicator:?}");
    let together = figures.facts(None, year).await.unwrap();
    let sum: u32 = together.values().map(|tally| tally.count(indicator)).sum();
    let municipal = figures
        .of_municipalities(&[app.town.municipality], year)
        .await
        .unwrap();
    let municipal = &municipal[&app.town.municipality];
    assert_eq!(
        municipal.count(indicator),
        sum,
        "{indicator:?} of the municipality"
    );
    of_kept
}

async fn both_heads_sign_and_the_employers_order_comes_first(app: TestApp) {
    let town = &app.town;
    let (mentor, row) = agreed_across(&app).await;
    let told = letters(&app, town.sibling_curator).await;
    assert!(
        told[0].starts_with("Наставника приглашают в другую организацию"),
        "{told:?}"
    );

    let draft = done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&row]),
    )
    .await;
    assert_eq!(draft["state"], "DRAFT");
    let waiting = waiting_at_sibling(&app).await;
    assert_eq!(waiting["viewerCan"], json!(["READ", "SIGN", "CANCEL"]));
    assert_eq!(waiting["mentorships"][0]["id"], row["id"]);
    let told = letters(&app, town.sibling_head).await;
    assert!(
        told.iter()
            .any(|subject| subject.starts_with("Ждёт подписи")),
        "{told:?}"
    );

    let own = json!({ "orderId": draft["id"], "number": "90-од", "date": "2026-11-14" });
    assert_eq!(
        reason(&app, town.head, "signOrder", own.clone()).await,
        "GIVING_ORDER_AWAITED"
    );
    let theirs = json!({ "orderId": waiting["id"], "number": "7-к", "date": "2026-11-14" });
    assert_eq!(
        app.as_(town.head)
            .refused("signOrder", theirs.clone())
            .await,
        "NOT_FOUND"
    );
    assert_eq!(
        app.as_(town.sibling_head)
            .refused("signOrder", own.clone())
            .await,
        "NOT_FOUND"
    );
    let signed = done(&app, town.sibling_head, "signOrder", theirs).await;
    assert_eq!(signed["mentorships"][0]["state"], "ORDER_PREPARED");
    let seen = look(&app, town.curator, &row["id"]).await;
    assert_eq!(
        (&seen["givingSigned"], &seen["givingOrder"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(seen["givingSchool"]["name"], "Лицей № 2");
    let seen = look(&app, mentor, &row["id"]).await;
    assert!(
        seen["order"]["id"].is_string() && seen["givingOrder"]["id"].is_string(),
        "{seen:#}"
    );
    let signed = done(&app, town.head, "signOrder", own).await;
    assert_eq!(signed["mentorships"][0]["state"], "ACTIVE");

    let (owner, giving) = (town.school.school, town.sibling.school);
    for (indicator, here, there) in [
        (Indicator::ActivePairs, 1, 0),
        (Indicator::Mentors, 1, 0),
        (Indicator::Mentees, 1, 0),
        (Indicator::MentorsGiven, 0, 1),
    ] {
        let kept = (
            tally(&app, owner, indicator).await,
            tally(&app, giving, indicator).await,
        );
        assert_eq!(kept, (here, there), "{indicator:?}");
    }

    let end = json!({ "mentorshipId": row["id"], "on": "2026-11-15", "reason": "MUTUAL_DECISION" });
    // It begins on the next day.
    assert_eq!(
        reason(&app, town.curator, "endMentorship", end).await,
        "ENDS_BEFORE_IT_BEGINS"
    );
    sql(
        &app,
        "UPDATE mentorship SET started_on = '2026-11-01' WHERE id = $1",
        uuid_of(&row),
    )
    .await;
    let end = json!({ "mentorshipId": row["id"], "on": "2026-11-14", "reason": "MUTUAL_DECISION" });
    assert_eq!(
        app.as_(town.sibling_head)
            .refused("endMentorship", end.clone())
            .await,
        "FORBIDDEN"
    );
    done(&app, town.curator, "endMentorship", end).await;
    let told = letters(&app, town.sibling_curator).await;
    assert!(told.last().unwrap().contains("завершена"), "{told:?}");
    assert_eq!(tally(&app, giving, Indicator::MentorsGiven).await, 1);
}

fn uuid_of(row: &Value) -> uuid::Uuid {
    let id = row["id"]
        .as_str()
        .unwrap()
        .trim_start_matches("mentorship:");
    id.parse().unwrap()
}

async fn the_giving_school_sees_who_and_not_how(app: TestApp) {
    let town = &app.town;
    let (mentor, row) = agreed_across(&app).await;
    let gone = "UPDATE consent SET withdrawn_on = '2026-11-14' WHERE person_id = $1";
    sql(&app, gone, mentor.0).await;
    sql(&app, gone, town.mentee.0).await;
    let seen = look(&app, town.sibling_curator, &row["id"]).await;
    assert_eq!(seen["state"], "AGREED");
    assert_eq!(seen["viewerCan"], json!(["READ", "KEEP_TERMS"]));
    assert_eq!(seen["mentees"][0]["person"]["lastName"], "Ёжиков");
    for hidden in ["history", "rests"] {
        assert_eq!(seen[hidden], json!([]), "{hidden}");
    }
    assert_eq!(seen["meetings"]["totalCount"], 0);
    assert_eq!(seen["programme"], Value::Null);
    let lacking = |seen: &Value| -> Vec<String> {
        let lines = seen["missingConsents"].as_array().unwrap().iter();
        let mut names: Vec<_> = lines
            .map(|line| line["person"]["lastName"].as_str().unwrap().to_owned())
            .collect();
        names.dedup();
        names
    };
    assert_eq!(lacking(&seen), ["Соседкина"]);
    let owner = look(&app, town.curator, &row["id"]).await;
    assert_eq!(lacking(&owner), ["Соседкина", "Ёжиков"]);
    assert!(!owner["history"].as_array().unwrap().is_empty());
    assert_eq!(
        look(&app, town.distant_municipal, &row["id"]).await,
        Value::Null
    );

    let query = "query($id: ID!) { viewer { school(id: $id) { mentorships { totalCount }
        mentorsGiven { totalCount nodes { id } } } } }";
    let desk = async |who, at| {
        let said = app.as_(who).run(query, json!({ "id": school(at) })).await;
        said["viewer"]["school"].clone()
    };
    let there = desk(town.sibling_curator, town.sibling).await;
    assert_eq!(there["mentorships"]["totalCount"], 0);
    assert_eq!(there["mentorsGiven"]["nodes"], json!([{ "id": row["id"] }]));
    let here = desk(town.curator, town.school).await;
    assert_eq!(here["mentorships"]["totalCount"], 1);
    assert_eq!(here["mentorsGiven"]["totalCount"], 0);
    let outside = desk(town.psychologist, town.school).await;
    assert_eq!(outside["mentorsGiven"], Value::Null);
    for (name, input) in [
        ("revokeProposal", json!({ "mentorshipId": row["id"] })),
        (
            "suspendMentorship",
            json!({ "mentorshipId": row["id"], "from": "2026-11-14", "reason": "ILLNESS" }),
        ),
    ] {
        assert_eq!(
            app.as_(town.sibling_curator).refused(name, input).await,
            "FORBIDDEN"
        );
    }
}

async fn who_is_in_no_bank_of_the_municipality_is_not_found(app: TestApp) {
    let town = &app.town;
    let distant = mentor_of(&app, "Дальняя Дарья", town.distant).await;
    let paused = mentor_of(&app, "Занятая Зоя", town.sibling).await;
    sql(
        &app,
        "UPDATE mentor_card SET state = 'PAUSED' WHERE person_id = $1",
        paused.0,
    )
    .await;
    for id in [distant, paused, town.sibling_head] {
        let input = proposal(&app, json!({ "mentorId": person(id) }));
        let said = app
            .as_(town.curator)
            .refused("proposeMentorship", input)
            .await;
        assert_eq!(said, "NOT_FOUND");
    }
    let other = mentor_of(&app, "Соседкина Майя", town.sibling).await;
    let both = json!({ "otherMentorIds": [person(other)], "format": "NETWORK" });
    assert_eq!(
        reason(
            &app,
            town.curator,
            "proposeMentorship",
            proposal(&app, both)
        )
        .await,
        "MENTORS_OF_SEVERAL_SCHOOLS"
    );
}

async fn a_giving_school_that_refuses_is_asked_anew(app: TestApp) {
    let town = &app.town;
    let (_, row) = agreed_across(&app).await;
    let order = order_for(&app, &[&row]);
    let own = done(&app, town.curator, "preparePairOrder", order.clone()).await;
    let theirs = waiting_at_sibling(&app).await;
    let thrown = json!({ "orderId": theirs["id"] });
    assert_eq!(
        app.as_(town.curator)
            .refused("cancelOrder", thrown.clone())
            .await,
        "NOT_FOUND"
    );
    done(&app, town.sibling_head, "cancelOrder", thrown).await;
    let sign = json!({ "orderId": own["id"], "number": "90-од", "date": "2026-11-14" });
    assert_eq!(
        reason(&app, town.head, "signOrder", sign).await,
        "GIVING_ORDER_AWAITED"
    );
    assert_eq!(
        reason(&app, town.curator, "preparePairOrder", order.clone()).await,
        "ORDER_EXISTS"
    );
    done(
        &app,
        town.curator,
        "cancelOrder",
        json!({ "orderId": own["id"] }),
    )
    .await;
    done(&app, town.curator, "preparePairOrder", order).await;
    let anew = waiting_at_sibling(&app).await;
    assert_ne!(anew["id"], theirs["id"]);
    let revoke = json!({ "mentorshipId": row["id"] });
    assert_eq!(
        act(&app, &town.actor(town.curator), "revokeProposal", revoke).await["reason"],
        "TOO_LATE"
    );
}

async fn a_consent_withdrawn_at_the_giving_school_proposes_the_ending(app: TestApp) {
    let town = &app.town;
    let (mentor, row) = agreed_across(&app).await;
    done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&row]),
    )
    .await;
    let theirs = waiting_at_sibling(&app).await;
    let number = json!({ "orderId": theirs["id"], "number": "7-к", "date": "2026-11-14" });
    done(&app, town.sibling_head, "signOrder", number).await;
    let own = look(&app, town.curator, &row["id"]).await;
    let sign = json!({ "orderId": own["order"]["id"], "number": "9-к", "date": "2026-11-14" });
    done(&app, town.head, "signOrder", sign).await;
    let all = app.store().consents().of_people(&[mentor]).await.unwrap();
    let duty = all
        .iter()
        .find(|row| row.terms.purpose == ConsentPurpose::MentorDuty);
    let input = json!({ "consentId": format!("consent:{}", duty.unwrap().terms.id.0) });
    app.as_(mentor).mutate("withdrawConsent", input, "").await;
    let query = "query($id: ID!) { viewer { mentorship(id: $id) { state endingProposed } } }";
    let said = app
        .as_(town.curator)
        .run(query, json!({ "id": row["id"] }))
        .await;
    assert_eq!(
        said["viewer"]["mentorship"],
        json!({ "state": "ACTIVE", "endingProposed": "CONSENT_WITHDRAWN" })
    );
}
