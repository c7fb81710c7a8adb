//! «О поощрении наставников» (B-063, E-1.2; Labour Code art. 191).

use domain::document::{Cell, OrderKind, Point, RewardKind};
use domain::text::PersonName;

use super::{Body, RewardLine, curators_point, numbered};
use crate::words::label;

pub(super) fn body(lines: &[RewardLine], curator: Option<&PersonName>) -> Body {
    let mut names: Vec<&PersonName> = Vec::new();
    for line in lines {
        if !names.contains(&&line.who.name) {
            names.push(&line.who.name);
        }
    }
    let (whom, who, of_whom) = if names.len() == 1 {
        ("наставника", "указанного", "работника")
    } else {
        ("наставников", "указанных", "работников")
    };
    let mut points = vec![Point::new(format!("Поощрить {whom}, {who} в приложении."))];
    let has = |kind| lines.iter().any(|line| line.kind == kind);
    if has(RewardKind::Payment) {
        points.push(Point::new(
            "Выплаты стимулирующего характера произвести в порядке, установленном положением об оплате труда \
             (статья 135 Трудового кодекса Российской Федерации).",
        ));
    }
    if has(RewardKind::Gratitude) || has(RewardKind::HonourLetter) {
        let files = if names.len() == 1 {
            "личное дело"
        } else {
            "личные дела"
        };
        points.push(Point::new(format!(
            "Сведения о поощрении внести в {files} {of_whom}."
        )));
    }
    points.extend(curator.map(|curator| {
        curators_point(
            curator,
            &[
                "внести сведения о поощрении в персонифицированный учёт наставников;",
                "ознакомить лиц, указанных в приложении, с приказом под подпись.",
            ],
        )
    }));
    Body {
        kind: OrderKind::RewardMentors,
        title: format!("О поощрении {whom}"),
        purpose: "В целях признания заслуг наставников и стимулирования их труда".to_owned(),
        also: Some("на основании статьи 191 Трудового кодекса Российской Федерации".to_owned()),
        points,
        grounds: Vec::new(),
        list: (
            "Список поощряемых".to_owned(),
            numbered(
                &[
                    ("Фамилия, имя, отчество", 46),
                    ("Должность", 40),
                    ("Вид поощрения", 36),
                    ("Основание поощрения", 56),
                ],
                lines.iter().map(row),
            ),
        ),
        readers: curator.into_iter().chain(names).cloned().collect(),
    }
}

fn row(line: &RewardLine) -> Vec<Cell> {
    vec![
        Cell::line(line.who.name.full()),
        Cell::line(&line.who.position),
        Cell::line(label::reward_kind(line.kind)),
        Cell::line(&line.reason),
    ]
}
