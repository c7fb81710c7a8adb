//! Lists as files: the rows of the page, for who may take them out, each time logged.

use documents::table::{List, TableFormat};
use domain::id::PersonId;
use graphql::exports::{ExportRequest, export};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_list_has_the_rows_of_the_page_and_is_logged;
    every_list_is_for_who_may_take_it_out;
    a_name_that_looks_like_a_formula_is_text;
    a_list_of_many_pages_is_whole;
    what_is_followed_is_taken_out_as_it_is_shown;
}

async fn csv(
    app: &TestApp,
    who: PersonId,
    list: List,
    filter: Value,
) -> Result<String, &'static str> {
    let place = match list {
        List::Schools | List::Exceptions | List::Targets => {
            format!("municipality:{}", app.town.municipality.0)
        }
        List::Municipalities => format!("region:{}", app.town.region.0),
        _ => format!("school:{}", app.town.school.school.0),
    };
    let request = ExportRequest {
        list,
        place,
        format: TableFormat::Csv,
        filter,
        school_year: None,
    };
    match export(&app.viewer(who), request).await {
        Ok(file) => Ok(String::from_utf8(file.bytes).unwrap()),
        Err(error) => Err(error.code()),
    }
}

async fn log_lines(app: &TestApp) -> usize {
    let statement = "SELECT id FROM access_log WHERE deed = 'Export'";
    let rows = app.store().connection();
    let backend = rows.get_database_backend();
    let statement = sea_orm::Statement::from_string(backend, statement);
    rows.query_all_raw(statement).await.unwrap().len()
}

async fn a_list_has_the_rows_of_the_page_and_is_logged(app: TestApp) {
    let town = &app.town;
    let name = app
        .store()
        .people()
        .find(town.mentee)
        .await
        .unwrap()
        .unwrap()
        .name;
    let all = csv(&app, town.curator, List::People, Value::Null)
        .await
        .unwrap();
    assert!(
        all.starts_with("\u{feff}ФИО;Дата рождения;Должность;"),
        "{all}"
    );
    assert!(all.contains(&name.full()));
    let one = csv(
        &app,
        town.curator,
        List::People,
        json!({ "text": name.last() }),
    )
    .await
    .unwrap();
    assert_eq!(one.lines().count(), 2, "{one}");
    let wrong = csv(
        &app,
        town.curator,
        List::People,
        json!({ "nonsense": 1, "text": 5 }),
    )
    .await;
    assert_eq!(wrong, Err("BAD_INPUT"));
    assert!(log_lines(&app).await >= 2);
}

async fn every_list_is_for_who_may_take_it_out(app: TestApp) {
    let town = &app.town;
    let of_school = [
        List::People,
        List::MentorCards,
        List::Needs,
        List::Mentorships,
        List::Orders,
        List::Practices,
    ];
    for list in of_school {
        for (who, wanted) in [
            (town.head, Ok(())),
            (town.curator, Ok(())),
            (town.psychologist, Err("FORBIDDEN")),
            (town.administrator, Err("FORBIDDEN")),
            (town.municipal, Err("FORBIDDEN")),
            (town.regional, Err("FORBIDDEN")),
            (town.mentor, Err("NOT_FOUND")),
            (town.sibling_head, Err("NOT_FOUND")),
            (town.foreign_regional, Err("NOT_FOUND")),
        ] {
            assert_eq!(
                csv(&app, who, list, Value::Null).await.map(drop),
                wanted,
                "{list:?}"
            );
        }
    }
    for list in [List::Schools, List::Exceptions, List::Targets] {
        for (who, wanted) in [
            (town.municipal, Ok(())),
            (town.authority, Ok(())),
            (town.regional, Err("FORBIDDEN")),
            (town.head, Err("NOT_FOUND")),
            (town.distant_municipal, Err("NOT_FOUND")),
        ] {
            assert_eq!(
                csv(&app, who, list, Value::Null).await.map(drop),
                wanted,
                "{list:?}"
            );
        }
    }
    // A region's list has figures alone: who may read them may take them out.
    for (who, wanted) in [
        (town.regional, Ok(())),
        (town.municipal, Err("NOT_FOUND")),
        (town.head, Err("NOT_FOUND")),
        (town.foreign_regional, Err("NOT_FOUND")),
    ] {
        let list = List::Municipalities;
        assert_eq!(
            csv(&app, who, list, Value::Null).await.map(drop),
            wanted,
            "{list:?}"
        );
    }
}

async fn a_name_that_looks_like_a_formula_is_text(app: TestApp) {
    let town = &app.town;
    let card = json!({ "schoolId": format!("school:{}", town.school.school.0),
        "personId": format!("person:{}", town.mentor.0), "version": 1, "competences": ["=HYPERLINK(\"x\")"],
        "subjects": [], "topics": [], "formats": [], "capacity": 1, "state": "IN_BANK" });
    app.as_(town.curator)
        .mutate("keepMentorCard", card, "")
        .await;
    let text = csv(&app, town.curator, List::MentorCards, Value::Null)
        .await
        .unwrap();
    assert!(text.contains("'=HYPERLINK"), "{text}");
}

async fn a_list_of_many_pages_is_whole(app: TestApp) {
    let town = &app.town;
    for number in 0..520 {
        let letters: String = number
            .to_string()
            .chars()
            .map(|digit| if digit == '0' { 'о' } else { digit })
            .collect();
        let letters: String = letters
            .chars()
            .filter_map(|c| {
                c.to_digit(10)
                    .map_or(Some(c), |digit| char::from_u32(0x431 + digit))
            })
            .collect();
        let person = app.world().person(&format!("Лист{letters} Иван")).await;
        app.world().employ(person, town.school, "учитель", 3).await;
    }
    let text = csv(&app, town.curator, List::People, json!({ "text": "лист" }))
        .await
        .unwrap();
    assert_eq!(text.lines().count(), 521);
}

async fn what_is_followed_is_taken_out_as_it_is_shown(app: TestApp) {
    let town = &app.town;
    app.world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let lines = |text: String| -> Vec<String> { text.lines().skip(1).map(str::to_owned).collect() };
    let exceptions = async |filter: Value| {
        let text = csv(&app, town.municipal, List::Exceptions, filter).await;
        lines(text.unwrap())
    };
    let all = exceptions(Value::Null).await;
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(
        all[0].starts_with("Пары без встреч больше 30 дней;"),
        "{all:?}"
    );
    assert!(all[0].ends_with(";1;"), "{all:?}");
    let one = exceptions(json!({ "kinds": ["PROGRAMMES_MISSING"] })).await;
    assert_eq!(one, [all[1].clone()]);

    crate::targets::proposed(&app).await;
    let targets = csv(&app, town.municipal, List::Targets, Value::Null).await;
    let targets = lines(targets.unwrap());
    assert_eq!(
        targets.len(),
        2,
        "a line for the kind and one for all: {targets:?}"
    );
    assert!(
        targets[1].contains("все организации;предложен;2;2;100;0;0;2"),
        "{targets:?}"
    );

    let wanted = json!({ "schoolYears": [2025, 2026] });
    let compared = csv(&app, town.regional, List::Municipalities, wanted).await;
    // Two municipalities, two years each; where nobody has counted the cells are empty.
    let compared = lines(compared.unwrap());
    assert_eq!(compared.len(), 4, "{compared:?}");
    assert!(compared[0].ends_with(";;;;;;;;;;;;"), "{compared:?}");
}
