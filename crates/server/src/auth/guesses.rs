//! How often passwords may be guessed.
//!
//! Three budgets of five failures at once and one more every twelve seconds, so at most ten a minute: for an account
//! from one address, for an account from anywhere, for an address at any account. The first always counts. The other
//! two do not hold back an address from which the account was signed in lately: nobody can be locked out of the place
//! where they work, whoever hammers at their account from elsewhere and whoever shares their school's address.

use std::time::{Duration, Instant};

use domain::text::Email;

use crate::http::ClientAddress;
use crate::rate::{Quota, Rate, Wait};

const QUOTA: Quota = Quota {
    burst: 5,
    refill: Duration::from_secs(12),
};

/// The budgets.
pub struct Guesses {
    at_account_from_address: Rate<(String, ClientAddress)>,
    at_account: Rate<String>,
    from_address: Rate<ClientAddress>,
}

/// One guess: which account, written in any case and existing or not, and from where.
#[derive(Clone, Debug)]
pub struct Guess {
    account: String,
    address: ClientAddress,
}

impl Guess {
    /// A guess at the account of `email` from `address`.
    pub fn new(email: &Email, address: ClientAddress) -> Self {
        Self {
            account: email.folded(),
            address,
        }
    }
}

/// Whether a guess may be checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leave {
    /// It may.
    Granted,
    /// It may if the address is familiar to the account; otherwise after the wait.
    IfFamiliar(Wait),
}

impl Guesses {
    /// Nobody has guessed yet.
    pub fn new() -> Self {
        Self {
            at_account_from_address: Rate::new(QUOTA),
            at_account: Rate::new(QUOTA),
            from_address: Rate::new(QUOTA),
        }
    }

    /// Takes a guess from the budgets, before it is checked: of a hundred at once five pass.
    pub fn take(&self, guess: &Guess, now: Instant) -> Result<Leave, Wait> {
        let pair = (guess.account.clone(), guess.address);
        self.at_account_from_address.take(pair, 1, now)?;
        let account = self.at_account.take(guess.account.clone(), 1, now);
        let address = self.from_address.take(guess.address, 1, now);
        let wait = match (account, address) {
            (Ok(_), Ok(_)) => return Ok(Leave::Granted),
            (Err(wait), Ok(_)) => {
                self.from_address.give_back(&guess.address, 1);
                wait
            }
            (Ok(_), Err(wait)) => {
                self.at_account.give_back(&guess.account, 1);
                wait
            }
            (Err(one), Err(other)) => Wait(one.0.max(other.0)),
        };
        Ok(Leave::IfFamiliar(wait))
    }

    /// The guess was right, or was not checked: it does not count.
    pub fn give_back(&self, guess: &Guess, leave: Leave) {
        self.at_account_from_address
            .give_back(&(guess.account.clone(), guess.address), 1);
        if leave == Leave::Granted {
            self.at_account.give_back(&guess.account, 1);
            self.from_address.give_back(&guess.address, 1);
        }
    }
}

impl Default for Guesses {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    fn from(address: u32) -> ClientAddress {
        IpAddr::V4(Ipv4Addr::from_bits(address)).into()
    }

    fn at(account: &str, address: u32) -> Guess {
        Guess::new(&Email::parse(account).unwrap(), from(address))
    }

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    /// How many of `guesses`, one every 100 ms, may be checked by who is a stranger everywhere.
    fn checked(guesses: &Guesses, all: impl Iterator<Item = Guess>) -> usize {
        let start = Instant::now();
        let may = |(tick, guess): (u64, Guess)| {
            let leave = guesses.take(&guess, start + Duration::from_millis(100 * tick));
            if let Ok(leave @ Leave::IfFamiliar(_)) = leave {
                guesses.give_back(&guess, leave);
            }
            leave == Ok(Leave::Granted)
        };
        (0..).zip(all).map(may).filter(|granted| *granted).count()
    }

    #[test]
    fn a_minute_of_guessing_checks_at_most_ten_wherever_it_comes_from_and_goes_to() {
        let one_account = (0..600).map(|_| at("head@school", 1));
        let many_addresses = (0..600).map(|n| at("head@school", n));
        let many_accounts = (0..600).map(|n| at(&format!("teacher{n}@school"), 1));
        let many_spellings = (0..600).map(|n| at(["HEAD@school", "head@SCHOOL"][n % 2], 1));

        assert!(checked(&Guesses::new(), one_account) <= 10);
        assert!(checked(&Guesses::new(), many_addresses) <= 10);
        assert!(checked(&Guesses::new(), many_accounts) <= 10);
        assert!(checked(&Guesses::new(), many_spellings) <= 10);
    }

    #[test]
    fn the_owner_is_back_after_twelve_seconds() {
        let (guesses, start) = (Guesses::new(), Instant::now());
        for _ in 0..5 {
            guesses.take(&at("head@school", 1), start).unwrap();
        }

        assert_eq!(
            guesses.take(&at("head@school", 1), start),
            Err(Wait(seconds(12)))
        );
        assert_eq!(
            guesses.take(&at("head@school", 1), start + seconds(12)),
            Ok(Leave::Granted)
        );
    }

    #[test]
    fn a_familiar_address_is_not_locked_out_by_strangers() {
        let (guesses, now) = (Guesses::new(), Instant::now());
        for stranger in 10..15 {
            guesses.take(&at("head@school", stranger), now).unwrap();
        }

        let owner = guesses.take(&at("head@school", 1), now);

        assert!(matches!(owner, Ok(Leave::IfFamiliar(_))), "{owner:?}");
    }

    #[test]
    fn a_right_password_leaves_the_budgets_as_they_were() {
        let (guesses, now) = (Guesses::new(), Instant::now());
        for teacher in 0..50 {
            let guess = at(&format!("teacher{teacher}@school"), 1);
            let leave = guesses.take(&guess, now).unwrap();
            assert_eq!(leave, Leave::Granted, "teacher {teacher} of one school");
            guesses.give_back(&guess, leave);
        }
    }
}
