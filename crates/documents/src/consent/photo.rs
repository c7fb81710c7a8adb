//! Consent to taking pictures and to publishing them (art. 152.1 of the Civil Code).

use domain::clock::Date;

use super::{ConsentParagraph, Operator, Subject, processing};

/// Version of the text.
pub(super) const VERSION: &str = "2026-11";

pub(super) fn text(
    subject: &Subject,
    operator: &Operator,
    resources: &[String],
    until: Option<Date>,
) -> (&'static str, Vec<ConsentParagraph>, Vec<String>) {
    let paragraphs = vec![
        ConsentParagraph::new(format!(
            "Я, {}, в соответствии со статьёй 152.1 Гражданского кодекса Российской Федерации даю согласие на фото- и \
             видеосъёмку, а также на обнародование и дальнейшее использование {} изображений организацией: {}.",
            subject.who(),
            subject.whose(),
            operator.full_name,
        )),
        ConsentParagraph::new(
            "Цель: информирование о мероприятиях наставничества, об опыте и результатах персонализированных программ. \
             Использование изображений в рекламе и передача их третьим лицам не разрешаются.",
        ),
        ConsentParagraph::list(
            "Изображения размещаются на информационных ресурсах:",
            resources.iter().cloned(),
        ),
        ConsentParagraph::new(
            "Изображения не подписываются фамилией, если на это не дано отдельного согласия на распространение \
             персональных данных. Для установления личности изображения не используются.",
        ),
        ConsentParagraph::new(format!(
            "Срок действия согласия: {}.",
            processing::term(until)
        )),
        ConsentParagraph::new(
            "Согласие может быть отозвано в любое время: в личном кабинете или письменным заявлением, направленным \
             оператору. После отзыва изображения удаляются с названных ресурсов.",
        ),
    ];
    (
        "Согласие на фото- и видеосъёмку и использование изображений",
        paragraphs,
        Vec::new(),
    )
}
