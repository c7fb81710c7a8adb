//! The register of schools that implement the model, and the figures above it.

use serde_json::json;

use crate::harness::TestApp;

const REGISTER: &str =
    "... on SetModelParticipationDone { school { inModel figures { counts { value } } } }
    ... on SetModelParticipationRefused { reason }";

#[tokio::test]
async fn a_registered_school_becomes_a_figure_of_the_municipality_and_the_region() {
    let app = TestApp::new().await;
    let municipal = app.as_(app.town.municipal);
    let school = format!("school:{}", app.town.school.school.0);
    let input = json!({ "schoolId": school, "schoolYear": 2026, "participates": true });

    let done = municipal
        .mutate("setModelParticipation", input.clone(), REGISTER)
        .await;
    assert_eq!(done["school"]["inModel"], true);
    municipal
        .mutate("setModelParticipation", input, REGISTER)
        .await;

    let query = "query($id: ID!) { viewer { region(id: $id) {
        figures { count(indicator: SCHOOLS_IN_MODEL) { value withheld } }
        municipalities { name figures { count(indicator: SCHOOLS_IN_MODEL) { value } } } } } }";
    let region = format!("region:{}", app.town.region.0);
    let seen = app
        .as_(app.town.regional)
        .run(query, json!({ "id": region }))
        .await;
    let seen = &seen["viewer"]["region"];
    assert_eq!(
        seen["figures"]["count"],
        json!({ "value": 1, "withheld": false })
    );
    assert_eq!(
        seen["municipalities"],
        json!([
            { "name": "Берёзовский муниципальный район", "figures": { "count": { "value": 1 } } },
            // Nobody has counted there yet: no data is not nought.
            { "name": "Городской округ Ясный", "figures": { "count": { "value": null } } },
        ])
    );
}

#[tokio::test]
async fn a_year_too_far_ahead_is_refused() {
    let app = TestApp::new().await;
    let school = format!("school:{}", app.town.school.school.0);
    let input = json!({ "schoolId": school, "schoolYear": 2028, "participates": true });
    let said = app
        .as_(app.town.municipal)
        .mutate("setModelParticipation", input, REGISTER)
        .await;
    assert_eq!(said["reason"], "YEAR_TOO_FAR");
}

#[tokio::test]
async fn the_same_key_takes_effect_once_and_refuses_another_input() {
    let app = TestApp::new().await;
    let regional = app.as_(app.town.regional);
    let input = |name: &str| {
        json!({ "clientMutationId": "k-1", "regionId": format!("region:{}", app.town.region.0),
            "name": name, "kind": "DISTRICT" })
    };
    let selection = "... on AddMunicipalityDone { municipality { id } } ... on AddMunicipalityRefused { reason }";
    let once = regional
        .mutate("addMunicipality", input("Лесной район"), selection)
        .await;
    let again = regional
        .mutate("addMunicipality", input("Лесной район"), selection)
        .await;
    assert_eq!(once["__typename"], "AddMunicipalityDone");
    assert_eq!(once, again);
    assert_eq!(
        regional
            .refused("addMunicipality", input("Полевой район"))
            .await,
        "CONFLICT"
    );
}

#[tokio::test]
async fn a_name_that_is_no_text_comes_back_with_its_field() {
    let app = TestApp::new().await;
    let input = json!({ "regionId": format!("region:{}", app.town.region.0), "name": " \u{0} ", "kind": "DISTRICT" });
    let selection = "... on InvalidInput { fields { path problem limit } }";
    let said = app
        .as_(app.town.regional)
        .mutate("addMunicipality", input, selection)
        .await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["name"], "problem": "CONTROL_CHARACTER", "limit": null }])
    );
}
