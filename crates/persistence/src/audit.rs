//! The audit trail: every transition, in the transaction that made it.

use std::collections::BTreeMap;

use domain::access::{Deed, Permit};
use domain::clock::Timestamp;
use domain::id::{PersonId, SchoolId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::changes::Trace;
use crate::entity::audit;
use crate::error::StoreError;
use crate::store::Store;
use crate::unit_of_work::UnitOfWork;

/// What changed.
#[derive(Clone, Debug, Default)]
pub struct Change<'a> {
    /// The school whose trail it belongs to, if it belongs to one.
    pub school: Option<SchoolId>,
    /// The state before.
    pub from: Option<&'a str>,
    /// The state after.
    pub to: Option<&'a str>,
    /// The remark of who did it.
    pub why: Option<&'a str>,
}

/// One line of the trail.
#[derive(Clone, PartialEq, Debug)]
pub struct AuditEntry {
    /// When.
    pub at: Timestamp,
    /// Who; nobody for what the system did by itself.
    pub by: Option<PersonId>,
    /// What was done.
    pub deed: String,
    /// The state before.
    pub from: Option<String>,
    /// The state after.
    pub to: Option<String>,
    /// The remark.
    pub why: Option<String>,
}

impl UnitOfWork {
    /// Writes who did what to `subject`, as the permit proves.
    pub async fn note<D: Deed>(
        &self,
        permit: &Permit<D>,
        subject: impl Into<Uuid>,
        change: Change<'_>,
    ) -> Result<(), StoreError> {
        self.insert(
            permit.kind(),
            permit.deed(),
            Some(permit.by()),
            subject.into(),
            change,
        )
        .await
    }

    /// Writes the same deed on many things, a few statements for all of them.
    pub async fn note_all<D: Deed>(
        &self,
        permit: &Permit<D>,
        subjects: &[Uuid],
        change: Change<'_>,
    ) -> Result<(), StoreError> {
        let (kind, deed, by) = (permit.kind(), permit.deed(), Some(permit.by()));
        // Who follows the place looks at all of them anew.
        self.trace(Trace::new(kind, permit.on(), change.school));
        for chunk in subjects.chunks(1_000) {
            let row = |subject: &Uuid| self.row(kind, deed, by, *subject, change.clone());
            audit::Entity::insert_many(chunk.iter().map(row))
                .exec_without_returning(&self.tx)
                .await?;
        }
        Ok(())
    }

    /// Writes what follows by itself from somebody's deed, such as an ending proposed after a withdrawal.
    pub async fn note_consequence(
        &self,
        kind: &'static str,
        deed: &'static str,
        subject: impl Into<Uuid>,
        change: Change<'_>,
    ) -> Result<(), StoreError> {
        self.insert(kind, deed, None, subject.into(), change).await
    }

    /// Writes what `person` did with what is their own, for which the policy is not asked: accepting an invitation,
    /// setting a password.
    pub async fn note_own(
        &self,
        person: PersonId,
        kind: &'static str,
        deed: &'static str,
        subject: impl Into<Uuid>,
        change: Change<'_>,
    ) -> Result<(), StoreError> {
        self.insert(kind, deed, Some(person), subject.into(), change)
            .await
    }

    async fn insert(
        &self,
        kind: &str,
        deed: &str,
        by: Option<PersonId>,
        subject: Uuid,
        change: Change<'_>,
    ) -> Result<(), StoreError> {
        self.trace(Trace::new(kind, subject, change.school));
        let row = self.row(kind, deed, by, subject, change);
        audit::Entity::insert(row)
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }

    fn row(
        &self,
        kind: &str,
        deed: &str,
        by: Option<PersonId>,
        subject: Uuid,
        change: Change<'_>,
    ) -> audit::ActiveModel {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        audit::ActiveModel {
            id: Set(self.fresh()),
            at: Set(self.now()),
            by_person: Set(by.map(|person| person.0)),
            kind: Set(kind.to_owned()),
            subject_id: Set(subject),
            deed: Set(deed.to_owned()),
            from_state: Set(owned(change.from)),
            to_state: Set(owned(change.to)),
            why: Set(owned(change.why)),
            school_id: Set(change.school.map(|school| school.0)),
        }
    }
}

impl Store {
    /// The trail of one thing, newest first, at most a hundred lines.
    pub async fn trail(
        &self,
        kind: &'static str,
        subject: impl Into<Uuid>,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        let rows = audit::Entity::find()
            .filter(audit::Column::Kind.eq(kind))
            .filter(audit::Column::SubjectId.eq(subject.into()))
            .order_by_desc(audit::Column::At)
            .order_by_desc(audit::Column::Id)
            .limit(100)
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(AuditEntry::from).collect())
    }

    /// The trails of several things of one kind, each newest first, each at most a hundred lines.
    pub async fn trails(
        &self,
        kind: &'static str,
        subjects: &[Uuid],
    ) -> Result<BTreeMap<Uuid, Vec<AuditEntry>>, StoreError> {
        let rows = audit::Entity::find()
            .filter(audit::Column::Kind.eq(kind))
            .filter(audit::Column::SubjectId.is_in(subjects.iter().copied()))
            .order_by_desc(audit::Column::At)
            .order_by_desc(audit::Column::Id)
            .all(&self.db)
            .await?;
        let mut found: BTreeMap<Uuid, Vec<AuditEntry>> = BTreeMap::new();
        for row in rows {
            let trail = found.entry(row.subject_id).or_default();
            if trail.len() < 100 {
                trail.push(row.into());
            }
        }
        Ok(found)
    }
}

impl From<audit::Model> for AuditEntry {
    fn from(row: audit::Model) -> Self {
        Self {
            at: row.at,
            by: row.by_person.map(PersonId),
            deed: row.deed,
            from: row.from_state,
            to: row.to_state,
            why: row.why,
        }
    }
}
