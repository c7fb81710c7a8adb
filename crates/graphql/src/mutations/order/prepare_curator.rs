//! The head draws up the order that appoints a curator (B-039).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::AppointCurator;
use domain::access::{Actor, Denied, Role, permit};
use domain::document::OrderStateKind;
use domain::id::{OrderId, PersonId, SchoolId};
use persistence::orders::NewOrder;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::code;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{letters, perform};
use crate::papers::compose::curator_order;
use crate::types::order::Order;
use crate::viewer::Viewer;

/// Draws up an order about a curator.
#[derive(Default)]
pub struct PrepareCuratorOrderMutation;

#[Object]
impl PrepareCuratorOrderMutation {
    /// Draws up the order that appoints an employee of the school a curator. Who is appointed becomes a curator when it
    /// is signed. For the head of the school.
    async fn prepare_curator_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The school and the person.")] input: PrepareCuratorOrderInput,
    ) -> Result<PrepareCuratorOrderPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = PrepareCuratorOrder {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            person: PersonId::read(&input.person_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "prepareCuratorOrder", &operation).await? {
                Ok(id) => {
                    let order = Order::load(&viewer, id).await?;
                    PrepareCuratorOrderPayload::Done(PrepareCuratorOrderDone { order })
                }
                Err(reason) => {
                    PrepareCuratorOrderPayload::Refused(PrepareCuratorOrderRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct PrepareCuratorOrder {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    person: PersonId,
}

impl Operation for PrepareCuratorOrder {
    type Done = OrderId;
    type Refusal = PrepareCuratorOrderRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OrderId, Failure<Self::Refusal>> {
        use PrepareCuratorOrderRefusal::{AlreadyCurator, NotEmployed, OrderPrepared};
        let here = work.schools().lock(self.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let permit = permit::<AppointCurator>(&self.actor, &here.school.facts())?;
        let today = work.today(here.zone);
        let jobs = work.employments().at(self.person, self.school).await?;
        // Who never worked here is as unknown here as who never was.
        if jobs.is_empty() {
            return Err(Denied::Hidden.into());
        }
        if !jobs.iter().any(|job| job.terms.is_current(today)) {
            return Err(Failure::Refused(NotEmployed));
        }
        let curators = letters::holders(work, self.school, Role::Curator).await?;
        if curators.contains(&self.person) {
            return Err(Failure::Refused(AlreadyCurator));
        }
        let drafts = work
            .orders()
            .drafted_appointments(self.school, self.person)
            .await?;
        if !drafts.is_empty() {
            return Err(Failure::Refused(OrderPrepared));
        }

        let id = OrderId(work.fresh());
        let content = curator_order(work, &here, self.person, today, permit.by()).await?;
        let new = NewOrder {
            id,
            school: self.school,
            content: &content,
            starts_on: today,
            ends_on: None,
            subject: Some(self.person),
        };
        work.orders()
            .draft_appointment(&permit, new, work.now())
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some(code(OrderStateKind::Draft)),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// Who is to be a curator.
#[derive(InputObject)]
pub struct PrepareCuratorOrderInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`.
    pub school_id: ID,
    /// `person:…`, who works there.
    pub person_id: ID,
}

/// What came of drawing up the order.
#[derive(Union)]
pub enum PrepareCuratorOrderPayload {
    /// It waits for the signature.
    Done(PrepareCuratorOrderDone),
    /// There is no order.
    Refused(PrepareCuratorOrderRefused),
}

/// The order waits for the signature.
#[derive(SimpleObject)]
pub struct PrepareCuratorOrderDone {
    /// The draft.
    pub order: Order,
}

/// No order was drawn up.
#[derive(SimpleObject)]
pub struct PrepareCuratorOrderRefused {
    /// Why.
    pub reason: PrepareCuratorOrderRefusal,
}

/// Why no order was drawn up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PrepareCuratorOrderRefusal {
    /// The person is a curator there already.
    AlreadyCurator,
    /// The person works there no more, or not yet.
    NotEmployed,
    /// An order that appoints the person waits for the signature already.
    OrderPrepared,
}
