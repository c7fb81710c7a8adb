//! What monitoring campaigns ask for: to be answered by schools, to be accepted by the centre.

use domain::access::{Place, Post, Role};
use domain::clock::Date;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use uuid::Uuid;

use super::sources::NO_PERSON;
use super::{Line, MOST, Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// What the holder of a post has to do with campaigns.
    pub(super) async fn of_campaigns(
        &self,
        post: Post,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        match (post.role, post.at) {
            (Role::Curator | Role::Head, Place::School(school)) => {
                self.to_answer(school.0, today).await
            }
            (Role::MunicipalMethodologist, Place::Municipality(municipality)) => {
                self.to_accept(municipality.0).await
            }
            _ => Ok(Vec::new()),
        }
    }

    /// What a school still owes, and is still taken.
    async fn to_answer(&self, school: Uuid, today: Date) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT s.id, {NO_PERSON}, c.title AS title, c.planned_at AS at, s.due_on AS day \
             FROM campaign_submission s JOIN campaign c ON c.id = s.campaign_id \
             WHERE s.school_id = $1 AND s.released_on IS NULL AND s.state IN ('NOT_STARTED', 'DRAFT', 'RETURNED') \
             AND (c.state = 'OPEN' OR (c.state = 'CLOSED' AND (s.state = 'RETURNED' OR (s.extended AND s.due_on >= $2)))) \
             ORDER BY s.due_on, s.id"
        );
        let lines = self.lines(&sql, vec![school.into(), today.into()]).await?;
        let task =
            |line: &Line| line.task(TaskKind::AnswerCampaign, TaskTarget::Submission, line.day);
        Ok(lines.iter().map(task).collect())
    }

    /// Campaigns in which answers wait for the centre: one line each, with their number.
    async fn to_accept(&self, municipality: Uuid) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT c.id, c.title, COUNT(*) AS many FROM campaign c JOIN campaign_submission s ON s.campaign_id = c.id \
             WHERE c.state IN ('OPEN', 'CLOSED') AND s.municipality_id = $1 AND s.state = 'SUBMITTED' \
             AND s.released_on IS NULL GROUP BY c.id, c.title, c.due_on ORDER BY c.due_on, c.id LIMIT {MOST}"
        );
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, [municipality.into()]);
        let waiting = Waiting::find_by_statement(statement).all(self.0).await?;
        let task = |one: Waiting| Task {
            kind: TaskKind::AcceptSubmissions,
            target: TaskTarget::Campaign(one.id),
            about: one.title,
            due_on: None,
            count: Some(one.many),
        };
        Ok(waiting.into_iter().map(task).collect())
    }
}

/// A campaign in which so many answers wait.
#[derive(FromQueryResult)]
struct Waiting {
    id: Uuid,
    title: String,
    many: i64,
}
