//! What mentors ask to read of their mentees' files.

use domain::id::{PersonId, SchoolId};
use sea_orm::ConnectionTrait;

use super::{Line, Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// What waits for the head of `school`: never what they ask themselves, or about themselves.
    pub(super) async fn file_grants(
        &self,
        school: SchoolId,
        head: PersonId,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = "SELECT g.school_id AS id, o.last_name, o.first_name, o.patronymic, \
             CAST(NULL AS TEXT) AS title, g.asked_at AS at, g.decided_on AS day FROM file_grant g \
             JOIN person o ON o.id = g.mentor_id WHERE g.school_id = $1 AND g.mentor_id <> $2 AND g.mentee_id <> $2 \
             AND g.state = 'ASKED' ORDER BY g.asked_at, g.id";
        let values = vec![school.0.into(), head.0.into()];
        let lines = self.lines(sql, values).await?;
        let task = |line: &Line| line.task(TaskKind::DecideFileGrant, TaskTarget::School, None);
        Ok(lines.iter().map(task).collect())
    }
}
