//! Consent to the processing of personal data (152-ФЗ art. 9 part 4).
//!
//! The parts that the law asks for, in its order: the subject and their identity paper, the operator with its
//! address, the purpose, the data, the actions, the term and the way to withdraw, the signature. The passport and
//! the home address are written in by hand: the system does not keep them.

use domain::clock::Date;

use super::{ConsentParagraph, Operator, Subject};
use crate::words::date;

/// Version of the text.
pub(super) const VERSION: &str = "2026-09";

pub(super) fn text(
    subject: &Subject,
    operator: &Operator,
    until: Option<Date>,
) -> (&'static str, Vec<ConsentParagraph>, Vec<String>) {
    let paragraphs = vec![
        ConsentParagraph::new(format!(
            "Я, {}, в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» \
             свободно, своей волей и в своём интересе даю согласие на обработку {} персональных данных оператору: {}.",
            subject.who(),
            subject.whose(),
            operator.with_address()
        )),
        ConsentParagraph::new(format!(
            "Цель обработки: организация наставничества {}, включая персонифицированный учёт наставников \
             и наставляемых, формирование наставнических пар, ведение персонализированных программ и мониторинг \
             их результатов.",
            subject.mentored(),
        )),
        match subject.representative {
            None => ConsentParagraph::list("Перечень персональных данных:", DATA),
            Some(_) => ConsentParagraph::list("Перечень персональных данных:", PUPILS_DATA),
        },
        ConsentParagraph::new(
            "Перечень действий: сбор, запись, систематизация, накопление, хранение, уточнение (обновление, изменение), \
             извлечение, использование, передача (предоставление, доступ) органам и организациям, осуществляющим \
             управление в сфере образования и мониторинг наставничества, обезличивание, блокирование, удаление, \
             уничтожение. Обработка осуществляется с использованием средств автоматизации и без их использования. \
             Распространение персональных данных настоящим согласием не разрешается.",
        ),
        ConsentParagraph::new(format!("Срок действия согласия: {}.", term(until))),
        ConsentParagraph::new(
            "Согласие может быть отозвано в любое время: в личном кабинете или письменным заявлением, \
             направленным оператору.",
        ),
    ];
    (
        "Согласие на обработку персональных данных",
        paragraphs,
        passport(),
    )
}

/// «до 31 августа 2027 г. включительно», or the day of withdrawal.
pub(super) fn term(until: Option<Date>) -> String {
    match until {
        Some(until) => format!("до {} включительно", date::long(until)),
        None => "со дня подписания до дня отзыва".to_owned(),
    }
}

fn passport() -> Vec<String> {
    vec![
        "Паспорт: серия ________ № ____________ выдан «___» ____________ _____\u{a0}г.".to_owned(),
        "___________________________________________________________________".to_owned(),
        "Адрес: ____________________________________________________________".to_owned(),
    ]
}

const DATA: [&str; 5] = [
    "фамилия, имя, отчество (при наличии), адрес электронной почты, номер телефона",
    "место работы, должность, преподаваемый предмет, дата приёма на работу",
    "сведения об образовании, педагогическом стаже, квалификационной категории и повышении квалификации",
    "профессиональные затруднения и запросы, компетенции и интересы, сведения об участии в наставничестве",
    "содержание и результаты персонализированных программ, ответы на вопросы анкет",
];

const PUPILS_DATA: [&str; 3] = [
    "фамилия, имя, отчество (при наличии), год рождения",
    "образовательная организация, класс",
    "сведения об участии в наставничестве, содержание и результаты программ наставничества",
];
