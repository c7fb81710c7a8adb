//! Consents over time: addresses, renewal, the text that was signed, what a withdrawal brings about, scans.

use std::sync::Arc;

use domain::consent::ConsentPurpose;
use domain::id::{ConsentId, PersonId};
use graphql::papers::consent::{BlankForm, consent_form, consent_paper};
use graphql::papers::scan;
use graphql::{Installation, Viewer};
use persistence::test_support::world::PracticeSketch;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::letters;

on_both! {
    a_name_is_shown_only_at_the_addresses_of_the_consent;
    a_renewal_takes_the_place_of_the_old_consent_without_a_day_between;
    a_narrower_consent_hides_at_once_what_it_no_longer_names;
    the_text_is_kept_as_it_was_signed;
    the_effects_of_a_withdrawal_are_told_before_it;
    the_person_gets_a_receipt_of_both;
    a_scan_lies_beside_a_paper_consent_and_leaves_its_notes_behind;
    papers_are_for_the_person_and_the_curator;
}

const GIVEN: &str = "... on GiveConsentDone { consent { id fields resources validUntil holds } }
    ... on GiveConsentRefused { reason }";

fn consent(app: &TestApp, purpose: &str) -> Value {
    let version = if purpose == "PHOTO_VIDEO" {
        "2026-11"
    } else {
        "2026-09"
    };
    json!({ "schoolId": format!("school:{}", app.town.school.school.0), "purpose": purpose,
        "textVersion": version, "fields": [] })
}

async fn give(app: &TestApp, who: PersonId, input: Value) -> Value {
    app.as_(who).mutate("giveConsent", input, GIVEN).await
}

async fn own(app: &TestApp, who: PersonId, selection: &str) -> Vec<Value> {
    let query =
        format!("{{ viewer {{ participant {{ consents {{ id purpose {selection} }} }} }} }}");
    let seen = app.as_(who).ask(&query).await;
    seen["viewer"]["participant"]["consents"]
        .as_array()
        .unwrap()
        .clone()
}

async fn published_name(app: &TestApp) -> Value {
    let public = "{ practices { nodes { authors { name } } } }";
    app.public().ask(public).await["practices"]["nodes"][0]["authors"][0]["name"].clone()
}

async fn practice_of_the_mentor(app: &TestApp) {
    let town = &app.town;
    let sketch = PracticeSketch {
        authors: &[town.mentor],
        ..PracticeSketch::published(town.school, "Парный опрос")
    };
    app.world().practice(sketch).await;
}

async fn a_name_is_shown_only_at_the_addresses_of_the_consent(app: TestApp) {
    practice_of_the_mentor(&app).await;
    let who = app.town.mentor;
    let mut input = consent(&app, "PERSONAL_DATA_DISSEMINATION");
    input["fields"] = json!(["NAME"]);
    for odd in [json!([]), json!(["nowhere"]), json!(["javascript://a.b"])] {
        input["resources"] = odd;
        assert_eq!(
            give(&app, who, input.clone()).await["reason"],
            "RESOURCES_DO_NOT_FIT"
        );
    }
    input["resources"] = json!(["School-1.example/"]);
    let said = give(&app, who, input.clone()).await;
    assert_eq!(
        said["consent"]["resources"],
        json!(["https://school-1.example"])
    );
    assert_eq!(published_name(&app).await, Value::Null);

    input["resources"] = json!(["https://example.org", "https://school-1.example"]);
    let said = give(&app, who, input).await;
    assert_eq!(
        said["consent"]["resources"],
        json!(["https://example.org", "https://school-1.example"])
    );
    assert_ne!(published_name(&app).await, Value::Null);
    let mut odd = consent(&app, "MENTOR_DUTY");
    odd["resources"] = json!(["https://school-1.example"]);
    let said = give(&app, app.town.bystander, odd).await;
    assert_eq!(said["reason"], "RESOURCES_DO_NOT_FIT");
    let said = give(&app, app.town.bystander, consent(&app, "PHOTO_VIDEO")).await;
    assert_eq!(said["consent"]["resources"], json!(["https://example.org"]));
}

async fn a_renewal_takes_the_place_of_the_old_consent_without_a_day_between(app: TestApp) {
    let town = &app.town;
    let pair = app
        .world()
        .pair_in_force(town.school, town.bystander, town.mentee)
        .await;
    let who = town.bystander;
    let mut short = consent(&app, "MENTOR_DUTY");
    short["validUntil"] = json!("2026-12-10");
    let old = give(&app, who, short.clone()).await["consent"]["id"].clone();
    let tasks = "{ viewer { tasks { kind dueOn target } } }";
    let due = async || {
        let seen = app.as_(who).ask(tasks).await;
        let tasks = seen["viewer"]["tasks"].as_array().unwrap().clone();
        tasks
            .into_iter()
            .find(|task| task["kind"] == "RENEW_CONSENT")
    };
    assert_eq!(due().await.unwrap()["dueOn"], "2026-12-10");
    assert_eq!(
        give(&app, who, short.clone()).await["reason"],
        "ALREADY_GIVEN"
    );

    short["validUntil"] = json!("2027-08-31");
    let said = give(&app, who, short).await;
    assert_eq!(said["consent"]["holds"], true);
    assert!(due().await.is_none());
    let rows = own(&app, who, "holds replaced withdrawnOn viewerCan endsSoon").await;
    let before = rows.iter().find(|row| row["id"] == old).unwrap();
    assert_eq!(before["holds"], false);
    assert_eq!(before["replaced"], true);
    assert_eq!(before["withdrawnOn"], Value::Null);
    assert_eq!(before["viewerCan"], json!(["READ"]));
    let row = app.store().mentorships().find(pair).await.unwrap().unwrap();
    assert_eq!(row.ending_proposed, None, "nothing was interrupted");
}

async fn a_narrower_consent_hides_at_once_what_it_no_longer_names(app: TestApp) {
    practice_of_the_mentor(&app).await;
    let who = app.town.mentor;
    let mut input = consent(&app, "PERSONAL_DATA_DISSEMINATION");
    input["fields"] = json!(["NAME", "POSITION"]);
    give(&app, who, input.clone()).await;
    assert_ne!(published_name(&app).await, Value::Null);
    input["fields"] = json!(["POSITION"]);
    let said = give(&app, who, input).await;
    assert_eq!(said["consent"]["fields"], json!(["POSITION"]));
    assert_eq!(published_name(&app).await, Value::Null);
}

async fn the_text_is_kept_as_it_was_signed(app: TestApp) {
    let who = app.town.bystander;
    give(&app, who, consent(&app, "PHOTO_VIDEO")).await;
    let rows = own(&app, who, "textVersion text { title paragraphs }").await;
    let row = rows
        .iter()
        .find(|row| row["purpose"] == "PHOTO_VIDEO")
        .unwrap();
    assert_eq!(row["textVersion"], "2026-11");
    let text = row["text"]["paragraphs"].to_string();
    assert!(text.contains("https://example.org"), "{text}");
    assert!(text.contains("152.1"), "{text}");
    // The world's own rows are older than the texts.
    let rows = own(&app, app.town.mentor, "text { title }").await;
    assert!(rows.iter().all(|row| row["text"].is_null()));
}

async fn the_effects_of_a_withdrawal_are_told_before_it(app: TestApp) {
    let town = &app.town;
    let world = app.world();
    let mentoring = world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    world
        .pair_in_force(town.school, town.bystander, town.mentor)
        .await;
    let selection = "effectsOfWithdrawal { pairsProposedToEnd endings { id } unpublished unpublishedAt destroyBy
        kept { thing ground until } }";
    let effects = async |purpose: &str| {
        let rows = own(&app, town.mentor, selection).await;
        let found = rows
            .into_iter()
            .find(|row| row["purpose"] == purpose)
            .unwrap();
        found["effectsOfWithdrawal"].clone()
    };
    let duty = effects("MENTOR_DUTY").await;
    let pair = format!("mentorship:{}", mentoring.0);
    assert_eq!(duty["endings"], json!([{ "id": pair }]));
    assert_eq!(duty["destroyBy"], Value::Null);
    assert_eq!(
        duty["kept"],
        json!([
            { "thing": "ORDERS", "ground": "ARCHIVE_LAW", "until": "2076-11-15" },
            { "thing": "CONSENT_RECORD", "ground": "PROOF_OF_CONSENT", "until": "2029-11-15" },
        ])
    );
    let processing = effects("PERSONAL_DATA_PROCESSING").await;
    assert_eq!(processing["pairsProposedToEnd"], 2);
    assert_eq!(processing["destroyBy"], "2026-12-15");

    let mut shown = consent(&app, "PERSONAL_DATA_DISSEMINATION");
    shown["fields"] = json!(["NAME"]);
    give(&app, town.mentor, shown).await;
    let dissemination = effects("PERSONAL_DATA_DISSEMINATION").await;
    assert_eq!(dissemination["unpublished"], json!(["NAME"]));
    assert_eq!(
        dissemination["unpublishedAt"],
        json!(["https://example.org"])
    );
    assert_eq!(dissemination["endings"], json!([]));
}

async fn the_person_gets_a_receipt_of_both(app: TestApp) {
    let who = app.town.bystander;
    let said = give(&app, who, consent(&app, "MENTOR_DUTY")).await;
    let input = json!({ "consentId": said["consent"]["id"] });
    app.as_(who)
        .mutate("withdrawConsent", input, "__typename")
        .await;
    let subjects = letters(&app, who).await;
    assert_eq!(
        subjects,
        [
            "Принято: согласие на выполнение работы по наставничеству",
            "Отозвано: согласие на выполнение работы по наставничеству",
        ]
    );
}

fn viewer(app: &TestApp, who: PersonId) -> Viewer {
    let installation = Installation {
        public_url: "https://example.org".to_owned(),
        demo: true,
    };
    let actor = app.town.actor(who);
    Viewer::new(actor, app.store().clone(), Arc::new(installation))
}

async fn on_paper(app: &TestApp) -> ConsentId {
    let town = &app.town;
    let mut input = consent(app, "MENTOR_DUTY");
    input["personId"] = json!(format!("person:{}", town.bystander.0));
    input["signedOn"] = json!("2026-11-01");
    let said = app
        .as_(town.curator)
        .mutate("recordPaperConsent", input, "__typename")
        .await;
    assert_eq!(said["__typename"], "RecordPaperConsentDone");
    let all = app.store().consents().of_people(&[town.bystander]).await;
    all.unwrap().first().unwrap().terms.id
}

async fn a_scan_lies_beside_a_paper_consent_and_leaves_its_notes_behind(app: TestApp) {
    let town = &app.town;
    let id = on_paper(&app).await;
    let pdf = b"%PDF-1.7\npaper\n%%EOF\n";
    let curator = viewer(&app, town.curator);
    let refused = scan::keep(&curator, id, b"MZ").await.unwrap();
    assert_eq!(refused, Err(documents::scan::ScanError::UnknownKind));
    for stranger in [town.head, town.mentor, town.sibling_curator, town.municipal] {
        let denied = scan::keep(&viewer(&app, stranger), id, pdf).await;
        assert_eq!(denied.unwrap_err().code(), "NOT_FOUND");
    }
    // The person reads the scan, and does not put one in its place.
    let denied = scan::keep(&viewer(&app, town.bystander), id, pdf).await;
    assert_eq!(denied.unwrap_err().code(), "FORBIDDEN");
    scan::keep(&curator, id, pdf).await.unwrap().unwrap();
    let found = scan::latest(&viewer(&app, town.bystander), id)
        .await
        .unwrap();
    assert_eq!(found.bytes, pdf);
    let rows = own(&app, town.bystander, "scanPath").await;
    assert_eq!(
        rows[0]["scanPath"],
        format!("/files/consents/{}/scan", id.0)
    );
    let denied = scan::latest(&viewer(&app, town.mentor), id).await;
    assert_eq!(denied.unwrap_err().code(), "NOT_FOUND");

    // What was given in an account has no paper.
    let all = app.store().consents().of_people(&[town.mentor]).await;
    let given = all.unwrap().first().unwrap().terms.id;
    let denied = scan::keep(&curator, given, pdf).await;
    assert_eq!(denied.unwrap_err().code(), "NOT_FOUND");
}

async fn papers_are_for_the_person_and_the_curator(app: TestApp) {
    let town = &app.town;
    let id = on_paper(&app).await;
    let form = BlankForm {
        person: town.bystander,
        school: town.school.school,
        purpose: ConsentPurpose::PhotoVideo,
    };
    for reader in [town.bystander, town.curator] {
        let text = consent_paper(&viewer(&app, reader), id).await.unwrap();
        assert_eq!(text.given_on.unwrap().to_string(), "2026-11-01");
        let text = consent_form(&viewer(&app, reader), &form).await.unwrap();
        assert_eq!(text.given_on, None);
    }
    for stranger in [town.head, town.mentor, town.sibling_curator, town.municipal] {
        let stranger = viewer(&app, stranger);
        let denied = consent_paper(&stranger, id).await;
        assert_eq!(denied.unwrap_err().code(), "NOT_FOUND");
        let denied = consent_form(&stranger, &form).await;
        assert_eq!(denied.unwrap_err().code(), "NOT_FOUND");
    }
}
