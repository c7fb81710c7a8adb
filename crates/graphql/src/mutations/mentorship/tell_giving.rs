//! The school that gives its mentors to another one is told how far the pair has come.

use documents::letters::pairs::{GivenStep, given};
use domain::access::Role;
use persistence::mentorships::Mentorship;
use persistence::{StoreError, UnitOfWork};

use super::letters_of::ProposedNames;
use crate::mutations::letters;

/// Tells the curators and the heads of the giving school; nobody where the pair is of one school.
pub(crate) async fn tell_giving(
    work: &UnitOfWork,
    row: &Mentorship,
    step: GivenStep,
    link: &str,
) -> Result<(), StoreError> {
    let Some(giving) = row.pair.giving else {
        return Ok(());
    };
    let owner = work.schools().find(row.at.school).await?;
    let owner = owner.ok_or(StoreError::inconsistent("mentorship", row.id().0))?;
    let names = ProposedNames::of(work, &row.pair).await?;
    let letter = given(&names.proposed(&owner.short_name, link), step);
    let mut people = letters::holders(work, giving.school, Role::Curator).await?;
    people.extend(letters::holders(work, giving.school, Role::Head).await?);
    letters::send(work, people, &letter).await
}
