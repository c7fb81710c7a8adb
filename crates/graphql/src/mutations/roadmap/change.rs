//! The head of a roadmap is put right: what stands there is what the paper says, and what a person says about it.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::clock::SchoolYear;
use domain::id::RoadmapId;
use domain::roadmap::term::Period;
use domain::text::{Line, Title};
use persistence::roadmaps::Head;
use persistence::{Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::payload::RoadmapPayload;
use super::{Refusal, note, open};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// The longest roadmap, in days: ten years.
const LONGEST: i64 = 3_660;

/// Changes the heads of roadmaps.
#[derive(Default)]
pub struct ChangeRoadmapMutation;

#[Object]
impl ChangeRoadmapMutation {
    /// Changes title, printed order, period and school year of a roadmap that is being written. A new period has its terms
    /// read anew. For who writes it.
    async fn change_roadmap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The head as it shall be.")] input: ChangeRoadmapInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(head) = read(&mut form, &input) else {
            return Ok(RoadmapPayload::invalid(form));
        };
        let operation = ChangeRoadmap {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            revision: input.revision,
            head,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "changeRoadmap", &operation).await?;
        RoadmapPayload::of(&viewer, Some(operation.roadmap), came).await
    }
}

fn read(form: &mut Form, input: &ChangeRoadmapInput) -> Option<Head> {
    let title = form.take("title", Title::parse(&input.title));
    let issuer = form.take_optional("issuer", input.issuer.as_deref(), Line::<1_000>::parse);
    let number = input.order_number.as_deref();
    let number = form.take_optional("orderNumber", number, Line::<100>::parse);
    let year = SchoolYear::starting(input.school_year);
    form.require("schoolYear", year.is_some(), Problem::OutOfRange);
    let days = (input.to.0 - input.from.0).num_days();
    form.require("to", (0..=LONGEST).contains(&days), Problem::OutOfRange);
    if !form.is_sound() {
        return None;
    }
    Some(Head {
        title: title?,
        issuer: issuer?.map(|line| line.to_string()),
        order_number: number?.map(|line| line.to_string()),
        order_date: input.order_date.map(|date| date.0),
        period: Period {
            from: input.from.0,
            to: input.to.0,
        },
        school_year: year?,
    })
}

#[derive(Serialize)]
struct ChangeRoadmap {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    revision: i32,
    head: Head,
}

impl Operation for ChangeRoadmap {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = opened.permit_of(&self.actor, self.revision)?;
        let before = &opened.roadmap;
        let state = before.state.edit().map_err(Failure::refuse)?;
        match work
            .roadmaps()
            .change_head(&permit, before, &self.head)
            .await
        {
            Err(StoreError::Conflict) => return Err(Failure::Refused(Refusal::Conflict)),
            written => written?,
        }
        if before.head.period != self.head.period {
            for item in work.roadmaps().items_of(&[self.roadmap]).await? {
                let row = item.row.clone().doubted_anew(self.head.period);
                if row != item.row {
                    work.roadmaps().change_item(&permit, &item, &row).await?;
                }
            }
        }
        note(work, &permit, before, state, None).await?;
        Ok(self.roadmap)
    }
}

/// The head of a roadmap, as it shall be.
#[derive(InputObject)]
pub struct ChangeRoadmapInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…`.
    pub roadmap_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// What it is called; 1–500 characters.
    pub title: String,
    /// Who issued the paper, as printed; left out when it does not say.
    pub issuer: Option<String>,
    /// The number of the order that approved the paper, as printed; left out when it does not say.
    pub order_number: Option<String>,
    /// The date of that order, as printed; left out when it does not say.
    pub order_date: Option<Date>,
    /// The first day on which it is in force.
    pub from: Date,
    /// The last one, at most ten years later.
    pub to: Date,
    /// The school year in which it is listed: the calendar year of its September.
    pub school_year: i32,
}
