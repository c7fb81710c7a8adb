//! What roadmaps ask for: duties to be done, submissions to be reviewed, roadmaps to be written again.

use chrono::Duration;
use domain::access::{Place, Post, Role};
use domain::clock::Date;
use domain::roadmap::DUE_SOON;
use sea_orm::ConnectionTrait;

use super::sources::NO_PERSON;
use super::{Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;

/// An instant that a source leaves empty: typed by a column, null by the condition.
const NO_INSTANT: &str = "(SELECT x.created_at FROM roadmap x WHERE FALSE) AS at";

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// What the holder of a post has to do with roadmaps.
    pub(super) async fn of_roadmaps(
        &self,
        post: Post,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let mut tasks = Vec::new();
        match (post.role, post.at) {
            (Role::Head | Role::Curator, Place::School(school)) => {
                let target = TaskTarget::School(school.0);
                let here = "o.school_id = $1";
                tasks.extend(self.duties(here, school.0, target, today).await?);
                tasks.extend(self.returned(school.0).await?);
            }
            (Role::MunicipalMethodologist, Place::Municipality(municipality)) => {
                let target = TaskTarget::Municipality(municipality.0);
                let here = "o.municipality_id = $1 AND o.school_id IS NULL";
                tasks.extend(self.duties(here, municipality.0, target, today).await?);
                tasks.extend(self.submitted(municipality.0).await?);
            }
            _ => {}
        }
        Ok(tasks)
    }

    /// The open duties of a place itself that are due soon or overdue, as one line with the earliest.
    async fn duties(
        &self,
        here: &str,
        place: uuid::Uuid,
        target: TaskTarget,
        today: Date,
    ) -> Result<Option<Task>, StoreError> {
        let until = today + Duration::days(DUE_SOON);
        let open = format!(
            "FROM duty_occurrence o JOIN roadmap r ON r.id = o.roadmap_id AND r.state = 'IN_FORCE' \
             WHERE {here} AND o.state IN ('PLANNED', 'IN_PROGRESS') AND o.due_on <= $2"
        );
        let values = || vec![place.into(), until.into()];
        let count = format!("SELECT COUNT(*) AS many {open}");
        let many = self.count(&count, values()).await?;
        if many == 0 {
            return Ok(None);
        }
        let first = format!(
            "SELECT o.id, {NO_PERSON}, i.title AS title, {NO_INSTANT}, o.due_on AS day {} ORDER BY o.due_on, o.id",
            open.replace(" WHERE ", " JOIN roadmap_item i ON i.id = o.item_id WHERE ")
        );
        let lines = self.lines(&first, values()).await?;
        Ok(lines.first().map(|line| Task {
            kind: TaskKind::DoDuty,
            target,
            about: line.about(),
            due_on: line.day,
            count: Some(many),
        }))
    }

    /// The roadmaps of a school that came back.
    async fn returned(&self, school: uuid::Uuid) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT r.id, {NO_PERSON}, r.title AS title, {NO_INSTANT}, r.approved_on AS day FROM roadmap r \
             WHERE r.school_id = $1 AND r.state = 'RETURNED' ORDER BY r.id"
        );
        let lines = self.lines(&sql, vec![school.into()]).await?;
        let task =
            |line: &super::Line| line.task(TaskKind::RewriteRoadmap, TaskTarget::Roadmap, None);
        Ok(lines.iter().map(task).collect())
    }

    /// The roadmaps that schools of a municipality have handed in, the earliest due first.
    async fn submitted(&self, municipality: uuid::Uuid) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT r.id, {NO_PERSON}, s.short_name AS title, {NO_INSTANT}, v.due_on AS day FROM roadmap r \
             JOIN school s ON s.id = r.school_id \
             JOIN roadmap_review v ON v.roadmap_id = r.id AND v.verdict = 'PENDING' \
             WHERE r.municipality_id = $1 AND r.state = 'SUBMITTED' ORDER BY v.due_on, r.id"
        );
        let lines = self.lines(&sql, vec![municipality.into()]).await?;
        let task =
            |line: &super::Line| line.task(TaskKind::ReviewRoadmap, TaskTarget::Roadmap, line.day);
        Ok(lines.iter().map(task).collect())
    }
}
