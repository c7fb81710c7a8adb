//! Letters about a school's roadmap on its way through the review.

use documents::letters::Letter;
use documents::letters::roadmaps::ReviewLetter;
use domain::access::Role;
use domain::notice::NoticeKind;
use persistence::roadmaps::Roadmap;
use persistence::{StoreError, UnitOfWork};

use crate::notify::{About, tell};

/// Tells the centre.
pub(super) async fn centre(
    work: &UnitOfWork,
    roadmap: &Roadmap,
    public_url: &str,
    letter: impl Fn(&ReviewLetter<'_>) -> Letter,
) -> Result<(), StoreError> {
    let Some(municipality) = roadmap.at.municipality else {
        return Ok(());
    };
    let roles = [Role::MunicipalMethodologist];
    let posts = work.posts();
    let posts = posts
        .at_municipalities(&[municipality], &roles, work.now())
        .await?;
    let people = posts.into_iter().map(|post| post.person).collect();
    send(work, roadmap, public_url, people, letter).await
}

/// Tells the school: its head and its curators.
pub(super) async fn school(
    work: &UnitOfWork,
    roadmap: &Roadmap,
    public_url: &str,
    letter: impl Fn(&ReviewLetter<'_>) -> Letter,
) -> Result<(), StoreError> {
    let Some(school) = roadmap.at.school else {
        return Ok(());
    };
    let roles = [Role::Head, Role::Curator];
    let posts = work.posts();
    let posts = posts.at_schools(&[school], &roles, work.now()).await?;
    let people = posts.into_iter().map(|post| post.person).collect();
    send(work, roadmap, public_url, people, letter).await
}

async fn send(
    work: &UnitOfWork,
    roadmap: &Roadmap,
    public_url: &str,
    people: Vec<domain::id::PersonId>,
    letter: impl Fn(&ReviewLetter<'_>) -> Letter,
) -> Result<(), StoreError> {
    let Some(school) = roadmap.at.school else {
        return Ok(());
    };
    let found = work.schools().find(school).await?;
    let place = found.ok_or(StoreError::inconsistent("roadmap", roadmap.id.0))?;
    let path = format!("/roadmaps/{}", roadmap.id.0);
    let letter = letter(&ReviewLetter {
        place: &place.short_name,
        roadmap: roadmap.head.title.as_str(),
        link: &format!("{public_url}{path}"),
    });
    let about = About {
        kind: NoticeKind::Message,
        path: Some(&path),
        step: None,
    };
    tell(work, people, &letter, about).await?;
    Ok(())
}
