//! Letters that a mutation puts out; they leave when it is committed.

use std::collections::BTreeSet;

use documents::letters::Letter;
use domain::access::Role;
use domain::id::{PersonId, SchoolId};
use domain::text::Email;
use persistence::mail::NewLetter;
use persistence::{StoreError, UnitOfWork};

/// Puts the letter out to each of `people` whom letters reach: at the address of their account, or at the one in their
/// record when they have none. Whose account is closed gets nothing.
pub(crate) async fn send(
    work: &UnitOfWork,
    people: impl IntoIterator<Item = PersonId>,
    letter: &Letter,
) -> Result<(), StoreError> {
    let people: BTreeSet<PersonId> = people.into_iter().collect();
    for person in people {
        let Some(to) = address(work, person).await? else {
            continue;
        };
        let new = NewLetter {
            to: &to,
            subject: &letter.subject,
            body: &letter.body,
        };
        work.post(new).await?;
    }
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

async fn address(work: &UnitOfWork, person: PersonId) -> Result<Option<Email>, StoreError> {
    if let Some(account) = work.accounts().find_of(person).await? {
        return Ok(account.disabled_at.is_none().then_some(account.email));
    }
    let record = work.people().find(person).await?;
    let raw = record.and_then(|person| person.email);
    Ok(raw.and_then(|raw| Email::parse(&raw).ok()))
}
