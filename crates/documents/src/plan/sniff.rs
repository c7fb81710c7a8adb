//! What a file is, by its first bytes.

use std::io::Cursor;

use domain::roadmap::plan::PlanProblem;
use zip::ZipArchive;

use crate::table::csv_file::decode;

/// What can be read.
pub(super) enum Found {
    /// A document of Word 2007 or later.
    Docx,
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// Lines with separators.
    Csv,
    /// A page.
    Html,
    /// Lines of text.
    Text,
}

/// Says what a file is; for what is not wanted, by its own name.
pub(super) fn sniff(bytes: &[u8], name: &str) -> Result<Found, PlanProblem> {
    const PICTURES: [&[u8]; 7] = [
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"BM",
        b"II*\0",
        b"MM\0*",
        b"AT&TFORM",
    ];
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(PlanProblem::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(compound(bytes));
    }
    // A mark or blanks may stand before it.
    let first = bytes.get(..1024).unwrap_or(bytes);
    if first.windows(5).any(|window| window == b"%PDF-") {
        return Err(PlanProblem::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(PlanProblem::RichText);
    }
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    let heic = bytes.get(4..8) == Some(b"ftyp".as_slice());
    if webp || heic || PICTURES.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(PlanProblem::Picture);
    }
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c);
    if !wide && bytes.iter().any(control) {
        return Err(PlanProblem::Unknown);
    }
    let text = decode(bytes);
    if is_html(&text) {
        Ok(Found::Html)
    } else if name.to_lowercase().ends_with(".csv") {
        Ok(Found::Csv)
    } else {
        Ok(Found::Text)
    }
}

/// Whether a text is a page or a piece of one.
pub(super) fn is_html(text: &str) -> bool {
    let opens = text.trim_start().starts_with('<');
    let lower = text
        .get(..floor(text, 200_000))
        .unwrap_or(text)
        .to_ascii_lowercase();
    let tags = ["<table", "<!doctype html", "<html", "<body", "<tr>", "<tr "];
    (opens || lower.contains("</td>")) && tags.iter().any(|tag| lower.contains(tag))
}

/// The longest length of at most `most` bytes that does not cut a letter.
fn floor(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

fn archive(bytes: &[u8]) -> Result<Found, PlanProblem> {
    let archive = ZipArchive::new(Cursor::new(bytes)).or(Err(PlanProblem::Damaged))?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let within = |folder: &str| archive.file_names().any(|name| name.starts_with(folder));
    if within("word/") {
        Ok(Found::Docx)
    } else if has("xl/workbook.xml") {
        Ok(Found::Xlsx)
    } else if has("content.xml") && has("mimetype") {
        Err(PlanProblem::OpenDocument)
    } else if within("xl/") {
        Err(PlanProblem::Damaged)
    } else {
        Err(PlanProblem::Unknown)
    }
}

/// The container of Office 97–2003; a document with a password is kept in one, too.
fn compound(bytes: &[u8]) -> PlanProblem {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        PlanProblem::Encrypted
    } else if has("Workbook") && !has("WordDocument") {
        PlanProblem::OldExcel
    } else {
        PlanProblem::OldWord
    }
}
