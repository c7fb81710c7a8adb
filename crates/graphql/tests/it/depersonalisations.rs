//! Data that become nobody's: after a withdrawal or after the years, everywhere, once, with an act, unless held.

use std::sync::Arc;

use domain::clock::{FixedClock, SchoolYear};
use domain::id::PersonId;
use persistence::Store;
use persistence::depersonalisations::depersonalise;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{agreed, done, order_for, person, school, sql};
use crate::people::job_of;

on_both! {
    what_names_somebody_is_nowhere_any_more_and_the_counts_stay;
    nobody_is_made_nobody_while_a_job_a_pair_or_a_hold_ties_them;
    five_years_after_the_last_day_nobody_has_to_ask;
    of_two_of_one_name_the_texts_of_others_are_left_alone;
    who_reads_the_acts_and_holds_the_data;
}

const YEARS: u32 = 5;

fn at(app: &TestApp, instant: &str) -> Store {
    let clock = FixedClock(instant.parse().unwrap());
    app.store().clone().with_clock(Arc::new(clock))
}

/// Lets a pair of the mentor run and end, the consent to processing go back, and the job end, all today.
async fn gone(app: &TestApp) -> Value {
    let town = &app.town;
    app.world().account(town.mentor).await;
    let row = agreed(app).await;
    let mut order = order_for(app, &[&row]);
    order["startsOn"] = json!("2026-11-15");
    let order = done(app, town.curator, "preparePairOrder", order).await;
    let sign = json!({ "orderId": order["id"], "number": "12", "date": "2026-11-14" });
    done(app, town.head, "signOrder", sign).await;
    let end = json!({ "mentorshipId": row["id"], "on": "2026-11-15", "reason": "MENTOR_INITIATIVE",
        "note": "Щёткина-Орлова Жанна Юрьевна (Щёткина-Орлова Ж. Ю., Ж. Ю. Щёткина-Орлова) уходит" });
    let ended = done(app, town.curator, "endMentorship", end).await;
    assert_eq!(ended["state"], "ENDED", "{ended}");
    let all = app
        .store()
        .consents()
        .of_people(&[town.mentor])
        .await
        .unwrap();
    for consent in all {
        let input = json!({ "consentId": format!("consent:{}", consent.terms.id.0) });
        app.as_(town.mentor)
            .mutate("withdrawConsent", input, "")
            .await;
    }
    let away = json!({ "schoolId": school(town.school), "personId": person(town.mentor), "from": "2026-11-15",
        "until": "2026-11-20", "reason": "ILLNESS" });
    app.as_(town.mentor).mutate("stateAbsence", away, "").await;
    leave(app, town.mentor).await;
    row
}

async fn leave(app: &TestApp, who: PersonId) {
    let input = json!({ "employmentId": job_of(app, who).await, "on": "2026-11-15" });
    let said = app
        .as_(app.town.curator)
        .mutate("endEmployment", input, "")
        .await;
    assert_eq!(said["__typename"], "EndEmploymentDone", "{said}");
}

/// Where one of `words` stands in the database, but for the trail and the proofs of consents.
async fn found(app: &TestApp, words: &[&str]) -> Vec<String> {
    let db = app.store().connection();
    let backend = db.get_database_backend();
    let columns = if backend == DbBackend::Postgres {
        "SELECT table_name::text, column_name::text FROM information_schema.columns \
         WHERE table_schema = current_schema()"
    } else {
        "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' \
         AND m.name NOT LIKE 'sqlite_%'"
    };
    let rows = db
        .query_all_raw(Statement::from_string(backend, columns))
        .await
        .unwrap();
    let mut places = Vec::new();
    for row in rows {
        let table: String = row.try_get_by_index(0).unwrap();
        let column: String = row.try_get_by_index(1).unwrap();
        if ["audit", "consent"].contains(&table.as_str()) {
            continue;
        }
        let sql = format!("SELECT CAST(\"{column}\" AS TEXT) AS said FROM \"{table}\"");
        let texts = db
            .query_all_raw(Statement::from_string(backend, sql))
            .await
            .unwrap();
        for text in texts {
            let said: Option<String> = text.try_get("", "said").ok().flatten();
            let said = said.unwrap_or_default();
            if words.iter().any(|word| said.contains(word)) {
                places.push(format!("{table}.{column}: {said}"));
            }
        }
    }
    places
}

async fn what_names_somebody_is_nowhere_any_more_and_the_counts_stay(app: TestApp) {
    let town = &app.town;
    let phone = "UPDATE person SET phone = '+7 911 111-11-11' WHERE id = $1";
    sql(&app, phone, town.mentor.0).await;
    let row = gone(&app).await;
    let address = format!("{}@example.org", town.mentor.0.simple());
    let words = [
        "Щёткина-Орлова",
        "щеткина-орлова",
        "щёткина-орлова",
        "+7 911 111-11-11",
        &address,
    ];
    let before = found(&app, &words).await;
    for table in ["person", "account", "mail", "mentorship"] {
        let named = before.iter().any(|place| place.starts_with(table));
        assert!(named, "{table} is to name them before: {before:#?}");
    }
    let year = SchoolYear::starting(2026).unwrap();
    let facts = app.store().figures().facts(None, year).await.unwrap();

    let early = at(&app, "2026-12-14T12:00:00Z");
    assert_eq!(
        depersonalise(&early, YEARS).await.unwrap(),
        0,
        "a day too early"
    );
    let due = at(&app, "2026-12-15T12:00:00Z");
    assert_eq!(depersonalise(&due, YEARS).await.unwrap(), 1);
    assert_eq!(
        depersonalise(&due, YEARS).await.unwrap(),
        0,
        "it is done once"
    );

    let after = found(&app, &words).await;
    assert!(after.is_empty(), "{after:#?}");
    let again = app.store().figures().facts(None, year).await.unwrap();
    assert_eq!(facts, again, "history is counted as before");
    let query = "query($id: ID!) { viewer { school(id: $id) { mentorships { nodes { id endNote mentors { person { fullName
        record { email phone birthDate } } } } } depersonalisation { acts { totalCount nodes { number basis dueOn doneOn
        namesakes } } } } } }";
    let seen = app
        .as_(town.curator)
        .run(query, json!({ "id": school(town.school) }))
        .await;
    let desk = &seen["viewer"]["school"];
    let pair = &desk["mentorships"]["nodes"][0];
    assert_eq!(pair["id"], row["id"]);
    let mentor = &pair["mentors"][0]["person"];
    assert_eq!(mentor["fullName"], "Обезличено Обезличено");
    let note = "Обезличено (Обезличено, Обезличено) уходит";
    assert_eq!(pair["endNote"], note);
    let act = json!({ "number": "1/2026", "basis": "CONSENT_WITHDRAWN", "dueOn": "2026-12-15", "doneOn": "2026-12-15",
        "namesakes": false });
    let acts = json!({ "totalCount": 1, "nodes": [act] });
    assert_eq!(desk["depersonalisation"]["acts"], acts);
    let trail = app.store().trail("person", town.mentor.0).await.unwrap();
    assert_eq!(trail[0].deed, "Depersonalise");
    let other = app.store().people().find(town.mentee).await.unwrap();
    assert_eq!(other.unwrap().name.last(), "Ёжиков", "others stay");
}

async fn nobody_is_made_nobody_while_a_job_a_pair_or_a_hold_ties_them(app: TestApp) {
    let town = &app.town;
    let later = at(&app, "2027-01-20T12:00:00Z");
    let all = app
        .store()
        .consents()
        .of_people(&[town.mentor])
        .await
        .unwrap();
    for consent in all {
        let input = json!({ "consentId": format!("consent:{}", consent.terms.id.0) });
        app.as_(town.mentor)
            .mutate("withdrawConsent", input, "")
            .await;
    }
    assert_eq!(
        depersonalise(&later, YEARS).await.unwrap(),
        0,
        "who works there keeps the name that labour law asks for"
    );
    leave(&app, town.mentor).await;
    let hold = json!({ "schoolId": school(town.school), "personId": person(town.mentor), "reason": "Трудовой спор" });
    let selection = "... on PlaceLegalHoldDone { hold { id viewerCan } } ... on PlaceLegalHoldRefused { reason }";
    let placed = app
        .as_(town.head)
        .mutate("placeLegalHold", hold.clone(), selection)
        .await;
    assert_eq!(placed["hold"]["viewerCan"], json!(["READ", "LIFT"]));
    let again = app
        .as_(town.head)
        .mutate("placeLegalHold", hold, selection)
        .await;
    assert_eq!(again["reason"], "ALREADY_HELD");
    assert_eq!(depersonalise(&later, YEARS).await.unwrap(), 0, "held");
    let lift = json!({ "holdId": placed["hold"]["id"] });
    let selection =
        "... on LiftLegalHoldDone { hold { liftedOn } } ... on LiftLegalHoldRefused { reason }";
    let lifted = app
        .as_(town.head)
        .mutate("liftLegalHold", lift.clone(), selection)
        .await;
    assert_eq!(lifted["hold"]["liftedOn"], "2026-11-15");
    let again = app
        .as_(town.head)
        .mutate("liftLegalHold", lift, selection)
        .await;
    assert_eq!(again["reason"], "ALREADY_LIFTED");
    assert_eq!(depersonalise(&later, YEARS).await.unwrap(), 1);
}

async fn five_years_after_the_last_day_nobody_has_to_ask(app: TestApp) {
    leave(&app, app.town.bystander).await;
    let before = at(&app, "2031-11-14T12:00:00Z");
    assert_eq!(depersonalise(&before, YEARS).await.unwrap(), 0);
    assert_eq!(
        depersonalise(&before, 4).await.unwrap(),
        1,
        "the years are set"
    );
    let query = "query($id: ID!) { viewer { school(id: $id) { depersonalisation { acts { nodes { basis dueOn } } } } } }";
    let seen = app
        .as_(app.town.head)
        .run(query, json!({ "id": school(app.town.school) }))
        .await;
    let act = json!({ "basis": "RETENTION_OVER", "dueOn": "2030-11-15" });
    assert_eq!(
        seen["viewer"]["school"]["depersonalisation"]["acts"]["nodes"],
        json!([act])
    );
}

async fn of_two_of_one_name_the_texts_of_others_are_left_alone(app: TestApp) {
    let town = &app.town;
    let namesake = app.world().person("Щёткина-Орлова Жанна Юрьевна").await;
    app.world()
        .employ(namesake, town.school, "учитель", 3)
        .await;
    gone(&app).await;
    let due = at(&app, "2026-12-15T12:00:00Z");
    assert_eq!(depersonalise(&due, YEARS).await.unwrap(), 1);
    let query = "query($id: ID!) { viewer { school(id: $id) { depersonalisation { acts { nodes { namesakes } } }
        mentorships { nodes { endNote } } } } }";
    let seen = app
        .as_(town.head)
        .run(query, json!({ "id": school(town.school) }))
        .await;
    let desk = &seen["viewer"]["school"];
    assert_eq!(
        desk["depersonalisation"]["acts"]["nodes"],
        json!([{ "namesakes": true }])
    );
    let note = desk["mentorships"]["nodes"][0]["endNote"].as_str().unwrap();
    assert!(note.contains("Щёткина-Орлова"), "{note}");
    let found = app
        .store()
        .people()
        .find_all(&[town.mentor, namesake])
        .await;
    let names: Vec<_> = found
        .unwrap()
        .into_iter()
        .map(|one| {
            (
                one.id == town.mentor,
                one.name.full(),
                one.birth_date.is_some(),
            )
        })
        .collect();
    assert!(names.contains(&(true, "Обезличено Обезличено".to_owned(), false)));
    assert!(names.contains(&(false, "Щёткина-Орлова Жанна Юрьевна".to_owned(), true)));
}

async fn who_reads_the_acts_and_holds_the_data(app: TestApp) {
    let town = &app.town;
    let query =
        "query($id: ID!) { viewer { school(id: $id) { depersonalisation { holds { reason } } } } }";
    for (who, seen) in [
        (town.head, json!({ "holds": [] })),
        (town.curator, json!({ "holds": [] })),
        (town.psychologist, Value::Null),
        (town.municipal, Value::Null),
    ] {
        let desk = app
            .as_(who)
            .run(query, json!({ "id": school(town.school) }))
            .await;
        assert_eq!(desk["viewer"]["school"]["depersonalisation"], seen);
    }
    let hold = |who| json!({ "schoolId": school(town.school), "personId": person(who), "reason": "Трудовой спор" });
    for (who, whose, code) in [
        (town.curator, town.mentor, "FORBIDDEN"),
        (town.psychologist, town.mentor, "NOT_FOUND"),
        (town.sibling_head, town.mentor, "NOT_FOUND"),
        (town.head, town.sibling_head, "NOT_FOUND"),
    ] {
        let refused = app.as_(who).refused("placeLegalHold", hold(whose)).await;
        assert_eq!(refused, code);
    }
    let mut empty = hold(town.mentor);
    empty["reason"] = json!(" ");
    let said = app
        .as_(town.head)
        .mutate(
            "placeLegalHold",
            empty,
            "... on InvalidInput { fields { path } }",
        )
        .await;
    assert_eq!(said["fields"], json!([{ "path": ["reason"] }]));
}
