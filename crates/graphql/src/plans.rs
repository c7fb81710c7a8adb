//! Papers on their way to become roadmaps: a file or what was pasted is read, and kept as a draft.

use domain::access::rules::roadmap::plan::{Action, RoadmapFacts};
use domain::access::{Place, Subject, Verdict};
use domain::clock::SchoolYear;
use domain::id::RoadmapId;
use domain::roadmap::RoadmapState;
use domain::roadmap::plan::{Block, Paper, PlanProblem, PlanReading, read_paper};
use domain::roadmap::term::Period;
use domain::text::Title;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::{NewReading, ReadRefusal};
use crate::types::roadmap::seat_at;
use crate::viewer::Viewer;

/// A paper as it comes.
pub struct IncomingPlan {
    /// Whose it becomes.
    pub place: Place,
    /// In which school year it is listed.
    pub year: SchoolYear,
    /// Whether it becomes another roadmap though the same paper is there.
    pub anyway: bool,
    /// What the file is called; `None` for what was pasted.
    pub name: Option<String>,
    /// The file, or the text that was pasted.
    pub content: Vec<u8>,
}

/// What became of it.
pub enum Brought {
    /// A draft.
    Done(RoadmapId),
    /// Nothing: no plan was read.
    NotRead(PlanProblem),
    /// Nothing: the same paper is there.
    AlreadyRead(RoadmapId),
}

/// Reads a paper and keeps it as a draft. Who may not write there is told so before anything is read.
pub async fn receive(
    viewer: &Viewer,
    client_mutation_id: Option<&str>,
    plan: IncomingPlan,
) -> Result<Brought, GqlError> {
    viewer.person()?;
    let facts = RoadmapFacts {
        id: RoadmapId(Uuid::nil()),
        at: seat_at(viewer, plan.place).await?,
        state: RoadmapState::Draft,
        below: Vec::new(),
    };
    match facts.judge(viewer.actor(), Action::Write) {
        Verdict::Full => {}
        Verdict::Forbidden => return Err(GqlError::Forbidden),
        Verdict::Hidden | Verdict::Counts => return Err(GqlError::NotFound),
    }
    let hash: String = Sha256::digest(&plan.content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let (name, content, year) = (plan.name.clone(), plan.content, plan.year);
    // Reading holds a core, and so it is done aside.
    let reading = tokio::task::spawn_blocking(move || read(name.as_deref(), content, year));
    let reading = reading.await.unwrap_or_else(|error| {
        tracing::error!(%error, "reading a plan broke off");
        Err(PlanProblem::Damaged)
    });
    let reading = match reading {
        Ok(reading) => reading,
        Err(problem) => return Ok(Brought::NotRead(problem)),
    };
    let operation = NewReading {
        actor: viewer.actor().clone(),
        place: plan.place,
        at: public(plan.place),
        year,
        anyway: plan.anyway,
        hash,
        untitled: untitled(plan.name.as_deref())?,
        reading,
    };
    Ok(
        match perform(viewer, client_mutation_id, "readPlan", &operation).await? {
            Ok(id) => Brought::Done(id),
            Err(ReadRefusal::AlreadyRead(id)) => Brought::AlreadyRead(id),
        },
    )
}

/// The place that an id names, of any level; `None` for an id that is none.
pub fn read_place(id: &str) -> Option<Place> {
    crate::mutations::read_place(&id.into()).ok()
}

/// The title of a roadmap, for who was told that it is there already.
pub async fn title_of(viewer: &Viewer, id: RoadmapId) -> Result<String, GqlError> {
    let row = viewer.store().roadmaps().find(id).await?;
    Ok(row.ok_or(GqlError::NotFound)?.head.title.to_string())
}

fn read(
    name: Option<&str>,
    content: Vec<u8>,
    year: SchoolYear,
) -> Result<PlanReading, PlanProblem> {
    let paper = match name {
        Some(name) => documents::plan::read(&content, name)?,
        None => {
            let text = String::from_utf8(content).or(Err(PlanProblem::Unknown))?;
            documents::plan::pasted(&text)?
        }
    };
    let assumed = Period {
        from: year.starts_on(),
        to: year.ends_on(),
    };
    Ok(read_paper(clean(paper), assumed)?)
}

/// The paper without characters that no printer prints and no database keeps.
fn clean(mut paper: Paper) -> Paper {
    let strip = |text: &mut String| {
        if text.contains(|c: char| c.is_control() && c != '\n') {
            text.retain(|c| c == '\n' || !c.is_control());
        }
    };
    for block in &mut paper.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                strip(&mut paragraph.text);
                if let Some(number) = &mut paragraph.number {
                    strip(number);
                }
            }
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| strip(&mut cell.text));
            }
        }
    }
    paper
}

/// What a roadmap is called whose paper has no title: as its file is.
fn untitled(name: Option<&str>) -> Result<Title, GqlError> {
    let stem = name.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let stem = stem.map(|stem| stem.chars().take(500).collect::<String>());
    let named = stem.and_then(|stem| Title::parse(&stem).ok());
    let usual = || Title::parse(documents::plan::UNTITLED);
    named
        .map_or_else(usual, Ok)
        .or(Err(GqlError::BadInput("name")))
}

fn public(place: Place) -> String {
    let id = match place {
        Place::Region(id) => id.public(),
        Place::Municipality(id) => id.public(),
        Place::School(id) => id.public(),
    };
    id.to_string()
}
