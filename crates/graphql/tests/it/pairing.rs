//! Short ways for tests about pairs and orders: ids, mutations, and what the letters said.

use domain::access::{Actor, Place, Post, Role};
use domain::consent::ConsentPurpose;
use domain::id::{MentorshipId, PersonId};
use domain::org::Whereabouts;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::TestApp;

/// What a test reads of a mentorship.
pub(crate) const PAIR: &str =
    "id state proposedOn startedOn endedOn endReason endNote endingProposed version viewerCan
    cell mentors { person { lastName } answer } mentees { person { lastName } answer }
    formerParticipants { person { lastName } answer leftOn leftReason }
    suspension { reason from expectedBack resumedOn note } rests { from resumedOn }
    missingConsents { person { lastName } purpose } order { id state number }";
/// What a test reads of an order.
pub(crate) const ORDER: &str =
    "id kind title state number date preparedOn signedBy { lastName } viewerCan
    docxUrl pdfUrl mentorships { id state startedOn }";

pub(crate) fn person(id: PersonId) -> String {
    format!("person:{}", id.0)
}

pub(crate) fn school(at: Whereabouts) -> String {
    format!("school:{}", at.school.0)
}

pub(crate) fn mentorship(id: MentorshipId) -> String {
    format!("mentorship:{}", id.0)
}

/// A proposal of the town's mentor to its mentee.
pub(crate) fn proposal(app: &TestApp, over: Value) -> Value {
    let mut input = json!({
        "schoolId": school(app.town.school),
        "mentorId": person(app.town.mentor),
        "menteeId": person(app.town.mentee),
        "form": "TEACHER_TEACHER",
        "format": "ONE_TO_ONE",
        "topics": ["TEACHING_METHODS", "UPBRINGING", "TEACHING_METHODS"],
    });
    let fields = input.as_object_mut().expect("an object");
    fields.extend(over.as_object().expect("an object").clone());
    input
}

/// What `who` is told when they do `name`: `{ mentorship }` or `{ order }` when done, `{ reason … }` when refused.
pub(crate) async fn act(app: &TestApp, who: &Actor, name: &str, input: Value) -> Value {
    let capital = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let about_orders = name.ends_with("Order");
    let done = if about_orders {
        format!("order {{ {ORDER} }}")
    } else {
        format!("mentorship {{ {PAIR} }}")
    };
    let more = match name {
        "proposeMentorship" => "taken capacity mentorId menteeId",
        "preparePairOrder" | "prepareChangeOrder" => "mentorshipId",
        _ => "",
    };
    let invalid = match name {
        "endMentorship" | "endParticipation" | "suspendMentorship" | "keepDutyTerms"
        | "signOrder" => "... on InvalidInput { fields { path problem limit } }",
        _ => "",
    };
    let selection = format!(
        "... on {capital}Done {{ {done} }} ... on {capital}Refused {{ reason {more} }} {invalid}"
    );
    app.client(who.clone())
        .mutate(name, input, &selection)
        .await
}

/// The mentorship or the order after a deed that must be done.
pub(crate) async fn done(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let said = act(app, &app.town.actor(who), name, input).await;
    let found = if name.ends_with("Order") {
        &said["order"]
    } else {
        &said["mentorship"]
    };
    assert!(found.is_object(), "{name}: {said:#}");
    found.clone()
}

/// The reason for which a deed is refused.
pub(crate) async fn reason(app: &TestApp, who: PersonId, name: &str, input: Value) -> String {
    let said = act(app, &app.town.actor(who), name, input).await;
    said["reason"]
        .as_str()
        .unwrap_or_else(|| panic!("{name}: {said:#}"))
        .to_owned()
}

/// Proposes the town's pair and lets both agree.
pub(crate) async fn agreed(app: &TestApp) -> Value {
    let row = done(
        app,
        app.town.curator,
        "proposeMentorship",
        proposal(app, json!({})),
    )
    .await;
    both_agree(app, &row, app.town.mentee).await
}

/// Lets the town's mentor and `mentee` agree to a proposal.
pub(crate) async fn both_agree(app: &TestApp, row: &Value, mentee: PersonId) -> Value {
    let yes = json!({ "mentorshipId": row["id"], "accept": true });
    done(app, app.town.mentor, "answerProposal", yes.clone()).await;
    done(app, mentee, "answerProposal", yes).await
}

/// Lets these people agree to a proposal.
pub(crate) async fn both_answer(app: &TestApp, row: &Value, people: [PersonId; 2]) -> Value {
    let yes = json!({ "mentorshipId": row["id"], "accept": true });
    let [first, second] = people;
    done(app, first, "answerProposal", yes.clone()).await;
    done(app, second, "answerProposal", yes).await
}

/// One more teacher with a need and both consents.
pub(crate) async fn another_mentee(app: &TestApp, name: &str) -> PersonId {
    let (world, here) = (app.world(), app.town.school);
    let id = world.person(name).await;
    world.employ(id, here, "учитель химии", 0).await;
    world.need(id, here).await;
    world
        .consent(id, here, ConsentPurpose::PersonalDataProcessing)
        .await;
    world
        .consent(id, here, ConsentPurpose::MenteeParticipation)
        .await;
    id
}

/// A second head of the town's school.
pub(crate) async fn deputy(app: &TestApp) -> Actor {
    let (world, here) = (app.world(), app.town.school);
    let id = world.person("Заместителева Раиса Львовна").await;
    world.employ(id, here, "заместитель директора", 12).await;
    world
        .appoint(id, Role::Head, Place::School(here.school))
        .await;
    head(app, id)
}

/// Somebody as a head of the town's school.
pub(crate) fn head(app: &TestApp, id: PersonId) -> Actor {
    let at = Place::School(app.town.school.school);
    Actor::Person {
        id,
        posts: vec![Post {
            role: Role::Head,
            at,
        }],
    }
}

/// An order for pairs from tomorrow until May.
pub(crate) fn order_for(app: &TestApp, pairs: &[&Value]) -> Value {
    let ids: Vec<_> = pairs.iter().map(|row| row["id"].clone()).collect();
    json!({ "schoolId": school(app.town.school), "mentorshipIds": ids,
        "startsOn": "2026-11-16", "endsOn": "2027-05-31" })
}

/// The subjects of the letters to `to`, the first one first.
pub(crate) async fn letters(app: &TestApp, to: PersonId) -> Vec<String> {
    let address = format!("{}@example.org", to.0.simple());
    let mut all = app
        .store()
        .letters()
        .latest(100)
        .await
        .expect("letters are read");
    all.retain(|letter| letter.to == address);
    all.reverse();
    all.into_iter().map(|letter| letter.subject).collect()
}

/// Changes rows past the schema.
pub(crate) async fn sql(app: &TestApp, sql: &str, id: Uuid) {
    let db = app.store().connection();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]);
    let changed = db
        .execute_raw(statement)
        .await
        .expect("sound SQL")
        .rows_affected();
    assert!(changed > 0, "{sql}");
}
