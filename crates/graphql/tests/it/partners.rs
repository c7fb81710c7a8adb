//! Partners of a school: their agreements, the people whom they send, and the pairs of these.

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{both_answer, done, order_for, person, proposal, reason, school, sql};

on_both! {
    a_partners_engineer_mentors_by_the_order_of_the_owners_head_alone;
    who_is_sent_mentors_and_is_not_mentored;
    an_agreement_that_does_not_hold_sends_nobody;
    a_partner_is_written_and_the_slower_one_sees_the_faster_ones;
    who_keeps_partners;
}

const PARTNER: &str =
    "id kind name contacts agreementNumber agreementOn agreementUntil inForce version viewerCan
    people { lastName position }";

fn partner(app: &TestApp, over: Value) -> Value {
    let mut input = json!({ "schoolId": school(app.town.school), "kind": "ENTERPRISE", "name": "ООО «Ромашка»",
        "contacts": "+7 900 000-00-01", "agreementNumber": "5/26", "agreementOn": "2026-09-01",
        "agreementUntil": "2027-05-31" });
    let fields = input.as_object_mut().unwrap();
    fields.extend(over.as_object().unwrap().clone());
    input
}

async fn keep(app: &TestApp, who: PersonId, over: Value) -> Value {
    let selection = format!(
        "... on KeepPartnerDone {{ partner {{ {PARTNER} }} }} ... on KeepPartnerConflict {{ current {{ version name }} }}
         ... on InvalidInput {{ fields {{ path problem }} }}"
    );
    app.as_(who)
        .mutate("keepPartner", partner(app, over), &selection)
        .await
}

fn engineer(of: &Value) -> Value {
    json!({ "partnerId": of["id"], "lastName": "Станкова", "firstName": "Инна", "position": "инженер",
        "email": "stankova@example.org", "since": "2026-10-01" })
}

async fn send(app: &TestApp, who: PersonId, of: &Value) -> Value {
    let selection = "... on AddPartnerPersonDone { person { id position } }
        ... on AddPartnerPersonRefused { reason } ... on InvalidInput { fields { path } }";
    app.as_(who)
        .mutate("addPartnerPerson", engineer(of), selection)
        .await
}

/// The engineer of a fresh partner.
async fn sent(app: &TestApp) -> (Value, PersonId) {
    let kept = keep(app, app.town.curator, json!({})).await;
    let of = kept["partner"].clone();
    let said = send(app, app.town.curator, &of).await;
    let id = said["person"]["id"].as_str().unwrap();
    let id: Uuid = id.strip_prefix("person:").unwrap().parse().unwrap();
    (of, PersonId(id))
}

fn card(app: &TestApp, whose: PersonId) -> Value {
    json!({ "schoolId": school(app.town.school), "personId": person(whose), "competences": ["робототехника"],
        "subjects": [], "topics": ["TEACHING_METHODS"], "formats": ["ONE_TO_ONE"], "capacity": 1, "state": "IN_BANK" })
}

async fn in_bank(app: &TestApp) -> (Value, PersonId) {
    let (of, engineer) = sent(app).await;
    let selection = "... on KeepMentorCardDone { card { isExternal partner { name contacts } } }";
    let said = app
        .as_(app.town.curator)
        .mutate("keepMentorCard", card(app, engineer), selection)
        .await;
    let shown = json!({ "isExternal": true,
        "partner": { "name": "ООО «Ромашка»", "contacts": "+7 900 000-00-01" } });
    assert_eq!(said["card"], shown);
    (of, engineer)
}

fn pair_with(app: &TestApp, mentor: PersonId) -> Value {
    let over = json!({ "mentorId": person(mentor), "form": "PARTNER_TEACHER" });
    proposal(app, over)
}

async fn a_partners_engineer_mentors_by_the_order_of_the_owners_head_alone(app: TestApp) {
    let town = &app.town;
    let (_, engineer) = in_bank(&app).await;
    for purpose in [
        ConsentPurpose::PersonalDataProcessing,
        ConsentPurpose::MentorDuty,
    ] {
        app.world().consent(engineer, town.school, purpose).await;
    }
    let row = done(
        &app,
        town.curator,
        "proposeMentorship",
        pair_with(&app, engineer),
    )
    .await;
    let row = both_answer(&app, &row, [engineer, town.mentee]).await;
    assert_eq!(row["missingConsents"], json!([]));
    let draft = done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&row]),
    )
    .await;
    let sign = json!({ "orderId": draft["id"], "number": "12", "date": "2026-11-14" });
    let signed = done(&app, town.head, "signOrder", sign).await;
    assert_eq!(signed["mentorships"][0]["state"], "ACTIVE");
    let seen = app
        .as_(town.mentee)
        .ask("{ viewer { participant { mentorships { givingSchool { name } mentors { person { position
            record { email } } } } } } }")
        .await;
    let seen = &seen["viewer"]["participant"]["mentorships"][0];
    assert_eq!(seen["givingSchool"], Value::Null);
    let mentor = json!({ "position": "инженер, ООО «Ромашка»", "record": null });
    assert_eq!(seen["mentors"][0]["person"], mentor);
}

async fn who_is_sent_mentors_and_is_not_mentored(app: TestApp) {
    let town = &app.town;
    let (_, engineer) = sent(&app).await;
    let need = json!({ "schoolId": school(town.school), "personId": person(engineer), "request": "Помогите",
        "topics": [], "formats": [], "categories": [], "deficits": [], "state": "IN_BANK" });
    let refused = app.as_(town.curator).refused("stateNeed", need).await;
    assert_eq!(refused, "FORBIDDEN");
    let today = "2026-11-15".parse().unwrap();
    let banks = app.store().banks();
    let suggested = banks.suggested(town.school.school, today).await.unwrap();
    assert!(suggested.iter().all(|one| one.person != engineer));
    let input = json!({ "placeId": school(town.school), "personId": person(engineer),
        "email": "stankova@example.org" });
    let said = app
        .as_(town.curator)
        .mutate(
            "invite",
            input,
            "... on InviteDone { invitation { email } } ... on InviteRefused { reason }",
        )
        .await;
    assert_eq!(said["__typename"], "InviteDone", "{said}");
    let seen = app
        .as_(engineer)
        .ask("{ viewer { participant { workplaces { position partner { name contacts } } } } }")
        .await;
    let bound = json!([{ "position": "инженер", "partner": { "name": "ООО «Ромашка»", "contacts": null } }]);
    assert_eq!(seen["viewer"]["participant"]["workplaces"], bound);
}

async fn an_agreement_that_does_not_hold_sends_nobody(app: TestApp) {
    let town = &app.town;
    let (of, engineer) = in_bank(&app).await;
    assert_eq!(send(&app, town.head, &of).await["reason"], "ALREADY_THERE");
    let over = json!({ "partnerId": of["id"], "version": 1, "agreementUntil": "2026-11-14" });
    let kept = keep(&app, town.head, over).await;
    assert_eq!(kept["partner"]["inForce"], false);
    let refused = reason(
        &app,
        town.curator,
        "proposeMentorship",
        pair_with(&app, engineer),
    )
    .await;
    assert_eq!(refused, "PARTNER_AGREEMENT_NOT_IN_FORCE");
    let said = send(&app, town.head, &of).await;
    assert_eq!(said["reason"], "AGREEMENT_NOT_IN_FORCE");
    let unsigned = json!({ "agreementOn": null, "agreementUntil": null });
    let unsigned = keep(&app, town.head, unsigned).await["partner"].clone();
    let said = send(&app, town.head, &unsigned).await;
    assert_eq!(said["reason"], "AGREEMENT_NOT_IN_FORCE");
    let backwards = json!({ "agreementUntil": "2026-08-31" });
    let said = keep(&app, town.head, backwards).await;
    let problem = json!([{ "path": ["agreementUntil"], "problem": "OUT_OF_RANGE" }]);
    assert_eq!(said["fields"], problem);
    // A former engineer is nobody's mentor, whatever the agreement says.
    let ended = "UPDATE employment SET ended_on = started_on WHERE person_id = $1";
    sql(&app, ended, engineer.0).await;
    let over = json!({ "partnerId": of["id"], "version": 2 });
    keep(&app, town.head, over).await;
    let refused = reason(
        &app,
        town.curator,
        "proposeMentorship",
        pair_with(&app, engineer),
    )
    .await;
    assert_eq!(refused, "MENTOR_NOT_IN_BANK");
}

async fn a_partner_is_written_and_the_slower_one_sees_the_faster_ones(app: TestApp) {
    let (of, _) = sent(&app).await;
    assert_eq!(
        (&of["version"], &of["viewerCan"], &of["inForce"]),
        (&json!(1), &json!(["READ", "KEEP"]), &json!(true))
    );
    let over = json!({ "partnerId": of["id"], "version": 1, "name": "АО «Ромашка»" });
    let said = keep(&app, app.town.head, over.clone()).await;
    assert_eq!(said["partner"]["version"], 2);
    let people = json!([{ "lastName": "Станкова", "position": "инженер, АО «Ромашка»" }]);
    assert_eq!(said["partner"]["people"], people);
    let said = keep(&app, app.town.curator, over).await;
    assert_eq!(
        said["current"],
        json!({ "version": 2, "name": "АО «Ромашка»" })
    );
    let said = keep(&app, app.town.curator, json!({ "name": " " })).await;
    assert_eq!(said["fields"][0]["path"], json!(["name"]));
    let query = "query($id: ID!) { viewer { school(id: $id) { partners { name } } } }";
    let id = json!({ "id": school(app.town.school) });
    let seen = app.as_(app.town.head).run(query, id).await;
    assert_eq!(
        seen["viewer"]["school"]["partners"],
        json!([{ "name": "АО «Ромашка»" }])
    );
}

async fn who_keeps_partners(app: TestApp) {
    let town = &app.town;
    let (of, _) = sent(&app).await;
    let query = "query($id: ID!) { viewer { school(id: $id) { partners { name } } } }";
    for who in [town.psychologist, town.administrator, town.municipal] {
        let id = json!({ "id": school(town.school) });
        let seen = app.as_(who).run(query, id).await;
        assert_eq!(seen["viewer"]["school"]["partners"], Value::Null);
    }
    for who in [
        town.psychologist,
        town.mentor,
        town.municipal,
        town.sibling_head,
    ] {
        let input = partner(&app, json!({ "partnerId": of["id"], "version": 1 }));
        let refused = app.as_(who).refused("keepPartner", input).await;
        assert_eq!(refused, "NOT_FOUND");
        let refused = app
            .as_(who)
            .refused("addPartnerPerson", engineer(&of))
            .await;
        assert_eq!(refused, "NOT_FOUND");
    }
    // Another school's partner is not written through one's own.
    let through = json!({ "schoolId": school(town.sibling), "partnerId": of["id"], "version": 1 });
    let input = partner(&app, through);
    let refused = app
        .as_(town.sibling_head)
        .refused("keepPartner", input)
        .await;
    assert_eq!(refused, "NOT_FOUND");
}
