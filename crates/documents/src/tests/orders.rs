//! What orders say.

use domain::document::{AppendixBlock, OrderContent, RaggedTable};

use super::samples::{self, number, on, pair};
use super::{printed, readable};
use crate::DocumentError;
use crate::order::{PayTerms, appoint_curator, assign_pairs};
use crate::{docx, paper, pdf};

fn text(content: &OrderContent) -> String {
    readable(&printed(&paper::order(content).unwrap()))
}

#[test]
fn the_order_about_two_pairs_reads_as_on_paper() {
    let content = assign_pairs(&samples::two_pairs()).signed_as(number("90-од"), on(2026, 9, 1));
    insta::assert_snapshot!(text(&content));
}

#[test]
fn the_order_about_one_pair_speaks_in_the_singular() {
    let facts = samples::assign(vec![pair(
        "Иванова Мария Петровна",
        "Ёлкин Артём Сергеевич",
    )]);
    insta::assert_snapshot!(text(&assign_pairs(&facts)));
}

#[test]
fn the_order_about_a_curator_reads_as_on_paper() {
    let content = appoint_curator(&samples::appointment());
    insta::assert_snapshot!(text(&content.signed_as(number("90-од"), on(2026, 9, 1))));
}

#[test]
fn an_order_with_few_facts_leaves_no_gap_in_its_sentences() {
    let mut facts = samples::two_pairs();
    facts.issuer.authorities.clear();
    facts.issuer.short_name = None;
    facts.regulation = None;
    facts.curator = None;
    facts.programmes_due = None;
    facts.pay = PayTerms::JobFunction;
    facts.grounds.clear();
    facts.pairs[0].mentor.consent_on = None;
    insta::assert_snapshot!(text(&assign_pairs(&facts)));
}

#[test]
fn a_draft_has_gaps_for_number_and_date_everywhere() {
    let printed = text(&assign_pairs(&samples::two_pairs()));
    assert!(
        printed.contains("ПРИКАЗ\n__.__.____\n№ ______\nг. Северск"),
        "{printed}"
    );
    assert!(
        printed.contains("Приложение\nк приказу от __.__.____ № ______"),
        "{printed}"
    );
}

#[test]
fn signing_changes_nothing_but_number_and_date() {
    let draft = assign_pairs(&samples::two_pairs());
    let mut signed = draft.clone().signed_as(number("90-од"), on(2026, 9, 1));
    assert_eq!(signed.number, Some(number("90-од")));
    (signed.number, signed.date) = (None, None);
    assert_eq!(signed, draft);
}

#[test]
fn a_stored_text_comes_back_as_it_was() {
    let content = assign_pairs(&samples::two_pairs()).signed_as(number("90-од"), on(2026, 9, 1));
    let stored = serde_json::to_string(&content).unwrap();
    assert_eq!(
        serde_json::from_str::<OrderContent>(&stored).unwrap(),
        content
    );
}

#[test]
fn a_stored_text_with_an_impossible_number_is_not_taken() {
    let content = assign_pairs(&samples::two_pairs()).signed_as(number("90-од"), on(2026, 9, 1));
    let stored = serde_json::to_string(&content)
        .unwrap()
        .replace("90-од", "90; од");
    assert!(serde_json::from_str::<OrderContent>(&stored).is_err());
}

#[test]
fn a_mentor_of_two_mentees_reads_the_order_once_and_namesakes_read_it_each() {
    let facts = samples::assign(vec![
        pair("Иванова Мария Петровна", "Ёлкин Артём Сергеевич"),
        pair("Иванова Мария Петровна", "Ёлкин Алексей Семёнович"),
    ]);
    let readers = assign_pairs(&facts)
        .acquaintance
        .join(", ")
        .replace('\u{a0}', " ");
    assert_eq!(
        readers,
        "Л. Ю. Ковалёва, М. П. Иванова, А. С. Ёлкин, А. С. Ёлкин"
    );
}

#[test]
fn many_readers_sign_on_a_sheet_of_their_own() {
    let printed = text(&assign_pairs(&samples::sixty_pairs()));
    assert!(!printed.contains("С приказом ознакомлены"));
    assert!(
        printed.contains("Лист ознакомления с приказом от __.__.____ № ______"),
        "{printed}"
    );
}

#[test]
fn several_appendices_are_numbered() {
    let mut content = assign_pairs(&samples::two_pairs());
    let mut second = content.appendices[0].clone();
    second
        .blocks
        .push(AppendixBlock::Paragraph("Примечание.".to_owned()));
    content.appendices.push(second);
    let printed = text(&content);
    assert!(printed.contains("Приложение 1\nк приказу"), "{printed}");
    assert!(printed.contains("Приложение 2\nк приказу"), "{printed}");
}

#[test]
fn a_damaged_table_is_refused_by_both_printers() {
    let mut content = assign_pairs(&samples::two_pairs());
    let AppendixBlock::Table(table) = &mut content.appendices[0].blocks[0] else {
        panic!("the appendix begins with the table");
    };
    table.rows[1].pop();
    let damage = RaggedTable {
        row: 2,
        cells: 5,
        columns: 6,
    };
    for refusal in [
        docx::order(&content).unwrap_err(),
        pdf::order(&content).unwrap_err(),
    ] {
        assert!(
            matches!(refusal, DocumentError::Table(found) if found == damage),
            "{refusal}"
        );
    }
}
