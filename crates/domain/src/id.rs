//! Ids are types: a school's id cannot stand where a person's is meant.

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The word before the colon in the id's public form, `school:0199…`.
            pub const PREFIX: &'static str = $prefix;
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }
    )+};
}

ids! {
    /// A region: a subject of the Federation with its methodological centre.
    RegionId = "region";
    /// A municipality of a region.
    MunicipalityId = "municipality";
    /// An education organisation of any kind; the level is called "school" throughout.
    SchoolId = "school";
    /// A person, once for all their jobs.
    PersonId = "person";
    /// One job of a person at one school.
    EmploymentId = "employment";
    /// A role held at a place for a time.
    PostId = "post";
    /// The means of signing in that belongs to a person.
    AccountId = "account";
    /// A signed-in device: a family of refresh tokens.
    SessionId = "session";
    /// A version of a document of the registry.
    DocumentId = "document";
    /// A file of a document.
    DocumentFileId = "document-file";
    /// An expertise of a document.
    ExpertiseId = "document-expertise";
    /// A template of documents.
    DocumentTemplateId = "document-template";
    /// An order of a school (приказ).
    OrderId = "order";
    /// An invitation to an account or a post.
    InvitationId = "invitation";
    /// One consent of one person for one purpose.
    ConsentId = "consent";
    /// A mentor's card in the bank of mentors.
    MentorCardId = "mentor-card";
    /// A mentee's stated need: the card in the bank of mentees.
    NeedId = "need";
    /// A professional deficit named in a need.
    DeficitId = "deficit";
    /// A confirmed state of a school's banks.
    SnapshotId = "bank-snapshot";
    /// A certificate of a completed programme.
    CertificateId = "certificate";
    /// A round of a survey at a school.
    SurveyRoundId = "survey-round";
    /// One person's personal link in a round, with their answers.
    SurveyLinkId = "survey-link";
    /// A field that a municipality added to the cards of its banks.
    BankFieldId = "bank-field";
    /// An address that somebody gave a name.
    SavedViewId = "saved-view";
    /// A mentoring pair or group.
    MentorshipId = "mentorship";
    /// A rest of a pair or a group.
    SuspensionId = "suspension";
    /// What a participant asks of the head.
    RequestId = "request";
    /// A run of the matching.
    MatchingRunId = "matching-run";
    /// A personalised mentoring programme.
    ProgrammeId = "programme";
    /// A proposed change of a programme in force.
    ProgrammeChangeId = "programme-change";
    /// A template of personalised programmes.
    ProgrammeTemplateId = "programme-template";
    /// A roadmap of a region, a municipality or a school.
    RoadmapId = "roadmap";
    /// A row of a roadmap.
    RoadmapItemId = "roadmap-item";
    /// A row of a roadmap as the duty of one place.
    DutyId = "duty";
    /// One dated execution of a duty.
    OccurrenceId = "occurrence";
    /// What somebody said about a duty.
    DutyCommentId = "duty-comment";
    /// A submission of a school's roadmap with what the municipal centre said.
    RoadmapReviewId = "roadmap-review";
    /// A report on the execution of a roadmap.
    ReportId = "report";
    /// A monitoring campaign.
    CampaignId = "campaign";
    /// What one school answers in a campaign.
    SubmissionId = "submission";
    /// What proves that a duty was done.
    EvidenceId = "evidence";
    /// A file that proves it.
    DutyFileId = "duty-file";
    /// A numeric target of a municipality or a region.
    TargetId = "target";
    /// A line of a programme's plan.
    ActivityId = "activity";
    /// A meeting of a pair.
    MeetingId = "meeting";
    /// A meeting that is agreed upon.
    PlannedMeetingId = "planned-meeting";
    /// What is to be done until the next meeting.
    MeetingGoalId = "meeting-goal";
    /// An answer of one of a pair to how the two get on.
    PulseAnswerId = "pulse-answer";
    /// A request for help between meetings.
    HelpRequestId = "help-request";
    /// What somebody wants to have corrected in what is kept about them.
    CorrectionId = "correction";
    /// A single meeting without an order.
    OneOffId = "one-off";
    /// An act about data that became nobody's.
    DepersonalisationId = "depersonalisation";
    /// A hold that keeps data as they are.
    LegalHoldId = "legal-hold";
    /// A case of consultation, agreement or mediation.
    MediationId = "mediation";
    /// What a mentor may read of a mentee's file.
    FileGrantId = "file-grant";
    /// An individual route.
    IndividualRouteId = "individual-route";
    /// A partner of a school.
    PartnerId = "partner";
    /// Days on which somebody is away.
    AbsenceId = "absence";
    /// What somebody wishes about a colleague.
    WishId = "wish";
    /// A described practice.
    PracticeId = "practice";
    /// A file on its way into the registers.
    ImportId = "import";
    /// Something that somebody was told.
    NoticeId = "notification";
}

/// Where new ids come from: an argument, so that tests and the demo can fix them.
pub trait Ids {
    /// A fresh id, never given before.
    fn next(&mut self) -> Uuid;
}

/// Version 7 ids from the clock and the system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemIds;

impl Ids for SystemIds {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place where ids are made"
    )]
    fn next(&mut self) -> Uuid {
        Uuid::now_v7()
    }
}

#[cfg(test)]
mod tests;
