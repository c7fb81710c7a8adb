//! Certificates: for those who read the programme, and for anybody who has the code.

use async_graphql::{Enum, ID, Object, SimpleObject};
use documents::certificate::CertificateText;
use domain::certificate::VerificationCode;
use domain::consent::PublicField;
use domain::id::{CertificateId, SchoolId};
use persistence::{StoreError, certificates};

use super::enums::mirror;
use super::person::Person;
use super::programme::Programme;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::papers::compose::address;
use crate::viewer::Viewer;

mirror! {
    /// As what somebody completed a programme.
    CertificateRole = "domain::mentoring::Side" {
        /// Supported.
        Mentor,
        /// Was supported.
        Mentee,
    }
}

/// A certificate of a programme that the viewer may read.
#[derive(Clone)]
pub struct Certificate {
    viewer: Viewer,
    row: certificates::Certificate,
}

impl Certificate {
    /// A certificate of a programme that the viewer was allowed to read.
    pub(crate) fn new(viewer: Viewer, row: certificates::Certificate) -> Self {
        Self { viewer, row }
    }

    /// The certificate with this id; [`GqlError::NotFound`] when its programme is not the viewer's to read.
    pub(crate) async fn load(viewer: &Viewer, id: CertificateId) -> Result<Self, GqlError> {
        let row = viewer.store().certificates().find(id).await?;
        let row = row.ok_or(GqlError::NotFound)?;
        Programme::load(viewer, row.programme).await?;
        Ok(Self::new(viewer.clone(), row))
    }

    pub(crate) fn row(&self) -> &certificates::Certificate {
        &self.row
    }
}

/// A certificate of a completed programme.
#[Object]
impl Certificate {
    /// `certificate:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Whose it is.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// As what they took part.
    async fn role(&self) -> CertificateRole {
        self.row.side.into()
    }

    /// By what anybody checks it, in four groups.
    async fn code(&self) -> String {
        self.row.code.to_string()
    }

    /// Where anybody checks it.
    async fn url(&self) -> String {
        address(&self.viewer.installation().public_url, &self.row.code)
    }

    /// When it was issued.
    async fn issued_on(&self) -> Date {
        self.row.issued_on.into()
    }

    /// When it was withdrawn; `null` while it holds.
    async fn withdrawn_on(&self) -> Option<Date> {
        self.row.withdrawn.as_ref().map(|(on, _)| (*on).into())
    }

    /// Why it was withdrawn; `null` while it holds.
    async fn withdraw_reason(&self) -> Option<&str> {
        let withdrawn = self.row.withdrawn.as_ref();
        withdrawn.map(|(_, reason)| reason.as_str())
    }

    /// Where the paper lies as a Word file, under the address of the installation.
    async fn docx_url(&self) -> String {
        format!("/files/certificates/{}.docx", self.row.id.0)
    }

    /// Where the paper lies as a PDF, under the address of the installation.
    async fn pdf_url(&self) -> String {
        format!("/files/certificates/{}.pdf", self.row.id.0)
    }
}

/// Whether a certificate holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CertificateStanding {
    /// It holds.
    Valid,
    /// It was withdrawn.
    Withdrawn,
}

/// A certificate as anybody who has its code may know it.
#[derive(SimpleObject)]
pub struct PublicCertificate {
    /// The code, in four groups.
    pub code: String,
    /// Whether it holds.
    pub standing: CertificateStanding,
    /// As what its holder took part.
    pub role: CertificateRole,
    /// Its holder's name, while a consent of theirs to its publication holds; `null` otherwise.
    pub name: Option<String>,
    /// The organisation that issued it.
    pub organisation: String,
    /// First day of the programme.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// When it was issued.
    pub issued_on: Date,
    /// When it was withdrawn; `null` while it holds.
    pub withdrawn_on: Option<Date>,
}

impl PublicCertificate {
    /// The certificate with this code; `None` for one that never was.
    pub(crate) async fn behind(viewer: &Viewer, typed: &str) -> Result<Option<Self>, GqlError> {
        let Some(code) = VerificationCode::parse(typed) else {
            return Ok(None);
        };
        let store = viewer.store();
        let Some(row) = store.certificates().by_code(&code).await? else {
            return Ok(None);
        };
        let school = store.programmes().school_of(row.programme).await?;
        let school = school.ok_or(GqlError::NotFound)?;
        let text: CertificateText =
            serde_json::from_value(row.content.clone()).map_err(StoreError::from)?;
        Ok(Some(Self {
            code: row.code.to_string(),
            standing: match row.withdrawn {
                None => CertificateStanding::Valid,
                Some(_) => CertificateStanding::Withdrawn,
            },
            role: row.side.into(),
            name: published_name(viewer, &row, school).await?,
            organisation: text.organisation,
            starts_on: text.from.into(),
            ends_on: text.until.into(),
            issued_on: row.issued_on.into(),
            withdrawn_on: row.withdrawn.map(|(on, _)| on.into()),
        }))
    }
}

/// The name, if a consent that its holder gave to the school covers it today. A pupil is never named.
async fn published_name(
    viewer: &Viewer,
    row: &certificates::Certificate,
    school: SchoolId,
) -> Result<Option<String>, GqlError> {
    let store = viewer.store();
    if store.pupils().find(row.person).await?.is_some() {
        return Ok(None);
    }
    let today = viewer.today_at(school).await?;
    let consents = store.consents().of_people(&[row.person]).await?;
    let published = consents
        .iter()
        .map(|kept| &kept.terms)
        .any(|terms| terms.operator == school && terms.publishes(PublicField::Name, today));
    if !published {
        return Ok(None);
    }
    let person = store.people().find(row.person).await?;
    Ok(person.map(|person| person.name.full()))
}
