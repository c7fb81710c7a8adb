//! Batched reads of one request. A key newtype a file; never used while a unit of work is open.

/// Loads values by a key newtype with one call of the store.
macro_rules! loads {
    ($(#[$doc:meta])* $key:ident($id:ty) -> $value:ty, |$store:ident, $ids:ident| $load:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $key(pub $id);

        impl Loader<$key> for Loaders {
            type Value = $value;
            type Error = Arc<StoreError>;

            async fn load(
                &self,
                keys: &[$key],
            ) -> Result<HashMap<$key, $value>, Arc<StoreError>> {
                let $ids: Vec<$id> = keys.iter().map(|key| key.0).collect();
                let $store = &self.store;
                let rows: Result<Vec<($id, $value)>, StoreError> = $load.await;
                let rows = rows.map_err(Arc::new)?.into_iter();
                Ok(rows.map(|(id, value)| ($key(id), value)).collect())
            }
        }
    };
}

mod absence;
mod account;
mod bank;
mod bank_field;
mod card;
mod consent;
mod document;
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

use std::collections::BTreeMap;

use persistence::Store;

pub use absence::AbsencesOf;
pub use account::HasAccount;
pub use bank::{BankPolicyOf, BankStandingOf};
pub use bank_field::{BankFieldsOf, FieldValuesOf};
pub use card::{DeficitsOf, MentorCardsOf, NeedsOf, TakenBy};
pub use consent::{ConsentsOf, ScansOf, TiesOf};
pub use document::{
    DocumentById, DocumentFilesOf, EndorsementsOf, ExpertisesOf, PublishedDocumentsOf, VersionsOf,
};
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
    CommentsOf, DutiesOfItem, DutyAt, DutyById, DutyFileById, EvidenceOf, ItemProgressOf,
    OccurrencesOf, PaperOf, RemarksOf, ReviewersOf, ReviewsOf, RoadmapById, RoadmapItemById,
    RoadmapItemsOf, RoadmapPolicyOf, RoadmapProgressOf,
};
pub use school::{InModel, SchoolById, SchoolCountOf};
pub use sender::PartnerById;
pub use survey::SurveyLinksOf;
pub use suspension::RestsOf;
pub use tally::{MunicipalityTally, SchoolTally};
pub use trail::TrailOf;

/// Gathers the values of each key.
fn gathered<K: Ord, V>(rows: impl IntoIterator<Item = (K, V)>) -> Vec<(K, Vec<V>)> {
    let mut all: BTreeMap<K, Vec<V>> = BTreeMap::new();
    for (key, value) in rows {
        all.entry(key).or_default().push(value);
    }
    all.into_iter().collect()
}

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
