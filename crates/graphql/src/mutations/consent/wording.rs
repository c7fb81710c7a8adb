//! What giving and recording a consent have in common: whether it may be, what it says, which one it replaces.

use domain::consent::{
    ConsentError, ConsentPurpose, Representative, Resource, Terms, check, next_review,
};
use domain::id::{ConsentId, PersonId};
use persistence::consents::{KeptConsent, NewConsent};
use persistence::schools::LocatedSchool;
use persistence::{Change, StoreError, UnitOfWork};

use crate::papers::consent as paper;

/// The most addresses in one consent.
const MOST: usize = 20;

/// A consent about to be recorded, but for its terms.
pub(super) struct Wording<'a> {
    /// The school, locked.
    pub(super) here: &'a LocatedSchool,
    /// Whose.
    pub(super) person: PersonId,
    /// The version of the text that was read or signed.
    pub(super) text_version: &'a str,
    /// The address that stands for the portal.
    pub(super) portal: &'a str,
    /// Who signed for a minor, who was born in this year.
    pub(super) signed_by: Option<(&'a Representative, i32)>,
}

impl<'a> Wording<'a> {
    /// Whether the consent may be recorded: the text in force, the shape, and nothing that says the same already. The
    /// answer is the consent whose place it takes, if there is one.
    pub(super) async fn admit(
        &self,
        work: &UnitOfWork,
        terms: &Terms<'_>,
    ) -> Result<Result<Option<KeptConsent>, ConsentError>, StoreError> {
        if self.text_version != documents::consent::version(terms.purpose) {
            return Ok(Err(ConsentError::TextChanged));
        }
        if let Err(error) = check(terms) {
            return Ok(Err(error));
        }
        let today = work.today(self.here.zone);
        let school = self.here.school.at.school;
        let held = work.consents();
        let held = held
            .holding(self.person, school, terms.purpose, today)
            .await?;
        Ok(match held {
            Some(old) => {
                let same_text = old.text_version == self.text_version;
                if old.terms.may_be_replaced(same_text, terms) {
                    Ok(Some(old))
                } else {
                    Err(ConsentError::AlreadyGiven)
                }
            }
            None => Ok(None),
        })
    }

    /// The consent with its text, ready to be kept.
    pub(super) async fn compose<'n>(
        &'n self,
        work: &UnitOfWork,
        id: ConsentId,
        terms: Terms<'n>,
    ) -> Result<NewConsent<'n>, StoreError> {
        let school = &self.here.school;
        let signer = self.signed_by.map(|(signer, _)| signer.clone());
        let giver = paper::giver(work, self.person, school.at.school, signer).await?;
        let request = paper::request(&terms, self.portal);
        let text = paper::text(&giver, &school.full_name, &request, Some(terms.valid_from));
        let born = self.signed_by.map(|(_, birth_year)| birth_year);
        Ok(NewConsent {
            id,
            operator: school.at.school,
            terms,
            text_version: self.text_version,
            signed_text: serde_json::to_value(text)?,
            signed_by: self.signed_by.map(|(signer, _)| signer),
            review_on: born.and_then(|year| next_review(year, work.today(self.here.zone))),
        })
    }
}

/// The addresses that somebody typed; the portal alone when nothing is said of them and the purpose names any.
pub(super) fn read_resources(
    purpose: ConsentPurpose,
    typed: Option<&[String]>,
    portal: &str,
) -> Result<Vec<Resource>, ConsentError> {
    let Some(typed) = typed else {
        let portal = purpose.names_resources().then_some(Resource::Portal);
        return Ok(portal.into_iter().collect());
    };
    if typed.len() > MOST {
        return Err(ConsentError::ResourcesDoNotFit);
    }
    let read = typed.iter().map(|typed| Resource::read(typed, portal));
    let mut read: Vec<Resource> = read
        .collect::<Result<_, _>>()
        .or(Err(ConsentError::ResourcesDoNotFit))?;
    read.sort_unstable();
    read.dedup();
    Ok(read)
}

/// Ends the consent whose place `new` takes. Nothing that rests on it is proposed to end: there is no day without one.
pub(super) async fn replace(
    work: &UnitOfWork,
    here: &LocatedSchool,
    old: Option<KeptConsent>,
    new: ConsentId,
) -> Result<(), StoreError> {
    let Some(old) = old else { return Ok(()) };
    let (id, person) = (old.terms.id, old.terms.person);
    let today = work.today(here.zone);
    work.consents().replace(person, id, new, today).await?;
    let change = Change {
        school: Some(here.school.at.school),
        from: Some("GIVEN"),
        to: Some("REPLACED"),
        ..Change::default()
    };
    work.note_consequence("consent", "Replace", id, change)
        .await
}
