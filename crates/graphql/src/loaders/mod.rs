//! Batched reads of one request. A key newtype a file; never used while a unit of work is open.

mod account;
mod card;
mod consent;
mod held_consents;
mod job;
mod meeting;
mod mentorship;
mod municipality;
mod official;
mod order;
mod partner;
mod person;
mod programme;
mod published;
mod region;
mod school;
mod tally;
mod trail;

use persistence::Store;

pub use account::HasAccount;
pub use card::{DeficitsOf, MentorCardsOf, NeedsOf, TakenBy};
pub use consent::{ConsentsOf, TiesOf};
pub use held_consents::HeldConsents;
pub use job::JobsOf;
pub use meeting::{LatestMeetings, MeetingCount};
pub use mentorship::{MentorshipById, MentorshipsOf, MentorshipsOfOrder};
pub use municipality::MunicipalityById;
pub use official::OfficialsOf;
pub use order::OrderById;
pub use partner::PartnersOf;
pub use person::PersonById;
pub use programme::{DeficitsOfProgramme, PlanOf, PracticeOf, ProgrammeById, ProgrammeOf};
pub use published::{AuthorsOf, FirstPublished, PublishedByMunicipality, PublishedBySchool};
pub use region::RegionById;
pub use school::{InModel, SchoolById, SchoolCountOf};
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
