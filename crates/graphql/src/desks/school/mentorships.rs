//! The mentorships of a school.

use async_graphql::InputObject;
use domain::access::Scope;
use domain::clock::{SchoolYear, Zone};
use persistence::mentorships::MentorshipFilter as Wanted;
use persistence::page::Slice;

use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::enums::MentorshipState;
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Which mentorships of a school are wanted.
#[derive(InputObject, Default)]
pub struct MentorshipFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<MentorshipState>>,
    /// In force at any time of the school year that begins in this calendar year; one that never came into force, when
    /// it was proposed in that school year.
    pub school_year: Option<i32>,
    /// With a participant whose name has these words, without regard to case and ё; a single letter is an initial.
    pub text: Option<String>,
}

impl MentorshipFilter {
    pub(crate) fn at(self, zone: Zone) -> Result<Wanted, GqlError> {
        let year = |first| {
            SchoolYear::starting(first).ok_or(GqlError::BadInput(
                "a school year is named by a year from 2000 to 2100",
            ))
        };
        let states = self.states.unwrap_or_default().into_iter();
        Ok(Wanted {
            states: states.map(Into::into).collect(),
            year: self
                .school_year
                .map(year)
                .transpose()?
                .map(|year| (year, zone)),
            given: false,
            text: self.text,
        })
    }
}

/// Counts the mentorships on demand.
pub struct MentorshipTotal {
    viewer: Viewer,
    scope: Scope,
    filter: Wanted,
}

impl Total for MentorshipTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let mentorships = self.viewer.store().mentorships();
        Ok(mentorships.count(&self.scope, &self.filter).await?)
    }
}

/// A page of the mentorships of `scope`; when `given`, of those to which its school gives mentors.
pub(super) async fn list(
    viewer: &Viewer,
    scope: Scope,
    (filter, given): (Option<MentorshipFilter>, bool),
    slice: &Slice,
    zone: Zone,
) -> Result<Connection<Mentorship, MentorshipTotal>, GqlError> {
    let filter = Wanted {
        given,
        ..filter.unwrap_or_default().at(zone)?
    };
    let mentorships = viewer.store().mentorships();
    let window = mentorships.within(&scope, &filter, slice).await?;
    let window = window.map(|row| Mentorship::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(
        window,
        MentorshipTotal {
            viewer,
            scope,
            filter,
        },
    ))
}
