//! Packages of documents: computed from what is there, confirmed by a click, summed up for the region.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::documents::{added, approved, school, submitted};
use crate::harness::TestApp;
use crate::roadmaps;

on_both! {
    a_package_is_computed_from_what_is_there;
    what_is_of_an_earlier_year_is_confirmed_by_a_click;
    the_municipality_says_what_is_required;
    the_region_reads_sums_and_no_data_is_no_nought;
    what_documents_ask_for_stands_on_the_home_page;
}

const PACKAGE: &str = "schoolYear required current percent
    lines { item status documentId roadmapId orderId confirmedOn confirmedBy viewerCanConfirm }";

async fn package(app: &TestApp) -> Value {
    let query =
        format!("query($id: ID!) {{ viewer {{ school(id: $id) {{ package {{ {PACKAGE} }} }} }} }}");
    let said = app
        .as_(app.town.curator)
        .run(&query, json!({ "id": school(app) }))
        .await;
    said["viewer"]["school"]["package"].clone()
}

fn statuses(package: &Value) -> Vec<(String, String)> {
    let lines = package["lines"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    lines
        .map(|line| (text(&line["item"]), text(&line["status"])))
        .collect()
}

fn status(package: &Value, item: &str) -> String {
    let all = statuses(package);
    all.into_iter().find(|(name, _)| name == item).unwrap().1
}

fn municipality(app: &TestApp) -> String {
    format!("municipality:{}", app.town.municipality.0)
}

async fn takes_part(app: &TestApp) {
    let input = json!({ "schoolId": school(app), "schoolYear": 2026, "participates": true });
    app.as_(app.town.municipal)
        .mutate("setModelParticipation", input, "")
        .await;
}

async fn a_package_is_computed_from_what_is_there(app: TestApp) {
    let before = package(&app).await;
    assert_eq!(
        (&before["schoolYear"], &before["required"]),
        (&json!(2026), &json!(7))
    );
    for item in ["REGULATION", "ROADMAP", "PROGRAMME"] {
        assert_eq!(status(&before, item), "MISSING", "{item}");
    }
    // A draft proves nothing; what is approved does.
    let id = added(&app, app.town.curator, &school(&app)).await;
    assert_eq!(status(&package(&app).await, "REGULATION"), "MISSING");
    approved(&app, &id, 1, "2026-09-01").await;
    let now = package(&app).await;
    assert_eq!(status(&now, "REGULATION"), "CURRENT");
    assert_eq!(now["lines"][0]["documentId"], json!(id));
    assert_eq!(
        now["current"].as_i64(),
        before["current"].as_i64().map(|n| n + 1)
    );
    let share = now["current"].as_i64().unwrap() * 100 / 7;
    assert_eq!(now["percent"].as_i64(), Some(share));
    // Publishing it makes the section of the site.
    let site = status(&now, "SITE_SECTION");
    let input = json!({ "documentId": id, "revision": 2, "isPublished": true });
    app.as_(app.town.curator)
        .mutate("publishDocument", input, "")
        .await;
    assert_eq!(
        status(&package(&app).await, "SITE_SECTION"),
        "CURRENT",
        "was {site}"
    );

    let plan = roadmaps::drafted(&app, app.town.curator, &school(&app), &roadmaps::ROWS[..3]).await;
    roadmaps::checked(&app, app.town.curator, &plan).await;
    let free =
        json!({ "municipalityId": municipality(&app), "version": 0, "reviewRequired": false });
    app.as_(app.town.municipal)
        .mutate("setRoadmapPolicy", free, "")
        .await;
    let said = roadmaps::approve(&app, app.town.head, &plan).await;
    assert_eq!(said["roadmap"]["state"], "IN_FORCE", "{said:#}");
    let now = package(&app).await;
    assert_eq!(status(&now, "ROADMAP"), "CURRENT");
    assert_eq!(now["lines"][1]["roadmapId"], json!(plan));
}

async fn what_is_of_an_earlier_year_is_confirmed_by_a_click(app: TestApp) {
    let who = app.town.curator;
    let confirm = async |item: &str, year: i32| {
        let input = json!({ "schoolId": school(&app), "schoolYear": year, "item": item });
        let selection = format!(
            "... on ConfirmPackageItemDone {{ package {{ {PACKAGE} }} }} ... on ConfirmPackageItemRefused {{ reason }}"
        );
        app.as_(who)
            .mutate("confirmPackageItem", input, &selection)
            .await
    };
    assert_eq!(confirm("REGULATION", 2026).await["reason"], "NOT_THERE");
    assert_eq!(confirm("CONSENTS", 2026).await["reason"], "MADE_ANEW");
    assert_eq!(confirm("REGULATION", 2025).await["reason"], "OTHER_YEAR");
    let id = added(&app, who, &school(&app)).await;
    approved(&app, &id, 1, "2023-09-01").await;
    let old = package(&app).await;
    assert_eq!(status(&old, "REGULATION"), "NEEDS_ACTUALISATION");
    assert_eq!(old["lines"][0]["viewerCanConfirm"], json!(true));
    let said = confirm("REGULATION", 2026).await;
    let line = &said["package"]["lines"][0];
    assert_eq!(
        (&line["status"], &line["confirmedOn"]),
        (&json!("CURRENT"), &json!("2026-11-15"))
    );
    assert_eq!(line["viewerCanConfirm"], json!(false));
    assert!(line["confirmedBy"].as_str().is_some());
    // Said again, it stays as it was.
    assert_eq!(
        confirm("REGULATION", 2026).await["__typename"],
        "ConfirmPackageItemDone"
    );
    let input = json!({ "schoolId": school(&app), "schoolYear": 2026, "item": "REGULATION" });
    for other in [
        app.town.sibling_curator,
        app.town.municipal,
        app.town.mentor,
    ] {
        assert_eq!(
            app.as_(other)
                .refused("confirmPackageItem", input.clone())
                .await,
            "NOT_FOUND"
        );
    }
}

async fn the_municipality_says_what_is_required(app: TestApp) {
    let set = async |version: i32, required: Value| {
        let input = json!({ "municipalityId": municipality(&app), "version": version, "required": required });
        let selection = "... on SetPackagePolicyDone { policy { required version } }
            ... on SetPackagePolicyConflict { current { version } }";
        app.as_(app.town.municipal)
            .mutate("setPackagePolicy", input, selection)
            .await
    };
    let said = set(0, json!(["ROADMAP", "REGULATION", "ROADMAP"])).await;
    assert_eq!(
        said["policy"],
        json!({ "required": ["REGULATION", "ROADMAP"], "version": 1 })
    );
    assert_eq!(set(0, json!([])).await["current"]["version"], json!(1));
    assert_eq!(package(&app).await["required"], json!(2));
    set(1, json!([])).await;
    let none = package(&app).await;
    assert_eq!(
        (&none["required"], &none["percent"]),
        (&json!(0), &Value::Null)
    );
    let query = "query($id: ID!) { viewer { municipality(id: $id) { packagePolicy { viewerCanChange } package { required } } } }";
    for (who, may) in [(app.town.municipal, true), (app.town.authority, false)] {
        let said = app
            .as_(who)
            .run(query, json!({ "id": municipality(&app) }))
            .await;
        let desk = &said["viewer"]["municipality"];
        assert_eq!(
            desk,
            &json!({ "packagePolicy": { "viewerCanChange": may }, "package": null })
        );
    }
}

async fn the_region_reads_sums_and_no_data_is_no_nought(app: TestApp) {
    let region = json!({ "id": format!("region:{}", app.town.region.0) });
    let query = "query($id: ID!) { viewer { region(id: $id) { packageTotals {
        municipality { id } schools complete required current percent countedAt } } } }";
    let totals = async || {
        let said = app.as_(app.town.regional).run(query, region.clone()).await;
        let all = said["viewer"]["region"]["packageTotals"]
            .as_array()
            .unwrap()
            .clone();
        let here = json!(municipality(&app));
        all.into_iter()
            .find(|line| line["municipality"]["id"] == here)
            .unwrap()
    };
    let never = totals().await;
    assert_eq!(
        (&never["schools"], &never["percent"]),
        (&Value::Null, &Value::Null)
    );

    takes_part(&app).await;
    let id = added(&app, app.town.curator, &school(&app)).await;
    approved(&app, &id, 1, "2026-09-01").await;
    graphql::jobs::count_packages(app.store()).await.unwrap();
    let list = "query($id: ID!) { viewer { municipality(id: $id) { packages { school { id } package { required current } } } } }";
    let said = app
        .as_(app.town.authority)
        .run(list, json!({ "id": municipality(&app) }))
        .await;
    let live = said["viewer"]["municipality"]["packages"]
        .as_array()
        .unwrap()
        .clone();
    let sum = |of: &str| {
        live.iter()
            .map(|line| line["package"][of].as_i64().unwrap())
            .sum::<i64>()
    };
    let counted = totals().await;
    assert!(!live.is_empty());
    assert_eq!(counted["schools"].as_u64(), u64::try_from(live.len()).ok());
    // What was counted is what the schools show.
    assert_eq!(
        (counted["required"].as_i64(), counted["current"].as_i64()),
        (Some(sum("required")), Some(sum("current")))
    );
    assert!(counted["percent"].as_i64().unwrap() > 0);
    assert!(counted["countedAt"].is_string());
}

async fn what_documents_ask_for_stands_on_the_home_page(app: TestApp) {
    let tasks = async |who: PersonId, kind: &str| {
        let said = app
            .as_(who)
            .ask("{ viewer { tasks { kind target count } } }")
            .await;
        let all = said["viewer"]["tasks"].as_array().unwrap().clone();
        all.into_iter()
            .filter(|task| task["kind"] == kind)
            .collect::<Vec<Value>>()
    };
    let (who, centre) = (app.town.curator, app.town.municipal);
    takes_part(&app).await;
    let open = tasks(who, "COMPLETE_PACKAGE").await;
    let before = package(&app).await;
    let lacking = before["required"].as_i64().unwrap() - before["current"].as_i64().unwrap();
    assert_eq!(open[0]["count"].as_i64(), Some(lacking));
    assert_eq!(open[0]["target"], json!(school(&app)));

    let id = submitted(&app).await;
    let waiting = tasks(centre, "EXAMINE_DOCUMENT").await;
    assert_eq!(
        waiting
            .iter()
            .map(|task| &task["target"])
            .collect::<Vec<_>>(),
        [&json!(id)]
    );
    assert!(tasks(who, "REWRITE_DOCUMENT").await.is_empty());
    let input = json!({ "documentId": id, "revision": 3, "conclusion": "NEGATIVE", "remarks": "Нет раздела о мотивации" });
    app.as_(centre).mutate("examineDocument", input, "").await;
    assert!(tasks(centre, "EXAMINE_DOCUMENT").await.is_empty());
    assert_eq!(tasks(who, "REWRITE_DOCUMENT").await[0]["target"], json!(id));
}
