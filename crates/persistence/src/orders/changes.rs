//! What an order changes in pairs that are in force, kept with its draft and carried out when it is signed.

use domain::access::Permit;
use domain::access::rules::mentorship::PrepareChange;
use domain::clock::Timestamp;
use domain::document::{Change, ChangeKind, PairChange};
use domain::id::{MentorshipId, OrderId, PersonId, RequestId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::{NewOrder, Orders};
use crate::codes;
use crate::entity::order_change::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

impl<C: ConnectionTrait> Orders<'_, C> {
    /// What each of `orders` changes, in the order of its points.
    pub async fn changes(
        &self,
        orders: &[OrderId],
    ) -> Result<Vec<(OrderId, PairChange)>, StoreError> {
        let rows = Entity::find()
            .filter(Column::OrderId.is_in(orders.iter().map(|id| id.0)))
            .order_by_asc(Column::OrderId)
            .order_by_asc(Column::Position)
            .all(self.0)
            .await?;
        let read = |row: Model| Ok((OrderId(row.order_id), change(row)?));
        rows.into_iter().map(read).collect()
    }
}

impl Orders<'_, DatabaseTransaction> {
    /// Keeps a draft that changes pairs. The permit is for one of them; the operation has one for each.
    pub async fn draft_changes(
        &self,
        permit: &Permit<PrepareChange>,
        new: NewOrder<'_>,
        changes: &[PairChange],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let order = new.id;
        self.draft(permit.by(), new, now).await?;
        let rows = (0..).zip(changes).map(|(position, change)| {
            let what = change.what;
            let (person, expected_back, reason) = match what {
                Change::End { reason, .. } | Change::Replace { reason, .. } => {
                    (None, None, codes::code(reason))
                }
                Change::Leave { person, reason, .. } => (Some(person), None, codes::code(reason)),
                Change::Suspend {
                    expected_back,
                    reason,
                    ..
                } => (None, expected_back, codes::code(reason)),
            };
            ActiveModel {
                order_id: Set(order.0),
                position: Set(position),
                kind: Set(codes::code(what.kind())),
                mentorship_id: Set(change.mentorship.0),
                person_id: Set(person.map(|id| id.0)),
                successor_id: Set(what.successor().map(|id| id.0)),
                request_id: Set(change.request.map(|id| id.0)),
                on_day: Set(what.day()),
                reason: Set(reason),
                expected_back: Set(expected_back),
            }
        });
        Entity::insert_many(rows)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}

fn change(row: Model) -> Result<PairChange, StoreError> {
    const TABLE: &str = "order_change";
    let id = row.order_id;
    let broken = || StoreError::inconsistent(TABLE, id);
    let on = row.on_day;
    let what = match codes::value(&row.kind, TABLE, id)? {
        ChangeKind::End => Change::End {
            on,
            reason: codes::value(&row.reason, TABLE, id)?,
        },
        ChangeKind::Leave => Change::Leave {
            person: row.person_id.map(PersonId).ok_or_else(broken)?,
            on,
            reason: codes::value(&row.reason, TABLE, id)?,
        },
        ChangeKind::Suspend => Change::Suspend {
            from: on,
            expected_back: row.expected_back,
            reason: codes::value(&row.reason, TABLE, id)?,
        },
        ChangeKind::Replace => Change::Replace {
            on,
            reason: codes::value(&row.reason, TABLE, id)?,
            successor: row.successor_id.map(MentorshipId).ok_or_else(broken)?,
        },
    };
    Ok(PairChange {
        mentorship: MentorshipId(row.mentorship_id),
        what,
        request: row.request_id.map(RequestId),
    })
}
