//! Mentor, mentee or curator write the programme of a pair, or write it anew (B-013, B-077).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::UseTemplates;
use domain::access::rules::programme::Draft;
use domain::access::{Actor, Denied, permit};
use domain::clock::Date as Day;
use domain::id::{DeficitId, MentorshipId, ProgrammeId, ProgrammeTemplateId};
use domain::mentoring::{
    DraftError, MentorshipStateKind, ProgrammeStateKind, TemplateState, check_term,
};
use domain::text::Note;
use persistence::programme_templates::ProgrammeOrigin;
use persistence::programmes::Wording;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::{PublicId, read_all};
use crate::mutations::opened::OpenedPair;
use crate::mutations::programme::wording::{self, ActivityInput, MAX_DEFICITS, PlanLine};
use crate::mutations::{opened, perform};
use crate::types::programme::Programme;
use crate::viewer::Viewer;

/// Writes a programme.
#[derive(Default)]
pub struct DraftProgrammeMutation;

#[Object]
impl DraftProgrammeMutation {
    /// Writes the programme of a pair in force, or writes it anew; any edit takes back what mentor and mentee agreed
    /// to. For the two and for the curator.
    async fn draft_programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme with its whole plan.")] input: DraftProgrammeInput,
    ) -> Result<DraftProgrammePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let key = input.client_mutation_id.clone();
        let operation = match read(&viewer, input)? {
            Ok(operation) => operation,
            Err(form) => return Ok(DraftProgrammePayload::Invalid(form.into_invalid())),
        };
        Ok(
            match perform(&viewer, key.as_deref(), "draftProgramme", &operation).await? {
                Ok(id) => {
                    let programme = Programme::load(&viewer, id).await?;
                    DraftProgrammePayload::Done(DraftProgrammeDone { programme })
                }
                Err(Refusal::Reason(reason)) => {
                    DraftProgrammePayload::Refused(DraftProgrammeRefused { reason })
                }
                Err(Refusal::Conflict(id)) => {
                    let current = Programme::load(&viewer, id).await?;
                    DraftProgrammePayload::Conflict(DraftProgrammeConflict { current })
                }
            },
        )
    }
}

fn read(
    viewer: &Viewer,
    input: DraftProgrammeInput,
) -> Result<Result<DraftProgramme, Form>, GqlError> {
    let mut form = Form::default();
    let goal = form.take("goal", Note::required(&input.goal));
    let expected = Note::required(&input.expected_result);
    let expected_result = form.take("expectedResult", expected);
    let reason = input.long_term_reason.as_deref();
    let long_term_reason = form.take_optional("longTermReason", reason, Note::required);
    let (starts_on, ends_on) = (input.starts_on.0, input.ends_on.0);
    let plan = wording::read_plan(
        &mut form,
        "activities",
        input.activities,
        (starts_on, ends_on),
    )?;
    let (Some(goal), Some(expected_result), Some(long_term_reason), true) =
        (goal, expected_result, long_term_reason, form.is_sound())
    else {
        return Ok(Err(form));
    };
    Ok(Ok(DraftProgramme {
        actor: viewer.actor().clone(),
        mentorship: MentorshipId::read(&input.mentorship_id)?,
        version: input.version,
        goal,
        expected_result,
        starts_on,
        ends_on,
        long_term_reason,
        deficits: read_all(&input.deficit_ids, MAX_DEFICITS)?,
        plan,
        template: input
            .template
            .as_ref()
            .map(TakenTemplate::read)
            .transpose()?,
    }))
}

#[derive(Serialize)]
struct DraftProgramme {
    #[serde(skip)]
    actor: Actor,
    mentorship: MentorshipId,
    version: Option<i32>,
    goal: Note,
    expected_result: Note,
    starts_on: Day,
    ends_on: Day,
    long_term_reason: Option<Note>,
    deficits: Vec<DeficitId>,
    plan: Vec<PlanLine>,
    template: Option<TakenTemplate>,
}

/// The edition of a template that the wording was taken from.
#[derive(Clone, Copy, Serialize)]
struct TakenTemplate {
    id: ProgrammeTemplateId,
    edition: i32,
}

impl TakenTemplate {
    fn read(input: &ProgrammeTemplateRef) -> Result<Self, GqlError> {
        Ok(Self {
            id: ProgrammeTemplateId::read(&input.template_id)?,
            edition: input.edition,
        })
    }
}

enum Refusal {
    Reason(DraftProgrammeRefusal),
    /// Somebody was faster; this is the programme.
    Conflict(ProgrammeId),
}

impl Operation for DraftProgramme {
    type Done = ProgrammeId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeId, Failure<Refusal>> {
        let opened = opened::pair(work, self.mentorship).await?;
        let permit = permit::<Draft>(&self.actor, &opened.pair.programme_facts())?;
        if opened.pair.pair.state.kind() != MentorshipStateKind::Active {
            return Err(Failure::refuse(DraftError::PairNotActive));
        }
        let programmes = work.programmes();
        let before = programmes.of_mentorships(&[self.mentorship]).await?.pop();
        let named = wording::deficits(work, &opened.pair, &[], &self.deficits).await?;
        let deficits: Vec<_> = named.iter().map(|deficit| deficit.id).collect();
        let wording = Wording {
            goal: &self.goal,
            expected_result: &self.expected_result,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            long_term_reason: self.long_term_reason.as_ref(),
            deficits: &deficits,
        };
        let reason = self.long_term_reason.is_some();
        let format = opened.pair.format;
        let term = || check_term(self.starts_on, self.ends_on, format, reason);

        let (id, from) = match (before, self.version) {
            (Some(_), None) => return Err(Failure::refuse(DraftError::ProgrammeExists)),
            (None, Some(_)) => return Err(Denied::Hidden.into()),
            (None, None) => {
                term().map_err(Failure::refuse)?;
                let id = ProgrammeId(work.fresh());
                let plan = wording::lines(work, &self.plan, &[])?;
                programmes.add(&permit, id, wording, work.now()).await?;
                programmes.put_activities(&permit, id, &plan).await?;
                (id, None)
            }
            (Some(before), Some(version)) => {
                let id = before.id();
                let from = before.plan.state.kind().code();
                let after = before.plan.clone().redraft().map_err(Failure::refuse)?;
                if before.version != version {
                    return Err(Failure::Refused(Refusal::Conflict(id)));
                }
                term().map_err(Failure::refuse)?;
                let kept = programmes.activities_of(&[id]).await?;
                let kept: Vec<_> = kept.iter().map(|line| line.id).collect();
                let plan = wording::lines(work, &self.plan, &kept)?;
                programmes
                    .redraft(&permit, &before, &after, wording)
                    .await?;
                programmes.put_activities(&permit, id, &plan).await?;
                (id, Some(from))
            }
        };
        if let Some(taken) = self.template {
            let origin = self.origin(work, &opened, id, taken).await?;
            let templates = work.programme_templates();
            templates.remember_origin(&permit, origin).await?;
        }
        let change = Change {
            school: Some(opened.located.school.at.school),
            from,
            to: Some(ProgrammeStateKind::Draft.code()),
            why: None,
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

impl DraftProgramme {
    /// What the programme remembers of its template: one that the pair's school works with, in an edition that there
    /// is. Saying the same again asks for nothing.
    async fn origin(
        &self,
        work: &UnitOfWork,
        opened: &OpenedPair,
        programme: ProgrammeId,
        taken: TakenTemplate,
    ) -> Result<ProgrammeOrigin, Failure<Refusal>> {
        let origin = ProgrammeOrigin {
            programme,
            template: taken.id,
            edition: taken.edition,
        };
        let templates = work.programme_templates();
        if templates.origins_of(&[programme]).await?.contains(&origin) {
            return Ok(origin);
        }
        permit::<UseTemplates>(&self.actor, &opened.located.school.facts())?;
        let template = templates.find(taken.id).await?.ok_or(Denied::Hidden)?;
        if !template.reaches(&opened.located.school.at) {
            return Err(Denied::Hidden.into());
        }
        if template.state != TemplateState::InUse {
            let reason = DraftProgrammeRefusal::TemplateNotInUse;
            return Err(Failure::Refused(Refusal::Reason(reason)));
        }
        if !(1..=template.edition).contains(&taken.edition) {
            return Err(Denied::Hidden.into());
        }
        Ok(origin)
    }
}

/// The edition of a template that a wording was taken from.
#[derive(InputObject)]
pub struct ProgrammeTemplateRef {
    /// `programme-template:…`, in use at the pair's school.
    pub template_id: ID,
    /// Which edition.
    pub edition: i32,
}

/// A programme with its whole plan.
#[derive(InputObject)]
pub struct DraftProgrammeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`, in force.
    pub mentorship_id: ID,
    /// The version that was edited; left out for the first wording.
    pub version: Option<i32>,
    /// What is to be reached; 1–10 000 characters.
    pub goal: String,
    /// What will show that it was reached; 1–10 000 characters.
    pub expected_result: String,
    /// First day.
    pub starts_on: Date,
    /// Last day: 3 to 12 months; fewer for short formats, more with a reason.
    pub ends_on: Date,
    /// Why it lasts longer than a year.
    pub long_term_reason: Option<String>,
    /// `deficit:…` of the mentee's need that it works on, at most 60.
    pub deficit_ids: Vec<ID>,
    /// The plan in its order, at most 60 lines. A line that is left out is dropped.
    pub activities: Vec<ActivityInput>,
    /// From which template the wording was taken, for the head and the curators; left out, the programme remembers what
    /// it remembered before.
    pub template: Option<ProgrammeTemplateRef>,
}

/// What came of writing a programme.
#[derive(Union)]
pub enum DraftProgrammePayload {
    /// It was written.
    Done(DraftProgrammeDone),
    /// It was not.
    Refused(DraftProgrammeRefused),
    /// Somebody else has written it meanwhile.
    Conflict(DraftProgrammeConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The programme was written; mentor and mentee are to agree to it.
#[derive(SimpleObject)]
pub struct DraftProgrammeDone {
    /// The programme.
    pub programme: Programme,
}

/// The programme was not written.
#[derive(SimpleObject)]
pub struct DraftProgrammeRefused {
    /// Why.
    pub reason: DraftProgrammeRefusal,
}

/// Somebody else has written the programme meanwhile; nothing was changed.
#[derive(SimpleObject)]
pub struct DraftProgrammeConflict {
    /// The programme as it is now.
    pub current: Programme,
}

/// Why a programme was not written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DraftProgrammeRefusal {
    /// The last day lies before the first one.
    EndsBeforeItBegins,
    /// Shorter than three months, and the format is not a short one.
    TooShort,
    /// Longer than twelve months without a reason.
    TooLongWithoutReason,
    /// The programme is approved or over.
    NotDraft,
    /// The pair is not in force.
    PairNotActive,
    /// The pair has a programme already: load it, and send its version.
    ProgrammeExists,
    /// The template was never put in use, or is out of use by now.
    TemplateNotInUse,
}

impl From<DraftError> for Refusal {
    fn from(error: DraftError) -> Self {
        Self::Reason(match error {
            DraftError::EndsBeforeItBegins => DraftProgrammeRefusal::EndsBeforeItBegins,
            DraftError::TooShort => DraftProgrammeRefusal::TooShort,
            DraftError::TooLongWithoutReason => DraftProgrammeRefusal::TooLongWithoutReason,
            DraftError::NotDraft => DraftProgrammeRefusal::NotDraft,
            DraftError::PairNotActive => DraftProgrammeRefusal::PairNotActive,
            DraftError::ProgrammeExists => DraftProgrammeRefusal::ProgrammeExists,
        })
    }
}
