//! Somebody says which column of a file is which.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::Actor;
use domain::id::ImportId;
use domain::import::{Field, Heading, Mapping, MappingProblem, signature};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::opened::{Halt, looked_at, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::imports::wake;
use crate::mutations::perform;
use crate::types::import_enums::ImportField;
use crate::types::import_run::ImportRun;
use crate::viewer::Viewer;

/// Maps columns.
#[derive(Default)]
pub struct MapImportColumnsMutation;

#[Object]
impl MapImportColumnsMutation {
    /// Says which column of a file is which, and has it compared anew. Files with the same headings begin with the same
    /// choice from then on. For who may take the file over.
    async fn map_import_columns(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file and its columns.")] input: MapImportColumnsInput,
    ) -> Result<MapImportColumnsPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = MapColumns {
            actor: viewer.actor().clone(),
            import: ImportId::read(&input.import_id)?,
            version: input.version,
            columns: input
                .columns
                .iter()
                .map(|choice| {
                    (
                        u32::try_from(choice.column).unwrap_or(u32::MAX),
                        choice.field.into(),
                    )
                })
                .collect(),
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "mapImportColumns", &operation).await?;
        wake();
        let import = ImportRun::load(&viewer, operation.import).await?;
        Ok(match done {
            Ok(()) => MapImportColumnsPayload::Done(MapImportColumnsDone { import }),
            Err(Refusal::Halt(Halt::Stale)) => {
                MapImportColumnsPayload::Conflict(MapImportColumnsConflict { current: import })
            }
            Err(Refusal::Halt(Halt::NotPreviewed)) => {
                MapImportColumnsPayload::Refused(MapImportColumnsRefused {
                    reason: MapImportColumnsRefusal::NotPreviewed,
                })
            }
            Err(Refusal::Mapping(problem)) => {
                let mut form = Form::default();
                let (MappingProblem::Twice(_)
                | MappingProblem::NotOfThisKind(_)
                | MappingProblem::Missing(_)) = problem;
                form.require("columns", false, Problem::NotAllowed);
                MapImportColumnsPayload::Invalid(form.into_invalid())
            }
        })
    }
}

#[derive(Serialize)]
pub(crate) struct MapColumns {
    #[serde(skip)]
    pub(crate) actor: Actor,
    pub(crate) import: ImportId,
    pub(crate) version: i32,
    pub(crate) columns: Vec<(u32, Field)>,
}

pub(crate) enum Refusal {
    Halt(Halt),
    Mapping(MappingProblem),
}

impl From<Halt> for Refusal {
    fn from(halt: Halt) -> Self {
        Self::Halt(halt)
    }
}

impl Operation for MapColumns {
    type Done = ();
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Refusal>> {
        let (permit, run) = open(work, &self.actor, self.import).await?;
        looked_at(&run, self.version).map_err(Failure::refuse)?;
        let mapping = Mapping::new(run.kind, &self.columns)
            .map_err(|problem| Failure::Refused(Refusal::Mapping(problem)))?;
        let headings: Vec<Heading> = run
            .headings
            .iter()
            .map(|kept| Heading {
                column: kept.column,
                text: kept.text.clone(),
            })
            .collect();
        let signature = crate::imports::hashed(&signature(run.kind, &headings));
        let remembered = mapping.by_heading(&headings);
        let imports = work.imports();
        imports
            .remap(
                &permit,
                &run,
                &mapping,
                (&signature, &remembered),
                work.now(),
            )
            .await?;
        Ok(())
    }
}

/// Which column of a file is which.
#[derive(InputObject)]
pub struct MapImportColumnsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `import:…`.
    pub import_id: ID,
    /// The version of the file that was looked at.
    pub version: i32,
    /// The columns that are taken, each field at most once; others are left.
    pub columns: Vec<ImportColumnInput>,
}

/// A column with what it is.
#[derive(InputObject)]
pub struct ImportColumnInput {
    /// Which one, from 0 on.
    pub column: i32,
    /// What it is.
    pub field: ImportField,
}

/// What came of mapping the columns.
#[derive(Union)]
pub enum MapImportColumnsPayload {
    /// The file is compared anew.
    Done(MapImportColumnsDone),
    /// It is as it was.
    Refused(MapImportColumnsRefused),
    /// The file went on since it was loaded.
    Conflict(MapImportColumnsConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The file is compared anew.
#[derive(SimpleObject)]
pub struct MapImportColumnsDone {
    /// The file.
    pub import: ImportRun,
}

/// The file is as it was.
#[derive(SimpleObject)]
pub struct MapImportColumnsRefused {
    /// Why.
    pub reason: MapImportColumnsRefusal,
}

/// The file went on since it was loaded; nothing was changed.
#[derive(SimpleObject)]
pub struct MapImportColumnsConflict {
    /// The file as it is now.
    pub current: ImportRun,
}

/// Why the columns were not mapped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum MapImportColumnsRefusal {
    /// The file is not at the point where somebody looks at it.
    NotPreviewed,
}
