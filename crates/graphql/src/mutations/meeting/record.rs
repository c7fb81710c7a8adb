//! Mentor or mentee write a meeting into the journal of their pair (A-M5).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::KeepMeetings;
use domain::access::{Actor, permit};
use domain::clock::{Date as Day, SchoolYear};
use domain::id::{MeetingId, MentorshipId};
use domain::mentoring::{MeetingError, MeetingMode, check_meeting};
use domain::text::{Note, Title};
use persistence::meetings::NewMeeting;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::meeting::{self, Meeting};
use crate::viewer::Viewer;

/// Records a meeting.
#[derive(Default)]
pub struct RecordMeetingMutation;

#[Object]
impl RecordMeetingMutation {
    /// Writes a meeting into the journal of a pair; it counts at once. For mentor and mentee.
    async fn record_meeting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The meeting.")] input: RecordMeetingInput,
    ) -> Result<RecordMeetingPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let topic = form.take("topic", Title::parse(&input.topic));
        let summary = form.take("summary", Note::parse(&input.summary));
        let goals = form.take("goals", Note::parse(&input.goals));
        let (Some(topic), Some(summary), Some(goals)) = (topic, summary, goals) else {
            return Ok(RecordMeetingPayload::Invalid(form.into_invalid()));
        };
        let operation = RecordMeeting {
            actor: viewer.actor().clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            held_on: input.held_on.0,
            // What is no length at all is refused like any other odd one.
            minutes: u16::try_from(input.minutes).unwrap_or(0),
            mode: input.mode.into(),
            topic,
            summary,
            goals,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "recordMeeting", &operation).await? {
                Ok(id) => {
                    let meeting = Meeting::load(&viewer, id).await?;
                    RecordMeetingPayload::Done(RecordMeetingDone { meeting })
                }
                Err(reason) => RecordMeetingPayload::Refused(RecordMeetingRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct RecordMeeting {
    #[serde(skip)]
    actor: Actor,
    mentorship: MentorshipId,
    held_on: Day,
    minutes: u16,
    mode: MeetingMode,
    topic: Title,
    summary: Note,
    goals: Note,
}

impl Operation for RecordMeeting {
    type Done = MeetingId;
    type Refusal = RecordMeetingRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MeetingId, Failure<Self::Refusal>> {
        let opened = opened::pair(work, self.mentorship).await?;
        let permit = permit::<KeepMeetings>(&self.actor, &opened.pair.programme_facts())?;
        let state = &opened.pair.pair.state;
        let Some(since) = state.since() else {
            return Err(Failure::refuse(MeetingError::OutsidePair));
        };
        let until = state.end().map(|(on, _)| on);
        let today = work.today(opened.located.zone);
        check_meeting(self.held_on, self.minutes, since, until, today).map_err(Failure::refuse)?;

        let id = MeetingId(work.fresh());
        let new = NewMeeting {
            id,
            held_on: self.held_on,
            minutes: self.minutes,
            mode: self.mode,
            topic: &self.topic,
            summary: &self.summary,
            goals: &self.goals,
        };
        work.meetings().record(&permit, new, work.now()).await?;
        let year = SchoolYear::of(self.held_on);
        work.figures()
            .recount_school(opened.pair.at, year, work.now())
            .await?;
        let change = Change {
            school: Some(opened.pair.at.school),
            to: Some("RECORDED"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// A meeting that took place.
#[derive(InputObject)]
pub struct RecordMeetingInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`.
    pub mentorship_id: ID,
    /// The day, while the pair was in force and not in the future.
    pub held_on: Date,
    /// How long it lasted, 5–600.
    pub minutes: i32,
    /// How the two met.
    pub mode: meeting::MeetingMode,
    /// What it was about; 1–500 characters.
    pub topic: String,
    /// What was said and done; may be empty.
    pub summary: String,
    /// What is to be done until the next one; may be empty.
    pub goals: String,
}

/// What came of recording a meeting.
#[derive(Union)]
pub enum RecordMeetingPayload {
    /// It stands in the journal.
    Done(RecordMeetingDone),
    /// It does not.
    Refused(RecordMeetingRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The meeting stands in the journal.
#[derive(SimpleObject)]
pub struct RecordMeetingDone {
    /// The meeting.
    pub meeting: Meeting,
}

/// The meeting was not recorded.
#[derive(SimpleObject)]
pub struct RecordMeetingRefused {
    /// Why.
    pub reason: RecordMeetingRefusal,
}

/// Why a meeting was not recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RecordMeetingRefusal {
    /// The pair was not in force on that day.
    OutsidePair,
    /// The day lies in the future.
    InTheFuture,
    /// A meeting lasts 5–600 minutes.
    OddLength,
}

impl From<MeetingError> for RecordMeetingRefusal {
    fn from(error: MeetingError) -> Self {
        match error {
            MeetingError::OutsidePair => Self::OutsidePair,
            MeetingError::InTheFuture => Self::InTheFuture,
            MeetingError::OddLength => Self::OddLength,
        }
    }
}
