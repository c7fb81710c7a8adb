//! What is done with the banks as a whole.

mod answer_suggestion;
mod change_cards;
mod confirm;
mod fill_fields;
mod keep_field;
mod retire_field;
mod set_policy;

use async_graphql::MergedObject;

/// Mutations of the banks.
#[derive(MergedObject, Default)]
pub struct BankMutation(
    change_cards::ChangeCardsMutation,
    confirm::ConfirmBanksMutation,
    set_policy::SetBankPolicyMutation,
    answer_suggestion::AnswerSuggestionMutation,
    keep_field::KeepBankFieldMutation,
    retire_field::RetireBankFieldMutation,
    fill_fields::FillBankFieldsMutation,
);
