//! How the two of a pair get on: answered by each, settled by the curator.

mod answer;
mod settle;

use async_graphql::MergedObject;

/// Mutations of the pulse.
#[derive(MergedObject, Default)]
pub struct PulseMutation(answer::AnswerPulseMutation, settle::SettlePulseMutation);
