//! What people want to have corrected in what a school keeps about them.

use domain::id::{PersonId, SchoolId};
use sea_orm::ConnectionTrait;

use super::{Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// The open requests to a school for who answers them: never their own.
    pub(super) async fn corrections(
        &self,
        school: SchoolId,
        keeper: PersonId,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = "SELECT c.school_id AS id, o.last_name, o.first_name, o.patronymic, \
             CAST(NULL AS TEXT) AS title, c.filed_at AS at, c.correct_by AS day FROM correction_request c \
             JOIN person o ON o.id = c.person_id WHERE c.school_id = $1 AND c.person_id <> $2 \
             AND c.state = 'OPEN' ORDER BY c.filed_at, c.id";
        let lines = self
            .lines(sql, vec![school.0.into(), keeper.0.into()])
            .await?;
        let task = |line: &super::Line| {
            line.task(TaskKind::AnswerCorrection, TaskTarget::School, line.day)
        };
        Ok(lines.iter().map(task).collect())
    }
}
