//! Files on their way into the registers: read, compared, taken over as a whole or not at all.

use domain::id::{ImportId, PersonId};
use domain::import::ImportKind;
use graphql::imports::{self, IncomingFile};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::counted::agree_with_the_facts;
use crate::harness::{TestApp, code};

on_both! {
    a_file_is_compared_first_and_taken_over_once;
    every_wrong_cell_is_named_and_the_corrected_line_is_taken_without_a_double;
    somebody_alike_is_asked_about_and_the_choice_is_kept;
    what_changed_meanwhile_is_shown_before_anything_is_written;
    columns_are_named_once_for_all_files_of_the_form;
    cards_and_needs_are_of_who_works_at_the_school;
    organisations_are_the_municipalitys;
    a_file_is_for_who_may_enter_what_is_in_it;
    a_file_that_is_no_table_says_what_it_is;
    a_file_is_given_up_once_and_forgotten;
    the_same_file_brought_again_is_the_one_on_its_way;
}

const RUN: &str = "query($id: ID!) { viewer { importById(id: $id) { id state failure version missingFields
    counts { verdict count } columns { heading field }
    lines(first: 100) { nodes { row verdict subjectId problems { letters kind value row } candidates { personId }
        changes { field from to } } } } } }";

const PEOPLE: &str = "ФИО;Дата рождения;Должность;Дата приёма;Пед. стаж\n";

pub(crate) async fn bring(app: &TestApp, who: PersonId, kind: ImportKind, text: &str) -> String {
    let place = match kind {
        ImportKind::Organisations => format!("municipality:{}", app.town.municipality.0),
        _ => school(app),
    };
    let file = IncomingFile {
        place,
        kind,
        name: "список.csv".to_owned(),
        content: text.as_bytes().to_vec(),
    };
    let id = imports::receive(&app.viewer(who), file).await;
    let id: ImportId = id.unwrap_or_else(|error| panic!("{}", error.code()));
    work(app).await;
    format!("import:{}", id.0)
}

/// A file with one new person, brought by the curator and compared.
pub(crate) async fn brought(app: &TestApp) -> String {
    let text = format!("{PEOPLE}Берёзкина Анна;;учитель;01.09.2026;1\n");
    bring(app, app.town.curator, ImportKind::People, &text).await
}

/// Lets the server do what is due.
async fn work(app: &TestApp) {
    while imports::work(app.store(), "https://nastavnik.example")
        .await
        .unwrap()
    {}
}

pub(crate) async fn run(app: &TestApp, who: PersonId, id: &str) -> Value {
    let seen = app.as_(who).run(RUN, json!({ "id": id })).await;
    seen["viewer"]["importById"].clone()
}

pub(crate) async fn apply(app: &TestApp, who: PersonId, id: &str) -> Value {
    let version = run(app, who, id).await["version"].clone();
    let input = json!({ "importId": id, "version": version });
    let fields = "... on ApplyImportRefused { reason }";
    let said = app.as_(who).mutate("applyImport", input, fields).await;
    work(app).await;
    said
}

pub(crate) fn counts(run: &Value) -> String {
    let all = run["counts"].as_array().unwrap().iter();
    let told = all.map(|each| format!("{} {}", each["verdict"].as_str().unwrap(), each["count"]));
    told.collect::<Vec<_>>().join(", ")
}

fn school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

async fn people(app: &TestApp) -> i64 {
    let query = "query($id: ID!) { viewer { school(id: $id) { people { totalCount } } } }";
    let seen = app
        .as_(app.town.curator)
        .run(query, json!({ "id": school(app) }))
        .await;
    seen["viewer"]["school"]["people"]["totalCount"]
        .as_i64()
        .unwrap()
}

async fn a_file_is_compared_first_and_taken_over_once(app: TestApp) {
    let curator = app.town.curator;
    let before = people(&app).await;
    let text = format!(
        "{PEOPLE}Берёзкина Анна Павловна;17.05.2001;учитель химии;01.09.2026;1\n\
         Клёнов Иван Ильич;01.02.1980;учитель;2020-09-01;20\n"
    );
    let id = bring(&app, curator, ImportKind::People, &text).await;
    let previewed = run(&app, curator, &id).await;
    assert_eq!(
        (previewed["state"].as_str(), counts(&previewed)),
        (Some("PREVIEWED"), "NEW 2".to_owned())
    );
    assert_eq!(people(&app).await, before, "looking changes nothing");

    apply(&app, curator, &id).await;
    let applied = run(&app, curator, &id).await;
    assert_eq!(applied["state"], "APPLIED");
    assert_eq!(people(&app).await, before + 2);
    let subject = applied["lines"]["nodes"][0]["subjectId"].as_str().unwrap();
    assert!(subject.starts_with("person:"), "{subject}");
    agree_with_the_facts(&app).await;
    let consents = app.store().consents();
    let added = PersonId(subject.trim_start_matches("person:").parse().unwrap());
    assert_eq!(
        consents.of_people(&[added]).await.unwrap(),
        [],
        "consents are still to be given"
    );
    let trail = app.store().trail("school", added).await.unwrap();
    assert_eq!(
        trail.first().map(|entry| entry.deed.as_str()),
        Some("ImportPeople")
    );

    let again = bring(&app, curator, ImportKind::People, &text).await;
    assert_ne!(id, again);
    assert_eq!(counts(&run(&app, curator, &again).await), "SAME 2");
    let said = apply(&app, curator, &again).await;
    assert_eq!(said["reason"], "NOTHING_TO_DO");
    assert_eq!(people(&app).await, before + 2);
}

async fn every_wrong_cell_is_named_and_the_corrected_line_is_taken_without_a_double(app: TestApp) {
    let curator = app.town.curator;
    let text = format!(
        "{PEOPLE}Берёзкина Анна Павловна;17.05.2001;учитель химии;01.09.2026;1\n\
         Клёнов;32.02.1980;;2020-09-01;сто\n"
    );
    let id = bring(&app, curator, ImportKind::People, &text).await;
    let seen = run(&app, curator, &id).await;
    assert_eq!(counts(&seen), "NEW 1, WRONG 1");
    let line = &seen["lines"]["nodes"][1];
    let told: Vec<String> = line["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| {
            format!(
                "{}{} {}",
                each["letters"].as_str().unwrap(),
                line["row"],
                each["kind"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "A3 \"NOT_A_NAME\"",
            "B3 \"NOT_A_DATE\"",
            "C3 \"REQUIRED\"",
            "E3 \"NOT_A_NUMBER\""
        ]
    );
    apply(&app, curator, &id).await;
    let before = people(&app).await;
    let bytes = imports::wrong_lines(&app.viewer(curator), import(&id))
        .await
        .unwrap();
    assert!(bytes.starts_with(b"PK"));

    let corrected = text.replace(
        "Клёнов;32.02.1980;;2020-09-01;сто",
        "Клёнов Иван;;учитель;2020-09-01;20",
    );
    let again = bring(&app, curator, ImportKind::People, &corrected).await;
    assert_eq!(counts(&run(&app, curator, &again).await), "NEW 1, SAME 1");
    apply(&app, curator, &again).await;
    assert_eq!(people(&app).await, before + 1);
}

fn import(id: &str) -> ImportId {
    ImportId(id.trim_start_matches("import:").parse().unwrap())
}

async fn somebody_alike_is_asked_about_and_the_choice_is_kept(app: TestApp) {
    let town = &app.town;
    let person = app.world().person("Двойникова Вера Павловна").await;
    app.world().employ(person, town.sibling, "учитель", 3).await;
    let text = format!("{PEOPLE}Двойникова Вера Павловна;;учитель;01.09.2026;3\n");
    let id = bring(&app, town.curator, ImportKind::People, &text).await;
    let seen = run(&app, town.curator, &id).await;
    assert_eq!(counts(&seen), "DOUBTFUL 1");
    assert_eq!(
        apply(&app, town.curator, &id).await["reason"],
        "DOUBTFUL_LINES"
    );

    let candidate = seen["lines"]["nodes"][0]["candidates"][0]["personId"].clone();
    assert_eq!(candidate, format!("person:{}", person.0));
    let choice = |person: Value| {
        json!({ "importId": id, "version": seen["version"],
            "choices": [{ "row": 2, "choice": "SAME", "personId": person }] })
    };
    let fields = "... on InvalidInput { fields { path } }";
    let curator = app.as_(town.curator);
    let without = curator
        .mutate("chooseImportLines", choice(Value::Null), fields)
        .await;
    assert_eq!(
        without["fields"][0]["path"],
        json!(["choices", "0", "personId"])
    );
    curator
        .mutate("chooseImportLines", choice(candidate), fields)
        .await;
    work(&app).await;
    assert_eq!(counts(&run(&app, town.curator, &id).await), "UPDATE 1");
    apply(&app, town.curator, &id).await;
    let jobs = app
        .store()
        .employments()
        .of_people(&[person])
        .await
        .unwrap();
    assert_eq!(jobs.len(), 2, "the same person has a job at both schools");
    let kept = app.store().people().find(person).await.unwrap().unwrap();
    assert_eq!(kept.version, 1, "their record is left to who keeps it");
}

async fn what_changed_meanwhile_is_shown_before_anything_is_written(app: TestApp) {
    let town = &app.town;
    let text = format!(
        "{PEOPLE}Берёзкина Анна;;учитель;01.09.2026;1\nКлёнов Иван;;учитель;01.09.2026;1\n"
    );
    let id = bring(&app, town.curator, ImportKind::People, &text).await;
    let person = app.world().person("Берёзкина Анна").await;
    app.world().employ(person, town.school, "учитель", 3).await;
    let before = people(&app).await;

    apply(&app, town.curator, &id).await;
    let query = "query($id: ID!) { viewer { importById(id: $id) { state changedMeanwhile } } }";
    let seen = app.as_(town.curator).run(query, json!({ "id": id })).await;
    let seen = &seen["viewer"]["importById"];
    assert_eq!(
        (&seen["state"], &seen["changedMeanwhile"]),
        (&json!("PREVIEWED"), &json!(true))
    );
    assert_eq!(people(&app).await, before, "nothing was written");
    assert_eq!(
        counts(&run(&app, town.curator, &id).await),
        "NEW 1, UPDATE 1"
    );
    apply(&app, town.curator, &id).await;
    assert_eq!(people(&app).await, before + 1);
}

async fn columns_are_named_once_for_all_files_of_the_form(app: TestApp) {
    let curator = app.town.curator;
    let text = "Кто;Кем;С какого дня\nБерёзкина Анна;учитель;01.09.2026\n";
    let id = bring(&app, curator, ImportKind::People, text).await;
    let seen = run(&app, curator, &id).await;
    assert_eq!(
        seen["missingFields"],
        json!(["FULL_NAME", "POSITION", "STARTED_ON"])
    );
    assert_eq!(apply(&app, curator, &id).await["reason"], "COLUMNS_MISSING");
    let mapping =
        |columns: Value| json!({ "importId": id, "version": seen["version"], "columns": columns });
    let fields = "... on InvalidInput { fields { path problem } }";
    let twice =
        json!([{ "column": 0, "field": "FULL_NAME" }, { "column": 1, "field": "FULL_NAME" }]);
    let said = app
        .as_(curator)
        .mutate("mapImportColumns", mapping(twice), fields)
        .await;
    assert_eq!(said["fields"][0]["problem"], "NOT_ALLOWED");
    let right = json!([{ "column": 0, "field": "FULL_NAME" }, { "column": 1, "field": "POSITION" },
        { "column": 2, "field": "STARTED_ON" }]);
    app.as_(curator)
        .mutate("mapImportColumns", mapping(right.clone()), fields)
        .await;
    work(&app).await;
    assert_eq!(counts(&run(&app, curator, &id).await), "NEW 1");
    let stale = app
        .as_(curator)
        .mutate("mapImportColumns", mapping(right), fields)
        .await;
    assert_eq!(stale["__typename"], "MapImportColumnsConflict");

    let other = "кем;КТО;С какого дня\nучитель;Клёнов Иван;01.09.2026\n";
    let id = bring(&app, curator, ImportKind::People, other).await;
    assert_eq!(counts(&run(&app, curator, &id).await), "NEW 1");
}

async fn cards_and_needs_are_of_who_works_at_the_school(app: TestApp) {
    let town = &app.town;
    let name = |id: PersonId| {
        let store = app.store().clone();
        async move { store.people().find(id).await.unwrap().unwrap().name.full() }
    };
    let (known, fresh) = (name(town.mentor).await, name(town.bystander).await);
    let text = format!(
        "ФИО;Направления наставничества;Сколько наставляемых может взять\n{known};воспитание;5\n\
         {fresh};методика преподавания;\nНикто Никакой;;\n"
    );
    let id = bring(&app, town.curator, ImportKind::MentorCards, &text).await;
    assert_eq!(
        counts(&run(&app, town.curator, &id).await),
        "NEW 1, UPDATE 1, WRONG 1"
    );
    apply(&app, town.curator, &id).await;
    let cards = app.store().mentor_cards();
    let card = cards
        .find_at(town.mentor, town.school.school)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (card.capacity, card.competences.len()),
        (5, 1),
        "what the file is silent about stays"
    );
    let card = cards
        .find_at(town.bystander, town.school.school)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(card.capacity, 3);
    let again = bring(&app, town.curator, ImportKind::MentorCards, &text).await;
    assert_eq!(
        counts(&run(&app, town.curator, &again).await),
        "SAME 2, WRONG 1"
    );

    let text = format!("ФИО;Запрос;Категория\n{fresh};Помогите с уроком;молодой специалист\n");
    let id = bring(&app, town.curator, ImportKind::Needs, &text).await;
    apply(&app, town.curator, &id).await;
    let need = app
        .store()
        .needs()
        .find_at(town.bystander, town.school.school)
        .await
        .unwrap();
    assert_eq!(need.unwrap().request, "Помогите с уроком");
}

async fn organisations_are_the_municipalitys(app: TestApp) {
    let town = &app.town;
    let text = "Краткое наименование;Полное наименование\nЛИЦЕЙ № 2;Лицей второй\nДетский сад № 5;\nРомашка;\n";
    let id = bring(&app, town.municipal, ImportKind::Organisations, text).await;
    assert_eq!(
        counts(&run(&app, town.municipal, &id).await),
        "NEW 1, UPDATE 1, WRONG 1"
    );
    apply(&app, town.municipal, &id).await;
    let again = bring(&app, town.municipal, ImportKind::Organisations, text).await;
    assert_eq!(
        counts(&run(&app, town.municipal, &again).await),
        "SAME 2, WRONG 1"
    );
    let lyceum = app
        .store()
        .schools()
        .find(town.sibling.school)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(lyceum.full_name, "Лицей второй");
}

async fn a_file_is_for_who_may_enter_what_is_in_it(app: TestApp) {
    let town = &app.town;
    let text = format!("{PEOPLE}Берёзкина Анна;;учитель;01.09.2026;1\n");
    let try_as = |who: PersonId, kind, place: String| {
        let (viewer, content) = (app.viewer(who), text.clone().into_bytes());
        async move {
            let name = "список.csv".to_owned();
            let file = IncomingFile {
                place,
                kind,
                name,
                content,
            };
            imports::receive(&viewer, file)
                .await
                .map_or_else(|error| error.code(), |_| "taken")
        }
    };
    for (who, kind, wanted) in [
        (town.head, ImportKind::People, "taken"),
        (town.administrator, ImportKind::People, "taken"),
        (town.psychologist, ImportKind::People, "FORBIDDEN"),
        (town.mentor, ImportKind::People, "NOT_FOUND"),
        (town.sibling_curator, ImportKind::People, "NOT_FOUND"),
        (town.municipal, ImportKind::People, "FORBIDDEN"),
        (town.administrator, ImportKind::MentorCards, "FORBIDDEN"),
        (town.head, ImportKind::Needs, "FORBIDDEN"),
        (town.curator, ImportKind::Organisations, "NOT_FOUND"),
    ] {
        assert_eq!(try_as(who, kind, school(&app)).await, wanted, "{kind:?}");
    }
    let nowhere = "school:0199f000-0000-7000-8000-000000000000".to_owned();
    assert_eq!(
        try_as(town.curator, ImportKind::People, nowhere).await,
        "NOT_FOUND"
    );

    let id = bring(&app, town.curator, ImportKind::People, &text).await;
    assert_eq!(run(&app, town.sibling_curator, &id).await, Value::Null);
    assert_eq!(run(&app, town.psychologist, &id).await, Value::Null);
    let input = json!({ "importId": id, "version": 2 });
    for who in [town.sibling_curator, town.distant_municipal] {
        assert_eq!(
            app.as_(who).refused("applyImport", input.clone()).await,
            "NOT_FOUND"
        );
    }
    assert_eq!(
        app.as_(town.psychologist)
            .refused("applyImport", input)
            .await,
        "FORBIDDEN"
    );
    let refused = imports::wrong_lines(&app.viewer(town.sibling_curator), import(&id)).await;
    assert_eq!(refused.unwrap_err().code(), "NOT_FOUND");
    let listed = "query($id: ID!) { viewer { school(id: $id) { imports { id } } } }";
    let seen = async |who| {
        app.as_(who)
            .run(listed, json!({ "id": school(&app) }))
            .await
    };
    assert_eq!(
        seen(town.curator).await["viewer"]["school"]["imports"][0]["id"],
        id.as_str()
    );
    assert_eq!(
        seen(town.psychologist).await["viewer"]["school"]["imports"],
        json!([])
    );
}

async fn a_file_that_is_no_table_says_what_it_is(app: TestApp) {
    let curator = app.town.curator;
    let id = bring(&app, curator, ImportKind::People, "%PDF-1.7").await;
    let seen = run(&app, curator, &id).await;
    assert_eq!(
        (&seen["state"], &seen["failure"]),
        (&json!("UNREADABLE"), &json!("PDF"))
    );
    assert_eq!(apply(&app, curator, &id).await["reason"], "NOT_PREVIEWED");
}

async fn a_file_is_given_up_once_and_forgotten(app: TestApp) {
    let curator = app.town.curator;
    let text = format!("{PEOPLE}Берёзкина Анна;;учитель;01.09.2026;1\n");
    let id = bring(&app, curator, ImportKind::People, &text).await;
    let input = json!({ "importId": id });
    let fields = "... on DiscardImportDone { import { state lines { nodes { row } } } }
        ... on DiscardImportRefused { reason }";
    let said = app
        .as_(curator)
        .mutate("discardImport", input.clone(), fields)
        .await;
    assert_eq!(
        said["import"],
        json!({ "state": "DISCARDED", "lines": { "nodes": [] } })
    );
    let again = app
        .as_(curator)
        .mutate("discardImport", input, fields)
        .await;
    assert_eq!(again["reason"], "ALREADY_SETTLED");
    let content = app.store().imports().content(import(&id)).await.unwrap();
    assert_eq!(content, None);
}

async fn the_same_file_brought_again_is_the_one_on_its_way(app: TestApp) {
    let curator = app.town.curator;
    let text = format!("{PEOPLE}Берёзкина Анна;;учитель;01.09.2026;1\n");
    let first = bring(&app, curator, ImportKind::People, &text).await;
    assert_eq!(bring(&app, curator, ImportKind::People, &text).await, first);
    apply(&app, curator, &first).await;
    assert_ne!(bring(&app, curator, ImportKind::People, &text).await, first);
}

/// One line in a hundred is wrong: each is named, none of the others is lost, and the corrected file makes no double.
#[tokio::test]
async fn ten_thousand_people_with_a_hundred_wrong_lines() {
    let app = TestApp::new().await;
    let curator = app.town.curator;
    let file = |wrong: bool| {
        let line = |number: u32| {
            let (day, year) = (1 + number % 28, 1960 + number % 40);
            let letters: String = number
                .to_string()
                .chars()
                .filter_map(|digit| char::from_u32(u32::from('а') + digit.to_digit(10)?))
                .collect();
            let date = if wrong && number % 100 == 7 {
                "вчера".to_owned()
            } else {
                "01.09.2020".to_owned()
            };
            format!("Берёзкин{letters} Иван Ильич;{day:02}.03.{year};учитель;{date};5")
        };
        let lines: Vec<String> = (0..10_000).map(line).collect();
        format!("{PEOPLE}{}\n", lines.join("\n"))
    };
    let before = people(&app).await;
    let id = bring(&app, curator, ImportKind::People, &file(true)).await;
    assert_eq!(
        counts(&run(&app, curator, &id).await),
        "NEW 9900, WRONG 100"
    );
    let wrong = "query($id: ID!) { viewer { importById(id: $id) { lines(first: 100, filter: { verdicts: [WRONG] }) {
        totalCount nodes { row problems { letters kind } } } } } }";
    let seen = app.as_(curator).run(wrong, json!({ "id": id })).await;
    let lines = &seen["viewer"]["importById"]["lines"];
    assert_eq!(lines["totalCount"], 100);
    for (index, line) in lines["nodes"].as_array().unwrap().iter().enumerate() {
        assert_eq!(line["row"], json!(index * 100 + 9));
        assert_eq!(
            line["problems"],
            json!([{ "letters": "D", "kind": "NOT_A_DATE" }])
        );
    }
    apply(&app, curator, &id).await;
    assert_eq!(people(&app).await, before + 9_900);
    let id = bring(&app, curator, ImportKind::People, &file(false)).await;
    assert_eq!(counts(&run(&app, curator, &id).await), "NEW 100, SAME 9900");
    apply(&app, curator, &id).await;
    assert_eq!(people(&app).await, before + 10_000);
    agree_with_the_facts(&app).await;
}

#[tokio::test]
async fn nothing_is_told_to_who_is_not_signed_in() {
    let app = TestApp::new().await;
    let query =
        "mutation($input: DiscardImportInput!) { discardImport(input: $input) { __typename } }";
    let input = json!({ "input": { "importId": "import:0199f000-0000-7000-8000-000000000000" } });
    assert_eq!(
        code(&app.public().answer(query, input).await),
        "UNAUTHENTICATED"
    );
}
