//! Roadmaps of regions, municipalities and schools: their heads and the papers that they were read from. Rows stand in
//! [`rows`], submissions of schools in [`reviews`].

pub mod policy;
pub mod review_drafts;
pub mod reviews;
pub mod rows;

use domain::access::rules::roadmap::Seat;
use domain::access::rules::roadmap::plan::{Approve, RoadmapFacts, Write};
use domain::access::{Actor, Deed, Permit, Place};
use domain::clock::{Date, SchoolYear, Timestamp};
use domain::id::{MunicipalityId, RegionId, RoadmapId, SchoolId};
use domain::roadmap::RoadmapState;
use domain::roadmap::plan::Paper;
use domain::roadmap::term::Period;
use domain::text::{Title, fold};
use sea_orm::sea_query::{Condition, Expr, LockType, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, UpdateMany,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::roadmap::{ActiveModel, Column, Entity, Model};
use crate::entity::roadmap_paper as paper;
use crate::error::StoreError;
use crate::municipalities::Municipalities;
use crate::page::{self, KeyPart, Slice, Window};
use crate::schools::Schools;

/// The head of a roadmap: what may be edited of it besides its rows.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Head {
    /// What it is called.
    pub title: Title,
    /// Who issued the paper, as printed.
    pub issuer: Option<String>,
    /// The number of the order that approved the paper, as printed.
    pub order_number: Option<String>,
    /// The date of that order, as printed.
    pub order_date: Option<Date>,
    /// The days on which it is in force.
    pub period: Period,
    /// The school year in which it is listed.
    pub school_year: SchoolYear,
}

/// A roadmap as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Roadmap {
    /// Its id.
    pub id: RoadmapId,
    /// Whose.
    pub at: Seat,
    /// Title, printed order, period.
    pub head: Head,
    /// That of the level above from which it was drawn.
    pub parent: Option<RoadmapId>,
    /// That of the year before.
    pub previous: Option<RoadmapId>,
    /// Where it stands.
    pub state: RoadmapState,
    /// The order that put it into force: its number and date.
    pub approval: Option<(String, Date)>,
    /// Counts the changes of head and state.
    pub revision: i32,
}

impl Roadmap {
    /// The roadmap as the policy sees it; `below` are those places of who asks that lie below its owner.
    pub fn facts(&self, below: Vec<Place>) -> RoadmapFacts {
        RoadmapFacts {
            id: self.id,
            at: self.at,
            state: self.state,
            below,
        }
    }
}

/// A roadmap about to be added as a draft.
#[derive(Clone, Debug)]
pub struct NewRoadmap<'a> {
    /// Whose.
    pub at: Seat,
    /// Title, printed order, period.
    pub head: &'a Head,
    /// That of the level above from which it is drawn.
    pub parent: Option<RoadmapId>,
    /// That of the year before.
    pub previous: Option<RoadmapId>,
}

/// Whose roadmaps are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shelf {
    /// Those of this place, in any state, and those in force of the places that it lies in.
    pub around: Seat,
}

/// Which roadmaps of a shelf are wanted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RoadmapFilter {
    /// In one of these states; in any when empty.
    pub states: Vec<RoadmapState>,
    /// Of this school year.
    pub school_year: Option<SchoolYear>,
    /// Of an owner of this level.
    pub level: Option<crate::programme_templates::OwnerLevel>,
    /// Whose title contains this.
    pub text: Option<String>,
}

/// The repository of roadmaps.
pub struct Roadmaps<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Roadmaps<'_, C> {
    /// The roadmap with this id.
    pub async fn find(&self, id: RoadmapId) -> Result<Option<Roadmap>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Roadmap::try_from).transpose()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[RoadmapId]) -> Result<Vec<Roadmap>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter().map(Roadmap::try_from).collect()
    }

    /// The latest roadmap of `place` that was read from the same bytes for the same school year.
    pub async fn of_source(
        &self,
        place: Place,
        year: SchoolYear,
        hash: &str,
    ) -> Result<Option<Roadmap>, StoreError> {
        let ids: Vec<Uuid> = paper::Entity::find()
            .select_only()
            .column(paper::Column::RoadmapId)
            .filter(paper::Column::SourceHash.eq(hash))
            .into_tuple()
            .all(self.0)
            .await?;
        let row = Entity::find()
            .filter(Column::Id.is_in(ids))
            .filter(own(place))
            .filter(Column::SchoolYear.eq(year.first_year()))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .one(self.0)
            .await?;
        row.map(Roadmap::try_from).transpose()
    }

    /// The roadmap that a school drew from `parent`.
    pub async fn drawn(
        &self,
        school: SchoolId,
        parent: RoadmapId,
    ) -> Result<Option<Roadmap>, StoreError> {
        let row = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .filter(Column::ParentId.eq(parent.0))
            .one(self.0)
            .await?;
        row.map(Roadmap::try_from).transpose()
    }

    /// The roadmap that takes `previous` over into `year`.
    pub async fn after(
        &self,
        previous: RoadmapId,
        year: SchoolYear,
    ) -> Result<Option<Roadmap>, StoreError> {
        let row = Entity::find()
            .filter(Column::PreviousId.eq(previous.0))
            .filter(Column::SchoolYear.eq(year.first_year()))
            .one(self.0)
            .await?;
        row.map(Roadmap::try_from).transpose()
    }

    /// The paper that a roadmap was read from.
    pub async fn paper(&self, id: RoadmapId) -> Result<Option<Paper>, StoreError> {
        let row = paper::Entity::find_by_id(id.0).one(self.0).await?;
        let broken = || StoreError::inconsistent("roadmap_paper", id.0);
        row.map(|row| serde_json::from_value(row.paper).or(Err(broken())))
            .transpose()
    }

    /// Whether a roadmap was read from a paper.
    pub async fn has_paper(&self, id: RoadmapId) -> Result<bool, StoreError> {
        let query = paper::Entity::find().filter(paper::Column::RoadmapId.eq(id.0));
        Ok(query.count(self.0).await? > 0)
    }

    /// The roadmap as the policy sees it for `actor`: with those of their places that lie below its owner.
    pub async fn facts(
        &self,
        roadmap: &Roadmap,
        actor: &Actor,
    ) -> Result<RoadmapFacts, StoreError> {
        let seats = seats_of(self.0, actor).await?;
        Ok(roadmap.facts(below(&roadmap.at, &seats)))
    }

    /// A page of the roadmaps of a shelf: the latest school year first, by title.
    pub async fn within(
        &self,
        shelf: Shelf,
        filter: &RoadmapFilter,
        slice: &Slice,
    ) -> Result<Window<Roadmap>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::SchoolYear)),
            page::up(Expr::col(Column::TitleFolded)),
            page::up(Expr::col(Column::Id)),
        ];
        let key = |row: &Model| {
            vec![
                KeyPart::Number(row.school_year.into()),
                KeyPart::Text(row.title_folded.clone()),
                KeyPart::Id(row.id),
            ]
        };
        page::fetch(select(shelf, filter), self.0, &keys, slice, key)
            .await?
            .try_map(Roadmap::try_from)
    }

    /// How many roadmaps a shelf has.
    pub async fn count(&self, shelf: Shelf, filter: &RoadmapFilter) -> Result<u64, StoreError> {
        Ok(select(shelf, filter).count(self.0).await?)
    }
}

/// Where the places of `actor` below a region lie.
pub(crate) async fn seats_of<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
) -> Result<Vec<Seat>, StoreError> {
    let (mut schools, mut municipalities) = (Vec::new(), Vec::new());
    for post in actor.posts() {
        match post.at {
            Place::School(id) => schools.push(id),
            Place::Municipality(id) => municipalities.push(id),
            Place::Region(_) => {}
        }
    }
    let mut seats = Vec::new();
    if !schools.is_empty() {
        let found = Schools(db).find_all(&schools).await?;
        seats.extend(found.into_iter().map(|one| Seat::of_school(one.at)));
    }
    if !municipalities.is_empty() {
        let found = Municipalities(db).find_all(&municipalities).await?;
        seats.extend(
            found
                .into_iter()
                .map(|one| Seat::of_municipality(one.id, one.region)),
        );
    }
    Ok(seats)
}

/// Those of `seats` that lie below `owner`.
pub fn below(owner: &Seat, seats: &[Seat]) -> Vec<Place> {
    let below = seats.iter().filter(|seat| seat.lies_below(owner));
    below.map(Seat::place).collect()
}

/// Those of a place itself.
fn own(place: Place) -> Condition {
    match place {
        Place::Region(id) => Condition::all()
            .add(Column::RegionId.eq(id.0))
            .add(Column::MunicipalityId.is_null()),
        Place::Municipality(id) => Condition::all()
            .add(Column::MunicipalityId.eq(id.0))
            .add(Column::SchoolId.is_null()),
        Place::School(id) => Condition::all().add(Column::SchoolId.eq(id.0)),
    }
}

fn select(shelf: Shelf, filter: &RoadmapFilter) -> Select<Entity> {
    let seat = shelf.around;
    let in_force = || Column::State.is_in(["IN_FORCE", "CLOSED"]);
    let mut here = Condition::any().add(own(seat.place()));
    if seat.school.is_some()
        && let Some(id) = seat.municipality
    {
        here = here.add(own(Place::Municipality(id)).add(in_force()));
    }
    if seat.municipality.is_some() {
        here = here.add(own(Place::Region(seat.region)).add(in_force()));
    }
    let mut query = Entity::find().filter(here);
    if !filter.states.is_empty() {
        let states = filter.states.iter().map(|state| state.code());
        query = query.filter(Column::State.is_in(states));
    }
    if let Some(year) = filter.school_year {
        query = query.filter(Column::SchoolYear.eq(year.first_year()));
    }
    if let Some(level) = filter.level {
        use crate::programme_templates::OwnerLevel;
        query = query.filter(match level {
            OwnerLevel::Region => Column::MunicipalityId.is_null().into_condition(),
            OwnerLevel::Municipality => Condition::all()
                .add(Column::MunicipalityId.is_not_null())
                .add(Column::SchoolId.is_null()),
            OwnerLevel::School => Column::SchoolId.is_not_null().into_condition(),
        });
    }
    if let Some(text) = &filter.text {
        query = query.filter(Column::TitleFolded.contains(fold(text)));
    }
    query
}

impl Roadmaps<'_, DatabaseTransaction> {
    /// The roadmap, its row locked until the transaction ends: whoever decides by its rows or duties takes this first.
    pub async fn lock(&self, id: RoadmapId) -> Result<Option<Roadmap>, StoreError> {
        let query = Entity::find_by_id(id.0).lock(LockType::NoKeyUpdate);
        query.one(self.0).await?.map(Roadmap::try_from).transpose()
    }

    /// Adds the roadmap that the permit is for, as a draft.
    pub async fn add(
        &self,
        permit: &Permit<Write>,
        new: &NewRoadmap<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let seat = Columns::of(new.at);
        let head = new.head;
        let row = ActiveModel {
            id: Set(permit.on()),
            region_id: Set(seat.region),
            municipality_id: Set(seat.municipality),
            school_id: Set(seat.school),
            title: Set(head.title.as_str().to_owned()),
            title_folded: Set(fold(head.title.as_str())),
            printed_issuer: Set(head.issuer.clone()),
            printed_number: Set(head.order_number.clone()),
            printed_on: Set(head.order_date),
            period_from: Set(head.period.from),
            period_to: Set(head.period.to),
            school_year: Set(head.school_year.first_year()),
            parent_id: Set(new.parent.map(|id| id.0)),
            previous_id: Set(new.previous.map(|id| id.0)),
            state: Set(RoadmapState::Draft.code().to_owned()),
            order_number: Set(None),
            approved_on: Set(None),
            created_by: Set(permit.by().0),
            created_at: Set(now),
            revision: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps the paper that the roadmap was read from, and by which bytes it is known again.
    pub async fn keep_paper(
        &self,
        permit: &Permit<Write>,
        paper: &Paper,
        hash: &str,
    ) -> Result<(), StoreError> {
        let row = paper::ActiveModel {
            roadmap_id: Set(permit.on()),
            paper: Set(serde_json::to_value(paper)?),
            source_hash: Set(hash.to_owned()),
        };
        paper::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Writes the head; [`StoreError::Conflict`] when somebody was faster.
    pub async fn change_head(
        &self,
        permit: &Permit<Write>,
        before: &Roadmap,
        head: &Head,
    ) -> Result<(), StoreError> {
        let title = head.title.as_str();
        let done = step(permit, before, before.state)
            .col_expr(Column::Title, Expr::val(title))
            .col_expr(Column::TitleFolded, Expr::val(fold(title)))
            .col_expr(Column::PrintedIssuer, Expr::val(head.issuer.clone()))
            .col_expr(Column::PrintedNumber, Expr::val(head.order_number.clone()))
            .col_expr(Column::PrintedOn, Expr::val(head.order_date))
            .col_expr(Column::PeriodFrom, Expr::val(head.period.from))
            .col_expr(Column::PeriodTo, Expr::val(head.period.to))
            .col_expr(Column::SchoolYear, Expr::val(head.school_year.first_year()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Takes a step that needs no order; [`StoreError::Conflict`] when somebody was faster.
    pub async fn step<D: Deed<On = RoadmapFacts>>(
        &self,
        permit: &Permit<D>,
        before: &Roadmap,
        after: RoadmapState,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, after).exec(self.0).await?;
        one(done.rows_affected)
    }

    /// Puts it into force by the order with this number and date.
    pub async fn approve(
        &self,
        permit: &Permit<Approve>,
        before: &Roadmap,
        number: &str,
        on: Date,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, RoadmapState::InForce)
            .col_expr(Column::OrderNumber, Expr::val(number))
            .col_expr(Column::ApprovedOn, Expr::val(on))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Throws a draft away with its rows, its paper and its reviews.
    pub async fn discard(
        &self,
        permit: &Permit<Write>,
        before: &Roadmap,
    ) -> Result<(), StoreError> {
        let done = Entity::delete_many()
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::State.eq(before.state.code()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

/// Writes where the step leads, if the row is still as it was read.
fn step<D: Deed>(permit: &Permit<D>, before: &Roadmap, after: RoadmapState) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .col_expr(Column::Revision, Expr::val(before.revision + 1))
        .filter(Column::Id.eq(permit.on()))
        .filter(Column::State.eq(before.state.code()))
        .filter(Column::Revision.eq(before.revision))
}

/// A seat as three columns hold it.
pub(crate) struct Columns {
    pub region: Uuid,
    pub municipality: Option<Uuid>,
    pub school: Option<Uuid>,
}

impl Columns {
    pub(crate) fn of(seat: Seat) -> Self {
        Self {
            region: seat.region.0,
            municipality: seat.municipality.map(|id| id.0),
            school: seat.school.map(|id| id.0),
        }
    }
}

/// The seat that three columns hold.
pub(crate) fn seat(region: Uuid, municipality: Option<Uuid>, school: Option<Uuid>) -> Seat {
    Seat {
        region: RegionId(region),
        municipality: municipality.map(MunicipalityId),
        school: school.map(SchoolId),
    }
}

/// A condition of a single comparison.
trait IntoCondition {
    fn into_condition(self) -> Condition;
}

impl IntoCondition for SimpleExpr {
    fn into_condition(self) -> Condition {
        Condition::all().add(self)
    }
}

impl TryFrom<Model> for Roadmap {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let broken = || StoreError::inconsistent("roadmap", row.id);
        Ok(Self {
            id: RoadmapId(row.id),
            at: seat(row.region_id, row.municipality_id, row.school_id),
            parent: row.parent_id.map(RoadmapId),
            previous: row.previous_id.map(RoadmapId),
            state: codes::value(&row.state, "roadmap", row.id)?,
            approval: row.order_number.zip(row.approved_on),
            revision: row.revision,
            head: Head {
                title: Title::parse(&row.title).or(Err(broken()))?,
                issuer: row.printed_issuer,
                order_number: row.printed_number,
                order_date: row.printed_on,
                period: Period {
                    from: row.period_from,
                    to: row.period_to,
                },
                school_year: SchoolYear::starting(row.school_year).ok_or(broken())?,
            },
        })
    }
}
