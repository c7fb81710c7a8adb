//! «О закреплении наставнических пар»: the order that puts pairs into force (A-M2, B-036, B-041, B-081).

use domain::clock::{Date, SchoolYear};
use domain::document::{
    Appendix, AppendixBlock, Cell, Column, OrderContent, OrderKind, Point, Table,
};
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::people::MentoringTopic;
use domain::text::PersonName;

use super::{Act, Issuer, phrases};
use crate::words::{date, label, name};

/// What the order needs to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssignPairs {
    /// Who gives the order.
    pub issuer: Issuer,
    /// The school year in which the pairs begin.
    pub year: SchoolYear,
    /// The order that approved the regulation of mentoring (B-035), where it is known.
    pub regulation: Option<Act>,
    /// The curator, to whom the order gives work; without one those points are left out.
    pub curator: Option<PersonName>,
    /// By when the personalised programmes are handed in.
    pub programmes_due: Option<Date>,
    /// How mentors are paid.
    pub pay: PayTerms,
    /// The pairs, in the order of the table; at least one.
    pub pairs: Vec<Pair>,
    /// Further papers that the order rests on, each in the nominative.
    pub grounds: Vec<String>,
}

/// A pair in the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// Who supports.
    pub mentor: Participant,
    /// Who is supported.
    pub mentee: Participant,
    /// The form by role pair.
    pub form: RolePairForm,
    /// The formats, the main one first.
    pub formats: Vec<MentoringFormat>,
    /// What it is about.
    pub topics: Vec<MentoringTopic>,
    /// First day.
    pub from: Date,
    /// Last day; open when `None`.
    pub until: Option<Date>,
}

/// One side of a pair.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Participant {
    /// The name.
    pub name: PersonName,
    /// The position, with the subject: «учитель математики».
    pub position: String,
    /// The organisation, when it is not the one that gives the order.
    pub workplace: Option<String>,
    /// The day of the written consent (B-036, B-041).
    pub consent_on: Option<Date>,
}

/// How the extra work of mentors is agreed and paid (Labour Code art. 351.8; the employer decides).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PayTerms {
    /// Content, term, form and pay stand in additional agreements to the labour contracts.
    AdditionalAgreement,
    /// Mentoring belongs to the position; the order says nothing about pay.
    JobFunction,
}

/// Composes the order.
pub fn assign_pairs(facts: &AssignPairs) -> OrderContent {
    let one = facts.pairs.len() == 1;
    let year = date::school_year(facts.year);
    let (title, heading) = if one {
        ("О закреплении наставнической пары", "Наставническая пара")
    } else {
        ("О закреплении наставнических пар", "Наставнические пары")
    };
    OrderContent {
        kind: OrderKind::AssignPairs,
        letterhead: facts.issuer.letterhead(),
        number: None,
        date: None,
        title: format!("{title} на\u{a0}{year}"),
        preamble: preamble(facts),
        points: points(facts),
        grounds: grounds(facts),
        signatory: facts.issuer.signatory(),
        acquaintance: readers(facts),
        appendices: vec![Appendix {
            title: format!("{heading} на\u{a0}{year}"),
            blocks: vec![AppendixBlock::Table(table(&facts.pairs))],
        }],
    }
}

/// «наставника и наставляемого», in the number of the pairs.
fn participants(facts: &AssignPairs) -> &'static str {
    if facts.pairs.len() == 1 {
        "наставника и наставляемого"
    } else {
        "наставников и наставляемых"
    }
}

fn preamble(facts: &AssignPairs) -> String {
    phrases::clauses([
        "В целях профессиональной адаптации и развития педагогических работников".to_owned(),
        phrases::under_regulation(&facts.issuer, facts.regulation.as_ref()),
        format!("на основании письменных согласий {}", participants(facts)),
    ])
}

fn points(facts: &AssignPairs) -> Vec<Point> {
    let one = facts.pairs.len() == 1;
    let pairs = if one {
        "наставническую пару"
    } else {
        "наставнические пары"
    };
    let (mentors, mentees, with) = if one {
        ("Наставнику", "Наставляемому", "наставляемым")
    } else {
        ("Наставникам", "Наставляемым", "наставляемыми")
    };
    let programme = if one {
        "персонализированную программу"
    } else {
        "персонализированные программы"
    };
    let due = facts
        .programmes_due
        .map_or_else(String::new, |day| format!("до {} ", date::long(day)));
    let mut points = vec![
        Point::new(format!("Закрепить {pairs} согласно приложению.")),
        Point::new(format!("{mentors}:")).with_subpoints([
            format!(
                "разработать совместно с {with} {programme} наставничества и {due}представить куратору на утверждение;"
            ),
            "осуществлять наставничество в течение срока, указанного в приложении, вести учёт встреч \
             и выполненных мероприятий;"
                .to_owned(),
            "по завершении программы представить куратору её результаты.".to_owned(),
        ]),
        Point::new(format!(
            "{mentees} выполнять мероприятия персонализированной программы наставничества \
             в установленные в ней сроки."
        )),
    ];
    if let Some(curator) = &facts.curator {
        points.push(curators_point(curator, one));
    }
    if facts.pay == PayTerms::AdditionalAgreement {
        let whose = if one {
            "дополнительным соглашением к трудовому договору наставника"
        } else {
            "дополнительными соглашениями к трудовым договорам наставников"
        };
        points.push(Point::new(format!(
            "Содержание, сроки, форму выполнения работы по наставничеству, размеры и условия её оплаты \
             определить {whose} (статья 351.8 Трудового кодекса Российской Федерации)."
        )));
    }
    points.push(Point::new(phrases::CONTROL));
    points
}

fn curators_point(curator: &PersonName, one: bool) -> Point {
    let programmes = if one {
        "персонализированной программы"
    } else {
        "персонализированных программ"
    };
    let pair = if one {
        "наставнической паре"
    } else {
        "наставнических парах"
    };
    Point::new(format!(
        "Куратору реализации программ наставничества ({}):",
        curator.with_initials()
    ))
    .with_subpoints([
        format!("обеспечить контроль разработки и выполнения {programmes} наставничества;"),
        format!("внести сведения о {pair} в персонифицированный учёт наставников и наставляемых;"),
        "ознакомить лиц, указанных в приложении, с приказом под подпись.".to_owned(),
    ])
}

fn grounds(facts: &AssignPairs) -> Vec<String> {
    let sides = || {
        facts
            .pairs
            .iter()
            .flat_map(|pair| [&pair.mentor, &pair.mentee])
    };
    let dated = sides().all(|side| side.consent_on.is_some());
    let note = if dated {
        " (даты указаны в приложении)"
    } else {
        ""
    };
    let consents = format!("письменные согласия {}{note}", participants(facts));
    std::iter::once(consents)
        .chain(facts.grounds.iter().cloned())
        .collect()
}

/// Everybody in the table once, mentors before mentees, and the curator.
fn readers(facts: &AssignPairs) -> Vec<String> {
    let mentors = facts.pairs.iter().map(|pair| &pair.mentor.name);
    let mentees = facts.pairs.iter().map(|pair| &pair.mentee.name);
    let mut people: Vec<&PersonName> = Vec::new();
    for person in facts.curator.iter().chain(mentors).chain(mentees) {
        // By the full name: two people may share last name and initials, and both must sign.
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people.into_iter().map(name::initials_first).collect()
}

fn table(pairs: &[Pair]) -> Table {
    let columns = [
        ("№", 10),
        ("Наставник", 35),
        ("Наставляемый", 35),
        ("Форма и вид наставничества", 34),
        ("Срок", 26),
        ("Направления", 30),
    ];
    Table {
        columns: columns
            .map(|(title, share)| Column {
                title: title.to_owned(),
                share,
            })
            .into(),
        rows: pairs
            .iter()
            .enumerate()
            .map(|(index, pair)| row(index, pair))
            .collect(),
    }
}

fn row(index: usize, pair: &Pair) -> Vec<Cell> {
    let formats = pair
        .formats
        .iter()
        .map(|one| label::mentoring_format(*one).to_owned());
    let topics: Vec<_> = pair
        .topics
        .iter()
        .map(|one| label::mentoring_topic(*one))
        .collect();
    let form = format!("«{}»", label::role_pair_form(pair.form));
    vec![
        Cell::line((index + 1).to_string()),
        side(&pair.mentor),
        side(&pair.mentee),
        Cell([form].into_iter().chain(formats).collect()),
        Cell(date::span(pair.from, pair.until)),
        Cell::line(topics.join("; ")),
    ]
}

fn side(side: &Participant) -> Cell {
    let consent = side
        .consent_on
        .map(|day| format!("согласие от\u{a0}{}", date::short(day)));
    let lines = [
        Some(side.name.full()),
        Some(side.position.clone()),
        side.workplace.clone(),
        consent,
    ];
    Cell(
        lines
            .into_iter()
            .flatten()
            .filter(|line| !line.is_empty())
            .collect(),
    )
}
