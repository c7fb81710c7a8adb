//! Consents.

mod attach_scan;
mod give;
mod receipts;
mod record_paper;
mod withdraw;
mod wording;

pub(crate) use attach_scan::attach_scan;

use async_graphql::MergedObject;
use domain::access::Denied;
use domain::access::rules::consent::ConsentFacts;
use domain::id::{PersonId, SchoolId};
use persistence::schools::LocatedSchool;
use persistence::{Failure, UnitOfWork};

/// Mutations of consents.
#[derive(MergedObject, Default)]
pub struct ConsentMutation(
    give::GiveConsentMutation,
    record_paper::RecordPaperConsentMutation,
    withdraw::WithdrawConsentMutation,
);

/// The school, locked, with a consent of `person` to it as the policy sees it.
async fn facts<R>(
    work: &UnitOfWork,
    person: PersonId,
    school: SchoolId,
) -> Result<(LocatedSchool, ConsentFacts), Failure<R>> {
    let here = work.schools().lock(school).await?.ok_or(Denied::Hidden)?;
    let today = work.today(here.zone);
    let employments = work.employments();
    let employed = employments.employed(&[person], school, today).await?;
    let ties = work.consents().ties(&[(person, school)]).await?;
    let pupil = work.pupils().find(person).await?;
    let learns = pupil.is_some_and(|pupil| pupil.at.school == school);
    let facts = ConsentFacts {
        person,
        at: here.school.at,
        related: learns || !employed.is_empty() || ties.values().any(|ties| ties.open > 0),
    };
    Ok((here, facts))
}
