//! The words by which tables of schools are read, and what is said about them.

mod ground;
mod headings;
mod problems;
mod values;

use domain::import::Vocabulary;

pub use ground::stated;
pub use problems::{heading, problem};
pub(crate) use values::labels;

/// The Russian words of tables.
pub const VOCABULARY: Vocabulary = Vocabulary {
    headings: headings::HEADINGS,
    yes: &[
        "да",
        "+",
        "есть",
        "имеется",
        "имеет",
        "v",
        "x",
        "х",
        "1",
        "true",
        "истина",
        "педагогическое",
        "высшее педагогическое",
        "среднее профессиональное педагогическое",
        "среднее педагогическое",
        "высшее, педагогическое",
        "профильное",
    ],
    no: &[
        "нет",
        "-",
        "–",
        "—",
        "не имеется",
        "не имеет",
        "отсутствует",
        "0",
        "false",
        "ложь",
        "непедагогическое",
        "высшее непедагогическое",
        "не педагогическое",
        "непрофильное",
    ],
    patronymic_particles: &["оглы", "оглу", "кызы", "гызы", "улы", "уулу"],
    patronymic_endings: &["вич", "вна", "ична", "инична", "ьич"],
    and: "и",
    months: "мес",
    topics: values::TOPICS,
    formats: values::FORMATS,
    forms: values::FORMS,
    categories: values::CATEGORIES,
    kinds: values::KINDS,
};
