//! Roadmaps of an invented municipality and of an invented school, for the tests and for looking at the papers.

use documents::roadmap::{
    Agreement, Approval, Execution, ExecutionState, Level, RoadmapPaper, RoadmapReport, RoadmapRow,
    said,
};
use domain::clock::Date;
use domain::document::{Letterhead, Signatory};
use domain::roadmap::term::Period;

pub fn on(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

/// The school year of the samples.
pub fn year() -> Period {
    Period {
        from: on(2026, 9, 1),
        to: on(2027, 8, 31),
    }
}

/// Sections with their rows: number, activity, term, responsible, result.
const ROWS: [(&str, &str, [[&str; 5]; 5]); 6] = [
    (
        "I этап. Подготовительный",
        "Раздел 1. Нормативная основа",
        [
            [
                "1.1",
                "Разработать и утвердить положение о системе наставничества",
                "до 15.09.2026",
                "ОО",
                "Положение утверждено",
            ],
            [
                "1.1",
                "Разработать и утвердить положение о системе наставничества",
                "сентябрь 2026 г.",
                "МНЦ",
                "Свод положений",
            ],
            [
                "1.2",
                "Назначить куратора приказом руководителя",
                "до 20 сентября 2026 г.",
                "ОО",
                "Приказ",
            ],
            [
                "1.3",
                "Подготовить, обсудить на заседании методического объединения и разместить на сайте организации памятку для педагогов, которые впервые становятся наставниками: о правах и обязанностях сторон, о порядке встреч, о журнале, об отчётности, о поощрении и о том, куда обратиться, если в паре не складываются отношения",
                "октябрь 2026",
                "ОО, МНЦ",
                "Памятка размещена",
            ],
            [
                "1.4",
                "Заключить соглашения о сетевом взаимодействии",
                "15.10.2026",
                "МНЦ",
                "Соглашения с тремя организациями",
            ],
        ],
    ),
    (
        "I этап. Подготовительный",
        "Раздел 2. Выявление запросов",
        [
            [
                "2.1",
                "Провести опрос молодых педагогов о профессиональных затруднениях",
                "ежегодно, сентябрь",
                "ОО",
                "Сводка запросов",
            ],
            [
                "2.2",
                "Обобщить запросы и подобрать темы школы молодого педагога",
                "октябрь 2026",
                "МНЦ",
                "Перечень тем",
            ],
            [
                "2.3",
                "Пополнить банк наставников",
                "постоянно",
                "ОО",
                "Карточки в банке",
            ],
            [
                "2.3",
                "Пополнить банк наставников",
                "ноябрь 2026",
                "МНЦ",
                "Выверенный банк",
            ],
            [
                "2.3",
                "Пополнить банк наставников",
                "декабрь 2026",
                "УО",
                "Аналитическая справка",
            ],
        ],
    ),
    (
        "II этап. Основной",
        "Раздел 3. Сопровождение пар",
        [
            [
                "3.1",
                "Закрепить наставнические пары приказом",
                "до 1 октября 2026 г.",
                "ОО",
                "Приказ о закреплении пар",
            ],
            [
                "3.2",
                "Утвердить персонализированные программы",
                "октябрь 2026",
                "ОО",
                "Программы",
            ],
            ["3.3", "Вести журнал встреч", "ежемесячно", "ОО", "Журнал"],
            [
                "3.4",
                "Провести консультации для кураторов",
                "ноябрь 2026, февраль 2027",
                "МНЦ",
                "Не менее двух консультаций",
            ],
            [
                "3.5",
                "Организовать взаимное посещение уроков",
                "в течение учебного года",
                "ОО",
                "Карты наблюдения уроков",
            ],
        ],
    ),
    (
        "II этап. Основной",
        "Раздел 4. Профессиональный рост",
        [
            [
                "4.1",
                "Провести неделю открытых уроков наставников",
                "март 2027",
                "ОО",
                "График уроков, отзывы",
            ],
            [
                "4.2",
                "Провести конкурс «Лучшая пара»",
                "апрель 2027",
                "МНЦ",
                "Протокол жюри",
            ],
            [
                "4.3",
                "Ещё раз обсудить в школе молодого педагога приёмы формирующего оценивания",
                "декабрь 2026",
                "МНЦ",
                "Материалы занятия",
            ],
            [
                "4.4",
                "Направить наставников на курсы",
                "1 раз в год",
                "УО, ОО",
                "Удостоверения",
            ],
            [
                "4.5",
                "Собрать описания практик",
                "до 01.05.2027",
                "ОО",
                "Не менее одной практики",
            ],
        ],
    ),
    (
        "III этап. Итоговый",
        "Раздел 5. Мониторинг",
        [
            [
                "5.1",
                "Провести первый этап мониторинга",
                "декабрь 2026",
                "ОО",
                "Сведения внесены",
            ],
            [
                "5.2",
                "Провести второй этап мониторинга",
                "май 2027",
                "ОО",
                "Сведения внесены",
            ],
            [
                "5.3",
                "Подготовить аналитическую справку",
                "июнь 2027",
                "МНЦ",
                "Справка",
            ],
            [
                "5.4",
                "Обсудить итоги на совещании руководителей",
                "июнь 2027",
                "УО",
                "Протокол совещания",
            ],
            [
                "5.5",
                "Скорректировать дорожную карту",
                "август 2027",
                "МНЦ",
                "Новая редакция",
            ],
        ],
    ),
    (
        "III этап. Итоговый",
        "Раздел 6. Распространение опыта",
        [
            [
                "6.1",
                "Издать сборник практик",
                "май 2027",
                "МНЦ",
                "Сборник",
            ],
            [
                "6.2",
                "Провести конференцию",
                "июнь 2027",
                "УО, МНЦ",
                "Программа конференции",
            ],
            [
                "6.3",
                "Обновить раздел сайта",
                "ежеквартально",
                "ОО",
                "Раздел сайта",
            ],
            [
                "6.4",
                "Поощрить наставников",
                "июнь 2027",
                "ОО",
                "Приказ о поощрении",
            ],
            [
                "6.5",
                "Представить опыт на региональном семинаре",
                "по мере необходимости",
                "МНЦ",
                "Выступление",
            ],
        ],
    ),
];

/// Thirty rows under stages and sections, some of one activity with several terms.
pub fn rows() -> Vec<RoadmapRow> {
    let sections = ROWS.iter().flat_map(|(stage, section, rows)| {
        rows.iter().map(move |row| {
            let [number, activity, term, responsible, result] = row.map(str::to_owned);
            RoadmapRow {
                sections: vec![(*stage).to_owned(), (*section).to_owned()],
                number: Some(number),
                activity,
                term,
                responsible,
                result,
                ..RoadmapRow::default()
            }
        })
    });
    sections.collect()
}

/// A municipal roadmap in force, its execution not asked for.
pub fn municipal() -> RoadmapPaper {
    let rows = rows();
    RoadmapPaper {
        owner: "Управление образования Администрации Еловского района".to_owned(),
        level: Level::Municipality,
        title: "План мероприятий («дорожная карта») по развитию наставничества педагогических работников \
                Еловского района на 2026/2027 учебный год"
            .to_owned(),
        agreed: None,
        approval: Some(Approval {
            issuer: Some("Управление образования Администрации Еловского района".to_owned()),
            number: "214-од".to_owned(),
            date: on(2026, 8, 28),
        }),
        period: year(),
        columns: said(&rows),
        rows,
        on: None,
    }
}

fn execution(id: usize, school: Option<&str>, due: Date, state: ExecutionState) -> Execution {
    let done = matches!(state, ExecutionState::Done | ExecutionState::Verified);
    Execution {
        id: id.to_string(),
        organisation: school.map(str::to_owned),
        due,
        state,
        done_on: done.then(|| due.pred_opt().unwrap()),
        evidence: match done {
            true => vec![format!("приказ от 10.09.2026 № {id}-од")],
            false => vec![],
        },
        comment: (state == ExecutionState::NotApplicable)
            .then(|| "в организации нет молодых педагогов".to_owned()),
    }
}

/// Twelve schools of the municipality.
pub fn schools() -> Vec<String> {
    let others = ["Гимназия № 1", "Лицей «Ёлочка»"];
    let numbered = (2..=11).map(|number| format!("МБОУ «СОШ № {number}»"));
    others
        .map(str::to_owned)
        .into_iter()
        .chain(numbered)
        .collect()
}

/// The same roadmap as of 29 November 2026: what schools have to do, each of twelve; what the centre has, once.
pub fn municipal_on_its_way() -> RoadmapPaper {
    let mut paper = municipal();
    let today = on(2026, 11, 29);
    paper.on = Some(today);
    let mut id = 0;
    for (at, row) in paper.rows.iter_mut().enumerate() {
        let month = 9 + u32::try_from(at).unwrap() / 5;
        let due = match month {
            9..=12 => on(2026, month, 15 + u32::try_from(at % 5).unwrap()),
            later => on(2027, later - 12, 20),
        };
        let bodies: Vec<Option<String>> = match row.responsible.contains("ОО") {
            true => schools().into_iter().map(Some).collect(),
            false => vec![None],
        };
        for (school, name) in bodies.into_iter().enumerate() {
            id += 1;
            let state = match (due < today, (at + school * 3) % 9) {
                (false, 0) => ExecutionState::InProgress,
                (false, _) => ExecutionState::Planned,
                (true, 0) if name.is_some() => ExecutionState::NotApplicable,
                (true, 1) => ExecutionState::Planned,
                (true, 2 | 3) => ExecutionState::Done,
                (true, _) => ExecutionState::Verified,
            };
            row.executions
                .push(execution(id, name.as_deref(), due, state));
        }
    }
    paper
}

/// The roadmap of a school, agreed by the centre, with what it has done by the end of November.
pub fn school() -> RoadmapPaper {
    let mut rows: Vec<RoadmapRow> = rows()
        .into_iter()
        .filter(|row| row.responsible.contains("ОО"))
        .collect();
    for (at, row) in rows.iter_mut().enumerate() {
        row.sections.remove(0);
        row.responsible =
            "Куратор, заместитель директора по учебно-воспитательной работе".to_owned();
        row.participants = "Наставники и наставляемые".to_owned();
        row.evidence = "Приказ, протокол".to_owned();
        let (due, state) = match at {
            0 => (on(2026, 9, 15), ExecutionState::Verified),
            1 => (on(2026, 9, 20), ExecutionState::Done),
            2 => (on(2026, 10, 31), ExecutionState::Planned),
            3 => (on(2026, 11, 15), ExecutionState::NotApplicable),
            4 => (on(2026, 12, 15), ExecutionState::InProgress),
            _ => (on(2027, 3, 31), ExecutionState::Planned),
        };
        row.executions = vec![execution(at + 1, None, due, state)];
    }
    let columns = said(&rows);
    RoadmapPaper {
        owner: "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 83»"
            .to_owned(),
        level: Level::School,
        title: "Дорожная карта реализации системы наставничества".to_owned(),
        agreed: Some(Agreement {
            by: "Муниципальный наставнический центр Еловского района".to_owned(),
            on: on(2026, 9, 4),
        }),
        approval: Some(Approval {
            issuer: Some("МБОУ «СОШ № 83»".to_owned()),
            number: "90-од".to_owned(),
            date: on(2026, 9, 7),
        }),
        period: year(),
        columns,
        rows,
        on: Some(on(2026, 11, 29)),
    }
}

fn report(roadmap: RoadmapPaper, letterhead: Letterhead, signatory: Signatory) -> RoadmapReport {
    RoadmapReport {
        letterhead,
        roadmap,
        from: on(2026, 9, 1),
        until: on(2026, 12, 31),
        on: on(2026, 11, 29),
        summary: vec![
            "Пары закреплены во всех организациях, программы утверждены".to_owned(),
            "Труднее всего идёт пополнение банка наставников: в малых школах некому вести начинающих \
             педагогов по отдельным предметам, и запросы передаются в сеть."
                .to_owned(),
        ],
        absent: Vec::new(),
        sums_only: false,
        accepted: None,
        signatory,
        signed_on: None,
    }
}

/// The report of a school.
pub fn school_report() -> RoadmapReport {
    let mut roadmap = school();
    roadmap.rows[2].comment = "Перенесено на декабрь из-за болезни куратора".to_owned();
    roadmap.rows[0].effectiveness = "Положение размещено на сайте".to_owned();
    let letterhead = Letterhead {
        authorities: vec!["Управление образования Администрации Еловского района".to_owned()],
        organisation: roadmap.owner.clone(),
        short_name: Some("МБОУ «СОШ № 83»".to_owned()),
        place: "г. Еловск".to_owned(),
    };
    let signatory = Signatory {
        position: "Директор".to_owned(),
        name: "П.\u{a0}А.\u{a0}Окунев".to_owned(),
    };
    report(roadmap, letterhead, signatory)
}

/// The report of the municipality over its schools.
pub fn municipal_report() -> RoadmapReport {
    let letterhead = Letterhead {
        authorities: vec!["Администрация Еловского района".to_owned()],
        organisation: "Управление образования".to_owned(),
        short_name: None,
        place: "г. Еловск".to_owned(),
    };
    let signatory = Signatory {
        position: "Начальник управления образования".to_owned(),
        name: "В.\u{a0}С.\u{a0}Щукина".to_owned(),
    };
    RoadmapReport {
        absent: vec!["МБОУ «СОШ № 12»".to_owned(), "Детский сад № 4".to_owned()],
        accepted: Some(Agreement {
            by: "Управление образования Еловского района".to_owned(),
            on: on(2026, 12, 1),
        }),
        signed_on: Some(on(2026, 11, 30)),
        ..report(municipal_on_its_way(), letterhead, signatory)
    }
}
