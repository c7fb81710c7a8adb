//! Pupils as mentees: nobody asks them, their order names the class, and their mentor acts where a mentee would.

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use domain::monitoring::Indicator;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::counted::{agree_with_the_facts, figure};
use crate::harness::TestApp;
use crate::pairing::{act, done, order_for, person, proposal, reason};

on_both! {
    a_pupil_is_proposed_under_the_consents_of_a_representative_alone;
    the_order_names_the_class_and_the_head_puts_the_pair_into_force;
    the_mentor_acts_where_a_mentee_would;
    a_pupil_is_not_counted_among_the_mentored_teachers;
    when_a_pupil_leaves_the_curator_is_asked_about_the_pair;
}

const PROGRAMME: &str = "programme { id version state activities { id state } }";

/// A pupil of the town's school whose representative has signed.
async fn pupil(app: &TestApp, name: &str) -> PersonId {
    let (world, here) = (app.world(), app.town.school);
    let id = world.pupil(name, here).await;
    for purpose in [
        ConsentPurpose::PersonalDataProcessing,
        ConsentPurpose::MenteeParticipation,
    ] {
        world.consent(id, here, purpose).await;
    }
    id
}

fn offer(app: &TestApp, pupil: PersonId, over: Value) -> Value {
    let mut input = proposal(
        app,
        json!({ "menteeId": person(pupil), "form": "TEACHER_PUPIL" }),
    );
    let fields = input.as_object_mut().unwrap();
    fields.extend(over.as_object().unwrap().clone());
    input
}

/// The pair, once its mentor has agreed.
async fn agreed(app: &TestApp, pupil: PersonId) -> Value {
    let row = done(
        app,
        app.town.curator,
        "proposeMentorship",
        offer(app, pupil, json!({})),
    )
    .await;
    let yes = json!({ "mentorshipId": row["id"], "accept": true });
    done(app, app.town.mentor, "answerProposal", yes).await
}

async fn in_force(app: &TestApp, pupil: PersonId) -> Value {
    let row = agreed(app, pupil).await;
    let input = order_for(app, &[&row]);
    let order = done(app, app.town.curator, "preparePairOrder", input).await;
    let sign = json!({ "orderId": order["id"], "number": "12-о", "date": "2026-11-15" });
    let signed = done(app, app.town.head, "signOrder", sign).await;
    assert_eq!(signed["mentorships"][0]["state"], "ACTIVE");
    row
}

async fn a_pupil_is_proposed_under_the_consents_of_a_representative_alone(app: TestApp) {
    let town = &app.town;
    let propose = "proposeMentorship";
    let bare = app
        .world()
        .pupil("Ёлкина Дарья Артёмовна", town.school)
        .await;
    let said = act(
        &app,
        &town.actor(town.curator),
        propose,
        offer(&app, bare, json!({})),
    )
    .await;
    assert_eq!(said["reason"], "PUPIL_CONSENT_MISSING");
    assert_eq!(said["menteeId"], json!(person(bare)));

    let child = pupil(&app, "Ёжикова Анна Петровна").await;
    let teachers = offer(&app, child, json!({ "form": "TEACHER_TEACHER" }));
    let wrong = reason(&app, town.curator, propose, teachers).await;
    assert_eq!(wrong, "FORM_DOES_NOT_FIT");
    let grown = proposal(&app, json!({ "form": "TEACHER_PUPIL" }));
    assert_eq!(
        reason(&app, town.curator, propose, grown).await,
        "FORM_DOES_NOT_FIT"
    );
    let mixed = offer(
        &app,
        child,
        json!({ "otherMenteeIds": [person(town.mentee)], "format": "GROUP" }),
    );
    assert_eq!(
        reason(&app, town.curator, propose, mixed).await,
        "FORM_DOES_NOT_FIT"
    );

    let elsewhere = app.world().pupil("Чужой Ребёнок", town.sibling).await;
    let said = app
        .as_(town.curator)
        .refused(propose, offer(&app, elsewhere, json!({})))
        .await;
    assert_eq!(said, "NOT_FOUND");

    let row = done(&app, town.curator, propose, offer(&app, child, json!({}))).await;
    assert_eq!(row["state"], "PROPOSED");
    assert_eq!(row["mentees"][0]["answer"], "ACCEPTED");
    assert_eq!(row["mentors"][0]["answer"], "PENDING");
}

async fn the_order_names_the_class_and_the_head_puts_the_pair_into_force(app: TestApp) {
    let child = pupil(&app, "Ёлкина Дарья Артёмовна").await;
    let row = agreed(&app, child).await;
    assert_eq!(row["state"], "AGREED");
    assert_eq!(row["missingConsents"], json!([]));
    let input = order_for(&app, &[&row]);
    let order = done(&app, app.town.curator, "preparePairOrder", input).await;
    let content = app.store().orders().content(order_id(&order)).await;
    let content = serde_json::to_string(&content.unwrap()).unwrap();
    assert!(content.contains("обучающийся, класс: 7 «Б»"), "{content}");
    let sign = json!({ "orderId": order["id"], "number": "12-о", "date": "2026-11-15" });
    let signed = done(&app, app.town.head, "signOrder", sign).await;
    assert_eq!(signed["mentorships"][0]["state"], "ACTIVE");
}

async fn the_mentor_acts_where_a_mentee_would(app: TestApp) {
    let town = &app.town;
    let child = pupil(&app, "Ёлкина Дарья Артёмовна").await;
    let row = in_force(&app, child).await;
    let mentor = app.as_(town.mentor);
    let line = |title: &str| {
        json!({ "id": null, "title": title, "kind": "LESSON_VISIT", "plannedOn": "2026-12-01",
            "expectedResult": "Проект" })
    };
    let input = json!({ "mentorshipId": row["id"], "goal": "Проект", "expectedResult": "Защита проекта",
        "startsOn": "2026-11-16", "endsOn": "2027-05-31", "deficitIds": [], "activities": [line("Замысел")] });
    let selection = format!(
        "... on DraftProgrammeDone {{ {PROGRAMME} }} ... on DraftProgrammeRefused {{ reason }}
         ... on InvalidInput {{ fields {{ path problem }} }}"
    );
    let said = mentor.mutate("draftProgramme", input, &selection).await;
    let programme = said["programme"].clone();
    assert_eq!(programme["state"], "DRAFT", "{said:#}");

    let agree = json!({ "programmeId": programme["id"], "version": programme["version"] });
    let selection = format!("... on AgreeProgrammeDone {{ {PROGRAMME} }}");
    let said = mentor.mutate("agreeProgramme", agree, &selection).await;
    assert_eq!(said["programme"]["state"], "AGREED", "{said:#}");
    let approve = json!({ "programmeId": programme["id"] });
    let selection = format!("... on ApproveProgrammeDone {{ {PROGRAMME} }}");
    let curator = app.as_(town.curator);
    let said = curator
        .mutate("approveProgramme", approve, &selection)
        .await;
    assert_eq!(said["programme"]["state"], "APPROVED", "{said:#}");

    let activity = &programme["activities"][0]["id"];
    let submit = json!({ "activityId": activity, "submission": "Тема выбрана" });
    assert_eq!(
        app.as_(town.curator)
            .refused("submitActivity", submit.clone())
            .await,
        "FORBIDDEN"
    );
    let said = mentor.mutate("submitActivity", submit, "").await;
    assert_eq!(said["__typename"], "SubmitActivityDone", "{said:#}");

    // Nobody else of the pair could consent, and so only the curator's word is due.
    let programme = said_programme(&app, &programme["id"]).await;
    let input = json!({ "programmeId": programme["id"], "programmeVersion": programme["version"],
        "reason": "Болезнь", "change": { "extension": { "endsOn": "2027-06-30", "shift": false } } });
    let selection = "... on ProposeProgrammeChangeDone { change { state awaits { lastName } consented { lastName } } }
        ... on ProposeProgrammeChangeRefused { reason } ... on InvalidInput { fields { path problem } }";
    let said = mentor
        .mutate("proposeProgrammeChange", input, selection)
        .await;
    assert_eq!(said["change"]["state"], "CONSENTED", "{said:#}");
    assert_eq!(
        said["change"]["consented"].as_array().map(Vec::len),
        Some(1)
    );
}

async fn a_pupil_is_not_counted_among_the_mentored_teachers(app: TestApp) {
    let child = pupil(&app, "Ёлкина Дарья Артёмовна").await;
    in_force(&app, child).await;
    assert_eq!(figure(&app, Indicator::Mentees).await, 0);
    assert_eq!(figure(&app, Indicator::Mentors).await, 1);
    assert_eq!(figure(&app, Indicator::Pairs).await, 1);
    agree_with_the_facts(&app).await;
}

async fn when_a_pupil_leaves_the_curator_is_asked_about_the_pair(app: TestApp) {
    let child = pupil(&app, "Ёлкина Дарья Артёмовна").await;
    let row = in_force(&app, child).await;
    let edit = async |version: i32, until: Value| {
        let pupil = json!({ "lastName": "Ёлкина", "firstName": "Дарья", "patronymic": "Артёмовна",
            "className": "7 «Б»", "birthYear": 2013, "since": "2025-09-01", "until": until });
        let input = json!({ "personId": person(child), "version": version, "pupil": pupil });
        let said = app
            .as_(app.town.curator)
            .mutate("editPupil", input, "")
            .await;
        assert_eq!(said["__typename"], "EditPupilDone", "{said:#}");
    };
    let proposed = async || {
        let query = "query($id: ID!) { viewer { mentorship(id: $id) { state endingProposed } } }";
        let said = app
            .as_(app.town.curator)
            .run(query, json!({ "id": row["id"] }))
            .await;
        said["viewer"]["mentorship"].clone()
    };
    edit(1, Value::Null).await;
    assert_eq!(proposed().await["endingProposed"], Value::Null);
    edit(2, json!("2026-11-14")).await;
    let waits = json!({ "state": "ACTIVE", "endingProposed": "MENTEE_INITIATIVE" });
    assert_eq!(proposed().await, waits);
}

fn order_id(order: &Value) -> domain::id::OrderId {
    let id = order["id"].as_str().unwrap().trim_start_matches("order:");
    domain::id::OrderId(id.parse().unwrap())
}

async fn said_programme(app: &TestApp, id: &Value) -> Value {
    let query = format!(
        "query($id: ID!) {{ viewer {{ {} }} }}",
        "programme(id: $id) { id version }"
    );
    let said = app
        .as_(app.town.mentor)
        .run(&query, json!({ "id": id }))
        .await;
    said["viewer"]["programme"].clone()
}
