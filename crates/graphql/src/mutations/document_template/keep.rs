//! A template of documents is written, or a variant of one of the level above.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::document::{DocumentFacts, Write};
use domain::access::{Actor, Denied, Place, permit};
use domain::id::{DocumentId, DocumentTemplateId};
use domain::text::{Prose, Title};
use persistence::document_templates::Wording;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::roadmap::seat_of;
use crate::mutations::{perform, read_place};
use crate::types::document::DocumentKind;
use crate::types::document_template::{DocumentTemplate, ready};
use crate::viewer::Viewer;

/// Writes templates.
#[derive(Default)]
pub struct KeepDocumentTemplateMutation;

#[Object]
impl KeepDocumentTemplateMutation {
    /// Writes a new template of documents of a place, on its own or as a variant of one that reaches the place, or the text of one
    /// that is there. For who keeps the papers of the place.
    async fn keep_document_template(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The template.")] input: KeepDocumentTemplateInput,
    ) -> Result<KeepDocumentTemplatePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let title = form.take("title", Title::parse(&input.title));
        let body = form.take("body", Prose::<50_000>::required(&input.body));
        let (Some(title), Some(body)) = (title, body) else {
            return Ok(KeepDocumentTemplatePayload::Invalid(form.into_invalid()));
        };
        let read = |id: &ID| DocumentTemplateId::read(id);
        let operation = KeepDocumentTemplate {
            actor: viewer.actor().clone(),
            place: read_place(&input.place_id)?,
            at: input.place_id.to_string(),
            template: input.template_id.as_ref().map(read).transpose()?,
            parent: input.parent_id.as_ref().map(read).transpose()?,
            version: input.version,
            wording: Wording {
                kind: input.kind.into(),
                title,
                body: body.as_str().to_owned(),
            },
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "keepDocumentTemplate", &operation).await?;
        let id = match &came {
            Ok(id) => *id,
            Err(Stale) => operation.template.ok_or(GqlError::NotFound)?,
        };
        let row = viewer.store().document_templates().find(id).await?;
        let template = DocumentTemplate::kept(&viewer, row.ok_or(GqlError::NotFound)?);
        Ok(match came {
            Ok(_) => KeepDocumentTemplatePayload::Done(KeepDocumentTemplateDone { template }),
            Err(Stale) => {
                let current = template;
                KeepDocumentTemplatePayload::Conflict(KeepDocumentTemplateConflict { current })
            }
        })
    }
}

#[derive(Serialize)]
struct KeepDocumentTemplate {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    place: Place,
    /// The place as the client names it, for the receipt.
    at: String,
    template: Option<DocumentTemplateId>,
    parent: Option<DocumentTemplateId>,
    version: i32,
    wording: Wording,
}

/// Somebody else was faster.
struct Stale;

impl Operation for KeepDocumentTemplate {
    type Done = DocumentTemplateId;
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentTemplateId, Failure<Stale>> {
        let at = seat_of(work, self.place).await?;
        let id = self.template.unwrap_or(DocumentTemplateId(work.fresh()));
        let facts = DocumentFacts::new_at(DocumentId(id.0), at);
        let permit = permit::<Write>(&self.actor, &facts)?;
        let (templates, now) = (work.document_templates(), work.now());
        if self.template.is_some() {
            let before = templates.find(id).await?;
            // Of every id it is asked whose it is: one of another place is as good as none.
            let before = before.filter(|row| row.at == at).ok_or(Denied::Hidden)?;
            if before.version != self.version {
                return Err(Failure::Refused(Stale));
            }
            match templates
                .change(&permit, self.version, &self.wording, now)
                .await
            {
                Err(StoreError::Conflict) => return Err(Failure::Refused(Stale)),
                written => written?,
            }
        } else {
            if let Some(parent) = self.parent.filter(|id| ready(id.0).is_none()) {
                let parent = templates.find(parent).await?;
                let reaches = |row: &persistence::document_templates::DocumentTemplate| {
                    row.at == at || at.lies_below(&row.at)
                };
                parent.filter(reaches).ok_or(Denied::Hidden)?;
            }
            let parent = self.parent.map(|id| id.0);
            templates
                .add(&permit, at, (&self.wording, parent), now)
                .await?;
        }
        let change = Change {
            school: at.school,
            to: Some("TEMPLATE"),
            why: Some(self.wording.title.as_str()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// A template of documents.
#[derive(InputObject)]
pub struct KeepDocumentTemplateInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// Whose it is: `region:…`, `municipality:…` or `school:…`.
    pub place_id: ID,
    /// `document-template:…` of the one that is written anew; left out for a new one.
    pub template_id: Option<ID>,
    /// `document-template:…` of the one whose variant a new one is.
    pub parent_id: Option<ID>,
    /// The version that was read; 0 for a new one.
    pub version: i32,
    /// What it becomes.
    pub kind: DocumentKind,
    /// What it is called; 1–500 characters.
    pub title: String,
    /// Its text with gaps in braces; 1–50 000 characters.
    pub body: String,
}

/// What came of it.
#[derive(Union)]
pub enum KeepDocumentTemplatePayload {
    /// It is written.
    Done(KeepDocumentTemplateDone),
    /// Somebody else was faster.
    Conflict(KeepDocumentTemplateConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The template is written.
#[derive(SimpleObject)]
pub struct KeepDocumentTemplateDone {
    /// The template as it is now.
    pub template: DocumentTemplate,
}

/// Somebody else changed the template since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct KeepDocumentTemplateConflict {
    /// The template as it is now.
    pub current: DocumentTemplate,
}
