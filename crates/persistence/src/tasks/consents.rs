//! Consents that end soon: thirty days ahead, so that nothing that rests on them is interrupted.

use domain::clock::Date;
use domain::consent::RENEWAL_DAYS;
use domain::id::{PersonId, SchoolId};
use sea_orm::ConnectionTrait;

use super::{Task, TaskKind, TaskTarget, Tasks};
use crate::error::StoreError;

/// A consent that holds until soon, and that no later one follows.
const ENDING: &str = "c.withdrawn_on IS NULL AND c.valid_from <= $2 AND c.valid_until >= $2 AND c.valid_until <= $3 \
     AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.person_id = c.person_id AND n.school_id = c.school_id \
     AND n.purpose = c.purpose AND n.withdrawn_on IS NULL \
     AND (n.valid_until IS NULL OR n.valid_until > c.valid_until))";

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// What somebody gave in their account and has to give anew.
    pub(super) async fn own_consents(
        &self,
        person: PersonId,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let sql = format!(
            "SELECT c.id, CAST(NULL AS TEXT) AS last_name, CAST(NULL AS TEXT) AS first_name, \
             CAST(NULL AS TEXT) AS patronymic, s.short_name AS title, c.recorded_at AS at, c.valid_until AS day \
             FROM consent c JOIN school s ON s.id = c.school_id WHERE c.person_id = $1 AND c.channel = 'ACCOUNT' \
             AND {ENDING} ORDER BY c.valid_until, c.id"
        );
        let values = vec![person.0.into(), today.into(), soon(today).into()];
        let lines = self.lines(&sql, values).await?;
        let task = |line: &super::Line| Task {
            target: TaskTarget::Person(person.0),
            ..line.task(TaskKind::RenewConsent, TaskTarget::Person, line.day)
        };
        Ok(lines.iter().map(task).collect())
    }

    /// The paper consents of a school that a curator has to have signed anew, or to look at: never their own.
    pub(super) async fn paper_consents(
        &self,
        school: SchoolId,
        curator: PersonId,
        today: Date,
    ) -> Result<Vec<Task>, StoreError> {
        let select = |which: &str, day: &str| {
            format!(
                "SELECT o.id, o.last_name, o.first_name, o.patronymic, CAST(NULL AS TEXT) AS title, \
                 c.recorded_at AS at, {day} AS day FROM consent c JOIN person o ON o.id = c.person_id \
                 WHERE c.school_id = $1 AND c.channel = 'PAPER' AND c.person_id <> $4 AND {which} \
                 ORDER BY {day}, c.id"
            )
        };
        let review = "c.withdrawn_on IS NULL AND c.valid_from <= $2 AND (c.valid_until IS NULL OR c.valid_until >= $2) \
             AND c.review_on <= $3";
        let mut tasks = Vec::new();
        for sql in [
            select(ENDING, "c.valid_until"),
            select(review, "c.review_on"),
        ] {
            let values = vec![
                school.0.into(),
                today.into(),
                soon(today).into(),
                curator.0.into(),
            ];
            let lines = self.lines(&sql, values).await?;
            let kind = TaskKind::RenewPaperConsent;
            tasks.extend(
                lines
                    .iter()
                    .map(|line| line.task(kind, TaskTarget::Person, line.day)),
            );
        }
        Ok(tasks)
    }
}

fn soon(today: Date) -> Date {
    today
        .checked_add_signed(chrono::Duration::days(RENEWAL_DAYS))
        .unwrap_or(today)
}
