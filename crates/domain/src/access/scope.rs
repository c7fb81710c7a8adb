//! Scopes: which rows may be listed. A list without a scope does not exist.

use crate::id::{MunicipalityId, PersonId, RegionId, SchoolId};

/// Which rows may be listed; persistence turns it into a condition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// None.
    Nothing,
    /// Those that one of the reaches holds; none when there is no reach.
    AnyOf(Vec<Reach>),
}

/// A part of the rows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reach {
    /// What belongs to a region.
    Region(RegionId),
    /// What belongs to a municipality.
    Municipality(MunicipalityId),
    /// What belongs to a school.
    School(SchoolId),
    /// What a person takes part in.
    Participant(PersonId),
}

impl Scope {
    /// What one reach holds.
    pub fn only(reach: Reach) -> Self {
        Self::AnyOf(vec![reach])
    }
}
