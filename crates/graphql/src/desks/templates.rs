//! Templates of programmes on the desks of a school, a municipality and a region.

use async_graphql::InputObject;
use domain::access::rules::template::{Action, TemplateFacts};
use domain::access::{Place, Subject, Verdict};
use domain::id::ProgrammeTemplateId;
use persistence::page::Slice;
use persistence::programme_templates::{OwnerLevel, Shelf, TemplateFilter};
use uuid::Uuid;

use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::place::PlaceLevel;
use crate::types::programme_template::{ProgrammeTemplate, ProgrammeTemplateState};
use crate::viewer::Viewer;

/// Which templates of programmes are wanted.
#[derive(InputObject, Default)]
pub struct ProgrammeTemplateFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<ProgrammeTemplateState>>,
    /// Of an owner of this level.
    pub level: Option<PlaceLevel>,
    /// Whose title contains this, without regard to case and ё.
    pub text: Option<String>,
}

impl From<ProgrammeTemplateFilter> for TemplateFilter {
    fn from(filter: ProgrammeTemplateFilter) -> Self {
        let states = filter.states.unwrap_or_default().into_iter();
        let level = |level| match level {
            PlaceLevel::Region => OwnerLevel::Region,
            PlaceLevel::Municipality => OwnerLevel::Municipality,
            PlaceLevel::School => OwnerLevel::School,
        };
        Self {
            states: states.map(Into::into).collect(),
            level: filter.level.map(level),
            text: filter.text,
        }
    }
}

/// Counts the templates of a desk on demand.
pub struct ProgrammeTemplateTotal {
    viewer: Viewer,
    shelf: Shelf,
    filter: TemplateFilter,
}

impl Total for ProgrammeTemplateTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let templates = self.viewer.store().programme_templates();
        Ok(templates.count(self.shelf, &self.filter).await?)
    }
}

/// Whether the viewer's role lets them read every template of `owner`.
pub(super) fn reads(viewer: &Viewer, owner: Place) -> bool {
    let id = ProgrammeTemplateId(Uuid::nil());
    let any = TemplateFacts { id, owner };
    any.judge(viewer.actor(), Action::Read) == Verdict::Full
}

/// A page of the templates of a shelf.
pub(super) async fn list(
    viewer: &Viewer,
    shelf: Shelf,
    filter: Option<ProgrammeTemplateFilter>,
    slice: &Slice,
) -> Result<Connection<ProgrammeTemplate, ProgrammeTemplateTotal>, GqlError> {
    let filter = filter.unwrap_or_default().into();
    let templates = viewer.store().programme_templates();
    let window = templates.within(shelf, &filter, slice).await?;
    let window = window.map(|row| ProgrammeTemplate::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(
        window,
        ProgrammeTemplateTotal {
            viewer,
            shelf,
            filter,
        },
    ))
}
