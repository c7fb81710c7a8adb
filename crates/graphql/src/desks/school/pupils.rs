//! The pupils of a school.

use async_graphql::InputObject;
use domain::clock::Date;
use domain::id::SchoolId;
use persistence::page::Slice;
use persistence::pupils::PupilFilter as Wanted;

use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::pupil::Pupil;
use crate::viewer::Viewer;

/// Which pupils of a school are wanted.
#[derive(InputObject, Default)]
pub struct PupilFilter {
    /// Whose name has these words, without regard to case and ё; a single letter is an initial.
    pub text: Option<String>,
    /// Only who has not left; all when left out.
    pub current: Option<bool>,
}

/// Counts the pupils on demand.
pub struct PupilTotal {
    viewer: Viewer,
    filter: Wanted,
}

impl Total for PupilTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        Ok(self.viewer.store().pupils().count(&self.filter).await?)
    }
}

/// A page of the pupils of `school`, whose desk the viewer may see them at.
pub(super) async fn list(
    viewer: &Viewer,
    school: SchoolId,
    filter: Option<PupilFilter>,
    slice: &Slice,
    today: Date,
) -> Result<Connection<Pupil, PupilTotal>, GqlError> {
    let filter = filter.unwrap_or_default();
    let filter = Wanted {
        school,
        text: filter.text,
        current_on: filter.current.unwrap_or(false).then_some(today),
    };
    let window = viewer.store().pupils().within(&filter, slice).await?;
    let window = window.map(|row| Pupil::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(window, PupilTotal { viewer, filter }))
}
