//! The curator corrects the record of a person (row 36).

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::person::Edit;
use domain::access::{Actor, Denied, permit};
use domain::id::PersonId;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::data::{PersonFields, RawPerson};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::person::Person;
use crate::viewer::Viewer;

/// Corrects records.
#[derive(Default)]
pub struct EditPersonMutation;

#[Object]
impl EditPersonMutation {
    /// Corrects what is known of a person apart from their jobs. For the head and the curators of a school where they
    /// work now.
    async fn edit_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole record, as it shall be.")] input: EditPersonInput,
    ) -> Result<EditPersonPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let fields = PersonFields::take(&mut form, &viewer, &input.raw());
        let (Some(fields), true) = (fields, form.is_sound()) else {
            return Ok(EditPersonPayload::Invalid(form.into_invalid()));
        };
        let person = PersonId::read(&input.person_id)?;
        let operation = EditPerson {
            actor: viewer.actor().clone(),
            person,
            version: input.version,
            fields,
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "editPerson", &operation).await?;
        let current = Person::load(&viewer, person).await?;
        Ok(match done {
            Ok(_) => EditPersonPayload::Done(EditPersonDone { person: current }),
            Err(Stale) => EditPersonPayload::Conflict(EditPersonConflict { current }),
        })
    }
}

#[derive(Serialize)]
struct EditPerson {
    #[serde(skip)]
    actor: Actor,
    person: PersonId,
    version: i32,
    fields: PersonFields,
}

/// Somebody else was faster.
struct Stale;

impl Operation for EditPerson {
    type Done = PersonId;
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<PersonId, Failure<Stale>> {
        let people = work.people();
        let found = people.with_facts(self.person, work.now()).await?;
        let (_, facts) = found.ok_or(Denied::Hidden)?;
        let permit = permit::<Edit>(&self.actor, &facts)?;
        // Of a pupil nothing is kept that could be written here: neither contacts nor the day of birth.
        if work.pupils().find(self.person).await?.is_some() {
            return Err(Denied::Forbidden.into());
        }
        match people
            .edit(&permit, self.version, &self.fields.data())
            .await
        {
            Err(StoreError::Conflict) => return Err(Failure::Refused(Stale)),
            edited => edited?,
        }
        work.note(&permit, self.person, Change::default()).await?;
        Ok(self.person)
    }
}

/// The record of a person as it shall be.
#[derive(InputObject)]
pub struct EditPersonInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `person:…`.
    pub person_id: ID,
    /// The version of the record that was corrected.
    pub version: i32,
    /// Last name; 1–100 letters.
    pub last_name: String,
    /// First name; 1–100 letters.
    pub first_name: String,
    /// Patronymic, for who has one; up to 100 letters.
    pub patronymic: Option<String>,
    /// Where letters reach them.
    pub email: Option<String>,
    /// Where calls reach them; up to 40 characters.
    pub phone: Option<String>,
    /// When they were born.
    pub birth_date: Option<Date>,
}

impl EditPersonInput {
    fn raw(&self) -> RawPerson<'_> {
        RawPerson {
            last_name: &self.last_name,
            first_name: &self.first_name,
            patronymic: self.patronymic.as_deref(),
            email: self.email.as_deref(),
            phone: self.phone.as_deref(),
            birth_date: self.birth_date,
        }
    }
}

/// What came of correcting a record.
#[derive(Union)]
pub enum EditPersonPayload {
    /// It was corrected.
    Done(EditPersonDone),
    /// Somebody else was faster.
    Conflict(EditPersonConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The record was corrected.
#[derive(SimpleObject)]
pub struct EditPersonDone {
    /// The person.
    pub person: Person,
}

/// Somebody else changed the record since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct EditPersonConflict {
    /// The person as they are now.
    pub current: Person,
}
