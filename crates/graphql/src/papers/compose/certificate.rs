//! What stands on a certificate, gathered when it is issued.

use documents::certificate::CertificateText;
use domain::certificate::VerificationCode;
use domain::document::Signatory;
use domain::id::PersonId;
use domain::mentoring::Side;
use persistence::{StoreError, UnitOfWork};

use super::{Staff, issuer};
use crate::mutations::OpenedProgramme;

/// The text of the certificate that `person` gets of a completed programme; `public_url` is where it is checked.
pub(crate) async fn certificate(
    work: &UnitOfWork,
    opened: &OpenedProgramme,
    person: PersonId,
    side: Side,
    code: &VerificationCode,
    public_url: &str,
) -> Result<CertificateText, StoreError> {
    let here = &opened.located;
    let staff = Staff::gather(work, here, &[person]).await?;
    let (issuer, known) = issuer(work, here, person).await?;
    let signatory = if known {
        issuer.signatory()
    } else {
        // While nobody leads the school, the line for the signature stays open.
        Signatory {
            position: String::new(),
            name: String::new(),
        }
    };
    let (meetings, minutes) = work.meetings().held(opened.pair.id()).await?;
    let plan = &opened.programme.plan;
    Ok(CertificateText {
        authorities: issuer.authorities,
        organisation: issuer.full_name,
        short_name: here.school.short_name.clone(),
        place: issuer.place,
        name: staff.name(person)?.full(),
        position: staff.position(person).unwrap_or_default(),
        side,
        from: plan.starts_on,
        until: plan.ends_on,
        meetings,
        minutes,
        signatory,
        issued_on: work.today(here.zone),
        code: code.to_string(),
        address: address(public_url, code),
    })
}

/// Where anybody checks the certificate.
pub(crate) fn address(public_url: &str, code: &VerificationCode) -> String {
    format!("{}/c/{code}", public_url.trim_end_matches('/'))
}
