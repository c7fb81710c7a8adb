//! «Об освобождении от основной работы для участия в мероприятии» (B-016).

use domain::document::{Cell, Event, OrderKind, Point};
use domain::text::PersonName;

use super::{Body, ReleaseLine, curators_point, numbered, person};
use crate::words::date;

pub(super) fn body(event: &Event, lines: &[ReleaseLine], curator: Option<&PersonName>) -> Body {
    let title = quoted(&event.title);
    let when = if event.from == event.until {
        date::long(event.from)
    } else {
        format!(
            "с {} по {}",
            date::long(event.from),
            date::long(event.until)
        )
    };
    let place = event
        .place
        .as_ref()
        .map_or_else(String::new, |place| format!(" (место проведения: {place})"));
    let (whom, to_whom) = if lines.len() == 1 {
        ("работника, указанного", "Работнику, указанному")
    } else {
        ("работников, указанных", "Работникам, указанным")
    };
    let mut points = vec![Point::new(format!(
        "Освободить {when} от основной работы с сохранением среднего заработка {whom} в приложении, для участия \
         в мероприятии {title}{place}."
    ))];
    if lines.iter().any(|line| line.substitute.is_some()) {
        points.push(Point::new(
            "На время отсутствия возложить исполнение обязанностей на замещающих работников, указанных \
             в приложении, с их письменного согласия (статья 60.2 Трудового кодекса Российской Федерации).",
        ));
    }
    points.push(Point::new(format!(
        "{to_whom} в приложении, в течение трёх рабочих дней после мероприятия представить куратору сведения \
         об участии в нём."
    )));
    points.extend(curator.map(|curator| {
        curators_point(
            curator,
            &["ознакомить лиц, указанных в приложении, с приказом под подпись."],
        )
    }));
    let named = lines
        .iter()
        .flat_map(|line| [Some(&line.who), line.substitute.as_ref()]);
    let readers = named.flatten().map(|one| &one.name);
    Body {
        kind: OrderKind::ReleaseForEvent,
        title: "Об освобождении от основной работы для участия в мероприятии".to_owned(),
        purpose: "В целях повышения профессионального мастерства педагогических работников"
            .to_owned(),
        also: None,
        points,
        grounds: Vec::new(),
        list: (
            format!("Участники мероприятия {title}"),
            numbered(
                &[("Освобождается", 80), ("Замещает", 80)],
                lines.iter().map(row),
            ),
        ),
        readers: curator.into_iter().chain(readers).cloned().collect(),
    }
}

fn row(line: &ReleaseLine) -> Vec<Cell> {
    let substitute = match &line.substitute {
        Some(who) => person(who),
        None => vec!["замещение не требуется".to_owned()],
    };
    vec![Cell(person(&line.who)), Cell(substitute)]
}

/// In «ёлочки» once, whether or not they were typed.
fn quoted(title: &str) -> String {
    let bare = |open, close| {
        let inner = title.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close])).then_some(inner)
    };
    let title = bare('«', '»').or_else(|| bare('"', '"')).unwrap_or(title);
    format!("«{title}»")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_title_stands_in_quotation_marks_once() {
        for typed in [
            "Слёт наставников",
            "«Слёт наставников»",
            "\"Слёт наставников\"",
        ] {
            assert_eq!(quoted(typed), "«Слёт наставников»");
        }
        assert_eq!(
            quoted("Форум «Учитель» и «Класс»"),
            "«Форум «Учитель» и «Класс»»"
        );
        assert_eq!(quoted("«Учитель» и «Класс»"), "««Учитель» и «Класс»»");
    }
}
