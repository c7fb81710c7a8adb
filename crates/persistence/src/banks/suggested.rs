//! Whom employment suggests for the bank of mentees, less what a curator has answered.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Permit;
use domain::access::rules::place::school::KeepBanks;
use domain::bank::{Suggestion, suggestions};
use domain::clock::{Date, Timestamp};
use domain::id::{PersonId, SchoolId};
use domain::people::{CardState, MenteeCategory};
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QuerySelect,
};
use uuid::Uuid;

use super::Banks;
use crate::codes;
use crate::employments::Employments;
use crate::entity::suggestion_answer::{ActiveModel, Column, Entity};
use crate::entity::{employment, need};
use crate::error::StoreError;

/// Somebody whom employment suggests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggested {
    /// Who.
    pub person: PersonId,
    /// Why, and since when.
    pub suggestions: Vec<Suggestion>,
}

impl<C: ConnectionTrait> Banks<'_, C> {
    /// Who may need a mentor at `school` on `today`, the latest come first: what is in the bank already, and what was
    /// answered since that job began, is left out.
    pub async fn suggested(
        &self,
        school: SchoolId,
        today: Date,
    ) -> Result<Vec<Suggested>, StoreError> {
        let people: Vec<Uuid> = employment::Entity::find()
            .select_only()
            .distinct()
            .column(employment::Column::PersonId)
            .filter(employment::Column::SchoolId.eq(school.0))
            // Who is sent by a partner comes to mentor, not to be mentored.
            .filter(employment::Column::PartnerId.is_null())
            .filter(employment::Column::StartedOn.lte(today))
            .filter(
                employment::Column::EndedOn
                    .is_null()
                    .or(employment::Column::EndedOn.gte(today)),
            )
            .into_tuple()
            .all(self.0)
            .await?;
        let people: Vec<_> = people.into_iter().map(PersonId).collect();
        let mut jobs: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
        for job in Employments(self.0).of_people(&people).await? {
            jobs.entry(job.terms.person).or_default().push(job.terms);
        }
        let known = self.known(school).await?;
        let mut found = Vec::new();
        for (person, jobs) in jobs {
            let open = suggestions(&jobs, school, today).into_iter();
            let open: Vec<_> = open
                .filter(|one| match known.get(&(person, one.category)) {
                    Some(Some(answered)) => *answered < one.since,
                    Some(None) => false,
                    None => true,
                })
                .collect();
            if !open.is_empty() {
                found.push(Suggested {
                    person,
                    suggestions: open,
                });
            }
        }
        let latest = |one: &Suggested| one.suggestions.iter().map(|each| each.since).max();
        found.sort_by_key(|one| (std::cmp::Reverse(latest(one)), one.person));
        Ok(found)
    }

    /// What needs no suggestion: categories of the bank, and what was answered, with the job that it was about.
    async fn known(
        &self,
        school: SchoolId,
    ) -> Result<BTreeMap<(PersonId, MenteeCategory), Option<Date>>, StoreError> {
        let mut known = BTreeMap::new();
        let answers = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .all(self.0)
            .await?;
        for row in answers {
            let category = codes::value(&row.category, "suggestion_answer", row.person_id)?;
            known.insert((PersonId(row.person_id), category), Some(row.since));
        }
        let needs: Vec<(Uuid, Uuid, serde_json::Value)> = need::Entity::find()
            .select_only()
            .column(need::Column::Id)
            .column(need::Column::PersonId)
            .column(need::Column::Categories)
            .filter(need::Column::SchoolId.eq(school.0))
            .filter(need::Column::State.ne(codes::code(CardState::Left)))
            .into_tuple()
            .all(self.0)
            .await?;
        for (id, person, categories) in needs {
            for category in codes::list(categories, "need", id)? {
                known.insert((PersonId(person), category), None);
            }
        }
        Ok(known)
    }
}

impl Banks<'_, DatabaseTransaction> {
    /// Notes that `suggestions` about `person` at the school that the permit is for were answered.
    pub async fn answer_suggestions(
        &self,
        permit: &Permit<KeepBanks>,
        person: PersonId,
        suggestions: &[Suggestion],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let distinct: BTreeSet<_> = suggestions.iter().copied().collect();
        let rows = distinct.into_iter().map(|one| ActiveModel {
            person_id: Set(person.0),
            school_id: Set(permit.on()),
            category: Set(codes::code(one.category)),
            since: Set(one.since),
            answered_by: Set(permit.by().0),
            answered_at: Set(now),
        });
        let key = [Column::PersonId, Column::SchoolId, Column::Category];
        let newer = [Column::Since, Column::AnsweredBy, Column::AnsweredAt];
        let conflict = OnConflict::columns(key).update_columns(newer).to_owned();
        Entity::insert_many(rows)
            .on_conflict(conflict)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}
