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
    /// The mentor of a pair.
    Mentor,
    /// When the mentor was born, the day or the year: it tells namesakes apart.
    MentorBorn,
    /// The mentor's position: it tells namesakes apart.
    MentorPosition,
    /// The mentee of a pair.
    Mentee,
    /// When the mentee was born, the day or the year.
    MenteeBorn,
    /// The mentee's position.
    MenteePosition,
    /// Who supports whom.
    RoleForm,
    /// How a pair works together.
    Format,
    /// What a pair is for.
    Goal,
    /// First day of a pair.
    PeriodFrom,
    /// Last day of a pair.
    PeriodUntil,
    /// Number of the order on paper.
    OrderNumber,
    /// Date of the order on paper.
    OrderDate,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 38] = [
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
        Self::Mentor,
        Self::MentorBorn,
        Self::MentorPosition,
        Self::Mentee,
        Self::MenteeBorn,
        Self::MenteePosition,
        Self::RoleForm,
        Self::Format,
        Self::Goal,
        Self::PeriodFrom,
        Self::PeriodUntil,
        Self::OrderNumber,
        Self::OrderDate,
    ];
}
