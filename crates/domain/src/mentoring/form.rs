//! Forms by role pair and formats of mentoring (glossary 2.3, 2.4).

/// Who supports whom (форма наставничества).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RolePairForm {
    /// «Педагог – педагог».
    TeacherTeacher,
    /// «Руководитель – педагог».
    HeadTeacher,
    /// «Работодатель – студент».
    EmployerStudent,
    /// «Педагог вуза или колледжа – молодой педагог».
    UniversityCollegeTeacherYoungTeacher,
    /// «Социальный партнёр – педагог».
    PartnerTeacher,
    /// «Педагог – обучающийся» (seed D).
    TeacherPupil,
}

impl RolePairForm {
    /// Whether the mentees are pupils: without an account, a legal representative consents for them.
    pub fn is_for_pupils(self) -> bool {
        match self {
            Self::TeacherPupil => true,
            Self::TeacherTeacher
            | Self::HeadTeacher
            | Self::EmployerStudent
            | Self::UniversityCollegeTeacherYoungTeacher
            | Self::PartnerTeacher => false,
        }
    }
}

/// How they work together (вид, формат).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MentoringFormat {
    /// One mentor, one mentee, for long.
    OneToOne,
    /// Several mentees (B-028).
    Group,
    /// One-off.
    Flash,
    /// One-off with a mentor of higher standing (B-030).
    Speed,
    /// Peers, many to many.
    Network,
    /// The younger supports the older.
    Reverse,
    /// At a distance.
    Virtual,
    /// When the need arises (B-031).
    Situational,
    /// Short, with set goals (B-029).
    ShortTermGoalSetting,
}

impl MentoringFormat {
    /// Whether the format needs neither an order nor a programme.
    pub fn is_one_off(self) -> bool {
        match self {
            Self::Flash | Self::Speed | Self::Situational => true,
            Self::OneToOne
            | Self::Group
            | Self::Network
            | Self::Reverse
            | Self::Virtual
            | Self::ShortTermGoalSetting => false,
        }
    }

    /// Whether it is for so many mentors and mentees (glossary 2.4).
    pub fn fits(self, mentors: usize, mentees: usize) -> bool {
        match self {
            Self::OneToOne | Self::Reverse => mentors == 1 && mentees == 1,
            Self::Group => mentors >= 1 && mentees >= 2,
            Self::Flash
            | Self::Speed
            | Self::Network
            | Self::Virtual
            | Self::Situational
            | Self::ShortTermGoalSetting => mentors >= 1 && mentees >= 1,
        }
    }

    /// Whether a programme shorter than three months fits.
    pub fn may_be_short(self) -> bool {
        self.is_one_off() || self == Self::ShortTermGoalSetting
    }
}

#[cfg(test)]
mod tests;
