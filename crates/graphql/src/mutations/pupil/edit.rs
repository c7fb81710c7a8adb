//! The curator corrects what is kept of a pupil, or notes that they have left.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::KeepPeople;
use domain::access::{Actor, Denied, permit};
use domain::id::PersonId;
use domain::mentoring::EndReason;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::fields::{PupilFields, PupilInput};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{Ending, perform, propose_endings};
use crate::types::person::Person;
use crate::viewer::Viewer;

/// Corrects pupils.
#[derive(Default)]
pub struct EditPupilMutation;

#[Object]
impl EditPupilMutation {
    /// Corrects what is kept of a pupil. For the head and the curators of their school.
    async fn edit_pupil(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole record, as it shall be.")] input: EditPupilInput,
    ) -> Result<EditPupilPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let fields = PupilFields::take(&mut form, &viewer, &input.pupil);
        let (Some(fields), true) = (fields, form.is_sound()) else {
            return Ok(EditPupilPayload::Invalid(form.into_invalid()));
        };
        let operation = EditPupil {
            actor: viewer.actor().clone(),
            person: PersonId::read(&input.person_id)?,
            version: input.version,
            fields,
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "editPupil", &operation).await?;
        let current = Person::load(&viewer, operation.person).await?;
        Ok(match done {
            Ok(_) => EditPupilPayload::Done(EditPupilDone { person: current }),
            Err(Stale) => EditPupilPayload::Conflict(EditPupilConflict { current }),
        })
    }
}

#[derive(Serialize)]
struct EditPupil {
    #[serde(skip)]
    actor: Actor,
    person: PersonId,
    version: i32,
    fields: PupilFields,
}

/// Somebody else was faster.
struct Stale;

impl Operation for EditPupil {
    type Done = PersonId;
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<PersonId, Failure<Stale>> {
        let pupils = work.pupils();
        let pupil = pupils.find(self.person).await?.ok_or(Denied::Hidden)?;
        let here = work.schools().lock(pupil.at.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        // A stranger's pupil is as unknown as one that never was.
        let permit = permit::<KeepPeople>(&self.actor, &here.school.facts())
            .map_err(|_denied| Denied::Hidden)?;
        let data = self.fields.data();
        match pupils.edit(&permit, self.person, self.version, &data).await {
            Err(StoreError::Conflict) => return Err(Failure::Refused(Stale)),
            edited => edited?,
        }
        let change = Change {
            school: Some(pupil.at.school),
            from: Some("PUPIL"),
            to: Some(if data.until.is_some() {
                "LEFT"
            } else {
                "PUPIL"
            }),
            ..Change::default()
        };
        work.note(&permit, self.person, change).await?;
        if pupil.terms.until.is_none() && data.until.is_some() {
            let ending = Ending {
                person: self.person,
                side: None,
                school: pupil.at.school,
                reason: EndReason::MenteeInitiative,
            };
            propose_endings(work, ending).await?;
        }
        Ok(self.person)
    }
}

/// A pupil as they shall be.
#[derive(InputObject)]
pub struct EditPupilInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `person:…`.
    pub person_id: ID,
    /// The version of the pupil that was corrected.
    pub version: i32,
    /// Who.
    pub pupil: PupilInput,
}

/// What came of correcting a pupil.
#[derive(Union)]
pub enum EditPupilPayload {
    /// They were corrected.
    Done(EditPupilDone),
    /// Somebody else was faster.
    Conflict(EditPupilConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The pupil was corrected.
#[derive(SimpleObject)]
pub struct EditPupilDone {
    /// The person.
    pub person: Person,
}

/// Somebody else changed the pupil since they were loaded; nothing was written.
#[derive(SimpleObject)]
pub struct EditPupilConflict {
    /// The person as they are now.
    pub current: Person,
}
