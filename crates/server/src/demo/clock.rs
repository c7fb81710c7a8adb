//! A clock that the demo turns, so that three school years pass in a minute.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{Duration, NaiveTime};
use domain::clock::{Clock, Date, Timestamp};

/// A clock that shows what it was turned to.
#[derive(Clone, Debug)]
pub struct TurnedClock(Arc<Mutex<Timestamp>>);

impl TurnedClock {
    /// A clock at `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(now)))
    }

    /// Turns it to the morning of `day`.
    pub fn turn_to(&self, day: Date) {
        let morning = day.and_time(NaiveTime::MIN).and_utc() + Duration::hours(9);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = morning;
    }
}

impl Clock for TurnedClock {
    /// Each look is a millisecond later than the last, so that what follows also comes after.
    fn now(&self) -> Timestamp {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += Duration::milliseconds(1);
        *now
    }
}
