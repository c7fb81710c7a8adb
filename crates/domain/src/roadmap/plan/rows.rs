//! The rows below the headings: what is a section, what goes on from the row above, what is a duty of its own.

use std::collections::BTreeSet;

use super::bodies::{self, Bodies, Legend};
use super::column::{Column, columns, is_plan};
use super::draft::{Doubt, PlanRow};
use crate::roadmap::term::{self, Assumption, Kind, Period, Schedule, Window};
use chrono::Months;

/// The most headings that stand above a row.
const DEEPEST: usize = 4;
/// The longest piece of a cut term, in letters.
const LONGEST_TERM: usize = 120;
/// The longest heading that is a term, in letters: «Сентябрь – октябрь 2023 года».
const LONGEST_MONTH: usize = 40;
/// How far outside of the plan's period a dated term may lie, in months.
const AROUND: u32 = 24;
/// The longest window that may reach out of the period, in days.
const LONGEST_WINDOW: i64 = 125;

/// Reads what stands below the headings; the rows are counted from 1 on.
pub(super) fn rows(
    table: &[Vec<String>],
    mapping: &[(usize, Column)],
    period: Period,
    legend: &Legend,
) -> Vec<PlanRow> {
    let mut reader = Reader {
        mapping,
        period,
        legend,
        sections: Vec::new(),
        section_number: None,
        rows: Vec::new(),
    };
    for (at, cells) in table.iter().enumerate() {
        let place = u32::try_from(at + 1).unwrap_or(u32::MAX);
        reader.row(place, cells);
    }
    reader.finish()
}

/// A row before its term is read.
struct Raw {
    places: Vec<u32>,
    sections: Vec<String>,
    cells: Vec<(Column, String)>,
    doubts: BTreeSet<Doubt>,
}

impl Raw {
    fn get(&self, wanted: Column) -> &str {
        let found = self.cells.iter().find(|(column, _)| *column == wanted);
        found.map_or("", |(_, text)| text)
    }

    fn set(&mut self, wanted: Column, text: String) {
        self.cells.retain(|(column, _)| *column != wanted);
        self.cells.push((wanted, text));
    }
}

struct Reader<'m> {
    mapping: &'m [(usize, Column)],
    period: Period,
    legend: &'m Legend,
    /// Headings in force, each with how wide it is: 0 for a stage.
    sections: Vec<(u8, String)>,
    /// The number of the last heading, where it has one in a cell of its own.
    section_number: Option<String>,
    rows: Vec<Raw>,
}

impl Reader<'_> {
    fn row(&mut self, place: u32, cells: &[String]) {
        let texts: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
        let said: Vec<&str> = texts
            .iter()
            .copied()
            .filter(|text| !text.is_empty())
            .collect();
        if said.is_empty() || self.is_repeated_head(cells) || numbers_columns(&said) {
            return;
        }
        if let Some(title) = self.section(&said) {
            let number = said.first().filter(|first| is_number(first));
            self.section_number = number.map(|number| (*number).to_owned());
            return self.open(title);
        }
        let mut raw = Raw {
            places: vec![place],
            sections: self
                .sections
                .iter()
                .map(|(_, title)| title.clone())
                .collect(),
            cells: Vec::new(),
            doubts: BTreeSet::new(),
        };
        for (at, column) in self.mapping {
            let text = texts.get(*at).copied().unwrap_or_default();
            if !text.is_empty() {
                raw.cells.push((*column, text.to_owned()));
            }
        }
        self.add(raw);
    }

    fn is_repeated_head(&self, cells: &[String]) -> bool {
        let found = columns(cells);
        is_plan(&found) && found == self.mapping
    }

    /// The title of a row that says one thing over all columns, with or without a number before it.
    fn section(&self, said: &[&str]) -> Option<String> {
        let (first, rest) = said.split_first()?;
        let all_alike = rest.iter().all(|text| text == first);
        let numbered = is_number(first) && !rest.is_empty();
        // «6. | Итоги | | |»: a section, or the next row, which has nothing but its activity.
        if numbered && rest.len() == 1 && self.is_next_row(first) {
            return None;
        }
        let title = match (all_alike, rest) {
            (true, _) if !is_number(first) => *first,
            (false, [title, more @ ..]) if numbered && more.iter().all(|text| text == title) => {
                title
            }
            _ => return None,
        };
        // A column of stages alone, or the rest of a torn row, is no section.
        let letters = title.chars().filter(|c| c.is_alphabetic()).count();
        let begins = title.chars().find(|c| c.is_alphanumeric())?;
        let sound = letters >= 3 && (begins.is_uppercase() || begins.is_numeric());
        let is_only_activity = rest.is_empty() && self.goes_on(title);
        (sound && !is_only_activity).then(|| title.to_owned())
    }

    /// Whether a number goes on from that of the row above, and not from that of the heading.
    fn is_next_row(&self, number: &str) -> bool {
        let after_row = self
            .rows
            .last()
            .is_some_and(|last| follows(last.get(Column::Number), number));
        let heading = self.section_number.as_deref();
        after_row && !heading.is_some_and(|heading| follows(heading, number))
    }

    /// Whether a lone text is the rest of the row above, which had no full stop yet.
    fn goes_on(&self, title: &str) -> bool {
        title.chars().next().is_some_and(char::is_lowercase) && !self.rows.is_empty()
    }

    fn open(&mut self, title: String) {
        let width = width_of(&title);
        self.sections.retain(|(other, _)| *other < width);
        self.sections.truncate(DEEPEST - 1);
        self.sections.push((width, title));
    }

    fn add(&mut self, mut raw: Raw) {
        let number = raw.get(Column::Number).to_owned();
        let activity = raw.get(Column::Activity).to_owned();
        let within = self
            .rows
            .last()
            .is_some_and(|last| last.sections == raw.sections);
        if let Some(last) = self.rows.last_mut().filter(|_| within) {
            let torn = number.is_empty()
                && activity
                    .chars()
                    .find(|c| c.is_alphanumeric() || *c == '-')
                    .is_none_or(|c| c.is_lowercase() || c == '-');
            let same = number.is_empty() || number == last.get(Column::Number);
            let dated = !raw.get(Column::Term).is_empty() && !last.get(Column::Term).is_empty();
            let whole = !raw.get(Column::Responsible).is_empty();
            if activity.is_empty() && same && dated && whole {
                // One activity, another term for somebody else.
                let shared = last.get(Column::Activity).to_owned();
                let number = last.get(Column::Number).to_owned();
                raw.set(Column::Activity, shared);
                raw.set(Column::Number, number);
                raw.doubts.insert(Doubt::ActivityShared);
            } else if torn {
                return join(last, raw);
            } else {
                let again = !number.is_empty() && number == last.get(Column::Number);
                raw.doubts.extend(again.then_some(Doubt::NumberRepeated));
            }
        }
        self.rows.push(raw);
    }

    fn finish(self) -> Vec<PlanRow> {
        let (period, legend) = (self.period, self.legend);
        let split = self.rows.into_iter().flat_map(split);
        let split = split.flat_map(|raw| cut(raw, period, legend));
        split.map(|raw| finished(raw, period, legend)).collect()
    }
}

/// A torn row: what it says goes on in the same columns.
fn join(last: &mut Raw, more: Raw) {
    for (column, text) in more.cells {
        let before = last.get(column).to_owned();
        let joined = if before.is_empty() {
            text
        } else {
            format!("{before} {text}")
        };
        last.set(column, joined);
    }
    last.places.extend(more.places);
    last.doubts.insert(Doubt::Joined);
}

/// A cell with as many lines of terms as the one of bodies: each body has its own.
fn split(raw: Raw) -> Vec<Raw> {
    let lines = |column| -> Vec<String> {
        let lines = raw.get(column).lines().map(str::trim);
        lines
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (terms, bodies) = (lines(Column::Term), lines(Column::Responsible));
    let goes_on = |lines: &[String]| {
        lines.iter().any(|line| line.ends_with([',', '-', '–']))
            || lines
                .iter()
                .skip(1)
                .any(|line| line.starts_with(char::is_lowercase))
    };
    if terms.len() < 2 || terms.len() != bodies.len() || goes_on(&terms) || goes_on(&bodies) {
        return vec![raw];
    }
    paired(&raw, terms, bodies)
}

/// A row for each term and its body.
fn paired(raw: &Raw, terms: Vec<String>, bodies: Vec<String>) -> Vec<Raw> {
    let pairs = terms.into_iter().zip(bodies).enumerate();
    pairs
        .map(|(at, (term, body))| {
            let mut one = Raw {
                places: raw.places.clone(),
                sections: raw.sections.clone(),
                cells: raw.cells.clone(),
                doubts: raw.doubts.clone(),
            };
            one.set(Column::Term, term);
            one.set(Column::Responsible, body);
            one.doubts.extend((at > 0).then_some(Doubt::ActivityShared));
            one
        })
        .collect()
}

/// A cell whose lines were lost on the way: «Май 2024, далее ежегодно Июнь 2024, далее ежегодно» for «УО ОО». It is cut
/// where a term begins anew, when that gives as many terms as there are groups of bodies, each of them a term by itself.
fn cut(raw: Raw, period: Period, legend: &Legend) -> Vec<Raw> {
    let terms = terms_in(&one_line(raw.get(Column::Term)));
    if terms.len() < 2 {
        return vec![raw];
    }
    let groups = bodies::groups(&one_line(raw.get(Column::Responsible)), legend);
    if terms.len() != groups.len() || !terms.iter().all(|term| is_term(term, period)) {
        return vec![raw];
    }
    let mut rows = paired(&raw, terms, groups);
    for row in &mut rows {
        row.doubts.insert(Doubt::Cut);
    }
    rows
}

/// Whether a text is a term and nothing else.
fn is_term(text: &str, period: Period) -> bool {
    if text.chars().count() > LONGEST_TERM {
        return false;
    }
    let schedule = term::read(text, period);
    let windows = !schedule.occurrences().is_empty();
    windows && schedule.kind != Kind::NotUnderstood && schedule.not_understood.is_empty()
}

/// Whether a heading says when, and next to nothing else.
fn is_all_term(title: &str, period: Period) -> bool {
    let schedule = term::read(title, period);
    let said: usize = schedule.parts.iter().map(|part| part.span.len()).sum();
    title.chars().count() <= LONGEST_MONTH && said * 10 >= title.len() * 7 && is_term(title, period)
}

/// Reads a term. One that names its own year and lies outside of the period, or is cut by it, is read as it stands: the
/// plan says it. Longer windows, «2023 год», are meant within the period.
fn dated(text: &str, period: Period) -> (Schedule, bool) {
    let schedule = term::read(text, period);
    let own_year = !schedule.assumptions.contains(&Assumption::YearFromPeriod);
    if schedule.kind != Kind::Once || !own_year {
        return (schedule, false);
    }
    let wide = Period {
        from: period.from - Months::new(AROUND),
        to: period.to + Months::new(AROUND),
    };
    let other = term::read(text, wide);
    let windows = other.occurrences();
    let short = |window: &Window| {
        !window.open_start && (window.end - window.start).num_days() <= LONGEST_WINDOW
    };
    let differs = windows != schedule.occurrences() && !windows.is_empty();
    if differs && other.kind == Kind::Once && windows.iter().all(short) {
        (other, true)
    } else {
        (schedule, false)
    }
}

/// A text in pieces, each from a word with a capital on that follows a small letter, a figure or a bracket.
fn terms_in(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let begins = word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().nth(1).is_some_and(char::is_lowercase);
        let ended = |piece: &String| !piece.ends_with([',', '-', '–', '(']);
        match pieces.last_mut() {
            Some(piece) if !(begins && ended(piece)) => {
                piece.push(' ');
                piece.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
    }
    pieces
}

fn finished(raw: Raw, period: Period, legend: &Legend) -> PlanRow {
    let text = |column: Column| one_line(raw.get(column));
    let mut term = text(Column::Term);
    let mut doubts = raw.doubts.clone();
    if term.is_empty()
        && let Some(section) = raw
            .sections
            .last()
            .filter(|title| is_all_term(title, period))
    {
        term = one_line(section);
        doubts.insert(Doubt::TermFromSection);
    }
    let (schedule, outside) = dated(&term, period);
    doubts.extend(outside.then_some(Doubt::OutsidePeriod));
    if term.is_empty() {
        doubts.insert(Doubt::TermMissing);
    } else if schedule.kind == Kind::NotUnderstood || !schedule.not_understood.is_empty() {
        doubts.insert(Doubt::TermNotUnderstood);
    } else if !schedule.alternatives.is_empty() {
        doubts.insert(Doubt::TermUnclear);
    }
    let responsible = text(Column::Responsible);
    doubts.extend(responsible.is_empty().then_some(Doubt::ResponsibleMissing));
    let bodies = Bodies::read(raw.get(Column::Responsible), legend);
    doubts.extend((!bodies.unknown.is_empty()).then_some(Doubt::ResponsibleUnknown));
    let number = Some(text(Column::Number)).filter(|number| !number.is_empty());
    let mut sections = raw.sections.clone();
    let stage = text(Column::Stage);
    sections.extend((!stage.is_empty()).then_some(stage));
    PlanRow {
        places: raw.places.clone(),
        sections,
        number,
        activity: text(Column::Activity),
        term,
        schedule,
        responsible,
        bodies,
        participants: text(Column::Participants),
        result: text(Column::Result),
        evidence: text(Column::Evidence),
        doubts,
    }
}

/// Lines of a cell as one, with single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// «1.», «2.1», «3)», «IV».
fn is_number(text: &str) -> bool {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | 'I' | 'V' | 'X');
    !text.is_empty() && text.chars().count() <= 10 && text.chars().all(figure)
}

/// Whether `second` is the next number after `first`: «5.» and «6.», «1.2» and «1.3».
fn follows(first: &str, second: &str) -> bool {
    let parts = |text: &str| -> Option<Vec<u32>> {
        let parts = text.trim_end_matches(['.', ')']).split('.');
        parts.map(|part| part.parse().ok()).collect()
    };
    let (Some(mut first), Some(second)) = (parts(first), parts(second)) else {
        return false;
    };
    if let Some(last) = first.last_mut() {
        *last = last.saturating_add(1);
    }
    first == second
}

/// «1 2 3 4 5» below the headings.
fn numbers_columns(said: &[&str]) -> bool {
    let counts = said
        .iter()
        .enumerate()
        .all(|(at, text)| text.trim_end_matches('.').parse::<usize>() == Ok(at + 1));
    said.len() >= 3 && counts
}

/// How wide a heading is: a stage is wider than a direction, a direction than a section.
fn width_of(title: &str) -> u8 {
    let lower = title.to_lowercase();
    let capitals = title
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    if lower.contains("этап") || capitals {
        0
    } else if lower.starts_with("направлени") || lower.starts_with("раздел") {
        1
    } else {
        2
    }
}
