//! PDF files, looked at as the typesetter laid them out.

use domain::document::OrderContent;
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::PagedDocument;

use super::{letters, printed, samples};
use crate::consent::consent;
use crate::order::{AssignPairs, appoint_curator, assign_pairs};
use crate::paper::{self, Paper};
use crate::pdf;

/// A piece of text where it stands on its page.
pub(super) struct Piece {
    page: usize,
    text: String,
    right: Abs,
    bottom: Abs,
    /// Whether the font lacks a letter of it.
    lacks: bool,
}

fn pieces(document: &PagedDocument) -> Vec<Piece> {
    let mut found = Vec::new();
    for (page, one) in document.pages().iter().enumerate() {
        walk(&one.frame, Point::zero(), page, &mut found);
    }
    found
}

fn walk(frame: &Frame, origin: Point, page: usize, found: &mut Vec<Piece>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        if let FrameItem::Group(group) = item {
            walk(&group.frame, at, page, found);
        } else if let FrameItem::Text(text) = item {
            found.push(Piece {
                page,
                text: text.text.to_string(),
                right: at.x + text.width(),
                bottom: at.y,
                lacks: text.glyphs.iter().any(|glyph| glyph.id == 0),
            });
        }
    }
}

pub(super) fn laid_out(paper: &Paper) -> Vec<Piece> {
    pieces(&pdf::typeset(paper).unwrap())
}

fn order(content: &OrderContent) -> Vec<Piece> {
    laid_out(&paper::order(content).unwrap())
}

pub(super) fn text(pieces: &[Piece]) -> String {
    letters(
        &pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect::<String>(),
    )
}

fn on_page(pieces: &[Piece], page: usize) -> String {
    let here: String = pieces
        .iter()
        .filter(|one| one.page == page)
        .map(|one| one.text.as_str())
        .collect();
    letters(&here)
}

fn pages(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.page + 1).max().unwrap_or(0)
}

/// Nothing stands outside the margins: 10 mm at the right, 20 mm below.
fn stays_on_the_sheet(pieces: &[Piece]) {
    for piece in pieces {
        assert!(
            piece.right <= Abs::mm(200.1),
            "{} ends at {:?}",
            piece.text,
            piece.right
        );
        assert!(
            piece.bottom <= Abs::mm(277.1),
            "{} stands at {:?}",
            piece.text,
            piece.bottom
        );
    }
}

fn with_position(position: &str) -> AssignPairs {
    let mut facts = samples::two_pairs();
    facts.pairs[0].mentors[0].position = position.to_owned();
    facts
}

#[test]
fn a_pdf_is_one_and_says_so() {
    let content = assign_pairs(&samples::two_pairs());
    let file = pdf::order(&content).unwrap();
    assert!(file.starts_with(b"%PDF-1.7"));
    assert!(file.trim_ascii_end().ends_with(b"%%EOF"));
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let content = appoint_curator(&samples::appointment());
    assert!(pdf::order(&content).unwrap() == pdf::order(&content).unwrap());
}

#[test]
fn a_pdf_says_everything_that_the_paper_says() {
    let mut papers = vec![
        paper::order(&assign_pairs(&samples::two_pairs())).unwrap(),
        paper::order(&appoint_curator(&samples::appointment())).unwrap(),
    ];
    let form = |request| {
        paper::consent(&consent(
            &samples::subject(),
            &samples::operator(),
            &request,
            None,
        ))
    };
    papers.extend(samples::requests().map(|(_, request)| form(request)));
    for paper in papers {
        let set = text(&laid_out(&paper));
        for line in printed(&paper) {
            assert!(
                set.contains(&letters(&line)),
                "{line}\nis missing in\n{set}"
            );
        }
    }
}

#[test]
fn every_letter_of_a_russian_paper_is_in_the_fonts() {
    let abc = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    let more = "№ « » „ “ — – … § № ° Ӏ ә ғ ҡ ң ө ү һ 1234567890 %/\\()[]{}<>#$&*@_^~|";
    let set = order(&assign_pairs(&with_position(&format!("{abc} {more}"))));
    for piece in &set {
        assert!(!piece.lacks, "{}", piece.text);
    }
}

#[test]
fn what_people_typed_is_text_and_never_a_command() {
    for typed in [
        "#let x = 1",
        "#panic(\"no\")",
        "*жирный* _курсив_ $x^2$ = заголовок",
        "#import \"@preview/cetz:0.3.4\"",
        "#read(\"/etc/passwd\")",
        "@метка <метка> `код` // примечание",
        "]; ) } \" \\u{41} \\",
    ] {
        let set = text(&order(&assign_pairs(&with_position(typed))));
        assert!(set.contains(&letters(typed)), "{typed}");
    }
}

#[test]
fn a_letter_that_the_fonts_lack_does_not_stop_the_paper() {
    let set = text(&order(&assign_pairs(&with_position(
        "учитель 🎓 中文 физики",
    ))));
    assert!(set.contains("учитель") && set.contains("физики"), "{set}");
}

#[test]
fn sixty_pairs_go_over_pages_with_the_head_on_each() {
    let content = assign_pairs(&samples::sixty_pairs());
    let set = order(&content);
    stays_on_the_sheet(&set);
    let table: Vec<_> = (0..pages(&set))
        .filter(|page| on_page(&set, *page).contains("Синицын-"))
        .collect();
    let pairs: Vec<_> = table
        .iter()
        .filter(|page| on_page(&set, **page).contains("методика"))
        .collect();
    assert!(pairs.len() >= 8, "{} pages of pairs", pairs.len());
    for page in pairs {
        assert_eq!(
            on_page(&set, *page).matches("Направления").count(),
            1,
            "page {page}"
        );
    }
    let whole = text(&set);
    for pair in samples::sixty_pairs().pairs {
        assert!(
            whole.contains(&letters(&pair.mentees[0].name.full())),
            "{}",
            pair.mentees[0].name.full()
        );
    }
}

#[test]
fn pages_are_numbered_from_the_second_on() {
    let set = order(&assign_pairs(&samples::two_pairs()));
    assert_eq!(pages(&set), 3);
    assert!(on_page(&set, 0).starts_with("Управление"));
    let numbers = |page| {
        on_page(&set, page)
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    assert!(numbers(1).contains('2'), "{}", on_page(&set, 1));
    assert!(numbers(2).contains('3'), "{}", on_page(&set, 2));
}

#[test]
fn a_signature_does_not_stand_alone_on_its_page() {
    // However long the list of grounds is, the last line before the signature goes with it.
    for count in 0..24 {
        let mut facts = samples::appointment();
        facts.grounds = vec![
            "решение педагогического совета от 27.08.2026".to_owned();
            count
        ];
        let set = order(&appoint_curator(&facts));
        let page = set
            .iter()
            .find(|piece| piece.text == "Директор")
            .unwrap()
            .page;
        let above = on_page(&set, page);
        let above = above.split("Директор").next().unwrap();
        assert!(
            above.chars().any(char::is_lowercase),
            "{count} grounds: page {page}: {above}"
        );
    }
}

#[test]
fn long_names_and_titles_stay_on_the_sheet() {
    let mut facts = samples::two_pairs();
    let long = "Рентгеноэлектрокардиографистова-Превысокомногорассмотрительствующая";
    facts.pairs[0].mentors[0].name = samples::person(&format!(
        "{long} Аделаида-Константина Всеволодовна-Ростиславовна"
    ));
    facts.pairs[0].mentors[0].position = "ааааааааа".repeat(11);
    facts.pairs[1].mentees[0].position = "учитель ".repeat(120);
    facts.issuer.head.position =
        "исполняющий обязанности заместителя директора по учебно-воспитательной работе и безопасности".to_owned();
    facts.issuer.full_name = format!(
        "{} «{}»",
        "Муниципальное бюджетное учреждение ".repeat(4),
        "Радуга ".repeat(20)
    );
    let mut content = assign_pairs(&facts);
    content.title = format!("О {}", "мероприятиях ".repeat(40));
    let set = order(&content);
    stays_on_the_sheet(&set);
    let whole = text(&set);
    assert!(
        whole.contains(&letters(&facts.pairs[0].mentors[0].position)),
        "{whole}"
    );
    // The row goes on overleaf, and nothing is lost at the break: 120 of the long cell and one of another.
    assert_eq!(whole.matches("учитель").count(), 121, "{whole}");
}
