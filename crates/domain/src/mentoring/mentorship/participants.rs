//! Who takes part in a mentorship, on which side, and what they said.

use super::EndReason;
use crate::clock::Date;
use crate::consent::ConsentPurpose;
use crate::id::PersonId;

/// Which side of a mentorship somebody stands on.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Side {
    /// Gives support.
    Mentor,
    /// Receives it.
    Mentee,
}

impl Side {
    /// The consents without which nobody is named in an order on this side (B-036, B-041, B-RM2, B-RM3).
    pub fn required_consents(self) -> [ConsentPurpose; 2] {
        let duty = match self {
            Self::Mentor => ConsentPurpose::MentorDuty,
            Self::Mentee => ConsentPurpose::MenteeParticipation,
        };
        [ConsentPurpose::PersonalDataProcessing, duty]
    }
}

/// What a participant said to the proposal. No reason is asked for (B-015).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Answer {
    /// Not yet.
    Pending,
    /// Yes.
    Accepted,
    /// No.
    Declined,
}

/// One person in a mentorship.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Participant {
    /// Who.
    pub person: PersonId,
    /// On which side.
    pub side: Side,
    /// What they said.
    pub answer: Answer,
    /// When and why they left what goes on without them.
    pub left: Option<Leaving>,
    /// A pupil: they have no account, and the consents on paper speak for them.
    pub represented: bool,
    /// They support and are supported: beside their own side they stand on the other one, too.
    pub two_way: bool,
}

/// How somebody left a mentorship in force that goes on without them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leaving {
    /// The last day.
    pub on: Date,
    /// Why.
    pub reason: EndReason,
}

impl Participant {
    /// Somebody who is asked and has not answered.
    pub fn asked(person: PersonId, side: Side) -> Self {
        Self {
            person,
            side,
            answer: Answer::Pending,
            left: None,
            represented: false,
            two_way: false,
        }
    }

    /// A pupil, who is not asked by letter: their consent to take part lies on paper already.
    pub fn represented(person: PersonId, side: Side) -> Self {
        Self {
            answer: Answer::Accepted,
            represented: true,
            ..Self::asked(person, side)
        }
    }

    /// Whether they do what is done on `side`: their own, or either of a pair of both directions.
    pub fn acts_on(&self, side: Side) -> bool {
        self.two_way || self.side == side
    }

    /// The consents without which no order names them: of every side on which they act, each once.
    pub fn required_consents(&self) -> Vec<ConsentPurpose> {
        let sides = [Side::Mentor, Side::Mentee].into_iter();
        let mut purposes: Vec<ConsentPurpose> = Vec::new();
        for purpose in sides
            .filter(|side| self.acts_on(*side))
            .flat_map(Side::required_consents)
        {
            if !purposes.contains(&purpose) {
                purposes.push(purpose);
            }
        }
        purposes
    }

    /// Whether they neither declined nor left.
    pub fn stays(&self) -> bool {
        self.answer != Answer::Declined && self.left.is_none()
    }
}

/// A pair or a group.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Cell {
    /// One mentee, whose mentors may be several.
    Pair,
    /// Two mentees or more (B-028).
    Group,
}

impl Cell {
    /// What so many mentees make.
    pub fn of(mentees: usize) -> Self {
        if mentees > 1 { Self::Group } else { Self::Pair }
    }

    /// Below so many people on a side it is no mentorship of this kind any more.
    pub fn least(self, side: Side) -> usize {
        match (self, side) {
            (Self::Pair, Side::Mentor | Side::Mentee) | (Self::Group, Side::Mentor) => 1,
            (Self::Group, Side::Mentee) => 2,
        }
    }
}
