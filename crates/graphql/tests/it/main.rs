//! The schema as clients meet it: rights, failures, costs and behaviour, through an in-process application.

mod authz_matrix;
mod errors;
mod harness;
mod n_plus_one;
mod register;
mod schema;
