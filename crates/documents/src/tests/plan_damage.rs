//! Files that anything may have happened to: each is read or refused, in bounded time.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::plan_files::{archive, assumed, body};
use crate::plan;

const PAGE: &str = "<body><p>План</p><table><tr><td rowspan=2>№</td><th colspan=3>Мероприятие<th>Срок</tr><tr><td>1<td>Сбор</td><td>май</td></tr></table>";
const DOCUMENT: &str = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>План</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>Мероприятие</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Срок</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>Сбор</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>май</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

/// Cuts a text into tags and words, takes some away, doubles others and puts them in another order.
fn shuffled(text: &str, picks: &[prop::sample::Index]) -> String {
    let pieces: Vec<&str> = text.split_inclusive('>').collect();
    picks.iter().map(|pick| *pick.get(&pieces)).collect()
}

fn changed(bytes: &[u8], changes: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *byte;
    }
    bytes
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in (0..).zip(["№", "Мероприятие", "Срок", "Ответственный"])
    {
        sheet.write_string(0, column, text).unwrap();
        sheet.write_string(1, column, "май 2024").unwrap();
    }
    sheet
        .merge_range(2, 0, 4, 3, "Раздел", &rust_xlsxwriter::Format::new())
        .unwrap();
    book.save_to_buffer().unwrap()
}

/// Reads, and is content with any answer that comes in time.
fn try_file(bytes: &[u8], name: &str) {
    let began = Instant::now();
    if let Ok(reading) = plan::plan_of(bytes, name, assumed()) {
        assert!(!reading.draft.rows.is_empty());
    }
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "{:?}",
        began.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z.]{0,8}") {
        try_file(&bytes, &name);
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend(&bytes);
        try_file(&zip, &name);
    }

    #[test]
    fn any_text(text in "[а-яё№|0-9.\t\n\" <>/-]{0,300}", words in prop::collection::vec(prop::sample::select(vec!["№", "Мероприятие", "Срок", "Ответственный", "\t", "\n", "|", "  ", "1.", "май", "\""]), 0..60)) {
        try_file(text.as_bytes(), "a.txt");
        try_file(words.concat().as_bytes(), "a.txt");
        try_file(words.concat().as_bytes(), "a.csv");
    }

    #[test]
    fn a_page_in_pieces(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        let page = format!("<table>{}", shuffled(PAGE, &picks));
        try_file(page.as_bytes(), "");
    }

    #[test]
    fn a_document_in_pieces(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..80)) {
        try_file(&body(&shuffled(DOCUMENT, &picks)), "");
        let numbering = shuffled(DOCUMENT, &picks);
        try_file(&archive(&[("word/document.xml", "<a/>"), ("word/numbering.xml", &numbering)]), "");
    }

    #[test]
    fn a_document_with_other_bytes(changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..12)) {
        let document = changed(DOCUMENT.as_bytes(), &changes);
        try_file(&body(&String::from_utf8_lossy(&document)), "");
        try_file(&changed(&body(DOCUMENT), &changes), "");
    }

    #[test]
    fn a_workbook_with_other_bytes(changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..12)) {
        try_file(&changed(&workbook(), &changes), "");
    }
}

#[test]
fn what_is_made_to_take_long_does_not() {
    let many = 60_000;
    try_file("<table><tr><td>".repeat(many).as_bytes(), "");
    try_file(
        format!("<table>{}", "<div><p><b>а".repeat(many)).as_bytes(),
        "",
    );
    try_file(
        format!("<table><tr>{}", "<td rowspan=99 colspan=99>а".repeat(many)).as_bytes(),
        "",
    );
    try_file(
        format!("<table>{}", "<tr><td rowspan=99>а<td>б".repeat(4_000)).as_bytes(),
        "",
    );
    try_file("№\nМероприятие\nСрок\n".repeat(many / 3).as_bytes(), "");
    try_file("Мероприятие  Срок  Дата  ".repeat(many / 6).as_bytes(), "");
    try_file(
        "Мероприятие  Срок  Дата\n\n\n".repeat(many / 6).as_bytes(),
        "",
    );
    try_file("\"\ta\n".repeat(many).as_bytes(), "");
    try_file(&body(&"<w:p>".repeat(many)), "");
    try_file(&body(&"<w:t>".repeat(many)), "");
}
