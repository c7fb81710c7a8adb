//! The participant's desk: what belongs to the viewer themselves, at whichever schools they work.

use async_graphql::{ID, Object};
use domain::consent::ConsentPurpose;
use domain::id::SchoolId;
use domain::mentoring::Side;
use persistence::employments::Job;
use persistence::help_requests::HelpRequestsOf;
use persistence::mediations::MediationsOf;
use persistence::one_offs::OneOffsOf;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{ConsentsOf, JobsOf, MentorCardsOf, MentorshipsOf, NeedsOf, PersonById};
use crate::pagination::{Connection, page_cost, page_slice};
use crate::types::absence::Absence;
use crate::types::bank_field::BankSide;
use crate::types::consent::Consent;
use crate::types::consent_text::ConsentText;
use crate::types::employment::Employment;
use crate::types::help_request::{HelpRequest, HelpRequestState, HelpRequestTotal};
use crate::types::individual_route::IndividualRoute;
use crate::types::mediation::{MediationCase, MediationState, MediationTotal};
use crate::types::mentor_card::MentorCard;
use crate::types::mentorship::Mentorship;
use crate::types::need::Need;
use crate::types::one_off::{OneOff, OneOffState, OneOffTotal};
use crate::types::person::Person;
use crate::types::wish::Wish;
use crate::viewer::Viewer;

/// The viewer's own desk; everybody who is signed in has one.
#[derive(Clone)]
pub struct ParticipantDesk {
    viewer: Viewer,
}

impl ParticipantDesk {
    /// The desk of the viewer, who must be signed in.
    pub(crate) fn new(viewer: Viewer) -> Self {
        Self { viewer }
    }

    async fn present_jobs(&self) -> Result<Vec<Job>, GqlError> {
        let key = JobsOf(self.viewer.person()?);
        let jobs = self.viewer.loaders().load_one(key).await?;
        let now = self.viewer.store().clock().now();
        let mut jobs = jobs.unwrap_or_default();
        jobs.retain(|job| job.is_current(now));
        Ok(jobs)
    }
}

/// What belongs to the viewer themselves, at whichever schools they work.
#[Object]
impl ParticipantDesk {
    /// The mentorships in which the viewer takes part, over and declined ones too, the latest proposal first.
    async fn mentorships(&self) -> Result<Vec<Mentorship>, GqlError> {
        let key = MentorshipsOf(self.viewer.person()?);
        let rows = self.viewer.loaders().load_one(key).await?;
        let node = |row| Mentorship::new(self.viewer.clone(), row);
        Ok(rows.unwrap_or_default().into_iter().map(node).collect())
    }

    /// The viewer's consents, withdrawn and expired ones too, the latest first.
    async fn consents(&self) -> Result<Vec<Consent>, GqlError> {
        let key = ConsentsOf(self.viewer.person()?);
        let rows = self.viewer.loaders().load_one(key).await?;
        let node = |row| Consent::new(self.viewer.clone(), row);
        Ok(rows.unwrap_or_default().into_iter().map(node).collect())
    }

    /// The texts to which the viewer can consent: one for each purpose and present workplace.
    async fn consent_texts(&self) -> Result<Vec<ConsentText>, GqlError> {
        let key = PersonById(self.viewer.person()?);
        let person = self.viewer.loaders().load_one(key).await?;
        let person = person.ok_or(GqlError::NotFound)?;
        let mut texts = Vec::new();
        for job in self.present_jobs().await? {
            for purpose in ConsentPurpose::ALL {
                let viewer = self.viewer.clone();
                texts.push(ConsentText::new(viewer, purpose, &person, job.clone()));
            }
        }
        Ok(texts)
    }

    /// The viewer's mentor's cards, one for each school.
    async fn mentor_cards(&self) -> Result<Vec<MentorCard>, GqlError> {
        let key = MentorCardsOf(self.viewer.person()?);
        let rows = self.viewer.loaders().load_one(key).await?;
        let node = |row| MentorCard::new(self.viewer.clone(), row);
        Ok(rows.unwrap_or_default().into_iter().map(node).collect())
    }

    /// The viewer's needs, one for each school.
    async fn needs(&self) -> Result<Vec<Need>, GqlError> {
        let key = NeedsOf(self.viewer.person()?);
        let rows = self.viewer.loaders().load_one(key).await?;
        let node = |row| Need::new(self.viewer.clone(), row);
        Ok(rows.unwrap_or_default().into_iter().map(node).collect())
    }

    /// What the viewer asked, the latest first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn help_requests(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<HelpRequestState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<HelpRequest, HelpRequestTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let of = HelpRequestsOf::AskedBy(self.viewer.person()?);
        HelpRequest::page(&self.viewer, of, states, &slice).await
    }

    /// What the viewer is asked as a mentor, the latest first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn help_to_give(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<HelpRequestState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<HelpRequest, HelpRequestTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let of = HelpRequestsOf::For(self.viewer.person()?);
        HelpRequest::page(&self.viewer, of, states, &slice).await
    }

    /// The viewer's absences that are not over, the earliest first.
    async fn absences(&self) -> Result<Vec<Absence>, GqlError> {
        Absence::own(&self.viewer).await
    }

    /// The viewer's wishes about colleagues, the latest first. Nobody reads them but the viewer and the curators.
    async fn wishes(&self) -> Result<Vec<Wish>, GqlError> {
        Wish::own(&self.viewer).await
    }

    /// Cases of consultation, agreement and mediation in which the viewer is a party, is asked to help, or helps, the
    /// latest first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn mediations(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<MediationState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<MediationCase, MediationTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let of = MediationsOf::Person(self.viewer.person()?);
        MediationCase::page(&self.viewer, of, states, &slice).await
    }

    /// The viewer's individual routes, the latest written first.
    async fn routes(&self) -> Result<Vec<IndividualRoute>, GqlError> {
        IndividualRoute::of(&self.viewer, self.viewer.person()?).await
    }

    /// The viewer's single meetings on either side, the latest proposal first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn one_offs(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<OneOffState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<OneOff, OneOffTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let of = OneOffsOf::Person(self.viewer.person()?);
        OneOff::page(&self.viewer, of, states, &slice).await
    }

    /// Whom a wish of the viewer, or a single meeting that they propose, may name: who works at the same school and has an approved card in its other bank, by
    /// name, at most fifty. Nobody for who has no card there.
    #[graphql(complexity = "50 * child_complexity")]
    async fn colleagues(
        &self,
        #[graphql(desc = "`school:…`, where the viewer works.")] school_id: ID,
        #[graphql(
            desc = "The bank in which the viewer stands: mentors name mentees, mentees mentors."
        )]
        side: BankSide,
        #[graphql(desc = "Those whose name has these words; a single letter is an initial.")]
        text: Option<String>,
    ) -> Result<Vec<Person>, GqlError> {
        let (school, side) = (SchoolId::read(&school_id)?, Side::from(side));
        let whose = (self.viewer.person()?, school);
        Wish::colleagues(&self.viewer, whose, side, text.as_deref()).await
    }

    /// The viewer's present jobs, the latest first.
    async fn workplaces(&self) -> Result<Vec<Employment>, GqlError> {
        let node = |job| Employment::new(self.viewer.clone(), job);
        Ok(self.present_jobs().await?.into_iter().map(node).collect())
    }
}
