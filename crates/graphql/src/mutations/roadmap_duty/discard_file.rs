//! A file of a duty is taken away before it is stated.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::roadmap::duty::Execute;
use domain::access::{Actor, Denied};
use domain::id::{DutyFileId, DutyId};
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::{open, school_of};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::roadmap::Duty;
use crate::viewer::Viewer;

/// Takes files away.
#[derive(Default)]
pub struct DiscardDutyFileMutation;

#[Object]
impl DiscardDutyFileMutation {
    /// Takes away a file that was brought for a duty and is not stated as a proof; one that is goes with the next statement
    /// that does not name it. For the keepers of the place whose duty it is.
    async fn discard_duty_file(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which file.")] input: DiscardDutyFileInput,
    ) -> Result<DiscardDutyFilePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = DiscardDutyFile {
            actor: viewer.actor().clone(),
            file: DutyFileId::read(&input.file_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "discardDutyFile", &operation).await?;
        Ok(match came {
            Ok(duty) => DiscardDutyFilePayload::Done(DiscardDutyFileDone {
                duty: Duty::load(&viewer, duty).await?,
            }),
            Err(reason) => DiscardDutyFilePayload::Refused(DiscardDutyFileRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct DiscardDutyFile {
    #[serde(skip)]
    actor: Actor,
    file: DutyFileId,
}

impl Operation for DiscardDutyFile {
    type Done = DutyId;
    type Refusal = DiscardDutyFileRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DutyId, Failure<DiscardDutyFileRefusal>> {
        let duties = work.roadmap_duties();
        let found = duties.files(&[self.file]).await?.pop();
        let file = found.ok_or(Denied::Hidden)?;
        let opened = open(work, file.duty).await?;
        let permit = opened.permit::<Execute>(&self.actor)?;
        match duties.discard_file(&permit, &file).await {
            Err(StoreError::Conflict) => {
                return Err(Failure::Refused(DiscardDutyFileRefusal::Stated));
            }
            done => done?,
        }
        let change = Change {
            school: school_of(opened.duty.at),
            to: Some("FILE_DISCARDED"),
            why: Some(&file.name),
            ..Change::default()
        };
        work.note(&permit, file.duty, change).await?;
        Ok(file.duty)
    }
}

/// A file to be taken away.
#[derive(InputObject)]
pub struct DiscardDutyFileInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `duty-file:…`.
    pub file_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum DiscardDutyFilePayload {
    /// It is gone.
    Done(DiscardDutyFileDone),
    /// It is not.
    Refused(DiscardDutyFileRefused),
}

/// The file is gone.
#[derive(SimpleObject)]
pub struct DiscardDutyFileDone {
    /// The duty that it was brought for.
    pub duty: Duty,
}

/// The file is still there.
#[derive(SimpleObject)]
pub struct DiscardDutyFileRefused {
    /// Why.
    pub reason: DiscardDutyFileRefusal,
}

/// Why a file was not taken away.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DiscardDutyFileRefusal {
    /// It is stated as a proof by now.
    Stated,
}
