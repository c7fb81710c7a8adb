//! An individual route: what a mentee works towards for four or five school years, above programmes (C-007).
//!
//! ```text
//! DRAFT ──the curator──▶ ACTIVE ──with a reason──▶ REVISED ─┐
//!                          │                        ▲  └────┘ again
//!                          └──────────┬─────────────┘
//!                                     ▼
//!                                 FINISHED, with a result
//! ```

use crate::clock::SchoolYear;

/// Where a route stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RouteState {
    /// Being written.
    Draft,
    /// In force as it was written first.
    Active,
    /// In force, revised since.
    Revised,
    /// Over.
    Finished,
}

/// Why a step of a route is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RouteError {
    /// Only a draft is written freely and put into force.
    #[error("the route is no draft")]
    NotADraft,
    /// Only a route in force is revised or finished.
    #[error("the route is not in force")]
    NotInForce,
}

impl RouteState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Active, Self::Revised, Self::Finished];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Active => "ACTIVE",
            Self::Revised => "REVISED",
            Self::Finished => "FINISHED",
        }
    }

    /// It is written anew.
    pub fn write(self) -> Result<Self, RouteError> {
        match self {
            Self::Draft => Ok(Self::Draft),
            Self::Active | Self::Revised | Self::Finished => Err(RouteError::NotADraft),
        }
    }

    /// It is put into force.
    pub fn activate(self) -> Result<Self, RouteError> {
        match self {
            Self::Draft => Ok(Self::Active),
            Self::Active | Self::Revised | Self::Finished => Err(RouteError::NotADraft),
        }
    }

    /// It is revised.
    pub fn revise(self) -> Result<Self, RouteError> {
        match self {
            Self::Active | Self::Revised => Ok(Self::Revised),
            Self::Draft | Self::Finished => Err(RouteError::NotInForce),
        }
    }

    /// It is over.
    pub fn finish(self) -> Result<Self, RouteError> {
        match self {
            Self::Active | Self::Revised => Ok(Self::Finished),
            Self::Draft | Self::Finished => Err(RouteError::NotInForce),
        }
    }
}

/// The school years of a route, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct RouteYears {
    /// The September in which it begins.
    pub from: i32,
    /// The September of its last school year.
    pub until: i32,
}

impl RouteYears {
    /// Four or five school years (C-007).
    pub fn new(from: i32, until: i32) -> Option<Self> {
        SchoolYear::starting(from)?;
        SchoolYear::starting(until)?;
        (3..=4)
            .contains(&until.saturating_sub(from))
            .then_some(Self { from, until })
    }

    /// Whether the school year of this September is one of them.
    pub fn has(self, year: i32) -> bool {
        self.from <= year && year <= self.until
    }
}

/// The most steps of a route.
pub const MOST_STEPS: i32 = 30;

#[cfg(test)]
mod tests;
