//! Tables: of an appendix, and without rules for signatures.

use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Table, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};

use super::parts::HEADED;
use super::style::{BODY, TABLE, line, mm, run, spaced};
use crate::paper::{Column, Row, SignLine, Text};

/// The least height of a row to sign in, in twentieths of a point: 9 mm.
const TALL_ROW: f32 = 510.0;

/// A ruled table over the whole width, in tenths of a millimetre; its first row is the head, see [`super::parts`].
pub(super) fn with_head(columns: &[Column], rows: &[Row], tall: bool, width: i32) -> Table {
    let widths = widths(columns, width);
    let head = columns.iter().zip(&widths).map(|(column, width)| {
        let title = Paragraph::new()
            .align(AlignmentType::Center)
            .add_run(run(&column.title).bold().size(TABLE.half_points));
        sized(TableCell::new().add_paragraph(title), *width).vertical_align(VAlignType::Center)
    });
    let upright = if tall {
        VAlignType::Center
    } else {
        VAlignType::Top
    };
    let mut lines = vec![TableRow::new(head.collect()).cant_split()];
    for (at, row) in rows.iter().enumerate() {
        let cells = match row {
            Row::Cells { cells } => {
                let next = rows.get(at + 1);
                let cells = cells.iter().zip(&widths).enumerate();
                let cells = cells.map(|(index, (cell, width))| {
                    let goes_on = next.is_some_and(|next| next.goes_on(index));
                    sized(ruled(cell.as_deref(), index == 0, goes_on), *width)
                        .vertical_align(upright)
                });
                cells.collect()
            }
            Row::Over { text, .. } => vec![over(text, &widths)],
        };
        let row = TableRow::new(cells).cant_split();
        lines.push(if tall {
            row.row_height(TALL_ROW).height_rule(HeightRule::AtLeast)
        } else {
            row
        });
    }
    fixed(Table::new(lines), widths, twips(15)).style(HEADED)
}

/// A heading over all columns, on the page of the row below it.
fn over(text: &Text, widths: &[usize]) -> TableCell {
    let heading = Paragraph::new()
        .align(AlignmentType::Center)
        .keep_next(true)
        .add_run(run(text).bold().size(TABLE.half_points));
    sized(TableCell::new().add_paragraph(heading), widths.iter().sum())
        .grid_span(widths.len())
        .vertical_align(VAlignType::Center)
}

/// A cell, or a place of the cell above; one that goes on below is not torn from it.
fn ruled(lines: Option<&[Text]>, centred: bool, goes_on: bool) -> TableCell {
    match (lines, goes_on) {
        (None, _) => filled(&[], centred, false).vertical_merge(VMergeType::Continue),
        (Some(lines), true) => filled(lines, centred, true).vertical_merge(VMergeType::Restart),
        (Some(lines), false) => filled(lines, centred, false),
    }
}

/// Position, line to sign, name, in one row that stands on one base line, with room above to write.
pub(super) fn signature(position: &Text, signing: &Text, name: &Text, width: i32) -> Table {
    unruled(
        &[width - 1000, 450, 550],
        16,
        [vec![
            (position, AlignmentType::Left),
            (signing, AlignmentType::Center),
            (name, AlignmentType::Right),
        ]],
    )
}

/// Rows of line to sign, name, day.
pub(super) fn signatures(signatures: &[SignLine], width: i32) -> Table {
    unruled(
        &[400, width - 1070, 670],
        0,
        signatures.iter().map(|one| {
            vec![
                (&one.line, AlignmentType::Left),
                (&one.name, AlignmentType::Left),
                (&one.day, AlignmentType::Right),
            ]
        }),
    )
}

fn unruled<'a>(
    tenths: &[i32],
    above: u32,
    rows: impl IntoIterator<Item = Vec<(&'a Text, AlignmentType)>>,
) -> Table {
    let widths: Vec<_> = tenths.iter().map(|one| twips(*one)).collect();
    let row = |cells: Vec<(&Text, AlignmentType)>| {
        let cells = cells
            .into_iter()
            .zip(&widths)
            .map(|((text, align), width)| {
                let cell =
                    TableCell::new().add_paragraph(spaced(line(text, &BODY, align), above, 0));
                sized(cell, *width).vertical_align(VAlignType::Bottom)
            });
        TableRow::new(cells.collect()).cant_split()
    };
    let rows = rows.into_iter().map(row).collect();
    fixed(Table::without_borders(rows), widths.clone(), 0)
}

fn fixed(table: Table, widths: Vec<usize>, side: usize) -> Table {
    table
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(twips(5), side, twips(5), side))
        .set_grid(widths)
}

fn sized(cell: TableCell, width: usize) -> TableCell {
    cell.width(width, WidthType::Dxa)
}

fn filled(lines: &[Text], centred: bool, keep: bool) -> TableCell {
    let align = if centred {
        AlignmentType::Center
    } else {
        AlignmentType::Left
    };
    let paragraph = |text: &Text| self::line(text, &TABLE, align).keep_next(keep);
    let mut cell = TableCell::new();
    for text in lines {
        cell = cell.add_paragraph(paragraph(text));
    }
    // Word calls a cell without a paragraph damaged.
    if lines.is_empty() {
        cell.add_paragraph(paragraph(&Text::default()))
    } else {
        cell
    }
}

/// The text's width, in tenths of a millimetre, dealt out by the shares of the columns.
fn widths(columns: &[Column], width: i32) -> Vec<usize> {
    let sum: usize = columns.iter().map(|column| usize::from(column.share)).sum();
    let whole = twips(width);
    columns
        .iter()
        .map(|column| whole * usize::from(column.share) / sum.max(1))
        .collect()
}

fn twips(tenths: i32) -> usize {
    usize::try_from(mm(tenths)).unwrap_or_default()
}
