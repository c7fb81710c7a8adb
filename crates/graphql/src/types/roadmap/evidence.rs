//! What proves that something was done: words, an order, an address, a file.

use async_graphql::{ID, Object};
use domain::clock::Timestamp;
use domain::id::EvidenceId;
use persistence::roadmap_duties::files;
use persistence::roadmap_duties::occurrences::Evidence;

use super::enums::EvidenceKind;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::DutyFileById;
use crate::types::order::Order;
use crate::viewer::Viewer;

/// A proof that something was done.
#[derive(Clone)]
pub struct DutyEvidence {
    pub(super) viewer: Viewer,
    pub(super) id: EvidenceId,
    pub(super) row: Evidence,
}

/// A proof that something was done.
#[Object]
impl DutyEvidence {
    /// `evidence:…`.
    async fn id(&self) -> ID {
        self.id.public()
    }

    /// Its kind.
    async fn kind(&self) -> EvidenceKind {
        self.row.kind.into()
    }

    /// What it is.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// Where it can be seen; `null` when nowhere.
    async fn url(&self) -> Option<&str> {
        self.row.url.as_deref()
    }

    /// What it says; `null` when nothing was written down.
    async fn text(&self) -> Option<&str> {
        self.row.text.as_deref()
    }

    /// The number of a document, or the figure itself; `null` when there is none.
    async fn number(&self) -> Option<&str> {
        self.row.number.as_deref()
    }

    /// The order that is kept here; `null` when there is none or the viewer may not read it.
    async fn order(&self) -> Result<Option<Order>, GqlError> {
        match self.row.order {
            Some(id) => Order::seen(&self.viewer, id).await,
            None => Ok(None),
        }
    }

    /// The file that it is; `null` when it is none.
    async fn file(&self) -> Result<Option<DutyFile>, GqlError> {
        let Some(id) = self.row.file else {
            return Ok(None);
        };
        let row = self.viewer.loaders().load_one(DutyFileById(id)).await?;
        Ok(row.map(|row| DutyFile { row }))
    }

    /// Its own date; `null` when it has none.
    async fn dated_on(&self) -> Option<Date> {
        self.row.dated_on.map(Into::into)
    }
}

/// A file that proves something.
#[derive(Clone)]
pub struct DutyFile {
    row: files::DutyFile,
}

/// A file that proves something. Whoever may read the duty may have it.
#[Object]
impl DutyFile {
    /// `duty-file:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// What it is called, with its ending.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// What its content says it is.
    async fn media_type(&self) -> &str {
        &self.row.media_type
    }

    /// How many bytes it has.
    async fn size(&self) -> i32 {
        self.row.size
    }

    /// When it was handed in.
    async fn uploaded_at(&self) -> Timestamp {
        self.row.uploaded_at
    }

    /// Where it is had, `/files/duties/…`: always as a file to be saved.
    async fn path(&self) -> String {
        format!("/files/duties/{}/{}", self.row.duty.0, self.row.id.0)
    }
}
