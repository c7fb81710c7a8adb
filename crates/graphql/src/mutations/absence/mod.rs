//! Absences: stated, taken back.

mod state;
mod withdraw;

use async_graphql::MergedObject;

/// Mutations of absences.
#[derive(MergedObject, Default)]
pub struct AbsenceMutation(
    state::StateAbsenceMutation,
    withdraw::WithdrawAbsenceMutation,
);
