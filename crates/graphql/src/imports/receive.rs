//! A client brings a file.

use domain::access::{Actor, Place};
use domain::id::{ImportId, MunicipalityId, SchoolId};
use domain::import::ImportKind;
use domain::text::Line;
use persistence::imports::NewRun;
use persistence::{Change, Failure, Operation, UnitOfWork};
use sha2::{Digest, Sha256};

use super::right;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::viewer::Viewer;

/// A file as it comes.
pub struct IncomingFile {
    /// `school:…` or `municipality:…`.
    pub place: String,
    /// What it holds.
    pub kind: ImportKind,
    /// What it is called.
    pub name: String,
    /// The file.
    pub content: Vec<u8>,
}

/// Keeps a file to be compared, and says under which id. The same file, brought again while it is on its way, is the one
/// that is there.
pub async fn receive(viewer: &Viewer, file: IncomingFile) -> Result<ImportId, GqlError> {
    viewer.person()?;
    let place = read_place(&file.place).ok_or(GqlError::NotFound)?;
    let name = Line::<200>::parse(&file.name).or(Err(GqlError::BadInput("name")))?;
    let hash: String = Sha256::digest(&file.content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let operation = Receive {
        actor: viewer.actor().clone(),
        place,
        name,
        hash,
        file,
    };
    match viewer.store().write(&operation).await {
        Ok(id) => {
            super::wake();
            Ok(id)
        }
        Err(Failure::Denied(denied)) => Err(denied.into()),
        Err(Failure::Store(error)) => Err(error.into()),
        Err(Failure::Refused(never)) => match never {},
    }
}

fn read_place(id: &str) -> Option<Place> {
    let id = async_graphql::ID::from(id);
    if let Ok(school) = SchoolId::read(&id) {
        return Some(Place::School(school));
    }
    MunicipalityId::read(&id).ok().map(Place::Municipality)
}

struct Receive {
    actor: Actor,
    place: Place,
    name: Line<200>,
    hash: String,
    file: IncomingFile,
}

impl Operation for Receive {
    type Done = ImportId;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<ImportId, Failure<Self::Refusal>> {
        let kind = self.file.kind;
        let (permit, here) = right(work, &self.actor, kind, self.place).await?;
        let imports = work.imports();
        let same = imports.on_its_way(self.place, kind, &self.hash).await?;
        if let Some(run) = same {
            return Ok(run.id);
        }
        let id = ImportId(work.fresh());
        let new = NewRun {
            id,
            kind,
            file_name: self.name.as_str(),
            hash: &self.hash,
            content: &self.file.content,
        };
        imports.add(&permit, &new, work.now()).await?;
        let change = Change {
            school: here.school.as_ref().map(|here| here.school.at.school),
            to: Some(kind.code()),
            ..Change::default()
        };
        work.note_import(&permit, id.0, change).await?;
        Ok(id)
    }
}
