//! A consent is taken back, and what rested on it follows at once (Q-22; 152-ФЗ art. 9, 10.1).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::consent::Withdraw;
use domain::access::{Actor, Denied, permit};
use domain::consent::{Consent as Terms, ConsentPurpose, WithdrawalEffect, effect_of_withdrawal};
use domain::id::ConsentId;
use domain::mentoring::{EndReason, Side};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{facts, receipts};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{Ending, perform, propose_endings};
use crate::types::consent::Consent;
use crate::viewer::Viewer;

/// Takes consents back.
#[derive(Default)]
pub struct WithdrawConsentMutation;

#[Object]
impl WithdrawConsentMutation {
    /// Takes a consent back, effective at once: what was published under it is public no longer, and the ending of the
    /// running pairs that rest on it is proposed to the curator. For the person, and for the curators of the school,
    /// who record a withdrawal on paper.
    async fn withdraw_consent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The consent.")] input: WithdrawConsentInput,
    ) -> Result<WithdrawConsentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = WithdrawConsent {
            actor: viewer.actor().clone(),
            consent: ConsentId::read(&input.consent_id)?,
            portal: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "withdrawConsent", &operation).await? {
                Ok(id) => {
                    let row = viewer.store().consents().find(id).await?;
                    let consent = Consent::new(viewer, row.ok_or(GqlError::NotFound)?);
                    WithdrawConsentPayload::Done(WithdrawConsentDone { consent })
                }
                Err(reason) => WithdrawConsentPayload::Refused(WithdrawConsentRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct WithdrawConsent {
    #[serde(skip)]
    actor: Actor,
    consent: ConsentId,
    #[serde(skip)]
    portal: String,
}

impl Operation for WithdrawConsent {
    type Done = ConsentId;
    type Refusal = WithdrawConsentRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ConsentId, Failure<Self::Refusal>> {
        let (consents, id) = (work.consents(), self.consent);
        let terms = consents.find(id).await?.ok_or(Denied::Hidden)?.terms;
        let (person, school) = (terms.person, terms.operator);
        let (here, facts) = facts(work, person, school).await?;
        let permit = permit::<Withdraw>(&self.actor, &facts)?;
        // Once more behind the lock: it may have been withdrawn meanwhile.
        let terms = consents.find(id).await?.ok_or(Denied::Hidden)?.terms;
        if terms.withdrawn_on.is_some() {
            return Err(Failure::Refused(WithdrawConsentRefusal::AlreadyWithdrawn));
        }

        let today = work.today(here.zone);
        consents.withdraw(&permit, id, today).await?;
        let change = Change {
            school: Some(school),
            from: Some("GIVEN"),
            to: Some("WITHDRAWN"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        match effect_of_withdrawal(terms.purpose) {
            // Nothing is written: the public face reads the consents anew each time.
            WithdrawalEffect::Unpublish => {}
            WithdrawalEffect::ProposeEnding if terms.holds(today) => {
                propose_endings(work, ending(&terms)).await?;
            }
            // One that had expired bore nothing any more.
            WithdrawalEffect::ProposeEnding => {}
        }
        receipts::withdrawn(work, &here, person, terms.purpose, &self.portal).await?;
        Ok(id)
    }
}

/// Which pairs rest on the consent.
fn ending(terms: &Terms) -> Ending {
    Ending {
        person: terms.person,
        side: match terms.purpose {
            ConsentPurpose::MentorDuty => Some(Side::Mentor),
            ConsentPurpose::MenteeParticipation => Some(Side::Mentee),
            ConsentPurpose::PersonalDataProcessing
            | ConsentPurpose::PersonalDataDissemination
            | ConsentPurpose::PhotoVideo => None,
        },
        school: terms.operator,
        reason: EndReason::ConsentWithdrawn,
    }
}

/// A consent to be taken back.
#[derive(InputObject)]
pub struct WithdrawConsentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `consent:…`.
    pub consent_id: ID,
}

/// What came of taking a consent back.
#[derive(Union)]
pub enum WithdrawConsentPayload {
    /// It holds no longer.
    Done(WithdrawConsentDone),
    /// It is as it was.
    Refused(WithdrawConsentRefused),
}

/// The consent holds no longer.
#[derive(SimpleObject)]
pub struct WithdrawConsentDone {
    /// The consent.
    pub consent: Consent,
}

/// The consent is as it was.
#[derive(SimpleObject)]
pub struct WithdrawConsentRefused {
    /// Why.
    pub reason: WithdrawConsentRefusal,
}

/// Why a consent was not taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum WithdrawConsentRefusal {
    /// It was taken back before.
    AlreadyWithdrawn,
}
