//! The curator enters a pupil who takes part in mentoring.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::KeepPeople;
use domain::access::{Actor, Denied, permit};
use domain::id::{PersonId, SchoolId};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::fields::{PupilFields, PupilInput};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::person::Person;
use crate::viewer::Viewer;

/// Enters pupils.
#[derive(Default)]
pub struct AddPupilMutation;

#[Object]
impl AddPupilMutation {
    /// Enters a pupil of a school: a name, a class and a year of birth, nothing else. They get no account. For the head
    /// and the curators of the school.
    async fn add_pupil(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The pupil.")] input: AddPupilInput,
    ) -> Result<AddPupilPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let fields = PupilFields::take(&mut form, &viewer, &input.pupil);
        let (Some(fields), true) = (fields, form.is_sound()) else {
            return Ok(AddPupilPayload::Invalid(form.into_invalid()));
        };
        let operation = AddPupil {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            fields,
        };
        let key = input.client_mutation_id.as_deref();
        match perform(&viewer, key, "addPupil", &operation).await? {
            Ok(id) => {
                let person = Person::load(&viewer, id).await?;
                Ok(AddPupilPayload::Done(AddPupilDone { person }))
            }
            Err(Never) => Err(GqlError::NotFound),
        }
    }
}

#[derive(Serialize)]
struct AddPupil {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    fields: PupilFields,
}

/// Nothing stands in the way of a sound pupil.
struct Never;

impl Operation for AddPupil {
    type Done = PersonId;
    type Refusal = Never;

    async fn run(&self, work: &UnitOfWork) -> Result<PersonId, Failure<Never>> {
        let here = work.schools().lock(self.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let permit = permit::<KeepPeople>(&self.actor, &here.school.facts())?;
        let id = PersonId(work.fresh());
        let (pupils, now) = (work.pupils(), work.now());
        pupils.add(&permit, id, &self.fields.data(), now).await?;
        let change = Change {
            school: Some(self.school),
            to: Some("PUPIL"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// A pupil to be entered.
#[derive(InputObject)]
pub struct AddPupilInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, where they learn.
    pub school_id: ID,
    /// Who.
    pub pupil: PupilInput,
}

/// What came of entering a pupil.
#[derive(Union)]
pub enum AddPupilPayload {
    /// They were entered.
    Done(AddPupilDone),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The pupil was entered.
#[derive(SimpleObject)]
pub struct AddPupilDone {
    /// The new person.
    pub person: Person,
}
