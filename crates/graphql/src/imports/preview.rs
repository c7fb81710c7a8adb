//! The server reads a file and compares it with what is known.

use std::convert::Infallible;

use domain::import::{FileProblem, Sheet, signature};
use persistence::imports::{KeptHeading, Previewed, Run, RunLine};
use persistence::{Failure, Operation, Store, StoreError, UnitOfWork};
use sha2::{Digest, Sha256};

use super::plan::{Plan, counts, first_mapping};
use super::{Here, pairs, sheet_of};

/// Cells of a column that are shown beside its heading.
const SAMPLES: usize = 3;
/// Lines that are written before the progress is told.
const CHUNK: usize = 1_000;

/// Compares a file, and keeps what each line comes to.
pub(super) async fn preview(store: &Store, run: &Run, link: &str) -> Result<(), StoreError> {
    let sheet = match sheet_of(store, run).await? {
        Ok(sheet) => sheet,
        Err(problem) => return settle(store, &GiveUp { run, problem }).await,
    };
    let Some(here) = Here::find(store, run.place).await? else {
        let problem = FileProblem::Empty;
        return settle(store, &GiveUp { run, problem }).await;
    };
    let total = sheet.lines.len();
    store.import_progress(run.id, 0, total).await?;
    let mapping = if run.mapping.pairs().is_empty() {
        let signature = hashed(&signature(run.kind, &sheet.headings));
        let remembered = store.imports().remembered(run.place, &signature).await?;
        first_mapping(run.kind, &sheet, remembered)
    } else {
        run.mapping.clone()
    };
    // Without the columns that are needed every line would be wrong in the same way: the columns are asked for first.
    let lines = if mapping.missing(run.kind).is_empty() {
        let known = store
            .imports()
            .known_at(run.kind, here.at, here.today)
            .await?;
        let mut plan = Plan::of(&sheet, &mapping, &known, &run.choices, &here);
        if let Plan::Pairs(planned) = &mut plan {
            pairs::try_out(store, run, (link, &mapping), planned).await?;
        }
        plan.lines(&sheet)
    } else {
        Vec::new()
    };
    settle(store, &Forget(run)).await?;
    for (index, chunk) in lines.chunks(CHUNK).enumerate() {
        settle(store, &PutLines { run, lines: chunk }).await?;
        let done = (index * CHUNK + chunk.len()).min(total);
        store.import_progress(run.id, done, total).await?;
    }
    let headings = headings(&sheet);
    let found = Previewed {
        headings: &headings,
        remarks: &sheet.remarks,
        mapping: &mapping,
        counts: &counts(&lines),
    };
    settle(store, &Finish { run, found }).await
}

/// What two files with the same headings have in common, short enough for a key.
pub(crate) fn hashed(signature: &str) -> String {
    let digest = Sha256::digest(signature.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The columns with a few of their cells; those without heading and cells are not shown.
fn headings(sheet: &Sheet) -> Vec<KeptHeading> {
    let columns = sheet.lines.iter().map(|line| line.cells.len());
    let width = columns.max().unwrap_or(0).max(sheet.headings.len());
    let heading = |column: u32| {
        let heading = sheet
            .headings
            .iter()
            .find(|heading| heading.column == column);
        let cells = sheet.lines.iter().filter_map(|line| line.cell(column));
        let filled = cells.filter(|cell| !cell.is_blank());
        let samples = filled.take(SAMPLES);
        KeptHeading {
            column,
            text: heading
                .map(|heading| heading.text.clone())
                .unwrap_or_default(),
            samples: samples
                .map(|cell| cell.text.chars().take(80).collect())
                .collect(),
        }
    };
    let all = (0..u32::try_from(width).unwrap_or(0)).map(heading);
    all.filter(|heading| !(heading.text.is_empty() && heading.samples.is_empty()))
        .collect()
}

/// Runs a step of the server's own; that the file went on meanwhile is no failure.
async fn settle<O>(store: &Store, operation: &O) -> Result<(), StoreError>
where
    O: Operation<Done = (), Refusal = Infallible>,
{
    match store.write(operation).await {
        Ok(()) | Err(Failure::Store(StoreError::Conflict)) => Ok(()),
        Err(Failure::Store(error)) => Err(error),
        Err(Failure::Denied(_)) => Ok(()),
        Err(Failure::Refused(never)) => match never {},
    }
}

struct GiveUp<'a> {
    run: &'a Run,
    problem: FileProblem,
}

impl Operation for GiveUp<'_> {
    type Done = ();
    type Refusal = Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Infallible>> {
        let imports = work.imports();
        Ok(imports
            .give_up_reading(self.run, self.problem, work.now())
            .await?)
    }
}

struct Forget<'a>(&'a Run);

impl Operation for Forget<'_> {
    type Done = ();
    type Refusal = Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Infallible>> {
        Ok(work.imports().drop_lines(self.0.id).await?)
    }
}

struct PutLines<'a> {
    run: &'a Run,
    lines: &'a [RunLine],
}

impl Operation for PutLines<'_> {
    type Done = ();
    type Refusal = Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Infallible>> {
        Ok(work.imports().put_lines(self.run.id, self.lines).await?)
    }
}

struct Finish<'a> {
    run: &'a Run,
    found: Previewed<'a>,
}

impl Operation for Finish<'_> {
    type Done = ();
    type Refusal = Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Infallible>> {
        Ok(work
            .imports()
            .preview(self.run, &self.found, work.now())
            .await?)
    }
}
