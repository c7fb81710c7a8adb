//! Documents as everybody may know them.

use async_graphql::{ID, SimpleObject};
use domain::id::SchoolId;
use persistence::documents;

use super::enums::DocumentKind;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::PublishedDocumentsOf;
use crate::viewer::Viewer;

/// A document in force that its school has published. Its files are not handed out here.
#[derive(Clone, Debug, SimpleObject)]
pub struct PublishedDocument {
    /// `document:…`.
    pub id: ID,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: String,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Its first day in force.
    pub effective_from: Option<Date>,
    /// Its last day in force; `null`: indefinitely.
    pub valid_until: Option<Date>,
}

impl PublishedDocument {
    /// What a school shows today, the latest date first.
    pub(crate) async fn of(viewer: &Viewer, school: SchoolId) -> Result<Vec<Self>, GqlError> {
        let rows = viewer
            .loaders()
            .load_one(PublishedDocumentsOf(school))
            .await?;
        let shown = rows.unwrap_or_default().into_iter();
        Ok(shown.map(Self::from).collect())
    }
}

impl From<documents::Document> for PublishedDocument {
    fn from(row: documents::Document) -> Self {
        let head = row.head;
        Self {
            id: row.id.public(),
            kind: head.kind.into(),
            title: head.title.to_string(),
            number: head.number,
            date: head.date.map(Into::into),
            effective_from: head.effective_from.map(Into::into),
            valid_until: head.valid_until.map(Into::into),
        }
    }
}
