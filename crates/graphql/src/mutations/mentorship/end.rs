//! The head or the curator ends a mentorship early, for one of the coded reasons (B-083, B-084).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::pairs::GivenStep;
use domain::access::rules::mentorship::End;
use domain::access::{Actor, permit};
use domain::clock;
use domain::id::{MentorshipId, PersonId};
use domain::mentoring::{EndError, Side};
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{locked, tell_giving};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{perform, recount, settle};
use crate::types::enums::EndReason;
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Ends a mentorship early.
#[derive(Default)]
pub struct EndMentorshipMutation;

#[Object]
impl EndMentorshipMutation {
    /// Ends a mentorship in force before its plan is carried out; its programme is broken off with it. For the curators
    /// and the head of the school that owns it; a school that gives the mentors is told.
    async fn end_mentorship(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The mentorship, the day and the reason.")] input: EndMentorshipInput,
    ) -> Result<EndMentorshipPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let note = form.take_optional("note", input.note.as_deref(), Note::required);
        let Some(note) = note else {
            return Ok(EndMentorshipPayload::Invalid(form.into_invalid()));
        };
        let operation = EndMentorship {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            on: input.on.0,
            reason: input.reason.into(),
            note,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "endMentorship", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    EndMentorshipPayload::Done(EndMentorshipDone { mentorship })
                }
                Err(reason) => EndMentorshipPayload::Refused(EndMentorshipRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct EndMentorship {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mentorship: MentorshipId,
    on: clock::Date,
    reason: domain::mentoring::EndReason,
    note: Option<Note>,
}

impl Operation for EndMentorship {
    type Done = MentorshipId;
    type Refusal = EndMentorshipRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let (row, here) = locked(work, self.mentorship).await?;
        let permit = permit::<End>(&self.actor, &row.facts())?;
        let today = work.today(here.zone);
        let after = row.pair.clone().terminate(self.on, self.reason, today);
        let after = after.map_err(Failure::refuse)?;
        let note = self.note.as_ref().map(Note::as_str);
        work.mentorships().end(&permit, &row, &after, note).await?;
        let change = Change {
            school: Some(row.at.school),
            from: Some(row.pair.state.kind().code()),
            to: Some(after.state.kind().code()),
            why: note,
        };
        work.note(&permit, row.id(), change).await?;
        settle(work, &row, None).await?;
        tell_giving(work, &row, GivenStep::Ended, &self.link).await?;
        if let Some(since) = after.state.since() {
            let mentees: Vec<PersonId> = after.acting(Side::Mentee).collect();
            recount(work, row.at, row.giving(), &mentees, since, today).await?;
        }
        Ok(row.id())
    }
}

/// A mentorship to be ended.
#[derive(InputObject)]
pub struct EndMentorshipInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`.
    pub mentorship_id: ID,
    /// The last day; today or before, not before the first.
    pub on: Date,
    /// Why; completion is recorded by the programme.
    pub reason: EndReason,
    /// What else is to be remembered; 1–10 000 characters.
    pub note: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum EndMentorshipPayload {
    /// It is over.
    Done(EndMentorshipDone),
    /// It goes on.
    Refused(EndMentorshipRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The mentorship is over.
#[derive(SimpleObject)]
pub struct EndMentorshipDone {
    /// The ended mentorship.
    pub mentorship: Mentorship,
}

/// The mentorship was not ended.
#[derive(SimpleObject)]
pub struct EndMentorshipRefused {
    /// Why.
    pub reason: EndMentorshipRefusal,
}

/// Why a mentorship was not ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum EndMentorshipRefusal {
    /// It is not in force.
    NotActive,
    /// The last day lies before the first one.
    EndsBeforeItBegins,
    /// The last day lies in the future.
    EndsInTheFuture,
    /// That the plan was carried out is recorded by completing the programme.
    CompletedByProgramme,
}

impl From<EndError> for EndMentorshipRefusal {
    fn from(error: EndError) -> Self {
        match error {
            EndError::NotActive => Self::NotActive,
            EndError::EndsBeforeItBegins => Self::EndsBeforeItBegins,
            EndError::EndsInTheFuture => Self::EndsInTheFuture,
            EndError::CompletedByProgramme => Self::CompletedByProgramme,
        }
    }
}
