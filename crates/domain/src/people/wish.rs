//! Wishes about colleagues: whom somebody would like, or would rather not, to work with (B-033, B-081).

/// What somebody wishes about a colleague.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum WishKind {
    /// To work with them: it speaks for the pair.
    Like,
    /// Rather not to: it stands in the pair's way like a no that was said.
    RatherNot,
}

/// The most wishes that somebody has at one school, on one side.
pub const MOST_WISHES: u64 = 20;
