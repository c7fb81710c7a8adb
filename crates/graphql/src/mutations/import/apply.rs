//! Somebody has a file taken over.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::Actor;
use domain::id::ImportId;
use domain::import::Verdict;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::opened::{Halt, looked_at, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::imports::wake;
use crate::mutations::perform;
use crate::types::import_run::ImportRun;
use crate::viewer::Viewer;

/// Has files taken over.
#[derive(Default)]
pub struct ApplyImportMutation;

#[Object]
impl ApplyImportMutation {
    /// Has a file taken over: its new and changed lines all together, or none of them; wrong lines are left out. The
    /// server does it in its own time, see the file's `state`. For who may take the file over.
    async fn apply_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file.")] input: ApplyImportInput,
    ) -> Result<ApplyImportPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ApplyImport {
            actor: viewer.actor().clone(),
            import: ImportId::read(&input.import_id)?,
            version: input.version,
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "applyImport", &operation).await?;
        wake();
        let import = ImportRun::load(&viewer, operation.import).await?;
        Ok(match done {
            Ok(()) => ApplyImportPayload::Done(ApplyImportDone { import }),
            Err(Refusal::Stale) => {
                ApplyImportPayload::Conflict(ApplyImportConflict { current: import })
            }
            Err(Refusal::Expected(reason)) => {
                ApplyImportPayload::Refused(ApplyImportRefused { reason })
            }
        })
    }
}

#[derive(Serialize)]
pub(crate) struct ApplyImport {
    #[serde(skip)]
    pub(crate) actor: Actor,
    pub(crate) import: ImportId,
    pub(crate) version: i32,
}

pub(crate) enum Refusal {
    Stale,
    Expected(ApplyImportRefusal),
}

impl From<Halt> for Refusal {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::Stale => Self::Stale,
            Halt::NotPreviewed => Self::Expected(ApplyImportRefusal::NotPreviewed),
        }
    }
}

impl Operation for ApplyImport {
    type Done = ();
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Refusal>> {
        let (permit, run) = open(work, &self.actor, self.import).await?;
        looked_at(&run, self.version).map_err(Failure::refuse)?;
        let refuse = |reason| Failure::Refused(Refusal::Expected(reason));
        if !run.mapping.missing(run.kind).is_empty() {
            return Err(refuse(ApplyImportRefusal::ColumnsMissing));
        }
        let count = |verdict| run.counts.get(&verdict).copied().unwrap_or(0);
        if count(Verdict::Doubtful) > 0 {
            return Err(refuse(ApplyImportRefusal::DoubtfulLines));
        }
        if count(Verdict::New) + count(Verdict::Update) == 0 {
            return Err(refuse(ApplyImportRefusal::NothingToDo));
        }
        Ok(work.imports().apply(&permit, &run, work.now()).await?)
    }
}

/// A file to be taken over.
#[derive(InputObject)]
pub struct ApplyImportInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `import:…`.
    pub import_id: ID,
    /// The version of the file that was looked at.
    pub version: i32,
}

/// What came of it.
#[derive(Union)]
pub enum ApplyImportPayload {
    /// The file is being taken over.
    Done(ApplyImportDone),
    /// It is as it was.
    Refused(ApplyImportRefused),
    /// The file went on since it was loaded.
    Conflict(ApplyImportConflict),
}

/// The file is being taken over.
#[derive(SimpleObject)]
pub struct ApplyImportDone {
    /// The file.
    pub import: ImportRun,
}

/// The file is as it was.
#[derive(SimpleObject)]
pub struct ApplyImportRefused {
    /// Why.
    pub reason: ApplyImportRefusal,
}

/// The file went on since it was loaded; nothing was changed.
#[derive(SimpleObject)]
pub struct ApplyImportConflict {
    /// The file as it is now.
    pub current: ImportRun,
}

/// Why a file is not taken over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ApplyImportRefusal {
    /// The file is not at the point where somebody looks at it.
    NotPreviewed,
    /// A column that is needed is not named.
    ColumnsMissing,
    /// Somebody has to say who is meant by some lines.
    DoubtfulLines,
    /// No line adds or changes anything.
    NothingToDo,
}
