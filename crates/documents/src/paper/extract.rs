//! An extract from an order (выписка из приказа, B-008): what it says about one person, nothing about others.

use domain::document::{Appendix, AppendixBlock, Cell, NumberedPoint, OrderContent, Point};
use domain::text::PersonName;

use super::order::{appendices, head, number_and_date, point, signature};
use super::{Block, Paper, Text};
use crate::DocumentError;
use crate::words::name;

/// Lays out an extract about `person`; fails when a stored table is damaged.
pub(crate) fn extract(content: &OrderContent, person: &PersonName) -> Result<Paper, DocumentError> {
    let spellings = [
        person.full(),
        person.with_initials(),
        name::initials_first(person),
    ];
    let speaks = |text: &str| spellings.iter().any(|one| text.contains(one.as_str()));
    let kept = kept_appendices(content, speaks);

    let mut blocks = head(content, "ВЫПИСКА ИЗ ПРИКАЗА");
    for numbered in kept_points(content, !kept.is_empty(), speaks) {
        point(&numbered, &mut blocks);
    }
    blocks.push(signature(content, ""));
    blocks.push(Block::Gaps {
        text: Text::from("Верно:"),
    });
    blocks.push(Block::Gaps {
        text: Text::from("____________________   ______________   ____________________"),
    });
    blocks.push(Block::Note {
        text: Text::from("должность, подпись, расшифровка подписи, дата выдачи выписки"),
    });
    let several = content.appendices.len() > 1;
    appendices(content, &kept, several, &mut blocks)?;
    let title = format!("Выписка из приказа {}", number_and_date(content));
    Ok(Paper {
        title: Text::from(title),
        author: Text::from(
            content
                .letterhead
                .short_name
                .as_ref()
                .unwrap_or(&content.letterhead.organisation),
        ),
        date: content.date,
        wide: false,
        blocks,
    })
}

/// The points that speak of the person with all under them, and those that refer to the appendix, under their own
/// numbers.
fn kept_points<'a>(
    content: &'a OrderContent,
    with_appendix: bool,
    speaks: impl Fn(&str) -> bool,
) -> Vec<NumberedPoint<'a>> {
    let concerns = |point: &Point| {
        let lines = point
            .lines
            .iter()
            .chain(point.subpoints.iter().map(|one| &one.text));
        speaks(&point.text)
            || lines.clone().any(|line| speaks(line))
            || (with_appendix && point.text.contains("приложени"))
    };
    let top: Vec<&str> = content
        .points
        .iter()
        .filter(|point| concerns(point))
        .map(|point| point.text.as_str())
        .collect();
    let mut keeping = false;
    content
        .numbered_points()
        .into_iter()
        .filter(|numbered| {
            if numbered.depth == 0 {
                keeping = top.contains(&numbered.point.text.as_str());
            }
            keeping
        })
        .collect()
}

/// The appendices with the rows that speak of the person, each with its number on the paper.
fn kept_appendices(
    content: &OrderContent,
    speaks: impl Fn(&str) -> bool,
) -> Vec<(usize, Appendix)> {
    let in_row = |row: &Vec<Cell>| {
        row.iter()
            .any(|cell| cell.0.iter().any(|line| speaks(line)))
    };
    let kept = content
        .appendices
        .iter()
        .enumerate()
        .filter_map(|(index, one)| {
            let blocks = one.blocks.iter().filter_map(|block| match block {
                AppendixBlock::Paragraph(text) => {
                    speaks(text).then(|| AppendixBlock::Paragraph(text.clone()))
                }
                AppendixBlock::Table(table) => {
                    let mut table = table.clone();
                    table.rows.retain(in_row);
                    (!table.rows.is_empty()).then_some(AppendixBlock::Table(table))
                }
            });
            let blocks: Vec<_> = blocks.collect();
            let title = one.title.clone();
            (!blocks.is_empty()).then_some((index + 1, Appendix { title, blocks }))
        });
    kept.collect()
}
