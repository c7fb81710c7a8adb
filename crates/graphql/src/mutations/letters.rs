//! Letters that a mutation puts out; they leave when it is committed.

use documents::letters::Letter;
use domain::access::Role;
use domain::id::{PersonId, SchoolId};
use persistence::{StoreError, UnitOfWork};

use crate::notify::{About, tell};

/// Tells each of `people` what the letter says, as a message without a page of its own; see [`tell`].
pub(crate) async fn send(
    work: &UnitOfWork,
    people: impl IntoIterator<Item = PersonId>,
    letter: &Letter,
) -> Result<(), StoreError> {
    tell(work, people, letter, About::MESSAGE).await?;
    Ok(())
}

/// Who holds `role` at `school` now.
pub(crate) async fn holders(
    work: &UnitOfWork,
    school: SchoolId,
    role: Role,
) -> Result<Vec<PersonId>, StoreError> {
    let posts = work
        .posts()
        .at_schools(&[school], &[role], work.now())
        .await?;
    Ok(posts.into_iter().map(|post| post.person).collect())
}
