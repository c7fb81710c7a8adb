//! The shelf of templates that a school takes its programmes from.

use async_graphql::{ID, Object};
use domain::id::ProgrammeTemplateId;
use persistence::programme_templates::Shelf;

use super::SchoolDesk;
use crate::desks::templates::{self, ProgrammeTemplateFilter, ProgrammeTemplateTotal};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::pagination::{Connection, page_cost, page_slice};
use crate::types::programme_template::ProgrammeTemplate;

/// The templates of programmes on a school's desk.
pub struct ProgrammeShelf(pub(super) SchoolDesk);

/// The templates of programmes that a school works with.
#[Object(name = "SchoolDeskShelf")]
impl ProgrammeShelf {
    /// The templates of programmes that it works with, by title: its own in any state, and those in use of its
    /// municipality and region; `null` for who neither leads nor curates the school.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn programme_templates(
        &self,
        #[graphql(desc = "Which templates.")] filter: Option<ProgrammeTemplateFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<ProgrammeTemplate, ProgrammeTemplateTotal>>, GqlError> {
        if !self.0.uses_templates() {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let shelf = Shelf::Around(self.0.place());
        Ok(Some(
            templates::list(&self.0.viewer, shelf, filter, &slice).await?,
        ))
    }

    /// One of the templates that it works with.
    async fn programme_template(
        &self,
        #[graphql(desc = "`programme-template:…`.")] id: ID,
    ) -> Result<Option<ProgrammeTemplate>, GqlError> {
        let id = ProgrammeTemplateId::read(&id)?;
        if !self.0.uses_templates() {
            return Ok(None);
        }
        let row = self.0.viewer.store().programme_templates().find(id).await?;
        let row = row.filter(|row| row.is_on_shelf_of(&self.0.place()));
        Ok(row.map(|row| ProgrammeTemplate::new(self.0.viewer.clone(), row)))
    }
}
