//! The cards of both banks: who writes them, what they refuse, what becomes of deficits.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_teacher_writes_a_first_card_and_then_a_second_version;
    of_two_writers_the_slower_one_sees_the_card_of_the_faster;
    a_card_says_what_does_not_fit;
    a_card_is_written_by_its_owner_and_the_curator_alone;
    what_a_person_says_of_themselves_is_a_self_assessment;
    deficits_keep_their_ids_and_who_noticed_them;
    a_deficit_that_a_programme_works_on_stays;
    a_deficit_of_another_need_does_not_exist;
    who_has_left_writes_no_card;
}

const KEPT: &str = "... on KeepMentorCardDone { card { competences topics capacity state version load viewerCan } }
    ... on KeepMentorCardConflict { current { competences version } }
    ... on InvalidInput { fields { path problem limit } }";
const STATED: &str = "... on StateNeedDone { need { request version categories deficits { id kind area source status } } }
    ... on StateNeedConflict { current { version } }
    ... on InvalidInput { fields { path problem } }";

fn card(app: &TestApp, whose: PersonId, version: Value) -> Value {
    json!({ "schoolId": format!("school:{}", app.town.school.school.0), "personId": format!("person:{}", whose.0),
        "version": version, "competences": ["рефлексия урока", " рефлексия  урока "], "subjects": ["физика"],
        "topics": ["UPBRINGING", "UPBRINGING"], "formats": ["GROUP"], "capacity": 3, "state": "IN_BANK" })
}

fn need(app: &TestApp, whose: PersonId, version: Value, deficits: Value) -> Value {
    json!({ "schoolId": format!("school:{}", app.town.school.school.0), "personId": format!("person:{}", whose.0),
        "version": version, "request": "Как удержать внимание класса?", "topics": ["TEACHING_METHODS"],
        "formats": ["ONE_TO_ONE"], "categories": ["YOUNG_SPECIALIST_0_3"], "deficits": deficits, "state": "IN_BANK" })
}

async fn keep(app: &TestApp, who: PersonId, input: Value) -> Value {
    app.as_(who).mutate("keepMentorCard", input, KEPT).await
}

async fn state(app: &TestApp, who: PersonId, input: Value) -> Value {
    app.as_(who).mutate("stateNeed", input, STATED).await
}

async fn a_teacher_writes_a_first_card_and_then_a_second_version(app: TestApp) {
    let who = app.town.bystander;
    let said = keep(&app, who, card(&app, who, Value::Null)).await;
    let first = json!({ "competences": ["рефлексия урока"], "topics": ["UPBRINGING"], "capacity": 3,
        "state": "IN_BANK", "version": 1, "load": 0, "viewerCan": ["READ", "KEEP"] });
    assert_eq!(said["card"], first);
    let mut again = card(&app, who, json!(1));
    again["state"] = json!("PAUSED");
    again["capacity"] = json!(12);
    let said = keep(&app, who, again).await;
    assert_eq!(
        (&said["card"]["version"], &said["card"]["state"]),
        (&json!(2), &json!("PAUSED"))
    );
}

async fn of_two_writers_the_slower_one_sees_the_card_of_the_faster(app: TestApp) {
    let (mentor, curator) = (app.town.mentor, app.town.curator);
    let said = keep(&app, mentor, card(&app, mentor, json!(1))).await;
    assert_eq!(said["card"]["version"], 2);
    for stale in [json!(1), Value::Null] {
        let said = keep(&app, curator, card(&app, mentor, stale)).await;
        assert_eq!(
            said["current"],
            json!({ "competences": ["рефлексия урока"], "version": 2 })
        );
    }
    let mentee = app.town.mentee;
    let said = state(&app, mentee, need(&app, mentee, Value::Null, json!([]))).await;
    assert_eq!(said["current"]["version"], 1);
}

async fn a_card_says_what_does_not_fit(app: TestApp) {
    let mut input = card(&app, app.town.mentor, json!(1));
    input["capacity"] = json!(13);
    input["competences"] = json!(["", "х".repeat(201)]);
    input["subjects"] = json!(
        (0..21)
            .map(|number| format!("предмет {number}"))
            .collect::<Vec<_>>()
    );
    let said = keep(&app, app.town.mentor, input).await;
    let problems = json!([
        { "path": ["competences", "0"], "problem": "EMPTY", "limit": null },
        { "path": ["competences", "1"], "problem": "TOO_LONG", "limit": 200 },
        { "path": ["subjects"], "problem": "TOO_LONG", "limit": 20 },
        { "path": ["capacity"], "problem": "OUT_OF_RANGE", "limit": null },
    ]);
    assert_eq!(said["fields"], problems);
    let mut input = need(&app, app.town.mentee, json!(1), json!([]));
    input["request"] = json!(" ");
    let said = state(&app, app.town.mentee, input).await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["request"], "problem": "EMPTY" }])
    );
}

async fn a_card_is_written_by_its_owner_and_the_curator_alone(app: TestApp) {
    let town = &app.town;
    let input = || card(&app, town.mentor, json!(1));
    for who in [town.head, town.psychologist] {
        assert_eq!(
            app.as_(who).refused("keepMentorCard", input()).await,
            "FORBIDDEN"
        );
    }
    for who in [
        town.administrator,
        town.mentee,
        town.sibling_curator,
        town.regional,
    ] {
        assert_eq!(
            app.as_(who).refused("keepMentorCard", input()).await,
            "NOT_FOUND"
        );
    }
    // Whoever works elsewhere is as good as nobody.
    let never = PersonId(town.school.school.0);
    for whose in [town.sibling_head, never] {
        let input = card(&app, whose, Value::Null);
        assert_eq!(
            app.as_(town.curator).refused("keepMentorCard", input).await,
            "NOT_FOUND"
        );
    }
    let input = card(&app, town.bystander, json!(1));
    assert_eq!(
        app.as_(town.curator).refused("keepMentorCard", input).await,
        "NOT_FOUND"
    );
}

fn line(id: &Value, area: &str, source: &str) -> Value {
    json!({ "id": id, "kind": "METHODICAL", "area": area, "source": source })
}

async fn what_a_person_says_of_themselves_is_a_self_assessment(app: TestApp) {
    let (mentee, curator) = (app.town.mentee, app.town.curator);
    let said = line(&Value::Null, "опрос на уроке", "DIAGNOSTICS");
    let said = state(&app, mentee, need(&app, mentee, json!(1), json!([said]))).await;
    assert_eq!(said["need"]["deficits"][0]["source"], "SELF_ASSESSMENT");

    let other = line(&Value::Null, "опрос на уроке", "SELF_ASSESSMENT");
    let said = state(&app, curator, need(&app, mentee, json!(2), json!([other]))).await;
    let problem = json!([{ "path": ["deficits", "0", "source"], "problem": "NOT_ALLOWED" }]);
    assert_eq!(said["fields"], problem);
}

async fn deficits_keep_their_ids_and_who_noticed_them(app: TestApp) {
    let (mentee, curator) = (app.town.mentee, app.town.curator);
    let new = |area: &str, source: &str| line(&Value::Null, area, source);
    let lines = json!([new("опрос", "COLLEAGUE"), new("журнал", "DIAGNOSTICS")]);
    let said = state(&app, curator, need(&app, mentee, json!(1), lines)).await;
    let before = said["need"]["deficits"].clone();
    let (poll, journal) = (&before[0], &before[1]);

    // The owner rewords one, leaves the other out and adds a third.
    let reworded = line(&poll["id"], "устный опрос", "SELF_ASSESSMENT");
    let lines = json!([new("дисциплина", "SELF_ASSESSMENT"), reworded]);
    let said = state(&app, mentee, need(&app, mentee, json!(2), lines)).await;
    let after = &said["need"]["deficits"];
    assert_eq!(after.as_array().unwrap().len(), 2);
    assert_eq!(after[0]["area"], "дисциплина");
    assert_eq!(after[1]["id"], poll["id"]);
    assert_eq!(after[1]["area"], "устный опрос");
    assert_eq!(after[1]["source"], "COLLEAGUE");
    assert_ne!(after[0]["id"], journal["id"]);
}

async fn a_deficit_that_a_programme_works_on_stays(app: TestApp) {
    let town = &app.town;
    let pair = app
        .world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let need_id = app
        .store()
        .needs()
        .find_at(town.mentee, town.school.school)
        .await
        .unwrap()
        .unwrap()
        .id;
    let deficit = app.world().deficit(need_id.0, "опрос").await;
    let input = json!({ "mentorshipId": format!("mentorship:{}", pair.0), "goal": "Вести опрос",
        "expectedResult": "Опрос за пять минут", "startsOn": "2026-11-15", "endsOn": "2027-05-31",
        "deficitIds": [format!("deficit:{}", deficit.0)],
        "activities": [{ "title": "Урок", "kind": "LESSON_VISIT", "plannedOn": "2026-12-01", "expectedResult": "" }] });
    let said = app
        .as_(town.mentor)
        .mutate("draftProgramme", input, "")
        .await;
    assert_eq!(said["__typename"], "DraftProgrammeDone");

    let said = state(
        &app,
        town.mentee,
        need(&app, town.mentee, json!(1), json!([])),
    )
    .await;
    assert_eq!(said["need"]["deficits"].as_array().unwrap().len(), 1);
}

async fn a_deficit_of_another_need_does_not_exist(app: TestApp) {
    let town = &app.town;
    let other = app.world().need(town.bystander, town.school).await;
    let foreign = app.world().deficit(other, "опрос").await;
    let ids = [
        json!(format!("deficit:{}", foreign.0)),
        json!("deficit:0199a0a0-0000-7000-8000-000000000000"),
    ];
    for id in ids {
        let lines = json!([line(&id, "чужой", "COLLEAGUE")]);
        let input = need(&app, town.mentee, json!(1), lines);
        assert_eq!(
            app.as_(town.curator).refused("stateNeed", input).await,
            "NOT_FOUND"
        );
    }
}

async fn who_has_left_writes_no_card(app: TestApp) {
    let (mentor, curator) = (app.town.mentor, app.town.curator);
    let input =
        json!({ "employmentId": crate::people::job_of(&app, mentor).await, "on": "2026-11-14" });
    app.as_(curator).mutate("endEmployment", input, "").await;
    for who in [mentor, curator] {
        let input = card(&app, mentor, json!(2));
        assert_eq!(
            app.as_(who).refused("keepMentorCard", input).await,
            "FORBIDDEN"
        );
    }
}
