//! Somebody says who is meant by doubtful lines.

use std::collections::BTreeMap;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::Actor;
use domain::id::{ImportId, PersonId};
use domain::import::Choice;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::opened::{Halt, looked_at, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::imports::wake;
use crate::mutations::perform;
use crate::types::import_line::ImportChoiceKind;
use crate::types::import_run::ImportRun;
use crate::viewer::Viewer;

/// Lines that are chosen at once.
const MOST: i32 = 1_000;

/// Chooses who is meant.
#[derive(Default)]
pub struct ChooseImportLinesMutation;

#[Object]
impl ChooseImportLinesMutation {
    /// Says of doubtful lines who is meant, or that a line is to be left out, and has the file compared anew. What was
    /// said of other lines stays. For who may take the file over.
    async fn choose_import_lines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file and what its lines are.")] input: ChooseImportLinesInput,
    ) -> Result<ChooseImportLinesPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        form.at_most("choices", &input.choices, MOST);
        let mut choices = BTreeMap::new();
        for (index, choice) in input.choices.iter().enumerate() {
            let taken = choice.take()?;
            let field = format!("choices.{index}.personId");
            form.require(&field, taken.is_some(), Problem::Empty);
            let row = u32::try_from(choice.row).unwrap_or(0);
            choices.extend(taken.map(|taken| (row, taken)));
        }
        if !form.is_sound() {
            return Ok(ChooseImportLinesPayload::Invalid(form.into_invalid()));
        }
        let operation = ChooseLines {
            actor: viewer.actor().clone(),
            import: ImportId::read(&input.import_id)?,
            version: input.version,
            choices,
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "chooseImportLines", &operation).await?;
        wake();
        let import = ImportRun::load(&viewer, operation.import).await?;
        Ok(match done {
            Ok(()) => ChooseImportLinesPayload::Done(ChooseImportLinesDone { import }),
            Err(Halt::Stale) => {
                ChooseImportLinesPayload::Conflict(ChooseImportLinesConflict { current: import })
            }
            Err(Halt::NotPreviewed) => {
                ChooseImportLinesPayload::Refused(ChooseImportLinesRefused {
                    reason: ChooseImportLinesRefusal::NotPreviewed,
                })
            }
        })
    }
}

#[derive(Serialize)]
struct ChooseLines {
    #[serde(skip)]
    actor: Actor,
    import: ImportId,
    version: i32,
    choices: BTreeMap<u32, Choice>,
}

impl Operation for ChooseLines {
    type Done = ();
    type Refusal = Halt;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Halt>> {
        let (permit, run) = open(work, &self.actor, self.import).await?;
        looked_at(&run, self.version).map_err(Failure::Refused)?;
        let mut choices = run.choices.clone();
        choices.extend(self.choices.iter().map(|(row, choice)| (*row, *choice)));
        let imports = work.imports();
        imports.choose(&permit, &run, &choices, work.now()).await?;
        Ok(())
    }
}

/// Who is meant by doubtful lines.
#[derive(InputObject)]
pub struct ChooseImportLinesInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `import:…`.
    pub import_id: ID,
    /// The version of the file that was looked at.
    pub version: i32,
    /// The lines, at most 1 000 at once.
    pub choices: Vec<ImportChoiceInput>,
}

/// What a line is.
#[derive(InputObject)]
pub struct ImportChoiceInput {
    /// The number of the line.
    pub row: i32,
    /// What it is.
    pub choice: ImportChoiceKind,
    /// `person:…`, one of those who were shown, where it is one of them.
    pub person_id: Option<ID>,
}

impl ImportChoiceInput {
    /// The choice; none where a person is missing.
    fn take(&self) -> Result<Option<Choice>, GqlError> {
        Ok(match (self.choice, &self.person_id) {
            (ImportChoiceKind::New, _) => Some(Choice::New),
            (ImportChoiceKind::Skip, _) => Some(Choice::Skip),
            (ImportChoiceKind::Same, Some(id)) => Some(Choice::Same(PersonId::read(id)?)),
            (ImportChoiceKind::Same, None) => None,
        })
    }
}

/// What came of choosing.
#[derive(Union)]
pub enum ChooseImportLinesPayload {
    /// The file is compared anew.
    Done(ChooseImportLinesDone),
    /// It is as it was.
    Refused(ChooseImportLinesRefused),
    /// The file went on since it was loaded.
    Conflict(ChooseImportLinesConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The file is compared anew.
#[derive(SimpleObject)]
pub struct ChooseImportLinesDone {
    /// The file.
    pub import: ImportRun,
}

/// The file is as it was.
#[derive(SimpleObject)]
pub struct ChooseImportLinesRefused {
    /// Why.
    pub reason: ChooseImportLinesRefusal,
}

/// The file went on since it was loaded; nothing was changed.
#[derive(SimpleObject)]
pub struct ChooseImportLinesConflict {
    /// The file as it is now.
    pub current: ImportRun,
}

/// Why nothing was chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ChooseImportLinesRefusal {
    /// The file is not at the point where somebody looks at it.
    NotPreviewed,
}
