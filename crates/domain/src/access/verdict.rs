//! What the policy answers.

/// How much of a thing an actor may have. Ordered: a later one shows more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// For this actor the thing does not exist.
    Hidden,
    /// The actor may know that the thing exists, and may not do this.
    Forbidden,
    /// The actor may see counts in which the thing takes part, and not the thing itself.
    Counts,
    /// The actor may do it.
    Full,
}

impl Verdict {
    /// `Full` when `allowed`, else `otherwise`.
    pub fn full_if(allowed: bool, otherwise: Self) -> Self {
        if allowed { Self::Full } else { otherwise }
    }

    /// For a deed on something that the actor may read as `read` says: forbidden to who sees it, hidden to the rest.
    pub fn refused(read: Self) -> Self {
        match read {
            Self::Full => Self::Forbidden,
            Self::Hidden | Self::Forbidden | Self::Counts => Self::Hidden,
        }
    }
}
