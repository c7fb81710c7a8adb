//! Documents with their versions, files, stamps and expertises.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::clock::Zone;
use domain::document::Endorsement;
use domain::id::{DocumentId, SchoolId};
use persistence::StoreError;
use persistence::documents::Document;
use persistence::documents::expertises::Expertise;
use persistence::documents::files::DocumentFile;

use super::{Loaders, gathered};

loads! {
    /// The document with this id.
    DocumentById(DocumentId) -> Document, |store, ids| async {
        let rows = store.documents().find_all(&ids).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}

loads! {
    /// All versions of the document that begins with this one, the latest first.
    VersionsOf(DocumentId) -> Vec<Document>, |store, ids| async {
        let rows = store.documents().versions(&ids).await?;
        Ok(gathered(rows.into_iter().map(|row| (row.lineage, row))))
    }
}

loads! {
    /// The files of a document, the latest first.
    DocumentFilesOf(DocumentId) -> Vec<DocumentFile>, |store, ids| async {
        let rows = store.documents().files_of(&ids).await?;
        Ok(gathered(rows.into_iter().map(|row| (row.document, row))))
    }
}

loads! {
    /// The stamps on a document, by day.
    EndorsementsOf(DocumentId) -> Vec<Endorsement>, |store, ids| async {
        Ok(gathered(store.documents().endorsements_of(&ids).await?))
    }
}

loads! {
    /// The expertises of a document, the latest first.
    ExpertisesOf(DocumentId) -> Vec<Expertise>, |store, ids| async {
        let rows = store.documents().expertises_of(&ids).await?;
        Ok(gathered(rows.into_iter().map(|row| (row.document, row))))
    }
}

loads! {
    /// What a school shows on the public face today, the latest date first.
    PublishedDocumentsOf(SchoolId) -> Vec<Document>, |store, ids| async {
        // The public face shows all regions at once, so its days change together, by Moscow time.
        let today = Zone::default().date(store.clock().now());
        Ok(gathered(store.documents().published(&ids, today).await?))
    }
}
