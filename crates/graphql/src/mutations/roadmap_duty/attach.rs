//! A file is laid to a duty, to be stated as a proof. It comes as a file, not through the schema.

use documents::file::TakenFile;
use domain::access::Actor;
use domain::access::rules::roadmap::duty::Execute;
use domain::id::{DutyFileId, DutyId};
use domain::roadmap::Applicability;
use persistence::roadmap_duties::files::{MOST_WAITING, NewDutyFile};
use persistence::{Change, Failure, Operation, UnitOfWork};
use sha2::{Digest, Sha256};

use super::{open, school_of};
use crate::error::GqlError;
use crate::viewer::Viewer;

/// A file that was looked at and may be kept.
pub(crate) struct AttachDutyFile {
    /// Of which duty.
    pub(crate) duty: DutyId,
    /// What the file is called, with its ending.
    pub(crate) name: String,
    /// The file.
    pub(crate) file: TakenFile,
}

/// Why a duty takes no file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttachRefusal {
    /// Its roadmap is not in force, or it does not concern the place.
    Closed,
    /// So many wait to be stated already.
    TooMany,
}

/// Keeps a file of a duty until a proof refers to it; answers with its id.
pub(crate) async fn attach(
    viewer: &Viewer,
    file: AttachDutyFile,
) -> Result<Result<DutyFileId, AttachRefusal>, GqlError> {
    let sha256 = Sha256::digest(&file.file.bytes);
    let operation = Attach {
        actor: viewer.actor().clone(),
        sha256: sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
        file,
    };
    match Box::pin(viewer.store().write(&operation)).await {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
        Err(Failure::Denied(denied)) => Err(denied.into()),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

struct Attach {
    actor: Actor,
    sha256: String,
    file: AttachDutyFile,
}

impl Operation for Attach {
    type Done = DutyFileId;
    type Refusal = AttachRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DutyFileId, Failure<AttachRefusal>> {
        let AttachDutyFile { duty, name, file } = &self.file;
        let opened = open(work, *duty).await?;
        let permit = opened.permit::<Execute>(&self.actor)?;
        if !opened.is_in_force() || opened.duty.applicability == Applicability::NotApplicable {
            return Err(Failure::Refused(AttachRefusal::Closed));
        }
        let duties = work.roadmap_duties();
        if duties.waiting(*duty).await? >= MOST_WAITING {
            return Err(Failure::Refused(AttachRefusal::TooMany));
        }
        let new = NewDutyFile {
            id: DutyFileId(work.fresh()),
            stored: work.fresh(),
            name,
            media_type: file.kind.media_type(),
            bytes: &file.bytes,
            sha256: &self.sha256,
        };
        duties.keep_file(&permit, new, work.now()).await?;
        let change = Change {
            school: school_of(opened.duty.at),
            to: Some("FILE_ATTACHED"),
            why: Some(name),
            ..Change::default()
        };
        work.note(&permit, *duty, change).await?;
        Ok(new.id)
    }
}
