//! The curator records a consent that was signed on paper (row 23).

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::consent::RecordPaper;
use domain::access::{Actor, permit};
use domain::clock::Date as Day;
use domain::consent::{ConsentError, ConsentPurpose, PublicField, Relation, Representative, Terms};
use domain::id::{ConsentId, PersonId, SchoolId};
use domain::people::{SignatureError, check_signature};
use domain::text::PersonName;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::wording::{Wording, read_resources, replace};
use super::{facts, receipts};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::consent::{Consent, RepresentativeRelation};
use crate::types::enums;
use crate::viewer::Viewer;

/// Records paper consents.
#[derive(Default)]
pub struct RecordPaperConsentMutation;

#[Object]
impl RecordPaperConsentMutation {
    /// Records a consent that somebody else signed on paper. For the curators of the school where the person works or
    /// takes part in a pair; nobody records their own.
    async fn record_paper_consent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose, to whom, for what, how long.")] input: RecordPaperConsentInput,
    ) -> Result<RecordPaperConsentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let representative = input.representative.as_ref();
        let representative = representative.map(|typed| typed.take(&mut form));
        if !form.is_sound() {
            return Ok(RecordPaperConsentPayload::Invalid(form.into_invalid()));
        }
        let operation = RecordPaperConsent {
            actor: viewer.actor().clone(),
            person: PersonId::read(&input.person_id)?,
            school: SchoolId::read(&input.school_id)?,
            purpose: input.purpose.into(),
            text_version: input.text_version,
            fields: input.fields.into_iter().map(Into::into).collect(),
            resources: input.resources,
            portal: viewer.installation().public_url.clone(),
            representative: representative.flatten(),
            signed_on: input.signed_on.0,
            valid_until: input.valid_until.map(|day| day.0),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "recordPaperConsent", &operation).await? {
                Ok(id) => {
                    let row = viewer.store().consents().find(id).await?;
                    let consent = Consent::new(viewer, row.ok_or(GqlError::NotFound)?);
                    RecordPaperConsentPayload::Done(RecordPaperConsentDone { consent })
                }
                Err(reason) => {
                    RecordPaperConsentPayload::Refused(RecordPaperConsentRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct RecordPaperConsent {
    #[serde(skip)]
    actor: Actor,
    person: PersonId,
    school: SchoolId,
    purpose: ConsentPurpose,
    text_version: String,
    fields: BTreeSet<PublicField>,
    resources: Option<Vec<String>>,
    #[serde(skip)]
    portal: String,
    representative: Option<Signer>,
    signed_on: Day,
    valid_until: Option<Day>,
}

impl Operation for RecordPaperConsent {
    type Done = ConsentId;
    type Refusal = RecordPaperConsentRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ConsentId, Failure<Self::Refusal>> {
        let (here, facts) = facts(work, self.person, self.school).await?;
        let permit = permit::<RecordPaper>(&self.actor, &facts)?;
        if self.signed_on > work.today(here.zone) {
            return Err(Failure::Refused(
                RecordPaperConsentRefusal::SignedInTheFuture,
            ));
        }
        let pupil = work.pupils().find(self.person).await?;
        let pupil = pupil.filter(|pupil| pupil.at.school == self.school);
        let born = pupil.map(|pupil| pupil.terms.birth_year);
        let signer = self.representative.as_ref().map(Signer::value);
        check_signature(self.purpose, born, signer.is_some(), self.signed_on)
            .map_err(Failure::refuse)?;
        let resources = read_resources(self.purpose, self.resources.as_deref(), &self.portal)
            .map_err(Failure::refuse)?;
        let fields: Vec<_> = self.fields.iter().copied().collect();
        let terms = Terms {
            purpose: self.purpose,
            fields: &fields,
            resources: &resources,
            valid_from: self.signed_on,
            valid_until: self.valid_until,
        };
        let wording = Wording {
            here: &here,
            person: self.person,
            text_version: &self.text_version,
            portal: &self.portal,
            signed_by: signer.as_ref().zip(born),
        };
        let old = wording
            .admit(work, &terms)
            .await?
            .map_err(Failure::refuse)?;
        let id = ConsentId(work.fresh());
        let new = wording.compose(work, id, terms).await?;
        let consents = work.consents();
        consents.record_paper(&permit, &new, work.now()).await?;
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

/// Who signed for a minor, as it is fingerprinted and kept.
#[derive(Serialize)]
struct Signer {
    name: PersonName,
    relation: Relation,
}

impl Signer {
    fn value(&self) -> Representative {
        Representative {
            name: self.name.clone(),
            relation: self.relation,
        }
    }
}

/// Who signed for a minor. Nothing else about them is kept.
#[derive(InputObject)]
pub struct RepresentativeInput {
    /// Last name; 1–100 letters.
    pub last_name: String,
    /// First name; 1–100 letters.
    pub first_name: String,
    /// Patronymic, for who has one; up to 100 letters.
    pub patronymic: Option<String>,
    /// What they are to the pupil.
    pub relation: RepresentativeRelation,
}

impl RepresentativeInput {
    fn take(&self, form: &mut Form) -> Option<Signer> {
        let alone = |part: &str| PersonName::parse(part, part, None);
        form.take("representative.lastName", alone(&self.last_name));
        form.take("representative.firstName", alone(&self.first_name));
        let patronymic = self.patronymic.as_deref();
        form.take_optional("representative.patronymic", patronymic, alone);
        Some(Signer {
            name: PersonName::parse(&self.last_name, &self.first_name, patronymic).ok()?,
            relation: self.relation.into(),
        })
    }
}

/// A consent that was signed on paper.
#[derive(InputObject)]
pub struct RecordPaperConsentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, to which it was given.
    pub school_id: ID,
    /// `person:…`, who signed it.
    pub person_id: ID,
    /// For what.
    pub purpose: enums::ConsentPurpose,
    /// The version of the text that was signed.
    pub text_version: String,
    /// The fields that may be published, at least one for dissemination; none for any other purpose.
    pub fields: Vec<enums::PublicField>,
    /// The addresses of the sites that the paper names, where anything is published; the portal alone when left out.
    pub resources: Option<Vec<String>>,
    /// Who signed for a pupil under 18; nobody signs for anybody else.
    pub representative: Option<RepresentativeInput>,
    /// The day of signing, from which on it holds.
    pub signed_on: Date,
    /// The last day; left out, it holds until it is withdrawn.
    pub valid_until: Option<Date>,
}

/// What came of recording a paper consent.
#[derive(Union)]
pub enum RecordPaperConsentPayload {
    /// It was recorded.
    Done(RecordPaperConsentDone),
    /// It was not.
    Refused(RecordPaperConsentRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The paper consent was recorded.
#[derive(SimpleObject)]
pub struct RecordPaperConsentDone {
    /// The consent.
    pub consent: Consent,
}

/// The paper consent was not recorded.
#[derive(SimpleObject)]
pub struct RecordPaperConsentRefused {
    /// Why.
    pub reason: RecordPaperConsentRefusal,
}

/// Why a paper consent was not recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RecordPaperConsentRefusal {
    /// The text has changed; have the new one signed.
    TextChanged,
    /// The term is over before it begins.
    TermEndsBeforeItBegins,
    /// Dissemination names at least one field, and no other consent names any.
    FieldsDoNotFit,
    /// What is published names the address of at least one site, and nothing else names any.
    ResourcesDoNotFit,
    /// Such a consent holds already, and this one would add nothing.
    AlreadyGiven,
    /// The day of signing has not come yet.
    SignedInTheFuture,
    /// A minor's consent is signed by a legal representative.
    RepresentativeNeeded,
    /// Who is of age signs for themselves.
    NobodySignsForThem,
    /// Pupils are never published and take no duties of work upon them.
    NotForPupils,
}

impl From<SignatureError> for RecordPaperConsentRefusal {
    fn from(error: SignatureError) -> Self {
        match error {
            SignatureError::RepresentativeNeeded => Self::RepresentativeNeeded,
            SignatureError::NobodySignsForThem => Self::NobodySignsForThem,
            SignatureError::NotForPupils => Self::NotForPupils,
        }
    }
}

impl From<ConsentError> for RecordPaperConsentRefusal {
    fn from(error: ConsentError) -> Self {
        match error {
            ConsentError::TextChanged => Self::TextChanged,
            ConsentError::TermEndsBeforeItBegins => Self::TermEndsBeforeItBegins,
            ConsentError::FieldsDoNotFit => Self::FieldsDoNotFit,
            ConsentError::ResourcesDoNotFit => Self::ResourcesDoNotFit,
            // Withdrawal is another deed; of a consent about to be recorded it is never said.
            ConsentError::AlreadyGiven | ConsentError::AlreadyWithdrawn => Self::AlreadyGiven,
        }
    }
}
