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

#[tokio::test]
async fn a_desk_of_many_pairs_and_orders_costs_the_statements_of_one() {
    let app = TestApp::new().await;
    let town = &app.town;
    let query = "query($id: ID!) { viewer { school(id: $id) {
        mentorships(first: 50) { nodes { proposedOn viewerCan order { number viewerCan }
            mentors { person { fullName position } answer } mentees { person { fullName } }
            missingConsents { purpose } history { by deed } requests { kind } rests { from } } }
        orders(first: 50) { nodes { title preparedOn signedBy { shortName } viewerCan
            mentorships { id mentees { person { fullName } } } changes { kind } } } } } }";
    let id = json!({ "id": crate::pairing::school(town.school) });
    crate::pairing::agreed(&app).await;
    app.world()
        .pair_in_force(town.school, town.mentor, town.bystander)
        .await;
    let client = app.as_(town.curator);
    let few = app.statements(client.run(query, id.clone())).await;
    for number in 0..15 {
        let letter = char::from_u32(0x430 + number).expect("a Russian letter");
        let mentee = crate::pairing::another_mentee(&app, &format!("Новик{letter} Олег")).await;
        app.world()
            .pair_in_force(town.school, town.mentor, mentee)
            .await;
    }
    let many = app.statements(client.run(query, id)).await;
    assert!(few > 0, "statements are counted");
    // A busy machine may split a batch; a statement a row would make fifteen more.
    assert!(
        many < few + 10,
        "{few} statements for two pairs, {many} for seventeen"
    );
}

async fn same_for_more_rows(app: &TestApp, actor: Actor, query: &str, variables: Value) {
    let client = app.client(actor);
    let few = app.statements(client.run(query, variables.clone())).await;
    for number in 10..30 {
        let name = format!("Школа № {number}");
        app.world()
            .school(app.town.region, app.town.municipality, &name)
            .await;
    }
    let many = app.statements(client.run(query, variables)).await;
    assert!(few > 0, "statements are counted");
    assert_eq!(few, many, "statements for few and for many rows");
}
