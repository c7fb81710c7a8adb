//! Files of documents. A file lies here once, however often it is handed in; what nobody refers to any more is forgotten.

use domain::access::Permit;
use domain::access::rules::document::Write;
use domain::clock::Timestamp;
use domain::id::{DocumentFileId, DocumentId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::{Document, Documents, Head, step};
use crate::accounts::one;
use crate::entity::document::Column as OfDocument;
use crate::entity::document_file::{ActiveModel, Column, Entity};
use crate::entity::stored_file;
use crate::error::StoreError;
use crate::search;
use crate::stored_files::{self, NewBytes};

/// The most files of a document.
pub const MOST: usize = 20;

/// A file of a document without its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentFile {
    /// Its id.
    pub id: DocumentFileId,
    /// Of which document.
    pub document: DocumentId,
    /// What it is called, with its ending.
    pub name: String,
    /// What its content says it is.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i32,
    /// Their SHA-256, in hex.
    pub sha256: String,
    /// Whether its text is searched.
    pub is_searched: bool,
    /// Who handed it in.
    pub uploaded_by: PersonId,
    /// When.
    pub uploaded_at: Timestamp,
}

/// The words of a file by which its document is found. Finding them holds a core, and so it is done before anything is
/// written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileWords(String);

impl FileWords {
    /// Those of a text; of a very long one the first.
    pub fn of(text: &str) -> Self {
        Self(search::index(&[text]))
    }
}

/// A file about to be kept.
#[derive(Clone, Debug)]
pub struct NewFile<'a> {
    /// Its id.
    pub id: DocumentFileId,
    /// An id for its bytes, taken if they are new.
    pub stored: Uuid,
    /// What it is called.
    pub name: &'a str,
    /// What its content says it is.
    pub media_type: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Their SHA-256, in hex.
    pub sha256: &'a str,
    /// The words of its text, where that is read.
    pub words: Option<&'a FileWords>,
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
    document_id: Uuid,
    name: String,
    media_type: String,
    is_searched: bool,
    uploaded_by: Uuid,
    uploaded_at: Timestamp,
    size: i32,
    sha256: String,
}

impl<C: ConnectionTrait> Documents<'_, C> {
    /// The files of each of `documents`, the latest first, without their bytes.
    pub async fn files_of(
        &self,
        documents: &[DocumentId],
    ) -> Result<Vec<DocumentFile>, StoreError> {
        let rows = Entity::find()
            .join(JoinType::InnerJoin, to_stored())
            .select_only()
            .columns([
                Column::Id,
                Column::DocumentId,
                Column::Name,
                Column::MediaType,
                Column::UploadedBy,
                Column::UploadedAt,
            ])
            .column_as(Column::Words.is_not_null(), "is_searched")
            .column_as(stored_file::Column::Size, "size")
            .column_as(stored_file::Column::Sha256, "sha256")
            .filter(Column::DocumentId.is_in(documents.iter().map(|id| id.0)))
            .order_by_asc(Column::DocumentId)
            .order_by_desc(Column::UploadedAt)
            .order_by_desc(Column::Id)
            .into_model::<Found>()
            .all(self.0)
            .await?;
        Ok(rows.into_iter().map(DocumentFile::from).collect())
    }

    /// The bytes of a file of a document.
    pub async fn bytes(
        &self,
        document: DocumentId,
        file: DocumentFileId,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let stored: Option<Uuid> = Entity::find_by_id(file.0)
            .filter(Column::DocumentId.eq(document.0))
            .select_only()
            .column(Column::StoredId)
            .into_tuple()
            .one(self.0)
            .await?;
        let Some(stored) = stored else {
            return Ok(None);
        };
        stored_files::bytes(self.0, stored).await
    }

    /// The words of a document's files.
    pub(super) async fn words_of(&self, document: DocumentId) -> Result<Vec<String>, StoreError> {
        let words: Vec<Option<String>> = Entity::find()
            .select_only()
            .column(Column::Words)
            .filter(Column::DocumentId.eq(document.0))
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(words.into_iter().flatten().collect())
    }

    /// What the files of a document refer to.
    pub(super) async fn stored_of(&self, document: DocumentId) -> Result<Vec<Uuid>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::StoredId)
            .filter(Column::DocumentId.eq(document.0))
            .into_tuple()
            .all(self.0)
            .await?)
    }
}

impl Documents<'_, DatabaseTransaction> {
    /// Keeps a file of the document that the permit is for.
    pub async fn keep_file(
        &self,
        permit: &Permit<Write>,
        before: &Document,
        new: &NewFile<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let bytes = NewBytes {
            id: new.stored,
            bytes: new.bytes,
            sha256: new.sha256,
        };
        let stored = stored_files::keep(self.0, bytes).await?;
        let row = ActiveModel {
            id: Set(new.id.0),
            document_id: Set(permit.on()),
            stored_id: Set(stored),
            name: Set(new.name.to_owned()),
            media_type: Set(new.media_type.to_owned()),
            words: Set(new.words.map(|words| words.0.clone())),
            uploaded_by: Set(permit.by().0),
            uploaded_at: Set(now),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        self.reindex(permit, before).await
    }

    /// Takes a file away; [`StoreError::Conflict`] when it is not there.
    pub async fn discard_file(
        &self,
        permit: &Permit<Write>,
        before: &Document,
        file: DocumentFileId,
    ) -> Result<(), StoreError> {
        let stored = self.stored_of(before.id).await?;
        let done = Entity::delete_many()
            .filter(Column::Id.eq(file.0))
            .filter(Column::DocumentId.eq(permit.on()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.reindex(permit, before).await?;
        self.forget(&stored).await
    }

    /// Forgets those of `stored` that no file refers to.
    pub(super) async fn forget(&self, stored: &[Uuid]) -> Result<(), StoreError> {
        stored_files::forget(self.0, stored).await
    }

    /// The words of the head and of all files, and the next revision.
    async fn reindex(&self, permit: &Permit<Write>, before: &Document) -> Result<(), StoreError> {
        let words = self.words_of(before.id).await?;
        let index = Head::index(&before.head);
        let all = [&index].into_iter().chain(&words).map(String::as_str);
        let done = step(permit, before, before.state)
            .col_expr(OfDocument::SearchText, Expr::val(search::merged(all)))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

fn to_stored() -> RelationDef {
    Entity::belongs_to(stored_file::Entity)
        .from(Column::StoredId)
        .to(stored_file::Column::Id)
        .into()
}

impl From<Found> for DocumentFile {
    fn from(row: Found) -> Self {
        Self {
            id: DocumentFileId(row.id),
            document: DocumentId(row.document_id),
            name: row.name,
            media_type: row.media_type,
            size: row.size,
            sha256: row.sha256,
            is_searched: row.is_searched,
            uploaded_by: PersonId(row.uploaded_by),
            uploaded_at: row.uploaded_at,
        }
    }
}
