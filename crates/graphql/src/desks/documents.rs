//! Documents on the desks of a school, a municipality and a region.

use std::ops::RangeInclusive;

use async_graphql::{InputObject, MergedObject, Object};
use domain::access::rules::document::examines;
use domain::access::rules::roadmap::Seat;
use persistence::documents::lists::{DocumentFilter as Wanted, Shelf};
use persistence::page::Slice;
use persistence::programme_templates::OwnerLevel;
use persistence::search::Words;
use uuid::Uuid;

use super::packages::PackageShelf;
use crate::error::GqlError;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::document::{Document, DocumentKind, DocumentState};
use crate::types::document_template::DocumentTemplate;
use crate::types::package::keeps;
use crate::types::place::PlaceLevel;
use crate::types::roadmap::today_in;
use crate::viewer::Viewer;

/// The longest text that is searched for.
const LONGEST_TEXT: usize = 200;

/// The years that a document can be of.
const YEARS: RangeInclusive<i32> = 1900..=2200;

/// Which documents are wanted.
#[derive(InputObject, Default)]
pub struct DocumentFilter {
    /// Of one of these kinds; of any when left out or empty.
    pub kinds: Option<Vec<DocumentKind>>,
    /// Standing so today; in any state when left out or empty.
    pub states: Option<Vec<DocumentState>>,
    /// Of this calendar year, 1900–2200, by their date; without a date, by the day on which they were entered.
    pub year: Option<i32>,
    /// Of an owner of this level.
    pub level: Option<PlaceLevel>,
    /// With all of these words, in any form, in the title, the number, the basis or the Word files; at most 200 characters.
    pub text: Option<String>,
}

impl DocumentFilter {
    /// What the store is asked for; `None` when the text has no word, so that nothing is found.
    fn read(self, today: domain::clock::Date) -> Result<Option<Wanted>, GqlError> {
        let text = self.text.as_deref().map(str::trim);
        let text = text.filter(|text| !text.is_empty());
        if text.is_some_and(|text| text.chars().count() > LONGEST_TEXT) {
            return Err(GqlError::BadInput(
                "a text to search for has at most 200 characters",
            ));
        }
        if self.year.is_some_and(|year| !YEARS.contains(&year)) {
            return Err(GqlError::BadInput(
                "filter.year is a calendar year from 1900 to 2200",
            ));
        }
        let words = text.map(Words::of);
        if words == Some(None) {
            return Ok(None);
        }
        let level = |level| match level {
            PlaceLevel::Region => OwnerLevel::Region,
            PlaceLevel::Municipality => OwnerLevel::Municipality,
            PlaceLevel::School => OwnerLevel::School,
        };
        let (kinds, states) = (
            self.kinds.unwrap_or_default(),
            self.states.unwrap_or_default(),
        );
        Ok(Some(Wanted {
            kinds: kinds.into_iter().map(Into::into).collect(),
            standings: states.into_iter().map(Into::into).collect(),
            year: self.year,
            level: self.level.map(level),
            words: words.flatten(),
            ..Wanted::all(today)
        }))
    }
}

/// Counts the documents of a desk on demand.
pub struct DocumentTotal {
    viewer: Viewer,
    of: Option<(Shelf, Wanted)>,
}

impl Total for DocumentTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        match &self.of {
            Some((shelf, filter)) => {
                let documents = self.viewer.store().documents();
                Ok(documents.count(*shelf, filter).await?)
            }
            None => Ok(0),
        }
    }
}

/// What every desk shows of documents and their packages.
#[derive(MergedObject)]
pub struct PapersShelf(DocumentShelf, PackageShelf);

impl PapersShelf {
    /// The papers of a place; none where the viewer may not read them.
    pub(super) fn new(viewer: &Viewer, at: Option<Seat>) -> Self {
        let documents = DocumentShelf {
            viewer: viewer.clone(),
            at,
        };
        Self(documents, PackageShelf::new(viewer.clone(), at))
    }
}

/// What every desk shows of documents.
pub struct DocumentShelf {
    viewer: Viewer,
    at: Option<Seat>,
}

/// Documents of a place.
#[Object]
impl DocumentShelf {
    /// Its own documents in any state and those approved above it, the latest date first; `null` for who may not read them.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn documents(
        &self,
        #[graphql(desc = "Which documents.")] filter: Option<DocumentFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Document, DocumentTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let Some(at) = self.at else {
            return Ok(None);
        };
        let today = today_in(&self.viewer, at).await?;
        let wanted = filter.unwrap_or_default().read(today)?;
        let of = wanted.map(|wanted| (Shelf::Around(at), wanted));
        Ok(Some(list(&self.viewer, of, &slice).await?))
    }

    /// Whether the viewer may add documents of this place.
    async fn may_add_documents(&self) -> bool {
        self.at.is_some_and(|at| keeps(&self.viewer, at))
    }

    /// The templates of documents that reach this place: its own, those above it, those of the program; `null` for who may not
    /// read its documents.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn document_templates(&self) -> Result<Option<Vec<DocumentTemplate>>, GqlError> {
        match self.at {
            Some(at) => Ok(Some(DocumentTemplate::around(&self.viewer, at).await?)),
            None => Ok(None),
        }
    }

    /// What the places right below have submitted for expertise and await, the earliest date first; `null` for who examines
    /// nothing here.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn expertise_queue(
        &self,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Document, DocumentTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let examined = self
            .at
            .filter(|at| examines(self.viewer.actor(), below(*at)));
        let Some(at) = examined else {
            return Ok(None);
        };
        let wanted = Wanted::all(today_in(&self.viewer, at).await?);
        let of = Some((Shelf::Awaiting(at), wanted));
        Ok(Some(list(&self.viewer, of, &slice).await?))
    }
}

/// Some place right below `at`, as the policy asks for one; a school has none and stands for itself.
fn below(at: Seat) -> Seat {
    let mut below = at;
    match (at.municipality, at.school) {
        (None, _) => below.municipality = Some(domain::id::MunicipalityId(Uuid::nil())),
        (Some(_), None) => below.school = Some(domain::id::SchoolId(Uuid::nil())),
        (Some(_), Some(_)) => below.municipality = None,
    }
    below
}

async fn list(
    viewer: &Viewer,
    of: Option<(Shelf, Wanted)>,
    slice: &Slice,
) -> Result<Connection<Document, DocumentTotal>, GqlError> {
    let window = match &of {
        Some((shelf, wanted)) => {
            let documents = viewer.store().documents();
            documents.within(*shelf, wanted, slice).await?
        }
        None => persistence::page::Window::empty(),
    };
    let window = window.map(|row| Document::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(window, DocumentTotal { viewer, of }))
}
