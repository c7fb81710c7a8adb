//! A mentorship in force rests for a leave or an illness; it stays in force and counts as running.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::mentorship::Suspend;
use domain::access::{Actor, permit};
use domain::clock;
use domain::id::{MentorshipId, SuspensionId};
use domain::mentoring::{SuspendError, Suspension};
use domain::text::Note;
use persistence::mentorships::NewSuspension;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::locked;
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::mentorship::Mentorship;
use crate::types::suspension::SuspensionReason;
use crate::viewer::Viewer;

/// Lets a mentorship rest.
#[derive(Default)]
pub struct SuspendMentorshipMutation;

#[Object]
impl SuspendMentorshipMutation {
    /// Lets a mentorship in force rest while somebody is on leave or ill. Its programme keeps its terms; the rest is
    /// shown beside them. For the curators and the head of the school.
    async fn suspend_mentorship(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The mentorship, the days and the reason.")] input: SuspendMentorshipInput,
    ) -> Result<SuspendMentorshipPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let note = form.take_optional("note", input.note.as_deref(), Note::required);
        let Some(note) = note else {
            return Ok(SuspendMentorshipPayload::Invalid(form.into_invalid()));
        };
        let operation = SuspendMentorship {
            actor: viewer.actor().clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            from: input.from.0,
            expected_back: input.expected_back.map(|day| day.0),
            reason: input.reason.into(),
            note,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "suspendMentorship", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    SuspendMentorshipPayload::Done(SuspendMentorshipDone { mentorship })
                }
                Err(reason) => {
                    SuspendMentorshipPayload::Refused(SuspendMentorshipRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct SuspendMentorship {
    #[serde(skip)]
    actor: Actor,
    mentorship: MentorshipId,
    from: clock::Date,
    expected_back: Option<clock::Date>,
    reason: domain::mentoring::SuspensionReason,
    note: Option<Note>,
}

impl Operation for SuspendMentorship {
    type Done = MentorshipId;
    type Refusal = SuspendMentorshipRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let (row, here) = locked(work, self.mentorship).await?;
        let permit = permit::<Suspend>(&self.actor, &row.facts())?;
        let suspension = Suspension {
            from: self.from,
            expected_back: self.expected_back,
            reason: self.reason,
        };
        let after = row.pair.clone().suspend(suspension, work.today(here.zone));
        let after = after.map_err(Failure::refuse)?;
        let note = self.note.as_ref().map(Note::as_str);
        let new = NewSuspension {
            id: SuspensionId(work.fresh()),
            note,
            at: work.now(),
        };
        work.mentorships()
            .suspend(&permit, &row, &after, new)
            .await?;
        let state = row.pair.state.kind().code();
        let change = Change {
            school: Some(row.at.school),
            from: Some(state),
            to: Some(state),
            why: note,
        };
        work.note(&permit, row.id(), change).await?;
        Ok(row.id())
    }
}

/// A mentorship that is to rest.
#[derive(InputObject)]
pub struct SuspendMentorshipInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`.
    pub mentorship_id: ID,
    /// The first day of rest; today or before, not before the mentorship's first day.
    pub from: Date,
    /// The day on which it is expected to go on; open when left out.
    pub expected_back: Option<Date>,
    /// Why.
    pub reason: SuspensionReason,
    /// What else is to be remembered; 1–10 000 characters.
    pub note: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum SuspendMentorshipPayload {
    /// It rests.
    Done(SuspendMentorshipDone),
    /// It goes on.
    Refused(SuspendMentorshipRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The mentorship rests.
#[derive(SimpleObject)]
pub struct SuspendMentorshipDone {
    /// The resting mentorship.
    pub mentorship: Mentorship,
}

/// The mentorship does not rest.
#[derive(SimpleObject)]
pub struct SuspendMentorshipRefused {
    /// Why.
    pub reason: SuspendMentorshipRefusal,
}

/// Why a mentorship was not suspended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SuspendMentorshipRefusal {
    /// It is not in force.
    NotActive,
    /// It rests already.
    AlreadySuspended,
    /// It would rest before its first day.
    BeforeItBegins,
    /// The first day of rest lies in the future.
    InTheFuture,
    /// The expected return lies before the first day of rest.
    ReturnsBeforeItRests,
}

impl From<SuspendError> for SuspendMentorshipRefusal {
    fn from(error: SuspendError) -> Self {
        match error {
            SuspendError::NotActive => Self::NotActive,
            SuspendError::AlreadySuspended => Self::AlreadySuspended,
            SuspendError::BeforeItBegins => Self::BeforeItBegins,
            SuspendError::InTheFuture => Self::InTheFuture,
            SuspendError::ReturnsBeforeItRests => Self::ReturnsBeforeItRests,
        }
    }
}
