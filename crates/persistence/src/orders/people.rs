//! Whom an order about people names and which programmes it approves, kept with its draft.

use domain::access::Permit;
use domain::access::rules::place::school::PrepareOrder;
use domain::clock::Timestamp;
use domain::document::OrderPart;
use domain::id::{OrderId, PersonId, ProgrammeId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::{NewOrder, Orders};
use crate::codes;
use crate::entity::{order_person, order_programme};
use crate::error::StoreError;

impl<C: ConnectionTrait> Orders<'_, C> {
    /// Whom each of `orders` names, in the order of its lines.
    pub async fn named(
        &self,
        orders: &[OrderId],
    ) -> Result<Vec<(OrderId, PersonId, OrderPart)>, StoreError> {
        use order_person::{Column, Entity, Model};
        let rows = Entity::find()
            .filter(Column::OrderId.is_in(orders.iter().map(|id| id.0)))
            .order_by_asc(Column::OrderId)
            .order_by_asc(Column::Position)
            .all(self.0)
            .await?;
        let read = |row: Model| {
            let part = codes::value(&row.part, "order_person", row.order_id)?;
            Ok((OrderId(row.order_id), PersonId(row.person_id), part))
        };
        rows.into_iter().map(read).collect()
    }

    /// The programmes that the order approves.
    pub async fn programmes(&self, order: OrderId) -> Result<Vec<ProgrammeId>, StoreError> {
        use order_programme::{Column, Entity};
        let rows = Entity::find()
            .filter(Column::OrderId.eq(order.0))
            .order_by_asc(Column::ProgrammeId)
            .all(self.0)
            .await?;
        let ids = rows.into_iter().map(|row| ProgrammeId(row.programme_id));
        Ok(ids.collect())
    }
}

impl Orders<'_, DatabaseTransaction> {
    /// Keeps a draft about people of the school that the permit is for.
    pub async fn draft_about_people(
        &self,
        permit: &Permit<PrepareOrder>,
        new: NewOrder<'_>,
        named: &[(PersonId, OrderPart)],
        programmes: &[ProgrammeId],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if permit.on() != new.school.0 {
            return Err(StoreError::Conflict);
        }
        let order = new.id.0;
        self.draft(permit.by(), new, now).await?;
        let people = (0..)
            .zip(named)
            .map(|(position, (person, part))| order_person::ActiveModel {
                order_id: Set(order),
                position: Set(position),
                person_id: Set(person.0),
                part: Set(codes::code(*part)),
            });
        order_person::Entity::insert_many(people)
            .exec_without_returning(self.0)
            .await?;
        if programmes.is_empty() {
            return Ok(());
        }
        let programmes = programmes.iter().map(|id| order_programme::ActiveModel {
            order_id: Set(order),
            programme_id: Set(id.0),
        });
        order_programme::Entity::insert_many(programmes)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}
