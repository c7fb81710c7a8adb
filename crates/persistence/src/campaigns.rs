//! Monitoring campaigns with the questions that they ask: frozen when a campaign is planned, so that a later version of a set
//! changes nothing that was asked.

use domain::access::rules::monitoring::campaign::{CampaignFacts, Plan, Run};
use domain::access::rules::roadmap::Seat;
use domain::access::{Actor, Permit, Place};
use domain::clock::{Date, SchoolYear, Timestamp};
use domain::id::{CampaignId, PersonId};
use domain::monitoring::{Audience, CampaignKind, CampaignState, Item};
use domain::org::{SchoolKind, Whereabouts};
use domain::text::Title;
use sea_orm::sea_query::{Condition, Expr, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::campaign::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::roadmap_duties::place_id;
use crate::roadmaps::{Columns, below, seat, seats_of};

/// What a campaign is about; it is the same from the day on which it is planned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Design {
    /// What it looks at.
    pub kind: CampaignKind,
    /// The version of the set that its questions were taken from; 0 when none were.
    pub set_version: i32,
    /// What it is called.
    pub title: Title,
    /// The school year whose counters stand beside the answers.
    pub school_year: SchoolYear,
    /// The first day that it is about.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The first day to answer, as announced.
    pub opens: Date,
    /// The last day to answer.
    pub due: Date,
    /// Which schools it asks.
    pub audience: Audience,
    /// Schools of these kinds alone; of all when empty.
    pub school_kinds: Vec<SchoolKind>,
    /// The questions, in their order.
    pub items: Vec<Item>,
}

/// A campaign as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Whose.
    pub at: Seat,
    /// What it is about.
    pub design: Design,
    /// Where it stands.
    pub state: CampaignState,
    /// Who planned it.
    pub planned_by: PersonId,
    /// When it was opened.
    pub opened: Option<Date>,
    /// When it was closed.
    pub closed: Option<Date>,
    /// Counts the changes of state.
    pub revision: i32,
}

impl Campaign {
    /// The campaign as the policy sees it; `below` are those places of who asks that lie below its owner.
    pub fn facts(&self, below: Vec<Place>) -> CampaignFacts {
        CampaignFacts {
            id: self.id,
            at: self.at,
            state: self.state,
            below,
        }
    }
}

/// Which campaigns of a place are wanted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CampaignFilter {
    /// In one of these states; in any when empty.
    pub states: Vec<CampaignState>,
    /// Of one of these kinds; of any when empty.
    pub kinds: Vec<CampaignKind>,
    /// Of this school year.
    pub school_year: Option<SchoolYear>,
}

/// The repository of campaigns.
pub struct Campaigns<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Campaigns<'_, C> {
    /// The campaign with this id.
    pub async fn find(&self, id: CampaignId) -> Result<Option<Campaign>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Campaign::try_from).transpose()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[CampaignId]) -> Result<Vec<Campaign>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter().map(Campaign::try_from).collect()
    }

    /// The campaign as the policy sees it for `actor`: with those of their places that lie below its owner.
    pub async fn facts(
        &self,
        campaign: &Campaign,
        actor: &Actor,
    ) -> Result<CampaignFacts, StoreError> {
        let seats = seats_of(self.0, actor).await?;
        Ok(campaign.facts(below(&campaign.at, &seats)))
    }

    /// The latest campaign of the same owner and kind whose last day came before this one's, given up ones aside: what its
    /// answers are compared with.
    pub async fn previous(&self, campaign: &Campaign) -> Result<Option<Campaign>, StoreError> {
        let row = Entity::find()
            .filter(Column::PlaceId.eq(place_id(campaign.at.place())))
            .filter(Column::Kind.eq(codes::code(campaign.design.kind)))
            .filter(Column::State.is_in(announced()))
            .filter(Column::DueOn.lt(campaign.design.due))
            .order_by_desc(Column::DueOn)
            .order_by_desc(Column::Id)
            .one(self.0)
            .await?;
        row.map(Campaign::try_from).transpose()
    }

    /// A page of the campaigns of a place, its own in any state and those announced above it, the latest last day first.
    pub async fn around(
        &self,
        at: Seat,
        filter: &CampaignFilter,
        slice: &Slice,
    ) -> Result<Window<Campaign>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::DueOn)),
            page::down(Expr::col(Column::Id)),
        ];
        let key = |row: &Model| vec![KeyPart::Day(row.due_on), KeyPart::Id(row.id)];
        page::fetch(select(at, filter), self.0, &keys, slice, key)
            .await?
            .try_map(Campaign::try_from)
    }

    /// How many there are.
    pub async fn count(&self, at: Seat, filter: &CampaignFilter) -> Result<u64, StoreError> {
        Ok(select(at, filter).count(self.0).await?)
    }
}

/// The states in which those below know of a campaign.
fn announced() -> [&'static str; 2] {
    [CampaignState::Open.code(), CampaignState::Closed.code()]
}

fn select(at: Seat, filter: &CampaignFilter) -> Select<Entity> {
    let mut here = Condition::any().add(Column::PlaceId.eq(place_id(at.place())));
    if at.municipality.is_some() {
        let above = Condition::all()
            .add(Column::PlaceId.eq(at.region.0))
            .add(Column::State.is_in(announced()));
        here = here.add(above);
    }
    let mut query = Entity::find().filter(here);
    if !filter.states.is_empty() {
        let states = filter.states.iter().map(|state| state.code());
        query = query.filter(Column::State.is_in(states));
    }
    if !filter.kinds.is_empty() {
        let kinds = filter.kinds.iter().map(|kind| codes::code(*kind));
        query = query.filter(Column::Kind.is_in(kinds));
    }
    if let Some(year) = filter.school_year {
        query = query.filter(Column::SchoolYear.eq(year.first_year()));
    }
    query
}

impl Campaigns<'_, DatabaseTransaction> {
    /// The campaign, its row locked until the transaction ends: whoever decides about its submissions by its state takes this
    /// first.
    pub async fn lock(&self, id: CampaignId) -> Result<Option<Campaign>, StoreError> {
        let query = Entity::find_by_id(id.0).lock(LockType::NoKeyUpdate);
        query.one(self.0).await?.map(Campaign::try_from).transpose()
    }

    /// The campaign, held as it is until the transaction ends: any number of schools hold it at once, and who changes it waits.
    pub async fn hold(&self, id: CampaignId) -> Result<Option<Campaign>, StoreError> {
        let query = Entity::find_by_id(id.0).lock(LockType::Share);
        query.one(self.0).await?.map(Campaign::try_from).transpose()
    }

    /// The campaigns that a school falls under by its place and by `audience`, of `year` if one is named: those that are open,
    /// and those that somebody may be opening just now, held until the transaction ends.
    pub async fn hold_around(
        &self,
        at: Whereabouts,
        audience: Audience,
        year: Option<SchoolYear>,
    ) -> Result<Vec<Campaign>, StoreError> {
        let alive = [CampaignState::Planned, CampaignState::Open].map(CampaignState::code);
        let mut query = Entity::find()
            .filter(Column::PlaceId.is_in([at.municipality.0, at.region.0]))
            .filter(Column::State.is_in(alive))
            .filter(Column::Audience.eq(codes::code(audience)));
        if let Some(year) = year {
            query = query.filter(Column::SchoolYear.eq(year.first_year()));
        }
        let query = query.order_by_asc(Column::Id).lock(LockType::Share);
        let rows = query.all(self.0).await?;
        rows.into_iter().map(Campaign::try_from).collect()
    }

    /// Plans the campaign that the permit is for.
    pub async fn plan(
        &self,
        permit: &Permit<Plan>,
        at: Seat,
        design: &Design,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let columns = Columns::of(at);
        let row = ActiveModel {
            id: Set(permit.on()),
            place_id: Set(place_id(at.place())),
            region_id: Set(columns.region),
            municipality_id: Set(columns.municipality),
            kind: Set(codes::code(design.kind)),
            set_version: Set(design.set_version),
            title: Set(design.title.as_str().to_owned()),
            school_year: Set(design.school_year.first_year()),
            from_on: Set(design.from),
            until_on: Set(design.until),
            opens_on: Set(design.opens),
            due_on: Set(design.due),
            audience: Set(codes::code(design.audience)),
            school_kinds: Set(codes::json(&design.school_kinds)?),
            items: Set(codes::json(&design.items)?),
            state: Set(CampaignState::Planned.code().to_owned()),
            planned_by: Set(permit.by().0),
            planned_at: Set(now),
            opened_on: Set(None),
            closed_on: Set(None),
            revision: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Takes the campaign that the permit is for from `before` to `after` on `today`; [`StoreError::Conflict`] when somebody was
    /// faster.
    pub async fn step(
        &self,
        permit: &Permit<Run>,
        before: &Campaign,
        after: CampaignState,
        today: Date,
    ) -> Result<(), StoreError> {
        let mut update = Entity::update_many()
            .col_expr(Column::State, Expr::val(after.code()))
            .col_expr(Column::Revision, Expr::val(before.revision + 1))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::State.eq(before.state.code()))
            .filter(Column::Revision.eq(before.revision));
        match after {
            CampaignState::Open => update = update.col_expr(Column::OpenedOn, Expr::val(today)),
            CampaignState::Closed => update = update.col_expr(Column::ClosedOn, Expr::val(today)),
            CampaignState::Planned | CampaignState::Cancelled => {}
        }
        one(update.exec(self.0).await?.rows_affected)
    }
}

impl TryFrom<Model> for Campaign {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "campaign";
        let broken = || StoreError::inconsistent(TABLE, row.id);
        let title = Title::parse(&row.title).or(Err(broken()))?;
        let school_year = SchoolYear::starting(row.school_year).ok_or_else(broken)?;
        Ok(Self {
            id: CampaignId(row.id),
            at: seat(row.region_id, row.municipality_id, None),
            design: Design {
                kind: codes::value(&row.kind, TABLE, row.id)?,
                set_version: row.set_version,
                title,
                school_year,
                from: row.from_on,
                until: row.until_on,
                opens: row.opens_on,
                due: row.due_on,
                audience: codes::value(&row.audience, TABLE, row.id)?,
                school_kinds: codes::list(row.school_kinds, TABLE, row.id)?,
                items: codes::list(row.items, TABLE, row.id)?,
            },
            state: codes::value(&row.state, TABLE, row.id)?,
            planned_by: PersonId(row.planned_by),
            opened: row.opened_on,
            closed: row.closed_on,
            revision: row.revision,
        })
    }
}
