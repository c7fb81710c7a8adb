//! The curator draws up an order about people: a working group, an association, programmes, rewards, a release.

mod input;

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, Object, SimpleObject, Union};
use documents::letters::pairs::{WaitingOrder, order_waits};
use domain::access::rules::place::school::PrepareOrder;
use domain::access::{Actor, Denied, Permit, Role, permit};
use domain::document::{OrderContent, OrderPart, OrderStateKind, PeopleOrder, PeopleOrderError};
use domain::id::{OrderId, PersonId, ProgrammeId, SchoolId};
use domain::mentoring::{MentorshipStateKind, ProgrammeStateKind, Side};
use persistence::orders::NewOrder;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::code;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{letters, perform};
use crate::papers::compose::{Approving, people_order};
use crate::types::order::Order;
use crate::viewer::Viewer;

use input::PreparePeopleOrderInput;

/// Draws up an order about people.
#[derive(Default)]
pub struct PreparePeopleOrderMutation;

#[Object]
impl PreparePeopleOrderMutation {
    /// Draws up an order about people of the school: who is in a group, whose programmes are approved, who is rewarded
    /// or released. It binds nobody before it is signed; the head is told by letter. For the curators and the head.
    async fn prepare_people_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The kind and the lines.")] input: PreparePeopleOrderInput,
    ) -> Result<PreparePeopleOrderPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let order = input.read(&mut form)?;
        let Some(order) = order.filter(|_| form.is_sound()) else {
            return Ok(PreparePeopleOrderPayload::Invalid(form.into_invalid()));
        };
        let operation = PreparePeopleOrder {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            school: SchoolId::read(&input.school_id)?,
            order,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "preparePeopleOrder", &operation).await? {
                Ok(id) => {
                    let order = Order::load(&viewer, id).await?;
                    PreparePeopleOrderPayload::Done(PreparePeopleOrderDone { order })
                }
                Err(refused) => PreparePeopleOrderPayload::Refused(refused),
            },
        )
    }
}

#[derive(Serialize)]
struct PreparePeopleOrder {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    order: PeopleOrder,
}

impl Operation for PreparePeopleOrder {
    type Done = OrderId;
    type Refusal = PreparePeopleOrderRefused;

    async fn run(&self, work: &UnitOfWork) -> Result<OrderId, Failure<Self::Refusal>> {
        let here = work.schools().lock(self.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let permit = permit::<PrepareOrder>(&self.actor, &here.school.facts())?;
        self.order.check().map_err(Failure::refuse)?;
        let mut named = self.order.named();
        let (approving, programmes) = self.approving(work, &here).await?;
        named.extend(participants(&approving));
        let people: Vec<PersonId> = named.iter().map(|(person, _)| *person).collect();
        self.all_here(work, &here, &people).await?;

        let id = OrderId(work.fresh());
        let content = people_order(work, &here, &self.order, &approving, permit.by()).await?;
        let today = work.today(here.zone);
        let (starts_on, ends_on) = match &self.order {
            PeopleOrder::Release { event, .. } => (event.from, Some(event.until)),
            PeopleOrder::WorkingGroup(_)
            | PeopleOrder::Association(_)
            | PeopleOrder::Programmes(_)
            | PeopleOrder::Rewards(_) => (today, None),
        };
        let new = NewOrder {
            id,
            school: self.school,
            content: &content,
            starts_on,
            ends_on,
            subject: None,
        };
        work.orders()
            .draft_about_people(&permit, new, &named, &programmes, work.now())
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some(code(OrderStateKind::Draft)),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        self.tell_head(work, &here, &permit, &content).await?;
        Ok(id)
    }
}

impl PreparePeopleOrder {
    /// The programmes with their pairs; none for the other kinds. One of another school is as unknown here as one that
    /// never was.
    async fn approving(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
    ) -> Result<(Vec<Approving>, Vec<ProgrammeId>), Failure<PreparePeopleOrderRefused>> {
        let PeopleOrder::Programmes(programmes) = &self.order else {
            return Ok((Vec::new(), Vec::new()));
        };
        let mut approving = Vec::new();
        for id in programmes {
            if work.programmes().school_of(*id).await? != Some(self.school) {
                return Err(Denied::Hidden.into());
            }
            let found = approvable(work, here, *id).await?;
            approving.push(found.ok_or(Failure::Refused(PreparePeopleOrderRefused {
                reason: PreparePeopleOrderRefusal::ProgrammeNotInForce,
                person_id: None,
                programme_id: Some(id.public()),
                line: None,
            }))?);
        }
        Ok((approving, programmes.clone()))
    }

    /// That all of them work here. Who never did is as unknown as who never was.
    async fn all_here(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        people: &[PersonId],
    ) -> Result<(), Failure<PreparePeopleOrderRefused>> {
        let Some(first) = absent_from_here(work, here, people)
            .await?
            .into_iter()
            .next()
        else {
            return Ok(());
        };
        if work.employments().at(first, self.school).await?.is_empty() {
            return Err(Denied::Hidden.into());
        }
        Err(Failure::Refused(PreparePeopleOrderRefused {
            reason: PreparePeopleOrderRefusal::NotEmployed,
            person_id: Some(first.public()),
            programme_id: None,
            line: None,
        }))
    }

    async fn tell_head(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        permit: &Permit<PrepareOrder>,
        content: &OrderContent,
    ) -> Result<(), Failure<PreparePeopleOrderRefused>> {
        let Some(person) = work.people().find(permit.by()).await? else {
            return Ok(());
        };
        let letter = order_waits(&WaitingOrder {
            place: &here.school.short_name,
            title: &content.title,
            prepared_by: &person.name,
            link: &self.link,
        });
        let heads = letters::holders(work, self.school, Role::Head).await?;
        // A head who draws it up themselves knows already.
        let heads = heads.into_iter().filter(|head| *head != permit.by());
        Ok(letters::send(work, heads, &letter).await?)
    }
}

/// Who takes part in the programmes, mentors before mentees.
fn participants(approving: &[Approving]) -> Vec<(PersonId, OrderPart)> {
    let mut named: Vec<(PersonId, OrderPart)> = Vec::new();
    for (side, part) in [
        (Side::Mentor, OrderPart::Mentor),
        (Side::Mentee, OrderPart::Mentee),
    ] {
        for person in approving.iter().flat_map(|one| one.pair.pair.on_side(side)) {
            if !named.contains(&(person, part)) {
                named.push((person, part));
            }
        }
    }
    named
}

/// Which of `people` do not work here today.
pub(super) async fn absent_from_here(
    work: &UnitOfWork,
    here: &LocatedSchool,
    people: &[PersonId],
) -> Result<Vec<PersonId>, StoreError> {
    let today = work.today(here.zone);
    let school = here.school.at.school;
    let present: BTreeSet<_> = work.employments().employed(people, school, today).await?;
    let absent = people.iter().filter(|id| !present.contains(id));
    Ok(absent.copied().collect())
}

/// The programme with its pair if an order may approve it: agreed or in force, of a pair of this school in force.
pub(super) async fn approvable(
    work: &UnitOfWork,
    here: &LocatedSchool,
    id: ProgrammeId,
) -> Result<Option<Approving>, StoreError> {
    let Some(programme) = work.programmes().find(id).await? else {
        return Ok(None);
    };
    let pair = work.mentorships().find(programme.plan.mentorship).await?;
    let pair = pair.ok_or(StoreError::inconsistent("programme", id.0))?;
    let ready = match programme.plan.state.kind() {
        ProgrammeStateKind::Agreed | ProgrammeStateKind::Approved => true,
        ProgrammeStateKind::Draft
        | ProgrammeStateKind::Completed
        | ProgrammeStateKind::Terminated => false,
    };
    let in_force = pair.pair.state.kind() == MentorshipStateKind::Active;
    let own = pair.at.school == here.school.at.school;
    Ok((ready && in_force && own).then_some(Approving { programme, pair }))
}

/// What came of drawing up an order.
#[derive(Union)]
pub enum PreparePeopleOrderPayload {
    /// It waits for the head.
    Done(PreparePeopleOrderDone),
    /// There is no order.
    Refused(PreparePeopleOrderRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The order waits for the head.
#[derive(SimpleObject)]
pub struct PreparePeopleOrderDone {
    /// The draft.
    pub order: Order,
}

/// No order was drawn up.
#[derive(Debug, SimpleObject)]
pub struct PreparePeopleOrderRefused {
    /// Why.
    pub reason: PreparePeopleOrderRefusal,
    /// `person:…` who stands in the way, where it is one.
    pub person_id: Option<ID>,
    /// `programme:…` that stands in the way, where it is one.
    pub programme_id: Option<ID>,
    /// The line of `people` or `programmeIds` that does not fit the others, counted from 0.
    pub line: Option<i32>,
}

/// Why no order was drawn up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PreparePeopleOrderRefusal {
    /// The list is empty: name somebody.
    Nobody,
    /// Nobody leads the group: make one of its members the leader.
    NoLeader,
    /// A second leader or secretary: make them a member.
    SeatTaken,
    /// Somebody or some programme stands in the list twice: strike one line.
    NamedTwice,
    /// The substitute is released, too: name somebody else.
    SubstituteAway,
    /// The event ends before it begins.
    EndsBeforeItBegins,
    /// The person works there no more, or not yet.
    NotEmployed,
    /// The programme is neither agreed nor in force, or its pair is not in force.
    ProgrammeNotInForce,
}

impl From<PeopleOrderError> for PreparePeopleOrderRefused {
    fn from(error: PeopleOrderError) -> Self {
        use PreparePeopleOrderRefusal as Why;
        let (reason, line) = match error {
            PeopleOrderError::Nobody => (Why::Nobody, None),
            PeopleOrderError::NoLeader => (Why::NoLeader, None),
            PeopleOrderError::SeatTaken { at } => (Why::SeatTaken, Some(at)),
            PeopleOrderError::NamedTwice { at } => (Why::NamedTwice, Some(at)),
            PeopleOrderError::SubstituteAway { at } => (Why::SubstituteAway, Some(at)),
            PeopleOrderError::EndsBeforeItBegins => (Why::EndsBeforeItBegins, None),
        };
        Self {
            reason,
            person_id: None,
            programme_id: None,
            line: line.and_then(|at| i32::try_from(at).ok()),
        }
    }
}
