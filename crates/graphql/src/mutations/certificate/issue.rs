//! The curator gives somebody a certificate of a programme that they completed.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::Certify;
use domain::access::{Actor, Denied, permit};
use domain::certificate::{CertifyError, certifiable};
use domain::id::{CertificateId, PersonId, ProgrammeId};
use persistence::certificates::{NewCertificate, fresh_code};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::papers::compose::certificate;
use crate::types::certificate::Certificate;
use crate::viewer::Viewer;

/// Issues a certificate.
#[derive(Default)]
pub struct IssueCertificateMutation;

#[Object]
impl IssueCertificateMutation {
    /// Gives a participant the certificate of a completed programme, with a code by which anybody can check it. Who has
    /// one already keeps it: the answer is the same certificate. For a curator who is not in the pair.
    async fn issue_certificate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The programme and the person.")] input: IssueCertificateInput,
    ) -> Result<IssueCertificatePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = IssueCertificate {
            actor: viewer.actor().clone(),
            public_url: viewer.installation().public_url.clone(),
            programme: ProgrammeId::read(&input.programme_id)?,
            person: PersonId::read(&input.person_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "issueCertificate", &operation).await? {
                Ok(id) => {
                    let certificate = Certificate::load(&viewer, id).await?;
                    IssueCertificatePayload::Done(IssueCertificateDone { certificate })
                }
                Err(reason) => IssueCertificatePayload::Refused(IssueCertificateRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct IssueCertificate {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    public_url: String,
    programme: ProgrammeId,
    person: PersonId,
}

impl Operation for IssueCertificate {
    type Done = CertificateId;
    type Refusal = IssueCertificateRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<CertificateId, Failure<Self::Refusal>> {
        let opened = opened::programme(work, self.programme).await?;
        let permit = permit::<Certify>(&self.actor, &opened.pair.programme_facts())?;
        let state = &opened.programme.plan.state;
        let side = match certifiable(state, &opened.pair.pair, self.person) {
            Ok(side) => side,
            Err(CertifyError::NotCompleted) => {
                return Err(Failure::Refused(IssueCertificateRefusal::NotCompleted));
            }
            // Who is not of this pair is as unknown here as who never was.
            Err(CertifyError::NotParticipant) => return Err(Denied::Hidden.into()),
        };
        let issued = work.certificates().of_programmes(&[self.programme]).await?;
        if let Some(kept) = issued.iter().find(|one| one.person == self.person) {
            return match kept.withdrawn {
                None => Ok(kept.id),
                Some(_) => Err(Failure::Refused(IssueCertificateRefusal::Withdrawn)),
            };
        }
        let id = CertificateId(work.fresh());
        let code = fresh_code()?;
        let text = certificate(work, &opened, self.person, side, &code, &self.public_url).await?;
        let new = NewCertificate {
            id,
            programme: self.programme,
            person: self.person,
            side,
            code,
            content: serde_json::to_value(&text).map_err(persistence::StoreError::from)?,
            issued_on: text.issued_on,
        };
        work.certificates().issue(&permit, new).await?;
        let change = Change {
            school: Some(opened.located.school.at.school),
            to: Some("ISSUED"),
            ..Change::default()
        };
        work.note(&permit, self.programme, change).await?;
        Ok(id)
    }
}

/// Who is given a certificate.
#[derive(InputObject)]
pub struct IssueCertificateInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme:…`, completed.
    pub programme_id: ID,
    /// `person:…`, a mentor or a mentee of its pair.
    pub person_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum IssueCertificatePayload {
    /// The person has it.
    Done(IssueCertificateDone),
    /// There is no certificate.
    Refused(IssueCertificateRefused),
}

/// The person has the certificate.
#[derive(SimpleObject)]
pub struct IssueCertificateDone {
    /// The certificate.
    pub certificate: Certificate,
}

/// There is no certificate.
#[derive(SimpleObject)]
pub struct IssueCertificateRefused {
    /// Why.
    pub reason: IssueCertificateRefusal,
}

/// Why no certificate was issued.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum IssueCertificateRefusal {
    /// The programme is not completed.
    NotCompleted,
    /// The person's certificate of this programme was withdrawn; there is no second one.
    Withdrawn,
}
