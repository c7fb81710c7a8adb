//! What is wrong with a cell and how it is put right, for who corrects the file.

use domain::import::{Field, Problem, ProblemKind};

use super::values::labels;
use crate::words::date;
use crate::words::import::headings::HEADINGS;

/// The heading of a field in our templates.
pub fn heading(field: Field) -> &'static str {
    let found = HEADINGS.iter().find(|(of, _)| *of == field);
    found
        .and_then(|(_, words)| words.first().copied())
        .unwrap_or("")
}

/// «Дата рождения: «32.01.1990» — это не дата. Запишите, например, 01.09.2024.»
pub fn problem(problem: &Problem) -> String {
    let value = match problem.value.as_str() {
        "" => String::new(),
        text => format!("«{text}» — "),
    };
    format!("{}: {value}{}", heading(problem.field), sentence(problem))
}

/// «Иванова Анна Павловна, 17.05.1990, учитель; …».
fn alike(problem: &Problem) -> String {
    let shown = problem.candidates.iter().map(|one| {
        let parts = [
            Some(one.name.clone()),
            one.birth_date.map(date::short),
            one.position.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    shown.collect::<Vec<_>>().join("; ")
}

fn sentence(problem: &Problem) -> String {
    let limit = problem.limit.unwrap_or_default();
    match problem.kind {
        ProblemKind::Required => "ячейка пуста. Заполните её.".to_owned(),
        ProblemKind::TooLong => format!("слишком длинно, можно не более {limit}. Сократите."),
        ProblemKind::ControlCharacter => {
            "есть недопустимый символ. Наберите текст заново.".to_owned()
        }
        ProblemKind::NotAName => {
            "это не похоже на фамилию, имя и отчество. Запишите их через пробел.".to_owned()
        }
        ProblemKind::InitialsOnly => {
            "человека с такими инициалами нет. Запишите имя и отчество полностью.".to_owned()
        }
        ProblemKind::TwoPeople => {
            "в ячейке два человека. Запишите каждого в свою строку.".to_owned()
        }
        ProblemKind::NotADate => "это не дата. Запишите, например, 01.09.2024.".to_owned(),
        ProblemKind::DateOutOfRange => "такой даты быть не может. Проверьте год.".to_owned(),
        ProblemKind::NotAnEmail => {
            "это не адрес электронной почты. Оставьте один адрес.".to_owned()
        }
        ProblemKind::NotAPhone => "это не номер телефона. Оставьте цифры номера.".to_owned(),
        ProblemKind::NotANumber => "это не число. Запишите цифрами.".to_owned(),
        ProblemKind::NumberOutOfRange => format!("число вне допустимого, можно до {limit}."),
        ProblemKind::NotYesOrNo => "нужно «да» или «нет».".to_owned(),
        ProblemKind::UnknownValue => format!(
            "такого значения нет. Возможные: {}.",
            labels(problem.field).join("; ")
        ),
        ProblemKind::ForeignSchool => {
            "строка о другой организации. Уберите строку или исправьте название.".to_owned()
        }
        ProblemKind::RepeatsRow => match problem.row {
            Some(row) => {
                format!("в строке {row} о том же самом сказано другое. Оставьте одну строку.")
            }
            None => "строка повторяется. Оставьте одну.".to_owned(),
        },
        ProblemKind::UnknownPerson => {
            "такой сотрудник в организации не найден. Сначала внесите его в «Люди».".to_owned()
        }
        ProblemKind::UnclearPerson => format!(
            "непонятно, кто это: {}. Запишите ФИО полностью и укажите дату рождения или должность.",
            alike(problem)
        ),
        ProblemKind::SamePerson => {
            "наставник и наставляемый — один человек. Исправьте одного из них.".to_owned()
        }
        ProblemKind::MentorNotInBank => {
            "карточки в банке наставников нет. Сначала внесите её туда.".to_owned()
        }
        ProblemKind::MentorFull => format!(
            "у наставника заняты все места, их {limit}. Измените число мест в его карточке."
        ),
        ProblemKind::MentorAway => {
            "наставник отметил, что отсутствует. Дождитесь его или укажите другого.".to_owned()
        }
        ProblemKind::PartnerAgreementNotInForce => {
            "соглашение с партнёром не действует. Сначала продлите его.".to_owned()
        }
        ProblemKind::NeedNotStated => {
            "в банке наставляемых нет запроса. Сначала внесите его туда.".to_owned()
        }
        ProblemKind::AlreadyPaired => {
            "у этих двоих уже есть пара или предложение. Уберите строку.".to_owned()
        }
        ProblemKind::DeclinedBefore => {
            "один из двоих раньше отказался от этой пары. Уберите строку.".to_owned()
        }
        ProblemKind::FormatDoesNotFit => {
            "для пары по приказу так нельзя. Группы и разовые встречи вносят на странице пар."
                .to_owned()
        }
        ProblemKind::PeriodIsOver => {
            "срок уже прошёл. Уберите строку или исправьте дату.".to_owned()
        }
        ProblemKind::TooManyPairs => {
            format!(
                "за один раз вносится не больше {limit} пар. Остальные принесите другим файлом."
            )
        }
    }
}
