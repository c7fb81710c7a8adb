//! `nastavnik import`.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, bail};
use documents::words::import::{heading, problem};
use domain::access::{Actor, Place, Post};
use domain::clock::Timestamp;
use domain::id::{ImportId, MunicipalityId, SchoolId};
use domain::import::{Field, Mapping, RunState, Verdict, column_letters};
use domain::text::Email;
use graphql::imports::{self, IncomingFile};
use graphql::{Installation, Viewer};
use persistence::Store;
use persistence::imports::{KeptHeading, LineFilter, Run};
use persistence::page::Slice;
use uuid::Uuid;

use crate::cli::{ImportCommand, ImportedKind};
use crate::config::Settings;
use crate::startup::open;

/// Lines that are printed one by one.
const PRINTED: u64 = 1_000;

/// Compares a file with what is known, prints what it comes to, and takes it over when asked to.
pub async fn run(settings: &Settings, arguments: &ImportCommand) -> anyhow::Result<()> {
    let store = open(settings).await?;
    let place = match (&arguments.school, &arguments.municipality) {
        (Some(school), None) => Place::School(SchoolId(id(school, SchoolId::PREFIX)?)),
        (None, Some(place)) => {
            Place::Municipality(MunicipalityId(id(place, MunicipalityId::PREFIX)?))
        }
        _ => bail!("name one place: --school or --municipality"),
    };
    let link = settings.public_url(settings.listen);
    let viewer = viewer(&store, &arguments.by).await?;
    let content = std::fs::read(&arguments.file)
        .with_context(|| format!("{} cannot be read", arguments.file.display()))?;
    let name = arguments
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let file = IncomingFile {
        place: match place {
            Place::School(id) => format!("{}:{}", SchoolId::PREFIX, id.0),
            Place::Municipality(id) => format!("{}:{}", MunicipalityId::PREFIX, id.0),
            Place::Region(_) => bail!("a region takes no files"),
        },
        kind: arguments.kind.into(),
        name: name.unwrap_or_default(),
        content,
    };
    let import = match imports::receive(&viewer, file).await {
        Ok(id) => id,
        Err(error) => bail!("the file is not taken: {}", error.code()),
    };
    let mut run = settled(&store, import, &link).await?;
    if let Some(mapping) = &arguments.mapping {
        let chosen = std::fs::read(mapping)
            .with_context(|| format!("{} cannot be read", mapping.display()))?;
        let chosen: BTreeMap<String, Option<Field>> = serde_json::from_slice(&chosen)
            .context("the mapping is no JSON object of headings and fields")?;
        remap(&viewer, &run, &chosen).await?;
        run = settled(&store, import, &link).await?;
    }
    print(&store, &run).await?;
    if run.state != RunState::Previewed {
        bail!("nothing was taken over");
    }
    if !arguments.apply {
        println!("Nothing was changed. Say --apply to take it over.");
        return Ok(());
    }
    let asked = viewer_mutation(&viewer, &run).await?;
    println!("{asked}");
    let run = settled(&store, import, &link).await?;
    if run.state != RunState::Applied {
        bail!("something has changed meanwhile; nothing was taken over");
    }
    println!("Taken over.");
    Ok(())
}

/// Works at files until this one waits for somebody.
async fn settled(store: &Store, id: ImportId, link: &str) -> anyhow::Result<Run> {
    loop {
        let run = store.imports().find(id).await?;
        let run = run.context("the file is gone")?;
        if !run.state.is_due() {
            return Ok(run);
        }
        if !imports::work(store, link).await? {
            // Another server is at it.
            imports::wait().await;
        }
    }
}

/// Whom the work is done for, with their posts of this moment.
async fn viewer(store: &Store, by: &str) -> anyhow::Result<Viewer> {
    let email = Email::parse(by).ok().context("--by is no e-mail address")?;
    let account = store.accounts().find_by_email(&email).await?;
    let person = account.context("nobody signs in with this address")?.person;
    let now: Timestamp = store.clock().now();
    let posts = store.posts().of_person(person, now).await?;
    let posts = posts.into_iter().map(|post| Post {
        role: post.role,
        at: post.at,
    });
    let actor = Actor::Person {
        id: person,
        posts: posts.collect(),
    };
    let installation = Installation {
        public_url: String::new(),
        demo: false,
    };
    Ok(Viewer::new(actor, store.clone(), Arc::new(installation)))
}

async fn remap(
    viewer: &Viewer,
    run: &Run,
    chosen: &BTreeMap<String, Option<Field>>,
) -> anyhow::Result<()> {
    // What the file says over what the headings say; a heading with `null` is left out.
    let field = |kept: &KeptHeading| match chosen.get(&kept.text) {
        Some(said) => *said,
        None => run
            .mapping
            .field(kept.column)
            .filter(|field| !chosen.values().any(|said| said == &Some(*field))),
    };
    let columns = run.headings.iter();
    let pairs: Vec<(u32, Field)> = columns
        .filter_map(|kept| Some((kept.column, field(kept)?)))
        .collect();
    let mapping = Mapping::new(run.kind, &pairs);
    let Ok(mapping) = mapping else {
        bail!("the mapping names a field twice, or one that this kind of file does not have");
    };
    imports::remap(viewer, run, &mapping)
        .await
        .map_err(|error| anyhow::anyhow!("the columns are not taken: {}", error.code()))
}

async fn viewer_mutation(viewer: &Viewer, run: &Run) -> anyhow::Result<&'static str> {
    match imports::ask_to_apply(viewer, run).await {
        Ok(true) => Ok("Taking over …"),
        Ok(false) => bail!("some lines are doubtful, or there is nothing to do"),
        Err(error) => bail!("the file is not taken over: {}", error.code()),
    }
}

async fn print(store: &Store, run: &Run) -> anyhow::Result<()> {
    if let Some(failure) = run.failure {
        println!("The file cannot be read: {failure:?}");
    }
    for kept in &run.headings {
        let field = run.mapping.field(kept.column);
        let taken = field.map_or("—", heading);
        println!(
            "{:>4}  {:<40} {taken}",
            column_letters(kept.column),
            kept.text
        );
    }
    for field in run.mapping.missing(run.kind) {
        println!("No column is «{}».", heading(field));
    }
    for (verdict, count) in &run.counts {
        println!("{:<10} {count}", verdict.code());
    }
    let filter = LineFilter {
        verdicts: vec![Verdict::Wrong, Verdict::Doubtful],
    };
    let window = store
        .imports()
        .lines(run.id, &filter, &Slice::first(PRINTED))
        .await?;
    for (_, line) in &window.rows {
        if line.verdict == Verdict::Doubtful {
            println!("{}: somebody has to say who is meant", line.row);
        }
        for wrong in &line.problems {
            let letters = wrong.column.map(column_letters).unwrap_or_default();
            println!("{}{letters}: {}", line.row, problem(wrong));
        }
    }
    if window.has_next {
        println!("… and more.");
    }
    Ok(())
}

/// An id as the pages show it, with its kind or without.
fn id(text: &str, prefix: &str) -> anyhow::Result<Uuid> {
    let bare = text
        .strip_prefix(prefix)
        .and_then(|rest| rest.strip_prefix(':'));
    Uuid::parse_str(bare.unwrap_or(text)).with_context(|| format!("«{text}» is no id"))
}

impl From<ImportedKind> for domain::import::ImportKind {
    fn from(kind: ImportedKind) -> Self {
        match kind {
            ImportedKind::Organisations => Self::Organisations,
            ImportedKind::People => Self::People,
            ImportedKind::MentorCards => Self::MentorCards,
            ImportedKind::Needs => Self::Needs,
            ImportedKind::Pairs => Self::Pairs,
        }
    }
}
