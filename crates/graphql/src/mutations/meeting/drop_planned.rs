//! A planned meeting that was missed or is called off, with its reason.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::KeepMeetings;
use domain::access::{Actor, Denied, permit};
use domain::id::PlannedMeetingId;
use domain::mentoring::PlanError;
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::planned_meeting::PlannedMeeting;
use crate::viewer::Viewer;

/// Drops a planned meeting.
#[derive(Default)]
pub struct DropPlannedMeetingMutation;

#[Object]
impl DropPlannedMeetingMutation {
    /// Keeps that a planned meeting did not take place on its day, or calls it off. For mentor and mentee.
    async fn drop_planned_meeting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The planned meeting and the reason.")] input: DropPlannedMeetingInput,
    ) -> Result<DropPlannedMeetingPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(reason) = form.take("reason", Note::required(&input.reason)) else {
            return Ok(DropPlannedMeetingPayload::Invalid(form.into_invalid()));
        };
        let operation = DropPlannedMeeting {
            actor: viewer.actor().clone(),
            planned: PlannedMeetingId::read(&input.planned_meeting_id)?,
            missed: match input.outcome {
                DropOutcome::Missed => true,
                DropOutcome::Cancelled => false,
            },
            reason,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "dropPlannedMeeting", &operation).await? {
                Ok(id) => {
                    let planned = PlannedMeeting::load(&viewer, id).await?;
                    DropPlannedMeetingPayload::Done(DropPlannedMeetingDone { planned })
                }
                Err(reason) => {
                    DropPlannedMeetingPayload::Refused(DropPlannedMeetingRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct DropPlannedMeeting {
    #[serde(skip)]
    actor: Actor,
    planned: PlannedMeetingId,
    missed: bool,
    reason: Note,
}

impl Operation for DropPlannedMeeting {
    type Done = PlannedMeetingId;
    type Refusal = DropPlannedMeetingRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PlannedMeetingId, Failure<Self::Refusal>> {
        let meetings = work.planned_meetings();
        let found = meetings.find(self.planned).await?.ok_or(Denied::Hidden)?;
        let opened = opened::pair(work, found.mentorship).await?;
        let permit = permit::<KeepMeetings>(&self.actor, &opened.pair.programme_facts())?;
        let before = meetings.find(self.planned).await?.ok_or(Denied::Hidden)?;
        let today = work.today(opened.located.zone);
        let after = if self.missed {
            before.state.miss(before.planned_on, today)
        } else {
            before.state.cancel()
        };
        let after = after.map_err(Failure::refuse)?;
        meetings
            .close(&permit, &before, after, Some(&self.reason))
            .await?;
        let change = Change {
            school: Some(opened.pair.at.school),
            from: Some(before.state.kind().code()),
            to: Some(after.kind().code()),
            why: Some(self.reason.as_str()),
        };
        work.note(&permit, self.planned, change).await?;
        Ok(self.planned)
    }
}

/// What became of a planned meeting that was not held.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DropOutcome {
    /// Its day has come and it did not take place.
    Missed,
    /// It is called off.
    Cancelled,
}

/// A planned meeting that is not held.
#[derive(InputObject)]
pub struct DropPlannedMeetingInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `planned-meeting:…`.
    pub planned_meeting_id: ID,
    /// What became of it.
    pub outcome: DropOutcome,
    /// Why; 1–10 000 characters.
    pub reason: String,
}

/// What came of it.
#[derive(Union)]
pub enum DropPlannedMeetingPayload {
    /// It is kept so.
    Done(DropPlannedMeetingDone),
    /// It is not.
    Refused(DropPlannedMeetingRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// It is kept that the meeting was missed or called off.
#[derive(SimpleObject)]
pub struct DropPlannedMeetingDone {
    /// The planned meeting.
    pub planned: PlannedMeeting,
}

/// The planned meeting stays as it was.
#[derive(SimpleObject)]
pub struct DropPlannedMeetingRefused {
    /// Why.
    pub reason: DropPlannedMeetingRefusal,
}

/// Why a planned meeting stays as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DropPlannedMeetingRefusal {
    /// It was held, missed or called off already.
    NotPlanned,
    /// Its day has not come: call it off instead.
    NotYet,
}

impl From<PlanError> for DropPlannedMeetingRefusal {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::NotYet => Self::NotYet,
            PlanError::NotPlanned | PlanError::InThePast | PlanError::OutsidePair => {
                Self::NotPlanned
            }
        }
    }
}
