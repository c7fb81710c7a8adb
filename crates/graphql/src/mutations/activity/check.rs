//! The mentor checks what the mentee handed in (B-068).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::Check;
use domain::access::{Actor, permit};
use domain::id::ActivityId;
use domain::mentoring::{ActivityError, ProgrammeStateKind};
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::activity::note;
use crate::mutations::{opened, perform};
use crate::types::activity::Activity;
use crate::types::programme::Programme;
use crate::viewer::Viewer;

/// Checks an activity.
#[derive(Default)]
pub struct CheckActivityMutation;

#[Object]
impl CheckActivityMutation {
    /// Accepts what the mentee handed in, or returns it with a remark. For the mentor.
    async fn check_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The activity and the mentor's word.")] input: CheckActivityInput,
    ) -> Result<CheckActivityPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let remark = form.take_optional("remark", input.remark.as_deref(), Note::required);
        let said = input.accept || remark != Some(None);
        form.require("remark", said, Problem::Empty);
        let (Some(remark), true) = (remark, form.is_sound()) else {
            return Ok(CheckActivityPayload::Invalid(form.into_invalid()));
        };
        let operation = CheckActivity {
            actor: viewer.actor().clone(),
            activity: ActivityId::read(&input.activity_id)?,
            accept: input.accept,
            remark,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "checkActivity", &operation).await? {
                Ok(id) => {
                    let activity = Programme::load_activity(&viewer, id).await?;
                    CheckActivityPayload::Done(CheckActivityDone { activity })
                }
                Err(reason) => CheckActivityPayload::Refused(CheckActivityRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct CheckActivity {
    #[serde(skip)]
    actor: Actor,
    activity: ActivityId,
    accept: bool,
    remark: Option<Note>,
}

impl Operation for CheckActivity {
    type Done = ActivityId;
    type Refusal = CheckActivityRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ActivityId, Failure<Self::Refusal>> {
        let (opened, before) = opened::activity(work, self.activity).await?;
        let permit = permit::<Check>(&self.actor, &opened.pair.programme_facts())?;
        if opened.programme.plan.state.kind() != ProgrammeStateKind::Approved {
            return Err(Failure::refuse(ActivityError::ProgrammeNotActive));
        }
        if !opened.pair.pair.may_check(permit.by(), before.submitted_by) {
            return Err(Failure::Refused(CheckActivityRefusal::OwnWork));
        }
        let after = before.state.check(self.accept).map_err(Failure::refuse)?;
        let today = work.today(opened.located.zone);
        let remark = self.remark.as_ref();
        work.programmes()
            .check(&permit, &before, after, remark, today)
            .await?;
        note(work, &permit, opened.pair.at.school, &before, after, remark).await?;
        Ok(self.activity)
    }
}

/// The mentor's word on an activity.
#[derive(InputObject)]
pub struct CheckActivityInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `activity:…`.
    pub activity_id: ID,
    /// Whether the mentor is content; otherwise it goes back to the mentee.
    pub accept: bool,
    /// What the mentor says to it, at most 10 000 characters; required to return it.
    pub remark: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum CheckActivityPayload {
    /// It is accepted or returned.
    Done(CheckActivityDone),
    /// It stays where it was.
    Refused(CheckActivityRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The activity is accepted or returned.
#[derive(SimpleObject)]
pub struct CheckActivityDone {
    /// The activity.
    pub activity: Activity,
}

/// The activity stays where it was.
#[derive(SimpleObject)]
pub struct CheckActivityRefused {
    /// Why.
    pub reason: CheckActivityRefusal,
}

/// Why an activity was not checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CheckActivityRefusal {
    /// The programme is not in force.
    ProgrammeNotActive,
    /// Nothing was handed in, or the mentor has said their word already.
    NotWaiting,
    /// In a pair of both directions the other one checks what the viewer handed in.
    OwnWork,
}

impl From<ActivityError> for CheckActivityRefusal {
    fn from(error: ActivityError) -> Self {
        match error {
            ActivityError::ProgrammeNotActive => Self::ProgrammeNotActive,
            ActivityError::NotWaiting => Self::NotWaiting,
        }
    }
}
