//! Letters about a report on its way.

use documents::letters::Letter;
use documents::letters::reports::ReportLetter;
use domain::access::{Place, Role};
use domain::id::PersonId;
use domain::notice::NoticeKind;
use persistence::roadmap_reports::Report;
use persistence::{StoreError, UnitOfWork};

use crate::notify::{About, tell};

/// Who signs it: the head, or the authority.
pub(super) async fn who_signs(
    work: &UnitOfWork,
    report: &Report,
) -> Result<Vec<PersonId>, StoreError> {
    holders(work, report, &[Role::Head], &[Role::MunicipalAuthority]).await
}

/// Who wrote and signed it: the head and the curators, or the office.
pub(super) async fn who_reports(
    work: &UnitOfWork,
    report: &Report,
) -> Result<Vec<PersonId>, StoreError> {
    let school = [Role::Head, Role::Curator];
    holders(work, report, &school, &[Role::MunicipalMethodologist]).await
}

/// Who accepts it: the centre a school's, the authority a municipality's.
pub(super) async fn who_decides(
    work: &UnitOfWork,
    report: &Report,
) -> Result<Vec<PersonId>, StoreError> {
    let Some(municipality) = report.at.municipality else {
        return Ok(Vec::new());
    };
    let role = match report.at.school {
        Some(_) => Role::MunicipalMethodologist,
        None => Role::MunicipalAuthority,
    };
    let posts = work.posts();
    let posts = posts
        .at_municipalities(&[municipality], &[role], work.now())
        .await?;
    Ok(posts.into_iter().map(|post| post.person).collect())
}

async fn holders(
    work: &UnitOfWork,
    report: &Report,
    of_school: &[Role],
    of_office: &[Role],
) -> Result<Vec<PersonId>, StoreError> {
    let (posts, now) = (work.posts(), work.now());
    let posts = match report.at.place() {
        Place::School(id) => posts.at_schools(&[id], of_school, now).await?,
        Place::Municipality(id) => posts.at_municipalities(&[id], of_office, now).await?,
        Place::Region(_) => Vec::new(),
    };
    Ok(posts.into_iter().map(|post| post.person).collect())
}

/// Tells `people` of the report.
pub(super) async fn send(
    work: &UnitOfWork,
    report: &Report,
    public_url: &str,
    people: impl IntoIterator<Item = PersonId>,
    letter: impl Fn(&ReportLetter<'_>) -> Letter,
) -> Result<(), StoreError> {
    let broken = || StoreError::inconsistent("roadmap_report", report.id.0);
    let place = match report.at.place() {
        Place::School(id) => work.schools().find(id).await?.map(|one| one.short_name),
        Place::Municipality(id) => work.municipalities().find(id).await?.map(|one| one.name),
        Place::Region(_) => None,
    };
    let roadmap = work.roadmaps().find(report.roadmap).await?;
    let path = format!("/reports/{}", report.id.0);
    let letter = letter(&ReportLetter {
        place: &place.ok_or_else(broken)?,
        roadmap: roadmap.ok_or_else(broken)?.head.title.as_str(),
        from: report.from,
        until: report.until,
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
