//! Plans of the library, to be taken over.

use async_graphql::Object;
use documents::plan::{self, ReadyFor};

use crate::types::place::PlaceLevel;

/// A plan of the library.
#[derive(Clone, Copy)]
pub struct ReadyPlan(&'static plan::ReadyPlan);

impl ReadyPlan {
    /// Every plan of the library.
    pub(crate) fn all() -> Vec<Self> {
        plan::ReadyPlan::ALL.iter().map(Self).collect()
    }
}

/// A ready plan that a municipality or a school takes over for its own years by `takeReadyPlan`.
#[Object]
impl ReadyPlan {
    /// By which it is named.
    async fn code(&self) -> &str {
        self.0.code
    }

    /// Whose plan it is: a municipality's or a school's.
    async fn level(&self) -> PlaceLevel {
        match self.0.level {
            ReadyFor::Municipality => PlaceLevel::Municipality,
            ReadyFor::School => PlaceLevel::School,
        }
    }

    /// Its title, in Russian, with the years of its source.
    async fn title(&self) -> &str {
        self.0.title()
    }

    /// After what it was drawn up, in Russian.
    async fn source(&self) -> &str {
        self.0.source
    }

    /// How many rows it has.
    async fn rows(&self) -> i32 {
        self.0.rows()
    }

    /// For how many school years it is.
    async fn school_years(&self) -> i32 {
        let (first, last) = self.0.school_years;
        last - first + 1
    }
}
