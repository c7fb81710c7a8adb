//! The receipt that a person gets when a consent of theirs is recorded or taken back.

use documents::letters::consents::{Receipt, given as given_letter, withdrawn as withdrawn_letter};
use domain::clock::Date;
use domain::consent::{ConsentPurpose, destroy_by};
use domain::id::PersonId;
use domain::notice::NoticeKind;
use persistence::schools::LocatedSchool;
use persistence::{StoreError, UnitOfWork};

use crate::notify::{About, tell};

/// A receipt is read beside the consents.
const ABOUT: About<'static> = About {
    kind: NoticeKind::Consent,
    path: Some("/me/consents"),
    step: None,
};

/// Tells the person that their consent is recorded.
pub(super) async fn given(
    work: &UnitOfWork,
    here: &LocatedSchool,
    person: PersonId,
    purpose: ConsentPurpose,
    portal: &str,
) -> Result<(), StoreError> {
    let letter = given_letter(&receipt(here, purpose, work.today(here.zone), portal));
    tell(work, [person], &letter, ABOUT).await?;
    Ok(())
}

/// Tells the person that their consent is taken back, and what follows.
pub(super) async fn withdrawn(
    work: &UnitOfWork,
    here: &LocatedSchool,
    person: PersonId,
    purpose: ConsentPurpose,
    portal: &str,
) -> Result<(), StoreError> {
    let today = work.today(here.zone);
    let receipt = receipt(here, purpose, today, portal);
    let letter = withdrawn_letter(&receipt, destroy_by(purpose, today));
    tell(work, [person], &letter, ABOUT).await?;
    Ok(())
}

fn receipt<'a>(
    here: &'a LocatedSchool,
    purpose: ConsentPurpose,
    on: Date,
    portal: &'a str,
) -> Receipt<'a> {
    Receipt {
        place: &here.school.short_name,
        purpose,
        on,
        link: portal,
    }
}
