//! My data: who can see what of me, by the policy's own word, and who has read it.

use domain::id::ConsentId;
use graphql::papers::consent::consent_paper;
use graphql::{Installation, Viewer};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    the_policy_itself_says_who_sees_what;
    who_was_handed_a_paper_of_mine_is_named;
}

async fn the_policy_itself_says_who_sees_what(app: TestApp) {
    let query = "{ viewer { myData { readers { role place { level name } parts } partners { fullName } } } }";
    let seen = app.as_(app.town.mentor).ask(query).await;
    let readers = seen["viewer"]["myData"]["readers"]
        .as_array()
        .unwrap()
        .clone();
    let parts = |role: &str| {
        let found = readers.iter().find(|reader| reader["role"] == role);
        found.map_or(Value::Null, |reader| reader["parts"].clone())
    };
    assert_eq!(
        parts("CURATOR"),
        json!(["NAME_AND_JOB", "RECORD", "MENTOR_CARD", "CONSENTS"])
    );
    assert_eq!(
        parts("HEAD"),
        json!(["NAME_AND_JOB", "RECORD", "MENTOR_CARD"])
    );
    assert_eq!(
        parts("PSYCHOLOGIST"),
        json!(["NAME_AND_JOB", "MENTOR_CARD"])
    );
    assert_eq!(parts("SCHOOL_ADMINISTRATOR"), json!(["NAME_AND_JOB"]));
    assert_eq!(parts("MUNICIPAL_METHODOLOGIST"), json!(["MENTOR_CARD"]));
    assert_eq!(
        parts("REGIONAL_METHODOLOGIST"),
        Value::Null,
        "it sees nobody by name"
    );
    assert_eq!(seen["viewer"]["myData"]["partners"], json!([]));
    app.world()
        .pair_in_force(app.town.school, app.town.mentor, app.town.mentee)
        .await;
    let seen = app.as_(app.town.mentor).ask(query).await;
    assert_eq!(
        seen["viewer"]["myData"]["partners"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

async fn who_was_handed_a_paper_of_mine_is_named(app: TestApp) {
    let town = &app.town;
    let input = json!({ "schoolId": format!("school:{}", town.school.school.0), "purpose": "MENTOR_DUTY",
        "textVersion": "2026-09", "fields": [] });
    let said = app
        .as_(town.bystander)
        .mutate(
            "giveConsent",
            input,
            "... on GiveConsentDone { consent { id } }",
        )
        .await;
    let id = said["consent"]["id"].as_str().unwrap();
    let id = ConsentId(uuid_of(id));
    let installation = Installation {
        public_url: "https://example.org".to_owned(),
        demo: true,
    };
    for reader in [town.curator, town.bystander] {
        let actor = town.actor(reader);
        let viewer = Viewer::new(
            actor,
            app.store().clone(),
            std::sync::Arc::new(installation.clone()),
        );
        consent_paper(&viewer, id).await.unwrap();
    }
    let query = "{ viewer { myData { readings { by kind deed } } } }";
    let seen = app.as_(town.bystander).ask(query).await;
    let readings = seen["viewer"]["myData"]["readings"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(readings.len(), 1, "one's own reading is no news");
    assert_eq!(readings[0]["kind"], "consent");
    assert_eq!(readings[0]["deed"], "Download");
    let seen = app.as_(town.mentor).ask(query).await;
    assert_eq!(seen["viewer"]["myData"]["readings"], json!([]));
}

fn uuid_of(id: &str) -> uuid::Uuid {
    id.rsplit(':').next().unwrap().parse().unwrap()
}
