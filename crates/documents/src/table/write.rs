//! Lists of ours as files, written line by line: a list of any length costs the memory of one line.

use domain::clock::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use crate::error::DocumentError;
use crate::words::date;

/// What a list is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableFormat {
    /// A workbook of Excel.
    Xlsx,
    /// Lines with semicolons, UTF-8 with the mark by which Excel knows it.
    Csv,
}

impl TableFormat {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// What it is called in HTTP.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// A column of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What it is headed with.
    pub heading: String,
    /// How many characters wide it is.
    pub width: u16,
}

/// What stands above a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layout {
    /// What the list is.
    pub title: String,
    /// Where it is from, of which day, by which filters; a line each.
    pub remarks: Vec<String>,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// A text, whatever it begins with.
    Text(String),
    /// A date.
    Day(Date),
    /// A number.
    Number(f64),
    /// Nothing.
    Blank,
}

impl Value {
    /// A text that may be missing.
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Blank, |text| Self::Text(text.to_owned()))
    }

    /// A date that may be missing.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }
}

/// The number of A4 among the sizes of sheets of Excel.
const A4: u8 = 9;

/// Writes a list.
pub struct TableWriter(Target);

enum Target {
    Xlsx(Box<Book>),
    Csv(Box<csv::Writer<Vec<u8>>>),
}

/// A workbook of one sheet or several, each a list with what stands above it.
pub(crate) struct Book {
    workbook: Workbook,
    sheet: usize,
    /// The row of the headings.
    head: u32,
    /// How many characters wide each column is.
    widths: Vec<u16>,
    next: u32,
    day: Format,
    wrapped: Format,
    over: Format,
}

impl TableWriter {
    /// Begins the file with what stands above the list.
    pub fn begin(format: TableFormat, layout: &Layout) -> Result<Self, DocumentError> {
        Ok(Self(match format {
            TableFormat::Xlsx => Target::Xlsx(Box::new(Book::begin(None, layout)?)),
            TableFormat::Csv => {
                let mut writer = csv::WriterBuilder::new()
                    .delimiter(b';')
                    .terminator(csv::Terminator::CRLF)
                    .from_writer("\u{feff}".as_bytes().to_vec());
                let headings = layout
                    .columns
                    .iter()
                    .map(|column| harmless(&column.heading));
                writer.write_record(headings)?;
                Target::Csv(Box::new(writer))
            }
        }))
    }

    /// Writes a line.
    pub fn row(&mut self, values: &[Value]) -> Result<(), DocumentError> {
        match &mut self.0 {
            Target::Xlsx(book) => book.row(values),
            Target::Csv(writer) => Ok(writer.write_record(values.iter().map(as_text))?),
        }
    }

    /// The file.
    pub fn finish(self) -> Result<Vec<u8>, DocumentError> {
        match self.0 {
            Target::Xlsx(book) => book.finish(),
            Target::Csv(writer) => {
                let bytes = writer.into_inner();
                bytes.map_err(|error| DocumentError::Csv(error.to_string()))
            }
        }
    }
}

impl Book {
    /// Begins the first sheet; Excel names one that has no name.
    pub(crate) fn begin(name: Option<&str>, layout: &Layout) -> Result<Self, DocumentError> {
        let mut book = Self {
            workbook: Workbook::new(),
            sheet: 0,
            head: 0,
            widths: Vec::new(),
            next: 0,
            day: Format::new()
                .set_num_format("dd.mm.yyyy")
                .set_align(FormatAlign::Left)
                .set_align(FormatAlign::Top),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            over: Format::new().set_bold().set_align(FormatAlign::Top),
        };
        book.open(name, layout)?;
        Ok(book)
    }

    /// Goes on with another sheet.
    pub(crate) fn another(&mut self, name: &str, layout: &Layout) -> Result<(), DocumentError> {
        self.close()?;
        self.sheet += 1;
        self.open(Some(name), layout)
    }

    fn open(&mut self, name: Option<&str>, layout: &Layout) -> Result<(), DocumentError> {
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        if let Some(name) = name {
            sheet.set_name(name)?;
        }
        sheet.set_landscape().set_paper_size(A4);
        sheet.set_print_fit_to_pages(1, 0);
        for (column, wanted) in (0_u16..).zip(&layout.columns) {
            sheet.set_column_width(column, f64::from(wanted.width))?;
        }
        let title = Format::new().set_bold().set_font_size(14.0);
        sheet.write_string_with_format(0, 0, &layout.title, &title)?;
        let mut next = 1;
        let grey = Format::new().set_font_color("#59615B");
        for remark in &layout.remarks {
            sheet.write_string_with_format(next, 0, remark, &grey)?;
            next += 1;
        }
        next += 1;
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_border_bottom(FormatBorder::Thin)
            .set_background_color("#E8EFEA");
        for (column, wanted) in (0_u16..).zip(&layout.columns) {
            sheet.write_string_with_format(next, column, &wanted.heading, &heading)?;
        }
        let widths: Vec<u16> = layout.columns.iter().map(|one| one.width).collect();
        let titles = layout.columns.iter().map(|one| one.heading.as_str());
        if let Some(height) = height(titles.zip(widths.iter().map(|width| width * 8 / 10))) {
            sheet.set_row_height(next, height)?;
        }
        sheet.set_freeze_panes(next + 1, 0)?;
        sheet.set_repeat_rows(next, next)?;
        self.head = next;
        self.widths = widths;
        self.next = next + 1;
        Ok(())
    }

    /// Puts a filter at the headings.
    fn close(&mut self) -> Result<(), DocumentError> {
        let (first, last) = (self.head, self.next.saturating_sub(1).max(self.head));
        let columns = u16::try_from(self.widths.len()).unwrap_or(u16::MAX);
        if let Some(right) = columns.checked_sub(1) {
            let sheet = self.workbook.worksheet_from_index(self.sheet)?;
            sheet.autofilter(first, 0, last, right)?;
        }
        Ok(())
    }

    /// The file.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, DocumentError> {
        self.close()?;
        Ok(self.workbook.save_to_buffer()?)
    }

    /// A line that is a heading of those below it, over the columns that stand empty beside it.
    pub(crate) fn over(&mut self, text: &str) -> Result<(), DocumentError> {
        let sheet = self.workbook.worksheet_from_index(self.sheet)?;
        sheet.write_string_with_format(self.next, 0, text, &self.over)?;
        self.next += 1;
        Ok(())
    }

    /// A line of the list.
    pub(crate) fn row(&mut self, values: &[Value]) -> Result<(), DocumentError> {
        let (row, day, wrapped) = (self.next, &self.day, &self.wrapped);
        let sheet = self.workbook.worksheet_from_index(self.sheet)?;
        let texts = values.iter().zip(&self.widths);
        let texts = texts.filter_map(|(value, width)| match value {
            Value::Text(text) => Some((text.as_str(), *width)),
            Value::Day(_) | Value::Number(_) | Value::Blank => None,
        });
        if let Some(height) = height(texts) {
            sheet.set_row_height(row, height)?;
        }
        for (column, value) in (0_u16..).zip(values) {
            write(sheet, (row, column), value, day, wrapped)?;
        }
        self.next += 1;
        Ok(())
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    day: &Format,
    wrapped: &Format,
) -> Result<(), DocumentError> {
    match value {
        Value::Blank => {}
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, *number, wrapped)?;
        }
        // A string cell: whatever it begins with, it is never computed.
        Value::Text(text) => {
            let text: String = text.chars().take(32_000).collect();
            sheet.write_string_with_format(row, column, text, wrapped)?;
        }
        Value::Day(date) => match excel_day(*date) {
            Some(at) => {
                sheet.write_datetime_with_format(row, column, &at, day)?;
            }
            None => {
                sheet.write_string(row, column, date::short(*date))?;
            }
        },
    }
    Ok(())
}

/// The height of a row in points, for texts in columns of so many characters; `None` for a row of one line. Excel finds it
/// by itself, other programs do not.
fn height<'t>(texts: impl Iterator<Item = (&'t str, u16)>) -> Option<f64> {
    let lines = texts.map(|(text, width)| {
        let width = usize::from(width.max(2));
        let one = |line: &str| (line.chars().count() * 11 / 10).div_ceil(width).max(1);
        text.lines().map(one).sum::<usize>()
    });
    let lines = lines.max().filter(|lines| *lines > 1)?;
    // No row is higher than 409 points.
    let lines = u16::try_from(lines.min(27)).ok()?;
    Some(f64::from(lines) * 15.0)
}

/// A day that Excel can count; it begins with 1900.
fn excel_day(date: Date) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let year = u16::try_from(date.year()).ok()?;
    let (month, day) = (
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    );
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn as_text(value: &Value) -> String {
    match value {
        Value::Text(text) => harmless(text),
        Value::Day(day) => date::short(*day),
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::Blank => String::new(),
    }
}

/// A text that a spreadsheet does not take for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
