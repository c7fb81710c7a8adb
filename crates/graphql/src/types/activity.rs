//! A line of a programme's plan.

use async_graphql::{Enum, ID, Object};
use domain::access::rules::programme::Action;
use domain::mentoring::ProgrammeStateKind;
use persistence::programmes;

use super::enums::mirror;
use super::programme::Programme;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;

mirror! {
    /// What is done.
    ActivityKind = "domain::mentoring::ActivityKind" {
        /// One visits the other's lesson.
        LessonVisit,
        /// A lesson given together.
        JointLesson,
        /// A consultation.
        Consultation,
        /// An open lesson.
        OpenLesson,
        /// Work on documents.
        DocumentWork,
        /// Preparation for a contest.
        ContestPreparation,
        /// Self-study.
        SelfStudy,
        /// A seminar, a conference, another event.
        Event,
        /// A course.
        Course,
    }
}

mirror! {
    /// Where an activity stands.
    ActivityState = "domain::mentoring::ActivityState" {
        /// To be done.
        Planned,
        /// The mentee handed in a result; the mentor is to check.
        Submitted,
        /// The mentor asks for more.
        Returned,
        /// The mentor is content.
        Accepted,
    }
}

/// What the viewer may do with an activity as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ActivityAction {
    /// Hand in a result.
    Submit,
    /// Accept or return what was handed in.
    Check,
}

/// An activity of a programme that the viewer may read.
#[derive(Clone)]
pub struct Activity {
    of: Programme,
    row: programmes::Activity,
}

impl Activity {
    /// A line of the plan of `of`.
    pub(crate) fn new(of: Programme, row: programmes::Activity) -> Self {
        Self { of, row }
    }

    fn can(&self, action: ActivityAction) -> bool {
        let in_force = self.of.state() == ProgrammeStateKind::Approved;
        in_force
            && match action {
                ActivityAction::Submit => {
                    self.row.state.submit().is_ok() && self.of.may(Action::Submit)
                }
                ActivityAction::Check => {
                    self.row.state.check(true).is_ok()
                        && self.of.may(Action::Check)
                        && self.of.may_check(self.row.submitted_by)
                }
            }
    }
}

/// A line of a programme's plan: what is to be done by a day, what the mentee handed in, what the mentor said.
#[Object]
impl Activity {
    /// `activity:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// What is to be done.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What kind of work it is.
    async fn kind(&self) -> ActivityKind {
        self.row.kind.into()
    }

    /// The day by which it is to be done.
    async fn planned_on(&self) -> Date {
        self.row.planned_on.into()
    }

    /// What is to come of it.
    async fn expected_result(&self) -> &str {
        &self.row.expected_result
    }

    /// Where it stands.
    async fn state(&self) -> ActivityState {
        self.row.state.into()
    }

    /// Whether its day has passed while the mentee has not handed in, in a programme in force.
    async fn overdue(&self) -> Result<bool, GqlError> {
        if self.of.state() != ProgrammeStateKind::Approved {
            return Ok(false);
        }
        let today = self.of.today().await?;
        Ok(self.row.state.is_overdue(self.row.planned_on, today))
    }

    /// What the mentee handed in last.
    async fn submission(&self) -> Option<&str> {
        self.row.submission.as_deref()
    }

    /// When.
    async fn submitted_on(&self) -> Option<Date> {
        self.row.submitted_on.map(Into::into)
    }

    /// What the mentor said to it last.
    async fn remark(&self) -> Option<&str> {
        self.row.remark.as_deref()
    }

    /// When the mentor was content.
    async fn accepted_on(&self) -> Option<Date> {
        self.row.accepted_on.map(Into::into)
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Vec<ActivityAction> {
        let all = [ActivityAction::Submit, ActivityAction::Check];
        all.into_iter().filter(|action| self.can(*action)).collect()
    }
}
