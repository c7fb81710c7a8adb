//! Invitations: who invites whom, and what the letter carries.

use domain::id::PersonId;
use persistence::SecretHash;
use persistence::links::LinkTarget;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_colleague_gets_a_letter_with_a_link_that_opens_once;
    the_same_address_is_invited_to_a_place_once;
    a_revoked_invitation_opens_nothing;
    nobody_is_invited_to_what_is_not_of_the_place;
    a_post_is_given_from_above_and_never_upwards;
    who_was_entered_is_invited_at_their_own_address;
    an_invitation_is_seen_by_who_may_invite;
    a_municipality_adds_a_school_and_invites_its_head;
}

const INVITED: &str = "... on InviteDone { link invitation { id role email personName state invitedOn expiresOn place { name } } }
    ... on InviteRefused { reason } ... on InvalidInput { fields { path problem } }";
const REVOKED: &str = "... on RevokeInvitationDone { invitation { state } } ... on RevokeInvitationRefused { reason }";

fn school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

async fn invite(app: &TestApp, who: PersonId, input: Value) -> Value {
    app.as_(who).mutate("invite", input, INVITED).await
}

fn colleague(app: &TestApp) -> Value {
    json!({ "placeId": school(app), "email": "New@Example.org", "position": "учитель химии", "message": "Ждём вас!" })
}

/// What the secret of a link opens now.
async fn opens(app: &TestApp, link: &Value) -> Option<LinkTarget> {
    let secret = link.as_str().unwrap().split_once("token=").unwrap().1;
    let now = app.store().clock().now();
    app.store()
        .links()
        .peek(&SecretHash::of(secret), now)
        .await
        .unwrap()
}

async fn a_colleague_gets_a_letter_with_a_link_that_opens_once(app: TestApp) {
    let said = invite(&app, app.town.curator, colleague(&app)).await;
    let link = said["link"].clone();
    let invitation = json!({ "id": said["invitation"]["id"], "role": null, "email": "New@Example.org",
        "personName": null, "state": "OPEN", "invitedOn": "2026-11-15", "expiresOn": "2026-11-22",
        "place": { "name": "СОШ № 1 им. А. С. Пушкина" } });
    assert_eq!(said["invitation"], invitation);
    assert!(
        link.as_str()
            .unwrap()
            .starts_with("https://example.org/invitation?token=")
    );
    assert!(matches!(
        opens(&app, &link).await,
        Some(LinkTarget::Invitation(_))
    ));
    let letters = app.store().letters().latest(5).await.unwrap();
    let letter = letters.first().unwrap();
    assert_eq!(letter.to, "New@Example.org");
    assert!(
        letter.body.contains(link.as_str().unwrap()),
        "{}",
        letter.body
    );
    assert!(
        letter.body.contains("Кураторова Вера Сергеевна"),
        "{}",
        letter.body
    );
    assert!(letter.body.contains("учитель химии"), "{}", letter.body);

    let mut bare = colleague(&app);
    bare["position"] = Value::Null;
    bare["email"] = json!("нет");
    let said = invite(&app, app.town.curator, bare).await;
    let problems = json!([{ "path": ["email"], "problem": "MALFORMED" }, { "path": ["position"], "problem": "EMPTY" }]);
    assert_eq!(said["fields"], problems);
}

async fn the_same_address_is_invited_to_a_place_once(app: TestApp) {
    invite(&app, app.town.curator, colleague(&app)).await;
    let mut again = colleague(&app);
    again["email"] = json!("new@example.ORG");
    assert_eq!(
        invite(&app, app.town.administrator, again.clone()).await["reason"],
        "ALREADY_INVITED"
    );
    assert_eq!(app.store().letters().latest(5).await.unwrap().len(), 1);
    again["placeId"] = json!(format!("school:{}", app.town.sibling.school.0));
    let said = invite(&app, app.town.sibling_head, again).await;
    assert_eq!(said["__typename"], "InviteDone");
}

async fn a_revoked_invitation_opens_nothing(app: TestApp) {
    let said = invite(&app, app.town.curator, colleague(&app)).await;
    let input = json!({ "invitationId": said["invitation"]["id"] });
    let town = &app.town;
    assert_eq!(
        app.as_(town.psychologist)
            .refused("revokeInvitation", input.clone())
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(town.sibling_head)
            .refused("revokeInvitation", input.clone())
            .await,
        "NOT_FOUND"
    );
    let revoke = async || {
        app.as_(town.head)
            .mutate("revokeInvitation", input.clone(), REVOKED)
            .await
    };
    assert_eq!(revoke().await["invitation"]["state"], "REVOKED");
    assert_eq!(opens(&app, &said["link"]).await, None);
    assert_eq!(revoke().await["reason"], "NOT_OPEN");
    let again = invite(&app, town.curator, colleague(&app)).await;
    assert_eq!(again["__typename"], "InviteDone");
}

async fn nobody_is_invited_to_what_is_not_of_the_place(app: TestApp) {
    let town = &app.town;
    let to = |place: String, role: Value| json!({ "placeId": place, "role": role, "email": "a@example.org" });
    let municipality = format!("municipality:{}", town.municipality.0);
    let region = format!("region:{}", town.region.0);
    let cases = [
        (town.curator, to(school(&app), json!("CURATOR"))),
        (
            town.curator,
            to(school(&app), json!("MUNICIPAL_METHODOLOGIST")),
        ),
        (town.municipal, to(municipality.clone(), json!("HEAD"))),
        (town.municipal, to(municipality, Value::Null)),
        (town.regional, to(region, json!("PSYCHOLOGIST"))),
    ];
    for (who, input) in cases {
        assert_eq!(
            invite(&app, who, input.clone()).await["reason"],
            "ROLE_NOT_OF_THIS_PLACE",
            "{input}"
        );
    }
    let mut odd = to(
        format!("municipality:{}", town.municipality.0),
        json!("MUNICIPAL_METHODOLOGIST"),
    );
    odd["personId"] = json!(format!("person:{}", town.bystander.0));
    odd["position"] = json!("методист");
    let said = invite(&app, town.municipal, odd).await;
    let problems = json!([{ "path": ["personId"], "problem": "NOT_ALLOWED" },
        { "path": ["position"], "problem": "NOT_ALLOWED" }]);
    assert_eq!(said["fields"], problems);
}

async fn a_post_is_given_from_above_and_never_upwards(app: TestApp) {
    let town = &app.town;
    let to = |place: String, role: &str| json!({ "placeId": place, "role": role, "email": "a@example.org" });
    let municipality = format!("municipality:{}", town.municipality.0);
    let region = format!("region:{}", town.region.0);
    let code = async |who: PersonId, input: Value| app.as_(who).refused("invite", input).await;

    for who in [town.curator, town.head, town.administrator, town.regional] {
        assert_eq!(code(who, to(school(&app), "HEAD")).await, "FORBIDDEN");
    }
    assert_eq!(
        code(town.sibling_head, to(school(&app), "HEAD")).await,
        "NOT_FOUND"
    );
    assert_eq!(
        code(town.distant_municipal, to(school(&app), "HEAD")).await,
        "NOT_FOUND"
    );
    assert_eq!(
        code(
            town.municipal,
            to(municipality.clone(), "MUNICIPAL_AUTHORITY")
        )
        .await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(town.municipal, to(region.clone(), "REGIONAL_METHODOLOGIST")).await,
        "NOT_FOUND"
    );
    assert_eq!(
        code(town.municipal, to(school(&app), "PSYCHOLOGIST")).await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(town.psychologist, to(school(&app), "PSYCHOLOGIST")).await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(
            town.foreign_regional,
            to(region.clone(), "REGIONAL_METHODOLOGIST")
        )
        .await,
        "NOT_FOUND"
    );

    let done = async |who: PersonId, place: String, role: &str, email: &str| {
        let mut input = to(place, role);
        input["email"] = json!(email);
        assert_eq!(
            invite(&app, who, input).await["__typename"],
            "InviteDone",
            "{role}"
        );
    };
    done(
        town.regional,
        region,
        "REGIONAL_METHODOLOGIST",
        "b@example.org",
    )
    .await;
    done(
        town.regional,
        municipality.clone(),
        "MUNICIPAL_AUTHORITY",
        "c@example.org",
    )
    .await;
    done(
        town.regional,
        municipality.clone(),
        "MUNICIPAL_METHODOLOGIST",
        "d@example.org",
    )
    .await;
    done(
        town.authority,
        municipality,
        "MUNICIPAL_METHODOLOGIST",
        "e@example.org",
    )
    .await;
    done(town.municipal, school(&app), "HEAD", "f@example.org").await;
    done(
        town.administrator,
        school(&app),
        "PSYCHOLOGIST",
        "g@example.org",
    )
    .await;
    done(
        town.curator,
        school(&app),
        "SCHOOL_ADMINISTRATOR",
        "h@example.org",
    )
    .await;
}

async fn who_was_entered_is_invited_at_their_own_address(app: TestApp) {
    let town = &app.town;
    let to = |whose: PersonId, email: &str| json!({ "placeId": school(&app), "email": email, "personId": format!("person:{}", whose.0) });
    let said = invite(
        &app,
        town.administrator,
        to(town.bystander, "mine@example.org"),
    )
    .await;
    let problem = json!([{ "path": ["email"], "problem": "NOT_ALLOWED" }]);
    assert_eq!(said["fields"], problem);

    let record = app
        .store()
        .people()
        .find(town.bystander)
        .await
        .unwrap()
        .unwrap();
    let email = record.email.unwrap().to_uppercase();
    let said = invite(&app, town.administrator, to(town.bystander, &email)).await;
    assert_eq!(
        said["invitation"]["personName"],
        "Посторонний Иван Иванович"
    );

    for whose in [town.sibling_head, PersonId(town.school.school.0)] {
        let input = to(whose, "x@example.org");
        assert_eq!(
            app.as_(town.curator).refused("invite", input).await,
            "NOT_FOUND"
        );
    }
}

async fn an_invitation_is_seen_by_who_may_invite(app: TestApp) {
    let town = &app.town;
    invite(&app, town.curator, colleague(&app)).await;
    let query = "query($id: ID!) { viewer { school(id: $id) { invitations { email state } } } }";
    let id = json!({ "id": school(&app) });
    let seen = async |who: PersonId| {
        let seen = app.as_(who).run(query, id.clone()).await;
        seen["viewer"]["school"]["invitations"].clone()
    };
    let all = json!([{ "email": "New@Example.org", "state": "OPEN" }]);
    assert_eq!(seen(town.administrator).await, all);
    assert_eq!(seen(town.psychologist).await, Value::Null);
    assert_eq!(seen(town.municipal).await, Value::Null);
}

async fn a_municipality_adds_a_school_and_invites_its_head(app: TestApp) {
    let municipal = app.as_(app.town.municipal);
    let school = |short: &str| {
        json!({ "municipalityId": format!("municipality:{}", app.town.municipality.0), "kind": "PRESCHOOL",
            "fullName": "Детский сад № 5 «Рябинка»", "shortName": short })
    };
    let fields = "... on AddSchoolDone { school { id name kind inModel headName } } ... on AddSchoolRefused { reason }
        ... on InvalidInput { fields { path problem } }";
    let said = municipal
        .mutate("addSchool", school("Рябинка"), fields)
        .await;
    let id = said["school"]["id"].clone();
    let added = json!({ "id": id, "name": "Рябинка", "kind": "PRESCHOOL", "inModel": false, "headName": null });
    assert_eq!(said["school"], added);
    let said = municipal
        .mutate("addSchool", school("РЯБИНКА"), fields)
        .await;
    assert_eq!(said["reason"], "NAME_TAKEN");
    assert_eq!(
        app.as_(app.town.regional)
            .refused("addSchool", school("Ёлочка"))
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(app.town.curator)
            .refused("addSchool", school("Ёлочка"))
            .await,
        "NOT_FOUND"
    );

    let head = json!({ "placeId": id, "role": "HEAD", "email": "head@example.org", "position": "заведующий" });
    let said = invite(&app, app.town.municipal, head).await;
    assert_eq!(said["invitation"]["role"], "HEAD");
}
