//! Batched reads of one request. A key newtype a file; never used while a unit of work is open.

mod absence;
mod account;
mod bank;
mod bank_field;
mod card;
mod consent;
mod held_consents;
mod help;
mod individual_route;
mod job;
mod journal;
mod meeting;
mod mentorship;
mod municipality;
mod official;
mod order;
mod partner;
mod person;
mod programme;
mod programme_template;
mod published;
mod pupil;
mod region;
mod request;
mod roadmap;
mod school;
mod sender;
mod survey;
mod suspension;
mod tally;
mod trail;

use persistence::Store;

pub use absence::AbsencesOf;
pub use account::HasAccount;
pub use bank::{BankPolicyOf, BankStandingOf};
pub use bank_field::{BankFieldsOf, FieldValuesOf};
pub use card::{DeficitsOf, MentorCardsOf, NeedsOf, TakenBy};
pub use consent::{ConsentsOf, ScansOf, TiesOf};
pub use held_consents::HeldConsents;
pub use help::HelpersOf;
pub use individual_route::RoutesOf;
pub use job::JobsOf;
pub use journal::{
    FallenMeetingsOf, FeedbackOn, FirstMeetingOf, GoalsSetAt, OpenGoalsOf, PlannedMeetingsOf,
    PulseOf,
};
pub use meeting::{LatestMeetings, MeetingCount};
pub use mentorship::{MentorshipById, MentorshipsOf, MentorshipsOfOrder};
pub use municipality::MunicipalityById;
pub use official::OfficialsOf;
pub use order::{ChangesOfOrder, NamedInOrder, OrderById};
pub use partner::PartnersOf;
pub use person::PersonById;
pub use programme::{
    CertificatesOf, ChangesOf, DeficitsOfProgramme, PlanOf, PracticeOf, ProgrammeById, ProgrammeOf,
};
pub use programme_template::{ProgrammeTemplateById, TemplateOriginOf, TemplateWordingOf};
pub use published::{AuthorsOf, FirstPublished, PublishedByMunicipality, PublishedBySchool};
pub use pupil::PupilOf;
pub use region::RegionById;
pub use request::RequestsAbout;
pub use roadmap::{
    CommentsOf, DutiesOfItem, DutyAt, DutyById, EvidenceOf, ItemProgressOf, OccurrencesOf, PaperOf,
    RemarksOf, ReviewsOf, RoadmapById, RoadmapItemById, RoadmapItemsOf, RoadmapPolicyOf,
    RoadmapProgressOf,
};
pub use school::{InModel, SchoolById, SchoolCountOf};
pub use sender::PartnerById;
pub use survey::SurveyLinksOf;
pub use suspension::RestsOf;
pub use tally::{MunicipalityTally, SchoolTally};
pub use trail::TrailOf;

/// What all loaders read from.
pub struct Loaders {
    store: Store,
}

impl Loaders {
    /// Loaders over `store`.
    pub fn new(store: Store) -> Self {
        Self { store }
    }
}
