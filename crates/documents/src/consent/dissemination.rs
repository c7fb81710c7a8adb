//! Consent to the dissemination of personal data (152-ФЗ art. 10.1; order of Roskomnadzor of 24.02.2021 № 18).

use domain::clock::Date;
use domain::consent::PublicField;

use super::facts::GAP;
use super::{ConsentParagraph, Operator, Subject, processing};
use crate::words::label;

/// Version of the text.
pub(super) const VERSION: &str = "2026-09";

pub(super) fn text(
    subject: &Subject,
    operator: &Operator,
    fields: &[PublicField],
    resources: &[String],
    until: Option<Date>,
) -> (&'static str, Vec<ConsentParagraph>, Vec<String>) {
    let contact = subject.contact.as_deref().unwrap_or(GAP);
    let refused = PublicField::ALL
        .into_iter()
        .filter(|field| !fields.contains(field));
    let refused: Vec<_> = refused.map(label::public_field).collect();
    let mut paragraphs = vec![
        ConsentParagraph::new(format!(
            "Я, {}, контактная информация: {contact}, в соответствии со статьёй 10.1 Федерального закона от 27.07.2006 \
             № 152-ФЗ «О персональных данных» даю согласие на распространение {} персональных данных оператору: {}, {}.",
            subject.who(),
            subject.whose(),
            operator.with_address(),
            operator.numbers()
        )),
        ConsentParagraph::new(
            "Цель распространения: информирование об участии в наставничестве и об опыте и результатах \
             персонализированных программ наставничества.",
        ),
        ConsentParagraph::list(
            "Персональные данные, разрешённые для распространения:",
            fields.iter().map(|field| label::public_field(*field)),
        ),
        ConsentParagraph::list(
            "Информационные ресурсы, на которых данные предоставляются неограниченному кругу лиц:",
            resources.iter().cloned(),
        ),
    ];
    if !refused.is_empty() {
        paragraphs.push(ConsentParagraph::list(
            "Не разрешаю распространять:",
            refused,
        ));
    }
    paragraphs.push(ConsentParagraph::new(
        "Иных условий и запретов на обработку персональных данных, разрешённых для распространения, не устанавливаю. \
         Специальные категории персональных данных и биометрические персональные данные распространению не подлежат.",
    ));
    paragraphs.push(ConsentParagraph::new(format!(
        "Срок действия согласия: {}.",
        processing::term(until)
    )));
    paragraphs.push(ConsentParagraph::new(
        "Согласие может быть отозвано в любое время: в личном кабинете или письменным требованием, направленным \
         оператору. После отзыва распространение данных прекращается.",
    ));
    (
        "Согласие на распространение персональных данных",
        paragraphs,
        Vec::new(),
    )
}
