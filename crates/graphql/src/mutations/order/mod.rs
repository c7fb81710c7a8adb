//! Orders: drawn up, signed, thrown away.

mod cancel;
mod prepare_curator;
mod prepare_pairs;
mod sign;

use async_graphql::MergedObject;
use domain::access::Denied;
use domain::access::rules::order::OrderFacts;
use domain::document::OrderStateKind;
use domain::id::{OrderId, PersonId};
use persistence::mentorships::Mentorship;
use persistence::orders::Order;
use persistence::schools::LocatedSchool;
use persistence::{Failure, UnitOfWork};

/// Mutations of orders.
#[derive(MergedObject, Default)]
pub struct OrderMutation(
    prepare_pairs::PreparePairOrderMutation,
    prepare_curator::PrepareCuratorOrderMutation,
    sign::SignOrderMutation,
    cancel::CancelOrderMutation,
);

/// An order with what rests on it, read under the lock of its school.
struct Locked {
    row: Order,
    here: LocatedSchool,
    /// The mentorships that it is to put into force, or has.
    pairs: Vec<Mentorship>,
}

impl Locked {
    /// Hidden when there is no such order.
    async fn read<R>(work: &UnitOfWork, id: OrderId) -> Result<Self, Failure<R>> {
        // The first reading only tells the school, which never changes.
        let unlocked = work.orders().find(id).await?.ok_or(Denied::Hidden)?;
        let here = work.schools().lock(unlocked.school).await?;
        Ok(Self {
            here: here.ok_or(Denied::Hidden)?,
            row: work.orders().find(id).await?.ok_or(Denied::Hidden)?,
            pairs: work.mentorships().of_orders(&[id]).await?,
        })
    }

    /// Whom the order pairs.
    fn concerns(&self) -> Vec<PersonId> {
        let lines = self.pairs.iter().flat_map(|row| &row.pair.participants);
        lines.map(|line| line.person).collect()
    }

    fn facts(&self) -> OrderFacts {
        self.row.facts(self.here.school.at, self.concerns())
    }
}

/// A state's name in the audit trail, the same as in the store.
fn code(state: OrderStateKind) -> &'static str {
    match state {
        OrderStateKind::Draft => "DRAFT",
        OrderStateKind::Signed => "SIGNED",
        OrderStateKind::Cancelled => "CANCELLED",
    }
}
