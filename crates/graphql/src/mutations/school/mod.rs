//! Schools and the register of the model.

mod add;
mod roll_over;
mod set_model_participation;

use async_graphql::MergedObject;

/// Mutations of schools.
#[derive(MergedObject, Default)]
pub struct SchoolMutation(
    add::AddSchoolMutation,
    set_model_participation::SetModelParticipationMutation,
    roll_over::RollOverSchoolYearMutation,
);
