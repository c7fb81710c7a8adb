//! Templates of documents.

use async_graphql::{ID, Object};
use documents::template::{ReadyTemplate, fill, placeholders};
use domain::access::rules::roadmap::Seat;
use domain::id::DocumentTemplateId;
use persistence::document_templates;
use uuid::Uuid;

use super::document::DocumentKind;
use super::package::keeps;
use super::place::Place;
use super::roadmap::seat_at;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::read_place;
use crate::papers::template::known;
use crate::viewer::Viewer;

#[derive(Clone)]
enum Source {
    Ready(ReadyTemplate),
    Kept(document_templates::DocumentTemplate),
}

/// A template of documents: it comes with the program, or a place has written it.
#[derive(Clone)]
pub struct DocumentTemplate {
    viewer: Viewer,
    of: Source,
}

impl DocumentTemplate {
    /// A template that the viewer was allowed to read.
    pub(crate) fn kept(viewer: &Viewer, row: document_templates::DocumentTemplate) -> Self {
        Self {
            viewer: viewer.clone(),
            of: Source::Kept(row),
        }
    }

    /// Those that reach a place: its own, those of the levels above it, those of the program.
    pub(crate) async fn around(viewer: &Viewer, at: Seat) -> Result<Vec<Self>, GqlError> {
        let rows = viewer.store().document_templates().around(at).await?;
        let mut all: Vec<Self> = rows
            .into_iter()
            .map(|row| Self::kept(viewer, row))
            .collect();
        all.extend(ReadyTemplate::ALL.map(|ready| Self::ready(viewer, ready)));
        Ok(all)
    }

    /// The template with this id, if it reaches the place.
    pub(crate) async fn reaching(
        viewer: &Viewer,
        id: DocumentTemplateId,
        at: Seat,
    ) -> Result<Option<Self>, GqlError> {
        if let Some(ready) = ready(id.0) {
            return Ok(Some(Self::ready(viewer, ready)));
        }
        let row = viewer.store().document_templates().find(id).await?;
        let row = row.filter(|row| row.at == at || at.lies_below(&row.at));
        Ok(row.map(|row| Self::kept(viewer, row)))
    }

    fn ready(viewer: &Viewer, ready: ReadyTemplate) -> Self {
        Self {
            viewer: viewer.clone(),
            of: Source::Ready(ready),
        }
    }

    /// What it is called.
    pub(crate) fn titled(&self) -> &str {
        match &self.of {
            Source::Ready(ready) => ready.title,
            Source::Kept(row) => row.wording.title.as_str(),
        }
    }

    /// Its text with its gaps.
    pub(crate) fn text(&self) -> &str {
        match &self.of {
            Source::Ready(ready) => ready.body,
            Source::Kept(row) => &row.wording.body,
        }
    }
}

/// The template of the program with this id.
pub(crate) fn ready(id: Uuid) -> Option<ReadyTemplate> {
    let mut all = ReadyTemplate::ALL.into_iter();
    all.find(|ready| ready.code == id.as_u128())
}

/// A template of documents: a text with gaps in braces. A line that begins with `# ` is a heading.
#[Object]
impl DocumentTemplate {
    /// `document-template:…`.
    async fn id(&self) -> ID {
        match &self.of {
            Source::Ready(ready) => DocumentTemplateId(Uuid::from_u128(ready.code)).public(),
            Source::Kept(row) => row.id.public(),
        }
    }

    /// Whose it is; `null` for one that comes with the program.
    async fn owner(&self) -> Result<Option<Place>, GqlError> {
        match &self.of {
            Source::Ready(_) => Ok(None),
            Source::Kept(row) => Ok(Some(Place::at(&self.viewer, row.at.place()).await?)),
        }
    }

    /// What it becomes.
    async fn kind(&self) -> DocumentKind {
        match &self.of {
            Source::Ready(ready) => ready.kind.into(),
            Source::Kept(row) => row.wording.kind.into(),
        }
    }

    /// What it is called.
    async fn title(&self) -> &str {
        self.titled()
    }

    /// Its text with its gaps.
    async fn body(&self) -> &str {
        self.text()
    }

    /// Its gaps in their order, each once.
    async fn placeholders(&self) -> Vec<&str> {
        placeholders(self.text())
    }

    /// Counts the edits; 0 for one that comes with the program.
    async fn version(&self) -> i32 {
        match &self.of {
            Source::Ready(_) => 0,
            Source::Kept(row) => row.version,
        }
    }

    /// The template whose variant it is; `null` when there is none.
    async fn parent(&self) -> Result<Option<DocumentTemplate>, GqlError> {
        match &self.of {
            Source::Kept(row) => match row.parent {
                Some(id) => {
                    let id = DocumentTemplateId(id);
                    Box::pin(Self::reaching(&self.viewer, id, row.at)).await
                }
                None => Ok(None),
            },
            Source::Ready(_) => Ok(None),
        }
    }

    /// Its text filled with what is known of a place today; a gap for which nothing is known stays in braces. `null` for a place
    /// whose papers the viewer does not keep.
    async fn preview(
        &self,
        #[graphql(desc = "`region:…`, `municipality:…` or `school:…`.")] place_id: ID,
    ) -> Result<Option<String>, GqlError> {
        let Ok(place) = read_place(&place_id) else {
            return Ok(None);
        };
        let at = seat_at(&self.viewer, place).await?;
        if !keeps(&self.viewer, at) {
            return Ok(None);
        }
        Ok(Some(fill(self.text(), &known(&self.viewer, at).await?)))
    }

    /// Whether the viewer may write it.
    async fn viewer_can_edit(&self) -> bool {
        match &self.of {
            Source::Ready(_) => false,
            Source::Kept(row) => keeps(&self.viewer, row.at),
        }
    }
}
