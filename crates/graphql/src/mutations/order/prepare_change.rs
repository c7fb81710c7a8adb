//! The curator draws up the order that changes pairs in force: ends, lets leave, suspends, replaces a mentor.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::pairs::{WaitingOrder, order_waits};
use domain::access::rules::mentorship::{PrepareChange, PrepareOrder};
use domain::access::{Actor, Denied, Permit, Role, permit};
use domain::document::{Change as What, ChangeError, ChangeKind as Kind, OrderContent, PairChange};
use domain::id::{MentorshipId, OrderId, PersonId, RequestId, SchoolId};
use domain::mentoring::{EndError, LeaveError, PrepareError, RequestState, Side, SuspendError};
use persistence::mentorships::{Mentorship, consented};
use persistence::orders::NewOrder;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::{letters, perform};
use crate::papers::compose::{Changing, change_order};
use crate::types::enums::EndReason;
use crate::types::order::{Order, OrderChangeKind};
use crate::types::suspension::SuspensionReason;
use crate::viewer::Viewer;

/// The most changes of one order.
const MOST_CHANGES: i32 = 50;

/// Draws up an order that changes pairs.
#[derive(Default)]
pub struct PrepareChangeOrderMutation;

#[Object]
impl PrepareChangeOrderMutation {
    /// Draws up the order that changes mentorships in force, all of them or none: nothing changes before it is signed.
    /// The head is told by letter. For the curators and the head of the school.
    async fn prepare_change_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] input: PrepareChangeOrderInput,
    ) -> Result<PrepareChangeOrderPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        form.require("changes", !input.changes.is_empty(), Problem::Empty);
        form.at_most("changes", &input.changes, MOST_CHANGES);
        let mut changes = Vec::new();
        for (index, change) in input.changes.iter().enumerate() {
            changes.extend(change.read(&format!("changes.{index}"), &mut form)?);
        }
        if !form.is_sound() {
            return Ok(PrepareChangeOrderPayload::Invalid(form.into_invalid()));
        }
        let operation = PrepareChangeOrder {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            school: SchoolId::read(&input.school_id)?,
            changes,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "prepareChangeOrder", &operation).await? {
                Ok(id) => {
                    let order = Order::load(&viewer, id).await?;
                    PrepareChangeOrderPayload::Done(PrepareChangeOrderDone { order })
                }
                Err(refused) => PrepareChangeOrderPayload::Refused(refused),
            },
        )
    }
}

#[derive(Serialize)]
struct PrepareChangeOrder {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    changes: Vec<PairChange>,
}

impl Operation for PrepareChangeOrder {
    type Done = OrderId;
    type Refusal = PrepareChangeOrderRefused;

    async fn run(&self, work: &UnitOfWork) -> Result<OrderId, Failure<Self::Refusal>> {
        let here = work.schools().lock(self.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let mut changing = Vec::new();
        let mut permits = Vec::new();
        for change in &self.changes {
            let (one, permit) = self.read(work, *change).await?;
            // The day may lie ahead of the draft: whether it has come is asked when it is signed.
            let today = work.today(here.zone).max(change.what.day());
            let possible = change.what.apply(one.row.pair.clone(), today);
            possible.map_err(|error| refused(error.into(), change.mentorship))?;
            changing.push(one);
            permits.push(permit);
        }
        let Some(first) = permits.first() else {
            return Err(Denied::Hidden.into());
        };
        let id = OrderId(work.fresh());
        let content = change_order(work, &here, &changing, first.by()).await?;
        let days = self.changes.iter().map(|change| change.what.day());
        let new = NewOrder {
            id,
            school: self.school,
            content: &content,
            starts_on: days.min().unwrap_or(work.today(here.zone)),
            ends_on: None,
            subject: None,
        };
        work.orders()
            .draft_changes(first, new, &self.changes, work.now())
            .await?;
        for (one, permit) in changing.iter().zip(&permits) {
            let state = one.row.pair.state.kind().code();
            let change = Change {
                school: Some(self.school),
                from: Some(state),
                to: Some(state),
                why: None,
            };
            work.note(permit, one.row.id(), change).await?;
        }
        self.prepare_successors(work, &here, id, &changing).await?;
        self.tell_head(work, &here, first, &content).await?;
        Ok(id)
    }
}

impl PrepareChangeOrder {
    /// What a change changes. A mentorship or a request of another school is as unknown here as one that never was.
    async fn read(
        &self,
        work: &UnitOfWork,
        change: PairChange,
    ) -> Result<(Changing, Permit<PrepareChange>), Failure<PrepareChangeOrderRefused>> {
        let row = self.mentorship(work, change.mentorship).await?;
        let permit = permit::<PrepareChange>(&self.actor, &row.facts())?;
        if let What::Leave { person, .. } = change.what {
            row.pair.participant(person).ok_or(Denied::Hidden)?;
        }
        let request = match change.request {
            Some(id) => {
                let request = work.requests().find(id).await?.ok_or(Denied::Hidden)?;
                if request.life.mentorship != change.mentorship {
                    return Err(Denied::Hidden.into());
                }
                if request.life.state != RequestState::Granted {
                    let reason = PrepareChangeOrderRefusal::RequestNotGranted;
                    return Err(refused(reason, change.mentorship));
                }
                Some(request)
            }
            None => None,
        };
        let successor = match change.what.successor() {
            Some(id) => {
                let successor = self.mentorship(work, id).await?;
                let shares = row
                    .pair
                    .acting(Side::Mentee)
                    .any(|mentee| successor.pair.acting(Side::Mentee).any(|id| id == mentee));
                if !shares || successor.id() == row.id() {
                    let reason = PrepareChangeOrderRefusal::SuccessorDoesNotFit;
                    return Err(refused(reason, id));
                }
                Some(successor)
            }
            None => None,
        };
        let changing = Changing {
            change,
            row,
            successor,
            request,
        };
        Ok((changing, permit))
    }

    async fn mentorship(
        &self,
        work: &UnitOfWork,
        id: MentorshipId,
    ) -> Result<Mentorship, Failure<PrepareChangeOrderRefused>> {
        let row = work.mentorships().find(id).await?.ok_or(Denied::Hidden)?;
        if row.at.school == self.school {
            Ok(row)
        } else {
            Err(Denied::Hidden.into())
        }
    }

    /// What follows comes into force by the same order, and so needs what any new pair needs.
    async fn prepare_successors(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        order: OrderId,
        changing: &[Changing],
    ) -> Result<(), Failure<PrepareChangeOrderRefused>> {
        let successors: Vec<_> = changing
            .iter()
            .filter_map(|one| one.successor.as_ref())
            .collect();
        let today = work.today(here.zone);
        let plain = successors.iter().map(|row| &row.pair);
        let held = work
            .mentorships()
            .consents_of(self.school, plain, today)
            .await?;
        for row in successors {
            if row.pair.giving.is_some() {
                let reason = PrepareChangeOrderRefusal::SuccessorDoesNotFit;
                return Err(refused(reason, row.id()));
            }
            let permit = permit::<PrepareOrder>(&self.actor, &row.facts())?;
            let after = row.pair.clone().prepare(order, consented(&row.pair, &held));
            let after = after.map_err(|error| refused(error.into(), row.id()))?;
            work.mentorships().prepare(&permit, row, &after).await?;
            let change = Change {
                school: Some(self.school),
                from: Some(row.pair.state.kind().code()),
                to: Some(after.state.kind().code()),
                why: None,
            };
            work.note(&permit, row.id(), change).await?;
        }
        Ok(())
    }

    async fn tell_head(
        &self,
        work: &UnitOfWork,
        here: &LocatedSchool,
        permit: &Permit<PrepareChange>,
        content: &OrderContent,
    ) -> Result<(), Failure<PrepareChangeOrderRefused>> {
        let Some(person) = work.people().find(permit.by()).await? else {
            return Ok(());
        };
        let letter = order_waits(&WaitingOrder {
            place: &here.school.short_name,
            title: &content.title,
            prepared_by: &person.name,
            link: &self.link,
        });
        let heads = letters::holders(work, self.school, Role::Head).await?;
        // A head who draws it up themselves knows already.
        let heads = heads.into_iter().filter(|head| *head != permit.by());
        Ok(letters::send(work, heads, &letter).await?)
    }
}

fn refused(
    reason: PrepareChangeOrderRefusal,
    of: MentorshipId,
) -> Failure<PrepareChangeOrderRefused> {
    Failure::Refused(PrepareChangeOrderRefused {
        reason,
        mentorship_id: Some(of.public()),
    })
}

/// Changes for an order.
#[derive(InputObject)]
pub struct PrepareChangeOrderInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, which owns all the mentorships.
    pub school_id: ID,
    /// What is changed, 1–50 of them, in the order of the points.
    pub changes: Vec<OrderChangeInput>,
}

/// A change of one mentorship.
#[derive(InputObject)]
pub struct OrderChangeInput {
    /// `mentorship:…`, in force.
    pub mentorship_id: ID,
    /// How it is changed.
    pub kind: OrderChangeKind,
    /// The last day; for `SUSPEND` the first day of rest. It may lie ahead of the draft, not of the signature.
    pub on: Date,
    /// Why; for `END`, `LEAVE` and `REPLACE`.
    pub reason: Option<EndReason>,
    /// Why; for `SUSPEND`.
    pub suspension_reason: Option<SuspensionReason>,
    /// When it is expected to go on; for `SUSPEND`, open when left out.
    pub expected_back: Option<Date>,
    /// `person:…` who leaves; for `LEAVE`.
    pub person_id: Option<ID>,
    /// `mentorship:…` that follows, agreed and with all consents, of one of its mentees; for `REPLACE`.
    pub successor_id: Option<ID>,
    /// `request:…` about the mentorship, granted, that this carries out.
    pub request_id: Option<ID>,
}

impl OrderChangeInput {
    /// The change, or problems noted under `path`.
    fn read(&self, path: &str, form: &mut Form) -> Result<Option<PairChange>, GqlError> {
        let on = self.on.0;
        let reason = |form: &mut Form| {
            form.require(
                &format!("{path}.reason"),
                self.reason.is_some(),
                Problem::Empty,
            );
            self.reason.map(Into::into)
        };
        let id = |raw: &Option<ID>, name: &str, form: &mut Form| {
            form.require(&format!("{path}.{name}"), raw.is_some(), Problem::Empty);
            raw.clone()
        };
        let what = match Kind::from(self.kind) {
            Kind::End => reason(form).map(|reason| What::End { on, reason }),
            Kind::Leave => {
                let person = id(&self.person_id, "personId", form);
                let person = person.as_ref().map(PersonId::read).transpose()?;
                let reason = reason(form);
                person
                    .zip(reason)
                    .map(|(person, reason)| What::Leave { person, on, reason })
            }
            Kind::Suspend => {
                let reason = self.suspension_reason.map(Into::into);
                let field = format!("{path}.suspensionReason");
                form.require(&field, reason.is_some(), Problem::Empty);
                reason.map(|reason| What::Suspend {
                    from: on,
                    expected_back: self.expected_back.map(|day| day.0),
                    reason,
                })
            }
            Kind::Replace => {
                let successor = id(&self.successor_id, "successorId", form);
                let successor = successor.as_ref().map(MentorshipId::read).transpose()?;
                let reason = reason(form);
                let both = successor.zip(reason);
                both.map(|(successor, reason)| What::Replace {
                    on,
                    reason,
                    successor,
                })
            }
        };
        let mentorship = MentorshipId::read(&self.mentorship_id)?;
        let request = self.request_id.as_ref().map(RequestId::read).transpose()?;
        Ok(what.map(|what| PairChange {
            mentorship,
            what,
            request,
        }))
    }
}

/// What came of drawing up an order.
#[derive(Union)]
pub enum PrepareChangeOrderPayload {
    /// It waits for the head.
    Done(PrepareChangeOrderDone),
    /// There is no order.
    Refused(PrepareChangeOrderRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The order waits for the head.
#[derive(SimpleObject)]
pub struct PrepareChangeOrderDone {
    /// The draft.
    pub order: Order,
}

/// No order was drawn up.
#[derive(Debug, SimpleObject)]
pub struct PrepareChangeOrderRefused {
    /// Why.
    pub reason: PrepareChangeOrderRefusal,
    /// `mentorship:…` of the first one that stands in the way.
    pub mentorship_id: Option<ID>,
}

/// Why no order was drawn up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PrepareChangeOrderRefusal {
    /// A mentorship is not in force.
    NotActive,
    /// Too few would remain: the whole is to be ended instead.
    TooFewRemain,
    /// The day lies before the mentorship's first one.
    EndsBeforeItBegins,
    /// That the plan was carried out is recorded by completing the programme.
    CompletedByProgramme,
    /// The mentorship rests already.
    AlreadySuspended,
    /// The expected return lies before the first day of rest.
    ReturnsBeforeItRests,
    /// What is to follow has none of the mentees, or a mentor of another school, who needs an order there, too.
    SuccessorDoesNotFit,
    /// Not everybody in what is to follow has said yes.
    NotAgreed,
    /// A consent of somebody in what is to follow does not hold today.
    ConsentMissing,
    /// What is to follow has an order already, drafted or signed.
    OrderExists,
    /// The request is not granted, or is carried out already.
    RequestNotGranted,
}

impl From<ChangeError> for PrepareChangeOrderRefusal {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::End(EndError::EndsBeforeItBegins)
            | ChangeError::Leave(LeaveError::EndsBeforeItBegins)
            | ChangeError::Suspend(SuspendError::BeforeItBegins) => Self::EndsBeforeItBegins,
            ChangeError::End(EndError::CompletedByProgramme)
            | ChangeError::Leave(LeaveError::CompletedByProgramme) => Self::CompletedByProgramme,
            ChangeError::Leave(LeaveError::TooFewRemain) => Self::TooFewRemain,
            ChangeError::Suspend(SuspendError::AlreadySuspended) => Self::AlreadySuspended,
            ChangeError::Suspend(SuspendError::ReturnsBeforeItRests) => Self::ReturnsBeforeItRests,
            // A draft counts from the day of the change, so that no day lies ahead; a stranger is hidden before this.
            ChangeError::End(EndError::NotActive | EndError::EndsInTheFuture)
            | ChangeError::Leave(
                LeaveError::NotActive | LeaveError::NotParticipant | LeaveError::EndsInTheFuture,
            )
            | ChangeError::Suspend(SuspendError::NotActive | SuspendError::InTheFuture) => {
                Self::NotActive
            }
        }
    }
}

impl From<PrepareError> for PrepareChangeOrderRefusal {
    fn from(error: PrepareError) -> Self {
        match error {
            PrepareError::NotAgreed => Self::NotAgreed,
            PrepareError::ConsentMissing => Self::ConsentMissing,
            PrepareError::OrderExists => Self::OrderExists,
        }
    }
}
