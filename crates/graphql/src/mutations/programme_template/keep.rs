//! A region, a municipality or a school writes a template of programmes, or its next edition.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::template::Write;
use domain::access::{Actor, Denied, Place, permit};
use domain::id::ProgrammeTemplateId;
use domain::mentoring::{
    TemplateActivity, TemplateContent, TemplateError, TemplateMonths, TemplatePurpose,
    TemplateStepError, TemplateTitle,
};
use domain::text::{Note, Title};
use persistence::{Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::{add, find, note};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::invitation::read_place;
use crate::mutations::perform;
use crate::types::activity::ActivityKind;
use crate::types::deficit::DeficitKind;
use crate::types::enums::{MenteeCategory, MentoringTopic, RolePairForm};
use crate::types::programme_template::ProgrammeTemplate;
use crate::viewer::Viewer;

/// The most entries that are read of a list: more are refused, and not looked at one by one.
const READ: usize = 100;

/// Keeps templates.
#[derive(Default)]
pub struct KeepProgrammeTemplateMutation;

#[Object]
impl KeepProgrammeTemplateMutation {
    /// Adds a template of programmes as a draft, or writes the next edition of one; programmes that came from an earlier
    /// edition stay as they are. For the methodologists of a region or a municipality, for the head and the curators of
    /// a school.
    async fn keep_programme_template(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The template with its whole plan.")] input: KeepProgrammeTemplateInput,
    ) -> Result<KeepProgrammeTemplatePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let key = input.client_mutation_id.clone();
        let operation = match read(&viewer, input)? {
            Ok(operation) => operation,
            Err(form) => return Ok(KeepProgrammeTemplatePayload::Invalid(form.into_invalid())),
        };
        Ok(
            match perform(&viewer, key.as_deref(), "keepProgrammeTemplate", &operation).await? {
                Ok(id) => {
                    let template = ProgrammeTemplate::load(&viewer, id).await?;
                    KeepProgrammeTemplatePayload::Done(KeepProgrammeTemplateDone { template })
                }
                Err(Refusal::Reason(reason)) => {
                    KeepProgrammeTemplatePayload::Refused(KeepProgrammeTemplateRefused { reason })
                }
                Err(Refusal::Conflict(id)) => {
                    let current = ProgrammeTemplate::load(&viewer, id).await?;
                    KeepProgrammeTemplatePayload::Conflict(KeepProgrammeTemplateConflict {
                        current,
                    })
                }
            },
        )
    }
}

fn read(
    viewer: &Viewer,
    input: KeepProgrammeTemplateInput,
) -> Result<Result<KeepProgrammeTemplate, Form>, GqlError> {
    let mut form = Form::default();
    let title = form.take("title", TemplateTitle::parse(&input.title));
    let purpose = form.take("purpose", TemplatePurpose::parse(&input.purpose));
    let months = TemplateMonths::of(input.months);
    form.require("months", months.is_some(), Problem::OutOfRange);
    let goal = form.take("goal", Note::required(&input.goal));
    let expected = Note::required(&input.expected_result);
    let expected_result = form.take("expectedResult", expected);
    let mut activities = Vec::new();
    form.at_most("activities", &input.activities, 60);
    for (at, line) in input.activities.iter().enumerate().take(READ) {
        activities.extend(read_line(&mut form, at, line, months));
    }
    let (Some(title), Some(purpose), Some(months), Some(goal), Some(expected_result), true) = (
        title,
        purpose,
        months,
        goal,
        expected_result,
        form.is_sound(),
    ) else {
        return Ok(Err(form));
    };
    let content = TemplateContent {
        title,
        purpose,
        form: input.form.map(Into::into),
        categories: all(input.categories),
        deficits: all(input.deficit_kinds),
        topics: all(input.topics),
        months,
        goal,
        expected_result,
        activities,
    };
    let content = match content.checked() {
        Ok(content) => content,
        Err(TemplateError::TooManyActivities | TemplateError::DueOutside { .. }) => {
            form.require("activities", false, Problem::OutOfRange);
            return Ok(Err(form));
        }
    };
    Ok(Ok(KeepProgrammeTemplate {
        actor: viewer.actor().clone(),
        owner: read_place(&input.place_id)?,
        place: input.place_id.to_string(),
        template: input
            .template_id
            .as_ref()
            .map(ProgrammeTemplateId::read)
            .transpose()?,
        edition: input.edition,
        content,
    }))
}

fn all<T, U: From<T>>(list: Vec<T>) -> Vec<U> {
    list.into_iter().take(READ).map(Into::into).collect()
}

fn read_line(
    form: &mut Form,
    at: usize,
    line: &ProgrammeTemplateActivityInput,
    months: Option<TemplateMonths>,
) -> Option<TemplateActivity> {
    let part = |name: &str| format!("activities.{at}.{name}");
    let title = form.take(&part("title"), Title::parse(&line.title));
    let expected = Note::parse(&line.expected_result);
    let expected_result = form.take(&part("expectedResult"), expected);
    let last = months.map_or(u16::MAX, TemplateMonths::last_day);
    let due_day = u16::try_from(line.due_day).ok().filter(|day| *day <= last);
    form.require(&part("dueDay"), due_day.is_some(), Problem::OutOfRange);
    Some(TemplateActivity {
        title: title?,
        kind: line.kind.into(),
        due_day: due_day?,
        expected_result: expected_result?,
    })
}

#[derive(Serialize)]
struct KeepProgrammeTemplate {
    #[serde(skip)]
    actor: Actor,
    /// The place, of which the next field is the form that goes into the receipt.
    #[serde(skip)]
    owner: Place,
    place: String,
    template: Option<ProgrammeTemplateId>,
    edition: Option<i32>,
    content: TemplateContent,
}

enum Refusal {
    Reason(KeepProgrammeTemplateRefusal),
    /// Somebody was faster; this is the template.
    Conflict(ProgrammeTemplateId),
}

impl Operation for KeepProgrammeTemplate {
    type Done = ProgrammeTemplateId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeTemplateId, Failure<Refusal>> {
        let Some(id) = self.template else {
            return add(work, &self.actor, self.owner, &self.content).await;
        };
        let before = find(work, id).await?;
        let permit = permit::<Write>(&self.actor, &before.facts())?;
        // A template stays with its owner: under another place it never was.
        if before.owner != self.owner {
            return Err(Denied::Hidden.into());
        }
        if self.edition != Some(before.edition) {
            return Err(Failure::Refused(Refusal::Conflict(id)));
        }
        let lines = self.content.activities.len();
        let state = before.state.edit(lines).map_err(Failure::refuse)?;
        let templates = work.programme_templates();
        let written = templates.rewrite(&permit, &before, &self.content, work.now());
        match written.await {
            Err(StoreError::Conflict) => return Err(Failure::Refused(Refusal::Conflict(id))),
            written => written?,
        }
        note(work, &permit, &before, state).await?;
        Ok(id)
    }
}

/// A template of programmes, as it shall be.
#[derive(InputObject)]
pub struct KeepProgrammeTemplateInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `region:…`, `municipality:…` or `school:…`: whose it is, for ever.
    pub place_id: ID,
    /// `programme-template:…` of the one to be edited; left out for a new one.
    pub template_id: Option<ID>,
    /// The edition that was edited; left out for a new one.
    pub edition: Option<i32>,
    /// What it is called; 1–200 characters.
    pub title: String,
    /// What it is for; at most 1 000 characters, may be empty.
    pub purpose: String,
    /// For which form of mentoring; left out for any.
    pub form: Option<RolePairForm>,
    /// For which mentees; empty for any.
    pub categories: Vec<MenteeCategory>,
    /// On which deficits it works; empty for any.
    pub deficit_kinds: Vec<DeficitKind>,
    /// What it is about; empty for anything.
    pub topics: Vec<MentoringTopic>,
    /// How many months a programme of it lasts: 3–12.
    pub months: i32,
    /// What is to be reached; 1–10 000 characters.
    pub goal: String,
    /// What will show that it was reached; 1–10 000 characters.
    pub expected_result: String,
    /// The plan in its order, at most 60 lines.
    pub activities: Vec<ProgrammeTemplateActivityInput>,
}

/// A line of a template's plan.
#[derive(InputObject)]
pub struct ProgrammeTemplateActivityInput {
    /// What is to be done; 1–500 characters.
    pub title: String,
    /// What kind of work it is.
    pub kind: ActivityKind,
    /// By when, in whole days after the programme's first day: 0 is the first day itself, and none lies beyond the end.
    pub due_day: i32,
    /// What is to come of it, the form of the report among it; may be empty.
    pub expected_result: String,
}

/// What came of keeping a template.
#[derive(Union)]
pub enum KeepProgrammeTemplatePayload {
    /// The template is kept.
    Done(KeepProgrammeTemplateDone),
    /// It is not.
    Refused(KeepProgrammeTemplateRefused),
    /// Somebody else was faster.
    Conflict(KeepProgrammeTemplateConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The template is kept.
#[derive(SimpleObject)]
pub struct KeepProgrammeTemplateDone {
    /// The template.
    pub template: ProgrammeTemplate,
}

/// The template was not kept.
#[derive(SimpleObject)]
pub struct KeepProgrammeTemplateRefused {
    /// Why.
    pub reason: KeepProgrammeTemplateRefusal,
}

/// Somebody else wrote another edition since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct KeepProgrammeTemplateConflict {
    /// The template as it is now.
    pub current: ProgrammeTemplate,
}

/// Why a template was not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum KeepProgrammeTemplateRefusal {
    /// It is out of use: put it in use again, or copy it.
    Retired,
    /// One in use is not left without a plan.
    PlanEmpty,
}

impl From<TemplateStepError> for Refusal {
    fn from(error: TemplateStepError) -> Self {
        Self::Reason(match error {
            TemplateStepError::Retired | TemplateStepError::NotWaiting => {
                KeepProgrammeTemplateRefusal::Retired
            }
            TemplateStepError::PlanEmpty => KeepProgrammeTemplateRefusal::PlanEmpty,
        })
    }
}
