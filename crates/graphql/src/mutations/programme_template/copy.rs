//! A school takes a template over to change it.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::UseTemplates;
use domain::access::{Actor, Denied, Place, permit};
use domain::id::{ProgrammeTemplateId, SchoolId};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{add, find};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::programme_template::ProgrammeTemplate;
use crate::viewer::Viewer;

/// Copies templates.
#[derive(Default)]
pub struct CopyProgrammeTemplateMutation;

#[Object]
impl CopyProgrammeTemplateMutation {
    /// Takes a template that the school works with over as a draft of its own, to be changed there. For the head and the
    /// curators.
    async fn copy_programme_template(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which template, and whereto.")] input: CopyProgrammeTemplateInput,
    ) -> Result<CopyProgrammeTemplatePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CopyProgrammeTemplate {
            actor: viewer.actor().clone(),
            template: ProgrammeTemplateId::read(&input.template_id)?,
            school: SchoolId::read(&input.school_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let Ok(id) = perform(&viewer, key, "copyProgrammeTemplate", &operation).await?;
        let template = ProgrammeTemplate::load(&viewer, id).await?;
        Ok(CopyProgrammeTemplatePayload::Done(
            CopyProgrammeTemplateDone { template },
        ))
    }
}

#[derive(Serialize)]
struct CopyProgrammeTemplate {
    #[serde(skip)]
    actor: Actor,
    template: ProgrammeTemplateId,
    school: SchoolId,
}

impl Operation for CopyProgrammeTemplate {
    type Done = ProgrammeTemplateId;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeTemplateId, Failure<Self::Refusal>> {
        let located = work.schools().locate(self.school).await?;
        let school = located.ok_or(Denied::Hidden)?.school;
        permit::<UseTemplates>(&self.actor, &school.facts())?;
        let source = find(work, self.template).await?;
        if !source.is_on_shelf_of(&school.at) {
            return Err(Denied::Hidden.into());
        }
        let owner = Place::School(self.school);
        add(work, &self.actor, owner, &source.content).await
    }
}

/// Which template is copied, and whereto.
#[derive(InputObject)]
pub struct CopyProgrammeTemplateInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme-template:…` that the school works with.
    pub template_id: ID,
    /// `school:…`.
    pub school_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum CopyProgrammeTemplatePayload {
    /// The school has a template of its own.
    Done(CopyProgrammeTemplateDone),
}

/// The school has a template of its own.
#[derive(SimpleObject)]
pub struct CopyProgrammeTemplateDone {
    /// The copy, a draft.
    pub template: ProgrammeTemplate,
}
