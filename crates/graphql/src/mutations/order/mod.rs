//! Orders: drawn up, signed, thrown away.

mod cancel;
mod prepare_change;
mod prepare_curator;
mod prepare_pairs;
mod prepare_people;
mod sign;
mod sign_changes;
mod sign_people;

use async_graphql::MergedObject;
use domain::access::Denied;
use domain::access::rules::order::OrderFacts;
use domain::document::{OrderStateKind, PairChange};
use domain::id::{OrderId, PersonId};
use persistence::mentorships::Mentorship;
use persistence::orders::Order;
use persistence::schools::LocatedSchool;
use persistence::{Failure, StoreError, UnitOfWork};

/// Mutations of orders.
#[derive(MergedObject, Default)]
pub struct OrderMutation(
    prepare_pairs::PreparePairOrderMutation,
    prepare_curator::PrepareCuratorOrderMutation,
    prepare_change::PrepareChangeOrderMutation,
    prepare_people::PreparePeopleOrderMutation,
    sign::SignOrderMutation,
    cancel::CancelOrderMutation,
);

/// An order with what rests on it, read under the lock of its school.
struct Locked {
    row: Order,
    here: LocatedSchool,
    /// The mentorships that it is to put into force, or has.
    pairs: Vec<Mentorship>,
    /// What it changes in mentorships in force.
    changes: Vec<(PairChange, Mentorship)>,
    /// Whom it names.
    named: Vec<PersonId>,
}

impl Locked {
    /// Hidden when there is no such order.
    async fn read<R>(work: &UnitOfWork, id: OrderId) -> Result<Self, Failure<R>> {
        // The first reading only tells the school, which never changes.
        let unlocked = work.orders().find(id).await?.ok_or(Denied::Hidden)?;
        let here = work.schools().lock(unlocked.school).await?;
        let named = work.orders().named(&[id]).await?.into_iter();
        Ok(Self {
            here: here.ok_or(Denied::Hidden)?,
            row: work.orders().find(id).await?.ok_or(Denied::Hidden)?,
            pairs: work.mentorships().of_orders(&[id]).await?,
            changes: changes(work, id).await?,
            named: named.map(|(_, person, _)| person).collect(),
        })
    }

    /// Whom the order pairs or names.
    fn concerns(&self) -> Vec<PersonId> {
        let changed = self.changes.iter().map(|(_, row)| row);
        let named = self.pairs.iter().chain(changed);
        let paired = named.flat_map(|row| row.pair.accepted());
        paired.chain(self.named.iter().copied()).collect()
    }

    fn facts(&self) -> OrderFacts {
        self.row.facts(self.here.school.at, self.concerns())
    }
}

async fn changes(
    work: &UnitOfWork,
    order: OrderId,
) -> Result<Vec<(PairChange, Mentorship)>, StoreError> {
    let mut found = Vec::new();
    for (_, change) in work.orders().changes(&[order]).await? {
        let row = work.mentorships().find(change.mentorship).await?;
        let broken = StoreError::inconsistent("order_change", order.0);
        found.push((change, row.ok_or(broken)?));
    }
    Ok(found)
}

/// A state's name in the audit trail, the same as in the store.
fn code(state: OrderStateKind) -> &'static str {
    match state {
        OrderStateKind::Draft => "DRAFT",
        OrderStateKind::Signed => "SIGNED",
        OrderStateKind::Cancelled => "CANCELLED",
    }
}
