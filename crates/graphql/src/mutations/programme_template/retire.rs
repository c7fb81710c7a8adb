//! Takes a template out of use.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::template::Retire;
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

/// Takes a template out of use.
#[derive(Default)]
pub struct RetireProgrammeTemplateMutation;

#[Object]
impl RetireProgrammeTemplateMutation {
    /// Takes a template out of use until it is put in use again: no programme is drafted from it meanwhile, and those that
    /// came from it stay as they are. For who keeps it.
    async fn retire_programme_template(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which template, as it was read.")] input: RetireProgrammeTemplateInput,
    ) -> Result<RetireProgrammeTemplatePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = RetireProgrammeTemplate {
            actor: viewer.actor().clone(),
            template: ProgrammeTemplateId::read(&input.template_id)?,
            edition: input.edition,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "retireProgrammeTemplate", &operation).await? {
                Ok(id) => {
                    let template = ProgrammeTemplate::load(&viewer, id).await?;
                    RetireProgrammeTemplatePayload::Done(RetireProgrammeTemplateDone { template })
                }
                Err(reason) => {
                    RetireProgrammeTemplatePayload::Refused(RetireProgrammeTemplateRefused {
                        reason,
                    })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct RetireProgrammeTemplate {
    #[serde(skip)]
    actor: Actor,
    template: ProgrammeTemplateId,
    edition: i32,
}

impl Operation for RetireProgrammeTemplate {
    type Done = ProgrammeTemplateId;
    type Refusal = RetireProgrammeTemplateRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeTemplateId, Failure<Self::Refusal>> {
        let before = find(work, self.template).await?;
        let permit = permit::<Retire>(&self.actor, &before.facts())?;
        if self.edition != before.edition {
            return Err(Failure::Refused(
                RetireProgrammeTemplateRefusal::ChangedMeanwhile,
            ));
        }
        let after = before.state.retire();
        let after = after.map_err(Failure::refuse)?;
        let templates = work.programme_templates();
        templates.retire(&permit, &before, after).await?;
        note(work, &permit, &before, after).await?;
        Ok(self.template)
    }
}

/// A template, as it was read.
#[derive(InputObject)]
pub struct RetireProgrammeTemplateInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme-template:…`.
    pub template_id: ID,
    /// The edition that was read.
    pub edition: i32,
}

/// What came of it.
#[derive(Union)]
pub enum RetireProgrammeTemplatePayload {
    /// The template is out of use.
    Done(RetireProgrammeTemplateDone),
    /// It was not done.
    Refused(RetireProgrammeTemplateRefused),
}

/// The template is out of use.
#[derive(SimpleObject)]
pub struct RetireProgrammeTemplateDone {
    /// The template.
    pub template: ProgrammeTemplate,
}

/// It was not done.
#[derive(SimpleObject)]
pub struct RetireProgrammeTemplateRefused {
    /// Why.
    pub reason: RetireProgrammeTemplateRefusal,
}

/// Why it was not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RetireProgrammeTemplateRefusal {
    /// It is out of use already.
    NotWaiting,
    /// Another edition was written meanwhile: read it first.
    ChangedMeanwhile,
}

impl From<TemplateStepError> for RetireProgrammeTemplateRefusal {
    fn from(error: TemplateStepError) -> Self {
        match error {
            TemplateStepError::Retired
            | TemplateStepError::NotWaiting
            | TemplateStepError::PlanEmpty => Self::NotWaiting,
        }
    }
}
