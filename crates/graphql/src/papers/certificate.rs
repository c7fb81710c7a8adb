//! Certificates that are handed out as files.

use documents::certificate::CertificateText;
use domain::access::Subject;
use domain::access::rules::programme::ProgrammeFacts;
use domain::id::CertificateId;
use persistence::{Access, StoreError};

use crate::error::GqlError;
use crate::types::certificate::Certificate;
use crate::viewer::Viewer;

/// The paper of a certificate, ready to be printed.
#[derive(Clone, Debug)]
pub struct CertificatePaper {
    /// What stands on it.
    pub text: CertificateText,
    /// What to call the file, without its ending.
    pub file_name: String,
}

/// The paper of a certificate for who may read its programme; a withdrawn one is not printed any more.
pub async fn certificate(viewer: &Viewer, id: CertificateId) -> Result<CertificatePaper, GqlError> {
    let person = viewer.person()?;
    let certificate = Certificate::load(viewer, id).await?;
    let row = certificate.row();
    if row.withdrawn.is_some() {
        return Err(GqlError::NotFound);
    }
    let text: CertificateText =
        serde_json::from_value(row.content.clone()).map_err(StoreError::from)?;
    let access = Access {
        deed: "DownloadCertificate",
        kind: ProgrammeFacts::KIND,
        subject: row.programme.0,
        detail: None,
    };
    viewer.store().note_access(person, access).await?;
    Ok(CertificatePaper {
        file_name: format!("Сертификат, {}", text.name),
        text,
    })
}
