//! Cases that wait for somebody to take them, or for a party's word.

use domain::id::{PersonId, SchoolId};
use sea_orm::ConnectionTrait;

use super::{Line, Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;

/// A case that is nobody's yet, as a line.
const WAITING: &str = "SELECT c.id, CAST(NULL AS TEXT) AS last_name, CAST(NULL AS TEXT) AS first_name, \
     CAST(NULL AS TEXT) AS patronymic, c.topic AS title, c.opened_at AS at, c.answer_by AS day FROM mediation_case c";

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// Those that wait for `person` as a member of an association, and outcomes to which they have yet to say yes or no.
    pub(super) async fn own_mediations(&self, person: PersonId) -> Result<Vec<Task>, StoreError> {
        let take = format!(
            "{WAITING} JOIN mediation_person p ON p.case_id = c.id AND p.person_id = $1 AND p.part = 'ASSOCIATION' \
             WHERE c.state = 'OPENED' ORDER BY c.opened_at, c.id"
        );
        let agree = format!(
            "{WAITING} JOIN mediation_person p ON p.case_id = c.id AND p.person_id = $1 AND p.part IN ('MENTOR', 'MENTEE') \
             WHERE c.state = 'PROPOSED' AND NOT p.agreed ORDER BY c.opened_at, c.id"
        );
        let lines = self.lines(&take, vec![person.0.into()]).await?;
        let mut tasks: Vec<Task> = lines.iter().map(waits).collect();
        let lines = self.lines(&agree, vec![person.0.into()]).await?;
        let task = |line: &Line| line.task(TaskKind::AgreeOutcome, TaskTarget::Mediation, None);
        tasks.extend(lines.iter().map(task));
        Ok(tasks)
    }

    /// Those that wait for a curator of `school`, who is no party of them.
    pub(super) async fn mediations(
        &self,
        school: SchoolId,
        curator: PersonId,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "{WAITING} WHERE c.school_id = $1 AND c.state = 'OPENED' AND c.addressee = 'CURATOR' AND NOT EXISTS \
             (SELECT 1 FROM mediation_person p WHERE p.case_id = c.id AND p.person_id = $2) \
             ORDER BY c.opened_at, c.id"
        );
        let values = vec![school.0.into(), curator.0.into()];
        let lines = self.lines(&sql, values).await?;
        Ok(lines.iter().map(waits).collect())
    }
}

fn waits(line: &Line) -> Task {
    line.task(TaskKind::AnswerMediation, TaskTarget::Mediation, line.day)
}
