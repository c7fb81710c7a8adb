//! A role held at a place.

use async_graphql::{ID, Object};
use persistence::posts;

use super::enums::Role;
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::viewer::Viewer;

/// A post that the viewer may know of.
#[derive(Clone)]
pub struct Post {
    viewer: Viewer,
    row: posts::Post,
}

impl Post {
    /// A post of the viewer, or at a place whose officials they may know.
    pub fn new(viewer: Viewer, row: posts::Post) -> Self {
        Self { viewer, row }
    }
}

/// A role held at a place for a time.
#[Object]
impl Post {
    /// `post:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The role.
    async fn role(&self) -> Role {
        self.row.role.into()
    }

    /// The place.
    async fn place(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.at).await
    }

    /// Who holds it.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// First day.
    async fn valid_from(&self) -> Date {
        self.row.valid_from.into()
    }

    /// Last day; `null` while no end is known.
    async fn valid_until(&self) -> Option<Date> {
        self.row.valid_until.map(Date::from)
    }
}
