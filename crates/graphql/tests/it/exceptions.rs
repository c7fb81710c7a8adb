//! What is not as it should be at the schools of a municipality.

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use domain::org::Whereabouts;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{another_mentee, school, sql};
use crate::targets::municipality;

on_both! {
    what_is_in_order_is_not_listed;
    the_worst_comes_first_and_leads_to_its_school;
    who_waits_too_long_is_counted_and_few_are_withheld;
    who_had_a_mentor_waits_since_that_pair_ended;
    a_consent_that_a_later_one_follows_is_none_to_be_renewed;
    a_mentor_with_too_many_is_named_to_who_reads_the_bank;
    a_pair_of_both_directions_counts_on_both_sides;
    a_meeting_ends_the_silence_and_a_rest_is_none;
    no_data_is_said_of_a_school_in_the_model_alone;
    a_page_is_of_the_kinds_that_were_asked_for;
    the_region_gets_counts_and_others_nothing;
    many_schools_cost_the_statements_of_one;
}

const LINES: &str = "query($id: ID!, $filter: ExceptionFilter, $first: Int, $after: String) { viewer { municipality(id: $id) {
    exceptions(filter: $filter, first: $first, after: $after) { totalCount
        nodes { kind school { name } since count withheld subjects { id name } } pageInfo { hasNextPage endCursor } }
    exceptionCounts { kind schools count withheld } } } }";

async fn desk(app: &TestApp, who: PersonId, instant: &str, more: Value) -> Value {
    let mut variables = json!({ "id": municipality(app) });
    variables
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    let said = app.later(who, instant).run(LINES, variables).await;
    said["viewer"]["municipality"].clone()
}

async fn lines(app: &TestApp, instant: &str) -> Vec<Value> {
    let seen = desk(app, app.town.municipal, instant, json!({})).await;
    seen["exceptions"]["nodes"].as_array().unwrap().clone()
}

fn kinds(lines: &[Value]) -> Vec<&str> {
    lines
        .iter()
        .map(|line| line["kind"].as_str().unwrap())
        .collect()
}

const NOW: &str = "2026-11-15T09:00:00Z";
const LATER: &str = "2026-12-20T09:00:00Z";

async fn join(app: &TestApp, at: Whereabouts) {
    let input = json!({ "schoolId": school(at), "schoolYear": 2026, "participates": true });
    app.as_(app.town.municipal)
        .mutate("setModelParticipation", input, "")
        .await;
}

async fn what_is_in_order_is_not_listed(app: TestApp) {
    let seen = desk(&app, app.town.municipal, NOW, json!({})).await;
    assert_eq!(seen["exceptions"]["nodes"], json!([]));
    let counts = seen["exceptionCounts"].as_array().unwrap();
    assert_eq!(counts.len(), 8);
    assert!(
        counts
            .iter()
            .all(|line| line["count"] == 0 && line["withheld"] == false)
    );
}

async fn the_worst_comes_first_and_leads_to_its_school(app: TestApp) {
    let town = &app.town;
    app.world()
        .pair_in_force(town.sibling, town.sibling_head, town.bystander)
        .await;
    app.world()
        .pair_in_force(town.school, town.mentor, town.bystander)
        .await;
    join(&app, town.school).await;
    let seen = lines(&app, NOW).await;
    assert_eq!(
        kinds(&seen),
        [
            "SILENT_PAIRS",
            "SILENT_PAIRS",
            "PROGRAMMES_MISSING",
            "PROGRAMMES_MISSING",
            "ROADMAP_MISSING"
        ]
    );
    assert_eq!(
        seen[0],
        json!({ "kind": "SILENT_PAIRS", "school": { "name": "Лицей № 2" }, "since": "2025-09-01", "count": 1,
            "withheld": false, "subjects": [] })
    );
    // Nobody has entered anything about its roadmap since it joined.
    assert_eq!(seen[4]["since"], "2026-11-15");
}

async fn who_waits_too_long_is_counted_and_few_are_withheld(app: TestApp) {
    let waiting = async || {
        let seen = lines(&app, LATER).await;
        let found = seen
            .into_iter()
            .find(|line| line["kind"] == "NEWCOMERS_WAITING");
        found.map(|line| {
            (
                line["count"].clone(),
                line["withheld"].clone(),
                line["since"].clone(),
            )
        })
    };
    let (count, withheld, since) = waiting().await.unwrap();
    assert_eq!(
        (count, withheld, since),
        (Value::Null, json!(true), json!("2026-11-15"))
    );
    for letter in ["а", "б", "в", "г"] {
        another_mentee(&app, &format!("Новик{letter} Олег")).await;
    }
    assert_eq!(waiting().await.unwrap().0, 5);
    // Thirty days have to pass.
    assert_eq!(
        kinds(&lines(&app, "2026-12-14T09:00:00Z").await),
        [] as [&str; 0]
    );
    assert_eq!(
        kinds(&lines(&app, "2026-12-15T09:00:00Z").await),
        ["NEWCOMERS_WAITING"]
    );
    app.world()
        .pair_in_force(app.town.school, app.town.mentor, app.town.mentee)
        .await;
    let (count, withheld, _) = waiting().await.unwrap();
    assert_eq!((count, withheld), (Value::Null, json!(true)));
}

async fn who_had_a_mentor_waits_since_that_pair_ended(app: TestApp) {
    let town = &app.town;
    let pair = app
        .world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let ended = "UPDATE mentorship SET state = 'ENDED', ended_on = '2026-12-01', end_reason = 'PLAN_COMPLETED' WHERE id = $1";
    sql(&app, ended, pair.0).await;
    assert_eq!(kinds(&lines(&app, LATER).await), [] as [&str; 0]);
    let seen = lines(&app, "2026-12-31T09:00:00Z").await;
    assert_eq!(
        (&seen[0]["kind"], &seen[0]["since"]),
        (&json!("NEWCOMERS_WAITING"), &json!("2026-12-01"))
    );
}

async fn a_consent_that_a_later_one_follows_is_none_to_be_renewed(app: TestApp) {
    let ending = "UPDATE consent SET valid_until = '2026-12-01' WHERE person_id = $1 AND purpose = 'MENTOR_DUTY'";
    sql(&app, ending, app.town.mentor.0).await;
    // Who has left renews nothing.
    let left = "UPDATE employment SET ended_on = '2026-11-01' WHERE person_id = $1";
    sql(&app, left, app.town.mentor.0).await;
    assert_eq!(kinds(&lines(&app, NOW).await), [] as [&str; 0]);
    let back = "UPDATE employment SET ended_on = NULL WHERE person_id = $1";
    sql(&app, back, app.town.mentor.0).await;
    let seen = lines(&app, NOW).await;
    assert_eq!(kinds(&seen), ["CONSENTS_ENDING"]);
    assert_eq!(
        (&seen[0]["since"], &seen[0]["withheld"]),
        (&json!("2026-12-01"), &json!(true))
    );
    app.world()
        .consent(app.town.mentor, app.town.school, ConsentPurpose::MentorDuty)
        .await;
    assert_eq!(kinds(&lines(&app, NOW).await), [] as [&str; 0]);
}

async fn a_mentor_with_too_many_is_named_to_who_reads_the_bank(app: TestApp) {
    let town = &app.town;
    for name in ["Первых Олег", "Вторых Олег", "Третьих Олег"] {
        let mentee = another_mentee(&app, name).await;
        app.world()
            .pair_in_force(town.school, town.mentor, mentee)
            .await;
    }
    let filter = json!({ "filter": { "kinds": ["MENTORS_OVERLOADED"] } });
    let seen = desk(&app, town.municipal, NOW, filter.clone()).await;
    assert_eq!(
        seen["exceptions"]["nodes"],
        json!([{ "kind": "MENTORS_OVERLOADED", "school": { "name": "СОШ № 1 им. А. С. Пушкина" }, "since": "2025-09-01",
            "count": 1, "withheld": false,
            "subjects": [{ "id": format!("person:{}", town.mentor.0), "name": "Щёткина-Орлова\u{a0}Ж.\u{a0}Ю." }] }])
    );
    // The region gets neither the name nor so small a number.
    let seen = desk(&app, town.regional, NOW, filter).await;
    let line = &seen["exceptions"]["nodes"][0];
    assert_eq!(
        (&line["count"], &line["withheld"], &line["subjects"]),
        (&Value::Null, &json!(true), &json!([]))
    );
}

async fn a_pair_of_both_directions_counts_on_both_sides(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let (one, other) = (town.mentor, town.mentee);
    world.need(one, town.school).await;
    world.mentor_card(other, town.school, 1).await;
    let pair = world.pair_in_force(town.school, one, other).await;
    world
        .pair_in_force(town.school, other, town.bystander)
        .await;
    let told = async || {
        let seen = lines(&app, LATER).await;
        ["NEWCOMERS_WAITING", "MENTORS_OVERLOADED"].map(|kind| kinds(&seen).contains(&kind))
    };
    assert_eq!(told().await, [true, false]);
    world.both_ways(pair).await;
    assert_eq!(told().await, [false, true]);
}

async fn a_meeting_ends_the_silence_and_a_rest_is_none(app: TestApp) {
    let town = &app.town;
    let pair = app
        .world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let meeting = json!({ "mentorshipId": crate::pairing::mentorship(pair), "heldOn": "2026-11-01", "minutes": 45,
        "mode": "IN_PERSON", "topic": "Урок", "summary": "Разобрали урок", "goals": "" });
    let said = app
        .as_(town.mentor)
        .mutate(
            "recordMeeting",
            meeting,
            "... on RecordMeetingDone { meeting { id } }",
        )
        .await;
    assert!(said["meeting"]["id"].is_string(), "{said:#}");
    let silent = async |instant: &str| {
        let seen = lines(&app, instant).await;
        seen.into_iter()
            .find(|line| line["kind"] == "SILENT_PAIRS")
            .map(|line| line["since"].clone())
    };
    assert_eq!(silent(NOW).await, None);
    assert_eq!(
        silent("2026-12-01T09:00:00Z").await,
        Some(json!("2026-11-01"))
    );
    let rest = json!({ "mentorshipId": crate::pairing::mentorship(pair), "reason": "ILLNESS", "from": "2026-11-15" });
    crate::pairing::done(&app, town.curator, "suspendMentorship", rest).await;
    assert_eq!(silent("2026-12-01T09:00:00Z").await, None);
    // Back from a rest, they have thirty days again.
    let back =
        "UPDATE mentorship_suspension SET resumed_on = '2026-11-25' WHERE mentorship_id = $1";
    sql(&app, back, pair.0).await;
    assert_eq!(silent("2026-12-20T09:00:00Z").await, None);
    assert_eq!(
        silent("2026-12-25T09:00:00Z").await,
        Some(json!("2026-11-25"))
    );
}

async fn no_data_is_said_of_a_school_in_the_model_alone(app: TestApp) {
    let empty = app
        .world()
        .school(app.town.region, app.town.municipality, "Школа № 9")
        .await;
    assert_eq!(kinds(&lines(&app, NOW).await), [] as [&str; 0]);
    join(&app, empty).await;
    let seen = lines(&app, NOW).await;
    assert_eq!(kinds(&seen), ["ROADMAP_MISSING", "NO_DATA"]);
    let somebody = app.world().person("Первая Анна").await;
    app.world().employ(somebody, empty, "директор", 9).await;
    assert_eq!(kinds(&lines(&app, NOW).await), ["ROADMAP_MISSING"]);
}

async fn a_page_is_of_the_kinds_that_were_asked_for(app: TestApp) {
    let town = &app.town;
    for (at, mentor) in [
        (town.school, town.mentor),
        (town.sibling, town.sibling_head),
    ] {
        app.world().pair_in_force(at, mentor, town.bystander).await;
    }
    let page = async |after: Value| {
        let wanted =
            json!({ "filter": { "kinds": ["PROGRAMMES_MISSING"] }, "first": 1, "after": after });
        desk(&app, town.municipal, NOW, wanted).await["exceptions"].clone()
    };
    let first = page(Value::Null).await;
    assert_eq!(
        (&first["totalCount"], &first["pageInfo"]["hasNextPage"]),
        (&json!(2), &json!(true))
    );
    assert_eq!(first["nodes"][0]["school"]["name"], "Лицей № 2");
    let second = page(first["pageInfo"]["endCursor"].clone()).await;
    assert_eq!(
        second["nodes"][0]["school"]["name"],
        "СОШ № 1 им. А. С. Пушкина"
    );
    assert_eq!(second["pageInfo"]["hasNextPage"], false);
}

async fn the_region_gets_counts_and_others_nothing(app: TestApp) {
    let town = &app.town;
    app.world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let seen = desk(&app, town.regional, NOW, json!({})).await;
    let silent = &seen["exceptionCounts"][2];
    assert_eq!(
        silent,
        &json!({ "kind": "SILENT_PAIRS", "schools": 1, "count": 1, "withheld": false })
    );
    for other in [
        town.head,
        town.mentor,
        town.distant_municipal,
        town.foreign_regional,
    ] {
        assert_eq!(desk(&app, other, NOW, json!({})).await, Value::Null);
    }
}

async fn many_schools_cost_the_statements_of_one(app: TestApp) {
    let town = &app.town;
    // The mentor has too many from the beginning, so that the name is read both times.
    for name in ["Первых Олег", "Вторых Олег", "Третьих Олег"] {
        let mentee = another_mentee(&app, name).await;
        app.world()
            .pair_in_force(town.school, town.mentor, mentee)
            .await;
    }
    let client = app.as_(town.municipal);
    let id = json!({ "id": municipality(&app), "first": 100 });
    let few = app.statements(client.run(LINES, id.clone())).await;
    for number in 10..30 {
        let at = app
            .world()
            .school(town.region, town.municipality, &format!("Школа № {number}"))
            .await;
        app.world()
            .pair_in_force(at, town.mentor, town.bystander)
            .await;
    }
    let many = app.statements(client.run(LINES, id)).await;
    assert!(few > 0, "statements are counted");
    assert_eq!(few, many, "statements for few and for many schools");
}
