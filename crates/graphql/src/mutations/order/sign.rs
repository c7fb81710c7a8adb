//! The head signs an order with number and date (B-081): from then on it binds.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use chrono::Datelike;
use domain::access::rules::mentorship::Approve;
use domain::access::rules::order::Sign;
use domain::access::{Actor, Permit, Role, permit};
use domain::clock;
use domain::document::{
    Order as Life, OrderContent, OrderKind, OrderNumber, OrderNumberError, OrderStateKind,
    SignError, Signing,
};
use domain::id::{OrderId, PersonId, PostId};
use domain::mentoring::{ApproveError, Mentorship as Pair, Side};
use domain::text::TextError;
use persistence::mentorships::{Mentorship, consented};
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::{Locked, code};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{perform, recount};
use crate::papers::compose::{curator_order, signatory};
use crate::types::order::Order;
use crate::viewer::Viewer;

/// Signs an order.
#[derive(Default)]
pub struct SignOrderMutation;

#[Object]
impl SignOrderMutation {
    /// Signs a draft with the number and the date that its paper bears: its pairs come into force, its curator into the
    /// post, its changes of pairs into effect. A pair across schools comes into force by the order of the mentees' school,
    /// which is signed after that of the mentors'. For the head of the school; nobody signs for a pair, a reward or a release
    /// of their own.
    async fn sign_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order, its number and its date.")] input: SignOrderInput,
    ) -> Result<SignOrderPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let number = OrderNumber::parse(&input.number).map_err(as_text);
        let Some(number) = form.take("number", number) else {
            return Ok(SignOrderPayload::Invalid(form.into_invalid()));
        };
        let operation = SignOrder {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            order: OrderId::read(&input.order_id)?,
            number,
            date: input.date.0,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "signOrder", &operation).await? {
                Ok(id) => {
                    let order = Order::load(&viewer, id).await?;
                    SignOrderPayload::Done(SignOrderDone { order })
                }
                Err(reason) => SignOrderPayload::Refused(SignOrderRefused { reason }),
            },
        )
    }
}

fn as_text(error: OrderNumberError) -> TextError {
    match error {
        OrderNumberError::Empty => TextError::Empty,
        OrderNumberError::TooLong => TextError::TooLong {
            max: OrderNumber::MAX,
        },
        OrderNumberError::Character { .. } | OrderNumberError::NoDigit => TextError::Malformed,
    }
}

#[derive(Serialize)]
pub(super) struct SignOrder {
    #[serde(skip)]
    pub(super) actor: Actor,
    #[serde(skip)]
    pub(super) link: String,
    pub(super) order: OrderId,
    pub(super) number: OrderNumber,
    pub(super) date: clock::Date,
}

/// A pair before the order, the proof that it may be put into force, and the pair in force.
pub(super) type Approved<'l> = (&'l Mentorship, Permit<Approve>, Pair);

impl Operation for SignOrder {
    type Done = OrderId;
    type Refusal = SignOrderRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OrderId, Failure<Self::Refusal>> {
        let locked = Locked::read(work, self.order).await?;
        self.not_for_themselves(&locked)?;
        let permit = permit::<Sign>(&self.actor, &locked.facts())?;
        let today = work.today(locked.here.zone);
        let signing = Signing {
            number: self.number.clone(),
            date: self.date,
            by: permit.by(),
            at: work.now(),
        };
        let life = locked.row.life(locked.here.zone).sign(signing, today);
        let life = life.map_err(Failure::refuse)?;
        let (school, year) = (locked.row.school, self.date.year());
        if work
            .orders()
            .number_taken(school, year, &self.number)
            .await?
        {
            return Err(Failure::Refused(SignOrderRefusal::NumberTaken));
        }
        match locked.row.kind {
            OrderKind::AssignPairs => self.assign(work, &permit, &locked, &life).await?,
            OrderKind::AppointCurator => self.appoint(work, &permit, &locked, &life).await?,
            OrderKind::ChangePairs => self.change(work, &permit, &locked, &life).await?,
            OrderKind::ApproveWorkingGroup
            | OrderKind::ApproveProgrammes
            | OrderKind::RewardMentors
            | OrderKind::ReleaseForEvent
            | OrderKind::FormAssociation => {
                self.about_people(work, &permit, &locked, &life).await?;
            }
        }
        let change = Change {
            school: Some(school),
            from: Some(code(OrderStateKind::Draft)),
            to: Some(code(life.state.kind())),
            why: None,
        };
        work.note(&permit, self.order, change).await?;
        Ok(self.order)
    }
}

impl SignOrder {
    /// A head who takes part is told so; the policy would only say no.
    fn not_for_themselves(&self, locked: &Locked) -> Result<(), Failure<SignOrderRefusal>> {
        if locked.row.kind.is_signed_by_who_is_named() {
            return Ok(());
        }
        let head = self.actor.at_school(&locked.here.school.at, &[Role::Head]);
        let own = self
            .actor
            .person()
            .is_some_and(|id| locked.concerns().contains(&id));
        match (head && own, locked.row.state.kind()) {
            (false, _) => Ok(()),
            (true, OrderStateKind::Draft) => {
                Err(Failure::Refused(SignOrderRefusal::SignsForThemselves))
            }
            (true, OrderStateKind::Signed | OrderStateKind::Cancelled) => {
                Err(Failure::Refused(SignOrderRefusal::NotDraft))
            }
        }
    }

    /// Puts every pair of the order into force, or none.
    async fn assign(
        &self,
        work: &UnitOfWork,
        permit: &Permit<Sign>,
        locked: &Locked,
        life: &Life,
    ) -> Result<(), Failure<SignOrderRefusal>> {
        let at = locked.here.school.at;
        let today = work.today(locked.here.zone);
        let broken = || StoreError::inconsistent("official_order", self.order.0);
        let since = locked.row.starts_on.ok_or_else(broken)?;
        let approved = self.approved(work, locked, since).await?;

        let content = work.orders().content(self.order).await?;
        let content = OrderContent {
            signatory: signatory(work, &locked.here, permit.by()).await?,
            ..content.ok_or_else(broken)?
        };
        let content = content.signed_as(self.number.clone(), self.date);
        work.orders()
            .sign(permit, &locked.row, life, &content, Some(since))
            .await?;
        self.put_into_force(work, locked, &approved).await?;
        // An order that gives mentors puts nothing into force by itself, and is counted with the owner's.
        let own = approved.iter().filter(|(row, ..)| row.at == at);
        let giving: Vec<_> = own.clone().filter_map(|(row, ..)| row.giving()).collect();
        let after = own.map(|(_, _, after)| after);
        let mentees: Vec<PersonId> = after.flat_map(|pair| pair.acting(Side::Mentee)).collect();
        Ok(recount(work, at, giving, &mentees, since, today).await?)
    }

    /// The pairs of the order as they are in force, or the reason why one of them is not.
    pub(super) async fn approved<'l>(
        &self,
        work: &UnitOfWork,
        locked: &'l Locked,
        since: clock::Date,
    ) -> Result<Vec<Approved<'l>>, Failure<SignOrderRefusal>> {
        let today = work.today(locked.here.zone);
        let mut approved = Vec::new();
        for row in &locked.pairs {
            let held = work
                .mentorships()
                .consents_of(row.at.school, [&row.pair], today)
                .await?;
            let permit = domain::access::permit::<Approve>(&self.actor, &row.facts())?;
            let consented = consented(&row.pair, &held);
            let after = row.pair.clone();
            let gives = row.pair.giving.and_then(|giving| giving.order) == Some(self.order);
            let after = if gives {
                after.give(self.order, permit.by(), consented)
            } else {
                after.approve(self.order, permit.by(), since, consented)
            };
            approved.push((row, permit, after.map_err(Failure::refuse)?));
        }
        Ok(approved)
    }

    /// Keeps that they are in force.
    pub(super) async fn put_into_force(
        &self,
        work: &UnitOfWork,
        locked: &Locked,
        approved: &[Approved<'_>],
    ) -> Result<(), Failure<SignOrderRefusal>> {
        for (row, permit, after) in approved {
            work.mentorships().approve(permit, row, after).await?;
            let change = Change {
                school: Some(locked.here.school.at.school),
                from: Some(row.pair.state.kind().code()),
                to: Some(after.state.kind().code()),
                why: None,
            };
            work.note(permit, row.id(), change).await?;
        }
        Ok(())
    }

    /// Gives the curator the post from the order's date on, and lets the paper say so.
    async fn appoint(
        &self,
        work: &UnitOfWork,
        permit: &Permit<Sign>,
        locked: &Locked,
        life: &Life,
    ) -> Result<(), Failure<SignOrderRefusal>> {
        let broken = || StoreError::inconsistent("official_order", self.order.0);
        let person = locked.row.subject.ok_or_else(broken)?;
        let content = curator_order(work, &locked.here, person, self.date, permit.by()).await?;
        let content = content.signed_as(self.number.clone(), self.date);
        work.orders()
            .sign(permit, &locked.row, life, &content, Some(self.date))
            .await?;
        let post = PostId(work.fresh());
        work.orders()
            .appoint(permit, &locked.row, post, person, self.date)
            .await?;
        Ok(())
    }
}

/// An order to be signed.
#[derive(InputObject)]
pub struct SignOrderInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `order:…`.
    pub order_id: ID,
    /// The number in the school's register, 1–30 characters with a digit among them; a leading «№» is dropped.
    pub number: String,
    /// The date on the paper: not after today, not before the year in which it was drawn up.
    pub date: Date,
}

/// What came of signing.
#[derive(Union)]
pub enum SignOrderPayload {
    /// It is in force.
    Done(SignOrderDone),
    /// It is not.
    Refused(SignOrderRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The order is in force.
#[derive(SimpleObject)]
pub struct SignOrderDone {
    /// The signed order.
    pub order: Order,
}

/// The order was not signed.
#[derive(SimpleObject)]
pub struct SignOrderRefused {
    /// Why.
    pub reason: SignOrderRefusal,
}

/// Why an order was not signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SignOrderRefusal {
    /// It is signed or thrown away already.
    NotDraft,
    /// The school's register of that year has the number already.
    NumberTaken,
    /// A consent was withdrawn or has expired since it was drawn up.
    ConsentMissing,
    /// A mentor comes from another school, whose head has not signed its order yet: the employer goes first.
    GivingOrderAwaited,
    /// The head who signs takes part in one of its pairs, is rewarded by it or released.
    SignsForThemselves,
    /// The date has not come.
    DateInTheFuture,
    /// The date lies before the year in which the order was drawn up: that register is closed.
    DateTooEarly,
    /// The day of a change has not come: it is signed on that day or later.
    ChangeInTheFuture,
    /// A pair that it changes is not as it was when the order was drawn up: draw it up anew.
    PairChanged,
    /// Somebody whom it names works there no more: draw it up anew.
    PersonLeft,
    /// A programme that it approves, or its pair, is not in force any more: draw it up anew.
    ProgrammeChanged,
}

impl From<SignError> for SignOrderRefusal {
    fn from(error: SignError) -> Self {
        match error {
            SignError::AlreadySigned { .. } | SignError::Cancelled => Self::NotDraft,
            SignError::DateInFuture { .. } => Self::DateInTheFuture,
            SignError::DateBeforePreparation { .. } => Self::DateTooEarly,
        }
    }
}

impl From<ApproveError> for SignOrderRefusal {
    fn from(error: ApproveError) -> Self {
        match error {
            ApproveError::NoOrder => Self::NotDraft,
            ApproveError::ConsentMissing => Self::ConsentMissing,
            ApproveError::GivingAwaited => Self::GivingOrderAwaited,
            ApproveError::SignsForThemselves => Self::SignsForThemselves,
        }
    }
}
