//! Somebody gives a file up.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::Actor;
use domain::id::ImportId;
use domain::import::RunEvent;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::opened::open;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::import_run::ImportRun;
use crate::viewer::Viewer;

/// Gives files up.
#[derive(Default)]
pub struct DiscardImportMutation;

#[Object]
impl DiscardImportMutation {
    /// Gives a file up; what was in it is forgotten at once. For who may take the file over.
    async fn discard_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file.")] input: DiscardImportInput,
    ) -> Result<DiscardImportPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = DiscardImport {
            actor: viewer.actor().clone(),
            import: ImportId::read(&input.import_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "discardImport", &operation).await? {
                Ok(()) => {
                    let import = ImportRun::load(&viewer, operation.import).await?;
                    DiscardImportPayload::Done(DiscardImportDone { import })
                }
                Err(reason) => DiscardImportPayload::Refused(DiscardImportRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct DiscardImport {
    #[serde(skip)]
    actor: Actor,
    import: ImportId,
}

impl Operation for DiscardImport {
    type Done = ();
    type Refusal = DiscardImportRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Self::Refusal>> {
        let (permit, run) = open(work, &self.actor, self.import).await?;
        if run.state.after(RunEvent::Discard).is_err() {
            return Err(Failure::Refused(DiscardImportRefusal::AlreadySettled));
        }
        Ok(work.imports().discard(&permit, &run, work.now()).await?)
    }
}

/// A file to be given up.
#[derive(InputObject)]
pub struct DiscardImportInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `import:…`.
    pub import_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum DiscardImportPayload {
    /// It was given up.
    Done(DiscardImportDone),
    /// It is as it was.
    Refused(DiscardImportRefused),
}

/// The file was given up.
#[derive(SimpleObject)]
pub struct DiscardImportDone {
    /// The file.
    pub import: ImportRun,
}

/// The file is as it was.
#[derive(SimpleObject)]
pub struct DiscardImportRefused {
    /// Why.
    pub reason: DiscardImportRefusal,
}

/// Why a file was not given up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DiscardImportRefusal {
    /// It is being taken over, was taken over, or was given up before.
    AlreadySettled,
}
