//! Rows for schools, invitations, people, jobs, cards and consents.

use std::sync::atomic::{AtomicUsize, Ordering};

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use serde_json::{Value, json};

use super::{Case, mutation};
use crate::harness::TestApp;
use crate::people::job_of;

pub(super) fn cases() -> Vec<Case> {
    let mut all = places();
    all.extend(people());
    all.extend(cards());
    all.extend(consents());
    all.extend(own());
    all.extend(partners());
    all.extend(legal_holds());
    all
}

fn places() -> Vec<Case> {
    vec![
        mutation(
            "addSchool",
            given!(app => json!({
                "municipalityId": format!("municipality:{}", app.town.municipality.0),
                "kind": "PRESCHOOL", "fullName": "Детский сад «Рябинка»", "shortName": "Рябинка",
            })),
        ),
        mutation(
            "rollOverSchoolYear",
            given!(app => json!({
                "schoolId": format!("school:{}", app.town.school.school.0), "schoolYear": 2026,
                "goOnIds": [], "end": [], "pauseCardIds": [], "archiveCardIds": [],
            })),
        ),
        mutation("invite", given!(app => invitation(app))),
        mutation(
            "revokeInvitation",
            given!(app => {
                let curator = app.as_(app.town.curator);
                let selection = "... on InviteDone { invitation { id } }";
                let said = curator.mutate("invite", invitation(app), selection).await;
                json!({ "invitationId": said["invitation"]["id"] })
            }),
        ),
    ]
}

fn people() -> Vec<Case> {
    vec![
        mutation(
            "addPerson",
            given!(app => json!({
                "schoolId": school(app), "lastName": "Молодцова", "firstName": "Алёна", "employment": job(),
            })),
        ),
        mutation(
            "addPupil",
            given!(app => json!({ "schoolId": school(app), "pupil": pupil() })),
        ),
        mutation(
            "editPupil",
            given!(app => {
                let id = app.world().pupil("Ясенев Пётр", app.town.school).await;
                json!({ "personId": person(id), "version": 1, "pupil": pupil() })
            }),
        ),
        mutation(
            "editPerson",
            given!(app => json!({
                "personId": person(app.town.bystander), "version": 1, "lastName": "Сторонний", "firstName": "Иван",
            })),
        ),
        mutation(
            "editEmployment",
            given!(app => json!({
                "employmentId": job_of(app, app.town.bystander).await, "employment": job(),
            })),
        ),
        mutation(
            "endEmployment",
            given!(app => json!({
                "employmentId": job_of(app, app.town.bystander).await, "on": "2026-11-14",
            })),
        ),
    ]
}

fn cards() -> Vec<Case> {
    vec![
        mutation(
            "keepMentorCard",
            given!(app => json!({
                "schoolId": school(app), "personId": person(app.town.mentor), "version": 1, "competences": [],
                "subjects": [], "topics": [], "formats": [], "capacity": 1, "state": "IN_BANK",
            })),
        ),
        mutation(
            "stateNeed",
            given!(app => json!({
                "schoolId": school(app), "personId": person(app.town.mentee), "version": 1, "request": "Помогите",
                "topics": [], "formats": [], "categories": [], "deficits": [], "state": "IN_BANK",
            })),
        ),
    ]
}

fn consents() -> Vec<Case> {
    vec![
        mutation(
            "giveConsent",
            given!(app => json!({
                "schoolId": school(app), "purpose": "PERSONAL_DATA_DISSEMINATION", "textVersion": "2026-09",
                "fields": ["NAME"],
            })),
        ),
        mutation(
            "recordPaperConsent",
            given!(app => json!({
                "schoolId": school(app), "personId": person(app.town.bystander), "purpose": "MENTOR_DUTY",
                "textVersion": "2026-09", "fields": [], "signedOn": "2026-11-01",
            })),
        ),
        mutation(
            "withdrawConsent",
            given!(app => {
                let all = app.store().consents().of_people(&[app.town.mentee]).await.unwrap();
                let purpose = ConsentPurpose::MenteeParticipation;
                let found = all.iter().find(|row| row.terms.purpose == purpose).unwrap();
                json!({ "consentId": format!("consent:{}", found.terms.id.0) })
            }),
        ),
    ]
}

fn own() -> Vec<Case> {
    vec![
        mutation("readNotifications", given!(_app => json!({}))),
        mutation(
            "chooseNotifications",
            given!(_app => json!({ "kind": "ORDER", "way": "DIGEST" })),
        ),
        mutation("openCalendarFeed", given!(_app => json!({}))),
        mutation("closeCalendarFeed", given!(_app => json!({}))),
    ]
}

fn school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

fn person(id: PersonId) -> String {
    format!("person:{}", id.0)
}

fn pupil() -> Value {
    json!({ "lastName": "Ёлкина", "firstName": "Дарья", "className": "7 «Б»", "birthYear": 2013,
        "since": "2026-09-01" })
}

fn job() -> Value {
    json!({ "position": "учитель химии", "startedOn": "2026-09-01", "pedagogicalEducation": true, "transferred": false })
}

/// Each time to another address: the world is not made anew after a refusal.
fn invitation(app: &TestApp) -> Value {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    json!({ "placeId": school(app), "email": format!("{number}@example.org"), "position": "учитель химии" })
}

fn partners() -> Vec<Case> {
    vec![
        mutation("keepPartner", given!(app => partner(app))),
        mutation(
            "addPartnerPerson",
            given!(app => {
                let selection = "... on KeepPartnerDone { partner { id } }";
                let curator = app.as_(app.town.curator);
                let kept = curator.mutate("keepPartner", partner(app), selection).await;
                json!({ "partnerId": kept["partner"]["id"], "lastName": "Станкова", "firstName": "Инна",
                    "position": "инженер" })
            }),
        ),
    ]
}

fn partner(app: &TestApp) -> Value {
    json!({ "schoolId": school(app), "kind": "ENTERPRISE", "name": "ООО «Ромашка»", "agreementOn": "2026-09-01" })
}

fn legal_holds() -> Vec<Case> {
    vec![
        mutation("placeLegalHold", given!(app => hold(app))),
        mutation(
            "liftLegalHold",
            given!(app => {
                let selection = "... on PlaceLegalHoldDone { hold { id } }";
                let head = app.as_(app.town.head);
                let placed = head.mutate("placeLegalHold", hold(app), selection).await;
                if placed["hold"]["id"].is_string() {
                    return json!({ "holdId": placed["hold"]["id"] });
                }
                // Placed for the client before, and still in force.
                let query = "query($id: ID!) { viewer { school(id: $id) { depersonalisation { holds { id } } } } }";
                let seen = head.run(query, json!({ "id": school(app) })).await;
                json!({ "holdId": seen["viewer"]["school"]["depersonalisation"]["holds"][0]["id"] })
            }),
        ),
    ]
}

fn hold(app: &TestApp) -> Value {
    json!({ "schoolId": school(app), "personId": person(app.town.mentee), "reason": "Трудовой спор" })
}
