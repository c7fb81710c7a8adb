//! Letters to a school about what it answers in a campaign.

use documents::letters::Letter;
use documents::letters::campaigns::CampaignLetter;
use domain::access::Role;
use domain::notice::NoticeKind;
use persistence::campaigns::Campaign;
use persistence::submissions::Submission;
use persistence::{StoreError, UnitOfWork};

use crate::notify::{About, tell};

/// Who writes answers and who signs them.
pub(crate) const WRITERS: [Role; 2] = [Role::Head, Role::Curator];

/// Tells the holders of `roles` at the school of the submission.
pub(crate) async fn send(
    work: &UnitOfWork,
    campaign: &Campaign,
    submission: &Submission,
    public_url: &str,
    roles: &[Role],
    letter: impl Fn(&CampaignLetter<'_>) -> Letter,
) -> Result<(), StoreError> {
    let school = submission.at.school;
    let found = work.schools().find(school).await?;
    let found = found.ok_or(StoreError::inconsistent(
        "campaign_submission",
        submission.id.0,
    ))?;
    let posts = work
        .posts()
        .at_schools(&[school], roles, work.now())
        .await?;
    let path = format!("/submissions/{}", submission.id.0);
    let letter = letter(&CampaignLetter {
        campaign: campaign.design.title.as_str(),
        school: &found.short_name,
        due: submission.due,
        link: &format!("{public_url}{path}"),
    });
    let about = About {
        kind: NoticeKind::Message,
        path: Some(&path),
        step: None,
    };
    let people = posts.into_iter().map(|post| post.person);
    tell(work, people, &letter, about).await?;
    Ok(())
}
