use std::sync::{Arc, Mutex};

use chrono::{SubsecRound, TimeDelta};
use domain::clock::{Clock, SystemClock, Timestamp};

/// A clock that stands where it was put.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<Timestamp>>);

impl TestClock {
    /// Begins at the present second.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(SystemClock.now().trunc_subsecs(0))))
    }

    /// Puts it forward.
    pub fn pass(&self, time: TimeDelta) {
        *self.0.lock().unwrap() += time;
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}
