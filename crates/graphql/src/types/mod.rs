//! One GraphQL type a file, shared by the levels. Enums of the domain are shown as they are, by [`enums`].

pub mod enums;
pub mod figures;
pub mod municipality;
pub mod person;
pub mod place;
pub mod school;
pub mod viewer;
