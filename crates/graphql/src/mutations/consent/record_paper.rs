//! The curator records a consent that was signed on paper (row 23).

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::consent::RecordPaper;
use domain::access::{Actor, permit};
use domain::clock::Date as Day;
use domain::consent::{ConsentError, ConsentPurpose, PublicField};
use domain::id::{ConsentId, PersonId, SchoolId};
use persistence::consents::NewConsent;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{admit, facts};
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::consent::Consent;
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
        let operation = RecordPaperConsent {
            actor: viewer.actor().clone(),
            person: PersonId::read(&input.person_id)?,
            school: SchoolId::read(&input.school_id)?,
            purpose: input.purpose.into(),
            text_version: input.text_version,
            fields: input.fields.into_iter().map(Into::into).collect(),
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
        let fields: Vec<_> = self.fields.iter().copied().collect();
        let new = NewConsent {
            id: ConsentId(work.fresh()),
            operator: self.school,
            purpose: self.purpose,
            text_version: &self.text_version,
            fields: &fields,
            valid_from: self.signed_on,
            valid_until: self.valid_until,
        };
        admit(work, &here, self.person, &new)
            .await?
            .map_err(Failure::refuse)?;
        let consents = work.consents();
        consents.record_paper(&permit, &new, work.now()).await?;
        let change = Change {
            school: Some(self.school),
            to: Some("GIVEN"),
            ..Change::default()
        };
        work.note(&permit, new.id, change).await?;
        Ok(new.id)
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
    /// Such a consent holds already.
    AlreadyGiven,
    /// The day of signing has not come yet.
    SignedInTheFuture,
}

impl From<ConsentError> for RecordPaperConsentRefusal {
    fn from(error: ConsentError) -> Self {
        match error {
            ConsentError::TextChanged => Self::TextChanged,
            ConsentError::TermEndsBeforeItBegins => Self::TermEndsBeforeItBegins,
            ConsentError::FieldsDoNotFit => Self::FieldsDoNotFit,
            // Withdrawal is another deed; of a consent about to be recorded it is never said.
            ConsentError::AlreadyGiven | ConsentError::AlreadyWithdrawn => Self::AlreadyGiven,
        }
    }
}
