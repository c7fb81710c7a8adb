//! From cells to steps.

mod mapping;
mod names;
mod pairs;
mod people;
mod properties;
mod registers;
mod run;

use super::{Cell, Field, Heading, KnownJob, KnownPerson, Line, Mapping, Sheet, Vocabulary};
use crate::clock::Date;
use crate::id::{EmploymentId, PersonId};
use crate::mentoring::{MentoringFormat, RolePairForm};
use crate::org::SchoolKind;
use crate::people::{MenteeCategory, MentoringTopic};
use crate::text::PersonName;

/// A few words, enough to test by.
const WORDS: Vocabulary = Vocabulary {
    headings: &[
        (Field::FullName, &["ФИО", "фамилия имя отчество", "педагог"]),
        (Field::LastName, &["Фамилия"]),
        (Field::FirstName, &["Имя"]),
        (Field::Patronymic, &["Отчество"]),
        (Field::BirthDate, &["Дата рождения", "рожд*"]),
        (Field::Email, &["e-mail", "почта"]),
        (Field::Phone, &["Телефон"]),
        (Field::School, &["Организация"]),
        (Field::Position, &["Должность"]),
        (Field::Subject, &["Предмет"]),
        (Field::StartedOn, &["Дата приема"]),
        (Field::TeachingYears, &["пед стаж", "стаж"]),
        (Field::PedagogicalEducation, &["образование"]),
        (Field::Transferred, &["перевод"]),
        (Field::Topics, &["темы"]),
        (Field::Capacity, &["нагрузка"]),
        (Field::Request, &["запрос"]),
        (Field::ShortName, &["название"]),
        (Field::OrganisationKind, &["вид"]),
        (Field::Mentor, &["Наставник"]),
        (Field::MentorBorn, &["год рождения наставника"]),
        (Field::MentorPosition, &["Должность наставника"]),
        (Field::Mentee, &["Наставляемый"]),
        (Field::RoleForm, &["Форма"]),
        (Field::Format, &["Формат"]),
        (Field::Goal, &["Цель"]),
        (Field::PeriodFrom, &["Срок с"]),
        (Field::PeriodUntil, &["Срок по"]),
        (Field::OrderNumber, &["Номер приказа"]),
        (Field::OrderDate, &["Дата приказа"]),
    ],
    yes: &["да", "+", "есть"],
    no: &["нет", "-"],
    patronymic_particles: &["оглы", "кызы"],
    patronymic_endings: &["вич", "вна"],
    and: "и",
    months: "мес",
    topics: &[
        (MentoringTopic::TeachingMethods, &["методика", "методич*"]),
        (MentoringTopic::Upbringing, &["воспитание"]),
    ],
    formats: &[
        (MentoringFormat::OneToOne, &["один на один"]),
        (MentoringFormat::Reverse, &["реверсивное"]),
    ],
    forms: &[
        (RolePairForm::TeacherTeacher, &["педагог – педагог"]),
        (RolePairForm::HeadTeacher, &["руководитель – педагог"]),
    ],
    categories: &[(MenteeCategory::YoungSpecialist, &["молодой специалист"])],
    kinds: &[
        (SchoolKind::Preschool, &["дошкольная", "детский сад"]),
        (SchoolKind::School, &["школа", "сош"]),
    ],
};

fn today() -> Date {
    day(2026, 11, 15)
}

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

/// A sheet of texts: the headings, then lines from 2 on. `01.09.2024` is read as a date, as the files' readers do.
fn sheet(headings: &[&str], lines: &[&[&str]]) -> Sheet {
    let cell = |text: &&str| Cell {
        date: Date::parse_from_str(text, "%d.%m.%Y").ok(),
        ..Cell::text(text)
    };
    Sheet {
        heading_row: 1,
        headings: (0..)
            .zip(headings)
            .map(|(column, text)| Heading {
                column,
                text: (*text).to_owned(),
            })
            .collect(),
        lines: (2..)
            .zip(lines)
            .map(|(number, cells)| Line {
                number,
                cells: cells.iter().map(cell).collect(),
            })
            .collect(),
        ..Sheet::default()
    }
}

fn guess(kind: super::ImportKind, sheet: &Sheet) -> Mapping {
    Mapping::guess(kind, &sheet.headings, &WORDS)
}

/// Somebody who works at the school since September 2024.
fn known(number: u128, name: &str, birth_date: Option<Date>) -> KnownPerson {
    let mut parts = name.split(' ');
    let mut next = || parts.next().unwrap();
    let (last, first) = (next(), next());
    KnownPerson {
        id: PersonId(uuid::Uuid::from_u128(number)),
        name: PersonName::parse(last, first, parts.next()).unwrap(),
        birth_date,
        email: None,
        phone: None,
        version: 1,
        job: Some(KnownJob {
            id: EmploymentId(uuid::Uuid::from_u128(number)),
            position: "учитель".to_owned(),
            subject: None,
            started_on: day(2024, 9, 1),
            teaching_since: None,
            pedagogical_education: true,
            transferred: false,
        }),
    }
}

/// The same, who works elsewhere in the municipality.
fn elsewhere(person: KnownPerson) -> KnownPerson {
    KnownPerson {
        job: None,
        ..person
    }
}
