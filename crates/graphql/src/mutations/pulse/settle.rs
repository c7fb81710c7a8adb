//! The curator notes what was done about a low answer.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::programme::ReadFeedback;
use domain::access::{Actor, Denied, permit};
use domain::id::{MentorshipId, PulseAnswerId};
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Settles a low answer.
#[derive(Default)]
pub struct SettlePulseMutation;

#[Object]
impl SettlePulseMutation {
    /// Notes what was done about a low answer. For the curator outside the pair.
    async fn settle_pulse(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer and what was done.")] input: SettlePulseInput,
    ) -> Result<SettlePulsePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(how) = form.take("how", Note::required(&input.how)) else {
            return Ok(SettlePulsePayload::Invalid(form.into_invalid()));
        };
        let operation = SettlePulse {
            actor: viewer.actor().clone(),
            answer: PulseAnswerId::read(&input.answer_id)?,
            how,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "settlePulse", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    SettlePulsePayload::Done(SettlePulseDone { mentorship })
                }
                Err(reason) => SettlePulsePayload::Refused(SettlePulseRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct SettlePulse {
    #[serde(skip)]
    actor: Actor,
    answer: PulseAnswerId,
    how: Note,
}

impl Operation for SettlePulse {
    type Done = MentorshipId;
    type Refusal = SettlePulseRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let pulse = work.pulse();
        let found = pulse.find(self.answer).await?.ok_or(Denied::Hidden)?;
        let opened = opened::pair(work, found.mentorship).await?;
        let permit = permit::<ReadFeedback>(&self.actor, &opened.pair.programme_facts())?;
        let answer = pulse.find(self.answer).await?.ok_or(Denied::Hidden)?;
        if !answer.score.is_low() || answer.settled_how.is_some() {
            return Err(Failure::Refused(SettlePulseRefusal::NothingToSettle));
        }
        pulse
            .settle(&permit, self.answer, &self.how, work.now())
            .await?;
        let change = Change {
            school: Some(opened.pair.at.school),
            from: Some("ANSWERED"),
            to: Some("SETTLED"),
            why: None,
        };
        work.note(&permit, self.answer, change).await?;
        Ok(found.mentorship)
    }
}

/// What was done about a low answer.
#[derive(InputObject)]
pub struct SettlePulseInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `pulse-answer:…`.
    pub answer_id: ID,
    /// What was done; 1–10 000 characters.
    pub how: String,
}

/// What came of it.
#[derive(Union)]
pub enum SettlePulsePayload {
    /// It is settled.
    Done(SettlePulseDone),
    /// It is not.
    Refused(SettlePulseRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The answer is settled.
#[derive(SimpleObject)]
pub struct SettlePulseDone {
    /// The pair.
    pub mentorship: Mentorship,
}

/// The answer is not settled.
#[derive(SimpleObject)]
pub struct SettlePulseRefused {
    /// Why.
    pub reason: SettlePulseRefusal,
}

/// Why an answer is not settled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SettlePulseRefusal {
    /// It is not low, or is settled already.
    NothingToSettle,
}
