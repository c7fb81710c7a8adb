//! A pupil: as little as can be kept of somebody who takes part.

use async_graphql::Object;
use persistence::pupils;

use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::viewer::Viewer;

/// A pupil whose name the viewer may see.
#[derive(Clone)]
pub struct Pupil {
    viewer: Viewer,
    row: pupils::Pupil,
}

impl Pupil {
    /// Made by the person whom the viewer was allowed to see, or by a desk at which pupils are listed.
    pub(crate) fn new(viewer: Viewer, row: pupils::Pupil) -> Self {
        Self { viewer, row }
    }
}

/// What is kept of a pupil beside a name. Pupils have neither contacts nor an account, and are never public.
#[Object]
impl Pupil {
    /// Who.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.terms.person).await
    }

    /// Where they learn.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.terms.school).await
    }

    /// What the school calls their class.
    async fn class_name(&self) -> &str {
        &self.row.class_name
    }

    /// The year of birth.
    async fn birth_year(&self) -> i32 {
        self.row.terms.birth_year
    }

    /// First day at the school.
    async fn since(&self) -> Date {
        self.row.terms.since.into()
    }

    /// Last day, for who has left.
    async fn until(&self) -> Option<Date> {
        self.row.terms.until.map(Date::from)
    }

    /// To be sent back with a change, which is refused when somebody else was faster.
    async fn version(&self) -> i32 {
        self.row.version
    }
}
