//! The consents on which a mentorship stands (B-036, B-041): which of them hold on a day.

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::Date;
use domain::consent::ConsentPurpose;
use domain::id::{PersonId, SchoolId};
use domain::mentoring::{Mentorship as Pair, Side};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Mentorships;
use crate::codes;
use crate::entity::consent::{Column, Entity};
use crate::error::StoreError;

/// The consents of one person that hold at one school, each with its first day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Held(pub BTreeMap<ConsentPurpose, Date>);

impl Held {
    /// What somebody on `side` still has to consent to before an order names them.
    pub fn missing(&self, side: Side) -> Vec<ConsentPurpose> {
        let mut purposes = side.required_consents().to_vec();
        purposes.retain(|purpose| !self.0.contains_key(purpose));
        purposes
    }

    /// The first day of the consent to the duty itself, which the order names.
    pub fn duty_since(&self, side: Side) -> Option<Date> {
        let [_, duty] = side.required_consents();
        self.0.get(&duty).copied()
    }
}

impl<C: ConnectionTrait> Mentorships<'_, C> {
    /// The consents of each person that hold at their school on `on`. Who has none is absent. Of two for the same
    /// purpose the later one counts.
    pub async fn consents_held(
        &self,
        people: &[(SchoolId, PersonId)],
        on: Date,
    ) -> Result<BTreeMap<(SchoolId, PersonId), Held>, StoreError> {
        let asked: BTreeSet<_> = people.iter().copied().collect();
        let schools: BTreeSet<_> = people.iter().map(|(school, _)| school.0).collect();
        let persons: BTreeSet<_> = people.iter().map(|(_, person)| person.0).collect();
        let rows = Entity::find()
            .filter(Column::PersonId.is_in(persons))
            .filter(Column::SchoolId.is_in(schools))
            .filter(Column::WithdrawnOn.is_null())
            .filter(Column::ValidFrom.lte(on))
            .filter(Column::ValidUntil.is_null().or(Column::ValidUntil.gte(on)))
            .order_by_asc(Column::ValidFrom)
            .all(self.0)
            .await?;
        let mut found: BTreeMap<_, Held> = BTreeMap::new();
        for row in rows {
            let whose = (SchoolId(row.school_id), PersonId(row.person_id));
            if asked.contains(&whose) {
                let purpose = codes::value(&row.purpose, "consent", row.id)?;
                found
                    .entry(whose)
                    .or_default()
                    .0
                    .insert(purpose, row.valid_from);
            }
        }
        Ok(found)
    }

    /// The consents that hold at `school` on `on` of everybody who takes part in `pairs`.
    pub async fn consents_of<'p>(
        &self,
        school: SchoolId,
        pairs: impl IntoIterator<Item = &'p Pair>,
        on: Date,
    ) -> Result<BTreeMap<PersonId, Held>, StoreError> {
        let lines = pairs.into_iter().flat_map(|pair| &pair.participants);
        let people: Vec<_> = lines.map(|line| (school, line.person)).collect();
        let held = self.consents_held(&people, on).await?;
        Ok(held
            .into_iter()
            .map(|((_, person), held)| (person, held))
            .collect())
    }
}

/// Whether everybody who takes part in `pair` has given the consents that their side needs.
pub fn consented(pair: &Pair, held: &BTreeMap<PersonId, Held>) -> bool {
    pair.participants.iter().all(|line| {
        held.get(&line.person)
            .is_some_and(|held| held.missing(line.side).is_empty())
    })
}
