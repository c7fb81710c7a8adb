//! The words of roadmaps.

use async_graphql::{Enum, InputObject, SimpleObject};
use domain::roadmap::Reading;

use crate::types::enums::{SchoolKind, mirror};
use crate::types::schedule::AlternativeReason;

mirror! {
    /// Where a roadmap stands.
    RoadmapState = "domain::roadmap::RoadmapState" {
        /// Being written and checked; its owner alone sees it.
        Draft,
        /// Handed in for agreement; the municipal centre looks at it.
        Submitted,
        /// Back with remarks; it is written again.
        Returned,
        /// Agreed by the municipal centre; the head may approve it.
        Agreed,
        /// Approved by order: its duties are to be done.
        InForce,
        /// Over; what was not done is cancelled.
        Closed,
    }
}

mirror! {
    /// What the municipal centre said about a submission.
    RoadmapVerdict = "domain::roadmap::Verdict" {
        /// Nothing yet; silence is no agreement.
        Pending,
        /// Agreed.
        Agreed,
        /// Sent back with remarks.
        Returned,
    }
}

mirror! {
    /// Where a dated execution of a duty stands. Whether it is overdue is computed, see `isOverdue`.
    OccurrenceState = "domain::roadmap::OccurrenceState" {
        /// To be done.
        Planned,
        /// Begun, or sent back.
        InProgress,
        /// Stated as done.
        Done,
        /// Verified by the level above.
        Verified,
        /// Given up with its roadmap.
        Cancelled,
        /// Does not concern this place.
        NotApplicable,
    }
}

mirror! {
    /// Whether a duty concerns its place.
    DutyApplicability = "domain::roadmap::Applicability" {
        /// It does.
        Applicable,
        /// The place says that it does not; until the level that set it confirms that, it does.
        ExemptionAsked,
        /// It does not.
        NotApplicable,
    }
}

mirror! {
    /// The kind of a proof that something was done.
    EvidenceKind = "domain::roadmap::EvidenceKind" {
        /// An order.
        Order,
        /// Another document: a regulation, a programme, minutes.
        Document,
        /// A report.
        Report,
        /// An address on the web.
        Link,
        /// Photographs.
        Photo,
        /// A number: how many, which share.
        Number,
        /// No proof is needed.
        None,
    }
}

mirror! {
    /// Who may be responsible for a row, as the reader of plans knows them.
    PlanBodyKind = "domain::roadmap::plan::BodyKind" {
        /// Ministry or department of education of the region.
        RegionalAuthority,
        /// Methodological centre of the region.
        RegionalCentre,
        /// Education authority of the municipality.
        MunicipalAuthority,
        /// Methodological centre of the municipality.
        MunicipalCentre,
        /// An education organisation.
        Organisation,
        /// A social partner.
        Partner,
        /// The head of an organisation.
        Head,
        /// A deputy of the head.
        DeputyHead,
        /// The administration of an organisation.
        Administration,
        /// A coordinator.
        Coordinator,
        /// A curator of mentoring.
        Curator,
        /// A mentor.
        Mentor,
        /// A mentee.
        Mentee,
        /// A psychologist.
        Psychologist,
        /// A methodologist.
        Methodologist,
        /// Teachers.
        Teacher,
        /// The methodical association of an organisation.
        SchoolAssociation,
        /// The methodical association of a municipality.
        MunicipalAssociation,
        /// A working group.
        WorkingGroup,
        /// A council of an organisation.
        Council,
        /// The trade union.
        TradeUnion,
        /// A school of young teachers, a club of mentors.
        Club,
        /// Who keeps the site.
        SiteKeeper,
        /// Pupils.
        Pupil,
        /// Parents.
        Parent,
        /// Everybody who takes part.
        Everyone,
    }
}

mirror! {
    /// Something about a row that a person should look at.
    RoadmapDoubt = "domain::roadmap::plan::Doubt" {
        /// There is no term.
        TermMissing,
        /// Something of the term was not understood.
        TermNotUnderstood,
        /// The term may be meant otherwise.
        TermUnclear,
        /// The row has no term, and the heading above it is one.
        TermFromSection,
        /// The term lies outside of the period, or begins or ends there.
        OutsidePeriod,
        /// Nobody is named.
        ResponsibleMissing,
        /// Somebody is named of whom it is not known what they are.
        ResponsibleUnknown,
        /// The activity is that of the row above: the paper prints it once for several terms.
        ActivityShared,
        /// The row was torn apart, by the end of a page, and put together again.
        Joined,
        /// Another row of the same section has the same number.
        NumberRepeated,
        /// Several terms for several bodies stood in one line, and were told apart.
        Cut,
    }
}

/// Which reading of a row's term holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum, serde::Serialize)]
pub enum TermChoice {
    /// As it was read.
    AsRead,
    /// One of the alternatives of the schedule: that of `part` for `reason`.
    Alternative,
    /// None: the row has no date, and nothing is due until somebody records it.
    NoDate,
}

/// Which reading of a row's term holds.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct ChosenReading {
    /// Which.
    pub choice: TermChoice,
    /// The part of the schedule that is understood otherwise; `null` unless it is an alternative.
    pub part: Option<i32>,
    /// In which way; `null` unless it is an alternative.
    pub reason: Option<AlternativeReason>,
}

impl From<Reading> for ChosenReading {
    fn from(reading: Reading) -> Self {
        let plain = |choice| Self {
            choice,
            part: None,
            reason: None,
        };
        match reading {
            Reading::AsRead => plain(TermChoice::AsRead),
            Reading::NoDate => plain(TermChoice::NoDate),
            Reading::Alternative { part, reason } => Self {
                choice: TermChoice::Alternative,
                part: i32::try_from(part).ok(),
                reason: Some(reason.into()),
            },
        }
    }
}

/// Which reading of a row's term shall hold.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct ChosenReadingInput {
    /// Which.
    pub choice: TermChoice,
    /// The part of the schedule that is understood otherwise; for an alternative.
    pub part: Option<i32>,
    /// In which way; for an alternative.
    pub reason: Option<AlternativeReason>,
}

impl ChosenReadingInput {
    /// The reading; `None` for an alternative that does not say which.
    pub(crate) fn read(self) -> Option<Reading> {
        match self.choice {
            TermChoice::AsRead => Some(Reading::AsRead),
            TermChoice::NoDate => Some(Reading::NoDate),
            TermChoice::Alternative => Some(Reading::Alternative {
                part: usize::try_from(self.part?).ok()?,
                reason: self.reason?.into(),
            }),
        }
    }
}

/// A body that is responsible for a row.
#[derive(Clone, Debug, SimpleObject)]
pub struct PlanBody {
    /// What it is.
    pub kind: PlanBodyKind,
    /// Of which kind of organisation; `null` for any.
    pub school_kind: Option<SchoolKind>,
    /// Its name as printed; empty for one that a person chose.
    pub printed: String,
}

/// A body that shall be responsible for a row.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct PlanBodyInput {
    /// What it is.
    pub kind: PlanBodyKind,
    /// Of which kind of organisation; left out for any.
    pub school_kind: Option<SchoolKind>,
}
