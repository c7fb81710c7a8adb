//! «Об утверждении персонализированных программ наставничества».

use domain::document::{Cell, OrderKind, Point};
use domain::text::PersonName;

use super::{Body, Officer, ProgrammeLine, curators_point, numbered, person};
use crate::words::date;

pub(super) fn body(lines: &[ProgrammeLine], curator: Option<&PersonName>) -> Body {
    let one = lines.len() == 1;
    let (programmes, of_programmes) = if one {
        (
            "персонализированную программу",
            "персонализированной программы",
        )
    } else {
        (
            "персонализированные программы",
            "персонализированных программ",
        )
    };
    let of = if one { "неё" } else { "них" };
    let mut points = vec![
        Point::new(format!(
            "Утвердить {programmes} наставничества согласно приложению."
        )),
        Point::new(format!(
            "Наставникам и наставляемым, указанным в приложении, обеспечить выполнение мероприятий {of_programmes} \
             в установленные в {of} сроки."
        )),
    ];
    points.extend(curator.map(|curator| {
        curators_point(
            curator,
            &[
                "осуществлять контроль выполнения программ и внести их в банк персонализированных программ;",
                "ознакомить лиц, указанных в приложении, с приказом под подпись.",
            ],
        )
    }));
    let people = |side: fn(&ProgrammeLine) -> &[Officer]| {
        lines
            .iter()
            .flat_map(side)
            .map(|one| one.name.clone())
            .collect::<Vec<_>>()
    };
    Body {
        kind: OrderKind::ApproveProgrammes,
        title: format!("Об утверждении {of_programmes} наставничества"),
        purpose: "В целях организации наставничества педагогических работников".to_owned(),
        also: None,
        points,
        grounds: grounds(lines),
        list: (
            if one {
                "Персонализированная программа наставничества"
            } else {
                "Персонализированные программы наставничества"
            }
            .to_owned(),
            numbered(
                &[
                    ("Наставник", 38),
                    ("Наставляемый", 38),
                    ("Цель программы", 64),
                    ("Срок", 28),
                ],
                lines.iter().map(row),
            ),
        ),
        readers: [
            curator.cloned().into_iter().collect(),
            people(|line| &line.mentors),
            people(|line| &line.mentees),
        ]
        .concat(),
    }
}

fn row(line: &ProgrammeLine) -> Vec<Cell> {
    let side = |people: &[Officer]| Cell(people.iter().flat_map(person).collect());
    vec![
        side(&line.mentors),
        side(&line.mentees),
        Cell::line(&line.goal),
        Cell(date::span(line.from, Some(line.until))),
    ]
}

/// The orders that put the pairs into force, each once, the earliest first.
fn grounds(lines: &[ProgrammeLine]) -> Vec<String> {
    let mut acts: Vec<_> = lines
        .iter()
        .filter_map(|line| line.assigned_by.as_ref())
        .map(|act| (act.date, act.number.to_string()))
        .collect();
    acts.sort();
    acts.dedup();
    acts.into_iter()
        .map(|(day, number)| {
            format!(
                "приказ о закреплении от\u{a0}{} №\u{a0}{number}",
                date::short(day)
            )
        })
        .collect()
}
