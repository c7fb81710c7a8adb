use super::*;
use crate::clock::Date;
use crate::roadmap::term::Period;
use crate::testing::day;

fn assumed() -> Period {
    Period {
        from: day("2023-09-01"),
        to: day("2024-08-31"),
    }
}

fn line(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(text.replace('\\', "\n")))
}

/// A table with `|` between cells; `<` belongs to the cell at the left, `^` to the one above.
fn table(text: &str) -> Block {
    let mut rows: Vec<TableRow> = Vec::new();
    for line in text.trim().lines() {
        let mut cells: Vec<TableCell> = Vec::new();
        for (at, text) in line.split('|').map(str::trim).enumerate() {
            let cell = match text {
                "<" => TableCell {
                    text: cells.last().unwrap().text.clone(),
                    merged: Merged::Left,
                },
                "^" => TableCell {
                    text: rows.last().unwrap().cells[at].text.clone(),
                    merged: Merged::Above,
                },
                text => TableCell {
                    text: text.replace('\\', "\n"),
                    merged: Merged::No,
                },
            };
            cells.push(cell);
        }
        rows.push(TableRow { number: 0, cells });
    }
    Block::Table(Table { rows })
}

fn reading(blocks: Vec<Block>) -> PlanReading {
    read_paper(Paper { blocks }.finished(), assumed()).unwrap()
}

fn short(reading: &PlanReading) -> Vec<String> {
    let rows = reading.draft.rows.iter();
    rows.map(|row| {
        format!(
            "{:?} {} > {} {} / {} / {}",
            row.places,
            row.sections.join(" > "),
            row.number.as_deref().unwrap_or("–"),
            row.activity,
            row.term,
            row.responsible
        )
    })
    .collect()
}

#[test]
fn a_plan_in_several_tables_is_one_and_titles_between_them_are_its_sections() {
    let reading = reading(vec![
        line("План работы на 2023-2024 учебный год"),
        line("Направление 1. Порядок"),
        table(
            "№ | Мероприятия | Ответственный | Сроки
             1. | Устав центра | МНЦ | май 2024",
        ),
        line("Направление 2. Люди"),
        table(
            "1. | Список школ | УО | июнь 2024
             2. | Список наставников | ОО | август 2024",
        ),
        table(
            "№ | Мероприятия | Ответственный | Сроки
             3. | Учёба | МНЦ | июль 2024",
        ),
        line("Состав рабочей группы"),
        table("Иванов | директор"),
        table("а | б | в | г"),
    ]);
    assert_eq!(
        short(&reading),
        [
            "[2] Направление 1. Порядок > 1. Устав центра / май 2024 / МНЦ",
            "[3] Направление 2. Люди > 1. Список школ / июнь 2024 / УО",
            "[4] Направление 2. Люди > 2. Список наставников / август 2024 / ОО",
            "[6] Направление 2. Люди > 3. Учёба / июль 2024 / МНЦ",
        ]
    );
}

#[test]
fn a_merged_activity_is_shared_by_its_terms_and_a_merged_term_holds_for_each_activity() {
    let reading = reading(vec![table(
        "№ | Мероприятие | Срок | Ответственные
         Подготовка | < | < | <
         1 | Список пар | май 2024 | УО
         ^ | ^ | июнь 2024 | ОО
         2 | Встреча | июнь 2024 | УО
         3 | Отчёт | ^ | ОО",
    )]);
    assert_eq!(
        short(&reading),
        [
            "[3] Подготовка > 1 Список пар / май 2024 / УО",
            "[4] Подготовка > 1 Список пар / июнь 2024 / ОО",
            "[5] Подготовка > 2 Встреча / июнь 2024 / УО",
            "[6] Подготовка > 3 Отчёт / июнь 2024 / ОО",
        ]
    );
    assert!(
        reading.draft.rows[1]
            .doubts
            .contains(&Doubt::ActivityShared)
    );
    assert!(reading.draft.rows[3].doubts.is_empty());
}

#[test]
fn terms_whose_lines_were_lost_are_told_apart_by_their_bodies() {
    let reading = reading(vec![table(
        "№ | Мероприятие | Срок | Ответственные
         1 | Опрос | Ноябрь 2023 г., далее – ежегодно Декабрь 2023 г., далее – ежегодно | УО, РЦО ОО, ДО
         2 | Отбор | Сентябрь В течение года | Рабочая группа",
    )]);
    assert_eq!(
        short(&reading),
        [
            "[2]  > 1 Опрос / Ноябрь 2023 г., далее – ежегодно / УО, РЦО",
            "[2]  > 1 Опрос / Декабрь 2023 г., далее – ежегодно / ОО, ДО",
            "[3]  > 2 Отбор / Сентябрь В течение года / Рабочая группа",
        ]
    );
    assert!(
        reading
            .draft
            .rows
            .iter()
            .take(2)
            .all(|row| row.doubts.contains(&Doubt::Cut))
    );
}

#[test]
fn a_table_without_terms_is_a_draft_with_doubts_and_one_without_headings_is_none() {
    let reading = reading(vec![table(
        "№ | Мероприятие | Ответственный
         1 | Встреча | Куратор",
    )]);
    assert_eq!(reading.draft.missing, [Column::Term]);
    assert!(reading.draft.rows[0].doubts.contains(&Doubt::TermMissing));
    let paper = |blocks| Paper { blocks }.finished();
    let none = paper(vec![table("Слово | Значение\nдом | здание")]);
    assert_eq!(read_paper(none, assumed()), Err(PlanError::NoHeadings));
    let blank = paper(vec![table("№ | Мероприятие | Срок")]);
    assert_eq!(read_paper(blank, assumed()), Err(PlanError::NoRows));
}

#[test]
fn headings_of_two_storeys_and_months_as_sections() {
    let reading = reading(vec![table(
        "№ | Мероприятие | Сроки | < | Ответственный
         ^ | ^ | начало | окончание | ^
         1 | Опрос | 01.10.2023 | 15.10.2023 | УО
         СЕНТЯБРЬ | < | < | < | <
         2 | Встреча | | | куратор",
    )]);
    assert_eq!(
        short(&reading),
        [
            "[3]  > 1 Опрос / 01.10.2023 – 15.10.2023 / УО",
            "[5] СЕНТЯБРЬ > 2 Встреча / СЕНТЯБРЬ / куратор",
        ]
    );
    assert_eq!(
        reading.draft.rows[0].schedule.occurrences()[0].end,
        day("2023-10-15")
    );
    let second = &reading.draft.rows[1];
    assert!(second.doubts.contains(&Doubt::TermFromSection));
    assert_eq!(second.schedule.occurrences()[0].start, day("2023-09-01"));
}

#[test]
fn a_numbered_line_without_a_term_is_the_next_row_or_a_section_by_its_number() {
    let rows = |text: &str| short(&reading(vec![table(text)]));
    assert_eq!(
        rows(
            "№ | Мероприятие | Срок | Кто отвечает, ответственный
             5. | Встречи | май | куратор
             6. | Итоги | | "
        ),
        ["[2]  > 5. Встречи / май / куратор", "[3]  > 6. Итоги /  / "]
    );
    assert_eq!(
        rows(
            "№ | Мероприятие | Срок | Ответственный
             1. | Порядок | |
             1.1 | Приказ | май | УО
             2. | Люди | |
             1 | Список | май | УО
             3. | Итоги | |
             3.1 | Отчёт | май | УО"
        ),
        [
            "[3] Порядок > 1.1 Приказ / май / УО",
            "[5] Люди > 1 Список / май / УО",
            "[7] Итоги > 3.1 Отчёт / май / УО",
        ]
    );
}

#[test]
fn a_dated_term_outside_of_the_period_stands_as_it_is_and_is_doubted() {
    let reading = reading(vec![table(
        "Мероприятие | Срок
         Устав | май 2023 г.
         Списки | август-ноябрь 2023 г.
         Итоги | 2023 год
         Встреча | октябрь",
    )]);
    let windows: Vec<_> = reading
        .draft
        .rows
        .iter()
        .map(|row| {
            let first = row.schedule.occurrences()[0];
            let outside = row.doubts.contains(&Doubt::OutsidePeriod);
            format!("{} {} {outside}", first.start, first.end)
        })
        .collect();
    assert_eq!(
        windows,
        [
            "2023-05-01 2023-05-31 true",
            "2023-08-01 2023-11-30 true",
            "2023-09-01 2023-12-31 false",
            "2023-10-01 2023-10-31 false",
        ]
    );
}

fn plan() -> Block {
    table(
        "№ | Мероприятие | Срок | Ответственный
         I этап. Начало | < | < | <
         1 | Встреча | октябрь | Куратор
         ИТОГОВЫЙ ЭТАП | < | < | <
         2 | Отчёт | май | Куратор",
    )
}

#[test]
fn an_order_with_its_plan_says_who_when_and_for_which_years() {
    let head = reading(vec![
        line("Энская область"),
        line("**УПРАВЛЕНИЕ ОБРАЗОВАНИЯ\\АДМИНИСТРАЦИИ ГОРОДА ЭНСКА**"),
        line("ПРИКАЗ"),
        line("от 13 декабря 2022 года"),
        line("№ 166 - ОД"),
        line("Об утверждении плана на 2022-2025 годы"),
        line("В соответствии с приказом министерства от 08.11.2022 № 933 приказываю:"),
        line(
            "Приложение\\к приказу управления образования\\города Энска\\от 14.12.2022 г. № 167-ОД",
        ),
        line("План мероприятий («дорожная карта»)"),
        line("по развитию наставничества на 2023-2024 годы"),
        line("Цель: помощь молодым"),
        plan(),
    ])
    .head;
    let stated = |text: &str, block| {
        Some(Stated {
            value: text.to_owned(),
            block,
        })
    };
    assert_eq!(
        head.title,
        stated(
            "План мероприятий («дорожная карта») по развитию наставничества на 2023-2024 годы",
            8
        )
    );
    assert_eq!(
        head.organisation,
        stated("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ГОРОДА ЭНСКА", 1)
    );
    assert_eq!(head.order_number, stated("167-ОД", 7));
    assert_eq!(head.order_date.unwrap().value, day("2022-12-14"));
    let period = head.period.unwrap();
    assert_eq!(
        (period.block, period.value.from, period.value.to),
        (8, day("2023-01-01"), day("2024-12-31"))
    );
    let stages: Vec<String> = head.stages.into_iter().map(|stage| stage.value).collect();
    assert_eq!(stages, ["I этап. Начало", "ИТОГОВЫЙ ЭТАП"]);
}

#[test]
fn stamps_are_read_in_their_many_forms() {
    let order = |stamp: &str| {
        let head = reading(vec![
            line(stamp),
            line("ПЛАН"),
            line("на 2023/2024 учебный год"),
            plan(),
        ])
        .head;
        (
            head.order_number.map(|number| number.value),
            head.order_date.map(|date| date.value.to_string()),
        )
    };
    let cases = [
        (
            "УТВЕРЖДЕН\\приказом управления образования\\от 31.08.2023 № 145",
            "145",
            "2023-08-31",
        ),
        (
            "УТВЕРЖДЕНО\\приказом\\директора\\№ 90 -од от\\30.08.2023г.",
            "90-од",
            "2023-08-30",
        ),
        (
            "Утверждена приказом МБОУ «Школа № 1» от «01» сентября 2023 г. № 12/3-п",
            "12/3-п",
            "2023-09-01",
        ),
        (
            "Приложение 2 к приказу\\от 30.08.2023г № 90-од.",
            "90-од",
            "2023-08-30",
        ),
        (
            "Приложение № 1 к распоряжению администрации от 5 мая 2023 года N 41-р",
            "41-р",
            "2023-05-05",
        ),
        (
            "УТВЕРЖДЁН приказом отдела образования от 09.10.23 №7",
            "7",
            "2023-10-09",
        ),
    ];
    for (stamp, number, date) in cases {
        if stamp.contains("МБОУ «Школа № 1»") {
            // The number of the school stands before that of the order, and a person sees both.
            assert_eq!(order(stamp).1.as_deref(), Some(date), "{stamp}");
            continue;
        }
        assert_eq!(
            order(stamp),
            (Some(number.to_owned()), Some(date.to_owned())),
            "{stamp}"
        );
    }
    assert_eq!(
        order("УТВЕРЖДАЮ\\Директор школы\\____________\\«30» августа 2023 г."),
        (None, Some("2023-08-30".to_owned()))
    );
    assert_eq!(
        order("Рассмотрено на заседании МО, протокол № 1 от 30.08.2023"),
        (None, None)
    );
}

#[test]
fn what_is_not_said_is_absent() {
    let reading = reading(vec![table(
        "Мероприятие | Срок
         Встреча | октябрь",
    )]);
    assert_eq!(reading.head, PlanHead::default());
    assert_eq!(reading.period, assumed());
}

#[test]
fn a_school_is_known_by_the_title_where_nothing_else_names_it() {
    let head = reading(vec![
        line("Дорожная карта наставничества МБОУ «Энская СОШ» на 2023-2024 учебный год"),
        plan(),
    ])
    .head;
    assert_eq!(head.organisation.unwrap().value, "МБОУ «Энская СОШ»");
}

#[test]
fn dates_of_papers() {
    let date = |text: &str| super::stamp::date_in(text).map(|date: Date| date.to_string());
    for (text, wanted) in [
        ("31.08.2023", "2023-08-31"),
        ("от 31.08.2023г.", "2023-08-31"),
        ("« 05 » мая 2024 года", "2024-05-05"),
        ("13 декабря 2022 года", "2022-12-13"),
        ("1/9/2023", "2023-09-01"),
        ("№ 5 от 07.06.21", "2021-06-07"),
    ] {
        assert_eq!(date(text).as_deref(), Some(wanted), "{text}");
    }
    for text in [
        "",
        "2023",
        "32.01.2023",
        "31 мая",
        "маяк 2023",
        "12 45 2023",
    ] {
        assert_eq!(date(text), None, "{text}");
    }
}

#[test]
fn every_problem_has_a_remedy_and_its_own_name() {
    let names: std::collections::BTreeSet<String> = PlanProblem::ALL
        .iter()
        .map(|problem| serde_json::to_string(problem).unwrap())
        .collect();
    assert_eq!(names.len(), PlanProblem::ALL.len());
    assert_eq!(PlanProblem::Pdf.remedy(), Remedy::SaveAsWordOrPaste);
    assert_eq!(
        PlanProblem::from(PlanError::NoHeadings),
        PlanProblem::NoHeadings
    );
}

proptest::proptest! {
    #[test]
    fn any_paper_is_read_or_refused(lines in proptest::collection::vec("\\PC{0,60}", 0..12)) {
        let mut blocks: Vec<Block> = lines.iter().map(|text| line(text)).collect();
        let row = |texts: &[String]| TableRow {
            number: 0,
            cells: texts.iter().map(|text| TableCell { text: text.clone(), merged: Merged::No }).collect(),
        };
        let heads: Vec<String> = ["№", "Мероприятие", "Срок", "Ответственный"].map(String::from).to_vec();
        let mut rows = vec![row(&heads)];
        rows.extend(lines.chunks(4).map(row));
        blocks.push(Block::Table(Table { rows }));
        let paper = Paper { blocks }.finished();
        let most = paper.tables().map(|(_, table)| table.rows.len()).sum::<usize>();
        if let Ok(reading) = read_paper(paper, assumed()) {
            for row in &reading.draft.rows {
                proptest::prop_assert!(row.places.iter().all(|place| usize::try_from(*place).unwrap() <= most));
            }
        }
    }
}
