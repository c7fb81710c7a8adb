//! Mentor or mentee write a meeting into the journal of their pair (A-M5).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::KeepMeetings;
use domain::access::{Actor, Denied, Permit, permit};
use domain::clock::{Date as Day, SchoolYear};
use domain::id::{MeetingGoalId, MeetingId, MentorshipId, PlannedMeetingId};
use domain::mentoring::{MeetingError, MeetingMode, PlanError, check_meeting};
use domain::text::{Note, Title};
use persistence::meetings::NewMeeting;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::{PublicId, read_all};
use crate::mutations::{opened, perform};
use crate::types::meeting::{self, Meeting};
use crate::viewer::Viewer;

/// The most goals that a meeting sets or ticks.
const MAX_GOALS: i32 = 20;

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
        let list = goals.as_ref().map(|text| goal_list(&mut form, text));
        let (Some(topic), Some(summary), Some(goals), Some(goal_list), true) =
            (topic, summary, goals, list, form.is_sound())
        else {
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
            goal_list,
            planned: input
                .planned_meeting_id
                .as_ref()
                .map(PlannedMeetingId::read)
                .transpose()?,
            done_goals: read_all(&input.done_goal_ids.unwrap_or_default(), 100)?,
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

/// The goals of a text, one a line.
fn goal_list(form: &mut Form, text: &Note) -> Vec<Title> {
    let lines = text.as_str().lines().map(str::trim);
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    form.at_most("goals", &lines, MAX_GOALS);
    let goals = lines.into_iter().map(Title::parse);
    goals.filter_map(|goal| form.take("goals", goal)).collect()
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
    goal_list: Vec<Title>,
    planned: Option<PlannedMeetingId>,
    done_goals: Vec<MeetingGoalId>,
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
        self.settle(work, &permit, id).await?;
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

impl RecordMeeting {
    /// Closes the plan that the meeting fulfils, ticks the goals that it found done, and sets its own.
    async fn settle(
        &self,
        work: &UnitOfWork,
        permit: &Permit<KeepMeetings>,
        id: MeetingId,
    ) -> Result<(), Failure<RecordMeetingRefusal>> {
        let meetings = work.planned_meetings();
        if let Some(planned) = self.planned {
            let before = meetings.find(planned).await?;
            let before = before.filter(|row| row.mentorship == self.mentorship);
            let before = before.ok_or(Denied::Hidden)?;
            let after = before.state.hold(id).map_err(Failure::refuse)?;
            meetings.close(permit, &before, after, None).await?;
        }
        let open = meetings.open_goals_of(&[self.mentorship]).await?;
        let is_open = |id: &MeetingGoalId| open.iter().any(|goal| goal.id == *id);
        // One that somebody ticked meanwhile is done as well; one of another pair never was.
        let done: Vec<_> = self.done_goals.iter().copied().filter(is_open).collect();
        meetings.tick_goals(permit, id, &done).await?;
        let goals = self.goal_list.iter().cloned();
        let goals: Vec<_> = goals
            .map(|goal| (MeetingGoalId(work.fresh()), goal))
            .collect();
        meetings.set_goals(permit, id, &goals).await?;
        Ok(())
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
    /// What is to be done until the next one, a goal a line, at most 20; may be empty.
    pub goals: String,
    /// `planned-meeting:…` that it fulfils.
    pub planned_meeting_id: Option<ID>,
    /// `meeting-goal:…` that it found done, at most 100.
    pub done_goal_ids: Option<Vec<ID>>,
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
    /// The planned meeting was held, missed or called off already.
    NotPlanned,
}

impl From<PlanError> for RecordMeetingRefusal {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::NotPlanned
            | PlanError::InThePast
            | PlanError::NotYet
            | PlanError::OutsidePair => Self::NotPlanned,
        }
    }
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
