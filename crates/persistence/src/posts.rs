//! Posts: roles that people hold at places for a time.

use domain::access::rules::place::school::KeepPeople;
use domain::access::{Permit, Place, Role};
use domain::clock::{Date, Timestamp, Zone};
use domain::id::{MunicipalityId, PersonId, PostId, RegionId, SchoolId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::codes;
use crate::entity::post::{Column, Entity, Model};
use crate::entity::{municipality, region, school};
use crate::error::StoreError;

/// A post as it is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Who holds it.
    pub person: PersonId,
    /// The role.
    pub role: Role,
    /// The place.
    pub at: Place,
    /// First day.
    pub valid_from: Date,
    /// Last day; open when `None`.
    pub valid_until: Option<Date>,
}

/// The repository of posts.
pub struct Posts<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Posts<'_, C> {
    /// The posts of `person` in force at `now`, each by the day of its own place; the oldest first.
    pub async fn of_person(
        &self,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Post>, StoreError> {
        let which = Condition::all().add(Column::PersonId.eq(person.0));
        self.in_force(which, now).await
    }

    /// The posts of one of `roles` at each of `schools` in force at `now`; the oldest first.
    pub async fn at_schools(
        &self,
        schools: &[SchoolId],
        roles: &[Role],
        now: Timestamp,
    ) -> Result<Vec<Post>, StoreError> {
        let which = Condition::all()
            .add(Column::SchoolId.is_in(schools.iter().map(|id| id.0)))
            .add(Column::Role.is_in(roles.iter().map(codes::code)));
        self.in_force(which, now).await
    }

    /// The posts of one of `roles` at each of `municipalities` in force at `now`; the oldest first.
    pub async fn at_municipalities(
        &self,
        municipalities: &[MunicipalityId],
        roles: &[Role],
        now: Timestamp,
    ) -> Result<Vec<Post>, StoreError> {
        let which = Condition::all()
            .add(Column::MunicipalityId.is_in(municipalities.iter().map(|id| id.0)))
            .add(Column::Role.is_in(roles.iter().map(codes::code)));
        self.in_force(which, now).await
    }

    /// The posts of a role at a region in force at `now`; the oldest first.
    pub async fn at_region(
        &self,
        region: RegionId,
        role: Role,
        now: Timestamp,
    ) -> Result<Vec<Post>, StoreError> {
        let which = Condition::all()
            .add(Column::RegionId.eq(region.0))
            .add(Column::Role.eq(codes::code(role)));
        self.in_force(which, now).await
    }

    async fn in_force(&self, which: Condition, now: Timestamp) -> Result<Vec<Post>, StoreError> {
        let mut query = Entity::find()
            .column(region::Column::TimeZone)
            .filter(which)
            .order_by_asc(Column::ValidFrom)
            .order_by_asc(Column::Id);
        let same = |id: SimpleExpr, of| id.equals(of);
        QuerySelect::query(&mut query)
            .left_join(
                municipality::Entity,
                same(
                    Expr::col((municipality::Entity, municipality::Column::Id)),
                    (Entity, Column::MunicipalityId),
                ),
            )
            .left_join(
                school::Entity,
                same(
                    Expr::col((school::Entity, school::Column::Id)),
                    (Entity, Column::SchoolId),
                ),
            )
            .inner_join(
                region::Entity,
                Expr::col((region::Entity, region::Column::Id)).eq(Func::coalesce([
                    Expr::col((Entity, Column::RegionId)),
                    Expr::col((municipality::Entity, municipality::Column::RegionId)),
                    Expr::col((school::Entity, school::Column::RegionId)),
                ])),
            );
        let rows = query.into_model::<Row>().all(self.0).await?;
        let mut found = Vec::new();
        for row in rows {
            let zone = Zone::named(&row.time_zone);
            let zone = zone.ok_or(StoreError::inconsistent("post", row.post.id))?;
            let (post, today) = (Post::try_from(row.post)?, zone.date(now));
            if post.valid_from <= today && post.valid_until.is_none_or(|last| last >= today) {
                found.push(post);
            }
        }
        Ok(found)
    }
}

impl Posts<'_, DatabaseTransaction> {
    /// Ends the posts of `person` at the school that the permit is for, with the day `on` as the last one: who leaves
    /// the school keeps no right there. Says which they were; one that has yet to begin is taken back.
    pub async fn resign(
        &self,
        permit: &Permit<KeepPeople>,
        person: PersonId,
        on: Date,
    ) -> Result<Vec<Post>, StoreError> {
        let held = Condition::all()
            .add(Column::PersonId.eq(person.0))
            .add(Column::SchoolId.eq(permit.on()))
            .add(Column::ValidUntil.is_null().or(Column::ValidUntil.gt(on)));
        let rows = Entity::find().filter(held.clone()).all(self.0).await?;
        Entity::delete_many()
            .filter(held.clone())
            .filter(Column::ValidFrom.gt(on))
            .exec(self.0)
            .await?;
        Entity::update_many()
            .col_expr(Column::ValidUntil, Expr::val(on))
            .filter(held)
            .exec(self.0)
            .await?;
        rows.into_iter().map(Post::try_from).collect()
    }
}

/// A post with the zone of its region.
#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    post: Model,
    time_zone: String,
}

/// The place that one of three columns names; a CHECK of the table keeps it one.
pub(crate) fn place(
    region: Option<Uuid>,
    municipality: Option<Uuid>,
    school: Option<Uuid>,
) -> Option<Place> {
    match (region, municipality, school) {
        (Some(id), None, None) => Some(Place::Region(RegionId(id))),
        (None, Some(id), None) => Some(Place::Municipality(MunicipalityId(id))),
        (None, None, Some(id)) => Some(Place::School(SchoolId(id))),
        _ => None,
    }
}

impl TryFrom<Model> for Post {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let at = place(row.region_id, row.municipality_id, row.school_id);
        Ok(Self {
            id: PostId(row.id),
            person: PersonId(row.person_id),
            role: codes::value(&row.role, "post", row.id)?,
            at: at.ok_or(StoreError::inconsistent("post", row.id))?,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
        })
    }
}
