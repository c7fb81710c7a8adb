//! How values are written in tables; the first word of each is the one of our own papers.

use domain::import::Vocabulary;
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::org::SchoolKind;
use domain::people::{MenteeCategory, MentoringTopic};

/// A value with the words for it.
type Words<T> = (T, &'static [&'static str]);

pub(super) const TOPICS: &[Words<MentoringTopic>] = &[
    (
        MentoringTopic::SubjectContent,
        &["предметное содержание", "предмет*", "содержание предмета"],
    ),
    (
        MentoringTopic::TeachingMethods,
        &["методика преподавания", "методик*", "методическ*"],
    ),
    (
        MentoringTopic::Upbringing,
        &["воспитательная работа", "воспит*", "классное руководство"],
    ),
    (
        MentoringTopic::LessonExtracurricular,
        &[
            "урочная и внеурочная деятельность",
            "урок*",
            "урочн*",
            "внеурочн*",
        ],
    ),
    (
        MentoringTopic::PsychPedSupport,
        &["психолого-педагогическое сопровождение", "психолог*"],
    ),
];

pub(super) const FORMATS: &[Words<MentoringFormat>] = &[
    (
        MentoringFormat::OneToOne,
        &[
            "традиционное («один на один»)",
            "традиционн*",
            "один на один",
            "индивидуальн*",
        ],
    ),
    (
        MentoringFormat::Group,
        &["групповое", "группов*", "в группе", "круги наставничества"],
    ),
    (
        MentoringFormat::Flash,
        &["флэш-наставничество", "флэш*", "флеш*"],
    ),
    (MentoringFormat::Speed, &["скоростное", "скоростн*"]),
    (MentoringFormat::Network, &["сетевое", "сетев*"]),
    (MentoringFormat::Reverse, &["реверсивное", "реверсив*"]),
    (
        MentoringFormat::Virtual,
        &[
            "виртуальное (дистанционное)",
            "виртуальн*",
            "дистанц*",
            "цифров*",
            "онлайн*",
        ],
    ),
    (
        MentoringFormat::Situational,
        &["ситуационное", "ситуацион*"],
    ),
    (
        MentoringFormat::ShortTermGoalSetting,
        &[
            "краткосрочное (целеполагающее)",
            "краткосроч*",
            "целеполаг*",
        ],
    ),
];

/// Forms of pairs of employees.
pub(super) const FORMS: &[Words<RolePairForm>] = &[
    (
        RolePairForm::TeacherTeacher,
        &[
            "педагог – педагог",
            "учитель – учитель",
            "воспитатель – воспитатель",
        ],
    ),
    (
        RolePairForm::HeadTeacher,
        &[
            "руководитель – педагог",
            "руководитель образовательной организации – педагог",
            "руководитель – учитель",
            "руководитель оо – педагог",
            "руководитель оо – учитель",
        ],
    ),
    (
        RolePairForm::EmployerStudent,
        &["работодатель – студент", "работодатель – студент*"],
    ),
    (
        RolePairForm::UniversityCollegeTeacherYoungTeacher,
        &[
            "педагог вуза или колледжа – молодой педагог",
            "педагог вуза – молодой педагог",
            "педагог колледжа – молодой педагог",
            "педагог вуза/колледжа – молодой педагог",
        ],
    ),
    (
        RolePairForm::PartnerTeacher,
        &["социальный партнёр – педагог*", "партнёр – педагог"],
    ),
];

pub(super) const CATEGORIES: &[Words<MenteeCategory>] = &[
    (
        MenteeCategory::YoungSpecialist,
        &["молодой специалист", "молод*", "начинающ*", "малоопытн*"],
    ),
    (
        MenteeCategory::NewDutiesOrTechnology,
        &[
            "осваивает новые обязанности или технологии",
            "осваива*",
            "новые обязанности",
            "новая должность",
        ],
    ),
    (
        MenteeCategory::ContestPreparation,
        &[
            "готовится к профессиональному конкурсу",
            "готов*",
            "конкурс*",
            "подготовка к конкурсу",
        ],
    ),
    (
        MenteeCategory::Transferred,
        &[
            "перешёл из другой организации",
            "переш*",
            "переведен*",
            "новый педагог в коллективе",
            "вновь принят*",
        ],
    ),
    (
        MenteeCategory::NonPedagogicalEducation,
        &[
            "непедагогическое образование",
            "без педагогического*",
            "непрофильное образование",
        ],
    ),
    (
        MenteeCategory::NewlyAppointed,
        &["вновь назначенный", "вновь назначен*", "назначен*"],
    ),
    (MenteeCategory::TalentPool, &["кадровый резерв", "резерв*"]),
];

pub(super) const KINDS: &[Words<SchoolKind>] = &[
    (
        SchoolKind::Preschool,
        &[
            "дошкольная организация",
            "дошкольн*",
            "доу",
            "мдоу",
            "мбдоу",
            "мадоу",
            "детский сад",
            "д с",
            "дс",
            "ясли*",
        ],
    ),
    (
        SchoolKind::Additional,
        &[
            "организация дополнительного образования",
            "дополнительн*",
            "удо",
            "мбу до",
            "мау до",
            "мбудо",
            "дюсш",
            "дом творчества",
            "центр детского творчества",
            "музыкальная школа",
            "школа искусств",
            "дши",
            "дмш",
        ],
    ),
    (
        SchoolKind::Vocational,
        &[
            "профессиональная организация",
            "спо",
            "колледж*",
            "техникум*",
            "училище",
        ],
    ),
    (
        SchoolKind::University,
        &["вуз", "университет*", "институт*", "академия*"],
    ),
    (
        SchoolKind::School,
        &[
            "общеобразовательная организация",
            "общеобразоват*",
            "школа*",
            "сош",
            "оош",
            "нош",
            "ош",
            "мбоу",
            "моу",
            "маоу",
            "лицей*",
            "гимназия*",
            "средняя*",
            "основная*",
            "начальная*",
            "интернат*",
        ],
    ),
];

/// The words of a column that takes only some, for templates.
pub(crate) fn labels(field: domain::import::Field) -> Vec<&'static str> {
    use domain::import::Field;
    fn first<T: Copy + PartialEq>(list: &[Words<T>]) -> Vec<&'static str> {
        list.iter()
            .map(|(value, _)| Vocabulary::label(list, *value))
            .collect()
    }
    match field {
        Field::Topics => first(TOPICS),
        Field::Formats | Field::Format => first(FORMATS),
        Field::RoleForm => first(FORMS),
        Field::Categories => first(CATEGORIES),
        Field::OrganisationKind => first(KINDS),
        Field::PedagogicalEducation | Field::Transferred => vec!["да", "нет"],
        Field::FullName
        | Field::LastName
        | Field::FirstName
        | Field::Patronymic
        | Field::BirthDate
        | Field::Email
        | Field::Phone
        | Field::School
        | Field::Position
        | Field::Subject
        | Field::StartedOn
        | Field::TeachingYears
        | Field::TeachingSince
        | Field::Competences
        | Field::Subjects
        | Field::Capacity
        | Field::Request
        | Field::ShortName
        | Field::FullTitle
        | Field::Mentor
        | Field::MentorBorn
        | Field::MentorPosition
        | Field::Mentee
        | Field::MenteeBorn
        | Field::MenteePosition
        | Field::Goal
        | Field::PeriodFrom
        | Field::PeriodUntil
        | Field::OrderNumber
        | Field::OrderDate => Vec::new(),
    }
}
