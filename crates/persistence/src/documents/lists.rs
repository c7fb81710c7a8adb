//! Lists of documents: the registry of a place, what awaits an expertise, what the public face shows.

use domain::access::Place;
use domain::access::rules::roadmap::Seat;
use domain::clock::Date;
use domain::document::{DocumentKind, DocumentState, Standing};
use domain::id::SchoolId;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, WindowStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, FromQueryResult, Order, PaginatorTrait, QueryFilter, QueryTrait,
    Select,
};

use super::{Document, Documents, lean};
use crate::codes;
use crate::entity::document::{Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::programme_templates::OwnerLevel;
use crate::search::{Searched, Words};

/// The most documents that the public face shows of a school.
const MOST_SHOWN: i64 = 100;

/// Which documents are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shelf {
    /// Those of this place, in any state, and those approved of the places that it lies in.
    Around(Seat),
    /// What the places right below this one have submitted for expertise and await.
    Awaiting(Seat),
}

/// Which documents of a shelf are wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentFilter {
    /// Of one of these kinds; of any when empty.
    pub kinds: Vec<DocumentKind>,
    /// Standing so today; in any way when empty.
    pub standings: Vec<Standing>,
    /// Today, where the shelf stands.
    pub today: Date,
    /// Listed in this calendar year.
    pub year: Option<i32>,
    /// Of an owner of this level.
    pub level: Option<OwnerLevel>,
    /// With all of these words.
    pub words: Option<Words>,
}

impl DocumentFilter {
    /// All of them, as they stand on `today`.
    pub fn all(today: Date) -> Self {
        Self {
            kinds: Vec::new(),
            standings: Vec::new(),
            today,
            year: None,
            level: None,
            words: None,
        }
    }
}

impl<C: ConnectionTrait> Documents<'_, C> {
    /// A page of a shelf: the latest date first; what awaits an expertise, the earliest first.
    pub async fn within(
        &self,
        shelf: Shelf,
        filter: &DocumentFilter,
        slice: &Slice,
    ) -> Result<Window<Document>, StoreError> {
        let keys = match shelf {
            Shelf::Around(_) => [
                page::down(Expr::col(Column::ListedOn)),
                page::down(Expr::col(Column::Id)),
            ],
            Shelf::Awaiting(_) => [
                page::up(Expr::col(Column::ListedOn)),
                page::up(Expr::col(Column::Id)),
            ],
        };
        let key = |row: &Model| vec![KeyPart::Day(row.listed_on), KeyPart::Id(row.id)];
        page::fetch(self.select(shelf, filter), self.0, &keys, slice, key)
            .await?
            .try_map(Document::try_from)
    }

    /// How many documents a shelf has.
    pub async fn count(&self, shelf: Shelf, filter: &DocumentFilter) -> Result<u64, StoreError> {
        Ok(self.select(shelf, filter).count(self.0).await?)
    }

    /// What each of `schools` shows on the public face on `today`, of each the latest date first: what is in force, at most
    /// [`MOST_SHOWN`] of a school.
    pub async fn published(
        &self,
        schools: &[SchoolId],
        today: Date,
    ) -> Result<Vec<(SchoolId, Document)>, StoreError> {
        let not_over = Condition::any()
            .add(Column::ValidUntil.is_null())
            .add(Column::ValidUntil.gte(today));
        let shown = lean()
            .filter(Column::SchoolId.is_in(schools.iter().map(|id| id.0)))
            .filter(Column::PublishedAt.is_not_null())
            .filter(standing(Standing::InForce, today))
            .filter(not_over);
        let mut ranked = shown.into_query();
        let mut latest_first = WindowStatement::partition_by((Entity, Column::SchoolId));
        latest_first
            .order_by((Entity, Column::ListedOn), Order::Desc)
            .order_by((Entity, Column::Id), Order::Desc);
        ranked.expr_window_as(Expr::cust("ROW_NUMBER()"), latest_first, "place");
        let query = Query::select()
            .expr(Expr::cust("*"))
            .from_subquery(ranked, "ranked")
            .and_where(Expr::col("place").lte(MOST_SHOWN))
            .order_by("school_id", Order::Asc)
            .order_by("place", Order::Asc)
            .to_owned();
        let statement = self.0.get_database_backend().build(&query);
        let rows = Model::find_by_statement(statement).all(self.0).await?;
        let of_school = |row: Model| {
            let school = row.school_id.map(SchoolId);
            school.map(|school| Ok((school, Document::try_from(row)?)))
        };
        rows.into_iter().filter_map(of_school).collect()
    }

    fn select(&self, shelf: Shelf, filter: &DocumentFilter) -> Select<Entity> {
        let mut query = lean().filter(on(shelf));
        if !filter.kinds.is_empty() {
            let kinds = filter.kinds.iter().map(|kind| codes::code(*kind));
            query = query.filter(Column::Kind.is_in(kinds));
        }
        if !filter.standings.is_empty() {
            let any = Condition::any();
            let each = filter.standings.iter();
            query = query.filter(each.fold(any, |any, one| any.add(standing(*one, filter.today))));
        }
        if let Some(year) = filter.year {
            let first = |year| Date::from_ymd_opt(year, 1, 1).unwrap_or(Date::MAX);
            query = query
                .filter(Column::ListedOn.gte(first(year)))
                .filter(Column::ListedOn.lt(first(year.saturating_add(1))));
        }
        if let Some(level) = filter.level {
            query = query.filter(match level {
                OwnerLevel::Region => Condition::all().add(Column::MunicipalityId.is_null()),
                OwnerLevel::Municipality => Condition::all()
                    .add(Column::MunicipalityId.is_not_null())
                    .add(Column::SchoolId.is_null()),
                OwnerLevel::School => Condition::all().add(Column::SchoolId.is_not_null()),
            });
        }
        if let Some(words) = &filter.words {
            let backend = self.0.get_database_backend();
            query = query.filter(words.condition(Searched::Document, backend));
        }
        query
    }
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

fn on(shelf: Shelf) -> Condition {
    match shelf {
        Shelf::Around(seat) => {
            let approved = || Column::State.eq(DocumentState::Approved.code());
            let mut here = Condition::any().add(own(seat.place()));
            if let (Some(_), Some(id)) = (seat.school, seat.municipality) {
                here = here.add(own(Place::Municipality(id)).add(approved()));
            }
            if seat.municipality.is_some() {
                here = here.add(own(Place::Region(seat.region)).add(approved()));
            }
            here
        }
        Shelf::Awaiting(seat) => {
            let open = Column::Expertise.is_in(["SUBMITTED", "IN_PROGRESS"]);
            let below = match seat.place() {
                Place::Region(id) => Condition::all()
                    .add(Column::RegionId.eq(id.0))
                    .add(Column::MunicipalityId.is_not_null())
                    .add(Column::SchoolId.is_null()),
                Place::Municipality(id) => Condition::all()
                    .add(Column::MunicipalityId.eq(id.0))
                    .add(Column::SchoolId.is_not_null()),
                // Nobody is below a school.
                Place::School(_) => Condition::all().add(Column::Id.is_null()),
            };
            below.add(open)
        }
    }
}

/// What stands so on `today`.
fn standing(standing: Standing, today: Date) -> Condition {
    let state = |state: DocumentState| Condition::all().add(Column::State.eq(state.code()));
    match standing {
        Standing::Draft => state(DocumentState::Draft),
        Standing::InternalReview => state(DocumentState::InternalReview),
        Standing::Endorsed => state(DocumentState::Endorsed),
        Standing::Approved => state(DocumentState::Approved).add(Column::EffectiveFrom.gt(today)),
        Standing::InForce => state(DocumentState::Approved).add(Column::EffectiveFrom.lte(today)),
        Standing::Amended => state(DocumentState::Amended),
        Standing::Repealed => state(DocumentState::Repealed),
        Standing::Archived => state(DocumentState::Archived),
    }
}
