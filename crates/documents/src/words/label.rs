//! The values of the domain in Russian, as orders and consents name them.

use domain::consent::PublicField;
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::people::MentoringTopic;

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
