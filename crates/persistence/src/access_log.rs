//! Who read whose personal data (152-ФЗ): one line for each paper and each export that was handed out.

use domain::id::{Ids, PersonId, SystemIds};
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use crate::entity::access_log;
use crate::error::StoreError;
use crate::store::Store;

/// What was handed out.
#[derive(Clone, Copy, Debug)]
pub struct Access<'a> {
    /// What was done, such as `Download`.
    pub deed: &'a str,
    /// The kind of thing, as in the audit trail.
    pub kind: &'a str,
    /// Which one.
    pub subject: Uuid,
    /// What else tells it apart; ids and codes, no names.
    pub detail: Option<&'a str>,
}

impl Store {
    /// Notes that `person` was handed something with personal data. Called before it is handed out, so that nothing
    /// leaves without a line.
    pub async fn note_access(
        &self,
        person: PersonId,
        access: Access<'_>,
    ) -> Result<(), StoreError> {
        let row = access_log::ActiveModel {
            id: Set(SystemIds.next()),
            at: Set(self.clock().now()),
            person_id: Set(person.0),
            deed: Set(access.deed.to_owned()),
            subject_kind: Set(access.kind.to_owned()),
            subject_id: Set(access.subject),
            detail: Set(access.detail.map(str::to_owned)),
        };
        access_log::Entity::insert(row)
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }
}
