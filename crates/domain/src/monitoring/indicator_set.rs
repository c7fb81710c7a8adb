//! What a campaign asks: indicators of the conditions and of the two stages of monitoring (C-040…049, E-2.1).
//!
//! A set has a version. A campaign keeps the questions that it was planned with, so that a later version of the set does not
//! change what was asked, and answers of two years stand beside each other by the question's code.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Indicator;
use super::campaign::CampaignKind;
use crate::text::fold;

/// Which part of monitoring a question belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stage {
    /// What mentoring needs: acts, training, time, means.
    Conditions,
    /// How it is carried out.
    Process,
    /// What it does to those who take part.
    Impact,
}

/// What an answer looks like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ValueKind {
    /// How many: nought or more.
    Count,
    /// How many in a hundred.
    Percent,
    /// From 1 to 10.
    Scale,
    /// Yes or no.
    YesNo,
    /// In words.
    Text,
}

impl ValueKind {
    /// Whether an answer is a number that can be added up or averaged.
    pub fn is_number(self) -> bool {
        match self {
            Self::Count | Self::Percent | Self::Scale => true,
            Self::YesNo | Self::Text => false,
        }
    }

    /// The least and the greatest number.
    pub fn range(self) -> (i64, i64) {
        match self {
            Self::Count => (0, MOST),
            Self::Percent => (0, 100),
            Self::Scale => (1, 10),
            Self::YesNo | Self::Text => (0, 0),
        }
    }
}

/// The greatest count that anybody is believed.
pub const MOST: i64 = 1_000_000;

/// Where the value of a question comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Source {
    /// The program counts it; the school confirms the number, or explains another one.
    Counter(Indicator),
    /// How many in a hundred of the documents that the municipality requires are current.
    Package,
    /// The school says it.
    Manual,
}

/// A question of a campaign.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Its name among the questions of all years: what is compared is what has the same code.
    pub code: String,
    /// The part of monitoring that it belongs to.
    pub stage: Stage,
    /// The heading that it stands under.
    pub section: String,
    /// The question.
    pub title: String,
    /// What is counted, such as «чел.»; empty when it goes without saying.
    pub unit: String,
    /// What an answer looks like.
    pub kind: ValueKind,
    /// Where the value comes from.
    pub source: Source,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it counts people, so that small sums are withheld from who may see only counts.
    pub people: bool,
    /// The question of which this one is a part: its number is not above that one's.
    pub part_of: Option<String>,
}

impl Item {
    /// Whether an answer to `earlier` says something about an answer to this one: a question of a set keeps its code, whatever
    /// its words; one that was added to a campaign is known by its words.
    pub fn continues(&self, earlier: &Self) -> bool {
        let same = self.code == earlier.code && self.kind == earlier.kind;
        same && (!self.code.starts_with(OWN) || fold(&self.title) == fold(&earlier.title))
    }
}

/// How the codes of questions begin that were added to a campaign.
pub const OWN: &str = "Q.";

/// Where a set of questions stands: it is an instrument of assessment, which the centre examines before it is used (D-3.6).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SetState {
    /// Being written.
    Draft,
    /// Being examined.
    UnderExpertise,
    /// May be used.
    Approved,
    /// Not used for new campaigns any more.
    Retired,
}

/// Why a step of a set was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SetError {
    /// Not in this state.
    #[error("not in this state")]
    WrongState,
}

impl SetState {
    /// Every state.
    pub const ALL: [Self; 4] = [
        Self::Draft,
        Self::UnderExpertise,
        Self::Approved,
        Self::Retired,
    ];

    /// It is handed in for expertise.
    pub fn submit(self) -> Result<Self, SetError> {
        match self {
            Self::Draft => Ok(Self::UnderExpertise),
            Self::UnderExpertise | Self::Approved | Self::Retired => Err(SetError::WrongState),
        }
    }

    /// The expertise says yes.
    pub fn approve(self) -> Result<Self, SetError> {
        match self {
            Self::UnderExpertise => Ok(Self::Approved),
            Self::Draft | Self::Approved | Self::Retired => Err(SetError::WrongState),
        }
    }

    /// The expertise sends it back.
    pub fn send_back(self) -> Result<Self, SetError> {
        match self {
            Self::UnderExpertise => Ok(Self::Draft),
            Self::Draft | Self::Approved | Self::Retired => Err(SetError::WrongState),
        }
    }

    /// A later version takes its place.
    pub fn retire(self) -> Result<Self, SetError> {
        match self {
            Self::Approved => Ok(Self::Retired),
            Self::Draft | Self::UnderExpertise | Self::Retired => Err(SetError::WrongState),
        }
    }
}

/// The questions that campaigns of a kind ask, in a version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndicatorSet {
    /// Of which campaigns.
    pub kind: CampaignKind,
    /// Counts the versions of the kind.
    pub version: i32,
    /// Where it stands.
    pub state: SetState,
    /// The questions, in their order.
    pub items: Vec<Item>,
}

/// What is wrong with a list of questions.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ItemFault {
    /// Two questions have this code.
    #[error("two questions have the code {0}")]
    Twice(String),
    /// This question is a part of one that does not stand before it, or that has no number.
    #[error("{0} is a part of nothing")]
    PartOfNothing(String),
    /// What the program counts is no number of this kind.
    #[error("{0} cannot be computed")]
    NotComputable(String),
}

/// Whether a list of questions can be asked.
pub fn sound(items: &[Item]) -> Result<(), ItemFault> {
    let mut before: BTreeMap<&str, &Item> = BTreeMap::new();
    for item in items {
        let code = item.code.as_str();
        if let Some(whole) = &item.part_of {
            let whole = before.get(whole.as_str());
            let fits = whole.is_some_and(|whole| whole.kind == item.kind && item.kind.is_number());
            if !fits {
                return Err(ItemFault::PartOfNothing(item.code.clone()));
            }
        }
        let computable = match item.source {
            Source::Counter(_) => item.kind == ValueKind::Count,
            Source::Package => item.kind == ValueKind::Percent,
            Source::Manual => true,
        };
        if !computable {
            return Err(ItemFault::NotComputable(item.code.clone()));
        }
        if before.insert(code, item).is_some() {
            return Err(ItemFault::Twice(item.code.clone()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::table;

    fn item(code: &str) -> Item {
        Item {
            code: code.to_owned(),
            stage: Stage::Process,
            section: String::new(),
            title: code.to_owned(),
            unit: String::new(),
            kind: ValueKind::Count,
            source: Source::Manual,
            required: true,
            people: false,
            part_of: None,
        }
    }

    #[test]
    fn every_event_of_a_set_in_every_state() {
        let rows = SetState::ALL.map(|state| format!("{state:?}"));
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        let events = ["submit", "approve", "send back", "retire"];
        let step = |row: usize, event: usize| {
            let state = SetState::ALL[row];
            match event {
                0 => state.submit(),
                1 => state.approve(),
                2 => state.send_back(),
                _ => state.retire(),
            }
        };
        insta::assert_snapshot!(table(&rows, &events, step));
    }

    #[test]
    fn a_code_stands_once_and_a_part_has_a_whole_before_it() {
        let part = |whole: &str| Item {
            part_of: Some(whole.to_owned()),
            ..item("b")
        };
        assert_eq!(sound(&[item("a"), part("a")]), Ok(()));
        let twice = ItemFault::Twice("a".to_owned());
        assert_eq!(sound(&[item("a"), item("a")]), Err(twice));
        let nothing = Err(ItemFault::PartOfNothing("b".to_owned()));
        assert_eq!(sound(&[part("a"), item("a")]), nothing);
        assert_eq!(sound(&[part("b")]), nothing);
        let words = Item {
            kind: ValueKind::Text,
            ..item("a")
        };
        assert_eq!(sound(&[words, part("a")]), nothing);
    }

    #[test]
    fn what_is_counted_is_a_count_and_a_share_is_a_share() {
        let of = |source, kind| Item {
            source,
            kind,
            ..item("a")
        };
        let pairs = Source::Counter(Indicator::Pairs);
        assert_eq!(sound(&[of(pairs, ValueKind::Count)]), Ok(()));
        assert_eq!(sound(&[of(Source::Package, ValueKind::Percent)]), Ok(()));
        for wrong in [
            of(pairs, ValueKind::Percent),
            of(pairs, ValueKind::YesNo),
            of(Source::Package, ValueKind::Count),
        ] {
            assert_eq!(
                sound(&[wrong]),
                Err(ItemFault::NotComputable("a".to_owned()))
            );
        }
    }

    #[test]
    fn a_question_that_was_added_is_known_by_its_words() {
        let titled = |code: &str, title: &str| Item {
            title: title.to_owned(),
            ..item(code)
        };
        let asked = titled("Q.1", "Сколько компьютеров");
        assert!(asked.continues(&titled("Q.1", "сколько  компьютеров ")));
        assert!(!asked.continues(&titled("Q.1", "Сколько наставников")));
        let of_a_set = titled("P6.PAIRS", "Пар и групп");
        assert!(of_a_set.continues(&titled("P6.PAIRS", "Пар и групп за учебный год")));
        assert!(!of_a_set.continues(&titled("P6.MEETINGS", "Пар и групп")));
    }
}
