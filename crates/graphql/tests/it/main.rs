//! The schema as clients meet it: rights, failures, costs and behaviour, through an in-process application.

#[cfg(test)]
mod authz_matrix;
#[cfg(test)]
mod both;
#[cfg(test)]
mod cards;
#[cfg(test)]
mod consents;
#[cfg(test)]
mod counted;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod invitations;
#[cfg(test)]
mod meetings;
#[cfg(test)]
mod mentorships;
#[cfg(test)]
mod n_plus_one;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod pairing;
#[cfg(test)]
mod people;
#[cfg(test)]
mod practices;
#[cfg(test)]
mod programmes;
#[cfg(test)]
mod public;
#[cfg(test)]
mod register;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod school_desk;
