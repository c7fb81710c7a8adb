//! The curator puts a change to which all have consented into force, as the next edition, or refuses it.

use std::collections::BTreeMap;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::{DecideChange, ProgrammeFacts};
use domain::access::{Actor, Permit, Subject, permit};
use domain::id::ProgrammeChangeId;
use domain::mentoring::{AmendError, ChangeError, ChangeState, ProgrammeContent};
use domain::text::Note;
use persistence::programme_changes::ProgrammeChange as Row;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{is_in_force, note, tell};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::opened::OpenedProgramme;
use crate::mutations::{opened, perform};
use crate::types::programme_change::ProgrammeChange;
use crate::viewer::Viewer;

/// Decides a change.
#[derive(Default)]
pub struct DecideProgrammeChangeMutation;

#[Object]
impl DecideProgrammeChangeMutation {
    /// Puts a change to which the whole pair has consented into force, or refuses an open one with a remark. For the
    /// curator, who is not one of the pair.
    async fn decide_programme_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change and the decision.")] input: DecideProgrammeChangeInput,
    ) -> Result<DecideProgrammeChangePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let remark = form.take_optional("remark", input.remark.as_deref(), Note::required);
        let reason = input.long_term_reason.as_deref();
        let long_term_reason = form.take_optional("longTermReason", reason, Note::required);
        let said = input.approve || remark != Some(None);
        form.require("remark", said, Problem::Empty);
        let (Some(remark), Some(long_term_reason), true) =
            (remark, long_term_reason, form.is_sound())
        else {
            return Ok(DecideProgrammeChangePayload::Invalid(form.into_invalid()));
        };
        let operation = DecideProgrammeChange {
            actor: viewer.actor().clone(),
            pages: tell::pages(&viewer),
            change: ProgrammeChangeId::read(&input.change_id)?,
            version: input.version,
            approve: input.approve,
            remark,
            long_term_reason,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "decideProgrammeChange", &operation).await? {
                Ok(id) => {
                    let change = ProgrammeChange::load(&viewer, id).await?;
                    DecideProgrammeChangePayload::Done(DecideProgrammeChangeDone { change })
                }
                Err(reason) => {
                    DecideProgrammeChangePayload::Refused(DecideProgrammeChangeRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct DecideProgrammeChange {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    pages: String,
    change: ProgrammeChangeId,
    version: i32,
    approve: bool,
    remark: Option<Note>,
    long_term_reason: Option<Note>,
}

impl Operation for DecideProgrammeChange {
    type Done = ProgrammeChangeId;
    type Refusal = DecideProgrammeChangeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeChangeId, Failure<Self::Refusal>> {
        let (opened, before) = opened::change(work, self.change).await?;
        let permit = permit::<DecideChange>(&self.actor, &opened.pair.programme_facts())?;
        if !is_in_force(&opened) {
            return Err(Failure::Refused(DecideProgrammeChangeRefusal::NotInForce));
        }
        if before.version != self.version {
            let reason = DecideProgrammeChangeRefusal::ChangedMeanwhile;
            return Err(Failure::Refused(reason));
        }
        let after = if self.approve {
            self.put_into_force(work, &permit, &opened, &before).await?
        } else {
            let today = work.today(opened.located.zone);
            let after = before.state.clone().refuse(today);
            let after = after.map_err(Failure::refuse)?;
            let (content, remark) = (&before.after, self.remark.as_ref());
            work.programme_changes()
                .decide(&permit, &before, &after, content, remark)
                .await?;
            after
        };
        let why = self.remark.as_ref().map(Note::as_str);
        note(work, &permit, &opened, &before, &after, why).await?;
        tell::tell(work, &self.pages, &opened, permit.by(), &after, why).await?;
        Ok(self.change)
    }
}

impl DecideProgrammeChange {
    async fn put_into_force(
        &self,
        work: &UnitOfWork,
        permit: &Permit<DecideChange>,
        opened: &OpenedProgramme,
        change: &Row,
    ) -> Result<ChangeState, Failure<DecideProgrammeChangeRefusal>> {
        let programmes = work.programmes();
        let id = opened.programme.id();
        let changes = work.programme_changes().of_programmes(&[id]).await?;
        let edition = 1 + changes.iter().filter_map(edition_of).max().unwrap_or(1);
        let today = work.today(opened.located.zone);
        let state = change.state.clone().approve(today, edition);
        let state = state.map_err(Failure::refuse)?;

        let plan = programmes.activities_of(&[id]).await?;
        let mut content = change.after.clone();
        if let Some(reason) = &self.long_term_reason {
            content.long_term_reason = Some(reason.as_str().to_owned());
        }
        // Work may have been handed in since the change was proposed.
        let states: BTreeMap<_, _> = plan.iter().map(|line| (line.id, line.state)).collect();
        let format = opened.pair.format;
        let warning = change
            .before
            .check_amendment(&content, &states, format, today)
            .map_err(Failure::refuse)?;
        change
            .before
            .check_reason(&content, warning)
            .map_err(Failure::refuse)?;

        self.write(work, permit, opened, &content).await?;
        let remark = self.remark.as_ref();
        work.programme_changes()
            .decide(permit, change, &state, &content, remark)
            .await?;
        Ok(state)
    }

    async fn write(
        &self,
        work: &UnitOfWork,
        permit: &Permit<DecideChange>,
        opened: &OpenedProgramme,
        content: &ProgrammeContent,
    ) -> Result<(), Failure<DecideProgrammeChangeRefusal>> {
        let (programmes, id) = (work.programmes(), opened.programme.id());
        programmes.amend(permit, &opened.programme, content).await?;
        programmes
            .amend_activities(permit, id, &content.plan)
            .await?;
        let in_force = opened.programme.plan.state.kind().code();
        let amended = Change {
            school: Some(opened.pair.at.school),
            from: Some(in_force),
            to: Some(in_force),
            why: Some("AMENDED"),
        };
        work.note_consequence(ProgrammeFacts::KIND, "Amend", id, amended)
            .await?;
        Ok(())
    }
}

fn edition_of(change: &Row) -> Option<u32> {
    match change.state {
        ChangeState::Approved { edition, .. } => Some(edition),
        ChangeState::Open { .. }
        | ChangeState::Consented
        | ChangeState::Refused { .. }
        | ChangeState::Declined { .. }
        | ChangeState::Withdrawn { .. } => None,
    }
}

/// A decision on a change.
#[derive(InputObject)]
pub struct DecideProgrammeChangeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `programme-change:…`.
    pub change_id: ID,
    /// The version that was read.
    pub version: i32,
    /// Whether it comes into force.
    pub approve: bool,
    /// What is said to it, at most 10 000 characters; required to refuse it.
    pub remark: Option<String>,
    /// Why the programme lasts longer than a year; required when the change makes it so.
    pub long_term_reason: Option<String>,
}

/// What came of the decision.
#[derive(Union)]
pub enum DecideProgrammeChangePayload {
    /// It was taken.
    Done(DecideProgrammeChangeDone),
    /// It was not.
    Refused(DecideProgrammeChangeRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The change is in force, or refused.
#[derive(SimpleObject)]
pub struct DecideProgrammeChangeDone {
    /// The change.
    pub change: ProgrammeChange,
}

/// The decision was not taken.
#[derive(SimpleObject)]
pub struct DecideProgrammeChangeRefused {
    /// Why.
    pub reason: DecideProgrammeChangeRefusal,
}

/// Why a decision was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DecideProgrammeChangeRefusal {
    /// The programme or its pair is no longer in force.
    NotInForce,
    /// It is decided, or not all have consented.
    NotWaiting,
    /// There is a newer wording; read it first.
    ChangedMeanwhile,
    /// The new last day has passed meanwhile.
    EndsInThePast,
    /// Shorter than three months, and the format is not a short one.
    TooShort,
    /// The programme would last longer than a year: say why.
    TooLongWithoutReason,
    /// Work was handed in meanwhile that the change alters or drops; it has to be proposed anew.
    TouchesWorkDone,
    /// It leaves the programme as it is.
    NothingChanged,
}

impl From<ChangeError> for DecideProgrammeChangeRefusal {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::NotWaiting | ChangeError::AlreadyConsented => Self::NotWaiting,
        }
    }
}

impl From<AmendError> for DecideProgrammeChangeRefusal {
    fn from(error: AmendError) -> Self {
        match error {
            AmendError::EndsInThePast => Self::EndsInThePast,
            AmendError::TooShort => Self::TooShort,
            AmendError::TooLongWithoutReason => Self::TooLongWithoutReason,
            AmendError::TouchesWorkDone => Self::TouchesWorkDone,
            AmendError::NothingChanged | AmendError::PlanEmpty => Self::NothingChanged,
        }
    }
}
