//! A clock that the demo turns, so that three school years pass in a minute.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{Duration, NaiveTime};
use domain::clock::{Clock, Date, Timestamp};

/// A clock that shows what it was turned to.
#[derive(Clone, Debug)]
pub struct TurnedClock {
    shown: Arc<Mutex<Timestamp>>,
    /// When the demo began to be built: nothing in it happens later.
    begun: Timestamp,
}

impl TurnedClock {
    /// A clock at `now`.
    pub fn at(now: Timestamp) -> Self {
        Self {
            shown: Arc::new(Mutex::new(now)),
            begun: now,
        }
    }

    /// Turns it to the morning of `day`; of today no further than the true hour, for a night owl's demo must not lie
    /// ahead of what is done in it.
    pub fn turn_to(&self, day: Date) {
        let morning = day.and_time(NaiveTime::MIN).and_utc() + Duration::hours(9);
        let morning = morning.min(self.begun);
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = morning;
    }
}

impl Clock for TurnedClock {
    /// Each look is a millisecond later than the last, so that what follows also comes after.
    fn now(&self) -> Timestamp {
        let mut now = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        *now += Duration::milliseconds(1);
        *now
    }
}
