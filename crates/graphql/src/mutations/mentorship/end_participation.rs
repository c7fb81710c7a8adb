//! One of several leaves a mentorship in force, and the others go on (B-083, B-084).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::mentorship::EndParticipation as Deed;
use domain::access::{Actor, Denied, permit};
use domain::clock;
use domain::id::{MentorshipId, PersonId};
use domain::mentoring::{LeaveError, Leaving};
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::locked;
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{perform, recount, settle};
use crate::types::enums::EndReason;
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Lets one of several leave.
#[derive(Default)]
pub struct EndParticipationMutation;

#[Object]
impl EndParticipationMutation {
    /// Lets a mentor or a mentee leave a mentorship in force that goes on without them: at least a mentor and, in a
    /// group, two mentees stay. For the curators and the head of the school; who wants the whole to end calls
    /// `endMentorship`.
    async fn end_participation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who leaves what, on which day and why.")] input: EndParticipationInput,
    ) -> Result<EndParticipationPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let note = form.take_optional("note", input.note.as_deref(), Note::required);
        let Some(note) = note else {
            return Ok(EndParticipationPayload::Invalid(form.into_invalid()));
        };
        let operation = EndParticipation {
            actor: viewer.actor().clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            person: PersonId::read(&input.person_id)?,
            on: input.on.0,
            reason: input.reason.into(),
            note,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "endParticipation", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    EndParticipationPayload::Done(EndParticipationDone { mentorship })
                }
                Err(reason) => EndParticipationPayload::Refused(EndParticipationRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct EndParticipation {
    #[serde(skip)]
    actor: Actor,
    mentorship: MentorshipId,
    person: PersonId,
    on: clock::Date,
    reason: domain::mentoring::EndReason,
    note: Option<Note>,
}

impl Operation for EndParticipation {
    type Done = MentorshipId;
    type Refusal = EndParticipationRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let (row, here) = locked(work, self.mentorship).await?;
        let permit = permit::<Deed>(&self.actor, &row.facts())?;
        // Somebody who takes no part here is as unknown as somebody who never was.
        if row.pair.participant(self.person).is_none() {
            return Err(Denied::Hidden.into());
        }
        let today = work.today(here.zone);
        let leaving = Leaving {
            on: self.on,
            reason: self.reason,
        };
        let after = row.pair.clone().leave(self.person, leaving, today);
        let after = after.map_err(Failure::refuse)?;
        work.mentorships()
            .leave(&permit, &row, &after, self.person)
            .await?;
        let state = row.pair.state.kind().code();
        let change = Change {
            school: Some(row.at.school),
            from: Some(state),
            to: Some(state),
            why: self.note.as_ref().map(Note::as_str),
        };
        work.note(&permit, row.id(), change).await?;
        settle(work, &row, Some(self.person)).await?;
        if let Some(since) = after.state.since() {
            recount(work, row.at, row.giving(), &[self.person], since, today).await?;
        }
        Ok(row.id())
    }
}

/// Who is to leave.
#[derive(InputObject)]
pub struct EndParticipationInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`.
    pub mentorship_id: ID,
    /// `person:…`, one of its mentors or mentees.
    pub person_id: ID,
    /// The last day; today or before, not before the first of the mentorship.
    pub on: Date,
    /// Why; completion is recorded by the programme.
    pub reason: EndReason,
    /// What else is to be remembered; 1–10 000 characters.
    pub note: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum EndParticipationPayload {
    /// They left.
    Done(EndParticipationDone),
    /// They stay.
    Refused(EndParticipationRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// They left, and the others go on.
#[derive(SimpleObject)]
pub struct EndParticipationDone {
    /// The mentorship without them.
    pub mentorship: Mentorship,
}

/// They did not leave.
#[derive(SimpleObject)]
pub struct EndParticipationRefused {
    /// Why.
    pub reason: EndParticipationRefusal,
}

/// Why somebody did not leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum EndParticipationRefusal {
    /// It is not in force.
    NotActive,
    /// Too few would remain: the whole is to be ended instead.
    TooFewRemain,
    /// The last day lies before the first one.
    EndsBeforeItBegins,
    /// The last day lies in the future.
    EndsInTheFuture,
    /// That the plan was carried out is recorded by completing the programme.
    CompletedByProgramme,
}

impl From<LeaveError> for EndParticipationRefusal {
    fn from(error: LeaveError) -> Self {
        match error {
            // Who takes no part is hidden before it comes to this.
            LeaveError::NotActive | LeaveError::NotParticipant => Self::NotActive,
            LeaveError::TooFewRemain => Self::TooFewRemain,
            LeaveError::EndsBeforeItBegins => Self::EndsBeforeItBegins,
            LeaveError::EndsInTheFuture => Self::EndsInTheFuture,
            LeaveError::CompletedByProgramme => Self::CompletedByProgramme,
        }
    }
}
