//! Papers as Word files (.docx).
//!
//! Measures follow ГОСТ Р 7.0.97-2016: A4, margins 30/10/20/20 mm, Times New Roman 14, first line indented by
//! 12.5 mm, the page number centred at the top from the second page on.

mod block;
mod parts;
mod schema;
mod style;
mod table;

use std::io::Cursor;

use docx_rs::{
    Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, PageOrientationType,
    Paragraph, RunFonts, Style, StyleType,
};
use domain::document::OrderContent;
use domain::text::PersonName;

use crate::DocumentError;
use crate::certificate::CertificateText;
use crate::consent::ConsentText;
use crate::paper::{self, Paper};
use crate::programme::ProgrammeText;
use crate::roadmap::{RoadmapPaper, RoadmapReport};
use crate::template::Filled;
use style::{BODY, TEXT_WIDTH, WIDE_TEXT, mm};

/// The Word file of an order.
///
/// # Errors
/// [`DocumentError::Table`] when a stored table is damaged, [`DocumentError::Docx`] when the archive is not written.
pub fn order(content: &OrderContent) -> Result<Vec<u8>, DocumentError> {
    print(&paper::order(content)?)
}

/// The Word file of an extract from an order about one person.
///
/// # Errors
/// As for [`order`].
pub fn extract(content: &OrderContent, person: &PersonName) -> Result<Vec<u8>, DocumentError> {
    print(&paper::extract(content, person)?)
}

/// The Word file of a consent form.
///
/// # Errors
/// [`DocumentError::Docx`] when the archive is not written.
pub fn consent(content: &ConsentText) -> Result<Vec<u8>, DocumentError> {
    print(&paper::consent(content))
}

/// The Word file of a programme.
///
/// # Errors
/// [`DocumentError::Docx`] when the archive is not written.
pub fn programme(text: &ProgrammeText) -> Result<Vec<u8>, DocumentError> {
    print(&paper::programme(text))
}

/// The Word file of a certificate.
///
/// # Errors
/// [`DocumentError::Docx`] when the archive is not written.
pub fn certificate(text: &CertificateText) -> Result<Vec<u8>, DocumentError> {
    print(&paper::certificate(text))
}

/// The Word file of a roadmap, as a table on sheets that lie across.
///
/// # Errors
/// [`DocumentError::Docx`] when the archive is not written.
pub fn roadmap(paper: &RoadmapPaper) -> Result<Vec<u8>, DocumentError> {
    print(&paper::roadmap(paper))
}

/// The Word file of a report on the execution of a roadmap.
///
/// # Errors
/// [`DocumentError::Docx`] when the archive is not written.
pub fn roadmap_report(report: &RoadmapReport) -> Result<Vec<u8>, DocumentError> {
    print(&paper::roadmap_report(report))
}

/// The Word file of a document that a template became.
///
/// # Errors
/// [`DocumentError::Docx`] when the archive is not written.
pub fn filled(content: &Filled) -> Result<Vec<u8>, DocumentError> {
    print(&paper::filled(content))
}

/// The sheet: A4 upright with 30 mm at the left to be bound, or across.
fn on_sheet(docx: Docx, wide: bool) -> Docx {
    let (short, long) = (mm(2100).unsigned_abs(), mm(2970).unsigned_abs());
    let margins = PageMargin {
        left: mm(if wide { 200 } else { 300 }),
        right: mm(100),
        top: mm(200),
        bottom: mm(if wide { 150 } else { 200 }),
        header: mm(100),
        footer: mm(100),
        gutter: 0,
    };
    if wide {
        docx.page_size(long, short)
            .page_orient(PageOrientationType::Landscape)
            .page_margin(margins)
    } else {
        docx.page_size(short, long).page_margin(margins)
    }
}

fn print(paper: &Paper) -> Result<Vec<u8>, DocumentError> {
    let number = Paragraph::new()
        .align(docx_rs::AlignmentType::Center)
        .add_page_num(PageNum::new());
    let times = RunFonts::new()
        .ascii("Times New Roman")
        .hi_ansi("Times New Roman")
        .cs("Times New Roman")
        .east_asia("Times New Roman");
    let single = LineSpacing::new()
        .line_rule(LineSpacingType::Auto)
        .line(BODY.line)
        .before(0)
        .after(0);
    let width = if paper.wide { WIDE_TEXT } else { TEXT_WIDTH };
    let mut docx = on_sheet(Docx::new(), paper.wide)
        .default_fonts(times)
        .default_size(BODY.half_points)
        .default_line_spacing(single)
        .add_style(Style::new(parts::HEADED, StyleType::Table).name("Таблица с шапкой"))
        .header(Header::new().add_paragraph(number))
        .first_header(Header::new().add_paragraph(Paragraph::new()));
    for (index, block) in paper.blocks.iter().enumerate() {
        docx = block::add(docx, block, paper.blocks.get(index + 1), width);
    }
    let mut parts = docx.build();
    parts::complete(&mut parts, paper)?;
    let mut file = Cursor::new(Vec::new());
    parts
        .pack(&mut file)
        .map_err(|error| DocumentError::Docx(error.to_string()))?;
    Ok(file.into_inner())
}
