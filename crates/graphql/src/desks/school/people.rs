//! The people of a school.

use async_graphql::InputObject;
use domain::access::Scope;
use domain::clock::{Date, SchoolYear};
use persistence::page::Slice;
use persistence::people::PeopleFilter as Wanted;

use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::person::Person;
use crate::viewer::Viewer;

/// Which people of a school are wanted.
#[derive(InputObject, Default)]
pub struct PeopleFilter {
    /// Whose name has these words, without regard to case and ё; a single letter is an initial.
    pub text: Option<String>,
    /// Whose job there is not over, or who has left; all when left out.
    pub current: Option<bool>,
    /// Only young teachers of the running school year: fewer than three full years of work on 1 September.
    pub young_only: Option<bool>,
}

impl PeopleFilter {
    pub(crate) fn on(self, today: Date) -> Wanted {
        let young = self.young_only.unwrap_or(false);
        Wanted {
            text: self.text,
            employed: self.current.map(|current| (today, current)),
            young_in: young.then(|| SchoolYear::of(today)),
        }
    }
}

/// Counts the people on demand.
pub struct PeopleTotal {
    viewer: Viewer,
    scope: Scope,
    filter: Wanted,
}

impl Total for PeopleTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let people = self.viewer.store().people();
        Ok(people.count(&self.scope, &self.filter).await?)
    }
}

/// A page of the people of `scope`.
pub(super) async fn list(
    viewer: &Viewer,
    scope: Scope,
    filter: Option<PeopleFilter>,
    slice: &Slice,
    today: Date,
) -> Result<Connection<Person, PeopleTotal>, GqlError> {
    let filter = filter.unwrap_or_default().on(today);
    let people = viewer.store().people();
    let window = people.within(&scope, &filter, slice).await?;
    let window = window.map(|row| Person::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(
        window,
        PeopleTotal {
            viewer,
            scope,
            filter,
        },
    ))
}
