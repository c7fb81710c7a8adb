//! Mentor and mentee say how a meeting was, each for themselves.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::GiveFeedback;
use domain::access::{Actor, Denied, permit};
use domain::id::MeetingId;
use domain::mentoring::Score;
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::meeting::Meeting;
use crate::viewer::Viewer;

/// Gives feedback.
#[derive(Default)]
pub struct GiveMeetingFeedbackMutation;

#[Object]
impl GiveMeetingFeedbackMutation {
    /// Says how a meeting was. Said again, it takes the place of what was said before. For mentor and mentee, each for
    /// themselves; the other one does not read it, the curator does.
    async fn give_meeting_feedback(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The meeting and the feedback.")] input: GiveMeetingFeedbackInput,
    ) -> Result<GiveMeetingFeedbackPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let words = form.take("words", Note::parse(&input.words));
        let score = Score::new(input.score);
        form.require("score", score.is_some(), Problem::OutOfRange);
        let (Some(words), Some(score)) = (words, score) else {
            return Ok(GiveMeetingFeedbackPayload::Invalid(form.into_invalid()));
        };
        let operation = GiveMeetingFeedback {
            actor: viewer.actor().clone(),
            meeting: MeetingId::read(&input.meeting_id)?,
            score,
            words,
        };
        let key = input.client_mutation_id.as_deref();
        match perform(&viewer, key, "giveMeetingFeedback", &operation).await? {
            Ok(id) => {
                let meeting = Meeting::load(&viewer, id).await?;
                let done = GiveMeetingFeedbackDone { meeting };
                Ok(GiveMeetingFeedbackPayload::Done(done))
            }
            Err(never) => match never {},
        }
    }
}

#[derive(Serialize)]
struct GiveMeetingFeedback {
    #[serde(skip)]
    actor: Actor,
    meeting: MeetingId,
    score: Score,
    words: Note,
}

impl Operation for GiveMeetingFeedback {
    type Done = MeetingId;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<MeetingId, Failure<Self::Refusal>> {
        let found = work.meetings().find(self.meeting).await?;
        let mentorship = found.ok_or(Denied::Hidden)?.mentorship;
        let opened = opened::pair(work, mentorship).await?;
        let permit = permit::<GiveFeedback>(&self.actor, &opened.pair.programme_facts())?;
        // It may have been taken out of the journal while the lock was waited for.
        let found = work.meetings().find(self.meeting).await?;
        found.ok_or(Denied::Hidden)?;
        let (score, now) = (self.score, work.now());
        work.pulse()
            .give_feedback(&permit, self.meeting, score, &self.words, now)
            .await?;
        let change = Change {
            school: Some(opened.pair.at.school),
            ..Change::default()
        };
        work.note(&permit, self.meeting, change).await?;
        Ok(self.meeting)
    }
}

/// How a meeting was.
#[derive(InputObject)]
pub struct GiveMeetingFeedbackInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `meeting:…`.
    pub meeting_id: ID,
    /// 1–10.
    pub score: i32,
    /// A few words; may be empty.
    pub words: String,
}

/// What came of it.
#[derive(Union)]
pub enum GiveMeetingFeedbackPayload {
    /// It is kept.
    Done(GiveMeetingFeedbackDone),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The feedback is kept.
#[derive(SimpleObject)]
pub struct GiveMeetingFeedbackDone {
    /// The meeting.
    pub meeting: Meeting,
}
