//! A mentor reads what was granted of a mentee's file; each reading is logged before anything is handed out (B-066).

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::file_grant::Read;
use domain::access::{Actor, permit};
use domain::id::{FileGrantId, PersonId, SchoolId};
use domain::people::{FileField, FileGrantStanding};
use persistence::{Access, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{FileGrantRefusal, may_be_shown, open, runs};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::file_grant::{FileGrant, FileValue};
use crate::viewer::Viewer;

/// Hands out what was granted.
#[derive(Default)]
pub struct ReadFileMutation;

#[Object]
impl ReadFileMutation {
    /// Hands the granted fields of a mentee's file to the mentor, and keeps that it did: the mentee sees it. For the mentor,
    /// while the grant and the pair are in force.
    async fn read_file(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The grant.")] input: ReadFileInput,
    ) -> Result<ReadFilePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ReadFile {
            actor: viewer.actor().clone(),
            grant: FileGrantId::read(&input.grant_id)?,
        };
        // Without a key: whether the grant still stands is asked anew each time, and each reading is kept.
        if let Err(reason) = perform(&viewer, None, "readFile", &operation).await? {
            return Ok(ReadFilePayload::Refused(ReadFileRefused { reason }));
        }
        let access = Access {
            deed: "Read",
            kind: "file-grant",
            subject: operation.grant.0,
            detail: None,
        };
        viewer.store().note_access(viewer.person()?, access).await?;
        let row = viewer.store().file_grants().find(operation.grant).await?;
        let row = row.ok_or(GqlError::NotFound)?;
        let fields: Vec<FileField> = row.granted.into_iter().collect();
        let values = values(&viewer, row.mentee, row.school, &fields).await?;
        let grant = FileGrant::load(&viewer, operation.grant).await?;
        Ok(ReadFilePayload::Done(ReadFileDone { grant, values }))
    }
}

/// What stands in the fields.
async fn values(
    viewer: &Viewer,
    mentee: PersonId,
    school: SchoolId,
    fields: &[FileField],
) -> Result<Vec<FileValue>, GqlError> {
    let store = viewer.store();
    let person = store.people().find(mentee).await?;
    let person = person.ok_or(GqlError::NotFound)?;
    let jobs = store.employments().at(mentee, school).await?;
    let now = store.clock().now();
    let job = jobs.iter().find(|job| job.is_current(now)).or(jobs.first());
    let pupil = store.pupils().find(mentee).await?;
    let value = |field: &FileField| {
        let value = match (field, &pupil) {
            (FileField::BirthDate, Some(pupil)) => Some(pupil.terms.birth_year.to_string()),
            (FileField::BirthDate, None) => person.birth_date.map(|day| day.to_string()),
            (FileField::Email, _) => person.email.clone(),
            (FileField::Phone, _) => person.phone.clone(),
            (FileField::Position, Some(pupil)) => Some(pupil.class_name.clone()),
            (FileField::Position, None) => job.map(|job| job.position.clone()),
            (FileField::Subject, _) => job.and_then(|job| job.subject.clone()),
            (FileField::EmployedSince, Some(pupil)) => Some(pupil.terms.since.to_string()),
            (FileField::EmployedSince, None) => job.map(|job| job.terms.started_on.to_string()),
            (FileField::TeachingSince, _) => job
                .and_then(|job| job.terms.teaching_since)
                .map(|day| day.to_string()),
            (FileField::PedagogicalEducation, _) => {
                job.map(|job| job.terms.pedagogical_education.to_string())
            }
        };
        FileValue {
            field: (*field).into(),
            value,
        }
    };
    Ok(fields.iter().map(value).collect())
}

#[derive(Serialize)]
struct ReadFile {
    #[serde(skip)]
    actor: Actor,
    grant: FileGrantId,
}

impl Operation for ReadFile {
    type Done = FileGrantId;
    type Refusal = FileGrantRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<FileGrantId, Failure<Self::Refusal>> {
        let opened = open(work, self.grant).await?;
        let row = &opened.row;
        let permit = permit::<Read>(&self.actor, &opened.facts)?;
        let today = work.today(opened.here.zone);
        let stands = row.state.standing(row.until, today) == FileGrantStanding::Granted;
        if !stands || !runs(&opened.pair, row.mentor, row.mentee) {
            return Err(Failure::Refused(FileGrantRefusal::NotInForce));
        }
        if !may_be_shown(work, &opened.pair, row.mentee, today).await? {
            let missing = FileGrantRefusal::RepresentativeConsentMissing;
            return Err(Failure::Refused(missing));
        }
        opened.note(work, &permit, row.state).await?;
        Ok(self.grant)
    }
}

/// What is to be read.
#[derive(InputObject)]
pub struct ReadFileInput {
    /// A key as every mutation takes one. It changes nothing here: each reading is allowed and kept anew.
    pub client_mutation_id: Option<String>,
    /// `file-grant:…`.
    pub grant_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum ReadFilePayload {
    /// The fields are handed out.
    Done(ReadFileDone),
    /// Nothing is.
    Refused(ReadFileRefused),
}

/// The fields are handed out, and the reading is kept.
#[derive(SimpleObject)]
pub struct ReadFileDone {
    /// The grant.
    pub grant: FileGrant,
    /// What stands in the granted fields.
    pub values: Vec<FileValue>,
}

/// Nothing was handed out.
#[derive(SimpleObject)]
pub struct ReadFileRefused {
    /// Why.
    pub reason: FileGrantRefusal,
}
