//! Our lists as they are handed out: titles and columns. Where a list can be taken over again, its headings are those of
//! the form for it.

use domain::import::Field;
use domain::monitoring::Indicator;

use super::Column;
use crate::words::import::heading;
use crate::words::monitoring::indicator;

/// A list that is handed out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum List {
    /// The register of a municipality's schools with their figures.
    Schools,
    /// What is not as it should be at a municipality's schools.
    Exceptions,
    /// The numeric targets of a municipality with how they are met.
    Targets,
    /// The municipalities of a region with their figures of some school years.
    Municipalities,
    /// People of a school.
    People,
    /// The bank of mentors.
    MentorCards,
    /// The bank of mentees.
    Needs,
    /// Pairs.
    Mentorships,
    /// Orders.
    Orders,
    /// Practices.
    Practices,
    /// What was accepted in a monitoring campaign; its questions are columns besides.
    Campaign,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 11] = [
        Self::Schools,
        Self::Exceptions,
        Self::Targets,
        Self::Municipalities,
        Self::People,
        Self::MentorCards,
        Self::Needs,
        Self::Mentorships,
        Self::Orders,
        Self::Practices,
        Self::Campaign,
    ];

    /// Its name in addresses and in the log.
    pub fn code(self) -> &'static str {
        match self {
            Self::Schools => "SCHOOLS",
            Self::Exceptions => "EXCEPTIONS",
            Self::Targets => "TARGETS",
            Self::Municipalities => "MUNICIPALITIES",
            Self::People => "PEOPLE",
            Self::MentorCards => "MENTOR_CARDS",
            Self::Needs => "NEEDS",
            Self::Mentorships => "MENTORSHIPS",
            Self::Orders => "ORDERS",
            Self::Practices => "PRACTICES",
            Self::Campaign => "CAMPAIGN",
        }
    }

    /// What stands above it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Schools => "Реестр организаций",
            Self::Exceptions => "Требует внимания",
            Self::Targets => "Целевые показатели",
            Self::Municipalities => "Сравнение муниципалитетов",
            Self::People => "Педагогические работники",
            Self::MentorCards => "Банк наставников",
            Self::Needs => "Банк наставляемых",
            Self::Mentorships => "Наставнические пары",
            Self::Orders => "Приказы",
            Self::Practices => "Практики наставничества",
            Self::Campaign => "Свод мониторинга",
        }
    }

    /// Its columns.
    pub fn columns(self) -> Vec<Column> {
        let of = |field: Field, width| column(heading(field), width);
        match self {
            Self::Schools => vec![
                of(Field::ShortName, 30),
                of(Field::FullTitle, 50),
                of(Field::OrganisationKind, 28),
                column("В модели", 10),
                column("Наставников", 13),
                column("Наставляемых", 14),
                column("Пар", 8),
                column("Молодых педагогов", 13),
                column("Из них с наставником", 13),
                column("Программ завершено", 13),
                column("Практик опубликовано", 13),
            ],
            Self::Exceptions => vec![
                column("Что требует внимания", 40),
                column("Организация", 30),
                column("С какого дня", 14),
                column("Сколько", 10),
                column("Наставники", 40),
            ],
            Self::Targets => vec![
                column("Показатель", 40),
                column("Год", 8),
                column("Организации", 30),
                column("План", 14),
                column("Всего организаций", 12),
                column("По плану", 10),
                column("По плану, %", 10),
                column("Факт", 10),
                column("Факт, %", 10),
                column("Не хватает", 10),
            ],
            Self::Municipalities => {
                let counts = Indicator::ALL.map(|one| column(indicator(one), 14));
                let mut columns = vec![column("Муниципалитет", 36), column("Учебный год", 12)];
                columns.extend(counts);
                columns
            }
            Self::People => vec![
                of(Field::FullName, 34),
                of(Field::BirthDate, 13),
                of(Field::Position, 28),
                of(Field::Subject, 20),
                of(Field::StartedOn, 13),
                column("Дата увольнения", 13),
                of(Field::TeachingYears, 14),
                of(Field::PedagogicalEducation, 16),
                of(Field::Email, 28),
                of(Field::Phone, 18),
            ],
            Self::MentorCards => vec![
                of(Field::FullName, 34),
                of(Field::Position, 28),
                of(Field::Subjects, 24),
                of(Field::Competences, 40),
                of(Field::Topics, 34),
                of(Field::Formats, 34),
                of(Field::Capacity, 14),
                column("Состояние", 16),
            ],
            Self::Needs => vec![
                of(Field::FullName, 34),
                of(Field::Position, 28),
                of(Field::Request, 50),
                of(Field::Topics, 34),
                of(Field::Formats, 34),
                of(Field::Categories, 30),
                column("Состояние", 16),
            ],
            Self::Mentorships => vec![
                column("Наставник", 34),
                column("Наставляемые", 34),
                column("Форма", 26),
                column("Формат", 26),
                column("Направления", 34),
                column("Состояние", 22),
                column("Предложена", 13),
            ],
            Self::Orders => vec![
                column("Номер", 14),
                column("Дата", 13),
                column("Название", 60),
                column("Состояние", 16),
                column("Действует с", 13),
                column("Действует по", 13),
            ],
            Self::Practices => vec![
                column("Название", 50),
                column("Авторы", 40),
                column("Форма", 26),
                column("Формат", 26),
                column("Направления", 34),
                column("Состояние", 22),
                column("Опубликована", 14),
            ],
            Self::Campaign => vec![column("Организация", 34)],
        }
    }
}

fn column(heading: &str, width: u16) -> Column {
    Column {
        heading: heading.to_owned(),
        width,
    }
}
