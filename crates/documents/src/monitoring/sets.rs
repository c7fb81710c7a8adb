//! The first version of every set: conditions (E-2.1), process (C-041…045) and impact (C-046…049).

use domain::monitoring::{CampaignKind, Indicator, Item, Stage};

use super::questions::{Section, counted, many, package, scale, share, whether, words};

/// The questions of the first version.
pub(super) fn first(kind: CampaignKind) -> Vec<Item> {
    let sections = match kind {
        CampaignKind::Readiness => vec![conditions(), people_ready()],
        CampaignKind::Process => {
            vec![
                coverage(),
                programmes(),
                projects(),
                contests(),
                achievement(),
                activity(),
            ]
        }
        CampaignKind::Impact => vec![results(), innovation(), adaptation(), plans()],
        CampaignKind::Interim => vec![coverage(), programmes(), troubles()],
        CampaignKind::Final => vec![
            coverage(),
            programmes(),
            projects(),
            contests(),
            achievement(),
            activity(),
            results(),
            innovation(),
            adaptation(),
            plans(),
            troubles(),
        ],
        CampaignKind::RoadmapExecution => vec![roadmap()],
        CampaignKind::Deficits => vec![deficits()],
        CampaignKind::AdHoc => Vec::new(),
    };
    sections.into_iter().flat_map(Section::items).collect()
}

fn conditions() -> Section {
    Section {
        stage: Stage::Conditions,
        title: "Документы и условия",
        questions: vec![
            package("C.PACKAGE", "Актуальных документов в обязательном пакете"),
            whether("C.CURATOR", "Куратор наставничества назначен приказом"),
            whether(
                "C.PAY",
                "Оплата или иное поощрение наставников предусмотрены локальным актом",
            ),
            whether("C.TIME", "В расписании выделено время для встреч пар"),
            whether(
                "C.SITE",
                "На сайте организации есть раздел о наставничестве",
            ),
            whether("C.CONSENTS", "Согласия участников собраны"),
            words("C.MISSING", "Чего недостаёт, чтобы начать работу"),
        ],
    }
}

fn people_ready() -> Section {
    Section {
        stage: Stage::Conditions,
        title: "Готовность людей",
        questions: vec![
            counted("P6.YOUNG", "Молодых педагогов", Indicator::YoungTeachers),
            many("C.WILLING", "Педагогов, готовых стать наставниками").people(),
            many("C.TRAINED", "Из них прошли обучение наставников")
                .people()
                .of("C.WILLING"),
            scale("C.READY", "Оценка готовности организации"),
        ],
    }
}

fn coverage() -> Section {
    Section {
        stage: Stage::Process,
        title: "Охват",
        questions: vec![
            counted(
                "P6.MENTORS",
                "Наставников за учебный год",
                Indicator::Mentors,
            ),
            counted(
                "P6.MENTEES",
                "Наставляемых за учебный год",
                Indicator::Mentees,
            ),
            counted("P6.PAIRS", "Пар и групп за учебный год", Indicator::Pairs),
            counted(
                "P6.ACTIVE",
                "Из них действуют сейчас",
                Indicator::ActivePairs,
            )
            .of("P6.PAIRS"),
            counted("P6.YOUNG", "Молодых педагогов", Indicator::YoungTeachers),
            counted(
                "P6.COVERED",
                "Из них с наставником",
                Indicator::YoungTeachersMentored,
            )
            .of("P6.YOUNG"),
            counted(
                "P6.ONE_OFFS",
                "Разовых встреч без приказа",
                Indicator::OneOffs,
            ),
        ],
    }
}

fn programmes() -> Section {
    Section {
        stage: Stage::Process,
        title: "Эффективность программ и риски",
        questions: vec![
            counted("P1.MEETINGS", "Проведено встреч", Indicator::Meetings),
            counted(
                "P1.COMPLETED",
                "Завершено программ",
                Indicator::ProgrammesCompleted,
            ),
            scale("P1.EFFECT", "Оценка эффективности программ"),
            words("P1R.RISKS", "Риски и как с ними справляются"),
        ],
    }
}

fn projects() -> Section {
    Section {
        stage: Stage::Process,
        title: "Образовательные и культурные проекты",
        questions: vec![
            many("P2.PROJECTS", "Совместных проектов с участием наставляемых"),
            many("P2.FINISHED", "Из них завершено").of("P2.PROJECTS"),
            scale("P2.EFFECT", "Оценка их результативности").optional(),
        ],
    }
}

fn contests() -> Section {
    Section {
        stage: Stage::Process,
        title: "Конкурсы, олимпиады, исследования, конференции",
        questions: vec![
            many("P3.PARTS", "Участий наставников и наставляемых"),
            many("P3.PRIZES", "Из них призовых").of("P3.PARTS"),
        ],
    }
}

fn achievement() -> Section {
    Section {
        stage: Stage::Process,
        title: "Успеваемость в классах наставляемых",
        questions: vec![
            share(
                "P4.BEFORE",
                "Качество знаний в начале работы пары, в среднем",
            )
            .optional(),
            share("P4.AFTER", "Качество знаний сейчас, в среднем").optional(),
        ],
    }
}

fn activity() -> Section {
    Section {
        stage: Stage::Process,
        title: "Социально-профессиональная активность наставляемых",
        questions: vec![
            many("P5.TALKS", "Выступлений и публикаций"),
            many("P5.MEMBERS", "Участников профессиональных объединений").people(),
            counted(
                "P5.PRACTICES",
                "Опубликовано практик",
                Indicator::PracticesPublished,
            ),
        ],
    }
}

fn results() -> Section {
    Section {
        stage: Stage::Impact,
        title: "Образовательные результаты",
        questions: vec![
            share("I1.MENTEES", "Наставляемых, чьи результаты улучшились"),
            share("I1.MENTORS", "Наставников, чьи результаты улучшились"),
        ],
    }
}

fn innovation() -> Section {
    Section {
        stage: Stage::Impact,
        title: "Включённость в инновационную деятельность",
        questions: vec![
            whether(
                "I2.PART",
                "Наставляемые участвуют в инновационной деятельности",
            ),
            many("I2.PEOPLE", "Сколько из них").people(),
            words("I2.WHAT", "В чём именно"),
        ],
    }
}

fn adaptation() -> Section {
    Section {
        stage: Stage::Impact,
        title: "Адаптация на новом рабочем месте",
        questions: vec![
            scale("I3.QUALITY", "Качество адаптации наставляемых, в среднем"),
            scale("I3.PACE", "Темп адаптации наставляемых, в среднем"),
            many("I5.HIRED", "Молодых педагогов, принятых за три года").people(),
            many("I5.STAYED", "Из них работают и сейчас")
                .people()
                .of("I5.HIRED"),
        ],
    }
}

fn plans() -> Section {
    Section {
        stage: Stage::Impact,
        title: "Планы и удовлетворённость",
        questions: vec![
            many(
                "I4.MENTORS",
                "Педагогов, которые собираются стать наставниками",
            )
            .people(),
            many("I4.MENTEES", "Педагогов, которым нужен наставник").people(),
            many(
                "I4.PUPILS",
                "Обучающихся, которые собираются стать наставниками",
            )
            .people()
            .optional(),
            share("I6.MENTEES", "Наставляемых, довольных совместной работой"),
            share("I6.MENTORS", "Наставников, довольных совместной работой"),
        ],
    }
}

fn troubles() -> Section {
    Section {
        stage: Stage::Process,
        title: "Трудности и предложения",
        questions: vec![
            words("T.TROUBLES", "Что мешает"),
            words("T.PROPOSALS", "Что предлагается"),
        ],
    }
}

fn roadmap() -> Section {
    Section {
        stage: Stage::Process,
        title: "Исполнение дорожной карты",
        questions: vec![
            many("R.PLANNED", "Мероприятий запланировано на период"),
            many("R.DONE", "Из них выполнено").of("R.PLANNED"),
            words("R.WHY", "Почему не выполнены остальные"),
        ],
    }
}

fn deficits() -> Section {
    Section {
        stage: Stage::Conditions,
        title: "Профессиональные дефициты",
        questions: vec![
            many("D.ASKED", "Педагогов прошли диагностику").people(),
            many("D.FOUND", "Из них с выявленными дефицитами")
                .people()
                .of("D.ASKED"),
            many("D.SUBJECT", "Предметные дефициты")
                .people()
                .of("D.ASKED"),
            many("D.METHOD", "Методические дефициты")
                .people()
                .of("D.ASKED"),
            many("D.PSYCHOLOGY", "Психолого-педагогические дефициты")
                .people()
                .of("D.ASKED"),
            many("D.DIGITAL", "Цифровые дефициты")
                .people()
                .of("D.ASKED"),
            words("D.COURSES", "Какие курсы нужны"),
        ],
    }
}
