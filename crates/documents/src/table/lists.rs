//! Our lists as they are handed out: titles and columns. Where a list can be taken over again, its headings are those of
//! the form for it.

use domain::import::Field;

use super::Column;
use crate::words::import::heading;

/// A list that is handed out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum List {
    /// The register of a municipality's schools with their figures.
    Schools,
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
    pub const ALL: [Self; 8] = [
        Self::Schools,
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
