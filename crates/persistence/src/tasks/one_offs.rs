//! Single meetings that wait for somebody's word.

use domain::clock::Zone;
use domain::id::PersonId;
use sea_orm::ConnectionTrait;

use super::{Line, Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// Those that `person` has yet to answer, and those that took place and of which they have not said how it was.
    pub(super) async fn one_offs(
        &self,
        person: PersonId,
        zone: Zone,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = |day: &str, waits: &str| {
            format!(
                "SELECT x.id, o.last_name, o.first_name, o.patronymic, x.topic AS title, x.proposed_at AS at, \
                 {day} AS day FROM one_off x \
                 JOIN person o ON o.id = CASE WHEN x.mentor_id = $1 THEN x.mentee_id ELSE x.mentor_id END \
                 WHERE {waits} ORDER BY x.proposed_at, x.id"
            )
        };
        let answer = sql(
            "x.closed_on",
            "x.state = 'PROPOSED' AND ((x.mentor_id = $1 AND x.mentor_answer = 'PENDING') \
             OR (x.mentee_id = $1 AND x.mentee_answer = 'PENDING'))",
        );
        let rate = sql(
            "x.held_on",
            "x.state IN ('HELD', 'FEEDBACK') AND ((x.mentor_id = $1 AND x.mentor_score IS NULL) \
             OR (x.mentee_id = $1 AND x.mentee_score IS NULL))",
        );
        let sources = [
            (TaskKind::AnswerOneOff, answer),
            (TaskKind::RateOneOff, rate),
        ];
        let mut tasks = Vec::new();
        for (kind, sql) in sources {
            let lines = self.lines(&sql, vec![person.0.into()]).await?;
            let task = |line: &Line| line.task(kind, TaskTarget::OneOff, line.due(zone, 7));
            tasks.extend(lines.iter().map(task));
        }
        Ok(tasks)
    }
}
