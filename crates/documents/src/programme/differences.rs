//! What a change changes, in a sentence each.

use domain::mentoring::{Difference, WordsPart};

use super::activity_kind;
use crate::words::date;

/// One difference in words, as the sheet of changes prints it.
pub fn words(difference: &Difference) -> String {
    match difference {
        Difference::Words {
            part,
            activity,
            before,
            after,
        } => {
            let what = match part {
                WordsPart::Goal => "Цель".to_owned(),
                WordsPart::ExpectedResult => "Ожидаемый результат".to_owned(),
                WordsPart::LongTermReason => "Причина срока более года".to_owned(),
                WordsPart::ActivityTitle => "Мероприятие".to_owned(),
                WordsPart::ActivityResult => {
                    format!(
                        "Результат мероприятия «{}»",
                        activity.as_deref().unwrap_or_default()
                    )
                }
            };
            exchanged(&what, &quoted(before), &quoted(after))
        }
        Difference::Day {
            activity,
            before,
            after,
        } => {
            let what = activity.as_ref().map_or_else(
                || "Последний день программы".to_owned(),
                |title| format!("Срок мероприятия «{title}»"),
            );
            exchanged(&what, &date::long(*before), &date::long(*after))
        }
        Difference::Kind {
            activity,
            before,
            after,
        } => exchanged(
            &format!("Вид мероприятия «{activity}»"),
            activity_kind(*before),
            activity_kind(*after),
        ),
        Difference::ActivityAdded(line) => format!(
            "Добавлено мероприятие «{}», срок {}",
            line.title,
            date::long(line.planned_on)
        ),
        Difference::ActivityDropped(line) => format!("Исключено мероприятие «{}»", line.title),
        Difference::Reordered => "Изменён порядок мероприятий".to_owned(),
        Difference::DeficitAdded(deficit) => format!("Добавлен дефицит «{}»", deficit.area),
        Difference::DeficitDropped(deficit) => format!("Исключён дефицит «{}»", deficit.area),
    }
}

fn exchanged(what: &str, before: &str, after: &str) -> String {
    if before.is_empty() {
        format!("{what}: {after}")
    } else if after.is_empty() {
        format!("{what}: исключено ({before})")
    } else {
        format!("{what}: вместо {before} — {after}")
    }
}

fn quoted(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("«{text}»")
    }
}
