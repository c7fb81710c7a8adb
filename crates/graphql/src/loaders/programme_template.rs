//! Templates of programmes, what they said in an edition, and which programme came from which.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::{ProgrammeId, ProgrammeTemplateId};
use domain::mentoring::TemplateContent;
use persistence::StoreError;
use persistence::programme_templates::{ProgrammeOrigin, ProgrammeTemplate};

use super::Loaders;

/// The template with this id in its present edition.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ProgrammeTemplateById(pub ProgrammeTemplateId);

impl Loader<ProgrammeTemplateById> for Loaders {
    type Value = ProgrammeTemplate;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[ProgrammeTemplateById],
    ) -> Result<HashMap<ProgrammeTemplateById, ProgrammeTemplate>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.programme_templates().find_all(&ids).await;
        let rows = rows.map_err(Arc::new)?.into_iter();
        Ok(rows
            .map(|row| (ProgrammeTemplateById(row.id), row))
            .collect())
    }
}

/// What the template said in the edition of this number.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TemplateWordingOf(pub ProgrammeTemplateId, pub i32);

impl Loader<TemplateWordingOf> for Loaders {
    type Value = TemplateContent;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[TemplateWordingOf],
    ) -> Result<HashMap<TemplateWordingOf, TemplateContent>, Arc<StoreError>> {
        let named: Vec<_> = keys.iter().map(|key| (key.0, key.1)).collect();
        let rows = self.store.programme_templates().editions(&named).await;
        let rows = rows.map_err(Arc::new)?.into_iter();
        Ok(rows
            .map(|((id, edition), content)| (TemplateWordingOf(id, edition), content))
            .collect())
    }
}

/// From which template the programme was drafted; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TemplateOriginOf(pub ProgrammeId);

impl Loader<TemplateOriginOf> for Loaders {
    type Value = ProgrammeOrigin;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[TemplateOriginOf],
    ) -> Result<HashMap<TemplateOriginOf, ProgrammeOrigin>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.programme_templates().origins_of(&ids).await;
        let rows = rows.map_err(Arc::new)?.into_iter();
        Ok(rows
            .map(|row| (TemplateOriginOf(row.programme), row))
            .collect())
    }
}
