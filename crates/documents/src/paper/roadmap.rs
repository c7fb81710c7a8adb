//! A roadmap as blocks of a paper: stamps, title, the table as it was printed, and a column of what became of it.

use domain::clock::Date;
use domain::roadmap::plan::{Column as PlanColumn, period_of};

use super::fitted::{self, width};
use super::{Block, Paper, Row, Text};
use crate::roadmap::columns::{cell, is_shared};
use crate::roadmap::mark::mark;
use crate::roadmap::{PaperColumn, RoadmapPaper, RoadmapRow};
use crate::words::date;

/// Lays out a roadmap.
pub(crate) fn roadmap(paper: &RoadmapPaper) -> Paper {
    let mut blocks = stamps(paper);
    if !paper.title.contains(&paper.owner) {
        blocks.push(Block::Centred {
            text: Text::from(&paper.owner),
            large: false,
        });
    }
    blocks.push(Block::Heading {
        text: Text::from(titled(paper)),
        new_page: false,
    });
    blocks.push(table(paper));
    Paper {
        title: Text::from(&paper.title),
        author: Text::from(&paper.owner),
        date: paper.approval.as_ref().map(|approval| approval.date),
        wide: true,
        blocks,
    }
}

/// «СОГЛАСОВАНО …» and «УТВЕРЖДЕНО …», one below the other.
fn stamps(paper: &RoadmapPaper) -> Vec<Block> {
    let stamp = |lines: Vec<String>| Block::Stamp {
        lines: lines.iter().map(Text::from).collect(),
        new_page: false,
    };
    let agreed = paper.agreed.as_ref().map(|agreed| {
        stamp(vec![
            "СОГЛАСОВАНО".to_owned(),
            agreed.by.clone(),
            date::long(agreed.on),
        ])
    });
    let mut approved = vec!["УТВЕРЖДЕНО".to_owned()];
    match &paper.approval {
        Some(approval) => approved.extend(approval.lines()),
        None => approved.push(format!("приказом от\u{a0}{} №\u{a0}______", date::DATE_GAP)),
    }
    agreed.into_iter().chain([stamp(approved)]).collect()
}

/// The title, and the period where the title names another one or none.
fn titled(paper: &RoadmapPaper) -> String {
    if period_of(&paper.title) == Some(paper.period) {
        return paper.title.clone();
    }
    let (from, to) = (paper.period.from, paper.period.to);
    format!(
        "{} на период с\u{a0}{} по\u{a0}{}",
        paper.title,
        date::short(from),
        date::short(to)
    )
}

fn table(paper: &RoadmapPaper) -> Block {
    let columns = paper.filled();
    let mut rows = Vec::new();
    let mut above: Option<&RoadmapRow> = None;
    for row in &paper.rows {
        rows.extend(headings(above, row));
        let shared = above.is_some_and(|above| is_shared(above, row));
        rows.push(printed(row, &columns, shared, paper.on));
        above = Some(row);
    }
    let mark = paper
        .on
        .map(|on| format!("Отметка об исполнении на {}", date::short(on)));
    let own = columns.iter().map(|one| one.heading.as_str());
    let titles: Vec<&str> = own.chain(mark.as_deref()).collect();
    fitted::table(&titles, rows, width(true))
}

/// The headings that begin at a row.
pub(super) fn headings(above: Option<&RoadmapRow>, row: &RoadmapRow) -> Vec<Row> {
    let open = above.map_or(&[][..], |above| &above.sections);
    let same = row.sections.iter().zip(open);
    let same = same.take_while(|(one, other)| one == other).count();
    let titles = row.sections.iter().enumerate().skip(same);
    titles
        .map(|(at, title)| Row::Over {
            text: Text::from(title),
            level: at + 1,
        })
        .collect()
}

fn printed(row: &RoadmapRow, columns: &[PaperColumn], shared: bool, on: Option<Date>) -> Row {
    let said = columns.iter().map(|one| {
        let goes_on = matches!(one.column, PlanColumn::Number | PlanColumn::Activity);
        own(cell(row, one.column), shared && goes_on)
    });
    let mut cells: Vec<Option<Vec<Text>>> = said.collect();
    cells.extend(on.map(|on| {
        let lines = mark(&row.executions, on);
        Some(lines.iter().map(Text::from).collect())
    }));
    Row::Cells { cells }
}

/// What a row says of itself, where it does not share it with the row above.
pub(super) fn own(text: &str, shared: bool) -> Option<Vec<Text>> {
    (!shared).then(|| line(text))
}

/// A cell of one line, or of none.
pub(super) fn line(text: &str) -> Vec<Text> {
    let text = Text::from(text);
    match text.as_str() {
        "" => Vec::new(),
        _ => vec![text],
    }
}
