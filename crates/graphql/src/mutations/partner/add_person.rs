//! Somebody whom a partner sends as a mentor is entered (Q-42, B-012, D-006).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::partner::Keep;
use domain::access::{Actor, Denied, permit};
use domain::clock;
use domain::id::{EmploymentId, PartnerId, PersonId};
use domain::text::Line;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::person::{PersonFields, RawPerson};
use crate::mutations::{opened, perform};
use crate::types::person::Person;
use crate::viewer::Viewer;

/// Enters people of partners.
#[derive(Default)]
pub struct AddPartnerPersonMutation;

#[Object]
impl AddPartnerPersonMutation {
    /// Enters somebody whom a partner sends. The school does not employ them: the agreement binds them to it, and their
    /// consents are given to the school. They can have a mentor's card and, by invitation, an account. For the head and the
    /// curators of the school.
    async fn add_partner_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The person and what they do at the partner.")]
        input: AddPartnerPersonInput,
    ) -> Result<AddPartnerPersonPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let raw = RawPerson {
            last_name: &input.last_name,
            first_name: &input.first_name,
            patronymic: input.patronymic.as_deref(),
            email: input.email.as_deref(),
            phone: input.phone.as_deref(),
            birth_date: input.birth_date,
        };
        let person = PersonFields::take(&mut form, &viewer, &raw);
        let position = form.take("position", Line::parse(&input.position));
        let (Some(person), Some(position), true) = (person, position, form.is_sound()) else {
            return Ok(AddPartnerPersonPayload::Invalid(form.into_invalid()));
        };
        let operation = AddPartnerPerson {
            actor: viewer.actor().clone(),
            partner: PartnerId::read(&input.partner_id)?,
            person,
            position,
            since: input.since.map(|day| day.0),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "addPartnerPerson", &operation).await? {
                Ok(id) => {
                    let person = Person::load(&viewer, id).await?;
                    AddPartnerPersonPayload::Done(AddPartnerPersonDone { person })
                }
                Err(reason) => AddPartnerPersonPayload::Refused(AddPartnerPersonRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AddPartnerPerson {
    #[serde(skip)]
    actor: Actor,
    partner: PartnerId,
    person: PersonFields,
    position: Line<200>,
    since: Option<clock::Date>,
}

impl Operation for AddPartnerPerson {
    type Done = PersonId;
    type Refusal = AddPartnerPersonRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PersonId, Failure<Self::Refusal>> {
        let found = work.partners().find(self.partner).await?;
        let school = found.ok_or(Denied::Hidden)?.school;
        let here = opened::lock(work, Some(school)).await?;
        let partner = work.partners().find(self.partner).await?;
        let partner = partner.ok_or(Denied::Hidden)?;
        let permit = permit::<Keep>(&self.actor, &partner.facts(here.school.at))?;
        let (now, today) = (work.now(), work.today(here.zone));
        if !partner.term.is_in_force(today) {
            return Err(Failure::Refused(
                AddPartnerPersonRefusal::AgreementNotInForce,
            ));
        }
        let name = self.person.name.folded();
        if work.partners().has(self.partner, &name).await?.is_some() {
            return Err(Failure::Refused(AddPartnerPersonRefusal::AlreadyThere));
        }
        let (id, tie) = (PersonId(work.fresh()), EmploymentId(work.fresh()));
        work.people()
            .add_sent(&permit, id, &self.person.data(), now)
            .await?;
        let since = self.since.unwrap_or(today);
        work.employments()
            .bind(&permit, tie, (id, school), (&self.position, since), now)
            .await?;
        let change = Change {
            school: Some(school),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// Somebody whom a partner sends.
#[derive(InputObject)]
pub struct AddPartnerPersonInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `partner:…`, whose agreement holds.
    pub partner_id: ID,
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
    /// What they do at the partner: «инженер»; 1–200 characters.
    pub position: String,
    /// Since when they come; today when left out.
    pub since: Option<Date>,
}

/// What came of it.
#[derive(Union)]
pub enum AddPartnerPersonPayload {
    /// They were entered.
    Done(AddPartnerPersonDone),
    /// They were not.
    Refused(AddPartnerPersonRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The person was entered.
#[derive(SimpleObject)]
pub struct AddPartnerPersonDone {
    /// The new person.
    pub person: Person,
}

/// The person was not entered.
#[derive(SimpleObject)]
pub struct AddPartnerPersonRefused {
    /// Why.
    pub reason: AddPartnerPersonRefusal,
}

/// Why somebody was not entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AddPartnerPersonRefusal {
    /// The agreement with the partner does not hold today: write its date and term first.
    AgreementNotInForce,
    /// The partner sends somebody of this name already.
    AlreadyThere,
}
