//! One of the two says how a single meeting was.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::one_off::Rate;
use domain::access::{Actor, permit};
use domain::id::OneOffId;
use domain::mentoring::{OneOffError, Score};
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::open;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::one_off::OneOff;
use crate::viewer::Viewer;

/// Rates single meetings.
#[derive(Default)]
pub struct RateOneOffMutation;

#[Object]
impl RateOneOffMutation {
    /// Says how a single meeting was; when both have, it is over. For the two, each for themselves: the other one does not
    /// read it, the head and the curators do.
    async fn rate_one_off(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The meeting and how it was.")] input: RateOneOffInput,
    ) -> Result<RateOneOffPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let words = form.take("words", Note::parse(&input.words));
        let score = Score::new(input.score);
        form.require("score", score.is_some(), Problem::OutOfRange);
        let (Some(words), Some(score)) = (words, score) else {
            return Ok(RateOneOffPayload::Invalid(form.into_invalid()));
        };
        let operation = RateOneOff {
            actor: viewer.actor().clone(),
            one_off: OneOffId::read(&input.one_off_id)?,
            score,
            words,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "rateOneOff", &operation).await? {
                Ok(id) => {
                    let one_off = OneOff::load(&viewer, id).await?;
                    RateOneOffPayload::Done(RateOneOffDone { one_off })
                }
                Err(reason) => RateOneOffPayload::Refused(RateOneOffRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct RateOneOff {
    #[serde(skip)]
    actor: Actor,
    one_off: OneOffId,
    score: Score,
    words: Note,
}

impl Operation for RateOneOff {
    type Done = OneOffId;
    type Refusal = RateOneOffRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OneOffId, Failure<Self::Refusal>> {
        let opened = open(work, self.one_off).await?;
        let permit = permit::<Rate>(&self.actor, &opened.facts)?;
        let side = opened.side(&self.actor)?;
        let after = opened.row.meeting.rate(side).map_err(Failure::refuse)?;
        let said = (side, self.score, &self.words);
        let today = work.today(opened.here.zone);
        work.one_offs()
            .rate(&permit, &opened.row, &after, said, today)
            .await?;
        opened.note(work, &permit, after.state).await?;
        Ok(self.one_off)
    }
}

/// How a single meeting was.
#[derive(InputObject)]
pub struct RateOneOffInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `one-off:…`, held.
    pub one_off_id: ID,
    /// 1–10.
    pub score: i32,
    /// A few words; may be empty.
    pub words: String,
}

/// What came of it.
#[derive(Union)]
pub enum RateOneOffPayload {
    /// It is kept.
    Done(RateOneOffDone),
    /// It is not.
    Refused(RateOneOffRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The words are kept.
#[derive(SimpleObject)]
pub struct RateOneOffDone {
    /// The meeting.
    pub one_off: OneOff,
}

/// The words were not taken.
#[derive(SimpleObject)]
pub struct RateOneOffRefused {
    /// Why.
    pub reason: RateOneOffRefusal,
}

/// Why words about a single meeting were not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RateOneOffRefusal {
    /// It has not taken place, or the curator closed it.
    NotHeld,
    /// The viewer has said how it was.
    AlreadyRated,
}

impl From<OneOffError> for RateOneOffRefusal {
    fn from(error: OneOffError) -> Self {
        match error {
            OneOffError::AlreadyRated => Self::AlreadyRated,
            OneOffError::NotHeld
            | OneOffError::SamePerson
            | OneOffError::NotAOneOff
            | OneOffError::NotOpen
            | OneOffError::AlreadyAnswered
            | OneOffError::NotAgreed
            | OneOffError::TooLate => Self::NotHeld,
        }
    }
}
