//! What a body did with a document before it was approved (B-001, B-007).

use crate::clock::Date;
use crate::text::Line;

/// What a body did.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EndorsementKind {
    /// Рассмотрено.
    Considered,
    /// Согласовано.
    Agreed,
    /// Принято с учётом мнения.
    OpinionTaken,
    /// Утверждено.
    Approved,
}

impl EndorsementKind {
    /// Every one.
    pub const ALL: [Self; 4] = [
        Self::Considered,
        Self::Agreed,
        Self::OpinionTaken,
        Self::Approved,
    ];
}

/// The stamp of a body: «Рассмотрено на заседании педагогического совета, протокол № 1 от 30.08.2023».
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Endorsement {
    /// What it did.
    pub kind: EndorsementKind,
    /// Which body: a council, an association, a trade union.
    pub body: Line<300>,
    /// The number of its minutes.
    pub minutes_number: Option<Line<40>>,
    /// On which day.
    pub date: Date,
}
