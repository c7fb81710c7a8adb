//! What a file is by its first bytes, whatever its name says.

use std::io::Cursor;

use zip::ZipArchive;

/// The sorts of files that are met where a table or a plan is expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    /// Nothing, or blanks alone.
    Empty,
    /// Word 2007 or later.
    Docx,
    /// Excel 2007 or later.
    Xlsx,
    /// An archive that should be one of those and cannot be opened.
    Damaged,
    /// A file of `LibreOffice` in its own format.
    OpenDocument,
    /// Word 97–2003.
    OldWord,
    /// Excel 97–2003.
    OldExcel,
    /// A Word or Excel file with a password.
    Encrypted,
    /// A PDF, with text or of pictures.
    Pdf,
    /// Rich text.
    RichText,
    /// A picture or a scan.
    Picture,
    /// Lines of text in some encoding; a page, too.
    Text,
    /// Something else.
    Unknown,
}

impl Sort {
    /// Says what a file is.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        // A mark or blanks may stand before it.
        let first = bytes.get(..1024).unwrap_or(bytes);
        if bytes.iter().all(u8::is_ascii_whitespace) {
            Self::Empty
        } else if bytes.starts_with(b"PK\x03\x04") {
            archive(bytes)
        } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            compound(bytes)
        } else if first.windows(5).any(|window| window == b"%PDF-") {
            Self::Pdf
        } else if bytes.starts_with(b"{\\rtf") {
            Self::RichText
        } else if is_picture(bytes) {
            Self::Picture
        } else if is_text(bytes) {
            Self::Text
        } else {
            Self::Unknown
        }
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 7] = [
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"BM",
        b"II*\0",
        b"MM\0*",
        b"AT&TFORM",
    ];
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    let heic = bytes.get(4..8) == Some(b"ftyp".as_slice());
    webp || heic || BEGINNINGS.iter().any(|magic| bytes.starts_with(magic))
}

/// Whether nothing in it is a control character that no text has. UTF-16 has them as halves of letters.
fn is_text(bytes: &[u8]) -> bool {
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c);
    wide || !bytes.iter().any(control)
}

fn archive(bytes: &[u8]) -> Sort {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Sort::Damaged;
    };
    let has = |name: &str| archive.index_for_name(name).is_some();
    let within = |folder: &str| archive.file_names().any(|name| name.starts_with(folder));
    if has("xl/workbook.xml") {
        Sort::Xlsx
    } else if within("word/") {
        Sort::Docx
    } else if has("content.xml") && has("mimetype") {
        Sort::OpenDocument
    } else if within("xl/") {
        Sort::Damaged
    } else {
        Sort::Unknown
    }
}

/// The container of Office 97–2003; what has a password is kept in one, too.
fn compound(bytes: &[u8]) -> Sort {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        Sort::Encrypted
    } else if has("WordDocument") {
        Sort::OldWord
    } else if has("Workbook") || has("Book") {
        Sort::OldExcel
    } else {
        Sort::Unknown
    }
}
