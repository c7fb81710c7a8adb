//! Every root field and every mutation × every kind of client. Coverage is taken from the schema: a new one without a
//! row here fails.
//!
//! If you're here because coverage failed: add the field to `cases` with an input that is right for the one who may,
//! so that each refusal is about rights and nothing else; then read the printed table in `authz_matrix.snap` and
//! accept it with `INSTA_UPDATE=always cargo test -p graphql --test it authz_matrix`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::pin::Pin;

use domain::access::Actor;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::harness::{TestApp, code};

/// Asks `query` with `variables` as each client in turn, on a world of its own, and tells what came of it.
struct Case {
    /// The root field or mutation.
    field: &'static str,
    query: String,
    /// Prepares the world and gives the variables.
    variables: Prepare,
}

/// Writes what the case begins with, and gives its variables.
type Prepare = for<'a> fn(&'a TestApp) -> Pin<Box<dyn Future<Output = Value> + 'a>>;

/// A [`Prepare`] from an async block over `app`.
macro_rules! given {
    ($app:ident => $body:expr) => {
        |$app| Box::pin(async move { $body })
    };
}

mod banks;
mod campaigns;
mod documents;
mod file_grants;
mod imports;
mod individual_routes;
mod matching;
mod mediations;
mod mentorships;
mod one_offs;
mod people;
mod programmes;
mod roadmaps;
mod surveys;
mod targets;
mod templates;

fn cases() -> Vec<Case> {
    let mut all = vec![
        Case {
            field: "viewer",
            query: "{ viewer { __typename } }".to_owned(),
            variables: given!(_app => json!({})),
        },
        Case {
            field: "schedulePreview",
            query: "query($text: String!, $day: Date!) { schedulePreview(text: $text, from: $day, to: $day) { __typename } }"
                .to_owned(),
            variables: given!(_app => json!({ "text": "постоянно", "day": "2026-11-15" })),
        },
        mutation(
            "addMunicipality",
            given!(app => json!({
                "regionId": format!("region:{}", app.town.region.0), "name": "Новый район", "kind": "DISTRICT",
            })),
        ),
        mutation(
            "setModelParticipation",
            given!(app => json!({
                "schoolId": format!("school:{}", app.town.school.school.0), "schoolYear": 2026, "participates": true,
            })),
        ),
    ];
    all.extend(imports::cases());
    all.extend(banks::cases());
    all.extend(campaigns::cases());
    all.extend(individual_routes::cases());
    all.extend(mediations::cases());
    all.extend(file_grants::cases());
    all.extend(documents::cases());
    all.extend(matching::cases());
    all.extend(mentorships::cases());
    all.extend(one_offs::cases());
    all.extend(people::cases());
    all.extend(programmes::cases());
    all.extend(roadmaps::cases());
    all.extend(surveys::cases());
    all.extend(targets::cases());
    all.extend(templates::cases());
    all
}

fn mutation(field: &'static str, variables: Prepare) -> Case {
    let mut letters = field.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let query = format!(
        "mutation($input: {first}{}Input!) {{ {field}(input: $input) {{ __typename }} }}",
        letters.as_str()
    );
    Case {
        field,
        query,
        variables,
    }
}

fn clients(app: &TestApp) -> Vec<(&'static str, Actor)> {
    let town = &app.town;
    let person = |id| town.actor(id);
    vec![
        ("public", Actor::Public),
        ("regional methodologist", person(town.regional)),
        ("municipal methodologist", person(town.municipal)),
        ("municipal authority", person(town.authority)),
        ("head", person(town.head)),
        ("curator", person(town.curator)),
        ("psychologist", person(town.psychologist)),
        ("school administrator", person(town.administrator)),
        ("mentor", person(town.mentor)),
        ("mentee", person(town.mentee)),
        ("colleague", person(town.bystander)),
        ("curator of a sibling school", person(town.sibling_curator)),
        ("head of a sibling school", person(town.sibling_head)),
        (
            "methodologist of another municipality",
            person(town.distant_municipal),
        ),
        (
            "methodologist of another region",
            person(town.foreign_regional),
        ),
    ]
}

/// Lines of the audit trail.
async fn trail(app: &TestApp) -> usize {
    let rows = app.store().connection();
    let statement = "SELECT id FROM audit";
    let statement = sea_orm::Statement::from_string(rows.get_database_backend(), statement);
    rows.query_all_raw(statement).await.unwrap().len()
}

#[tokio::test]
async fn every_root_field_and_mutation_answers_each_client_as_the_matrix_says() {
    let mut table = String::new();
    for case in cases() {
        writeln!(table, "{}", case.field).unwrap();
        let mut app = TestApp::new().await;
        let mut touched = false;
        for index in 0..clients(&app).len() {
            // Whoever comes after a success finds the world as it was before.
            if touched {
                app = TestApp::new().await;
            }
            let (name, actor) = clients(&app).swap_remove(index);
            let given = (case.variables)(&app).await;
            let mutates = case.query.starts_with("mutation");
            let variables = if mutates {
                json!({ "input": given })
            } else {
                given
            };
            let before = trail(&app).await;
            let answer = app.client(actor).answer(&case.query, variables).await;
            let said = match &answer["data"][case.field] {
                Value::Null if answer.get("errors").is_none() => "null".to_owned(),
                Value::Null => code(&answer),
                found => found["__typename"].as_str().unwrap_or("list").to_owned(),
            };
            touched = mutates && !answer["data"][case.field].is_null();
            // What changes something says so in the trail; what does not is named here, one by one.
            let silent = touched && said.ends_with("Done") && trail(&app).await == before;
            let remark = if silent {
                ", without a line in the trail"
            } else {
                ""
            };
            writeln!(table, "    {name}: {said}{remark}").unwrap();
        }
    }
    insta::assert_snapshot!("authz_matrix", table);
}

#[tokio::test]
async fn the_matrix_covers_every_root_field_and_mutation() {
    let query = "{ __schema { queryType { fields { name } } mutationType { fields { name } } } }";
    let answer = graphql::schema().execute(query).await;
    let answer = serde_json::to_value(answer.data).unwrap();
    let names = |root: &str| -> BTreeSet<String> {
        let fields = answer["__schema"][root]["fields"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        fields
            .iter()
            .filter_map(|field| field["name"].as_str().map(str::to_owned))
            .collect()
    };
    let mut wanted = names("queryType");
    wanted.extend(names("mutationType"));
    let covered: BTreeSet<String> = cases().iter().map(|case| case.field.to_owned()).collect();
    let missing: Vec<_> = wanted.difference(&covered).collect();
    let stale: Vec<_> = covered.difference(&wanted).collect();
    assert!(
        missing.is_empty(),
        "without a row in the authorization matrix: {missing:?}"
    );
    assert!(
        stale.is_empty(),
        "in the authorization matrix, but not in the schema: {stale:?}"
    );
}
