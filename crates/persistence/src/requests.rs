//! What participants ask of the head: filed, considered, decided, carried out.
//!
//! A step is read, decided by [`domain::mentoring::Request`], and saved by a guarded update, like a mentorship's.

use domain::access::Permit;
use domain::access::rules::request::{Consider, Decide, File, RequestFacts, Withdraw};
use domain::clock::{Date, Timestamp};
use domain::id::{MentorshipId, PersonId, RequestId, SchoolId};
use domain::mentoring::{Request as Life, RequestState};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, UpdateMany,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::mentorship_request::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::mentorships::Mentorship;

/// A request as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// What is asked by whom about what, and how far it has come.
    pub life: Life,
    /// The school that owns the pair.
    pub school: SchoolId,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// Why, if its author wished to say.
    pub reason: Option<String>,
    /// What the curator thinks.
    pub opinion: Option<String>,
    /// Which curator.
    pub considered_by: Option<PersonId>,
    /// What the head said.
    pub decision: Option<String>,
    /// Which head.
    pub decided_by: Option<PersonId>,
    /// On which day.
    pub decided_on: Option<Date>,
    /// Counts the changes.
    pub version: i32,
}

impl Request {
    /// The request as the policy sees it; `pair` is what it is about.
    pub fn facts(&self, pair: &Mentorship) -> RequestFacts {
        facts(&self.life, pair)
    }
}

/// A request, filed or about to be, as the policy sees it.
pub fn facts(life: &Life, pair: &Mentorship) -> RequestFacts {
    let lines: Vec<_> = pair.pair.members().collect();
    let askers = lines.iter().filter(|line| life.kind.may_come_from(line));
    RequestFacts {
        id: life.id,
        at: pair.at,
        author: life.author,
        askers: askers.map(|line| line.person).collect(),
        participants: lines.iter().map(|line| line.person).collect(),
    }
}

/// The repository of requests.
pub struct Requests<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Requests<'_, C> {
    /// The request with this id.
    pub async fn find(&self, id: RequestId) -> Result<Option<Request>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Request::try_from).transpose()
    }

    /// Every request about `mentorships`, the latest first.
    pub async fn about(&self, mentorships: &[MentorshipId]) -> Result<Vec<Request>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MentorshipId.is_in(mentorships.iter().map(|id| id.0)))
            .order_by_desc(Column::FiledAt)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Request::try_from).collect()
    }
}

impl Requests<'_, DatabaseTransaction> {
    /// Keeps a fresh request.
    pub async fn file(
        &self,
        permit: &Permit<File>,
        life: &Life,
        school: SchoolId,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(permit.on()),
            mentorship_id: Set(life.mentorship.0),
            school_id: Set(school.0),
            kind: Set(codes::code(life.kind)),
            author_id: Set(permit.by().0),
            filed_at: Set(now),
            reason: Set(reason.map(str::to_owned)),
            state: Set(life.state.code().to_owned()),
            opinion: Set(None),
            considered_by: Set(None),
            decision: Set(None),
            decided_by: Set(None),
            decided_on: Set(None),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps the curator's opinion.
    pub async fn consider(
        &self,
        permit: &Permit<Consider>,
        before: &Request,
        after: &Life,
        opinion: &str,
    ) -> Result<(), StoreError> {
        let said = |update: UpdateMany<Entity>| {
            update
                .col_expr(Column::Opinion, Expr::val(opinion))
                .col_expr(Column::ConsideredBy, Expr::val(permit.by().0))
        };
        self.step(permit.on(), before, after, said).await
    }

    /// Keeps the head's decision.
    pub async fn decide(
        &self,
        permit: &Permit<Decide>,
        before: &Request,
        after: &Life,
        decision: Option<&str>,
        on: Date,
    ) -> Result<(), StoreError> {
        let said = |update: UpdateMany<Entity>| {
            update
                .col_expr(Column::Decision, Expr::val(decision.map(str::to_owned)))
                .col_expr(Column::DecidedBy, Expr::val(permit.by().0))
                .col_expr(Column::DecidedOn, Expr::val(on))
        };
        self.step(permit.on(), before, after, said).await
    }

    /// Keeps that its author took it back.
    pub async fn withdraw(
        &self,
        permit: &Permit<Withdraw>,
        before: &Request,
        after: &Life,
    ) -> Result<(), StoreError> {
        self.step(permit.on(), before, after, |update| update).await
    }

    /// What ends or changes otherwise settles the open requests about it: what was granted is carried out, what was
    /// still asked for has lost its object. Answers with those that were settled, as they are now.
    ///
    /// It follows from the deed that ended the mentorship, and so needs no permit of its own.
    pub async fn settle(
        &self,
        mentorship: MentorshipId,
        of: Option<PersonId>,
    ) -> Result<Vec<Request>, StoreError> {
        let mut settled = Vec::new();
        for before in self.about(&[mentorship]).await? {
            if of.is_some_and(|author| author != before.life.author) {
                continue;
            }
            let after = before.life.execute().or_else(|_| before.life.withdraw());
            let Ok(after) = after else { continue };
            self.step(before.life.id.0, &before, &after, |update| update)
                .await?;
            settled.push(Request {
                life: after,
                ..before
            });
        }
        Ok(settled)
    }

    async fn step(
        &self,
        on: Uuid,
        before: &Request,
        after: &Life,
        more: impl FnOnce(UpdateMany<Entity>) -> UpdateMany<Entity>,
    ) -> Result<(), StoreError> {
        let update = Entity::update_many()
            .col_expr(Column::State, Expr::val(after.state.code()))
            .col_expr(Column::Version, Expr::val(before.version + 1));
        let done = more(update)
            .filter(Column::Id.eq(on))
            .filter(Column::State.eq(before.life.state.code()))
            .filter(Column::Version.eq(before.version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

/// Whether it still waits for somebody.
pub fn is_open(state: RequestState) -> bool {
    RequestState::OPEN.contains(&state)
}

impl TryFrom<Model> for Request {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "mentorship_request";
        Ok(Self {
            life: Life {
                id: RequestId(row.id),
                mentorship: MentorshipId(row.mentorship_id),
                kind: codes::value(&row.kind, TABLE, row.id)?,
                author: PersonId(row.author_id),
                state: codes::value(&row.state, TABLE, row.id)?,
            },
            school: SchoolId(row.school_id),
            filed_at: row.filed_at,
            reason: row.reason,
            opinion: row.opinion,
            considered_by: row.considered_by.map(PersonId),
            decision: row.decision,
            decided_by: row.decided_by.map(PersonId),
            decided_on: row.decided_on,
            version: row.version,
        })
    }
}
