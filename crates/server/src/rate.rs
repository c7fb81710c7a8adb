//! Rate limits: the generic cell rate algorithm, one instant per key.
//!
//! A bucket of `burst` units that fills up at an even pace. What `governor` lacks is [`Rate::give_back`]: a right
//! password returns the unit that a guess takes, so that only failures count, without a gap for guesses at once.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How much a key may spend.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quota {
    /// The most at once.
    pub burst: u32,
    /// How long a unit takes to come back.
    pub refill: Duration,
}

impl Quota {
    /// `units` per minute at an even pace, and as many at once.
    pub fn per_minute(units: u32) -> Self {
        Self {
            burst: units,
            refill: Duration::from_secs(60) / units.max(1),
        }
    }

    fn full(self) -> Duration {
        self.refill.saturating_mul(self.burst)
    }
}

/// What is left after a permitted request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Left {
    /// Units.
    pub units: u32,
    /// Until the bucket is full again.
    pub full_in: Duration,
}

/// A refusal: try again after this.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait(pub Duration);

impl Wait {
    /// Whole seconds, at least one, as `Retry-After` has it.
    pub fn seconds(self) -> u64 {
        self.0.as_secs() + u64::from(self.0.subsec_nanos() > 0).max(u64::from(self.0.is_zero()))
    }
}

/// Buckets by key. A key that is not in the map has a full one.
#[derive(Debug)]
pub struct Rate<K> {
    quota: Quota,
    /// When the key's bucket will be full.
    full_at: Mutex<HashMap<K, Instant>>,
}

/// From this many keys on, full buckets are thrown out before a new key comes in.
const SWEEP_FROM: usize = 10_000;

impl<K: Eq + Hash> Rate<K> {
    /// Full buckets for everybody.
    pub fn new(quota: Quota) -> Self {
        Self {
            quota,
            full_at: Mutex::default(),
        }
    }

    /// What each key may spend.
    pub fn quota(&self) -> Quota {
        self.quota
    }

    /// Takes `units` from the bucket of `key`, or nothing. More than the bucket holds counts as all of it.
    pub fn take(&self, key: K, units: u32, now: Instant) -> Result<Left, Wait> {
        let full = self.quota.full();
        let cost = self
            .quota
            .refill
            .saturating_mul(units.min(self.quota.burst));
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() >= SWEEP_FROM && !full_at.contains_key(&key) {
            full_at.retain(|_, full_at| *full_at > now);
        }
        let before = full_at
            .get(&key)
            .copied()
            .filter(|at| *at > now)
            .unwrap_or(now);
        let after = before + cost;
        let missing = after.saturating_duration_since(now);
        if missing > full {
            return Err(Wait(missing - full));
        }
        full_at.insert(key, after);
        let left = (full - missing).as_nanos() / self.quota.refill.as_nanos().max(1);
        Ok(Left {
            units: u32::try_from(left).unwrap_or(u32::MAX),
            full_in: missing,
        })
    }

    /// Puts `units` back that were taken for nothing.
    pub fn give_back(&self, key: &K, units: u32) {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = full_at.get_mut(key)
            && let Some(earlier) = at.checked_sub(self.quota.refill.saturating_mul(units))
        {
            *at = earlier;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTA: Quota = Quota {
        burst: 5,
        refill: Duration::from_secs(12),
    };

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn five_at_once_and_then_one_every_twelve_seconds() {
        let (rate, start) = (Rate::new(QUOTA), Instant::now());
        for left in [4, 3, 2, 1, 0] {
            assert_eq!(rate.take("a", 1, start).unwrap().units, left);
        }

        assert_eq!(rate.take("a", 1, start), Err(Wait(seconds(12))));
        assert_eq!(
            rate.take("a", 1, start + seconds(11)),
            Err(Wait(seconds(1)))
        );
        assert!(rate.take("a", 1, start + seconds(12)).is_ok());
    }

    #[test]
    fn whoever_hammers_gets_no_more_than_ten_in_any_minute() {
        let (rate, start) = (Rate::new(QUOTA), Instant::now());

        let passed = (0..6_000_u64)
            .filter(|tick| {
                rate.take("a", 1, start + Duration::from_millis(tick * 10))
                    .is_ok()
            })
            .count();

        assert!(passed <= 10, "{passed}");
    }

    #[test]
    fn a_refused_request_costs_nothing() {
        let (rate, start) = (Rate::new(QUOTA), Instant::now());
        rate.take("a", 5, start).unwrap();
        for _ in 0..100 {
            rate.take("a", 1, start).unwrap_err();
        }

        assert!(rate.take("a", 1, start + seconds(12)).is_ok());
    }

    #[test]
    fn keys_do_not_harm_each_other() {
        let (rate, now) = (Rate::new(QUOTA), Instant::now());
        rate.take("a", 5, now).unwrap();

        assert!(rate.take("a", 1, now).is_err());
        assert!(rate.take("b", 1, now).is_ok());
    }

    #[test]
    fn what_is_given_back_can_be_taken_again() {
        let (rate, now) = (Rate::new(QUOTA), Instant::now());
        rate.take("a", 5, now).unwrap();
        rate.give_back(&"a", 1);

        assert!(rate.take("a", 1, now).is_ok());
        assert!(rate.take("a", 1, now).is_err());
    }

    #[test]
    fn more_than_the_bucket_holds_empties_it() {
        let (rate, now) = (Rate::new(QUOTA), Instant::now());

        assert_eq!(rate.take("a", 1_000, now).unwrap().units, 0);
        assert!(rate.take("a", 1, now).is_err());
    }

    #[test]
    fn full_buckets_do_not_stay_in_memory() {
        let (rate, start) = (Rate::new(QUOTA), Instant::now());
        for key in 0..SWEEP_FROM {
            rate.take(key, 1, start).unwrap();
        }
        rate.take(usize::MAX, 1, start + seconds(13)).unwrap();

        assert_eq!(rate.full_at.lock().unwrap().len(), 1);
    }

    #[test]
    fn seconds_to_wait_are_rounded_up_and_never_nought() {
        assert_eq!(Wait(Duration::from_millis(1)).seconds(), 1);
        assert_eq!(Wait(Duration::from_millis(1_200)).seconds(), 2);
        assert_eq!(Wait(Duration::ZERO).seconds(), 1);
    }
}
