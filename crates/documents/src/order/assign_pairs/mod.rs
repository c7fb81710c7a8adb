//! «О закреплении наставнических пар и групп»: the order that puts pairs and groups into force (A-M2, B-036, B-041, B-081).

mod table;
mod wording;

use domain::clock::{Date, SchoolYear};
use domain::document::{Appendix, AppendixBlock, OrderContent, OrderKind, Point};
use domain::mentoring::{Cell, MentoringFormat, RolePairForm};
use domain::people::MentoringTopic;
use domain::text::PersonName;

use super::{Act, Issuer, phrases};
use crate::words::{date, name};
use wording::Wording;

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

/// A pair or a group in the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// Who support; at least one.
    pub mentors: Vec<Participant>,
    /// Who are supported; at least one.
    pub mentees: Vec<Participant>,
    /// A pair or a group.
    pub cell: Cell,
    /// The form by role pair.
    pub form: RolePairForm,
    /// The formats, the main one first.
    pub formats: Vec<MentoringFormat>,
    /// What it is about.
    pub topics: Vec<MentoringTopic>,
    /// What the way back is about, where the mentee supports the mentor as well.
    pub back: Option<Vec<MentoringTopic>>,
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

/// The ground of an order by which a school gives its mentors to another one: that the school `owner` asked for them.
pub fn request_of(owner: &str) -> String {
    format!("обращение {owner} о закреплении наставника")
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
    let words = &Wording::of(&facts.pairs);
    let year = date::school_year(facts.year);
    OrderContent {
        kind: OrderKind::AssignPairs,
        letterhead: facts.issuer.letterhead(),
        number: None,
        date: None,
        title: format!("О закреплении {} на\u{a0}{year}", words.of_pairs),
        preamble: phrases::clauses([
            "В целях профессиональной адаптации и развития педагогических работников".to_owned(),
            phrases::under_regulation(&facts.issuer, facts.regulation.as_ref()),
            format!("на основании письменных согласий {}", words.of_participants),
        ]),
        points: points(facts, words),
        grounds: grounds(facts, words),
        signatory: facts.issuer.signatory(),
        acquaintance: readers(facts),
        appendices: vec![Appendix {
            title: format!("{} на\u{a0}{year}", words.pairs_heading),
            blocks: vec![AppendixBlock::Table(table::of(&facts.pairs))],
        }],
    }
}

fn mentors(facts: &AssignPairs) -> impl Iterator<Item = &Participant> {
    facts.pairs.iter().flat_map(|pair| &pair.mentors)
}

fn mentees(facts: &AssignPairs) -> impl Iterator<Item = &Participant> {
    facts.pairs.iter().flat_map(|pair| &pair.mentees)
}

/// Whether one of them is of the organisation that gives the order: it binds nobody else.
fn has_own<'p>(mut people: impl Iterator<Item = &'p Participant>) -> bool {
    people.any(|one| one.workplace.is_none())
}

fn points(facts: &AssignPairs, words: &Wording) -> Vec<Point> {
    let due = facts
        .programmes_due
        .map(|day| format!("до {} ", date::long(day)));
    let (mentors, mentees) = (has_own(mentors(facts)), has_own(mentees(facts)));
    // The programme is approved where it is carried out: at the mentees' organisation.
    let curator = if mentees {
        "куратору".to_owned()
    } else {
        format!("куратору организации {}", words.of_mentees)
    };
    let mut points = vec![Point::new(format!(
        "Закрепить {} согласно приложению.",
        words.pairs
    ))];
    if mentors {
        points.push(Point::new(format!("{}:", words.to_mentors)).with_subpoints([
            format!(
                "разработать совместно с {} {} наставничества и {}представить {curator} на утверждение;",
                words.with_mentees,
                words.programmes,
                due.unwrap_or_default(),
            ),
            "осуществлять наставничество в течение срока, указанного в приложении, вести учёт встреч \
             и выполненных мероприятий;"
                .to_owned(),
            format!("по завершении программы представить {curator} её результаты."),
        ]));
    }
    if mentees {
        points.push(Point::new(format!(
            "{} выполнять мероприятия персонализированной программы наставничества в установленные в ней сроки.",
            words.to_mentees
        )));
    }
    if facts.pairs.iter().any(|pair| pair.back.is_some()) {
        points.push(Point::new(
            "Участникам реверсивной пары, закреплённой в обе стороны, исполнять обязанности и наставника, \
             и наставляемого по направлениям, указанным в приложении.",
        ));
    }
    points.extend(
        facts
            .curator
            .as_ref()
            .map(|curator| curators_point(curator, words)),
    );
    match facts.pay {
        PayTerms::AdditionalAgreement if mentors => points.push(Point::new(format!(
            "Содержание, сроки, форму выполнения работы по наставничеству, размеры и условия её оплаты \
             определить {} (статья 351.8 Трудового кодекса Российской Федерации).",
            words.by_agreements
        ))),
        PayTerms::AdditionalAgreement | PayTerms::JobFunction => {}
    }
    points.push(Point::new(phrases::CONTROL));
    points
}

fn curators_point(curator: &PersonName, words: &Wording) -> Point {
    let curator = curator.with_initials();
    Point::new(format!(
        "Куратору реализации программ наставничества ({curator}):"
    ))
    .with_subpoints([
        format!(
            "обеспечить контроль разработки и выполнения {} наставничества;",
            words.of_programmes
        ),
        format!(
            "внести сведения о {} в персонифицированный учёт наставников и наставляемых;",
            words.about_pairs
        ),
        "ознакомить лиц, указанных в приложении, с приказом под подпись.".to_owned(),
    ])
}

fn grounds(facts: &AssignPairs, words: &Wording) -> Vec<String> {
    let mut sides = mentors(facts).chain(mentees(facts));
    let dated = sides.all(|side| side.consent_on.is_some());
    let note = if dated {
        " (даты указаны в приложении)"
    } else {
        ""
    };
    let consents = format!("письменные согласия {}{note}", words.of_participants);
    std::iter::once(consents)
        .chain(facts.grounds.iter().cloned())
        .collect()
}

/// Everybody of the organisation in the table once, mentors before mentees, and the curator.
fn readers(facts: &AssignPairs) -> Vec<String> {
    let members = mentors(facts).chain(mentees(facts));
    let own = members.filter(|one| one.workplace.is_none());
    let members = own.map(|one| &one.name);
    let mut people: Vec<&PersonName> = Vec::new();
    for person in facts.curator.iter().chain(members) {
        // By the full name: two people may share last name and initials, and both must sign.
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people.into_iter().map(name::initials_first).collect()
}
