//! Consents: given once for one purpose, taken back at once with all that follows.

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use persistence::test_support::world::PracticeSketch;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_consent_is_given_to_the_text_in_force_and_once;
    fields_and_terms_must_fit_the_purpose;
    nobody_consents_where_they_have_no_part;
    the_curator_records_somebody_elses_paper;
    withdrawing_dissemination_takes_the_name_off_the_public_face_at_once;
    withdrawing_a_duty_proposes_the_ending_of_the_pairs_that_rest_on_it;
    a_withdrawal_is_the_persons_or_the_curators_and_happens_once;
    a_withdrawn_consent_can_be_given_anew;
}

const GIVEN: &str = "... on GiveConsentDone { consent { id purpose fields channel validFrom validUntil holds viewerCan } }
    ... on GiveConsentRefused { reason }";
const RECORDED: &str =
    "... on RecordPaperConsentDone { consent { id channel validFrom holds viewerCan } }
    ... on RecordPaperConsentRefused { reason }";
const WITHDRAWN: &str = "... on WithdrawConsentDone { consent { holds withdrawnOn viewerCan } }
    ... on WithdrawConsentRefused { reason }";

fn consent(app: &TestApp, purpose: &str) -> Value {
    json!({ "schoolId": format!("school:{}", app.town.school.school.0), "purpose": purpose,
        "textVersion": "2026-09", "fields": [] })
}

async fn give(app: &TestApp, who: PersonId, input: Value) -> Value {
    app.as_(who).mutate("giveConsent", input, GIVEN).await
}

async fn withdraw(app: &TestApp, who: PersonId, id: &Value) -> Value {
    let input = json!({ "consentId": id });
    app.as_(who)
        .mutate("withdrawConsent", input, WITHDRAWN)
        .await
}

/// The wire form of the consent that somebody of the town has for a purpose.
async fn held(app: &TestApp, whose: PersonId, purpose: ConsentPurpose) -> Value {
    let all = app.store().consents().of_people(&[whose]).await.unwrap();
    let found = all.iter().find(|row| row.terms.purpose == purpose).unwrap();
    json!(format!("consent:{}", found.terms.id.0))
}

async fn a_consent_is_given_to_the_text_in_force_and_once(app: TestApp) {
    let who = app.town.bystander;
    let mut old = consent(&app, "MENTOR_DUTY");
    old["textVersion"] = json!("2020-01");
    assert_eq!(give(&app, who, old).await["reason"], "TEXT_CHANGED");
    let said = give(&app, who, consent(&app, "MENTOR_DUTY")).await;
    assert_eq!(said["consent"]["holds"], true);
    assert_eq!(said["consent"]["channel"], "ACCOUNT");
    assert_eq!(said["consent"]["validFrom"], "2026-11-15");
    assert_eq!(said["consent"]["viewerCan"], json!(["READ", "WITHDRAW"]));
    assert_eq!(
        give(&app, who, consent(&app, "MENTOR_DUTY")).await["reason"],
        "ALREADY_GIVEN"
    );
    let other = give(&app, who, consent(&app, "MENTEE_PARTICIPATION")).await;
    assert_eq!(other["consent"]["holds"], true);
}

async fn fields_and_terms_must_fit_the_purpose(app: TestApp) {
    let who = app.town.bystander;
    let bare = consent(&app, "PERSONAL_DATA_DISSEMINATION");
    assert_eq!(
        give(&app, who, bare.clone()).await["reason"],
        "FIELDS_DO_NOT_FIT"
    );
    let mut odd = consent(&app, "MENTOR_DUTY");
    odd["fields"] = json!(["NAME"]);
    assert_eq!(give(&app, who, odd).await["reason"], "FIELDS_DO_NOT_FIT");
    let mut over = bare.clone();
    over["fields"] = json!(["NAME"]);
    over["validUntil"] = json!("2026-11-14");
    assert_eq!(
        give(&app, who, over).await["reason"],
        "TERM_ENDS_BEFORE_IT_BEGINS"
    );
    let mut sound = bare;
    sound["fields"] = json!(["POSITION", "NAME", "NAME"]);
    sound["validUntil"] = json!("2026-11-15");
    let said = give(&app, who, sound).await;
    assert_eq!(said["consent"]["fields"], json!(["NAME", "POSITION"]));
}

async fn nobody_consents_where_they_have_no_part(app: TestApp) {
    let town = &app.town;
    for who in [town.sibling_head, town.municipal] {
        let said = app
            .as_(who)
            .refused("giveConsent", consent(&app, "MENTOR_DUTY"))
            .await;
        assert_eq!(said, "FORBIDDEN");
    }
    assert_eq!(
        app.public()
            .refused("giveConsent", consent(&app, "MENTOR_DUTY"))
            .await,
        "UNAUTHENTICATED"
    );
}

async fn the_curator_records_somebody_elses_paper(app: TestApp) {
    let town = &app.town;
    let paper = |whose: PersonId, signed: &str| {
        let mut input = consent(&app, "MENTOR_DUTY");
        input["personId"] = json!(format!("person:{}", whose.0));
        input["signedOn"] = json!(signed);
        input
    };
    let curator = app.as_(town.curator);
    let record = async |input: Value| curator.mutate("recordPaperConsent", input, RECORDED).await;
    let said = record(paper(town.bystander, "2026-11-16")).await;
    assert_eq!(said["reason"], "SIGNED_IN_THE_FUTURE");
    let said = record(paper(town.bystander, "2026-11-01")).await;
    assert_eq!(said["consent"]["channel"], "PAPER");
    assert_eq!(said["consent"]["validFrom"], "2026-11-01");
    let said = record(paper(town.bystander, "2026-11-02")).await;
    assert_eq!(said["reason"], "ALREADY_GIVEN");

    let own = paper(town.curator, "2026-11-01");
    assert_eq!(
        curator.refused("recordPaperConsent", own).await,
        "FORBIDDEN"
    );
    for whose in [town.sibling_head, PersonId(town.school.school.0)] {
        let foreign = paper(whose, "2026-11-01");
        assert_eq!(
            curator.refused("recordPaperConsent", foreign).await,
            "NOT_FOUND"
        );
    }
    let input = paper(town.bystander, "2026-11-01");
    assert_eq!(
        app.as_(town.head)
            .refused("recordPaperConsent", input)
            .await,
        "NOT_FOUND"
    );
}

async fn withdrawing_dissemination_takes_the_name_off_the_public_face_at_once(app: TestApp) {
    let town = &app.town;
    let sketch = PracticeSketch {
        authors: &[town.mentor],
        ..PracticeSketch::published(town.school, "Парный опрос")
    };
    app.world().practice(sketch).await;
    let mut input = consent(&app, "PERSONAL_DATA_DISSEMINATION");
    input["fields"] = json!(["NAME"]);
    let said = give(&app, town.mentor, input).await;
    let id = &said["consent"]["id"];

    let public = "{ practices { nodes { authors { name position } } } }";
    let author =
        async || app.public().ask(public).await["practices"]["nodes"][0]["authors"][0].clone();
    assert_eq!(
        author().await,
        json!({ "name": "Щёткина-Орлова Жанна Юрьевна", "position": null })
    );
    let query = "{ viewer { participant { consents { id effectsOfWithdrawal { practicesLosingName pairsProposedToEnd } } } } }";
    let seen = app.as_(town.mentor).ask(query).await;
    let consents = seen["viewer"]["participant"]["consents"]
        .as_array()
        .unwrap()
        .clone();
    let preview = consents.iter().find(|row| &row["id"] == id).unwrap();
    let effects = json!({ "practicesLosingName": 1, "pairsProposedToEnd": 0 });
    assert_eq!(preview["effectsOfWithdrawal"], effects);

    let said = withdraw(&app, town.mentor, id).await;
    let over = json!({ "holds": false, "withdrawnOn": "2026-11-15", "viewerCan": ["READ"] });
    assert_eq!(said["consent"], over);
    assert_eq!(author().await, json!({ "name": null, "position": null }));
}

async fn withdrawing_a_duty_proposes_the_ending_of_the_pairs_that_rest_on_it(app: TestApp) {
    let town = &app.town;
    let world = app.world();
    let mentoring = world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let mentored = world
        .pair_in_force(town.school, town.bystander, town.mentor)
        .await;
    let elsewhere = world
        .pair_in_force(town.sibling, town.mentor, town.sibling_head)
        .await;
    let duty = held(&app, town.mentor, ConsentPurpose::MentorDuty).await;
    let said = withdraw(&app, town.mentor, &duty).await;
    assert_eq!(said["consent"]["holds"], false);

    let proposed = async |id: domain::id::MentorshipId| {
        let row = app.store().mentorships().find(id).await.unwrap().unwrap();
        row.ending_proposed
    };
    use domain::mentoring::EndReason::ConsentWithdrawn;
    assert_eq!(proposed(mentoring).await, Some(ConsentWithdrawn));
    assert_eq!(proposed(mentored).await, None);
    assert_eq!(proposed(elsewhere).await, None);
    let trail = app.store().trail("mentorship", mentoring).await.unwrap();
    assert_eq!(
        trail.first().unwrap().why.as_deref(),
        Some("CONSENT_WITHDRAWN")
    );

    let processing = held(&app, town.mentor, ConsentPurpose::PersonalDataProcessing).await;
    withdraw(&app, town.curator, &processing).await;
    assert_eq!(proposed(mentored).await, Some(ConsentWithdrawn));
}

async fn a_withdrawal_is_the_persons_or_the_curators_and_happens_once(app: TestApp) {
    let town = &app.town;
    let id = held(&app, town.mentee, ConsentPurpose::MenteeParticipation).await;
    let input = json!({ "consentId": id });
    for who in [town.head, town.mentor, town.sibling_curator, town.municipal] {
        assert_eq!(
            app.as_(who).refused("withdrawConsent", input.clone()).await,
            "NOT_FOUND"
        );
    }
    assert_eq!(
        withdraw(&app, town.curator, &id).await["consent"]["holds"],
        false
    );
    assert_eq!(
        withdraw(&app, town.mentee, &id).await["reason"],
        "ALREADY_WITHDRAWN"
    );
}

async fn a_withdrawn_consent_can_be_given_anew(app: TestApp) {
    let who = app.town.mentor;
    let id = held(&app, who, ConsentPurpose::MentorDuty).await;
    withdraw(&app, who, &id).await;
    let said = give(&app, who, consent(&app, "MENTOR_DUTY")).await;
    assert_eq!(said["consent"]["holds"], true);
    assert_ne!(said["consent"]["id"], id);
}
