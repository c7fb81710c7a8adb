//! Confirmed states of a school's banks: the proof that they are refreshed (A-M1, B-045, E-4.1).

use std::collections::BTreeMap;

use domain::access::rules::place::school::KeepBanks;
use domain::access::{Permit, Reach, Scope};
use domain::bank::{BankState, CardMark, Difference, difference};
use domain::clock::{Date, Timestamp};
use domain::id::{PersonId, SchoolId, SnapshotId};
use domain::org::Whereabouts;
use domain::people::{CardState, DeficitKind, MenteeCategory};
use domain::text::Prose;
use sea_orm::sea_query::{Expr, ExprTrait, Query, UnionType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Banks;
use crate::codes;
use crate::entity::bank_snapshot::{ActiveModel, Column, Entity, Model};
use crate::entity::{mentor_card, need};
use crate::error::StoreError;
use crate::mentor_cards::{CardFilter, MentorCards};
use crate::needs::{NeedFilter, Needs};

/// How many cards of each kind the banks of a school have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Mentors whom nobody has yet.
    pub mentors_free: u64,
    /// Mentors in a pair.
    pub mentors_assigned: u64,
    /// Mentors who are set aside.
    pub mentors_paused: u64,
    /// Mentors who wait for the head's word or for a consent.
    pub mentor_candidates: u64,
    /// Mentees who have nobody yet.
    pub mentees_waiting: u64,
    /// Mentees in a pair.
    pub mentees_assigned: u64,
    /// Mentees who are set aside.
    pub mentees_paused: u64,
    /// Mentees who wait for the head's word or for a consent.
    pub mentee_candidates: u64,
}

/// A confirmed state as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// Its id.
    pub id: SnapshotId,
    /// Whose banks.
    pub school: SchoolId,
    /// The day, by the school's own clock.
    pub taken_on: Date,
    /// The instant.
    pub taken_at: Timestamp,
    /// Who confirmed it.
    pub confirmed_by: PersonId,
    /// How many cards of each kind there were.
    pub counts: Counts,
    /// How it differs from the one before.
    pub difference: Difference,
    /// What the curator wanted to add.
    pub remark: Option<String>,
    cards: Vec<CardMark>,
}

/// What a school's duty to refresh is counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SchoolStanding {
    /// The last confirmation.
    pub last: Option<Date>,
    /// When its first card was written.
    pub first_card: Option<Timestamp>,
}

/// Mentees of a place by why they are supported and by what they lack: numbers, no names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MenteeCounts {
    /// All that are in the banks.
    pub all: u64,
    /// Those without a mentor.
    pub waiting: u64,
    /// By category; one person may stand in several.
    pub by_category: Vec<(MenteeCategory, u64)>,
    /// By kind of deficit; one person may stand in several.
    pub by_deficit: Vec<(DeficitKind, u64)>,
}

#[derive(FromQueryResult)]
struct Span {
    school_id: Uuid,
    last: Option<Date>,
}

#[derive(FromQueryResult)]
struct Beginning {
    school_id: Uuid,
    registered_at: Option<Timestamp>,
}

impl<C: ConnectionTrait> Banks<'_, C> {
    /// The confirmed state with this id.
    pub async fn snapshot(&self, id: SnapshotId) -> Result<Option<Snapshot>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Snapshot::try_from).transpose()
    }

    /// The confirmed states of a school, the latest first, at most `most`.
    pub async fn snapshots(
        &self,
        school: SchoolId,
        most: u64,
    ) -> Result<Vec<Snapshot>, StoreError> {
        let rows = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .order_by_desc(Column::TakenAt)
            .order_by_desc(Column::Id)
            .limit(most)
            .all(self.0)
            .await?;
        rows.into_iter().map(Snapshot::try_from).collect()
    }

    /// What the duty of each of `schools` is counted from; those with neither card nor confirmation are absent.
    pub async fn standings(
        &self,
        schools: &[SchoolId],
    ) -> Result<BTreeMap<SchoolId, SchoolStanding>, StoreError> {
        let ids: Vec<Uuid> = schools.iter().map(|id| id.0).collect();
        let mut found: BTreeMap<SchoolId, SchoolStanding> = BTreeMap::new();
        let last = Entity::find()
            .select_only()
            .column(Column::SchoolId)
            .column_as(Column::TakenOn.max(), "last")
            .filter(Column::SchoolId.is_in(ids.iter().copied()))
            .group_by(Column::SchoolId)
            .into_model::<Span>()
            .all(self.0)
            .await?;
        for span in last {
            found.entry(SchoolId(span.school_id)).or_default().last = span.last;
        }
        for begun in self.beginnings(&ids).await? {
            let standing = found.entry(SchoolId(begun.school_id)).or_default();
            standing.first_card = match (standing.first_card, begun.registered_at) {
                (Some(one), Some(other)) => Some(std::cmp::min(one, other)),
                (one, other) => one.or(other),
            };
        }
        Ok(found)
    }

    async fn beginnings(&self, schools: &[Uuid]) -> Result<Vec<Beginning>, StoreError> {
        let mentors = mentor_card::Entity::find()
            .select_only()
            .column(mentor_card::Column::SchoolId)
            .column_as(mentor_card::Column::RegisteredAt.min(), "registered_at")
            .filter(mentor_card::Column::SchoolId.is_in(schools.iter().copied()))
            .group_by(mentor_card::Column::SchoolId);
        let mut found = mentors.into_model::<Beginning>().all(self.0).await?;
        let needs = need::Entity::find()
            .select_only()
            .column(need::Column::SchoolId)
            .column_as(need::Column::RegisteredAt.min(), "registered_at")
            .filter(need::Column::SchoolId.is_in(schools.iter().copied()))
            .group_by(need::Column::SchoolId);
        found.extend(needs.into_model::<Beginning>().all(self.0).await?);
        Ok(found)
    }

    /// How many cards of each kind the banks of a school have on `day`.
    pub async fn counts(&self, school: SchoolId, day: Date) -> Result<Counts, StoreError> {
        let scope = Scope::only(Reach::School(school));
        let mentors = async |state: BankState| {
            let filter = CardFilter {
                state: Some((state, day)),
                ..CardFilter::default()
            };
            MentorCards(self.0).count(&scope, &filter).await
        };
        let mentees = async |state: BankState| {
            let filter = NeedFilter {
                state: Some((state, day)),
                ..NeedFilter::default()
            };
            Needs(self.0).count(&scope, &filter).await
        };
        Ok(Counts {
            mentors_free: mentors(BankState::Available).await?,
            mentors_assigned: mentors(BankState::Assigned).await?,
            mentors_paused: mentors(BankState::Paused).await?,
            mentor_candidates: mentors(BankState::Candidate).await?
                + mentors(BankState::ConsentPending).await?,
            mentees_waiting: mentees(BankState::Available).await?,
            mentees_assigned: mentees(BankState::Assigned).await?,
            mentees_paused: mentees(BankState::Paused).await?,
            mentee_candidates: mentees(BankState::Candidate).await?
                + mentees(BankState::ConsentPending).await?,
        })
    }

    /// The mentees of a place as numbers.
    pub async fn mentee_counts(&self, scope: &Scope) -> Result<MenteeCounts, StoreError> {
        let count = async |filter: NeedFilter| Needs(self.0).count(scope, &filter).await;
        let mut by_category = Vec::new();
        for category in MenteeCategory::ALL {
            let filter = NeedFilter {
                category: Some(category),
                ..NeedFilter::default()
            };
            by_category.push((category, count(filter).await?));
        }
        let mut by_deficit = Vec::new();
        for kind in DeficitKind::ALL {
            let filter = NeedFilter {
                deficit_kind: Some(kind),
                ..NeedFilter::default()
            };
            by_deficit.push((kind, count(filter).await?));
        }
        let waiting = NeedFilter {
            without_mentor: Some(true),
            ..NeedFilter::default()
        };
        Ok(MenteeCounts {
            all: count(NeedFilter::default()).await?,
            waiting: count(waiting).await?,
            by_category,
            by_deficit,
        })
    }

    async fn marks(&self, school: SchoolId) -> Result<Vec<CardMark>, StoreError> {
        #[derive(FromQueryResult)]
        struct Mark {
            id: Uuid,
            version: i32,
        }
        let left = codes::code(CardState::Left);
        let cards = |table: &'static str| {
            Query::select()
                .column("id")
                .column("version")
                .from(table)
                .and_where(Expr::col("school_id").eq(school.0))
                .and_where(Expr::col("state").ne(left.clone()))
                .to_owned()
        };
        let query = cards("mentor_card")
            .union(UnionType::All, cards("need"))
            .to_owned();
        let statement = self.0.get_database_backend().build(&query);
        let rows = Mark::find_by_statement(statement).all(self.0).await?;
        let mark = |row: Mark| CardMark {
            id: row.id,
            version: row.version,
        };
        Ok(rows.into_iter().map(mark).collect())
    }
}

impl Banks<'_, DatabaseTransaction> {
    /// Confirms the banks of a school as they are now, changed or not.
    pub async fn confirm(
        &self,
        permit: &Permit<KeepBanks>,
        id: SnapshotId,
        at: Whereabouts,
        day: Date,
        remark: Option<&Prose<1_000>>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let before = self.snapshots(at.school, 1).await?.pop();
        let before = before.map(|snapshot| snapshot.cards).unwrap_or_default();
        let cards = self.marks(at.school).await?;
        let changes = difference(&before, &cards);
        let whole = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        let row = ActiveModel {
            id: Set(id.0),
            school_id: Set(at.school.0),
            municipality_id: Set(at.municipality.0),
            taken_on: Set(day),
            taken_at: Set(now),
            confirmed_by: Set(permit.by().0),
            counts: Set(serde_json::to_value(self.counts(at.school, day).await?)?),
            cards: Set(codes::json(&cards)?),
            added: Set(whole(changes.added)),
            changed: Set(whole(changes.changed)),
            removed: Set(whole(changes.removed)),
            remark: Set(remark.map(|text| text.as_str().to_owned())),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }
}

impl TryFrom<Model> for Snapshot {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "bank_snapshot";
        let broken = || StoreError::inconsistent(TABLE, row.id);
        let number = |count: i32| u32::try_from(count).or(Err(broken()));
        Ok(Self {
            id: SnapshotId(row.id),
            school: SchoolId(row.school_id),
            taken_on: row.taken_on,
            taken_at: row.taken_at,
            confirmed_by: PersonId(row.confirmed_by),
            counts: serde_json::from_value(row.counts).or(Err(broken()))?,
            difference: Difference {
                added: number(row.added)?,
                changed: number(row.changed)?,
                removed: number(row.removed)?,
            },
            remark: row.remark,
            cards: codes::list(row.cards, TABLE, row.id)?,
        })
    }
}
