//! Mentor, mentee or curator propose another term or content of a programme in force (B-085).

use std::collections::BTreeMap;

use async_graphql::{Context, Enum, ID, InputObject, Object, OneofObject, SimpleObject, Union};
use domain::access::rules::programme::ProposeChange;
use domain::access::{Actor, Denied, permit};
use domain::clock::Date as Day;
use domain::id::{DeficitId, ProgrammeChangeId, ProgrammeId};
use domain::mentoring::{
    AmendError, ChangeError, ChangeKind, ChangeState, PlannedActivity, ProgrammeContent,
};
use domain::text::Note;
use persistence::programme_changes::{ChangeWording, ProgrammeChange as Row};
use persistence::programmes::ActivityWording;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{is_in_force, note, tell};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::{PublicId, read_all};
use crate::mutations::opened::OpenedProgramme;
use crate::mutations::programme::wording::{self, ActivityInput, MAX_DEFICITS, PlanLine};
use crate::mutations::{opened, perform};
use crate::types::programme::Programme;
use crate::types::programme_change::ProgrammeChange;
use crate::viewer::Viewer;

/// Proposes a change.
#[derive(Default)]
pub struct ProposeProgrammeChangeMutation;

#[Object]
impl ProposeProgrammeChangeMutation {
    /// Proposes another term or content of a programme in force, or writes an open proposal anew; either asks for the
    /// consents of the whole pair. For mentor, mentee and curator.
    async fn propose_programme_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme and what is to be changed.")]
        input: ProposeProgrammeChangeInput,
    ) -> Result<ProposeProgrammeChangePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let key = input.client_mutation_id.clone();
        let operation = match read(&viewer, input).await? {
            Ok(operation) => operation,
            Err(form) => return Ok(ProposeProgrammeChangePayload::Invalid(form.into_invalid())),
        };
        Ok(
            match perform(
                &viewer,
                key.as_deref(),
                "proposeProgrammeChange",
                &operation,
            )
            .await?
            {
                Ok(id) => {
                    let change = ProgrammeChange::load(&viewer, id).await?;
                    ProposeProgrammeChangePayload::Done(ProposeProgrammeChangeDone { change })
                }
                Err(Refusal::Reason(reason)) => {
                    ProposeProgrammeChangePayload::Refused(ProposeProgrammeChangeRefused { reason })
                }
                Err(Refusal::Conflict(programme, change)) => {
                    let current = match change {
                        Some(id) => Some(ProgrammeChange::load(&viewer, id).await?),
                        None => None,
                    };
                    let programme = Programme::load(&viewer, programme).await?;
                    let conflict = ProposeProgrammeChangeConflict { programme, current };
                    ProposeProgrammeChangePayload::Conflict(conflict)
                }
            },
        )
    }
}

async fn read(
    viewer: &Viewer,
    input: ProposeProgrammeChangeInput,
) -> Result<Result<ProposeProgrammeChange, Form>, GqlError> {
    let programme = ProgrammeId::read(&input.programme_id)?;
    let mut form = Form::default();
    let reason = form.take("reason", Note::required(&input.reason));
    let wanted = match input.change {
        ProgrammeChangeWordingInput::Extension(wanted) => Some(Wanted::Extension {
            ends_on: wanted.ends_on.0,
            shift: wanted.shift,
        }),
        ProgrammeChangeWordingInput::Content(wanted) => {
            // The first day stays, and lines must lie after it: it is read before the transaction, for it never changes.
            let found = viewer.store().programmes().find(programme).await?;
            let starts_on = found.ok_or(GqlError::NotFound)?.plan.starts_on;
            let goal = form.take("change.content.goal", Note::required(&wanted.goal));
            let expected = Note::required(&wanted.expected_result);
            let expected_result = form.take("change.content.expectedResult", expected);
            let ends_on = wanted.ends_on.0;
            let field = "change.content.activities";
            let term = (starts_on, ends_on);
            let plan = wording::read_plan(&mut form, field, wanted.activities, term)?;
            let deficits = read_all(&wanted.deficit_ids, MAX_DEFICITS)?;
            goal.zip(expected_result).map(|(goal, expected_result)| {
                Wanted::Content(Content {
                    goal,
                    expected_result,
                    ends_on,
                    deficits,
                    plan,
                })
            })
        }
    };
    let (Some(reason), Some(wanted), true) = (reason, wanted, form.is_sound()) else {
        return Ok(Err(form));
    };
    Ok(Ok(ProposeProgrammeChange {
        actor: viewer.actor().clone(),
        pages: tell::pages(viewer),
        programme,
        programme_version: input.programme_version,
        revises: match (&input.change_id, input.change_version) {
            (Some(id), Some(version)) => Some((ProgrammeChangeId::read(id)?, version)),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => {
                return Err(GqlError::BadInput("changeId and changeVersion go together"));
            }
        },
        reason,
        wanted,
    }))
}

#[derive(Serialize)]
struct ProposeProgrammeChange {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    pages: String,
    programme: ProgrammeId,
    programme_version: i32,
    revises: Option<(ProgrammeChangeId, i32)>,
    reason: Note,
    wanted: Wanted,
}

#[derive(Serialize)]
enum Wanted {
    Extension { ends_on: Day, shift: bool },
    Content(Content),
}

#[derive(Serialize)]
struct Content {
    goal: Note,
    expected_result: Note,
    ends_on: Day,
    deficits: Vec<DeficitId>,
    plan: Vec<PlanLine>,
}

enum Refusal {
    Reason(ProposeProgrammeChangeRefusal),
    /// Somebody was faster: this programme, and this change of it if there is an open one.
    Conflict(ProgrammeId, Option<ProgrammeChangeId>),
}

impl Operation for ProposeProgrammeChange {
    type Done = ProgrammeChangeId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeChangeId, Failure<Refusal>> {
        let opened = opened::programme(work, self.programme).await?;
        let permit = permit::<ProposeChange>(&self.actor, &opened.pair.programme_facts())?;
        if !is_in_force(&opened) {
            let reason = ProposeProgrammeChangeRefusal::NotInForce;
            return Err(Failure::Refused(Refusal::Reason(reason)));
        }
        let revised = self.revised(work).await?;
        if opened.programme.version != self.programme_version {
            let conflict = Refusal::Conflict(self.programme, revised.map(|change| change.id));
            return Err(Failure::Refused(conflict));
        }

        let (before, after) = self.contents(work, &opened).await?;
        let plan = work.programmes().activities_of(&[self.programme]).await?;
        let states: BTreeMap<_, _> = plan.iter().map(|line| (line.id, line.state)).collect();
        let today = work.today(opened.located.zone);
        let (format, now) = (opened.pair.format, work.now());
        before
            .check_amendment(&after, &states, format, today)
            .map_err(Failure::refuse)?;
        let wording = ChangeWording {
            kind: self.kind(),
            reason: &self.reason,
            before: &before,
            after: &after,
        };
        let pair = opened.pair.voices();
        let changes = work.programme_changes();
        let (id, state) = match revised {
            None => {
                let id = ProgrammeChangeId(work.fresh());
                let state = ChangeState::proposed(permit.by(), &pair);
                let programme = self.programme;
                changes
                    .propose(&permit, id, programme, wording, &state, now)
                    .await?;
                let change = Change {
                    school: Some(opened.pair.at.school),
                    to: Some(state.kind().code()),
                    why: Some(self.reason.as_str()),
                    ..Change::default()
                };
                work.note(&permit, id, change).await?;
                (id, state)
            }
            Some(row) => {
                let state = row.state.clone().revise(permit.by(), &pair);
                let state = state.map_err(Failure::refuse)?;
                changes.revise(&permit, &row, wording, &state, now).await?;
                let why = Some(self.reason.as_str());
                note(work, &permit, &opened, &row, &state, why).await?;
                (row.id, state)
            }
        };
        let words = Some(self.reason.as_str());
        tell::tell(work, &self.pages, &opened, permit.by(), &state, words).await?;
        Ok(id)
    }
}

impl ProposeProgrammeChange {
    fn kind(&self) -> ChangeKind {
        match self.wanted {
            Wanted::Extension { .. } => ChangeKind::Extension,
            Wanted::Content(_) => ChangeKind::Content,
        }
    }

    /// The open change that is written anew; `None` for a new one. Another open change is a conflict.
    async fn revised(&self, work: &UnitOfWork) -> Result<Option<Row>, Failure<Refusal>> {
        let open = work.programme_changes().open_of(self.programme).await?;
        match (open, self.revises) {
            (None, None) => Ok(None),
            (Some(open), Some((id, version))) if open.id == id && open.version == version => {
                Ok(Some(open))
            }
            (Some(open), Some(_) | None) => {
                let conflict = Refusal::Conflict(self.programme, Some(open.id));
                Err(Failure::Refused(conflict))
            }
            (None, Some((id, _))) => {
                let found = work.programme_changes().find(id).await?;
                if found.is_some_and(|change| change.programme == self.programme) {
                    Err(Failure::refuse(ChangeError::NotWaiting))
                } else {
                    Err(Denied::Hidden.into())
                }
            }
        }
    }

    /// What is in force, and what is wanted.
    async fn contents(
        &self,
        work: &UnitOfWork,
        opened: &OpenedProgramme,
    ) -> Result<(ProgrammeContent, ProgrammeContent), Failure<Refusal>> {
        let programmes = work.programmes();
        let plan = programmes.activities_of(&[self.programme]).await?;
        let named = programmes.deficits_of(&[self.programme]).await?;
        let named: Vec<_> = named.into_iter().map(|(_, deficit)| deficit).collect();
        let before = opened.programme.content(&named, &plan);
        let after = match &self.wanted {
            Wanted::Extension { ends_on, shift } => {
                let movable = plan.iter().filter(|line| line.state.may_be_changed());
                let movable: Vec<_> = movable.map(|line| line.id).collect();
                let today = work.today(opened.located.zone);
                before.extended(*ends_on, &movable, shift.then_some(today))
            }
            Wanted::Content(wanted) => {
                let kept: Vec<_> = plan.iter().map(|line| line.id).collect();
                let lines = wording::lines(work, &wanted.plan, &kept)?;
                let pair = &opened.pair;
                let deficits = wording::deficits(work, pair, &named, &wanted.deficits).await?;
                let mut after = opened.programme.content(&deficits, &[]);
                after.goal = wanted.goal.as_str().to_owned();
                after.expected_result = wanted.expected_result.as_str().to_owned();
                after.ends_on = wanted.ends_on;
                after.plan = lines.into_iter().map(planned).collect();
                after
            }
        };
        Ok((before, after))
    }
}

fn planned(line: ActivityWording<'_>) -> PlannedActivity {
    PlannedActivity {
        id: line.id,
        title: line.title.as_str().to_owned(),
        kind: line.kind,
        planned_on: line.planned_on,
        expected_result: line.expected_result.as_str().to_owned(),
    }
}

/// A change to be proposed.
#[derive(InputObject)]
pub struct ProposeProgrammeChangeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme:…`, in force.
    pub programme_id: ID,
    /// The version of the programme that was read.
    pub programme_version: i32,
    /// `programme-change:…` of the open proposal that is written anew; left out for a new one.
    pub change_id: Option<ID>,
    /// The version of that proposal that was edited.
    pub change_version: Option<i32>,
    /// Why; 1–10 000 characters.
    pub reason: String,
    /// What is to be changed.
    pub change: ProgrammeChangeWordingInput,
}

/// What is to be changed: the term alone, or what the programme says.
#[derive(OneofObject)]
pub enum ProgrammeChangeWordingInput {
    /// Another last day.
    Extension(ExtensionInput),
    /// Another wording; the first day stays.
    Content(ProgrammeContentInput),
}

/// Another last day of a programme.
#[derive(InputObject)]
pub struct ExtensionInput {
    /// The new last day: 3 to 12 months after the first one; more with the curator's reason.
    pub ends_on: Date,
    /// Whether activities that are still open and lie ahead move by as many days.
    pub shift: bool,
}

/// Another wording of a programme in force.
#[derive(InputObject)]
pub struct ProgrammeContentInput {
    /// What is to be reached; 1–10 000 characters.
    pub goal: String,
    /// What will show that it was reached; 1–10 000 characters.
    pub expected_result: String,
    /// Last day.
    pub ends_on: Date,
    /// `deficit:…` that it works on: of the mentee's need, or named in it already; at most 60.
    pub deficit_ids: Vec<ID>,
    /// The plan in its order, at most 60 lines. A line that is left out is dropped; one that was handed in or accepted
    /// stays as it is.
    pub activities: Vec<ActivityInput>,
}

/// What came of proposing a change.
#[derive(Union)]
pub enum ProposeProgrammeChangePayload {
    /// It was proposed.
    Done(ProposeProgrammeChangeDone),
    /// It was not.
    Refused(ProposeProgrammeChangeRefused),
    /// Somebody else has changed the programme or proposed a change meanwhile.
    Conflict(ProposeProgrammeChangeConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The change was proposed; the pair is to consent.
#[derive(SimpleObject)]
pub struct ProposeProgrammeChangeDone {
    /// The change.
    pub change: ProgrammeChange,
}

/// The change was not proposed.
#[derive(SimpleObject)]
pub struct ProposeProgrammeChangeRefused {
    /// Why.
    pub reason: ProposeProgrammeChangeRefusal,
}

/// Somebody else was faster; nothing was changed. There is one open change of a programme at a time.
#[derive(SimpleObject)]
pub struct ProposeProgrammeChangeConflict {
    /// The programme as it is now.
    pub programme: Programme,
    /// The open change as it is now; `null` when the programme itself has moved on.
    pub current: Option<ProgrammeChange>,
}

/// Why a change was not proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ProposeProgrammeChangeRefusal {
    /// The programme or its pair is not in force.
    NotInForce,
    /// The proposal that was to be written anew is decided.
    NotWaiting,
    /// It says what the programme says already.
    NothingChanged,
    /// The new last day has passed.
    EndsInThePast,
    /// Shorter than three months, and the format is not a short one.
    TooShort,
    /// Longer than twelve months without a reason.
    TooLongWithoutReason,
    /// An activity that was handed in or accepted is changed or left out.
    TouchesWorkDone,
    /// A plan without a single activity is no plan.
    PlanEmpty,
}

impl From<AmendError> for Refusal {
    fn from(error: AmendError) -> Self {
        Self::Reason(match error {
            AmendError::NothingChanged => ProposeProgrammeChangeRefusal::NothingChanged,
            AmendError::EndsInThePast => ProposeProgrammeChangeRefusal::EndsInThePast,
            AmendError::TooShort => ProposeProgrammeChangeRefusal::TooShort,
            AmendError::TooLongWithoutReason => ProposeProgrammeChangeRefusal::TooLongWithoutReason,
            AmendError::TouchesWorkDone => ProposeProgrammeChangeRefusal::TouchesWorkDone,
            AmendError::PlanEmpty => ProposeProgrammeChangeRefusal::PlanEmpty,
        })
    }
}

impl From<ChangeError> for Refusal {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::NotWaiting | ChangeError::AlreadyConsented => {
                Self::Reason(ProposeProgrammeChangeRefusal::NotWaiting)
            }
        }
    }
}
