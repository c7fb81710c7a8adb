//! What is asked, section by section.

/// Which survey.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SurveyKind {
    /// What a teacher asks for (B-RM2).
    Request,
    /// What a potential mentor offers (B-RM3).
    PotentialMentor,
}

/// How a question is answered. An answer is a list of texts whatever the question, so that a draft of any of them is
/// kept alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// In one's own words, at most so many characters.
    Words(usize),
    /// In lines of at most 200 characters, at most so many.
    Lines(usize),
    /// With one of the options.
    One(&'static [&'static str]),
    /// With any of the options.
    Several(&'static [&'static str]),
    /// With a whole number from the first to the second.
    Number(i32, i32),
}

/// A question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Question {
    /// Its code, under which answers are kept.
    pub code: &'static str,
    /// The section; one section is one screen of a phone.
    pub section: &'static str,
    /// How it is answered.
    pub ask: Ask,
    /// Whether nothing can be handed in without it.
    pub required: bool,
}

const SEVERITIES: &[&str] = &["NONE", "LOW", "MEDIUM", "HIGH"];
const YES_NO: &[&str] = &["YES", "NO"];
const TOPICS: &[&str] = &[
    "SUBJECT_CONTENT",
    "TEACHING_METHODS",
    "UPBRINGING",
    "LESSON_EXTRACURRICULAR",
    "PSYCH_PED_SUPPORT",
];
const FORMATS: &[&str] = &["ONE_TO_ONE", "GROUP", "VIRTUAL", "SITUATIONAL", "REVERSE"];
const CATEGORIES: &[&str] = &[
    "YOUNG_SPECIALIST_0_3",
    "NEW_DUTIES_OR_TECHNOLOGY",
    "CONTEST_PREPARATION",
    "TRANSFERRED",
    "NON_PEDAGOGICAL_EDUCATION",
    "NEWLY_APPOINTED",
    "TALENT_POOL",
];

const fn ask(section: &'static str, code: &'static str, ask: Ask, required: bool) -> Question {
    Question {
        code,
        section,
        ask,
        required,
    }
}

const REQUEST: &[Question] = &[
    ask("DEFICITS", "deficit.NORMATIVE", Ask::One(SEVERITIES), true),
    ask(
        "DEFICITS",
        "deficit.PROFESSIONAL",
        Ask::One(SEVERITIES),
        true,
    ),
    ask("DEFICITS", "deficit.METHODICAL", Ask::One(SEVERITIES), true),
    ask("DEFICITS", "deficit.SUBJECT", Ask::One(SEVERITIES), true),
    ask(
        "DEFICITS",
        "deficit.PSYCHOLOGICAL",
        Ask::One(SEVERITIES),
        true,
    ),
    ask("DEFICITS", "deficit.DIGITAL", Ask::One(SEVERITIES), true),
    ask(
        "DEFICITS",
        "deficit.COMMUNICATIVE",
        Ask::One(SEVERITIES),
        true,
    ),
    ask("REQUEST", "request", Ask::Words(5_000), true),
    ask("REQUEST", "difficulties", Ask::Lines(10), false),
    ask("REQUEST", "topics", Ask::Several(TOPICS), true),
    ask("WISHES", "formats", Ask::Several(FORMATS), false),
    ask("WISHES", "preferredMentor", Ask::Words(200), false),
    ask("WISHES", "strengths", Ask::Lines(10), false),
];

const POTENTIAL_MENTOR: &[Question] = &[
    ask("MOTIVATION", "ready", Ask::One(YES_NO), true),
    ask("MOTIVATION", "motivation", Ask::Words(2_000), false),
    ask("COMPETENCES", "topics", Ask::Several(TOPICS), true),
    ask("COMPETENCES", "competences", Ask::Lines(10), true),
    ask("COMPETENCES", "subjects", Ask::Lines(10), false),
    ask("COMPETENCES", "areas", Ask::Lines(10), false),
    ask("WORK", "formats", Ask::Several(FORMATS), true),
    ask("WORK", "capacity", Ask::Number(1, 12), true),
    ask("WORK", "hoursPerWeek", Ask::Number(1, 40), false),
    ask("WORK", "wantedCategories", Ask::Several(CATEGORIES), false),
    ask("EXPERIENCE", "achievements", Ask::Lines(10), false),
    ask("EXPERIENCE", "interests", Ask::Lines(10), false),
    ask("EXPERIENCE", "trainingNeeded", Ask::One(YES_NO), false),
];

/// The questions of a survey in their order.
pub fn questions(kind: SurveyKind) -> &'static [Question] {
    match kind {
        SurveyKind::Request => REQUEST,
        SurveyKind::PotentialMentor => POTENTIAL_MENTOR,
    }
}

/// The question of a survey with this code.
pub fn question(kind: SurveyKind, code: &str) -> Option<&'static Question> {
    questions(kind)
        .iter()
        .find(|question| question.code == code)
}
