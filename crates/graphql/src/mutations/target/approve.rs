//! The authority approves a numeric target: from then on its latest edition holds.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::target::{Approve, Read};
use domain::access::{Actor, Denied, permit};
use domain::id::TargetId;
use domain::monitoring::target::EditionError;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::told;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::types::target::NumericTarget;
use crate::viewer::Viewer;

/// Approves targets.
#[derive(Default)]
pub struct ApproveTargetMutation;

#[Object]
impl ApproveTargetMutation {
    /// Says that the latest edition of a target holds; the one that held before holds no more. For the municipal authority, and
    /// for the region's methodologists about its own.
    async fn approve_target(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which target.")] input: ApproveTargetInput,
    ) -> Result<ApproveTargetPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ApproveTarget {
            actor: viewer.actor().clone(),
            target: TargetId::read(&input.target_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "approveTarget", &operation).await?;
        let target = NumericTarget::load(&viewer, operation.target).await?;
        Ok(match came {
            Ok(()) => ApproveTargetPayload::Done(ApproveTargetDone { target }),
            Err(reason) => ApproveTargetPayload::Refused(ApproveTargetRefused {
                reason,
                current: target,
            }),
        })
    }
}

#[derive(Serialize)]
struct ApproveTarget {
    #[serde(skip)]
    actor: Actor,
    target: TargetId,
    revision: i32,
}

impl Operation for ApproveTarget {
    type Done = ();
    type Refusal = ApproveTargetRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<ApproveTargetRefusal>> {
        let targets = work.numeric_targets();
        let before = targets.find(self.target).await?.ok_or(Denied::Hidden)?;
        let facts = before.facts(Vec::new());
        permit::<Read>(&self.actor, &facts)?;
        let permit = permit::<Approve>(&self.actor, &facts)?;
        if before.revision != self.revision {
            return Err(Failure::Refused(ApproveTargetRefusal::Stale));
        }
        let state = before.latest.state;
        let approved = state.approve().map_err(Failure::refuse)?;
        let today = today_at(work, before.at).await?;
        match targets.approve(&permit, &before, today).await {
            Err(StoreError::Conflict) => {
                return Err(Failure::Refused(ApproveTargetRefusal::Stale));
            }
            written => written?,
        }
        let why = told(&before.latest.plan);
        let change = Change {
            from: Some(state.code()),
            to: Some(approved.code()),
            why: Some(&why),
            ..Change::default()
        };
        work.note(&permit, self.target, change).await?;
        Ok(())
    }
}

/// Which target holds.
#[derive(InputObject)]
pub struct ApproveTargetInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `target:…`.
    pub target_id: ID,
    /// The revision that was read.
    pub revision: i32,
}

/// What came of it.
#[derive(Union)]
pub enum ApproveTargetPayload {
    /// It holds.
    Done(ApproveTargetDone),
    /// It does not.
    Refused(ApproveTargetRefused),
}

/// The target holds.
#[derive(SimpleObject)]
pub struct ApproveTargetDone {
    /// The target.
    pub target: NumericTarget,
}

/// The target was not approved.
#[derive(SimpleObject)]
pub struct ApproveTargetRefused {
    /// Why.
    pub reason: ApproveTargetRefusal,
    /// The target as it is now.
    pub current: NumericTarget,
}

/// Why a target was not approved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ApproveTargetRefusal {
    /// Somebody changed it since it was read.
    Stale,
    /// Its latest edition holds already.
    AlreadyApproved,
}

impl From<EditionError> for ApproveTargetRefusal {
    fn from(error: EditionError) -> Self {
        match error {
            EditionError::AlreadyApproved => Self::AlreadyApproved,
            // The latest edition has none after it: it was another one that was read.
            EditionError::Superseded => Self::Stale,
        }
    }
}
