//! The rules that no score outweighs.

use super::candidate::{MenteeCandidate, MentorCandidate};
use super::settings::{MatchingSettings, PairOf, Reach};
use crate::people::CardState;

/// Why two cannot be paired, whatever speaks for them. In the order in which they are told.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Blocker {
    /// Nobody mentors themselves.
    SamePerson,
    /// The mentor's card has left the bank.
    MentorNotInBank,
    /// The two have a mentorship that runs or is on the way to it.
    AlreadyPaired,
    /// One of them said no to the other before, to a proposal or as a wish (B-015, B-081).
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

impl Blocker {
    /// Every blocker, in the order in which they are told.
    pub const ALL: [Self; 14] = [
        Self::SamePerson,
        Self::MentorNotInBank,
        Self::AlreadyPaired,
        Self::DeclinedBefore,
        Self::Subordination,
        Self::OtherSchool,
        Self::OtherMunicipality,
        Self::MentorPaused,
        Self::MentorAway,
        Self::MentorFull,
        Self::OtherSubject,
        Self::NothingInCommon,
        Self::BelowMinimum,
        Self::Excluded,
    ];

    /// Whether a proposal of the two would be refused, whatever the run is asked for. The others are wishes of who runs
    /// the matching, and a pair that they lock is stronger than those.
    pub fn is_rule(self) -> bool {
        match self {
            Self::SamePerson
            | Self::MentorNotInBank
            | Self::AlreadyPaired
            | Self::DeclinedBefore
            | Self::OtherMunicipality
            | Self::MentorPaused
            | Self::MentorAway
            | Self::MentorFull => true,
            Self::Subordination
            | Self::OtherSchool
            | Self::OtherSubject
            | Self::NothingInCommon
            | Self::BelowMinimum
            | Self::Excluded => false,
        }
    }
}

/// What stands between the two before anything is weighed.
pub(super) fn between(
    mentor: &MentorCandidate,
    mentee: &MenteeCandidate,
    settings: &MatchingSettings,
) -> Vec<Blocker> {
    let history = mentee.history_with(mentor.person);
    let pair = PairOf {
        mentor: mentor.person,
        mentee: mentee.person,
    };
    let leads = mentor.leads.contains(&mentee.school) || mentee.leads.contains(&mentor.school);
    let foreign = mentor.municipality != mentee.municipality;
    let reach_left = match settings.reach {
        Reach::OwnSchool => !mentor.is_at(mentee.school),
        Reach::Municipality => false,
    };
    let found = [
        (mentor.person == mentee.person, Blocker::SamePerson),
        (mentor.state == CardState::Left, Blocker::MentorNotInBank),
        (history.running, Blocker::AlreadyPaired),
        (history.declined, Blocker::DeclinedBefore),
        (leads && !settings.heads_may_mentor, Blocker::Subordination),
        (reach_left && !foreign, Blocker::OtherSchool),
        (foreign, Blocker::OtherMunicipality),
        (mentor.state == CardState::Paused, Blocker::MentorPaused),
        (mentor.away, Blocker::MentorAway),
        (mentor.free() == 0, Blocker::MentorFull),
        (
            settings.same_subject_only && !mentor.teaches(mentee.subject.as_ref()),
            Blocker::OtherSubject,
        ),
        (settings.excluded.contains(&pair), Blocker::Excluded),
    ];
    let standing = found.into_iter().filter(|(stands, _)| *stands);
    standing.map(|(_, blocker)| blocker).collect()
}
