//! What was done, by whom, from which state to which.

use async_graphql::Object;
use domain::clock::Timestamp;
use persistence::AuditEntry as Entry;
use uuid::Uuid;

use crate::error::GqlError;
use crate::loaders::{PersonById, TrailOf};
use crate::viewer::Viewer;

/// A line of a trail.
#[derive(Clone)]
pub struct AuditEntry {
    viewer: Viewer,
    entry: Entry,
}

impl AuditEntry {
    /// The trail of something that the viewer was allowed to see, newest first, at most a hundred lines. `kind` is the
    /// [`Subject::KIND`](domain::access::Subject::KIND) of the permits that changed it.
    pub(crate) async fn trail(
        viewer: &Viewer,
        kind: &'static str,
        subject: impl Into<Uuid>,
    ) -> Result<Vec<Self>, GqlError> {
        let trail = viewer
            .loaders()
            .load_one(TrailOf(kind, subject.into()))
            .await?;
        let entries = trail.unwrap_or_default().into_iter();
        Ok(entries
            .map(|entry| Self {
                viewer: viewer.clone(),
                entry,
            })
            .collect())
    }
}

/// A line of a trail: what was done, by whom, from which state to which.
#[Object]
impl AuditEntry {
    /// When.
    async fn at(&self) -> Timestamp {
        self.entry.at
    }

    /// Who, «Иванова-Щёткина М. П.»; `null` for what followed by itself.
    async fn by(&self) -> Result<Option<String>, GqlError> {
        let Some(person) = self.entry.by else {
            return Ok(None);
        };
        let row = self.viewer.loaders().load_one(PersonById(person)).await?;
        Ok(row.map(|row| row.name.with_initials()))
    }

    /// What was done, such as `Approve`.
    async fn deed(&self) -> &str {
        &self.entry.deed
    }

    /// The state before; `null` for a beginning.
    async fn from(&self) -> Option<&str> {
        self.entry.from.as_deref()
    }

    /// The state after.
    async fn to(&self) -> Option<&str> {
        self.entry.to.as_deref()
    }

    /// The remark of who did it.
    async fn why(&self) -> Option<&str> {
        self.entry.why.as_deref()
    }
}
