//! Roadmaps: from a paper to a plan in force, and from a region down to forty schools.

use domain::id::{PersonId, RoadmapId};
use graphql::{GqlError, papers};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_paper_becomes_a_draft_and_comes_into_force_by_order;
    the_same_paper_again_is_told_and_anyway_is_another;
    what_is_no_plan_names_the_remedy;
    a_row_is_put_right_and_its_doubts_follow;
    rows_are_added_moved_and_taken_out;
    a_plan_goes_from_the_region_to_forty_schools_and_again_gives_nothing;
    a_roadmap_is_taken_over_into_the_next_year;
    a_draft_is_its_owners_alone_and_what_is_in_force_is_read_below;
    a_roadmap_that_is_over_cancels_what_is_open;
    a_paper_shows_what_its_reader_may_see;
}

pub(crate) const ROWS: [(&str, &str, &str); 5] = [
    (
        "Назначить кураторов",
        "до 1 ноября 2026 г.",
        "руководители ОО",
    ),
    ("Провести семинар кураторов", "март 2027 г.", "РЦО"),
    ("Вести раздел о наставничестве", "постоянно", "школы"),
    ("Консультировать кураторов", "по запросу", "РЦО"),
    ("Изучить запросы педагогов", "на усмотрение", "школы"),
];

/// A plan as it comes from the clipboard.
pub(crate) fn plan(rows: &[(&str, &str, &str)]) -> String {
    let rows = rows.iter().zip(1..).map(|((title, term, who), n)| {
        format!("<tr><td>{n}</td><td>{title}</td><td>{term}</td><td>{who}</td></tr>")
    });
    format!(
        "<p>План мероприятий («дорожная карта») по наставничеству на 2026/2027 учебный год</p>\
         <table><tr><th>№ п/п</th><th>Мероприятие</th><th>Срок</th><th>Ответственный</th></tr>{}</table>",
        rows.collect::<String>()
    )
}

pub(crate) fn municipal(app: &TestApp) -> String {
    format!("municipality:{}", app.town.municipality.0)
}

pub(crate) fn school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

pub(crate) const ROADMAP: &str =
    "roadmap { id state revision itemsTotal itemsChecked itemsDoubtful viewerCan }";
const ANSWER: &str = "... on RoadmapDone { roadmap { id state revision viewerCan } }
    ... on RoadmapRefused { reason items { id title } }
    ... on RoadmapConflict { current { revision } }
    ... on InvalidInput { fields { path problem } }";

/// A step of a roadmap, with whatever came of it.
pub(crate) async fn step(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    app.as_(who).mutate(name, input, ANSWER).await
}

/// Reads a plan for a place, and answers the roadmap's id.
pub(crate) async fn drafted(
    app: &TestApp,
    who: PersonId,
    place: &str,
    rows: &[(&str, &str, &str)],
) -> String {
    let input =
        json!({ "placeId": place, "schoolYear": 2026, "content": plan(rows), "anyway": true });
    let selection =
        format!("... on ReadPlanDone {{ {ROADMAP} }} ... on ReadPlanRefused {{ problem }}");
    let said = app.as_(who).mutate("readPlan", input, &selection).await;
    let id = said["roadmap"]["id"].as_str();
    id.unwrap_or_else(|| panic!("{said:#}")).to_owned()
}

pub(crate) async fn items(app: &TestApp, who: PersonId, roadmap: &str) -> Vec<Value> {
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { revision items { id title revision doubts isChecked
        windows { start end } bodies { kind schoolKind } paperRows { block row } } } } }";
    let said = app.as_(who).run(query, json!({ "id": roadmap })).await;
    let items = said["viewer"]["roadmap"]["items"].as_array().cloned();
    items.unwrap_or_else(|| panic!("{said:#}"))
}

pub(crate) async fn revision(app: &TestApp, who: PersonId, roadmap: &str) -> i64 {
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { revision } } }";
    let said = app.as_(who).run(query, json!({ "id": roadmap })).await;
    said["viewer"]["roadmap"]["revision"].as_i64().unwrap()
}

/// Checks every row as it is, those without a day as rows without a date.
pub(crate) async fn checked(app: &TestApp, who: PersonId, roadmap: &str) {
    for item in items(app, who, roadmap).await {
        let vague = item["doubts"]
            .as_array()
            .unwrap()
            .contains(&json!("TERM_NOT_UNDERSTOOD"));
        if vague {
            let title = item["title"].as_str().unwrap();
            let (_, term, responsible) = ROWS.into_iter().find(|row| row.0 == title).unwrap();
            let input = json!({
                "itemId": item["id"], "revision": item["revision"], "isChecked": true,
                "item": {
                    "title": title, "term": term, "responsible": responsible, "participants": "", "result": "",
                    "evidence": "", "chosenReading": { "choice": "NO_DATE" },
                },
            });
            let said = app.as_(who).mutate("changeRoadmapItem", input, "").await;
            assert_eq!(said["__typename"], "RoadmapItemDone", "{said:#}");
        }
    }
    let ids: Vec<Value> = items(app, who, roadmap)
        .await
        .into_iter()
        .map(|item| item["id"].clone())
        .collect();
    let input = json!({ "roadmapId": roadmap, "itemIds": ids, "isChecked": true });
    let said = step(app, who, "checkRoadmapItems", input).await;
    assert_eq!(said["__typename"], "RoadmapDone", "{said:#}");
}

pub(crate) async fn approve(app: &TestApp, who: PersonId, roadmap: &str) -> Value {
    let revision = revision(app, who, roadmap).await;
    let input = json!({
        "roadmapId": roadmap, "revision": revision, "orderNumber": "14-р", "approvedOn": "2026-09-05",
    });
    step(app, who, "approveRoadmap", input).await
}

/// The municipality's roadmap in force, with the five rows.
pub(crate) async fn in_force(app: &TestApp) -> String {
    let (who, place) = (app.town.municipal, municipal(app));
    let roadmap = drafted(app, who, &place, &ROWS).await;
    checked(app, who, &roadmap).await;
    let said = approve(app, who, &roadmap).await;
    assert_eq!(said["roadmap"]["state"], "IN_FORCE", "{said:#}");
    roadmap
}

async fn a_paper_becomes_a_draft_and_comes_into_force_by_order(app: TestApp) {
    let who = app.town.municipal;
    let roadmap = drafted(&app, who, &municipal(&app), &ROWS).await;
    let query = "query($id: ID!) { viewer { roadmap(id: $id) {
        title state schoolYear owner { level } period { from to } hasPaper itemsTotal itemsDoubtful sections viewerCan
        paper { ... on PlanParagraph { block text } ... on PlanTable { block rows { row cells { text merged } } } }
        consequences { duties occurrences schools ownOffice unchecked withoutTerm } } } }";
    let said = app.as_(who).run(query, json!({ "id": roadmap })).await;
    let draft = &said["viewer"]["roadmap"];
    assert_eq!(
        draft["period"],
        json!({ "from": "2026-09-01", "to": "2027-08-31" }),
        "{draft:#}"
    );
    assert!(draft["title"].as_str().unwrap().contains("наставничеству"));
    assert_eq!(draft["paper"][1]["rows"].as_array().unwrap().len(), 6);
    assert_eq!(
        (&draft["itemsTotal"], &draft["itemsDoubtful"]),
        (&json!(5), &json!(1))
    );
    assert_eq!(
        draft["consequences"],
        json!({ "duties": 8, "occurrences": 7, "schools": 2, "ownOffice": 2, "unchecked": 5, "withoutTerm": 1 })
    );
    assert_eq!(draft["viewerCan"], json!(["EDIT", "DISCARD", "APPROVE"]));
    let rows = items(&app, who, &roadmap).await;
    assert_eq!(rows[0]["paperRows"], json!([{ "block": 1, "row": 2 }]));
    assert_eq!(
        rows[0]["windows"],
        json!([{ "start": "2026-09-01", "end": "2026-11-01" }])
    );
    assert_eq!(rows[4]["doubts"], json!(["TERM_NOT_UNDERSTOOD"]));

    let said = approve(&app, who, &roadmap).await;
    assert_eq!(said["reason"], "ITEMS_UNCHECKED");
    assert_eq!(said["items"].as_array().unwrap().len(), 5);
    let plain = json!({ "roadmapId": roadmap, "allWithoutDoubts": true, "isChecked": true });
    step(&app, who, "checkRoadmapItems", plain).await;
    let said = approve(&app, who, &roadmap).await;
    assert_eq!(said["items"][0]["title"], "Изучить запросы педагогов");
    // A person who has looked at it has not yet said that it has no date.
    let all = json!({ "roadmapId": roadmap, "itemIds": [rows[4]["id"]], "isChecked": true });
    step(&app, who, "checkRoadmapItems", all).await;
    let said = approve(&app, who, &roadmap).await;
    assert_eq!(said["reason"], "ITEMS_WITHOUT_TERM", "{said:#}");
    checked(&app, who, &roadmap).await;

    let later = json!({
        "roadmapId": roadmap, "revision": 1, "orderNumber": "14", "approvedOn": "2026-11-16",
    });
    let said = step(&app, who, "approveRoadmap", later.clone()).await;
    assert_eq!(said["reason"], "ORDER_IN_FUTURE");
    let mut stale = later;
    stale["revision"] = json!(7);
    let said = step(&app, who, "approveRoadmap", stale).await;
    assert_eq!(said["__typename"], "RoadmapConflict");

    let said = approve(&app, who, &roadmap).await;
    assert_eq!(said["roadmap"]["state"], "IN_FORCE", "{said:#}");
    assert_eq!(
        said["roadmap"]["viewerCan"],
        json!(["CLOSE", "SPREAD", "TAKE_OVER"])
    );
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { orderNumber approvedOn paper { __typename }
        progress { total planned overdue dueSoon } schools { school { name } progress { total overdue } }
        items { title progress { total } duty { place { level } } duties { place { level } isApplicable } } } } }";
    let said = app.as_(who).run(query, json!({ "id": roadmap })).await;
    let now = &said["viewer"]["roadmap"];
    assert_eq!(
        (&now["orderNumber"], &now["approvedOn"]),
        (&json!("14-р"), &json!("2026-09-05"))
    );
    assert_eq!(now["paper"], json!([]));
    assert_eq!(
        now["progress"],
        json!({ "total": 7, "planned": 7, "overdue": 2, "dueSoon": 0 })
    );
    assert_eq!(now["schools"].as_array().unwrap().len(), 2);
    assert_eq!(
        now["schools"][0]["progress"],
        json!({ "total": 3, "overdue": 1 })
    );
    assert_eq!(now["items"][1]["duty"]["place"]["level"], "MUNICIPALITY");
    assert_eq!(now["items"][0]["duty"], Value::Null);
    assert_eq!(now["items"][0]["duties"].as_array().unwrap().len(), 2);
    let trail = app.store().trail("roadmap", uuid(&roadmap)).await.unwrap();
    assert_eq!(trail[0].to.as_deref(), Some("IN_FORCE"));
    assert_eq!(trail[0].why.as_deref(), Some("2026-09-05 14-р"));
}

pub(crate) fn uuid(id: &str) -> uuid::Uuid {
    id.split_once(':').unwrap().1.parse().unwrap()
}

async fn the_same_paper_again_is_told_and_anyway_is_another(app: TestApp) {
    let who = app.town.municipal;
    let read = async |place: &str, year: i32, anyway: bool| {
        let input = json!({ "placeId": place, "schoolYear": year, "content": plan(&ROWS), "anyway": anyway });
        let selection =
            "... on ReadPlanDone { roadmap { id } } ... on PlanAlreadyRead { roadmap { id } }";
        app.as_(who).mutate("readPlan", input, selection).await
    };
    let place = municipal(&app);
    let first = read(&place, 2026, false).await;
    assert_eq!(first["__typename"], "ReadPlanDone", "{first:#}");
    let again = read(&place, 2026, false).await;
    assert_eq!(again["__typename"], "PlanAlreadyRead");
    assert_eq!(again["roadmap"]["id"], first["roadmap"]["id"]);
    assert_eq!(
        read(&place, 2027, false).await["__typename"],
        "ReadPlanDone"
    );
    let anyway = read(&place, 2026, true).await;
    assert_eq!(anyway["__typename"], "ReadPlanDone");
    assert_ne!(anyway["roadmap"]["id"], first["roadmap"]["id"]);

    // What is thrown away is not there any more.
    for id in [&first["roadmap"]["id"], &anyway["roadmap"]["id"]] {
        let said = app
            .as_(who)
            .mutate("discardRoadmap", json!({ "roadmapId": id }), "")
            .await;
        assert_eq!(said["__typename"], "DiscardRoadmapDone");
    }
    assert_eq!(
        read(&place, 2026, false).await["__typename"],
        "ReadPlanDone"
    );
}

async fn what_is_no_plan_names_the_remedy(app: TestApp) {
    let who = app.town.municipal;
    let read = async |content: &str| {
        let input = json!({ "placeId": municipal(&app), "schoolYear": 2026, "content": content });
        let selection = "... on ReadPlanRefused { problem remedy message }";
        app.as_(who).mutate("readPlan", input, selection).await
    };
    let said = read("").await;
    assert_eq!(
        (&said["problem"], &said["remedy"]),
        (&json!("EMPTY"), &json!("CHOOSE_FILE"))
    );
    let said = read("<table><tr><td>Фамилия</td><td>Имя</td></tr><tr><td>Иванова</td><td>Анна</td></tr></table>").await;
    assert_eq!(
        (&said["problem"], &said["remedy"]),
        (&json!("NO_HEADINGS"), &json!("NAME_COLUMNS"))
    );
    assert!(
        said["message"].as_str().unwrap().contains("Мероприятие"),
        "{said:#}"
    );
    let input = json!({ "placeId": municipal(&app), "schoolYear": 1900, "content": "…" });
    let said = app
        .as_(who)
        .mutate("readPlan", input, "... on InvalidInput { fields { path } }")
        .await;
    assert_eq!(said["fields"][0]["path"], json!(["schoolYear"]));
    assert!(items_of_nobody(&app).await, "nothing is kept");
}

async fn items_of_nobody(app: &TestApp) -> bool {
    let query = "query($id: ID!) { viewer { municipality(id: $id) { roadmaps { totalCount } } } }";
    let said = app
        .as_(app.town.municipal)
        .run(query, json!({ "id": municipal(app) }))
        .await;
    said["viewer"]["municipality"]["roadmaps"]["totalCount"] == 0
}

fn texts(title: &str, term: &str, responsible: &str) -> Value {
    json!({
        "title": title, "term": term, "responsible": responsible, "participants": "", "result": "", "evidence": "",
    })
}

async fn a_row_is_put_right_and_its_doubts_follow(app: TestApp) {
    let who = app.town.municipal;
    let roadmap = drafted(&app, who, &municipal(&app), &ROWS).await;
    let vague = items(&app, who, &roadmap).await.remove(4);
    let selection = "... on RoadmapItemDone { item { revision doubts isChecked windows { end } bodies { kind schoolKind }
        chosenReading { choice part reason } evidenceKind condition } }
        ... on RoadmapItemConflict { current { revision term } } ... on InvalidInput { fields { path problem } }";
    let change = async |revision: i64, item: Value| {
        let input = json!({ "itemId": vague["id"], "revision": revision, "item": item });
        app.as_(who)
            .mutate("changeRoadmapItem", input, selection)
            .await
    };
    let said = change(1, texts("Изучить запросы педагогов", "ноябрь", "ДОУ")).await;
    let item = &said["item"];
    assert_eq!(item["doubts"], json!([]), "{said:#}");
    assert_eq!(item["windows"], json!([{ "end": "2026-11-30" }]));
    assert_eq!(
        item["bodies"],
        json!([{ "kind": "ORGANISATION", "schoolKind": "PRESCHOOL" }])
    );
    assert_eq!(item["isChecked"], false);
    let slower = change(1, texts("…", "май", "ДОУ")).await;
    assert_eq!(
        slower["current"],
        json!({ "revision": 2, "term": "ноябрь" })
    );

    let mut bodies = texts("Изучить запросы педагогов", "ноябрь", "те, кому поручено");
    bodies["bodies"] = json!([{ "kind": "CURATOR" }]);
    bodies["evidenceKind"] = json!("REPORT");
    bodies["condition"] = json!("при наличии молодых педагогов");
    let said = change(2, bodies).await;
    assert_eq!(
        said["item"]["bodies"],
        json!([{ "kind": "CURATOR", "schoolKind": null }])
    );
    assert_eq!(said["item"]["evidenceKind"], "REPORT");
    assert_eq!(said["item"]["doubts"], json!([]));

    let mut wrong = texts("", "май", "ДОУ");
    wrong["chosenReading"] = json!({ "choice": "ALTERNATIVE" });
    let said = change(3, wrong).await;
    let paths: Vec<&Value> = said["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["path"])
        .collect();
    assert_eq!(
        paths,
        [&json!(["item", "title"]), &json!(["item", "chosenReading"])]
    );

    // A longer period has the terms read anew.
    let head = json!({
        "roadmapId": roadmap, "revision": 1, "title": "План", "from": "2026-09-01", "to": "2028-08-31",
        "schoolYear": 2026, "issuer": "Управление образования",
    });
    let said = step(&app, who, "changeRoadmap", head.clone()).await;
    assert_eq!(said["roadmap"]["revision"], 2, "{said:#}");
    let again = items(&app, who, &roadmap).await.remove(4);
    assert_eq!(again["doubts"], json!(["TERM_UNCLEAR"]));
    let said = step(&app, who, "changeRoadmap", head.clone()).await;
    assert_eq!(said["__typename"], "RoadmapConflict");
    let mut short = head;
    short["to"] = json!("2026-08-31");
    let said = step(&app, who, "changeRoadmap", short).await;
    assert_eq!(said["fields"][0]["path"], json!(["to"]));
}

async fn titles(app: &TestApp, who: PersonId, roadmap: &str) -> Vec<String> {
    let items = items(app, who, roadmap).await.into_iter();
    let title = |item: Value| item["title"].as_str().unwrap().chars().take(5).collect();
    items.map(title).collect()
}

async fn rows_are_added_moved_and_taken_out(app: TestApp) {
    let who = app.town.municipal;
    let roadmap = drafted(&app, who, &municipal(&app), &ROWS[..3]).await;
    let rows = items(&app, who, &roadmap).await;
    let add = json!({
        "roadmapId": roadmap, "afterItemId": rows[0]["id"], "item": texts("Новое дело", "апрель 2027 г.", "школы"),
    });
    let said = app
        .as_(who)
        .mutate(
            "addRoadmapItem",
            add,
            "... on RoadmapItemDone { item { id isChecked } }",
        )
        .await;
    assert_eq!(said["item"]["isChecked"], true, "{said:#}");
    assert_eq!(
        titles(&app, who, &roadmap).await,
        ["Назна", "Новое", "Прове", "Вести"]
    );
    let to_front = json!({ "itemId": rows[2]["id"] });
    step(&app, who, "moveRoadmapItem", to_front).await;
    assert_eq!(
        titles(&app, who, &roadmap).await,
        ["Вести", "Назна", "Новое", "Прове"]
    );
    let behind = json!({ "itemId": rows[2]["id"], "afterItemId": said["item"]["id"] });
    step(&app, who, "moveRoadmapItem", behind).await;
    assert_eq!(
        titles(&app, who, &roadmap).await,
        ["Назна", "Новое", "Вести", "Прове"]
    );
    step(
        &app,
        who,
        "removeRoadmapItem",
        json!({ "itemId": rows[1]["id"] }),
    )
    .await;
    assert_eq!(
        titles(&app, who, &roadmap).await,
        ["Назна", "Новое", "Вести"]
    );

    let other = drafted(&app, who, &municipal(&app), &ROWS[..1]).await;
    let strange = items(&app, who, &other).await.remove(0);
    let input = json!({ "itemId": rows[2]["id"], "afterItemId": strange["id"] });
    assert_eq!(
        app.as_(who).refused("moveRoadmapItem", input).await,
        "NOT_FOUND"
    );
    let input = json!({ "roadmapId": roadmap, "itemIds": [strange["id"]], "isChecked": true });
    assert_eq!(
        app.as_(who).refused("checkRoadmapItems", input).await,
        "NOT_FOUND"
    );
    checked(&app, who, &roadmap).await;
    approve(&app, who, &roadmap).await;
    let said = step(
        &app,
        who,
        "removeRoadmapItem",
        json!({ "itemId": rows[0]["id"] }),
    )
    .await;
    assert_eq!(said["reason"], "WRONG_STATE");
}

async fn a_plan_goes_from_the_region_to_forty_schools_and_again_gives_nothing(app: TestApp) {
    let (world, town) = (app.world(), &app.town);
    // With those of the town there are forty below the municipality.
    for n in 0..38 {
        world
            .school(
                town.region,
                town.municipality,
                &format!("Школа № {}", n + 100),
            )
            .await;
    }
    let who = town.regional;
    let place = format!("region:{}", town.region.0);
    let rows = [
        ("Разработать положение", "октябрь 2026 г.", "ЦНППМ"),
        (
            "Назначить муниципальных координаторов",
            "ноябрь 2026 г.",
            "МОУО",
        ),
        ("Назначить кураторов", "ноябрь 2026 г.", "ОО"),
    ];
    let roadmap = drafted(&app, who, &place, &rows).await;
    checked(&app, who, &roadmap).await;
    let said = approve(&app, who, &roadmap).await;
    assert_eq!(said["roadmap"]["state"], "IN_FORCE", "{said:#}");
    let duties = async || {
        let db = app.store().connection();
        let sql = "SELECT COUNT(*) AS many FROM roadmap_duty WHERE school_id IS NULL";
        let mut counts = Vec::new();
        for sql in [
            sql,
            "SELECT COUNT(*) AS many FROM roadmap_duty",
            "SELECT COUNT(*) AS many FROM duty_occurrence",
        ] {
            use sea_orm::ConnectionTrait;
            let statement = sea_orm::Statement::from_string(db.get_database_backend(), sql);
            let row = db.query_one_raw(statement).await.unwrap().unwrap();
            counts.push(row.try_get::<i64>("", "many").unwrap());
        }
        counts
    };
    // The region, two municipalities, and forty-one schools: one lies in the other municipality.
    assert_eq!(duties().await, [3, 44, 44]);
    let said = step(&app, who, "spreadRoadmap", json!({ "roadmapId": roadmap })).await;
    assert_eq!(said["__typename"], "RoadmapDone");
    assert_eq!(duties().await, [3, 44, 44]);

    // The municipality's own plan reaches its forty schools, and a school that joins later.
    let own = in_force(&app).await;
    assert_eq!(duties().await, [5, 44 + 2 + 3 * 40, 44 + 1 + 3 * 40]);
    world
        .school(town.region, town.municipality, "Новая школа")
        .await;
    let said = step(
        &app,
        town.municipal,
        "spreadRoadmap",
        json!({ "roadmapId": own }),
    )
    .await;
    assert_eq!(said["__typename"], "RoadmapDone", "{said:#}");
    assert_eq!(duties().await, [5, 44 + 2 + 3 * 41, 44 + 1 + 3 * 41]);
    let said = step(
        &app,
        town.municipal,
        "spreadRoadmap",
        json!({ "roadmapId": own }),
    )
    .await;
    assert_eq!(said["__typename"], "RoadmapDone");
    assert_eq!(duties().await, [5, 44 + 2 + 3 * 41, 44 + 1 + 3 * 41]);
}

async fn a_roadmap_is_taken_over_into_the_next_year(app: TestApp) {
    let who = app.town.municipal;
    let roadmap = in_force(&app).await;
    let input = json!({ "roadmapId": roadmap, "schoolYear": 2027 });
    let said = step(&app, who, "takeOverRoadmap", input.clone()).await;
    let next = said["roadmap"]["id"]
        .as_str()
        .unwrap_or_else(|| panic!("{said:#}"))
        .to_owned();
    let query =
        "query($id: ID!) { viewer { roadmap(id: $id) { title schoolYear state period { from to }
        previous { id } itemsChecked items { term chosenReading { choice } } } } }";
    let said = app.as_(who).run(query, json!({ "id": next })).await;
    let now = &said["viewer"]["roadmap"];
    assert!(
        now["title"].as_str().unwrap().contains("2027/2028"),
        "{now:#}"
    );
    assert_eq!(
        now["period"],
        json!({ "from": "2027-09-01", "to": "2028-08-31" })
    );
    assert_eq!(now["previous"]["id"], json!(roadmap));
    assert_eq!(
        (&now["state"], &now["itemsChecked"]),
        (&json!("DRAFT"), &json!(0))
    );
    assert_eq!(now["items"][0]["term"], "до 1 ноября 2027 г.");
    assert_eq!(now["items"][4]["chosenReading"]["choice"], "NO_DATE");
    let again = step(&app, who, "takeOverRoadmap", input).await;
    assert_eq!(again["reason"], "EXISTS_ALREADY");
    let draft = json!({ "roadmapId": next, "schoolYear": 2028 });
    assert_eq!(
        step(&app, who, "takeOverRoadmap", draft).await["reason"],
        "WRONG_STATE"
    );
}

async fn a_draft_is_its_owners_alone_and_what_is_in_force_is_read_below(app: TestApp) {
    let town = &app.town;
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { title viewerCan progress { total }
        schools { school { id } } reviews { id } consequences { duties }
        items { duties { place { id } } progress { total } } } } }";
    let seen = async |who: PersonId, id: &str| {
        let said = app.as_(who).run(query, json!({ "id": id })).await;
        said["viewer"]["roadmap"].clone()
    };
    let draft = drafted(&app, town.municipal, &municipal(&app), &ROWS).await;
    for who in [
        town.head,
        town.curator,
        town.regional,
        town.distant_municipal,
        town.mentor,
    ] {
        assert_eq!(seen(who, &draft).await, Value::Null, "a draft");
    }
    assert_ne!(seen(town.authority, &draft).await, Value::Null);
    let roadmap = in_force(&app).await;
    for who in [
        town.distant_municipal,
        town.foreign_regional,
        town.mentor,
        town.psychologist,
    ] {
        assert_eq!(seen(who, &roadmap).await, Value::Null);
    }
    let own = seen(town.head, &roadmap).await;
    assert_eq!(own["progress"]["total"], 3, "{own:#}");
    assert_eq!(
        (&own["schools"], &own["reviews"], &own["consequences"]),
        (&json!([]), &json!([]), &Value::Null)
    );
    assert_eq!(own["viewerCan"], json!(["DRAW"]));
    let mine = json!([{ "place": { "id": school(&app) } }]);
    assert_eq!(
        (&own["items"][0]["duties"], &own["items"][1]["duties"]),
        (&mine, &json!([]))
    );
    let above = seen(town.regional, &roadmap).await;
    assert_eq!(above["progress"]["total"], 7);
    assert_eq!(
        above["schools"],
        json!([]),
        "the region counts and names no school"
    );
    assert_eq!(above["items"][0]["duties"], json!([]));
    assert_eq!(above["items"][1]["duties"].as_array().unwrap().len(), 1);
}

async fn a_roadmap_that_is_over_cancels_what_is_open(app: TestApp) {
    let who = app.town.municipal;
    let roadmap = in_force(&app).await;
    let now = revision(&app, who, &roadmap).await;
    let said = step(
        &app,
        who,
        "closeRoadmap",
        json!({ "roadmapId": roadmap, "revision": now }),
    )
    .await;
    assert_eq!(said["roadmap"]["state"], "CLOSED", "{said:#}");
    assert_eq!(said["roadmap"]["viewerCan"], json!(["TAKE_OVER"]));
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { progress { total overdue } } } }";
    let said = app.as_(who).run(query, json!({ "id": roadmap })).await;
    assert_eq!(
        said["viewer"]["roadmap"]["progress"],
        json!({ "total": 0, "overdue": 0 })
    );
    let again = json!({ "roadmapId": roadmap, "revision": now + 1 });
    assert_eq!(
        step(&app, who, "closeRoadmap", again).await["reason"],
        "WRONG_STATE"
    );
}

async fn a_paper_shows_what_its_reader_may_see(app: TestApp) {
    let town = &app.town;
    let id = in_force(&app).await;
    let id = RoadmapId(id["roadmap:".len()..].parse().unwrap());
    let shown = async |who: PersonId| {
        let viewer = app.viewer(who);
        let paper = papers::roadmap(&viewer, id).await?.paper;
        assert_eq!(paper.rows.len(), ROWS.len());
        let all = paper.rows.into_iter().flat_map(|row| row.executions);
        let mut places: Vec<_> = all.map(|one| one.organisation).collect();
        places.sort();
        places.dedup();
        Ok::<_, GqlError>(places.len())
    };
    // The office and both schools; a school itself; of schools the region sees nothing.
    assert_eq!(shown(town.municipal).await.unwrap(), 3);
    assert_eq!(shown(town.head).await.unwrap(), 1);
    assert_eq!(shown(town.regional).await.unwrap(), 1);
    let mentor = shown(town.mentor).await.unwrap_err();
    assert_eq!(mentor.code(), "NOT_FOUND");
}
