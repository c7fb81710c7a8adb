//! Somebody says what is wrong in what a school keeps about them (152-ФЗ art. 14).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::corrections::{CorrectionLetter, filed};
use domain::access::rules::correction::{CorrectionFacts, File};
use domain::access::{Actor, Denied, Role, permit};
use domain::id::{CorrectionId, SchoolId};
use domain::people::{self, answer_by, correct_by};
use domain::text::Note;
use persistence::corrections::NewCorrection;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{letters, opened, perform};
use crate::types::correction::{CorrectionArea, CorrectionRequest};
use crate::viewer::Viewer;

/// Files requests for correction.
#[derive(Default)]
pub struct FileCorrectionMutation;

#[Object]
impl FileCorrectionMutation {
    /// Asks a school to correct what it keeps about the viewer. For whoever works or worked there; one open request for
    /// each part of the data.
    async fn file_correction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is wrong.")] input: FileCorrectionInput,
    ) -> Result<FileCorrectionPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let wrong = form.take("wrong", Note::required(&input.wrong));
        let wanted = form.take("wanted", Note::required(&input.wanted));
        let (Some(wrong), Some(wanted)) = (wrong, wanted) else {
            return Ok(FileCorrectionPayload::Invalid(form.into_invalid()));
        };
        let operation = FileCorrection {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            school: SchoolId::read(&input.school_id)?,
            area: input.area.into(),
            wrong,
            wanted,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "fileCorrection", &operation).await? {
                Ok(id) => {
                    let correction = CorrectionRequest::load(&viewer, id).await?;
                    FileCorrectionPayload::Done(FileCorrectionDone { correction })
                }
                Err(reason) => FileCorrectionPayload::Refused(FileCorrectionRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct FileCorrection {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    area: people::CorrectionArea,
    wrong: Note,
    wanted: Note,
}

impl Operation for FileCorrection {
    type Done = CorrectionId;
    type Refusal = FileCorrectionRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<CorrectionId, Failure<Self::Refusal>> {
        let here = opened::lock(work, Some(self.school)).await?;
        let person = self.actor.person().ok_or(Denied::Hidden)?;
        // A former colleague has the right as well; who never worked there does not learn that the school is.
        if work.employments().at(person, self.school).await?.is_empty() {
            return Err(Denied::Hidden.into());
        }
        let id = CorrectionId(work.fresh());
        let facts = CorrectionFacts {
            id,
            at: here.school.at,
            person,
        };
        let permit = permit::<File>(&self.actor, &facts)?;
        let corrections = work.corrections();
        if corrections.is_open(self.school, person, self.area).await? {
            return Err(Failure::Refused(FileCorrectionRefusal::AlreadyOpen));
        }
        let new = NewCorrection {
            area: self.area,
            wrong: &self.wrong,
            wanted: &self.wanted,
        };
        let today = work.today(here.zone);
        corrections
            .file(&permit, self.school, new, (work.now(), today))
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some("OPEN"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        let asks = work.people().find(person).await?.ok_or(Denied::Hidden)?;
        let about = CorrectionLetter {
            place: &here.school.short_name,
            person: &asks.name,
            link: &self.link,
        };
        let path = format!("/s/{}/corrections", self.school.0);
        let letter = filed(&about, correct_by(today).0, answer_by(today).0, &path);
        let mut keepers = letters::holders(work, self.school, Role::Curator).await?;
        keepers.extend(letters::holders(work, self.school, Role::Head).await?);
        letters::send(
            work,
            keepers.into_iter().filter(|id| *id != person),
            &letter,
        )
        .await?;
        Ok(id)
    }
}

/// What is wrong.
#[derive(InputObject)]
pub struct FileCorrectionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, where the viewer works or worked.
    pub school_id: ID,
    /// What of the data.
    pub area: CorrectionArea,
    /// What is wrong; 1–10 000 characters.
    pub wrong: String,
    /// What it should be; 1–10 000 characters.
    pub wanted: String,
}

/// What came of it.
#[derive(Union)]
pub enum FileCorrectionPayload {
    /// It is filed.
    Done(FileCorrectionDone),
    /// It is not.
    Refused(FileCorrectionRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The request is filed.
#[derive(SimpleObject)]
pub struct FileCorrectionDone {
    /// The request.
    pub correction: CorrectionRequest,
}

/// The request was not filed.
#[derive(SimpleObject)]
pub struct FileCorrectionRefused {
    /// Why.
    pub reason: FileCorrectionRefusal,
}

/// Why a request was not filed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum FileCorrectionRefusal {
    /// The viewer has an open request to this school about the same part of the data.
    AlreadyOpen,
}
