//! The head keeps somebody's data as they are while a proceeding needs them.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::legal_hold::{LegalHoldFacts, Place};
use domain::access::{Actor, Denied, permit};
use domain::id::{LegalHoldId, PersonId, SchoolId};
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::depersonalisation::LegalHold;
use crate::viewer::Viewer;

/// Places legal holds.
#[derive(Default)]
pub struct PlaceLegalHoldMutation;

#[Object]
impl PlaceLegalHoldMutation {
    /// Keeps the data of somebody who works or worked at a school from becoming nobody's, for a proceeding. For its head.
    async fn place_legal_hold(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose data, and what for.")] input: PlaceLegalHoldInput,
    ) -> Result<PlaceLegalHoldPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(reason) = form.take("reason", Note::required(&input.reason)) else {
            return Ok(PlaceLegalHoldPayload::Invalid(form.into_invalid()));
        };
        let operation = PlaceLegalHold {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            person: PersonId::read(&input.person_id)?,
            reason,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "placeLegalHold", &operation).await? {
                Ok(id) => {
                    let hold = LegalHold::load(&viewer, id).await?;
                    PlaceLegalHoldPayload::Done(PlaceLegalHoldDone { hold })
                }
                Err(reason) => PlaceLegalHoldPayload::Refused(PlaceLegalHoldRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct PlaceLegalHold {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    person: PersonId,
    reason: Note,
}

impl Operation for PlaceLegalHold {
    type Done = LegalHoldId;
    type Refusal = PlaceLegalHoldRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<LegalHoldId, Failure<Self::Refusal>> {
        let here = opened::lock(work, Some(self.school)).await?;
        let facts = LegalHoldFacts {
            id: LegalHoldId(work.fresh()),
            at: here.school.at,
        };
        let permit = permit::<Place>(&self.actor, &facts)?;
        let jobs = work.employments().at(self.person, self.school).await?;
        let pupils = work.pupils().of_people(&[self.person]).await?;
        let learned = pupils.iter().any(|one| one.at.school == self.school);
        // Who never was here is as unknown here as who never was.
        if jobs.is_empty() && !learned {
            return Err(Denied::Hidden.into());
        }
        let holds = work.legal_holds();
        if holds.is_held(self.school, self.person).await? {
            return Err(Failure::Refused(PlaceLegalHoldRefusal::AlreadyHeld));
        }
        let when = (work.now(), work.today(here.zone));
        holds
            .place(&permit, (self.person, self.school), &self.reason, when)
            .await?;
        // The reason stands in the hold, which fewer people read than the trail.
        let change = Change {
            school: Some(self.school),
            to: Some("PLACED"),
            ..Change::default()
        };
        work.note(&permit, facts.id, change).await?;
        Ok(facts.id)
    }
}

/// A legal hold to be placed.
#[derive(InputObject)]
pub struct PlaceLegalHoldInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, which answers for the data.
    pub school_id: ID,
    /// `person:…`, who works, learns, worked or learned there.
    pub person_id: ID,
    /// What the data are needed for; 1–10 000 characters.
    pub reason: String,
}

/// What came of it.
#[derive(Union)]
pub enum PlaceLegalHoldPayload {
    /// They are kept.
    Done(PlaceLegalHoldDone),
    /// Nothing was changed.
    Refused(PlaceLegalHoldRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The data are kept.
#[derive(SimpleObject)]
pub struct PlaceLegalHoldDone {
    /// The hold.
    pub hold: LegalHold,
}

/// The hold was not placed.
#[derive(SimpleObject)]
pub struct PlaceLegalHoldRefused {
    /// Why.
    pub reason: PlaceLegalHoldRefusal,
}

/// Why a hold was not placed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PlaceLegalHoldRefusal {
    /// The school holds these data already.
    AlreadyHeld,
}
