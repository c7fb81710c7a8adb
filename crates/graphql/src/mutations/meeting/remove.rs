//! Who wrote an entry of the journal takes it out again.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::KeepMeetings;
use domain::access::{Actor, Denied, permit};
use domain::clock::SchoolYear;
use domain::id::{MeetingId, MentorshipId};
use domain::mentoring::is_removable;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Removes a meeting.
#[derive(Default)]
pub struct RemoveMeetingMutation;

#[Object]
impl RemoveMeetingMutation {
    /// Takes an entry out of the journal; it no longer counts. For who wrote it, within seven days.
    async fn remove_meeting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The meeting.")] input: RemoveMeetingInput,
    ) -> Result<RemoveMeetingPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = RemoveMeeting {
            actor: viewer.actor().clone(),
            meeting: MeetingId::read(&input.meeting_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "removeMeeting", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    RemoveMeetingPayload::Done(RemoveMeetingDone { mentorship })
                }
                Err(reason) => RemoveMeetingPayload::Refused(RemoveMeetingRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct RemoveMeeting {
    #[serde(skip)]
    actor: Actor,
    meeting: MeetingId,
}

impl Operation for RemoveMeeting {
    type Done = MentorshipId;
    type Refusal = RemoveMeetingRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let found = work.meetings().find(self.meeting).await?;
        let mentorship = found.ok_or(Denied::Hidden)?.mentorship;
        let opened = opened::pair(work, mentorship).await?;
        let meeting = work.meetings().find(self.meeting).await?;
        let meeting = meeting.ok_or(Denied::Hidden)?;
        let permit = permit::<KeepMeetings>(&self.actor, &opened.pair.programme_facts())?;
        if meeting.recorded_by != permit.by() {
            return Err(Denied::Forbidden.into());
        }
        if !is_removable(meeting.recorded_at, work.now()) {
            return Err(Failure::Refused(RemoveMeetingRefusal::TooLate));
        }

        work.meetings()
            .remove(&permit, self.meeting, work.now())
            .await?;
        work.planned_meetings()
            .undo_of(&permit, self.meeting)
            .await?;
        let year = SchoolYear::of(meeting.held_on);
        work.figures()
            .recount_school(opened.pair.at, year, work.now())
            .await?;
        let change = Change {
            school: Some(opened.pair.at.school),
            from: Some("RECORDED"),
            to: Some("REMOVED"),
            why: None,
        };
        work.note(&permit, self.meeting, change).await?;
        Ok(mentorship)
    }
}

/// An entry to be taken out.
#[derive(InputObject)]
pub struct RemoveMeetingInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `meeting:…`.
    pub meeting_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum RemoveMeetingPayload {
    /// It is out of the journal.
    Done(RemoveMeetingDone),
    /// It stays.
    Refused(RemoveMeetingRefused),
}

/// The entry is out of the journal.
#[derive(SimpleObject)]
pub struct RemoveMeetingDone {
    /// The pair whose journal it was.
    pub mentorship: Mentorship,
}

/// The entry stays.
#[derive(SimpleObject)]
pub struct RemoveMeetingRefused {
    /// Why.
    pub reason: RemoveMeetingRefusal,
}

/// Why an entry stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RemoveMeetingRefusal {
    /// It was written more than seven days ago.
    TooLate,
}
