//! A professional deficit.

use async_graphql::{ID, SimpleObject};
use persistence::needs;

use super::enums::mirror;
use crate::ids::PublicId;

mirror! {
    /// What a deficit is about.
    DeficitKind = "domain::people::DeficitKind" {
        /// Knowledge of norms and documents.
        Normative,
        /// The profession as a whole.
        Professional,
        /// Methods of teaching.
        Methodical,
        /// The subject itself.
        Subject,
        /// Psychology of pupils and of the class.
        Psychological,
        /// Digital tools.
        Digital,
        /// Talking with pupils, parents, colleagues.
        Communicative,
    }
}

mirror! {
    /// Who noticed a deficit.
    DeficitSource = "domain::people::DeficitSource" {
        /// The person.
        SelfAssessment,
        /// The curator or the head.
        Colleague,
        /// A diagnostic of the methodological centre.
        Diagnostics,
    }
}

mirror! {
    /// How much a deficit weighs.
    Severity = "domain::people::Severity" {
        /// Now and then.
        Low,
        /// Often.
        Medium,
        /// It keeps the person from their work.
        High,
    }
}

mirror! {
    /// What became of a deficit.
    DeficitStatus = "domain::people::DeficitStatus" {
        /// Nobody works on it yet.
        Open,
        /// A programme works on it.
        Addressed,
        /// Gone.
        Resolved,
    }
}

/// A professional deficit named in a need.
#[derive(Clone, Debug, SimpleObject)]
pub struct Deficit {
    /// `deficit:…`.
    pub id: ID,
    /// What it is about.
    pub kind: DeficitKind,
    /// Where it shows, in people's own words.
    pub area: String,
    /// Who noticed it.
    pub source: DeficitSource,
    /// What became of it.
    pub status: DeficitStatus,
    /// How much it weighs; `null` while nobody has said.
    pub severity: Option<Severity>,
}

impl From<needs::Deficit> for Deficit {
    fn from(row: needs::Deficit) -> Self {
        Self {
            id: row.id.public(),
            kind: row.kind.into(),
            area: row.area,
            source: row.source.into(),
            status: row.status.into(),
            severity: row.severity.map(Into::into),
        }
    }
}
