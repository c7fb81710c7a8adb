//! Short ways to write questions down.

use domain::monitoring::{Indicator, Item, Source, Stage, ValueKind};

/// The questions under one heading.
pub(super) struct Section {
    pub stage: Stage,
    pub title: &'static str,
    pub questions: Vec<Question>,
}

/// A question before it stands under a heading.
pub(super) struct Question(Item);

impl Section {
    pub(super) fn items(self) -> Vec<Item> {
        let (stage, section) = (self.stage, self.title.to_owned());
        let placed = |Question(item)| Item {
            stage,
            section: section.clone(),
            ..item
        };
        self.questions.into_iter().map(placed).collect()
    }
}

impl Question {
    /// It may be left open.
    pub(super) fn optional(self) -> Self {
        Self(Item {
            required: false,
            ..self.0
        })
    }

    /// It counts people.
    pub(super) fn people(self) -> Self {
        Self(Item {
            people: true,
            unit: "чел.".to_owned(),
            ..self.0
        })
    }

    /// It is a part of what another question asks.
    pub(super) fn of(self, whole: &str) -> Self {
        Self(Item {
            part_of: Some(whole.to_owned()),
            ..self.0
        })
    }
}

/// The program counts it.
pub(super) fn counted(code: &str, title: &str, indicator: Indicator) -> Question {
    let Question(item) = asked(code, title, ValueKind::Count);
    let counted = Question(Item {
        source: Source::Counter(indicator),
        ..item
    });
    match indicator.counts_people() {
        true => counted.people(),
        false => counted,
    }
}

/// The program computes how much of the package of documents is current.
pub(super) fn package(code: &str, title: &str) -> Question {
    let Question(item) = asked(code, title, ValueKind::Percent);
    Question(Item {
        source: Source::Package,
        unit: "%".to_owned(),
        ..item
    })
}

/// The school says how many.
pub(super) fn many(code: &str, title: &str) -> Question {
    asked(code, title, ValueKind::Count)
}

/// The school says how many in a hundred.
pub(super) fn share(code: &str, title: &str) -> Question {
    let Question(item) = asked(code, title, ValueKind::Percent);
    Question(Item {
        unit: "%".to_owned(),
        ..item
    })
}

/// The school says how good, from 1 to 10.
pub(super) fn scale(code: &str, title: &str) -> Question {
    asked(code, title, ValueKind::Scale)
}

/// The school says yes or no.
pub(super) fn whether(code: &str, title: &str) -> Question {
    asked(code, title, ValueKind::YesNo)
}

/// The school says it in words; it may have nothing to say.
pub(super) fn words(code: &str, title: &str) -> Question {
    asked(code, title, ValueKind::Text).optional()
}

fn asked(code: &str, title: &str, kind: ValueKind) -> Question {
    Question(Item {
        code: code.to_owned(),
        stage: Stage::Process,
        section: String::new(),
        title: title.to_owned(),
        unit: String::new(),
        kind,
        source: Source::Manual,
        required: true,
        people: false,
        part_of: None,
    })
}
