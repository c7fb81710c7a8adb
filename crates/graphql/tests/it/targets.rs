//! Numeric targets: set, approved, compared with what is in the system.

use domain::id::PersonId;
use persistence::test_support::world::PracticeSketch;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::school;

on_both! {
    a_target_is_proposed_by_the_centre_and_holds_when_the_authority_says_so;
    what_holds_holds_until_the_next_edition_is_approved;
    fact_by_kind_sums_to_the_total_and_percents_are_of_the_plans_base;
    who_is_wanting_is_listed_page_by_page;
    each_fact_is_what_it_says;
    the_region_compares_its_municipalities_and_no_target_is_no_nought;
    lines_that_make_no_plan_are_named;
    who_was_slower_sees_what_is_there_and_who_repeats_does_nothing;
    somebody_elses_targets_are_unknown;
}

/// What a test reads of a target.
const TARGET: &str = "id indicator year revision viewerCan
    latest { number state planned base percent setBy approvedOn approvedBy lines { kind planned base percent } }
    inForce { number planned } editions { number state }
    standing { asAt total { planned base fact plannedPercent factPercent shortBy }
        lines { kind sum { planned base fact shortBy } } }";

pub(crate) fn municipality(app: &TestApp) -> String {
    format!("municipality:{}", app.town.municipality.0)
}

/// Two of the municipality's two schools shall have a published practice by the end of 2026.
pub(crate) fn wanted(app: &TestApp) -> Value {
    json!({ "placeId": municipality(app), "indicator": "PRACTICE_PUBLISHED", "year": 2026, "revision": 0,
        "lines": [{ "kind": "SCHOOL", "planned": 2, "base": 2 }] })
}

fn over(mut input: Value, more: Value) -> Value {
    let fields = input.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    input
}

async fn set(app: &TestApp, who: PersonId, input: Value) -> Value {
    let selection = format!(
        "... on SetTargetDone {{ target {{ {TARGET} }} }} ... on SetTargetConflict {{ current {{ {TARGET} }} }}
         ... on InvalidInput {{ fields {{ path problem }} }}"
    );
    app.as_(who).mutate("setTarget", input, &selection).await
}

/// The id of a target that waits to be approved; asked again, of the same.
pub(crate) async fn proposed(app: &TestApp) -> Value {
    let said = set(app, app.town.municipal, wanted(app)).await;
    let target = match &said["current"] {
        Value::Null => &said["target"],
        current => current,
    };
    assert!(target.is_object(), "{said:#}");
    target["id"].clone()
}

async fn approve(app: &TestApp, who: PersonId, id: &Value, revision: i32) -> Value {
    let selection = format!(
        "... on ApproveTargetDone {{ target {{ {TARGET} }} }}
         ... on ApproveTargetRefused {{ reason current {{ {TARGET} }} }}"
    );
    let input = json!({ "targetId": id, "revision": revision });
    app.as_(who)
        .mutate("approveTarget", input, &selection)
        .await
}

async fn targets(app: &TestApp, who: PersonId, years: &[i32]) -> Vec<Value> {
    let query = format!(
        "query($id: ID!, $years: [Int!]) {{ viewer {{ municipality(id: $id) {{ targets(years: $years) {{ {TARGET} }} }} }} }}"
    );
    let variables = json!({ "id": municipality(app), "years": years });
    let said = app.as_(who).run(&query, variables).await;
    said["viewer"]["municipality"]["targets"]
        .as_array()
        .unwrap()
        .clone()
}

async fn publish(app: &TestApp, at: domain::org::Whereabouts, title: &str, on: &str) {
    let mut sketch = PracticeSketch::published(at, title);
    sketch.published_at = format!("{on}T09:00:00Z").parse().unwrap();
    app.world().practice(sketch).await;
}

async fn a_target_is_proposed_by_the_centre_and_holds_when_the_authority_says_so(app: TestApp) {
    let (centre, authority) = (app.town.municipal, app.town.authority);
    let said = set(&app, centre, wanted(&app)).await;
    let target = &said["target"];
    assert_eq!(target["revision"], 1);
    assert_eq!(target["viewerCan"], json!(["READ", "SET"]));
    assert_eq!(target["latest"]["state"], "PROPOSED");
    assert_eq!(target["latest"]["setBy"], "Методистова\u{a0}О.\u{a0}И.");
    assert_eq!(target["inForce"], Value::Null);
    // The methodologist does not approve what the methodologist has set.
    let id = &target["id"];
    let input = json!({ "targetId": id, "revision": 1 });
    let refused = app.as_(centre).refused("approveTarget", input).await;
    assert_eq!(refused, "FORBIDDEN");
    let seen = targets(&app, authority, &[]).await;
    assert_eq!(seen[0]["viewerCan"], json!(["READ", "APPROVE"]));
    let said = approve(&app, authority, id, 1).await;
    let target = &said["target"];
    assert_eq!(target["latest"]["state"], "APPROVED");
    assert_eq!(target["latest"]["approvedOn"], "2026-11-15");
    assert_eq!(target["latest"]["approvedBy"], "Управляев\u{a0}О.\u{a0}П.");
    assert_eq!(target["inForce"]["number"], 1);
    assert_eq!(target["viewerCan"], json!(["READ"]));
    let again = approve(&app, authority, id, 2).await;
    assert_eq!(again["reason"], "ALREADY_APPROVED");
    let stale = approve(&app, authority, id, 1).await;
    assert_eq!(stale["reason"], "STALE");
    let statement = "SELECT deed, why FROM audit WHERE kind = 'target' ORDER BY at, id";
    let db = app.store().connection();
    let statement = Statement::from_string(db.get_database_backend(), statement);
    let rows = db.query_all_raw(statement).await.unwrap();
    let trail: Vec<(String, String)> = rows
        .iter()
        .map(|row| {
            (
                row.try_get("", "deed").unwrap(),
                row.try_get("", "why").unwrap(),
            )
        })
        .collect();
    let pair = |deed: &str, why: &str| (deed.to_owned(), why.to_owned());
    assert_eq!(
        trail,
        [
            pair("Set", "PRACTICE_PUBLISHED 2026: SCHOOL 2/2"),
            pair("Approve", "SCHOOL 2/2")
        ]
    );
}

async fn what_holds_holds_until_the_next_edition_is_approved(app: TestApp) {
    let (centre, authority) = (app.town.municipal, app.town.authority);
    let id = proposed(&app).await;
    // A proposal that was not approved is simply replaced.
    let line = |planned: i32| json!([{ "kind": "SCHOOL", "planned": planned, "base": 2 }]);
    let input = over(wanted(&app), json!({ "revision": 1, "lines": line(0) }));
    set(&app, centre, input).await;
    approve(&app, authority, &id, 2).await;
    let input = over(wanted(&app), json!({ "revision": 3, "lines": line(1) }));
    let target = set(&app, centre, input).await["target"].clone();
    assert_eq!(target["inForce"], json!({ "number": 2, "planned": 0 }));
    assert_eq!(target["latest"]["state"], "PROPOSED");
    // The fact is compared with what holds.
    assert_eq!(target["standing"]["total"]["planned"], 0);
    let target = approve(&app, authority, &id, 4).await["target"].clone();
    assert_eq!(target["inForce"], json!({ "number": 3, "planned": 1 }));
    assert_eq!(target["standing"]["total"]["shortBy"], 1);
    assert_eq!(
        target["editions"],
        json!([{ "number": 3, "state": "APPROVED" }, { "number": 2, "state": "SUPERSEDED" },
            { "number": 1, "state": "SUPERSEDED" }])
    );
}

async fn fact_by_kind_sums_to_the_total_and_percents_are_of_the_plans_base(app: TestApp) {
    let added = json!({ "municipalityId": municipality(&app), "kind": "PRESCHOOL", "fullName": "Детский сад № 5",
        "shortName": "Детский сад № 5" });
    app.as_(app.town.municipal)
        .mutate("addSchool", added, "")
        .await;
    publish(&app, app.town.school, "Первая", "2025-05-01").await;
    publish(&app, app.town.school, "Вторая", "2026-05-01").await;
    publish(&app, app.town.sibling, "Третья", "2026-11-15").await;
    let lines = json!([{ "kind": "SCHOOL", "planned": 7, "base": 18 }, { "kind": "PRESCHOOL", "planned": 9, "base": 22 }]);
    let input = |year: i32| over(wanted(&app), json!({ "year": year, "lines": lines }));
    for year in [2027, 2025, 2026] {
        set(&app, app.town.municipal, input(year)).await;
    }
    let seen = targets(&app, app.town.regional, &[]).await;
    let facts: Vec<&Value> = seen
        .iter()
        .map(|target| &target["standing"]["total"]["fact"])
        .collect();
    // A year that has not begun has no fact.
    assert_eq!(facts, [&json!(1), &json!(2), &Value::Null]);
    assert_eq!(seen[2]["standing"], Value::Null);
    assert_eq!(seen[0]["standing"]["asAt"], "2025-12-31");
    assert_eq!(
        seen[1]["standing"],
        json!({ "asAt": "2026-11-15",
            "total": { "planned": 16, "base": 40, "fact": 2, "plannedPercent": 40.0, "factPercent": 5.0, "shortBy": 14 },
            "lines": [
                { "kind": "PRESCHOOL", "sum": { "planned": 9, "base": 22, "fact": 0, "shortBy": 9 } },
                { "kind": "SCHOOL", "sum": { "planned": 7, "base": 18, "fact": 2, "shortBy": 5 } },
            ] })
    );
    let percents: Vec<&Value> = seen[1]["latest"]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["percent"])
        .collect();
    assert_eq!(percents, [&json!(40.9), &json!(38.9)]);
    // The region reads what is planned, and not who planned it.
    assert_eq!(seen[1]["latest"]["setBy"], Value::Null);
    assert_eq!(targets(&app, app.town.regional, &[2026]).await.len(), 1);
}

async fn who_is_wanting_is_listed_page_by_page(app: TestApp) {
    publish(&app, app.town.school, "Первая", "2026-05-01").await;
    let (town, world) = (&app.town, app.world());
    for name in ["Школа Б", "Школа А"] {
        world.school(town.region, town.municipality, name).await;
    }
    proposed(&app).await;
    let query = "query($id: ID!, $after: String) { viewer { municipality(id: $id) { targets {
        missing(first: 2, after: $after) { totalCount nodes { kind school { name } } pageInfo { hasNextPage endCursor } } } } } }";
    let page = async |after: Value| {
        let variables = json!({ "id": municipality(&app), "after": after });
        let said = app.as_(app.town.municipal).run(query, variables).await;
        said["viewer"]["municipality"]["targets"][0]["missing"].clone()
    };
    let names = |page: &Value| -> Vec<String> {
        let nodes = page["nodes"].as_array().unwrap().iter();
        nodes
            .map(|node| node["school"]["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let first = page(Value::Null).await;
    assert_eq!(first["totalCount"], 3);
    assert_eq!(names(&first), ["Лицей № 2", "Школа А"]);
    let second = page(first["pageInfo"]["endCursor"].clone()).await;
    assert_eq!(names(&second), ["Школа Б"]);
    assert_eq!(second["pageInfo"]["hasNextPage"], false);
}

async fn each_fact_is_what_it_says(app: TestApp) {
    let facts = async || -> Vec<Value> {
        let seen = targets(&app, app.town.municipal, &[2026]).await;
        let of = |name: &str| seen.iter().find(|one| one["indicator"] == name).unwrap();
        ["IN_MODEL", "PROGRAMME_EXISTS", "DOCUMENT_PACKAGE"]
            .map(|name| of(name)["standing"]["total"]["fact"].clone())
            .into()
    };
    for indicator in ["IN_MODEL", "PROGRAMME_EXISTS", "DOCUMENT_PACKAGE"] {
        let input = over(wanted(&app), json!({ "indicator": indicator }));
        set(&app, app.town.municipal, input).await;
    }
    assert_eq!(facts().await, [0, 0, 0]);
    let input =
        json!({ "schoolId": school(app.town.school), "schoolYear": 2026, "participates": true });
    app.as_(app.town.municipal)
        .mutate("setModelParticipation", input, "")
        .await;
    assert_eq!(facts().await, [1, 0, 0]);
    // Of the package nothing but the regulation is required: it is complete with it.
    let only =
        json!({ "municipalityId": municipality(&app), "version": 0, "required": ["REGULATION"] });
    app.as_(app.town.municipal)
        .mutate("setPackagePolicy", only, "")
        .await;
    let id = crate::documents::added(&app, app.town.curator, &school(app.town.school)).await;
    assert_eq!(facts().await, [1, 0, 0], "a draft proves nothing");
    crate::documents::approved(&app, &id, 1, "2026-09-01").await;
    assert_eq!(facts().await, [1, 0, 1]);
    crate::pairing::sql(
        &app,
        "UPDATE document SET kind = 'PROGRAMME' WHERE created_by = $1",
        app.town.curator.0,
    )
    .await;
    assert_eq!(facts().await, [1, 1, 0]);
    // Where nothing is required, nothing can be complete.
    let none = json!({ "municipalityId": municipality(&app), "version": 1, "required": [] });
    app.as_(app.town.municipal)
        .mutate("setPackagePolicy", none, "")
        .await;
    assert_eq!(facts().await, [1, 1, 0]);
}

async fn the_region_compares_its_municipalities_and_no_target_is_no_nought(app: TestApp) {
    publish(&app, app.town.school, "Первая", "2026-05-01").await;
    publish(&app, app.town.distant, "Вторая", "2026-05-01").await;
    let progress = async |who: PersonId| {
        let query = "query($id: ID!) { viewer { region(id: $id) { targetProgress(indicator: PRACTICE_PUBLISHED, year: 2026) {
            asAt total { planned base fact } municipalities { municipality { name } isApproved holders organisations
            sum { planned base fact factPercent shortBy } } } } } }";
        let id = json!({ "id": format!("region:{}", app.town.region.0) });
        let said = app.as_(who).run(query, id).await;
        said["viewer"]["region"]["targetProgress"].clone()
    };
    let before = progress(app.town.regional).await;
    assert_eq!(before["total"], Value::Null);
    let id = proposed(&app).await;
    approve(&app, app.town.authority, &id, 1).await;
    assert_eq!(
        progress(app.town.regional).await,
        json!({ "asAt": "2026-11-15", "total": { "planned": 2, "base": 2, "fact": 1 }, "municipalities": [
            { "municipality": { "name": "Берёзовский муниципальный район" }, "isApproved": true, "holders": 1,
                "organisations": 2, "sum": { "planned": 2, "base": 2, "fact": 1, "factPercent": 50.0, "shortBy": 1 } },
            { "municipality": { "name": "Городской округ Ясный" }, "isApproved": false, "holders": 1,
                "organisations": 1, "sum": null },
        ] })
    );
    // The region's own target counts all of its organisations.
    let region = format!("region:{}", app.town.region.0);
    let own = over(
        wanted(&app),
        json!({ "placeId": region, "lines": [{ "kind": "SCHOOL", "planned": 3, "base": 3 }] }),
    );
    let said = set(&app, app.town.regional, own).await;
    assert_eq!(said["target"]["standing"]["total"]["fact"], 2);
    assert_eq!(
        said["target"]["viewerCan"],
        json!(["READ", "SET", "APPROVE"])
    );
}

async fn lines_that_make_no_plan_are_named(app: TestApp) {
    let problem = async |more: Value| {
        let said = set(&app, app.town.municipal, over(wanted(&app), more)).await;
        said["fields"][0].clone()
    };
    let named = |path: &[&str], problem: &str| json!({ "path": path, "problem": problem });
    let line = |kind: &str, planned: i32, base: i32| json!({ "kind": kind, "planned": planned, "base": base });
    assert_eq!(
        problem(json!({ "lines": [] })).await,
        named(&["lines"], "EMPTY")
    );
    assert_eq!(
        problem(json!({ "year": 1999 })).await,
        named(&["year"], "OUT_OF_RANGE")
    );
    for (lines, path, wrong) in [
        (
            json!([line("SCHOOL", -1, 2)]),
            ["lines", "0", "planned"],
            "OUT_OF_RANGE",
        ),
        (
            json!([line("SCHOOL", 1, 2), line("SCHOOL", 1, 2)]),
            ["lines", "1", "kind"],
            "NOT_ALLOWED",
        ),
        (
            json!([line("SCHOOL", 0, 0)]),
            ["lines", "0", "base"],
            "OUT_OF_RANGE",
        ),
        (
            json!([line("SCHOOL", 3, 2)]),
            ["lines", "0", "planned"],
            "OUT_OF_RANGE",
        ),
    ] {
        assert_eq!(
            problem(json!({ "lines": lines })).await,
            named(&path, wrong)
        );
    }
    assert_eq!(
        targets(&app, app.town.municipal, &[]).await,
        [] as [Value; 0]
    );
}

async fn who_was_slower_sees_what_is_there_and_who_repeats_does_nothing(app: TestApp) {
    let centre = app.town.municipal;
    let once = over(wanted(&app), json!({ "clientMutationId": "once" }));
    let first = set(&app, centre, once.clone()).await;
    assert_eq!(set(&app, centre, once).await, first);
    let said = set(&app, centre, wanted(&app)).await;
    assert_eq!(said["__typename"], "SetTargetConflict");
    assert_eq!(said["current"]["revision"], 1);
    let ahead = over(wanted(&app), json!({ "year": 2025, "revision": 4 }));
    assert_eq!(set(&app, centre, ahead).await["current"], Value::Null);
    assert_eq!(targets(&app, centre, &[]).await.len(), 1);
}

async fn somebody_elses_targets_are_unknown(app: TestApp) {
    let id = proposed(&app).await;
    let approval = json!({ "targetId": id, "revision": 1 });
    for other in [
        app.town.distant_municipal,
        app.town.foreign_regional,
        app.town.head,
        app.town.mentor,
    ] {
        let client = app.as_(other);
        assert_eq!(client.refused("setTarget", wanted(&app)).await, "NOT_FOUND");
        assert_eq!(
            client.refused("approveTarget", approval.clone()).await,
            "NOT_FOUND"
        );
    }
    for other in [app.town.regional, app.town.authority] {
        let client = app.as_(other);
        assert_eq!(client.refused("setTarget", wanted(&app)).await, "FORBIDDEN");
    }
    // A school has no targets of its own.
    let own = over(wanted(&app), json!({ "placeId": school(app.town.school) }));
    assert_eq!(
        app.as_(app.town.head).refused("setTarget", own).await,
        "NOT_FOUND"
    );
}
