//! What a person reads before they consent.

use async_graphql::Object;
use documents::consent::version;
use domain::consent::{ConsentPurpose as Purpose, PublicField as Field, Resource, Terms};
use domain::id::SchoolId;
use persistence::employments::Job;
use persistence::people;

use super::consent::Consent;
use super::enums::{ConsentPurpose, PublicField};
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::loaders::{ConsentsOf, SchoolById};
use crate::papers::consent::{self as paper, Giver};
use crate::viewer::Viewer;

/// The text of one consent that the viewer can give at one of their workplaces.
#[derive(Clone)]
pub struct ConsentText {
    viewer: Viewer,
    purpose: Purpose,
    job: Job,
    giver: Giver,
}

impl ConsentText {
    /// The text for `purpose` that `person`, the viewer, can give to the school of their `job`.
    pub(crate) fn new(viewer: Viewer, purpose: Purpose, person: &people::Person, job: Job) -> Self {
        let contact = person.phone.clone().or_else(|| person.email.clone());
        let giver = Giver {
            name: person.name.clone(),
            position: job.position.clone(),
            contact,
            representative: None,
        };
        Self {
            viewer,
            purpose,
            job,
            giver,
        }
    }

    async fn holding(&self) -> Result<Option<Consent>, GqlError> {
        let person = self.viewer.person()?;
        let all = self.viewer.loaders().load_one(ConsentsOf(person)).await?;
        let today = self.viewer.today(self.job.zone);
        let mut all = all.unwrap_or_default().into_iter();
        let given = all.find(|row| {
            let terms = &row.terms;
            terms.operator == self.school_id()
                && terms.purpose == self.purpose
                && terms.holds(today)
        });
        Ok(given.map(|row| Consent::new(self.viewer.clone(), row)))
    }

    fn school_id(&self) -> SchoolId {
        self.job.at.school
    }

    async fn school_name(&self) -> Result<String, GqlError> {
        let key = SchoolById(self.school_id());
        let school = self.viewer.loaders().load_one(key).await?;
        Ok(school.ok_or(GqlError::NotFound)?.full_name)
    }

    async fn compose(&self, choice: Choice) -> Result<documents::consent::ConsentText, GqlError> {
        let portal = &self.viewer.installation().public_url;
        let all = paper::all_of(self.purpose, self.viewer.today(self.job.zone));
        let fields = choice
            .fields
            .map(|fields| fields.into_iter().map(Into::into).collect());
        let fields: Vec<Field> = fields.unwrap_or_else(|| all.fields.to_vec());
        let resources = match choice.resources {
            None => all.resources.to_vec(),
            // What is no address is left out here, and refused when the consent is given.
            Some(typed) => typed
                .iter()
                .filter_map(|typed| Resource::read(typed, portal).ok())
                .collect(),
        };
        let terms = Terms {
            fields: if self.purpose.names_fields() {
                &fields
            } else {
                &[]
            },
            resources: if self.purpose.names_resources() {
                &resources
            } else {
                &[]
            },
            valid_until: choice.valid_until,
            ..all
        };
        let request = paper::request(&terms, portal);
        let school = self.school_name().await?;
        Ok(paper::text(&self.giver, &school, &request, None))
    }
}

/// What somebody has chosen so far; all that can be agreed to where nothing is.
#[derive(Default)]
struct Choice {
    fields: Option<Vec<PublicField>>,
    resources: Option<Vec<String>>,
    valid_until: Option<domain::clock::Date>,
}

/// What a person reads before they consent, for one purpose and one workplace.
#[Object]
impl ConsentText {
    /// For what.
    async fn purpose(&self) -> ConsentPurpose {
        self.purpose.into()
    }

    /// The version of the wording, to be sent back with the consent.
    async fn version(&self) -> &str {
        version(self.purpose)
    }

    /// The school that the consent is given to.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.school_id()).await
    }

    /// The heading, in Russian.
    async fn title(&self) -> Result<String, GqlError> {
        Ok(self.compose(Choice::default()).await?.title)
    }

    /// The text, paragraph by paragraph, in Russian.
    async fn paragraphs(
        &self,
        #[graphql(desc = "The fields to be published, for dissemination; all when left out.")]
        fields: Option<Vec<PublicField>>,
        #[graphql(desc = "The last day; until it is withdrawn when left out.")] valid_until: Option<
            Date,
        >,
        #[graphql(
            desc = "The addresses to publish at, where anything is; the portal when left out."
        )]
        resources: Option<Vec<String>>,
    ) -> Result<Vec<String>, GqlError> {
        let choice = Choice {
            fields,
            resources,
            valid_until: valid_until.map(|day| day.0),
        };
        Ok(self.compose(choice).await?.plain())
    }

    /// The address that stands for this system's own public pages.
    async fn portal(&self) -> &str {
        &self.viewer.installation().public_url
    }

    /// The consent that holds today; `null` while it is not given.
    async fn given(&self) -> Option<Result<Consent, GqlError>> {
        self.holding().await.transpose()
    }
}
