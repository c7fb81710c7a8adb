//! An invitation as those who may invite see it.

use async_graphql::{Enum, ID, Object};
use domain::access::Place as At;
use domain::clock::{Timestamp, Zone};
use persistence::invitations::{self, Fate};

use super::enums::Role;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MunicipalityById, PersonById, RegionById, SchoolById};
use crate::viewer::Viewer;

/// What became of an invitation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum InvitationState {
    /// It can be accepted.
    Open,
    /// It was accepted.
    Used,
    /// Its time is over.
    Expired,
    /// It was taken back.
    Revoked,
}

/// An invitation to a place to which the viewer may invite.
#[derive(Clone)]
pub struct Invitation {
    viewer: Viewer,
    row: invitations::Invitation,
}

impl Invitation {
    /// An invitation to a place to which the viewer may invite.
    pub fn new(viewer: Viewer, row: invitations::Invitation) -> Self {
        Self { viewer, row }
    }

    /// All invitations to `at`, newest first.
    pub(crate) async fn to(viewer: &Viewer, at: At) -> Result<Vec<Self>, GqlError> {
        let rows = viewer.store().invitations().to(at).await?;
        let node = |row| Self::new(viewer.clone(), row);
        Ok(rows.into_iter().map(node).collect())
    }

    async fn zone(&self) -> Result<Zone, GqlError> {
        let loaders = self.viewer.loaders();
        let region = match self.row.at {
            At::Region(id) => Some(id),
            At::Municipality(id) => {
                let row = loaders.load_one(MunicipalityById(id)).await?;
                row.map(|row| row.region)
            }
            At::School(id) => {
                let row = loaders.load_one(SchoolById(id)).await?;
                row.map(|row| row.at.region)
            }
        };
        let region = region.ok_or(GqlError::NotFound)?;
        let region = loaders.load_one(RegionById(region)).await?;
        Ok(region.ok_or(GqlError::NotFound)?.zone)
    }

    async fn day(&self, at: Timestamp) -> Result<Date, GqlError> {
        Ok(self.zone().await?.date(at).into())
    }
}

/// A letter with a one-time link that makes an account, and a post or a job with it.
#[Object]
impl Invitation {
    /// `invitation:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Where to.
    async fn place(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.at).await
    }

    /// As what; `null` for an employee of a school without a post.
    async fn role(&self) -> Option<Role> {
        self.row.role.map(Role::from)
    }

    /// The address it was sent to.
    async fn email(&self) -> &str {
        &self.row.email
    }

    /// Whom it is for, when they were entered before; `null` for who will enter themselves.
    async fn person_name(&self) -> Option<Result<String, GqlError>> {
        let key = PersonById(self.row.person?);
        let found = self.viewer.loaders().load_one(key).await.transpose()?;
        Some(found.map(|row| row.name.full()).map_err(GqlError::from))
    }

    /// The day on which it was sent.
    async fn invited_on(&self) -> Result<Date, GqlError> {
        self.day(self.row.invited_at).await
    }

    /// The day in the course of which it expires.
    async fn expires_on(&self) -> Result<Date, GqlError> {
        self.day(self.row.expires_at).await
    }

    /// What became of it.
    async fn state(&self) -> InvitationState {
        match self.row.fate {
            Fate::Open if self.row.is_open(self.viewer.store().clock().now()) => {
                InvitationState::Open
            }
            Fate::Open => InvitationState::Expired,
            Fate::Used => InvitationState::Used,
            Fate::Revoked => InvitationState::Revoked,
        }
    }
}
