//! A person by name and job; what is behind that lies in the record.

use async_graphql::{ID, Object};
use domain::access::rules::person::{Action, PersonFacts};
use domain::access::{Subject, Verdict};
use domain::id::PersonId;
use persistence::people::{self, person_facts};

use super::enums::mirror;
use super::person_record::PersonRecord;
use super::pupil::Pupil;
use crate::desks::viewer_can;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{JobsOf, PartnersOf, PersonById, PupilOf};
use crate::viewer::Viewer;

mirror! {
    /// What the viewer may do with a person.
    PersonAction = "Action" {
        /// See name and job.
        Read,
        /// See contacts, seniority and education.
        ReadRecord,
        /// Correct the record.
        Edit,
    }
}

/// A person whose name the viewer may see.
#[derive(Clone)]
pub struct Person {
    viewer: Viewer,
    row: people::Person,
}

impl Person {
    /// A person whom the viewer was allowed to see: on their desk, in their pair, or by the policy's word.
    pub fn new(viewer: Viewer, row: people::Person) -> Self {
        Self { viewer, row }
    }

    /// The same by id; [`GqlError::NotFound`] for an id that never was.
    pub async fn load(viewer: &Viewer, id: PersonId) -> Result<Self, GqlError> {
        let row = viewer.loaders().load_one(PersonById(id)).await?;
        Ok(Self::new(viewer.clone(), row.ok_or(GqlError::NotFound)?))
    }

    /// The person as the policy sees them.
    pub(crate) async fn facts(&self) -> Result<PersonFacts, GqlError> {
        let loaders = self.viewer.loaders();
        let jobs = loaders.load_one(JobsOf(self.row.id)).await?;
        let partners = loaders.load_one(PartnersOf(self.row.id)).await?;
        let pupil = loaders.load_one(PupilOf(self.row.id)).await?;
        Ok(person_facts(
            self.row.id,
            &jobs.unwrap_or_default(),
            pupil.as_ref(),
            partners.unwrap_or_default(),
            self.viewer.store().clock().now(),
        ))
    }
}

/// A person, once for all their jobs.
#[Object]
impl Person {
    /// `person:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Last name.
    async fn last_name(&self) -> &str {
        self.row.name.last()
    }

    /// First name.
    async fn first_name(&self) -> &str {
        self.row.name.first()
    }

    /// Patronymic; `null` for who has none.
    async fn patronymic(&self) -> Option<&str> {
        self.row.name.patronymic()
    }

    /// «Иванова-Щёткина Мария Петровна».
    async fn full_name(&self) -> String {
        self.row.name.full()
    }

    /// «Иванова-Щёткина М. П.», with no-break spaces.
    async fn short_name(&self) -> String {
        self.row.name.with_initials()
    }

    /// The position of their present job, the latest of several; `null` for who has none.
    async fn position(&self) -> Option<Result<String, GqlError>> {
        async {
            let jobs = self.viewer.loaders().load_one(JobsOf(self.row.id)).await?;
            let now = self.viewer.store().clock().now();
            let mut jobs = jobs.unwrap_or_default().into_iter();
            let present = jobs.find(|job| job.is_current(now));
            Ok(present.map(|job| job.position_in_full()))
        }
        .await
        .transpose()
    }

    /// What is kept of a pupil; `null` for who is none.
    async fn pupil(&self) -> Option<Result<Pupil, GqlError>> {
        let key = PupilOf(self.row.id);
        let row = self.viewer.loaders().load_one(key).await.transpose()?;
        Some(match row {
            Ok(row) => Ok(Pupil::new(self.viewer.clone(), row)),
            Err(error) => Err(error.into()),
        })
    }

    /// Contacts, jobs, cards and consents; `null` for who may not read them.
    async fn record(&self) -> Option<Result<PersonRecord, GqlError>> {
        let facts = match self.facts().await {
            Ok(facts) => facts,
            Err(error) => return Some(Err(error)),
        };
        let verdict = facts.judge(self.viewer.actor(), Action::ReadRecord);
        let record = || PersonRecord::new(self.viewer.clone(), self.row.clone());
        (verdict == Verdict::Full).then(|| Ok(record()))
    }

    /// What the viewer may do with the person.
    async fn viewer_can(&self) -> Result<Vec<PersonAction>, GqlError> {
        let facts = self.facts().await?;
        Ok(viewer_can!(self.viewer, facts, Action::ALL))
    }
}
