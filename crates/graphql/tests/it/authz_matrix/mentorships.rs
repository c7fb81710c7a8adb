//! Rows for pairs and orders.

use domain::id::MentorshipId;
use domain::mentoring::MentorshipStateKind;
use serde_json::{Value, json};

use super::{Case, mutation};
use crate::harness::TestApp;
use crate::pairing::{agreed, done, mentorship, order_for, person, proposal, school, sql};

pub(super) fn cases() -> Vec<Case> {
    let mut all = pairs();
    all.extend(orders());
    all.extend(requests());
    all
}

fn pairs() -> Vec<Case> {
    vec![
        mutation("proposeMentorship", given!(app => proposal(app, json!({})))),
        mutation(
            "answerProposal",
            given!(app => json!({ "mentorshipId": proposed(app).await, "accept": true })),
        ),
        mutation(
            "revokeProposal",
            given!(app => json!({ "mentorshipId": proposed(app).await })),
        ),
        mutation(
            "endMentorship",
            given!(app => json!({
                "mentorshipId": mentorship(running(app).await), "on": "2026-11-14", "reason": "MUTUAL_DECISION",
            })),
        ),
        mutation(
            "keepGoing",
            given!(app => {
                let id = running(app).await;
                let waits = "UPDATE mentorship SET ending_proposed = 'CONSENT_WITHDRAWN' WHERE id = $1";
                sql(app, waits, id.0).await;
                json!({ "mentorshipId": mentorship(id) })
            }),
        ),
        mutation(
            "endParticipation",
            given!(app => json!({
                "mentorshipId": mentorship(running(app).await), "personId": person(app.town.mentee),
                "on": "2026-11-14", "reason": "MENTEE_INITIATIVE",
            })),
        ),
        mutation(
            "suspendMentorship",
            given!(app => json!({
                "mentorshipId": mentorship(running(app).await), "from": "2026-11-14", "reason": "ILLNESS",
            })),
        ),
        mutation(
            "keepDutyTerms",
            given!(app => json!({
                "mentorshipId": mentorship(running(app).await), "mentorId": person(app.town.mentor),
                "agreementNumber": "4-ДС", "agreementOn": "2026-11-02",
            })),
        ),
        mutation(
            "resumeMentorship",
            given!(app => json!({
                "mentorshipId": mentorship(running(app).await), "on": "2026-11-14",
            })),
        ),
    ]
}

fn requests() -> Vec<Case> {
    vec![
        mutation(
            "fileRequest",
            given!(app => json!({ "mentorshipId": mentorship(running(app).await), "kind": "REPLACE_MENTOR" })),
        ),
        mutation(
            "considerRequest",
            given!(app => json!({ "requestId": filed(app).await, "opinion": "Согласен" })),
        ),
        mutation(
            "decideRequest",
            given!(app => json!({ "requestId": filed(app).await, "grant": true })),
        ),
        mutation(
            "withdrawRequest",
            given!(app => json!({ "requestId": filed(app).await })),
        ),
    ]
}

/// The mentee's request for another mentor.
async fn filed(app: &TestApp) -> Value {
    let pair = running(app).await;
    let before = app.store().requests().about(&[pair]).await.unwrap();
    if let Some(row) = before.first() {
        return json!(format!("request:{}", row.life.id.0));
    }
    let input = json!({ "mentorshipId": mentorship(pair), "kind": "REPLACE_MENTOR" });
    let selection = "... on FileRequestDone { request { id } }";
    let mentee = app.as_(app.town.mentee);
    let said = mentee.mutate("fileRequest", input, selection).await;
    said["request"]["id"].clone()
}

fn orders() -> Vec<Case> {
    vec![
        mutation(
            "prepareChangeOrder",
            given!(app => json!({ "schoolId": school(app.town.school), "changes": [{
                "mentorshipId": mentorship(running(app).await), "kind": "END", "on": "2026-11-14",
                "reason": "MUTUAL_DECISION" }] })),
        ),
        mutation(
            "preparePairOrder",
            given!(app => {
                let row = match found(app, MentorshipStateKind::Agreed).await {
                    Some(id) => json!({ "id": mentorship(id) }),
                    None => agreed(app).await,
                };
                order_for(app, &[&row])
            }),
        ),
        mutation(
            "prepareCuratorOrder",
            given!(app => json!({
                "schoolId": school(app.town.school), "personId": person(app.town.bystander),
            })),
        ),
        mutation(
            "preparePeopleOrder",
            given!(app => json!({
                "schoolId": school(app.town.school), "kind": "FORM_ASSOCIATION",
                "people": [{ "personId": person(app.town.mentor), "seat": "LEADER" }],
            })),
        ),
        mutation(
            "signOrder",
            given!(app => json!({ "orderId": drafted(app).await, "number": "90-од", "date": "2026-11-15" })),
        ),
        mutation(
            "cancelOrder",
            given!(app => json!({ "orderId": drafted(app).await })),
        ),
    ]
}

/// The pair of the town in this state, left over from a client who was refused.
async fn found(app: &TestApp, state: MentorshipStateKind) -> Option<MentorshipId> {
    let rows = app
        .store()
        .mentorships()
        .of_people(&[app.town.mentee])
        .await
        .unwrap();
    let row = rows.into_iter().find(|row| row.pair.state.kind() == state);
    row.map(|row| row.id())
}

async fn proposed(app: &TestApp) -> Value {
    match found(app, MentorshipStateKind::Proposed).await {
        Some(id) => json!(mentorship(id)),
        None => {
            let input = proposal(app, json!({}));
            done(app, app.town.curator, "proposeMentorship", input).await["id"].take()
        }
    }
}

async fn running(app: &TestApp) -> MentorshipId {
    match found(app, MentorshipStateKind::Active).await {
        Some(id) => id,
        None => {
            let town = &app.town;
            app.world()
                .pair_in_force(town.school, town.mentor, town.mentee)
                .await
        }
    }
}

async fn drafted(app: &TestApp) -> Value {
    let rows = app
        .store()
        .mentorships()
        .of_people(&[app.town.mentee])
        .await
        .unwrap();
    if let Some(order) = rows.iter().find_map(|row| row.pair.state.order()) {
        return json!(format!("order:{}", order.0));
    }
    let row = agreed(app).await;
    let input = order_for(app, &[&row]);
    done(app, app.town.curator, "preparePairOrder", input).await["id"].take()
}
