//! The curator corrects a job, such as the one of who entered themselves by an invitation.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::KeepPeople;
use domain::access::{Actor, Denied, permit};
use domain::id::EmploymentId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{EmploymentInput, JobFields, recount_since};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::employment::Employment;
use crate::viewer::Viewer;

/// Corrects jobs.
#[derive(Default)]
pub struct EditEmploymentMutation;

#[Object]
impl EditEmploymentMutation {
    /// Corrects what is known of a job; figures of young teachers follow. For the head and the curators of the school.
    async fn edit_employment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The job as it shall be.")] input: EditEmploymentInput,
    ) -> Result<EditEmploymentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let fields = JobFields::take(&mut form, &viewer, &input.employment);
        let (Some(fields), true) = (fields, form.is_sound()) else {
            return Ok(EditEmploymentPayload::Invalid(form.into_invalid()));
        };
        let operation = EditEmployment {
            actor: viewer.actor().clone(),
            employment: EmploymentId::read(&input.employment_id)?,
            fields,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "editEmployment", &operation).await? {
                Ok(id) => {
                    let job = viewer.store().employments().find(id).await?;
                    let employment = Employment::new(viewer, job.ok_or(GqlError::NotFound)?);
                    EditEmploymentPayload::Done(EditEmploymentDone { employment })
                }
                Err(reason) => EditEmploymentPayload::Refused(EditEmploymentRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct EditEmployment {
    #[serde(skip)]
    actor: Actor,
    employment: EmploymentId,
    fields: JobFields,
}

impl Operation for EditEmployment {
    type Done = EmploymentId;
    type Refusal = EditEmploymentRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<EmploymentId, Failure<Self::Refusal>> {
        let (employments, id) = (work.employments(), self.employment);
        let school = employments.find(id).await?.ok_or(Denied::Hidden)?.at.school;
        let here = work.schools().lock(school).await?.ok_or(Denied::Hidden)?;
        let before = employments.find(id).await?.ok_or(Denied::Hidden)?;
        let permit = permit::<KeepPeople>(&self.actor, &here.school.facts())?;
        let (was, is) = (before.terms.started_on, self.fields.started_on);
        if before.terms.ended_on.is_some_and(|end| end < is) {
            return Err(Failure::Refused(EditEmploymentRefusal::EndsBeforeItBegins));
        }
        let data = self.fields.data(work.today(here.zone));
        employments.edit(&permit, id, &data).await?;
        recount_since(work, &here, was.min(is)).await?;
        let change = Change {
            school: Some(school),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// A job as it shall be.
#[derive(InputObject)]
pub struct EditEmploymentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `employment:…`.
    pub employment_id: ID,
    /// The whole job but its end.
    pub employment: EmploymentInput,
}

/// What came of correcting a job.
#[derive(Union)]
pub enum EditEmploymentPayload {
    /// It was corrected.
    Done(EditEmploymentDone),
    /// It is as it was.
    Refused(EditEmploymentRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The job was corrected.
#[derive(SimpleObject)]
pub struct EditEmploymentDone {
    /// The job.
    pub employment: Employment,
}

/// The job is as it was.
#[derive(SimpleObject)]
pub struct EditEmploymentRefused {
    /// Why.
    pub reason: EditEmploymentRefusal,
}

/// Why a job was not corrected.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum EditEmploymentRefusal {
    /// It has ended, before the first day that was given.
    EndsBeforeItBegins,
}
