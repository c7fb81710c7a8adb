//! Who and what is known already: what a file is compared with.

use std::collections::BTreeMap;

use domain::access::{Reach, Scope};
use domain::clock::Date;
use domain::id::{EmploymentId, MunicipalityId, SchoolId};
use domain::import::{
    ImportKind, KnownCard, KnownJob, KnownNeed, KnownPair, KnownPerson, KnownSchool,
};
use domain::mentoring::{MentorshipStateKind, Side};
use domain::org::Whereabouts;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::Imports;
use crate::entity::{employment, mentor_card, need, school};
use crate::error::StoreError;
use crate::mentor_cards::MentorCard;
use crate::mentorships::{Mentorship, MentorshipFilter, Mentorships};
use crate::needs::Need;
use crate::people::{People, Person};
use crate::schools::School;

/// What a file is compared with.
#[derive(Clone, Debug)]
pub enum Known {
    /// The people of the municipality.
    People(Vec<KnownPerson>),
    /// They, and the bank of mentors.
    Cards(Vec<KnownPerson>, Vec<(KnownCard, MentorCard)>),
    /// They, and the bank of mentees.
    Needs(Vec<KnownPerson>, Vec<(KnownNeed, Need)>),
    /// They, and the pairs of the school that run, ran, or are on the way to it.
    Pairs(Vec<KnownPerson>, Vec<KnownPair>),
    /// The schools of the municipality.
    Schools(Vec<KnownSchool>),
}

impl<C: ConnectionTrait> Imports<'_, C> {
    /// What files of a kind are compared with at a school.
    pub async fn known_at(
        &self,
        kind: ImportKind,
        at: Whereabouts,
        today: Date,
    ) -> Result<Known, StoreError> {
        Ok(match kind {
            ImportKind::Organisations => Known::Schools(self.known_schools(at.municipality).await?),
            ImportKind::People => Known::People(self.known_people(at, today).await?),
            ImportKind::MentorCards => {
                let people = self.known_people(at, today).await?;
                Known::Cards(people, self.known_cards(at.school).await?)
            }
            ImportKind::Needs => {
                let people = self.known_people(at, today).await?;
                Known::Needs(people, self.known_needs(at.school).await?)
            }
            ImportKind::Pairs => {
                let people = self.known_people(at, today).await?;
                Known::Pairs(people, self.known_pairs(at.school).await?)
            }
        })
    }

    /// The people of the school's municipality, with their jobs at the school that are not over on `today`. Nobody
    /// beyond the municipality is looked at, and so nobody is revealed.
    async fn known_people(
        &self,
        at: Whereabouts,
        today: Date,
    ) -> Result<Vec<KnownPerson>, StoreError> {
        let scope = Scope::only(Reach::Municipality(at.municipality));
        let people: Vec<Person> = People(self.0).all_within(&scope).await?;
        let lasting = employment::Column::EndedOn
            .is_null()
            .or(employment::Column::EndedOn.gte(today));
        let jobs = employment::Entity::find()
            .filter(employment::Column::SchoolId.eq(at.school.0))
            .filter(lasting)
            .order_by_asc(employment::Column::StartedOn)
            .order_by_asc(employment::Column::Id)
            .all(self.0)
            .await?;
        let mut jobs: BTreeMap<Uuid, KnownJob> = jobs
            .into_iter()
            .map(|row| (row.person_id, known_job(row)))
            .collect();
        let known = |person: Person| KnownPerson {
            job: jobs.remove(&person.id.0),
            id: person.id,
            name: person.name,
            birth_date: person.birth_date,
            email: person.email,
            phone: person.phone,
            version: person.version,
        };
        Ok(people.into_iter().map(known).collect())
    }

    /// The cards of a school's bank of mentors, those that have left it too.
    async fn known_cards(
        &self,
        school: SchoolId,
    ) -> Result<Vec<(KnownCard, MentorCard)>, StoreError> {
        let rows = mentor_card::Entity::find()
            .filter(mentor_card::Column::SchoolId.eq(school.0))
            .all(self.0)
            .await?;
        let known = |row| {
            let card = MentorCard::try_from(row)?;
            let known = KnownCard {
                person: card.person,
                competences: card.competences.clone(),
                subjects: card.subjects.clone(),
                topics: card.topics.clone(),
                formats: card.formats.clone(),
                capacity: card.capacity,
            };
            Ok((known, card))
        };
        rows.into_iter().map(known).collect()
    }

    /// The needs of a school's bank of mentees, those that have left it too.
    async fn known_needs(&self, school: SchoolId) -> Result<Vec<(KnownNeed, Need)>, StoreError> {
        let rows = need::Entity::find()
            .filter(need::Column::SchoolId.eq(school.0))
            .all(self.0)
            .await?;
        let known = |row| {
            let need = Need::try_from(row)?;
            let known = KnownNeed {
                person: need.person,
                request: need.request.clone(),
                topics: need.topics.clone(),
                formats: need.formats.clone(),
                categories: need.categories.clone(),
            };
            Ok((known, need))
        };
        rows.into_iter().map(known).collect()
    }

    /// The pairs of a school; not those that came to nothing.
    async fn known_pairs(&self, school: SchoolId) -> Result<Vec<KnownPair>, StoreError> {
        let filter = MentorshipFilter {
            states: [
                MentorshipStateKind::TAKING_A_PLACE.as_slice(),
                &[MentorshipStateKind::Ended],
            ]
            .concat(),
            ..MentorshipFilter::default()
        };
        let scope = Scope::only(Reach::School(school));
        let rows = Mentorships(self.0).all_within(&scope, &filter).await?;
        let known = |row: Mentorship| KnownPair {
            id: row.id(),
            mentors: row.pair.acting(Side::Mentor).collect(),
            mentees: row.pair.acting(Side::Mentee).collect(),
            span: (
                row.pair.state.since(),
                row.pair.state.end().map(|(day, _)| day),
            ),
        };
        Ok(rows.into_iter().map(known).collect())
    }

    /// The schools of a municipality.
    async fn known_schools(
        &self,
        municipality: MunicipalityId,
    ) -> Result<Vec<KnownSchool>, StoreError> {
        let rows = school::Entity::find()
            .filter(school::Column::MunicipalityId.eq(municipality.0))
            .all(self.0)
            .await?;
        let known = |row| {
            let school = School::try_from(row)?;
            Ok(KnownSchool {
                id: school.at.school,
                short_name: school.short_name,
                full_name: school.full_name,
                kind: school.kind,
            })
        };
        rows.into_iter().map(known).collect()
    }
}

fn known_job(row: employment::Model) -> KnownJob {
    KnownJob {
        id: EmploymentId(row.id),
        position: row.position,
        subject: row.subject,
        started_on: row.started_on,
        teaching_since: row.teaching_since,
        pedagogical_education: row.pedagogical_education,
        transferred: row.transferred,
    }
}
