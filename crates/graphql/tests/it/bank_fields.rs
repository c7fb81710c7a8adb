//! Fields that a municipality adds to the cards of its banks.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::banks::card_of;
use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    the_methodologist_adds_a_field_and_gives_it_versions;
    a_definition_says_what_does_not_fit;
    fields_are_filled_by_owner_and_curator_and_kept_under_their_version;
    what_is_internal_stays_at_the_school;
    a_field_out_of_use_is_filled_no_more_and_stays_readable;
    fields_of_others_do_not_exist;
}

const KEPT: &str = "... on KeepBankFieldDone { field { id name kind options visibility version } }
    ... on KeepBankFieldConflict { current { version } } ... on InvalidInput { fields { path problem } }";

fn field(app: &TestApp) -> Value {
    json!({ "municipalityId": format!("municipality:{}", app.town.municipality.0), "side": "MENTOR",
        "name": "Площадка", "kind": "CHOICE", "options": ["очно", "заочно"], "visibility": "MUNICIPAL" })
}

pub(crate) async fn add(app: &TestApp, input: Value) -> String {
    let said = app
        .as_(app.town.municipal)
        .mutate("keepBankField", input, KEPT)
        .await;
    said["field"]["id"].as_str().unwrap().to_owned()
}

async fn fill(app: &TestApp, who: PersonId, field: &str, value: &str) -> Value {
    let card = card_of(app, app.town.mentor).await;
    let input = json!({ "cardId": card, "values": [{ "fieldId": field, "value": value }] });
    let selection =
        "... on FillBankFieldsDone { fields { value outdated field { name version retired } } }
        ... on InvalidInput { fields { path problem } }";
    app.as_(who)
        .mutate("fillBankFields", input, selection)
        .await
}

async fn the_methodologist_adds_a_field_and_gives_it_versions(app: TestApp) {
    let id = add(&app, field(&app)).await;
    let mut input = field(&app);
    input["fieldId"] = json!(id);
    input["version"] = json!(1);
    input["options"] = json!(["очно", "дистанционно"]);
    let methodologist = app.as_(app.town.municipal);
    let said = methodologist
        .mutate("keepBankField", input.clone(), KEPT)
        .await;
    assert_eq!(said["field"]["version"], 2);
    assert_eq!(said["field"]["options"], json!(["очно", "дистанционно"]));
    let said = methodologist
        .mutate("keepBankField", input.clone(), KEPT)
        .await;
    assert_eq!(said["current"]["version"], 2);
    assert_eq!(
        app.as_(app.town.authority)
            .refused("keepBankField", input.clone())
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(app.town.curator)
            .refused("keepBankField", input)
            .await,
        "NOT_FOUND"
    );
}

async fn a_definition_says_what_does_not_fit(app: TestApp) {
    let mut input = field(&app);
    input["options"] = json!(["очно", "очно"]);
    let methodologist = app.as_(app.town.municipal);
    let said = methodologist
        .mutate("keepBankField", input.clone(), KEPT)
        .await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["options"], "problem": "OUT_OF_RANGE" }])
    );
    input["kind"] = json!("TEXT");
    let said = methodologist.mutate("keepBankField", input, KEPT).await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["options"], "problem": "NOT_ALLOWED" }])
    );
}

async fn fields_are_filled_by_owner_and_curator_and_kept_under_their_version(app: TestApp) {
    let id = add(&app, field(&app)).await;
    let said = fill(&app, app.town.mentor, &id, "заочно").await;
    let first = json!({ "value": "заочно", "outdated": false,
        "field": { "name": "Площадка", "version": 1, "retired": false } });
    assert_eq!(said["fields"], json!([first]));
    let said = fill(&app, app.town.curator, &id, "никак").await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["values", "0", "value"], "problem": "NOT_ALLOWED" }])
    );

    let mut input = field(&app);
    input["fieldId"] = json!(id);
    input["version"] = json!(1);
    input["options"] = json!(["очно", "дистанционно"]);
    app.as_(app.town.municipal)
        .mutate("keepBankField", input, KEPT)
        .await;
    let query = "query($id: ID!) { viewer { school(id: $id) { mentorCards { nodes {
        extraFields { value outdated } } } } } }";
    let school = json!({ "id": format!("school:{}", app.town.school.school.0) });
    let seen = app.as_(app.town.curator).run(query, school).await;
    let old = json!([{ "value": "заочно", "outdated": true }]);
    assert_eq!(
        seen["viewer"]["school"]["mentorCards"]["nodes"][0]["extraFields"],
        old
    );
    let said = fill(&app, app.town.curator, &id, "").await;
    assert_eq!(said["fields"][0]["value"], Value::Null);
}

async fn what_is_internal_stays_at_the_school(app: TestApp) {
    let mut input = field(&app);
    input["visibility"] = json!("INTERNAL");
    let id = add(&app, input).await;
    fill(&app, app.town.curator, &id, "очно").await;
    let query = "query($id: ID!) { viewer { municipality(id: $id) { bank { fields { name }
        mentorCards { nodes { extraFields { value } } } } } } }";
    let id = json!({ "id": format!("municipality:{}", app.town.municipality.0) });
    let seen = app.as_(app.town.municipal).run(query, id).await;
    let bank = &seen["viewer"]["municipality"]["bank"];
    assert_eq!(bank["fields"], json!([{ "name": "Площадка" }]));
    assert_eq!(bank["mentorCards"]["nodes"][0]["extraFields"], json!([]));
}

async fn a_field_out_of_use_is_filled_no_more_and_stays_readable(app: TestApp) {
    let id = add(&app, field(&app)).await;
    fill(&app, app.town.mentor, &id, "очно").await;
    let retire = |retire: bool| json!({ "fieldId": id, "retire": retire });
    let selection = "... on RetireBankFieldDone { field { retired } }";
    let methodologist = app.as_(app.town.municipal);
    let said = methodologist
        .mutate("retireBankField", retire(true), selection)
        .await;
    assert_eq!(said["field"]["retired"], true);
    let card = card_of(&app, app.town.mentor).await;
    let input = json!({ "cardId": card, "values": [{ "fieldId": id, "value": "заочно" }] });
    assert_eq!(
        app.as_(app.town.mentor)
            .refused("fillBankFields", input)
            .await,
        "NOT_FOUND"
    );
    let query =
        "{ viewer { participant { mentorCards { extraFields { value field { retired } } } } } }";
    let seen = app.as_(app.town.mentor).ask(query).await;
    let kept = json!([{ "value": "очно", "field": { "retired": true } }]);
    assert_eq!(
        seen["viewer"]["participant"]["mentorCards"][0]["extraFields"],
        kept
    );
    let said = methodologist
        .mutate("retireBankField", retire(false), selection)
        .await;
    assert_eq!(said["field"]["retired"], false);
}

async fn fields_of_others_do_not_exist(app: TestApp) {
    let id = add(&app, field(&app)).await;
    let other = app.as_(app.town.distant_municipal);
    let retire = json!({ "fieldId": id, "retire": true });
    assert_eq!(other.refused("retireBankField", retire).await, "NOT_FOUND");
    // A field of the other bank, a card of another school.
    let need = app
        .store()
        .needs()
        .of_people(&[app.town.mentee])
        .await
        .unwrap()[0]
        .id
        .0;
    let values = json!([{ "fieldId": id, "value": "очно" }]);
    let input = json!({ "cardId": format!("need:{need}"), "values": values });
    assert_eq!(
        app.as_(app.town.curator)
            .refused("fillBankFields", input)
            .await,
        "NOT_FOUND"
    );
    let sibling = app
        .world()
        .mentor_card(app.town.sibling_head, app.town.sibling, 1)
        .await;
    let input = json!({ "cardId": format!("mentor-card:{sibling}"), "values": values });
    assert_eq!(
        app.as_(app.town.curator)
            .refused("fillBankFields", input.clone())
            .await,
        "NOT_FOUND"
    );
    assert_eq!(
        app.as_(app.town.sibling_curator)
            .mutate("fillBankFields", input, "")
            .await["__typename"],
        "FillBankFieldsDone"
    );
}
