//! The empty form for each kind of file: headings, the values that a column takes, and how to fill it in.

use domain::import::{Field, ImportKind};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Formula, Workbook,
};

use crate::error::DocumentError;
use crate::words::import::{heading, labels};

/// Lines for which the values of a column are checked.
const LINES: u32 = 5_000;

/// The form as a workbook.
pub fn template(kind: ImportKind) -> Result<Vec<u8>, DocumentError> {
    let fields = columns(kind);
    let mut workbook = Workbook::new();
    let bold = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color("#E8EFEA");
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let form = workbook.add_worksheet();
    form.set_name("Заполните")?;
    for (column, field) in (0_u16..).zip(&fields) {
        form.write_string_with_format(0, column, heading(*field), &bold)?;
        form.set_column_width(column, width(*field))?;
        if is_day(*field) {
            form.set_column_format(column, &day)?;
        }
        let values = labels(*field);
        if !values.is_empty() {
            let last = u32::try_from(values.len()).unwrap_or(1) + 1;
            let letters = domain::import::column_letters(column.into());
            let list = format!("'Значения'!${letters}$2:${letters}${last}");
            let mut rule = DataValidation::new().allow_list_formula(Formula::new(list));
            if takes_several(*field) {
                rule = rule
                    .set_error_style(DataValidationErrorStyle::Information)
                    .set_error_message("Несколько значений разделите точкой с запятой.")?;
            }
            form.add_data_validation(1, column, LINES, column, &rule)?;
        }
    }
    form.set_freeze_panes(1, 0)?;

    let guide = workbook.add_worksheet();
    guide.set_name("Как заполнять")?;
    guide.set_column_width(0, 34)?;
    guide.set_column_width(1, 14)?;
    guide.set_column_width(2, 60)?;
    for (column, text) in (0_u16..).zip(["Столбец", "Обязателен", "Что писать"])
    {
        guide.write_string_with_format(0, column, text, &bold)?;
    }
    for (row, field) in (1_u32..).zip(&fields) {
        let required = kind.required().contains(field);
        guide.write_string(row, 0, heading(*field))?;
        guide.write_string(row, 1, if required { "да" } else { "нет" })?;
        guide.write_string(row, 2, example(*field))?;
    }

    let values = workbook.add_worksheet();
    values.set_name("Значения")?;
    for (column, field) in (0_u16..).zip(&fields) {
        let list = labels(*field);
        if list.is_empty() {
            continue;
        }
        values.write_string_with_format(0, column, heading(*field), &bold)?;
        values.set_column_width(column, 40)?;
        for (row, text) in (1_u32..).zip(list) {
            values.write_string(row, column, text)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// The columns of the form: a name in one cell, experience as years.
fn columns(kind: ImportKind) -> Vec<Field> {
    let spare = [
        Field::LastName,
        Field::FirstName,
        Field::Patronymic,
        Field::TeachingSince,
        Field::School,
    ];
    let all = kind.fields().iter().copied();
    all.filter(|field| !spare.contains(field)).collect()
}

fn is_day(field: Field) -> bool {
    matches!(
        field,
        Field::BirthDate
            | Field::StartedOn
            | Field::TeachingSince
            | Field::PeriodFrom
            | Field::PeriodUntil
            | Field::OrderDate
    )
}

fn takes_several(field: Field) -> bool {
    matches!(field, Field::Topics | Field::Formats | Field::Categories)
}

fn width(field: Field) -> f64 {
    match field {
        Field::FullName
        | Field::Position
        | Field::Topics
        | Field::Formats
        | Field::Categories
        | Field::Mentor
        | Field::MentorPosition
        | Field::Mentee
        | Field::MenteePosition
        | Field::RoleForm
        | Field::Format => 34.0,
        Field::Request | Field::Competences | Field::FullTitle | Field::Goal => 50.0,
        Field::ShortName | Field::OrganisationKind | Field::Email => 30.0,
        Field::LastName
        | Field::FirstName
        | Field::Patronymic
        | Field::BirthDate
        | Field::Phone
        | Field::School
        | Field::Subject
        | Field::StartedOn
        | Field::TeachingYears
        | Field::TeachingSince
        | Field::PedagogicalEducation
        | Field::Transferred
        | Field::Subjects
        | Field::Capacity
        | Field::MentorBorn
        | Field::MenteeBorn
        | Field::PeriodFrom
        | Field::PeriodUntil
        | Field::OrderNumber
        | Field::OrderDate => 20.0,
    }
}

fn example(field: Field) -> &'static str {
    match field {
        Field::FullName => "Фамилия, имя и отчество через пробел: Берёзкина Анна Павловна",
        Field::LastName => "Берёзкина",
        Field::FirstName => "Анна",
        Field::Patronymic => "Павловна",
        Field::BirthDate => "Дата: 17.05.1990. По ней различают однофамильцев",
        Field::Email => "Один адрес: anna@example.org",
        Field::Phone => "Номер: +7 900 000-00-00",
        Field::School => "Название своей организации",
        Field::Position => "учитель математики",
        Field::Subject => "математика",
        Field::StartedOn => "Дата приёма в организацию: 01.09.2024",
        Field::TeachingYears => "Полных лет: 5. Пусто у тех, кто не ведёт педагогическую работу",
        Field::TeachingSince => "Дата: 01.09.2019",
        Field::PedagogicalEducation => "да или нет; пусто — как «да»",
        Field::Transferred => "да или нет; пусто — как «нет»",
        Field::Competences => "Через точку с запятой: формирующее оценивание; работа с классом",
        Field::Subjects => "Через точку с запятой: физика; астрономия",
        Field::Topics | Field::Formats | Field::Categories => {
            "Значения с листа «Значения», несколько — через точку с запятой"
        }
        Field::Capacity => "Число от 1 до 12",
        Field::Request => "Своими словами: трудно удерживать внимание класса",
        Field::ShortName => "Как все её называют, в муниципалитете одно такое: СОШ № 1",
        Field::FullTitle => "Название по уставу",
        Field::OrganisationKind => "Значение с листа «Значения»; пусто — по названию",
        Field::Mentor | Field::Mentee => {
            "Фамилия, имя и отчество: Берёзкина Анна Павловна. Человек уже внесён в «Люди» и в банк"
        }
        Field::MentorBorn | Field::MenteeBorn => {
            "Дата или год: 17.05.1990 или 1990. Нужно, если есть однофамильцы"
        }
        Field::MentorPosition | Field::MenteePosition => {
            "учитель математики. Нужно, если есть однофамильцы"
        }
        Field::RoleForm => "Значение с листа «Значения»; пусто — «педагог – педагог»",
        Field::Format => "Значение с листа «Значения»; пусто — «один на один»",
        Field::Goal => "Своими словами: освоить формирующее оценивание",
        Field::PeriodFrom => "Дата: 01.09.2026",
        Field::PeriodUntil => "Дата: 31.05.2027",
        Field::OrderNumber => "Как в бумажном приказе: 15-н",
        Field::OrderDate => "Дата бумажного приказа: 01.09.2026",
    }
}
