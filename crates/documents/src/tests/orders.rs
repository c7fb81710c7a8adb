//! What orders say.

use domain::document::{AppendixBlock, OrderContent, RaggedTable};

use super::samples::{self, number, on, pair};
use super::{printed, readable};
use crate::DocumentError;
use crate::order::{
    AssignPairs, Decides, PayTerms, about_people, appoint_curator, assign_pairs, change_pairs,
    request_of,
};
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
fn the_order_about_a_pair_and_a_group_names_everybody() {
    insta::assert_snapshot!(text(&assign_pairs(&samples::pair_and_group())));
}

#[test]
fn the_order_about_one_group_speaks_of_a_group() {
    let content = assign_pairs(&samples::assign(vec![samples::group()]));
    assert!(
        content
            .title
            .starts_with("О закреплении наставнической группы на")
    );
    let printed = text(&content);
    assert!(printed.contains("Закрепить наставническую группу согласно приложению."));
    assert!(
        printed.contains("разработать совместно с наставляемыми персонализированную программу")
    );
    assert!(
        printed.contains("письменных согласий наставника и наставляемых"),
        "{printed}"
    );
}

#[test]
fn an_order_binds_the_people_of_its_own_organisation_alone() {
    let elsewhere = || Some("МБОУ «СОШ № 5»".to_owned());
    let across = |mentor: Option<String>, mentee: Option<String>| {
        let mut one = pair("Иванова Мария Петровна", "Ёлкин Артём Сергеевич");
        one.mentors[0].workplace = mentor;
        one.mentees[0].workplace = mentee;
        samples::assign(vec![one])
    };

    let gives = assign_pairs(&AssignPairs {
        curator: None,
        grounds: vec![request_of("МБОУ «СОШ № 5»")],
        ..across(None, elsewhere())
    });
    assert_eq!(gives.acquaintance, ["М.\u{a0}П.\u{a0}Иванова"]);
    let printed = text(&gives);
    assert!(printed.contains("представить куратору организации наставляемого на утверждение"));
    assert!(printed.contains("обращение МБОУ «СОШ № 5» о закреплении наставника"));
    assert!(printed.contains("дополнительным соглашением к трудовому договору наставника"));
    assert!(!printed.contains("Наставляемому выполнять"), "{printed}");

    let takes = assign_pairs(&across(elsewhere(), None));
    let signs = takes.acquaintance.join(", ");
    assert!(
        signs.contains("Ёлкин") && !signs.contains("Иванова"),
        "{signs}"
    );
    let printed = text(&takes);
    assert!(printed.contains("Наставляемому выполнять"));
    for foreign in ["Наставнику:", "соглашением к трудовому договору"]
    {
        assert!(!printed.contains(foreign), "{printed}");
    }
}

#[test]
fn the_order_that_changes_pairs_says_what_becomes_of_each() {
    let content = change_pairs(&samples::changes());
    insta::assert_snapshot!(text(&content.signed_as(number("117-од"), on(2026, 11, 16))));
}

#[test]
fn the_order_about_one_change_is_named_by_it() {
    let title = |index: usize| {
        let mut facts = samples::changes();
        facts.changes = vec![facts.changes.swap_remove(index)];
        change_pairs(&facts).title
    };
    assert_eq!(title(0), "О замене наставника");
    assert_eq!(title(1), "Об изменении состава наставнической группы");
    assert_eq!(title(2), "О приостановлении работы наставнической пары");
}

#[test]
fn an_extract_says_what_concerns_one_person_under_its_own_numbers() {
    let content =
        assign_pairs(&samples::pair_and_group()).signed_as(number("90-од"), on(2026, 9, 1));
    let person = samples::person("Мамедова Лейла");
    let printed = readable(&printed(&paper::extract(&content, &person).unwrap()));
    insta::assert_snapshot!(printed);
    let changes = change_pairs(&samples::changes()).signed_as(number("117-од"), on(2026, 11, 16));
    let person = samples::person("Лебедева Анна Николаевна");
    let printed = readable(&self::printed(&paper::extract(&changes, &person).unwrap()));
    assert!(printed.contains("3. Приостановить"), "{printed}");
    assert!(
        !printed.contains("Ёлкин"),
        "nothing about others: {printed}"
    );
}

#[test]
fn several_orders_are_one_file_each_from_its_first_page() {
    let one = assign_pairs(&samples::two_pairs());
    assert_eq!(pdf::orders(&[]).unwrap(), None);
    let both = paper::several(vec![
        paper::order(&one).unwrap(),
        paper::order(&one).unwrap(),
    ])
    .unwrap();
    assert_eq!(
        both.blocks
            .iter()
            .filter(|block| **block == paper::Block::NextPaper)
            .count(),
        1
    );
    let file = pdf::orders(&[one.clone(), one]).unwrap().unwrap();
    assert!(file.starts_with(b"%PDF"));
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
    facts.pairs[0].mentors[0].consent_on = None;
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

#[test]
fn orders_about_people_read_as_on_paper() {
    for (name, facts) in [
        ("working_group", samples::working_group()),
        ("association", samples::association()),
        ("programmes", samples::programmes()),
        ("rewards", samples::rewards()),
        ("release", samples::release()),
    ] {
        let content = about_people(&facts).signed_as(number("120-од"), on(2026, 11, 20));
        insta::assert_snapshot!(format!("about_people_{name}"), text(&content));
    }
}

#[test]
fn an_order_about_one_person_speaks_in_the_singular() {
    let first = |mut facts: crate::order::AboutPeople| {
        match &mut facts.decides {
            Decides::Programmes(lines) => lines.truncate(1),
            Decides::Rewards(lines) => lines.truncate(2),
            Decides::Release { people, .. } => people.truncate(1),
            Decides::WorkingGroup(_) | Decides::Association { .. } => {}
        }
        let content = about_people(&facts);
        format!("{}: {}", content.title, content.points[0].text).replace('\u{a0}', " ")
    };
    assert_eq!(
        first(samples::programmes()),
        "Об утверждении персонализированной программы наставничества: \
         Утвердить персонализированную программу наставничества согласно приложению."
    );
    assert_eq!(
        first(samples::rewards()),
        "О поощрении наставника: Поощрить наставника, указанного в приложении."
    );
    assert!(first(samples::release()).contains("заработка работника, указанного в приложении,"));
}

#[test]
fn an_extract_from_an_order_about_people_shows_one_row() {
    let content = about_people(&samples::rewards()).signed_as(number("120-од"), on(2026, 11, 20));
    let person = samples::person("Орлов Игорь Львович");
    let printed = readable(&printed(&paper::extract(&content, &person).unwrap()));
    assert!(printed.contains("благодарность"), "{printed}");
    assert!(
        !printed.contains("Иванова") && !printed.contains("грамота"),
        "nothing about others: {printed}"
    );
}

#[test]
fn without_a_curator_nobody_is_given_a_curators_work() {
    for mut facts in [
        samples::programmes(),
        samples::rewards(),
        samples::release(),
    ] {
        facts.curator = None;
        let content = about_people(&facts);
        let given = content
            .points
            .iter()
            .any(|point| point.text.starts_with("Куратору"));
        assert!(!given, "{}", content.title);
    }
}
