//! Templates of documents.

mod keep;

use async_graphql::MergedObject;

/// Mutations of templates of documents.
#[derive(MergedObject, Default)]
pub struct DocumentTemplateMutation(keep::KeepDocumentTemplateMutation);
