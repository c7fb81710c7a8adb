//! Enrolment: how an accepted invitation becomes a person who can sign in and stands where they were invited to.
//!
//! The permit was asked for when the invitation was written; the link proves that its receiver accepts.

use domain::access::{Place, Role};
use domain::clock::{Date, Timestamp, Zone};
use domain::id::{AccountId, InvitationId, PersonId, RegionId};
use domain::text::{Email, PersonName};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::{employment, invitation, municipality, person, post, region, school};
use crate::error::StoreError;
use crate::posts::place;

/// An invitation that may be accepted now.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenInvitation {
    /// Its id.
    pub id: InvitationId,
    /// Where to.
    pub place: Place,
    /// The name of the place, short where it has a short one.
    pub place_name: String,
    /// What "today" means there.
    pub zone: Zone,
    /// As what; `None` as an employee.
    pub role: Option<Role>,
    /// Whom it is for, if they are entered already: they get an account. Otherwise they enter themselves.
    pub person: Option<(PersonId, PersonName)>,
    /// The address it was sent to, which they will sign in with.
    pub email: Email,
    /// The job at the school that comes with it.
    pub position: Option<String>,
    /// Who invited.
    pub invited_by: PersonId,
}

/// Somebody who enters themselves.
#[derive(Clone, Debug)]
pub struct Newcomer<'a> {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: &'a PersonName,
    /// Their address.
    pub email: &'a Email,
}

/// The repository of enrolments.
pub struct Enrolments<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Enrolments<'_, C> {
    /// The invitation, if it may be accepted at `now`.
    pub async fn open(
        &self,
        id: InvitationId,
        now: Timestamp,
    ) -> Result<Option<OpenInvitation>, StoreError> {
        let row = invitation::Entity::find_by_id(id.0)
            .filter(invitation::Column::State.eq("OPEN"))
            .filter(invitation::Column::ExpiresAt.gt(now))
            .one(self.0)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let broken = || StoreError::inconsistent("invitation", row.id);
        let place = place(row.region_id, row.municipality_id, row.school_id).ok_or_else(broken)?;
        let (place_name, zone) = self.named(place).await?.ok_or_else(broken)?;
        let person = match row.person_id {
            Some(person) => Some((PersonId(person), self.name(person).await?)),
            None => None,
        };
        let role = row
            .role
            .as_deref()
            .map(|role| codes::value(role, "invitation", row.id));
        Ok(Some(OpenInvitation {
            id: InvitationId(row.id),
            place,
            place_name,
            zone,
            role: role.transpose()?,
            person,
            email: Email::parse(&row.email).or(Err(broken()))?,
            position: row.position,
            invited_by: PersonId(row.invited_by),
        }))
    }

    async fn named(&self, place: Place) -> Result<Option<(String, Zone)>, StoreError> {
        let (name, region) = match place {
            Place::Region(id) => (None, id.0),
            Place::Municipality(id) => {
                let row = municipality::Entity::find_by_id(id.0).one(self.0).await?;
                let Some(row) = row else { return Ok(None) };
                (Some(row.name), row.region_id)
            }
            Place::School(id) => {
                let Some(row) = school::Entity::find_by_id(id.0).one(self.0).await? else {
                    return Ok(None);
                };
                (Some(row.short_name), row.region_id)
            }
        };
        let Some(region) = region::Entity::find_by_id(region).one(self.0).await? else {
            return Ok(None);
        };
        let zone = Zone::named(&region.time_zone);
        Ok(zone.map(|zone| (name.unwrap_or(region.name), zone)))
    }

    async fn name(&self, id: Uuid) -> Result<PersonName, StoreError> {
        let broken = || StoreError::inconsistent("person", id);
        let row = person::Entity::find_by_id(id)
            .one(self.0)
            .await?
            .ok_or_else(broken)?;
        PersonName::parse(&row.last_name, &row.first_name, row.patronymic.as_deref())
            .or(Err(broken()))
    }
}

impl Enrolments<'_, DatabaseTransaction> {
    /// Enters a person by their own hand.
    pub async fn enter(&self, new: Newcomer<'_>, now: Timestamp) -> Result<(), StoreError> {
        let row = person::ActiveModel {
            id: Set(new.id.0),
            last_name: Set(new.name.last().to_owned()),
            first_name: Set(new.name.first().to_owned()),
            patronymic: Set(new.name.patronymic().map(str::to_owned)),
            name_folded: Set(new.name.folded()),
            email: Set(Some(new.email.as_str().to_owned())),
            phone: Set(None),
            birth_date: Set(None),
            created_at: Set(now),
            version: Set(1),
        };
        person::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Gives `person` what the invitation promises from `today` on: the post, and at a school the job. Whoever has it
    /// already keeps it as it is.
    pub async fn settle(
        &self,
        invitation: &OpenInvitation,
        person: PersonId,
        ids: [Uuid; 2],
        today: Date,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let [post_id, employment_id] = ids;
        if let Some(role) = invitation.role {
            self.give_post(post_id, person, role, invitation, today)
                .await?;
        }
        if let (Place::School(school), Some(position)) = (invitation.place, &invitation.position) {
            let current = employment::Entity::find()
                .filter(employment::Column::PersonId.eq(person.0))
                .filter(employment::Column::SchoolId.eq(school.0))
                .filter(employment::Column::EndedOn.is_null());
            if current.count(self.0).await? == 0 {
                let job = employment::ActiveModel {
                    id: Set(employment_id),
                    person_id: Set(person.0),
                    school_id: Set(school.0),
                    position: Set(position.clone()),
                    subject: Set(None),
                    started_on: Set(today),
                    ended_on: Set(None),
                    // The curator completes the record; until then nothing is claimed.
                    teaching_since: Set(None),
                    pedagogical_education: Set(false),
                    transferred: Set(false),
                    created_at: Set(now),
                    partner_id: Set(None),
                };
                employment::Entity::insert(job)
                    .exec_without_returning(self.0)
                    .await?;
            }
        }
        Ok(())
    }

    async fn give_post(
        &self,
        id: Uuid,
        person: PersonId,
        role: Role,
        invitation: &OpenInvitation,
        today: Date,
    ) -> Result<(), StoreError> {
        let (region, municipality, school) = columns(invitation.place);
        let same_place = |query: sea_orm::Select<post::Entity>| match invitation.place {
            Place::Region(id) => query.filter(post::Column::RegionId.eq(id.0)),
            Place::Municipality(id) => query.filter(post::Column::MunicipalityId.eq(id.0)),
            Place::School(id) => query.filter(post::Column::SchoolId.eq(id.0)),
        };
        let held = post::Entity::find()
            .filter(post::Column::PersonId.eq(person.0))
            .filter(post::Column::Role.eq(codes::code(role)))
            .filter(post::Column::ValidUntil.is_null());
        if same_place(held).count(self.0).await? > 0 {
            return Ok(());
        }
        let row = post::ActiveModel {
            id: Set(id),
            person_id: Set(person.0),
            role: Set(codes::code(role)),
            region_id: Set(region),
            municipality_id: Set(municipality),
            school_id: Set(school),
            order_id: Set(None),
            valid_from: Set(today),
            valid_until: Set(None),
            granted_by: Set(Some(invitation.invited_by.0)),
        };
        post::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Marks the invitation as used; [`StoreError::Conflict`] when it was revoked or used meanwhile.
    pub async fn close(&self, id: InvitationId) -> Result<(), StoreError> {
        let done = invitation::Entity::update_many()
            .col_expr(invitation::Column::State, Expr::val("USED"))
            .filter(invitation::Column::Id.eq(id.0))
            .filter(invitation::Column::State.eq("OPEN"))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Enters the first person of a region and makes them its methodologist. Done by the operator of the installation.
    pub async fn found(
        &self,
        new: Newcomer<'_>,
        region: RegionId,
        ids: FounderIds,
        today: Date,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let account = crate::accounts::NewAccount {
            id: ids.account,
            person: new.id,
            email: new.email,
            password_hash: None,
        };
        let row = post::ActiveModel {
            id: Set(ids.post),
            person_id: Set(new.id.0),
            role: Set(codes::code(Role::RegionalMethodologist)),
            region_id: Set(Some(region.0)),
            municipality_id: Set(None),
            school_id: Set(None),
            order_id: Set(None),
            valid_from: Set(today),
            valid_until: Set(None),
            granted_by: Set(None),
        };
        self.enter(new, now).await?;
        crate::accounts::Accounts(self.0).add(account, now).await?;
        post::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}

/// The ids of what belongs to the first person of a region.
#[derive(Clone, Copy, Debug)]
pub struct FounderIds {
    /// Of their account.
    pub account: AccountId,
    /// Of their post.
    pub post: Uuid,
}

fn columns(place: Place) -> (Option<Uuid>, Option<Uuid>, Option<Uuid>) {
    match place {
        Place::Region(id) => (Some(id.0), None, None),
        Place::Municipality(id) => (None, Some(id.0), None),
        Place::School(id) => (None, None, Some(id.0)),
    }
}
