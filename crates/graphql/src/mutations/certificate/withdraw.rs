//! The curator takes a certificate back, with a reason.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::Certify;
use domain::access::{Actor, Denied, permit};
use domain::id::CertificateId;
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::certificate::Certificate;
use crate::viewer::Viewer;

/// Withdraws a certificate.
#[derive(Default)]
pub struct WithdrawCertificateMutation;

#[Object]
impl WithdrawCertificateMutation {
    /// Withdraws a certificate: who checks it is told that it holds no more. It stays in the list. For a curator who is
    /// not in the pair.
    async fn withdraw_certificate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The certificate and the reason.")] input: WithdrawCertificateInput,
    ) -> Result<WithdrawCertificatePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(reason) = form.take("reason", Note::required(&input.reason)) else {
            return Ok(WithdrawCertificatePayload::Invalid(form.into_invalid()));
        };
        let operation = WithdrawCertificate {
            actor: viewer.actor().clone(),
            certificate: CertificateId::read(&input.certificate_id)?,
            reason,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "withdrawCertificate", &operation).await? {
                Ok(id) => {
                    let certificate = Certificate::load(&viewer, id).await?;
                    WithdrawCertificatePayload::Done(WithdrawCertificateDone { certificate })
                }
                Err(reason) => {
                    WithdrawCertificatePayload::Refused(WithdrawCertificateRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct WithdrawCertificate {
    #[serde(skip)]
    actor: Actor,
    certificate: CertificateId,
    reason: Note,
}

impl Operation for WithdrawCertificate {
    type Done = CertificateId;
    type Refusal = WithdrawCertificateRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<CertificateId, Failure<Self::Refusal>> {
        // The first reading only tells the programme, which never changes.
        let unlocked = work.certificates().find(self.certificate).await?;
        let programme = unlocked.ok_or(Denied::Hidden)?.programme;
        let opened = opened::programme(work, programme).await?;
        let permit = permit::<Certify>(&self.actor, &opened.pair.programme_facts())?;
        let kept = work.certificates().find(self.certificate).await?;
        if kept.ok_or(Denied::Hidden)?.withdrawn.is_some() {
            let reason = WithdrawCertificateRefusal::AlreadyWithdrawn;
            return Err(Failure::Refused(reason));
        }
        let today = work.today(opened.located.zone);
        work.certificates()
            .withdraw(&permit, self.certificate, &self.reason, today)
            .await?;
        let change = Change {
            school: Some(opened.located.school.at.school),
            from: Some("ISSUED"),
            to: Some("WITHDRAWN"),
            why: None,
        };
        work.note(&permit, programme, change).await?;
        Ok(self.certificate)
    }
}

/// A certificate that holds no more.
#[derive(InputObject)]
pub struct WithdrawCertificateInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `certificate:…`.
    pub certificate_id: ID,
    /// Why; kept, and shown to those who read the programme, not to who checks the certificate.
    pub reason: String,
}

/// What came of it.
#[derive(Union)]
pub enum WithdrawCertificatePayload {
    /// It holds no more.
    Done(WithdrawCertificateDone),
    /// It stays as it was.
    Refused(WithdrawCertificateRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The certificate holds no more.
#[derive(SimpleObject)]
pub struct WithdrawCertificateDone {
    /// The certificate.
    pub certificate: Certificate,
}

/// The certificate stays as it was.
#[derive(SimpleObject)]
pub struct WithdrawCertificateRefused {
    /// Why.
    pub reason: WithdrawCertificateRefusal,
}

/// Why a certificate was not withdrawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum WithdrawCertificateRefusal {
    /// It was withdrawn before.
    AlreadyWithdrawn,
}
