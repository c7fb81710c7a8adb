//! What a signed order gives: the post of a curator.

use domain::access::rules::order::Sign;
use domain::access::{Permit, Role};
use domain::clock::Date;
use domain::id::{PersonId, PostId};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{Order, Orders};
use crate::codes;
use crate::entity::post::{ActiveModel, Column, Entity};
use crate::error::StoreError;

impl Orders<'_, DatabaseTransaction> {
    /// Makes `person` a curator of the order's school from `from` on. Who holds such a post without an end already
    /// keeps it as it is.
    pub async fn appoint(
        &self,
        permit: &Permit<Sign>,
        order: &Order,
        post: PostId,
        person: PersonId,
        from: Date,
    ) -> Result<(), StoreError> {
        if permit.on() != order.id.0 {
            return Err(StoreError::Conflict);
        }
        let held = Entity::find()
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::SchoolId.eq(order.school.0))
            .filter(Column::Role.eq(codes::code(Role::Curator)))
            .filter(Column::ValidUntil.is_null());
        if held.one(self.0).await?.is_some() {
            return Ok(());
        }
        let row = ActiveModel {
            id: Set(post.0),
            person_id: Set(person.0),
            role: Set(codes::code(Role::Curator)),
            region_id: Set(None),
            municipality_id: Set(None),
            school_id: Set(Some(order.school.0)),
            order_id: Set(Some(order.id.0)),
            valid_from: Set(from),
            valid_until: Set(None),
            granted_by: Set(Some(permit.by().0)),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }
}
