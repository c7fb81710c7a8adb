//! Who read what of a person: the access log, seen from the side of who was read about.

use domain::clock::Timestamp;
use domain::id::PersonId;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use uuid::Uuid;

use crate::error::StoreError;

/// One reading.
#[derive(Clone, PartialEq, Eq, Debug, FromQueryResult)]
pub struct Reading {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who read.
    pub person_id: Uuid,
    /// What was done, such as `Download`.
    pub deed: String,
    /// The kind of thing that was read.
    pub subject_kind: String,
}

/// The repository of readings.
pub struct Readings<'c, C>(pub(crate) &'c C);

/// The most readings in one answer.
const MOST: u64 = 100;

/// What others read of the person `$1` in the log, called `l`.
pub(crate) const ABOUT: &str = "l.person_id <> $1 AND (l.subject_id = $1 \
     OR (l.subject_kind = 'consent' AND l.subject_id IN (SELECT c.id FROM consent c WHERE c.person_id = $1)) \
     OR (l.subject_kind = 'file-grant' AND l.subject_id IN (SELECT g.id FROM file_grant g WHERE g.mentee_id = $1)) \
     OR (l.subject_kind = 'order' AND l.subject_id IN (SELECT m.order_id FROM mentorship m \
     JOIN mentorship_participant q ON q.mentorship_id = m.id WHERE q.person_id = $1 AND m.order_id IS NOT NULL)) \
     OR (l.subject_kind = 'order' AND l.subject_id IN (SELECT o.id FROM official_order o \
     WHERE o.subject_person_id = $1)))";

impl<C: ConnectionTrait> Readings<'_, C> {
    /// What others read of `person`, the latest first, at most a hundred: the record itself, their consents, fields of
    /// their file that were granted, orders that name them.
    pub async fn about(&self, person: PersonId) -> Result<Vec<Reading>, StoreError> {
        let sql = format!(
            "SELECT l.id, l.at, l.person_id, l.deed, l.subject_kind FROM access_log l WHERE {ABOUT} \
             ORDER BY l.at DESC, l.id DESC LIMIT {MOST}"
        );
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, [person.0.into()]);
        Ok(Reading::find_by_statement(statement).all(self.0).await?)
    }
}
