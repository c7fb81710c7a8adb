use super::*;
use crate::roadmap::term::Kind;
use crate::testing::day;

fn period() -> Period {
    Period {
        from: day("2022-09-01"),
        to: day("2024-12-31"),
    }
}

/// A table from lines with `|` between cells; `\` breaks a line inside a cell.
fn table(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| {
        line.split('|')
            .map(|cell| cell.trim().replace('\\', "\n"))
            .collect()
    };
    text.trim().lines().map(cells).collect()
}

/// The rows in short: sections > number activity / term / responsible ! doubts.
fn said(text: &str) -> Vec<String> {
    let draft = read(&table(text), period()).unwrap();
    draft.rows.iter().map(short).collect()
}

fn short(row: &PlanRow) -> String {
    let doubts: Vec<String> = row
        .doubts
        .iter()
        .map(|doubt| format!("{doubt:?}"))
        .collect();
    format!(
        "{} > {} {} / {} / {}{}",
        row.sections.join(" > "),
        row.number.as_deref().unwrap_or("–"),
        row.activity,
        row.term,
        row.responsible,
        if doubts.is_empty() {
            String::new()
        } else {
            format!(" ! {}", doubts.join(", "))
        },
    )
}

fn heads(text: &str) -> Vec<Column> {
    let cells: Vec<String> = text.split('|').map(|cell| cell.trim().to_owned()).collect();
    let found = column::columns(&cells);
    assert_eq!(found.len(), cells.len(), "{text}: {found:?}");
    found.into_iter().map(|(_, column)| column).collect()
}

#[test]
fn headings_are_known_in_any_order_and_many_wordings() {
    use Column::{Activity, Evidence, Number, Participants, Responsible, Result, Stage, Term};
    let all: &[(&str, &[Column])] = &[
        (
            "№ п/п | Мероприятие | Результат | Срок реализации | Ответственные",
            &[Number, Activity, Result, Term, Responsible],
        ),
        (
            "№ | Наименование этапа | Содержание деятельности и план мероприятий | Сроки | Ответственный",
            &[Number, Stage, Activity, Term, Responsible],
        ),
        (
            "№п/п | Наименование мероприятий | Ответственный исполнитель | Участники мероприятия | Ожидаемые результаты | Сроки исполнения",
            &[Number, Activity, Responsible, Participants, Result, Term],
        ),
        (
            "№ п/п | Направление деятельности/направление мероприятия | Сроки реализации | Ответственные | Ожидаемый результат",
            &[Number, Activity, Term, Responsible, Result],
        ),
        (
            "Дата | Содержание работы | Исполнители",
            &[Term, Activity, Responsible],
        ),
        (
            "Месяц | Тема занятия | Участники | Ответственный",
            &[Term, Activity, Participants, Responsible],
        ),
        (
            "Ответственные за мероприятие | Мероприятия | Период",
            &[Responsible, Activity, Term],
        ),
        (
            "№ | Направление | Мероприятия | Срок | Вид документа | Исполнитель",
            &[Number, Stage, Activity, Term, Evidence, Responsible],
        ),
        (
            "Вид деятельности | Сроки проведения | Форма отчётности",
            &[Activity, Term, Evidence],
        ),
    ];
    for (text, wanted) in all {
        assert_eq!(heads(text), *wanted, "{text}");
    }
}

#[test]
fn sections_stand_above_rows_and_stages_above_sections() {
    let rows = said(
        "ПЛАН | | | |
         № п/п | Мероприятие | Результат | Срок | Ответственные
         1 | 2 | 3 | 4 | 5
         ОСНОВНОЙ ЭТАП | ОСНОВНОЙ ЭТАП | ОСНОВНОЙ ЭТАП | ОСНОВНОЙ ЭТАП | ОСНОВНОЙ ЭТАП
         Нормы и порядок | | | |
         1 | Ведение списков | Список | Ноябрь 2022 г. | МЦ
         № п/п | Мероприятие | Результат | Срок | Ответственные
         2 | Договоры | Договор | постоянно | ОО
         Итоги | | | |
         1 | Отчёт | Отчёт | декабрь 2024 | МЦ
         ИТОГОВЫЙ ЭТАП | | | |
         1 | Сборник | Сборник | май 2024 | ОО",
    );
    assert_eq!(
        rows,
        [
            "ОСНОВНОЙ ЭТАП > Нормы и порядок > 1 Ведение списков / Ноябрь 2022 г. / МЦ",
            "ОСНОВНОЙ ЭТАП > Нормы и порядок > 2 Договоры / постоянно / ОО",
            "ОСНОВНОЙ ЭТАП > Итоги > 1 Отчёт / декабрь 2024 / МЦ",
            "ИТОГОВЫЙ ЭТАП > 1 Сборник / май 2024 / ОО",
        ]
    );
}

#[test]
fn a_number_with_a_title_alone_is_a_section() {
    let rows = said(
        "№ | Направление мероприятия | Сроки | Ответственные
         1. | Нормативное обеспечение | |
         1.1 | Разработка порядка | I квартал 2023 | Отдел
         2 | Сопровождение | |
         2.1 | Вебинары | II квартал 2023 | Отдел",
    );
    assert_eq!(
        rows,
        [
            "Нормативное обеспечение > 1.1 Разработка порядка / I квартал 2023 / Отдел",
            "Сопровождение > 2.1 Вебинары / II квартал 2023 / Отдел",
        ]
    );
}

#[test]
fn a_row_torn_by_the_end_of_a_page_is_one_row() {
    let rows = said(
        "№ | Мероприятие | Срок | Ответственный
         3.3 | Участие наставников и | С января 2023 | Отдел
         | кандидатов в практикумах | ежеквартально | образования, школы
         4 | Раздел на сайте | Сентябрь 2022 г., далее – | МЦ
         | | обновление не реже раза в месяц |",
    );
    assert_eq!(
        rows,
        [
            " > 3.3 Участие наставников и кандидатов в практикумах / С января 2023 ежеквартально / Отдел образования, школы ! TermUnclear, Joined",
            " > 4 Раздел на сайте / Сентябрь 2022 г., далее – обновление не реже раза в месяц / МЦ ! Joined",
        ]
    );
}

#[test]
fn one_activity_with_several_terms_is_several_duties() {
    let rows = said(
        "№ | Мероприятие | Срок | Ответственный
         5 | Открытые материалы | Август 2024 г. | УО, МЦ
         5 | | Декабрь 2024 г. | УО, МЦ, ОО
         6 | Назначение ответственного | Август 2023 г.\\Сентябрь 2023 г. | УО\\ОО",
    );
    assert_eq!(
        rows,
        [
            " > 5 Открытые материалы / Август 2024 г. / УО, МЦ",
            " > 5 Открытые материалы / Декабрь 2024 г. / УО, МЦ, ОО ! ActivityShared",
            " > 6 Назначение ответственного / Август 2023 г. / УО",
            " > 6 Назначение ответственного / Сентябрь 2023 г. / ОО ! ActivityShared",
        ]
    );
}

#[test]
fn lines_that_a_narrow_column_broke_are_no_terms_of_their_own() {
    let rows = said(
        "№ | Мероприятие | Срок | Ответственный
         1 | Опрос | Сентябрь 2022 г.,\\далее ежегодно | Отдел образования,\\школы",
    );
    assert_eq!(
        rows,
        [" > 1 Опрос / Сентябрь 2022 г., далее ежегодно / Отдел образования, школы"]
    );
}

#[test]
fn what_a_person_should_look_at_is_said() {
    let rows = said(
        "№ | Мероприятие | Срок | Ответственный
         1 | Опрос | абракадабра | МЦ
         2 | Анкета | | МЦ
         2 | Итоги | май |",
    );
    assert_eq!(
        rows,
        [
            " > 1 Опрос / абракадабра / МЦ ! TermNotUnderstood",
            " > 2 Анкета /  / МЦ ! TermMissing",
            " > 2 Итоги / май /  ! TermUnclear, ResponsibleMissing, NumberRepeated",
        ]
    );
}

#[test]
fn a_table_without_terms_is_read_and_one_that_is_no_plan_is_refused() {
    let draft = read(
        &table("№ | Мероприятие | Ответственный\n1 | Опрос | МЦ"),
        period(),
    )
    .unwrap();
    assert_eq!(draft.missing, [Column::Term]);
    assert_eq!(draft.rows[0].schedule.kind, Kind::NotUnderstood);
    let refused = |text: &str| read(&table(text), period()).unwrap_err();
    assert_eq!(
        refused("ФИО | Должность | Школа\nИванова | учитель | 1"),
        PlanError::NoHeadings
    );
    assert_eq!(refused("№ | Мероприятие | Срок"), PlanError::NoRows);
    assert_eq!(read(&[], period()).unwrap_err(), PlanError::NoHeadings);
}

#[test]
fn three_hundred_rows_keep_their_places() {
    let mut text = "№ | Мероприятие | Срок | Кто отвечает, исполнитель\n".to_owned();
    for n in 1..=300 {
        text.push_str(&format!("{n} | Встреча {n} | ежемесячно | Куратор\n"));
    }
    let draft = read(&table(&text), period()).unwrap();
    assert_eq!(draft.rows.len(), 300);
    assert_eq!(draft.rows[299].places, [301]);
    assert_eq!(draft.rows[299].activity, "Встреча 300");
    assert!(draft.rows.iter().all(|row| row.doubts.is_empty()));
}

#[test]
fn the_period_stands_in_the_title() {
    let said =
        |title: &str| period_of(title).map(|period| format!("{} – {}", period.from, period.to));
    let title = "План мероприятий по развитию наставничества педагогических работников района на 2022-2024 годы";
    assert_eq!(said(title).as_deref(), Some("2022-01-01 – 2024-12-31"));
    let title = "Дорожная карта реализации Положения о наставничестве на 2023/2024 учебный год";
    assert_eq!(said(title).as_deref(), Some("2023-09-01 – 2024-08-31"));
    let title = "План работы школы молодого педагога на 2025-2026 учебный год";
    assert_eq!(said(title).as_deref(), Some("2025-09-01 – 2026-08-31"));
    assert_eq!(said("План от 13.12.2022 № 166"), None);
    assert_eq!(said("План работы"), None);
    assert_eq!(said(""), None);
}

proptest::proptest! {
    #[test]
    fn any_table_is_read_or_refused(
        rows in proptest::collection::vec(proptest::collection::vec(".{0,12}", 0..6), 0..12)
    ) {
        let mut table = table("№ | Мероприятие | Срок | Ответственный");
        table.extend(rows);
        if let Ok(draft) = read(&table, period()) {
            for row in &draft.rows {
                proptest::prop_assert!(!row.places.is_empty());
                proptest::prop_assert!(row.sections.len() <= 5);
            }
        }
    }
}

#[test]
fn a_row_with_a_day_of_its_own_is_no_row_of_headings() {
    let row = |last: &str| -> Vec<String> {
        let cells = ["Мероприятия недели", "приказ об ответственных", last];
        cells.map(str::to_owned).into()
    };
    assert!(is_plan(&columns(&row("Срок"))));
    assert_eq!(columns(&row("15.03.2027")), []);
    assert!(
        is_plan(&columns(&row("15.03.27"))),
        "only what is a full day"
    );
}
