//! How long the means of signing in live.

use chrono::TimeDelta;

use crate::clock::Timestamp;

/// An unused refresh token dies after this: who stays away for two weeks signs in anew.
pub const REFRESH_LIFETIME: TimeDelta = TimeDelta::days(14);
/// A session ends after this however busy it is.
pub const SESSION_LIFETIME: TimeDelta = TimeDelta::days(90);
/// A link that sets a forgotten password.
pub const RESET_LIFETIME: TimeDelta = TimeDelta::hours(2);
/// A link that invites. It has to outlive a weekend and a business trip.
pub const INVITATION_LIFETIME: TimeDelta = TimeDelta::days(7);
/// Sessions of one account at the same time; a further one ends the one unused for longest.
pub const MAX_SESSIONS: usize = 20;
/// An address from which somebody signed in within this time is a familiar one: strangers cannot lock them out there.
pub const FAMILIAR_FOR: TimeDelta = TimeDelta::days(30);

/// Whether a session that began at `created_at` lives at `now`.
pub fn session_lives(
    created_at: Timestamp,
    ended_at: Option<Timestamp>,
    disabled_at: Option<Timestamp>,
    now: Timestamp,
) -> bool {
    ended_at.is_none() && disabled_at.is_none() && now - created_at < SESSION_LIFETIME
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn noon() -> Timestamp {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    #[test]
    fn a_session_lives_until_it_is_ended_disabled_or_old() {
        let start = noon();
        let soon = start + TimeDelta::hours(1);

        assert!(session_lives(start, None, None, soon));
        assert!(!session_lives(start, Some(soon), None, soon));
        assert!(!session_lives(start, None, Some(soon), soon));
        assert!(session_lives(
            start,
            None,
            None,
            start + TimeDelta::days(89)
        ));
        assert!(!session_lives(
            start,
            None,
            None,
            start + TimeDelta::days(90)
        ));
    }
}
