//! What is to be looked at before answers are signed: some things keep them from being signed, others are only said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::indicator_set::{Item, Source, ValueKind};

/// What a school says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Said {
    /// A number.
    Number(i64),
    /// Yes or no.
    Yes(bool),
    /// Words.
    Text(String),
}

impl Said {
    /// The number, when it is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Yes(_) | Self::Text(_) => None,
        }
    }

    fn is_of(&self, kind: ValueKind) -> bool {
        match self {
            Self::Number(_) => kind.is_number(),
            Self::Yes(_) => kind == ValueKind::YesNo,
            Self::Text(_) => kind == ValueKind::Text,
        }
    }
}

/// An answer with what stands beside it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answer {
    /// What the school says; `None` when it does not say anything.
    pub said: Option<Said>,
    /// What the program counts; `None` when it has no data, which is no nought.
    pub computed: Option<i64>,
    /// What it said in the campaign before.
    pub before: Option<i64>,
    /// Why the school says otherwise than the program.
    pub explanation: Option<String>,
}

impl Answer {
    /// What counts: what the school says, else what the program counts.
    pub fn taken(&self) -> Option<Said> {
        self.said.clone().or(self.computed.map(Said::Number))
    }

    /// Whether the school says otherwise than the program.
    pub fn differs(&self) -> bool {
        let said = self.said.as_ref().and_then(Said::number);
        matches!((said, self.computed), (Some(said), Some(computed)) if said != computed)
    }
}

/// What is to be looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Finding {
    /// It must be answered and is not.
    Missing,
    /// The answer is of another kind than the question.
    WrongKind,
    /// The number is smaller or greater than it can be.
    OutOfRange,
    /// The part is greater than the whole.
    AboveWhole,
    /// The school says otherwise than the program and does not say why.
    Unexplained,
    /// The school says otherwise than the program and says why.
    Explained,
    /// The number is less than half, or more than double, of what it was in the campaign before.
    SharpChange,
}

impl Finding {
    /// Every finding.
    pub const ALL: [Self; 7] = [
        Self::Missing,
        Self::WrongKind,
        Self::OutOfRange,
        Self::AboveWhole,
        Self::Unexplained,
        Self::Explained,
        Self::SharpChange,
    ];

    /// Whether answers cannot be signed with it.
    pub fn is_refusal(self) -> bool {
        match self {
            Self::Missing
            | Self::WrongKind
            | Self::OutOfRange
            | Self::AboveWhole
            | Self::Unexplained => true,
            Self::Explained | Self::SharpChange => false,
        }
    }
}

/// From this number on a change against the campaign before is looked at: with fewer, one more is a half already.
const SHARP_FROM: i64 = 5;

/// What is to be looked at in `answers` to `items`, question by question in their order.
pub fn check(items: &[Item], answers: &BTreeMap<String, Answer>) -> Vec<(String, Finding)> {
    let none = Answer::default();
    let of = |code: &str| answers.get(code).unwrap_or(&none);
    let mut found = Vec::new();
    for item in items {
        let answer = of(&item.code);
        let whole = item.part_of.as_deref().map(of);
        let about = one(item, answer, whole);
        found.extend(
            about
                .into_iter()
                .map(|finding| (item.code.clone(), finding)),
        );
    }
    found
}

fn one(item: &Item, answer: &Answer, whole: Option<&Answer>) -> Vec<Finding> {
    let Some(said) = answer.taken() else {
        return if item.required {
            vec![Finding::Missing]
        } else {
            Vec::new()
        };
    };
    if !said.is_of(item.kind) {
        return vec![Finding::WrongKind];
    }
    let Some(number) = said.number() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let (least, most) = item.kind.range();
    if number < least || number > most {
        found.push(Finding::OutOfRange);
    }
    let whole = whole.and_then(|whole| whole.taken()?.number());
    if whole.is_some_and(|whole| number > whole) {
        found.push(Finding::AboveWhole);
    }
    if item.source != Source::Manual && answer.differs() {
        found.push(match &answer.explanation {
            Some(_) => Finding::Explained,
            None => Finding::Unexplained,
        });
    }
    if answer.before.is_some_and(|before| is_sharp(before, number)) {
        found.push(Finding::SharpChange);
    }
    found
}

fn is_sharp(before: i64, now: i64) -> bool {
    before.max(now) >= SHARP_FROM && (now * 2 < before || now > before * 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::monitoring::Indicator;
    use crate::monitoring::indicator_set::{MOST, Stage};

    fn item(kind: ValueKind) -> Item {
        Item {
            code: "a".to_owned(),
            stage: Stage::Process,
            section: String::new(),
            title: String::new(),
            unit: String::new(),
            kind,
            source: Source::Manual,
            required: true,
            people: false,
            part_of: None,
        }
    }

    fn said(said: Said) -> Answer {
        Answer {
            said: Some(said),
            ..Answer::default()
        }
    }

    fn of(item: &Item, answer: &Answer) -> Vec<Finding> {
        let answers = BTreeMap::from([(item.code.clone(), answer.clone())]);
        let found = check(std::slice::from_ref(item), &answers);
        found.into_iter().map(|(_, finding)| finding).collect()
    }

    const KINDS: [ValueKind; 5] = [
        ValueKind::Count,
        ValueKind::Percent,
        ValueKind::Scale,
        ValueKind::YesNo,
        ValueKind::Text,
    ];

    #[test]
    fn what_must_be_answered_is_and_nought_is_an_answer() {
        for kind in KINDS {
            assert_eq!(of(&item(kind), &Answer::default()), [Finding::Missing]);
            let may_be_empty = Item {
                required: false,
                ..item(kind)
            };
            assert_eq!(of(&may_be_empty, &Answer::default()), []);
        }
        assert_eq!(of(&item(ValueKind::Count), &said(Said::Number(0))), []);
        assert_eq!(of(&item(ValueKind::YesNo), &said(Said::Yes(false))), []);
    }

    #[test]
    fn each_kind_of_question_takes_its_own_kind_of_answer() {
        let all = [Said::Number(5), Said::Yes(true), Said::Text("…".to_owned())];
        for kind in KINDS {
            let fits = all
                .clone()
                .map(|one| of(&item(kind), &said(one)).is_empty());
            let expected = [
                kind.is_number(),
                kind == ValueKind::YesNo,
                kind == ValueKind::Text,
            ];
            assert_eq!(fits, expected, "{kind:?}");
        }
    }

    #[test]
    fn numbers_have_their_bounds() {
        for (kind, least, most) in [
            (ValueKind::Count, 0, MOST),
            (ValueKind::Percent, 0, 100),
            (ValueKind::Scale, 1, 10),
        ] {
            for (number, fits) in [
                (least - 1, false),
                (least, true),
                (most, true),
                (most + 1, false),
            ] {
                let found = of(&item(kind), &said(Said::Number(number)));
                let expected: &[Finding] = if fits { &[] } else { &[Finding::OutOfRange] };
                assert_eq!(found, expected, "{kind:?} {number}");
            }
        }
    }

    #[test]
    fn another_number_than_the_programs_is_explained_or_corrected() {
        let counted = Item {
            source: Source::Counter(Indicator::Pairs),
            ..item(ValueKind::Count)
        };
        let answer = |number, explanation: Option<&str>| Answer {
            computed: Some(7),
            explanation: explanation.map(str::to_owned),
            ..said(Said::Number(number))
        };
        assert_eq!(of(&counted, &answer(7, None)), []);
        let silent = Answer {
            said: None,
            ..answer(7, None)
        };
        assert_eq!(of(&counted, &silent), [], "who says nothing confirms");
        assert_eq!(of(&counted, &answer(8, None)), [Finding::Unexplained]);
        assert_eq!(of(&counted, &answer(8, Some("…"))), [Finding::Explained]);
        let no_data = Answer {
            computed: None,
            ..answer(8, None)
        };
        assert_eq!(of(&counted, &no_data), [], "no data is no nought");
        assert_eq!(
            of(&item(ValueKind::Count), &answer(8, None)),
            [],
            "what the school says by itself is compared with nothing"
        );
    }

    #[test]
    fn a_part_is_not_above_its_whole() {
        let part = Item {
            code: "b".to_owned(),
            part_of: Some("a".to_owned()),
            ..item(ValueKind::Count)
        };
        let items = [item(ValueKind::Count), part];
        let found = |whole: Option<i64>, part: i64| {
            let whole = whole.map_or_else(Answer::default, |whole| said(Said::Number(whole)));
            let answers = BTreeMap::from([
                ("a".to_owned(), whole),
                ("b".to_owned(), said(Said::Number(part))),
            ]);
            check(&items, &answers)
        };
        assert_eq!(found(Some(3), 3), []);
        assert_eq!(found(Some(3), 4), [("b".to_owned(), Finding::AboveWhole)]);
        assert_eq!(found(None, 4), [("a".to_owned(), Finding::Missing)]);
    }

    #[test]
    fn a_sharp_change_is_said_and_a_small_one_is_not() {
        for (before, now, is_sharp) in [
            (10, 5, false),
            (10, 4, true),
            (10, 20, false),
            (10, 21, true),
            (1, 4, false),
            (0, 5, true),
            (4, 0, false),
        ] {
            let answer = Answer {
                before: Some(before),
                ..said(Said::Number(now))
            };
            let expected: &[Finding] = if is_sharp {
                &[Finding::SharpChange]
            } else {
                &[]
            };
            assert_eq!(
                of(&item(ValueKind::Count), &answer),
                expected,
                "{before} {now}"
            );
        }
    }

    #[test]
    fn what_is_only_said_keeps_nobody_from_signing() {
        let said = Finding::ALL.into_iter().filter(|one| !one.is_refusal());
        assert_eq!(
            said.collect::<Vec<_>>(),
            [Finding::Explained, Finding::SharpChange]
        );
    }
}
