//! Plans in Word and Excel files.

use std::io::{Cursor, Write};

use docx_rs::{
    AbstractNumbering, Delete, Docx, IndentLevel, Insert, Level, LevelJc, LevelText, NumberFormat,
    Numbering, NumberingId, Paragraph, Run, Start, Table, TableCell, TableRow, VMergeType,
};
use domain::clock::Date;
use domain::roadmap::plan::{Block, Doubt, Merged, Paper, PlanReading, columns};
use domain::roadmap::term::Period;
use rust_xlsxwriter::{Format, Workbook};
use zip::write::SimpleFileOptions;

use crate::plan;

pub(super) fn assumed() -> Period {
    let day = |year, month, day| Date::from_ymd_opt(year, month, day).unwrap();
    Period {
        from: day(2023, 9, 1),
        to: day(2024, 8, 31),
    }
}

pub(super) fn rows(reading: &PlanReading) -> Vec<String> {
    let rows = reading.draft.rows.iter();
    rows.map(|row| {
        format!(
            "{} > {} {} / {} / {}",
            row.sections.join(" > "),
            row.number.as_deref().unwrap_or("–"),
            row.activity,
            row.term,
            row.responsible
        )
    })
    .collect()
}

/// The blocks in short: paragraphs, and rows with `|`, `<` for a place at the left's, `^` for one of the cell above.
pub(super) fn printed(paper: &Paper) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.printed()),
            Block::Table(table) => lines.extend(table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| match cell.merged {
                    Merged::No => cell.text.replace('\n', "\\"),
                    Merged::Left => "<".to_owned(),
                    Merged::Above => "^".to_owned(),
                });
                cells.collect::<Vec<_>>().join(" | ")
            })),
        }
    }
    lines
}

fn text(text: &str) -> Paragraph {
    let mut run = Run::new();
    for (at, line) in text.split('\\').enumerate() {
        if at > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    Paragraph::new().add_run(run)
}

fn cell(said: &str) -> TableCell {
    TableCell::new().add_paragraph(text(said))
}

fn row(said: &str) -> TableRow {
    TableRow::new(said.split('|').map(|said| cell(said.trim())).collect())
}

/// A row of one cell over `wide` columns.
fn section(said: &str, wide: usize) -> TableRow {
    TableRow::new(vec![cell(said).grid_span(wide)])
}

fn file(docx: Docx) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).unwrap();
    bytes.into_inner()
}

/// An archive of these parts.
pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with this body.
pub(super) fn body(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("word/document.xml", &document)])
}

#[test]
fn an_order_with_merged_sections_and_a_table_on_two_pages() {
    let head =
        "Сроки исполнения | № п/п | Ответственный исполнитель | Мероприятия | Ожидаемый результат";
    let docx = Docx::new()
        .add_paragraph(text("ОТДЕЛ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ЭНСКОГО РАЙОНА"))
        .add_paragraph(text("ПРИКАЗ"))
        .add_paragraph(text("от 31.08.2023 № 145"))
        .add_paragraph(text("План мероприятий"))
        .add_paragraph(text("по наставничеству на 2023/2024 учебный год"))
        .add_table(Table::new(vec![
            row(head),
            row("1 | 2 | 3 | 4 | 5"),
            section("ПОДГОТОВИТЕЛЬНЫЙ ЭТАП", 5),
            section("Порядок и нормы", 5),
            row("сентябрь 2023 г. | 1 | УО\\ОО | Приказ о начале | Приказ"),
            row("октябрь 2023 г. | 2 | куратор | Сбор анкет | Банк"),
        ]))
        .add_table(Table::new(vec![
            row(head),
            section("ОСНОВНОЙ ЭТАП", 5),
            row("в течение года | 3 | наставники | Встречи пар | Журнал"),
        ]));
    let reading = plan::plan_of(&file(docx), "plan.docx", assumed()).unwrap();
    assert_eq!(
        rows(&reading),
        [
            "ПОДГОТОВИТЕЛЬНЫЙ ЭТАП > Порядок и нормы > 1 Приказ о начале / сентябрь 2023 г. / УО ОО",
            "ПОДГОТОВИТЕЛЬНЫЙ ЭТАП > Порядок и нормы > 2 Сбор анкет / октябрь 2023 г. / куратор",
            "ОСНОВНОЙ ЭТАП > 3 Встречи пар / в течение года / наставники",
        ]
    );
    assert_eq!(reading.draft.rows[2].places, [9]);
    assert_eq!(reading.head.order_number.unwrap().value, "145");
    assert_eq!(
        reading.head.organisation.unwrap().value,
        "ОТДЕЛ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ЭНСКОГО РАЙОНА"
    );
    assert_eq!(reading.head.stages.len(), 2);
}

#[test]
fn cells_merged_down_belong_to_all_their_rows() {
    let above = |said: &str| cell(said).vertical_merge(VMergeType::Restart);
    let more = || {
        TableCell::new()
            .vertical_merge(VMergeType::Continue)
            .add_paragraph(Paragraph::new())
    };
    let docx = Docx::new().add_table(Table::new(vec![
        row("№ | Мероприятие | Дата | Исполнители"),
        TableRow::new(vec![
            above("1"),
            above("Мониторинг"),
            cell("май 2024"),
            cell("УО"),
        ]),
        TableRow::new(vec![more(), more(), cell("июнь 2024"), cell("ОО")]),
        TableRow::new(vec![
            cell("2"),
            cell("Отчёт"),
            above("июль 2024"),
            cell("УО"),
        ]),
        TableRow::new(vec![cell("3"), cell("Сборник"), more(), cell("ОО")]),
    ]));
    let reading = plan::plan_of(&file(docx), "", assumed()).unwrap();
    assert_eq!(
        printed(&reading.paper)[2..],
        [
            "^ | ^ | июнь 2024 | ОО",
            "2 | Отчёт | июль 2024 | УО",
            "3 | Сборник | ^ | ОО"
        ]
    );
    assert_eq!(
        rows(&reading),
        [
            " > 1 Мониторинг / май 2024 / УО",
            " > 1 Мониторинг / июнь 2024 / ОО",
            " > 2 Отчёт / июль 2024 / УО",
            " > 3 Сборник / июль 2024 / ОО",
        ]
    );
    assert!(
        reading.draft.rows[1]
            .doubts
            .contains(&Doubt::ActivityShared)
    );
}

#[test]
fn two_lines_in_a_cell_for_two_bodies_are_two_rows() {
    let docx = Docx::new().add_table(Table::new(vec![
        row("№ | Мероприятие | Срок | Ответственные"),
        TableRow::new(vec![
            cell("1"),
            cell("Сбор данных"),
            TableCell::new()
                .add_paragraph(text("Май 2024"))
                .add_paragraph(text("Июнь 2024")),
            cell("УО, МНЦ\\ОО"),
        ]),
    ]));
    let reading = plan::plan_of(&file(docx), "", assumed()).unwrap();
    assert_eq!(
        rows(&reading),
        [
            " > 1 Сбор данных / Май 2024 / УО, МНЦ",
            " > 1 Сбор данных / Июнь 2024 / ОО"
        ]
    );
}

#[test]
fn automatic_numbers_are_written_out_and_changes_are_followed() {
    let level = |at, text| {
        Level::new(
            at,
            Start::new(1),
            NumberFormat::new("decimal"),
            LevelText::new(text),
            LevelJc::new("left"),
        )
    };
    let numbered = |at| Paragraph::new().numbering(NumberingId::new(2), IndentLevel::new(at));
    let number = |at| TableCell::new().add_paragraph(numbered(at));
    let docx = Docx::new()
        .add_abstract_numbering(
            AbstractNumbering::new(2)
                .add_level(level(0, "%1."))
                .add_level(level(1, "%1.%2.")),
        )
        .add_numbering(Numbering::new(2, 2))
        .add_table(Table::new(vec![
            row("№ | Мероприятие | Срок | Ответственные"),
            TableRow::new(vec![number(0), cell("Начало").grid_span(3)]),
            TableRow::new(vec![
                number(1),
                cell("Встреча"),
                cell("май 2024"),
                cell("УО"),
            ]),
            TableRow::new(vec![
                number(1),
                TableCell::new().add_paragraph(
                    Paragraph::new()
                        .add_run(Run::new().add_text("Отчёт"))
                        .add_delete(Delete::new().add_run(Run::new().add_delete_text(" старый")))
                        .add_insert(Insert::new(Run::new().add_text(" новый"))),
                ),
                cell("июнь 2024"),
                cell("ОО"),
            ]),
            TableRow::new(vec![number(0), cell("Конец").grid_span(3)]),
            TableRow::new(vec![
                number(1),
                cell("Итоги"),
                cell("июль 2024"),
                cell("УО"),
            ]),
        ]));
    let reading = plan::plan_of(&file(docx), "", assumed()).unwrap();
    assert_eq!(
        rows(&reading),
        [
            "Начало > 1.1. Встреча / май 2024 / УО",
            "Начало > 1.2. Отчёт новый / июнь 2024 / ОО",
            "Конец > 2.1. Итоги / июль 2024 / УО",
        ]
    );
}

#[test]
fn lists_start_anew_and_count_in_letters_and_roman_figures() {
    let numbering = "<w:numbering xmlns:w=\"w\">\
        <w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"russianLower\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
        <w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num>\
        <w:num w:numId=\"4\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>";
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"a\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"b\"><w:basedOn w:val=\"c\"/></w:style>\
        <w:style w:styleId=\"c\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style></w:styles>";
    let p = |list: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let styled = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let document = format!(
        "<w:document xmlns:w=\"w\"><w:body>{}{}{}{}{}{}{}{}{}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
        p("1", "a"),
        p("1", "b"),
        p("2", "c"),
        styled("b", "d"),
        p("3", "e"),
        p("4", "f"),
        p("0", "g"),
        p("99", "h"),
        styled("a", "i"),
    );
    let bytes = archive(&[
        ("word/document.xml", &document),
        ("word/numbering.xml", numbering),
        ("word/styles.xml", styles),
    ]);
    let paper = plan::read(&bytes, "").unwrap();
    assert_eq!(
        printed(&paper),
        [
            "III) a", "IV) b", "а) c", "б) d", "• e", "а) f", "g", "h", "i", "x"
        ]
    );
    let headings = paper
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Paragraph(one) if one.heading));
    assert_eq!(headings.count(), 1);
}

fn tc(text: &str) -> String {
    format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

fn tr(texts: &[&str]) -> String {
    let cells: String = texts.iter().map(|text| tc(text)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

#[test]
fn nested_tables_text_boxes_breaks_entities_and_what_was_deleted() {
    let plan_rows = format!(
        "{}{}<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>",
        tr(&["Мероприятие", "Срок", "Ответственный"]),
        tr(&["Встреча &amp; беседа &#8212; да", "май 2024", "УО"]),
        tc("удалено"),
    );
    let bytes = body(&format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>УТВЕРЖДЕН приказом</w:t><w:br/><w:t>от 31.08.2023 № 7</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
         <mc:Fallback><w:p><w:r><w:t>дважды</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>План</w:t><w:tab/><w:t>работы</w:t></w:r>\
         <w:del><w:r><w:t>прочь</w:t></w:r></w:del><w:moveFrom><w:r><w:t>прочь</w:t></w:r></w:moveFrom><w:ins><w:r><w:t> клуба</w:t></w:r></w:ins></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>В рамке</w:t></w:r></w:p><w:tbl>{plan_rows}</w:tbl><w:p/></w:tc></w:tr></w:tbl>"
    ));
    let reading = plan::plan_of(&bytes, "", assumed()).unwrap();
    assert_eq!(
        printed(&reading.paper),
        [
            "УТВЕРЖДЕН приказом\nот 31.08.2023 № 7",
            "План\tработы клуба",
            "В рамке",
            "Мероприятие | Срок | Ответственный",
            "Встреча & беседа — да | май 2024 | УО",
        ]
    );
    assert_eq!(reading.head.order_number.unwrap().value, "7");
}

#[test]
fn borders_that_are_a_hair_apart_make_no_columns() {
    let wide = |spans: [usize; 4], texts: [&str; 4]| {
        let cells = spans.iter().zip(texts).map(|(span, text)| {
            format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
        });
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let bytes = body(&format!(
        "<w:tbl>{}{}<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"8\"/></w:tcPr><w:p><w:r><w:t>Раздел</w:t></w:r></w:p></w:tc></w:tr>{}</w:tbl>",
        wide([1, 3, 2, 2], ["№", "Мероприятие", "Срок", "Исполнитель"]),
        wide([1, 2, 3, 2], ["1", "Сбор", "май 2024", "УО"]),
        wide([2, 2, 2, 2], ["2", "Отчёт", "июнь 2024", "ОО"]),
    ));
    let reading = plan::plan_of(&bytes, "", assumed()).unwrap();
    assert_eq!(
        rows(&reading),
        [
            " > 1 Сбор / май 2024 / УО",
            "Раздел > 2 Отчёт / июнь 2024 / ОО"
        ]
    );
}

#[test]
fn a_workbook_with_merged_regions_on_several_sheets() {
    let mut book = Workbook::new();
    let plain = Format::new();
    for (name, first) in [("Осень", 1_u32), ("Весна", 3)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet
            .merge_range(0, 0, 0, 4, "План работы на 2023-2024 учебный год", &plain)
            .unwrap();
        for (column, text) in
            (0..).zip(["Исполнитель", "№", "Содержание работы", "Дата", "Результат"])
        {
            sheet.write_string(2, column, text).unwrap();
        }
        sheet
            .merge_range(3, 0, 3, 4, &format!("Раздел «{name}»"), &plain)
            .unwrap();
        for at in 0..2_u32 {
            sheet
                .write_number(4 + at, 1, f64::from(first + at))
                .unwrap();
            sheet
                .write_string(4 + at, 2, format!("Дело {}", first + at))
                .unwrap();
        }
        sheet.merge_range(4, 0, 5, 0, "куратор", &plain).unwrap();
        sheet.write_string(4, 3, "март").unwrap();
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 4, 15).unwrap();
        sheet
            .write_datetime_with_format(5, 3, &date, &Format::new().set_num_format("dd.mm.yyyy"))
            .unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let reading = plan::plan_of(&bytes, "plan.xlsx", assumed()).unwrap();
    assert_eq!(
        rows(&reading),
        [
            "Раздел «Осень» > 1 Дело 1 / март / куратор",
            "Раздел «Осень» > 2 Дело 2 / 15.04.2024 / куратор",
            "Раздел «Весна» > 3 Дело 3 / март / куратор",
            "Раздел «Весна» > 4 Дело 4 / 15.04.2024 / куратор",
        ]
    );
    assert_eq!(
        reading.head.title.unwrap().value,
        "План работы на 2023-2024 учебный год"
    );
}

#[test]
fn lines_with_separators_in_both_encodings() {
    let text = "План;;;\n№;Мероприятие;Срок;Ответственные\n1;\"Сбор\nанкет\";май 2024;УО\n2;Отчёт;июнь 2024;ОО\n";
    let wanted = [
        " > 1 Сбор анкет / май 2024 / УО",
        " > 2 Отчёт / июнь 2024 / ОО",
    ];
    let utf = plan::plan_of(text.as_bytes(), "План.CSV", assumed()).unwrap();
    assert_eq!(rows(&utf), wanted);
    let (old, ..) = encoding_rs::WINDOWS_1251.encode(text);
    assert_eq!(
        rows(&plan::plan_of(&old, "plan.csv", assumed()).unwrap()),
        wanted
    );
}

#[test]
fn three_hundred_rows_in_any_order_of_columns() {
    let orders: [[usize; 4]; 4] = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]];
    for order in orders {
        let line = |cells: [String; 4]| {
            let cells = order.map(|at| cells[at].clone());
            row(&cells.join("|"))
        };
        let heads = [
            "№ п/п",
            "Наименование мероприятия",
            "Сроки проведения",
            "Ответственные лица",
        ];
        let mut lines = vec![line(heads.map(String::from))];
        lines.extend((1..=300).map(|at| {
            line([
                format!("{at}."),
                format!("Дело {at}"),
                "май 2024".to_owned(),
                "ОО".to_owned(),
            ])
        }));
        let reading = plan::plan_of(
            &file(Docx::new().add_table(Table::new(lines))),
            "",
            assumed(),
        )
        .unwrap();
        assert_eq!(reading.draft.rows.len(), 300);
        assert!(reading.draft.rows.iter().all(|row| row.doubts.is_empty()));
        assert_eq!(columns(&heads.map(String::from)).len(), 4);
    }
}
