//! Reverse pairs of both directions: each of the two is the other's mentor and mentee.

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use domain::monitoring::Indicator;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::counted::{agree_with_the_facts, figure};
use crate::harness::TestApp;
use crate::orders::{paper, table};
use crate::pairing::{another_mentee, both_agree, done, order_for, person, proposal, reason};

on_both! {
    both_are_asked_for_both_parts_before_they_are_proposed;
    only_a_reverse_pair_of_two_runs_in_both_directions;
    both_consent_to_both_duties_and_the_order_names_both_directions;
    both_keep_the_journal_and_nobody_checks_themselves;
    a_place_is_taken_on_both_sides;
}

const DIRECTIONS: &str = "query($id: ID!) { viewer { mentorship(id: $id) { twoWay topics returnTopics viewerCan
    mentors { person { id } } mentees { person { id } } missingConsents { person { id } purpose } } } }";

/// Gives the town's mentee a card and the town's mentor a need, so that each may be both.
async fn each_may_be_both(app: &TestApp) {
    let (town, world) = (&app.town, app.world());
    world.mentor_card(town.mentee, town.school, 1).await;
    world.need(town.mentor, town.school).await;
}

async fn both_consent(app: &TestApp) {
    let (town, world) = (&app.town, app.world());
    let part = ConsentPurpose::MenteeParticipation;
    world.consent(town.mentor, town.school, part).await;
    let duty = ConsentPurpose::MentorDuty;
    world.consent(town.mentee, town.school, duty).await;
}

fn both_ways(app: &TestApp, over: Value) -> Value {
    let mut input = proposal(
        app,
        json!({ "format": "REVERSE", "topics": ["UPBRINGING"], "returnTopics": ["TEACHING_METHODS"] }),
    );
    let fields = input.as_object_mut().unwrap();
    fields.extend(over.as_object().unwrap().clone());
    input
}

async fn proposed(app: &TestApp) -> Value {
    each_may_be_both(app).await;
    let input = both_ways(app, json!({}));
    done(app, app.town.curator, "proposeMentorship", input).await
}

async fn in_force(app: &TestApp) -> Value {
    let row = proposed(app).await;
    both_agree(app, &row, app.town.mentee).await;
    both_consent(app).await;
    let draft = order_for(app, &[&row]);
    let draft = done(app, app.town.curator, "preparePairOrder", draft).await;
    let sign = json!({ "orderId": draft["id"], "number": "90-од", "date": "2026-11-15" });
    done(app, app.town.head, "signOrder", sign).await
}

async fn look(app: &TestApp, who: PersonId, id: &Value) -> Value {
    let seen = app.as_(who).run(DIRECTIONS, json!({ "id": id })).await;
    seen["viewer"]["mentorship"].clone()
}

async fn both_are_asked_for_both_parts_before_they_are_proposed(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let refused = async || {
        let input = both_ways(&app, json!({}));
        let fields = "... on ProposeMentorshipRefused { reason mentorId menteeId }";
        app.as_(town.curator)
            .mutate("proposeMentorship", input, fields)
            .await
    };
    let said = refused().await;
    assert_eq!(said["reason"], "MENTOR_NOT_IN_BANK");
    assert_eq!(said["mentorId"], person(town.mentee));
    world.mentor_card(town.mentee, town.school, 1).await;
    let said = refused().await;
    assert_eq!(said["reason"], "NEED_NOT_STATED");
    assert_eq!(said["menteeId"], person(town.mentor));
    world.need(town.mentor, town.school).await;

    let input = both_ways(&app, json!({}));
    let row = done(&app, town.curator, "proposeMentorship", input).await;
    let seen = look(&app, town.mentor, &row["id"]).await;
    assert_eq!(seen["twoWay"], true);
    assert_eq!(seen["topics"], json!(["UPBRINGING"]));
    assert_eq!(seen["returnTopics"], json!(["TEACHING_METHODS"]));
    assert_eq!(
        seen["mentors"],
        json!([{ "person": { "id": person(town.mentor) } }])
    );
    assert_eq!(
        seen["mentees"],
        json!([{ "person": { "id": person(town.mentee) } }])
    );
    // The other way round it is the same pair.
    let turned = json!({ "mentorId": person(town.mentee), "menteeId": person(town.mentor) });
    let again = proposal(&app, turned);
    assert_eq!(
        reason(&app, town.curator, "proposeMentorship", again).await,
        "ALREADY_PAIRED"
    );
}

async fn only_a_reverse_pair_of_two_runs_in_both_directions(app: TestApp) {
    each_may_be_both(&app).await;
    let curator = app.town.curator;
    let refused = async |over: Value| {
        let input = both_ways(&app, over);
        reason(&app, curator, "proposeMentorship", input).await
    };
    assert_eq!(
        refused(json!({ "format": "ONE_TO_ONE" })).await,
        "NOT_IN_BOTH_DIRECTIONS"
    );
    assert_eq!(
        refused(json!({ "format": "VIRTUAL" })).await,
        "NOT_IN_BOTH_DIRECTIONS"
    );
    let third = person(another_mentee(&app, "Тихонов Лев").await);
    assert_eq!(
        refused(json!({ "otherMenteeIds": [third] })).await,
        "FORMAT_DOES_NOT_FIT"
    );
    assert_eq!(
        refused(json!({ "form": "TEACHER_PUPIL" })).await,
        "FORM_DOES_NOT_FIT"
    );
    // One direction is proposed as ever.
    let input = both_ways(&app, json!({ "returnTopics": null }));
    let row = done(&app, curator, "proposeMentorship", input).await;
    let seen = look(&app, curator, &row["id"]).await;
    assert_eq!(
        (&seen["twoWay"], &seen["returnTopics"]),
        (&json!(false), &json!([]))
    );
}

async fn both_consent_to_both_duties_and_the_order_names_both_directions(app: TestApp) {
    let town = &app.town;
    let row = proposed(&app).await;
    both_agree(&app, &row, town.mentee).await;
    let missing = look(&app, town.curator, &row["id"]).await["missingConsents"].take();
    let lacks = |who, purpose| json!({ "person": { "id": person(who) }, "purpose": purpose });
    assert_eq!(
        missing,
        json!([
            lacks(town.mentor, "MENTEE_PARTICIPATION"),
            lacks(town.mentee, "MENTOR_DUTY"),
        ])
    );
    let order = order_for(&app, &[&row]);
    assert_eq!(
        reason(&app, town.curator, "preparePairOrder", order.clone()).await,
        "CONSENT_MISSING"
    );
    both_consent(&app).await;
    let draft = done(&app, town.curator, "preparePairOrder", order).await;
    let printed = paper(&app, &town.actor(town.mentee), &draft["id"]).await;
    let content = printed.unwrap().content;
    let rows = table(&content);
    let cell = |column: usize| rows[0][column].replace('\u{a0}', " ");
    assert!(
        cell(3).ends_with("реверсивное|в обе стороны"),
        "{}",
        cell(3)
    );
    assert_eq!(
        cell(5),
        "наставник — наставляемому: воспитательная работа|наставляемый — наставнику: методика преподавания"
    );
    let points: Vec<_> = content.points.iter().map(|point| &point.text).collect();
    assert!(
        points
            .iter()
            .any(|text| text.starts_with("Участникам реверсивной пары")),
        "{points:?}"
    );

    let sign = json!({ "orderId": draft["id"], "number": "90-од", "date": "2026-11-15" });
    done(&app, town.head, "signOrder", sign).await;
    assert_eq!(figure(&app, Indicator::Mentors).await, 2);
    assert_eq!(figure(&app, Indicator::Mentees).await, 2);
    assert_eq!(figure(&app, Indicator::Pairs).await, 1);
    agree_with_the_facts(&app).await;
}

async fn both_keep_the_journal_and_nobody_checks_themselves(app: TestApp) {
    let town = &app.town;
    let order = in_force(&app).await;
    let pair = &order["mentorships"][0]["id"];
    // In force from tomorrow: the deeds are done then.
    for who in [town.mentor, town.mentee] {
        let can = look(&app, who, pair).await["viewerCan"].take();
        let can: Vec<&str> = can
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        for deed in [
            "DRAFT_PROGRAMME",
            "KEEP_MEETINGS",
            "ASK_FOR_REPLACEMENT",
            "ASK_FOR_RELEASE",
        ] {
            assert!(can.contains(&deed), "{deed}: {can:?}");
        }
    }
    let wording = json!({ "mentorshipId": pair, "goal": "Уверенный урок", "expectedResult": "Открытый урок",
        "startsOn": "2026-11-16", "endsOn": "2027-05-31", "deficitIds": [],
        "activities": [{ "title": "Посещение урока", "kind": "LESSON_VISIT", "plannedOn": "2026-12-01",
            "expectedResult": "" }] });
    let read = "... on DraftProgrammeDone { programme { id version activities { id } } }";
    let said = app
        .as_(town.mentor)
        .mutate("draftProgramme", wording, read)
        .await;
    let programme = said["programme"].clone();
    for who in [town.mentor, town.mentee] {
        let agree = json!({ "programmeId": programme["id"], "version": programme["version"] });
        let said = app.as_(who).mutate("agreeProgramme", agree, "").await;
        assert_eq!(said["__typename"], "AgreeProgrammeDone");
    }
    let approve = json!({ "programmeId": programme["id"] });
    app.as_(town.curator)
        .mutate("approveProgramme", approve, "")
        .await;

    let activity = &programme["activities"][0]["id"];
    let submit = json!({ "activityId": activity, "submission": "Сделано" });
    let read = "... on SubmitActivityDone { activity { viewerCan } }";
    let said = app
        .as_(town.mentor)
        .mutate("submitActivity", submit, read)
        .await;
    assert_eq!(said["activity"]["viewerCan"], json!([]));
    let check = json!({ "activityId": activity, "accept": true });
    let read =
        "... on CheckActivityDone { activity { state } } ... on CheckActivityRefused { reason }";
    let own = app
        .as_(town.mentor)
        .mutate("checkActivity", check.clone(), read)
        .await;
    assert_eq!(own["reason"], "OWN_WORK");
    let tasks = "query { viewer { tasks { kind } } }";
    let waits = async |who: PersonId| {
        let seen = app.as_(who).ask(tasks).await;
        seen["viewer"]["tasks"]
            .to_string()
            .contains("CHECK_ACTIVITY")
    };
    assert_eq!(
        (waits(town.mentor).await, waits(town.mentee).await),
        (false, true)
    );
    let other = app
        .as_(town.mentee)
        .mutate("checkActivity", check, read)
        .await;
    assert_eq!(other["activity"]["state"], "ACCEPTED");

    let complete = json!({ "programmeId": programme["id"], "on": "2026-11-15", "result": "Урок",
        "resolvedDeficitIds": [] });
    for who in [town.mentor, town.mentee] {
        let said = app
            .as_(who)
            .refused("completeProgramme", complete.clone())
            .await;
        assert_eq!(said, "FORBIDDEN");
    }
}

async fn a_place_is_taken_on_both_sides(app: TestApp) {
    let town = &app.town;
    proposed(&app).await;
    let cards = "query($id: ID!) { viewer { school(id: $id) { mentorCards { nodes { person { id } load } } } } }";
    let id = json!({ "id": format!("school:{}", town.school.school.0) });
    let seen = app.as_(town.curator).run(cards, id).await;
    let nodes = seen["viewer"]["school"]["mentorCards"]["nodes"].clone();
    let load = |who| {
        let mut nodes = nodes.as_array().unwrap().iter();
        let card = nodes.find(|card| card["person"]["id"] == person(who));
        card.map(|card| card["load"].clone())
    };
    assert_eq!(load(town.mentor), Some(json!(1)));
    assert_eq!(load(town.mentee), Some(json!(1)));
    let third = another_mentee(&app, "Тихонов Лев").await;
    let input = proposal(
        &app,
        json!({ "mentorId": person(town.mentee), "menteeId": person(third) }),
    );
    assert_eq!(
        reason(&app, town.curator, "proposeMentorship", input).await,
        "MENTOR_FULL"
    );
    // Without a place for the way back there is no way there either.
    let fourth = another_mentee(&app, "Зимин Олег").await;
    app.world().mentor_card(fourth, town.school, 1).await;
    let input = both_ways(
        &app,
        json!({ "mentorId": person(fourth), "menteeId": person(town.mentee) }),
    );
    assert_eq!(
        reason(&app, town.curator, "proposeMentorship", input).await,
        "MENTOR_FULL"
    );
}
