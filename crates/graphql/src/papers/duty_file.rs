//! Files of duties: handed in by who carries a duty out, handed out to who may read it.

use documents::file::{FileError, take};
use domain::access::rules::roadmap::duty::{Action, DutyFacts};
use domain::access::{Subject, Verdict};
use domain::id::{DutyFileId, DutyId};
use persistence::Access;

use super::files::{KeptFile, aside, kind_of, may_lay, stem};
use crate::error::GqlError;
use crate::mutations::roadmap_duty::{AttachDutyFile, attach};
use crate::viewer::Viewer;

pub use crate::mutations::roadmap_duty::AttachRefusal;

/// A file as it comes.
pub struct IncomingDutyFile {
    /// Which duty it is to prove.
    pub duty: DutyId,
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// What became of it.
pub enum Received {
    /// It waits to be stated.
    Kept {
        /// Its id.
        id: DutyFileId,
        /// What it is called now: with the ending of what it is.
        name: String,
    },
    /// It was not taken.
    NotTaken(FileError),
    /// The duty takes none.
    Refused(AttachRefusal),
}

/// Whether the viewer may lay files to a duty: asked before a file is so much as read.
pub async fn may_receive(viewer: &Viewer, duty: DutyId) -> Result<(), GqlError> {
    viewer.person()?;
    let facts = facts(viewer, duty).await?;
    may_lay(facts.judge(viewer.actor(), Action::Execute))
}

/// Looks at a file and keeps it. `turn` is held until it was looked at.
pub async fn receive(
    viewer: &Viewer,
    incoming: IncomingDutyFile,
    turn: impl Send + 'static,
) -> Result<Received, GqlError> {
    may_receive(viewer, incoming.duty).await?;
    let content = incoming.content;
    let looked = aside(turn, move || take(content)).await;
    let file = match looked {
        Ok(file) => file,
        Err(error) => return Ok(Received::NotTaken(error)),
    };
    let name = format!("{}.{}", stem(&incoming.name)?, file.kind.ending());
    let attached = AttachDutyFile {
        duty: incoming.duty,
        name: name.clone(),
        file,
    };
    Ok(match attach(viewer, attached).await? {
        Ok(id) => Received::Kept { id, name },
        Err(refusal) => Received::Refused(refusal),
    })
}

/// A file of a duty for who may read that, noted before it leaves. One that is not stated yet is for its keepers alone.
pub async fn file(viewer: &Viewer, duty: DutyId, id: DutyFileId) -> Result<KeptFile, GqlError> {
    let person = viewer.person()?;
    let facts = facts(viewer, duty).await?;
    let duties = viewer.store().roadmap_duties();
    let row = duties.files(&[id]).await?.pop();
    let row = row.filter(|row| row.duty == duty);
    let row = row.ok_or(GqlError::NotFound)?;
    let asked = match duties.is_proof(id).await? {
        true => Action::Read,
        false => Action::Execute,
    };
    if facts.judge(viewer.actor(), asked) != Verdict::Full {
        return Err(GqlError::NotFound);
    }
    let bytes = duties.bytes(&row).await?;
    let access = Access {
        deed: "DownloadFile",
        kind: DutyFacts::KIND,
        subject: duty.0,
        detail: Some(&row.name),
    };
    viewer.store().note_access(person, access).await?;
    Ok(KeptFile {
        name: stem(&row.name)?,
        kind: kind_of(&row.media_type)?,
        bytes: bytes.ok_or(GqlError::NotFound)?,
    })
}

async fn facts(viewer: &Viewer, duty: DutyId) -> Result<DutyFacts, GqlError> {
    let found = viewer.store().roadmap_duties().find(duty).await?;
    let row = found.ok_or(GqlError::NotFound)?;
    let roadmap = viewer.store().roadmaps().find(row.roadmap).await?;
    Ok(row.facts(roadmap.ok_or(GqlError::NotFound)?.at))
}
