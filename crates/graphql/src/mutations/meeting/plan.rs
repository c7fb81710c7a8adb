//! Mentor or mentee plan the next meeting, or put it on another day (A-M5, B-029).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::KeepMeetings;
use domain::access::{Actor, Denied, permit};
use domain::clock::Date as Day;
use domain::id::{MentorshipId, PlannedMeetingId};
use domain::mentoring::{MeetingMode, MentorshipStateKind, PlanError, check_planned};
use domain::text::{Line, Note, TextError, Title};
use persistence::planned_meetings::PlannedWording;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::meeting;
use crate::types::planned_meeting::PlannedMeeting;
use crate::viewer::Viewer;

/// Plans a meeting.
#[derive(Default)]
pub struct PlanMeetingMutation;

#[Object]
impl PlanMeetingMutation {
    /// Plans a meeting of a pair in force, or puts a planned one on another day. For mentor and mentee.
    async fn plan_meeting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The meeting.")] input: PlanMeetingInput,
    ) -> Result<PlanMeetingPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let topic = form.take("topic", Title::parse(&input.topic));
        let agenda = form.take("agenda", Note::parse(&input.agenda));
        let link = form.take_optional("link", input.link.as_deref(), address);
        let minute = form.take_optional("time", input.time.as_deref(), minute_of_day);
        let (Some(topic), Some(agenda), Some(link), Some(minute)) = (topic, agenda, link, minute)
        else {
            return Ok(PlanMeetingPayload::Invalid(form.into_invalid()));
        };
        let operation = PlanMeeting {
            actor: viewer.actor().clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            replans: match (&input.planned_meeting_id, input.version) {
                (Some(id), Some(version)) => Some((PlannedMeetingId::read(id)?, version)),
                (None, None) => None,
                (Some(_), None) | (None, Some(_)) => {
                    return Err(GqlError::BadInput(
                        "plannedMeetingId and version go together",
                    ));
                }
            },
            planned_on: input.planned_on.0,
            minute,
            mode: input.mode.into(),
            link,
            topic,
            agenda,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "planMeeting", &operation).await? {
                Ok(id) => {
                    let planned = PlannedMeeting::load(&viewer, id).await?;
                    PlanMeetingPayload::Done(PlanMeetingDone { planned })
                }
                Err(Refusal::Reason(reason)) => {
                    PlanMeetingPayload::Refused(PlanMeetingRefused { reason })
                }
                Err(Refusal::Conflict(id)) => {
                    let current = PlannedMeeting::load(&viewer, id).await?;
                    PlanMeetingPayload::Conflict(PlanMeetingConflict { current })
                }
            },
        )
    }
}

/// An address of the web, nothing that a browser would run.
fn address(raw: &str) -> Result<Line<500>, TextError> {
    let line = Line::parse(raw)?;
    let web = ["https://", "http://"];
    if web.iter().any(|scheme| line.as_str().starts_with(scheme)) {
        Ok(line)
    } else {
        Err(TextError::Malformed)
    }
}

/// `15:30` as minutes since midnight.
fn minute_of_day(raw: &str) -> Result<u16, TextError> {
    let (hour, minute) = raw.split_once(':').ok_or(TextError::Malformed)?;
    let part = |text: &str, below: u16| {
        let value: u16 = text.parse().or(Err(TextError::Malformed))?;
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let sound = digits && text.len() == 2 && value < below;
        sound.then_some(value).ok_or(TextError::Malformed)
    };
    Ok(part(hour, 24)? * 60 + part(minute, 60)?)
}

#[derive(Serialize)]
struct PlanMeeting {
    #[serde(skip)]
    actor: Actor,
    mentorship: MentorshipId,
    replans: Option<(PlannedMeetingId, i32)>,
    planned_on: Day,
    minute: Option<u16>,
    mode: MeetingMode,
    link: Option<Line<500>>,
    topic: Title,
    agenda: Note,
}

enum Refusal {
    Reason(PlanMeetingRefusal),
    /// Somebody was faster; this is the planned meeting.
    Conflict(PlannedMeetingId),
}

impl Operation for PlanMeeting {
    type Done = PlannedMeetingId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PlannedMeetingId, Failure<Refusal>> {
        let opened = opened::pair(work, self.mentorship).await?;
        let permit = permit::<KeepMeetings>(&self.actor, &opened.pair.programme_facts())?;
        let state = &opened.pair.pair.state;
        let since = state
            .since()
            .filter(|_| state.kind() == MentorshipStateKind::Active);
        let Some(since) = since else {
            return Err(Failure::refuse(PlanError::OutsidePair));
        };
        let today = work.today(opened.located.zone);
        let meetings = work.planned_meetings();
        let wording = PlannedWording {
            planned_on: self.planned_on,
            minute_of_day: self.minute,
            mode: self.mode,
            link: self.link.as_ref(),
            topic: &self.topic,
            agenda: &self.agenda,
        };
        let (id, from) = match self.replans {
            None => {
                check_planned(self.planned_on, since, today).map_err(Failure::refuse)?;
                let id = PlannedMeetingId(work.fresh());
                meetings.plan(&permit, id, wording, work.now()).await?;
                (id, None)
            }
            Some((id, version)) => {
                let before = meetings.find(id).await?;
                let before = before.filter(|row| row.mentorship == self.mentorship);
                let before = before.ok_or(Denied::Hidden)?;
                before.state.replan().map_err(Failure::refuse)?;
                if before.version != version {
                    return Err(Failure::Refused(Refusal::Conflict(id)));
                }
                check_planned(self.planned_on, since, today).map_err(Failure::refuse)?;
                meetings.replan(&permit, &before, wording).await?;
                (id, Some("PLANNED"))
            }
        };
        let change = Change {
            school: Some(opened.pair.at.school),
            from,
            to: Some("PLANNED"),
            why: None,
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// A meeting that is agreed upon.
#[derive(InputObject)]
pub struct PlanMeetingInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`, in force.
    pub mentorship_id: ID,
    /// `planned-meeting:…` that is put on another day; left out for a new one.
    pub planned_meeting_id: Option<ID>,
    /// The version of it that was edited.
    pub version: Option<i32>,
    /// The day, today or later.
    pub planned_on: Date,
    /// The hour, `15:30`, in the school's own zone; may be left open.
    pub time: Option<String>,
    /// How the two will meet.
    pub mode: meeting::MeetingMode,
    /// Where to go for a meeting at a distance: an address that begins with `https://` or `http://`.
    pub link: Option<String>,
    /// What it is to be about; 1–500 characters.
    pub topic: String,
    /// Point by point; may be empty.
    pub agenda: String,
}

/// What came of planning.
#[derive(Union)]
pub enum PlanMeetingPayload {
    /// It is planned.
    Done(PlanMeetingDone),
    /// It is not.
    Refused(PlanMeetingRefused),
    /// Somebody else has changed it meanwhile.
    Conflict(PlanMeetingConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The meeting is planned.
#[derive(SimpleObject)]
pub struct PlanMeetingDone {
    /// The planned meeting.
    pub planned: PlannedMeeting,
}

/// The meeting is not planned.
#[derive(SimpleObject)]
pub struct PlanMeetingRefused {
    /// Why.
    pub reason: PlanMeetingRefusal,
}

/// Somebody else has changed the planned meeting; nothing was changed.
#[derive(SimpleObject)]
pub struct PlanMeetingConflict {
    /// The planned meeting as it is now.
    pub current: PlannedMeeting,
}

/// Why a meeting is not planned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PlanMeetingRefusal {
    /// It was held, missed or called off already.
    NotPlanned,
    /// The day has passed.
    InThePast,
    /// The pair is not in force on that day.
    OutsidePair,
}

impl From<PlanError> for Refusal {
    fn from(error: PlanError) -> Self {
        Self::Reason(match error {
            PlanError::NotPlanned | PlanError::NotYet => PlanMeetingRefusal::NotPlanned,
            PlanError::InThePast => PlanMeetingRefusal::InThePast,
            PlanError::OutsidePair => PlanMeetingRefusal::OutsidePair,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_read_as_a_clock_shows_it() {
        assert_eq!(minute_of_day("00:00"), Ok(0));
        assert_eq!(minute_of_day("23:59"), Ok(1439));
        for odd in [
            "", "9:30", "24:00", "12:60", "12.30", "12:3", "-1:00", "+1:00",
        ] {
            assert_eq!(minute_of_day(odd), Err(TextError::Malformed), "{odd}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_taken() {
        assert!(address("https://meet.example/room").is_ok());
        for odd in ["javascript:alert(1)", "meet.example", "ftp://x"] {
            assert_eq!(address(odd), Err(TextError::Malformed), "{odd}");
        }
    }
}
