//! A practice: what a finished programme gives to others (C-024, B-089, E-3.7).
//!
//! ```text
//! DRAFT ──submit──▶ SUBMITTED ──head──▶ SCHOOL_APPROVED ──municipality──▶ PUBLISHED ──▶ WITHDRAWN
//!   ▲──────────────── returned with a remark ─────┘───────────┘                └─ restored ─┘
//! ```

/// Where a practice stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PracticeState {
    /// Being written, or given back with a remark.
    Draft,
    /// The school's head is to say.
    Submitted,
    /// The municipal methodologist is to say.
    SchoolApproved,
    /// Everybody may read it.
    Published,
    /// Taken off the public face; kept.
    Withdrawn,
}

/// Why a step was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PracticeError {
    /// Its programme is not completed (B-089).
    #[error("the programme is not completed")]
    ProgrammeNotCompleted,
    /// Not in the state that the step needs.
    #[error("the practice is not waiting for this")]
    NotWaiting,
    /// A practice of this programme exists already.
    #[error("the programme has a practice already")]
    PracticeExists,
}

/// What may be done to a practice.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PracticeEvent {
    /// The text is changed.
    Edit,
    /// The curator hands it to the head.
    Submit,
    /// The head agrees.
    ApproveAtSchool,
    /// The municipal methodologist publishes.
    Publish,
    /// The one who is to say gives it back with a remark.
    GiveBack,
    /// It is taken off the public face.
    Withdraw,
}

impl PracticeState {
    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Submitted => "SUBMITTED",
            Self::SchoolApproved => "SCHOOL_APPROVED",
            Self::Published => "PUBLISHED",
            Self::Withdrawn => "WITHDRAWN",
        }
    }

    /// The state after `event`.
    pub fn after(self, event: PracticeEvent) -> Result<Self, PracticeError> {
        match (self, event) {
            (Self::Draft, PracticeEvent::Edit) => Ok(Self::Draft),
            (Self::Draft, PracticeEvent::Submit) => Ok(Self::Submitted),
            (Self::Submitted, PracticeEvent::ApproveAtSchool) => Ok(Self::SchoolApproved),
            (Self::SchoolApproved | Self::Withdrawn, PracticeEvent::Publish) => Ok(Self::Published),
            (Self::Submitted | Self::SchoolApproved, PracticeEvent::GiveBack) => Ok(Self::Draft),
            (Self::Published, PracticeEvent::Withdraw) => Ok(Self::Withdrawn),
            (
                Self::Draft
                | Self::Submitted
                | Self::SchoolApproved
                | Self::Published
                | Self::Withdrawn,
                PracticeEvent::Edit
                | PracticeEvent::Submit
                | PracticeEvent::ApproveAtSchool
                | PracticeEvent::Publish
                | PracticeEvent::GiveBack
                | PracticeEvent::Withdraw,
            ) => Err(PracticeError::NotWaiting),
        }
    }
}

/// The first sentences of `text` that fit into `max` characters, as one line; its first words and "…" when not even
/// one sentence fits.
pub fn summary(text: &str, max: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (mut taken, mut length, mut sentences) = (String::new(), 0, 0);
    let mut next = words.iter().skip(1);
    for word in &words {
        let space = usize::from(length > 0);
        length += space + word.chars().count();
        if length > max {
            return cut(taken, sentences, words.first().copied(), max);
        }
        taken.push_str(if space > 0 { " " } else { "" });
        taken.push_str(word);
        if next.next().is_some_and(|next| ends_sentence(word, next)) {
            sentences = taken.len();
        }
    }
    taken
}

fn cut(mut taken: String, sentences: usize, first: Option<&str>, max: usize) -> String {
    if sentences > 0 {
        taken.truncate(sentences);
        return taken;
    }
    // The sign of the omission takes a place of its own.
    while taken.chars().count() >= max {
        taken.truncate(taken.rfind(' ').unwrap_or(0));
    }
    if taken.is_empty() {
        let letters = first.unwrap_or_default().chars();
        taken.extend(letters.take(max.saturating_sub(1)));
    }
    taken.push('…');
    taken
}

/// Whether a sentence ends with `word`, so that `next` begins another. «им. Пушкина» and «А. С.» are no ends.
fn ends_sentence(word: &str, next: &str) -> bool {
    let word = word.trim_end_matches(['»', '"', ')', '”']);
    let begins = next.trim_start_matches(['«', '"', '(', '“', '—', '–']);
    let another = begins
        .chars()
        .next()
        .is_none_or(|c| c.is_uppercase() || c.is_numeric());
    let closed = match word.strip_suffix('.') {
        Some(stem) => stem.chars().count() > 2 || stem.chars().any(char::is_numeric),
        None => word.ends_with(['!', '?', '…']),
    };
    closed && another
}

#[cfg(test)]
mod tests;
