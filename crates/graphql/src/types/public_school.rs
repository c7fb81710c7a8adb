//! Schools and municipalities as everybody may know them.

use async_graphql::Object;
use persistence::municipalities::Municipality;
use persistence::page::{Direction, Slice, Window};
use persistence::public::{self, PublicFilter};

use super::document::PublishedDocument;
use super::enums::SchoolKind;
use super::published_practice::{PublishedList, PublishedPractice, PublishedTotal};
use crate::error::GqlError;
use crate::loaders::{FirstPublished, PublishedByMunicipality, PublishedBySchool};
use crate::pagination::{Connection, page_cost, page_slice};
use crate::viewer::Viewer;

/// A school of the public face.
#[derive(Clone)]
pub struct PublicSchool {
    viewer: Viewer,
    row: public::PublicSchool,
}

impl PublicSchool {
    /// A school from the public face.
    pub fn new(viewer: Viewer, row: public::PublicSchool) -> Self {
        Self { viewer, row }
    }

    async fn page(&self, slice: &Slice) -> Result<Window<public::PublishedPractice>, GqlError> {
        if slice.direction == Direction::Forward && slice.beyond.is_none() {
            let key = FirstPublished(self.row.id, slice.limit);
            let window = self.viewer.loaders().load_one(key).await?;
            return Ok(window.unwrap_or_else(Window::empty));
        }
        let filter = PublicFilter {
            school: Some(self.row.slug.clone()),
            ..PublicFilter::default()
        };
        Ok(self
            .viewer
            .store()
            .public()
            .practices(&filter, slice)
            .await?)
    }
}

/// A school that implements the model of mentoring this school year, or has published a practice.
#[Object]
impl PublicSchool {
    /// Its name in web addresses.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// What everybody calls it.
    async fn name(&self) -> &str {
        &self.row.short_name
    }

    /// The name of its charter.
    async fn full_name(&self) -> &str {
        &self.row.full_name
    }

    /// What kind it is.
    async fn kind(&self) -> SchoolKind {
        self.row.kind.into()
    }

    /// Where it lies.
    async fn municipality(&self) -> PublicMunicipality {
        PublicMunicipality::new(self.viewer.clone(), self.row.municipality.clone())
    }

    /// The documents in force that it has published, the latest date first, at most a hundred.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn documents(&self) -> Result<Vec<PublishedDocument>, GqlError> {
        PublishedDocument::of(&self.viewer, self.row.id).await
    }

    /// Its published practices, the latest first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn practices(
        &self,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<PublishedPractice, PublishedTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let window = self.page(&slice).await?;
        let total = PublishedTotal {
            viewer: self.viewer.clone(),
            of: PublishedList::OfSchool(PublishedBySchool(self.row.id)),
        };
        let practice = |row| PublishedPractice::new(self.viewer.clone(), row);
        Ok(Connection::new(window.map(practice), total))
    }
}

/// A municipality of the public face.
#[derive(Clone)]
pub struct PublicMunicipality {
    viewer: Viewer,
    row: public::PublicMunicipality,
}

impl PublicMunicipality {
    /// A municipality from the public face.
    pub fn new(viewer: Viewer, row: public::PublicMunicipality) -> Self {
        Self { viewer, row }
    }

    /// The public side of a municipality.
    pub fn of(viewer: Viewer, row: Municipality) -> Self {
        let row = public::PublicMunicipality {
            id: row.id,
            slug: row.slug,
            name: row.name,
        };
        Self { viewer, row }
    }
}

/// A municipality as everybody may know it.
#[Object]
impl PublicMunicipality {
    /// Its name in web addresses.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// How many practices its schools have published.
    async fn practice_count(&self) -> Result<i32, GqlError> {
        let key = PublishedByMunicipality(self.row.id);
        let count = self.viewer.loaders().load_one(key).await?.unwrap_or(0);
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}
