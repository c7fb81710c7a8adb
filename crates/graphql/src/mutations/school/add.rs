//! The municipality adds a school to its register.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::municipality::KeepRegister;
use domain::access::rules::roadmap::Seat;
use domain::access::{Actor, Denied, permit};
use domain::clock::SchoolYear;
use domain::id::{MunicipalityId, SchoolId};
use domain::monitoring::Audience;
use domain::org::{SchoolKind, Whereabouts};
use domain::text::Title;
use persistence::schools::NewSchool;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::types::enums;
use crate::types::school::SchoolSummary;
use crate::viewer::Viewer;

/// Adds a school.
#[derive(Default)]
pub struct AddSchoolMutation;

#[Object]
impl AddSchoolMutation {
    /// Adds a school to a municipality; it is not in the model until it is put there. For the methodologists and the
    /// authority of the municipality.
    async fn add_school(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The school.")] input: AddSchoolInput,
    ) -> Result<AddSchoolPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let full_name = form.take("fullName", Title::parse(&input.full_name));
        let short_name = form.take("shortName", Title::parse(&input.short_name));
        let (Some(full_name), Some(short_name)) = (full_name, short_name) else {
            return Ok(AddSchoolPayload::Invalid(form.into_invalid()));
        };
        let operation = AddSchool {
            actor: viewer.actor().clone(),
            municipality: MunicipalityId::read(&input.municipality_id)?,
            kind: input.kind.into(),
            full_name,
            short_name,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "addSchool", &operation).await? {
                Ok(id) => {
                    let found = viewer.store().schools().locate(id).await?;
                    let here = found.ok_or(GqlError::NotFound)?;
                    let year = SchoolYear::of(viewer.today(here.zone));
                    let school = SchoolSummary::new(viewer, here.school, year);
                    AddSchoolPayload::Done(AddSchoolDone { school })
                }
                Err(reason) => AddSchoolPayload::Refused(AddSchoolRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AddSchool {
    #[serde(skip)]
    actor: Actor,
    municipality: MunicipalityId,
    kind: SchoolKind,
    full_name: Title,
    short_name: Title,
}

impl Operation for AddSchool {
    type Done = SchoolId;
    type Refusal = AddSchoolRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SchoolId, Failure<Self::Refusal>> {
        let found = work.municipalities().find(self.municipality).await?;
        let municipality = found.ok_or(Denied::Hidden)?;
        let permit = permit::<KeepRegister>(&self.actor, &municipality.facts())?;
        let schools = work.schools();
        if schools
            .name_taken(self.municipality, &self.short_name)
            .await?
        {
            return Err(Failure::Refused(AddSchoolRefusal::NameTaken));
        }
        let id = SchoolId(work.fresh());
        let new = NewSchool {
            id,
            region: municipality.region,
            kind: self.kind,
            full_name: &self.full_name,
            short_name: &self.short_name,
        };
        match schools.add(&permit, new, work.now()).await {
            // Somebody added a school of this name since we looked.
            Err(StoreError::Unique(_)) => {
                return Err(Failure::Refused(AddSchoolRefusal::NameTaken));
            }
            added => added?,
        }
        let change = Change {
            school: Some(id),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        let at = Whereabouts {
            school: id,
            municipality: self.municipality,
            region: municipality.region,
        };
        let campaigns = work.campaigns();
        let around = campaigns.hold_around(at, Audience::All, None).await?;
        let today = today_at(work, Seat::of_region(at.region)).await?;
        let submissions = work.submissions();
        let asked = submissions.join(&permit, at, self.kind, &around, today);
        for one in asked.await? {
            let change = Change {
                school: Some(id),
                ..Change::default()
            };
            work.note_consequence("submission", "Ask", one.id, change)
                .await?;
        }
        Ok(id)
    }
}

/// A school to be added.
#[derive(InputObject)]
pub struct AddSchoolInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `municipality:…`.
    pub municipality_id: ID,
    /// What kind it is.
    pub kind: enums::SchoolKind,
    /// The name of its charter; 1–500 characters.
    pub full_name: String,
    /// What everybody calls it, unique in the municipality; 1–500 characters.
    pub short_name: String,
}

/// What came of adding a school.
#[derive(Union)]
pub enum AddSchoolPayload {
    /// It was added.
    Done(AddSchoolDone),
    /// It was not.
    Refused(AddSchoolRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The school was added.
#[derive(SimpleObject)]
pub struct AddSchoolDone {
    /// The new school.
    pub school: SchoolSummary,
}

/// The school was not added.
#[derive(SimpleObject)]
pub struct AddSchoolRefused {
    /// Why.
    pub reason: AddSchoolRefusal,
}

/// Why a school was not added.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AddSchoolRefusal {
    /// The municipality has a school of this short name already.
    NameTaken,
}
