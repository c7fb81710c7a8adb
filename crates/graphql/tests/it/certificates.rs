//! Certificates of completed programmes: given once, checked by anybody, withdrawn with a reason.

use std::sync::Arc;

use domain::access::Actor;
use domain::consent::ConsentPurpose;
use domain::id::{CertificateId, MentorshipId, PersonId, ProgrammeId};
use graphql::{GqlError, Installation, Viewer, papers};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{person, sql};

on_both! {
    a_participant_gets_one_certificate_and_again_the_same;
    anybody_checks_it_and_learns_the_name_under_a_consent_alone;
    a_withdrawn_one_says_so_and_is_neither_printed_nor_given_again;
    only_a_completed_programme_and_only_its_people;
    the_paper_is_handed_out_to_who_reads_the_programme;
}

const DONE: &str =
    "... on IssueCertificateDone { certificate { id role code url issuedOn withdrawnOn
    withdrawReason docxUrl pdfUrl person { id } } } ... on IssueCertificateRefused { reason }";

/// A completed programme of the town's pair, with two meetings.
async fn completed(app: &TestApp) -> (MentorshipId, ProgrammeId) {
    let town = &app.town;
    let world = app.world();
    let pair = world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    for (day, minutes) in [("2026-11-09", 45), ("2026-11-10", 60)] {
        let input = json!({ "mentorshipId": format!("mentorship:{}", pair.0), "heldOn": day,
            "minutes": minutes, "mode": "VIDEO", "topic": "Урок", "summary": "", "goals": "" });
        app.as_(town.mentor)
            .mutate("recordMeeting", input, "")
            .await;
    }
    (pair, world.completed_programme(pair).await)
}

fn input(programme: ProgrammeId, of: PersonId) -> Value {
    json!({ "programmeId": format!("programme:{}", programme.0), "personId": person(of) })
}

async fn issue(app: &TestApp, programme: ProgrammeId, of: PersonId) -> Value {
    app.as_(app.town.curator)
        .mutate("issueCertificate", input(programme, of), DONE)
        .await
}

async fn checked(app: &TestApp, code: &str) -> Value {
    let query =
        "query($code: String!) { certificate(code: $code) { code standing role name organisation
        startsOn endsOn issuedOn withdrawnOn } }";
    let mut seen = app.public().run(query, json!({ "code": code })).await;
    seen["certificate"].take()
}

async fn withdraw(app: &TestApp, certificate: &Value, reason: &str) -> Value {
    let input = json!({ "certificateId": certificate["id"], "reason": reason });
    let selection = "... on WithdrawCertificateDone { certificate { withdrawnOn withdrawReason } }
        ... on WithdrawCertificateRefused { reason }
        ... on InvalidInput { fields { path problem } }";
    app.as_(app.town.curator)
        .mutate("withdrawCertificate", input, selection)
        .await
}

async fn a_participant_gets_one_certificate_and_again_the_same(app: TestApp) {
    let town = &app.town;
    let (_, programme) = completed(&app).await;
    let first = issue(&app, programme, town.mentor).await["certificate"].take();
    assert_eq!(first["role"], "MENTOR");
    assert_eq!(first["issuedOn"], "2026-11-15");
    assert_eq!(first["person"]["id"], person(town.mentor));
    assert_eq!(first["withdrawnOn"], Value::Null);
    let code = first["code"].as_str().unwrap();
    assert_eq!(code.len(), 19, "{code}");
    assert!(
        first["url"]
            .as_str()
            .unwrap()
            .ends_with(&format!("/c/{code}"))
    );
    let again = issue(&app, programme, town.mentor).await["certificate"].take();
    assert_eq!(again, first);
    let other = issue(&app, programme, town.mentee).await["certificate"].take();
    assert_eq!(other["role"], "MENTEE");
    assert_ne!(other["code"], first["code"]);

    let query =
        "query($id: ID!) { viewer { programme(id: $id) { viewerCan certificates { code } } } }";
    let id = json!({ "id": format!("programme:{}", programme.0) });
    let seen = app.as_(town.curator).run(query, id.clone()).await;
    let seen = &seen["viewer"]["programme"];
    assert_eq!(seen["certificates"].as_array().map(Vec::len), Some(2));
    let can = seen["viewerCan"].as_array().unwrap();
    assert!(can.contains(&json!("CERTIFY")), "{can:?}");
    let seen = app.as_(town.mentor).run(query, id).await;
    let can = seen["viewer"]["programme"]["viewerCan"].as_array().unwrap();
    assert!(!can.contains(&json!("CERTIFY")), "{can:?}");
}

async fn anybody_checks_it_and_learns_the_name_under_a_consent_alone(app: TestApp) {
    let town = &app.town;
    let (_, programme) = completed(&app).await;
    let issued = issue(&app, programme, town.mentor).await["certificate"].take();
    let code = issued["code"].as_str().unwrap();
    let seen = checked(&app, code).await;
    assert_eq!(seen["code"], code);
    assert_eq!(
        (&seen["standing"], &seen["role"]),
        (&json!("VALID"), &json!("MENTOR"))
    );
    assert_eq!(seen["name"], Value::Null);
    assert_eq!(seen["startsOn"], "2025-09-01");
    assert_eq!(
        seen["organisation"],
        "Муниципальное бюджетное общеобразовательное учреждение «СОШ № 1 им. А. С. Пушкина»"
    );
    let typed = code.replace('-', " ").to_lowercase();
    assert_eq!(checked(&app, &typed).await, seen);
    for unknown in ["", "0000-0000-0000-0000", "ЖЖЖЖ", "' OR 1=1 --", "\u{0}"] {
        assert_eq!(checked(&app, unknown).await, Value::Null, "{unknown}");
    }

    // A consent to another school is none to this one.
    let consent = ConsentPurpose::PersonalDataDissemination;
    app.world()
        .consent(town.mentor, town.sibling, consent)
        .await;
    assert_eq!(checked(&app, code).await["name"], Value::Null);
    app.world().consent(town.mentor, town.school, consent).await;
    assert_eq!(
        checked(&app, code).await["name"],
        "Щёткина-Орлова Жанна Юрьевна"
    );
    let fields = "DELETE FROM consent_field WHERE field = 'NAME' AND consent_id IN \
        (SELECT id FROM consent WHERE person_id = $1)";
    sql(&app, fields, town.mentor.0).await;
    let end = "UPDATE consent SET withdrawn_on = '2026-11-15' WHERE person_id = $1 \
        AND purpose = 'PERSONAL_DATA_DISSEMINATION'";
    sql(&app, end, town.mentor.0).await;
    assert_eq!(checked(&app, code).await["name"], Value::Null);
}

async fn a_withdrawn_one_says_so_and_is_neither_printed_nor_given_again(app: TestApp) {
    let town = &app.town;
    let (_, programme) = completed(&app).await;
    let issued = issue(&app, programme, town.mentor).await["certificate"].take();
    let said = withdraw(&app, &issued, " ").await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["reason"], "problem": "EMPTY" }])
    );
    let said = withdraw(&app, &issued, "Ошибка в сроке").await;
    assert_eq!(said["certificate"]["withdrawnOn"], "2026-11-15");
    assert_eq!(said["certificate"]["withdrawReason"], "Ошибка в сроке");
    let said = withdraw(&app, &issued, "Ещё раз").await;
    assert_eq!(said["reason"], "ALREADY_WITHDRAWN");
    let seen = checked(&app, issued["code"].as_str().unwrap()).await;
    assert_eq!(seen["standing"], "WITHDRAWN");
    assert_eq!(seen["withdrawnOn"], "2026-11-15");
    assert_eq!(
        issue(&app, programme, town.mentor).await["reason"],
        "WITHDRAWN"
    );
    let paper = paper(&app, town.curator, &issued).await;
    assert!(matches!(paper, Err(GqlError::NotFound)));
}

async fn only_a_completed_programme_and_only_its_people(app: TestApp) {
    let town = &app.town;
    let (pair, programme) = completed(&app).await;
    let ask = async |who: PersonId, of: PersonId| {
        let input = input(programme, of);
        app.as_(who).refused("issueCertificate", input).await
    };
    assert_eq!(ask(town.curator, town.bystander).await, "NOT_FOUND");
    assert_eq!(
        ask(town.curator, PersonId(Uuid::from_u128(1))).await,
        "NOT_FOUND"
    );
    for (who, said) in [
        (town.head, "FORBIDDEN"),
        (town.mentor, "FORBIDDEN"),
        (town.mentee, "FORBIDDEN"),
        (town.bystander, "NOT_FOUND"),
        (town.sibling_curator, "NOT_FOUND"),
    ] {
        assert_eq!(ask(who, town.mentor).await, said);
    }
    let open = "UPDATE programme SET state = 'APPROVED', closed_on = NULL, result = NULL WHERE mentorship_id = $1";
    sql(&app, open, pair.0).await;
    assert_eq!(
        issue(&app, programme, town.mentor).await["reason"],
        "NOT_COMPLETED"
    );
}

async fn the_paper_is_handed_out_to_who_reads_the_programme(app: TestApp) {
    let town = &app.town;
    let (_, programme) = completed(&app).await;
    let issued = issue(&app, programme, town.mentor).await["certificate"].take();
    for reader in [town.curator, town.head, town.mentor, town.mentee] {
        let paper = paper(&app, reader, &issued).await.unwrap();
        assert_eq!((paper.text.meetings, paper.text.minutes), (2, 105));
        assert_eq!(paper.text.name, "Щёткина-Орлова Жанна Юрьевна");
        assert_eq!(paper.text.code, issued["code"]);
        assert_eq!(paper.file_name, "Сертификат, Щёткина-Орлова Жанна Юрьевна");
        assert_eq!(
            paper.text.signatory.name.replace('\u{a0}', " "),
            "Н. П. Директорова"
        );
    }
    for stranger in [town.bystander, town.municipal, town.sibling_head] {
        let paper = paper(&app, stranger, &issued).await;
        assert!(matches!(paper, Err(GqlError::NotFound)));
    }
}

async fn paper(
    app: &TestApp,
    who: PersonId,
    certificate: &Value,
) -> Result<papers::CertificatePaper, GqlError> {
    let id = certificate["id"].as_str().unwrap();
    let id = id
        .trim_start_matches("certificate:")
        .parse::<Uuid>()
        .unwrap();
    let installation = Arc::new(Installation {
        public_url: "https://example.org".to_owned(),
        demo: true,
    });
    let actor: Actor = app.town.actor(who);
    let viewer = Viewer::new(actor, app.store().clone(), installation);
    papers::certificate(&viewer, CertificateId(id)).await
}
