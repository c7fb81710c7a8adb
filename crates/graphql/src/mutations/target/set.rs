//! A methodologist sets a numeric target, or sets it anew: as a new edition, which waits to be approved.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::roadmap::Seat;
use domain::access::rules::target::{Set, TargetFacts};
use domain::access::{Actor, Denied, Place, permit};
use domain::id::TargetId;
use domain::monitoring::target::{
    EditionState, Plan, PlanError, PlanLine, TargetIndicator as What, TargetYear,
};
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::told;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::mutations::{perform, read_place};
use crate::types::enums::SchoolKind;
use crate::types::target::{NumericTarget, TargetIndicator};
use crate::viewer::Viewer;

/// Sets targets.
#[derive(Default)]
pub struct SetTargetMutation;

#[Object]
impl SetTargetMutation {
    /// Sets how many organisations of each kind are to have something by the end of a year, or sets it anew. What was approved
    /// holds until the new edition is approved. For the methodologists of the municipality or the region.
    async fn set_target(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole target, as it shall be.")] input: SetTargetInput,
    ) -> Result<SetTargetPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let year = TargetYear::of(input.year);
        form.require("year", year.is_some(), Problem::OutOfRange);
        let plan = plan(&mut form, &input.lines);
        let (Some(year), Some(plan), true) = (year, plan, form.is_sound()) else {
            return Ok(SetTargetPayload::Invalid(form.into_invalid()));
        };
        let operation = SetTarget {
            actor: viewer.actor().clone(),
            place: read_place(&input.place_id)?,
            indicator: input.indicator.into(),
            year,
            revision: input.revision,
            plan,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "setTarget", &operation).await?;
        Ok(match came {
            Ok(id) => SetTargetPayload::Done(SetTargetDone {
                target: NumericTarget::load(&viewer, id).await?,
            }),
            Err(Stale(found)) => SetTargetPayload::Conflict(SetTargetConflict {
                current: match found {
                    Some(id) => Some(NumericTarget::load(&viewer, id).await?),
                    None => None,
                },
            }),
        })
    }
}

/// The plan, or what is wrong with its lines.
fn plan(form: &mut Form, lines: &[TargetLineInput]) -> Option<Plan> {
    let mut read = Vec::with_capacity(lines.len());
    for (place, line) in lines.iter().enumerate() {
        let mut count = |field: &str, raw: i32| {
            let count = u32::try_from(raw).ok();
            let path = format!("lines.{place}.{field}");
            form.require(&path, count.is_some(), Problem::OutOfRange);
            count
        };
        let (planned, base) = (count("planned", line.planned), count("base", line.base));
        if let (Some(planned), Some(base)) = (planned, base) {
            let kind = line.kind.into();
            read.push(PlanLine {
                kind,
                planned,
                base,
            });
        }
    }
    if !form.is_sound() {
        return None;
    }
    let (path, problem) = match Plan::of(read) {
        Ok(plan) => return Some(plan),
        Err(PlanError::Empty) => ("lines".to_owned(), Problem::Empty),
        Err(PlanError::Twice(place)) => (format!("lines.{place}.kind"), Problem::NotAllowed),
        Err(PlanError::Base(place)) => (format!("lines.{place}.base"), Problem::OutOfRange),
        Err(PlanError::MoreThanBase(place)) => {
            (format!("lines.{place}.planned"), Problem::OutOfRange)
        }
    };
    form.require(&path, false, problem);
    None
}

#[derive(Serialize)]
struct SetTarget {
    #[serde(skip)]
    actor: Actor,
    #[serde(serialize_with = "place_key")]
    place: Place,
    indicator: What,
    year: TargetYear,
    revision: i32,
    plan: Plan,
}

fn place_key<S: serde::Serializer>(place: &Place, to: S) -> Result<S::Ok, S::Error> {
    match place {
        Place::Region(id) => id.serialize(to),
        Place::Municipality(id) => id.serialize(to),
        Place::School(id) => id.serialize(to),
    }
}

/// Somebody else was faster; which target it is, when it can be told.
struct Stale(Option<TargetId>);

impl Operation for SetTarget {
    type Done = TargetId;
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<TargetId, Failure<Stale>> {
        let at = self.seat(work).await?;
        let targets = work.numeric_targets();
        let before = targets.of(self.place, self.indicator, self.year).await?;
        let facts = match &before {
            Some(target) => target.facts(Vec::new()),
            None => TargetFacts {
                id: TargetId(work.fresh()),
                at,
                is_approved: false,
                below: Vec::new(),
            },
        };
        let permit = permit::<Set>(&self.actor, &facts)?;
        let known = before.as_ref().map(|target| target.id);
        if before.as_ref().map_or(0, |target| target.revision) != self.revision {
            return Err(Failure::Refused(Stale(known)));
        }
        let (edition, now) = ((work.fresh(), &self.plan), work.now());
        let written = match &before {
            Some(target) => targets.set(&permit, target, edition, now).await,
            None => {
                let what = (self.indicator, self.year);
                targets.begin(&permit, at, what, edition, now).await
            }
        };
        match written {
            Err(StoreError::Conflict | StoreError::Unique(_)) => {
                return Err(Failure::Refused(Stale(known)));
            }
            written => written?,
        }
        let why = format!(
            "{} {}: {}",
            self.indicator.code(),
            self.year.number(),
            told(&self.plan)
        );
        let change = Change {
            from: before.map(|target| target.latest.state.code()),
            to: Some(EditionState::Proposed.code()),
            why: Some(&why),
            ..Change::default()
        };
        work.note(&permit, facts.id, change).await?;
        Ok(facts.id)
    }
}

impl SetTarget {
    async fn seat(&self, work: &UnitOfWork) -> Result<Seat, Failure<Stale>> {
        Ok(match self.place {
            Place::Region(id) => Seat::of_region(work.regions().get(id).await??.id),
            Place::Municipality(id) => {
                let found = work.municipalities().find(id).await?;
                let found = found.ok_or(Denied::Hidden)?;
                Seat::of_municipality(found.id, found.region)
            }
            Place::School(_) => return Err(Denied::Hidden.into()),
        })
    }
}

/// What is planned for the organisations of one kind.
#[derive(InputObject)]
pub struct TargetLineInput {
    /// Which kind; each once.
    pub kind: SchoolKind,
    /// How many of them are to have it, from 0 to the base.
    pub planned: i32,
    /// How many of them there are in the year; 1–100 000.
    pub base: i32,
}

/// A target as it shall be.
#[derive(InputObject)]
pub struct SetTargetInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `municipality:…` or `region:…`, whose target it is.
    pub place_id: ID,
    /// What is counted.
    pub indicator: TargetIndicator,
    /// By the end of which calendar year; 2000–2100.
    pub year: i32,
    /// The revision that was changed; 0 for a target that is new.
    pub revision: i32,
    /// What is planned, a line for each kind of organisation that counts.
    pub lines: Vec<TargetLineInput>,
}

/// What came of it.
#[derive(Union)]
pub enum SetTargetPayload {
    /// It is set, and waits to be approved.
    Done(SetTargetDone),
    /// Somebody else was faster.
    Conflict(SetTargetConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The target is set, and waits to be approved.
#[derive(SimpleObject)]
pub struct SetTargetDone {
    /// The target.
    pub target: NumericTarget,
}

/// Somebody else set the target since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct SetTargetConflict {
    /// The target as it is now; `null` when somebody is setting it at this moment.
    pub current: Option<NumericTarget>,
}
