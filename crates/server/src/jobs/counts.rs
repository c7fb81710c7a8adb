//! Counts schools for a school year that has begun: a writer counts only the school that it writes to.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::clock::{SchoolYear, Timestamp, Zone};
use tokio::sync::watch;

use crate::app::App;
use crate::counting::count_uncounted;
use crate::http::chain;

const PAUSE: Duration = Duration::from_secs(3_600);

/// Runs until `stopped`.
pub async fn run(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let counting = count_uncounted(&app.store, running(app.now()));
        let counted = tokio::select! {
            counted = counting => counted,
            _ = stopped.wait_for(|stopped| *stopped) => return,
        };
        match counted {
            Ok(0) => {}
            Ok(schools) => tracing::info!(schools, "counted for the school year"),
            Err(error) => {
                tracing::warn!(error = chain(&error), "schools could not be counted");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            changed = stopped.changed() => if changed.is_err() { return },
        }
    }
}

/// The school year that has begun where the day begins first, nine hours before Moscow: a figure a few hours early
/// hurts nobody.
fn running(now: Timestamp) -> SchoolYear {
    SchoolYear::of(Zone::default().date(now + TimeDelta::hours(9)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_begins_when_it_does_in_kamchatka() {
        let year = |instant: &str| running(instant.parse().unwrap()).first_year();

        assert_eq!(year("2027-08-31T11:00:00Z"), 2026);
        assert_eq!(year("2027-08-31T12:30:00Z"), 2027);
    }
}
