//! What counts how much: data, with defaults that anybody may read and change for a run.

/// What two candidates are compared by.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Criterion {
    /// The mentor is good at what the mentee lacks.
    Deficits,
    /// They want to talk about the same (B-056).
    Topics,
    /// They teach the same subject.
    Subject,
    /// They like to work the same way.
    Formats,
    /// The mentor has room: who has fewer mentees comes first.
    Load,
    /// They work near each other.
    Place,
    /// The mentor has taught for longer; in reverse mentoring, for less long.
    Experience,
    /// The mentor has carried out programmes in full, best of all with this mentee.
    EarlierSuccess,
    /// The mentee has named this mentor.
    MenteeWish,
    /// The mentor has named this mentee.
    MentorWish,
}

impl Criterion {
    /// Every criterion, in the order in which they are told.
    pub const ALL: [Self; 10] = [
        Self::Deficits,
        Self::Topics,
        Self::Subject,
        Self::Formats,
        Self::Load,
        Self::Place,
        Self::Experience,
        Self::EarlierSuccess,
        Self::MenteeWish,
        Self::MentorWish,
    ];

    /// The points that a full fit earns at normal importance. What the mentee needs (70) outweighs how and where they
    /// would work (38), and a wish weighs nearly as much as a deficit, for pairs form voluntarily (B-081).
    pub fn base(self) -> u32 {
        match self {
            Self::Deficits => 30,
            Self::Topics | Self::Subject => 20,
            Self::Formats | Self::Place | Self::Experience | Self::EarlierSuccess => 8,
            Self::Load => 6,
            Self::MenteeWish => 24,
            Self::MentorWish => 16,
        }
    }
}

/// How much a criterion matters in a run, in plain words.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Importance {
    /// Not looked at.
    Off,
    /// Half of normal.
    Low,
    /// As the default says.
    #[default]
    Normal,
    /// Twice normal.
    High,
}

impl Importance {
    /// Halves of normal.
    fn halves(self) -> u32 {
        match self {
            Self::Off => 0,
            Self::Low => 1,
            Self::Normal => 2,
            Self::High => 4,
        }
    }
}

/// How much each criterion matters.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Weights {
    /// The mentor is good at what the mentee lacks.
    pub deficits: Importance,
    /// They want to talk about the same.
    pub topics: Importance,
    /// They teach the same subject.
    pub subject: Importance,
    /// They like to work the same way.
    pub formats: Importance,
    /// The mentor has room.
    pub load: Importance,
    /// They work near each other.
    pub place: Importance,
    /// The mentor has taught for longer.
    pub experience: Importance,
    /// Earlier programmes were carried out.
    pub earlier_success: Importance,
    /// The mentee's wish.
    pub mentee_wish: Importance,
    /// The mentor's wish.
    pub mentor_wish: Importance,
}

impl Weights {
    /// How much `criterion` matters.
    pub fn of(&self, criterion: Criterion) -> Importance {
        match criterion {
            Criterion::Deficits => self.deficits,
            Criterion::Topics => self.topics,
            Criterion::Subject => self.subject,
            Criterion::Formats => self.formats,
            Criterion::Load => self.load,
            Criterion::Place => self.place,
            Criterion::Experience => self.experience,
            Criterion::EarlierSuccess => self.earlier_success,
            Criterion::MenteeWish => self.mentee_wish,
            Criterion::MentorWish => self.mentor_wish,
        }
    }

    /// Lets `criterion` matter as much as this.
    pub fn set(&mut self, criterion: Criterion, importance: Importance) {
        let place = match criterion {
            Criterion::Deficits => &mut self.deficits,
            Criterion::Topics => &mut self.topics,
            Criterion::Subject => &mut self.subject,
            Criterion::Formats => &mut self.formats,
            Criterion::Load => &mut self.load,
            Criterion::Place => &mut self.place,
            Criterion::Experience => &mut self.experience,
            Criterion::EarlierSuccess => &mut self.earlier_success,
            Criterion::MenteeWish => &mut self.mentee_wish,
            Criterion::MentorWish => &mut self.mentor_wish,
        };
        *place = importance;
    }

    /// The points that a fit of `percent` earns, rounded down.
    pub fn points(&self, criterion: Criterion, percent: u32) -> u32 {
        criterion.base() * self.of(criterion).halves() * percent.min(100) / 200
    }

    /// The most points that a pair can have.
    pub fn most(&self) -> u32 {
        let each = Criterion::ALL.map(|criterion| self.points(criterion, 100));
        each.iter().sum()
    }
}
