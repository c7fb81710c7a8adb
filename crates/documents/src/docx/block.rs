//! One block of a paper in Word's terms.

use docx_rs::{AlignmentType, Docx, Paragraph, Tab, TabValueType};

use super::style::{BODY, DISPLAY, SMALL, line, mm, paragraph, run, spaced};
use super::table;
use crate::paper::{Block, Text};

/// Adds `block` to a paper whose text is `width` tenths of a millimetre wide; `next` is the block after it, from which
/// some blocks must not be torn.
pub(super) fn add(docx: Docx, block: &Block, next: Option<&Block>, width: i32) -> Docx {
    match block {
        Block::Letterhead {
            authorities,
            organisation,
            short_name,
        } => letterhead(docx, authorities, organisation, short_name.as_ref()),
        Block::Species { text } => {
            docx.add_paragraph(spaced(bold(text, AlignmentType::Center), 12, 8))
        }
        Block::Requisites {
            date,
            number,
            place,
        } => requisites(docx, date, number, place, width),
        Block::Title { text, wide } => {
            let title = bold(text, AlignmentType::Left).outline_lvl(0);
            let right = if *wide { 0 } else { width - 900 };
            docx.add_paragraph(spaced(
                title.indent(None, None, Some(mm(right)), None),
                10,
                10,
            ))
        }
        Block::Heading { text, new_page } => {
            let heading = bold(text, AlignmentType::Center)
                .outline_lvl(0)
                .page_break_before(*new_page);
            docx.add_paragraph(spaced(heading, 0, 12).keep_next(true))
        }
        Block::Paragraph { text } => {
            // A signature does not stand on a page without a line of what is signed.
            let signed = matches!(
                next,
                Some(Block::Signature { .. } | Block::Signatures { .. })
            );
            docx.add_paragraph(paragraph(text).keep_next(signed))
        }
        Block::Gaps { text } => {
            let gaps = line(text, &BODY, AlignmentType::Left).keep_next(true);
            docx.add_paragraph(spaced(gaps, 6, 0))
        }
        Block::Command { text } => {
            let command = line(text, &BODY, AlignmentType::Left).keep_next(true);
            docx.add_paragraph(spaced(command, 7, 7))
        }
        Block::Table {
            columns,
            rows,
            tall,
        } => docx
            .add_table(table::with_head(columns, rows, *tall, width))
            .add_paragraph(Paragraph::new()),
        Block::Signature {
            position,
            line,
            name,
        } => docx.add_table(table::signature(position, line, name, width)),
        Block::Signatures {
            heading,
            signatures,
        } => {
            let above = heading.as_ref().map_or_else(Paragraph::new, |text| {
                line(text, &BODY, AlignmentType::Left)
            });
            docx.add_paragraph(spaced(above.keep_next(true), 12, 2))
                .add_table(table::signatures(signatures, width))
        }
        Block::Stamp { lines, new_page } => stamp(docx, lines, *new_page, width),
        // The file stays one section: the numbers of its pages run on.
        Block::NextPaper => docx.add_paragraph(Paragraph::new().page_break_before(true)),
        Block::Centred { text, large } => {
            let kind = if *large { &DISPLAY } else { &BODY };
            let run = run(text).size(kind.half_points);
            let run = if *large { run.bold() } else { run };
            let centred = Paragraph::new().align(AlignmentType::Center).add_run(run);
            let above = if *large { 14 } else { 4 };
            docx.add_paragraph(spaced(centred, above, 6))
        }
        Block::Verify { lines, .. } => verify(docx, lines),
        Block::Note { text } => {
            docx.add_paragraph(spaced(line(text, &SMALL, AlignmentType::Left), 24, 0))
        }
    }
}

fn bold(text: &Text, align: AlignmentType) -> Paragraph {
    Paragraph::new().align(align).add_run(run(text).bold())
}

fn letterhead(
    mut docx: Docx,
    authorities: &[Text],
    organisation: &[Text],
    short: Option<&Text>,
) -> Docx {
    for authority in authorities {
        docx = docx.add_paragraph(line(authority, &BODY, AlignmentType::Center));
    }
    for name in organisation.iter().chain(short) {
        docx = docx.add_paragraph(bold(name, AlignmentType::Center));
    }
    docx
}

fn requisites(docx: Docx, date: &Text, number: &Text, place: &Text, width: i32) -> Docx {
    let right = usize::try_from(mm(width)).unwrap_or_default();
    let first = Paragraph::new()
        .add_tab(Tab::new().val(TabValueType::Right).pos(right))
        .add_run(run(date))
        .add_run(docx_rs::Run::new().add_tab())
        .add_run(run(number));
    docx.add_paragraph(first)
        .add_paragraph(spaced(line(place, &BODY, AlignmentType::Center), 4, 4))
}

/// The lines alone: who reads the file on a screen needs no code to be photographed.
fn verify(mut docx: Docx, lines: &[Text]) -> Docx {
    for (index, text) in lines.iter().enumerate() {
        let above = if index == 0 { 24 } else { 0 };
        docx = docx.add_paragraph(spaced(line(text, &SMALL, AlignmentType::Left), above, 0));
    }
    docx
}

/// The upper right corner of a page.
fn stamp(mut docx: Docx, lines: &[Text], new_page: bool, width: i32) -> Docx {
    for (index, text) in lines.iter().enumerate() {
        let corner =
            line(text, &BODY, AlignmentType::Left).page_break_before(new_page && index == 0);
        let last = index + 1 == lines.len();
        let corner = corner.indent(Some(mm(width - 800)), None, None, None);
        docx = docx.add_paragraph(spaced(corner, 0, if last { 18 } else { 0 }));
    }
    docx
}
