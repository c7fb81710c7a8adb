//! Consent to take part: a mentor's to the additional duty, a mentee's to be mentored (B-036, B-041).
//!
//! The mentor's text follows art. 351.8 of the Labour Code, in force since 1 March 2025: written consent, content,
//! term and form in the labour contract or an additional agreement, early refusal with three working days' notice.

use super::{ConsentParagraph, DutyTerms, Operator, Subject};
use crate::words::{date, sentence};

/// Version of the mentor's text.
pub(super) const MENTOR_VERSION: &str = "2026-09";
/// Version of the mentee's text.
pub(super) const MENTEE_VERSION: &str = "2026-09";

pub(super) fn mentor(
    subject: &Subject,
    operator: &Operator,
    terms: &DutyTerms,
) -> (&'static str, Vec<ConsentParagraph>, Vec<String>) {
    let paragraphs = vec![
        ConsentParagraph::new(format!(
            "Я, {}, {}, даю согласие на выполнение по поручению работодателя работы по наставничеству \
             в отношении педагогических работников наряду с работой, определённой трудовым договором.",
            subject.who(),
            subject.position,
        )),
        ConsentParagraph::new(sentence(&format!("Работодатель: {}", operator.full_name))),
        ConsentParagraph::new(sentence(&format!(
            "Срок выполнения работы: {}",
            term(terms)
        ))),
        ConsentParagraph::list(
            "Содержание работы:",
            [
                "разработка совместно с наставляемым персонализированной программы наставничества",
                "проведение встреч и занятий, предусмотренных программой, приём и оценка выполненных мероприятий",
                "подготовка сведений о результатах программы",
            ],
        ),
        ConsentParagraph::new(
            "Мне известно, что содержание, сроки и форма выполнения работы по наставничеству, размеры и условия \
             её оплаты указываются в трудовом договоре или дополнительном соглашении к нему (статья 351.8 \
             Трудового кодекса Российской Федерации).",
        ),
        ConsentParagraph::new(
            "Мне известно, что я вправе досрочно отказаться от осуществления наставничества, а работодатель — \
             досрочно отменить поручение, предупредив об этом другую сторону в письменной форме не позднее чем \
             за три рабочих дня.",
        ),
    ];
    (
        "Согласие на выполнение работы по наставничеству",
        paragraphs,
        Vec::new(),
    )
}

pub(super) fn mentee(
    subject: &Subject,
    operator: &Operator,
    terms: &DutyTerms,
) -> (&'static str, Vec<ConsentParagraph>, Vec<String>) {
    let paragraphs = vec![
        ConsentParagraph::new(format!(
            "Я, {}, {}, даю согласие на участие в качестве наставляемого в системе наставничества {}.",
            subject.who(),
            subject.position,
            subject.mentored(),
        )),
        ConsentParagraph::new(sentence(&format!("Организация: {}", operator.full_name))),
        ConsentParagraph::new(sentence(&format!("Срок участия: {}", term(terms)))),
        ConsentParagraph::list(
            "Участие включает:",
            [
                "разработку совместно с наставником персонализированной программы наставничества",
                "выполнение мероприятий программы в установленные в ней сроки",
                "участие в опросах о ходе и результатах программы",
            ],
        ),
        ConsentParagraph::new(
            "Мне известно, что я вправе предлагать изменения в программу, ходатайствовать о замене наставника \
             и в любое время отказаться от участия, сообщив об этом куратору.",
        ),
    ];
    (
        "Согласие на участие в наставничестве в качестве наставляемого",
        paragraphs,
        Vec::new(),
    )
}

fn term(terms: &DutyTerms) -> String {
    match terms.until {
        Some(until) => format!("с {} по {}", date::long(terms.from), date::long(until)),
        None => format!(
            "с {} до завершения программы наставничества",
            date::long(terms.from)
        ),
    }
}
