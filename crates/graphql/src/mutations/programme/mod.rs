//! Programmes.

mod agree;
mod approve;
mod complete;
mod draft;
mod give_back;
pub(super) mod wording;

use async_graphql::MergedObject;

/// Mutations of programmes.
#[derive(MergedObject, Default)]
pub struct ProgrammeMutation(
    draft::DraftProgrammeMutation,
    agree::AgreeProgrammeMutation,
    approve::ApproveProgrammeMutation,
    give_back::ReturnProgrammeMutation,
    complete::CompleteProgrammeMutation,
);
