//! Sizes and small makers of runs and paragraphs.

use docx_rs::{AlignmentType, LineSpacing, LineSpacingType, Paragraph, Run, SpecialIndentType};

use crate::paper::Text;

/// Size of letters and of lines.
pub(super) struct Type {
    /// Letters, in half points.
    pub half_points: usize,
    /// Lines, in 240ths of a single line.
    pub line: i32,
}

/// The text of a paper: 14 pt.
pub(super) const BODY: Type = Type {
    half_points: 28,
    line: 240,
};
/// The text of a table: 11 pt.
pub(super) const TABLE: Type = Type {
    half_points: 22,
    line: 240,
};
/// The name on a certificate: 22 pt.
pub(super) const DISPLAY: Type = Type {
    half_points: 44,
    line: 240,
};
/// Small print: 10 pt.
pub(super) const SMALL: Type = Type {
    half_points: 20,
    line: 240,
};

/// The width of the text between the margins of an upright sheet, in tenths of a millimetre.
pub(super) const TEXT_WIDTH: i32 = 1700;
/// … and of one that lies across.
pub(super) const WIDE_TEXT: i32 = 2670;
/// The indent of a first line.
pub(super) const INDENT: i32 = 125;

/// Twentieths of a point for tenths of a millimetre.
pub(super) const fn mm(tenths: i32) -> i32 {
    (tenths * 1440 + 127) / 254
}

/// A line of text in the body's size.
pub(super) fn run(text: &Text) -> Run {
    Run::new().add_text(text.as_str())
}

/// A paragraph that is neither justified nor indented, in the size of `kind`.
pub(super) fn line(text: &Text, kind: &Type, align: AlignmentType) -> Paragraph {
    Paragraph::new()
        .align(align)
        .line_spacing(
            LineSpacing::new()
                .line_rule(LineSpacingType::Auto)
                .line(kind.line),
        )
        .add_run(run(text).size(kind.half_points))
}

/// A justified paragraph with an indented first line.
pub(super) fn paragraph(text: &Text) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(
            None,
            Some(SpecialIndentType::FirstLine(mm(INDENT))),
            None,
            None,
        )
        .add_run(run(text))
}

/// Space above and below in points.
pub(super) fn spaced(paragraph: Paragraph, before: u32, after: u32) -> Paragraph {
    let spacing = LineSpacing::new()
        .line_rule(LineSpacingType::Auto)
        .line(BODY.line);
    paragraph.line_spacing(spacing.before(before * 20).after(after * 20))
}
