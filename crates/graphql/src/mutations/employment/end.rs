//! Somebody leaves a school: the job ends, and with it what rests on it.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::KeepPeople;
use domain::access::{Actor, Denied, Permit, Place, Role, permit};
use domain::clock::Date as Day;
use domain::id::{EmploymentId, PersonId, SchoolId};
use domain::mentoring::EndReason;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::recount_since;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{Ending, perform, propose_endings};
use crate::types::employment::Employment;
use crate::viewer::Viewer;

/// Ends jobs.
#[derive(Default)]
pub struct EndEmploymentMutation;

#[Object]
impl EndEmploymentMutation {
    /// Ends a job. The person's posts at the school end on the same day, their cards leave its banks, and the ending of
    /// each running pair of theirs is proposed to the curator. For the head and the curators of the school; the job of
    /// who leads it is ended by who leads it.
    async fn end_employment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The job and its last day.")] input: EndEmploymentInput,
    ) -> Result<EndEmploymentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = EndEmployment {
            actor: viewer.actor().clone(),
            employment: EmploymentId::read(&input.employment_id)?,
            on: input.on.0,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "endEmployment", &operation).await? {
                Ok(id) => {
                    let job = viewer.store().employments().find(id).await?;
                    let employment = Employment::new(viewer, job.ok_or(GqlError::NotFound)?);
                    EndEmploymentPayload::Done(EndEmploymentDone { employment })
                }
                Err(reason) => EndEmploymentPayload::Refused(EndEmploymentRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct EndEmployment {
    #[serde(skip)]
    actor: Actor,
    employment: EmploymentId,
    on: Day,
}

impl Operation for EndEmployment {
    type Done = EmploymentId;
    type Refusal = EndEmploymentRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<EmploymentId, Failure<Self::Refusal>> {
        let (employments, id) = (work.employments(), self.employment);
        let school = employments.find(id).await?.ok_or(Denied::Hidden)?.at.school;
        let here = work.schools().lock(school).await?.ok_or(Denied::Hidden)?;
        let job = employments.find(id).await?.ok_or(Denied::Hidden)?;
        let permit = permit::<KeepPeople>(&self.actor, &here.school.facts())?;
        let person = job.terms.person;
        if self.is_above(work, person, school).await? {
            return Err(Denied::Forbidden.into());
        }
        if job.terms.ended_on.is_some() {
            return Err(Failure::Refused(EndEmploymentRefusal::AlreadyEnded));
        }
        if self.on < job.terms.started_on {
            return Err(Failure::Refused(EndEmploymentRefusal::EndsBeforeItBegins));
        }

        employments.end(&permit, id, self.on).await?;
        self.settle(work, &permit, person, school).await?;
        recount_since(work, &here, job.terms.started_on).await?;
        let on = self.on.to_string();
        let change = Change {
            school: Some(school),
            to: Some(&on),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

impl EndEmployment {
    /// Whether the person leads the school and who asks does not: the head's post comes from the municipality, and with
    /// the job the post would go.
    async fn is_above(
        &self,
        work: &UnitOfWork,
        person: PersonId,
        school: SchoolId,
    ) -> Result<bool, StoreError> {
        if self.actor.holds(Role::Head, Place::School(school)) {
            return Ok(false);
        }
        let (posts, now) = (work.posts(), work.now());
        let heads = posts.at_schools(&[school], &[Role::Head], now).await?;
        Ok(heads.iter().any(|post| post.person == person))
    }

    /// Ends what rests on the job: posts, places in the banks, pairs.
    async fn settle(
        &self,
        work: &UnitOfWork,
        permit: &Permit<KeepPeople>,
        person: PersonId,
        school: SchoolId,
    ) -> Result<(), StoreError> {
        let now = work.now();
        for post in work.posts().resign(permit, person, self.on).await? {
            let change = Change {
                school: Some(school),
                why: Some("EMPLOYMENT_ENDED"),
                ..Change::default()
            };
            work.note_consequence("post", "End", post.id, change)
                .await?;
        }
        work.mentor_cards().leave(permit, person, now).await?;
        work.needs().leave(permit, person, now).await?;
        let ending = Ending {
            person,
            side: None,
            school,
            reason: EndReason::EmploymentEnded,
        };
        propose_endings(work, ending).await
    }
}

/// A job to be ended.
#[derive(InputObject)]
pub struct EndEmploymentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `employment:…`.
    pub employment_id: ID,
    /// The last day.
    pub on: Date,
}

/// What came of ending a job.
#[derive(Union)]
pub enum EndEmploymentPayload {
    /// It ends on that day.
    Done(EndEmploymentDone),
    /// It is as it was.
    Refused(EndEmploymentRefused),
}

/// The job ends on that day.
#[derive(SimpleObject)]
pub struct EndEmploymentDone {
    /// The job.
    pub employment: Employment,
}

/// The job is as it was.
#[derive(SimpleObject)]
pub struct EndEmploymentRefused {
    /// Why.
    pub reason: EndEmploymentRefusal,
}

/// Why a job was not ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum EndEmploymentRefusal {
    /// Its last day is known already.
    AlreadyEnded,
    /// The last day lies before the first one.
    EndsBeforeItBegins,
}
