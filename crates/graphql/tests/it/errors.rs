//! What a broken database tells a client: a code, and nothing of its own words.

use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::harness::TestApp;

#[tokio::test]
async fn a_broken_database_leaks_no_text() {
    let app = TestApp::new().await;
    let regional = app.as_(app.town.regional);
    let region = format!("region:{}", app.town.region.0);
    let query = "query($id: ID!) { viewer { region(id: $id) { name } } }";
    regional.run(query, json!({ "id": region })).await;

    app.store()
        .connection()
        .execute_unprepared("ALTER TABLE region RENAME TO lost")
        .await
        .unwrap();
    let answer = regional.answer(query, json!({ "id": region })).await;

    assert_eq!(answer["errors"][0]["message"], "internal error");
    assert_eq!(
        answer["errors"][0]["extensions"],
        json!({ "code": "INTERNAL" })
    );
    let said = answer["errors"].to_string();
    for inner in ["table", "no such", "SELECT", "sqlite", "Exec", ".rs"] {
        assert!(!said.contains(inner), "{inner} leaked: {said}");
    }
    assert_eq!(answer["data"]["viewer"]["region"], json!(null));
}

#[tokio::test]
async fn an_id_of_another_kind_is_not_found() {
    let app = TestApp::new().await;
    let regional = app.as_(app.town.regional);
    let query = "query($id: ID!) { viewer { region(id: $id) { name } } }";
    for id in [
        "",
        "region:",
        "region:1",
        &format!("school:{}", app.town.region.0),
    ] {
        let seen = regional.run(query, json!({ "id": id })).await;
        assert_eq!(seen, json!({ "viewer": { "region": null } }), "{id}");
    }
}
