//! Documents of regions, municipalities and schools: their heads and states. Files stand in [`files`], the stamps of bodies
//! in [`endorsements`], expertises in [`expertises`], lists in [`lists`].

pub mod endorsements;
pub mod expertises;
pub mod files;
pub mod lists;

use domain::access::rules::document::{Approve, DocumentFacts, Publish, Write};
use domain::access::rules::roadmap::Seat;
use domain::access::{Actor, Deed, Permit};
use domain::clock::{Date, Timestamp};
use domain::document::{DocumentKind, DocumentState, ExpertiseState};
use domain::id::{DocumentId, PersonId};
use domain::text::{Title, fold};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, Iterable,
    QueryFilter, QueryOrder, QuerySelect, Select, UpdateMany,
};
use serde::{Deserialize, Serialize};

use crate::accounts::one;
use crate::codes;
use crate::entity::document::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::roadmaps::{Columns, below, seat, seats_of};
use crate::search;

/// What the paper prints where that differs from what is right.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct AsPrinted {
    /// The title.
    pub title: Option<String>,
    /// The number.
    pub number: Option<String>,
    /// The date, as it stands there.
    pub date: Option<String>,
    /// What is odd about it.
    pub note: Option<String>,
}

/// The head of a document: what may be edited of it besides its files.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Head {
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: Title,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Its first day in force.
    pub effective_from: Option<Date>,
    /// Its last day in force; `None`: indefinitely (B-090).
    pub valid_until: Option<Date>,
    /// The acts and decisions that it rests on (B-001).
    pub basis: Vec<String>,
    /// Its appendices (B-002).
    pub appendices: Vec<String>,
    /// What the paper prints instead.
    pub as_printed: Option<AsPrinted>,
}

impl Head {
    /// The words by which it is found.
    fn index(&self) -> String {
        let printed = self.as_printed.clone().unwrap_or_default();
        let some = [&self.number, &printed.title, &printed.number];
        let mut texts: Vec<&str> = vec![self.title.as_str()];
        texts.extend(some.into_iter().flatten().map(String::as_str));
        texts.extend(
            self.basis
                .iter()
                .chain(&self.appendices)
                .map(String::as_str),
        );
        search::index(&texts)
    }
}

/// A version of a document as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Whose.
    pub at: Seat,
    /// The first version of it.
    pub lineage: DocumentId,
    /// The number of the version; the first is 1.
    pub edition: i32,
    /// Title, number, date and the rest.
    pub head: Head,
    /// Where it stands.
    pub state: DocumentState,
    /// The order that approved it: its number and date.
    pub approval: Option<(String, Date)>,
    /// Why it was repealed or laid aside.
    pub reason: Option<String>,
    /// Where its latest expertise stands that was not taken back.
    pub expertise: Option<ExpertiseState>,
    /// Who published it, and when.
    pub published: Option<(PersonId, Timestamp)>,
    /// Counts the changes.
    pub revision: i32,
}

impl Document {
    /// The document as the policy sees it; `below` are those places of who asks that lie below its owner.
    pub fn facts(&self, below: Vec<domain::access::Place>) -> DocumentFacts {
        let submitted = self
            .expertise
            .is_some_and(|state| state != ExpertiseState::Withdrawn);
        DocumentFacts {
            id: self.id,
            at: self.at,
            is_submitted: submitted,
            is_official: self.approval.is_some(),
            below,
        }
    }

    /// Whether it was laid aside before anybody approved it: such a version stands in no row of versions.
    pub fn is_abandoned(&self) -> bool {
        self.state == DocumentState::Archived && self.approval.is_none()
    }
}

/// A version about to be added as a draft.
#[derive(Clone, Debug)]
pub struct NewDocument<'a> {
    /// Whose.
    pub at: Seat,
    /// The head.
    pub head: &'a Head,
    /// The latest version of the same document, laid aside or not, after which it is numbered; `None` for a new document.
    pub after: Option<&'a Document>,
    /// Today, where it lies: a document without a date is listed under the day on which it was entered.
    pub today: Date,
}

/// The repository of documents.
pub struct Documents<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Documents<'_, C> {
    /// The document with this id.
    pub async fn find(&self, id: DocumentId) -> Result<Option<Document>, StoreError> {
        let row = lean().filter(Column::Id.eq(id.0)).one(self.0).await?;
        row.map(Document::try_from).transpose()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[DocumentId]) -> Result<Vec<Document>, StoreError> {
        let rows = lean()
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter().map(Document::try_from).collect()
    }

    /// All versions of the documents that begin with `lineages`, of each the latest first.
    pub async fn versions(&self, lineages: &[DocumentId]) -> Result<Vec<Document>, StoreError> {
        let rows = lean()
            .filter(Column::LineageId.is_in(lineages.iter().map(|id| id.0)))
            .order_by_asc(Column::LineageId)
            .order_by_desc(Column::Edition)
            .all(self.0)
            .await?;
        rows.into_iter().map(Document::try_from).collect()
    }

    /// The document as the policy sees it for `actor`.
    pub async fn facts(
        &self,
        document: &Document,
        actor: &Actor,
    ) -> Result<DocumentFacts, StoreError> {
        let seats = seats_of(self.0, actor).await?;
        Ok(document.facts(below(&document.at, &seats)))
    }
}

impl Documents<'_, DatabaseTransaction> {
    /// The document, its row locked until the transaction ends: every step begins with this.
    pub async fn lock(&self, id: DocumentId) -> Result<Option<Document>, StoreError> {
        let query = lean().filter(Column::Id.eq(id.0));
        let query = query.lock(LockType::NoKeyUpdate);
        query.one(self.0).await?.map(Document::try_from).transpose()
    }

    /// Adds the document that the permit is for, as a draft; [`StoreError::Unique`] when the next version is there already.
    pub async fn add(
        &self,
        permit: &Permit<Write>,
        new: &NewDocument<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (seat, head) = (Columns::of(new.at), new.head);
        let lineage = new.after.map_or(permit.on(), |latest| latest.lineage.0);
        let row = ActiveModel {
            id: Set(permit.on()),
            region_id: Set(seat.region),
            municipality_id: Set(seat.municipality),
            school_id: Set(seat.school),
            lineage_id: Set(lineage),
            edition: Set(new.after.map_or(1, |latest| latest.edition + 1)),
            kind: Set(codes::code(head.kind)),
            title: Set(head.title.as_str().to_owned()),
            title_folded: Set(fold(head.title.as_str())),
            number: Set(head.number.clone()),
            dated_on: Set(head.date),
            listed_on: Set(head.date.unwrap_or(new.today)),
            effective_from: Set(head.effective_from),
            valid_until: Set(head.valid_until),
            basis: Set(codes::json(&head.basis)?),
            appendices: Set(codes::json(&head.appendices)?),
            as_printed: Set(printed(head)?),
            state: Set(DocumentState::Draft.code().to_owned()),
            order_number: Set(None),
            approved_on: Set(None),
            reason: Set(None),
            expertise: Set(None),
            published_by: Set(None),
            published_at: Set(None),
            search_text: Set(head.index()),
            created_by: Set(permit.by().0),
            created_at: Set(now),
            revision: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Writes the head; [`StoreError::Conflict`] when somebody was faster.
    pub async fn change_head(
        &self,
        permit: &Permit<Write>,
        before: &Document,
        head: &Head,
    ) -> Result<(), StoreError> {
        let words = self.words_of(before.id).await?;
        let index = head.index();
        let all = [&index].into_iter().chain(&words).map(String::as_str);
        let mut update = step(permit, before, before.state)
            .col_expr(Column::Kind, Expr::val(codes::code(head.kind)))
            .col_expr(Column::Title, Expr::val(head.title.as_str()))
            .col_expr(Column::TitleFolded, Expr::val(fold(head.title.as_str())))
            .col_expr(Column::Number, Expr::val(head.number.clone()))
            .col_expr(Column::DatedOn, Expr::val(head.date))
            .col_expr(Column::EffectiveFrom, Expr::val(head.effective_from))
            .col_expr(Column::ValidUntil, Expr::val(head.valid_until))
            .col_expr(Column::Basis, Expr::val(codes::json(&head.basis)?))
            .col_expr(
                Column::Appendices,
                Expr::val(codes::json(&head.appendices)?),
            )
            .col_expr(Column::AsPrinted, Expr::val(printed(head)?))
            .col_expr(Column::SearchText, Expr::val(search::merged(all)));
        if let Some(date) = head.date {
            update = update.col_expr(Column::ListedOn, Expr::val(date));
        }
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Takes a step that changes the state alone; [`StoreError::Conflict`] when somebody was faster.
    pub async fn step<D: Deed<On = DocumentFacts>>(
        &self,
        permit: &Permit<D>,
        before: &Document,
        after: DocumentState,
    ) -> Result<(), StoreError> {
        one(step(permit, before, after)
            .exec(self.0)
            .await?
            .rows_affected)
    }

    /// Approves it by the order with this number and date.
    pub async fn approve(
        &self,
        permit: &Permit<Approve>,
        before: &Document,
        (number, on): (&str, Date),
        effective_from: Date,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, DocumentState::Approved)
            .col_expr(Column::OrderNumber, Expr::val(number))
            .col_expr(Column::ApprovedOn, Expr::val(on))
            .col_expr(Column::EffectiveFrom, Expr::val(effective_from))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// The version of the same document that is approved now, locked, and so to be amended by the one that the permit is for.
    pub async fn predecessor(
        &self,
        permit: &Permit<Approve>,
        of: &Document,
    ) -> Result<Option<Document>, StoreError> {
        let row = lean()
            .filter(Column::LineageId.eq(of.lineage.0))
            .filter(Column::State.eq(DocumentState::Approved.code()))
            .filter(Column::Id.ne(permit.on()))
            .lock(LockType::NoKeyUpdate)
            .one(self.0)
            .await?;
        row.map(Document::try_from).transpose()
    }

    /// Says that the version that the permit is for has taken the place of `before`.
    pub async fn amend(
        &self,
        _by: &Permit<Approve>,
        before: &Document,
        after: DocumentState,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::State, Expr::val(after.code()))
            .col_expr(Column::Revision, Expr::val(before.revision + 1))
            .filter(Column::Id.eq(before.id.0))
            .filter(Column::Revision.eq(before.revision))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Ends it for a reason; what is over is shown on no public face.
    pub async fn end<D: Deed<On = DocumentFacts>>(
        &self,
        permit: &Permit<D>,
        before: &Document,
        after: DocumentState,
        reason: &str,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, after)
            .col_expr(Column::Reason, Expr::val(reason))
            .col_expr(Column::PublishedBy, Expr::val(None::<uuid::Uuid>))
            .col_expr(Column::PublishedAt, Expr::val(None::<Timestamp>))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Shows it on the public face from `now` on, or no more.
    pub async fn publish(
        &self,
        permit: &Permit<Publish>,
        before: &Document,
        now: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let by = now.map(|_| permit.by().0);
        let done = step(permit, before, before.state)
            .col_expr(Column::PublishedBy, Expr::val(by))
            .col_expr(Column::PublishedAt, Expr::val(now))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Throws a draft away with its files.
    pub async fn discard(
        &self,
        permit: &Permit<Write>,
        before: &Document,
    ) -> Result<(), StoreError> {
        let stored = self.stored_of(before.id).await?;
        let done = Entity::delete_many()
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::Revision.eq(before.revision))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.forget(&stored).await
    }
}

/// Documents without the words by which they are found: they are many, and nobody reads them.
fn lean() -> Select<Entity> {
    let kept = Column::iter().filter(|column| !matches!(column, Column::SearchText));
    Entity::find()
        .select_only()
        .columns(kept)
        .column_as(Expr::cust("''"), "search_text")
}

/// Writes where the step leads, if the row is still as it was read.
fn step<D: Deed>(
    permit: &Permit<D>,
    before: &Document,
    after: DocumentState,
) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .col_expr(Column::Revision, Expr::val(before.revision + 1))
        .filter(Column::Id.eq(permit.on()))
        .filter(Column::State.eq(before.state.code()))
        .filter(Column::Revision.eq(before.revision))
}

fn printed(head: &Head) -> Result<Option<serde_json::Value>, StoreError> {
    let printed = head.as_printed.as_ref();
    Ok(printed.map(serde_json::to_value).transpose()?)
}

impl TryFrom<Model> for Document {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "document";
        let broken = || StoreError::inconsistent(TABLE, row.id);
        let expertise = row.expertise.as_deref();
        let printed = row.as_printed.map(serde_json::from_value);
        Ok(Self {
            id: DocumentId(row.id),
            at: seat(row.region_id, row.municipality_id, row.school_id),
            lineage: DocumentId(row.lineage_id),
            edition: row.edition,
            state: codes::value(&row.state, TABLE, row.id)?,
            approval: row.order_number.zip(row.approved_on),
            reason: row.reason,
            expertise: expertise
                .map(|name| codes::value(name, TABLE, row.id))
                .transpose()?,
            published: row.published_by.map(PersonId).zip(row.published_at),
            revision: row.revision,
            head: Head {
                kind: codes::value(&row.kind, TABLE, row.id)?,
                title: Title::parse(&row.title).or(Err(broken()))?,
                number: row.number,
                date: row.dated_on,
                effective_from: row.effective_from,
                valid_until: row.valid_until,
                basis: codes::list(row.basis, TABLE, row.id)?,
                appendices: codes::list(row.appendices, TABLE, row.id)?,
                as_printed: printed.transpose().or(Err(broken()))?,
            },
        })
    }
}
