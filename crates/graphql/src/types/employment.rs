//! A job of a person at a school.

use async_graphql::{ID, Object};
use domain::clock::SchoolYear;
use persistence::employments::Job;

use super::partner::Partner;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::viewer::Viewer;

/// A job of a person at a school.
#[derive(Clone)]
pub struct Employment {
    viewer: Viewer,
    job: Job,
}

impl Employment {
    /// A job that the viewer may know of.
    pub fn new(viewer: Viewer, job: Job) -> Self {
        Self { viewer, job }
    }

    fn today(&self) -> domain::clock::Date {
        self.viewer.today(self.job.zone)
    }
}

/// A job of a person at a school, from its first to its last day.
#[Object]
impl Employment {
    /// `employment:…`.
    async fn id(&self) -> ID {
        self.job.id.public()
    }

    /// The school.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.job.at.school).await
    }

    /// «Учитель математики».
    async fn position(&self) -> &str {
        &self.job.position
    }

    /// The partner that sends them by an agreement; `null` for an employee.
    async fn partner(&self) -> Result<Option<Partner>, GqlError> {
        Partner::sending(&self.viewer, &self.job).await
    }

    /// The subject; `null` for who teaches none.
    async fn subject(&self) -> Option<&str> {
        self.job.subject.as_deref()
    }

    /// First day.
    async fn started_on(&self) -> Date {
        self.job.terms.started_on.into()
    }

    /// Last day; `null` while no end is known.
    async fn ended_on(&self) -> Option<Date> {
        self.job.terms.ended_on.map(Date::from)
    }

    /// Since when the person has worked as a pedagogue anywhere; `null` for other staff.
    async fn teaching_since(&self) -> Option<Date> {
        self.job.terms.teaching_since.map(Date::from)
    }

    /// Full years of pedagogical work today; `null` for other staff.
    async fn teaching_years(&self) -> Option<i32> {
        let years = self.job.terms.teaching_years(self.today());
        years.and_then(|years| i32::try_from(years).ok())
    }

    /// Whether the person counts as a young teacher of the running school year: fewer than three full years of
    /// pedagogical work on 1 September.
    async fn young(&self) -> bool {
        self.job.terms.is_young_in(SchoolYear::of(self.today()))
    }

    /// Whether the diploma is a pedagogical one.
    async fn pedagogical_education(&self) -> bool {
        self.job.terms.pedagogical_education
    }

    /// Whether the person came from another organisation.
    async fn transferred(&self) -> bool {
        self.job.terms.transferred
    }
}
