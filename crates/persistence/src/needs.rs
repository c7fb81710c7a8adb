//! The bank of mentees: what each asks for, with the deficits behind it (B-RM2, A-030).

mod deficits;
mod filter;

use domain::access::rules::bank::Keep;
use domain::access::rules::place::school::KeepPeople;
use domain::access::{Permit, Scope};
use domain::bank::Membership;
use domain::clock::Timestamp;
use domain::id::{NeedId, PersonId, SchoolId};
use domain::mentoring::MentoringFormat;
use domain::people::{CardState, MenteeCategory, MentoringTopic};
use domain::text::{Line, Prose, fold};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;

use crate::accounts::one;
use crate::codes;
use crate::entity::need::{ActiveModel, Column, Entity, Model};
use crate::entity::person;
use crate::error::StoreError;
use crate::mentor_cards::CardOrder;
use crate::page::{self, KeyPart, Slice, Window};

pub use deficits::{Area, Deficit, DeficitData};
pub use filter::NeedFilter;
pub(crate) use filter::mentored;
use filter::select;

/// A need as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// Whose it is.
    pub person: PersonId,
    /// In whose bank.
    pub school: SchoolId,
    /// What is asked for, in the person's own words.
    pub request: String,
    /// What it is about.
    pub topics: Vec<MentoringTopic>,
    /// How they would like to work.
    pub formats: Vec<MentoringFormat>,
    /// Why they are supported.
    pub categories: Vec<MenteeCategory>,
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
    /// Strengths to build on (B-013).
    pub strengths: Vec<String>,
    /// Whether the psychologist supports them while they have no mentor (B-RM5).
    pub support_needed: bool,
}

/// What is asked for.
pub type Request = Prose<5_000>;
/// What is written in a need.
#[derive(Clone, Debug)]
pub struct NeedData<'a> {
    /// What is asked for.
    pub request: &'a Request,
    /// What it is about.
    pub topics: &'a [MentoringTopic],
    /// How they would like to work.
    pub formats: &'a [MentoringFormat],
    /// Why they are supported.
    pub categories: &'a [MenteeCategory],
    /// Whether it can be matched.
    pub state: CardState,
}

/// What else is written in a need.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct NeedDetailsData {
    /// Strengths to build on.
    pub strengths: Vec<Line<200>>,
    /// Whether the psychologist supports them while they have no mentor.
    pub support_needed: bool,
}

/// The repository of needs.
pub struct Needs<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Needs<'_, C> {
    /// The need with this id.
    pub async fn find(&self, id: NeedId) -> Result<Option<Need>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Need::try_from).transpose()
    }

    /// The need of `person` in the bank of `school`.
    pub async fn find_at(
        &self,
        person: PersonId,
        school: SchoolId,
    ) -> Result<Option<Need>, StoreError> {
        let query = Entity::find()
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::SchoolId.eq(school.0));
        let row = query.one(self.0).await?;
        row.map(Need::try_from).transpose()
    }

    /// All needs of `people`, the latest written first.
    pub async fn of_people(&self, people: &[PersonId]) -> Result<Vec<Need>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.is_in(people.iter().map(|id| id.0)))
            .order_by_desc(Column::UpdatedAt)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Need::try_from).collect()
    }

    /// A page of the bank of `scope`, in the order that the filter names.
    pub async fn within(
        &self,
        scope: &Scope,
        filter: &NeedFilter,
        slice: &Slice,
    ) -> Result<Window<Need>, StoreError> {
        let first = match filter.order {
            CardOrder::Name => Expr::col((person::Entity, person::Column::NameFolded)),
            CardOrder::Untouched => Expr::col((Entity, Column::UpdatedAt)),
        };
        let keys = [page::up(first), page::up(Expr::col((Entity, Column::Id)))];
        let query = select(scope, filter).column(person::Column::NameFolded);
        let place = |row: &Row| {
            let first = match filter.order {
                CardOrder::Name => KeyPart::Text(row.name_folded.clone()),
                CardOrder::Untouched => KeyPart::At(row.need.updated_at),
            };
            vec![first, KeyPart::Id(row.need.id)]
        };
        page::fetch_as(query, self.0, &keys, slice, place)
            .await?
            .try_map(|row: Row| row.need.try_into())
    }

    /// How many needs the bank of `scope` has.
    pub async fn count(&self, scope: &Scope, filter: &NeedFilter) -> Result<u64, StoreError> {
        Ok(select(scope, filter).count(self.0).await?)
    }
}

impl Needs<'_, DatabaseTransaction> {
    /// Adds the first need of the person that the permit is for to the bank of `school`.
    pub async fn add(
        &self,
        permit: &Permit<Keep>,
        id: NeedId,
        school: SchoolId,
        data: &NeedData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            person_id: Set(permit.on()),
            school_id: Set(school.0),
            request: Set(data.request.as_str().to_owned()),
            topics: Set(codes::json(data.topics)?),
            formats: Set(codes::json(data.formats)?),
            categories: Set(codes::json(data.categories)?),
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

    /// Writes `version` of a need anew; [`StoreError::Conflict`] when somebody was faster.
    pub async fn keep(
        &self,
        permit: &Permit<Keep>,
        id: NeedId,
        version: i32,
        data: &NeedData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::Request, Expr::val(data.request.as_str()))
            .col_expr(Column::Topics, Expr::val(codes::json(data.topics)?))
            .col_expr(Column::Formats, Expr::val(codes::json(data.formats)?))
            .col_expr(Column::Categories, Expr::val(codes::json(data.categories)?))
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

    /// Writes the details of a need that was just kept.
    pub async fn put_details(
        &self,
        permit: &Permit<Keep>,
        id: NeedId,
        data: &NeedDetailsData,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::Strengths, Expr::val(codes::json(&data.strengths)?))
            .col_expr(Column::SupportNeeded, Expr::val(data.support_needed))
            .filter(Column::Id.eq(id.0))
            .filter(Column::PersonId.eq(permit.on()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Writes anew the folded words by which the need is found.
    pub(super) async fn index(&self, id: NeedId) -> Result<(), StoreError> {
        let Some(row) = Entity::find_by_id(id.0).one(self.0).await? else {
            return Ok(());
        };
        let mut words = vec![row.request];
        for deficit in self.deficits_of(&[id]).await? {
            words.push(deficit.area);
        }
        Entity::update_many()
            .col_expr(Column::Words, Expr::val(fold(&words.join("; "))))
            .filter(Column::Id.eq(id.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Takes the need of who leaves the school that the permit is for out of its bank.
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

/// A need with its owner's name, by which the bank is ordered.
#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    need: Model,
    name_folded: String,
}

impl TryFrom<Model> for Need {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "need";
        Ok(Self {
            id: NeedId(row.id),
            person: PersonId(row.person_id),
            school: SchoolId(row.school_id),
            request: row.request,
            topics: codes::list(row.topics, TABLE, row.id)?,
            formats: codes::list(row.formats, TABLE, row.id)?,
            categories: codes::list(row.categories, TABLE, row.id)?,
            state: codes::value(&row.state, TABLE, row.id)?,
            updated_at: row.updated_at,
            version: row.version,
            membership: codes::value(&row.membership, TABLE, row.id)?,
            decided_at: row.decided_at,
            registered_at: row.registered_at.unwrap_or(row.updated_at),
            refresh_asked_at: row.refresh_asked_at,
            strengths: codes::list(row.strengths, TABLE, row.id)?,
            support_needed: row.support_needed,
        })
    }
}
