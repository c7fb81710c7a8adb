//! The municipality says whether its schools' roadmaps need its agreement.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::municipality::KeepRoadmaps;
use domain::access::{Actor, Denied, permit};
use domain::id::MunicipalityId;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Sets the rule.
#[derive(Default)]
pub struct SetRoadmapPolicyMutation;

#[Object]
impl SetRoadmapPolicyMutation {
    /// Says whether the roadmaps of a municipality's schools come into force only when it has agreed to them. For the
    /// methodologists of the municipality.
    async fn set_roadmap_policy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The rule.")] input: SetRoadmapPolicyInput,
    ) -> Result<SetRoadmapPolicyPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let municipality = MunicipalityId::read(&input.municipality_id)?;
        let operation = SetRoadmapPolicy {
            actor: viewer.actor().clone(),
            municipality,
            version: input.version,
            required: input.review_required,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "setRoadmapPolicy", &operation).await?;
        let now = viewer.store().roadmaps().policy(municipality).await?.into();
        Ok(match came {
            Ok(()) => SetRoadmapPolicyPayload::Done(SetRoadmapPolicyDone { policy: now }),
            Err(Stale) => {
                SetRoadmapPolicyPayload::Conflict(SetRoadmapPolicyConflict { current: now })
            }
        })
    }
}

#[derive(Serialize)]
struct SetRoadmapPolicy {
    #[serde(skip)]
    actor: Actor,
    municipality: MunicipalityId,
    version: i32,
    required: bool,
}

/// Somebody else was faster.
struct Stale;

impl Operation for SetRoadmapPolicy {
    type Done = ();
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Stale>> {
        let found = work.municipalities().find(self.municipality).await?;
        let facts = found.ok_or(Denied::Hidden)?.facts();
        let permit = permit::<KeepRoadmaps>(&self.actor, &facts)?;
        let roadmaps = work.roadmaps();
        let before = roadmaps.policy(self.municipality).await?;
        if before.version != self.version {
            return Err(Failure::Refused(Stale));
        }
        let (required, now) = (self.required, work.now());
        match roadmaps
            .set_policy(&permit, self.version, required, now)
            .await
        {
            Err(StoreError::Conflict | StoreError::Unique(_)) => {
                return Err(Failure::Refused(Stale));
            }
            set => set?,
        }
        let change = Change {
            from: Some(name(before.review_required)),
            to: Some(name(self.required)),
            ..Change::default()
        };
        work.note(&permit, self.municipality, change).await?;
        Ok(())
    }
}

/// The rule as the trail names it.
fn name(required: bool) -> &'static str {
    if required {
        "REVIEW_REQUIRED"
    } else {
        "REVIEW_NOT_REQUIRED"
    }
}

/// Whether a municipality wants to agree to the roadmaps of its schools.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct RoadmapPolicy {
    /// Whether they come into force only when it has agreed; yes until it says otherwise.
    pub review_required: bool,
    /// Counts the edits; 0 for the rule that stands until somebody says otherwise.
    pub version: i32,
}

impl From<persistence::roadmaps::policy::Policy> for RoadmapPolicy {
    fn from(policy: persistence::roadmaps::policy::Policy) -> Self {
        Self {
            review_required: policy.review_required,
            version: policy.version,
        }
    }
}

/// Whether a municipality wants to agree to the roadmaps of its schools.
#[derive(InputObject)]
pub struct SetRoadmapPolicyInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `municipality:…`.
    pub municipality_id: ID,
    /// The version of the rule that was changed; 0 for the first one.
    pub version: i32,
    /// Whether roadmaps of schools come into force only when the municipality has agreed.
    pub review_required: bool,
}

/// What came of it.
#[derive(Union)]
pub enum SetRoadmapPolicyPayload {
    /// The rule stands.
    Done(SetRoadmapPolicyDone),
    /// Somebody else was faster.
    Conflict(SetRoadmapPolicyConflict),
}

/// The rule stands.
#[derive(SimpleObject)]
pub struct SetRoadmapPolicyDone {
    /// The rule.
    pub policy: RoadmapPolicy,
}

/// Somebody else changed the rule since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct SetRoadmapPolicyConflict {
    /// The rule as it is now.
    pub current: RoadmapPolicy,
}
