//! One GraphQL type a file, shared by the levels. Enums of the domain are shown as they are, by [`enums`].

pub mod audit;
pub mod card;
pub mod consent;
pub mod consent_text;
pub mod deficit;
pub mod employment;
pub mod enums;
pub mod figures;
pub mod invitation;
pub mod mentor_card;
pub mod mentorship;
pub mod municipality;
pub mod need;
pub mod order;
pub mod participant;
pub mod person;
pub mod person_record;
pub mod place;
pub mod post;
pub mod public_school;
pub mod published_practice;
pub mod school;
pub mod viewer;
