//! Professional deficits: what a need consists of.

/// What the deficit is about.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DeficitKind {
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

impl DeficitKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Normative,
        Self::Professional,
        Self::Methodical,
        Self::Subject,
        Self::Psychological,
        Self::Digital,
        Self::Communicative,
    ];
}

/// Who noticed it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DeficitSource {
    /// The person.
    SelfAssessment,
    /// The curator or the head.
    Colleague,
    /// A diagnostic of the methodological centre (ЦНППМ).
    Diagnostics,
}

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DeficitStatus {
    /// Nobody works on it yet.
    Open,
    /// A programme works on it.
    Addressed,
    /// Gone.
    Resolved,
}

/// How much it weighs.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Severity {
    /// Now and then.
    Low,
    /// Often.
    Medium,
    /// It keeps the person from their work.
    High,
}
