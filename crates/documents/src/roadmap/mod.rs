//! Roadmaps as office files: the plan with marks of its execution, the report on it, a workbook, a calendar.
//!
//! What is printed is read again by [`plan`](crate::plan): the same rows come out. So nothing is added to a row's texts,
//! columns that no row fills are left out, and headings of the columns of execution are none of a plan's.
//!
//! | form | made by |
//! |---|---|
//! | .docx, .pdf of the plan | [`docx::roadmap`](crate::docx::roadmap), [`pdf::roadmap`](crate::pdf::roadmap) |
//! | .docx, .pdf of the report | [`docx::roadmap_report`](crate::docx::roadmap_report), [`pdf::roadmap_report`](crate::pdf::roadmap_report) |
//! | .xlsx | [`workbook`] |
//! | .ics | [`events`], for [`ics::calendar`](crate::ics::calendar) |

mod calendar;
pub(crate) mod columns;
mod counts;
pub(crate) mod mark;
mod report;
mod workbook;

use domain::clock::Date;
use domain::roadmap::plan::PlanRow;
use domain::roadmap::term::Period;

pub use calendar::events;
pub use columns::{PaperColumn, printed, said};
pub use counts::Counts;
pub(crate) use report::Late;
pub use report::RoadmapReport;
pub use workbook::workbook;

/// A roadmap as it is printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoadmapPaper {
    /// Whose it is, in the nominative: the full name of the region's, municipality's or school's body.
    pub owner: String,
    /// On which level it stands.
    pub level: Level,
    /// The title, as printed: «План мероприятий («дорожная карта») … на 2026/2027 учебный год».
    pub title: String,
    /// Who agreed to it and when; `None` where nobody had to, or has not yet.
    pub agreed: Option<Agreement>,
    /// The order that approved it; a draft prints gaps for number and date.
    pub approval: Option<Approval>,
    /// For which days it is.
    pub period: Period,
    /// The columns in their printed order: [`printed`] finds them in the paper that was brought in, [`said`] in the rows.
    pub columns: Vec<PaperColumn>,
    /// The rows, in the order of the paper.
    pub rows: Vec<RoadmapRow>,
    /// The day as of which the execution is shown; `None` prints the plan alone.
    pub on: Option<Date>,
}

/// On which level a roadmap stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Level {
    /// Of a region.
    Region,
    /// Of a municipality.
    Municipality,
    /// Of an organisation.
    School,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 3] = [Self::Region, Self::Municipality, Self::School];

    /// «Муниципалитет», before the name of whose it is. A line that begins with «Дорожная карта» would be read as a title.
    pub fn words(self) -> &'static str {
        match self {
            Self::Region => "Регион",
            Self::Municipality => "Муниципалитет",
            Self::School => "Организация",
        }
    }
}

/// Who agreed to a roadmap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agreement {
    /// The body, in the nominative.
    pub by: String,
    /// When.
    pub on: Date,
}

/// The order that approved a roadmap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Approval {
    /// Who gave it, in the nominative.
    pub issuer: Option<String>,
    /// Its number, without «№».
    pub number: String,
    /// Its date.
    pub date: Date,
}

/// A row of a roadmap, as printed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RoadmapRow {
    /// The headings above it, the widest first.
    pub sections: Vec<String>,
    /// The number, «2.1».
    pub number: Option<String>,
    /// What is to be done.
    pub activity: String,
    /// When.
    pub term: String,
    /// Who does it.
    pub responsible: String,
    /// For whom.
    pub participants: String,
    /// What comes of it.
    pub result: String,
    /// What proves it.
    pub evidence: String,
    /// What became of it: an occurrence of a duty each.
    pub executions: Vec<Execution>,
    /// What a report says of it; may be empty.
    pub comment: String,
    /// What it brought, by the report; may be empty.
    pub effectiveness: String,
}

impl From<&PlanRow> for RoadmapRow {
    fn from(row: &PlanRow) -> Self {
        Self {
            sections: row.sections.clone(),
            number: row.number.clone(),
            activity: row.activity.clone(),
            term: row.term.clone(),
            responsible: row.responsible.clone(),
            participants: row.participants.clone(),
            result: row.result.clone(),
            evidence: row.evidence.clone(),
            executions: Vec::new(),
            comment: String::new(),
            effectiveness: String::new(),
        }
    }
}

/// One occurrence of a duty: one body has done it, or has to, by one day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Execution {
    /// Its id, as it stands in addresses; a calendar knows the day again by it.
    pub id: String,
    /// The school, by its short name; `None` for the owner of the roadmap.
    pub organisation: Option<String>,
    /// By when.
    pub due: Date,
    /// How far it has got.
    pub state: ExecutionState,
    /// When it was done, by what the body says.
    pub done_on: Option<Date>,
    /// The titles of what proves it: «приказ от 01.09.2026 № 90-од», an address, a number.
    pub evidence: Vec<String>,
    /// What the body adds; of what is not applicable or cancelled, the reason.
    pub comment: Option<String>,
}

/// How far an occurrence of a duty has got. That it is overdue is not a state: the day tells.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ExecutionState {
    /// Not begun.
    Planned,
    /// Begun.
    InProgress,
    /// Done, as the body says.
    Done,
    /// Done, and the centre has looked at it.
    Verified,
    /// Called off.
    Cancelled,
    /// Not for this body.
    NotApplicable,
}

impl ExecutionState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Planned,
        Self::InProgress,
        Self::Done,
        Self::Verified,
        Self::Cancelled,
        Self::NotApplicable,
    ];

    /// In words; overdue is said apart.
    pub fn words(self) -> &'static str {
        match self {
            Self::Planned => "запланировано",
            Self::InProgress => "в работе",
            Self::Done => "исполнено",
            Self::Verified => "исполнено, проверено",
            Self::Cancelled => "отменено",
            Self::NotApplicable => "неприменимо",
        }
    }

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::InProgress)
    }
}

impl Execution {
    /// How many days it is overdue on `on`; `None` when it is not.
    pub fn overdue(&self, on: Date) -> Option<i64> {
        let days = (on - self.due).num_days();
        (self.state.is_open() && days > 0).then_some(days)
    }
}

impl Approval {
    /// «приказом от 01.09.2026 № 90-од», and below it who gave the order, in the nominative: programs inflect names wrong,
    /// and a reader of the paper must find the order's number before that of a school.
    pub(crate) fn lines(&self) -> Vec<String> {
        let on = crate::words::date::short(self.date);
        let order = format!("приказом от\u{a0}{on} №\u{a0}{}", self.number);
        std::iter::once(order).chain(self.issuer.clone()).collect()
    }
}
