//! What a person reads before they consent.

use async_graphql::Object;
use documents::consent::{ConsentRequest, DutyTerms, Operator, Subject, consent, version};
use domain::consent::{ConsentPurpose as Purpose, PublicField as Field};
use domain::id::SchoolId;
use domain::text::PersonName;
use persistence::employments::Job;
use persistence::people;

use super::consent::Consent;
use super::enums::{ConsentPurpose, PublicField};
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::loaders::{ConsentsOf, SchoolById};
use crate::viewer::Viewer;

/// The text of one consent that the viewer can give at one of their workplaces.
#[derive(Clone)]
pub struct ConsentText {
    viewer: Viewer,
    purpose: Purpose,
    job: Job,
    subject: Subject,
}

impl ConsentText {
    /// The text for `purpose` that `person`, the viewer, can give to the school of their `job`.
    pub(crate) fn new(viewer: Viewer, purpose: Purpose, person: &people::Person, job: Job) -> Self {
        let contact = person.phone.clone().or_else(|| person.email.clone());
        let subject = subject(&person.name, &job, contact);
        Self {
            viewer,
            purpose,
            job,
            subject,
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

    async fn operator(&self) -> Result<Operator, GqlError> {
        let key = SchoolById(self.school_id());
        let school = self.viewer.loaders().load_one(key).await?;
        Ok(Operator {
            full_name: school.ok_or(GqlError::NotFound)?.full_name,
            address: None,
            inn: None,
            ogrn: None,
        })
    }

    fn request(&self, fields: Vec<Field>, until: Option<domain::clock::Date>) -> ConsentRequest {
        let terms = DutyTerms {
            from: self.viewer.today(self.job.zone),
            until,
        };
        match self.purpose {
            Purpose::PersonalDataProcessing => ConsentRequest::Processing { until },
            Purpose::PersonalDataDissemination => ConsentRequest::Dissemination {
                fields,
                resources: vec![self.viewer.installation().public_url.clone()],
                until,
            },
            Purpose::MentorDuty => ConsentRequest::MentorDuty(terms),
            Purpose::MenteeParticipation => ConsentRequest::MenteeParticipation(terms),
        }
    }
}

fn subject(name: &PersonName, job: &Job, contact: Option<String>) -> Subject {
    Subject {
        name: name.clone(),
        position: job.position.clone(),
        contact,
    }
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
        let operator = self.operator().await?;
        let request = self.request(Vec::new(), None);
        Ok(consent(&self.subject, &operator, &request, None).title)
    }

    /// The text, paragraph by paragraph, in Russian.
    async fn paragraphs(
        &self,
        #[graphql(desc = "The fields to be published, for dissemination; all when left out.")]
        fields: Option<Vec<PublicField>>,
        #[graphql(desc = "The last day; until it is withdrawn when left out.")] valid_until: Option<
            Date,
        >,
    ) -> Result<Vec<String>, GqlError> {
        let fields = fields.map(|fields| fields.into_iter().map(Into::into).collect());
        let fields = fields.unwrap_or_else(|| Field::ALL.to_vec());
        let request = self.request(fields, valid_until.map(|day| day.0));
        let operator = self.operator().await?;
        Ok(consent(&self.subject, &operator, &request, None).plain())
    }

    /// The consent that holds today; `null` while it is not given.
    async fn given(&self) -> Option<Result<Consent, GqlError>> {
        self.holding().await.transpose()
    }
}
