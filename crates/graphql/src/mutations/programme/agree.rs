//! Mentor and mentee agree to the wording of their programme, each for themselves.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::Agree;
use domain::access::{Actor, Denied, permit};
use domain::id::ProgrammeId;
use domain::mentoring::{DecisionError, Side};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::programme::Programme;
use crate::viewer::Viewer;

/// Agrees to a programme.
#[derive(Default)]
pub struct AgreeProgrammeMutation;

#[Object]
impl AgreeProgrammeMutation {
    /// Agrees to the wording of a programme. When both have, the curator's word is due. For mentor and mentee, each for
    /// themselves.
    async fn agree_programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme and the wording.")] input: AgreeProgrammeInput,
    ) -> Result<AgreeProgrammePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = AgreeProgramme {
            actor: viewer.actor().clone(),
            programme: ProgrammeId::read(&input.programme_id)?,
            version: input.version,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "agreeProgramme", &operation).await? {
                Ok(id) => {
                    let programme = Programme::load(&viewer, id).await?;
                    AgreeProgrammePayload::Done(AgreeProgrammeDone { programme })
                }
                Err(reason) => AgreeProgrammePayload::Refused(AgreeProgrammeRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AgreeProgramme {
    #[serde(skip)]
    actor: Actor,
    programme: ProgrammeId,
    version: i32,
}

impl Operation for AgreeProgramme {
    type Done = ProgrammeId;
    type Refusal = AgreeProgrammeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeId, Failure<Self::Refusal>> {
        let opened = opened::programme(work, self.programme).await?;
        let permit = permit::<Agree>(&self.actor, &opened.pair.programme_facts())?;
        let before = opened.programme;
        if before.version != self.version {
            return Err(Failure::Refused(AgreeProgrammeRefusal::ChangedMeanwhile));
        }
        let line = opened.pair.pair.participant(permit.by());
        let side = line.ok_or(Denied::Hidden)?.side;
        let plan = work.programmes().activities_of(&[self.programme]).await?;
        let lines = u32::try_from(plan.len()).unwrap_or(u32::MAX);
        let agreed = before.plan.clone().agree(side, lines);
        let mut after = agreed.map_err(Failure::refuse)?;
        // Pupils have consented to take part on paper, and nobody else speaks for that side.
        if side == Side::Mentor && opened.pair.pair.mentees_are_pupils() {
            after = after.agree(Side::Mentee, lines).map_err(Failure::refuse)?;
        }

        work.programmes().agree(&permit, &before, &after).await?;
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

/// A programme to be agreed to.
#[derive(InputObject)]
pub struct AgreeProgrammeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme:…`.
    pub programme_id: ID,
    /// The version that was read; nobody agrees to a wording that they have not seen.
    pub version: i32,
}

/// What came of it.
#[derive(Union)]
pub enum AgreeProgrammePayload {
    /// Agreed.
    Done(AgreeProgrammeDone),
    /// Not agreed.
    Refused(AgreeProgrammeRefused),
}

/// The viewer has agreed to the wording.
#[derive(SimpleObject)]
pub struct AgreeProgrammeDone {
    /// The programme.
    pub programme: Programme,
}

/// The agreement was not taken.
#[derive(SimpleObject)]
pub struct AgreeProgrammeRefused {
    /// Why.
    pub reason: AgreeProgrammeRefusal,
}

/// Why an agreement was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AgreeProgrammeRefusal {
    /// The programme is not being drafted.
    NotWaiting,
    /// The viewer has agreed to this wording before.
    AlreadyAgreed,
    /// A plan without a single activity is no plan.
    PlanEmpty,
    /// There is a newer wording; read it first.
    ChangedMeanwhile,
}

impl From<DecisionError> for AgreeProgrammeRefusal {
    fn from(error: DecisionError) -> Self {
        match error {
            DecisionError::NotWaiting => Self::NotWaiting,
            DecisionError::AlreadyAgreed => Self::AlreadyAgreed,
            DecisionError::PlanEmpty => Self::PlanEmpty,
        }
    }
}
