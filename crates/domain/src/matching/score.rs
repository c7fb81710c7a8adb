//! The parts of a score, each with its reason.

use super::blocker::{self, Blocker};
use super::candidate::{MenteeCandidate, MentorCandidate, NamedDeficit};
use super::settings::MatchingSettings;
use super::weights::{Criterion, Weights};
use crate::id::DeficitId;
use crate::mentoring::MentoringFormat;
use crate::people::{DeficitKind, MentoringTopic};

/// By what a mentor answers a deficit.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Cover {
    /// A competence speaks of the same.
    Competence(String),
    /// It is about the subject, and the mentor teaches it.
    Subject(String),
    /// The mentor mentors about that kind of thing: half a fit.
    Topic(MentoringTopic),
}

impl Cover {
    fn percent(&self) -> u32 {
        match self {
            Self::Competence(_) | Self::Subject(_) => 100,
            Self::Topic(_) => 50,
        }
    }
}

/// A deficit that the mentor answers.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct CoveredDeficit {
    /// Which.
    pub deficit: DeficitId,
    /// What it is about.
    pub kind: DeficitKind,
    /// Where it shows.
    pub area: String,
    /// By what.
    pub by: Cover,
}

/// Why a part of a score is what it is.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "reason")]
pub enum Reason {
    /// The mentor answers so many of the deficits.
    Deficits {
        /// Which.
        covered: Vec<CoveredDeficit>,
        /// Of how many.
        of: u32,
    },
    /// They have these topics in common.
    Topics {
        /// Which.
        common: Vec<MentoringTopic>,
        /// Of how many that the mentee asks for.
        of: u32,
    },
    /// They teach the same subject.
    Subject {
        /// Which, in the mentor's words.
        subject: String,
    },
    /// They have these formats in common.
    Formats {
        /// Which.
        common: Vec<MentoringFormat>,
    },
    /// The mentor has room.
    Load {
        /// Mentees whom they have.
        taken: u32,
        /// Mentees whom they offer to take.
        capacity: u32,
    },
    /// They work at the same school.
    SameSchool,
    /// They work in the same municipality, and both like to work at a distance.
    AtADistance,
    /// They work in the same municipality.
    SameMunicipality,
    /// The mentor has taught for longer.
    MoreExperience {
        /// By so many years.
        years: u32,
    },
    /// The mentee is to learn from somebody younger in the profession.
    Reverse {
        /// By so many years.
        years: u32,
    },
    /// They have carried out a programme together.
    WorkedTogether,
    /// The mentor has carried out programmes in full.
    TrackRecord {
        /// How many.
        completed: u32,
    },
    /// The mentee has named this mentor.
    MenteeWishes,
    /// The mentor has named this mentee.
    MentorWishes,
}

impl Reason {
    /// What the reason speaks of.
    pub fn criterion(&self) -> Criterion {
        match self {
            Self::Deficits { .. } => Criterion::Deficits,
            Self::Topics { .. } => Criterion::Topics,
            Self::Subject { .. } => Criterion::Subject,
            Self::Formats { .. } => Criterion::Formats,
            Self::Load { .. } => Criterion::Load,
            Self::SameSchool | Self::AtADistance | Self::SameMunicipality => Criterion::Place,
            Self::MoreExperience { .. } | Self::Reverse { .. } => Criterion::Experience,
            Self::WorkedTogether | Self::TrackRecord { .. } => Criterion::EarlierSuccess,
            Self::MenteeWishes => Criterion::MenteeWish,
            Self::MentorWishes => Criterion::MentorWish,
        }
    }

    /// Whether it says that the mentor has what the mentee needs, not only how well the two would get on.
    fn is_common_ground(&self) -> bool {
        match self.criterion() {
            Criterion::Deficits
            | Criterion::Topics
            | Criterion::Subject
            | Criterion::MenteeWish
            | Criterion::MentorWish => true,
            Criterion::Formats
            | Criterion::Load
            | Criterion::Place
            | Criterion::Experience
            | Criterion::EarlierSuccess => false,
        }
    }
}

/// A part of a score.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Part {
    /// What it adds.
    pub points: u32,
    /// Why.
    #[serde(flatten)]
    pub reason: Reason,
}

/// How well two fit: the sum of its parts. What does not speak for them is no part.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Score {
    /// The parts, in the order of [`Criterion::ALL`].
    pub parts: Vec<Part>,
}

impl Score {
    /// The sum.
    pub fn points(&self) -> u32 {
        self.parts.iter().map(|part| part.points).sum()
    }
}

/// Weighs two candidates, or says all that stands between them.
pub fn assess(
    mentor: &MentorCandidate,
    mentee: &MenteeCandidate,
    settings: &MatchingSettings,
) -> Result<Score, Vec<Blocker>> {
    let mut blockers = blocker::between(mentor, mentee, settings);
    let score = weigh(mentor, mentee, &settings.weights);
    blockers.extend(of_score(&score, mentee, settings));
    if blockers.is_empty() {
        Ok(score)
    } else {
        blockers.sort_unstable();
        Err(blockers)
    }
}

/// The points of two who can be paired; the same as [`assess`] says, without telling why not.
pub(super) fn points(
    mentor: &MentorCandidate,
    mentee: &MenteeCandidate,
    settings: &MatchingSettings,
) -> Option<u32> {
    // Most pairs of a large town end here, before anything is weighed.
    if !blocker::between(mentor, mentee, settings).is_empty() {
        return None;
    }
    let score = weigh(mentor, mentee, &settings.weights);
    let fits = of_score(&score, mentee, settings).is_empty();
    fits.then(|| score.points())
}

/// What a score itself stands in the way by.
pub(super) fn of_score(
    score: &Score,
    mentee: &MenteeCandidate,
    settings: &MatchingSettings,
) -> Vec<Blocker> {
    let common = score
        .parts
        .iter()
        .any(|part| part.reason.is_common_ground());
    let mut found = Vec::new();
    if !common && mentee.says_what() {
        found.push(Blocker::NothingInCommon);
    }
    if score.points() < settings.minimum {
        found.push(Blocker::BelowMinimum);
    }
    found
}

/// The score as if nothing stood between the two.
pub(super) fn weigh(
    mentor: &MentorCandidate,
    mentee: &MenteeCandidate,
    weights: &Weights,
) -> Score {
    let fits = [
        deficits(mentor, mentee),
        topics(mentor, mentee),
        subject(mentor, mentee),
        formats(mentor, mentee),
        load(mentor),
        place(mentor, mentee),
        experience(mentor, mentee),
        earlier_success(mentor, mentee),
        (mentee.wishes.contains(&mentor.person)).then_some((100, Reason::MenteeWishes)),
        (mentor.wishes.contains(&mentee.person)).then_some((100, Reason::MentorWishes)),
    ];
    let part = |(percent, reason): Fit| Part {
        points: weights.points(reason.criterion(), percent),
        reason,
    };
    let parts = fits.into_iter().flatten().map(part);
    Score {
        parts: parts.filter(|part| part.points > 0).collect(),
    }
}

/// How well something fits, in percent, and why.
type Fit = (u32, Reason);

fn deficits(mentor: &MentorCandidate, mentee: &MenteeCandidate) -> Option<Fit> {
    let named = &mentee.deficits;
    let covered: Vec<CoveredDeficit> = named
        .iter()
        .filter_map(|deficit| covered(mentor, mentee, deficit))
        .collect();
    let sum: u32 = covered.iter().map(|one| one.by.percent()).sum();
    let of = count(named.len());
    let percent = sum.checked_div(of)?;
    (percent > 0).then_some((percent, Reason::Deficits { covered, of }))
}

fn covered(
    mentor: &MentorCandidate,
    mentee: &MenteeCandidate,
    deficit: &NamedDeficit,
) -> Option<CoveredDeficit> {
    let competence = mentor
        .competences
        .iter()
        .find(|one| deficit.area.is_met_by(one))
        .map(|one| Cover::Competence(one.text.clone()));
    let subject = || {
        let of_subject = deficit.kind == DeficitKind::Subject;
        let wanted = [mentee.subject.as_ref(), Some(&deficit.area)];
        let wanted = wanted.into_iter().flatten();
        let found = mentor
            .subjects
            .iter()
            .find(|one| of_subject && wanted.clone().any(|phrase| one.is_akin_to(phrase)))?;
        Some(Cover::Subject(found.text.clone()))
    };
    let topic = || {
        let topic = topic_of(deficit.kind)?;
        mentor
            .topics
            .contains(&topic)
            .then_some(Cover::Topic(topic))
    };
    let by = competence.or_else(subject).or_else(topic)?;
    Some(CoveredDeficit {
        deficit: deficit.id,
        kind: deficit.kind,
        area: deficit.area.text.clone(),
        by,
    })
}

/// The topic under which a deficit of this kind is worked on, where there is one.
fn topic_of(kind: DeficitKind) -> Option<MentoringTopic> {
    match kind {
        DeficitKind::Subject => Some(MentoringTopic::SubjectContent),
        DeficitKind::Methodical => Some(MentoringTopic::TeachingMethods),
        DeficitKind::Psychological => Some(MentoringTopic::PsychPedSupport),
        DeficitKind::Communicative => Some(MentoringTopic::Upbringing),
        DeficitKind::Normative | DeficitKind::Professional | DeficitKind::Digital => None,
    }
}

fn topics(mentor: &MentorCandidate, mentee: &MenteeCandidate) -> Option<Fit> {
    let common: Vec<_> = mentee
        .topics
        .intersection(&mentor.topics)
        .copied()
        .collect();
    let of = count(mentee.topics.len());
    let percent = (count(common.len()) * 100).checked_div(of)?;
    (percent > 0).then_some((percent, Reason::Topics { common, of }))
}

fn subject(mentor: &MentorCandidate, mentee: &MenteeCandidate) -> Option<Fit> {
    let wanted = mentee.subject.as_ref()?;
    let found = mentor.subjects.iter().find(|one| one.is_akin_to(wanted))?;
    let subject = found.text.clone();
    Some((100, Reason::Subject { subject }))
}

fn formats(mentor: &MentorCandidate, mentee: &MenteeCandidate) -> Option<Fit> {
    let common: Vec<_> = mentee
        .formats
        .intersection(&mentor.formats)
        .copied()
        .collect();
    let of = count(mentee.formats.len());
    let percent = (count(common.len()) * 100).checked_div(of)?;
    (percent > 0).then_some((percent, Reason::Formats { common }))
}

fn load(mentor: &MentorCandidate) -> Option<Fit> {
    let (taken, capacity) = (mentor.taken, mentor.capacity);
    let percent = (mentor.free() * 100).checked_div(capacity)?;
    (percent > 0).then_some((percent, Reason::Load { taken, capacity }))
}

fn place(mentor: &MentorCandidate, mentee: &MenteeCandidate) -> Option<Fit> {
    let at_a_distance = |formats: &std::collections::BTreeSet<MentoringFormat>| {
        formats.contains(&MentoringFormat::Virtual)
    };
    if mentor.is_at(mentee.school) {
        Some((100, Reason::SameSchool))
    } else if mentor.municipality != mentee.municipality {
        None
    } else if at_a_distance(&mentor.formats) && at_a_distance(&mentee.formats) {
        Some((75, Reason::AtADistance))
    } else {
        Some((25, Reason::SameMunicipality))
    }
}

/// From so many years on, more of them say nothing more.
const ENOUGH_YEARS: u32 = 10;

fn experience(mentor: &MentorCandidate, mentee: &MenteeCandidate) -> Option<Fit> {
    let (ours, theirs) = (mentor.teaching_years?, mentee.teaching_years?);
    let percent = |years: u32| years.min(ENOUGH_YEARS) * 100 / ENOUGH_YEARS;
    if mentee.formats.contains(&MentoringFormat::Reverse) {
        let years = theirs.checked_sub(ours)?;
        (years > 0).then_some((percent(years), Reason::Reverse { years }))
    } else {
        let years = ours.checked_sub(theirs)?;
        (years > 0).then_some((percent(years), Reason::MoreExperience { years }))
    }
}

/// From so many programmes on, more of them say nothing more.
const ENOUGH_PROGRAMMES: u32 = 4;

fn earlier_success(mentor: &MentorCandidate, mentee: &MenteeCandidate) -> Option<Fit> {
    if mentee.history_with(mentor.person).completed {
        return Some((100, Reason::WorkedTogether));
    }
    let completed = mentor.completed;
    let percent = completed.min(ENOUGH_PROGRAMMES) * 50 / ENOUGH_PROGRAMMES;
    (percent > 0).then_some((percent, Reason::TrackRecord { completed }))
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
