//! What is no plan, and what it is instead.

use std::io::{Cursor, Write};

use domain::roadmap::plan::PlanProblem;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

use super::plan_files::{archive, assumed, body};
use crate::plan;

fn refused(bytes: &[u8], name: &str) -> PlanProblem {
    plan::plan_of(bytes, name, assumed()).unwrap_err()
}

/// A container of Office 97–2003 with an entry of this name.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn a_file_is_told_by_its_bytes_whatever_it_is_called() {
    let cases: [(&[u8], PlanProblem); 11] = [
        (b"", PlanProblem::Empty),
        (b" \r\n", PlanProblem::Empty),
        (b"%PDF-1.7\n", PlanProblem::Pdf),
        (b"\xef\xbb\xbf%PDF-1.4", PlanProblem::Pdf),
        (b"\xff\xd8\xff\xe0", PlanProblem::Picture),
        (b"\x89PNG\r\n\x1a\n", PlanProblem::Picture),
        (b"{\\rtf1\\ansi", PlanProblem::RichText),
        (b"\x7fELF\x02\x01\x01\x00", PlanProblem::Unknown),
        (b"PK\x03\x04 and nothing more", PlanProblem::Damaged),
        (b"just a word", PlanProblem::NoTable),
        (b"a\tb\tc\nd\te\tf", PlanProblem::NoHeadings),
    ];
    for (bytes, wanted) in cases {
        assert_eq!(refused(bytes, "plan.docx"), wanted, "{bytes:?}");
    }
    assert_eq!(
        refused(&compound("WordDocument"), "plan.docx"),
        PlanProblem::OldWord
    );
    assert_eq!(
        refused(&compound("Workbook"), "plan.xlsx"),
        PlanProblem::OldExcel
    );
    assert_eq!(
        refused(&compound("EncryptedPackage"), "plan.docx"),
        PlanProblem::Encrypted
    );
    let odt = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<a/>"),
    ]);
    assert_eq!(refused(&odt, "plan.docx"), PlanProblem::OpenDocument);
    assert_eq!(
        refused(&archive(&[("a.txt", "a")]), "plan.docx"),
        PlanProblem::Unknown
    );
}

#[test]
fn declared_entities_are_refused_and_names_of_entries_lead_nowhere() {
    let document = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(
        refused(&archive(&[("word/document.xml", document)]), ""),
        PlanProblem::Unsafe
    );
    let numbering =
        "<!DOCTYPE n [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:numbering/>";
    let plain = "<w:document><w:body><w:p/></w:body></w:document>";
    let bytes = archive(&[
        ("word/document.xml", plain),
        ("word/numbering.xml", numbering),
    ]);
    assert_eq!(refused(&bytes, ""), PlanProblem::Unsafe);
    let outside = archive(&[
        ("../../evil", "x"),
        ("/etc/x", "x"),
        ("word/document.xml", plain),
    ]);
    assert_eq!(refused(&outside, ""), PlanProblem::Empty);
}

#[test]
fn a_bomb_is_measured_and_a_table_is_bounded() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..120 {
        zip.write_all(&zeros).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(refused(&bomb, "plan.docx"), PlanProblem::TooLarge);
    let entries: Vec<(String, String)> = (0..1_100)
        .map(|at| (format!("word/{at}.xml"), String::new()))
        .collect();
    let entries: Vec<(&str, &str)> = entries
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(refused(&archive(&entries), ""), PlanProblem::TooLarge);

    let row = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>";
    assert_eq!(
        refused(&body(&format!("<w:tbl>{}</w:tbl>", row.repeat(5_001))), ""),
        PlanProblem::TooManyRows
    );
    let cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>";
    assert_eq!(
        refused(
            &body(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(61))),
            ""
        ),
        PlanProblem::TooManyColumns
    );
    let long = "ы".repeat(20_001);
    assert_eq!(
        refused(
            &body(&format!(
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{long}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            )),
            ""
        ),
        PlanProblem::CellTooLong
    );
    let deep = format!(
        "{}{}",
        "<w:tbl><w:tr><w:tc>".repeat(40),
        "</w:tc></w:tr></w:tbl>".repeat(40)
    );
    assert_eq!(refused(&body(&deep), ""), PlanProblem::Damaged);
    assert_eq!(
        refused(&vec![b'a'; 11 * 1024 * 1024], ""),
        PlanProblem::TooLarge
    );
    assert_eq!(
        plan::pasted(&"а\tб\tв\n".repeat(5_001)).unwrap_err(),
        PlanProblem::TooManyRows
    );
}

#[test]
fn a_wide_sheet_is_refused_and_a_long_term_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 70, "далеко").unwrap();
    assert_eq!(
        refused(&book.save_to_buffer().unwrap(), ""),
        PlanProblem::TooManyColumns
    );
    let term = "май 2024, ".repeat(500);
    let text = format!("Мероприятие\tСрок\tОтветственный\nВстреча\t{term}\tУО");
    let reading = plan::plan_of_pasted(&text, assumed()).unwrap();
    assert_eq!(reading.draft.rows.len(), 1);
}

#[test]
fn each_problem_is_said_in_its_own_words() {
    let mut said: Vec<&str> = PlanProblem::ALL.map(plan::explain).to_vec();
    assert!(said.iter().all(|text| text.ends_with('.')));
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), PlanProblem::ALL.len());
}
