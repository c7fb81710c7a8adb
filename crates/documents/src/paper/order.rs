//! An order's text as blocks of a paper.

use domain::clock::Date;
use domain::document::{
    Appendix, AppendixBlock, NumberedPoint, OrderContent, OrderNumber, Table as ContentTable,
};

use super::{Block, Column, Paper, SIGNING_DAY, SIGNING_LINE, SignLine, Text};
use crate::DocumentError;
use crate::words::{date, sentence};

/// A gap for a number that is written in by hand.
const NUMBER_GAP: &str = "______";

/// Up to this many characters a title stands in a narrow column: six lines of it.
const NARROW_TITLE: usize = 180;

/// From this many readers on the sheet of their signatures is a page of its own.
const SHEET_FROM: usize = 6;

/// Lays out an order; fails when a stored table is damaged.
pub(crate) fn order(content: &OrderContent) -> Result<Paper, DocumentError> {
    let mut blocks = head(content, "ПРИКАЗ");
    for numbered in content.numbered_points() {
        point(&numbered, &mut blocks);
    }
    if !content.grounds.is_empty() {
        let grounds = content.grounds.join("; ");
        blocks.push(Block::Paragraph {
            text: Text::from(sentence(&format!("Основание: {grounds}"))),
        });
    }
    blocks.push(signature(content, SIGNING_LINE));
    let on_a_sheet = content.acquaintance.len() >= SHEET_FROM;
    if !on_a_sheet && !content.acquaintance.is_empty() {
        blocks.push(acquaintance(&content.acquaintance));
    }
    let several = content.appendices.len() > 1;
    let all: Vec<_> = (1..).zip(content.appendices.iter().cloned()).collect();
    appendices(content, &all, several, &mut blocks)?;
    if on_a_sheet {
        sheet(content, &mut blocks);
    }
    let head = &content.letterhead;
    Ok(Paper {
        title: Text::from(file_title(content)),
        author: Text::from(head.short_name.as_ref().unwrap_or(&head.organisation)),
        date: content.date,
        wide: false,
        blocks,
    })
}

/// The upper part of the paper, up to «ПРИКАЗЫВАЮ».
pub(super) fn head(content: &OrderContent, species: &str) -> Vec<Block> {
    let head = &content.letterhead;
    vec![
        Block::Letterhead {
            authorities: head.authorities.iter().map(Text::from).collect(),
            organisation: name_lines(&head.organisation),
            short_name: head
                .short_name
                .as_ref()
                .map(|name| Text::from(format!("({name})"))),
        },
        Block::Species {
            text: Text::from(species),
        },
        Block::Requisites {
            date: Text::from(
                content
                    .date
                    .map_or_else(|| date::DATE_GAP.to_owned(), date::long),
            ),
            number: Text::from(numbered(content.number.as_ref())),
            place: Text::from(&head.place),
        },
        Block::Title {
            text: Text::from(&content.title),
            wide: content.title.chars().count() > NARROW_TITLE,
        },
        Block::Paragraph {
            text: Text::from(&content.preamble),
        },
        Block::Command {
            text: Text::from("ПРИКАЗЫВАЮ:"),
        },
    ]
}

/// Who signs, with a line to sign on or without one.
pub(super) fn signature(content: &OrderContent, line: &str) -> Block {
    Block::Signature {
        position: Text::from(&content.signatory.position),
        line: Text::from(line),
        name: Text::from(&content.signatory.name),
    }
}

/// Appendices under the numbers that they have on the paper.
pub(super) fn appendices(
    content: &OrderContent,
    which: &[(usize, Appendix)],
    several: bool,
    blocks: &mut Vec<Block>,
) -> Result<(), DocumentError> {
    for (number, one) in which {
        appendix(one, several.then_some(*number), content, blocks)?;
    }
    Ok(())
}

/// «Муниципальное … учреждение» stands above «Средняя школа № 5».
pub(super) fn name_lines(organisation: &str) -> Vec<Text> {
    match organisation.split_once('«') {
        Some((species, proper)) if !species.trim().is_empty() => {
            vec![Text::from(species), Text::from(format!("«{proper}"))]
        }
        Some(_) | None => vec![Text::from(organisation)],
    }
}

pub(super) fn point(numbered: &NumberedPoint<'_>, blocks: &mut Vec<Block>) {
    let sentence = format!("{}\u{a0}{}", numbered.number, numbered.point.text);
    blocks.push(Block::Paragraph {
        text: Text::from(sentence),
    });
    let lines = numbered.point.lines.iter();
    blocks.extend(lines.map(|line| Block::Paragraph {
        text: Text::from(line),
    }));
}

fn acquaintance(names: &[String]) -> Block {
    let heading = if names.len() == 1 {
        "С приказом ознакомлен(а):"
    } else {
        "С приказом ознакомлены:"
    };
    let signature = |name: &String| SignLine {
        line: Text::from(SIGNING_LINE),
        name: Text::from(name),
        day: Text::from(SIGNING_DAY),
    };
    Block::Signatures {
        heading: Some(Text::from(heading)),
        signatures: names.iter().map(signature).collect(),
    }
}

fn appendix(
    appendix: &Appendix,
    number: Option<usize>,
    content: &OrderContent,
    blocks: &mut Vec<Block>,
) -> Result<(), DocumentError> {
    let first = number.map_or_else(
        || "Приложение".to_owned(),
        |number| format!("Приложение {number}"),
    );
    let order = format!("к приказу {}", number_and_date(content));
    blocks.push(Block::Stamp {
        lines: vec![Text::from(first), Text::from(order)],
        new_page: true,
    });
    blocks.push(Block::Heading {
        text: Text::from(&appendix.title),
        new_page: false,
    });
    for block in &appendix.blocks {
        blocks.push(match block {
            AppendixBlock::Paragraph(text) => Block::Paragraph {
                text: Text::from(text),
            },
            AppendixBlock::Table(content) => table(content)?,
        });
    }
    Ok(())
}

fn table(content: &ContentTable) -> Result<Block, DocumentError> {
    content.check()?;
    let column = |one: &domain::document::Column| Column {
        title: Text::from(&one.title),
        share: one.share.max(1),
    };
    let cell = |one: &domain::document::Cell| one.0.iter().map(Text::from).collect();
    Ok(Block::Table {
        columns: content.columns.iter().map(column).collect(),
        rows: content
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect::<Vec<_>>().into())
            .collect(),
        tall: false,
    })
}

/// The sheet on which many people sign that they have read the order.
fn sheet(content: &OrderContent, blocks: &mut Vec<Block>) {
    let columns = [
        ("№", 12),
        ("Фамилия, инициалы", 78),
        ("Подпись", 45),
        ("Дата", 35),
    ];
    let row = |(index, name): (usize, &String)| {
        let cells = vec![
            vec![Text::from((index + 1).to_string())],
            vec![Text::from(name)],
            Vec::new(),
            Vec::new(),
        ];
        super::Row::from(cells)
    };
    let title = format!("Лист ознакомления с приказом {}", number_and_date(content));
    blocks.push(Block::Heading {
        text: Text::from(title),
        new_page: true,
    });
    blocks.push(Block::Table {
        columns: columns
            .map(|(title, share)| Column {
                title: Text::from(title),
                share,
            })
            .into(),
        rows: content.acquaintance.iter().enumerate().map(row).collect(),
        tall: true,
    });
}

/// «от 01.09.2026 № 90-од», with gaps in a draft.
pub(super) fn number_and_date(content: &OrderContent) -> String {
    format!(
        "от\u{a0}{} {}",
        dated(content.date),
        numbered(content.number.as_ref())
    )
}

fn file_title(content: &OrderContent) -> String {
    match (&content.number, content.date) {
        (Some(number), Some(date)) => {
            format!(
                "Приказ от {} № {number} «{}»",
                date::short(date),
                content.title
            )
        }
        (None, _) | (_, None) => format!("Проект приказа «{}»", content.title),
    }
}

fn dated(date: Option<Date>) -> String {
    date.map_or_else(|| date::DATE_GAP.to_owned(), date::short)
}

fn numbered(number: Option<&OrderNumber>) -> String {
    number.map_or_else(
        || format!("№\u{a0}{NUMBER_GAP}"),
        |number| format!("№\u{a0}{number}"),
    )
}
