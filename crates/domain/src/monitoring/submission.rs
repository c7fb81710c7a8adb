//! What one school answers in a campaign: written, signed by the head, accepted or sent back by the centre.

use serde::{Deserialize, Serialize};

use super::campaign::CampaignState;
use crate::clock::Date;

/// Where a school's answers stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SubmissionState {
    /// Nobody has begun.
    NotStarted,
    /// Being written.
    Draft,
    /// Signed by the head and handed in.
    Submitted,
    /// Sent back with a reason.
    Returned,
    /// Accepted by the centre.
    Accepted,
}

/// Why a step of a submission was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SubmissionError {
    /// Not in this state.
    #[error("not in this state")]
    WrongState,
    /// The campaign takes no answers of this school now.
    #[error("the campaign is closed")]
    Closed,
    /// The school is not asked any more.
    #[error("not asked")]
    NotAsked,
}

/// What decides whether a school may still answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// Where the campaign stands.
    pub campaign: CampaignState,
    /// The school's last day, with the time that it was given besides.
    pub due: Date,
    /// Whether it was given more time than others.
    pub extended: bool,
    /// Whether it left the circle of those that are asked.
    pub released: bool,
}

/// The last day of a school that begins to be asked on `today` in a campaign with the last day `due`: a week is left to it at
/// least.
pub fn joining_term(due: Date, today: Date) -> Date {
    let week = today.checked_add_days(chrono::Days::new(7));
    week.map_or(due, |week| due.max(week))
}

impl SubmissionState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::NotStarted,
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Accepted,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "NOT_STARTED",
            Self::Draft => "DRAFT",
            Self::Submitted => "SUBMITTED",
            Self::Returned => "RETURNED",
            Self::Accepted => "ACCEPTED",
        }
    }

    /// Whether it was handed in at least once: the centre reads what it says.
    pub fn is_handed_in(self) -> bool {
        match self {
            Self::Submitted | Self::Returned | Self::Accepted => true,
            Self::NotStarted | Self::Draft => false,
        }
    }

    /// Whether its answers are those of the day of signing.
    pub fn is_frozen(self) -> bool {
        match self {
            Self::Submitted | Self::Accepted => true,
            Self::NotStarted | Self::Draft | Self::Returned => false,
        }
    }

    /// Answers are written.
    pub fn save(self, term: Term, today: Date) -> Result<Self, SubmissionError> {
        term.takes(self, today)?;
        match self {
            Self::NotStarted | Self::Draft => Ok(Self::Draft),
            Self::Returned => Ok(Self::Returned),
            Self::Submitted | Self::Accepted => Err(SubmissionError::WrongState),
        }
    }

    /// The head signs, for the first time or again.
    pub fn submit(self, term: Term, today: Date) -> Result<Self, SubmissionError> {
        term.takes(self, today)?;
        match self {
            Self::Draft | Self::Returned => Ok(Self::Submitted),
            Self::NotStarted | Self::Submitted | Self::Accepted => Err(SubmissionError::WrongState),
        }
    }

    /// The centre accepts, of a closed campaign too: it reads after the last day.
    pub fn accept(self, term: Term) -> Result<Self, SubmissionError> {
        term.is_running()?;
        match self {
            Self::Submitted => Ok(Self::Accepted),
            Self::NotStarted | Self::Draft | Self::Returned | Self::Accepted => {
                Err(SubmissionError::WrongState)
            }
        }
    }

    /// The centre sends it back; also what it had accepted and now stands otherwise.
    pub fn send_back(self, term: Term) -> Result<Self, SubmissionError> {
        term.is_running()?;
        match self {
            Self::Submitted | Self::Accepted => Ok(Self::Returned),
            Self::NotStarted | Self::Draft | Self::Returned => Err(SubmissionError::WrongState),
        }
    }

    /// The school gets more time: there is nothing to extend for who has handed in. What came back is mended without a day, and
    /// another day would make early what was late.
    pub fn extend(self, term: Term) -> Result<Self, SubmissionError> {
        term.is_running()?;
        match self {
            Self::NotStarted | Self::Draft => Ok(self),
            Self::Submitted | Self::Returned | Self::Accepted => Err(SubmissionError::WrongState),
        }
    }

    /// Whether the school owes its answers and its day has passed. Computed and never kept: it comes and goes by itself.
    /// What came back was there once: its day was kept or missed then.
    pub fn is_overdue(self, term: Term, today: Date) -> bool {
        !self.is_handed_in() && term.campaign.is_announced() && !term.released && term.due < today
    }
}

impl Term {
    /// While a campaign is open, everybody answers, late as it may be. After that only who was given more time, until that day,
    /// and who has something to correct: the centre may read, and send back, after the last day.
    fn takes(&self, state: SubmissionState, today: Date) -> Result<(), SubmissionError> {
        self.is_running()?;
        let extended = self.extended && today <= self.due;
        match self.campaign {
            CampaignState::Open => Ok(()),
            CampaignState::Closed if extended || state == SubmissionState::Returned => Ok(()),
            CampaignState::Closed | CampaignState::Planned | CampaignState::Cancelled => {
                Err(SubmissionError::Closed)
            }
        }
    }

    fn is_running(&self) -> Result<(), SubmissionError> {
        match (self.released, self.campaign.is_announced()) {
            (true, _) => Err(SubmissionError::NotAsked),
            (false, true) => Ok(()),
            (false, false) => Err(SubmissionError::Closed),
        }
    }
}

/// Whether answers that were first handed in on `first` came after their day. Corrections do not make them late: how long the
/// centre reads is not the school's fault.
pub fn is_late(first: Option<Date>, due: Date) -> bool {
    first.is_some_and(|first| first > due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{day, table};

    const EVENTS: [&str; 5] = ["save", "submit", "accept", "send back", "extend"];

    fn step(
        state: SubmissionState,
        event: usize,
        term: Term,
    ) -> Result<SubmissionState, SubmissionError> {
        let today = day("2026-12-05");
        match event {
            0 => state.save(term, today),
            1 => state.submit(term, today),
            2 => state.accept(term),
            3 => state.send_back(term),
            _ => state.extend(term),
        }
    }

    #[test]
    fn who_joins_late_has_a_week() {
        let due = day("2026-11-30");
        let joins = |on: &str| joining_term(due, day(on));
        assert_eq!(joins("2026-11-01"), due);
        assert_eq!(joins("2026-11-23"), due);
        assert_eq!(joins("2026-11-24"), day("2026-12-01"));
        assert_eq!(joins("2026-12-15"), day("2026-12-22"));
    }

    fn term(campaign: CampaignState, due: &str, extended: bool) -> Term {
        Term {
            campaign,
            due: day(due),
            extended,
            released: false,
        }
    }

    fn printed(term: Term) -> String {
        let rows = SubmissionState::ALL.map(SubmissionState::code);
        table(&rows, &EVENTS, |row, event| {
            step(SubmissionState::ALL[row], event, term)
        })
    }

    #[test]
    fn every_event_in_every_state_while_the_campaign_is_open() {
        // Its day has passed: answers come late, and they come.
        insta::assert_snapshot!(printed(term(CampaignState::Open, "2026-11-30", false)));
    }

    #[test]
    fn every_event_in_every_state_after_the_campaign_was_closed() {
        insta::assert_snapshot!(printed(term(CampaignState::Closed, "2026-11-30", false)));
    }

    #[test]
    fn every_event_in_every_state_of_a_school_that_was_given_more_time() {
        insta::assert_snapshot!(printed(term(CampaignState::Closed, "2026-12-05", true)));
    }

    #[test]
    fn time_that_was_given_runs_out_too() {
        let over = term(CampaignState::Closed, "2026-12-04", true);
        assert_eq!(
            printed(over),
            printed(term(CampaignState::Closed, "2026-11-30", false))
        );
    }

    #[test]
    fn nothing_is_taken_by_a_campaign_that_is_planned_or_given_up_nor_of_who_is_not_asked() {
        for state in SubmissionState::ALL {
            for event in 0..EVENTS.len() {
                for campaign in [CampaignState::Planned, CampaignState::Cancelled] {
                    let came = step(state, event, term(campaign, "2026-12-31", true));
                    assert_eq!(came, Err(SubmissionError::Closed), "{state:?} {event}");
                }
                let released = Term {
                    released: true,
                    ..term(CampaignState::Open, "2026-12-31", false)
                };
                let came = step(state, event, released);
                assert_eq!(came, Err(SubmissionError::NotAsked), "{state:?} {event}");
            }
        }
    }

    #[test]
    fn what_is_frozen_is_not_written_and_was_handed_in() {
        let open = term(CampaignState::Open, "2026-12-31", false);
        for state in SubmissionState::ALL {
            let saved = state.save(open, day("2026-12-05"));
            assert_eq!(state.is_frozen(), saved.is_err(), "{state:?}");
            assert!(!state.is_frozen() || state.is_handed_in(), "{state:?}");
        }
    }

    #[test]
    fn overdue_is_who_owes_after_the_day_and_nobody_else() {
        let today = day("2026-12-01");
        let due = |on| term(CampaignState::Open, on, false);
        for state in SubmissionState::ALL {
            let owes = !state.is_handed_in();
            assert_eq!(
                state.is_overdue(due("2026-11-30"), today),
                owes,
                "{state:?}"
            );
            assert!(!state.is_overdue(due("2026-12-01"), today), "{state:?}");
            let given_up = term(CampaignState::Cancelled, "2026-11-30", false);
            assert!(!state.is_overdue(given_up, today), "{state:?}");
            let released = Term {
                released: true,
                ..due("2026-11-30")
            };
            assert!(!state.is_overdue(released, today), "{state:?}");
        }
    }

    #[test]
    fn late_is_what_first_came_after_its_day() {
        let due = day("2026-11-30");
        assert!(!is_late(None, due));
        assert!(!is_late(Some(due), due));
        assert!(is_late(Some(day("2026-12-01")), due));
    }
}
