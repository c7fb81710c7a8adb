//! Consents.

mod give;
mod record_paper;
mod withdraw;

use async_graphql::MergedObject;
use domain::access::Denied;
use domain::access::rules::consent::ConsentFacts;
use domain::consent::{ConsentError, check};
use domain::id::{PersonId, SchoolId};
use persistence::consents::NewConsent;
use persistence::schools::LocatedSchool;
use persistence::{Failure, StoreError, UnitOfWork};

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
    let facts = ConsentFacts {
        person,
        at: here.school.at,
        related: !employed.is_empty() || ties.values().any(|ties| ties.open > 0),
    };
    Ok((here, facts))
}

/// Checks a consent of `person` about to be recorded: the text in force, the shape, and that there is none yet.
async fn admit(
    work: &UnitOfWork,
    here: &LocatedSchool,
    person: PersonId,
    new: &NewConsent<'_>,
) -> Result<Result<(), ConsentError>, StoreError> {
    if new.text_version != documents::consent::version(new.purpose) {
        return Ok(Err(ConsentError::TextChanged));
    }
    let (from, until) = (new.valid_from, new.valid_until);
    if let Err(error) = check(new.purpose, new.fields, from, until) {
        return Ok(Err(error));
    }
    let today = work.today(here.zone);
    let held = work.consents();
    let held = held.holding(person, new.operator, new.purpose, today);
    Ok(match held.await? {
        Some(_) => Err(ConsentError::AlreadyGiven),
        None => Ok(()),
    })
}
