//! Notifications: what somebody is told, by which way, and how a duty that is not done is told further and further up.

use chrono::Duration;

use crate::clock::{Date, SchoolYear};

/// What a notification is about: the unit in which people choose how to be told.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NoticeKind {
    /// A pair is proposed, answered, ended.
    Pair,
    /// An order waits or was signed.
    Order,
    /// A consent was given, taken back or ends.
    Consent,
    /// A programme, an activity, a meeting.
    Programme,
    /// A day by which something is expected comes near or has passed.
    Deadline,
    /// Anything else.
    Message,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Pair,
        Self::Order,
        Self::Consent,
        Self::Programme,
        Self::Deadline,
        Self::Message,
    ];

    /// The way of who has not chosen any.
    pub fn usual_way(self) -> NoticeWay {
        match self {
            Self::Pair | Self::Order | Self::Consent | Self::Programme | Self::Message => {
                NoticeWay::AtOnce
            }
            Self::Deadline => NoticeWay::Digest,
        }
    }
}

/// How somebody is told. In the application they are told by every way but the last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NoticeWay {
    /// In the application alone.
    InApp,
    /// By a letter at once, too.
    AtOnce,
    /// In one letter a day, too.
    Digest,
    /// Not at all until the school year ends; it is kept as read.
    OffUntilTermEnds,
}

impl NoticeWay {
    /// Every way.
    pub const ALL: [Self; 4] = [
        Self::InApp,
        Self::AtOnce,
        Self::Digest,
        Self::OffUntilTermEnds,
    ];
}

/// What somebody chose for one kind, and on which day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoticeChoice {
    /// For what.
    pub kind: NoticeKind,
    /// By which way.
    pub way: NoticeWay,
    /// When it was chosen.
    pub chosen_on: Date,
}

impl NoticeChoice {
    /// The way that holds on `on`: silence ends with the school year in which it was chosen.
    pub fn way_on(&self, on: Date) -> NoticeWay {
        let over = SchoolYear::of(on) > SchoolYear::of(self.chosen_on);
        match self.way {
            NoticeWay::OffUntilTermEnds if over => self.kind.usual_way(),
            NoticeWay::OffUntilTermEnds
            | NoticeWay::InApp
            | NoticeWay::AtOnce
            | NoticeWay::Digest => self.way,
        }
    }
}

/// Who is told of a duty.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Told {
    /// Whose duty it is.
    Responsible,
    /// The head of the school.
    Head,
    /// The municipal centre; without names.
    Centre,
    /// The municipal authority; without names.
    Authority,
}

/// One step of the escalation: so many days from the due day, somebody is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// Days from the due day; before it when negative.
    pub days: i64,
    /// Who is told.
    pub told: Told,
}

/// The escalation as data: T-14, T-3, the day itself, +3 to the head, +10 to the centre, +20 to the authority.
pub const STEPS: [Step; 6] = [
    Step {
        days: -14,
        told: Told::Responsible,
    },
    Step {
        days: -3,
        told: Told::Responsible,
    },
    Step {
        days: 0,
        told: Told::Responsible,
    },
    Step {
        days: 3,
        told: Told::Head,
    },
    Step {
        days: 10,
        told: Told::Centre,
    },
    Step {
        days: 20,
        told: Told::Authority,
    },
];

/// The steps that are due on `today` for a duty that came into being on `since` and is due on `due`.
///
/// A step that lay before the duty's own beginning never comes: what was imported as past disturbs nobody. Of several that
/// were missed while nobody looked, each addressee hears the latest alone.
pub fn steps_due(since: Date, due: Date, today: Date) -> Vec<Step> {
    let mut found: Vec<Step> = Vec::new();
    for step in STEPS {
        let Some(day) = due.checked_add_signed(Duration::days(step.days)) else {
            continue;
        };
        if day < since || day > today {
            continue;
        }
        found.retain(|earlier| earlier.told != step.told);
        found.push(step);
    }
    found
}

/// Whether the daily letter may go out at `hour`: in the region's morning, and not in the night.
pub fn is_morning(hour: u32) -> bool {
    (7..=11).contains(&hour)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::day;

    #[test]
    fn a_duty_climbs_step_by_step() {
        let told = |today: &str| {
            let steps = steps_due(day("2026-09-01"), day("2026-10-15"), day(today));
            let steps: Vec<_> = steps
                .iter()
                .map(|step| format!("{:?}{:+}", step.told, step.days))
                .collect();
            steps.join(" ")
        };
        assert_eq!(told("2026-09-30"), "");
        assert_eq!(told("2026-10-01"), "Responsible-14");
        assert_eq!(told("2026-10-12"), "Responsible-3");
        assert_eq!(told("2026-10-15"), "Responsible+0");
        assert_eq!(told("2026-10-17"), "Responsible+0");
        assert_eq!(told("2026-10-18"), "Responsible+0 Head+3");
        assert_eq!(told("2026-10-25"), "Responsible+0 Head+3 Centre+10");
        assert_eq!(
            told("2026-11-04"),
            "Responsible+0 Head+3 Centre+10 Authority+20"
        );
    }

    #[test]
    fn what_was_past_when_it_came_disturbs_nobody() {
        let steps = |since: &str| steps_due(day(since), day("2026-06-01"), day("2026-11-15"));
        assert_eq!(steps("2026-11-01"), []);
        let late = steps("2026-06-15");
        assert_eq!(late.len(), 1);
        assert_eq!(late[0].told, Told::Authority);
    }

    #[test]
    fn silence_ends_with_the_school_year() {
        for kind in NoticeKind::ALL {
            let choice = NoticeChoice {
                kind,
                way: NoticeWay::OffUntilTermEnds,
                chosen_on: day("2026-11-15"),
            };
            assert_eq!(
                choice.way_on(day("2027-08-31")),
                NoticeWay::OffUntilTermEnds
            );
            assert_eq!(choice.way_on(day("2027-09-01")), kind.usual_way());
            for way in NoticeWay::ALL {
                if way != NoticeWay::OffUntilTermEnds {
                    let choice = NoticeChoice { way, ..choice };
                    assert_eq!(choice.way_on(day("2030-01-01")), way);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn nobody_hears_of_a_duty_twice_at_once(since in 0..400_i64, due in 0..400_i64, today in 0..400_i64) {
            let base = day("2026-01-01");
            let at = |days: i64| base + Duration::days(days);
            let steps = steps_due(at(since), at(due), at(today));
            let mut told: Vec<_> = steps.iter().map(|step| step.told).collect();
            told.dedup();
            prop_assert_eq!(told.len(), steps.len());
            for step in steps {
                let day = at(due) + Duration::days(step.days);
                prop_assert!(day >= at(since) && day <= at(today));
            }
        }
    }
}
