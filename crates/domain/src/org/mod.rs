//! The tree of places: region → municipality → school.

mod model;
mod school;

pub use model::{ModelParticipation, ParticipationState};
pub use school::{MunicipalityKind, SchoolKind, Whereabouts};
