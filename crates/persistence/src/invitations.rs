//! Invitations: a letter with a one-time link that makes an account, and a post or a job with it (row 64).
//!
//! What happens when one is accepted is in `enrolment`.

use domain::access::rules::place::{municipality, region, school};
use domain::access::{Permit, Place, Role};
use domain::clock::Timestamp;
use domain::id::{InvitationId, MunicipalityId, PersonId, RegionId, SchoolId};
use domain::text::{Email, Line, Prose};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::audit::Change;
use crate::codes;
use crate::entity::invitation::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::posts::place;
use crate::unit_of_work::UnitOfWork;

/// An invitation as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Where to.
    pub at: Place,
    /// As what; `None` as an employee of a school.
    pub role: Option<Role>,
    /// The address it was sent to.
    pub email: String,
    /// Whom it is for, when they were entered before.
    pub person: Option<PersonId>,
    /// When it was sent.
    pub invited_at: Timestamp,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
    /// What became of it.
    pub fate: Fate,
}

/// What became of an invitation. That one has expired is told by its time alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Fate {
    /// Nothing yet.
    Open,
    /// Accepted.
    Used,
    /// Taken back.
    Revoked,
}

impl Invitation {
    /// Whether it can be accepted at `now`.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.fate == Fate::Open && self.expires_at > now
    }
}

/// The right to invite to a place.
#[derive(Debug)]
pub enum InvitePermit {
    /// To a region.
    Region(Permit<region::Invite>),
    /// To a municipality.
    Municipality(Permit<municipality::Invite>),
    /// To a school, by itself.
    School(Permit<school::Invite>),
    /// To the head's post of a school of the municipality.
    Head(Permit<municipality::Invite>, SchoolId),
}

impl InvitePermit {
    /// Where it invites to.
    pub fn place(&self) -> Place {
        match self {
            Self::Region(permit) => Place::Region(RegionId(permit.on())),
            Self::Municipality(permit) => Place::Municipality(MunicipalityId(permit.on())),
            Self::School(permit) => Place::School(SchoolId(permit.on())),
            Self::Head(_, school) => Place::School(*school),
        }
    }

    /// Who invites.
    pub fn by(&self) -> PersonId {
        match self {
            Self::Region(permit) => permit.by(),
            Self::Municipality(permit) | Self::Head(permit, _) => permit.by(),
            Self::School(permit) => permit.by(),
        }
    }
}

/// An invitation about to be written.
#[derive(Clone, Debug)]
pub struct NewInvitation<'a> {
    /// Its id.
    pub id: InvitationId,
    /// As what; `None` as an employee of a school.
    pub role: Option<Role>,
    /// Whom it is for, when they were entered before.
    pub person: Option<PersonId>,
    /// The address it is sent to.
    pub email: &'a Email,
    /// The job at the school that comes with it.
    pub position: Option<&'a Line<200>>,
    /// A word of who invites.
    pub message: Option<&'a Prose<1_000>>,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

/// The repository of invitations.
pub struct Invitations<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Invitations<'_, C> {
    /// The invitation with this id.
    pub async fn find(&self, id: InvitationId) -> Result<Option<Invitation>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Invitation::try_from).transpose()
    }

    /// The invitations to `at`, newest first, at most two hundred.
    pub async fn to(&self, at: Place) -> Result<Vec<Invitation>, StoreError> {
        let rows = Entity::find()
            .filter(to(at))
            .order_by_desc(Column::InvitedAt)
            .order_by_desc(Column::Id)
            .limit(200)
            .all(self.0)
            .await?;
        rows.into_iter().map(Invitation::try_from).collect()
    }

    /// Whether `email` has an invitation to `at` that can be accepted at `now`.
    pub async fn is_invited(
        &self,
        email: &Email,
        at: Place,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = Entity::find()
            .filter(to(at))
            .filter(Column::EmailFolded.eq(email.folded()))
            .filter(Column::State.eq(codes::code(Fate::Open)))
            .filter(Column::ExpiresAt.gt(now));
        Ok(query.count(self.0).await? > 0)
    }
}

impl Invitations<'_, DatabaseTransaction> {
    /// Writes an invitation to the place that the permit is for.
    pub async fn add(
        &self,
        permit: &InvitePermit,
        new: &NewInvitation<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (region, municipality, school): (Option<Uuid>, Option<Uuid>, Option<Uuid>) =
            match permit.place() {
                Place::Region(id) => (Some(id.0), None, None),
                Place::Municipality(id) => (None, Some(id.0), None),
                Place::School(id) => (None, None, Some(id.0)),
            };
        let row = ActiveModel {
            id: Set(new.id.0),
            region_id: Set(region),
            municipality_id: Set(municipality),
            school_id: Set(school),
            role: Set(new.role.map(codes::code)),
            person_id: Set(new.person.map(|person| person.0)),
            email: Set(new.email.as_str().to_owned()),
            email_folded: Set(new.email.folded()),
            position: Set(new.position.map(|text| text.as_str().to_owned())),
            message: Set(new.message.map(|text| text.as_str().to_owned())),
            invited_by: Set(permit.by().0),
            invited_at: Set(now),
            expires_at: Set(new.expires_at),
            state: Set(codes::code(Fate::Open)),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Takes an invitation to the permit's place back; [`StoreError::Conflict`] when it was accepted or taken back.
    pub async fn revoke(&self, permit: &InvitePermit, id: InvitationId) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::State, Expr::val(codes::code(Fate::Revoked)))
            .filter(Column::Id.eq(id.0))
            .filter(to(permit.place()))
            .filter(Column::State.eq(codes::code(Fate::Open)))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

impl UnitOfWork {
    /// Writes into the trail what was done with an invitation under `permit`.
    pub async fn note_invitation(
        &self,
        permit: &InvitePermit,
        id: InvitationId,
        change: Change<'_>,
    ) -> Result<(), StoreError> {
        match permit {
            InvitePermit::Region(permit) => self.note(permit, id, change).await,
            InvitePermit::Municipality(permit) | InvitePermit::Head(permit, _) => {
                self.note(permit, id, change).await
            }
            InvitePermit::School(permit) => self.note(permit, id, change).await,
        }
    }
}

fn to(at: Place) -> Condition {
    Condition::all().add(match at {
        Place::Region(id) => Column::RegionId.eq(id.0),
        Place::Municipality(id) => Column::MunicipalityId.eq(id.0),
        Place::School(id) => Column::SchoolId.eq(id.0),
    })
}

impl TryFrom<Model> for Invitation {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "invitation";
        let at = place(row.region_id, row.municipality_id, row.school_id);
        let role = row.role.as_deref();
        Ok(Self {
            id: InvitationId(row.id),
            at: at.ok_or(StoreError::inconsistent(TABLE, row.id))?,
            role: role
                .map(|role| codes::value(role, TABLE, row.id))
                .transpose()?,
            email: row.email,
            person: row.person_id.map(PersonId),
            invited_at: row.invited_at,
            expires_at: row.expires_at,
            fate: codes::value(&row.state, TABLE, row.id)?,
        })
    }
}
