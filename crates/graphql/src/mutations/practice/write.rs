//! A practice is described out of a completed programme, or described anew (B-049, B-089).

use std::collections::HashSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::practice::{PracticeFacts, Write};
use domain::access::{Actor, Denied, Permit, Role, permit};
use domain::id::{PersonId, PracticeId, ProgrammeId};
use domain::mentoring::ProgrammeStateKind;
use domain::people::MentoringTopic;
use domain::practice::{PracticeError, PracticeEvent, PracticeState};
use domain::text::{Note, Title};
use persistence::practices::{Origin, Practice as Row, Wording};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::note;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::{PublicId, read_all};
use crate::mutations::opened::{self, OpenedProgramme};
use crate::mutations::perform;
use crate::types::enums;
use crate::types::practice::Practice;
use crate::viewer::Viewer;

/// The most authors of a practice.
const MAX_AUTHORS: i32 = 20;
/// More topics than there are.
const MAX_TOPICS: i32 = 20;

/// Describes a practice.
#[derive(Default)]
pub struct WritePracticeMutation;

#[Object]
impl WritePracticeMutation {
    /// Describes a practice out of a completed programme, or writes its draft anew. For the participants of the pair, the
    /// authors and the curator; its authors are among them.
    async fn write_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The practice.")] input: WritePracticeInput,
    ) -> Result<WritePracticePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let key = input.client_mutation_id.clone();
        let operation = match read(&viewer, input)? {
            Ok(operation) => operation,
            Err(form) => return Ok(WritePracticePayload::Invalid(form.into_invalid())),
        };
        Ok(
            match perform(&viewer, key.as_deref(), "writePractice", &operation).await? {
                Ok(id) => {
                    let practice = Practice::changed(&viewer, id).await?;
                    WritePracticePayload::Done(WritePracticeDone { practice })
                }
                Err(Refusal::Reason(reason)) => {
                    WritePracticePayload::Refused(WritePracticeRefused { reason })
                }
                Err(Refusal::Conflict(id)) => {
                    let current = Practice::seen(&viewer, id).await?;
                    let current = current.ok_or(GqlError::NotFound)?;
                    WritePracticePayload::Conflict(WritePracticeConflict { current })
                }
            },
        )
    }
}

fn read(
    viewer: &Viewer,
    input: WritePracticeInput,
) -> Result<Result<WritePractice, Form>, GqlError> {
    let mut form = Form::default();
    let title = form.take("title", Title::parse(&input.title));
    let problem = form.take("problem", Note::required(&input.problem));
    let actions = form.take("actions", Note::required(&input.actions));
    let result = form.take("result", Note::required(&input.result));
    let conditions = form.take("conditions", Note::parse(&input.conditions));
    form.at_most("topics", &input.topics, MAX_TOPICS);
    form.at_most("authorIds", &input.author_ids, MAX_AUTHORS);
    let written = !input.author_ids.is_empty();
    form.require("authorIds", written, Problem::Empty);
    let (Some(title), Some(problem), Some(actions), Some(result), Some(conditions), true) =
        (title, problem, actions, result, conditions, form.is_sound())
    else {
        return Ok(Err(form));
    };
    Ok(Ok(WritePractice {
        actor: viewer.actor().clone(),
        programme: ProgrammeId::read(&input.programme_id)?,
        version: input.version,
        title,
        problem,
        actions,
        result,
        conditions,
        topics: input.topics.into_iter().map(Into::into).collect(),
        authors: read_all(&input.author_ids, input.author_ids.len())?,
    }))
}

#[derive(Serialize)]
struct WritePractice {
    #[serde(skip)]
    actor: Actor,
    programme: ProgrammeId,
    version: Option<i32>,
    title: Title,
    problem: Note,
    actions: Note,
    result: Note,
    conditions: Note,
    topics: Vec<MentoringTopic>,
    authors: Vec<PersonId>,
}

enum Refusal {
    Reason(WritePracticeRefusal),
    /// Somebody was faster; this is the practice.
    Conflict(PracticeId),
}

impl Operation for WritePractice {
    type Done = PracticeId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PracticeId, Failure<Refusal>> {
        let opened = opened::programme(work, self.programme).await?;
        let found = work.practices().of_programmes(&[self.programme]).await?;
        match (found.first(), self.version) {
            (found, None) => self.describe(work, &opened, found).await,
            (Some(before), Some(version)) => self.edit(work, &opened, before, version).await,
            (None, Some(_)) => Err(Denied::Hidden.into()),
        }
    }
}

impl WritePractice {
    async fn describe(
        &self,
        work: &UnitOfWork,
        opened: &OpenedProgramme,
        found: Option<&Row>,
    ) -> Result<PracticeId, Failure<Refusal>> {
        let (pair, programme) = (&opened.pair, &opened.programme);
        let facts = PracticeFacts {
            id: PracticeId(work.fresh()),
            at: pair.at,
            // Everybody who took part may become its author; a pupil is never public.
            authors: pair.voices(),
            state: PracticeState::Draft,
        };
        let permit = permit::<Write>(&self.actor, &facts)?;
        if found.is_some() {
            return Err(Failure::refuse(PracticeError::PracticeExists));
        }
        if programme.plan.state.kind() != ProgrammeStateKind::Completed {
            return Err(Failure::refuse(PracticeError::ProgrammeNotCompleted));
        }
        let authors = self.authors(&permit, opened, &[])?;
        let origin = Origin {
            at: pair.at,
            programme: self.programme,
            form: pair.form,
            format: pair.format,
        };
        let wording = self.wording(&authors);
        work.practices()
            .add(&permit, origin, wording, work.now())
            .await?;
        let change = Change {
            school: Some(pair.at.school),
            to: Some(PracticeState::Draft.code()),
            ..Change::default()
        };
        work.note(&permit, facts.id, change).await?;
        Ok(facts.id)
    }

    async fn edit(
        &self,
        work: &UnitOfWork,
        opened: &OpenedProgramme,
        before: &Row,
        version: i32,
    ) -> Result<PracticeId, Failure<Refusal>> {
        let permit = permit::<Write>(&self.actor, &before.facts())?;
        let after = before.state.after(PracticeEvent::Edit);
        let after = after.map_err(Failure::refuse)?;
        if before.version != version {
            return Err(Failure::Refused(Refusal::Conflict(before.id)));
        }
        let authors = self.authors(&permit, opened, &before.authors)?;
        let wording = self.wording(&authors);
        work.practices().edit(&permit, version, wording).await?;
        note(work, &permit, before, after, None).await?;
        Ok(before.id)
    }

    /// The named authors, each once: participants, who is an author already, and the curator who writes. Anybody else
    /// never was.
    fn authors(
        &self,
        permit: &Permit<Write>,
        opened: &OpenedProgramme,
        present: &[PersonId],
    ) -> Result<Vec<PersonId>, Denied> {
        let mut fitting: HashSet<PersonId> = opened.pair.voices().into_iter().collect();
        fitting.extend(present);
        if self.actor.at_school(&opened.pair.at, &[Role::Curator]) {
            fitting.insert(permit.by());
        }
        let mut named = HashSet::new();
        let mut once = self.authors.clone();
        once.retain(|id| named.insert(*id));
        if named.is_subset(&fitting) {
            Ok(once)
        } else {
            Err(Denied::Hidden)
        }
    }

    fn wording<'a>(&'a self, authors: &'a [PersonId]) -> Wording<'a> {
        Wording {
            title: &self.title,
            problem: &self.problem,
            actions: &self.actions,
            result: &self.result,
            conditions: &self.conditions,
            topics: &self.topics,
            authors,
        }
    }
}

/// A practice as its authors describe it.
#[derive(InputObject)]
pub struct WritePracticeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme:…`, completed. It has one practice.
    pub programme_id: ID,
    /// The version that was edited; left out for the first wording.
    pub version: Option<i32>,
    /// What it is called; 1–500 characters.
    pub title: String,
    /// What was to be solved; 1–10 000 characters.
    pub problem: String,
    /// What was done; 1–10 000 characters.
    pub actions: String,
    /// What came of it; 1–10 000 characters.
    pub result: String,
    /// What others need in order to repeat it, at most 10 000 characters; may be empty.
    pub conditions: String,
    /// What it is about.
    pub topics: Vec<enums::MentoringTopic>,
    /// `person:…` of its authors in their order, 1–20: participants of the pair, and the curator who writes.
    pub author_ids: Vec<ID>,
}

/// What came of writing a practice.
#[derive(Union)]
pub enum WritePracticePayload {
    /// It was written.
    Done(WritePracticeDone),
    /// It was not.
    Refused(WritePracticeRefused),
    /// Somebody else has written it meanwhile.
    Conflict(WritePracticeConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The practice was written.
#[derive(SimpleObject)]
pub struct WritePracticeDone {
    /// The practice.
    pub practice: Practice,
}

/// The practice was not written.
#[derive(SimpleObject)]
pub struct WritePracticeRefused {
    /// Why.
    pub reason: WritePracticeRefusal,
}

/// Somebody else has written the practice meanwhile; nothing was changed.
#[derive(SimpleObject)]
pub struct WritePracticeConflict {
    /// The practice as it is now.
    pub current: Practice,
}

/// Why a practice was not written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum WritePracticeRefusal {
    /// The programme is not completed; until then there is nothing to describe.
    ProgrammeNotCompleted,
    /// The practice is no draft any more.
    NotWaiting,
    /// The programme has a practice already: load it, and send its version.
    PracticeExists,
}

impl From<PracticeError> for Refusal {
    fn from(error: PracticeError) -> Self {
        Self::Reason(match error {
            PracticeError::ProgrammeNotCompleted => WritePracticeRefusal::ProgrammeNotCompleted,
            PracticeError::NotWaiting => WritePracticeRefusal::NotWaiting,
            PracticeError::PracticeExists => WritePracticeRefusal::PracticeExists,
        })
    }
}
