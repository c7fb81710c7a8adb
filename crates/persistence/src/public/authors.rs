//! Authors of practices: of each the fields that a dissemination consent covers today, and nothing else.

use std::collections::HashMap;

use domain::clock::{Date, Timestamp, Zone};
use domain::consent::{Consent, ConsentPurpose, PublicField};
use domain::id::{ConsentId, PersonId, PracticeId, SchoolId};
use domain::text::PersonName;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

use super::Public;
use crate::codes;
use crate::error::StoreError;

/// What everybody may know of an author; each field on its own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PublicAuthor {
    /// Last name, first name, patronymic.
    pub name: Option<String>,
    /// What the author is at the school that describes the practice.
    pub position: Option<String>,
    /// The short name of that school.
    pub workplace: Option<String>,
}

/// An author with what everybody may know of them, for those who may know who it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Author {
    /// Who.
    pub person: PersonId,
    /// The fields that a consent covers today, in the order of the enum.
    pub fields: Vec<PublicField>,
    /// What everybody may know.
    pub shown: PublicAuthor,
}

impl<C: ConnectionTrait> Public<'_, C> {
    /// The authors of each of `practices` in their order, as the consents stand at `now` in the school's zone.
    ///
    /// A consent counts when it was given to the school that describes the practice: it is that school which makes
    /// the fields public. A practice without authors is absent. One statement, however many practices there are.
    pub async fn authors(
        &self,
        practices: &[PracticeId],
        now: Timestamp,
    ) -> Result<HashMap<PracticeId, Vec<Author>>, StoreError> {
        if practices.is_empty() {
            return Ok(HashMap::new());
        }
        let ids: Vec<Value> = practices.iter().map(|id| id.0.into()).collect();
        let marks: Vec<String> = (1..=ids.len()).map(|mark| format!("${mark}")).collect();
        let sql = SELECT.replace("$ids", &marks.join(", "));
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, ids);
        let mut found: HashMap<PracticeId, Vec<Author>> = HashMap::new();
        for row in Line::find_by_statement(statement).all(self.0).await? {
            let authors = found.entry(PracticeId(row.practice_id)).or_default();
            let person = PersonId(row.person_id);
            // The lines of an author stand together.
            if authors.last().is_none_or(|last| last.person != person) {
                authors.push(Author {
                    person,
                    fields: Vec::new(),
                    shown: PublicAuthor::default(),
                });
            }
            if let Some(author) = authors.last_mut() {
                row.add_to(author, now)?;
            }
        }
        Ok(found)
    }
}

/// A line for each author, consent, field and job. A name is not even read without a consent that covers it.
const SELECT: &str = "\
    SELECT a.practice_id, a.person_id, r.time_zone, \
           c.id AS consent_id, c.school_id, c.resources, c.valid_from, c.valid_until, f.field, \
           n.last_name, n.first_name, n.patronymic, \
           e.position, e.started_on, e.ended_on, s.short_name \
    FROM practice_author a \
    JOIN practice p ON p.id = a.practice_id \
    JOIN region r ON r.id = p.region_id \
    LEFT JOIN consent c ON c.person_id = a.person_id AND c.school_id = p.school_id \
        AND c.purpose = 'PERSONAL_DATA_DISSEMINATION' AND c.withdrawn_on IS NULL \
    LEFT JOIN consent_field f ON f.consent_id = c.id \
    LEFT JOIN person n ON n.id = a.person_id AND f.field = 'NAME' \
    LEFT JOIN employment e ON e.person_id = a.person_id AND e.school_id = p.school_id \
        AND f.field IN ('POSITION', 'WORKPLACE') \
    LEFT JOIN school s ON s.id = e.school_id \
    WHERE a.practice_id IN ($ids) \
    ORDER BY a.practice_id, a.position, a.person_id, c.valid_from, c.id, e.started_on, e.id";

#[derive(FromQueryResult)]
struct Line {
    practice_id: Uuid,
    person_id: Uuid,
    time_zone: String,
    consent_id: Option<Uuid>,
    school_id: Option<Uuid>,
    resources: Option<serde_json::Value>,
    valid_from: Option<Date>,
    valid_until: Option<Date>,
    field: Option<String>,
    last_name: Option<String>,
    first_name: Option<String>,
    patronymic: Option<String>,
    position: Option<String>,
    started_on: Option<Date>,
    ended_on: Option<Date>,
    short_name: Option<String>,
}

impl Line {
    fn add_to(self, author: &mut Author, now: Timestamp) -> Result<(), StoreError> {
        let zone = Zone::named(&self.time_zone)
            .ok_or(StoreError::inconsistent("region", self.practice_id))?;
        let today = zone.date(now);
        let Some((field, consent)) = self.consent(author.person)? else {
            return Ok(());
        };
        if !consent.publishes(field, today) {
            return Ok(());
        }
        if !author.fields.contains(&field) {
            author.fields.push(field);
            author.fields.sort_unstable();
        }
        let works_there = self.started_on.is_some_and(|from| from <= today)
            && self.ended_on.is_none_or(|until| until >= today);
        match field {
            PublicField::Name => author.shown.name = self.name()?,
            PublicField::Position if works_there => author.shown.position = self.position,
            PublicField::Workplace if works_there => author.shown.workplace = self.short_name,
            // Who has left the school is not said to work there.
            PublicField::Position | PublicField::Workplace => {}
        }
        Ok(())
    }

    /// The consent of this line and the field that it is about, as the rules see them.
    fn consent(&self, person: PersonId) -> Result<Option<(PublicField, Consent)>, StoreError> {
        let (Some(id), Some(school), Some(resources), Some(valid_from), Some(field)) = (
            self.consent_id,
            self.school_id,
            &self.resources,
            self.valid_from,
            &self.field,
        ) else {
            return Ok(None);
        };
        let field = codes::value(field, "consent_field", id)?;
        let consent = Consent {
            id: ConsentId(id),
            person,
            operator: SchoolId(school),
            purpose: ConsentPurpose::PersonalDataDissemination,
            fields: vec![field],
            resources: codes::list(resources.clone(), "consent", id)?,
            valid_from,
            valid_until: self.valid_until,
            // Those that were withdrawn or replaced are not read.
            withdrawn_on: None,
            replaced_by: None,
            signed_by: None,
            review_on: None,
        };
        Ok(Some((field, consent)))
    }

    fn name(&self) -> Result<Option<String>, StoreError> {
        let (Some(last), Some(first)) = (&self.last_name, &self.first_name) else {
            return Ok(None);
        };
        let name = PersonName::parse(last, first, self.patronymic.as_deref())
            .or(Err(StoreError::inconsistent("person", self.person_id)))?;
        Ok(Some(name.full()))
    }
}
