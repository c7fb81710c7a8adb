//! What every wording of a programme has: the deficits that it works on and the lines of its plan.

use std::collections::HashSet;

use async_graphql::{ID, InputObject};
use domain::access::Denied;
use domain::clock::Date as Day;
use domain::id::{ActivityId, DeficitId};
use domain::mentoring::{ActivityKind, Side};
use domain::text::{Note, Title};
use persistence::mentorships::Mentorship;
use persistence::needs::Deficit;
use persistence::programmes::ActivityWording;
use persistence::{Failure, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;
use crate::types::activity;

/// The most lines of a plan.
const MAX_ACTIVITIES: i32 = 60;
/// The most deficits that a programme works on.
pub(crate) const MAX_DEFICITS: usize = 60;

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

/// A line of a plan, looked at.
#[derive(Serialize)]
pub(crate) struct PlanLine {
    pub(crate) id: Option<ActivityId>,
    pub(crate) title: Title,
    pub(crate) kind: ActivityKind,
    pub(crate) planned_on: Day,
    pub(crate) expected_result: Note,
}

/// Reads the lines under `field`, each inside the term. Lines with a problem are left out, and the form knows of them.
pub(crate) fn read_plan(
    form: &mut Form,
    field: &str,
    lines: Vec<ActivityInput>,
    (starts_on, ends_on): (Day, Day),
) -> Result<Vec<PlanLine>, GqlError> {
    form.at_most(field, &lines, MAX_ACTIVITIES);
    let mut plan = Vec::new();
    for (at, line) in lines.into_iter().enumerate().take(100) {
        let part = |name: &str| format!("{field}.{at}.{name}");
        let title = form.take(&part("title"), Title::parse(&line.title));
        let expected = Note::parse(&line.expected_result);
        let expected_result = form.take(&part("expectedResult"), expected);
        let planned_on = line.planned_on.0;
        // A term that runs backwards is refused as such, not line by line.
        let inside = ends_on < starts_on || (starts_on..=ends_on).contains(&planned_on);
        form.require(&part("plannedOn"), inside, Problem::OutOfRange);
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
    Ok(plan)
}

/// The named deficits, each once. One that no need of a mentee of this pair names, and that is not among `kept`, never
/// was.
pub(crate) async fn deficits<R>(
    work: &UnitOfWork,
    pair: &Mentorship,
    kept: &[Deficit],
    named: &[DeficitId],
) -> Result<Vec<Deficit>, Failure<R>> {
    let mut needs = Vec::new();
    for mentee in pair.pair.acting(Side::Mentee) {
        let need = work.needs().find_at(mentee, pair.at.school).await?;
        needs.extend(need.map(|need| need.id));
    }
    let mut theirs = work.needs().deficits_of(&needs).await?;
    theirs.extend(kept.iter().cloned());
    let mut seen = HashSet::new();
    let once = named.iter().filter(|id| seen.insert(**id));
    let found: Option<Vec<_>> = once
        .map(|id| theirs.iter().find(|deficit| deficit.id == *id).cloned())
        .collect();
    Ok(found.ok_or(Denied::Hidden)?)
}

/// The lines of a plan with their ids. One with an id that is not among `kept`, or that comes twice, never was.
pub(crate) fn lines<'a>(
    work: &UnitOfWork,
    plan: &'a [PlanLine],
    kept: &[ActivityId],
) -> Result<Vec<ActivityWording<'a>>, Denied> {
    let mut seen = HashSet::new();
    let id_of = |line: &PlanLine| -> Option<ActivityId> {
        match line.id {
            None => Some(ActivityId(work.fresh())),
            Some(id) => (kept.contains(&id) && seen.insert(id)).then_some(id),
        }
    };
    let ids: Option<Vec<_>> = plan.iter().map(id_of).collect();
    let lines = ids.ok_or(Denied::Hidden)?.into_iter().zip(plan);
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
