//! The values of the domain in Russian, as orders and consents name them.

use domain::consent::{PublicField, Relation};
use domain::document::{OrderStateKind, RewardKind};
use domain::mentoring::{MentoringFormat, MentorshipStateKind, RolePairForm};
use domain::people::{CardState, MentoringTopic};
use domain::practice::PracticeState;

/// The form by role pair: «педагог – педагог».
pub fn role_pair_form(form: RolePairForm) -> &'static str {
    match form {
        RolePairForm::TeacherTeacher => "педагог – педагог",
        RolePairForm::HeadTeacher => "руководитель образовательной организации – педагог",
        RolePairForm::EmployerStudent => "работодатель – студент",
        RolePairForm::UniversityCollegeTeacherYoungTeacher => {
            "педагог вуза (колледжа) – молодой педагог"
        }
        RolePairForm::PartnerTeacher => "социальный партнёр – педагог образовательной организации",
        RolePairForm::TeacherPupil => "педагог – обучающийся",
    }
}

/// The kind of mentoring, an adjective that goes with «наставничество».
pub fn mentoring_format(format: MentoringFormat) -> &'static str {
    match format {
        MentoringFormat::OneToOne => "традиционное («один на один»)",
        MentoringFormat::Group => "групповое",
        MentoringFormat::Flash => "флэш-наставничество",
        MentoringFormat::Speed => "скоростное",
        MentoringFormat::Network => "сетевое",
        MentoringFormat::Reverse => "реверсивное",
        MentoringFormat::Virtual => "виртуальное (дистанционное)",
        MentoringFormat::Situational => "ситуационное",
        MentoringFormat::ShortTermGoalSetting => "краткосрочное (целеполагающее)",
    }
}

/// What mentoring is about.
pub fn mentoring_topic(topic: MentoringTopic) -> &'static str {
    match topic {
        MentoringTopic::SubjectContent => "предметное содержание",
        MentoringTopic::TeachingMethods => "методика преподавания",
        MentoringTopic::Upbringing => "воспитательная работа",
        MentoringTopic::LessonExtracurricular => "урочная и внеурочная деятельность",
        MentoringTopic::PsychPedSupport => "психолого-педагогическое сопровождение",
    }
}

/// A field of a person that may be published.
pub fn public_field(field: PublicField) -> &'static str {
    match field {
        PublicField::Name => "фамилия, имя, отчество (при наличии)",
        PublicField::Position => "должность, преподаваемый предмет",
        PublicField::Workplace => "место работы (наименование образовательной организации)",
    }
}

/// Where a pair stands.
pub fn mentorship_state(state: MentorshipStateKind) -> &'static str {
    match state {
        MentorshipStateKind::Proposed => "предложена",
        MentorshipStateKind::Declined => "отклонена",
        MentorshipStateKind::Revoked => "предложение отозвано",
        MentorshipStateKind::Agreed => "согласована",
        MentorshipStateKind::OrderPrepared => "приказ на подписи",
        MentorshipStateKind::Active => "действует",
        MentorshipStateKind::Ended => "завершена",
    }
}

/// Where an order stands.
pub fn order_state(state: OrderStateKind) -> &'static str {
    match state {
        OrderStateKind::Draft => "проект",
        OrderStateKind::Signed => "подписан",
        OrderStateKind::Cancelled => "отменён",
    }
}

/// What a mentor is rewarded with.
pub fn reward_kind(kind: RewardKind) -> &'static str {
    match kind {
        RewardKind::Gratitude => "благодарность",
        RewardKind::HonourLetter => "почётная грамота",
        RewardKind::Payment => "выплата стимулирующего характера",
    }
}

/// Where a practice stands.
pub fn practice_state(state: PracticeState) -> &'static str {
    match state {
        PracticeState::Draft => "черновик",
        PracticeState::Submitted => "на согласовании в школе",
        PracticeState::SchoolApproved => "согласована школой",
        PracticeState::Published => "опубликована",
        PracticeState::Withdrawn => "снята с публикации",
    }
}

/// Whether a card can be matched.
pub fn card_state(state: CardState) -> &'static str {
    match state {
        CardState::InBank => "в банке",
        CardState::Paused => "приостановлена",
        CardState::Left => "выбыл",
    }
}

/// What a legal representative is to the pupil.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Parent => "родитель",
        Relation::AdoptiveParent => "усыновитель",
        Relation::Guardian => "опекун",
        Relation::Trustee => "попечитель",
    }
}

/// What a pupil is: «обучающийся, класс: 7 «Б»».
pub fn pupil(class_name: &str) -> String {
    format!("обучающийся, класс: {class_name}")
}
