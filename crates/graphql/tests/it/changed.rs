//! Who is told of what: by the same policy that answers when they ask.

use std::fmt::Write;
use std::time::Duration;

use domain::access::Actor;
use domain::id::PersonId;
use futures_util::StreamExt;
use futures_util::future::join_all;
use futures_util::stream::BoxStream;
use persistence::{Change, Failure, Operation, UnitOfWork};
use sea_orm::ConnectionTrait;
use serde_json::Value;
use tokio::sync::watch;
use uuid::Uuid;

use crate::harness::TestApp;

const CHANGED: &str = "subscription { changed { kind id } }";

/// What somebody hears.
type Ear = BoxStream<'static, Value>;

/// Writes an audit row about a thing of the town's school.
struct Touch<'a> {
    app: &'a TestApp,
    kind: &'static str,
    subject: Uuid,
}

impl Operation for Touch<'_> {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        let change = Change {
            school: Some(self.app.town.school.school),
            ..Change::default()
        };
        work.note_consequence(self.kind, "Touch", self.subject, change)
            .await?;
        Ok(())
    }
}

async fn touch(app: &TestApp, kind: &'static str, subject: Uuid) {
    let operation = Touch { app, kind, subject };
    app.store().write(&operation).await.unwrap();
}

/// Reports in the background, as a server does; ends with the test.
fn report(app: &TestApp) -> watch::Sender<bool> {
    let (stop, stopped) = watch::channel(false);
    let store = app.store().clone();
    tokio::spawn(async move { store.report(stopped).await });
    stop
}

/// The next that is heard, if it comes soon.
async fn hear(ear: &mut Ear) -> Option<Value> {
    let next = tokio::time::timeout(Duration::from_millis(400), ear.next()).await;
    next.ok().flatten()
}

/// Begins to hear. The subscription is there when its stream has been asked once.
async fn listen(app: &TestApp, actor: Actor) -> Ear {
    let mut ear = app.client(actor).follow(CHANGED);
    let early = tokio::time::timeout(Duration::from_millis(50), ear.next()).await;
    assert!(early.is_err(), "{early:?}");
    ear
}

#[tokio::test]
async fn each_kind_of_thing_is_told_of_to_who_may_see_it() {
    let app = TestApp::new().await;
    let town = &app.town;
    let world = app.world();
    let pair = world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let programme = world.completed_programme(pair).await;
    let _stop = report(&app);
    let people = [
        ("region", town.regional),
        ("municipality", town.municipal),
        ("head", town.head),
        ("curator", town.curator),
        ("psychologist", town.psychologist),
        ("administrator", town.administrator),
        ("mentor", town.mentor),
        ("mentee", town.mentee),
        ("colleague", town.bystander),
        ("sibling curator", town.sibling_curator),
        ("sibling head", town.sibling_head),
        ("foreign region", town.foreign_regional),
    ];
    let mut ears = Vec::new();
    for (_, person) in people {
        ears.push(listen(&app, town.actor(person)).await);
    }
    let mut table = String::new();
    for (kind, subject) in [
        ("mentorship", pair.0),
        ("programme", programme.0),
        ("person", town.mentee.0),
        ("school", town.school.school.0),
        // No face of its own: told as the school.
        ("consent", town.mentee.0),
        ("card", Uuid::nil()),
    ] {
        touch(&app, kind, subject).await;
        let heard = join_all(ears.iter_mut().map(hear)).await;
        let told = people.iter().zip(heard).filter_map(|((name, _), heard)| {
            let kind = heard?["data"]["changed"]["kind"].as_str()?.to_owned();
            Some(format!("{name} ({kind})"))
        });
        writeln!(table, "{kind}: {}", told.collect::<Vec<_>>().join(", ")).unwrap();
    }
    let expected = "\
mentorship: head (MENTORSHIP), curator (MENTORSHIP), mentor (MENTORSHIP), mentee (MENTORSHIP)
programme: head (PROGRAMME), curator (PROGRAMME), mentor (PROGRAMME), mentee (PROGRAMME)
person: head (PERSON), curator (PERSON), psychologist (PERSON), administrator (PERSON), mentor (PERSON), mentee (PERSON)
school: head (SCHOOL), curator (SCHOOL), psychologist (SCHOOL), administrator (SCHOOL)
consent: head (SCHOOL), curator (SCHOOL), psychologist (SCHOOL), administrator (SCHOOL)
card: head (SCHOOL), curator (SCHOOL), psychologist (SCHOOL), administrator (SCHOOL)
";
    assert_eq!(table, expected);
}

#[tokio::test]
async fn who_has_lost_a_right_is_not_told_any_more() {
    let app = TestApp::new().await;
    let town = &app.town;
    let world = app.world();
    let pair = world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let _stop = report(&app);
    let mut ear = listen(&app, town.actor(town.curator)).await;
    touch(&app, "mentorship", pair.0).await;
    assert!(hear(&mut ear).await.is_some());

    dismiss(&app, town.curator).await;
    touch(&app, "mentorship", pair.0).await;

    assert_eq!(hear(&mut ear).await, None);
}

async fn dismiss(app: &TestApp, person: PersonId) {
    let db = app.store().connection();
    let statement = sea_orm::Statement::from_sql_and_values(
        db.get_database_backend(),
        "UPDATE post SET valid_until = '2026-10-01' WHERE person_id = $1",
        [person.0.into()],
    );
    let done = db.execute_raw(statement).await.unwrap();
    assert_eq!(done.rows_affected(), 1);
}

#[tokio::test]
async fn nobody_is_told_without_signing_in() {
    let app = TestApp::new().await;

    let mut ear = app.public().follow(CHANGED);
    let answer = ear.next().await.unwrap();

    assert_eq!(
        answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED",
        "{answer}"
    );
}
