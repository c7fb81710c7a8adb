//! The bank of mentees: what each asks for, with the deficits behind it (B-RM2, A-030).

use domain::access::rules::bank::Keep;
use domain::access::rules::place::school::KeepPeople;
use domain::access::{Permit, Scope};
use domain::clock::Timestamp;
use domain::id::{DeficitId, NeedId, PersonId, SchoolId};
use domain::mentoring::{MentoringFormat, Side};
use domain::people::{
    CardState, DeficitKind, DeficitSource, DeficitStatus, MenteeCategory, MentoringTopic,
};
use domain::text::{Line, Prose};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::need::{ActiveModel, Column, Entity, Model};
use crate::entity::{
    deficit, mentorship, mentorship_participant, person, programme_deficit, school,
};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::people;
use crate::scope::{self, Places};

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
}

/// A deficit as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deficit {
    /// Its id.
    pub id: DeficitId,
    /// The need that names it.
    pub need: NeedId,
    /// What it is about.
    pub kind: DeficitKind,
    /// Where it shows, in people's own words.
    pub area: String,
    /// Who noticed it.
    pub source: DeficitSource,
    /// What became of it.
    pub status: DeficitStatus,
}

/// What is asked for.
pub type Request = Prose<5_000>;
/// Where a deficit shows.
pub type Area = Line<200>;

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

/// A line of a need's deficits.
#[derive(Clone, Debug)]
pub struct DeficitData<'a> {
    /// Which one; one that the need does not have yet is added.
    pub id: DeficitId,
    /// What it is about.
    pub kind: DeficitKind,
    /// Where it shows.
    pub area: &'a Area,
    /// Who noticed it; kept as it is for one that the need has.
    pub source: DeficitSource,
}

/// Which needs of a bank are wanted. Those that have left it never are.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NeedFilter {
    /// Whose owner is nobody's mentee there and is asked by nobody, or the others.
    pub without_mentor: Option<bool>,
    /// With a deficit of this kind that is not resolved.
    pub deficit_kind: Option<DeficitKind>,
    /// Whose owner's name has these words.
    pub text: Option<String>,
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

    /// A page of the bank of `scope`, by the owner's name.
    pub async fn within(
        &self,
        scope: &Scope,
        filter: &NeedFilter,
        slice: &Slice,
    ) -> Result<Window<Need>, StoreError> {
        let keys = [
            page::up(Expr::col((person::Entity, person::Column::NameFolded))),
            page::up(Expr::col((Entity, Column::Id))),
        ];
        let query = select(scope, filter).column(person::Column::NameFolded);
        let place = |row: &Row| {
            vec![
                KeyPart::Text(row.name_folded.clone()),
                KeyPart::Id(row.need.id),
            ]
        };
        page::fetch_as(query, self.0, &keys, slice, place)
            .await?
            .try_map(|row: Row| row.need.try_into())
    }

    /// How many needs the bank of `scope` has.
    pub async fn count(&self, scope: &Scope, filter: &NeedFilter) -> Result<u64, StoreError> {
        Ok(select(scope, filter).count(self.0).await?)
    }

    /// The deficits of `needs`, those of one need in the order in which they were named.
    pub async fn deficits_of(&self, needs: &[NeedId]) -> Result<Vec<Deficit>, StoreError> {
        let rows = deficit::Entity::find()
            .filter(deficit::Column::NeedId.is_in(needs.iter().map(|id| id.0)))
            .order_by_asc(deficit::Column::Position)
            .order_by_asc(deficit::Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Deficit::try_from).collect()
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
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
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
            .col_expr(Column::Version, Expr::val(version + 1))
            .filter(Column::Id.eq(id.0))
            .filter(Column::PersonId.eq(permit.on()))
            .filter(Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
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

    /// Makes `lines` the deficits of a need that was just written, in their order. One that is left out is forgotten,
    /// unless a programme works or worked on it: that one stays, behind the others.
    pub async fn put_deficits(
        &self,
        _permit: &Permit<Keep>,
        need: NeedId,
        lines: &[DeficitData<'_>],
    ) -> Result<(), StoreError> {
        let named = Query::select()
            .column(programme_deficit::Column::DeficitId)
            .from(programme_deficit::Entity)
            .to_owned();
        deficit::Entity::delete_many()
            .filter(deficit::Column::NeedId.eq(need.0))
            .filter(deficit::Column::Id.is_not_in(lines.iter().map(|line| line.id.0)))
            .filter(deficit::Column::Id.not_in_subquery(named))
            .exec(self.0)
            .await?;
        deficit::Entity::update_many()
            .col_expr(deficit::Column::Position, Expr::val(i32::MAX))
            .filter(deficit::Column::NeedId.eq(need.0))
            .exec(self.0)
            .await?;
        for (position, line) in (0_i32..).zip(lines) {
            self.put_deficit(need, position, line).await?;
        }
        Ok(())
    }

    async fn put_deficit(
        &self,
        need: NeedId,
        position: i32,
        line: &DeficitData<'_>,
    ) -> Result<(), StoreError> {
        let kept = deficit::Entity::update_many()
            .col_expr(deficit::Column::Kind, Expr::val(codes::code(line.kind)))
            .col_expr(deficit::Column::Area, Expr::val(line.area.as_str()))
            .col_expr(deficit::Column::Position, Expr::val(position))
            .filter(deficit::Column::Id.eq(line.id.0))
            .filter(deficit::Column::NeedId.eq(need.0))
            .exec(self.0)
            .await?;
        if kept.rows_affected == 1 {
            return Ok(());
        }
        let row = deficit::ActiveModel {
            id: Set(line.id.0),
            need_id: Set(need.0),
            kind: Set(codes::code(line.kind)),
            area: Set(line.area.as_str().to_owned()),
            source: Set(codes::code(line.source)),
            status: Set(codes::code(DeficitStatus::Open)),
            position: Set(position),
        };
        deficit::Entity::insert(row)
            .exec_without_returning(self.0)
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

fn select(scope: &Scope, filter: &NeedFilter) -> Select<Entity> {
    let places = Places {
        school: school::Column::Id,
        municipality: school::Column::MunicipalityId,
        region: school::Column::RegionId,
        participant: |id| Condition::all().add(Column::PersonId.eq(id.0)),
    };
    let mut query = Entity::find()
        .filter(scope::within(scope, &places))
        .filter(Column::State.ne(codes::code(CardState::Left)));
    QuerySelect::query(&mut query)
        .inner_join(
            school::Entity,
            Expr::col((school::Entity, school::Column::Id)).equals((Entity, Column::SchoolId)),
        )
        .inner_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((Entity, Column::PersonId)),
        );
    if let Some(without) = filter.without_mentor {
        query = query.filter(if without {
            Expr::exists(mentored()).not()
        } else {
            Expr::exists(mentored())
        });
    }
    if let Some(kind) = filter.deficit_kind {
        let with_kind = Query::select()
            .column((deficit::Entity, deficit::Column::NeedId))
            .from(deficit::Entity)
            .and_where(deficit::Column::Kind.eq(codes::code(kind)))
            .and_where(deficit::Column::Status.ne(codes::code(DeficitStatus::Resolved)))
            .to_owned();
        query = query.filter(Column::Id.in_subquery(with_kind));
    }
    if let Some(text) = &filter.text {
        query = query.filter(people::named(text));
    }
    query
}

/// The running mentorships, and those on the way to it, in which a need's owner is the mentee.
fn mentored() -> sea_orm::sea_query::SelectStatement {
    use mentorship_participant as line;
    Query::select()
        .expr(Expr::val(1))
        .from(line::Entity)
        .inner_join(mentorship::Entity, people::of_mentorship())
        .and_where(line::Column::Side.eq(codes::code(Side::Mentee)))
        .and_where(
            Expr::col((line::Entity, line::Column::PersonId)).equals((Entity, Column::PersonId)),
        )
        .and_where(
            Expr::col((mentorship::Entity, mentorship::Column::SchoolId))
                .equals((Entity, Column::SchoolId)),
        )
        .cond_where(people::open())
        .to_owned()
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
        })
    }
}

impl TryFrom<deficit::Model> for Deficit {
    type Error = StoreError;

    fn try_from(row: deficit::Model) -> Result<Self, StoreError> {
        const TABLE: &str = "deficit";
        let id: Uuid = row.id;
        Ok(Self {
            id: DeficitId(id),
            need: NeedId(row.need_id),
            kind: codes::value(&row.kind, TABLE, id)?,
            area: row.area,
            source: codes::value(&row.source, TABLE, id)?,
            status: codes::value(&row.status, TABLE, id)?,
        })
    }
}
