//! Somebody, or the curator for them, says with whom they would like to work, or rather not (B-033, B-081).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::wish::{State, WishFacts};
use domain::access::{Actor, Denied, permit};
use domain::id::{PersonId, SchoolId, WishId};
use domain::mentoring::Side;
use domain::people::{CardState, MOST_WISHES};
use persistence::wishes::NewWish;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::bank_field::BankSide;
use crate::types::wish::{Wish, WishKind};
use crate::viewer::Viewer;

/// States wishes.
#[derive(Default)]
pub struct StateWishMutation;

#[Object]
impl StateWishMutation {
    /// Says that somebody would like, or would rather not, to work with a colleague; said again about the same colleague,
    /// it changes the wish. Nobody reads it but who has it and the curators. For who has it, and for the curators of the
    /// school. A colleague without an approved card in the other bank of the school is as unknown as one who never was.
    async fn state_wish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who wishes what about whom.")] input: StateWishInput,
    ) -> Result<StateWishPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = StateWish {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            person: PersonId::read(&input.person_id)?,
            side: input.side.into(),
            colleague: PersonId::read(&input.colleague_id)?,
            kind: input.kind.into(),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "stateWish", &operation).await? {
                Ok(id) => {
                    let wish = Wish::load(&viewer, id).await?;
                    StateWishPayload::Done(StateWishDone { wish })
                }
                Err(reason) => StateWishPayload::Refused(StateWishRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct StateWish {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    person: PersonId,
    side: Side,
    colleague: PersonId,
    kind: domain::people::WishKind,
}

impl Operation for StateWish {
    type Done = WishId;
    type Refusal = StateWishRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<WishId, Failure<Self::Refusal>> {
        let here = opened::lock(work, Some(self.school)).await?;
        let jobs = work.employments().at(self.person, self.school).await?;
        if jobs.is_empty() {
            return Err(Denied::Hidden.into());
        }
        let new = NewWish {
            school: self.school,
            person: self.person,
            side: self.side,
            colleague: self.colleague,
            kind: self.kind,
        };
        let (wishes, today) = (work.wishes(), work.today(here.zone));
        let before = wishes.same(&new).await?;
        let id = before
            .as_ref()
            .map_or_else(|| WishId(work.fresh()), |row| row.id);
        let facts = WishFacts {
            id,
            at: here.school.at,
            person: self.person,
            colleague: self.colleague,
            employed: jobs.iter().any(|job| job.is_current(work.now())),
            listed: wishes.lists(&new, today).await?,
        };
        let permit = permit::<State>(&self.actor, &facts)?;
        if !self.stands_in_bank(work).await? {
            return Err(Failure::Refused(StateWishRefusal::NotInBank));
        }
        let when = (work.now(), today);
        match &before {
            Some(row) => wishes.restate(&permit, row.kind, self.kind, when).await?,
            None if wishes.beside(&new).await? >= MOST_WISHES => {
                return Err(Failure::Refused(StateWishRefusal::TooMany));
            }
            None => wishes.state(&permit, &new, when).await?,
        }
        // What is wished stands in the wish, which fewer people read than the trail.
        let change = Change {
            school: Some(self.school),
            from: before.as_ref().map(|_| "STATED"),
            to: Some("STATED"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

impl StateWish {
    async fn stands_in_bank(&self, work: &UnitOfWork) -> Result<bool, StoreError> {
        let (person, school) = (self.person, self.school);
        let state = match self.side {
            Side::Mentor => {
                let card = work.mentor_cards().find_at(person, school).await?;
                card.map(|card| card.state)
            }
            Side::Mentee => {
                let need = work.needs().find_at(person, school).await?;
                need.map(|need| need.state)
            }
        };
        Ok(state.is_some_and(|state| state != CardState::Left))
    }
}

/// A wish about a colleague.
#[derive(InputObject)]
pub struct StateWishInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, of both.
    pub school_id: ID,
    /// `person:…`, who has the wish: the viewer, or somebody of the curator's school.
    pub person_id: ID,
    /// The bank in which they stand: as the mentor or the mentee of such a pair.
    pub side: BankSide,
    /// `person:…`, with an approved card in the other bank.
    pub colleague_id: ID,
    /// What they wish.
    pub kind: WishKind,
}

/// What came of it.
#[derive(Union)]
pub enum StateWishPayload {
    /// It is known.
    Done(StateWishDone),
    /// It is not.
    Refused(StateWishRefused),
}

/// The wish is known.
#[derive(SimpleObject)]
pub struct StateWishDone {
    /// The wish.
    pub wish: Wish,
}

/// The wish was not taken.
#[derive(SimpleObject)]
pub struct StateWishRefused {
    /// Why.
    pub reason: StateWishRefusal,
}

/// Why a wish was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum StateWishRefusal {
    /// Who has it has no card in that bank of the school: write the card or the need first.
    NotInBank,
    /// They have twenty wishes there: take one back first.
    TooMany,
}
