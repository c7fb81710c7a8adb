//! The curator draws up the order that fixes agreed pairs (B-041, B-081): all of them or none.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::pairs::{WaitingOrder, order_waits};
use domain::access::rules::mentorship::PrepareOrder;
use domain::access::{Actor, Denied, Permit, Role, permit};
use domain::clock;
use domain::document::OrderContent;
use domain::id::{MentorshipId, OrderId, PersonId, SchoolId};
use domain::mentoring::{Mentorship as Pair, PrepareError};
use domain::notice::NoticeKind;
use persistence::mentorships::{self, Held, consented};
use persistence::orders::NewOrder;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::ids::{PublicId, read_all};
use crate::mutations::{letters, perform};
use crate::notify::{About, tell};
use crate::papers::compose::{PairOrder, pair_order};
use crate::types::order::Order;
use crate::viewer::Viewer;

/// The most pairs of one order.
const MOST_PAIRS: usize = 100;

/// Draws up an order about pairs.
#[derive(Default)]
pub struct PreparePairOrderMutation;

#[Object]
impl PreparePairOrderMutation {
    /// Draws up the order that fixes agreed mentorships of one school, all of them or none; the head is told by letter
    /// that it waits for the signature. For a pair whose mentors another school gives, the order of that school is drafted
    /// beside it, for its own head. For the curators and the head of the school.
    async fn prepare_pair_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The pairs and their term.")] input: PreparePairOrderInput,
    ) -> Result<PreparePairOrderPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut pairs: Vec<MentorshipId> = read_all(&input.mentorship_ids, MOST_PAIRS)?;
        pairs.sort_unstable();
        pairs.dedup();
        if pairs.is_empty() {
            return Err(GqlError::BadInput("an order names at least one pair"));
        }
        let operation = PreparePairOrder {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            school: SchoolId::read(&input.school_id)?,
            pairs,
            starts_on: input.starts_on.0,
            ends_on: input.ends_on.0,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "preparePairOrder", &operation).await? {
                Ok(id) => {
                    let order = Order::load(&viewer, id).await?;
                    PreparePairOrderPayload::Done(PreparePairOrderDone { order })
                }
                Err(refused) => PreparePairOrderPayload::Refused(refused),
            },
        )
    }
}

#[derive(Serialize)]
struct PreparePairOrder {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    pairs: Vec<MentorshipId>,
    starts_on: clock::Date,
    ends_on: clock::Date,
}

/// A pair with the proof that the actor may draw up its order.
type Permitted = (mentorships::Mentorship, Permit<PrepareOrder>);

/// A draft with the school whose head is to sign it.
type Draft = (LocatedSchool, OrderId, OrderContent);

/// The school that gives the mentors of the pair and has no order about it yet.
fn drafted_for(pair: &Pair) -> Option<SchoolId> {
    let giving = pair.giving.filter(|_| pair.awaits_giving_draft());
    giving.map(|giving| giving.school)
}

fn giving_schools(pairs: &[Pair]) -> BTreeSet<SchoolId> {
    pairs.iter().filter_map(drafted_for).collect()
}

impl Operation for PreparePairOrder {
    type Done = OrderId;
    type Refusal = PreparePairOrderRefused;

    async fn run(&self, work: &UnitOfWork) -> Result<OrderId, Failure<Self::Refusal>> {
        let here = work.schools().lock(self.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let permitted = self.permitted(work).await?;
        if self.ends_on < self.starts_on {
            return Err(Failure::Refused(PreparePairOrderRefused {
                reason: PreparePairOrderRefusal::EndsBeforeItBegins,
                mentorship_id: None,
            }));
        }

        let pairs: Vec<_> = permitted.iter().map(|(row, _)| row.clone()).collect();
        let plain = pairs.iter().map(|row| &row.pair);
        let today = work.today(here.zone);
        let held = work
            .mentorships()
            .consents_of(self.school, plain, today)
            .await?;
        let id = OrderId(work.fresh());
        let mut prepared = Vec::new();
        for row in &pairs {
            let after = row.pair.clone().prepare(id, consented(&row.pair, &held));
            prepared.push(after.map_err(|error| refused(error, row.id()))?);
        }

        let Some((_, first)) = permitted.first() else {
            return Err(Denied::Hidden.into());
        };
        let order = PairOrder {
            pairs: &pairs,
            held: &held,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            prepared_by: first.by(),
            given_to: None,
        };
        let content = pair_order(work, &here, order).await?;
        let new = NewOrder {
            id,
            school: self.school,
            content: &content,
            starts_on: self.starts_on,
            ends_on: Some(self.ends_on),
            subject: None,
        };
        work.orders().draft_pairs(first, new, work.now()).await?;
        let mut drafts = vec![(here, id, content)];
        for school in giving_schools(&prepared) {
            let which = |pair: &Pair| drafted_for(pair) == Some(school);
            let theirs = pairs.iter().zip(&prepared).filter(|(_, pair)| which(pair));
            let rows: Vec<_> = theirs.map(|(row, _)| row.clone()).collect();
            let draft = self.draft_giving(work, school, first, &rows, &held).await?;
            for pair in prepared.iter_mut().filter(|pair| which(pair)) {
                let after = pair.clone().prepare_giving(draft.1);
                *pair = after.map_err(|error| refused(error, pair.id))?;
            }
            drafts.push(draft);
        }
        for ((row, permit), after) in permitted.iter().zip(&prepared) {
            work.mentorships().prepare(permit, row, after).await?;
            let change = Change {
                school: Some(self.school),
                from: Some(row.pair.state.kind().code()),
                to: Some(after.state.kind().code()),
                why: None,
            };
            work.note(permit, row.id(), change).await?;
        }
        for (place, order, content) in &drafts {
            self.tell_head(work, place, first, *order, content).await?;
        }
        Ok(id)
    }
}

impl PreparePairOrder {
    /// The pairs, each with its permit. One of another school is as unknown here as one that never was.
    async fn permitted(
        &self,
        work: &UnitOfWork,
    ) -> Result<Vec<Permitted>, Failure<PreparePairOrderRefused>> {
        let rows = work.mentorships().find_all(&self.pairs).await?;
        if rows.len() != self.pairs.len() || rows.iter().any(|row| row.at.school != self.school) {
            return Err(Denied::Hidden.into());
        }
        let mut permitted = Vec::new();
        for row in rows {
            let permit = permit::<PrepareOrder>(&self.actor, &row.facts())?;
            permitted.push((row, permit));
        }
        Ok(permitted)
    }

    /// The order by which another school gives the mentors of `pairs`, asked for by the school that owns them.
    async fn draft_giving(
        &self,
        work: &UnitOfWork,
        school: SchoolId,
        permit: &Permit<PrepareOrder>,
        pairs: &[mentorships::Mentorship],
        held: &BTreeMap<PersonId, Held>,
    ) -> Result<Draft, Failure<PreparePairOrderRefused>> {
        let there = work.schools().lock(school).await?;
        let there = there.ok_or(Denied::Hidden)?;
        let order = PairOrder {
            pairs,
            held,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            prepared_by: permit.by(),
            given_to: Some(self.school),
        };
        let content = pair_order(work, &there, order).await?;
        let id = OrderId(work.fresh());
        let new = NewOrder {
            id,
            school,
            content: &content,
            starts_on: self.starts_on,
            ends_on: Some(self.ends_on),
            subject: None,
        };
        work.orders().draft_pairs(permit, new, work.now()).await?;
        Ok((there, id, content))
    }

    async fn tell_head(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        permit: &Permit<PrepareOrder>,
        order: OrderId,
        content: &OrderContent,
    ) -> Result<(), Failure<PreparePairOrderRefused>> {
        let Some(person) = work.people().find(permit.by()).await? else {
            return Ok(());
        };
        let letter = order_waits(&WaitingOrder {
            place: &here.school.short_name,
            title: &content.title,
            prepared_by: &person.name,
            link: &self.link,
        });
        let heads = letters::holders(work, here.school.at.school, Role::Head).await?;
        // A head who draws it up themselves knows already.
        let heads = heads.into_iter().filter(|head| *head != permit.by());
        let path = format!("/orders/{}", order.0);
        let about = About {
            kind: NoticeKind::Order,
            path: Some(&path),
            step: None,
        };
        tell(work, heads, &letter, about).await?;
        Ok(())
    }
}

fn refused(error: PrepareError, pair: MentorshipId) -> Failure<PreparePairOrderRefused> {
    let reason = match error {
        PrepareError::NotAgreed => PreparePairOrderRefusal::NotAgreed,
        PrepareError::ConsentMissing => PreparePairOrderRefusal::ConsentMissing,
        PrepareError::OrderExists => PreparePairOrderRefusal::OrderExists,
    };
    Failure::Refused(PreparePairOrderRefused {
        reason,
        mentorship_id: Some(pair.public()),
    })
}

/// Pairs for an order.
#[derive(InputObject)]
pub struct PreparePairOrderInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, which owns all the pairs.
    pub school_id: ID,
    /// `mentorship:…`, 1–100 of them, each agreed and with all consents; one named twice counts once.
    pub mentorship_ids: Vec<ID>,
    /// The first day of all of them.
    pub starts_on: Date,
    /// The last day of all of them.
    pub ends_on: Date,
}

/// What came of drawing up an order.
#[derive(Union)]
pub enum PreparePairOrderPayload {
    /// It waits for the head.
    Done(PreparePairOrderDone),
    /// There is no order.
    Refused(PreparePairOrderRefused),
}

/// The order waits for the head.
#[derive(SimpleObject)]
pub struct PreparePairOrderDone {
    /// The draft.
    pub order: Order,
}

/// No order was drawn up.
#[derive(Debug, SimpleObject)]
pub struct PreparePairOrderRefused {
    /// Why.
    pub reason: PreparePairOrderRefusal,
    /// `mentorship:…` of the first pair that stands in the way, where one does.
    pub mentorship_id: Option<ID>,
}

/// Why no order was drawn up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PreparePairOrderRefusal {
    /// Not everybody in the pair has said yes.
    NotAgreed,
    /// A consent of somebody in the pair does not hold today.
    ConsentMissing,
    /// The pair has an order already, drafted or signed.
    OrderExists,
    /// The last day lies before the first one.
    EndsBeforeItBegins,
}
