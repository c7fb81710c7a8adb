//! A place states that it has done a duty, with what proves it.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::roadmap::duty::Execute;
use domain::access::{Actor, Denied, Permit};
use domain::id::{DutyFileId, DutyId, EvidenceId, OccurrenceId, OrderId};
use domain::roadmap::{Applicability, EvidenceKind, windows_of};
use domain::text::{Line, Note, TextError, Title};
use persistence::roadmap_duties::occurrences::{Evidence, Occurrence, Statement};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{
    OccurrencePayload, OccurrenceRefusal, Opened, Refusal, guarded, note, open, open_occurrence,
};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::types::roadmap::EvidenceKind as Kind;
use crate::viewer::Viewer;

/// The most proofs of an execution.
const PROOFS: i32 = 20;

/// States executions.
#[derive(Default)]
pub struct StateExecutionMutation;

#[Object]
impl StateExecutionMutation {
    /// States that a duty was done, with what proves it, in place of what was stated before; until it is verified. A duty
    /// without a day is named by itself, and gets an execution of that day; one of a row with days is not, and an execution
    /// that is there is never written over so. For the keepers of the place whose duty it is.
    async fn state_execution(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was done.")] input: StateExecutionInput,
    ) -> Result<OccurrencePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let target = read_target(&mut form, &input)?;
        let comment = form.take("comment", Note::parse(&input.comment));
        form.at_most("evidence", &input.evidence, PROOFS);
        let mut evidence = Vec::new();
        for (at, proof) in (0..PROOFS).zip(&input.evidence) {
            evidence.extend(read_proof(&mut form, at, proof)?);
        }
        let (Some(target), Some(comment), true) = (target, comment, form.is_sound()) else {
            return Ok(OccurrencePayload::invalid(form));
        };
        let asked = match target {
            Target::Occurrence(id, _) => Some(id),
            Target::Duty(_) => None,
        };
        let operation = StateExecution {
            actor: viewer.actor().clone(),
            target,
            done_on: input.done_on,
            comment,
            evidence,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "stateExecution", &operation).await?;
        OccurrencePayload::of(&viewer, asked, came).await
    }
}

/// What was done: an execution as it was read, or a duty that no day asked for.
#[derive(Clone, Copy, Serialize)]
enum Target {
    Occurrence(OccurrenceId, i32),
    Duty(DutyId),
}

fn read_target(form: &mut Form, input: &StateExecutionInput) -> Result<Option<Target>, GqlError> {
    Ok(
        match (&input.occurrence_id, input.revision, &input.duty_id) {
            (Some(id), Some(revision), None) => {
                Some(Target::Occurrence(OccurrenceId::read(id)?, revision))
            }
            (None, _, Some(id)) => Some(Target::Duty(DutyId::read(id)?)),
            (Some(_), None, _) => {
                form.require("revision", false, Problem::Empty);
                None
            }
            (Some(_), Some(_), Some(_)) | (None, _, None) => {
                form.require("dutyId", false, Problem::NotAllowed);
                None
            }
        },
    )
}

fn read_proof(
    form: &mut Form,
    at: i32,
    proof: &DutyEvidenceInput,
) -> Result<Option<Evidence>, GqlError> {
    let part = |name: &str| format!("evidence.{at}.{name}");
    let title = form.take(&part("title"), Title::parse(&proof.title));
    let url = form.take_optional(&part("url"), proof.url.as_deref(), address);
    let text = form.take_optional(&part("text"), proof.text.as_deref(), Note::parse);
    let number = form.take_optional(&part("number"), proof.number.as_deref(), Line::<100>::parse);
    let order = proof.order_id.as_ref().map(OrderId::read).transpose()?;
    let file = proof.file_id.as_ref().map(DutyFileId::read).transpose()?;
    let kind = EvidenceKind::from(proof.kind);
    let given = match kind {
        EvidenceKind::Link => ("url", proof.url.is_some()),
        EvidenceKind::Number => ("number", proof.number.is_some()),
        EvidenceKind::Order
        | EvidenceKind::Document
        | EvidenceKind::Report
        | EvidenceKind::Photo
        | EvidenceKind::None => ("kind", true),
    };
    form.require(&part(given.0), given.1, Problem::Empty);
    let fits = file.is_none() || kind.takes_file();
    form.require(&part("fileId"), fits, Problem::NotAllowed);
    let (Some(title), Some(url), Some(text), Some(number)) = (title, url, text, number) else {
        return Ok(None);
    };
    Ok(Some(Evidence {
        kind,
        title: title.to_string(),
        url: url.map(|line| line.to_string()),
        text: text.map(|note| note.as_str().to_owned()),
        number: number.map(|line| line.to_string()),
        order,
        file,
        dated_on: proof.dated_on.map(|date| date.0),
    }))
}

/// An address on the web; others might run something in who opens them.
fn address(raw: &str) -> Result<Line<2_000>, TextError> {
    let line = Line::parse(raw)?;
    let lower = line.as_str().to_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        Ok(line)
    } else {
        Err(TextError::Malformed)
    }
}

#[derive(Serialize)]
struct StateExecution {
    #[serde(skip)]
    actor: Actor,
    target: Target,
    done_on: Date,
    comment: Note,
    evidence: Vec<Evidence>,
}

impl Operation for StateExecution {
    type Done = OccurrenceId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OccurrenceId, Failure<Refusal>> {
        let (before, permit) = match self.target {
            Target::Occurrence(id, revision) => {
                let found = open_occurrence::<Execute>(work, &self.actor, id, revision);
                let (before, opened, permit) = found.await?;
                self.check(work, &opened).await?;
                (before, permit)
            }
            Target::Duty(id) => {
                let opened = open(work, id).await?;
                let permit = opened.permit::<Execute>(&self.actor)?;
                self.check(work, &opened).await?;
                (self.of_day(work, &opened, &permit).await?, permit)
            }
        };
        let after = before.state.state_done().map_err(Failure::refuse)?;
        let evidence = self.evidence.iter().cloned();
        let evidence = evidence.map(|proof| (EvidenceId(work.fresh()), proof));
        let evidence: Vec<_> = evidence.collect();
        let statement = Statement {
            done_on: self.done_on.0,
            comment: self.comment.as_str(),
            evidence: &evidence,
        };
        let duties = work.roadmap_duties();
        guarded(duties.state_done(&permit, &before, statement).await)?;
        note(work, &permit, &before, after, None).await?;
        Ok(before.id)
    }
}

impl StateExecution {
    /// A new execution of the day that is stated, of a duty that no day asked for. One that is there is stated by itself, with
    /// the revision that was read.
    async fn of_day(
        &self,
        work: &UnitOfWork,
        opened: &Opened,
        permit: &Permit<Execute>,
    ) -> Result<Occurrence, Failure<Refusal>> {
        let (duty, day) = (&opened.duty, self.done_on.0);
        let item = work.roadmaps().item(duty.item).await?;
        let period = opened.roadmap.head.period;
        if item.is_some_and(|item| !windows_of(&item.row.term, item.row.reading, period).is_empty())
        {
            let refusal = Refusal::Reason(OccurrenceRefusal::WrongState);
            return Err(Failure::Refused(refusal));
        }
        let duties = work.roadmap_duties();
        let there = duties.occurrences_of(&[duty.id]).await?.into_iter();
        let mut same = there.filter(|one| one.from == day && one.due == day);
        if let Some(found) = same.next() {
            return Err(Failure::Refused(Refusal::There(found.id)));
        }
        let id = OccurrenceId(work.fresh());
        Ok(duties.add_occurrence(permit, duty, id, day).await?)
    }

    async fn check(&self, work: &UnitOfWork, opened: &Opened) -> Result<(), Failure<Refusal>> {
        let refused = |reason| Err(Failure::Refused(Refusal::Reason(reason)));
        if !opened.is_in_force() {
            return refused(OccurrenceRefusal::NotInForce);
        }
        if opened.duty.applicability == Applicability::NotApplicable {
            return refused(OccurrenceRefusal::NotApplicable);
        }
        let today = today_at(work, opened.duty.at).await?;
        let day = self.done_on.0;
        if day > today || day < opened.roadmap.head.period.from {
            return refused(OccurrenceRefusal::DayOutside);
        }
        let item = work.roadmaps().item(opened.duty.item).await?;
        let wanted = item.and_then(|item| item.row.evidence_kind);
        let given: Vec<_> = self.evidence.iter().map(|proof| proof.kind).collect();
        if !EvidenceKind::is_met(wanted, &given) {
            return refused(OccurrenceRefusal::EvidenceMissing);
        }
        for order in self.evidence.iter().filter_map(|proof| proof.order) {
            // An order of the school itself alone.
            let found = work.orders().find(order).await?;
            let own = found.filter(|order| Some(order.school) == opened.duty.at.school);
            own.ok_or(Denied::Hidden)?;
        }
        let files = self.evidence.iter().filter_map(|proof| proof.file);
        let files: Vec<_> = files.collect();
        let found = work.roadmap_duties().files(&files).await?;
        let own = |id| {
            found
                .iter()
                .any(|file| file.id == id && file.duty == opened.duty.id)
        };
        if !files.into_iter().all(own) {
            return Err(Denied::Hidden.into());
        }
        Ok(())
    }
}

/// What was done.
#[derive(InputObject)]
pub struct StateExecutionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `occurrence:…`; left out for a duty that no day asked for.
    pub occurrence_id: Option<ID>,
    /// The revision of the execution that was read; left out with `occurrenceId`.
    pub revision: Option<i32>,
    /// `duty:…` that no day asked for; left out where there is an execution.
    pub duty_id: Option<ID>,
    /// When it was done: not in the future, not before the roadmap's first day.
    pub done_on: Date,
    /// What is said about it; may be empty.
    pub comment: String,
    /// What proves it, at most 20; takes the place of what was there.
    pub evidence: Vec<DutyEvidenceInput>,
}

/// A proof that something was done.
#[derive(InputObject)]
pub struct DutyEvidenceInput {
    /// Its kind.
    pub kind: Kind,
    /// What it is; 1–500 characters.
    pub title: String,
    /// Where it can be seen: `https://…`, at most 2 000 characters. Needed for a link.
    pub url: Option<String>,
    /// What it says; at most 10 000 characters.
    pub text: Option<String>,
    /// The number of a document, or the figure itself; at most 100 characters. Needed for a number.
    pub number: Option<String>,
    /// `order:…` of the school that is kept here.
    pub order_id: Option<ID>,
    /// `duty-file:…` that was brought to `POST /files/duties/{id}` of the same duty. Not for an address, nor where no proof is
    /// needed.
    pub file_id: Option<ID>,
    /// Its own date.
    pub dated_on: Option<Date>,
}
