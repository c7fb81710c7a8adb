//! Somebody, or the curator for them, says when they are away (B-056).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::absence::{AbsenceFacts, State};
use domain::access::{Actor, Denied, permit};
use domain::id::{AbsenceId, PersonId, SchoolId};
use domain::people::AbsenceTerm;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::absence::Absence;
use crate::types::suspension::SuspensionReason;
use crate::viewer::Viewer;

/// States absences.
#[derive(Default)]
pub struct StateAbsenceMutation;

#[Object]
impl StateAbsenceMutation {
    /// Says when somebody is away. A mentor who is away is found by no run of the matching and is not proposed. For who is
    /// away, and for the curators of the school, while they work there.
    async fn state_absence(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is away, and when.")] input: StateAbsenceInput,
    ) -> Result<StateAbsencePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let school = SchoolId::read(&input.school_id)?;
        let today = viewer.today_at(school).await?;
        let Ok(term) = AbsenceTerm::new(input.from.0, input.until.0, today) else {
            let mut form = Form::default();
            form.require("until", false, Problem::OutOfRange);
            return Ok(StateAbsencePayload::Invalid(form.into_invalid()));
        };
        let operation = StateAbsence {
            actor: viewer.actor().clone(),
            school,
            person: PersonId::read(&input.person_id)?,
            term,
            reason: input.reason.map(Into::into),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "stateAbsence", &operation).await? {
                Ok(id) => {
                    let absence = Absence::load(&viewer, id).await?;
                    StateAbsencePayload::Done(StateAbsenceDone { absence })
                }
                Err(reason) => StateAbsencePayload::Refused(StateAbsenceRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct StateAbsence {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    person: PersonId,
    term: AbsenceTerm,
    reason: Option<domain::mentoring::SuspensionReason>,
}

impl Operation for StateAbsence {
    type Done = AbsenceId;
    type Refusal = StateAbsenceRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<AbsenceId, Failure<Self::Refusal>> {
        let here = opened::lock(work, Some(self.school)).await?;
        let jobs = work.employments().at(self.person, self.school).await?;
        // Who never worked here is as unknown here as who never was.
        if jobs.is_empty() {
            return Err(Denied::Hidden.into());
        }
        let facts = AbsenceFacts {
            id: AbsenceId(work.fresh()),
            at: here.school.at,
            person: self.person,
            employed: jobs.iter().any(|job| job.is_current(work.now())),
        };
        let permit = permit::<State>(&self.actor, &facts)?;
        if self.reason.is_some() && !self.actor.is(self.person) {
            return Err(Failure::Refused(StateAbsenceRefusal::ReasonIsTheirOwn));
        }
        let stated = work.absences().of_people(&[self.person]).await?;
        let mut stated = stated.iter().filter(|row| row.school == self.school);
        if stated.any(|row| row.term.overlaps(self.term)) {
            return Err(Failure::Refused(StateAbsenceRefusal::Overlaps));
        }
        let whose = (self.person, self.school);
        work.absences()
            .state(&permit, whose, self.term, self.reason, work.now())
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some("STATED"),
            ..Change::default()
        };
        work.note(&permit, facts.id, change).await?;
        Ok(facts.id)
    }
}

/// Days on which somebody is away.
#[derive(InputObject)]
pub struct StateAbsenceInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, which is told; they work there.
    pub school_id: ID,
    /// `person:…`, who is away: the viewer, or somebody of the curator's school.
    pub person_id: ID,
    /// The first day; it may have passed.
    pub from: Date,
    /// The last day: today or later, at most four years after the first.
    pub until: Date,
    /// Why, if one wishes to say. For oneself alone: nobody else reads it.
    pub reason: Option<SuspensionReason>,
}

/// What came of it.
#[derive(Union)]
pub enum StateAbsencePayload {
    /// It is known.
    Done(StateAbsenceDone),
    /// It is not.
    Refused(StateAbsenceRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The absence is known.
#[derive(SimpleObject)]
pub struct StateAbsenceDone {
    /// The absence.
    pub absence: Absence,
}

/// The absence was not taken.
#[derive(SimpleObject)]
pub struct StateAbsenceRefused {
    /// Why.
    pub reason: StateAbsenceRefusal,
}

/// Why an absence was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum StateAbsenceRefusal {
    /// They have said already that they are away on some of these days: take that back first.
    Overlaps,
    /// Why somebody is away is theirs to say.
    ReasonIsTheirOwn,
}
