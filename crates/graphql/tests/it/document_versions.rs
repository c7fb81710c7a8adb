//! Versions of documents: numbered in a row, whatever was laid aside on the way.

use serde_json::{Value, json};

use crate::both::on_both;
use crate::documents::{added, approved, done, school, step};
use crate::harness::TestApp;

on_both! {
    a_version_that_was_laid_aside_stands_in_nobodys_way;
}

async fn a_version_that_was_laid_aside_stands_in_nobodys_way(app: TestApp) {
    let who = app.town.curator;
    let id = added(&app, who, &school(&app)).await;
    let said = approved(&app, &id, 1, "2026-09-01").await;
    let revise = json!({ "documentId": id, "revision": said["revision"] });
    let draft = done(&app, who, "reviseDocument", revise.clone()).await;
    let input = json!({
        "documentId": draft["id"], "revision": draft["revision"], "reason": "Не понадобилась",
    });
    done(&app, who, "archiveDocument", input).await;

    let query = "query($id: ID!) { viewer { document(id: $id) { viewerCan supersedes { version }
        supersededBy { version } } } }";
    let read = async |id: &Value| {
        let said = app.as_(who).run(query, json!({ "id": id })).await;
        said["viewer"]["document"].clone()
    };
    let first = read(&json!(id)).await;
    assert_eq!(first["supersededBy"], Value::Null, "{first:#}");
    let can = first["viewerCan"].as_array().unwrap();
    assert!(can.contains(&json!("NEW_VERSION")), "{first:#}");

    let next = done(&app, who, "reviseDocument", revise.clone()).await;
    assert_eq!(
        (&next["state"], &next["version"]),
        (&json!("DRAFT"), &json!(3))
    );
    let again = step(&app, who, "reviseDocument", revise).await;
    assert_eq!(again["reason"], "NEWER_VERSION_EXISTS");
    assert_eq!(
        read(&next["id"]).await["supersedes"],
        json!({ "version": 1 })
    );
    assert_eq!(
        read(&json!(id)).await["supersededBy"],
        json!({ "version": 3 })
    );
}
