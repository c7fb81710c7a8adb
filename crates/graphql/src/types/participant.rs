//! People in a mentorship: what they said, and what they have yet to sign.

use async_graphql::{Object, SimpleObject};
use domain::consent;
use domain::id::PersonId;
use domain::mentoring;
use persistence::mentorships::DutyTerms as Kept;

use super::enums::{Answer, ConsentPurpose, EndReason};
use super::person::Person;
use crate::date::Date;
use crate::error::GqlError;
use crate::viewer::Viewer;

/// A person in a mentorship.
#[derive(Clone)]
pub struct Participant {
    viewer: Viewer,
    line: mentoring::Participant,
    leaving_proposed: Option<mentoring::EndReason>,
    duty_terms: Option<Kept>,
}

impl Participant {
    /// A line of a mentorship that the viewer was allowed to see.
    pub(crate) fn new(
        viewer: Viewer,
        line: mentoring::Participant,
        leaving_proposed: Option<mentoring::EndReason>,
        duty_terms: Option<Kept>,
    ) -> Self {
        Self {
            viewer,
            line,
            leaving_proposed,
            duty_terms,
        }
    }
}

/// A person in a mentorship.
#[Object]
impl Participant {
    /// Who.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.line.person).await
    }

    /// Whether they are a pupil: without an account, and not asked, for their consents lie on paper.
    async fn is_pupil(&self) -> bool {
        self.line.represented
    }

    /// What they said to the proposal; of a pupil, what the consents on paper say.
    async fn answer(&self) -> Answer {
        self.line.answer.into()
    }

    /// The last day of who left while the others go on; `null` for who takes part, or declined.
    async fn left_on(&self) -> Option<Date> {
        self.line.left.map(|left| left.on.into())
    }

    /// Why they left.
    async fn left_reason(&self) -> Option<EndReason> {
        self.line.left.map(|left| left.reason.into())
    }

    /// The terms of a mentor's duty; `null` when none are known, and for who is neither the mentor nor keeps the school.
    async fn duty_terms(&self) -> Option<DutyTerms> {
        self.duty_terms.clone().map(|terms| DutyTerms {
            agreement_number: terms.agreement_number,
            agreement_on: terms.agreement_on.map(Into::into),
            pay_ground: terms.pay_ground,
        })
    }

    /// The reason for which their leaving is proposed while the others would go on: the curator decides. `null` when
    /// nothing waits.
    async fn leaving_proposed(&self) -> Option<EndReason> {
        self.leaving_proposed.map(Into::into)
    }
}

/// The terms of a mentor's duty (Labour Code art. 351.8). Amounts are not kept.
#[derive(SimpleObject)]
pub struct DutyTerms {
    /// The number of the additional agreement to the labour contract.
    pub agreement_number: Option<String>,
    /// Its date.
    pub agreement_on: Option<Date>,
    /// On what ground the work is paid, or that it belongs to the position.
    pub pay_ground: Option<String>,
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
