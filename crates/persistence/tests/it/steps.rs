//! Steps of pairs and orders, as a test takes them: each a transaction of its own under a permit of its own.

use std::sync::Arc;

use domain::access::rules::mentorship::{
    Answer, Approve, End, EndParticipation, KeepGoing, MentorshipFacts, PrepareOrder, Propose,
    Resume, Revoke, Suspend,
};
use domain::access::rules::order::{Cancel, Sign};
use domain::access::{Actor, permit};
use domain::clock::{Date, FixedClock, Zone};
use domain::document::{
    Cancelling, Letterhead, OrderContent, OrderKind, OrderNumber, Signatory, Signing,
};
use domain::id::{MentorshipId, OrderId, PersonId, SchoolId, SuspensionId};
use domain::mentoring::{
    EndReason, Leaving, MentoringFormat, Mentorship as Pair, RolePairForm, Suspension,
    SuspensionReason,
};
use domain::org::Whereabouts;
use domain::people::MentoringTopic;
use persistence::mentorships::{Mentorship, NewMentorship, NewSuspension};
use persistence::orders::{NewOrder, Order};
use persistence::test_support::TestStore;
use persistence::{Failure, Operation, Store, StoreError, UnitOfWork};

/// A step and who takes it.
pub(crate) struct Act {
    pub(crate) actor: Actor,
    pub(crate) step: Step,
}

/// What is done, from what was read before.
pub(crate) enum Step {
    /// One mentor to some mentees.
    Propose(Whereabouts, PersonId, Vec<PersonId>),
    Answer(Mentorship, bool),
    Revoke(Mentorship),
    /// Draws up an order for one pair.
    Prepare(Mentorship),
    /// Signs it and puts the pair into force.
    Approve(Mentorship, Order, &'static str, Date),
    Sign(Order, &'static str, Date),
    Cancel(Order, Vec<Mentorship>),
    End(Mentorship, Date, Option<&'static str>),
    KeepGoing(Mentorship),
    /// Lets one of several leave.
    Leave(Mentorship, PersonId, Date),
    /// Lets it rest from the day, or go on from it.
    Suspend(Mentorship, Date),
    Resume(Mentorship, Date),
    ProposeEndings(PersonId, Option<SchoolId>, EndReason),
}

impl Operation for Act {
    type Done = MentorshipId;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<()>> {
        let (actor, pairs) = (&self.actor, work.mentorships());
        match &self.step {
            Step::Propose(at, mentor, mentees) => {
                let id = MentorshipId(work.fresh());
                let pair = Pair::propose(id, &[*mentor], mentees);
                let facts = MentorshipFacts {
                    id,
                    at: *at,
                    giving: None,
                    participants: [vec![*mentor], mentees.clone()].concat(),
                    former: Vec::new(),
                };
                let new = NewMentorship {
                    pair: &pair,
                    at: *at,
                    form: RolePairForm::TeacherTeacher,
                    format: MentoringFormat::OneToOne,
                    topics: &[MentoringTopic::TeachingMethods, MentoringTopic::Upbringing],
                    return_topics: &[],
                };
                pairs
                    .propose(&permit::<Propose>(actor, &facts)?, new, work.now())
                    .await?;
                return Ok(id);
            }
            Step::Answer(row, accept) => {
                let permit = permit::<Answer>(actor, &row.facts())?;
                let after = row.pair.clone().answer(permit.by(), *accept).unwrap();
                pairs.answer(&permit, row, &after, work.now()).await?;
                return Ok(row.id());
            }
            Step::Revoke(row) => {
                let after = row.pair.clone().revoke().unwrap();
                pairs
                    .revoke(&permit::<Revoke>(actor, &row.facts())?, row, &after)
                    .await?;
                return Ok(row.id());
            }
            Step::Prepare(row) => {
                let permit = permit::<PrepareOrder>(actor, &row.facts())?;
                let order = OrderId(work.fresh());
                let content = content();
                let new = NewOrder {
                    id: order,
                    school: row.at.school,
                    content: &content,
                    starts_on: on("2026-11-16"),
                    ends_on: Some(on("2027-05-31")),
                    subject: None,
                };
                work.orders().draft_pairs(&permit, new, work.now()).await?;
                let after = row.pair.clone().prepare(order, true).unwrap();
                pairs.prepare(&permit, row, &after).await?;
                return Ok(row.id());
            }
            Step::Approve(row, order, number, date) => {
                sign(actor, work, order, std::slice::from_ref(row), number, *date).await?;
                let permit = permit::<Approve>(actor, &row.facts())?;
                let since = order.starts_on.unwrap();
                let after = row
                    .pair
                    .clone()
                    .approve(order.id, permit.by(), since, true)
                    .unwrap();
                pairs.approve(&permit, row, &after).await?;
                return Ok(row.id());
            }
            Step::Sign(order, number, date) => sign(actor, work, order, &[], number, *date).await?,
            Step::Cancel(order, rows) => {
                let permit = permit::<Cancel>(actor, &facts(work, order, rows).await?)?;
                let cancelling = Cancelling {
                    by: permit.by(),
                    at: work.now(),
                    reason: String::new(),
                };
                let life = order.life(Zone::default()).cancel(cancelling).unwrap();
                for row in rows {
                    let after = row.pair.clone().unprepare(order.id).unwrap();
                    pairs.unprepare(&permit, row, &after).await?;
                }
                work.orders().cancel(&permit, order, &life).await?;
            }
            Step::End(row, day, note) => {
                let permit = permit::<End>(actor, &row.facts())?;
                let after = row.pair.clone();
                let after = after
                    .terminate(*day, EndReason::MutualDecision, *day)
                    .unwrap();
                pairs.end(&permit, row, &after, *note).await?;
                return Ok(row.id());
            }
            Step::KeepGoing(row) => {
                pairs
                    .keep_going(&permit::<KeepGoing>(actor, &row.facts())?, row)
                    .await?;
                return Ok(row.id());
            }
            Step::Leave(row, person, day) => {
                let permit = permit::<EndParticipation>(actor, &row.facts())?;
                let leaving = Leaving {
                    on: *day,
                    reason: EndReason::MenteeInitiative,
                };
                let after = row.pair.clone().leave(*person, leaving, *day).unwrap();
                pairs.leave(&permit, row, &after, *person).await?;
                return Ok(row.id());
            }
            Step::Suspend(row, day) => {
                let permit = permit::<Suspend>(actor, &row.facts())?;
                let suspension = Suspension {
                    from: *day,
                    expected_back: Some(*day + chrono::Days::new(14)),
                    reason: SuspensionReason::Illness,
                };
                let after = row.pair.clone().suspend(suspension, *day).unwrap();
                let new = NewSuspension {
                    id: SuspensionId(work.fresh()),
                    note: Some("больничный"),
                    at: work.now(),
                };
                pairs.suspend(&permit, row, &after, new).await?;
                return Ok(row.id());
            }
            Step::Resume(row, day) => {
                let permit = permit::<Resume>(actor, &row.facts())?;
                let after = row.pair.clone().resume(*day, *day).unwrap();
                pairs.resume(&permit, row, &after, *day).await?;
                return Ok(row.id());
            }
            Step::ProposeEndings(person, school, reason) => {
                pairs
                    .propose_endings(*person, None, *school, *reason)
                    .await?;
            }
        }
        Ok(MentorshipId(uuid::Uuid::nil()))
    }
}

async fn sign(
    actor: &Actor,
    work: &UnitOfWork,
    order: &Order,
    rows: &[Mentorship],
    number: &str,
    date: Date,
) -> Result<(), Failure<()>> {
    let permit = permit::<Sign>(actor, &facts(work, order, rows).await?)?;
    let number = OrderNumber::parse(number).unwrap();
    let signing = Signing {
        number: number.clone(),
        date,
        by: permit.by(),
        at: work.now(),
    };
    let life = order.life(Zone::default()).sign(signing, date).unwrap();
    let content = content().signed_as(number, date);
    work.orders()
        .sign(&permit, order, &life, &content, order.starts_on)
        .await?;
    Ok(())
}

async fn facts(
    work: &UnitOfWork,
    order: &Order,
    rows: &[Mentorship],
) -> Result<domain::access::rules::order::OrderFacts, StoreError> {
    let school = work.schools().find(order.school).await?.unwrap();
    let lines = rows.iter().flat_map(|row| &row.pair.participants);
    Ok(order.facts(school.at, lines.map(|line| line.person).collect()))
}

/// The text of an order that says next to nothing.
pub(crate) fn content() -> OrderContent {
    OrderContent {
        kind: OrderKind::AssignPairs,
        letterhead: Letterhead {
            authorities: Vec::new(),
            organisation: "Школа".to_owned(),
            short_name: None,
            place: "г. Ясный".to_owned(),
        },
        number: None,
        date: None,
        title: "О закреплении наставнической пары".to_owned(),
        preamble: "В целях проверки".to_owned(),
        points: Vec::new(),
        grounds: Vec::new(),
        signatory: Signatory {
            position: "Директор".to_owned(),
            name: "Н. П. Директорова".to_owned(),
        },
        acquaintance: Vec::new(),
        appendices: Vec::new(),
    }
}

/// Takes a step that must succeed, and reads the mentorship that it was about.
pub(crate) async fn take(store: &Store, actor: Actor, step: Step) -> Mentorship {
    let id = store.write(&Act { actor, step }).await.unwrap();
    read(store, id).await
}

/// Takes a step that must succeed and is about no single mentorship.
pub(crate) async fn take_only(store: &Store, actor: Actor, step: Step) {
    store.write(&Act { actor, step }).await.unwrap();
}

/// Takes a step that must find that somebody was faster.
pub(crate) async fn comes_too_late(store: &Store, actor: Actor, step: Step) {
    let said = store.write(&Act { actor, step }).await;
    assert!(
        matches!(said, Err(Failure::Store(StoreError::Conflict))),
        "{said:?}"
    );
}

pub(crate) async fn read(store: &Store, id: MentorshipId) -> Mentorship {
    store.mentorships().find(id).await.unwrap().unwrap()
}

/// The order of a pair that has one.
pub(crate) async fn order_of(store: &Store, row: &Mentorship) -> Order {
    let id = row.pair.state.order().unwrap();
    store.orders().find(id).await.unwrap().unwrap()
}

pub(crate) fn on(day: &str) -> Date {
    day.parse().unwrap()
}

/// The same store at another instant.
pub(crate) fn at(store: &TestStore, instant: &str) -> Store {
    let clock = FixedClock(instant.parse().unwrap());
    Store::clone(store).with_clock(Arc::new(clock))
}

/// The store in the middle of November 2026.
pub(crate) fn in_november(store: TestStore) -> TestStore {
    let clock = FixedClock("2026-11-15T09:00:00Z".parse().unwrap());
    store.with_clock(Arc::new(clock))
}
