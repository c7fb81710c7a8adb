//! A programme is declared carried out in full, and its pair ends with it (B-082).

use std::collections::HashSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::pairs::GivenStep;
use domain::access::rules::mentorship::MentorshipFacts;
use domain::access::rules::programme::Complete;
use domain::access::{Actor, Denied, Subject, permit};
use domain::clock::Date as Day;
use domain::id::{DeficitId, ProgrammeId};
use domain::mentoring::{CompleteError, EndError, Side};
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::{PublicId, read_all};
use crate::mutations::mentorship::tell_giving;
use crate::mutations::{opened, perform, recount};
use crate::types::programme::Programme;
use crate::viewer::Viewer;

/// The most deficits that can be named as resolved.
const MAX_DEFICITS: usize = 60;

/// Completes a programme.
#[derive(Default)]
pub struct CompleteProgrammeMutation;

#[Object]
impl CompleteProgrammeMutation {
    /// Declares a programme carried out in full, with every activity accepted; its pair ends with it. For the mentor and
    /// the curator.
    async fn complete_programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme and what came of it.")] input: CompleteProgrammeInput,
    ) -> Result<CompleteProgrammePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(result) = form.take("result", Note::required(&input.result)) else {
            return Ok(CompleteProgrammePayload::Invalid(form.into_invalid()));
        };
        let operation = CompleteProgramme {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            programme: ProgrammeId::read(&input.programme_id)?,
            on: input.on.0,
            result,
            resolved: read_all(&input.resolved_deficit_ids, MAX_DEFICITS)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "completeProgramme", &operation).await? {
                Ok(id) => {
                    let programme = Programme::load(&viewer, id).await?;
                    CompleteProgrammePayload::Done(CompleteProgrammeDone { programme })
                }
                Err(refused) => CompleteProgrammePayload::Refused(refused),
            },
        )
    }
}

#[derive(Serialize)]
struct CompleteProgramme {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    programme: ProgrammeId,
    on: Day,
    result: Note,
    resolved: Vec<DeficitId>,
}

impl Operation for CompleteProgramme {
    type Done = ProgrammeId;
    type Refusal = CompleteProgrammeRefused;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeId, Failure<Self::Refusal>> {
        let opened = opened::programme(work, self.programme).await?;
        let (pair, before) = (opened.pair, opened.programme);
        let permit = permit::<Complete>(&self.actor, &pair.programme_facts())?;
        let today = work.today(opened.located.zone);
        let plan = work.programmes().activities_of(&[self.programme]).await?;
        let open = plan.iter().filter(|line| line.state.is_open()).count();
        let open = u32::try_from(open).unwrap_or(u32::MAX);
        let closed = before.plan.clone().complete(self.on, today, open);
        let closed = closed.map_err(Failure::refuse)?;
        let ended = pair.pair.clone().complete(self.on, today);
        let ended = ended.map_err(Failure::refuse)?;
        let named = work.programmes().deficits(self.programme).await?;
        let named: HashSet<DeficitId> = named.into_iter().collect();
        if !self.resolved.iter().all(|id| named.contains(id)) {
            return Err(Denied::Hidden.into());
        }

        work.programmes()
            .complete(&permit, &before, &closed, &self.result, &self.resolved)
            .await?;
        work.mentorships().complete(&permit, &pair, &ended).await?;
        tell_giving(work, &pair, GivenStep::Ended, &self.link).await?;
        // Years before the last day keep the pair; those since were counted with it until now.
        let mentees: Vec<_> = pair.pair.acting(Side::Mentee).collect();
        recount(work, pair.at, pair.giving(), &mentees, self.on, today).await?;
        let change = Change {
            school: Some(pair.at.school),
            from: Some(before.plan.state.kind().code()),
            to: Some(closed.state.kind().code()),
            why: None,
        };
        work.note(&permit, self.programme, change).await?;
        let ending = Change {
            school: Some(pair.at.school),
            from: Some(pair.pair.state.kind().code()),
            to: Some(ended.state.kind().code()),
            why: Some("PLAN_COMPLETED"),
        };
        work.note_consequence(MentorshipFacts::KIND, "Complete", pair.id(), ending)
            .await?;
        Ok(self.programme)
    }
}

/// A programme that was carried out.
#[derive(InputObject)]
pub struct CompleteProgrammeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme:…`.
    pub programme_id: ID,
    /// The last day, from the beginning of the programme until today. The pair ends on it.
    pub on: Date,
    /// What came of it; 1–10 000 characters.
    pub result: String,
    /// `deficit:…` of the programme that are gone; the others stay as they were worked on.
    pub resolved_deficit_ids: Vec<ID>,
}

/// What came of it.
#[derive(Union)]
pub enum CompleteProgrammePayload {
    /// It is completed.
    Done(CompleteProgrammeDone),
    /// It is not.
    Refused(CompleteProgrammeRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The programme is completed, and its pair is over.
#[derive(SimpleObject)]
pub struct CompleteProgrammeDone {
    /// The programme.
    pub programme: Programme,
}

/// The programme was not completed.
#[derive(Debug, SimpleObject)]
pub struct CompleteProgrammeRefused {
    /// Why.
    pub reason: CompleteProgrammeRefusal,
    /// How many activities are not accepted yet, where that is the reason.
    pub open: Option<i32>,
}

/// Why a programme was not completed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CompleteProgrammeRefusal {
    /// The programme, or its pair, is not in force.
    NotApproved,
    /// Activities are not accepted yet.
    ActivitiesOpen,
    /// The day lies in the future, or before the programme or the pair began.
    DayOutside,
}

impl From<CompleteProgrammeRefusal> for CompleteProgrammeRefused {
    fn from(reason: CompleteProgrammeRefusal) -> Self {
        Self { reason, open: None }
    }
}

impl From<CompleteError> for CompleteProgrammeRefused {
    fn from(error: CompleteError) -> Self {
        match error {
            CompleteError::NotApproved => CompleteProgrammeRefusal::NotApproved.into(),
            CompleteError::ActivitiesOpen { open } => Self {
                reason: CompleteProgrammeRefusal::ActivitiesOpen,
                open: i32::try_from(open).ok(),
            },
            CompleteError::DayOutside => CompleteProgrammeRefusal::DayOutside.into(),
        }
    }
}

impl From<EndError> for CompleteProgrammeRefused {
    fn from(error: EndError) -> Self {
        match error {
            EndError::NotActive | EndError::CompletedByProgramme => {
                CompleteProgrammeRefusal::NotApproved.into()
            }
            EndError::EndsBeforeItBegins | EndError::EndsInTheFuture => {
                CompleteProgrammeRefusal::DayOutside.into()
            }
        }
    }
}
