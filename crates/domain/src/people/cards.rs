//! The cards of the banks: what a mentor offers (B-RM3), what a mentee asks for (B-RM2).

/// What mentoring is about (B-056).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MentoringTopic {
    /// Content of the subject.
    SubjectContent,
    /// Methods of teaching.
    TeachingMethods,
    /// Upbringing.
    Upbringing,
    /// Lessons and extracurricular work.
    LessonExtracurricular,
    /// Psychological and pedagogical support.
    PsychPedSupport,
}

/// Whether a card can be matched.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CardState {
    /// In the bank.
    InBank,
    /// Set aside by its owner or the curator: leave, illness, no time.
    Paused,
    /// Taken out of the bank; kept as history.
    Left,
}

/// The most mentees that one mentor can offer to take; beyond the default of three the curator is warned.
pub const MAX_CAPACITY: u8 = 12;

/// Takes a capacity of 1–12 mentees; `None` outside.
pub fn capacity(raw: i32) -> Option<u8> {
    u8::try_from(raw)
        .ok()
        .filter(|count| (1..=MAX_CAPACITY).contains(count))
}

#[cfg(test)]
mod tests;
