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
    /// Ends, suspends or changes pairs in force, or replaces their mentors (B-067, B-079, B-083, B-084).
    ChangePairs,
    /// Approves the working group that introduces the model (A-005, B-005).
    ApproveWorkingGroup,
    /// Approves personalised programmes (form 7.8, 6).
    ApproveProgrammes,
    /// Rewards mentors (B-063, E-1.2).
    RewardMentors,
    /// Releases people from their work for an event (B-016).
    ReleaseForEvent,
    /// Approves who belongs to the methodical association of mentors (B-046).
    FormAssociation,
}

impl OrderKind {
    /// Whether whoever it names signs it nevertheless.
    ///
    /// A head leads the working group more often than not; nobody settles a pair, a reward or a day off for themselves
    ///
    pub fn is_signed_by_who_is_named(self) -> bool {
        match self {
            Self::ApproveWorkingGroup | Self::FormAssociation => true,
            Self::AppointCurator
            | Self::AssignPairs
            | Self::ChangePairs
            | Self::ApproveProgrammes
            | Self::RewardMentors
            | Self::ReleaseForEvent => false,
        }
    }
}
