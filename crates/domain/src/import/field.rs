//! What a column can be.

/// What a column is.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Field {
    /// Last name, first name and patronymic in one cell.
    FullName,
    /// Last name.
    LastName,
    /// First name.
    FirstName,
    /// Patronymic.
    Patronymic,
    /// Date of birth.
    BirthDate,
    /// E-mail.
    Email,
    /// Telephone.
    Phone,
    /// The organisation that the line is about; compared, never chosen by.
    School,
    /// Position.
    Position,
    /// The subject taught.
    Subject,
    /// First day of the job.
    StartedOn,
    /// Full years of pedagogical work.
    TeachingYears,
    /// Since when a pedagogue.
    TeachingSince,
    /// Whether the diploma is a pedagogical one.
    PedagogicalEducation,
    /// Whether the person came from another organisation.
    Transferred,
    /// What a mentor is good at.
    Competences,
    /// The subjects of a mentor.
    Subjects,
    /// What mentoring is about.
    Topics,
    /// Kinds of mentoring.
    Formats,
    /// The most mentees at a time.
    Capacity,
    /// What a mentee asks for.
    Request,
    /// Why a mentee is supported.
    Categories,
    /// What everybody calls an organisation.
    ShortName,
    /// The name of its charter.
    FullTitle,
    /// What kind of organisation it is.
    OrganisationKind,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 25] = [
        Self::FullName,
        Self::LastName,
        Self::FirstName,
        Self::Patronymic,
        Self::BirthDate,
        Self::Email,
        Self::Phone,
        Self::School,
        Self::Position,
        Self::Subject,
        Self::StartedOn,
        Self::TeachingYears,
        Self::TeachingSince,
        Self::PedagogicalEducation,
        Self::Transferred,
        Self::Competences,
        Self::Subjects,
        Self::Topics,
        Self::Formats,
        Self::Capacity,
        Self::Request,
        Self::Categories,
        Self::ShortName,
        Self::FullTitle,
        Self::OrganisationKind,
    ];
}
