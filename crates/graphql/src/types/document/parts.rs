//! What belongs to a document: files, stamps, expertises.

use async_graphql::{ID, InputObject, Object, SimpleObject};
use domain::clock::Timestamp;
use domain::id::PersonId;
use persistence::documents::{self, expertises, files};

use super::enums::{EndorsementKind, ExpertiseConclusion, ExpertiseState};
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::PersonById;
use crate::viewer::Viewer;

/// «Иванова-Щёткина М. П.».
pub(super) async fn name(viewer: &Viewer, person: PersonId) -> Result<String, GqlError> {
    let row = viewer.loaders().load_one(PersonById(person)).await?;
    Ok(row.map(|row| row.name.with_initials()).unwrap_or_default())
}

/// What a body did with a document before it was approved.
#[derive(Clone, Debug, SimpleObject)]
pub struct DocumentEndorsement {
    /// What it did.
    pub kind: EndorsementKind,
    /// Which body: a council, an association, a trade union.
    pub body: String,
    /// The number of its minutes.
    pub minutes_number: Option<String>,
    /// On which day.
    pub date: Date,
}

impl From<domain::document::Endorsement> for DocumentEndorsement {
    fn from(stamp: domain::document::Endorsement) -> Self {
        Self {
            kind: stamp.kind.into(),
            body: stamp.body.to_string(),
            minutes_number: stamp.minutes_number.map(|number| number.to_string()),
            date: stamp.date.into(),
        }
    }
}

/// What the paper prints where that differs from what is right. Nothing is put right silently.
#[derive(Clone, Debug, SimpleObject, InputObject)]
#[graphql(input_name = "DocumentAsPrintedInput")]
pub struct DocumentAsPrinted {
    /// The title; at most 500 characters.
    pub title: Option<String>,
    /// The number; at most 40 characters.
    pub number: Option<String>,
    /// The date as it stands there; at most 100 characters.
    pub date: Option<String>,
    /// What is odd about it; at most 1 000 characters.
    pub note: Option<String>,
}

impl From<documents::AsPrinted> for DocumentAsPrinted {
    fn from(printed: documents::AsPrinted) -> Self {
        Self {
            title: printed.title,
            number: printed.number,
            date: printed.date,
            note: printed.note,
        }
    }
}

/// An order that approved a document.
#[derive(Clone, Debug, SimpleObject)]
pub struct DocumentOrder {
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Date,
}

/// A file of a document.
#[derive(Clone)]
pub struct DocumentFile {
    pub(super) viewer: Viewer,
    pub(super) row: files::DocumentFile,
}

/// A file of a document.
#[Object]
impl DocumentFile {
    /// `document-file:…`.
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

    /// The SHA-256 of its bytes, in hex.
    async fn sha256(&self) -> &str {
        &self.row.sha256
    }

    /// When it was handed in.
    async fn uploaded_at(&self) -> Timestamp {
        self.row.uploaded_at
    }

    /// By whom, «Иванова-Щёткина М. П.».
    async fn uploaded_by(&self) -> Result<String, GqlError> {
        name(&self.viewer, self.row.uploaded_by).await
    }

    /// Whether the search reads its text: that of a Word file alone; that of a PDF is not read.
    async fn is_searched(&self) -> bool {
        self.row.is_searched
    }

    /// Where it is had, `/files/documents/…`: always as a file to be saved.
    async fn path(&self) -> String {
        format!("/files/documents/{}/{}", self.row.document.0, self.row.id.0)
    }
}

/// An expertise of a document by the centre above.
#[derive(Clone)]
pub struct DocumentExpertise {
    pub(super) viewer: Viewer,
    pub(super) row: expertises::Expertise,
}

/// An expertise of a document by the centre above.
#[Object]
impl DocumentExpertise {
    /// `document-expertise:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Where it stands.
    async fn state(&self) -> ExpertiseState {
        self.row.state.into()
    }

    /// What it concluded; `null` before.
    async fn conclusion(&self) -> Option<ExpertiseConclusion> {
        self.row.conclusion.map(Into::into)
    }

    /// What is to be changed.
    async fn remarks(&self) -> Option<&str> {
        self.row.remarks.as_deref()
    }

    /// When it was handed in.
    async fn submitted_at(&self) -> Timestamp {
        self.row.submitted.1
    }

    /// By whom.
    async fn submitted_by(&self) -> Result<String, GqlError> {
        name(&self.viewer, self.row.submitted.0).await
    }

    /// Who took it on.
    async fn taken_by(&self) -> Result<Option<String>, GqlError> {
        match self.row.taken_by {
            Some(person) => Ok(Some(name(&self.viewer, person).await?)),
            None => Ok(None),
        }
    }

    /// When it was concluded.
    async fn concluded_at(&self) -> Option<Timestamp> {
        self.row.concluded.map(|(_, at)| at)
    }

    /// By whom.
    async fn concluded_by(&self) -> Result<Option<String>, GqlError> {
        match self.row.concluded {
            Some((person, _)) => Ok(Some(name(&self.viewer, person).await?)),
            None => Ok(None),
        }
    }
}
