//! Mentor, mentee or curator write the programme of a pair, or write it anew (B-013, B-077).

use std::collections::HashSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::Draft;
use domain::access::{Actor, Denied, permit};
use domain::clock::Date as Day;
use domain::id::{ActivityId, DeficitId, MentorshipId, ProgrammeId};
use domain::mentoring::{
    ActivityKind, DraftError, MentorshipStateKind, ProgrammeStateKind, Side, check_term,
};
use domain::text::{Note, Title};
use persistence::mentorships::Mentorship;
use persistence::programmes::{ActivityWording, Wording};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::{PublicId, read_all};
use crate::mutations::{opened, perform};
use crate::types::activity;
use crate::types::programme::Programme;
use crate::viewer::Viewer;

/// The most lines of a plan.
const MAX_ACTIVITIES: i32 = 60;
/// The most deficits that a programme works on.
const MAX_DEFICITS: usize = 60;

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
    form.at_most("activities", &input.activities, MAX_ACTIVITIES);
    let (starts_on, ends_on) = (input.starts_on.0, input.ends_on.0);
    let mut plan = Vec::new();
    for (at, line) in input.activities.into_iter().enumerate().take(100) {
        let field = |name: &str| format!("activities.{at}.{name}");
        let title = form.take(&field("title"), Title::parse(&line.title));
        let expected = Note::parse(&line.expected_result);
        let expected_result = form.take(&field("expectedResult"), expected);
        let planned_on = line.planned_on.0;
        // A term that runs backwards is refused as such, not line by line.
        let inside = ends_on < starts_on || (starts_on..=ends_on).contains(&planned_on);
        form.require(&field("plannedOn"), inside, Problem::OutOfRange);
        if let (Some(title), Some(expected_result)) = (title, expected_result) {
            plan.push(PlanLine {
                id: line.id.as_ref().map(ActivityId::read).transpose()?,
                title,
                kind: line.kind.into(),
                planned_on,
                expected_result,
            });
        }
    }
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
}

#[derive(Serialize)]
struct PlanLine {
    id: Option<ActivityId>,
    title: Title,
    kind: ActivityKind,
    planned_on: Day,
    expected_result: Note,
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
        let deficits = self.deficits(work, &opened.pair).await?;
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
                let plan = self.plan(work, &[])?;
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
                let plan = self.plan(work, &kept)?;
                programmes
                    .redraft(&permit, &before, &after, wording)
                    .await?;
                programmes.put_activities(&permit, id, &plan).await?;
                (id, Some(from))
            }
        };
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
    /// The named deficits, each once. One that no need of a mentee of this pair names never was.
    async fn deficits(
        &self,
        work: &UnitOfWork,
        pair: &Mentorship,
    ) -> Result<Vec<DeficitId>, Failure<Refusal>> {
        let mut needs = Vec::new();
        for mentee in pair.pair.on_side(Side::Mentee) {
            let need = work.needs().find_at(mentee, pair.at.school).await?;
            needs.extend(need.map(|need| need.id));
        }
        let theirs = work.needs().deficits_of(&needs).await?;
        let theirs: HashSet<DeficitId> = theirs.iter().map(|deficit| deficit.id).collect();
        let mut named = HashSet::new();
        let mut once = self.deficits.clone();
        once.retain(|id| named.insert(*id));
        if once.iter().all(|id| theirs.contains(id)) {
            Ok(once)
        } else {
            Err(Denied::Hidden.into())
        }
    }

    /// The lines of the plan. One with an id that the plan does not have, or has twice, never was.
    fn plan(
        &self,
        work: &UnitOfWork,
        kept: &[ActivityId],
    ) -> Result<Vec<ActivityWording<'_>>, Denied> {
        let mut seen = HashSet::new();
        let line = |line: &PlanLine| -> Option<ActivityId> {
            match line.id {
                None => Some(ActivityId(work.fresh())),
                Some(id) => (kept.contains(&id) && seen.insert(id)).then_some(id),
            }
        };
        let ids: Option<Vec<_>> = self.plan.iter().map(line).collect();
        let lines = ids.ok_or(Denied::Hidden)?.into_iter().zip(&self.plan);
        Ok(lines
            .map(|(id, line)| ActivityWording {
                id,
                title: &line.title,
                kind: line.kind,
                planned_on: line.planned_on,
                expected_result: &line.expected_result,
            })
            .collect())
    }
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
}

/// A line of a plan.
#[derive(InputObject)]
pub struct ActivityInput {
    /// `activity:…` of a line that the plan has; left out for a new one.
    pub id: Option<ID>,
    /// What is to be done; 1–500 characters.
    pub title: String,
    /// What kind of work it is.
    pub kind: activity::ActivityKind,
    /// The day by which it is to be done, inside the term.
    pub planned_on: Date,
    /// What is to come of it; may be empty.
    pub expected_result: String,
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
