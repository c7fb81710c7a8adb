//! The journal of meetings of a pair. A removed entry is kept and no longer shown or counted.

use std::collections::HashMap;

use domain::access::Permit;
use domain::access::rules::programme::KeepMeetings;
use domain::clock::{Date, Timestamp};
use domain::id::{MeetingId, MentorshipId, PersonId};
use domain::mentoring::MeetingMode;
use domain::text::{Note, Title};
use sea_orm::sea_query::{Expr, ExprTrait, Query, WindowStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, Order, QueryFilter, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::meeting::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, Cursor, KeyPart, Slice, Window};

/// A meeting as the journal keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// Whose meeting it was.
    pub mentorship: MentorshipId,
    /// The day.
    pub held_on: Date,
    /// How long it lasted.
    pub minutes: u16,
    /// How the two met.
    pub mode: MeetingMode,
    /// What it was about.
    pub topic: String,
    /// What was said and done.
    pub summary: String,
    /// What is to be done until the next one.
    pub goals: String,
    /// Who wrote the entry.
    pub recorded_by: PersonId,
    /// When.
    pub recorded_at: Timestamp,
}

/// An entry about to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewMeeting<'a> {
    /// Its id.
    pub id: MeetingId,
    /// The day.
    pub held_on: Date,
    /// How long it lasted.
    pub minutes: u16,
    /// How the two met.
    pub mode: MeetingMode,
    /// What it was about.
    pub topic: &'a Title,
    /// What was said and done.
    pub summary: &'a Note,
    /// What is to be done until the next one.
    pub goals: &'a Note,
}

/// The repository of meetings.
pub struct Meetings<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Meetings<'_, C> {
    /// The meeting with this id, unless its entry was removed.
    pub async fn find(&self, id: MeetingId) -> Result<Option<Meeting>, StoreError> {
        let query = kept().filter(Column::Id.eq(id.0));
        let row = query.one(self.0).await?;
        row.map(Meeting::try_from).transpose()
    }

    /// A page of the journal of a pair, the latest meeting first. Who may read the pair may read its journal.
    pub async fn of(
        &self,
        mentorship: MentorshipId,
        slice: &Slice,
    ) -> Result<Window<Meeting>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::HeldOn)),
            page::down(Expr::col(Column::Id)),
        ];
        let query = kept().filter(Column::MentorshipId.eq(mentorship.0));
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(Meeting::try_from)
    }

    /// The latest `limit` meetings of each of `mentorships`, by one statement. A pair without any is absent.
    pub async fn latest(
        &self,
        mentorships: &[MentorshipId],
        limit: u64,
    ) -> Result<HashMap<MentorshipId, Window<Meeting>>, StoreError> {
        let ids = mentorships.iter().map(|id| id.0);
        let mut ranked = kept().filter(Column::MentorshipId.is_in(ids)).into_query();
        let mut latest_first = WindowStatement::partition_by(Column::MentorshipId);
        latest_first
            .order_by(Column::HeldOn, Order::Desc)
            .order_by(Column::Id, Order::Desc);
        ranked.expr_window_as(Expr::cust("ROW_NUMBER()"), latest_first, "place");
        let query = Query::select()
            .expr(Expr::cust("*"))
            .from_subquery(ranked, "ranked")
            .and_where(Expr::col("place").lte(i64::try_from(limit + 1).unwrap_or(i64::MAX)))
            .order_by("place", Order::Asc)
            .to_owned();
        let statement = self.0.get_database_backend().build(&query);
        let mut found: HashMap<MentorshipId, Window<Meeting>> = HashMap::new();
        for row in Model::find_by_statement(statement).all(self.0).await? {
            let window = found
                .entry(MentorshipId(row.mentorship_id))
                .or_insert_with(Window::empty);
            if u64::try_from(window.rows.len()).is_ok_and(|len| len < limit) {
                let cursor = Cursor(place(&row));
                window.rows.push((cursor, row.try_into()?));
            } else {
                window.has_next = true;
            }
        }
        Ok(found)
    }

    /// How many meetings the pair had, and how many minutes they lasted together.
    pub async fn held(&self, mentorship: MentorshipId) -> Result<(u32, u32), StoreError> {
        let rows = kept().filter(Column::MentorshipId.eq(mentorship.0));
        let rows: Vec<i32> = rows
            .select_only()
            .column(Column::Minutes)
            .into_tuple()
            .all(self.0)
            .await?;
        let minutes = rows.iter().filter_map(|one| u32::try_from(*one).ok()).sum();
        Ok((u32::try_from(rows.len()).unwrap_or(u32::MAX), minutes))
    }

    /// How many meetings each of `mentorships` had; a pair without any is absent.
    pub async fn counts(
        &self,
        mentorships: &[MentorshipId],
    ) -> Result<Vec<(MentorshipId, i64)>, StoreError> {
        let ids = mentorships.iter().map(|id| id.0);
        let rows: Vec<(Uuid, i64)> = kept()
            .select_only()
            .column(Column::MentorshipId)
            .column_as(Column::Id.count(), "meetings")
            .filter(Column::MentorshipId.is_in(ids))
            .group_by(Column::MentorshipId)
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(id, count)| (MentorshipId(id), count))
            .collect())
    }
}

impl Meetings<'_, DatabaseTransaction> {
    /// Writes an entry into the journal of the pair that the permit is for.
    pub async fn record(
        &self,
        permit: &Permit<KeepMeetings>,
        new: NewMeeting<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            mentorship_id: Set(permit.on()),
            held_on: Set(new.held_on),
            minutes: Set(i32::from(new.minutes)),
            mode: Set(codes::code(new.mode)),
            topic: Set(new.topic.as_str().to_owned()),
            summary: Set(new.summary.as_str().to_owned()),
            goals: Set(new.goals.as_str().to_owned()),
            recorded_by: Set(permit.by().0),
            recorded_at: Set(now),
            removed_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Takes an entry of one's own out of the journal of the pair that the permit is for.
    pub async fn remove(
        &self,
        permit: &Permit<KeepMeetings>,
        id: MeetingId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::RemovedAt, Expr::val(now))
            .filter(Column::Id.eq(id.0))
            .filter(Column::MentorshipId.eq(permit.on()))
            .filter(Column::RecordedBy.eq(permit.by().0))
            .filter(Column::RemovedAt.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

fn kept() -> Select<Entity> {
    Entity::find().filter(Column::RemovedAt.is_null())
}

fn place(row: &Model) -> Vec<KeyPart> {
    vec![KeyPart::Day(row.held_on), KeyPart::Id(row.id)]
}

impl TryFrom<Model> for Meeting {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let broken = StoreError::inconsistent("meeting", row.id);
        Ok(Self {
            id: MeetingId(row.id),
            mentorship: MentorshipId(row.mentorship_id),
            held_on: row.held_on,
            minutes: u16::try_from(row.minutes).or(Err(broken))?,
            mode: codes::value(&row.mode, "meeting", row.id)?,
            topic: row.topic,
            summary: row.summary,
            goals: row.goals,
            recorded_by: PersonId(row.recorded_by),
            recorded_at: row.recorded_at,
        })
    }
}
