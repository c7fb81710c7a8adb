//! Consents as papers: composed before they are signed, kept as they were signed, printed again from what was kept.

use documents::consent::{ConsentRequest, ConsentText, DutyTerms, Operator, Subject, consent};
use domain::access::rules::consent::{Action, ConsentFacts};
use domain::access::{Subject as _, Verdict};
use domain::clock::Date;
use domain::consent::{ConsentPurpose, Representative, Resource, Terms};
use domain::id::{ConsentId, PersonId, SchoolId};
use domain::text::PersonName;
use persistence::consents::KeptConsent;
use persistence::employments::Job;
use persistence::pupils::Pupil;
use persistence::{Access, StoreError, UnitOfWork};
use uuid::Uuid;

use crate::error::GqlError;
use crate::types::consent::consent_facts;
use crate::viewer::Viewer;

/// Who gives a consent, as its text names them.
#[derive(Clone, Debug)]
pub(crate) struct Giver {
    pub(crate) name: PersonName,
    pub(crate) position: String,
    pub(crate) contact: Option<String>,
    pub(crate) representative: Option<Representative>,
}

/// The request that a text is composed from; `portal` is the address that stands for the portal.
pub(crate) fn request(terms: &Terms<'_>, portal: &str) -> ConsentRequest {
    let until = terms.valid_until;
    let duty = DutyTerms {
        from: terms.valid_from,
        until,
    };
    let resources = || {
        let shown = terms
            .resources
            .iter()
            .map(|resource| resource.shown(portal));
        shown.map(str::to_owned).collect()
    };
    match terms.purpose {
        ConsentPurpose::PersonalDataProcessing => ConsentRequest::Processing { until },
        ConsentPurpose::PersonalDataDissemination => ConsentRequest::Dissemination {
            fields: terms.fields.to_vec(),
            resources: resources(),
            until,
        },
        ConsentPurpose::MentorDuty => ConsentRequest::MentorDuty(duty),
        ConsentPurpose::MenteeParticipation => ConsentRequest::MenteeParticipation(duty),
        ConsentPurpose::PhotoVideo => ConsentRequest::PhotoVideo {
            resources: resources(),
            until,
        },
    }
}

/// The text that `giver` agrees to; a form that is yet to be signed has no day.
pub(crate) fn text(
    giver: &Giver,
    school: &str,
    request: &ConsentRequest,
    given_on: Option<Date>,
) -> ConsentText {
    let subject = Subject {
        name: giver.name.clone(),
        position: giver.position.clone(),
        contact: giver.contact.clone(),
        representative: giver.representative.clone(),
    };
    let operator = Operator {
        full_name: school.to_owned(),
        address: None,
        inn: None,
        ogrn: None,
    };
    consent(&subject, &operator, request, given_on)
}

/// Who `person` is at `school`, inside the transaction that records the consent.
pub(crate) async fn giver(
    work: &UnitOfWork,
    person: PersonId,
    school: SchoolId,
    representative: Option<Representative>,
) -> Result<Giver, StoreError> {
    let row = work.people().find(person).await?;
    let row = row.ok_or(StoreError::inconsistent("person", person.0))?;
    let jobs = work.employments().at(person, school).await?;
    let pupil = work.pupils().find(person).await?;
    let contact = row.phone.or(row.email);
    Ok(Giver {
        name: row.name,
        position: position(jobs, pupil),
        contact,
        representative,
    })
}

/// What somebody is at the school: their job, or the class of a pupil.
fn position(jobs: Vec<Job>, pupil: Option<Pupil>) -> String {
    let job = jobs.first().map(Job::position_in_full);
    job.or_else(|| pupil.map(|pupil| documents::words::label::pupil(&pupil.class_name)))
        .unwrap_or_default()
}

/// The text of a consent as it was signed; `None` for one that was recorded before texts were kept.
pub(crate) fn signed(row: &KeptConsent) -> Result<Option<ConsentText>, GqlError> {
    let Some(kept) = &row.signed_text else {
        return Ok(None);
    };
    let text = serde_json::from_value(kept.clone()).map_err(StoreError::from)?;
    Ok(Some(text))
}

/// A consent for who may read it: themselves and the curators of the school.
pub(crate) async fn readable(viewer: &Viewer, id: ConsentId) -> Result<KeptConsent, GqlError> {
    viewer.person()?;
    let row = viewer.store().consents().find(id).await?;
    let row = row.ok_or(GqlError::NotFound)?;
    let facts = consent_facts(viewer, row.terms.person, row.terms.operator).await?;
    match facts.judge(viewer.actor(), Action::Read) {
        Verdict::Full => Ok(row),
        Verdict::Hidden | Verdict::Forbidden | Verdict::Counts => Err(GqlError::NotFound),
    }
}

/// The paper of a consent as it was signed, for who may read it, noted before it leaves.
pub async fn consent_paper(viewer: &Viewer, id: ConsentId) -> Result<ConsentText, GqlError> {
    let row = readable(viewer, id).await?;
    let text = signed(&row)?.ok_or(GqlError::NotFound)?;
    note(viewer, "Download", id.0).await?;
    Ok(text)
}

/// A blank form for somebody to sign on paper, for who may give or record it.
#[derive(Clone, Debug)]
pub struct BlankForm {
    /// Whose consent it is.
    pub person: PersonId,
    /// The school that it is given to.
    pub school: SchoolId,
    /// For what.
    pub purpose: ConsentPurpose,
}

/// The form, printed with every field and the portal as the address: what is not agreed to is struck out by hand.
pub async fn consent_form(viewer: &Viewer, form: &BlankForm) -> Result<ConsentText, GqlError> {
    viewer.person()?;
    let facts = consent_facts(viewer, form.person, form.school).await?;
    let may = |action| facts.judge(viewer.actor(), action) == Verdict::Full;
    if !(may(Action::Give) || may(Action::RecordPaper)) {
        return Err(GqlError::NotFound);
    }
    let store = viewer.store();
    let row = store.people().find(form.person).await?;
    let row = row.ok_or(GqlError::NotFound)?;
    let school = store.schools().locate(form.school).await?;
    let school = school.ok_or(GqlError::NotFound)?;
    let jobs = store.employments().at(form.person, form.school).await?;
    let giver = Giver {
        name: row.name,
        position: position(jobs, store.pupils().find(form.person).await?),
        contact: row.phone.or(row.email),
        representative: None,
    };
    let terms = all_of(form.purpose, viewer.today(school.zone));
    let request = request(&terms, &viewer.installation().public_url);
    note(viewer, "PrintForm", form.person.0).await?;
    Ok(text(&giver, &school.school.full_name, &request, None))
}

/// Everything that can be agreed to for `purpose`, from `today` until it is withdrawn.
pub(crate) fn all_of(purpose: ConsentPurpose, today: Date) -> Terms<'static> {
    Terms {
        purpose,
        fields: if purpose.names_fields() {
            &domain::consent::PublicField::ALL
        } else {
            &[]
        },
        resources: if purpose.names_resources() {
            &[Resource::Portal]
        } else {
            &[]
        },
        valid_from: today,
        valid_until: None,
    }
}

pub(crate) async fn note(viewer: &Viewer, deed: &str, subject: Uuid) -> Result<(), GqlError> {
    let access = Access {
        deed,
        kind: ConsentFacts::KIND,
        subject,
        detail: None,
    };
    viewer.store().note_access(viewer.person()?, access).await?;
    Ok(())
}
