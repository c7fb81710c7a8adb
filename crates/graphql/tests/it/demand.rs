//! What people need and whether they stay, for the municipality and the region.

use domain::id::{Ids, PersonId, SystemIds};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{another_mentee, sql};

on_both! {
    deficits_are_counted_where_they_are_and_few_are_withheld;
    who_waits_stands_beside_the_places_of_the_subject;
    newcomers_are_followed_for_three_years;
    those_who_do_not_stand_at_the_desk_get_nothing;
}

const MAP: &str = "deficitMap { parts { place { level name } counts { kind people { value withheld } } } total { kind people { value withheld } } }";
const DEMAND: &str =
    "subjectDemand { subject waiting { value withheld } mentors { value withheld } places }";
const STAYED: &str = "retention { months mentored { people { value withheld } share } alone { people { value withheld } share } }";

async fn desk(app: &TestApp, who: PersonId, level: &str, selection: &str) -> Value {
    let id = match level {
        "region" => format!("region:{}", app.town.region.0),
        _ => format!("municipality:{}", app.town.municipality.0),
    };
    let query = format!("query($id: ID!) {{ viewer {{ {level}(id: $id) {{ {selection} }} }} }}");
    let said = app.as_(who).run(&query, json!({ "id": id })).await;
    said["viewer"][level].clone()
}

fn of_kind<'v>(counts: &'v Value, kind: &str) -> &'v Value {
    let counts = counts.as_array().unwrap();
    counts.iter().find(|one| one["kind"] == kind).unwrap()
}

/// Gives everybody's card of the bank of mentees a deficit.
async fn deficit(app: &TestApp, who: PersonId, kind: &str, status: &str) {
    let insert = format!(
        "INSERT INTO deficit (id, need_id, kind, area, source, status, position) \
         SELECT $2, id, '{kind}', 'Оценивание', 'SELF_ASSESSMENT', '{status}', 7 FROM need WHERE person_id = $1"
    );
    let db = app.store().connection();
    let values = [who.0.into(), SystemIds.next().into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), insert, values);
    db.execute_raw(statement).await.unwrap();
}

async fn deficits_are_counted_where_they_are_and_few_are_withheld(app: TestApp) {
    let town = &app.town;
    for letter in ["а", "б", "в", "г", "д"] {
        let who = another_mentee(&app, &format!("Новик{letter} Олег")).await;
        deficit(&app, who, "DIGITAL", "OPEN").await;
        deficit(&app, who, "DIGITAL", "ADDRESSED").await;
    }
    deficit(&app, town.mentee, "NORMATIVE", "OPEN").await;
    deficit(&app, town.mentee, "PSYCHOLOGICAL", "RESOLVED").await;
    let seen = desk(&app, town.municipal, "municipality", MAP).await["deficitMap"].clone();
    let parts = seen["parts"].as_array().unwrap();
    let names: Vec<_> = parts.iter().map(|part| &part["place"]["name"]).collect();
    assert_eq!(names, ["Лицей № 2", "СОШ № 1 им. А. С. Пушкина"]);
    let (none, some) = (&parts[0]["counts"], &parts[1]["counts"]);
    assert_eq!(of_kind(none, "DIGITAL")["people"]["value"], 0);
    assert_eq!(of_kind(some, "DIGITAL")["people"]["value"], 5);
    let few = json!({ "kind": "NORMATIVE", "people": { "value": null, "withheld": true } });
    assert_eq!(of_kind(some, "NORMATIVE"), &few);
    assert_eq!(of_kind(some, "PSYCHOLOGICAL")["people"]["value"], 0);
    // One school alone is withheld, so that the sum would tell it.
    assert_eq!(of_kind(&seen["total"], "NORMATIVE"), &few);
    assert_eq!(of_kind(&seen["total"], "DIGITAL")["people"]["value"], 5);
    let seen = desk(&app, town.regional, "region", MAP).await["deficitMap"].clone();
    assert_eq!(seen["parts"][0]["place"]["level"], "MUNICIPALITY");
    assert_eq!(of_kind(&seen["total"], "DIGITAL")["people"]["value"], 5);
}

async fn who_waits_stands_beside_the_places_of_the_subject(app: TestApp) {
    let town = &app.town;
    for letter in ["а", "б", "в", "г"] {
        another_mentee(&app, &format!("Новик{letter} Олег")).await;
    }
    sql(
        &app,
        "UPDATE employment SET subject = 'Физика' WHERE person_id IN (SELECT person_id FROM need WHERE school_id = $1)",
        town.school.school.0,
    )
    .await;
    sql(
        &app,
        "UPDATE mentor_card SET subjects = '[\"физика\"]', capacity = 3 WHERE person_id = $1",
        town.mentor.0,
    )
    .await;
    let physics = async |who: PersonId, level: &str| {
        let seen = desk(&app, who, level, DEMAND).await["subjectDemand"].clone();
        let lines = seen.as_array().unwrap().clone();
        let found = lines.into_iter().find(|line| line["subject"] == "Физика");
        found.unwrap()
    };
    let waits = json!({ "subject": "Физика", "waiting": { "value": 5, "withheld": false },
        "mentors": { "value": 1, "withheld": false }, "places": 3 });
    assert_eq!(physics(town.municipal, "municipality").await, waits);
    let said = physics(town.regional, "region").await;
    assert_eq!(
        (
            &said["waiting"]["value"],
            &said["mentors"]["value"],
            &said["places"]
        ),
        (&json!(5), &Value::Null, &Value::Null)
    );
    app.world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let said = physics(town.municipal, "municipality").await;
    assert_eq!(
        (
            &said["waiting"]["value"],
            &said["waiting"]["withheld"],
            &said["places"]
        ),
        (&Value::Null, &json!(true), &json!(2))
    );
}

async fn newcomers_are_followed_for_three_years(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    for number in 0..11 {
        let who = world
            .person(&format!(
                "Новичков{} Олег",
                "абвгдежзикл".chars().nth(number).unwrap()
            ))
            .await;
        world.employ(who, town.school, "учитель", 1).await;
        let began = "UPDATE employment SET started_on = '2024-09-01', teaching_since = '2024-09-01' WHERE person_id = $1";
        sql(&app, began, who.0).await;
        if number < 5 {
            let pair = world.pair_in_force(town.school, town.mentor, who).await;
            let then = "UPDATE mentorship SET started_on = '2024-10-01' WHERE id = $1";
            sql(&app, then, pair.0).await;
        } else if number < 6 {
            let left = "UPDATE employment SET ended_on = '2025-06-01' WHERE person_id = $1";
            sql(&app, left, who.0).await;
        }
    }
    let seen = desk(&app, town.regional, "region", STAYED).await["retention"].clone();
    let group = |people: Value, share: Value| json!({ "people": { "value": people, "withheld": false }, "share": share });
    assert_eq!(seen[0]["months"], 12);
    assert_eq!(seen[0]["mentored"], group(json!(5), json!(1.0)));
    // The town's own newcomer is one of them.
    assert_eq!(seen[0]["alone"], group(json!(7), json!(6.0 / 7.0)));
    assert_eq!(seen[2]["mentored"], group(json!(0), Value::Null));
    assert_eq!(
        desk(&app, town.municipal, "municipality", STAYED).await["retention"],
        seen
    );
}

async fn those_who_do_not_stand_at_the_desk_get_nothing(app: TestApp) {
    let town = &app.town;
    for who in [town.head, town.mentor, town.foreign_regional] {
        assert_eq!(desk(&app, who, "region", MAP).await, Value::Null);
        assert_eq!(desk(&app, who, "municipality", DEMAND).await, Value::Null);
    }
}
