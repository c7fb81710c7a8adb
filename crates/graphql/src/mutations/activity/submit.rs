//! The mentee hands in what came of an activity (B-068).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::Submit;
use domain::access::{Actor, permit};
use domain::id::ActivityId;
use domain::mentoring::{ActivityError, ProgrammeStateKind};
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::activity::note;
use crate::mutations::{opened, perform};
use crate::types::activity::Activity;
use crate::types::programme::Programme;
use crate::viewer::Viewer;

/// Hands an activity in.
#[derive(Default)]
pub struct SubmitActivityMutation;

#[Object]
impl SubmitActivityMutation {
    /// Hands in what came of an activity; the mentor is to check it. For the mentee.
    async fn submit_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The activity and its result.")] input: SubmitActivityInput,
    ) -> Result<SubmitActivityPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(submission) = form.take("submission", Note::required(&input.submission)) else {
            return Ok(SubmitActivityPayload::Invalid(form.into_invalid()));
        };
        let operation = SubmitActivity {
            actor: viewer.actor().clone(),
            activity: ActivityId::read(&input.activity_id)?,
            submission,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "submitActivity", &operation).await? {
                Ok(id) => {
                    let activity = Programme::load_activity(&viewer, id).await?;
                    SubmitActivityPayload::Done(SubmitActivityDone { activity })
                }
                Err(reason) => SubmitActivityPayload::Refused(SubmitActivityRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct SubmitActivity {
    #[serde(skip)]
    actor: Actor,
    activity: ActivityId,
    submission: Note,
}

impl Operation for SubmitActivity {
    type Done = ActivityId;
    type Refusal = SubmitActivityRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ActivityId, Failure<Self::Refusal>> {
        let (opened, before) = opened::activity(work, self.activity).await?;
        let permit = permit::<Submit>(&self.actor, &opened.pair.programme_facts())?;
        if opened.programme.plan.state.kind() != ProgrammeStateKind::Approved {
            return Err(Failure::refuse(ActivityError::ProgrammeNotActive));
        }
        let after = before.state.submit().map_err(Failure::refuse)?;
        let today = work.today(opened.located.zone);
        work.programmes()
            .submit(&permit, &before, after, &self.submission, today)
            .await?;
        note(work, &permit, opened.pair.at.school, &before, after, None).await?;
        Ok(self.activity)
    }
}

/// What came of an activity.
#[derive(InputObject)]
pub struct SubmitActivityInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `activity:…`.
    pub activity_id: ID,
    /// What was done and where it can be seen; 1–10 000 characters.
    pub submission: String,
}

/// What came of handing in.
#[derive(Union)]
pub enum SubmitActivityPayload {
    /// It was handed in.
    Done(SubmitActivityDone),
    /// It was not.
    Refused(SubmitActivityRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The activity was handed in.
#[derive(SimpleObject)]
pub struct SubmitActivityDone {
    /// The activity.
    pub activity: Activity,
}

/// The activity was not handed in.
#[derive(SimpleObject)]
pub struct SubmitActivityRefused {
    /// Why.
    pub reason: SubmitActivityRefusal,
}

/// Why an activity was not handed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SubmitActivityRefusal {
    /// The programme is not in force.
    ProgrammeNotActive,
    /// It was handed in already and waits for the mentor, or the mentor is content.
    NotWaiting,
}

impl From<ActivityError> for SubmitActivityRefusal {
    fn from(error: ActivityError) -> Self {
        match error {
            ActivityError::ProgrammeNotActive => Self::ProgrammeNotActive,
            ActivityError::NotWaiting => Self::NotWaiting,
        }
    }
}
