//! Monitoring campaigns and what schools answer in them.

mod campaign;
mod submission;
mod sums;

use async_graphql::SimpleObject;
use domain::monitoring::{Completeness, Item, Source};

use super::enums::{Indicator, mirror};

pub use campaign::{Campaign, CampaignAction, CampaignSubmissionFilter, SubmissionTotal};
pub use submission::{FindingOfAnswer, MonitoringAnswer, Submission, SubmissionAction};
pub use sums::{ItemSum, MunicipalReturn};

pub(crate) use campaign::Extent;

mirror! {
    /// What a campaign looks at.
    CampaignKind = "domain::monitoring::CampaignKind" {
        /// Whether the conditions for mentoring are there.
        Readiness,
        /// How mentoring is carried out: the first stage of monitoring.
        Process,
        /// What it does to those who take part: the second stage.
        Impact,
        /// How far one has come, in the middle of the way.
        Interim,
        /// What came of it in the end.
        Final,
        /// How the roadmap is carried out.
        RoadmapExecution,
        /// What teachers lack.
        Deficits,
        /// Whatever was asked on request.
        AdHoc,
    }
}

mirror! {
    /// Where a campaign stands.
    CampaignState = "domain::monitoring::CampaignState" {
        /// Announced to nobody yet.
        Planned,
        /// Schools answer.
        Open,
        /// Over: only who was given more time, or has something to correct, still answers.
        Closed,
        /// Given up.
        Cancelled,
    }
}

mirror! {
    /// Which schools a campaign asks.
    CampaignAudience = "domain::monitoring::Audience" {
        /// Those in the register of the model in its school year; who leaves the register is asked no more.
        InModel,
        /// All, whether they are in the register or not.
        All,
    }
}

mirror! {
    /// Where a school's answers stand.
    SubmissionState = "domain::monitoring::SubmissionState" {
        /// Nobody has begun.
        NotStarted,
        /// Being written.
        Draft,
        /// Signed by the head and handed in.
        Submitted,
        /// Sent back with a reason.
        Returned,
        /// Accepted by the centre.
        Accepted,
    }
}

mirror! {
    /// Which part of monitoring a question belongs to.
    MonitoringStage = "domain::monitoring::Stage" {
        /// What mentoring needs: acts, training, time, means.
        Conditions,
        /// How it is carried out.
        Process,
        /// What it does to those who take part.
        Impact,
    }
}

mirror! {
    /// What an answer looks like.
    AnswerKind = "domain::monitoring::ValueKind" {
        /// How many: nought or more.
        Count,
        /// How many in a hundred.
        Percent,
        /// From 1 to 10.
        Scale,
        /// Yes or no.
        YesNo,
        /// In words.
        Text,
    }
}

mirror! {
    /// What is to be looked at before answers are signed.
    AnswerFinding = "domain::monitoring::Finding" {
        /// It must be answered and is not.
        Missing,
        /// The answer is of another kind than the question.
        WrongKind,
        /// The number is smaller or greater than it can be.
        OutOfRange,
        /// The part is greater than the whole.
        AboveWhole,
        /// The school says otherwise than the program and does not say why.
        Unexplained,
        /// The school says otherwise than the program and says why; it can be signed.
        Explained,
        /// The number is less than half, or more than double, of what it was in the campaign before; it can be signed.
        SharpChange,
    }
}

/// A question of a campaign.
#[derive(Clone, Debug, SimpleObject)]
pub struct MonitoringItem {
    /// Its name among the questions of all years: answers with the same code are compared.
    pub code: String,
    /// The part of monitoring that it belongs to.
    pub stage: MonitoringStage,
    /// The heading that it stands under.
    pub section: String,
    /// The question, in the words in which it was asked.
    pub title: String,
    /// What is counted; empty when it goes without saying.
    pub unit: String,
    /// What an answer looks like.
    pub kind: AnswerKind,
    /// Whether the program computes a value that the school confirms, or explains another one.
    pub is_computed: bool,
    /// The counter that it is computed from; `null` when it is not, or from documents.
    pub indicator: Option<Indicator>,
    /// Whether it must be answered.
    pub required: bool,
    /// The code of the question of which this one is a part: its number is not above that one's. `null` when of none.
    pub part_of: Option<String>,
}

impl From<&Item> for MonitoringItem {
    fn from(item: &Item) -> Self {
        Self {
            code: item.code.clone(),
            stage: item.stage.into(),
            section: item.section.clone(),
            title: item.title.clone(),
            unit: item.unit.clone(),
            kind: item.kind.into(),
            is_computed: item.source != Source::Manual,
            indicator: match item.source {
                Source::Counter(indicator) => Some(indicator.into()),
                Source::Package | Source::Manual => None,
            },
            required: item.required,
            part_of: item.part_of.clone(),
        }
    }
}

/// How far a campaign has come, over the schools that are asked.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct CampaignCompleteness {
    /// Schools that are to answer.
    pub required: i32,
    /// Those that have not begun.
    pub not_started: i32,
    /// Those that are writing.
    pub draft: i32,
    /// Those that have handed in and wait for the centre.
    pub submitted: i32,
    /// Those that have something to correct.
    pub returned: i32,
    /// Those whose answers were accepted.
    pub accepted: i32,
    /// Those that have not handed in though their day has passed.
    pub overdue: i32,
    /// How many in a hundred were accepted; `null` when nobody is asked.
    pub percent: Option<i32>,
    /// How many in a hundred were accepted and were handed in by their day; `null` when nobody is asked.
    pub timeliness: Option<i32>,
}

impl From<Completeness> for CampaignCompleteness {
    fn from(sum: Completeness) -> Self {
        let shown = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        Self {
            required: shown(sum.required),
            not_started: shown(sum.not_started),
            draft: shown(sum.draft),
            submitted: shown(sum.submitted),
            returned: shown(sum.returned),
            accepted: shown(sum.accepted),
            overdue: shown(sum.overdue),
            percent: sum.percent().map(shown),
            timeliness: sum.timeliness().map(shown),
        }
    }
}
