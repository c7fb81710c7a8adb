//! The curator enters a person with their job (rows 16, 17).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::KeepPeople;
use domain::access::{Actor, Denied, Reach, Scope, permit};
use domain::id::{EmploymentId, PersonId, SchoolId};
use domain::org::Whereabouts;
use domain::text::Email;
use persistence::people::Person as Row;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::data::{PersonFields, RawPerson};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::employment::{EmploymentInput, JobFields, recount_since};
use crate::mutations::perform;
use crate::types::person::Person;
use crate::viewer::Viewer;

/// Enters people.
#[derive(Default)]
pub struct AddPersonMutation;

#[Object]
impl AddPersonMutation {
    /// Enters a person with their job at a school. When somebody alike is known in the municipality, they are shown
    /// first; `evenIfSimilar` says that it is somebody else. For the head and the curators of the school.
    async fn add_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The person and their job.")] input: AddPersonInput,
    ) -> Result<AddPersonPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let person = PersonFields::take(&mut form, &viewer, &input.raw());
        let job = JobFields::take(&mut form, &viewer, &input.employment);
        let (Some(person), Some(job), true) = (person, job, form.is_sound()) else {
            return Ok(AddPersonPayload::Invalid(form.into_invalid()));
        };
        let operation = AddPerson {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            person,
            job,
            even_if_similar: input.even_if_similar.unwrap_or(false),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "addPerson", &operation).await? {
                Ok(id) => {
                    let person = Person::load(&viewer, id).await?;
                    AddPersonPayload::Done(AddPersonDone { person })
                }
                Err(Obstacle::AlreadyEmployed) => AddPersonPayload::Refused(AddPersonRefused {
                    reason: AddPersonRefusal::AlreadyEmployed,
                }),
                Err(Obstacle::Similar(rows)) => {
                    let node = |row| Person::new(viewer.clone(), row);
                    let people = rows.into_iter().map(node).collect();
                    AddPersonPayload::Similar(SimilarPeople { people })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct AddPerson {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    person: PersonFields,
    job: JobFields,
    even_if_similar: bool,
}

enum Obstacle {
    AlreadyEmployed,
    Similar(Vec<Row>),
}

impl Operation for AddPerson {
    type Done = PersonId;
    type Refusal = Obstacle;

    async fn run(&self, work: &UnitOfWork) -> Result<PersonId, Failure<Obstacle>> {
        let here = work
            .schools()
            .lock(self.school)
            .await?
            .ok_or(Denied::Hidden)?;
        let permit = permit::<KeepPeople>(&self.actor, &here.school.facts())?;
        let similar = self.similar(work, here.school.at).await?;
        let today = work.today(here.zone);
        let ids: Vec<_> = similar.iter().map(|row| row.id).collect();
        let employments = work.employments();
        let here_now = employments.employed(&ids, self.school, today).await?;
        let same = |row: &&Row| here_now.contains(&row.id) && self.is_surely(row);
        if similar.iter().find(same).is_some() {
            return Err(Failure::Refused(Obstacle::AlreadyEmployed));
        }
        if !similar.is_empty() && !self.even_if_similar {
            return Err(Failure::Refused(Obstacle::Similar(similar)));
        }

        let (id, now) = (PersonId(work.fresh()), work.now());
        let job = EmploymentId(work.fresh());
        let people = work.people();
        people.add(&permit, id, &self.person.data(), now).await?;
        let data = self.job.data(today);
        employments.add(&permit, job, id, &data, now).await?;
        recount_since(work, &here, self.job.started_on).await?;
        let change = Change {
            school: Some(self.school),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

impl AddPerson {
    /// Who in the municipality may be the same person. Nobody beyond it is looked at, and so nobody is revealed.
    async fn similar(
        &self,
        work: &UnitOfWork,
        at: Whereabouts,
    ) -> Result<Vec<Row>, Failure<Obstacle>> {
        let scope = Scope::only(Reach::Municipality(at.municipality));
        let person = &self.person;
        let people = work.people();
        Ok(people
            .similar(&scope, &person.name, person.birth_date)
            .await?)
    }

    /// Whether somebody alike is the same without a doubt: by name and birth date, or by name and address.
    fn is_surely(&self, row: &Row) -> bool {
        let same_name = row.name.folded() == self.person.name.folded();
        let same_birth = row.birth_date.is_some() && row.birth_date == self.person.birth_date;
        let kept = row
            .email
            .as_deref()
            .and_then(|kept| Email::parse(kept).ok());
        let same_email = kept.is_some() && kept.as_ref() == self.person.email();
        same_name && (same_birth || same_email)
    }
}

/// A person to be entered, with their job at a school.
#[derive(InputObject)]
pub struct AddPersonInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`.
    pub school_id: ID,
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
    /// Their job at the school.
    pub employment: EmploymentInput,
    /// Whether it is somebody else than the similar people who were shown.
    pub even_if_similar: Option<bool>,
}

impl AddPersonInput {
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

/// What came of entering a person.
#[derive(Union)]
pub enum AddPersonPayload {
    /// They were entered.
    Done(AddPersonDone),
    /// They were not.
    Refused(AddPersonRefused),
    /// Somebody alike is known.
    Similar(SimilarPeople),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The person was entered.
#[derive(SimpleObject)]
pub struct AddPersonDone {
    /// The new person.
    pub person: Person,
}

/// The person was not entered.
#[derive(SimpleObject)]
pub struct AddPersonRefused {
    /// Why.
    pub reason: AddPersonRefusal,
}

/// Why a person was not entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AddPersonRefusal {
    /// The same person, by name and birth date or e-mail, works at the school already.
    AlreadyEmployed,
}

/// Nobody was entered: people alike are known at the school or elsewhere in its municipality.
#[derive(SimpleObject)]
pub struct SimilarPeople {
    /// Who they are, at most ten, by name.
    pub people: Vec<Person>,
}
