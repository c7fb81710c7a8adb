//! Orders of schools: drafts with their text, signed ones with number and date, cancelled ones.
//!
//! The text is read on its own: a list of orders does not show it.

mod appointment;
mod change;
mod changes;
mod people;
mod search;

use domain::access::rules::order::OrderFacts;
use domain::access::{Reach, Scope};
use domain::clock::{Date, Timestamp, Zone};
use domain::document::{
    Cancelling, Order as Life, OrderContent, OrderKind, OrderNumber, OrderState, OrderStateKind,
    Signing,
};
use domain::id::{OrderId, PersonId, SchoolId};
use domain::mentoring::Answer;
use domain::org::Whereabouts;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoCondition, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use crate::codes;
use crate::entity::official_order::{Column, Entity, Model};
use crate::entity::{mentorship, mentorship_participant, order_change, order_person, school};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::scope;

pub use change::NewOrder;

/// An order as it is kept, without its text.
#[derive(Clone, PartialEq, Debug)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// The school whose head gives it.
    pub school: SchoolId,
    /// What it decides.
    pub kind: OrderKind,
    /// Its title, «О …».
    pub title: String,
    /// How far it has come.
    pub state: OrderState,
    /// Who drew it up.
    pub prepared_by: PersonId,
    /// When.
    pub prepared_at: Timestamp,
    /// The first day of what it puts into force.
    pub starts_on: Option<Date>,
    /// The last day of what it puts into force; open when `None`.
    pub ends_on: Option<Date>,
    /// Whom it appoints.
    pub subject: Option<PersonId>,
    /// Counts the changes.
    pub version: i32,
}

impl Order {
    /// The order as the rules see it. `zone` tells the day on which it was drawn up.
    pub fn life(&self, zone: Zone) -> Life {
        Life {
            id: self.id,
            school: self.school,
            kind: self.kind,
            prepared_on: zone.date(self.prepared_at),
            state: self.state.clone(),
        }
    }

    /// The signature, whether it stands or was revoked.
    pub fn signing(&self) -> Option<&Signing> {
        match &self.state {
            OrderState::Draft => None,
            OrderState::Signed(signing) => Some(signing),
            OrderState::Cancelled { signing, .. } => signing.as_ref(),
        }
    }

    /// The order as the policy sees it. `at` is where its school lies, `concerns` whom it pairs or names.
    pub fn facts(&self, at: Whereabouts, concerns: Vec<PersonId>) -> OrderFacts {
        OrderFacts {
            id: self.id,
            at,
            kind: self.kind,
            concerns,
        }
    }
}

/// Which orders of a scope are wanted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct OrderFilter {
    /// In one of these states; in any when there is none.
    pub states: Vec<OrderStateKind>,
    /// Which decide this.
    pub kind: Option<OrderKind>,
    /// Whose register of this calendar year has them; drafts have no number and no year.
    pub register_year: Option<i32>,
    /// Whose number has these characters, or which concern somebody whose name has these words.
    pub text: Option<String>,
}

/// The repository of orders.
pub struct Orders<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Orders<'_, C> {
    /// The order with this id.
    pub async fn find(&self, id: OrderId) -> Result<Option<Order>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Order::try_from).transpose()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[OrderId]) -> Result<Vec<Order>, StoreError> {
        let ids = ids.iter().map(|id| id.0);
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids))
            .all(self.0)
            .await?;
        rows.into_iter().map(Order::try_from).collect()
    }

    /// The text of an order; a draft's has neither number nor date.
    pub async fn content(&self, id: OrderId) -> Result<Option<OrderContent>, StoreError> {
        let found: Option<serde_json::Value> = Entity::find_by_id(id.0)
            .select_only()
            .column(Column::Content)
            .into_tuple()
            .one(self.0)
            .await?;
        let read = |json| {
            serde_json::from_value(json).or(Err(StoreError::inconsistent("official_order", id.0)))
        };
        found.map(read).transpose()
    }

    /// A page of the orders of `scope`, the latest draft first.
    pub async fn within(
        &self,
        scope: &Scope,
        filter: &OrderFilter,
        slice: &Slice,
    ) -> Result<Window<Order>, StoreError> {
        let keys = [
            page::down(Expr::col((Entity, Column::PreparedAt))),
            page::down(Expr::col((Entity, Column::Id))),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.prepared_at), KeyPart::Id(row.id)];
        page::fetch(select(scope, filter), self.0, &keys, slice, place)
            .await?
            .try_map(Order::try_from)
    }

    /// How many orders `scope` has.
    pub async fn count(&self, scope: &Scope, filter: &OrderFilter) -> Result<u64, StoreError> {
        Ok(select(scope, filter).count(self.0).await?)
    }

    /// The drafts by which `person` is to become a curator of `school`, the oldest first.
    pub async fn drafted_appointments(
        &self,
        school: SchoolId,
        person: PersonId,
    ) -> Result<Vec<Order>, StoreError> {
        let rows = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .filter(Column::State.eq(codes::code(OrderStateKind::Draft)))
            .filter(Column::Kind.eq(codes::code(OrderKind::AppointCurator)))
            .filter(Column::SubjectPersonId.eq(person.0))
            .order_by_asc(Column::PreparedAt)
            .all(self.0)
            .await?;
        rows.into_iter().map(Order::try_from).collect()
    }

    /// Whether the school's register of `year` has the number, in whatever case, even on a revoked order.
    pub async fn number_taken(
        &self,
        school: SchoolId,
        year: i32,
        number: &OrderNumber,
    ) -> Result<bool, StoreError> {
        let query = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .filter(Column::OrderYear.eq(year))
            .filter(Column::NumberFolded.eq(number.folded()));
        Ok(query.count(self.0).await? > 0)
    }
}

fn select(scope: &Scope, filter: &OrderFilter) -> Select<Entity> {
    let mut query = Entity::find().filter(inside(scope));
    if !filter.states.is_empty() {
        let names = filter.states.iter().copied().map(codes::code);
        query = query.filter(Column::State.is_in(names));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(codes::code(kind)));
    }
    if let Some(year) = filter.register_year {
        query = query.filter(Column::OrderYear.eq(year));
    }
    if let Some(text) = filter
        .text
        .as_deref()
        .filter(|text| !text.trim().is_empty())
    {
        query = query.filter(search::matching(text));
    }
    query
}

/// Like [`scope::within`]; an order knows its school alone.
fn inside(scope: &Scope) -> Condition {
    let reaches = match scope {
        Scope::Nothing => return scope::nothing(),
        Scope::AnyOf(reaches) if reaches.is_empty() => return scope::nothing(),
        Scope::AnyOf(reaches) => reaches,
    };
    let of_schools = |which: Condition| {
        let schools = Query::select()
            .column((school::Entity, school::Column::Id))
            .from(school::Entity)
            .cond_where(which)
            .to_owned();
        Condition::all().add(Column::SchoolId.in_subquery(schools))
    };
    let within = |condition: Condition, reach: &Reach| {
        condition.add(match reach {
            Reach::Region(id) => of_schools(school::Column::RegionId.eq(id.0).into_condition()),
            Reach::Municipality(id) => {
                of_schools(school::Column::MunicipalityId.eq(id.0).into_condition())
            }
            Reach::School(id) => Column::SchoolId.eq(id.0).into_condition(),
            Reach::Participant(id) => concerning(*id),
        })
    };
    reaches.iter().fold(Condition::any(), within)
}

/// Orders that put a mentorship of `person` into force, change one, or name them.
fn concerning(person: PersonId) -> Condition {
    use mentorship_participant::{Column as Line, Entity as Lines};
    // By which of its two orders: the owner's, or that of the school that gives the mentors.
    let of_a_pair = |order: mentorship::Column| {
        Query::select()
            .column((mentorship::Entity, order))
            .from(mentorship::Entity)
            .inner_join(
                Lines,
                Expr::col((Lines, Line::MentorshipId))
                    .equals((mentorship::Entity, mentorship::Column::Id)),
            )
            .and_where(Line::PersonId.eq(person.0))
            .and_where(Line::Answer.eq(codes::code(Answer::Accepted)))
            .and_where(order.is_not_null())
            .to_owned()
    };
    let changes = Query::select()
        .column((order_change::Entity, order_change::Column::OrderId))
        .from(order_change::Entity)
        .inner_join(
            Lines,
            Expr::col((Lines, Line::MentorshipId))
                .equals((order_change::Entity, order_change::Column::MentorshipId)),
        )
        .and_where(Line::PersonId.eq(person.0))
        .and_where(Line::Answer.eq(codes::code(Answer::Accepted)))
        .to_owned();
    let names = Query::select()
        .column((order_person::Entity, order_person::Column::OrderId))
        .from(order_person::Entity)
        .and_where(order_person::Column::PersonId.eq(person.0))
        .to_owned();
    Condition::any()
        .add(Column::Id.in_subquery(of_a_pair(mentorship::Column::OrderId)))
        .add(Column::Id.in_subquery(of_a_pair(mentorship::Column::GivingOrderId)))
        .add(Column::Id.in_subquery(changes))
        .add(Column::Id.in_subquery(names))
}

impl TryFrom<Model> for Order {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let broken = || StoreError::inconsistent("official_order", row.id);
        let kind: OrderStateKind = codes::value(&row.state, "official_order", row.id)?;
        let signing = signing(&row)?;
        let state = match kind {
            OrderStateKind::Draft => OrderState::Draft,
            OrderStateKind::Signed => OrderState::Signed(signing.ok_or_else(broken)?),
            OrderStateKind::Cancelled => OrderState::Cancelled {
                signing,
                cancelling: Cancelling {
                    by: row.cancelled_by.map(PersonId).ok_or_else(broken)?,
                    at: row.cancelled_at.ok_or_else(broken)?,
                    reason: row.cancel_reason.clone().unwrap_or_default(),
                },
            },
        };
        Ok(Self {
            id: OrderId(row.id),
            school: SchoolId(row.school_id),
            kind: codes::value(&row.kind, "official_order", row.id)?,
            title: row.title,
            state,
            prepared_by: PersonId(row.prepared_by),
            prepared_at: row.prepared_at,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            subject: row.subject_person_id.map(PersonId),
            version: row.version,
        })
    }
}

/// The facts of the signature; a row that has some of them and not all is broken.
fn signing(row: &Model) -> Result<Option<Signing>, StoreError> {
    let broken = || StoreError::inconsistent("official_order", row.id);
    let Some(number) = &row.number else {
        return Ok(None);
    };
    Ok(Some(Signing {
        number: OrderNumber::parse(number).or(Err(broken()))?,
        date: row.date.ok_or_else(broken)?,
        by: row.signed_by.map(PersonId).ok_or_else(broken)?,
        at: row.signed_at.ok_or_else(broken)?,
    }))
}
