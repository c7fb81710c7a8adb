//! What a certificate says.

use domain::mentoring::Side;

use super::{printed, readable, samples};
use crate::paper::{self, Block};
use crate::{docx, pdf};

#[test]
fn a_certificate_reads_as_on_paper() {
    let paper = paper::certificate(&samples::certificate());
    insta::assert_snapshot!(readable(&printed(&paper)));
}

#[test]
fn a_mentee_without_position_and_meetings_has_no_gap() {
    let mut text = samples::certificate();
    text.side = Side::Mentee;
    text.position.clear();
    text.meetings = 0;
    let said = readable(&printed(&paper::certificate(&text)));
    assert!(said.contains("в роли наставляемого"), "{said}");
    assert!(!said.contains("Проведено"), "{said}");
    assert!(!said.contains("\n\n"), "{said}");
}

#[test]
fn its_address_is_a_square_code_and_a_long_one_is_only_read() {
    let code = |address: String| {
        let mut text = samples::certificate();
        text.address = address;
        let paper = paper::certificate(&text);
        paper.blocks.into_iter().find_map(|block| match block {
            Block::Verify { modules, .. } => Some(modules),
            _ => None,
        })
    };
    let modules = code("https://nastavnik.example.org/c/7ZQ4-M0HK-XW3T-9B2E".to_owned()).unwrap();
    assert!(modules.len() >= 21);
    assert!(modules.iter().all(|row| row.len() == modules.len()));
    assert!(modules[0].starts_with("11111110"), "a finder in the corner");
    assert_eq!(code("а".repeat(4_000)), Some(Vec::new()));
}

#[test]
fn both_printers_print_it_on_one_page() {
    let text = samples::certificate();
    assert!(docx::certificate(&text).unwrap().starts_with(b"PK"));
    assert!(pdf::certificate(&text).unwrap().starts_with(b"%PDF"));
    let document = pdf::typeset(&paper::certificate(&text)).unwrap();
    assert_eq!(document.pages().len(), 1);
}

#[test]
fn a_kept_certificate_comes_back_as_it_was() {
    let text = samples::certificate();
    let kept = serde_json::to_value(&text).unwrap();
    assert_eq!(
        serde_json::from_value::<crate::certificate::CertificateText>(kept).unwrap(),
        text
    );
}
