//! What a file is, by its first bytes.

use std::io::Cursor;

use domain::import::FileProblem;
use zip::ZipArchive;

/// What can be read.
pub(super) enum Found {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// Lines of text.
    Text,
}

/// Says what a file is; for what is not wanted, by its own name.
pub(super) fn sniff(bytes: &[u8]) -> Result<Found, FileProblem> {
    const PICTURES: [&[u8]; 6] = [
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"BM",
        b"II*\0",
        b"MM\0*",
    ];
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FileProblem::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(compound(bytes));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(FileProblem::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(FileProblem::WordFile);
    }
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    if webp || PICTURES.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(FileProblem::Picture);
    }
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    if !wide && bytes.iter().any(control) {
        return Err(FileProblem::Unknown);
    }
    Ok(Found::Text)
}

fn archive(bytes: &[u8]) -> Result<Found, FileProblem> {
    let archive = ZipArchive::new(Cursor::new(bytes)).or(Err(FileProblem::Damaged))?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let within = |folder: &str| archive.file_names().any(|name| name.starts_with(folder));
    if has("xl/workbook.xml") {
        Ok(Found::Xlsx)
    } else if within("word/") {
        Err(FileProblem::WordFile)
    } else if has("content.xml") && has("mimetype") {
        Err(FileProblem::OpenDocument)
    } else if within("xl/") {
        Err(FileProblem::Damaged)
    } else {
        Err(FileProblem::Unknown)
    }
}

/// The container of Office 97–2003; a workbook with a password is kept in one, too.
fn compound(bytes: &[u8]) -> FileProblem {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        FileProblem::Encrypted
    } else if has("WordDocument") {
        FileProblem::WordFile
    } else {
        FileProblem::OldExcel
    }
}
