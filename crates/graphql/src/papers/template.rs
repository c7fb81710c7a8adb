//! Templates of documents, filled with what is known of a place.

use std::collections::BTreeMap;

use documents::template::{Filled, fill};
use documents::words::date;
use domain::access::rules::roadmap::Seat;
use domain::access::{Place as At, Role};
use domain::clock::SchoolYear;
use domain::id::DocumentTemplateId;

use crate::error::GqlError;
use crate::loaders::{OfficialsOf, SchoolById};
use crate::types::document_template::DocumentTemplate;
use crate::types::package::keeps;
use crate::types::place::Place;
use crate::types::roadmap::{seat_at, today_in};
use crate::viewer::Viewer;

/// A template filled for a place whose papers the viewer keeps, to be printed.
pub async fn filled(
    viewer: &Viewer,
    id: DocumentTemplateId,
    place: At,
) -> Result<Filled, GqlError> {
    viewer.person()?;
    let at = seat_at(viewer, place).await?;
    if !keeps(viewer, at) {
        return Err(GqlError::NotFound);
    }
    let template = DocumentTemplate::reaching(viewer, id, at).await?;
    let template = template.ok_or(GqlError::NotFound)?;
    let known = known(viewer, at).await?;
    Ok(Filled {
        title: template.titled().to_owned(),
        organisation: known.get("organisation").cloned().unwrap_or_default(),
        body: fill(template.text(), &known),
    })
}

/// What is known of a place: the gaps that can be filled.
pub(crate) async fn known(
    viewer: &Viewer,
    at: Seat,
) -> Result<BTreeMap<&'static str, String>, GqlError> {
    let today = today_in(viewer, at).await?;
    let mut known = BTreeMap::from([
        ("today", date::long(today)),
        ("school year", date::school_year(SchoolYear::of(today))),
        ("region", Place::region(viewer, at.region).await?.name),
    ]);
    if let Some(municipality) = at.municipality {
        let place = Place::municipality(viewer, municipality).await?;
        known.insert("municipality", place.name);
    }
    let Some(school) = at.school else {
        known.insert("organisation", Place::at(viewer, at.place()).await?.name);
        return Ok(known);
    };
    let row = viewer.loaders().load_one(SchoolById(school)).await?;
    known.insert("organisation", row.ok_or(GqlError::NotFound)?.full_name);
    let officials = viewer.loaders().load_one(OfficialsOf(school)).await?;
    for (post, person) in officials.unwrap_or_default() {
        let gap = match post.role {
            Role::Head => "head",
            _ => "curator",
        };
        known
            .entry(gap)
            .or_insert_with(|| person.name.with_initials());
    }
    Ok(known)
}
