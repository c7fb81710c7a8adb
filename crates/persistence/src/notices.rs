//! Notifications: written in the transaction that they speak of, read by whom they are for and nobody else.

use std::collections::BTreeMap;

use domain::clock::{Date, Timestamp};
use domain::id::PersonId;
use domain::notice::{NoticeChoice, NoticeKind, NoticeWay};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::codes;
use crate::entity::notice::{ActiveModel, Column, Entity, Model};
use crate::entity::notice_choice;
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// A notification as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Its id.
    pub id: Uuid,
    /// For whom.
    pub person: PersonId,
    /// What it is about.
    pub kind: NoticeKind,
    /// One line.
    pub title: String,
    /// The rest, as plain text.
    pub body: String,
    /// The page where it is dealt with, beginning with a slash.
    pub path: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
}

/// A notification about to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewNotice<'a> {
    /// Its id.
    pub id: Uuid,
    /// For whom.
    pub person: PersonId,
    /// What it is about.
    pub kind: NoticeKind,
    /// By which way the person is told.
    pub way: NoticeWay,
    /// One line.
    pub title: &'a str,
    /// The rest, as plain text.
    pub body: &'a str,
    /// The page where it is dealt with, beginning with a slash.
    pub path: Option<&'a str>,
    /// Tells one step of one duty from another; told once.
    pub step: Option<&'a str>,
}

/// The repository of notifications.
pub struct Notices<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Notices<'_, C> {
    /// A page of what `person` was told, the latest first.
    pub async fn of(
        &self,
        person: PersonId,
        unread_only: bool,
        slice: &Slice,
    ) -> Result<Window<Notice>, StoreError> {
        let keys = [
            page::down(Expr::col((Entity, Column::CreatedAt))),
            page::down(Expr::col((Entity, Column::Id))),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.created_at), KeyPart::Id(row.id)];
        page::fetch(select(person, unread_only), self.0, &keys, slice, place)
            .await?
            .try_map(Notice::try_from)
    }

    /// How many there are.
    pub async fn count(&self, person: PersonId, unread_only: bool) -> Result<u64, StoreError> {
        Ok(select(person, unread_only).count(self.0).await?)
    }

    /// What `person` chose; kinds without a choice are absent.
    pub async fn choices(&self, person: PersonId) -> Result<Vec<NoticeChoice>, StoreError> {
        let rows = notice_choice::Entity::find()
            .filter(notice_choice::Column::PersonId.eq(person.0))
            .all(self.0)
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(NoticeChoice {
                    kind: codes::value(&row.kind, "notice_choice", row.person_id)?,
                    way: codes::value(&row.way, "notice_choice", row.person_id)?,
                    chosen_on: row.chosen_on,
                })
            })
            .collect()
    }

    /// By which way `person` is told of things of `kind` on `on`.
    pub async fn way(
        &self,
        person: PersonId,
        kind: NoticeKind,
        on: Date,
    ) -> Result<NoticeWay, StoreError> {
        let choices = self.choices(person).await?;
        let chosen = choices.into_iter().find(|choice| choice.kind == kind);
        Ok(chosen.map_or(kind.usual_way(), |choice| choice.way_on(on)))
    }

    /// What waits for the daily letter, by person, the earliest first; not of who got one since `since`.
    pub async fn undigested(
        &self,
        since: Timestamp,
    ) -> Result<BTreeMap<PersonId, Vec<Notice>>, StoreError> {
        let served: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::PersonId)
            .distinct()
            .filter(Column::DigestedAt.gte(since))
            .into_tuple()
            .all(self.0)
            .await?;
        let rows = Entity::find()
            .filter(Column::Way.eq(codes::code(NoticeWay::Digest)))
            .filter(Column::DigestedAt.is_null())
            .filter(Column::ReadAt.is_null())
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id)
            .limit(MOST)
            .all(self.0)
            .await?;
        let mut found: BTreeMap<PersonId, Vec<Notice>> = BTreeMap::new();
        for row in rows {
            if !served.contains(&row.person_id) {
                let notice = Notice::try_from(row)?;
                found.entry(notice.person).or_default().push(notice);
            }
        }
        Ok(found)
    }
}

/// How many notifications one run of the daily letter takes; the rest goes with the next run.
const MOST: u64 = 2_000;

impl Notices<'_, DatabaseTransaction> {
    /// Writes a notification; false when its step was told before.
    pub async fn put(&self, new: &NewNotice<'_>, now: Timestamp) -> Result<bool, StoreError> {
        let silent = new.way == NoticeWay::OffUntilTermEnds;
        let row = ActiveModel {
            id: Set(new.id),
            person_id: Set(new.person.0),
            kind: Set(codes::code(new.kind)),
            way: Set(codes::code(new.way)),
            title: Set(new.title.to_owned()),
            body: Set(new.body.to_owned()),
            path: Set(new.path.map(str::to_owned)),
            step: Set(new.step.map(str::to_owned)),
            created_at: Set(now),
            read_at: Set(silent.then_some(now)),
            digested_at: Set(None),
        };
        if let Some(step) = new.step {
            let told = Entity::find()
                .filter(Column::PersonId.eq(new.person.0))
                .filter(Column::Step.eq(step))
                .count(self.0)
                .await?;
            if told > 0 {
                return Ok(false);
            }
        }
        let once = OnConflict::columns([Column::PersonId, Column::Step])
            .do_nothing()
            .to_owned();
        let written = Entity::insert(row)
            .on_conflict(once)
            .exec_without_returning(self.0)
            .await?;
        Ok(written > 0)
    }

    /// Marks those of `ids` as read that are `person`'s; all of them when `None`.
    pub async fn read(
        &self,
        person: PersonId,
        ids: Option<&[Uuid]>,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut update = Entity::update_many()
            .col_expr(Column::ReadAt, Expr::val(now))
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::ReadAt.is_null());
        if let Some(ids) = ids {
            update = update.filter(Column::Id.is_in(ids.iter().copied()));
        }
        Ok(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps what `person` chose for one kind.
    pub async fn choose(&self, person: PersonId, choice: NoticeChoice) -> Result<(), StoreError> {
        use notice_choice as table;
        let row = table::ActiveModel {
            person_id: Set(person.0),
            kind: Set(codes::code(choice.kind)),
            way: Set(codes::code(choice.way)),
            chosen_on: Set(choice.chosen_on),
        };
        let anew = OnConflict::columns([table::Column::PersonId, table::Column::Kind])
            .update_columns([table::Column::Way, table::Column::ChosenOn])
            .to_owned();
        table::Entity::insert(row)
            .on_conflict(anew)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Notes that these went out with a daily letter; false when another server was faster.
    pub async fn digested(&self, ids: &[Uuid], now: Timestamp) -> Result<bool, StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::DigestedAt, Expr::val(now))
            .filter(Column::Id.is_in(ids.iter().copied()))
            .filter(Column::DigestedAt.is_null())
            .exec(self.0)
            .await?;
        Ok(usize::try_from(done.rows_affected).is_ok_and(|rows| rows == ids.len()))
    }
}

fn select(person: PersonId, unread_only: bool) -> Select<Entity> {
    let mut query = Entity::find().filter(Column::PersonId.eq(person.0));
    if unread_only {
        query = query.filter(Column::ReadAt.is_null());
    }
    query
}

impl TryFrom<Model> for Notice {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            person: PersonId(row.person_id),
            kind: codes::value(&row.kind, "notice", row.id)?,
            title: row.title,
            body: row.body,
            path: row.path,
            created_at: row.created_at,
            read_at: row.read_at,
        })
    }
}
