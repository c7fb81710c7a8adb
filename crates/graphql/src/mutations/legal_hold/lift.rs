//! A proceeding is over: the head lifts the hold on somebody's data.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::legal_hold::Lift;
use domain::access::{Actor, Denied, permit};
use domain::id::LegalHoldId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::depersonalisation::LegalHold;
use crate::viewer::Viewer;

/// Lifts legal holds.
#[derive(Default)]
pub struct LiftLegalHoldMutation;

#[Object]
impl LiftLegalHoldMutation {
    /// Lifts a legal hold: the data become nobody's when they are due. For the head of the school.
    async fn lift_legal_hold(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which hold.")] input: LiftLegalHoldInput,
    ) -> Result<LiftLegalHoldPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = LiftLegalHold {
            actor: viewer.actor().clone(),
            hold: LegalHoldId::read(&input.hold_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "liftLegalHold", &operation).await? {
                Ok(id) => {
                    let hold = LegalHold::load(&viewer, id).await?;
                    LiftLegalHoldPayload::Done(LiftLegalHoldDone { hold })
                }
                Err(reason) => LiftLegalHoldPayload::Refused(LiftLegalHoldRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct LiftLegalHold {
    #[serde(skip)]
    actor: Actor,
    hold: LegalHoldId,
}

impl Operation for LiftLegalHold {
    type Done = LegalHoldId;
    type Refusal = LiftLegalHoldRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<LegalHoldId, Failure<Self::Refusal>> {
        let found = work.legal_holds().find(self.hold).await?;
        let school = found.ok_or(Denied::Hidden)?.school;
        let here = opened::lock(work, Some(school)).await?;
        let row = work.legal_holds().find(self.hold).await?;
        let row = row.ok_or(Denied::Hidden)?;
        let permit = permit::<Lift>(&self.actor, &row.facts(here.school.at))?;
        if row.lifted_on.is_some() {
            return Err(Failure::Refused(LiftLegalHoldRefusal::AlreadyLifted));
        }
        work.legal_holds()
            .lift(&permit, work.today(here.zone))
            .await?;
        let change = Change {
            school: Some(school),
            from: Some("PLACED"),
            to: Some("LIFTED"),
            ..Change::default()
        };
        work.note(&permit, self.hold, change).await?;
        Ok(self.hold)
    }
}

/// A legal hold to be lifted.
#[derive(InputObject)]
pub struct LiftLegalHoldInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `legal-hold:…`, in force.
    pub hold_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum LiftLegalHoldPayload {
    /// It is lifted.
    Done(LiftLegalHoldDone),
    /// Nothing was changed.
    Refused(LiftLegalHoldRefused),
}

/// The hold is lifted.
#[derive(SimpleObject)]
pub struct LiftLegalHoldDone {
    /// The hold.
    pub hold: LegalHold,
}

/// The hold was not lifted.
#[derive(SimpleObject)]
pub struct LiftLegalHoldRefused {
    /// Why.
    pub reason: LiftLegalHoldRefusal,
}

/// Why a hold was not lifted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum LiftLegalHoldRefusal {
    /// It was lifted before.
    AlreadyLifted,
}
