//! A partner of a school, whose people mentor there by an agreement.

use async_graphql::{ID, Object};
use domain::access::rules::partner::{Action, PartnerFacts};
use domain::access::{Subject, Verdict};
use domain::id::PartnerId;
use domain::org::Whereabouts;
use persistence::employments::Job;
use persistence::partners;
use uuid::Uuid;

use super::enums::mirror;
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::desks::viewer_can;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{PartnerById, SchoolById};
use crate::viewer::Viewer;

mirror! {
    /// What a partner is.
    PartnerKind = "domain::org::PartnerKind" {
        /// An enterprise or another legal person.
        Enterprise,
        /// A public organisation.
        PublicOrganisation,
        /// A college, a university, another school.
        EducationOrganisation,
        /// Somebody who comes for themselves.
        NaturalPerson,
        /// Anything else.
        Other,
    }
}

mirror! {
    /// What the viewer may do with a partner.
    PartnerAction = "Action" {
        /// Read it with its contacts and its agreement.
        Read,
        /// Change it, and enter its people.
        Keep,
    }
}

/// A partner whose name the viewer may know.
#[derive(Clone)]
pub struct Partner {
    viewer: Viewer,
    row: partners::Partner,
}

impl Partner {
    /// The partner that the viewer has just written.
    pub(crate) async fn load(viewer: &Viewer, id: PartnerId) -> Result<Self, GqlError> {
        let row = viewer.store().partners().find(id).await?;
        Ok(Self {
            viewer: viewer.clone(),
            row: row.ok_or(GqlError::NotFound)?,
        })
    }

    /// Who sends somebody whose job the viewer may know.
    pub(crate) async fn sending(viewer: &Viewer, job: &Job) -> Result<Option<Self>, GqlError> {
        let Some(sender) = &job.partner else {
            return Ok(None);
        };
        let row = viewer.loaders().load_one(PartnerById(sender.id)).await?;
        Ok(row.map(|row| Self {
            viewer: viewer.clone(),
            row,
        }))
    }

    /// The partners of a school; nothing for who may not read them.
    pub(crate) async fn of_school(
        viewer: &Viewer,
        at: Whereabouts,
    ) -> Result<Option<Vec<Self>>, GqlError> {
        let id = PartnerId(Uuid::nil());
        let any = PartnerFacts { id, at };
        if any.judge(viewer.actor(), Action::Read) != Verdict::Full {
            return Ok(None);
        }
        let rows = viewer.store().partners().of_school(at.school).await?;
        let node = |row| Self {
            viewer: viewer.clone(),
            row,
        };
        Ok(Some(rows.into_iter().map(node).collect()))
    }

    async fn facts(&self) -> Result<PartnerFacts, GqlError> {
        let key = SchoolById(self.row.school);
        let school = self.viewer.loaders().load_one(key).await?;
        Ok(self.row.facts(school.ok_or(GqlError::NotFound)?.at))
    }

    /// `value`, for who may read more of it than its name.
    async fn to_readers<T>(&self, value: Option<T>) -> Result<Option<T>, GqlError> {
        let read = self.facts().await?.judge(self.viewer.actor(), Action::Read);
        Ok(value.filter(|_| read == Verdict::Full))
    }
}

/// An enterprise, an organisation or a person whose people mentor at a school by an agreement. The school does not employ
/// them. Contacts and agreement are for its head and curators.
#[Object]
impl Partner {
    /// `partner:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The school whose partner it is.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// What it is.
    async fn kind(&self) -> PartnerKind {
        self.row.kind.into()
    }

    /// «ООО «Ромашка»».
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// How it is reached.
    async fn contacts(&self) -> Result<Option<&str>, GqlError> {
        self.to_readers(self.row.contacts.as_deref()).await
    }

    /// The number of the agreement.
    async fn agreement_number(&self) -> Result<Option<&str>, GqlError> {
        self.to_readers(self.row.agreement_number.as_deref()).await
    }

    /// Its date; `null` while there is none.
    async fn agreement_on(&self) -> Result<Option<Date>, GqlError> {
        self.to_readers(self.row.term.on.map(Into::into)).await
    }

    /// Its last day; `null` for one without a term.
    async fn agreement_until(&self) -> Result<Option<Date>, GqlError> {
        self.to_readers(self.row.term.until.map(Into::into)).await
    }

    /// Whether the agreement holds today: only then its people are proposed as mentors.
    async fn in_force(&self) -> Result<bool, GqlError> {
        let today = self.viewer.today_at(self.row.school).await?;
        Ok(self.row.term.is_in_force(today))
    }

    /// Whom it sent or sends, by name, at most two hundred; `null` for who may not read it.
    #[graphql(complexity = "20 * child_complexity")]
    async fn people(&self) -> Result<Option<Vec<Person>>, GqlError> {
        if self.to_readers(Some(())).await?.is_none() {
            return Ok(None);
        }
        let rows = self.viewer.store().partners().people(self.row.id).await?;
        let node = |row| Person::new(self.viewer.clone(), row);
        Ok(Some(rows.into_iter().map(node).collect()))
    }

    /// To be sent back with a change, which is refused when somebody else was faster.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it.
    async fn viewer_can(&self) -> Result<Vec<PartnerAction>, GqlError> {
        let facts = self.facts().await?;
        Ok(viewer_can!(self.viewer, facts, Action::ALL))
    }
}
