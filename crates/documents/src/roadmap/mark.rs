//! «Отметка об исполнении»: what became of a row, in few lines.

use domain::clock::Date;

use super::{Counts, Execution, ExecutionState};
use crate::words::{count, date};

/// Up to so many occurrences are said one by one.
const FEW: usize = 3;
/// So many bodies or days that are late are named.
const NAMED: usize = 5;

/// The lines of the mark as of `on`; none for a row of which nothing is due.
pub(crate) fn mark(executions: &[Execution], on: Date) -> Vec<String> {
    if executions.len() <= FEW {
        return executions.iter().map(|one| single(one, on)).collect();
    }
    let counts = Counts::of(executions, on);
    let mut lines: Vec<String> = fulfilled(counts).into_iter().collect();
    if counts.overdue > 0 {
        let late = executions.iter().filter(|one| one.overdue(on).is_some());
        lines.push(format!(
            "просрочено {}: {}",
            counts.overdue,
            named(late.collect())
        ));
    }
    if counts.planned > 0 {
        let ahead = executions
            .iter()
            .filter(|one| one.state.is_open() && one.due >= on);
        let nearest = ahead.map(|one| one.due).min();
        let nearest = nearest.map_or_else(String::new, |day| {
            format!(", ближайший {}", date::short(day))
        });
        lines.push(format!("срок не наступил: {}{nearest}", counts.planned));
    }
    if counts.not_applicable > 0 {
        lines.push(format!("неприменимо: {}", counts.not_applicable));
    }
    lines
}

/// The same in sums alone, for who may know of no single execution: no body is named, and no day.
pub(crate) fn sums(executions: &[Execution], on: Date) -> Option<String> {
    let counts = Counts::of(executions, on);
    let some = |number: u32, words: &str| (number > 0).then(|| format!("{words} {number}"));
    let all = [
        fulfilled(counts),
        some(counts.overdue, "просрочено"),
        some(counts.planned, "срок не наступил:"),
        some(counts.not_applicable, "неприменимо:"),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| format!("по организациям\u{a0}— {}", all.join("; ")))
}

/// «исполнено 3 из 5, из них проверено 1»; `None` where nothing is due.
fn fulfilled(counts: Counts) -> Option<String> {
    let verified = match counts.verified {
        0 => String::new(),
        verified => format!(", из\u{a0}них проверено {verified}"),
    };
    let (done, due) = (counts.fulfilled(), counts.due());
    (due > 0).then(|| format!("исполнено {done} из\u{a0}{due}{verified}"))
}

fn single(one: &Execution, on: Date) -> String {
    let who = one.organisation.as_deref();
    let who = who.map_or_else(String::new, |name| format!("{name}: "));
    let what = standing(one, on);
    let mut said = one.evidence.clone();
    said.extend(one.comment.clone());
    let proof = match said.is_empty() {
        true => String::new(),
        false => format!(" ({})", said.join("; ")),
    };
    format!("{who}{what}{proof}")
}

/// Where one occurrence stands: «исполнено 10.03.2027, проверено», «просрочено на 3 дня, срок 01.11.2026».
pub(crate) fn standing(one: &Execution, on: Date) -> String {
    let due = format!("срок {}", date::short(one.due));
    let done = one.done_on.map_or_else(
        || "исполнено".to_owned(),
        |day| format!("исполнено {}", date::short(day)),
    );
    match (one.state, one.overdue(on)) {
        (_, Some(days)) => format!("просрочено на\u{a0}{}, {due}", count::days(days)),
        (ExecutionState::Planned, None) => due,
        (ExecutionState::InProgress, None) => format!("в\u{a0}работе, {due}"),
        (ExecutionState::Done, None) => done,
        (ExecutionState::Verified, None) => format!("{done}, проверено"),
        (ExecutionState::Cancelled, None) => "отменено".to_owned(),
        (ExecutionState::NotApplicable, None) => "неприменимо".to_owned(),
    }
}

/// Who is late, or of which days the owner is.
fn named(late: Vec<&Execution>) -> String {
    let name = |one: &&Execution| match &one.organisation {
        Some(organisation) => organisation.clone(),
        None => date::short(one.due),
    };
    let mut names: Vec<String> = late.iter().map(name).collect();
    names.dedup();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let mut said = names.join("; ");
    if more > 0 {
        said.push_str(&format!(" и\u{a0}ещё {more}"));
    }
    said
}
