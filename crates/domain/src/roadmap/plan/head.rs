//! What stands above a plan: its title, whose it is, the order that approved it, the period, the stages.
//!
//! Each fact says where it was found, so that a person can look there; what was not found is `None`.

use serde::Serialize;

use super::draft::PlanDraft;
use super::paper::{Block, Paper};
use super::period::period_of;
use super::stamp::{self, Order};
use crate::clock::Date;
use crate::roadmap::term::Period;

/// A fact and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Stated<T> {
    /// What was found.
    pub value: T,
    /// The block of the paper, from 0 on.
    pub block: usize,
}

/// The facts of the head of a plan.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanHead {
    /// The title as printed, on one line.
    pub title: Option<Stated<String>>,
    /// Who issued the paper.
    pub organisation: Option<Stated<String>>,
    /// The number of the order that approved it, without «№».
    pub order_number: Option<Stated<String>>,
    /// The date of that order.
    pub order_date: Option<Stated<Date>>,
    /// The period that a title names.
    pub period: Option<Stated<Period>>,
    /// The stages, in the order of the plan; the block is the table.
    pub stages: Vec<Stated<String>>,
}

/// The most blocks above a plan that may be its title.
const ABOVE: usize = 14;
/// The most paragraphs of a title.
const TITLE_PARTS: usize = 5;
/// The longest title, in letters.
const LONGEST: usize = 700;

/// With what a plan's title begins.
const TITLES: [&str; 13] = [
    "план",
    "дорожная карта",
    "«дорожная карта»",
    "\"дорожная карта\"",
    "(«дорожная карта»)",
    "комплекс мер",
    "комплексный план",
    "перспективный план",
    "муниципальный план",
    "муниципальная дорожная карта",
    "циклограмма",
    "календарн",
    "программа мероприятий",
];

/// What ends a title.
const ENDS: [&str; 10] = [
    "цель",
    "цели",
    "задач",
    "принятые",
    "утвержд",
    "соглас",
    "пояснительн",
    "направлени",
    "раздел",
    "примечан",
];

/// Finds the facts above the table that stands at block `table`.
pub(super) fn head(paper: &Paper, table: usize) -> PlanHead {
    let lines = lines(paper, table);
    let title = title(&lines, table);
    let order = stamp::order(&lines, table);
    let issued = stamp::letterhead(&lines);
    let subject = issued
        .as_ref()
        .and_then(|issued| subject(&lines, issued.block));
    let of_title = |title: &Stated<String>| {
        Some(Stated {
            value: period_of(&title.value)?,
            block: title.block,
        })
    };
    let period = title
        .as_ref()
        .and_then(of_title)
        .or_else(|| subject.as_ref().and_then(of_title));
    let Order { number, date } = order;
    let organisation = stamp::organisation(&lines, issued.as_ref())
        .or_else(|| title.as_ref().and_then(stamp::named));
    PlanHead {
        title: title.or(subject),
        organisation,
        order_number: number,
        order_date: date,
        period,
        stages: Vec::new(),
    }
}

impl PlanHead {
    /// Adds the stages that the rows stand under.
    pub(super) fn stages_of(&mut self, draft: &PlanDraft, paper: &Paper) {
        for row in &draft.rows {
            let stages = row.sections.iter();
            for stage in stages.filter(|title| title.to_lowercase().contains("этап")) {
                let place = row.places.first().copied().unwrap_or(0);
                let within = paper
                    .tables()
                    .filter(|(_, table)| table.rows.iter().any(|row| row.number == place));
                if self.stages.iter().all(|known| known.value != *stage) {
                    self.stages.push(Stated {
                        value: stage.clone(),
                        block: within.map(|(at, _)| at).next().unwrap_or(0),
                    });
                }
            }
        }
    }
}

/// A paragraph, or a cell of a table above the plan: stamps often stand in one.
pub(super) struct Line {
    pub(super) block: usize,
    pub(super) text: String,
    /// Whether it is a paragraph.
    pub(super) paragraph: bool,
}

fn lines(paper: &Paper, table: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (block, content) in paper.blocks.iter().enumerate().take(table + 1) {
        match content {
            Block::Paragraph(paragraph) => lines.push(Line {
                block,
                text: clean(&paragraph.text),
                paragraph: true,
            }),
            Block::Table(rows) => {
                // Of the plan's own table only what stands above the headings.
                let rows = rows.rows.iter().take(if block == table { 3 } else { 60 });
                for row in rows {
                    let mut cells: Vec<&str> =
                        row.cells.iter().map(|cell| cell.text.as_str()).collect();
                    cells.dedup();
                    // A title over the whole width of the plan's table is like a paragraph.
                    let over = block == table && cells.len() == 1;
                    if block == table && !over {
                        break;
                    }
                    lines.extend(cells.into_iter().map(|text| Line {
                        block,
                        text: clean(text),
                        paragraph: over,
                    }));
                }
            }
        }
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// The text without the marks of Markdown.
fn clean(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim().trim_start_matches('#').replace("**", "");
        line.trim().to_owned()
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Lines as one, with single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The last paragraph above the table that begins like a plan's title, with what goes on below it.
fn title(lines: &[Line], table: usize) -> Option<Stated<String>> {
    let near = |line: &&Line| line.paragraph && line.block + ABOVE >= table;
    let near: Vec<&Line> = lines.iter().filter(near).collect();
    let begins = |line: &&Line| {
        let lower = one_line(&line.text).to_lowercase();
        // «П Л А Н».
        let spaced = lower.replace(' ', "") == "план";
        let first = TITLES.iter().any(|title| lower.starts_with(title));
        (spaced || first) && lower.chars().count() <= LONGEST && !lower.ends_with(':')
    };
    let at = near.iter().rposition(begins)?;
    let first = near.get(at)?;
    let mut value = one_line(&first.text);
    for line in near.get(at + 1..)?.iter().take(TITLE_PARTS - 1) {
        let text = one_line(&line.text);
        let lower = text.to_lowercase();
        let ends = ENDS.iter().any(|end| lower.starts_with(end)) || lower.ends_with([':', ';']);
        let whole = value.chars().count() + text.chars().count() > LONGEST;
        // A sentence is no title.
        if ends || whole || text.ends_with('.') && text.chars().count() > 120 {
            break;
        }
        value.push(' ');
        value.push_str(&text);
    }
    Some(Stated {
        value,
        block: first.block,
    })
}

/// What an order is about: «Об утверждении плана …».
fn subject(lines: &[Line], letterhead: usize) -> Option<Stated<String>> {
    let below = lines
        .iter()
        .filter(|line| line.block >= letterhead)
        .take(12);
    let about = |text: &str| {
        let lower = text.to_lowercase();
        lower.starts_with("о ") || lower.starts_with("об ")
    };
    let mut found = below.filter(|line| about(&line.text));
    let line = found.next()?;
    Some(Stated {
        value: one_line(&line.text),
        block: line.block,
    })
}
