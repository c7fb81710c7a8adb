//! The curator puts a programme into force.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::Approve;
use domain::access::{Actor, permit};
use domain::id::ProgrammeId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::programme::Programme;
use crate::viewer::Viewer;

/// Approves a programme.
#[derive(Default)]
pub struct ApproveProgrammeMutation;

#[Object]
impl ApproveProgrammeMutation {
    /// Puts a programme to which both have agreed into force. For the curator, who is not one of the two.
    async fn approve_programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme.")] input: ApproveProgrammeInput,
    ) -> Result<ApproveProgrammePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ApproveProgramme {
            actor: viewer.actor().clone(),
            programme: ProgrammeId::read(&input.programme_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "approveProgramme", &operation).await? {
                Ok(id) => {
                    let programme = Programme::load(&viewer, id).await?;
                    ApproveProgrammePayload::Done(ApproveProgrammeDone { programme })
                }
                Err(reason) => ApproveProgrammePayload::Refused(ApproveProgrammeRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct ApproveProgramme {
    #[serde(skip)]
    actor: Actor,
    programme: ProgrammeId,
}

impl Operation for ApproveProgramme {
    type Done = ProgrammeId;
    type Refusal = ApproveProgrammeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeId, Failure<Self::Refusal>> {
        let opened = opened::programme(work, self.programme).await?;
        let permit = permit::<Approve>(&self.actor, &opened.pair.programme_facts())?;
        let before = opened.programme;
        // The only thing that an approval can meet is another state than the one it waits for.
        let Ok(after) = before.plan.clone().approve() else {
            return Err(Failure::Refused(ApproveProgrammeRefusal::NotWaiting));
        };
        let today = work.today(opened.located.zone);
        work.programmes()
            .approve(&permit, &before, &after, today)
            .await?;
        let change = Change {
            school: Some(opened.located.school.at.school),
            from: Some(before.plan.state.kind().code()),
            to: Some(after.state.kind().code()),
            why: None,
        };
        work.note(&permit, self.programme, change).await?;
        Ok(self.programme)
    }
}

/// A programme to be approved.
#[derive(InputObject)]
pub struct ApproveProgrammeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme:…`.
    pub programme_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum ApproveProgrammePayload {
    /// It is in force.
    Done(ApproveProgrammeDone),
    /// It is not.
    Refused(ApproveProgrammeRefused),
}

/// The programme is in force.
#[derive(SimpleObject)]
pub struct ApproveProgrammeDone {
    /// The programme.
    pub programme: Programme,
}

/// The programme was not approved.
#[derive(SimpleObject)]
pub struct ApproveProgrammeRefused {
    /// Why.
    pub reason: ApproveProgrammeRefusal,
}

/// Why a programme was not approved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ApproveProgrammeRefusal {
    /// It is not agreed to by both, or in force already, or over.
    NotWaiting,
}
