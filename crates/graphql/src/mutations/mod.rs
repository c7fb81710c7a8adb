//! What can be done. All verbs stand at the root: nested mutations would run side by side.

mod absence;
mod activity;
mod bank;
mod calendar;
mod campaign;
mod card;
mod certificate;
mod consent;
mod correction;
pub(crate) mod document;
mod document_template;
pub(crate) mod employment;
mod endings;
mod file_grant;
mod help;
pub(crate) mod import;
mod individual_route;
mod invitation;
mod legal_hold;
mod letters;
mod matching;
mod mediation;
mod meeting;
pub(crate) mod mentorship;
mod municipality;
mod notification;
mod one_off;
mod opened;
mod order;
mod package;
mod partner;
mod perform;
mod person;
mod practice;
mod programme;
mod programme_change;
mod programme_template;
mod pulse;
mod pupil;
mod recount;
mod request;
pub(crate) mod roadmap;
pub(crate) mod roadmap_duty;
mod roadmap_report;
mod school;
mod settle;
mod submission;
mod survey;
mod target;
mod view;
mod wish;

use async_graphql::MergedObject;

pub(crate) use consent::attach_scan;
use endings::{Ending, propose_endings};
pub(crate) use invitation::read_place;
pub(crate) use opened::OpenedProgramme;
pub(crate) use perform::perform;
pub(crate) use recount::recount;
pub(crate) use settle::settle;

/// Everything that can be done.
///
/// Each mutation takes one `input` and answers with a union: what was done, an expected refusal with a `reason`, or the fields to be corrected. The same `clientMutationId` takes effect once.
#[derive(MergedObject, Default)]
pub struct Mutation(
    PlaceMutation,
    PeopleMutation,
    PairMutation,
    WorkMutation,
    PlanMutation,
    MonitoringMutation,
    OwnMutation,
);

// A merged object is as deep as it is wide, and the compiler counts: hence these groups, which no client sees.

/// Places and who is invited to them.
#[derive(MergedObject, Default)]
struct PlaceMutation(
    municipality::MunicipalityMutation,
    school::SchoolMutation,
    invitation::InvitationMutation,
    import::ImportMutation,
);

/// People, their jobs, cards and consents.
#[derive(MergedObject, Default)]
struct PeopleMutation(
    person::PersonMutation,
    pupil::PupilMutation,
    partner::PartnerMutation,
    legal_hold::LegalHoldMutation,
    employment::EmploymentMutation,
    card::CardMutation,
    bank::BankMutation,
    consent::ConsentMutation,
    view::ViewMutation,
    survey::SurveyMutation,
);

/// What belongs to the viewer, and what they ask to have corrected.
#[derive(MergedObject, Default)]
struct OwnMutation(
    correction::CorrectionMutation,
    notification::NotificationMutation,
    calendar::CalendarMutation,
);

/// Pairs and the orders that put them into force.
#[derive(MergedObject, Default)]
struct PairMutation(
    mentorship::MentorshipMutation,
    matching::MatchingMutation,
    absence::AbsenceMutation,
    wish::WishMutation,
    order::OrderMutation,
    request::RequestMutation,
);

/// The work of a pair and what comes of it.
#[derive(MergedObject, Default)]
struct WorkMutation(
    programme::ProgrammeMutation,
    programme_change::ProgrammeChangeMutation,
    programme_template::ProgrammeTemplateMutation,
    activity::ActivityMutation,
    meeting::MeetingMutation,
    pulse::PulseMutation,
    help::HelpMutation,
    one_off::OneOffMutation,
    individual_route::IndividualRouteMutation,
    mediation::MediationMutation,
    file_grant::FileGrantMutation,
    certificate::CertificateMutation,
    practice::PracticeMutation,
);

/// Campaigns and what schools answer in them.
#[derive(MergedObject, Default)]
struct MonitoringMutation(campaign::CampaignMutation, submission::SubmissionMutation);

/// Plans of places with the duties that they give, and documents.
#[derive(MergedObject, Default)]
struct PlanMutation(
    roadmap::RoadmapMutation,
    roadmap_duty::RoadmapDutyMutation,
    roadmap_report::RoadmapReportMutation,
    document::DocumentMutation,
    document_template::DocumentTemplateMutation,
    package::PackageMutation,
    target::TargetMutation,
);
