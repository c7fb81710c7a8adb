//! A mentorship that rested goes on.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::mentorship::Resume;
use domain::access::{Actor, permit};
use domain::clock;
use domain::id::MentorshipId;
use domain::mentoring::ResumeError;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::locked;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Lets a mentorship go on after its rest.
#[derive(Default)]
pub struct ResumeMentorshipMutation;

#[Object]
impl ResumeMentorshipMutation {
    /// Lets a resting mentorship go on. For the curators and the head of the school.
    async fn resume_mentorship(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The mentorship and the day.")] input: ResumeMentorshipInput,
    ) -> Result<ResumeMentorshipPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ResumeMentorship {
            actor: viewer.actor().clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            on: input.on.0,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "resumeMentorship", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    ResumeMentorshipPayload::Done(ResumeMentorshipDone { mentorship })
                }
                Err(reason) => ResumeMentorshipPayload::Refused(ResumeMentorshipRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct ResumeMentorship {
    #[serde(skip)]
    actor: Actor,
    mentorship: MentorshipId,
    on: clock::Date,
}

impl Operation for ResumeMentorship {
    type Done = MentorshipId;
    type Refusal = ResumeMentorshipRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let (row, here) = locked(work, self.mentorship).await?;
        let permit = permit::<Resume>(&self.actor, &row.facts())?;
        let after = row.pair.clone().resume(self.on, work.today(here.zone));
        let after = after.map_err(Failure::refuse)?;
        work.mentorships()
            .resume(&permit, &row, &after, self.on)
            .await?;
        let state = row.pair.state.kind().code();
        let change = Change {
            school: Some(row.at.school),
            from: Some(state),
            to: Some(state),
            why: None,
        };
        work.note(&permit, row.id(), change).await?;
        Ok(row.id())
    }
}

/// A mentorship that is to go on.
#[derive(InputObject)]
pub struct ResumeMentorshipInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`.
    pub mentorship_id: ID,
    /// The first day of work after the rest; today or before.
    pub on: Date,
}

/// What came of it.
#[derive(Union)]
pub enum ResumeMentorshipPayload {
    /// It goes on.
    Done(ResumeMentorshipDone),
    /// It still rests, or never did.
    Refused(ResumeMentorshipRefused),
}

/// The mentorship goes on.
#[derive(SimpleObject)]
pub struct ResumeMentorshipDone {
    /// The mentorship.
    pub mentorship: Mentorship,
}

/// The mentorship was not resumed.
#[derive(SimpleObject)]
pub struct ResumeMentorshipRefused {
    /// Why.
    pub reason: ResumeMentorshipRefusal,
}

/// Why a mentorship was not resumed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ResumeMentorshipRefusal {
    /// It does not rest.
    NotSuspended,
    /// The day lies before the first day of rest.
    BeforeItRests,
    /// The day lies in the future.
    InTheFuture,
}

impl From<ResumeError> for ResumeMentorshipRefusal {
    fn from(error: ResumeError) -> Self {
        match error {
            ResumeError::NotSuspended => Self::NotSuspended,
            ResumeError::BeforeItRests => Self::BeforeItRests,
            ResumeError::InTheFuture => Self::InTheFuture,
        }
    }
}
