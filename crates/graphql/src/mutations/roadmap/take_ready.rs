//! A plan of the library becomes a draft for another school year.

use async_graphql::{Context, ID, InputObject, Object};
use documents::plan::ReadyPlan;
use domain::clock::SchoolYear;

use super::read::ReadPlanPayload;
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::mutations::read_place;
use crate::plans::{self, IncomingPlan};
use crate::viewer::Viewer;

/// Takes ready plans.
#[derive(Default)]
pub struct TakeReadyPlanMutation;

#[Object]
impl TakeReadyPlanMutation {
    /// Makes a draft out of a plan of the library, its years moved so that it begins in the school year, to be checked row
    /// by row. For whom `readPlan` is.
    async fn take_ready_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which plan, and whose it becomes.")] input: TakeReadyPlanInput,
    ) -> Result<ReadPlanPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let year = SchoolYear::starting(input.school_year);
        let ready = ReadyPlan::of_code(&input.code);
        form.require("schoolYear", year.is_some(), Problem::OutOfRange);
        form.require("code", ready.is_some(), Problem::Malformed);
        let (Some(year), Some(ready)) = (year, ready) else {
            return Ok(ReadPlanPayload::Invalid(form.into_invalid()));
        };
        let plan = IncomingPlan {
            place: read_place(&input.place_id)?,
            year,
            anyway: input.anyway.unwrap_or(false),
            name: None,
            content: ready.text_for(year).into_bytes(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = plans::receive(&viewer, key, plan).await?;
        ReadPlanPayload::of(&viewer, came).await
    }
}

/// Which plan of the library is taken, and whose it becomes.
#[derive(InputObject)]
pub struct TakeReadyPlanInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `code` of one of `viewer.readyPlans`.
    pub code: String,
    /// `municipality:…` or `school:…`: whose it becomes.
    pub place_id: ID,
    /// The school year in which it begins: the calendar year of its September.
    pub school_year: i32,
    /// Whether it becomes another roadmap though the same plan was taken for that year; no when left out.
    pub anyway: Option<bool>,
}
