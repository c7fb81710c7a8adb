//! The region adds a municipality.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::region::AddMunicipality as Add;
use domain::access::{Actor, permit};
use domain::clock::SchoolYear;
use domain::id::{MunicipalityId, RegionId};
use domain::org::MunicipalityKind;
use domain::text::Title;
use persistence::municipalities::NewMunicipality;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::enums;
use crate::types::municipality::MunicipalitySummary;
use crate::viewer::Viewer;

/// Adds a municipality.
#[derive(Default)]
pub struct AddMunicipalityMutation;

#[Object]
impl AddMunicipalityMutation {
    /// Adds a municipality to a region. For methodologists of the region.
    async fn add_municipality(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The municipality.")] input: AddMunicipalityInput,
    ) -> Result<AddMunicipalityPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(name) = form.take("name", Title::parse(&input.name)) else {
            return Ok(AddMunicipalityPayload::Invalid(form.into_invalid()));
        };
        let operation = AddMunicipality {
            actor: viewer.actor().clone(),
            region: RegionId::read(&input.region_id)?,
            name,
            kind: input.kind.into(),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "addMunicipality", &operation).await? {
                Ok(id) => {
                    let row = viewer.store().municipalities().find(id).await?;
                    let row = row.ok_or(GqlError::NotFound)?;
                    let zone = viewer.store().regions().get(row.region).await??.zone;
                    let year = SchoolYear::of(viewer.today(zone));
                    let municipality = MunicipalitySummary::new(viewer, row, year);
                    AddMunicipalityPayload::Done(AddMunicipalityDone { municipality })
                }
                Err(reason) => AddMunicipalityPayload::Refused(AddMunicipalityRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AddMunicipality {
    #[serde(skip)]
    actor: Actor,
    region: RegionId,
    name: Title,
    kind: MunicipalityKind,
}

impl Operation for AddMunicipality {
    type Done = MunicipalityId;
    type Refusal = AddMunicipalityRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MunicipalityId, Failure<Self::Refusal>> {
        let region = work.regions().get(self.region).await??;
        let permit = permit::<Add>(&self.actor, &region.facts())?;
        if work
            .municipalities()
            .name_taken(self.region, &self.name)
            .await?
        {
            return Err(Failure::Refused(AddMunicipalityRefusal::NameTaken));
        }
        let id = MunicipalityId(work.fresh());
        let new = NewMunicipality {
            id,
            name: &self.name,
            kind: self.kind,
        };
        work.municipalities().add(&permit, new, work.now()).await?;
        work.note(&permit, id, Change::default()).await?;
        Ok(id)
    }
}

/// A municipality to be added.
#[derive(InputObject)]
pub struct AddMunicipalityInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `region:…`.
    pub region_id: ID,
    /// Its name, unique in the region; 1–500 characters.
    pub name: String,
    /// What kind it is.
    pub kind: enums::MunicipalityKind,
}

/// What came of adding a municipality.
#[derive(Union)]
pub enum AddMunicipalityPayload {
    /// It was added.
    Done(AddMunicipalityDone),
    /// It was not.
    Refused(AddMunicipalityRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The municipality was added.
#[derive(SimpleObject)]
pub struct AddMunicipalityDone {
    /// The new municipality.
    pub municipality: MunicipalitySummary,
}

/// The municipality was not added.
#[derive(SimpleObject)]
pub struct AddMunicipalityRefused {
    /// Why.
    pub reason: AddMunicipalityRefusal,
}

/// Why a municipality was not added.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AddMunicipalityRefusal {
    /// The region has a municipality of this name already.
    NameTaken,
}
