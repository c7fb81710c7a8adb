//! «О замене наставника», «О прекращении …», «О приостановлении …»: the order that changes pairs and groups in force
//! (B-067, B-079, B-083, B-084).

use domain::clock::Date;
use domain::document::{OrderContent, OrderKind, Point};
use domain::mentoring::{Cell, EndReason, RequestKind, Side, SuspensionReason};
use domain::text::PersonName;

use super::{Act, Issuer, Participant, phrases};
use crate::words::{date, name};

/// What the order needs to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangePairs {
    /// Who gives the order.
    pub issuer: Issuer,
    /// The curator, to whom the order gives work; without one that point is left out.
    pub curator: Option<PersonName>,
    /// The changes, in the order of the points; at least one.
    pub changes: Vec<ChangedPair>,
    /// Further papers that the order rests on, each in the nominative.
    pub grounds: Vec<String>,
}

/// A pair or a group, and what becomes of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangedPair {
    /// A pair or a group.
    pub cell: Cell,
    /// Who supports.
    pub mentors: Vec<Participant>,
    /// Who is supported.
    pub mentees: Vec<Participant>,
    /// The order that had put it into force.
    pub assigned_by: Option<Act>,
    /// What becomes of it.
    pub becomes: Becomes,
    /// The request behind it.
    pub request: Option<Statement>,
}

/// What becomes of a pair or a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Becomes {
    /// It ends.
    Ended {
        /// Last day.
        on: Date,
        /// Why.
        reason: EndReason,
    },
    /// One of several leaves.
    Left {
        /// On which side.
        side: Side,
        /// Who.
        who: Participant,
        /// Last day.
        on: Date,
        /// Why.
        reason: EndReason,
    },
    /// It rests.
    Suspended {
        /// First day of rest.
        from: Date,
        /// When it is expected to go on.
        expected_back: Option<Date>,
        /// Why.
        reason: SuspensionReason,
    },
    /// It goes on with other mentors.
    Replaced {
        /// First day with the new ones.
        from: Date,
        /// Why.
        reason: EndReason,
        /// The new mentors.
        by: Vec<Participant>,
    },
}

/// A request on paper, which the order names among its grounds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Who asked.
    pub author: PersonName,
    /// For what.
    pub kind: RequestKind,
    /// When.
    pub date: Date,
}

/// Composes the order.
pub fn change_pairs(facts: &ChangePairs) -> OrderContent {
    OrderContent {
        kind: OrderKind::ChangePairs,
        letterhead: facts.issuer.letterhead(),
        number: None,
        date: None,
        title: title(&facts.changes).to_owned(),
        preamble: phrases::clauses([
            "В целях организации наставничества педагогических работников".to_owned(),
            phrases::under_regulation(&facts.issuer, None),
        ]),
        points: points(facts),
        grounds: grounds(facts),
        signatory: facts.issuer.signatory(),
        acquaintance: readers(facts),
        appendices: Vec::new(),
    }
}

fn title(changes: &[ChangedPair]) -> &'static str {
    let group = |pair: &ChangedPair| pair.cell == Cell::Group;
    match changes {
        [one] => match &one.becomes {
            Becomes::Ended { .. } if group(one) => "О прекращении работы наставнической группы",
            Becomes::Ended { .. } => "О прекращении работы наставнической пары",
            Becomes::Left { .. } if group(one) => "Об изменении состава наставнической группы",
            Becomes::Left { .. } => "Об изменении состава наставников",
            Becomes::Suspended { .. } if group(one) => {
                "О приостановлении работы наставнической группы"
            }
            Becomes::Suspended { .. } => "О приостановлении работы наставнической пары",
            Becomes::Replaced { .. } => "О замене наставника",
        },
        _ if changes.iter().any(group) => {
            "О внесении изменений в состав наставнических пар и групп"
        }
        _ => "О внесении изменений в состав наставнических пар",
    }
}

fn points(facts: &ChangePairs) -> Vec<Point> {
    let mut points: Vec<Point> = facts.changes.iter().map(change).collect();
    let leaving = facts.changes.iter().any(|one| match one.becomes {
        Becomes::Ended { .. } | Becomes::Replaced { .. } => true,
        Becomes::Left { .. } | Becomes::Suspended { .. } => false,
    });
    if leaving {
        points.push(Point::new(
            "Наставнику, чьи обязанности прекращаются, в течение трёх рабочих дней передать куратору сведения \
             о выполненных мероприятиях персонализированной программы наставничества.",
        ));
    }
    let replaced = facts
        .changes
        .iter()
        .any(|one| matches!(one.becomes, Becomes::Replaced { .. }));
    if replaced {
        points.push(Point::new(
            "Содержание, сроки, форму выполнения работы по наставничеству, размеры и условия её оплаты определить \
             дополнительным соглашением к трудовому договору нового наставника (статья 351.8 Трудового кодекса \
             Российской Федерации).",
        ));
    }
    points.extend(facts.curator.as_ref().map(curators_point));
    points.push(Point::new(phrases::CONTROL));
    points
}

fn change(pair: &ChangedPair) -> Point {
    let what = match pair.cell {
        Cell::Pair => "наставнической пары",
        Cell::Group => "наставнической группы",
    };
    let assigned = pair.assigned_by.as_ref().map_or_else(String::new, |act| {
        format!(
            " (приказ от\u{a0}{} №\u{a0}{})",
            date::short(act.date),
            act.number
        )
    });
    let both = || {
        [
            people(Side::Mentor, &pair.mentors),
            people(Side::Mentee, &pair.mentees),
        ]
        .concat()
    };
    match &pair.becomes {
        Becomes::Ended { on, reason } => Point::new(format!(
            "Прекратить {} работу {what}{assigned} {}:",
            date::long(*on),
            why(*reason)
        ))
        .with_lines(both()),
        Becomes::Left {
            side,
            who,
            on,
            reason,
        } => Point::new(format!(
            "Исключить {} из состава {what}{assigned} {}:",
            date::long(*on),
            why(*reason)
        ))
        .with_lines(people(*side, std::slice::from_ref(who))),
        Becomes::Suspended {
            from,
            expected_back,
            reason,
        } => {
            let until = expected_back.map_or_else(
                || "до возвращения участника".to_owned(),
                |day| format!("до {}", date::long(day)),
            );
            Point::new(format!(
                "Приостановить с {} {until} работу {what}{assigned} {}:",
                date::long(*from),
                rest(*reason)
            ))
            .with_lines(both())
        }
        Becomes::Replaced { from, reason, by } => {
            let lines = [
                people(Side::Mentee, &pair.mentees),
                named("прежний наставник", &pair.mentors),
                named("новый наставник", by),
            ];
            Point::new(format!(
                "Заменить с {} наставника в составе {what}{assigned} {}:",
                date::long(*from),
                why(*reason)
            ))
            .with_lines(lines.concat())
        }
    }
}

fn people(side: Side, people: &[Participant]) -> Vec<String> {
    let role = match side {
        Side::Mentor => "наставник",
        Side::Mentee => "наставляемый",
    };
    named(role, people)
}

/// «наставник — Иванова Мария Петровна, учитель математики», a line each.
fn named(role: &str, people: &[Participant]) -> Vec<String> {
    let line = |one: &Participant| {
        let parts = [
            Some(one.name.full()),
            Some(one.position.clone()),
            one.workplace.clone(),
        ];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        format!("{role} — {}", parts.collect::<Vec<_>>().join(", "))
    };
    people.iter().map(line).collect()
}

fn why(reason: EndReason) -> &'static str {
    match reason {
        EndReason::PlanCompleted => "в связи с полным выполнением персонализированной программы",
        EndReason::MentorInitiative => "по инициативе наставника",
        EndReason::MenteeInitiative => "по инициативе наставляемого",
        EndReason::MutualDecision => "по обоюдному решению участников",
        EndReason::CuratorImproperExecution => "в связи с ненадлежащим исполнением обязанностей",
        EndReason::CuratorForceMajeure => {
            "в связи с обстоятельствами, не зависящими от воли участников"
        }
        EndReason::EmploymentEnded => "в связи с прекращением трудового договора с участником",
        EndReason::ConsentWithdrawn => "в связи с отзывом согласия участника",
    }
}

fn rest(reason: SuspensionReason) -> &'static str {
    match reason {
        SuspensionReason::Leave => "на период отпуска участника",
        SuspensionReason::ParentalLeave => {
            "на период отпуска участника по беременности и родам или по уходу за ребёнком"
        }
        SuspensionReason::Illness => "на период временной нетрудоспособности участника",
        SuspensionReason::Away => "на период командировки или обучения участника",
        SuspensionReason::Other => "по уважительной причине",
    }
}

fn curators_point(curator: &PersonName) -> Point {
    let curator = curator.with_initials();
    Point::new(format!(
        "Куратору реализации программ наставничества ({curator}):"
    ))
    .with_subpoints([
        "внести изменения в персонифицированный учёт наставников и наставляемых;".to_owned(),
        "ознакомить указанных лиц с приказом под подпись.".to_owned(),
    ])
}

fn grounds(facts: &ChangePairs) -> Vec<String> {
    let statements = facts.changes.iter().filter_map(|one| one.request.as_ref());
    let statements = statements.map(|statement| {
        let what = match statement.kind {
            RequestKind::ReplaceMentor => "о замене наставника",
            RequestKind::Resign => "об освобождении от обязанностей наставника",
            RequestKind::End => "о прекращении наставничества",
        };
        format!(
            "заявление {what} от\u{a0}{} ({})",
            date::short(statement.date),
            statement.author.with_initials()
        )
    });
    statements.chain(facts.grounds.iter().cloned()).collect()
}

/// Everybody who is named once, and the curator.
fn readers(facts: &ChangePairs) -> Vec<String> {
    let mut people: Vec<&PersonName> = facts.curator.iter().collect();
    for pair in &facts.changes {
        let new = match &pair.becomes {
            Becomes::Replaced { by, .. } => by.as_slice(),
            Becomes::Ended { .. } | Becomes::Left { .. } | Becomes::Suspended { .. } => &[],
        };
        for one in pair.mentors.iter().chain(&pair.mentees).chain(new) {
            if !people.contains(&&one.name) {
                people.push(&one.name);
            }
        }
    }
    people.into_iter().map(name::initials_first).collect()
}
