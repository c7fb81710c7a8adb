//! What a file can hold.

use super::Field;

/// What a file holds, one thing a line.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportKind {
    /// Schools of a municipality.
    Organisations,
    /// People of a school with their jobs.
    People,
    /// The bank of mentors (form 7.1).
    MentorCards,
    /// The bank of mentees (form 7.2).
    Needs,
    /// Pairs that an order on paper names.
    Pairs,
}

impl ImportKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Organisations,
        Self::People,
        Self::MentorCards,
        Self::Needs,
        Self::Pairs,
    ];

    /// Its name in the database, in addresses and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Organisations => "ORGANISATIONS",
            Self::People => "PEOPLE",
            Self::MentorCards => "MENTOR_CARDS",
            Self::Needs => "NEEDS",
            Self::Pairs => "PAIRS",
        }
    }

    /// Whether it belongs to a school; organisations belong to a municipality.
    pub fn is_of_school(self) -> bool {
        match self {
            Self::Organisations => false,
            Self::People | Self::MentorCards | Self::Needs | Self::Pairs => true,
        }
    }

    /// The columns that it can have, in the order of the template.
    pub fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Self::Organisations => &[ShortName, FullTitle, OrganisationKind],
            Self::People => &[
                FullName,
                LastName,
                FirstName,
                Patronymic,
                BirthDate,
                Position,
                Subject,
                StartedOn,
                TeachingYears,
                TeachingSince,
                PedagogicalEducation,
                Transferred,
                Email,
                Phone,
                School,
            ],
            Self::MentorCards => &[
                FullName,
                LastName,
                FirstName,
                Patronymic,
                BirthDate,
                Competences,
                Subjects,
                Topics,
                Formats,
                Capacity,
                Email,
                School,
            ],
            Self::Needs => &[
                FullName, LastName, FirstName, Patronymic, BirthDate, Request, Topics, Formats,
                Categories, Email, School,
            ],
            Self::Pairs => &[
                Mentor,
                MentorBorn,
                MentorPosition,
                Mentee,
                MenteeBorn,
                MenteePosition,
                RoleForm,
                Format,
                Topics,
                Goal,
                PeriodFrom,
                PeriodUntil,
                OrderNumber,
                OrderDate,
                School,
            ],
        }
    }

    /// The columns without which nothing can be taken. A name may also stand in three columns.
    pub fn required(self) -> &'static [Field] {
        use Field::*;
        match self {
            Self::Organisations => &[ShortName],
            Self::People => &[FullName, Position, StartedOn],
            Self::MentorCards => &[FullName],
            Self::Needs => &[FullName, Request],
            Self::Pairs => &[Mentor, Mentee, OrderNumber, OrderDate],
        }
    }
}
