//! People in a mentorship: what they said, and what they have yet to sign.

use async_graphql::Object;
use domain::consent;
use domain::id::PersonId;
use domain::mentoring;

use super::enums::{Answer, ConsentPurpose};
use super::person::Person;
use crate::error::GqlError;
use crate::viewer::Viewer;

/// A person in a mentorship.
#[derive(Clone)]
pub struct Participant {
    viewer: Viewer,
    line: mentoring::Participant,
}

impl Participant {
    /// A line of a mentorship that the viewer was allowed to see.
    pub(crate) fn new(viewer: Viewer, line: mentoring::Participant) -> Self {
        Self { viewer, line }
    }
}

/// A person in a mentorship.
#[Object]
impl Participant {
    /// Who.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.line.person).await
    }

    /// What they said to the proposal.
    async fn answer(&self) -> Answer {
        self.line.answer.into()
    }
}

/// A consent without which no order can be drawn up.
#[derive(Clone)]
pub struct MissingConsent {
    viewer: Viewer,
    person: PersonId,
    purpose: consent::ConsentPurpose,
}

impl MissingConsent {
    /// A gap in a mentorship that the viewer was allowed to see.
    pub(crate) fn new(viewer: Viewer, person: PersonId, purpose: consent::ConsentPurpose) -> Self {
        Self {
            viewer,
            person,
            purpose,
        }
    }
}

/// A consent without which no order can be drawn up: never given, withdrawn or expired.
#[Object]
impl MissingConsent {
    /// Whose it is.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.person).await
    }

    /// What it is for.
    async fn purpose(&self) -> ConsentPurpose {
        self.purpose.into()
    }
}
