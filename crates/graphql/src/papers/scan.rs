//! Scans of consents that were signed on paper: handed in by the curator, handed out to who may read the consent.

use documents::scan::{CleanScan, ScanError, ScanKind, clean};
use domain::id::ConsentId;
use uuid::Uuid;

use super::consent::{note, readable};
use crate::error::GqlError;
use crate::mutations::attach_scan;
use crate::viewer::Viewer;

/// A scan, ready to be handed out.
#[derive(Clone, Debug)]
pub struct Scan {
    /// What it is.
    pub kind: ScanKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What to call the file, without its ending.
    pub file_name: String,
}

/// Keeps `raw` beside a paper consent. The inner error is for who handed it in.
pub async fn keep(
    viewer: &Viewer,
    consent: ConsentId,
    raw: &[u8],
) -> Result<Result<Uuid, ScanError>, GqlError> {
    viewer.person()?;
    let scan = match clean(raw) {
        Ok(scan) => scan,
        Err(error) => return Ok(Err(error)),
    };
    let CleanScan { kind, bytes } = scan;
    Ok(Ok(attach_scan(viewer, consent, kind, &bytes).await?))
}

/// The latest scan of a consent.
pub async fn latest(viewer: &Viewer, consent: ConsentId) -> Result<Scan, GqlError> {
    let row = readable(viewer, consent).await?;
    let store = viewer.store();
    let scans = store.consent_scans().of(&[consent]).await?;
    let scan = scans.first().ok_or(GqlError::NotFound)?;
    let kind = ScanKind::ALL
        .into_iter()
        .find(|kind| kind.media_type() == scan.media_type)
        .ok_or(GqlError::NotFound)?;
    let bytes = store.consent_scans().bytes(scan.id).await?;
    let bytes = bytes.ok_or(GqlError::NotFound)?;
    note(viewer, "DownloadScan", consent.0).await?;
    Ok(Scan {
        kind,
        bytes,
        file_name: format!("Согласие от {}", row.terms.valid_from.format("%d.%m.%Y")),
    })
}
