//! What an order is about.

/// What an order of a school decides.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderKind {
    /// Appoints the curator of the mentoring programmes (B-039, B-044).
    AppointCurator,
    /// Fixes mentoring pairs (B-041, B-081, A-M2).
    AssignPairs,
}
