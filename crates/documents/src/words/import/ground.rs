//! The order on paper by which a pair was taken over, for the history of the pair.

use domain::import::StatedOrder;

use crate::words::date;

/// «Приказ № 15-н от 01.09.2026; срок 01.09.2026 – 31.05.2027; цель: освоить оценивание».
pub fn stated(order: &StatedOrder) -> String {
    let number = order.number.as_str();
    let number = number.trim_start_matches('№').trim_start();
    let paper = format!("Приказ №\u{a0}{number} от\u{a0}{}", date::short(order.date));
    let span = match (order.from, order.until) {
        (Some(from), Some(until)) => Some(format!(
            "срок {} – {}",
            date::short(from),
            date::short(until)
        )),
        (Some(from), None) => Some(format!("срок с {}", date::short(from))),
        (None, Some(until)) => Some(format!("срок по {}", date::short(until))),
        (None, None) => None,
    };
    let goal = order.goal.as_ref();
    let goal = goal.map(|goal| format!("цель: {}", goal.as_str()));
    [Some(paper), span, goal]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}
