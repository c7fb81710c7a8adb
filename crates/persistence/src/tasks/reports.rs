//! What reports on the execution of roadmaps ask for: to be prepared, signed, accepted.

use chrono::Duration;
use domain::access::{Place, Post, Role};
use domain::clock::Date;
use domain::roadmap::DUE_SOON;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::sources::NO_PERSON;
use super::{Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// What the holder of a post has to do with reports.
    pub(super) async fn of_reports(
        &self,
        post: Post,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        const WRITTEN: &str = "p.state IN ('DRAFT', 'RETURNED')";
        let own = |place: Uuid| (format!("p.place_id = $1 AND {WRITTEN}"), place);
        let mut tasks = Vec::new();
        match (post.role, post.at) {
            (Role::Curator, Place::School(school)) => {
                let (here, id) = own(school.0);
                tasks.extend(self.reports(&here, id, TaskKind::PrepareReport).await?);
                let here = "r.school_id = $1";
                tasks.extend(self.not_started(here, school.0, today).await?);
            }
            (Role::Head, Place::School(school)) => {
                let here = "p.place_id = $1 AND p.state = 'PREPARED'";
                tasks.extend(self.reports(here, school.0, TaskKind::SignReport).await?);
            }
            (Role::MunicipalMethodologist, Place::Municipality(municipality)) => {
                let (here, id) = own(municipality.0);
                tasks.extend(self.reports(&here, id, TaskKind::PrepareReport).await?);
                let here = "r.municipality_id = $1 AND r.school_id IS NULL";
                tasks.extend(self.not_started(here, municipality.0, today).await?);
                let here =
                    "p.municipality_id = $1 AND p.school_id IS NOT NULL AND p.state = 'SUBMITTED'";
                tasks.extend(
                    self.reports(here, municipality.0, TaskKind::AcceptReport)
                        .await?,
                );
            }
            (Role::MunicipalAuthority, Place::Municipality(municipality)) => {
                for (state, kind) in [
                    ("PREPARED", TaskKind::SignReport),
                    ("SUBMITTED", TaskKind::AcceptReport),
                ] {
                    let here = format!("p.place_id = $1 AND p.state = '{state}'");
                    tasks.extend(self.reports(&here, municipality.0, kind).await?);
                }
            }
            _ => {}
        }
        Ok(tasks)
    }

    /// Reports that wait for a step, the earliest period first.
    async fn reports(
        &self,
        here: &str,
        place: Uuid,
        kind: TaskKind,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT p.id, {NO_PERSON}, COALESCE(s.short_name, r.title) AS title, p.created_at AS at, p.until_on AS day \
             FROM roadmap_report p JOIN roadmap r ON r.id = p.roadmap_id LEFT JOIN school s ON s.id = p.school_id \
             WHERE {here} ORDER BY p.until_on, p.id"
        );
        let lines = self.lines(&sql, vec![place.into()]).await?;
        let task = |line: &super::Line| line.task(kind, TaskTarget::Report, None);
        Ok(lines.iter().map(task).collect())
    }

    /// The place's own roadmaps in force whose time is over soon or is over, on which no report of the place was started.
    async fn not_started(
        &self,
        here: &str,
        place: Uuid,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT r.id, {NO_PERSON}, r.title AS title, r.created_at AS at, r.period_to AS day FROM roadmap r \
             WHERE {here} AND r.state = 'IN_FORCE' AND r.period_to <= $2 AND NOT EXISTS (SELECT 1 FROM roadmap_report p \
             WHERE p.roadmap_id = r.id AND p.place_id = $1) ORDER BY r.period_to, r.id"
        );
        let values = vec![place.into(), (today + Duration::days(DUE_SOON)).into()];
        let lines = self.lines(&sql, values).await?;
        let task =
            |line: &super::Line| line.task(TaskKind::PrepareReport, TaskTarget::Roadmap, line.day);
        Ok(lines.iter().map(task).collect())
    }
}
