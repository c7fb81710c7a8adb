//! Surveys by personal link: a curator opens rounds and hands out links; whoever holds one answers without an account.

mod answer;
mod apply;
mod close;
mod issue;
mod open;
mod settle;
mod submit;

use async_graphql::MergedObject;

/// Mutations of surveys.
#[derive(MergedObject, Default)]
pub struct SurveyMutation(
    open::OpenSurveyRoundMutation,
    issue::IssueSurveyLinksMutation,
    close::CloseSurveyRoundMutation,
    answer::SaveSurveyAnswersMutation,
    submit::SubmitSurveyMutation,
    settle::SettleSurveyMutation,
);
