//! Somebody says when they are away; nobody is matched with them meanwhile, and nobody learns why.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{person, proposal, reason, school};

on_both! {
    who_is_away_is_not_matched_and_is_again_once_back;
    why_somebody_is_away_is_theirs_alone;
    days_that_make_no_absence_are_named;
    who_states_and_who_knows;
}

const ABSENCE: &str = "id from until reason person { lastName } viewerCan";

fn away(app: &TestApp, over: Value) -> Value {
    let mut input = json!({ "schoolId": school(app.town.school), "personId": person(app.town.mentor),
        "from": "2026-11-10", "until": "2026-11-20" });
    let fields = input.as_object_mut().unwrap();
    fields.extend(over.as_object().unwrap().clone());
    input
}

async fn state(app: &TestApp, who: PersonId, over: Value) -> Value {
    let selection = format!(
        "... on StateAbsenceDone {{ absence {{ {ABSENCE} }} }} ... on StateAbsenceRefused {{ reason }}
         ... on InvalidInput {{ fields {{ path problem }} }}"
    );
    app.as_(who)
        .mutate("stateAbsence", away(app, over), &selection)
        .await
}

async fn blockers(app: &TestApp) -> Value {
    let selection = "... on RunMatchingDone { run { matches(first: 5) { totalCount } unmatched(first: 5) { nodes {
        near { blocker } help { kind } } } } }";
    let said = app
        .as_(app.town.curator)
        .mutate(
            "runMatching",
            json!({ "schoolId": school(app.town.school) }),
            selection,
        )
        .await;
    said["run"].clone()
}

async fn who_is_away_is_not_matched_and_is_again_once_back(app: TestApp) {
    let stated = state(&app, app.town.mentor, json!({})).await;
    let id = stated["absence"]["id"].clone();
    let run = blockers(&app).await;
    assert_eq!(run["matches"]["totalCount"], 0);
    let left = &run["unmatched"]["nodes"][0];
    assert_eq!(left["near"][0]["blocker"], "MENTOR_AWAY");
    assert!(left["help"].to_string().contains("ASK_BACK"), "{left}");
    let refused = reason(
        &app,
        app.town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    assert_eq!(refused, "MENTOR_AWAY");
    let seen = app
        .as_(app.town.curator)
        .run(
            "query($id: ID!) { viewer { school(id: $id) { mentorCards { nodes { absence { from until reason } } }
                needs { nodes { absence { id } } } } } }",
            json!({ "id": school(app.town.school) }),
        )
        .await;
    let seen = &seen["viewer"]["school"];
    let known = json!({ "from": "2026-11-10", "until": "2026-11-20", "reason": null });
    assert_eq!(seen["mentorCards"]["nodes"][0]["absence"], known);
    assert_eq!(seen["needs"]["nodes"][0]["absence"], Value::Null);

    // The day after, they are back.
    let later = app.later(app.town.curator, "2026-11-21T09:00:00Z");
    let said = later
        .mutate(
            "runMatching",
            json!({ "schoolId": school(app.town.school) }),
            "... on RunMatchingDone { run { pairs } }",
        )
        .await;
    assert_eq!(said["run"]["pairs"], 1);

    let input = json!({ "absenceId": id, "clientMutationId": "one" });
    for _ in 0..2 {
        let said = app
            .as_(app.town.mentor)
            .mutate(
                "withdrawAbsence",
                input.clone(),
                "... on WithdrawAbsenceDone { absenceId }",
            )
            .await;
        assert_eq!(said["absenceId"], id, "sent twice, it takes effect once");
    }
    assert_eq!(blockers(&app).await["matches"]["totalCount"], 1);
    let own = app
        .as_(app.town.mentor)
        .ask("{ viewer { participant { absences { id } } } }")
        .await;
    assert_eq!(own["viewer"]["participant"]["absences"], json!([]));
}

async fn why_somebody_is_away_is_theirs_alone(app: TestApp) {
    let stated = state(&app, app.town.mentor, json!({ "reason": "ILLNESS" })).await;
    assert_eq!(stated["absence"]["reason"], "ILLNESS");
    let can = json!(["READ", "READ_REASON", "STATE", "WITHDRAW"]);
    assert_eq!(stated["absence"]["viewerCan"], can);
    let query = format!(
        "query($id: ID!) {{ viewer {{ school(id: $id) {{ matching {{ absences(first: 5) {{ totalCount nodes {{ {ABSENCE} }} }} }} }} }} }}"
    );
    for (keeper, may) in [
        (app.town.curator, json!(["READ", "STATE", "WITHDRAW"])),
        (app.town.head, json!(["READ"])),
    ] {
        let seen = app
            .as_(keeper)
            .run(&query, json!({ "id": school(app.town.school) }))
            .await;
        let seen = &seen["viewer"]["school"]["matching"]["absences"];
        assert_eq!(seen["totalCount"], 1);
        assert_eq!(seen["nodes"][0]["reason"], Value::Null);
        assert_eq!(seen["nodes"][0]["viewerCan"], may);
    }
    let support = app
        .as_(app.town.psychologist)
        .run(&query, json!({ "id": school(app.town.school) }))
        .await;
    assert_eq!(
        support["viewer"]["school"]["matching"]["absences"],
        Value::Null
    );
    let of_another = json!({ "personId": person(app.town.mentee), "reason": "LEAVE" });
    let said = state(&app, app.town.curator, of_another).await;
    assert_eq!(said["reason"], "REASON_IS_THEIR_OWN");
}

async fn days_that_make_no_absence_are_named(app: TestApp) {
    for until in ["2026-11-09", "2026-11-14", "2031-01-01"] {
        let said = state(&app, app.town.mentor, json!({ "until": until })).await;
        let problem = json!([{ "path": ["until"], "problem": "OUT_OF_RANGE" }]);
        assert_eq!(said["fields"], problem, "{until}");
    }
    state(&app, app.town.mentor, json!({})).await;
    let again = json!({ "from": "2026-11-20", "until": "2026-12-01" });
    let said = state(&app, app.town.mentor, again).await;
    assert_eq!(said["reason"], "OVERLAPS");
    let next = json!({ "from": "2026-11-21", "until": "2026-12-01" });
    let said = state(&app, app.town.mentor, next).await;
    assert_eq!(said["__typename"], "StateAbsenceDone");
}

async fn who_states_and_who_knows(app: TestApp) {
    let town = &app.town;
    let said = state(&app, town.curator, json!({})).await;
    let id = said["absence"]["id"].clone();
    assert_eq!(said["absence"]["person"]["lastName"], "Щёткина-Орлова");
    for (who, code) in [
        (town.head, "FORBIDDEN"),
        (town.mentee, "NOT_FOUND"),
        (town.psychologist, "NOT_FOUND"),
        (town.sibling_curator, "NOT_FOUND"),
        (town.municipal, "NOT_FOUND"),
    ] {
        let refused = app
            .as_(who)
            .refused("stateAbsence", away(&app, json!({})))
            .await;
        assert_eq!(refused, code);
        let refused = app
            .as_(who)
            .refused("withdrawAbsence", json!({ "absenceId": id }))
            .await;
        assert_eq!(refused, code);
    }
    let elsewhere = json!({ "schoolId": school(town.sibling) });
    let input = away(&app, elsewhere);
    assert_eq!(
        app.as_(town.mentor).refused("stateAbsence", input).await,
        "NOT_FOUND",
        "one who never worked there is unknown there"
    );
}
