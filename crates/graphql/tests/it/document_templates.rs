//! Templates of documents: a region writes one, a municipality a variant, a school fills it.

use domain::access::Place;
use domain::id::{DocumentTemplateId, PersonId};
use graphql::GqlError;
use graphql::papers::template::filled;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::documents::school;
use crate::harness::TestApp;

on_both! {
    a_template_of_the_region_reaches_the_school_that_fills_it;
    a_template_is_written_by_its_place_alone;
}

const ANSWER: &str = "... on KeepDocumentTemplateDone { template { id version title placeholders owner { level } parent { title } } }
    ... on KeepDocumentTemplateConflict { current { version } }
    ... on InvalidInput { fields { path problem } }";

async fn keep(app: &TestApp, who: PersonId, input: Value) -> Value {
    app.as_(who)
        .mutate("keepDocumentTemplate", input, ANSWER)
        .await
}

fn wording(place: &str, version: i32, body: &str) -> Value {
    json!({ "placeId": place, "version": version, "kind": "ORDER", "title": "Приказ о назначении куратора", "body": body })
}

async fn a_template_of_the_region_reaches_the_school_that_fills_it(app: TestApp) {
    let town = &app.town;
    let region = format!("region:{}", town.region.0);
    let said = keep(
        &app,
        town.regional,
        wording(&region, 0, "{organisation}: {head}, {что-то}"),
    )
    .await;
    let above = said["template"]["id"].clone();
    assert_eq!(
        said["template"]["placeholders"],
        json!(["organisation", "head", "что-то"])
    );
    let mut variant = wording(
        &format!("municipality:{}", town.municipality.0),
        0,
        "{organisation}: {order number}",
    );
    variant["parentId"] = above;
    let said = keep(&app, town.municipal, variant).await;
    assert_eq!(
        said["template"]["parent"]["title"],
        "Приказ о назначении куратора"
    );

    let query = "query($id: ID!) { viewer { school(id: $id) { documentTemplates {
        id owner { level } kind body version viewerCanEdit preview(placeId: $id) } } } }";
    let said = app
        .as_(town.curator)
        .run(query, json!({ "id": school(&app) }))
        .await;
    let all = said["viewer"]["school"]["documentTemplates"]
        .as_array()
        .unwrap();
    // Two of the levels above, three of the program.
    assert_eq!(all.len(), 5, "{all:#?}");
    let of = |level: &str| {
        all.iter()
            .find(|one| one["owner"]["level"] == level)
            .unwrap()
    };
    let filled_in = of("REGION")["preview"].as_str().unwrap();
    assert!(filled_in.ends_with("{что-то}"), "{filled_in}");
    assert!(
        !filled_in.contains("{organisation}") && !filled_in.contains("{head}"),
        "{filled_in}"
    );
    assert!(
        of("MUNICIPALITY")["preview"]
            .as_str()
            .unwrap()
            .ends_with("{order number}")
    );
    assert!(all.iter().all(|one| one["viewerCanEdit"] == json!(false)));
    let ready = all.iter().find(|one| one["owner"].is_null()).unwrap();
    assert_eq!(ready["version"], json!(0));
    let other = "query($id: ID!, $at: ID!) { viewer { school(id: $id) { documentTemplates { preview(placeId: $at) } } } }";
    let elsewhere = format!("school:{}", town.sibling.school.0);
    let said = app
        .as_(town.curator)
        .run(other, json!({ "id": school(&app), "at": elsewhere }))
        .await;
    assert_eq!(
        said["viewer"]["school"]["documentTemplates"][0]["preview"],
        Value::Null
    );

    let id = ready["id"].as_str().unwrap().split_once(':').unwrap().1;
    let id = DocumentTemplateId(id.parse().unwrap());
    let here = Place::School(town.school.school);
    let paper = filled(&app.viewer(town.curator), id, here).await.unwrap();
    assert!(!paper.organisation.is_empty());
    let foreign = filled(&app.viewer(town.sibling_curator), id, here).await;
    assert!(matches!(foreign, Err(GqlError::NotFound)));
}

async fn a_template_is_written_by_its_place_alone(app: TestApp) {
    let (who, place) = (app.town.curator, school(&app));
    let said = keep(&app, who, wording(&place, 0, " ")).await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["body"], "problem": "EMPTY" }])
    );
    let said = keep(&app, who, wording(&place, 0, "{head}")).await;
    let id = said["template"]["id"].clone();
    let mut again = wording(&place, 1, "{curator}");
    again["templateId"] = id.clone();
    assert_eq!(
        keep(&app, who, again.clone()).await["template"]["version"],
        json!(2)
    );
    assert_eq!(
        keep(&app, who, again.clone()).await["current"]["version"],
        json!(2)
    );
    // Whose template it is not finds none, under whichever place it is named.
    for (other, place) in [
        (app.town.sibling_curator, place.clone()),
        (
            app.town.sibling_curator,
            format!("school:{}", app.town.sibling.school.0),
        ),
        (
            app.town.municipal,
            format!("municipality:{}", app.town.municipality.0),
        ),
    ] {
        let mut input = again.clone();
        input["placeId"] = json!(place);
        assert_eq!(
            app.as_(other).refused("keepDocumentTemplate", input).await,
            "NOT_FOUND"
        );
    }
    let mut variant = wording(&format!("school:{}", app.town.sibling.school.0), 0, "…");
    variant["parentId"] = id;
    assert_eq!(
        app.as_(app.town.sibling_curator)
            .refused("keepDocumentTemplate", variant)
            .await,
        "NOT_FOUND"
    );
}
