//! A curator, or the municipal centre across its schools, looks for the best pairs without asking anybody.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::matching::Run;
use domain::access::{Actor, Denied, permit};
use domain::clock::Zone;
use domain::id::{MatchingRunId, MunicipalityId, SchoolId};
use domain::matching::{LockError, MatchingSettings, PairOf};
use persistence::matching::{Ground, NewRun};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::desks::matching::search;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::matching::{MatchBlocker, MatchingRun, MatchingSettingsInput};
use crate::viewer::Viewer;

/// Runs the matching.
#[derive(Default)]
pub struct RunMatchingMutation;

#[Object]
impl RunMatchingMutation {
    /// Looks for the best pairs among who waits and who has room, and keeps the result; nobody is asked. Within a school
    /// for its curators and head, across the schools of a municipality for its methodologists.
    async fn run_matching(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where, and for what.")] input: RunMatchingInput,
    ) -> Result<RunMatchingPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let at = match (&input.school_id, &input.municipality_id) {
            (Some(school), None) => Where::School(SchoolId::read(school)?),
            (None, Some(municipality)) => Where::Municipality(MunicipalityId::read(municipality)?),
            (Some(_), Some(_)) | (None, None) => {
                return Err(GqlError::BadInput("name a school or a municipality"));
            }
        };
        let mut form = Form::default();
        let within_school = matches!(at, Where::School(_));
        let settings = input.settings.unwrap_or_default();
        let settings = settings.read(&mut form, within_school)?;
        if !form.is_sound() {
            return Ok(RunMatchingPayload::Invalid(form.into_invalid()));
        }
        let operation = RunMatching {
            actor: viewer.actor().clone(),
            at,
            settings,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "runMatching", &operation).await? {
                Ok(id) => {
                    let row = viewer.store().matching().find(id).await?;
                    let run = MatchingRun::new(viewer, row.ok_or(GqlError::NotFound)?);
                    RunMatchingPayload::Done(RunMatchingDone { run })
                }
                Err(refused) => RunMatchingPayload::Refused(refused),
            },
        )
    }
}

#[derive(Clone, Copy, Serialize)]
enum Where {
    School(SchoolId),
    Municipality(MunicipalityId),
}

#[derive(Serialize)]
struct RunMatching {
    #[serde(skip)]
    actor: Actor,
    at: Where,
    settings: MatchingSettings,
}

impl Operation for RunMatching {
    type Done = MatchingRunId;
    type Refusal = RunMatchingRefused;

    async fn run(&self, work: &UnitOfWork) -> Result<MatchingRunId, Failure<RunMatchingRefused>> {
        let (ground, zone) = self.ground(work).await?;
        let permit = permit::<Run>(&self.actor, &ground.facts())?;
        let pool = work.matching().pool(ground, work.today(zone)).await?;
        let (pool, outcome) = search(pool, self.settings.clone()).await;
        let outcome = outcome.map_err(|error| Failure::Refused(RunMatchingRefused::from(error)))?;
        let id = MatchingRunId(work.fresh());
        let new = NewRun {
            id,
            ground,
            settings: &self.settings,
            pool: &pool,
            outcome: &outcome,
        };
        work.matching().add(&permit, new, work.now()).await?;
        let change = Change {
            school: ground.school,
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

impl RunMatching {
    async fn ground(
        &self,
        work: &UnitOfWork,
    ) -> Result<(Ground, Zone), Failure<RunMatchingRefused>> {
        match self.at {
            Where::School(id) => {
                let here = work.schools().locate(id).await?.ok_or(Denied::Hidden)?;
                Ok((Ground::of_school(&here.school.at), here.zone))
            }
            Where::Municipality(id) => {
                let here = work
                    .municipalities()
                    .find(id)
                    .await?
                    .ok_or(Denied::Hidden)?;
                let region = work.regions().get(here.region).await??;
                Ok((Ground::of_municipality(id), region.zone))
            }
        }
    }
}

/// Where to look, and for what. Exactly one place is named.
#[derive(InputObject)]
pub struct RunMatchingInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, to look within one school.
    pub school_id: Option<ID>,
    /// `municipality:…`, to look across its schools.
    pub municipality_id: Option<ID>,
    /// What is asked for; as usual when left out.
    pub settings: Option<MatchingSettingsInput>,
}

/// What came of it.
#[derive(Union)]
pub enum RunMatchingPayload {
    /// The run is kept.
    Done(RunMatchingDone),
    /// A locked pair cannot be kept.
    Refused(RunMatchingRefused),
    /// Fields to be corrected.
    Invalid(InvalidInput),
}

/// The run is kept. Nobody was asked.
#[derive(SimpleObject)]
pub struct RunMatchingDone {
    /// The run with its result.
    pub run: MatchingRun,
}

/// A locked pair cannot be kept; unlock it and run again.
#[derive(SimpleObject)]
pub struct RunMatchingRefused {
    /// Why.
    pub reason: RunMatchingRefusal,
    /// `person:…`, the mentor of the locked pair.
    pub mentor_id: ID,
    /// `person:…`, its mentee.
    pub mentee_id: ID,
    /// The rule that forbids it, where that is the reason.
    pub blocker: Option<MatchBlocker>,
}

/// Why a locked pair cannot be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RunMatchingRefusal {
    /// One of the two does not come into question any longer: the mentee has a mentor by now, or a card has left the bank.
    GoneMeanwhile,
    /// The rules forbid the pair.
    AgainstTheRules,
    /// The mentee is locked to another mentor as well.
    TwoMentors,
    /// The mentor has no room for all who are locked to them.
    NoRoom,
}

impl From<LockError> for RunMatchingRefused {
    fn from(error: LockError) -> Self {
        let of = |reason, pair: PairOf, blocker: Option<domain::matching::Blocker>| Self {
            reason,
            mentor_id: pair.mentor.public(),
            mentee_id: pair.mentee.public(),
            blocker: blocker.map(Into::into),
        };
        match error {
            LockError::Unknown(pair) => of(RunMatchingRefusal::GoneMeanwhile, pair, None),
            LockError::Blocked { pair, blocker } => {
                of(RunMatchingRefusal::AgainstTheRules, pair, Some(blocker))
            }
            LockError::LockedTwice(pair) => of(RunMatchingRefusal::TwoMentors, pair, None),
            LockError::NoRoom(pair) => of(RunMatchingRefusal::NoRoom, pair, None),
        }
    }
}
