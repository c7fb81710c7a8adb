//! Lets programmes be drafted from a template.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::template::PutInUse;
use domain::access::{Actor, permit};
use domain::id::ProgrammeTemplateId;
use domain::mentoring::TemplateStepError;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{find, note};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::programme_template::ProgrammeTemplate;
use crate::viewer::Viewer;

/// Lets programmes be drafted from a template.
#[derive(Default)]
pub struct PutProgrammeTemplateInUseMutation;

#[Object]
impl PutProgrammeTemplateInUseMutation {
    /// Lets programmes be drafted from a template: every school that it reaches sees it from now on. For who keeps it.
    async fn put_programme_template_in_use(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which template, as it was read.")] input: PutProgrammeTemplateInUseInput,
    ) -> Result<PutProgrammeTemplateInUsePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = PutProgrammeTemplateInUse {
            actor: viewer.actor().clone(),
            template: ProgrammeTemplateId::read(&input.template_id)?,
            edition: input.edition,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "putProgrammeTemplateInUse", &operation).await? {
                Ok(id) => {
                    let template = ProgrammeTemplate::load(&viewer, id).await?;
                    PutProgrammeTemplateInUsePayload::Done(PutProgrammeTemplateInUseDone {
                        template,
                    })
                }
                Err(reason) => {
                    PutProgrammeTemplateInUsePayload::Refused(PutProgrammeTemplateInUseRefused {
                        reason,
                    })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct PutProgrammeTemplateInUse {
    #[serde(skip)]
    actor: Actor,
    template: ProgrammeTemplateId,
    edition: i32,
}

impl Operation for PutProgrammeTemplateInUse {
    type Done = ProgrammeTemplateId;
    type Refusal = PutProgrammeTemplateInUseRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeTemplateId, Failure<Self::Refusal>> {
        let before = find(work, self.template).await?;
        let permit = permit::<PutInUse>(&self.actor, &before.facts())?;
        if self.edition != before.edition {
            return Err(Failure::Refused(
                PutProgrammeTemplateInUseRefusal::ChangedMeanwhile,
            ));
        }
        let lines = before.content.activities.len();
        let after = before.state.put_in_use(lines);
        let after = after.map_err(Failure::refuse)?;
        let templates = work.programme_templates();
        templates.put_in_use(&permit, &before, after).await?;
        note(work, &permit, &before, after).await?;
        Ok(self.template)
    }
}

/// A template, as it was read.
#[derive(InputObject)]
pub struct PutProgrammeTemplateInUseInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme-template:…`.
    pub template_id: ID,
    /// The edition that was read.
    pub edition: i32,
}

/// What came of it.
#[derive(Union)]
pub enum PutProgrammeTemplateInUsePayload {
    /// The template is in use.
    Done(PutProgrammeTemplateInUseDone),
    /// It was not done.
    Refused(PutProgrammeTemplateInUseRefused),
}

/// The template is in use.
#[derive(SimpleObject)]
pub struct PutProgrammeTemplateInUseDone {
    /// The template.
    pub template: ProgrammeTemplate,
}

/// It was not done.
#[derive(SimpleObject)]
pub struct PutProgrammeTemplateInUseRefused {
    /// Why.
    pub reason: PutProgrammeTemplateInUseRefusal,
}

/// Why it was not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PutProgrammeTemplateInUseRefusal {
    /// It is in use already.
    NotWaiting,
    /// A template without a single line is no plan.
    PlanEmpty,
    /// Another edition was written meanwhile: read it first.
    ChangedMeanwhile,
}

impl From<TemplateStepError> for PutProgrammeTemplateInUseRefusal {
    fn from(error: TemplateStepError) -> Self {
        match error {
            TemplateStepError::Retired | TemplateStepError::NotWaiting => Self::NotWaiting,
            TemplateStepError::PlanEmpty => Self::PlanEmpty,
        }
    }
}
