//! The curator makes a template out of a programme, without the people.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::Read;
use domain::access::{Actor, Place, permit};
use domain::id::{ProgrammeId, ProgrammeTemplateId};
use domain::mentoring::{
    TemplateActivity, TemplateContent, TemplatePurpose, TemplateTitle, due_day, months_of,
    without_names,
};
use domain::text::{Note, PersonName, TextError, Title};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::add;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::programme_template::ProgrammeTemplate;
use crate::viewer::Viewer;

/// Makes templates out of programmes.
#[derive(Default)]
pub struct TemplateFromProgrammeMutation;

#[Object]
impl TemplateFromProgrammeMutation {
    /// Makes a draft of a template out of a programme's goal, expected result and plan, for the pair's school. Days become
    /// relative to the first one; the names of the pair are taken out of the texts, and neither deficits nor what was handed
    /// in is taken over. For the head and the curators.
    async fn template_from_programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which programme, and what the template is called.")]
        input: TemplateFromProgrammeInput,
    ) -> Result<TemplateFromProgrammePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(title) = form.take("title", TemplateTitle::parse(&input.title)) else {
            return Ok(TemplateFromProgrammePayload::Invalid(form.into_invalid()));
        };
        let operation = TemplateFromProgramme {
            actor: viewer.actor().clone(),
            programme: ProgrammeId::read(&input.programme_id)?,
            title,
        };
        let key = input.client_mutation_id.as_deref();
        let Ok(id) = perform(&viewer, key, "templateFromProgramme", &operation).await?;
        let template = ProgrammeTemplate::load(&viewer, id).await?;
        Ok(TemplateFromProgrammePayload::Done(
            TemplateFromProgrammeDone { template },
        ))
    }
}

#[derive(Serialize)]
struct TemplateFromProgramme {
    #[serde(skip)]
    actor: Actor,
    programme: ProgrammeId,
    title: TemplateTitle,
}

impl Operation for TemplateFromProgramme {
    type Done = ProgrammeTemplateId;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeTemplateId, Failure<Self::Refusal>> {
        let opened = opened::programme(work, self.programme).await?;
        permit::<Read>(&self.actor, &opened.pair.programme_facts())?;
        // Who left may still be named in the plan.
        let facts = opened.pair.facts();
        let people = [facts.participants, facts.former].concat();
        let people = work.people().find_all(&people).await?;
        let names: Vec<PersonName> = people.into_iter().map(|person| person.name).collect();
        let content = self.content(work, &opened.programme, &names).await?;
        let owner = Place::School(opened.located.school.at.school);
        add(work, &self.actor, owner, &content).await
    }
}

impl TemplateFromProgramme {
    async fn content(
        &self,
        work: &UnitOfWork,
        programme: &persistence::programmes::Programme,
        names: &[PersonName],
    ) -> Result<TemplateContent, persistence::StoreError> {
        let (starts_on, ends_on) = (programme.plan.starts_on, programme.plan.ends_on);
        let months = months_of(starts_on, ends_on);
        let text = |raw: &str| Note::parse(&without_names(raw, names)).unwrap_or_default();
        let plan = work.programmes().activities_of(&[self.programme]).await?;
        let line = |row: persistence::programmes::Activity| {
            Ok::<_, TextError>(TemplateActivity {
                title: Title::parse(&without_names(&row.title, names))?,
                kind: row.kind,
                due_day: due_day(starts_on, row.planned_on, months),
                expected_result: text(&row.expected_result),
            })
        };
        // A gap is shorter than any name, and so no line becomes too long for its field.
        let activities = plan.into_iter().filter_map(|row| line(row).ok());
        Ok(TemplateContent {
            title: self.title.clone(),
            purpose: TemplatePurpose::default(),
            form: None,
            categories: Vec::new(),
            deficits: Vec::new(),
            topics: Vec::new(),
            months,
            goal: text(&programme.goal),
            expected_result: text(&programme.expected_result),
            activities: activities.collect(),
        })
    }
}

/// Which programme becomes a template.
#[derive(InputObject)]
pub struct TemplateFromProgrammeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme:…`.
    pub programme_id: ID,
    /// What the template is called; 1–200 characters.
    pub title: String,
}

/// What came of it.
#[derive(Union)]
pub enum TemplateFromProgrammePayload {
    /// There is a template.
    Done(TemplateFromProgrammeDone),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// There is a template.
#[derive(SimpleObject)]
pub struct TemplateFromProgrammeDone {
    /// The template, a draft of the pair's school.
    pub template: ProgrammeTemplate,
}
