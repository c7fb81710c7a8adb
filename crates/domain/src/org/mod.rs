//! The tree of places: region → municipality → school.

mod model;
mod partner;
mod school;

pub use model::{ModelParticipation, ParticipationState};
pub use partner::{AgreementTerm, PartnerKind};
pub use school::{MunicipalityKind, SchoolKind, Whereabouts};
