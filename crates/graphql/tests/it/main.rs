//! The schema as clients meet it: rights, failures, costs and behaviour, through an in-process application.

mod authz_matrix;
mod both;
mod cards;
mod consents;
mod counted;
mod errors;
mod harness;
mod invitations;
mod meetings;
mod mentorships;
mod n_plus_one;
mod orders;
mod pairing;
mod people;
mod practices;
mod programmes;
mod public;
mod register;
mod schema;
mod school_desk;
