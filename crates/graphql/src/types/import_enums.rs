//! The enums of imports on the wire.

use super::enums::mirror;

mirror! {
    /// What a file holds, one thing a line.
    ImportKind = "domain::import::ImportKind" {
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
}

mirror! {
    /// What a column of a file is.
    ImportField = "domain::import::Field" {
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
}

mirror! {
    /// How far a file has come.
    ImportState = "domain::import::RunState" {
        /// To be read and compared.
        Waiting,
        /// Compared; somebody looks at it.
        Previewed,
        /// It could not be read.
        Unreadable,
        /// To be taken over.
        Applying,
        /// Taken over.
        Applied,
        /// Given up.
        Discarded,
    }
}

mirror! {
    /// Why a file could not be read.
    FileProblem = "domain::import::FileProblem" {
        /// Nothing is in it.
        Empty,
        /// A Word document.
        WordFile,
        /// A workbook of Excel 97–2003, .xls.
        OldExcel,
        /// A workbook with a password.
        Encrypted,
        /// A table of `LibreOffice`, .ods.
        OpenDocument,
        /// A PDF.
        Pdf,
        /// A picture.
        Picture,
        /// Neither a workbook nor a text.
        Unknown,
        /// A workbook that is damaged.
        Damaged,
        /// It is larger, or unpacks to more, than is taken.
        TooLarge,
        /// More than 50 000 lines.
        TooManyRows,
        /// More than 200 columns.
        TooManyColumns,
        /// A cell longer than a cell can be.
        CellTooLong,
        /// No line of headings was found.
        NoHeadings,
    }
}

mirror! {
    /// What a line comes to.
    ImportVerdict = "domain::import::Verdict" {
        /// Adds something.
        New,
        /// Changes something.
        Update,
        /// Nothing to do.
        Same,
        /// Somebody has to choose.
        Doubtful,
        /// Wrong.
        Wrong,
        /// Left out.
        Skipped,
    }
}

mirror! {
    /// What is wrong with a cell.
    CellProblemKind = "domain::import::ProblemKind" {
        /// Nothing where something is needed.
        Required,
        /// Longer than `limit` characters, or more than `limit` entries.
        TooLong,
        /// A character that cannot be kept.
        ControlCharacter,
        /// Not a name of a person.
        NotAName,
        /// Initials, and nobody is known whom they would fit.
        InitialsOnly,
        /// Two people in one cell.
        TwoPeople,
        /// Not a date.
        NotADate,
        /// A date that cannot be: born tomorrow, hired in two years.
        DateOutOfRange,
        /// Not an e-mail address.
        NotAnEmail,
        /// Not a telephone number.
        NotAPhone,
        /// Not a number.
        NotANumber,
        /// A number outside its range, whose end is `limit`.
        NumberOutOfRange,
        /// Neither yes nor no.
        NotYesOrNo,
        /// A word that is not one of those that the column takes.
        UnknownValue,
        /// The line is about another organisation.
        ForeignSchool,
        /// The line says of somebody something else than line `row` does.
        RepeatsRow,
        /// Nobody of this name works at the school.
        UnknownPerson,
        /// Several may be meant, or one who is written otherwise: `candidates` names them.
        UnclearPerson,
        /// A mentor who is their own mentee.
        SamePerson,
        /// The mentor has no card in the bank of the school.
        MentorNotInBank,
        /// The mentor has as many mentees as the card offers, `limit`.
        MentorFull,
        /// The mentor has said that they are away.
        MentorAway,
        /// The agreement with the partner that sends the mentor does not hold.
        PartnerAgreementNotInForce,
        /// The mentee has no need in the bank of the school.
        NeedNotStated,
        /// The two are paired already.
        AlreadyPaired,
        /// One of them has said no to the other before.
        DeclinedBefore,
        /// The format is not for two people, or needs no order; or the form is not for employees.
        FormatDoesNotFit,
        /// The period is over.
        PeriodIsOver,
        /// More new pairs than are taken over at a time, `limit`.
        TooManyPairs,
    }
}
