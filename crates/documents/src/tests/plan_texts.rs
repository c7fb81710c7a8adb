//! Plans that are pasted: pages and texts.

use super::plan_files::{assumed, printed, rows};
use crate::plan;

fn pasted(text: &str) -> Vec<String> {
    rows(&plan::plan_of_pasted(text, assumed()).unwrap())
}

const WANTED: [&str; 2] = [
    "Начало > 1. Встреча / май 2024 / УО",
    "Начало > 2. Отчёт / июнь 2024 / ОО, ДО",
];

#[test]
fn a_page_with_and_without_its_closing_tags() {
    let whole = "<html><head><style>td { color: red }</style></head><body><h2>План</h2><table><thead><tr><th>№</th><th>Мероприятие</th>\
        <th>Срок</th><th>Ответственные</th></tr></thead><tbody><tr><td colspan=4><b>Начало</b></td></tr><tr><td>1.</td><td><p>Встреча</p></td>\
        <td>май&nbsp;2024</td><td>УО</td></tr><tr><td>2.</td><td>Отчёт</td><td>июнь 2024</td><td>ОО,<br>ДО</td></tr></tbody></table></body></html>";
    assert_eq!(pasted(whole), WANTED);
    let open = "<table><tr><td>№<td>Мероприятие<td>Срок<td>Ответственные<tr><td colspan='4'>Начало<tr><td>1.<td>Встреча<td>май 2024<td>УО\
        <tr><td>2.<td>Отчёт<td>июнь 2024<td>ОО, ДО";
    assert_eq!(pasted(open), WANTED);
    let bytes = plan::plan_of(whole.as_bytes(), "plan.xls", assumed()).unwrap();
    assert_eq!(rows(&bytes), WANTED);
}

#[test]
fn cells_of_a_page_reach_down_and_tables_stand_in_tables() {
    let page = "<table><tr><td>Управление<td>\
        <table><tr><th>№<th>Мероприятие<th>Срок<th>Ответственный</tr>\
        <tr><td rowspan=2>1<td rowspan=2>Сбор<td>май 2024<td>УО</tr><tr><td>июнь 2024<td><table><tr><td>ОО</table></tr>\
        <tr><td>2<td>Отчёт<td>июль 2024<td>УО</tr></table></td></tr></table>";
    let paper = plan::pasted(page).unwrap();
    assert_eq!(
        printed(&paper),
        [
            "Управление",
            "№ | Мероприятие | Срок | Ответственный",
            "1 | Сбор | май 2024 | УО",
            "^ | ^ | июнь 2024 | ОО",
            "2 | Отчёт | июль 2024 | УО",
        ]
    );
}

#[test]
fn tabs_as_word_and_excel_copy_them() {
    let text = "План\n\n№\tМероприятие\tСрок\tОтветственные\nНачало\t\t\t\n1.\tВстреча\tмай 2024\tУО\n\n2.\tОтчёт\tиюнь 2024\t\"ОО,\nДО\"\n";
    assert_eq!(pasted(text), WANTED);
    let plain = "№\tМероприятие\tСрок\tОтветственные\nНачало\n1.\tВстреча\tмай 2024\tУО\n2.\tОтчёт\tиюнь 2024\tОО, ДО";
    assert_eq!(pasted(plain), WANTED);
    let broken = "№\tМероприятие\tСрок\tОтветственные\n1.\tВстреча\nс наставником\tмай 2024\tУО\n2.\tОтчёт\tиюнь 2024\tОО";
    assert_eq!(pasted(broken).len(), 2);
}

#[test]
fn bars_aligned_columns_and_a_cell_on_each_line() {
    let bars = "| № | Мероприятие | Срок | Ответственные |\n|---|:--|---|---|\n| Начало | | | |\n| 1. | Встреча | май 2024 | УО |\n| 2. | Отчёт | июнь 2024 | ОО,<br>ДО |\n";
    assert_eq!(pasted(bars), WANTED);
    let aligned = "\
№    Мероприятие     Срок         Ответственные
------------------------------------------------
1.   Встреча пар     май 2024     УО
     и групп
2.   Отчёт           июнь 2024    ОО, ДО
";
    assert_eq!(
        pasted(aligned),
        [
            " > 1. Встреча пар и групп / май 2024 / УО",
            " > 2. Отчёт / июнь 2024 / ОО, ДО"
        ]
    );
    let listed = "План\n\n№\nМероприятие\nСрок\nОтветственные\n\nНачало\n\n1.\nВстреча\nмай 2024\nУО\n\n2.\nОтчёт\nиюнь 2024\nОО, ДО\n";
    assert_eq!(pasted(listed), WANTED);
    let tabbed = "\tНаправление 1. Люди\n\n\t№п/п\n\tНаименование мероприятий\n\tОтветственный\n\tРезультаты\n\tСроки\n\n\t1.\n\tВстреча\n\tМНЦ\n\t\n\tмай\n2024\n\n\t\n\t\n\nНаправление 2. Итоги\n\n\t1.\n\tОтчёт\n\tМНЦ\n\n\tОтчёт\n\tиюнь 2024\n";
    assert_eq!(
        pasted(tabbed),
        [
            "Направление 1. Люди > 1. Встреча / май 2024 / МНЦ",
            "Направление 2. Итоги > 1. Отчёт / июнь 2024 / МНЦ"
        ]
    );
}
