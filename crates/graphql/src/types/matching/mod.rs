//! Runs of the matching, and what they say about each mentee.
//!
//! Mentees have names for their own school alone; a municipality sees where they work and what they lack (note ii of the
//! permission table).

mod candidate;
mod comparison;
mod line;
mod mentee;
mod reason;
mod run;
mod settings;
mod shortage;

use super::enums::mirror;

pub use candidate::MatchCandidate;
pub use comparison::{MatchingChange, MatchingComparison};
pub use line::{MatchedPair, UnmatchedMentee};
pub use mentee::{MatchingMentee, MatchingMentor, Sight};
pub use reason::{AnsweredDeficit, MatchReason};
pub use run::{LineTotal, MatchingRun, MatchingSchoolTotal};
pub use settings::{MatchingPairInput, MatchingSettings, MatchingSettingsInput};
pub use shortage::{BlockedMentors, MatchingHelp, NearMiss};

mirror! {
    /// What a run makes the best of.
    MatchingObjective = "domain::matching::Objective" {
        /// As many mentees as can be get a mentor; among all such assignments the one with the best total score.
        MostPairs,
        /// The best total score, be it with fewer pairs.
        BestScore,
    }
}

mirror! {
    /// Whose mentors come into question in a run.
    MatchingReach = "domain::matching::Reach" {
        /// Those of the mentee's own school.
        OwnSchool,
        /// Those of all schools of the municipality.
        Municipality,
    }
}

mirror! {
    /// How much a criterion matters in a run.
    Importance = "domain::matching::Importance" {
        /// Not looked at.
        Off,
        /// Half of normal.
        Low,
        /// As usual.
        Normal,
        /// Twice normal.
        High,
    }
}

mirror! {
    /// What two candidates are compared by.
    MatchingCriterion = "domain::matching::Criterion" {
        /// The mentor is good at what the mentee lacks.
        Deficits,
        /// They want to talk about the same.
        Topics,
        /// They teach the same subject.
        Subject,
        /// They like to work the same way.
        Formats,
        /// The mentor has room.
        Load,
        /// They work near each other.
        Place,
        /// The mentor has taught for longer; in reverse mentoring, for less long.
        Experience,
        /// The mentor has carried out programmes in full, best of all with this mentee.
        EarlierSuccess,
        /// The mentee has named this mentor.
        MenteeWish,
        /// The mentor has named this mentee.
        MentorWish,
    }
}

mirror! {
    /// Why two cannot be paired, whatever speaks for them.
    MatchBlocker = "domain::matching::Blocker" {
        /// Nobody mentors themselves.
        SamePerson,
        /// The mentor's card has left the bank.
        MentorNotInBank,
        /// The two have a mentorship that runs or is on the way to it.
        AlreadyPaired,
        /// One of them said no to the other before, to a proposal or as a wish; which of the two is not told.
        DeclinedBefore,
        /// One of them leads the school where the other works, and such pairs are not wanted.
        Subordination,
        /// The mentor works at another school, and only the mentee's own is wanted.
        OtherSchool,
        /// The mentor works in another municipality.
        OtherMunicipality,
        /// The mentor's card is paused.
        MentorPaused,
        /// The mentor has said that they are away.
        MentorAway,
        /// The mentor has as many mentees as the card offers.
        MentorFull,
        /// The mentor teaches another subject, and the same one is wanted.
        OtherSubject,
        /// No deficit, topic or subject of the mentee is what the mentor offers.
        NothingInCommon,
        /// The score is below the least that is wanted.
        BelowMinimum,
        /// Whoever runs the matching does not want this pair.
        Excluded,
    }
}

/// A count on the wire.
pub(crate) fn int(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
