//! My data: who can see what of me, by the policy's own word, and who has read it.

use std::io::{Cursor, Read};

use domain::id::{ConsentId, PersonId};
use graphql::papers::consent::consent_paper;
use graphql::{Installation, Viewer};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    the_policy_itself_says_who_sees_what;
    who_was_handed_a_paper_of_mine_is_named;
    everything_about_me_is_one_file_without_anything_of_others;
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

/// The files of somebody's archive, by name.
async fn archive_of(app: &TestApp, who: PersonId) -> Vec<(String, Vec<u8>)> {
    let file = graphql::exports::my_data(&app.viewer(who)).await;
    let file = file.unwrap_or_else(|error| panic!("{}", error.code()));
    assert!(file.name.starts_with("Мои данные, "), "{}", file.name);
    let mut zip = zip::ZipArchive::new(Cursor::new(file.bytes)).unwrap();
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        files.push((entry.name().to_owned(), bytes));
    }
    files
}

/// Every text of a workbook: its sheets' names and cells.
fn texts_of(workbook: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut all = String::new();
    for at in 0..zip.len() {
        zip.by_index(at).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

async fn everything_about_me_is_one_file_without_anything_of_others(app: TestApp) {
    let town = &app.town;
    let name_of = async |person| {
        let found = app.store().people().find(person).await.unwrap();
        found.unwrap().name.full()
    };
    app.world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let input = json!({ "schoolId": format!("school:{}", town.school.school.0), "purpose": "MENTOR_DUTY",
        "textVersion": "2026-09", "fields": [] });
    app.as_(town.bystander)
        .mutate("giveConsent", input, "__typename")
        .await;
    let files = archive_of(&app, town.mentor).await;
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[..2], ["my-data.json", "Мои данные.xlsx"]);
    let json = String::from_utf8(files[0].1.clone()).unwrap();
    let sheets = texts_of(&files[1].1);
    let own = format!("{}@example.org", town.mentor.0.simple());
    let partner = format!("{}@example.org", town.mentee.0.simple());
    for text in [&json, &sheets] {
        assert!(text.contains(&own), "one's own address is there");
        assert!(
            text.contains(&name_of(town.mentee).await),
            "a partner by name"
        );
        assert!(!text.contains(&partner), "and by nothing else");
        assert!(!text.contains(&town.mentee.0.to_string()));
        assert!(
            !text.contains("Хочу увереннее вести урок"),
            "the need is the partner's"
        );
        assert!(!text.contains(&name_of(town.bystander).await));
    }
    for sheet in [
        "Места работы",
        "Карточка наставника",
        "С кем в паре",
        "Приказы",
    ] {
        assert!(sheets.contains(sheet), "{sheet}");
    }
    assert!(!sheets.contains("<f>"), "nothing is computed");
    let parsed: Value = serde_json::from_str(&json).unwrap();
    let parts = parsed["parts"].as_array().unwrap();
    assert!(parts.iter().all(|part| part["complete"] == json!(true)));
    let mentee = String::from_utf8(archive_of(&app, town.mentee).await[0].1.clone()).unwrap();
    assert!(mentee.contains("Хочу увереннее вести урок"));
    let bystander = archive_of(&app, town.bystander).await;
    let paper = bystander
        .iter()
        .find(|(name, _)| name.starts_with("consents/"));
    let (name, bytes) = paper.unwrap();
    assert!(
        name.ends_with(".docx") && bytes.starts_with(b"PK"),
        "{name}"
    );
    // Its own line in the log, and no reading of somebody else.
    let seen = app
        .as_(town.mentor)
        .ask("{ viewer { myData { readings { deed } } } }")
        .await;
    assert_eq!(seen["viewer"]["myData"]["readings"], json!([]));
    let log = app.store().connection();
    let statement = "SELECT id FROM access_log WHERE detail = 'MY_DATA zip'";
    let statement = sea_orm::Statement::from_string(log.get_database_backend(), statement);
    assert_eq!(log.query_all_raw(statement).await.unwrap().len(), 3);
}

#[tokio::test]
async fn every_kind_has_a_sheet_of_its_own_name() {
    let app = TestApp::new().await;
    let parts = app.store().archives().of(app.town.mentor).await.unwrap();
    let mut titles = std::collections::BTreeSet::new();
    for part in parts {
        let title = documents::words::archive::title(part.code);
        assert_ne!(title, part.code, "a kind without Russian words");
        assert!(title.chars().count() <= 31, "{title}");
        assert!(titles.insert(title), "{title} twice");
    }
}

#[tokio::test]
async fn nobody_has_an_archive_without_signing_in() {
    let app = TestApp::new().await;
    let installation = Installation {
        public_url: "https://example.org".to_owned(),
        demo: true,
    };
    let nobody = Viewer::new(
        domain::access::Actor::Public,
        app.store().clone(),
        std::sync::Arc::new(installation),
    );
    let refused = graphql::exports::my_data(&nobody).await.err();
    assert_eq!(refused.map(|error| error.code()), Some("UNAUTHENTICATED"));
}
