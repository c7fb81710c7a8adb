//! The archive of everything about one person as one file (152-ФЗ art. 14): for machines, for reading, and the consents as
//! they were signed.

use std::io::{Cursor, Write};

use domain::clock::Date;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};
use serde::Serialize;
use serde_json::{Map, Value};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::consent::ConsentText;
use crate::error::DocumentError;
use crate::words::{archive as words, date};

/// Rows of one kind.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ArchivePart {
    /// The kind, a word that stays.
    pub kind: &'static str,
    /// Whether all rows are there.
    pub complete: bool,
    /// The rows by their columns.
    pub rows: Vec<Map<String, Value>>,
}

/// What is put together.
#[derive(Debug)]
pub struct Archive {
    /// Whose.
    pub person: String,
    /// As of which day.
    pub on: Date,
    /// The parts.
    pub parts: Vec<ArchivePart>,
    /// The consents with a kept text.
    pub consents: Vec<ConsentText>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole<'a> {
    person: &'a str,
    prepared_on: Date,
    parts: &'a [ArchivePart],
}

/// The file: `my-data.json`, «Мои данные.xlsx» and a folder with the texts of consents as .docx.
///
/// # Errors
/// [`DocumentError::Zip`] and those of what is in it.
pub fn archive(archive: &Archive) -> Result<Vec<u8>, DocumentError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let whole = Whole {
        person: &archive.person,
        prepared_on: archive.on,
        parts: &archive.parts,
    };
    put(
        &mut zip,
        "my-data.json",
        &serde_json::to_vec_pretty(&whole)?,
    )?;
    put(&mut zip, "Мои данные.xlsx", &workbook(archive)?)?;
    for (at, text) in archive.consents.iter().enumerate() {
        let day = text.given_on.map(date::short).unwrap_or_default();
        let name = format!("consents/{:02} {day}.docx", at + 1);
        put(&mut zip, &name, &crate::docx::consent(text)?)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn put(
    zip: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    bytes: &[u8],
) -> Result<(), DocumentError> {
    zip.start_file(name, SimpleFileOptions::default())?;
    let written = zip.write_all(bytes);
    written.map_err(|error| DocumentError::Zip(error.into()))
}

/// A sheet for each kind that has rows; columns that say nothing to a reader are in the JSON alone.
fn workbook(archive: &Archive) -> Result<Vec<u8>, DocumentError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Содержание")?;
    sheet.set_column_width(0, 60.0)?;
    let bold = Format::new().set_bold();
    sheet.write_string_with_format(0, 0, "Что хранится обо мне в системе «Наставник»", &bold)?;
    sheet.write_string(
        1,
        0,
        format!(
            "{}, по состоянию на {}",
            archive.person,
            date::short(archive.on)
        ),
    )?;
    for (row, part) in (3_u32..).zip(&archive.parts) {
        sheet.write_string(row, 0, words::title(part.kind))?;
        let many = u32::try_from(part.rows.len()).unwrap_or(u32::MAX);
        sheet.write_number(row, 1, many)?;
        if !part.complete {
            sheet.write_string(row, 2, "показаны не все строки")?;
        }
    }
    for part in archive.parts.iter().filter(|part| !part.rows.is_empty()) {
        let sheet = book.add_worksheet();
        sheet.set_name(words::title(part.kind))?;
        fill(sheet, part, &bold)?;
    }
    Ok(book.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, part: &ArchivePart, bold: &Format) -> Result<(), DocumentError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let Some(first) = part.rows.first() else {
        return Ok(());
    };
    let columns = first
        .keys()
        .filter_map(|name| Some((name, words::heading(name)?)));
    let columns: Vec<_> = columns.collect();
    sheet.set_freeze_panes(1, 0)?;
    for (at, (_, heading)) in (0_u16..).zip(&columns) {
        sheet.set_column_width(at, 24.0)?;
        sheet.write_string_with_format(0, at, *heading, bold)?;
    }
    for (line, row) in (1_u32..).zip(&part.rows) {
        for (at, (name, _)) in (0_u16..).zip(&columns) {
            let text = row.get(*name).map(shown).unwrap_or_default();
            // A string cell: whatever it begins with, it is never computed.
            let text: String = text.chars().take(32_000).collect();
            sheet.write_string_with_format(line, at, text, &wrapped)?;
        }
    }
    Ok(())
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "да".to_owned(),
        Value::Bool(false) => "нет".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => said(text),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => fields.values().map(shown).collect::<Vec<_>>().join("; "),
    }
}

/// A day and an instant as they are read here, a code in words, any other text as it is.
fn said(text: &str) -> String {
    if let Ok(day) = text.parse::<Date>() {
        return date::short(day);
    }
    if let Ok(at) = text.parse::<domain::clock::Timestamp>() {
        let zone = domain::clock::Zone::default();
        return date::short(zone.date(at));
    }
    words::value(text).map_or_else(|| text.to_owned(), str::to_owned)
}
