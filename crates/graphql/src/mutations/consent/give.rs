//! A person consents in their own account (row 23; Q-16).

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::consent::Give;
use domain::access::{Actor, permit};
use domain::clock::Date as Day;
use domain::consent::{ConsentError, ConsentPurpose, PublicField, Terms};
use domain::id::{ConsentId, PersonId, SchoolId};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::wording::{Wording, read_resources, replace};
use super::{facts, receipts};
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::consent::Consent;
use crate::types::enums;
use crate::viewer::Viewer;

/// Gives consents.
#[derive(Default)]
pub struct GiveConsentMutation;

#[Object]
impl GiveConsentMutation {
    /// Gives a consent of the viewer to a school where they work or take part in a pair. One purpose, one consent. One that
    /// says something else or lasts longer takes the place of the one that holds, without a day between them.
    async fn give_consent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To whom, for what, how long.")] input: GiveConsentInput,
    ) -> Result<GiveConsentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = GiveConsent {
            actor: viewer.actor().clone(),
            person: viewer.person()?,
            school: SchoolId::read(&input.school_id)?,
            purpose: input.purpose.into(),
            text_version: input.text_version,
            fields: input.fields.into_iter().map(Into::into).collect(),
            resources: input.resources,
            portal: viewer.installation().public_url.clone(),
            valid_until: input.valid_until.map(|day| day.0),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "giveConsent", &operation).await? {
                Ok(id) => {
                    let row = viewer.store().consents().find(id).await?;
                    let consent = Consent::new(viewer, row.ok_or(GqlError::NotFound)?);
                    GiveConsentPayload::Done(GiveConsentDone { consent })
                }
                Err(reason) => GiveConsentPayload::Refused(GiveConsentRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct GiveConsent {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    person: PersonId,
    school: SchoolId,
    purpose: ConsentPurpose,
    text_version: String,
    fields: BTreeSet<PublicField>,
    resources: Option<Vec<String>>,
    #[serde(skip)]
    portal: String,
    valid_until: Option<Day>,
}

impl Operation for GiveConsent {
    type Done = ConsentId;
    type Refusal = GiveConsentRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ConsentId, Failure<Self::Refusal>> {
        let (here, facts) = facts(work, self.person, self.school).await?;
        let permit = permit::<Give>(&self.actor, &facts)?;
        let resources = read_resources(self.purpose, self.resources.as_deref(), &self.portal)
            .map_err(Failure::refuse)?;
        let fields: Vec<_> = self.fields.iter().copied().collect();
        let terms = Terms {
            purpose: self.purpose,
            fields: &fields,
            resources: &resources,
            valid_from: work.today(here.zone),
            valid_until: self.valid_until,
        };
        let wording = Wording {
            here: &here,
            person: self.person,
            text_version: &self.text_version,
            portal: &self.portal,
            signed_by: None,
        };
        let old = wording
            .admit(work, &terms)
            .await?
            .map_err(Failure::refuse)?;
        let id = ConsentId(work.fresh());
        let new = wording.compose(work, id, terms).await?;
        work.consents().give(&permit, &new, work.now()).await?;
        replace(work, &here, old, id).await?;
        let change = Change {
            school: Some(self.school),
            to: Some("GIVEN"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        receipts::given(work, &here, self.person, self.purpose, &self.portal).await?;
        Ok(id)
    }
}

/// A consent to be given.
#[derive(InputObject)]
pub struct GiveConsentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, to which it is given.
    pub school_id: ID,
    /// For what.
    pub purpose: enums::ConsentPurpose,
    /// The version of the text that was read.
    pub text_version: String,
    /// The fields that may be published, at least one for dissemination; none for any other purpose.
    pub fields: Vec<enums::PublicField>,
    /// The addresses of the sites, where anything is published; the portal alone when left out.
    pub resources: Option<Vec<String>>,
    /// The last day; left out, it holds until it is withdrawn.
    pub valid_until: Option<Date>,
}

/// What came of giving a consent.
#[derive(Union)]
pub enum GiveConsentPayload {
    /// It holds.
    Done(GiveConsentDone),
    /// It was not recorded.
    Refused(GiveConsentRefused),
}

/// The consent holds.
#[derive(SimpleObject)]
pub struct GiveConsentDone {
    /// The consent.
    pub consent: Consent,
}

/// The consent was not recorded.
#[derive(SimpleObject)]
pub struct GiveConsentRefused {
    /// Why.
    pub reason: GiveConsentRefusal,
}

/// Why a consent was not recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum GiveConsentRefusal {
    /// The text has changed; read the new one.
    TextChanged,
    /// The term is over before it begins.
    TermEndsBeforeItBegins,
    /// Dissemination names at least one field, and no other consent names any.
    FieldsDoNotFit,
    /// What is published names the address of at least one site, and nothing else names any.
    ResourcesDoNotFit,
    /// Such a consent holds already, and this one would add nothing.
    AlreadyGiven,
}

impl From<ConsentError> for GiveConsentRefusal {
    fn from(error: ConsentError) -> Self {
        match error {
            ConsentError::TextChanged => Self::TextChanged,
            ConsentError::TermEndsBeforeItBegins => Self::TermEndsBeforeItBegins,
            ConsentError::FieldsDoNotFit => Self::FieldsDoNotFit,
            ConsentError::ResourcesDoNotFit => Self::ResourcesDoNotFit,
            // Withdrawal is another deed; of a consent about to be given it is never said.
            ConsentError::AlreadyGiven | ConsentError::AlreadyWithdrawn => Self::AlreadyGiven,
        }
    }
}
