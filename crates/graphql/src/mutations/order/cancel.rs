//! A draft of an order is thrown away; the agreement of its pairs stands.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::mentorship::MentorshipFacts;
use domain::access::rules::order::Cancel;
use domain::access::{Actor, Subject, permit};
use domain::document::{CancelError, Cancelling};
use domain::id::OrderId;
use domain::mentoring::ApproveError;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Locked, code};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::order::Order;
use crate::viewer::Viewer;

/// Throws a draft away.
#[derive(Default)]
pub struct CancelOrderMutation;

#[Object]
impl CancelOrderMutation {
    /// Throws the draft of an order away; its pairs are agreed as before. One that gives mentors to another
    /// school leaves the order of that school unsigned: it is thrown away there, and drawn up anew. For the curators and the head of the school.
    async fn cancel_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order.")] input: CancelOrderInput,
    ) -> Result<CancelOrderPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CancelOrder {
            actor: viewer.actor().clone(),
            order: OrderId::read(&input.order_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "cancelOrder", &operation).await? {
                Ok(id) => {
                    let order = Order::load(&viewer, id).await?;
                    CancelOrderPayload::Done(CancelOrderDone { order })
                }
                Err(reason) => CancelOrderPayload::Refused(CancelOrderRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct CancelOrder {
    #[serde(skip)]
    actor: Actor,
    order: OrderId,
}

impl Operation for CancelOrder {
    type Done = OrderId;
    type Refusal = CancelOrderRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OrderId, Failure<Self::Refusal>> {
        let locked = Locked::read(work, self.order).await?;
        let permit = permit::<Cancel>(&self.actor, &locked.facts())?;
        let cancelling = Cancelling {
            by: permit.by(),
            at: work.now(),
            // A signed order would need a reason, and so is refused here: revoking one is another deed.
            reason: String::new(),
        };
        let before = locked.row.state.kind();
        let life = locked.row.life(locked.here.zone).cancel(cancelling);
        let life = life.map_err(Failure::refuse)?;
        for row in &locked.pairs {
            let gives = row.pair.giving.and_then(|giving| giving.order) == Some(self.order);
            let after = row.pair.clone();
            let after = if gives {
                after.unprepare_giving(self.order)
            } else {
                after.unprepare(self.order)
            };
            let after = after.map_err(Failure::refuse)?;
            work.mentorships().unprepare(&permit, row, &after).await?;
            let change = Change {
                school: Some(locked.row.school),
                from: Some(row.pair.state.kind().code()),
                to: Some(after.state.kind().code()),
                why: None,
            };
            work.note_consequence(MentorshipFacts::KIND, "CancelOrder", row.id(), change)
                .await?;
        }
        work.orders().cancel(&permit, &locked.row, &life).await?;
        let change = Change {
            school: Some(locked.row.school),
            from: Some(code(before)),
            to: Some(code(life.state.kind())),
            why: None,
        };
        work.note(&permit, self.order, change).await?;
        Ok(self.order)
    }
}

/// A draft to be thrown away.
#[derive(InputObject)]
pub struct CancelOrderInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `order:…`.
    pub order_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum CancelOrderPayload {
    /// It was thrown away.
    Done(CancelOrderDone),
    /// It stands.
    Refused(CancelOrderRefused),
}

/// The draft was thrown away.
#[derive(SimpleObject)]
pub struct CancelOrderDone {
    /// The cancelled order.
    pub order: Order,
}

/// The order stands.
#[derive(SimpleObject)]
pub struct CancelOrderRefused {
    /// Why.
    pub reason: CancelOrderRefusal,
}

/// Why an order was not cancelled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CancelOrderRefusal {
    /// It is signed or thrown away already.
    NotDraft,
}

impl From<CancelError> for CancelOrderRefusal {
    fn from(error: CancelError) -> Self {
        match error {
            CancelError::AlreadyCancelled | CancelError::ReasonMissing => Self::NotDraft,
        }
    }
}

impl From<ApproveError> for CancelOrderRefusal {
    fn from(error: ApproveError) -> Self {
        match error {
            ApproveError::NoOrder
            | ApproveError::ConsentMissing
            | ApproveError::GivingAwaited
            | ApproveError::SignsForThemselves => Self::NotDraft,
        }
    }
}
