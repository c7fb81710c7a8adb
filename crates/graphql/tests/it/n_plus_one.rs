//! The number of statements does not grow with the number of rows.

use domain::access::Actor;
use serde_json::{Value, json};

use crate::harness::TestApp;

#[tokio::test]
async fn a_register_of_many_schools_costs_the_statements_of_one() {
    let app = TestApp::new().await;
    let query = "query($id: ID!) { viewer { municipality(id: $id) { schools(first: 50) {
        nodes { id name inModel figures { counts { value } } } pageInfo { endCursor } } } } }";
    let id = json!({ "id": format!("municipality:{}", app.town.municipality.0) });
    same_for_more_rows(&app, app.town.actor(app.town.municipal), query, id).await;
}

async fn same_for_more_rows(app: &TestApp, actor: Actor, query: &str, variables: Value) {
    let client = app.client(actor);
    let few = app.statements(client.run(query, variables.clone())).await;
    for number in 10..30 {
        let name = format!("Школа № {number}");
        app.world().school(app.town.region, app.town.municipality, &name).await;
    }
    let many = app.statements(client.run(query, variables)).await;
    assert!(few > 0, "statements are counted");
    assert_eq!(few, many, "statements for few and for many rows");
}
