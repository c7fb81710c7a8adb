//! The curator lays a scan beside a paper consent (row 23). It comes as a file, not through the schema.

use documents::scan::ScanKind;
use domain::access::rules::consent::RecordPaper;
use domain::access::{Actor, Denied, permit};
use domain::consent::ConsentChannel;
use domain::id::ConsentId;
use persistence::consent_scans::NewScan;
use persistence::{Change, Failure, Operation, UnitOfWork};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::facts;
use crate::error::GqlError;
use crate::viewer::Viewer;

/// Keeps the scan of a paper consent; one that was given in an account has none and is as good as unknown.
pub(crate) async fn attach_scan(
    viewer: &Viewer,
    consent: ConsentId,
    kind: ScanKind,
    bytes: &[u8],
) -> Result<Uuid, GqlError> {
    let operation = AttachScan {
        actor: viewer.actor().clone(),
        consent,
        kind,
        bytes,
    };
    match Box::pin(viewer.store().write(&operation)).await {
        Ok(id) => Ok(id),
        Err(Failure::Denied(denied)) => Err(denied.into()),
        Err(Failure::Store(error)) => Err(error.into()),
        Err(Failure::Refused(NoPaper)) => Err(GqlError::NotFound),
    }
}

struct AttachScan<'a> {
    actor: Actor,
    consent: ConsentId,
    kind: ScanKind,
    bytes: &'a [u8],
}

struct NoPaper;

impl Operation for AttachScan<'_> {
    type Done = Uuid;
    type Refusal = NoPaper;

    async fn run(&self, work: &UnitOfWork) -> Result<Uuid, Failure<NoPaper>> {
        let row = work.consents().find(self.consent).await?;
        let row = row.ok_or(Denied::Hidden)?;
        let (_, facts) = facts(work, row.terms.person, row.terms.operator).await?;
        let permit = permit::<RecordPaper>(&self.actor, &facts)?;
        if row.channel != ConsentChannel::Paper {
            return Err(Failure::Refused(NoPaper));
        }
        let sha256: String = Sha256::digest(self.bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let new = NewScan {
            id: work.fresh(),
            consent: self.consent,
            media_type: self.kind.media_type(),
            bytes: self.bytes,
            sha256: &sha256,
        };
        work.consent_scans().keep(&permit, new, work.now()).await?;
        let change = Change {
            school: Some(row.terms.operator),
            to: Some("SCANNED"),
            ..Change::default()
        };
        work.note(&permit, self.consent, change).await?;
        Ok(new.id)
    }
}
