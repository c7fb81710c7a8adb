//! An address that the viewer gave a name.

use async_graphql::{ID, SimpleObject};
use persistence::saved_views;

use crate::ids::PublicId;

/// An address of this site that the viewer gave a name: filters to come back to.
#[derive(Clone, Debug, SimpleObject)]
pub struct SavedView {
    /// `saved-view:…`.
    pub id: ID,
    /// What it is called.
    pub name: String,
    /// A path of this site with its filters.
    pub address: String,
}

impl From<saved_views::SavedView> for SavedView {
    fn from(row: saved_views::SavedView) -> Self {
        Self {
            id: row.id.public(),
            name: row.name,
            address: row.address,
        }
    }
}
