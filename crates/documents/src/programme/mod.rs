//! The personalised programme as a paper (form 7.7): title, explanatory note, plan with marks, result, sheet of changes.

mod differences;

use domain::clock::Date;
use domain::mentoring::{
    ActivityKind, Difference, MentoringFormat, ProgrammeContent, RolePairForm,
};
use domain::people::MentoringTopic;
use domain::text::PersonName;

pub use differences::words as difference;

/// What the paper of a programme says.
#[derive(Clone, PartialEq, Debug)]
pub struct ProgrammeText {
    /// The school's full name.
    pub organisation: String,
    /// Its short name.
    pub short_name: String,
    /// Those above it, from the top.
    pub authorities: Vec<String>,
    /// Who gives support, with their positions.
    pub mentors: Vec<Participant>,
    /// Who receives it.
    pub mentees: Vec<Participant>,
    /// Who supports whom.
    pub form: RolePairForm,
    /// How they work together.
    pub format: MentoringFormat,
    /// What it is about.
    pub topics: Vec<MentoringTopic>,
    /// The order that fixed the pair: «приказ от 01.09.2026 № 90-од».
    pub order: Option<String>,
    /// What it says now.
    pub content: ProgrammeContent,
    /// How far each line of its plan has got, in the order of the plan.
    pub marks: Vec<Mark>,
    /// How many meetings the journal has.
    pub meetings: u64,
    /// The curator who approved it, and when.
    pub approved: Option<(PersonName, Date)>,
    /// The result and the last day, once it is over.
    pub result: Option<(String, Date)>,
    /// The deficits that were made good.
    pub resolved: Vec<String>,
    /// Approved changes, the first one first.
    pub editions: Vec<Edition>,
}

/// One of the pair.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Participant {
    /// The name.
    pub name: PersonName,
    /// The position, in the nominative; may be empty.
    pub position: String,
}

/// How far a line of the plan has got.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Not done yet.
    Open,
    /// The mentor accepted it on this day.
    Accepted(Date),
}

/// An approved change.
#[derive(Clone, PartialEq, Debug)]
pub struct Edition {
    /// The number of the edition that it made.
    pub number: u32,
    /// Since when.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// What it changed.
    pub differences: Vec<Difference>,
}

/// What kind of work an activity is.
pub fn activity_kind(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::LessonVisit => "посещение урока",
        ActivityKind::JointLesson => "совместный урок",
        ActivityKind::Consultation => "консультация",
        ActivityKind::OpenLesson => "открытый урок",
        ActivityKind::DocumentWork => "работа с документами",
        ActivityKind::ContestPreparation => "подготовка к конкурсу",
        ActivityKind::SelfStudy => "самообразование",
        ActivityKind::Event => "участие в мероприятии",
        ActivityKind::Course => "курсы",
    }
}
