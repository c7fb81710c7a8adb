//! Actors, roles, places.

use crate::id::{MunicipalityId, PersonId, RegionId, SchoolId};
use crate::org::Whereabouts;

/// A role that is held at a place (section 4 of the permission table).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// Methodologist of the regional centre (RC).
    RegionalMethodologist,
    /// Methodologist of the municipal centre (MC).
    MunicipalMethodologist,
    /// The municipal education authority (AU).
    MunicipalAuthority,
    /// Head of a school, or who acts for the head (HD).
    Head,
    /// Curator of mentoring at a school (CU).
    Curator,
    /// Psychologist of a school (PS).
    Psychologist,
    /// System administrator of a school (SA).
    SchoolAdministrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [
        Self::RegionalMethodologist,
        Self::MunicipalMethodologist,
        Self::MunicipalAuthority,
        Self::Head,
        Self::Curator,
        Self::Psychologist,
        Self::SchoolAdministrator,
    ];
}

/// Where a role is held.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// A region.
    Region(RegionId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// A school.
    School(SchoolId),
}

/// A role at a place; only those in force reach the policy.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// The place.
    pub at: Place,
}

/// Who asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Actor {
    /// Anybody, not signed in.
    Public,
    /// A signed-in person with the posts in force today.
    Person {
        /// Who.
        id: PersonId,
        /// What they are.
        posts: Vec<Post>,
    },
}

impl Actor {
    /// The person, when somebody is signed in.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Public => None,
            Self::Person { id, .. } => Some(*id),
        }
    }

    /// The posts in force.
    pub fn posts(&self) -> &[Post] {
        match self {
            Self::Public => &[],
            Self::Person { posts, .. } => posts,
        }
    }

    /// Whether the actor is `person`.
    pub fn is(&self, person: PersonId) -> bool {
        self.person() == Some(person)
    }

    /// Whether the actor holds `role` at `place`.
    pub fn holds(&self, role: Role, place: Place) -> bool {
        self.posts().contains(&Post { role, at: place })
    }

    /// Whether the actor holds one of `roles` at the school of `at`.
    pub fn at_school(&self, at: &Whereabouts, roles: &[Role]) -> bool {
        roles
            .iter()
            .any(|role| self.holds(*role, Place::School(at.school)))
    }

    /// Whether the actor holds one of `roles` at the municipality of `at`.
    pub fn at_municipality(&self, at: &Whereabouts, roles: &[Role]) -> bool {
        roles
            .iter()
            .any(|role| self.holds(*role, Place::Municipality(at.municipality)))
    }

    /// Whether the actor is a methodologist of the region of `at`.
    pub fn at_region(&self, at: &Whereabouts) -> bool {
        self.holds(Role::RegionalMethodologist, Place::Region(at.region))
    }
}
