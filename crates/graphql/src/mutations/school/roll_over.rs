//! The head or the curator rolls the school over into a school year.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::bank::CardFacts;
use domain::access::rules::mentorship::{End, KeepGoing};
use domain::access::rules::place::school::RollOver;
use domain::access::{Actor, Denied, Permit, Subject, permit};
use domain::clock::{Date, SchoolYear};
use domain::id::{MentorCardId, MentorshipId, NeedId, PersonId, SchoolId};
use domain::mentoring::{EndReason as Reason, Side};
use domain::people::CardState;
use domain::rollover::{
    CardChoice, CardDecision, CardRefusal, PairChoice, PairFate, PairRefusal, Season,
};
use persistence::rollovers::{Card, CardBefore, Outcome, PairBefore};
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::{Deserialize, Serialize};

use crate::error::GqlError;
use crate::ids::{PublicId, read_all};
use crate::mutations::{perform, recount};
use crate::types::enums::EndReason;
use crate::types::rollover::RolloverReceipt;
use crate::viewer::Viewer;

/// The most pairs or cards that one list can name.
const MAX_NAMED: usize = 2_000;

/// Rolls a school over.
#[derive(Default)]
pub struct RollOverSchoolYearMutation;

#[Object]
impl RollOverSchoolYearMutation {
    /// Rolls a school over into a school year, once: pairs end or go on, cards are set aside or leave their bank, all of
    /// it or nothing. A pair whose programme runs into the new year goes on by itself; every other one has to be named.
    /// Who does it a second time is told what was decided. For the head and the curators.
    async fn roll_over_school_year(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The school, the year and the decisions.")] input: RollOverSchoolYearInput,
    ) -> Result<RollOverSchoolYearPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let Some(year) = SchoolYear::starting(input.school_year) else {
            return Err(GqlError::BadInput(
                "a school year is named by a year from 2000 to 2100",
            ));
        };
        let school = SchoolId::read(&input.school_id)?;
        let operation = RollOverSchoolYear {
            actor: viewer.actor().clone(),
            school,
            year,
            pairs: pair_choices(&input)?,
            cards: card_choices(&input)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "rollOverSchoolYear", &operation).await? {
                Ok(Rolled { before }) => {
                    let row = viewer.store().rollovers().find(school, year).await?;
                    let receipt = RolloverReceipt::new(viewer, row.ok_or(GqlError::NotFound)?);
                    RollOverSchoolYearPayload::Done(RollOverSchoolYearDone { receipt, before })
                }
                Err(refused) => RollOverSchoolYearPayload::Refused(refused),
            },
        )
    }
}

/// What is said of each pair; nothing can be said twice.
fn pair_choices(
    input: &RollOverSchoolYearInput,
) -> Result<Vec<(MentorshipId, PairChoice)>, GqlError> {
    let going_on: Vec<MentorshipId> = read_all(&input.go_on_ids, MAX_NAMED)?;
    let going_on = going_on.into_iter().map(|id| (id, PairChoice::GoOn));
    if input.end.len() > MAX_NAMED {
        return Err(GqlError::BadInput("too many ids in one list"));
    }
    let ending = input.end.iter().map(|ending| {
        let id = MentorshipId::read(&ending.mentorship_id)?;
        Ok((id, PairChoice::End(ending.reason.into())))
    });
    let ending: Vec<_> = ending.collect::<Result<_, GqlError>>()?;
    once(going_on.chain(ending))
}

fn card_choices(input: &RollOverSchoolYearInput) -> Result<Vec<(Card, CardChoice)>, GqlError> {
    let read = |ids: &[ID], choice| {
        if ids.len() > MAX_NAMED {
            return Err(GqlError::BadInput("too many ids in one list"));
        }
        let cards = ids.iter().map(|id| match MentorCardId::read(id) {
            Ok(id) => Ok((Card::Mentor(id), choice)),
            Err(_) => Ok((Card::Need(NeedId::read(id)?), choice)),
        });
        cards.collect::<Result<Vec<_>, GqlError>>()
    };
    let paused = read(&input.pause_card_ids, CardChoice::Pause)?;
    let archived = read(&input.archive_card_ids, CardChoice::Archive)?;
    once(paused.into_iter().chain(archived))
}

fn once<K: Ord + Copy, V>(said: impl Iterator<Item = (K, V)>) -> Result<Vec<(K, V)>, GqlError> {
    let said: Vec<(K, V)> = said.collect();
    let distinct: BTreeSet<K> = said.iter().map(|(key, _)| *key).collect();
    if distinct.len() < said.len() {
        return Err(GqlError::BadInput("the same id is named twice"));
    }
    Ok(said)
}

#[derive(Serialize)]
struct RollOverSchoolYear {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    year: SchoolYear,
    pairs: Vec<(MentorshipId, PairChoice)>,
    cards: Vec<(Card, CardChoice)>,
}

/// What the operation leaves behind.
#[derive(Serialize, Deserialize)]
struct Rolled {
    /// Whether it had been done before.
    before: bool,
}

/// Everything decided, nothing written yet.
#[derive(Default)]
struct Plan<'a> {
    ending: Vec<(&'a PairBefore, Date, Reason)>,
    going_on: Vec<&'a PairBefore>,
    changed: Vec<(&'a CardBefore, CardState)>,
}

impl Operation for RollOverSchoolYear {
    type Done = Rolled;
    type Refusal = RollOverSchoolYearRefused;

    async fn run(&self, work: &UnitOfWork) -> Result<Rolled, Failure<Self::Refusal>> {
        let here = work.schools().lock(self.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let permit = permit::<RollOver>(&self.actor, &here.school.facts())?;
        let rollovers = work.rollovers();
        if rollovers.find(self.school, self.year).await?.is_some() {
            return Ok(Rolled { before: true });
        }
        let today = work.today(here.zone);
        match Season::of(self.year, today) {
            Season::Open => {}
            Season::NotYet { .. } => return Err(refuse(RollOverRefusal::NotYet)),
            Season::Over { .. } => return Err(refuse(RollOverRefusal::Over)),
        }
        let pairs = rollovers.pairs(self.school, self.year, today).await?;
        let cards = rollovers
            .cards(self.school, self.year, today, here.zone)
            .await?;
        let plan = self.plan(&pairs, &cards, today)?;
        let outcome = self.carry_out(work, &permit, &plan, today).await?;

        self.recount(work, &here, &plan, today).await?;
        rollovers
            .add(&permit, self.year, &outcome, work.now())
            .await?;
        let year = self.year.first_year().to_string();
        let change = Change {
            school: Some(self.school),
            to: Some(&year),
            ..Change::default()
        };
        work.note(&permit, self.school, change).await?;
        Ok(Rolled { before: false })
    }
}

impl RollOverSchoolYear {
    /// Decides on every pair and card of the school.
    fn plan<'a>(
        &self,
        pairs: &'a [PairBefore],
        cards: &'a [CardBefore],
        today: Date,
    ) -> Result<Plan<'a>, Failure<RollOverSchoolYearRefused>> {
        let mut plan = Plan::default();
        let mut said: BTreeMap<_, _> = self.pairs.iter().copied().collect();
        for pair in pairs {
            let id = pair.row.id();
            let fate = pair.known.decide(said.remove(&id), self.year, today);
            match fate.map_err(|refusal| of_pair(id, refusal.into()))? {
                PairFate::GoesOn => plan.going_on.push(pair),
                PairFate::Ends { on, reason } => plan.ending.push((pair, on, reason)),
            }
        }
        // One that is not here: of another school, never made, or over since the list was read. They look the same.
        if let Some(id) = said.keys().next() {
            return Err(of_pair(*id, RollOverRefusal::PairNotInForce));
        }
        let mut said: BTreeMap<_, _> = self.cards.iter().copied().collect();
        for card in cards {
            let decided = card.known.decide(said.remove(&card.card), self.year);
            match decided.map_err(|refusal| of_card(card.card, refusal.into()))? {
                CardDecision::Stays => {}
                CardDecision::Becomes(state) => plan.changed.push((card, state)),
            }
        }
        if let Some(card) = said.keys().next() {
            return Err(of_card(*card, RollOverRefusal::CardNotInBank));
        }
        Ok(plan)
    }

    async fn carry_out(
        &self,
        work: &UnitOfWork,
        rolling: &Permit<RollOver>,
        plan: &Plan<'_>,
        today: Date,
    ) -> Result<Outcome, Failure<RollOverSchoolYearRefused>> {
        let mut outcome = Outcome::default();
        for (pair, on, reason) in &plan.ending {
            self.end(work, pair, *on, *reason, today).await?;
            outcome.ended.push(pair.row.id());
        }
        for pair in &plan.going_on {
            if pair.known.ending_proposed.is_some() {
                self.keep_going(work, pair).await?;
            }
            outcome.going_on.push(pair.row.id());
        }
        for (card, state) in &plan.changed {
            work.rollovers().set_card(rolling, card, *state).await?;
            let change = Change {
                school: Some(self.school),
                from: Some(name(card.known.state)),
                to: Some(name(*state)),
                why: Some(WHY),
            };
            work.note_consequence(CardFacts::KIND, "RollOver", card.card.id(), change)
                .await?;
            match state {
                CardState::Paused => outcome.paused.push(card.card),
                CardState::Left | CardState::InBank => outcome.archived.push(card.card),
            }
        }
        Ok(outcome)
    }

    async fn end(
        &self,
        work: &UnitOfWork,
        pair: &PairBefore,
        on: Date,
        reason: Reason,
        today: Date,
    ) -> Result<(), Failure<RollOverSchoolYearRefused>> {
        let row = &pair.row;
        let permit = permit::<End>(&self.actor, &row.facts())?;
        let after = row.pair.clone().terminate(on, reason, today);
        let after = after.map_err(|_late| of_pair(row.id(), RollOverRefusal::PairNotInForce))?;
        work.mentorships().end(&permit, row, &after, None).await?;
        let change = Change {
            school: Some(self.school),
            from: Some(row.pair.state.kind().code()),
            to: Some(after.state.kind().code()),
            why: Some(WHY),
        };
        work.note(&permit, row.id(), change).await?;
        Ok(())
    }

    async fn keep_going(
        &self,
        work: &UnitOfWork,
        pair: &PairBefore,
    ) -> Result<(), Failure<RollOverSchoolYearRefused>> {
        let permit = permit::<KeepGoing>(&self.actor, &pair.row.facts())?;
        work.mentorships().keep_going(&permit, &pair.row).await?;
        let change = Change {
            school: Some(self.school),
            why: Some(WHY),
            ..Change::default()
        };
        work.note(&permit, pair.row.id(), change).await?;
        Ok(())
    }

    /// Counts anew what the endings changed, the new year in any case.
    async fn recount(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        plan: &Plan<'_>,
        today: Date,
    ) -> Result<(), Failure<RollOverSchoolYearRefused>> {
        let mentees: BTreeSet<PersonId> = plan
            .ending
            .iter()
            .flat_map(|(pair, ..)| pair.row.pair.acting(Side::Mentee))
            .collect();
        let mentees: Vec<PersonId> = mentees.into_iter().collect();
        let since = plan.ending.iter().map(|(pair, ..)| pair.known.since);
        let since = since.min().unwrap_or(today);
        let until = today.max(self.year.starts_on());
        let pairs = plan.ending.iter().map(|(pair, ..)| &pair.row);
        let giving: Vec<_> = pairs.filter_map(|row| row.giving()).collect();
        recount(work, here.school.at, giving, &mentees, since, until).await?;
        Ok(())
    }
}

/// The remark in the trails of what changed.
const WHY: &str = "SCHOOL_YEAR";

fn name(state: CardState) -> &'static str {
    match state {
        CardState::InBank => "IN_BANK",
        CardState::Paused => "PAUSED",
        CardState::Left => "LEFT",
    }
}

fn refuse(reason: RollOverRefusal) -> Failure<RollOverSchoolYearRefused> {
    Failure::Refused(RollOverSchoolYearRefused {
        reason,
        mentorship_id: None,
        card_id: None,
    })
}

fn of_pair(id: MentorshipId, reason: RollOverRefusal) -> Failure<RollOverSchoolYearRefused> {
    Failure::Refused(RollOverSchoolYearRefused {
        reason,
        mentorship_id: Some(id.public()),
        card_id: None,
    })
}

fn of_card(card: Card, reason: RollOverRefusal) -> Failure<RollOverSchoolYearRefused> {
    let id = match card {
        Card::Mentor(id) => id.public(),
        Card::Need(id) => id.public(),
    };
    Failure::Refused(RollOverSchoolYearRefused {
        reason,
        mentorship_id: None,
        card_id: Some(id),
    })
}

/// A school and what is decided for its new school year.
#[derive(InputObject)]
pub struct RollOverSchoolYearInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`.
    pub school_id: ID,
    /// The calendar year of the September in which the new school year begins.
    pub school_year: i32,
    /// `mentorship:…` of the pairs that go on although their programme does not run; at most 2000.
    pub go_on_ids: Vec<ID>,
    /// The pairs that end; at most 2000. Their last day is today, or 31 August when that is past.
    pub end: Vec<RolloverEnding>,
    /// `mentor-card:…` and `need:…` that are set aside; at most 2000.
    pub pause_card_ids: Vec<ID>,
    /// `mentor-card:…` and `need:…` that leave their bank; at most 2000. Cards of who leaves the school go by themselves.
    pub archive_card_ids: Vec<ID>,
}

/// A pair that ends.
#[derive(InputObject)]
pub struct RolloverEnding {
    /// `mentorship:…`.
    pub mentorship_id: ID,
    /// Why; completion is recorded by the programme.
    pub reason: EndReason,
}

/// What came of it.
#[derive(Union)]
pub enum RollOverSchoolYearPayload {
    /// The school has rolled over.
    Done(RollOverSchoolYearDone),
    /// Nothing has changed.
    Refused(RollOverSchoolYearRefused),
}

/// The school has rolled over.
#[derive(SimpleObject)]
pub struct RollOverSchoolYearDone {
    /// What was decided.
    pub receipt: RolloverReceipt,
    /// Whether it had been done before: then nothing has changed now, and the receipt is that of the first time.
    pub before: bool,
}

/// Nothing has changed.
#[derive(Debug, SimpleObject)]
pub struct RollOverSchoolYearRefused {
    /// Why.
    pub reason: RollOverRefusal,
    /// The pair that it is about, if it is about one.
    pub mentorship_id: Option<ID>,
    /// The card that it is about, if it is about one.
    pub card_id: Option<ID>,
}

/// Why a school did not roll over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RollOverRefusal {
    /// The season has not begun.
    NotYet,
    /// The season is over.
    Over,
    /// The pair has to be decided on.
    Undecided,
    /// One of the pair's people will not work any longer: it cannot go on.
    ParticipantLeaves,
    /// That a plan was carried out is recorded by completing the programme.
    CompletedByProgramme,
    /// The pair began in the new year and does not end here.
    BeganInNewYear,
    /// The pair is not, or not any longer, in force at this school.
    PairNotInForce,
    /// The card's owner will not work here any longer: it leaves the bank.
    OwnerLeaves,
    /// The card is not, or not any longer, in a bank of this school.
    CardNotInBank,
}

impl From<PairRefusal> for RollOverRefusal {
    fn from(refusal: PairRefusal) -> Self {
        match refusal {
            PairRefusal::Undecided => Self::Undecided,
            PairRefusal::ParticipantLeaves => Self::ParticipantLeaves,
            PairRefusal::CompletedByProgramme => Self::CompletedByProgramme,
            PairRefusal::BeganInNewYear => Self::BeganInNewYear,
        }
    }
}

impl From<CardRefusal> for RollOverRefusal {
    fn from(refusal: CardRefusal) -> Self {
        match refusal {
            CardRefusal::OwnerLeaves => Self::OwnerLeaves,
            CardRefusal::LeftBefore => Self::CardNotInBank,
        }
    }
}
