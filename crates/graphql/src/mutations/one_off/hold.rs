//! A single meeting took place; what came of it is written down.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::one_off::Hold;
use domain::access::{Actor, permit};
use domain::clock::{self, SchoolYear};
use domain::id::OneOffId;
use domain::mentoring::OneOffError;
use domain::text::Note;
use persistence::one_offs::Held;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::open;
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::one_off::OneOff;
use crate::viewer::Viewer;

/// Notes that single meetings took place.
#[derive(Default)]
pub struct HoldOneOffMutation;

#[Object]
impl HoldOneOffMutation {
    /// Says that an agreed single meeting took place, and what came of it. For the two, and for the curators of the school.
    async fn hold_one_off(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The meeting and its result.")] input: HoldOneOffInput,
    ) -> Result<HoldOneOffPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let id = OneOffId::read(&input.one_off_id)?;
        // A day is judged where the meeting was; who may not know it does not learn what is today there.
        let before = OneOff::load(&viewer, id).await?;
        let today = viewer.today_at(before.school_id()).await?;
        let mut form = Form::default();
        let result = form.take("result", Note::required(&input.result));
        let day = input.held_on.0;
        let past = day <= today && day >= before.proposed_day();
        form.require("heldOn", past, Problem::OutOfRange);
        let fits = input
            .minutes
            .is_none_or(|minutes| (5..=600).contains(&minutes));
        form.require("minutes", fits, Problem::OutOfRange);
        let (Some(result), true) = (result, form.is_sound()) else {
            return Ok(HoldOneOffPayload::Invalid(form.into_invalid()));
        };
        let operation = HoldOneOff {
            actor: viewer.actor().clone(),
            one_off: id,
            held_on: day,
            minutes: input.minutes,
            result,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "holdOneOff", &operation).await? {
                Ok(id) => {
                    let one_off = OneOff::load(&viewer, id).await?;
                    HoldOneOffPayload::Done(HoldOneOffDone { one_off })
                }
                Err(reason) => HoldOneOffPayload::Refused(HoldOneOffRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct HoldOneOff {
    #[serde(skip)]
    actor: Actor,
    one_off: OneOffId,
    held_on: clock::Date,
    minutes: Option<i32>,
    result: Note,
}

impl Operation for HoldOneOff {
    type Done = OneOffId;
    type Refusal = HoldOneOffRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OneOffId, Failure<Self::Refusal>> {
        let opened = open(work, self.one_off).await?;
        let permit = permit::<Hold>(&self.actor, &opened.facts)?;
        let after = opened.row.meeting.hold().map_err(Failure::refuse)?;
        let held = Held {
            on: self.held_on,
            minutes: self.minutes,
            result: &self.result,
        };
        work.one_offs()
            .hold(&permit, &opened.row, &after, held)
            .await?;
        let year = SchoolYear::of(self.held_on);
        let at = opened.here.school.at;
        work.figures().recount_school(at, year, work.now()).await?;
        opened.note(work, &permit, after.state).await?;
        Ok(self.one_off)
    }
}

/// A single meeting that took place.
#[derive(InputObject)]
pub struct HoldOneOffInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `one-off:…`, agreed upon.
    pub one_off_id: ID,
    /// On which day: today or before, not before the proposal.
    pub held_on: Date,
    /// How long it took, 5–600; left out when nobody knows.
    pub minutes: Option<i32>,
    /// What came of it; 1–10 000 characters.
    pub result: String,
}

/// What came of it.
#[derive(Union)]
pub enum HoldOneOffPayload {
    /// It is kept.
    Done(HoldOneOffDone),
    /// It is not.
    Refused(HoldOneOffRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// It is kept that the meeting took place.
#[derive(SimpleObject)]
pub struct HoldOneOffDone {
    /// The meeting.
    pub one_off: OneOff,
}

/// It was not kept.
#[derive(SimpleObject)]
pub struct HoldOneOffRefused {
    /// Why.
    pub reason: HoldOneOffRefusal,
}

/// Why it was not kept that a single meeting took place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum HoldOneOffRefusal {
    /// One of the two has yet to agree, or it took place already, or will not.
    NotAgreed,
}

impl From<OneOffError> for HoldOneOffRefusal {
    fn from(_: OneOffError) -> Self {
        Self::NotAgreed
    }
}
