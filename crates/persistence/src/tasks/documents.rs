//! What documents ask for: expertises to be given, versions to be put right, packages to be completed.

use domain::access::{Place, Post, Role};
use domain::clock::{Date, SchoolYear};
use domain::document::PackageStatus;
use domain::id::SchoolId;
use sea_orm::{ConnectionTrait, Value};

use super::sources::NO_PERSON;
use super::{Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;
use crate::packages::Packages;
use crate::schools::Schools;

/// An instant that a source leaves empty: typed by a column, null by the condition.
const NO_INSTANT: &str = "(SELECT x.created_at FROM document x WHERE FALSE) AS at";
/// A day that a source leaves empty.
const NO_DAY: &str = "(SELECT x.dated_on FROM document x WHERE FALSE) AS day";

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// What the holder of a post has to do with documents.
    pub(super) async fn of_documents(
        &self,
        post: Post,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let mut tasks = Vec::new();
        match (post.role, post.at) {
            (Role::Curator, Place::School(school)) => {
                tasks.extend(
                    self.returned_documents("d.school_id = $1", school.0)
                        .await?,
                );
                tasks.extend(self.package(school, today).await?);
            }
            (Role::MunicipalMethodologist, Place::Municipality(id)) => {
                let own = "d.municipality_id = $1 AND d.school_id IS NULL";
                tasks.extend(self.returned_documents(own, id.0).await?);
                let below = "d.municipality_id = $1 AND d.school_id IS NOT NULL";
                tasks.extend(self.submitted_documents(below, id.0).await?);
            }
            (Role::RegionalMethodologist, Place::Region(id)) => {
                let below =
                    "d.region_id = $1 AND d.municipality_id IS NOT NULL AND d.school_id IS NULL";
                tasks.extend(self.submitted_documents(below, id.0).await?);
            }
            _ => {}
        }
        Ok(tasks)
    }

    /// The documents of a place that came back and were not replaced or laid aside since.
    async fn returned_documents(
        &self,
        which: &str,
        place: uuid::Uuid,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT d.id, {NO_PERSON}, d.title AS title, {NO_INSTANT}, {NO_DAY} FROM document d WHERE {which} \
             AND d.expertise = 'RETURNED' AND d.state IN ('DRAFT', 'INTERNAL_REVIEW', 'ENDORSED', 'APPROVED') \
             ORDER BY d.id"
        );
        self.about_documents(TaskKind::RewriteDocument, &sql, vec![place.into()])
            .await
    }

    /// What places below have submitted, by the day on which it was dated.
    async fn submitted_documents(
        &self,
        which: &str,
        place: uuid::Uuid,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT d.id, {NO_PERSON}, d.title AS title, {NO_INSTANT}, {NO_DAY} FROM document d WHERE {which} \
             AND d.expertise IN ('SUBMITTED', 'IN_PROGRESS') ORDER BY d.listed_on, d.id"
        );
        self.about_documents(TaskKind::ExamineDocument, &sql, vec![place.into()])
            .await
    }

    async fn about_documents(
        &self,
        kind: TaskKind,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Vec<Task>, StoreError> {
        let lines = self.lines(sql, values).await?;
        let task = |line: &super::Line| line.task(kind, TaskTarget::Document, None);
        Ok(lines.iter().map(task).collect())
    }

    /// What is not current of the package of a school that is in the model, as one line.
    async fn package(&self, school: SchoolId, today: Date) -> Result<Option<Task>, StoreError> {
        let year = SchoolYear::of(today);
        let in_model = Schools(self.0).in_model(&[school], year).await?;
        if in_model.is_empty() {
            return Ok(None);
        }
        let Some(row) = Schools(self.0).find(school).await? else {
            return Ok(None);
        };
        let packages = Packages(self.0);
        let required = packages.policy(row.at.municipality).await?.required;
        let mut found = packages.of(&[school], &required, year, today).await?;
        let package = found.remove(&school).unwrap_or_default();
        let lines = package.0.iter();
        let lacking = lines
            .filter(|line| line.status != PackageStatus::Current)
            .count();
        Ok((lacking > 0).then(|| Task {
            kind: TaskKind::CompletePackage,
            target: TaskTarget::School(school.0),
            about: String::new(),
            due_on: None,
            count: i64::try_from(lacking).ok(),
        }))
    }
}
