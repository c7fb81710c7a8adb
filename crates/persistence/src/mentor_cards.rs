//! The bank of mentors: a card for each person and school (B-RM3, B-056).

mod details;
mod filter;

use domain::access::rules::bank::Keep;
use domain::access::rules::place::school::KeepPeople;
use domain::access::{Permit, Scope};
use domain::bank::Membership;
use domain::clock::Timestamp;
use domain::id::{MentorCardId, PersonId, SchoolId};
use domain::mentoring::MentoringFormat;
use domain::people::{CardState, MentoringTopic, capacity};
use domain::text::Line;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::mentor_card::{ActiveModel, Column, Entity, Model};
use crate::entity::person;
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

pub use details::{MentorDetails, MentorDetailsData, Training, TrainingData};
use filter::select;
pub use filter::{CardFilter, CardOrder};

/// A mentor's card as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MentorCard {
    /// Its id.
    pub id: MentorCardId,
    /// Whose it is.
    pub person: PersonId,
    /// In whose bank.
    pub school: SchoolId,
    /// What the mentor is good at, in their own words.
    pub competences: Vec<String>,
    /// The subjects they teach.
    pub subjects: Vec<String>,
    /// What they mentor about.
    pub topics: Vec<MentoringTopic>,
    /// How they like to work.
    pub formats: Vec<MentoringFormat>,
    /// The most mentees at a time, 1–12.
    pub capacity: u8,
    /// Whether it can be matched.
    pub state: CardState,
    /// When it was last written.
    pub updated_at: Timestamp,
    /// Counts the edits.
    pub version: i32,
    /// Whether the head has taken it into the bank.
    pub membership: Membership,
    /// When the head decided, if ever.
    pub decided_at: Option<Timestamp>,
    /// When it was first written.
    pub registered_at: Timestamp,
    /// When its owner was asked to look it over; `None` once they did.
    pub refresh_asked_at: Option<Timestamp>,
    /// The further columns of the form.
    pub details: MentorDetails,
}

/// An entry of a list on a card: a competence, a subject.
pub type Entry = Line<200>;

/// What is written on a card.
#[derive(Clone, Debug)]
pub struct MentorCardData<'a> {
    /// What the mentor is good at.
    pub competences: &'a [Entry],
    /// The subjects they teach.
    pub subjects: &'a [Entry],
    /// What they mentor about.
    pub topics: &'a [MentoringTopic],
    /// How they like to work.
    pub formats: &'a [MentoringFormat],
    /// The most mentees at a time, 1–12.
    pub capacity: u8,
    /// Whether it can be matched.
    pub state: CardState,
}

/// The repository of mentors' cards.
pub struct MentorCards<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> MentorCards<'_, C> {
    /// The card with this id.
    pub async fn find(&self, id: MentorCardId) -> Result<Option<MentorCard>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(MentorCard::try_from).transpose()
    }

    /// The card of `person` in the bank of `school`.
    pub async fn find_at(
        &self,
        person: PersonId,
        school: SchoolId,
    ) -> Result<Option<MentorCard>, StoreError> {
        let query = Entity::find()
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::SchoolId.eq(school.0));
        let row = query.one(self.0).await?;
        row.map(MentorCard::try_from).transpose()
    }

    /// All cards of `people`, the latest written first.
    pub async fn of_people(&self, people: &[PersonId]) -> Result<Vec<MentorCard>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.is_in(people.iter().map(|id| id.0)))
            .order_by_desc(Column::UpdatedAt)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(MentorCard::try_from).collect()
    }

    /// A page of the bank of `scope`, in the order that the filter names.
    pub async fn within(
        &self,
        scope: &Scope,
        filter: &CardFilter,
        slice: &Slice,
    ) -> Result<Window<MentorCard>, StoreError> {
        let first = match filter.order {
            CardOrder::Name => Expr::col((person::Entity, person::Column::NameFolded)),
            CardOrder::Untouched => Expr::col((Entity, Column::UpdatedAt)),
        };
        let keys = [page::up(first), page::up(Expr::col((Entity, Column::Id)))];
        let query = select(scope, filter).column(person::Column::NameFolded);
        let place = |row: &Row| {
            let first = match filter.order {
                CardOrder::Name => KeyPart::Text(row.name_folded.clone()),
                CardOrder::Untouched => KeyPart::At(row.card.updated_at),
            };
            vec![first, KeyPart::Id(row.card.id)]
        };
        page::fetch_as(query, self.0, &keys, slice, place)
            .await?
            .try_map(|row: Row| row.card.try_into())
    }

    /// How many cards the bank of `scope` has.
    pub async fn count(&self, scope: &Scope, filter: &CardFilter) -> Result<u64, StoreError> {
        Ok(select(scope, filter).count(self.0).await?)
    }
}

impl MentorCards<'_, DatabaseTransaction> {
    /// Adds the first card of the person that the permit is for to the bank of `school`.
    pub async fn add(
        &self,
        permit: &Permit<Keep>,
        id: MentorCardId,
        school: SchoolId,
        data: &MentorCardData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            person_id: Set(permit.on()),
            school_id: Set(school.0),
            competences: Set(codes::json(data.competences)?),
            subjects: Set(codes::json(data.subjects)?),
            topics: Set(codes::json(data.topics)?),
            formats: Set(codes::json(data.formats)?),
            capacity: Set(i32::from(data.capacity)),
            state: Set(codes::code(data.state)),
            updated_at: Set(now),
            version: Set(1),
            membership: Set(codes::code(Membership::Candidate)),
            registered_at: Set(Some(now)),
            ..ActiveModel::default()
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        self.index(id).await
    }

    /// Writes `version` of a card anew; [`StoreError::Conflict`] when somebody was faster.
    pub async fn keep(
        &self,
        permit: &Permit<Keep>,
        id: MentorCardId,
        version: i32,
        data: &MentorCardData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(
                Column::Competences,
                Expr::val(codes::json(data.competences)?),
            )
            .col_expr(Column::Subjects, Expr::val(codes::json(data.subjects)?))
            .col_expr(Column::Topics, Expr::val(codes::json(data.topics)?))
            .col_expr(Column::Formats, Expr::val(codes::json(data.formats)?))
            .col_expr(Column::Capacity, Expr::val(i32::from(data.capacity)))
            .col_expr(Column::State, Expr::val(codes::code(data.state)))
            .col_expr(Column::UpdatedAt, Expr::val(now))
            .col_expr(Column::RefreshAskedAt, Expr::val(None::<Timestamp>))
            .col_expr(Column::Version, Expr::val(version + 1))
            .filter(Column::Id.eq(id.0))
            .filter(Column::PersonId.eq(permit.on()))
            .filter(Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.index(id).await
    }

    /// Takes the card of who leaves the school that the permit is for out of its bank.
    pub async fn leave(
        &self,
        permit: &Permit<KeepPeople>,
        person: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let left = codes::code(CardState::Left);
        Entity::update_many()
            .col_expr(Column::State, Expr::val(&left))
            .col_expr(Column::UpdatedAt, Expr::val(now))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::SchoolId.eq(permit.on()))
            .filter(Column::State.ne(left))
            .exec(self.0)
            .await?;
        Ok(())
    }
}

/// A card with its owner's name, by which the bank is ordered.
#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    card: Model,
    name_folded: String,
}

impl TryFrom<Model> for MentorCard {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "mentor_card";
        let broken = StoreError::inconsistent(TABLE, row.id);
        let details = MentorDetails::of(&row)?;
        Ok(Self {
            id: MentorCardId(row.id),
            person: PersonId(row.person_id),
            school: SchoolId(row.school_id),
            competences: codes::list(row.competences, TABLE, row.id)?,
            subjects: codes::list(row.subjects, TABLE, row.id)?,
            topics: codes::list(row.topics, TABLE, row.id)?,
            formats: codes::list(row.formats, TABLE, row.id)?,
            capacity: capacity(row.capacity).ok_or(broken)?,
            state: codes::value(&row.state, TABLE, row.id)?,
            updated_at: row.updated_at,
            version: row.version,
            membership: codes::value(&row.membership, TABLE, row.id)?,
            decided_at: row.decided_at,
            registered_at: row.registered_at.unwrap_or(row.updated_at),
            refresh_asked_at: row.refresh_asked_at,
            details,
        })
    }
}
