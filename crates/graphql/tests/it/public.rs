//! The public desk: what a third-party site gets without an account.

use domain::consent::ConsentPurpose;
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::people::MentoringTopic;
use persistence::test_support::world::PracticeSketch;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::{TestApp, code};

on_both! {
    a_site_reads_a_page_of_practices_with_everything_that_it_shows;
    pages_follow_one_another_by_cursor;
    every_filter_is_taken_and_what_is_unknown_finds_nothing;
    a_text_that_no_database_likes_is_only_a_text;
    schools_and_municipalities_tell_what_they_have_published;
    a_summary_is_a_sentence;
}

#[tokio::test]
async fn a_page_of_twenty_costs_the_statements_of_one() {
    let app = TestApp::new().await;
    let list = "{ practices(first: 20) { nodes { slug title summary topics publishedAt
        school { name slug municipality { name practiceCount } } authors { name position workplace } } } }";
    let schools =
        "{ schools(first: 20) { totalCount nodes { name municipality { name practiceCount }
        practices(first: 3) { totalCount nodes { title authors { name } } } } } }";
    let publish = async |number: i32| {
        let name = format!("Школа № {number}");
        let school = app
            .world()
            .school(app.town.region, app.town.municipality, &name)
            .await;
        let author = app.world().person("Авторов Автор").await;
        app.world()
            .consent(author, school, ConsentPurpose::PersonalDataDissemination)
            .await;
        let title = format!("Практика {number}");
        let sketch = PracticeSketch {
            authors: &[author],
            ..PracticeSketch::published(school, &title)
        };
        app.world().practice(sketch).await;
    };
    publish(1).await;
    let few = [
        app.statements(app.public().ask(list)).await,
        app.statements(app.public().ask(schools)).await,
    ];
    for number in 2..=20 {
        publish(number).await;
    }
    let many = [
        app.statements(app.public().ask(list)).await,
        app.statements(app.public().ask(schools)).await,
    ];
    assert_eq!(few, many, "statements for one and for twenty rows");
    // The page with its schools, municipalities and topics; the authors; the counts of the municipalities.
    assert_eq!(few[0], 3);
    let seen = app.public().ask(list).await;
    assert_eq!(
        seen["practices"]["nodes"].as_array().map(Vec::len),
        Some(20)
    );
    assert_eq!(
        seen["practices"]["nodes"][0]["authors"][0]["name"],
        "Авторов Автор"
    );
}

async fn a_site_reads_a_page_of_practices_with_everything_that_it_shows(app: TestApp) {
    let sketch = PracticeSketch {
        form: RolePairForm::HeadTeacher,
        format: MentoringFormat::ShortTermGoalSetting,
        topics: &[MentoringTopic::Upbringing, MentoringTopic::SubjectContent],
        authors: &[app.town.mentor],
        published_at: "2026-11-01T10:00:00Z".parse().unwrap(),
        ..PracticeSketch::published(app.town.school, "Урок вдвоём")
    };
    app.world().practice(sketch).await;
    let query = "{ practices { totalCount pageInfo { hasNextPage hasPreviousPage } edges { node {
        slug title summary problem actions result conditions form format topics publishedAt
        authors { name position workplace } school { name fullName kind municipality { name } } } } } }";
    let seen = app.public().ask(query).await;
    let text = "Учитель показал. Ученики поняли.";
    let expected = json!({
        "slug": "urok-vdvoem", "title": "Урок вдвоём", "summary": text, "problem": text, "actions": text,
        "result": text, "conditions": text, "form": "HEAD_TEACHER", "format": "SHORT_TERM_GOAL_SETTING",
        "topics": ["SUBJECT_CONTENT", "UPBRINGING"], "publishedAt": "2026-11-01T10:00:00+00:00",
        "authors": [{ "name": null, "position": null, "workplace": null }],
        "school": { "name": "СОШ № 1 им. А. С. Пушкина", "kind": "SCHOOL",
            "fullName": "Муниципальное бюджетное общеобразовательное учреждение «СОШ № 1 им. А. С. Пушкина»",
            "municipality": { "name": "Берёзовский муниципальный район" } },
    });
    assert_eq!(seen["practices"]["edges"], json!([{ "node": expected }]));
    assert_eq!(seen["practices"]["totalCount"], 1);
    assert_eq!(
        seen["practices"]["pageInfo"],
        json!({ "hasNextPage": false, "hasPreviousPage": false })
    );
}

async fn pages_follow_one_another_by_cursor(app: TestApp) {
    for number in 1..=5 {
        let title = format!("Практика {number}");
        app.world()
            .practice(PracticeSketch::published(app.town.school, &title))
            .await;
    }
    let school =
        "query($after: String) { schools { nodes { practices(first: 2, after: $after) { totalCount
        nodes { title } pageInfo { hasNextPage endCursor } } } } }";
    let list = "query($after: String) { practices(first: 2, after: $after) { totalCount
        nodes { title } pageInfo { hasNextPage endCursor } } }";
    for (query, path) in [(list, "/practices"), (school, "/schools/nodes/0/practices")] {
        let mut after = Value::Null;
        let mut titles = Vec::new();
        for last in [false, false, true] {
            let seen = app.public().run(query, json!({ "after": after })).await;
            let page = seen.pointer(path).expect("a page");
            assert_eq!(page["totalCount"], 5);
            assert_eq!(page["pageInfo"]["hasNextPage"], !last);
            after = page["pageInfo"]["endCursor"].clone();
            let nodes = page["nodes"].as_array().unwrap().iter();
            titles.extend(nodes.map(|node| node["title"].as_str().unwrap().to_owned()));
        }
        assert_eq!(
            titles,
            [
                "Практика 5",
                "Практика 4",
                "Практика 3",
                "Практика 2",
                "Практика 1"
            ]
        );
    }
    for wrong in [
        "first: 0",
        "first: 101",
        "first: 1, last: 1",
        "after: \"%\"",
    ] {
        let query = format!("{{ practices({wrong}) {{ totalCount }} }}");
        assert_eq!(
            code(&app.public().answer(&query, json!({})).await),
            "BAD_INPUT",
            "{wrong}"
        );
    }
}

async fn every_filter_is_taken_and_what_is_unknown_finds_nothing(app: TestApp) {
    let sketch = PracticeSketch {
        format: MentoringFormat::Reverse,
        ..PracticeSketch::published(app.town.school, "Наставничество наоборот")
    };
    app.world().practice(sketch).await;
    app.world()
        .practice(PracticeSketch::published(app.town.distant, "Час кода"))
        .await;
    let schools = "{ schools { nodes { slug name municipality { slug } } } }";
    let seen = app.public().ask(schools).await;
    let nodes = seen["schools"]["nodes"].as_array().unwrap();
    let here = nodes
        .iter()
        .find(|node| node["name"] == "СОШ № 1 им. А. С. Пушкина")
        .unwrap();
    let found = async |filter: Value| {
        let query = "query($filter: PracticeFilter) { practices(filter: $filter) { totalCount nodes { title } } }";
        let seen = app.public().run(query, json!({ "filter": filter })).await;
        let list = &seen["practices"];
        let nodes = list["nodes"].as_array().unwrap();
        assert_eq!(list["totalCount"], nodes.len());
        nodes
            .iter()
            .map(|node| node["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let ours = ["Наставничество наоборот"];
    assert_eq!(
        found(json!({ "municipality": here["municipality"]["slug"] })).await,
        ours
    );
    assert_eq!(found(json!({ "school": here["slug"] })).await, ours);
    assert_eq!(found(json!({ "format": "REVERSE" })).await, ours);
    assert_eq!(found(json!({ "text": "о наставничестве" })).await, ours);
    assert_eq!(
        found(json!({ "form": "TEACHER_TEACHER", "topic": "TEACHING_METHODS" }))
            .await
            .len(),
        2
    );
    assert_eq!(found(json!({ "topic": "UPBRINGING" })).await, [""; 0]);
    assert_eq!(found(json!({ "school": "no-such-school" })).await, [""; 0]);
    assert_eq!(found(json!({ "municipality": "" })).await, [""; 0]);
    let both = json!({ "school": here["slug"], "text": "код" });
    assert_eq!(found(both).await, [""; 0]);
    assert_eq!(
        found(json!({ "text": "***" })).await.len(),
        2,
        "no word is no filter"
    );
}

async fn a_text_that_no_database_likes_is_only_a_text(app: TestApp) {
    app.world()
        .practice(PracticeSketch::published(app.town.school, "Урок вдвоём"))
        .await;
    let query = "query($raw: String!) {
        practice(slug: $raw) { title } school(slug: $raw) { name }
        practices(filter: { text: $raw }) { totalCount }
        inMunicipality: practices(filter: { municipality: $raw }) { totalCount }
        inSchool: practices(filter: { school: $raw }) { totalCount }
        schools(filter: { text: $raw }) { totalCount }
        there: schools(filter: { municipality: $raw }) { totalCount } }";
    for raw in [
        "\u{0}",
        "нет\u{0}",
        "'; DROP TABLE practice; --",
        "%",
        "\\",
        "\u{feff}",
        "NEAR(",
        "𝟗",
    ] {
        let seen = app.public().run(query, json!({ "raw": raw })).await;
        assert_eq!(seen["practice"], Value::Null, "{raw:?}");
        assert_eq!(seen["school"], Value::Null, "{raw:?}");
        assert_eq!(seen["inMunicipality"]["totalCount"], 0, "{raw:?}");
        assert_eq!(seen["inSchool"]["totalCount"], 0, "{raw:?}");
    }
    let long = "я".repeat(201);
    for list in ["practices", "schools"] {
        let query =
            format!("query($raw: String) {{ {list}(filter: {{ text: $raw }}) {{ totalCount }} }}");
        let answer = app.public().answer(&query, json!({ "raw": long })).await;
        assert_eq!(code(&answer), "BAD_INPUT");
    }
}

async fn schools_and_municipalities_tell_what_they_have_published(app: TestApp) {
    app.world()
        .practice(PracticeSketch::published(app.town.school, "Урок"))
        .await;
    let input = json!({ "schoolId": format!("school:{}", app.town.sibling.school.0), "schoolYear": 2026,
        "participates": true });
    app.as_(app.town.municipal)
        .mutate("setModelParticipation", input, "")
        .await;
    let query = "{ municipalities { name practiceCount }
        schools { totalCount nodes { slug name practices { totalCount nodes { title } } } } }";
    let seen = app.public().ask(query).await;
    assert_eq!(
        seen["municipalities"],
        json!([
            { "name": "Берёзовский муниципальный район", "practiceCount": 1 },
            { "name": "Городской округ Ясный", "practiceCount": 0 },
            { "name": "Дальний район", "practiceCount": 0 },
        ])
    );
    let schools = seen["schools"]["nodes"].as_array().unwrap();
    let listed: Vec<_> = schools
        .iter()
        .map(|school| (&school["name"], &school["practices"]))
        .collect();
    assert_eq!(
        listed,
        [
            (
                &json!("Лицей № 2"),
                &json!({ "totalCount": 0, "nodes": [] })
            ),
            (
                &json!("СОШ № 1 им. А. С. Пушкина"),
                &json!({ "totalCount": 1, "nodes": [{ "title": "Урок" }] })
            ),
        ]
    );
    let query = "query($slug: String!) { school(slug: $slug) { name } }";
    let by_slug = app
        .public()
        .run(query, json!({ "slug": schools[0]["slug"] }))
        .await;
    assert_eq!(by_slug["school"]["name"], "Лицей № 2");
}

async fn a_summary_is_a_sentence(app: TestApp) {
    let text = format!("Первое предложение. {}", "Слова без конца ".repeat(30));
    let sketch = PracticeSketch {
        text: &text,
        ..PracticeSketch::published(app.town.school, "Урок")
    };
    app.world().practice(sketch).await;
    let seen = app
        .public()
        .ask("{ practice(slug: \"urok\") { summary } }")
        .await;
    assert_eq!(seen["practice"]["summary"], "Первое предложение.");
}
