//! Rotation: a refresh token is used once. What a second use means depends on its successor.

use chrono::TimeDelta;

use crate::clock::Timestamp;

/// How long a repeated refresh is put down to a lost answer.
pub const FORGIVEN_FOR: TimeDelta = TimeDelta::seconds(30);

/// What is known of a refresh token when it is presented.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RefreshToken {
    /// When it dies unused.
    pub expires_at: Timestamp,
    /// When it was exchanged, if it was.
    pub used_at: Option<Timestamp>,
    /// Whether the token that it was exchanged for has been presented.
    pub successor_used: bool,
}

/// What presenting it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RefreshVerdict {
    /// First use: exchange it.
    Fresh,
    /// The answer to the first use was lost on the way: exchange its successor instead.
    Forgiven,
    /// Too old; nothing is suspected.
    Expired,
    /// Two parties hold the same token. The family ends, for the thief and the owner alike.
    Reused,
}

impl RefreshToken {
    /// What presenting it at `now` means.
    pub fn judge(&self, now: Timestamp) -> RefreshVerdict {
        match self.used_at {
            None if now >= self.expires_at => RefreshVerdict::Expired,
            None => RefreshVerdict::Fresh,
            Some(used_at) if !self.successor_used && now - used_at <= FORGIVEN_FOR => {
                RefreshVerdict::Forgiven
            }
            Some(_) => RefreshVerdict::Reused,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn noon() -> Timestamp {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn token() -> RefreshToken {
        RefreshToken {
            expires_at: noon() + TimeDelta::days(14),
            used_at: None,
            successor_used: false,
        }
    }

    #[test]
    fn the_first_use_is_fresh_until_the_token_expires() {
        assert_eq!(token().judge(noon()), RefreshVerdict::Fresh);
        assert_eq!(
            token().judge(noon() + TimeDelta::days(14)),
            RefreshVerdict::Expired
        );
    }

    #[test]
    fn a_second_use_is_forgiven_for_thirty_seconds_while_the_successor_is_unused() {
        let used = RefreshToken {
            used_at: Some(noon()),
            ..token()
        };

        assert_eq!(
            used.judge(noon() + TimeDelta::seconds(30)),
            RefreshVerdict::Forgiven
        );
        assert_eq!(
            used.judge(noon() + TimeDelta::seconds(31)),
            RefreshVerdict::Reused
        );
    }

    #[test]
    fn once_the_successor_was_used_a_second_use_is_a_theft() {
        let used = RefreshToken {
            used_at: Some(noon()),
            successor_used: true,
            ..token()
        };

        assert_eq!(
            used.judge(noon() + TimeDelta::seconds(1)),
            RefreshVerdict::Reused
        );
    }

    #[test]
    fn a_clock_that_went_back_makes_no_thief_of_an_honest_client() {
        let used = RefreshToken {
            used_at: Some(noon()),
            ..token()
        };

        assert_eq!(
            used.judge(noon() - TimeDelta::seconds(5)),
            RefreshVerdict::Forgiven
        );
    }

    #[test]
    fn an_expired_token_that_was_used_is_still_a_theft() {
        let used = RefreshToken {
            used_at: Some(noon()),
            successor_used: true,
            ..token()
        };

        assert_eq!(
            used.judge(noon() + TimeDelta::days(15)),
            RefreshVerdict::Reused
        );
    }
}
