//! What the viewer has to do now.

use async_graphql::{ID, SimpleObject};
use domain::clock::Zone;
use domain::id::{
    CampaignId, DocumentId, HelpRequestId, MediationId, MentorshipId, MunicipalityId, OneOffId,
    OrderId, PersonId, PracticeId, ProgrammeId, ReportId, RoadmapId, SchoolId, SubmissionId,
};
use persistence::tasks::{Task as Found, TaskTarget};

use super::enums::mirror;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::viewer::Viewer;

mirror! {
    /// What is to be done.
    TaskKind = "persistence::tasks::TaskKind" {
        /// Say yes or no to a proposed pair.
        AnswerProposal,
        /// Give the consents that an agreed pair waits for.
        GiveConsent,
        /// Draft the order of agreed pairs.
        PrepareOrder,
        /// Sign a drafted order.
        SignOrder,
        /// Write the programme of a pair in force.
        DraftProgramme,
        /// Agree to a programme's wording.
        AgreeProgramme,
        /// Approve or return an agreed programme.
        ApproveProgramme,
        /// Consent to a proposed change of a programme.
        AnswerChange,
        /// Approve or refuse a change to which all have consented.
        DecideChange,
        /// Hand in the result of an activity.
        SubmitActivity,
        /// Accept or return what was handed in.
        CheckActivity,
        /// Answer a request for help.
        AnswerHelpRequest,
        /// Say what became of a planned meeting whose day has come.
        NoteMeeting,
        /// Help a pair in which somebody is not well, and note what was done.
        SettlePulse,
        /// Complete a programme whose activities are all accepted.
        CompleteProgramme,
        /// Decide about an ending that was proposed.
        ResolveEnding,
        /// Let a pair go on whose rest was expected to be over.
        ResumeMentorship,
        /// Say what is to be thought of a request.
        ConsiderRequest,
        /// Decide a request.
        DecideRequest,
        /// Carry out what was granted.
        ExecuteRequest,
        /// Find a mentor for who stated a need.
        FindMentor,
        /// Describe the practice of a completed programme.
        WritePractice,
        /// Hand a practice in.
        SubmitPractice,
        /// Approve or return a practice for the school.
        ApprovePractice,
        /// Publish or return a practice for the municipality.
        PublishPractice,
        /// Appoint a curator.
        AppointCurator,
        /// Fill the register of the running school year.
        RegisterSchools,
        /// State a need, or say that there is none.
        StateNeed,
        /// Look a card of one's own over.
        RefreshCard,
        /// Take candidates into the banks, or refuse them.
        ApproveCards,
        /// Confirm the banks of a school.
        RefreshBanks,
        /// Give the next consent before the one that holds ends.
        RenewConsent,
        /// Have the next paper consent signed, or look whether the right person signed: a pupil turns 14 or 18.
        RenewPaperConsent,
        /// Correct what somebody said is wrong in their data, or say why not.
        AnswerCorrection,
        /// Grant or refuse what a mentor asks to read of a mentee's file.
        DecideFileGrant,
        /// Take a case of consultation, agreement or mediation, by the day named.
        AnswerMediation,
        /// Say yes or no to the outcome of a case.
        AgreeOutcome,
        /// Say yes or no to a proposed single meeting.
        AnswerOneOff,
        /// Say how a single meeting was.
        RateOneOff,
        /// Do what a roadmap asks of the place: due within 14 days or overdue.
        DoDuty,
        /// Agree to a school's roadmap or send it back.
        ReviewRoadmap,
        /// Write a roadmap again that came back with remarks.
        RewriteRoadmap,
        /// Report on the execution of a roadmap: none is started, or one is being written, or one came back.
        PrepareReport,
        /// Sign a report that is written.
        SignReport,
        /// Accept a report that was handed in, or send it back.
        AcceptReport,
        /// Examine a document that was submitted.
        ExamineDocument,
        /// Put a document right that came back from expertise.
        RewriteDocument,
        /// Bring the package of documents of the school year up to date.
        CompletePackage,
        /// Answer what a monitoring campaign asks, or correct what came back.
        AnswerCampaign,
        /// Accept what schools answered in a campaign, or send it back.
        AcceptSubmissions,
    }
}

/// One thing to do now. It goes away when it is done, since it is read from the state of things.
#[derive(Clone, Debug, SimpleObject)]
pub struct Task {
    /// Stable while the task stands; not an id of a node.
    pub id: ID,
    /// What is to be done.
    pub kind: TaskKind,
    /// The mentorship, programme, order, practice, roadmap, report, document, campaign, submission, school, municipality,
    /// person, single meeting or case that it leads to.
    pub target: ID,
    /// Whom or what it is about: a name with initials, a title; empty when the target says it all.
    pub about: String,
    /// By when it is expected, where that can be said.
    pub due_on: Option<Date>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// How many things stand behind this one line, when more than one may.
    pub count: Option<i32>,
}

impl Task {
    /// What the viewer has to do, by due date, without a date last.
    pub async fn of(viewer: &Viewer) -> Result<Vec<Self>, GqlError> {
        let zone = Zone::default();
        let (person, posts) = (viewer.person()?, viewer.actor().posts());
        let now = viewer.store().clock().now();
        let found = viewer.store().tasks().of(person, posts, zone, now).await?;
        let today = zone.date(now);
        Ok(found
            .into_iter()
            .map(|task| Self::show(task, today))
            .collect())
    }

    fn show(task: Found, today: domain::clock::Date) -> Self {
        let target = match task.target {
            TaskTarget::Mentorship(id) => MentorshipId(id).public(),
            TaskTarget::Programme(id) => ProgrammeId(id).public(),
            TaskTarget::Order(id) => OrderId(id).public(),
            TaskTarget::Practice(id) => PracticeId(id).public(),
            TaskTarget::School(id) => SchoolId(id).public(),
            TaskTarget::Municipality(id) => MunicipalityId(id).public(),
            TaskTarget::HelpRequest(id) => HelpRequestId(id).public(),
            TaskTarget::Person(id) => PersonId(id).public(),
            TaskTarget::OneOff(id) => OneOffId(id).public(),
            TaskTarget::Mediation(id) => MediationId(id).public(),
            TaskTarget::Roadmap(id) => RoadmapId(id).public(),
            TaskTarget::Report(id) => ReportId(id).public(),
            TaskTarget::Document(id) => DocumentId(id).public(),
            TaskTarget::Campaign(id) => CampaignId(id).public(),
            TaskTarget::Submission(id) => SubmissionId(id).public(),
        };
        let kind = TaskKind::from(task.kind);
        Self {
            id: ID(format!("{kind:?}/{}/{}", target.as_str(), task.about)),
            kind,
            target,
            overdue: task.due_on.is_some_and(|due| due < today),
            due_on: task.due_on.map(Date),
            count: task.count.and_then(|count| i32::try_from(count).ok()),
            about: task.about,
        }
    }
}
