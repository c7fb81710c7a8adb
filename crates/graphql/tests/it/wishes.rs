//! Whom people would like, or would rather not, to work with: between them and the curator.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{another_mentee, person, proposal, reason, school, sql};

on_both! {
    a_wish_speaks_for_its_pair;
    who_would_rather_not_is_not_paired_and_nobody_is_told_who_it_was;
    nobody_is_named_but_who_is_listed;
    a_wish_is_between_who_has_it_and_the_curators;
    twenty_wishes_are_enough;
    the_curator_finds_whom_a_wish_of_somebody_may_name;
}

const WISH: &str = "id kind side statedOn person { lastName } colleague { lastName } viewerCan";

fn wish(app: &TestApp, over: Value) -> Value {
    let mut input = json!({ "schoolId": school(app.town.school), "personId": person(app.town.mentee),
        "side": "MENTEE", "colleagueId": person(app.town.mentor), "kind": "LIKE" });
    let fields = input.as_object_mut().unwrap();
    fields.extend(over.as_object().unwrap().clone());
    input
}

async fn state(app: &TestApp, who: PersonId, over: Value) -> Value {
    let selection = format!(
        "... on StateWishDone {{ wish {{ {WISH} }} }} ... on StateWishRefused {{ reason }}"
    );
    app.as_(who)
        .mutate("stateWish", wish(app, over), &selection)
        .await
}

async fn run(app: &TestApp) -> Value {
    let selection = "... on RunMatchingDone { run { matches(first: 5) { nodes { score reasons { criterion points } } }
        unmatched(first: 5) { nodes { near { blocker } } } } }";
    let input = json!({ "schoolId": school(app.town.school) });
    let said = app
        .as_(app.town.curator)
        .mutate("runMatching", input, selection)
        .await;
    said["run"].clone()
}

async fn a_wish_speaks_for_its_pair(app: TestApp) {
    let before = run(&app).await["matches"]["nodes"][0]["score"].clone();
    let said = state(&app, app.town.mentee, json!({})).await;
    assert_eq!(said["wish"]["colleague"]["lastName"], "Щёткина-Орлова");
    assert_eq!(
        said["wish"]["viewerCan"],
        json!(["READ", "STATE", "WITHDRAW"])
    );
    let of_mentor = json!({ "personId": person(app.town.mentor), "side": "MENTOR",
        "colleagueId": person(app.town.mentee) });
    state(&app, app.town.mentor, of_mentor).await;
    let found = run(&app).await;
    let pair = &found["matches"]["nodes"][0];
    assert!(pair["score"].as_i64() > before.as_i64(), "{pair}");
    for criterion in ["MENTEE_WISH", "MENTOR_WISH"] {
        assert!(pair["reasons"].to_string().contains(criterion), "{pair}");
    }
}

async fn who_would_rather_not_is_not_paired_and_nobody_is_told_who_it_was(app: TestApp) {
    let first = state(&app, app.town.mentee, json!({})).await;
    let rather_not = state(&app, app.town.mentee, json!({ "kind": "RATHER_NOT" })).await;
    assert_eq!(
        rather_not["wish"]["id"], first["wish"]["id"],
        "said again, it is another wish about the same colleague"
    );
    let found = run(&app).await;
    let left = &found["unmatched"]["nodes"][0];
    assert_eq!(left["near"][0]["blocker"], "DECLINED_BEFORE");
    let refused = reason(
        &app,
        app.town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    assert_eq!(refused, "DECLINED_BEFORE");
    let input = json!({ "wishId": first["wish"]["id"] });
    let done = "... on WithdrawWishDone { wishId }";
    let said = app
        .as_(app.town.mentee)
        .mutate("withdrawWish", input.clone(), done)
        .await;
    assert_eq!(said["wishId"], first["wish"]["id"]);
    assert_eq!(
        app.as_(app.town.mentee)
            .refused("withdrawWish", input)
            .await,
        "NOT_FOUND"
    );
    let found = run(&app).await;
    assert!(found["matches"]["nodes"][0]["score"].is_number());
}

async fn nobody_is_named_but_who_is_listed(app: TestApp) {
    let town = &app.town;
    let listed = async |who: PersonId, side: &str, text: &str| {
        let query = "query($id: ID!, $side: BankSide!, $text: String) { viewer { participant {
            colleagues(schoolId: $id, side: $side, text: $text) { lastName record { email } } } } }";
        let given = json!({ "id": school(town.school), "side": side, "text": text });
        let seen = app.as_(who).run(query, given).await;
        seen["viewer"]["participant"]["colleagues"].clone()
    };
    let mentor = json!([{ "lastName": "Щёткина-Орлова", "record": null }]);
    assert_eq!(listed(town.mentee, "MENTEE", "").await, mentor);
    assert_eq!(listed(town.mentee, "MENTEE", "щеткина").await, mentor);
    assert_eq!(listed(town.mentee, "MENTEE", "Иванов").await, json!([]));
    let mentee = json!([{ "lastName": "Ёжиков", "record": null }]);
    assert_eq!(listed(town.mentor, "MENTOR", "").await, mentee);
    for (who, side) in [
        (town.mentee, "MENTOR"),
        (town.bystander, "MENTEE"),
        (town.curator, "MENTEE"),
        (town.sibling_head, "MENTEE"),
    ] {
        assert_eq!(listed(who, side, "").await, json!([]), "{side}");
    }

    // A colleague without a card, a stranger, oneself: as unknown as who never was.
    for other in [town.bystander, town.sibling_head, town.mentee] {
        let input = wish(&app, json!({ "colleagueId": person(other) }));
        let refused = app.as_(town.mentee).refused("stateWish", input).await;
        assert_eq!(refused, "NOT_FOUND");
    }
    let candidate = "UPDATE mentor_card SET membership = 'CANDIDATE' WHERE person_id = $1";
    sql(&app, candidate, town.mentor.0).await;
    assert_eq!(listed(town.mentee, "MENTEE", "").await, json!([]));
    let refused = app
        .as_(town.mentee)
        .refused("stateWish", wish(&app, json!({})))
        .await;
    assert_eq!(refused, "NOT_FOUND");
}

async fn a_wish_is_between_who_has_it_and_the_curators(app: TestApp) {
    let town = &app.town;
    let stated = state(&app, town.curator, json!({ "kind": "RATHER_NOT" })).await;
    let id = stated["wish"]["id"].clone();
    let query = format!(
        "query($id: ID!) {{ viewer {{ school(id: $id) {{ matching {{ wishes(first: 5) {{ totalCount nodes {{ {WISH} }} }} }} }} }} }}"
    );
    let desk = async |who| {
        let id = json!({ "id": school(town.school) });
        let seen = app.as_(who).run(&query, id).await;
        seen["viewer"]["school"]["matching"]["wishes"].clone()
    };
    let seen = desk(town.curator).await;
    assert_eq!(seen["totalCount"], 1);
    assert_eq!(seen["nodes"][0]["kind"], "RATHER_NOT");
    for other in [town.head, town.psychologist] {
        assert_eq!(desk(other).await, Value::Null);
    }
    for who in [
        town.head,
        town.mentor,
        town.psychologist,
        town.sibling_curator,
        town.municipal,
    ] {
        let refused = app
            .as_(who)
            .refused("stateWish", wish(&app, json!({})))
            .await;
        assert_eq!(refused, "NOT_FOUND");
        let refused = app
            .as_(who)
            .refused("withdrawWish", json!({ "wishId": id }))
            .await;
        assert_eq!(refused, "NOT_FOUND");
    }
    let own = app
        .as_(town.mentor)
        .ask("{ viewer { participant { wishes { id } } } }")
        .await;
    assert_eq!(own["viewer"]["participant"]["wishes"], json!([]));

    // A curator who mentors does not read what is wished about them.
    app.world().mentor_card(town.curator, town.school, 2).await;
    let about = json!({ "colleagueId": person(town.curator), "kind": "RATHER_NOT" });
    let about = state(&app, town.mentee, about).await;
    assert_eq!(desk(town.curator).await["totalCount"], 1);
    let input = json!({ "wishId": about["wish"]["id"] });
    assert_eq!(
        app.as_(town.curator).refused("withdrawWish", input).await,
        "NOT_FOUND"
    );
}

async fn twenty_wishes_are_enough(app: TestApp) {
    let side = |colleague| json!({ "personId": person(app.town.mentor), "side": "MENTOR", "colleagueId": person(colleague) });
    for number in 0..20 {
        let name = format!("Ученикова {}", "а".repeat(number + 2));
        let mentee = another_mentee(&app, &name).await;
        let said = state(&app, app.town.mentor, side(mentee)).await;
        assert_eq!(said["__typename"], "StateWishDone");
    }
    let said = state(&app, app.town.mentor, side(app.town.mentee)).await;
    assert_eq!(said["reason"], "TOO_MANY");
    let without_card = json!({ "personId": person(app.town.bystander) });
    let said = state(&app, app.town.bystander, without_card).await;
    assert_eq!(said["reason"], "NOT_IN_BANK");
}

async fn the_curator_finds_whom_a_wish_of_somebody_may_name(app: TestApp) {
    let town = &app.town;
    let query = "query($id: ID!, $who: ID!, $side: BankSide!, $text: String) { viewer { school(id: $id) { matching {
        colleagues(personId: $who, side: $side, text: $text) { lastName } } } } }";
    let asked = async |viewer: PersonId, who: PersonId, side: &str, text: Option<&str>| {
        let given =
            json!({ "id": school(town.school), "who": person(who), "side": side, "text": text });
        let seen = app.as_(viewer).run(query, given).await;
        seen["viewer"]["school"]["matching"]["colleagues"].clone()
    };
    let mentor = json!([{ "lastName": "Щёткина-Орлова" }]);
    let found = asked(town.curator, town.mentee, "MENTEE", None).await;
    assert_eq!(found, mentor);
    let nobody = asked(town.curator, town.mentee, "MENTEE", Some("Яковлев")).await;
    assert_eq!(nobody, json!([]));
    // Who stands in no bank has no wish of that side.
    let nobody = asked(town.curator, town.mentee, "MENTOR", None).await;
    assert_eq!(nobody, json!([]));
    // Somebody of another school is as unknown as who never was, and nobody else asks.
    for (viewer, who) in [
        (town.curator, town.sibling_curator),
        (town.head, town.mentee),
        (town.psychologist, town.mentee),
    ] {
        assert_eq!(asked(viewer, who, "MENTEE", None).await, Value::Null);
    }
    // What the curator finds they can state for them.
    let said = state(&app, town.curator, json!({})).await;
    assert_eq!(said["wish"]["colleague"]["lastName"], "Щёткина-Орлова");
}
