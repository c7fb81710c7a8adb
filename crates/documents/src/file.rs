//! Files of documents that people hand in: what the content says they are, whatever their name says.
//!
//! PDF and pictures go the way of [scans](crate::scan). Of office files it is measured before they are kept how much they
//! unpack to; macros are refused. The text of a Word file is read for the search; that of a PDF is not.

use std::io::{Cursor, Read};

use domain::import::FileProblem;
use thiserror::Error;
use zip::ZipArchive;

use crate::plan::words_of_docx;
use crate::plan::xml::{Step, attribute, walk};
use crate::scan::{ScanError, ScanKind, clean_within};
use crate::sniff::Sort;
use crate::table::bounds::measure;

/// The most bytes of a file.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// A PDF, a JPEG or a PNG.
    Scan(ScanKind),
    /// Word 2007 or later.
    Docx,
    /// Excel 2007 or later.
    Xlsx,
    /// A text of `LibreOffice`.
    Odt,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Scan(ScanKind::Pdf),
        Self::Scan(ScanKind::Jpeg),
        Self::Scan(ScanKind::Png),
        Self::Docx,
        Self::Xlsx,
        Self::Odt,
    ];

    /// The media type that it is kept and handed out under.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Scan(kind) => kind.media_type(),
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => ODT,
        }
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Scan(kind) => kind.ending(),
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Odt => "odt",
        }
    }
}

const ODT: &str = "application/vnd.oasis.opendocument.text";

/// Why a file was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum FileError {
    /// More bytes than [`MAX_BYTES`].
    #[error("is too large")]
    TooLarge,
    /// It unpacks to too much, or to too many files.
    #[error("unpacks to too much")]
    Unpacks,
    /// None of [`FileKind`].
    #[error("is of a kind that is not taken")]
    UnknownKind,
    /// It begins like one and breaks off.
    #[error("is broken")]
    Broken,
    /// It has a password.
    #[error("has a password")]
    Encrypted,
    /// It runs something or carries other files.
    #[error("is not only a paper")]
    Active,
}

/// A file that may be kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenFile {
    /// What it is.
    pub kind: FileKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its text, where that is read.
    pub text: Option<String>,
}

/// Looks at what was handed in.
pub fn take(raw: Vec<u8>) -> Result<TakenFile, FileError> {
    if raw.len() > MAX_BYTES {
        return Err(FileError::TooLarge);
    }
    let kind = match Sort::of(&raw) {
        Sort::Docx => FileKind::Docx,
        Sort::Xlsx => FileKind::Xlsx,
        Sort::OpenDocument if says(&raw, ODT) => FileKind::Odt,
        Sort::Damaged => return Err(FileError::Broken),
        Sort::Encrypted => return Err(FileError::Encrypted),
        Sort::Pdf | Sort::Picture => return scan(&raw),
        Sort::Empty
        | Sort::OpenDocument
        | Sort::OldWord
        | Sort::OldExcel
        | Sort::RichText
        | Sort::Text
        | Sort::Unknown => return Err(FileError::UnknownKind),
    };
    measure(&raw).map_err(|problem| match problem {
        FileProblem::TooLarge => FileError::Unpacks,
        FileProblem::Encrypted => FileError::Encrypted,
        _ => FileError::Broken,
    })?;
    if runs_something(&raw) {
        return Err(FileError::Active);
    }
    let text = match kind {
        FileKind::Docx => words_of_docx(&raw),
        FileKind::Scan(_) | FileKind::Xlsx | FileKind::Odt => None,
    };
    Ok(TakenFile {
        kind,
        bytes: raw,
        text,
    })
}

fn scan(raw: &[u8]) -> Result<TakenFile, FileError> {
    let clean = clean_within(raw, MAX_BYTES).map_err(|error| match error {
        ScanError::TooLarge => FileError::TooLarge,
        ScanError::UnknownKind => FileError::UnknownKind,
        ScanError::Broken => FileError::Broken,
        ScanError::Active => FileError::Active,
    })?;
    Ok(TakenFile {
        kind: FileKind::Scan(clean.kind),
        bytes: clean.bytes,
        text: None,
    })
}

/// Whether an archive says in its first entry that it is of this type.
fn says(raw: &[u8], media_type: &str) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(raw)) else {
        return false;
    };
    let Ok(entry) = archive.by_name("mimetype") else {
        return false;
    };
    let mut said = String::new();
    let read = entry.take(200).read_to_string(&mut said);
    read.is_ok() && said.trim() == media_type
}

/// The most bytes of a list of relations that are read.
const MAX_RELATIONS: u64 = 4 * 1024 * 1024;

/// Whether an office file runs something (macros: of Word and Excel as a project, of `LibreOffice` as a library), carries
/// other files, or fetches a part of itself from elsewhere.
fn runs_something(raw: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(raw)) else {
        return true;
    };
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let active = |name: &String| {
        let name = name.to_ascii_lowercase();
        name.ends_with("vbaproject.bin")
            || name.starts_with("basic/")
            || name.starts_with("scripts/")
            || name.contains("/activex/")
            || (name.contains("/embeddings/") && name.ends_with(".bin"))
    };
    names.iter().any(active)
        || names
            .iter()
            .filter(|name| name.to_ascii_lowercase().ends_with(".rels"))
            .any(|name| match archive.by_name(name) {
                Ok(entry) => fetches(entry),
                Err(_) => true,
            })
}

/// Whether a list of relations brings in from another address what is opened with the paper: its template, an object, a frame
/// or a chapter. Links that a person follows, and pictures, are left alone. A list that cannot be read is not vouched for.
fn fetches(relations: impl Read) -> bool {
    const KINDS: [&str; 4] = ["/attachedtemplate", "/oleobject", "/frame", "/subdocument"];
    let mut list = String::new();
    if relations
        .take(MAX_RELATIONS)
        .read_to_string(&mut list)
        .is_err()
    {
        return true;
    }
    let mut found = false;
    let read = walk(&list, &mut |step| {
        if let Step::Start(_, tag) = step {
            let of = |name| {
                attribute(tag, name)
                    .unwrap_or_default()
                    .to_ascii_lowercase()
            };
            let kind = of("Type");
            found |= of("TargetMode") == "external" && KINDS.iter().any(|end| kind.ends_with(end));
        }
        Ok(())
    });
    found || read.is_err()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    const WORD: &[u8] = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\
        <w:p><w:r><w:t>Положение о наставничестве</w:t></w:r></w:p></w:body></w:document>"
        .as_bytes();

    #[test]
    fn a_file_is_what_its_content_says() {
        let odt = archive(&[("mimetype", ODT.as_bytes()), ("content.xml", b"<x/>")]);
        let xlsx = archive(&[("xl/workbook.xml", b"<x/>")]);
        let kind = |raw: Vec<u8>| take(raw).map(|taken| taken.kind);
        assert_eq!(
            kind(archive(&[("word/document.xml", WORD)])),
            Ok(FileKind::Docx)
        );
        assert_eq!(kind(xlsx), Ok(FileKind::Xlsx));
        assert_eq!(kind(odt), Ok(FileKind::Odt));
        let pdf = b"%PDF-1.7\n1 0 obj\n%%EOF\n".to_vec();
        assert_eq!(kind(pdf), Ok(FileKind::Scan(ScanKind::Pdf)));
        let endings = FileKind::ALL.map(FileKind::ending);
        assert_eq!(endings, ["pdf", "jpg", "png", "docx", "xlsx", "odt"]);
    }

    #[test]
    fn the_text_of_a_word_file_is_read_and_that_of_a_pdf_is_not() {
        let taken = take(archive(&[("word/document.xml", WORD)])).unwrap();
        assert_eq!(taken.text.as_deref(), Some("Положение о наставничестве"));
        let pdf = take(b"%PDF-1.7 (text) %%EOF".to_vec()).unwrap();
        assert_eq!(pdf.text, None);
    }

    #[test]
    fn what_runs_something_or_is_no_paper_is_refused() {
        let sheet = (
            "mimetype",
            "application/vnd.oasis.opendocument.spreadsheet".as_bytes(),
        );
        let cases = [
            (
                archive(&[("word/document.xml", WORD), ("word/vbaProject.bin", b"x")]),
                FileError::Active,
            ),
            (b"%PDF-1.7 /JavaScript %%EOF".to_vec(), FileError::Active),
            (b"%PDF-1.7 breaks off".to_vec(), FileError::Broken),
            (
                archive(&[sheet, ("content.xml", b"<x/>")]),
                FileError::UnknownKind,
            ),
            (archive(&[("setup.exe", b"MZ")]), FileError::UnknownKind),
            (b"<html><script>".to_vec(), FileError::UnknownKind),
            (Vec::new(), FileError::UnknownKind),
            (b"PK\x03\x04 and no more".to_vec(), FileError::Broken),
            (vec![b'x'; MAX_BYTES + 1], FileError::TooLarge),
        ];
        for (raw, error) in cases {
            assert_eq!(take(raw), Err(error));
        }
    }

    #[test]
    fn what_carries_other_files_or_fetches_a_part_of_itself_is_refused() {
        let object = ("word/embeddings/oleObject1.bin", b"x".as_slice());
        let carried = archive(&[("word/document.xml", WORD), object]);
        assert_eq!(take(carried), Err(FileError::Active));
        let related = |kind: &str| {
            let list = format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
                 Target=\"https://elsewhere.example/x\" TargetMode=\"External\"/></Relationships>"
            );
            let rels = ("word/_rels/settings.xml.rels", list.as_bytes());
            take(archive(&[("word/document.xml", WORD), rels])).map(|taken| taken.kind)
        };
        for kind in ["attachedTemplate", "oleObject", "frame", "subDocument"] {
            assert_eq!(related(kind), Err(FileError::Active), "{kind}");
        }
        assert_eq!(related("hyperlink"), Ok(FileKind::Docx));
        let broken = (
            "word/_rels/document.xml.rels",
            b"<Relationships><".as_slice(),
        );
        let unread = archive(&[("word/document.xml", WORD), broken]);
        assert_eq!(take(unread), Err(FileError::Active));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let nought = vec![0; 101 * 1024 * 1024];
        let bomb = archive(&[("word/document.xml", WORD), ("word/media/a.png", &nought)]);
        assert!(bomb.len() < MAX_BYTES);
        assert_eq!(take(bomb), Err(FileError::Unpacks));
    }
}
