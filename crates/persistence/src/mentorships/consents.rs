//! The consents on which a mentorship stands (B-036, B-041): which of them hold on a day.

use std::collections::BTreeMap;

use domain::clock::Date;
use domain::consent::ConsentPurpose;
use domain::id::{PersonId, SchoolId};
use domain::mentoring::{Mentorship as Pair, Participant};
use sea_orm::ConnectionTrait;

use super::Mentorships;
use crate::consents::Consents;
use crate::error::StoreError;

/// The consents of one person that hold at one school on a day, each with its first day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Held(pub BTreeMap<ConsentPurpose, Date>);

impl Held {
    /// What of `required` is still to be consented to before an order names its owner.
    pub fn missing(&self, required: &[ConsentPurpose]) -> Vec<ConsentPurpose> {
        let mut purposes = required.to_vec();
        purposes.retain(|purpose| !self.0.contains_key(purpose));
        purposes
    }

    /// The day since which the owner of `line` consents to the duty itself, which the order names; of two duties the later
    /// one.
    pub fn duty_since(&self, line: &Participant) -> Option<Date> {
        let duties = line.required_consents().into_iter();
        let duties = duties.filter(|one| *one != ConsentPurpose::PersonalDataProcessing);
        let days: Option<Vec<Date>> = duties.map(|duty| self.0.get(&duty).copied()).collect();
        days?.into_iter().max()
    }
}

impl<C: ConnectionTrait> Mentorships<'_, C> {
    /// The consents of `people` that hold on `on`, by person and school; who has none is absent. Of two for the same
    /// purpose the later one counts.
    pub async fn consents_held(
        &self,
        people: &[PersonId],
        on: Date,
    ) -> Result<BTreeMap<(PersonId, SchoolId), Held>, StoreError> {
        let mut found: BTreeMap<_, Held> = BTreeMap::new();
        for consent in Consents(self.0).of_people(people).await? {
            let terms = consent.terms;
            if terms.holds(on) {
                let held = found.entry((terms.person, terms.operator)).or_default();
                // The latest comes first.
                held.0.entry(terms.purpose).or_insert(terms.valid_from);
            }
        }
        Ok(found)
    }

    /// The consents that hold on `on` of everybody who takes part in `pairs` of `school`: at that school, or at the one that
    /// gives the mentor.
    pub async fn consents_of<'p>(
        &self,
        school: SchoolId,
        pairs: impl IntoIterator<Item = &'p Pair>,
        on: Date,
    ) -> Result<BTreeMap<PersonId, Held>, StoreError> {
        let operators = pairs.into_iter().flat_map(|pair| {
            let operator = |side| pair.operator(side).unwrap_or(school);
            pair.members()
                .map(move |line| (line.person, operator(line.side)))
        });
        let operators: BTreeMap<PersonId, SchoolId> = operators.collect();
        let people: Vec<PersonId> = operators.keys().copied().collect();
        let held = self.consents_held(&people, on).await?.into_iter();
        let theirs = held.filter(|((person, at), _)| operators.get(person) == Some(at));
        Ok(theirs.map(|((person, _), held)| (person, held)).collect())
    }
}

/// Whether everybody who takes part in `pair` has given the consents that their part needs.
pub fn consented(pair: &Pair, held: &BTreeMap<PersonId, Held>) -> bool {
    pair.members().all(|line| {
        held.get(&line.person)
            .is_some_and(|held| held.missing(&line.required_consents()).is_empty())
    })
}
