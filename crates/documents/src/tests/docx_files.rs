//! Word files: their parts, their measures, and that they say what the paper says.

use std::io::{Cursor, Read};

use domain::document::OrderContent;

use super::{letters, printed, samples};
use crate::consent::consent;
use crate::order::{about_people, appoint_curator, assign_pairs};
use crate::{docx, paper};

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The text of a part: what stands in `w:t`, with the five entities of XML read back.
fn shown(part: &str) -> String {
    let runs = part.split("<w:t xml:space=\"preserve\">").skip(1);
    let text: String = runs
        .map(|run| run.split("</w:t>").next().unwrap())
        .collect();
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

fn document(content: &OrderContent) -> String {
    part(&docx::order(content).unwrap(), "word/document.xml")
}

#[test]
fn a_word_file_says_what_the_paper_says() {
    for content in [
        assign_pairs(&samples::two_pairs()),
        assign_pairs(&samples::sixty_pairs()),
        appoint_curator(&samples::appointment()),
        about_people(&samples::working_group()),
        about_people(&samples::rewards()),
    ] {
        let paper = printed(&paper::order(&content).unwrap());
        assert_eq!(
            letters(&shown(&document(&content))),
            letters(&paper.concat())
        );
    }
}

#[test]
fn a_consent_form_says_what_the_paper_says() {
    for (name, request) in samples::requests() {
        let content = consent(&samples::subject(), &samples::operator(), &request, None);
        let shown = shown(&part(
            &docx::consent(&content).unwrap(),
            "word/document.xml",
        ));
        let paper = printed(&paper::consent(&content));
        assert_eq!(letters(&shown), letters(&paper.concat()), "{name}");
    }
}

#[test]
fn the_sheet_is_a4_with_the_margins_of_an_office() {
    let document = document(&appoint_curator(&samples::appointment()));
    assert!(document.contains(r#"<w:pgSz w:w="11906" w:h="16838" />"#));
    let margins = r#"<w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1701""#;
    assert!(document.contains(margins));
}

#[test]
fn the_text_is_times_new_roman_14_in_russian() {
    let file = docx::order(&appoint_curator(&samples::appointment())).unwrap();
    let styles = part(&file, "word/styles.xml");
    let defaults = styles.split("</w:docDefaults>").next().unwrap();
    for mark in [
        r#"w:ascii="Times New Roman""#,
        r#"<w:sz w:val="28" />"#,
        r#"w:lang w:val="ru-RU""#,
    ] {
        assert!(defaults.contains(mark), "{mark}");
    }
}

#[test]
fn pages_are_numbered_from_the_second_on() {
    let file = docx::order(&assign_pairs(&samples::sixty_pairs())).unwrap();
    assert!(part(&file, "word/document.xml").contains("<w:titlePg />"));
    assert!(part(&file, "word/header1.xml").contains("PAGE"));
    assert!(!part(&file, "word/header2.xml").contains("PAGE"));
}

#[test]
fn the_head_of_each_long_table_is_repeated_and_its_rows_are_not_torn() {
    let document = document(&assign_pairs(&samples::sixty_pairs()));
    let (tables, heads) = (
        document.matches("<w:tblStyle").count(),
        document.matches("<w:tblHeader />").count(),
    );
    assert_eq!(
        (tables, heads),
        (2, 2),
        "the pairs and the sheet of readers"
    );
    assert_eq!(
        document.matches("<w:tr>").count(),
        document.matches("<w:cantSplit />").count()
    );
}

#[test]
fn an_appendix_begins_on_a_page_of_its_own() {
    let document = document(&assign_pairs(&samples::two_pairs()));
    let before = document.split("Приложение").next().unwrap();
    let paragraph = before.rsplit("<w:p ").next().unwrap();
    assert!(paragraph.contains("<w:pageBreakBefore />"), "{paragraph}");
}

#[test]
fn text_that_looks_like_xml_stays_text() {
    let hostile = r#"</w:t></w:r><w:tblStyle w:val="Headed" /> & "]]>' &lt;"#;
    let mut facts = samples::two_pairs();
    facts.pairs[0].mentors[0].position = hostile.to_owned();
    let document = document(&assign_pairs(&facts));
    assert!(shown(&document).contains(hostile));
    assert_eq!(document.matches("<w:tblStyle").count(), 1);
    assert_eq!(document.matches("<w:tblHeader />").count(), 1);
}

#[test]
fn control_characters_do_not_damage_the_file() {
    let mut facts = samples::two_pairs();
    facts.pairs[0].mentors[0].position = "учи\u{0}тель\u{b}\u{fffe}".to_owned();
    let file = docx::order(&assign_pairs(&facts)).unwrap();
    assert!(part(&file, "word/document.xml").contains(">учитель<"));
    docx_rs::read_docx(&file).unwrap();
}

#[test]
fn a_word_file_can_be_read_again() {
    let file = docx::order(&assign_pairs(&samples::sixty_pairs())).unwrap();
    let read = docx_rs::read_docx(&file).unwrap();
    assert!(
        read.document.children.len() > 20,
        "{}",
        read.document.children.len()
    );
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let content = assign_pairs(&samples::two_pairs());
    assert!(docx::order(&content).unwrap() == docx::order(&content).unwrap());
}

#[test]
fn the_file_bears_the_title_and_the_school() {
    let content = appoint_curator(&samples::appointment());
    let draft = part(&docx::order(&content).unwrap(), "docProps/core.xml");
    assert!(
        draft.contains("<dc:title>Проект приказа «О\u{a0}назначении куратора"),
        "{draft}"
    );
    let signed = content.signed_as(samples::number("90-од"), samples::on(2026, 9, 1));
    let signed = part(&docx::order(&signed).unwrap(), "docProps/core.xml");
    assert!(
        signed.contains("Приказ от 01.09.2026 №\u{a0}90-од «О\u{a0}назначении"),
        "{signed}"
    );
    assert!(signed.contains("2026-09-01T00:00:00Z"), "{signed}");
}
