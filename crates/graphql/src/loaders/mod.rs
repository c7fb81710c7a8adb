//! Batched reads of one request. A key newtype a file; never used while a unit of work is open.

mod job;
mod municipality;
mod partner;
mod person;
mod region;
mod school;
mod tally;

use persistence::Store;

pub use job::JobsOf;
pub use municipality::MunicipalityById;
pub use partner::PartnersOf;
pub use person::PersonById;
pub use region::RegionById;
pub use school::{InModel, SchoolById, SchoolCountOf};
pub use tally::{MunicipalityTally, SchoolTally};

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
