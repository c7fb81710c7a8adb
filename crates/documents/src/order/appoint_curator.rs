//! «О назначении куратора»: the order that appoints the curator (B-039, B-044).

use domain::clock::Date;
use domain::document::{OrderContent, OrderKind, Point};

use super::{Act, Issuer, Officer, phrases};
use crate::words::{date, name, sentence};

/// What the order needs to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AppointCurator {
    /// Who gives the order.
    pub issuer: Issuer,
    /// The curator and their main position.
    pub curator: Officer,
    /// First day in the role.
    pub from: Date,
    /// Last day; open when `None`.
    pub until: Option<Date>,
    /// The order that approved the regulation of mentoring (B-035), where it is known.
    pub regulation: Option<Act>,
    /// The order that appointed the curator before, which ceases to be in force.
    pub replaces: Option<Act>,
    /// Further papers that the order rests on, each in the nominative.
    pub grounds: Vec<String>,
}

/// Composes the order. The duties are those of the model regulation (B-045, B-047…B-054).
pub fn appoint_curator(facts: &AppointCurator) -> OrderContent {
    OrderContent {
        kind: OrderKind::AppointCurator,
        letterhead: facts.issuer.letterhead(),
        number: None,
        date: None,
        title: "О назначении куратора реализации программ наставничества".to_owned(),
        preamble: phrases::clauses([
            "В целях организации наставничества педагогических работников".to_owned(),
            phrases::under_regulation(&facts.issuer, facts.regulation.as_ref()),
        ]),
        points: points(facts),
        grounds: facts.grounds.clone(),
        signatory: facts.issuer.signatory(),
        acquaintance: vec![name::initials_first(&facts.curator.name)],
        appendices: Vec::new(),
    }
}

fn points(facts: &AppointCurator) -> Vec<Point> {
    let term = facts.until.map_or_else(
        || format!("с {}", date::long(facts.from)),
        |until| format!("с {} по {}", date::long(facts.from), date::long(until)),
    );
    let place = phrases::inside(&facts.issuer);
    let curator = &facts.curator;
    let mut points = vec![
        Point::new(format!(
            "Назначить {term} куратором реализации программ наставничества педагогических работников {place} \
             следующего работника:"
        ))
        .with_lines(vec![sentence(&format!("{} — {}", curator.name.full(), curator.position))]),
        Point::new("Куратору:").with_subpoints(DUTIES.map(str::to_owned)),
    ];
    if let Some(act) = &facts.replaces {
        points.push(Point::new(format!(
            "Признать утратившим силу приказ от\u{a0}{} №\u{a0}{}.",
            date::short(act.date),
            act.number
        )));
    }
    points.push(Point::new(phrases::CONTROL));
    points
}

const DUTIES: [&str; 6] = [
    "разработать план мероприятий («дорожную карту») по реализации системы наставничества;",
    "вести персонифицированный учёт наставников и наставляемых и не реже одного раза в год обновлять сведения \
     о педагогических работниках, которых необходимо включить в число наставляемых;",
    "формировать наставнические пары при непосредственном участии наставников и наставляемых и представлять их \
     на утверждение;",
    "осуществлять контроль разработки и выполнения персонализированных программ наставничества и формировать их банк;",
    "организовать повышение профессионального мастерства наставников;",
    "организовать мониторинг реализации системы наставничества и подготовить по его итогам аналитический отчёт.",
];
