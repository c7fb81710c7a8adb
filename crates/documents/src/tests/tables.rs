//! Tables in and out.

use std::io::{Cursor, Write};

use domain::clock::Date;
use domain::import::{FileProblem, ImportKind, Mapping, Remark, Sheet};
use rust_xlsxwriter::{Format, Workbook};
use zip::write::SimpleFileOptions;

use crate::table::{self, Column, Layout, TableFormat, TableWriter, Value};
use crate::words::import::VOCABULARY;

fn texts(sheet: &Sheet) -> Vec<(u32, Vec<&str>)> {
    sheet
        .lines
        .iter()
        .map(|line| {
            (
                line.number,
                line.cells.iter().map(|cell| cell.text.as_str()).collect(),
            )
        })
        .collect()
}

fn people(bytes: &[u8]) -> Result<Sheet, FileProblem> {
    table::read(bytes, ImportKind::People)
}

fn day(year: i32, month: u32, day: u32) -> Option<Date> {
    Date::from_ymd_opt(year, month, day)
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

#[test]
fn headings_are_found_below_a_title_and_totals_are_left_out() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        sheet
            .merge_range(0, 0, 0, 3, "Список педагогов", &Format::new())
            .unwrap();
        for (column, text) in (0..).zip(["№", "Ф.И.О.", "Должность", "Дата приёма"])
        {
            sheet.write_string(2, column, text).unwrap();
            sheet
                .write_number(3, column, f64::from(column + 1))
                .unwrap();
        }
        sheet.write_number(4, 0, 1).unwrap();
        sheet.write_string(4, 1, "Берёзкина Анна Павловна").unwrap();
        sheet.write_string(4, 2, "учитель").unwrap();
        let format = Format::new().set_num_format("dd.mm.yyyy");
        let at = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 9, 1).unwrap();
        sheet
            .write_datetime_with_format(4, 3, &at, &format)
            .unwrap();
        sheet.write_string(6, 1, "Клёнов Иван Ильич").unwrap();
        sheet.write_string(6, 3, "1 сентября 2020 г.").unwrap();
        sheet.write_string(7, 0, "Итого: 2").unwrap();
        book.add_worksheet().write_string(0, 0, "ФИО").unwrap();
    });

    let sheet = people(&bytes).unwrap();

    assert_eq!(sheet.heading_row, 3);
    assert_eq!(
        texts(&sheet),
        [
            (
                5,
                vec!["1", "Берёзкина Анна Павловна", "учитель", "01.09.2024"]
            ),
            (7, vec!["", "Клёнов Иван Ильич", "", "1 сентября 2020 г."]),
        ]
    );
    let dates: Vec<_> = sheet
        .lines
        .iter()
        .filter_map(|line| line.cell(3)?.date)
        .collect();
    assert_eq!(dates, [day(2024, 9, 1).unwrap(), day(2020, 9, 1).unwrap()]);
    assert_eq!(
        sheet.remarks,
        [
            Remark::ColumnNumbers { row: 4 },
            Remark::Totals { row: 8 },
            Remark::OtherSheets { count: 1 }
        ]
    );
    let mapping = Mapping::guess(ImportKind::People, &sheet.headings, &VOCABULARY);
    assert_eq!(mapping.missing(ImportKind::People), []);
}

#[test]
fn a_cell_that_spans_lines_is_read_in_each_of_them() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        for (column, text) in (0..).zip(["ФИО", "Должность", "Дата приёма"]) {
            sheet.write_string(0, column, text).unwrap();
        }
        for (row, name) in (1..).zip(["Берёзкина Анна", "Клёнов Иван"]) {
            sheet.write_string(row, 0, name).unwrap();
        }
        sheet
            .merge_range(1, 1, 2, 1, "учитель", &Format::new())
            .unwrap();
    });

    let sheet = people(&bytes).unwrap();

    let positions: Vec<_> = sheet
        .lines
        .iter()
        .filter_map(|line| Some(line.cell(1)?.text.as_str()))
        .collect();
    assert_eq!(positions, ["учитель", "учитель"]);
    assert_eq!(sheet.remarks, [Remark::Merged { row: 2, column: 1 }]);
}

#[test]
fn text_files_are_read_in_their_own_encoding_and_by_their_own_separator() {
    let text =
        "ФИО;Должность;Дата приёма\n\n\"Берёзкина\nАнна\";учитель;01.09.2024\nКлёнов Иван;;\n";
    let cp1251 = encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let tabs = text.replace(';', "\t").into_bytes();
    let commas = text.replace(';', ",").into_bytes();
    let told = format!("sep=;\n{text}").into_bytes();
    for (bytes, shift) in [
        (text.as_bytes().to_vec(), 0),
        (cp1251, 0),
        (marked, 0),
        (utf16, 0),
        (tabs, 0),
        (commas, 0),
        (told, 1),
    ] {
        let sheet = people(&bytes).unwrap();
        assert_eq!(
            texts(&sheet),
            [
                (3 + shift, vec!["Берёзкина\nАнна", "учитель", "01.09.2024"]),
                (4 + shift, vec!["Клёнов Иван"]),
            ]
        );
    }
}

#[test]
fn what_is_no_table_is_called_by_its_name() {
    let docx = archive(&[("word/document.xml", b"<w/>".as_slice())]);
    let ods = archive(&[
        ("mimetype", b"x".as_slice()),
        ("content.xml", b"<o/>".as_slice()),
    ]);
    let wide = |name: &str| -> Vec<u8> {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xd0\xcf\x11\xe0".iter().copied().chain(name).collect()
    };
    for (bytes, problem) in [
        (docx, FileProblem::WordFile),
        (ods, FileProblem::OpenDocument),
        (archive(&[("a.txt", b"a".as_slice())]), FileProblem::Unknown),
        (
            archive(&[("xl/workbook.xml", b"nonsense".as_slice())]),
            FileProblem::Damaged,
        ),
        (wide("Workbook"), FileProblem::OldExcel),
        (wide("EncryptedPackage"), FileProblem::Encrypted),
        (wide("WordDocument"), FileProblem::WordFile),
        (b"%PDF-1.7".to_vec(), FileProblem::Pdf),
        (b"\x89PNG\r\n".to_vec(), FileProblem::Picture),
        (b"\x01\x02\x03".to_vec(), FileProblem::Unknown),
        (b"PK\x03\x04broken".to_vec(), FileProblem::Damaged),
        (Vec::new(), FileProblem::Empty),
        (b"  \n".to_vec(), FileProblem::Empty),
        ("слово".into(), FileProblem::NoHeadings),
        ("ФИО;Должность\n".into(), FileProblem::Empty),
        (vec![b'a'; table::MAX_BYTES + 1], FileProblem::TooLarge),
    ] {
        assert_eq!(people(&bytes).unwrap_err(), problem);
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![0; 101 * 1024 * 1024];
    let bytes = archive(&[
        ("xl/workbook.xml", b"<workbook/>".as_slice()),
        ("xl/worksheets/sheet1.xml", zeros.as_slice()),
    ]);
    assert!(
        bytes.len() < 1024 * 1024,
        "a bomb is small: {}",
        bytes.len()
    );
    assert_eq!(people(&bytes).unwrap_err(), FileProblem::TooLarge);

    let many: Vec<(String, &[u8])> = (0..1_001)
        .map(|n| (format!("xl/{n}"), b"".as_slice()))
        .collect();
    let mut many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    many.push(("xl/workbook.xml", b"<workbook/>"));
    assert_eq!(people(&archive(&many)).unwrap_err(), FileProblem::TooLarge);
}

#[test]
fn a_sheet_has_limits() {
    let wide = book(|book| {
        book.add_worksheet().write_string(0, 16_000, "ФИО").unwrap();
    });
    assert_eq!(people(&wide).unwrap_err(), FileProblem::TooManyColumns);
    let long = format!("ФИО;Должность\n{}", "Ли;учитель\n".repeat(50_000));
    assert_eq!(
        people(long.as_bytes()).unwrap_err(),
        FileProblem::TooManyRows
    );
    let huge = format!("ФИО;Должность\n{};учитель\n", "а".repeat(40_000));
    assert_eq!(
        people(huge.as_bytes()).unwrap_err(),
        FileProblem::CellTooLong
    );
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn layout() -> Layout {
    let column = |heading: &str| Column {
        heading: heading.to_owned(),
        width: 20,
    };
    Layout {
        title: "Люди".to_owned(),
        remarks: vec!["СОШ № 1".to_owned(), "на 15.11.2026".to_owned()],
        columns: vec![
            column("ФИО"),
            column("Должность"),
            column("Дата приёма"),
            column("Телефон"),
        ],
    }
}

fn written(format: TableFormat, first: &str) -> Vec<u8> {
    let mut writer = TableWriter::begin(format, &layout()).unwrap();
    let row = [
        Value::Text(first.to_owned()),
        Value::Text("учитель; \"классный\"".to_owned()),
        Value::day(day(2024, 9, 1)),
        Value::text(Some("+7 900 000-00-00")),
    ];
    writer.row(&row).unwrap();
    writer
        .row(&[
            Value::Blank,
            Value::Text("завхоз".to_owned()),
            Value::Blank,
            Value::Number(5.5),
        ])
        .unwrap();
    writer.finish().unwrap()
}

#[test]
fn what_is_written_is_read_again_formulas_as_text() {
    for format in TableFormat::ALL {
        for first in ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "Иванова Мария"] {
            let sheet = people(&written(format, first)).unwrap();
            let line = sheet.lines.first().unwrap();
            let cells: Vec<_> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
            assert_eq!(
                cells,
                [
                    first,
                    "учитель; \"классный\"",
                    "01.09.2024",
                    "+7 900 000-00-00"
                ]
            );
            assert_eq!(line.cell(2).unwrap().date, day(2024, 9, 1));
        }
    }
    let text = String::from_utf8(written(TableFormat::Csv, "=1+1")).unwrap();
    assert!(text.starts_with("\u{feff}ФИО;"));
    assert!(text.contains("\r\n'=1+1;"), "{text}");
    assert!(text.contains(";'+7 900"), "{text}");
}

#[test]
fn every_template_is_understood_column_by_column() {
    for kind in ImportKind::ALL {
        let bytes = table::template(kind).unwrap();
        assert_eq!(
            table::read(&bytes, kind).unwrap_err(),
            FileProblem::Empty,
            "only headings"
        );
        let headings: Vec<_> = kind
            .fields()
            .iter()
            .map(|field| crate::words::import::heading(*field))
            .collect();
        let line = headings.iter().map(|_| "x").collect::<Vec<_>>().join(";");
        let text = format!("{}\n{line}\n", headings.join(";"));
        let sheet = table::read(text.as_bytes(), kind).unwrap();
        let mapping = Mapping::guess(kind, &sheet.headings, &VOCABULARY);
        assert_eq!(mapping.missing(kind), [], "{kind:?}");
        for (column, field) in mapping.pairs() {
            let heading = headings.get(*column as usize).unwrap();
            assert_eq!(crate::words::import::heading(*field), *heading);
        }
    }
}
