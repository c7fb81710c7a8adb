//! One act on many cards at once: approve, refuse, set aside, bring back, remind (B-039, B-048).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::banks;
use domain::access::rules::bank::{Approve, CardFacts, Keep};
use domain::access::{Actor, Denied, Permit, Place, Role, permit};
use domain::bank::{Membership, MembershipError};
use domain::clock::Date;
use domain::consent::ConsentPurpose;
use domain::id::{MentorCardId, NeedId, SchoolId};
use domain::people::CardState;
use domain::text::Prose;
use persistence::banks::BankCard;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{letters, perform};
use crate::viewer::Viewer;

/// The most cards at once.
const MOST: usize = 100;

/// Changes cards.
#[derive(Default)]
pub struct ChangeCardsMutation;

#[Object]
impl ChangeCardsMutation {
    /// Does one thing with many cards of a school's banks, and says of each what came of it. The head approves and
    /// refuses, and not for themselves; the curators, and owners for their own card, set aside, bring back and remind.
    async fn change_cards(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which cards, and what to do.")] input: ChangeCardsInput,
    ) -> Result<ChangeCardsPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let note = form.take_optional("note", input.note.as_deref(), Prose::parse);
        let (Some(note), true) = (note, form.is_sound()) else {
            return Ok(ChangeCardsPayload::Invalid(form.into_invalid()));
        };
        if input.card_ids.len() > MOST {
            return Err(GqlError::BadInput("too many ids in one list"));
        }
        let mut cards: Vec<Card> = Vec::new();
        for id in &input.card_ids {
            let card = Card::read(id)?;
            if !cards.contains(&card) {
                cards.push(card);
            }
        }
        let operation = ChangeCards {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            school: SchoolId::read(&input.school_id)?,
            cards,
            act: input.act,
            note,
        };
        let key = input.client_mutation_id.as_deref();
        let Ok(results) = perform(&viewer, key, "changeCards", &operation).await?;
        let results = results.into_iter().map(|(card, outcome)| CardResult {
            card_id: card.public(),
            outcome,
        });
        Ok(ChangeCardsPayload::Done(ChangeCardsDone {
            results: results.collect(),
        }))
    }
}

/// A card of one of the banks.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Card {
    Mentor(MentorCardId),
    Mentee(NeedId),
}

impl Card {
    fn read(id: &ID) -> Result<Self, GqlError> {
        MentorCardId::read(id)
            .map(Self::Mentor)
            .or_else(|_| NeedId::read(id).map(Self::Mentee))
    }

    fn public(self) -> ID {
        match self {
            Self::Mentor(id) => id.public(),
            Self::Mentee(id) => id.public(),
        }
    }

    fn key(self) -> Uuid {
        match self {
            Self::Mentor(id) => id.0,
            Self::Mentee(id) => id.0,
        }
    }
}

#[derive(Serialize)]
struct ChangeCards {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    cards: Vec<Card>,
    act: CardAct,
    note: Option<Prose<1_000>>,
}

impl Operation for ChangeCards {
    type Done = Vec<(Card, CardOutcome)>;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<Self::Done, Failure<Self::Refusal>> {
        let here = work
            .schools()
            .lock(self.school)
            .await?
            .ok_or(Denied::Hidden)?;
        let of = |card: &Card| match card {
            Card::Mentor(id) => (Some(*id), None),
            Card::Mentee(id) => (None, Some(*id)),
        };
        let (mentors, needs): (Vec<_>, Vec<_>) = self.cards.iter().map(of).unzip();
        let mentors: Vec<_> = mentors.into_iter().flatten().collect();
        let needs: Vec<_> = needs.into_iter().flatten().collect();
        let found = work.banks().cards(&mentors, &needs).await?;
        let mut done = Vec::new();
        for wanted in &self.cards {
            let card = found.iter().find(|card| card.id == wanted.key());
            // Another school's card is as good as none.
            let card = card.filter(|card| card.school == self.school);
            let card = card.ok_or(Denied::Hidden)?;
            done.push((*wanted, self.change(work, &here, card).await?));
        }
        Ok(done)
    }
}

impl ChangeCards {
    async fn change(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        card: &BankCard,
    ) -> Result<CardOutcome, Failure<std::convert::Infallible>> {
        let today = work.today(here.zone);
        let facts = CardFacts {
            person: card.person,
            side: card.side,
            at: here.school.at,
            // Whether the owner works here still is said card by card, not by a refusal of them all.
            employed: true,
        };
        match self.act {
            CardAct::Approve | CardAct::Reject => {
                let heads = self.actor.holds(Role::Head, Place::School(self.school));
                if heads && self.actor.is(card.person) {
                    return Ok(CardOutcome::OwnCard);
                }
                let permit = permit::<Approve>(&self.actor, &facts)?;
                self.decide(work, &permit, card, today).await
            }
            CardAct::Pause | CardAct::Return | CardAct::RemindConsent | CardAct::AskToRefresh => {
                let permit = permit::<Keep>(&self.actor, &facts)?;
                let people = [card.person];
                let jobs = work.employments();
                let employed = jobs.employed(&people, self.school, today).await?;
                if employed.is_empty() {
                    return Ok(CardOutcome::NotEmployed);
                }
                self.handle(work, here, &permit, card).await
            }
        }
    }

    async fn decide(
        &self,
        work: &UnitOfWork,
        permit: &Permit<Approve>,
        card: &BankCard,
        today: Date,
    ) -> Result<CardOutcome, Failure<std::convert::Infallible>> {
        let after = if self.act == CardAct::Approve {
            let consented = self.consented(work, card, today).await?;
            card.membership.approve(card.state, consented)
        } else {
            card.membership.reject(card.state)
        };
        let after = match after {
            Ok(after) => after,
            Err(refusal) => return Ok(refusal.into()),
        };
        work.banks().decide(permit, card, after, work.now()).await?;
        let change = Change {
            school: Some(self.school),
            from: Some(membership_name(card.membership)),
            to: Some(membership_name(after)),
            why: self.note.as_ref().map(Prose::as_str),
        };
        work.note(permit, card.id, change).await?;
        Ok(CardOutcome::Done)
    }

    async fn handle(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        permit: &Permit<Keep>,
        card: &BankCard,
    ) -> Result<CardOutcome, Failure<std::convert::Infallible>> {
        let place = here.school.short_name.as_str();
        match self.act {
            CardAct::Approve | CardAct::Reject => Ok(CardOutcome::AsItWas),
            CardAct::Pause => {
                self.set(work, permit, card, CardState::InBank, CardState::Paused)
                    .await
            }
            CardAct::Return => {
                self.set(work, permit, card, CardState::Paused, CardState::InBank)
                    .await
            }
            CardAct::RemindConsent => {
                if self.consented(work, card, work.today(here.zone)).await? {
                    return Ok(CardOutcome::AsItWas);
                }
                let letter = banks::consent_reminder(place, card.side, &self.link);
                letters::send(work, [card.person], &letter).await?;
                self.note(work, permit, card, "CONSENT_ASKED").await
            }
            CardAct::AskToRefresh => {
                let (banks, now) = (work.banks(), work.now());
                banks.ask_to_refresh(permit, card, now).await?;
                let letter = banks::refresh_request(place, card.side, &self.link);
                letters::send(work, [card.person], &letter).await?;
                self.note(work, permit, card, "REFRESH_ASKED").await
            }
        }
    }

    async fn set(
        &self,
        work: &UnitOfWork,
        permit: &Permit<Keep>,
        card: &BankCard,
        from: CardState,
        to: CardState,
    ) -> Result<CardOutcome, Failure<std::convert::Infallible>> {
        if card.state == CardState::Left {
            return Ok(CardOutcome::HasLeft);
        }
        if card.state != from {
            return Ok(CardOutcome::AsItWas);
        }
        let (banks, now) = (work.banks(), work.now());
        banks.set_state(permit, card, to, now).await?;
        let name = match to {
            CardState::InBank => "IN_BANK",
            CardState::Paused => "PAUSED",
            CardState::Left => "LEFT",
        };
        self.note(work, permit, card, name).await
    }

    async fn note(
        &self,
        work: &UnitOfWork,
        permit: &Permit<Keep>,
        card: &BankCard,
        to: &str,
    ) -> Result<CardOutcome, Failure<std::convert::Infallible>> {
        let change = Change {
            school: Some(self.school),
            from: None,
            to: Some(to),
            why: self.note.as_ref().map(Prose::as_str),
        };
        work.note(permit, card.id, change).await?;
        Ok(CardOutcome::Done)
    }

    async fn consented(
        &self,
        work: &UnitOfWork,
        card: &BankCard,
        today: Date,
    ) -> Result<bool, Failure<std::convert::Infallible>> {
        let purpose = ConsentPurpose::PersonalDataProcessing;
        let consents = work.consents();
        let held = consents.holding(card.person, self.school, purpose, today);
        Ok(held.await?.is_some())
    }
}

fn membership_name(membership: Membership) -> &'static str {
    match membership {
        Membership::Candidate => "CANDIDATE",
        Membership::Approved => "APPROVED",
        Membership::Rejected => "REJECTED",
    }
}

/// Cards, and what to do with them.
#[derive(InputObject)]
pub struct ChangeCardsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, in whose banks they are.
    pub school_id: ID,
    /// `mentor-card:…` and `need:…`, at most 100.
    pub card_ids: Vec<ID>,
    /// What to do with each.
    pub act: CardAct,
    /// Why, for the history of the cards; at most 1 000 characters.
    pub note: Option<String>,
}

/// What can be done with many cards at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum, Serialize)]
pub enum CardAct {
    /// Take them into the bank.
    Approve,
    /// Refuse them.
    Reject,
    /// Set them aside.
    Pause,
    /// Bring them back.
    Return,
    /// Write to those who have not consented to processing.
    RemindConsent,
    /// Ask their owners to look them over.
    AskToRefresh,
}

/// What came of one card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum, Serialize, Deserialize)]
pub enum CardOutcome {
    /// It was done.
    Done,
    /// There was nothing to do: the card was as it should be.
    AsItWas,
    /// The consent to processing is missing.
    ConsentMissing,
    /// The owner does not work at the school any more.
    NotEmployed,
    /// The card has left the bank.
    HasLeft,
    /// The card is in the bank: set it aside instead of refusing it.
    InBankAlready,
    /// It is the viewer's own card: the second holder of the post decides.
    OwnCard,
}

impl From<MembershipError> for CardOutcome {
    fn from(error: MembershipError) -> Self {
        match error {
            MembershipError::AlreadyApproved => Self::InBankAlready,
            MembershipError::ConsentMissing => Self::ConsentMissing,
            MembershipError::AlreadyRejected => Self::AsItWas,
            MembershipError::Left => Self::HasLeft,
        }
    }
}

/// What came of the cards.
#[derive(Union)]
pub enum ChangeCardsPayload {
    /// Each card has its outcome.
    Done(ChangeCardsDone),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// Each card has its outcome.
#[derive(SimpleObject)]
pub struct ChangeCardsDone {
    /// In the order of the input.
    pub results: Vec<CardResult>,
}

/// What came of one card.
#[derive(Clone, Debug, SimpleObject)]
pub struct CardResult {
    /// `mentor-card:…` or `need:…`.
    pub card_id: ID,
    /// What came of it.
    pub outcome: CardOutcome,
}
