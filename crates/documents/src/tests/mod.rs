//! What the papers say and how they are printed.

mod certificates;
mod consents;
mod docx_files;
mod orders;
mod pdf_files;
mod plan_damage;
mod plan_files;
mod plan_refusals;
mod plan_texts;
mod programmes;
mod roadmap_files;
mod roadmap_samples;
mod roadmaps;
mod samples;
mod tables;

use crate::paper::{Block, Paper, Row, Text};

/// Everything that a paper prints, in the order of printing, a block's parts each on a line.
fn printed(paper: &Paper) -> Vec<String> {
    paper
        .blocks
        .iter()
        .flat_map(parts)
        .map(|text| text.as_str().to_owned())
        .collect()
}

fn parts(block: &Block) -> Vec<&Text> {
    match block {
        Block::Letterhead {
            authorities,
            organisation,
            short_name,
        } => authorities
            .iter()
            .chain(organisation)
            .chain(short_name)
            .collect(),
        Block::Requisites {
            date,
            number,
            place,
        } => vec![date, number, place],
        Block::Species { text }
        | Block::Title { text, .. }
        | Block::Heading { text, .. }
        | Block::Paragraph { text }
        | Block::Gaps { text }
        | Block::Command { text }
        | Block::Centred { text, .. }
        | Block::Note { text } => vec![text],
        Block::Verify { lines, .. } => lines.iter().collect(),
        Block::Table { columns, rows, .. } => {
            let titles = columns.iter().map(|column| &column.title);
            titles.chain(rows.iter().flat_map(said)).collect()
        }
        Block::Signature {
            position,
            line,
            name,
        } => vec![position, line, name],
        Block::Signatures {
            heading,
            signatures,
        } => {
            let lines = signatures
                .iter()
                .flat_map(|one| [&one.line, &one.name, &one.day]);
            heading.iter().chain(lines).collect()
        }
        Block::Stamp { lines, .. } => lines.iter().collect(),
        Block::NextPaper => Vec::new(),
    }
}

fn said(row: &Row) -> Vec<&Text> {
    match row {
        Row::Cells { cells } => cells.iter().flatten().flatten().collect(),
        Row::Over { text, .. } => vec![text],
    }
}

/// The text with spaces in place of no-break spaces, for reading.
fn readable(lines: &[String]) -> String {
    lines.join("\n").replace('\u{a0}', " ")
}

/// The letters alone: line ends, kinds of spaces and hyphenation differ between the two kinds of files.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}'))
        .collect()
}
