//! What monitoring counts, as tables name it.

use domain::monitoring::Indicator;
use domain::monitoring::exception::ExceptionKind;
use domain::monitoring::target::{EditionState, TargetIndicator};

/// A counter of a school year.
pub fn indicator(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::SchoolsInModel => "Организаций в модели",
        Indicator::Mentors => "Наставников",
        Indicator::Mentees => "Наставляемых",
        Indicator::Pairs => "Пар за год",
        Indicator::ActivePairs => "Действующих пар",
        Indicator::YoungTeachers => "Молодых педагогов",
        Indicator::YoungTeachersMentored => "Молодых педагогов с наставником",
        Indicator::ProgrammesCompleted => "Программ завершено",
        Indicator::PracticesPublished => "Практик опубликовано",
        Indicator::Meetings => "Встреч проведено",
        Indicator::MentorsGiven => "Наставников в других организациях",
        Indicator::OneOffs => "Разовых встреч",
    }
}

/// What a target counts.
pub fn target_indicator(indicator: TargetIndicator) -> &'static str {
    match indicator {
        TargetIndicator::ProgrammeExists => "Действует программа наставничества",
        TargetIndicator::PracticePublished => "Опубликована практика наставничества",
        TargetIndicator::DocumentPackage => "Полный пакет документов",
        TargetIndicator::InModel => "Реализует модель наставничества",
    }
}

/// Where an edition of a target stands.
pub fn edition_state(state: EditionState) -> &'static str {
    match state {
        EditionState::Proposed => "предложен",
        EditionState::Approved => "утверждён",
        EditionState::Superseded => "заменён",
    }
}

/// What is not as it should be.
pub fn exception_kind(kind: ExceptionKind) -> &'static str {
    match kind {
        ExceptionKind::ConsentsEnding => "Заканчиваются согласия",
        ExceptionKind::NewcomersWaiting => "Ждут наставника больше 30 дней",
        ExceptionKind::SilentPairs => "Пары без встреч больше 30 дней",
        ExceptionKind::ProgrammesMissing => "Пары без утверждённой программы",
        ExceptionKind::MentorsOverloaded => "Наставники с перегрузкой",
        ExceptionKind::RoadmapMissing => "Нет согласованной дорожной карты",
        ExceptionKind::ReportsOverdue => "Просрочен отчёт по дорожной карте",
        ExceptionKind::NoData => "Нет данных",
    }
}
